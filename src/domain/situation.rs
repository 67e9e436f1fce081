//! A situation: one real thing at work, kept in the journal as a thread.
//!
//! What happened is a list of entries, oldest first, that is only ever added to. Where the thread
//! stands (its plan, the lead being held, the look-back to come) is read from the entries, so it
//! cannot disagree with them. What may be done when is `command`.

use super::check::question::{Answer, Question};
use super::check::verdict::Verdict;
use super::day::Day;
use super::lead::{HandBack, Lead, Renewal};
use super::look_back::LookBack;
use super::plan::Plan;

/// The longest title that is kept, in characters.
pub const TITLE_CHARS_MAX: usize = 120;
/// The longest role that is kept, in characters.
pub const ROLE_CHARS_MAX: usize = 80;
/// The longest text of one field that is kept, in characters.
pub const TEXT_CHARS_MAX: usize = 20_000;
/// How many earlier versions of one field are kept.
pub const EARLIER_MAX: usize = 5;
/// For how many days a deleted situation can be brought back.
pub const DELETED_DAYS: i32 = 30;

/// One real thing at work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Situation {
    /// Opaque; never shown.
    pub id: String,
    /// The day it was saved.
    pub created: Day,
    /// The person's words, or the verdict's.
    pub title: String,
    /// Who it is about, as a role or initials; empty if not said.
    pub role: String,
    /// What a camera would have seen.
    pub facts: String,
    /// What I make of it.
    pub story: String,
    /// What happened in the thread, oldest first.
    pub entries: Vec<Entry>,
    /// What stood in its fields before, oldest first.
    pub earlier: Vec<Earlier>,
    /// The day it was deleted, if it was: it can be brought back for [`DELETED_DAYS`].
    pub deleted: Option<Day>,
}

/// One thing that happened in a thread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The day it happened.
    pub day: Day,
    /// What happened.
    pub event: Event,
}

/// What can happen in a thread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// The check was taken.
    Checked(CheckTaken),
    /// A plan was made, and a lead taken with it if it names an end.
    Planned(Plan),
    /// The end of the lead was moved.
    Renewed(Renewal),
    /// The lead was handed back.
    HandedBack(HandBack),
    /// The look-back got another day.
    LookBackOn(Day),
    /// It was looked back on.
    LookedBack(LookBack),
    /// The thread was closed.
    Closed,
    /// The thread was opened again.
    Reopened,
}

/// A check as it was answered. Together with the wording of its rules it reads the same after the
/// rules have changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckTaken {
    /// The version of the rules that decided.
    pub model: String,
    /// The answers, in the order asked.
    pub asked: Vec<(Question, Answer)>,
    /// The rung.
    pub verdict: Verdict,
    /// The variant of its card.
    pub variant: String,
    /// The id of the rule that decided.
    pub rule: String,
    /// The one-line reason, as it read that day.
    pub because: String,
}

/// A field a person writes in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// Its title.
    Title,
    /// Who it is about.
    Role,
    /// What a camera would have seen.
    Facts,
    /// What I make of it.
    Story,
}

impl Field {
    /// Every field.
    pub const ALL: [Field; 4] = [Field::Title, Field::Role, Field::Facts, Field::Story];

    /// The code used in records.
    pub const fn code(self) -> &'static str {
        match self {
            Field::Title => "title",
            Field::Role => "role",
            Field::Facts => "facts",
            Field::Story => "story",
        }
    }

    /// The field with this code.
    pub fn from_code(code: &str) -> Option<Field> {
        Field::ALL.into_iter().find(|field| field.code() == code)
    }

    /// The most characters it takes.
    pub const fn chars_max(self) -> usize {
        match self {
            Field::Title => TITLE_CHARS_MAX,
            Field::Role => ROLE_CHARS_MAX,
            Field::Facts | Field::Story => TEXT_CHARS_MAX,
        }
    }
}

/// What stood in a field before it was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earlier {
    /// The day it was replaced.
    pub day: Day,
    /// The field.
    pub field: Field,
    /// What stood in it.
    pub text: String,
}

/// Where a situation stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// The day of its look-back has come.
    LookBackDue,
    /// A lead is being held.
    HoldingLead,
    /// Neither.
    Open,
    /// It is over.
    Closed,
}

impl Stage {
    /// Every stage, in the order the journal shows them.
    pub const ALL: [Stage; 4] = [
        Stage::LookBackDue,
        Stage::HoldingLead,
        Stage::Open,
        Stage::Closed,
    ];
}

impl Situation {
    /// A thread in which nothing has happened yet.
    pub fn new(id: String, created: Day) -> Situation {
        Situation {
            id,
            created,
            title: String::new(),
            role: String::new(),
            facts: String::new(),
            story: String::new(),
            entries: Vec::new(),
            earlier: Vec::new(),
            deleted: None,
        }
    }

    /// Every check taken on it, oldest first, with its day.
    pub fn checks(&self) -> impl DoubleEndedIterator<Item = (Day, &CheckTaken)> {
        self.entries.iter().filter_map(|entry| match &entry.event {
            Event::Checked(check) => Some((entry.day, check)),
            _ => None,
        })
    }

    /// The last check taken on it.
    pub fn latest(&self) -> Option<&CheckTaken> {
        self.checks().next_back().map(|(_, check)| check)
    }

    /// The plan made on the last check.
    pub fn plan(&self) -> Option<&Plan> {
        self.entries
            .iter()
            .rev()
            .take_while(|entry| !matches!(entry.event, Event::Checked(_)))
            .find_map(|entry| match &entry.event {
                Event::Planned(plan) => Some(plan),
                _ => None,
            })
    }

    /// The lead being held.
    pub fn lead(&self) -> Option<Lead<'_>> {
        self.leads().0
    }

    /// The leads that were handed back, oldest first, each as it stood then.
    pub fn handed_back(&self) -> Vec<Lead<'_>> {
        self.leads().1
    }

    /// The lead being held, and those that were handed back.
    fn leads(&self) -> (Option<Lead<'_>>, Vec<Lead<'_>>) {
        let mut held: Option<Lead<'_>> = None;
        let mut handed_back = Vec::new();
        for entry in &self.entries {
            match &entry.event {
                Event::Planned(plan) => {
                    if let Some(end) = &plan.lead {
                        held = Some(Lead {
                            since: entry.day,
                            end,
                            renewed: 0,
                        });
                    }
                }
                Event::Renewed(renewal) => {
                    if let Some(lead) = &mut held {
                        lead.end = &renewal.end;
                        // Settling an end that was still to be decided needs no reason.
                        lead.renewed += usize::from(!renewal.why.is_empty());
                    }
                }
                Event::HandedBack(_) => handed_back.extend(held.take()),
                _ => {}
            }
        }
        (held, handed_back)
    }

    /// The day of the look-back to come, if one is to come.
    pub fn look_back_on(&self) -> Option<Day> {
        let mut on = None;
        for entry in &self.entries {
            match &entry.event {
                Event::Planned(plan) => on = plan.look_back,
                Event::LookBackOn(day) => on = Some(*day),
                Event::LookedBack(_) | Event::Closed => on = None,
                _ => {}
            }
        }
        on
    }

    /// Whether it is over.
    pub fn is_closed(&self) -> bool {
        self.entries
            .iter()
            .rev()
            .find_map(|entry| match entry.event {
                Event::Closed => Some(true),
                Event::Reopened => Some(false),
                _ => None,
            })
            .unwrap_or(false)
    }

    /// Whether the day of its look-back has come.
    pub fn is_look_back_due(&self, today: Day) -> bool {
        self.look_back_on().is_some_and(|day| day <= today)
    }

    /// Where it stands on `today`.
    pub fn stage(&self, today: Day) -> Stage {
        if self.is_closed() {
            Stage::Closed
        } else if self.is_look_back_due(today) {
            Stage::LookBackDue
        } else if self.lead().is_some() {
            Stage::HoldingLead
        } else {
            Stage::Open
        }
    }

    /// The day anything last happened in the thread.
    pub fn touched(&self) -> Day {
        let latest = self.entries.iter().map(|entry| entry.day).max();
        latest.map_or(self.created, |day| day.max(self.created))
    }

    /// What stands in a field.
    pub fn text(&self, field: Field) -> &str {
        match field {
            Field::Title => &self.title,
            Field::Role => &self.role,
            Field::Facts => &self.facts,
            Field::Story => &self.story,
        }
    }

    /// Puts a text in a field and keeps what stood there.
    pub(super) fn write(&mut self, field: Field, text: String, today: Day) {
        let place = match field {
            Field::Title => &mut self.title,
            Field::Role => &mut self.role,
            Field::Facts => &mut self.facts,
            Field::Story => &mut self.story,
        };
        let before = std::mem::replace(place, text);
        if before.is_empty() || before == *place {
            return;
        }
        self.earlier.push(Earlier {
            day: today,
            field,
            text: before,
        });
        let mut of_field = self.earlier.iter().filter(|kept| kept.field == field);
        if of_field.nth(EARLIER_MAX).is_some()
            && let Some(oldest) = self.earlier.iter().position(|kept| kept.field == field)
        {
            self.earlier.remove(oldest);
        }
    }
}

/// A text as it is kept: no white space around it, no control characters but line breaks and
/// tabs, and at most `chars_max` characters.
pub fn tidy(text: &str, chars_max: usize) -> String {
    let kept: String = text
        .chars()
        .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))
        .take(chars_max)
        .collect();
    kept.trim().to_owned()
}
