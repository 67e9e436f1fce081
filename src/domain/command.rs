//! What may be done with a situation, and when. Every command in every state either gives the
//! situation as it is afterwards or is refused with a reason; nothing is half done.
//!
//! A command is a value: when another tab has changed the situation meanwhile, the same command is
//! given to what it became, and nothing of either is lost.

use std::fmt;

use super::check::verdict::Verdict;
use super::day::Day;
use super::lead::{self, BackTo, HandBack, LeadEnd, Renewal};
use super::look_back::{self, LookBack};
use super::plan::{MOMENT_CHARS_MAX, Plan, WORDS_CHARS_MAX};
use super::situation::{CheckTaken, Entry, Event, Field, ROLE_CHARS_MAX, Situation, tidy};

/// How many days after a hand-back it is looked back on (content bible 2.9: "a week has passed
/// without you touching it").
pub const LOOK_BACK_AFTER_HAND_BACK: i32 = 7;

/// Something done with a situation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// The check was taken on it. A closed situation opens again.
    Check(CheckTaken),
    /// A plan is made on its last check.
    Plan(Plan),
    /// The end of the lead is moved, or settled where it was still to be decided.
    Renew(Renewal),
    /// The lead is handed back.
    HandBack(HandBack),
    /// The look-back gets another day.
    LookBackOn(Day),
    /// It is looked back on.
    LookBack(LookBack),
    /// One line is added to the last look-back.
    AddLine(String),
    /// The look-back made today is taken back: a tap went wrong.
    TakeBack,
    /// It is over.
    Close,
    /// It is not over after all.
    Reopen,
    /// A field is written.
    Write(Field, String),
    /// It goes to the Deleted list.
    Delete,
    /// It comes back from the Deleted list.
    Restore,
}

/// Why a command was refused. Nothing has changed then.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Refusal {
    /// It is in the Deleted list.
    Deleted,
    /// It is not in the Deleted list.
    NotDeleted,
    /// It is closed.
    Closed,
    /// It is not closed.
    NotClosed,
    /// There is no verdict to plan on.
    NoVerdict,
    /// The plan lacks its moment or what is to be done.
    PlanUnfinished,
    /// Stepping in needs an end.
    NeedsEnd,
    /// Only stepping in and leading through the work take a lead.
    NoLeadHere,
    /// A lead is held already.
    AlreadyHolding,
    /// No lead is held.
    NoLead,
    /// The lead has no condition that ends it.
    EndWithoutCondition,
    /// The lead names nobody who gets it back.
    EndWithoutSomebody,
    /// The day named has gone by.
    DayGoneBy,
    /// A lead was to be renewed without a reason.
    RenewalWithoutWhy,
    /// No look-back is to come.
    NoLookBack,
    /// The look-back would come before the situation itself.
    LookBackBeforeSituation,
    /// The last thing that happened here is no look-back of today.
    NothingToTakeBack,
    /// A lead is still held.
    StillHolding,
    /// A situation needs a title.
    NoTitle,
}

impl Refusal {
    /// Every reason.
    pub const ALL: [Refusal; 19] = [
        Refusal::Deleted,
        Refusal::NotDeleted,
        Refusal::Closed,
        Refusal::NotClosed,
        Refusal::NoVerdict,
        Refusal::PlanUnfinished,
        Refusal::NeedsEnd,
        Refusal::NoLeadHere,
        Refusal::AlreadyHolding,
        Refusal::NoLead,
        Refusal::EndWithoutCondition,
        Refusal::EndWithoutSomebody,
        Refusal::DayGoneBy,
        Refusal::RenewalWithoutWhy,
        Refusal::NoLookBack,
        Refusal::LookBackBeforeSituation,
        Refusal::NothingToTakeBack,
        Refusal::StillHolding,
        Refusal::NoTitle,
    ];

    /// What is the matter and what to do, for the person.
    pub const fn told(self) -> &'static str {
        match self {
            Refusal::Deleted => "This situation is in the Deleted list. Bring it back first.",
            Refusal::NotDeleted => "This situation is not deleted. It is in your journal.",
            Refusal::Closed => "This situation is closed. Open it again first.",
            Refusal::NotClosed => "This situation is open already.",
            Refusal::NoVerdict => "A plan follows from a verdict. Take the check first.",
            Refusal::PlanUnfinished => {
                "The plan needs a moment and what you will do then. Pick or write both."
            }
            Refusal::NeedsEnd => {
                "Stepping in needs an end. Say what ends it, who gets it back and by which day."
            }
            Refusal::NoLeadHere => {
                "This verdict takes no lead, so it needs no end. Leave the end out."
            }
            Refusal::AlreadyHolding => {
                "You hold a lead here already. Hand it back, or move its end, before you take another."
            }
            Refusal::NoLead => "You hold no lead here. There is nothing to hand back.",
            Refusal::EndWithoutCondition => "Say what ends it. Pick a line or write your own.",
            Refusal::EndWithoutSomebody => "Say who gets it back. A role will do.",
            Refusal::DayGoneBy => "That day has gone by. Pick today or a later day.",
            Refusal::RenewalWithoutWhy => "Say in a few words why it goes on.",
            Refusal::NoLookBack => "There is no look-back to come here. Set a day first.",
            Refusal::LookBackBeforeSituation => {
                "That is before this situation began. Is this phone's date right?"
            }
            Refusal::NothingToTakeBack => "Something has happened here since. The look-back stays.",
            Refusal::StillHolding => "You still hold a lead here. Hand it back first.",
            Refusal::NoTitle => "A situation needs a title. The old one stays.",
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.told())
    }
}

impl std::error::Error for Refusal {}

impl Situation {
    /// This situation after a command given on `today`.
    ///
    /// # Errors
    /// [`Refusal`] when the command makes no sense where the situation stands.
    pub fn after(&self, command: &Command, today: Day) -> Result<Situation, Refusal> {
        let mut next = self.clone();
        if self.deleted.is_some() != matches!(command, Command::Restore) {
            return Err(match self.deleted {
                Some(_) => Refusal::Deleted,
                None => Refusal::NotDeleted,
            });
        }
        match command {
            Command::Check(check) => {
                if self.is_closed() {
                    next.add(today, Event::Reopened);
                }
                next.add(today, Event::Checked(check.clone()));
            }
            Command::Plan(plan) => {
                let plan = self.planned(plan, today)?;
                next.add(today, Event::Planned(plan));
            }
            Command::Renew(renewal) => {
                let renewal = self.renewed(renewal, today)?;
                next.add(today, Event::Renewed(renewal));
            }
            Command::HandBack(hand_back) => next.hand_back(hand_back, today)?,
            Command::LookBackOn(day) => {
                self.refuse_if_closed()?;
                not_gone_by(*day, today)?;
                if *day < self.created {
                    return Err(Refusal::LookBackBeforeSituation);
                }
                next.add(today, Event::LookBackOn(*day));
            }
            Command::LookBack(look_back) => {
                self.may_look_back(today)?;
                let look_back = LookBack {
                    line: tidy(&look_back.line, look_back::LINE_CHARS_MAX),
                    ..look_back.clone()
                };
                next.add(today, Event::LookedBack(look_back));
            }
            Command::AddLine(line) => next.add_line(line)?,
            Command::TakeBack => next.take_back(today)?,
            Command::Close => {
                self.refuse_if_closed()?;
                if self.lead().is_some() {
                    return Err(Refusal::StillHolding);
                }
                next.add(today, Event::Closed);
            }
            Command::Reopen => {
                if !self.is_closed() {
                    return Err(Refusal::NotClosed);
                }
                next.add(today, Event::Reopened);
            }
            Command::Write(field, text) => {
                let text = tidy(text, field.chars_max());
                if *field == Field::Title && text.is_empty() {
                    return Err(Refusal::NoTitle);
                }
                next.write(*field, text, today);
            }
            Command::Delete => next.deleted = Some(today),
            Command::Restore => next.deleted = None,
        }
        Ok(next)
    }

    fn add(&mut self, day: Day, event: Event) {
        self.entries.push(Entry { day, event });
    }

    fn refuse_if_closed(&self) -> Result<(), Refusal> {
        match self.is_closed() {
            true => Err(Refusal::Closed),
            false => Ok(()),
        }
    }

    /// The plan as it is kept.
    fn planned(&self, plan: &Plan, today: Day) -> Result<Plan, Refusal> {
        self.refuse_if_closed()?;
        let verdict = self.latest().ok_or(Refusal::NoVerdict)?.verdict;
        let moment = tidy(&plan.moment, MOMENT_CHARS_MAX);
        let words = tidy(&plan.words, WORDS_CHARS_MAX);
        if moment.is_empty() || words.is_empty() {
            return Err(Refusal::PlanUnfinished);
        }
        if let Some(day) = plan.look_back {
            not_gone_by(day, today)?;
        }
        let steps_in = takes_lead(verdict) && !plan.stands_down;
        let lead = match (&plan.lead, self.lead().is_some()) {
            (Some(_), _) if !steps_in => return Err(Refusal::NoLeadHere),
            (Some(_), true) => return Err(Refusal::AlreadyHolding),
            (None, false) if steps_in => return Err(Refusal::NeedsEnd),
            (Some(end), false) => Some(ended(end, today)?),
            (None, _) => None,
        };
        // A forecast cannot be changed once it was made: it is compared with what happened.
        let forecast = match self.plan() {
            Some(made) if made.forecast.is_some() => made.forecast,
            _ => plan.forecast,
        };
        Ok(Plan {
            moment,
            words,
            lead,
            forecast,
            ..plan.clone()
        })
    }

    fn renewed(&self, renewal: &Renewal, today: Day) -> Result<Renewal, Refusal> {
        let held = self.lead().ok_or(Refusal::NoLead)?;
        let end = ended(&renewal.end, today)?;
        let why = tidy(&renewal.why, lead::LINE_CHARS_MAX);
        let settles =
            matches!(held.end, LeadEnd::DecideBy(_)) && matches!(end, LeadEnd::Set { .. });
        if why.is_empty() && !settles {
            return Err(Refusal::RenewalWithoutWhy);
        }
        Ok(Renewal { why, end })
    }

    fn hand_back(&mut self, hand_back: &HandBack, today: Day) -> Result<(), Refusal> {
        if self.lead().is_none() {
            return Err(Refusal::NoLead);
        }
        let line = |text: &str| tidy(text, lead::LINE_CHARS_MAX);
        let kept = HandBack {
            done: line(&hand_back.done),
            open: line(&hand_back.open),
            watch_for: line(&hand_back.watch_for),
            yours_now: line(&hand_back.yours_now),
            said_back: hand_back.said_back,
        };
        self.add(today, Event::HandedBack(kept));
        if self.look_back_on().is_none() {
            let day = today.plus(LOOK_BACK_AFTER_HAND_BACK);
            self.add(today, Event::LookBackOn(day));
        }
        Ok(())
    }

    /// Whether it can be looked back on now.
    ///
    /// # Errors
    /// [`Refusal`] when it cannot.
    pub fn may_look_back(&self, today: Day) -> Result<(), Refusal> {
        self.refuse_if_closed()?;
        if self.look_back_on().is_none() {
            return Err(Refusal::NoLookBack);
        }
        match today < self.created {
            true => Err(Refusal::LookBackBeforeSituation),
            false => Ok(()),
        }
    }

    fn take_back(&mut self, today: Day) -> Result<(), Refusal> {
        let last = self.entries.last();
        let is_todays = last
            .is_some_and(|entry| entry.day == today && matches!(entry.event, Event::LookedBack(_)));
        if !is_todays {
            return Err(Refusal::NothingToTakeBack);
        }
        self.entries.pop();
        Ok(())
    }

    fn add_line(&mut self, line: &str) -> Result<(), Refusal> {
        let last = self
            .entries
            .iter_mut()
            .rev()
            .find_map(|entry| match &mut entry.event {
                Event::LookedBack(look_back) => Some(look_back),
                _ => None,
            });
        let last = last.ok_or(Refusal::NoLookBack)?;
        last.line = tidy(line, look_back::LINE_CHARS_MAX);
        Ok(())
    }
}

/// Whether following this verdict means holding a lead (product promise 4).
pub const fn takes_lead(verdict: Verdict) -> bool {
    matches!(verdict, Verdict::StepIn | Verdict::Project)
}

/// The end of a lead as it is kept.
fn ended(end: &LeadEnd, today: Day) -> Result<LeadEnd, Refusal> {
    let kept = match end {
        LeadEnd::DecideBy(day) => LeadEnd::DecideBy(*day),
        LeadEnd::Set { when, back_to, by } => {
            let when = tidy(when, lead::LINE_CHARS_MAX);
            if when.is_empty() {
                return Err(Refusal::EndWithoutCondition);
            }
            let back_to = match back_to {
                BackTo::Mine => BackTo::Mine,
                BackTo::Somebody(role) => BackTo::Somebody(tidy(role, ROLE_CHARS_MAX)),
            };
            if back_to == BackTo::Somebody(String::new()) {
                return Err(Refusal::EndWithoutSomebody);
            }
            LeadEnd::Set {
                when,
                back_to,
                by: *by,
            }
        }
    };
    not_gone_by(kept.day(), today)?;
    Ok(kept)
}

fn not_gone_by(day: Day, today: Day) -> Result<(), Refusal> {
    match day < today {
        true => Err(Refusal::DayGoneBy),
        false => Ok(()),
    }
}
