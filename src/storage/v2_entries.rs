//! The entries of a thread in schema 2: a day, and what happened under the one name that fits.

use serde::Serialize;

use super::record::Unreadable;
use super::v1::{answered, damaged, day};
use super::v2::verdict;
use crate::domain::lead::{BackTo, HandBack, LeadEnd, Renewal};
use crate::domain::look_back::{LookBack, Tap};
use crate::domain::plan::{Forecast, How, Plan};
use crate::domain::situation::{CheckTaken, Entry, Event};
use crate::json::reads;

/// One entry. Exactly one of the fields after the day is there.
#[derive(Default, Serialize)]
pub(super) struct EntryV2 {
    day: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    check: Option<CheckV2>,
    #[serde(skip_serializing_if = "Option::is_none")]
    plan: Option<PlanV2>,
    #[serde(skip_serializing_if = "Option::is_none")]
    renewed: Option<RenewalV2>,
    #[serde(skip_serializing_if = "Option::is_none")]
    handed_back: Option<HandBackV2>,
    #[serde(skip_serializing_if = "Option::is_none")]
    look_back_on: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    looked_back: Option<LookBackV2>,
    /// `true` for closed, `false` for opened again.
    #[serde(skip_serializing_if = "Option::is_none")]
    closed: Option<bool>,
}

#[derive(Serialize)]
struct CheckV2 {
    model: String,
    /// Pairs of question code and answer code, in the order asked.
    asked: Vec<(String, String)>,
    verdict: String,
    variant: String,
    rule: String,
    because: String,
}

#[derive(Serialize)]
struct PlanV2 {
    moment: String,
    how: String,
    words: String,
    stands_down: bool,
    /// 0 to 4.
    forecast: Option<u8>,
    look_back: Option<String>,
    lead: Option<LeadEndV2>,
}

/// Without `when` the end is still to be decided; without `back_to` it is the person's own work.
#[derive(Serialize)]
struct LeadEndV2 {
    by: String,
    when: Option<String>,
    back_to: Option<String>,
}

#[derive(Serialize)]
struct RenewalV2 {
    why: String,
    end: LeadEndV2,
}

#[derive(Serialize)]
struct HandBackV2 {
    done: String,
    open: String,
    watch_for: String,
    yours_now: String,
    said_back: bool,
}

#[derive(Serialize)]
struct LookBackV2 {
    wanted: String,
    happened: String,
    again: String,
    line: String,
}

reads! {
    EntryV2 {
        day, check, plan, renewed, handed_back, look_back_on, looked_back, closed,
    }
    CheckV2 { model, asked, verdict, variant, rule, because }
    PlanV2 { moment, how, words, stands_down, forecast, look_back, lead }
    LeadEndV2 { by, when, back_to }
    RenewalV2 { why, end }
    HandBackV2 { done, open, watch_for, yours_now, said_back }
    LookBackV2 { wanted, happened, again, line }
}

impl EntryV2 {
    /// The frozen form of an entry.
    pub(super) fn from_entry(entry: &Entry) -> EntryV2 {
        let mut kept = EntryV2 {
            day: entry.day.to_string(),
            ..EntryV2::default()
        };
        match &entry.event {
            Event::Checked(check) => kept.check = Some(CheckV2::from_check(check)),
            Event::Planned(plan) => kept.plan = Some(PlanV2::from_plan(plan)),
            Event::Renewed(renewal) => {
                kept.renewed = Some(RenewalV2 {
                    why: renewal.why.clone(),
                    end: LeadEndV2::from_end(&renewal.end),
                });
            }
            Event::HandedBack(hand_back) => {
                kept.handed_back = Some(HandBackV2 {
                    done: hand_back.done.clone(),
                    open: hand_back.open.clone(),
                    watch_for: hand_back.watch_for.clone(),
                    yours_now: hand_back.yours_now.clone(),
                    said_back: hand_back.said_back,
                });
            }
            Event::LookBackOn(day) => kept.look_back_on = Some(day.to_string()),
            Event::LookedBack(look_back) => {
                kept.looked_back = Some(LookBackV2::from_look_back(look_back));
            }
            Event::Closed => kept.closed = Some(true),
            Event::Reopened => kept.closed = Some(false),
        }
        kept
    }

    /// The entry, if every part of it makes sense.
    pub(super) fn into_entry(self) -> Result<Entry, Unreadable> {
        let events = [
            self.check.map(CheckV2::into_event),
            self.plan.map(PlanV2::into_event),
            self.renewed.map(RenewalV2::into_event),
            self.handed_back.map(|kept| Ok(kept.into_event())),
            self.look_back_on.map(|on| day(&on).map(Event::LookBackOn)),
            self.looked_back.map(LookBackV2::into_event),
            self.closed.map(|closed| {
                Ok(match closed {
                    true => Event::Closed,
                    false => Event::Reopened,
                })
            }),
        ];
        let mut told = events.into_iter().flatten();
        match (told.next(), told.next()) {
            (Some(event), None) => Ok(Entry {
                day: day(&self.day)?,
                event: event?,
            }),
            _ => Err(damaged("an entry does not say what happened")),
        }
    }
}

impl CheckV2 {
    fn from_check(check: &CheckTaken) -> CheckV2 {
        let asked = check.asked.iter().map(|(question, answer)| {
            let answer = answer.code(*question).to_owned();
            (question.code().to_owned(), answer)
        });
        CheckV2 {
            model: check.model.clone(),
            asked: asked.collect(),
            verdict: check.verdict.code().to_owned(),
            variant: check.variant.clone(),
            rule: check.rule.clone(),
            because: check.because.clone(),
        }
    }

    fn into_event(self) -> Result<Event, Unreadable> {
        Ok(Event::Checked(CheckTaken {
            model: self.model,
            asked: self.asked.iter().map(answered).collect::<Result<_, _>>()?,
            verdict: verdict(&self.verdict)?,
            variant: self.variant,
            rule: self.rule,
            because: self.because,
        }))
    }
}

impl PlanV2 {
    fn from_plan(plan: &Plan) -> PlanV2 {
        PlanV2 {
            moment: plan.moment.clone(),
            how: plan.how.code().to_owned(),
            words: plan.words.clone(),
            stands_down: plan.stands_down,
            forecast: plan.forecast.map(Forecast::level),
            look_back: plan.look_back.map(|day| day.to_string()),
            lead: plan.lead.as_ref().map(LeadEndV2::from_end),
        }
    }

    fn into_event(self) -> Result<Event, Unreadable> {
        let forecast = self
            .forecast
            .map(|level| Forecast::new(level).ok_or_else(|| damaged("a forecast is out of range")));
        Ok(Event::Planned(Plan {
            moment: self.moment,
            how: How::from_code(&self.how).ok_or_else(|| damaged("a plan is unknown"))?,
            words: self.words,
            stands_down: self.stands_down,
            forecast: forecast.transpose()?,
            look_back: self.look_back.as_deref().map(day).transpose()?,
            lead: self.lead.map(LeadEndV2::into_end).transpose()?,
        }))
    }
}

impl LeadEndV2 {
    fn from_end(end: &LeadEnd) -> LeadEndV2 {
        match end {
            LeadEnd::DecideBy(day) => LeadEndV2 {
                by: day.to_string(),
                when: None,
                back_to: None,
            },
            LeadEnd::Set { when, back_to, by } => LeadEndV2 {
                by: by.to_string(),
                when: Some(when.clone()),
                back_to: match back_to {
                    BackTo::Somebody(role) => Some(role.clone()),
                    BackTo::Mine => None,
                },
            },
        }
    }

    fn into_end(self) -> Result<LeadEnd, Unreadable> {
        let by = day(&self.by)?;
        Ok(match self.when {
            None => LeadEnd::DecideBy(by),
            Some(when) => LeadEnd::Set {
                when,
                back_to: self.back_to.map_or(BackTo::Mine, BackTo::Somebody),
                by,
            },
        })
    }
}

impl RenewalV2 {
    fn into_event(self) -> Result<Event, Unreadable> {
        Ok(Event::Renewed(Renewal {
            why: self.why,
            end: self.end.into_end()?,
        }))
    }
}

impl HandBackV2 {
    fn into_event(self) -> Event {
        Event::HandedBack(HandBack {
            done: self.done,
            open: self.open,
            watch_for: self.watch_for,
            yours_now: self.yours_now,
            said_back: self.said_back,
        })
    }
}

impl LookBackV2 {
    fn from_look_back(look_back: &LookBack) -> LookBackV2 {
        LookBackV2 {
            wanted: look_back.wanted.code().to_owned(),
            happened: look_back.happened.code().to_owned(),
            again: look_back.again.code().to_owned(),
            line: look_back.line.clone(),
        }
    }

    fn into_event(self) -> Result<Event, Unreadable> {
        Ok(Event::LookedBack(LookBack {
            wanted: tapped(&self.wanted)?,
            happened: tapped(&self.happened)?,
            again: tapped(&self.again)?,
            line: self.line,
        }))
    }
}

fn tapped<T: Tap>(code: &str) -> Result<T, Unreadable> {
    T::from_code(code).ok_or_else(|| damaged("an answer of a look-back is unknown"))
}
