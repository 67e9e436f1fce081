//! What a person has done with lessons, scenarios and checks, gathered from their records as far as
//! it decides what comes next. It decides nothing itself: that is `year`.

use std::collections::BTreeMap;

use super::check::question::Question;
use super::day::Day;
use super::practice::{LessonPractice, ScenarioPractice};
use super::situation::{CheckTaken, Situation};

/// What a person has done, as far as it decides what comes next.
#[derive(Debug, Default)]
pub struct Done<'p> {
    pub(super) lessons: BTreeMap<&'p str, &'p LessonPractice>,
    pub(super) scenarios: BTreeMap<&'p str, &'p ScenarioPractice>,
    /// Every day with a review, and how many cards were answered on it.
    pub(super) reviews: BTreeMap<Day, usize>,
    /// Whether a check was ever taken.
    pub(super) has_check: bool,
    /// For each open situation whose last check found the other side not heard, the day of its
    /// first check that did.
    pub(super) unheard: Vec<Day>,
}

impl<'p> Done<'p> {
    /// What was done, from the records; no situation among them is deleted.
    pub fn of(
        lessons: impl Iterator<Item = &'p LessonPractice>,
        scenarios: impl Iterator<Item = &'p ScenarioPractice>,
        situations: impl Iterator<Item = &'p Situation>,
    ) -> Done<'p> {
        let mut done = Done::default();
        for kept in lessons {
            done.lessons.insert(&kept.lesson, kept);
            for answer in kept.answers.iter().skip(1) {
                *done.reviews.entry(answer.day).or_default() += 1;
            }
        }
        done.scenarios = scenarios
            .map(|kept| (kept.scenario.as_str(), kept))
            .collect();
        for situation in situations {
            done.has_check |= situation.latest().is_some();
            done.unheard.extend(left_unheard(situation));
        }
        done
    }

    /// How many lessons were finished.
    pub fn lessons_read(&self) -> usize {
        let read = self.lessons.values().filter_map(|kept| kept.finished());
        read.count()
    }

    /// What was done with this lesson.
    pub(super) fn lesson(&self, id: &str) -> Option<&'p LessonPractice> {
        self.lessons.get(id).copied()
    }

    /// The day this lesson was finished.
    pub(super) fn finished(&self, lesson: &str) -> Option<Day> {
        self.lessons.get(lesson)?.finished()
    }

    /// The day this scenario, or its twist, was first practised.
    pub(super) fn practised(&self, scenario: &str, twist: bool) -> Option<Day> {
        self.scenarios.get(scenario)?.practised(twist)
    }
}

/// If the last check of an open situation found the other side not heard: the day of the first one
/// that did.
pub fn left_unheard(situation: &Situation) -> Option<Day> {
    let not_yet = Question::Heard.answer("not_yet")?;
    let leaves_it = |check: &CheckTaken| check.asked.contains(&(Question::Heard, not_yet));
    let open = !situation.is_closed() && situation.latest().is_some_and(leaves_it);
    let mut checks = situation.checks().filter(|(_, check)| leaves_it(check));
    checks.next().filter(|_| open).map(|(day, _)| day)
}
