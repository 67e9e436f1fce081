//! Two tabs on the browser's own database that do things at random, know nothing of each other, run
//! out of room, lose their connection and die between any two steps of a write. After every step
//! the store is compared with the model in `crash_model`.
//!
//! `ALONGSIDE_SEED` and `ALONGSIDE_STEPS`, set when the tests are built, take one seed of one's own
//! and more steps.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

use alongside::domain::check::Verdict;
use alongside::domain::command::Command;
use alongside::domain::situation::{CheckTaken, Field, Situation};
use alongside::state::AppState;
use alongside::state::keep::Change;
use alongside::state::lessons::reflection_field;
use alongside::state::situations::Given;
use alongside::state::store::Opening;
use alongside::storage::version::Version;
use alongside::storage::{Key, Record};
use leptos::prelude::*;
use wasm_bindgen_test::{console_log, wasm_bindgen_test};

use crate::broken::{self, idle, rows};
use crate::browser::{Replaced, owned, run, settled};
use crate::crash_model::{Fate, Kind, Model, held, word, words};
use crate::model::{TODAY, index};

/// Each is a run of its own.
const SEEDS: [u64; 4] = [1, 2026, 0x00a1_0e51, 77_777];
const STEPS: u32 = 600;
const LESSONS: [&str; 3] = ["L001", "L002", "L003"];
const SITUATIONS: [&str; 2] = ["s1", "s2"];
/// How far the clock jumps, in milliseconds: an hour, a day, ten years.
const JUMPS_MS: [f64; 3] = [3.6e6, 8.64e7, 3.156e11];

/// Numbers that look random and come again from the same seed (SplitMix64).
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % limit
    }

    fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len() as u64) as usize]
    }
}

/// A tab, under a number that no other ever had.
struct Tab {
    number: u32,
    app: AppState,
}

/// How something one tab does has gone so far.
#[derive(Clone, Default)]
struct Doing {
    /// The words it writes.
    words: Vec<u32>,
    /// What it said at its end, if it came to one.
    said: Rc<RefCell<Option<Fate>>>,
    /// For the report.
    told: String,
}

/// How often what happened.
#[derive(Default)]
struct Counts {
    steps: u32,
    crashes: u32,
    written_unheard: u32,
    refused: u32,
    disconnected: u32,
    reopened: u32,
    apart: u32,
}

struct World {
    dice: Dice,
    model: Model,
    tabs: Vec<Tab>,
    tabs_ever: u32,
    counts: Counts,
    log: Vec<String>,
    clock: Option<Replaced>,
    /// What was in the store after the last step.
    last: Vec<(String, String, String)>,
}

async fn open(number: u32) -> Tab {
    broken::tab(number);
    let opening = Opening::of_browser().await;
    let health = &opening.health;
    assert!(!health.memory_only, "the database did not open");
    assert_eq!((health.missing, health.damaged), (0, 0), "a false alarm");
    let app = owned(|| AppState::new(index(), TODAY, opening));
    Tab { number, app }
}

fn check(rule: String) -> Command {
    Command::Check(CheckTaken {
        model: "test".to_owned(),
        asked: Vec::new(),
        verdict: Verdict::StandBack,
        variant: "plain".to_owned(),
        rule,
        because: "Because.".to_owned(),
    })
}

impl World {
    async fn new(seed: u64) -> World {
        empty_database().await;
        let mut world = World {
            dice: Dice(seed),
            model: Model::default(),
            tabs: Vec::new(),
            tabs_ever: 0,
            counts: Counts::default(),
            log: Vec::new(),
            clock: None,
            last: Vec::new(),
        };
        let first = world.fresh_tab().await;
        let puts = SITUATIONS.map(|id| {
            let title = "The rota".to_owned();
            let fresh = Situation::new(id.to_owned(), TODAY);
            Record::Situation(Situation { title, ..fresh })
        });
        let puts = puts.to_vec();
        let removes = Vec::new();
        first.app.keep(Change { puts, removes }, |_| {});
        idle().await;
        let second = world.fresh_tab().await;
        world.tabs = vec![first, second];
        world.last = rows().await;
        world
    }

    async fn fresh_tab(&mut self) -> Tab {
        self.tabs_ever += 1;
        open(self.tabs_ever).await
    }

    /// The words a tab knows of, which it shows under this key.
    fn knows(&self, at: usize, key: &str) -> BTreeSet<u32> {
        let tab = &self.tabs[at];
        let key = Key::of_row(key);
        let shown = tab.app.ledger.with_untracked(|ledger| ledger.record(&key));
        let shown = shown.and_then(|record| words(&record.to_text()).pop());
        match shown {
            Some(number) => self.model.knowing(number),
            None => self.model.knowing_gone(key.as_str(), tab.number),
        }
    }

    fn knows_beside(&self, at: usize, key: &str) -> BTreeSet<u32> {
        let (texts, gone) = self.tabs[at].app.ledger.with_untracked(|ledger| {
            let beside = ledger.rows.beside(key);
            let texts = beside.iter().filter_map(|version| version.text());
            (
                texts.collect::<String>(),
                beside.iter().any(Version::is_gone),
            )
        });
        let known = words(&texts).into_iter();
        let mut known: BTreeSet<u32> = known.flat_map(|word| self.model.knowing(word)).collect();
        if gone {
            known.extend(self.model.knowing_gone(key, self.tabs[at].number));
        }
        known
    }

    fn begin(&mut self, at: usize, key: &str, kind: Kind) -> u32 {
        let known = match kind {
            Kind::Text => self.knows(at, key),
            // What stands beside a record goes with it.
            Kind::Gone => &self.knows(at, key) | &self.knows_beside(at, key),
            Kind::Fact | Kind::Entry | Kind::Draft => BTreeSet::new(),
        };
        let tab = self.tabs[at].number;
        self.model.begin(key, kind, tab, known)
    }

    /// Lets a tab begin to do something.
    fn act(&mut self, at: usize) -> Doing {
        let app = self.tabs[at].app;
        broken::tab(self.tabs[at].number);
        let mut doing = Doing::default();
        let say = doing.said.clone();
        let kept = move |kept: bool| {
            *say.borrow_mut() = Some(if kept { Fate::Kept } else { Fate::Open });
        };
        let lesson = self.dice.of(&LESSONS);
        let lesson_key = ["lesson/", lesson].concat();
        let situation = self.dice.of(&SITUATIONS);
        let situation_key = ["situation/", situation].concat();
        let choice = self.dice.below(10);
        match choice {
            0..=2 => {
                let number = self.begin(at, &lesson_key, Kind::Text);
                doing.words.push(number);
                app.reflect(lesson, &word(number), kept);
            }
            3 => {
                let keys = [LESSONS[0], LESSONS[1]];
                let mut puts = Vec::new();
                for lesson in keys {
                    let number = self.begin(at, &["lesson/", lesson].concat(), Kind::Text);
                    doing.words.push(number);
                    let mut practice = untrack(|| app.practice(lesson));
                    practice.reflection = word(number);
                    puts.push(Record::Lesson(practice));
                }
                let removes = Vec::new();
                app.keep(Change { puts, removes }, kept);
            }
            4 => {
                let key = Key::of_row(&lesson_key);
                if app
                    .ledger
                    .with_untracked(|ledger| ledger.record(&key).is_some())
                {
                    doing.words.push(self.begin(at, &lesson_key, Kind::Gone));
                }
                let (puts, removes) = (Vec::new(), vec![key]);
                app.keep(Change { puts, removes }, kept);
            }
            5..=7 => {
                let kind = if choice == 5 { Kind::Fact } else { Kind::Entry };
                let number = self.begin(at, &situation_key, kind);
                doing.words.push(number);
                let say = doing.said.clone();
                let then = Box::new(move |given| {
                    *say.borrow_mut() = Some(match given {
                        Given::Kept => Fate::Kept,
                        Given::NotKept => Fate::Open,
                        Given::Refused(_) | Given::Gone => Fate::Never,
                    });
                });
                match kind {
                    Kind::Fact => {
                        app.write_field(situation, Field::Facts, &word(number), "", then);
                    }
                    _ => {
                        let commands = vec![check(word(number))];
                        app.give(situation, commands, Change::default(), then);
                    }
                }
            }
            8 => {
                let field = reflection_field(lesson);
                let number = self.begin(at, &["draft/", &field].concat(), Kind::Draft);
                doing.words.push(number);
                app.typed(&field, &word(number));
                // Where it fails nobody is called.
                *doing.said.borrow_mut() = Some(Fate::Open);
                app.keep_drafts_then(move || kept(true));
            }
            _ => {
                app.read_again();
                kept(true);
            }
        }
        doing.told = format!(
            "{} does {choice} with {lesson} {situation} {:?}",
            at, doing.words
        );
        doing
    }

    /// Chooses what goes wrong in this step, if anything.
    fn choose_fault(&mut self, solo: Option<usize>) -> String {
        broken::strike("", 0);
        let (fault, most) = match self.dice.below(20) {
            0..=4 => ("die", 9),
            5 => ("full", 3),
            6 => ("late", 1),
            // The connection is opened anew then, and must be known for this tab's.
            7 if solo.is_some() => ("mute", 1),
            8 => {
                if let Some(at) = solo {
                    broken::disconnect(self.tabs[at].number);
                    self.counts.disconnected += 1;
                }
                return "its connection is gone".to_owned();
            }
            _ => return String::new(),
        };
        let nth = self.dice.below(most) as u32 + 1;
        broken::strike(fault, nth);
        format!("{fault} at {nth}")
    }

    async fn step(&mut self) {
        self.counts.steps += 1;
        match self.dice.below(30) {
            0 => return self.reopen().await,
            1 => self.jump(),
            _ => {}
        }
        let both = self.dice.below(3) == 0;
        let at = self.dice.below(2) as usize;
        let other = self.dice.below(2) as usize;
        let before = std::mem::take(&mut self.last);
        let had_open = self.model.has_open(self.tabs[at].number);
        let fault = self.choose_fault((!both).then_some(at));
        let mut doings = vec![(at, self.act(at))];
        if both {
            // The other tab at the same moment, or the same once more before it has heard.
            doings.push((other, self.act(other)));
        }
        idle().await;
        broken::calm();
        let after = rows().await;
        let told: Vec<&str> = doings.iter().map(|(_, doing)| &*doing.told).collect();
        self.log.push(format!("{fault}: {}", told.join(" | ")));
        if broken::struck() && !fault.starts_with("die") {
            self.counts.refused += 1;
        }
        let died = broken::died();
        for (at, doing) in &doings {
            let dead = died.is_some_and(|(number, _)| number == self.tabs[*at].number);
            // A second success makes a first failure good.
            let once = doings.iter().filter(|(other, _)| other == at).count() == 1;
            self.hear(*at, doing, dead, once);
        }
        if let Some((number, written)) = died {
            self.counts.crashes += 1;
            self.counts.written_unheard += u32::from(written);
            self.model.lost(number, &held(&after));
            if !both && !written && !had_open {
                assert_eq!(
                    before,
                    after,
                    "a part of a change is there\n{}",
                    self.story()
                );
            }
            if !both && written && !had_open {
                for number in &doings[0].1.words {
                    let fate = self.model.written[number].fate;
                    assert_ne!(fate, Fate::Never, "{number}\n{}", self.story());
                }
            }
            // What the same tab did next may have been written without what it builds on.
            let twice = both && at == other;
            let whole = twice
                || doings.iter().all(|(_, doing)| {
                    let fates = doing.words.iter().map(|word| self.model.written[word].fate);
                    fates
                        .collect::<Vec<_>>()
                        .windows(2)
                        .all(|two| two[0] == two[1])
                });
            assert!(whole, "half of a change is there\n{}", self.story());
            let dead = self.tabs.iter().position(|tab| tab.number == number);
            let tab = self.fresh_tab().await;
            self.tabs[dead.expect("one of ours")] = tab;
        }
        self.compare(&after);
        self.last = after;
    }

    /// Takes note of how something went for a tab.
    fn hear(&mut self, at: usize, doing: &Doing, dead: bool, once: bool) {
        let tab = self.tabs[at].number;
        if !dead {
            let said = *doing.said.borrow();
            let Some(said) = said else {
                panic!("it never ends\n{}", self.story());
            };
            let unsaved = self.tabs[at]
                .app
                .health
                .with_untracked(|health| health.unsaved.clone());
            if said == Fate::Open && once {
                let open = unsaved.is_some() || doing.told.contains("does 8");
                assert!(open, "not kept, and nobody was told\n{}", self.story());
            }
            for word in &doing.words {
                self.model.settle(*word, said);
            }
            if unsaved.is_none() {
                self.model.all_kept(tab);
            }
        }
    }

    fn compare(&mut self, after: &[(String, String, String)]) {
        let beside = after.iter().filter(|(store, _, _)| store == "history");
        self.counts.apart = self.counts.apart.max(beside.count() as u32);
        let faults = self.model.faults(after);
        let shown = format!("{faults:#?}\n{}\n{after:#?}", self.story());
        assert!(faults.is_empty(), "{shown}");
    }

    async fn reopen(&mut self) {
        self.counts.reopened += 1;
        let at = self.dice.below(2) as usize;
        let number = self.tabs[at].number;
        broken::close(number);
        let now = rows().await;
        self.model.lost(number, &held(&now));
        self.log.push(format!("{at} is closed and opened again"));
        self.tabs[at] = self.fresh_tab().await;
        self.compare(&now);
    }

    fn jump(&mut self) {
        let by = self.dice.of(&JUMPS_MS) * (self.dice.below(3) as f64 - 1.0);
        self.log.push(format!("the clock is off by {by}"));
        self.clock = None;
        let now = format!("writable: true, value: ((real) => () => real() + {by})(Date.now)");
        self.clock = Some(Replaced::new("Date", "now", &now));
    }

    /// The last things that happened.
    fn story(&self) -> String {
        let from = self.log.len().saturating_sub(12);
        format!(
            "step {}\n{}",
            self.counts.steps,
            self.log[from..].join("\n")
        )
    }
}

async fn empty_database() {
    let empty = "return new Promise((done) => {
        const opening = indexedDB.open('alongside');
        opening.onsuccess = () => {
            const names = [...opening.result.objectStoreNames];
            const all = opening.result.transaction(names, 'readwrite');
            for (const name of names) all.objectStore(name).clear();
            all.oncomplete = () => { opening.result.close(); done(); };
        };
    })";
    // Opened by the app first, so that it is laid out.
    broken::tab(0);
    drop(Opening::of_browser().await);
    settled(run(empty)).await;
}

#[wasm_bindgen_test]
async fn whatever_two_tabs_do_and_wherever_they_die_nothing_kept_is_lost() {
    broken::wrap();
    let still = broken::stillness();
    let seeds = match option_env!("ALONGSIDE_SEED") {
        Some(seed) => vec![seed.parse().expect("a number")],
        None => SEEDS.to_vec(),
    };
    let steps = option_env!("ALONGSIDE_STEPS").map_or(STEPS, |steps| steps.parse().expect("steps"));
    for seed in seeds {
        console_log!("seed {seed}");
        let mut world = World::new(seed).await;
        for _ in 0..steps {
            world.step().await;
        }
        let counts = &world.counts;
        console_log!(
            "seed {seed}: {} steps, {} writes, {} crashes ({} after the write), {} refused or \
             unheard, {} connections lost, {} tabs reopened, at most {} beside, 0 violations",
            counts.steps,
            world.model.written.len(),
            counts.crashes,
            counts.written_unheard,
            counts.refused,
            counts.disconnected,
            counts.reopened,
            counts.apart
        );
        assert!(counts.crashes > steps / 20, "hardly anything crashed");
        for tab in &world.tabs {
            broken::close(tab.number);
        }
    }
    broken::tab(0);
    drop(still);
}
