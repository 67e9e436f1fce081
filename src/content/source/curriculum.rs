//! The rules about the curriculum as a whole: V02, V05 to V08, and the balances V16 to V18.
//!
//! They are asked of the plan at once, and of what is written as soon as there is enough of it;
//! until then they are listed as waiting, so that nobody takes silence for a pass.

use std::collections::BTreeSet;

use super::fields::Text;
use super::findings::{Findings, at};
use super::lesson::LessonFile;
use super::scenario::ScenarioFile;
use super::tables::{PLAN, SEEDS, SOURCES, TRACKS, Tables};
use crate::domain::check::Verdict;

/// Every lesson of the year.
const ALL_LESSONS: usize = 144;
/// The foundations.
const ALL_CORE: usize = 48;
/// Scenarios of the year.
const ALL_SCENARIOS: usize = 30;
/// From here on a share means something.
const ENOUGH_FOR_SHARES: usize = 12;
const LESSONS: &str = "lessons/en";
const SCENARIOS: &str = "scenarios/en";

/// Checks the whole.
pub fn check(
    lessons: &[LessonFile],
    scenarios: &[ScenarioFile],
    tables: &Tables,
    findings: &mut Findings,
) {
    plan(tables, findings);
    if lessons.len() < ALL_LESSONS {
        let reason = format!("{} of {ALL_LESSONS} lessons are written", lessons.len());
        for rule in ["V02", "V05", "V06"] {
            findings.wait(rule, format!("{reason}; the plan itself was checked"));
        }
    } else {
        orders(lessons, findings);
        everything_used(lessons, scenarios, tables, findings);
    }
    if scenarios.len() < ALL_SCENARIOS {
        let reason = format!(
            "{} of {ALL_SCENARIOS} scenarios are written",
            scenarios.len()
        );
        for rule in ["V07", "V08"] {
            findings.wait(rule, reason.clone());
        }
    } else {
        every_track_practised(scenarios, tables, findings);
        every_verdict_met(scenarios, findings);
    }
    if lessons.len() < ENOUGH_FOR_SHARES {
        for rule in ["V16", "V17", "V18"] {
            findings.wait(
                rule,
                format!("fewer than {ENOUGH_FOR_SHARES} lessons are written"),
            );
        }
    } else {
        true_and_false(lessons, findings);
        let balance = Balance::of(lessons.iter());
        balance.check(findings);
    }
}

/// V02 and V06 of the plan.
fn plan(tables: &Tables, findings: &mut Findings) {
    let planned = &tables.plan.lessons;
    let place = at(PLAN, 0);
    let orders: BTreeSet<u16> = planned.iter().map(|lesson| lesson.order).collect();
    let gapless = planned.len() == ALL_LESSONS && orders == (1..=144).collect();
    findings.require("V02", place, gapless, || {
        "the plan's orders are not 1 to 144, each once".to_owned()
    });
    for lesson in planned {
        let track = format!("T{}", lesson.order.saturating_sub(1) / 12 + 1);
        findings.require(
            "V02",
            at(PLAN, lesson.track.line),
            track == lesson.track.value,
            || format!("order {} belongs to {track}", lesson.order),
        );
    }
    let core = planned.iter().filter(|lesson| lesson.core).count();
    findings.require("V06", place, core == ALL_CORE, || {
        format!("the plan has {core} core lessons, not {ALL_CORE}")
    });
    let safety = || planned.iter().filter(|lesson| lesson.safety);
    for lesson in safety() {
        findings.require("V06", at(PLAN, lesson.id.line), lesson.core, || {
            format!(
                "{} carries a safety message, so it is core",
                lesson.id.value
            )
        });
    }
    let early = safety().any(|lesson| lesson.order <= 3);
    findings.require("V06", place, early, || {
        "the first safety lesson comes third at the latest".to_owned()
    });
}

/// V02 once all are written. With each lesson as planned, core and safety follow from the plan.
fn orders(lessons: &[LessonFile], findings: &mut Findings) {
    let orders: BTreeSet<u16> = lessons.iter().map(LessonFile::order).collect();
    findings.require("V02", at(LESSONS, 0), orders == (1..=144).collect(), || {
        "the orders are not 1 to 144, each once".to_owned()
    });
}

/// V05 once all are written.
fn everything_used(
    lessons: &[LessonFile],
    scenarios: &[ScenarioFile],
    tables: &Tables,
    findings: &mut Findings,
) {
    let by_lessons = |list: fn(&LessonFile) -> &Vec<Text>| -> BTreeSet<&str> {
        lessons
            .iter()
            .flat_map(list)
            .map(|name| name.value.as_str())
            .collect()
    };
    let seeds = by_lessons(|lesson| &lesson.seeds);
    for seed in &tables.seeds {
        let used = seeds.contains(seed.id.value.as_str());
        findings.require("V05", at(SEEDS, seed.id.line), used, || {
            format!("no lesson stands on {}", seed.id.value)
        });
    }
    let mut sources = by_lessons(|lesson| &lesson.sources);
    let in_scenarios = scenarios.iter().flat_map(|scenario| &scenario.sources);
    sources.extend(in_scenarios.map(|name| name.value.as_str()));
    for source in &tables.sources {
        let used = source.product || sources.contains(source.key.value.as_str());
        findings.require("V05", at(SOURCES, source.key.line), used, || {
            format!("nothing uses the source `{}`", source.key.value)
        });
    }
}

/// V07 once all are written.
fn every_track_practised(scenarios: &[ScenarioFile], tables: &Tables, findings: &mut Findings) {
    let practised: BTreeSet<&str> = scenarios
        .iter()
        .flat_map(|scenario| &scenario.lessons)
        .filter_map(|lesson| tables.planned(&lesson.value))
        .map(|planned| planned.track.value.as_str())
        .collect();
    for track in &tables.tracks {
        let id = track.id.value.as_str();
        findings.require(
            "V07",
            at(TRACKS, track.id.line),
            practised.contains(id),
            || format!("no scenario practises {id}"),
        );
    }
}

/// V08 once all are written; thirty are more than the 24 it asks for.
fn every_verdict_met(scenarios: &[ScenarioFile], findings: &mut Findings) {
    let met: BTreeSet<Verdict> = scenarios
        .iter()
        .flat_map(|one| [one.verdict, one.twist.verdict])
        .flatten()
        .collect();
    for verdict in Verdict::ALL {
        findings.require("V08", at(SCENARIOS, 0), met.contains(&verdict), || {
            format!("no scenario ends in {}", verdict.code())
        });
    }
}

/// V16: true/false at most one in four, and true right in 40 to 60 % of them. A handful cannot hit
/// that band, so below ten the nearest whole number on either side will do.
fn true_and_false(lessons: &[LessonFile], findings: &mut Findings) {
    let two: Vec<&LessonFile> = lessons
        .iter()
        .filter(|lesson| lesson.question.kind.value == "truefalse")
        .collect();
    let count = two.len();
    findings.require("V16", at(LESSONS, 0), count * 4 <= lessons.len(), || {
        format!(
            "{count} of {} lessons ask true or false: more than one in four",
            lessons.len()
        )
    });
    let right = |lesson: &&&LessonFile| {
        lesson
            .question
            .options
            .iter()
            .any(|option| option.right && option.text.value == "True")
    };
    let true_right = two.iter().filter(right).count();
    let slack = if count < 10 { 9 } else { 0 };
    let balanced = true_right * 10 + slack >= count * 4 && true_right * 10 <= count * 6 + slack;
    findings.require("V16", at(LESSONS, 0), balanced, || {
        format!("true is right in {true_right} of {count} true/false questions, not 40 to 60 %")
    });
}

/// Where the right answers of the choice questions stand, and how long they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Balance {
    /// Choice questions.
    pub questions: usize,
    /// Of these, the right option is longer than every other.
    pub right_is_longest: usize,
    /// How often the right option is first, second, third, fourth.
    pub right_at: [usize; 4],
}

impl Balance {
    /// Counts.
    pub fn of<'f>(lessons: impl Iterator<Item = &'f LessonFile>) -> Self {
        let mut balance = Balance::default();
        for question in lessons
            .map(|lesson| &lesson.question)
            .filter(|q| q.is_choice())
        {
            let length = |text: &Text| text.value.chars().count();
            let Some(place) = question.options.iter().position(|option| option.right) else {
                continue;
            };
            let right = question
                .options
                .get(place)
                .map_or(0, |option| length(&option.text));
            let others = question.options.iter().filter(|option| !option.right);
            let longest = others.map(|option| length(&option.text)).max().unwrap_or(0);
            balance.questions += 1;
            balance.right_is_longest += usize::from(right > longest);
            if let Some(count) = balance.right_at.get_mut(place) {
                *count += 1;
            }
        }
        balance
    }

    /// V17 and V18: neither length nor place gives the right answer away.
    fn check(&self, findings: &mut Findings) {
        let fair = |count: usize| count * 100 <= self.questions * 45;
        findings.require("V17", at(LESSONS, 0), fair(self.right_is_longest), || {
            let (longest, all) = (self.right_is_longest, self.questions);
            format!("the right option is the longest in {longest} of {all}: more than 45 %")
        });
        for (place, count) in self.right_at.iter().enumerate() {
            findings.require("V18", at(LESSONS, 0), fair(*count), || {
                let (place, all) = (place + 1, self.questions);
                format!("the right option is number {place} in {count} of {all}: more than 45 %")
            });
        }
    }
}
