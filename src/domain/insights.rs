//! What the journal tells its person about how things turned out: plain counts of what is kept.
//!
//! It keeps no score of anybody. Of a colleague it knows nothing but how often one role came up
//! this month. What the counts look like is `picture`, and the words are the page's.

use std::collections::BTreeMap;

use super::check::question::Question;
use super::check::verdict::Verdict;
use super::course::{Course, courses};
use super::day::Day;
use super::lead::Lead;
use super::look_back::{Happened, Wanted};
use super::plan::{Forecast, Plan};
use super::situation::Situation;

/// From how many look-backs, or checks, a picture is drawn. Below it there are plain counts.
pub const PICTURE_FROM: usize = 5;
/// How many calendar months are told apart, this one included.
pub const MONTHS: usize = 12;
/// How often a question must have been asked before its open answers say anything.
pub const ASKED_MIN: usize = 3;
/// In how many situations of this month a role must come up to be mentioned.
pub const SAME_ROLE_MIN: usize = 4;

const VERDICTS: usize = Verdict::ALL.len();
const LEVELS: usize = Forecast::LEVELS as usize;

/// Everything that is counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Insights {
    /// Leads: the figure that stands first.
    pub leads: Leads,
    /// Whether help was wanted, and how sure the person had been.
    pub wanted: Calibration,
    /// What the check said, month by month.
    pub verdicts: Verdicts,
    /// What the person tends to leave open, the largest share first; equal shares in the order of
    /// the questions. Only questions asked [`ASKED_MIN`] times or more.
    pub left_open: Vec<LeftOpen>,
    /// How standing back turned out.
    pub stand_downs: StandDowns,
    /// The role that comes up most this month, from [`SAME_ROLE_MIN`] situations on.
    pub same_role: Option<SameRole>,
}

/// Leads that were lent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Leads {
    /// Handed back. The person's own work, as it stood when it ended, was not lent.
    pub returned: usize,
    /// Held now, the person's own work included, as everywhere a lead is shown.
    pub held: usize,
}

/// Whether help was wanted, beside the forecast made before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Calibration {
    /// Look-backs in all: those below together.
    pub looked_back: usize,
    /// They wanted help.
    pub wanted: usize,
    /// They did not.
    pub not_wanted: usize,
    /// It did not show. Not among the levels.
    pub unknown: usize,
    /// It showed, but there was no forecast. Not among the levels.
    pub without_forecast: usize,
    /// The rest, by the level of the forecast.
    pub levels: [Level; LEVELS],
}

/// The look-backs on plans with one level of forecast.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Level {
    /// How many.
    pub count: usize,
    /// In how many of them they wanted help.
    pub wanted: usize,
}

/// What the check said, by calendar month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdicts {
    /// The last [`MONTHS`] months, this one last.
    pub months: [Month; MONTHS],
    /// Checks taken before those months.
    pub older: usize,
}

/// The checks of one calendar month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Month {
    /// Its first day.
    pub first: Day,
    /// How many checks gave each verdict, in the order of [`Verdict::ALL`].
    pub counts: [usize; VERDICTS],
}

/// A question of the check and how often it stayed open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LeftOpen {
    /// The question.
    pub question: Question,
    /// In how many checks it was asked.
    pub asked: usize,
    /// In how many of them it stayed open: "not sure", and for their side "not yet".
    pub open: usize,
}

/// Plans to leave it to the others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StandDowns {
    /// How many.
    pub count: usize,
    /// How many of them were looked back on: those below together.
    pub looked_back: usize,
    /// It got better.
    pub better: usize,
    /// It stayed as it was.
    pub same: usize,
    /// It got worse.
    pub worse: usize,
}

/// A role that comes up again and again this month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SameRole {
    /// The role, as it was written in one of them.
    pub role: String,
    /// In how many situations of this month it stands.
    pub count: usize,
}

impl Insights {
    /// Counts everything in these situations, seen from `today`. Deleted ones are left out.
    pub fn of<'a>(situations: impl Iterator<Item = &'a Situation>, today: Day) -> Insights {
        let mut leads = Leads::default();
        let mut wanted = Calibration::default();
        let mut verdicts = Verdicts::none(today);
        let mut questions = Question::ALL.map(LeftOpen::never);
        let mut stand_downs = StandDowns::default();
        let mut roles = BTreeMap::new();
        for thread in situations.filter(|thread| thread.deleted.is_none()) {
            leads.add(thread);
            for course in courses(thread) {
                wanted.add(&course);
                stand_downs.add(&course);
            }
            for (day, check) in thread.checks() {
                verdicts.add(day.min(today), check.verdict);
                for (question, answer) in &check.asked {
                    if let Some(counted) = questions.get_mut(question.index()) {
                        counted.asked += 1;
                        counted.open += usize::from(*answer == question.unknown());
                    }
                }
            }
            add_role(&mut roles, thread, today);
        }
        Insights {
            leads,
            wanted,
            verdicts,
            left_open: most_open_first(&questions),
            stand_downs,
            same_role: most_frequent(roles),
        }
    }

    /// Whether there is nothing to tell yet.
    pub fn is_empty(&self) -> bool {
        self.verdicts.total() == 0 && self.wanted.looked_back == 0
    }
}

impl Leads {
    fn add(&mut self, thread: &Situation) {
        let lent = |lead: &&Lead<'_>| !lead.end.is_own_work();
        self.returned += thread.handed_back().iter().filter(lent).count();
        self.held += usize::from(thread.lead().is_some());
    }
}

impl Calibration {
    fn add(&mut self, course: &Course<'_>) {
        let forecast = course.plan.and_then(|plan| plan.forecast);
        for look_back in &course.look_backs {
            self.looked_back += 1;
            let wanted = match look_back.wanted {
                Wanted::Yes => true,
                Wanted::No => false,
                Wanted::Unknown => {
                    self.unknown += 1;
                    continue;
                }
            };
            match wanted {
                true => self.wanted += 1,
                false => self.not_wanted += 1,
            }
            let level = forecast.and_then(|made| self.levels.get_mut(usize::from(made.level())));
            match level {
                Some(level) => {
                    level.count += 1;
                    level.wanted += usize::from(wanted);
                }
                None => self.without_forecast += 1,
            }
        }
    }

    /// Look-backs that answer a forecast.
    pub fn compared(&self) -> usize {
        self.levels.iter().map(|level| level.count).sum()
    }

    /// Whether there are enough of them for a picture.
    pub fn has_picture(&self) -> bool {
        self.compared() >= PICTURE_FROM
    }

    /// The forecast most often made, the surer one where two are level.
    pub fn most_forecast(&self) -> Option<(Forecast, Level)> {
        let made = (0..).map_while(Forecast::new).zip(self.levels);
        let made = made.filter(|(_, level)| level.count > 0);
        made.max_by_key(|(_, level)| level.count)
    }
}

impl Verdicts {
    /// No checks yet, in the months up to `today`.
    fn none(today: Day) -> Verdicts {
        let mut first = first_of_month(today);
        let mut months = [Month {
            first,
            counts: [0; VERDICTS],
        }; MONTHS];
        for month in months.iter_mut().rev() {
            month.first = first;
            first = first_of_month(first.plus(-1));
        }
        Verdicts { months, older: 0 }
    }

    /// `day` is not after today: a check from a day to come (a clock was set back) was taken.
    fn add(&mut self, day: Day, verdict: Verdict) {
        let month = self.months.iter_mut().rfind(|month| month.first <= day);
        let Some(month) = month else {
            self.older += 1;
            return;
        };
        if let Some(count) = month.counts.get_mut(verdict.index()) {
            *count += 1;
        }
    }

    /// Checks of the months told apart.
    pub fn recent(&self) -> usize {
        self.months.iter().map(Month::total).sum()
    }

    /// Checks in all.
    pub fn total(&self) -> usize {
        self.recent() + self.older
    }

    /// Whether there are enough recent ones for a picture.
    pub fn has_picture(&self) -> bool {
        self.recent() >= PICTURE_FROM
    }

    /// Each verdict given in these months with its count, in the order of the ladder.
    pub fn given(&self) -> Vec<(Verdict, usize)> {
        let mut all = [0; VERDICTS];
        for month in &self.months {
            for (sum, count) in all.iter_mut().zip(month.counts) {
                *sum += count;
            }
        }
        given(all)
    }
}

impl Month {
    /// Its checks.
    pub fn total(&self) -> usize {
        self.counts.iter().sum()
    }

    /// Each verdict given in it with its count, in the order of the ladder.
    pub fn given(&self) -> Vec<(Verdict, usize)> {
        given(self.counts)
    }
}

impl LeftOpen {
    const fn never(question: Question) -> LeftOpen {
        LeftOpen {
            question,
            asked: 0,
            open: 0,
        }
    }
}

impl StandDowns {
    fn add(&mut self, course: &Course<'_>) {
        let stands_down =
            |plan: &Plan| plan.stands_down || course.verdict == Some(Verdict::StandBack);
        if !course.plan.is_some_and(stands_down) {
            return;
        }
        self.count += 1;
        // Who looked back twice knows more the second time.
        let Some(last) = course.look_backs.last() else {
            return;
        };
        self.looked_back += 1;
        match last.happened {
            Happened::Better => self.better += 1,
            Happened::Same => self.same += 1,
            Happened::Worse => self.worse += 1,
        }
    }
}

fn first_of_month(day: Day) -> Day {
    let (_, _, date) = day.ymd();
    day.plus(1 - date as i32)
}

fn given(counts: [usize; VERDICTS]) -> Vec<(Verdict, usize)> {
    let all = Verdict::ALL.into_iter().zip(counts);
    all.filter(|(_, count)| *count > 0).collect()
}

fn most_open_first(questions: &[LeftOpen]) -> Vec<LeftOpen> {
    let asked = questions
        .iter()
        .filter(|counted| counted.asked >= ASKED_MIN);
    let mut asked: Vec<LeftOpen> = asked.copied().collect();
    // Shares are compared without a division; the sort leaves equal ones in their order.
    asked.sort_by(|a, b| (b.open * a.asked).cmp(&(a.open * b.asked)));
    asked
}

/// Roles that differ in case alone are one.
fn add_role(roles: &mut BTreeMap<String, SameRole>, thread: &Situation, today: Day) {
    let role = thread.role.trim();
    let this_month = first_of_month(today) <= thread.created && thread.created <= today;
    if role.is_empty() || !this_month {
        return;
    }
    let counted = roles
        .entry(role.to_lowercase())
        .or_insert_with(|| SameRole {
            role: role.to_owned(),
            count: 0,
        });
    counted.count += 1;
}

/// Where two are level, the first in the order of the alphabet.
fn most_frequent(roles: BTreeMap<String, SameRole>) -> Option<SameRole> {
    let often = roles
        .into_values()
        .filter(|role| role.count >= SAME_ROLE_MIN);
    often.reduce(|most, next| match next.count > most.count {
        true => next,
        false => most,
    })
}
