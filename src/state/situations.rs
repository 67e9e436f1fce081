//! Keeping situations and giving them commands.
//!
//! A command is worked out on what the ledger holds and written only where the store still holds
//! the same. If another tab was quicker, it is given again to what the situation has become, so
//! that nothing of either is lost, and the person is told.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::keep::{Change, GUARDED};
use super::store::Store;
use super::{AppState, Notice, Undo};
use crate::domain::command::{Command, Refusal};
use crate::domain::day::Day;
use crate::domain::situation::{Field, Situation};
use crate::platform::ids;
use crate::storage::stamp::Device;
use crate::storage::{Key, Place, Record, StoreError};

/// How often a command is given again while other tabs keep changing the same situation.
const TRIES: u8 = 8;
const MET: &str =
    "Another tab changed this situation meanwhile. Both changes are kept. See Earlier versions.";

/// How giving a command went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Given {
    /// It is kept.
    Kept,
    /// It is in memory only; the app says so.
    NotKept,
    /// It made no sense where the situation stands. Nothing has changed.
    Refused(Refusal),
    /// The situation is not there.
    Gone,
}

/// Called with how a command went.
pub type Then = Box<dyn FnOnce(Given)>;

/// The draft field of a field of a situation.
pub fn draft_of(id: &str, field: Field) -> String {
    ["situation/", id, "/", field.code()].concat()
}

/// A command on its way.
struct Order {
    /// The situation as the store should hold it: `None` for a new one.
    stored: Option<Situation>,
    /// What the commands are given to.
    from: Situation,
    commands: Vec<Command>,
    /// What is changed with it, in one.
    besides: Change,
    tries: u8,
    /// How often the situation had been taken from the store anew when the ledger took these.
    retaken: u32,
    then: Then,
}

impl AppState {
    /// Gives commands to a situation, all or none, together with another change.
    pub fn give(self, id: &str, commands: Vec<Command>, besides: Change, then: Then) {
        let found = self
            .ledger
            .with_untracked(|ledger| ledger.situation(id).cloned());
        let Some(from) = found else {
            return then(Given::Gone);
        };
        self.order(Order {
            stored: Some(from.clone()),
            from,
            commands,
            besides,
            tries: TRIES,
            retaken: 0,
            then,
        });
    }

    /// Gives one command and says how it went: `said` once it is kept.
    pub fn give_one(self, id: &str, command: Command, said: &'static str) {
        let then = move |given| self.say_given(given, said);
        self.give(id, vec![command], Change::default(), Box::new(then));
    }

    /// Begins a situation and gives it its first commands.
    pub fn begin(self, fresh: Situation, commands: Vec<Command>, besides: Change, then: Then) {
        self.order(Order {
            stored: None,
            from: fresh,
            commands,
            besides,
            tries: TRIES,
            retaken: 0,
            then,
        });
    }

    /// A situation that does not exist yet.
    pub fn fresh_situation(self) -> Situation {
        Situation::new(ids::fresh(), self.today.get_untracked())
    }

    /// Says how a command went.
    pub fn say_given(self, given: Given, said: &str) {
        match given {
            Given::Kept if self.is_lasting() => self.say(said),
            Given::Kept => self.say_saved(),
            // What is not kept is told by the line above the page, for as long as it is so.
            Given::NotKept => {}
            Given::Refused(refusal) => self.say(refusal.told()),
            Given::Gone => self.say("This situation is not here any more."),
        }
    }

    /// Saves what was written in a field and drops its draft, in one. `seen` is what stood in the
    /// field when the person began: if something else stands there by now, they are told.
    pub fn write_field(self, id: &str, field: Field, text: &str, seen: &str, then: Then) {
        let key = Key::situation(id);
        // What this tab could not keep yet is its own, not another tab's.
        let own = self.unkept.with_value(|unkept| unkept.contains_key(&key));
        let met = !own
            && self.ledger.with_untracked(|ledger| {
                let now = ledger.situation(id).map(|kept| kept.text(field));
                now.is_some_and(|now| now != seen && now != text)
            });
        let then = move |given| {
            then(given);
            if met && given == Given::Kept {
                self.say(MET);
            }
        };
        let mut besides = Change::default();
        besides.removes.push(Key::draft(&draft_of(id, field)));
        let command = Command::Write(field, text.to_owned());
        self.give(id, vec![command], besides, Box::new(then));
    }

    /// How many leads were returned; tracked. The person's own work was not lent.
    pub fn leads_returned(self) -> usize {
        self.ledger.with(|ledger| {
            let handed_back = ledger.situations().flat_map(Situation::handed_back);
            handed_back.filter(|lead| !lead.end.is_own_work()).count()
        })
    }

    /// Moves a situation to the Deleted list; the notice brings it back in one tap.
    pub fn delete_situation(self, id: &str) {
        let of = id.to_owned();
        let then = move |given| match given {
            Given::Kept | Given::NotKept => self.show(Notice {
                text: "Deleted. It stays in the Deleted list for 30 days.".to_owned(),
                undo: Some(Undo::Restore(of)),
            }),
            other => self.say_given(other, ""),
        };
        self.give(id, vec![Command::Delete], Change::default(), Box::new(then));
    }

    /// Lets go of what has been in the Deleted list for too long, with what is half-typed there.
    pub fn clear_long_deleted(self) {
        let today = self.today.get_untracked();
        let removes = self.ledger.with_untracked(|ledger| {
            let gone = ledger.long_deleted(today);
            let drafts: Vec<Key> = gone
                .iter()
                .flat_map(|key| ledger.drafts_of(key.as_str().trim_start_matches("situation/")))
                .collect();
            gone.into_iter().chain(drafts).collect::<Vec<_>>()
        });
        if !removes.is_empty() {
            let puts = Vec::new();
            self.keep(Change { puts, removes }, |_| {});
        }
    }

    fn order(self, order: Order) {
        let today = self.today.get_untracked();
        let next = match all_after(&order.from, &order.commands, today) {
            Ok(next) => next,
            Err(refusal) => return (order.then)(Given::Refused(refusal)),
        };
        self.write(order, next);
    }

    /// Writes `next` where no other tab has written.
    fn write(self, mut order: Order, next: Situation) {
        order.retaken = self.retaken_of(&next.id);
        let mut change = order.besides.clone();
        change.puts.insert(0, Record::Situation(next));
        let after = move |kept: Result<(), StoreError>| match kept {
            Ok(()) => (order.then)(Given::Kept),
            Err(StoreError::Changed) if order.tries > 0 => self.give_again(order),
            Err(_) => (order.then)(Given::NotKept),
        };
        self.keep_alone(change, Box::new(after));
    }

    /// How often a situation was taken from the store anew.
    fn retaken_of(self, id: &str) -> u32 {
        let key = Key::situation(id);
        self.ledger
            .with_untracked(|ledger| ledger.rows.retaken(key.as_str()))
    }

    /// Leaves the words of the rules out where another tab has kept them: they are the same there.
    async fn drop_known_words(self, store: &Store, besides: &mut Change) {
        let words = |record: &Record| matches!(record, Record::Wording(_));
        let keys = besides.puts.iter().filter(|record| words(record));
        for key in keys.map(Record::key).collect::<Vec<Key>>() {
            let Ok(Some(row)) = store.row(Place::Records, key.as_str()).await else {
                continue;
            };
            let taken = self
                .ledger
                .try_update(|ledger| ledger.take_row(key.as_str(), &row));
            if taken.is_some_and(|taken| taken.is_ok()) {
                besides.puts.retain(|record| record.key() != key);
            }
        }
    }

    /// Gives the commands to what another tab has made of the situation.
    fn give_again(self, mut order: Order) {
        order.tries -= 1;
        // Until it is given, nothing else may take the ledger back to what the store holds.
        self.changes.update_value(|(_, under_way)| *under_way += 1);
        spawn_local(async move {
            self.give_to_what_stands(order).await;
            self.changes.update_value(|(_, under_way)| *under_way -= 1);
        });
    }

    async fn give_to_what_stands(self, mut order: Order) {
        let key = Key::situation(&order.from.id);
        let Some(store) = self.store.try_get_value() else {
            return;
        };
        self.drop_known_words(&store, &mut order.besides).await;
        let read = store.row(Place::Records, key.as_str()).await;
        let held = self
            .ledger
            .with_untracked(|ledger| ledger.situation(&order.from.id).cloned());
        if self.retaken_of(&order.from.id) != order.retaken {
            // Another command was given to what stands there before: this one builds on that.
            return self.give_on(order, held);
        }
        if read.is_err() || self.is_unkept(&[key.clone()].into()) {
            // The ledger holds it, together with what could not be kept: they are tried as one.
            return self.keep_with_the_rest(order, held);
        }
        // Something written under this name may stand beside what the other tab put in use.
        let fresh = Device::from_id(&ids::fresh());
        let theirs = self.ledger.try_update(|ledger| {
            ledger.rows.rename_device(fresh);
            ledger.rows.retake(key.as_str());
            match read.ok().flatten() {
                Some(row) => match ledger.take_row(key.as_str(), &row) {
                    Ok(()) => Ok(ledger.situation(&order.from.id).cloned()),
                    Err(unreadable) => {
                        ledger.guard([key.as_str().to_owned()]);
                        Err(unreadable)
                    }
                },
                None => {
                    ledger.rows.forget(key.as_str());
                    Ok(Some(order.from.clone()))
                }
            }
        });
        match theirs {
            Some(Ok(theirs)) => self.give_on(order, theirs),
            Some(Err(_)) | None => {
                self.say(GUARDED);
                (order.then)(Given::NotKept);
            }
        }
    }

    /// Keeps the situation as the ledger holds it, with what could not be kept of it before.
    fn keep_with_the_rest(self, order: Order, held: Option<Situation>) {
        let Some(held) = held else {
            return (order.then)(Given::Gone);
        };
        let mut change = order.besides;
        change.puts.insert(0, Record::Situation(held));
        let then = order.then;
        self.keep(change, move |kept| {
            then(if kept { Given::Kept } else { Given::NotKept });
        });
    }

    /// Gives the commands to what stands there now.
    fn give_on(self, mut order: Order, stands: Option<Situation>) {
        let Some(stands) = stands else {
            return (order.then)(Given::Gone);
        };
        let met = order.stored.as_ref().is_some_and(|seen| *seen != stands);
        let next = match all_after(&stands, &order.commands, self.today.get_untracked()) {
            Ok(next) => next,
            Err(refusal) => {
                // Drafts that were to go with it are brought back from the store.
                self.read_again();
                return (order.then)(Given::Refused(refusal));
            }
        };
        order.stored = Some(stands.clone());
        order.from = stands;
        let then = order.then;
        order.then = Box::new(move |given| {
            then(given);
            if met && given == Given::Kept {
                self.say(MET);
            }
        });
        self.write(order, next);
    }
}

/// The situation after all of these commands.
fn all_after(from: &Situation, commands: &[Command], today: Day) -> Result<Situation, Refusal> {
    commands
        .iter()
        .try_fold(from.clone(), |kept, command| kept.after(command, today))
}
