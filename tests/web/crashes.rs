//! Two tabs on the browser's own database that do things at random, know nothing of each other, run
//! out of room, lose their connection and die between any two steps of a write. After every step
//! the store is compared with the model in `crash_model`.
//!
//! Set when the tests are built, `ALONGSIDE_SEED` takes a seed of one's own, and `ALONGSIDE_RUNS`
//! so many runs of each, from that seed on.

use alongside::domain::situation::Situation;
use alongside::state::AppState;
use alongside::state::keep::Change;
use alongside::state::store::Opening;
use alongside::storage::Record;
use leptos::prelude::*;
use wasm_bindgen_test::{console_log, wasm_bindgen_test};

use crate::broken::{self, Row, idle, rows};
use crate::browser::{Replaced, owned, run, settled};
use crate::crash_acts::{Dice, Doing, SITUATIONS, Tab};
use crate::crash_model::{Fate, Model, held};
use crate::model::{TODAY, index};

/// Each is a run of its own.
const SEEDS: [u64; 4] = [1, 2026, 0x00a1_0e51, 77_777];
const STEPS: u32 = 600;
/// How far the clock jumps, in milliseconds: an hour, a day, ten years.
const JUMPS_MS: [f64; 3] = [3.6e6, 8.64e7, 3.156e11];

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

pub struct World {
    pub dice: Dice,
    pub model: Model,
    pub tabs: Vec<Tab>,
    tabs_ever: u32,
    counts: Counts,
    log: Vec<String>,
    clock: Option<Replaced>,
    /// What was in the store after the last step.
    last: Vec<Row>,
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
            let only = (!both && !had_open).then(|| &doings[0].1);
            self.judge_death(number, written, only, &before, &after);
            // What the same tab did next may have been written without what it builds on.
            let twice = both && at == other;
            let whole = twice || doings.iter().all(|(_, doing)| self.is_whole(doing));
            assert!(whole, "half of a change is there\n{}", self.story());
            let dead = self.tabs.iter().position(|tab| tab.number == number);
            let tab = self.fresh_tab().await;
            self.tabs[dead.expect("one of ours")] = tab;
        }
        self.compare(&after);
        self.last = after;
    }

    /// A tab died: what it was writing is there if it was written, and else nothing of it. `only`
    /// is what it did where nothing else happened.
    fn judge_death(
        &mut self,
        number: u32,
        written: bool,
        only: Option<&Doing>,
        before: &[Row],
        after: &[Row],
    ) {
        self.counts.crashes += 1;
        self.counts.written_unheard += u32::from(written);
        self.model.lost(number, &held(after));
        match only {
            Some(_) if !written => {
                let same = before == after;
                assert!(same, "a part of a change is there\n{}", self.story());
            }
            Some(doing) => {
                let fates = doing.words.iter().map(|word| self.model.written[word].fate);
                let there = fates.clone().all(|fate| fate != Fate::Never);
                assert!(there, "it was written and is not there\n{}", self.story());
            }
            None => {}
        }
    }

    /// Whether all that was written in one change is there, or nothing of it.
    fn is_whole(&self, doing: &Doing) -> bool {
        let fates = doing.words.iter().map(|word| self.model.written[word].fate);
        let fates: Vec<Fate> = fates.collect();
        fates.windows(2).all(|two| two[0] == two[1])
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

    fn compare(&mut self, after: &[Row]) {
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

/// Milliseconds, by a clock that is not the one that jumps.
fn now() -> f64 {
    let now = run("return Math.round(performance.now())");
    now.as_f64().expect("a number")
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
    run("localStorage.removeItem('alongside/held')");
}

#[wasm_bindgen_test]
async fn whatever_two_tabs_do_and_wherever_they_die_nothing_kept_is_lost() {
    broken::wrap();
    let still = broken::stillness();
    let seeds = match option_env!("ALONGSIDE_SEED") {
        Some(seed) => vec![seed.parse().expect("a number")],
        None => SEEDS.to_vec(),
    };
    let runs = option_env!("ALONGSIDE_RUNS").map_or(1, |runs| runs.parse().expect("a number"));
    let seeds = seeds.into_iter().flat_map(|seed| seed..seed + runs);
    for seed in seeds {
        let begun = now();
        console_log!("seed {seed}");
        let mut world = World::new(seed).await;
        for _ in 0..STEPS {
            world.step().await;
        }
        let counts = &world.counts;
        console_log!(
            "seed {seed}, {} ms: {} steps, {} writes, {} crashes ({} after the write), {} refused or \
             unheard, {} connections lost, {} tabs reopened, at most {} beside, 0 violations",
            now() - begun,
            counts.steps,
            world.model.written.len(),
            counts.crashes,
            counts.written_unheard,
            counts.refused,
            counts.disconnected,
            counts.reopened,
            counts.apart
        );
        assert!(counts.crashes > STEPS / 20, "hardly anything crashed");
        for tab in &world.tabs {
            broken::close(tab.number);
        }
    }
    broken::tab(0);
    drop(still);
}
