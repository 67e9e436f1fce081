//! What today offers: one lesson, scenario, review or light day, and at most one card to warm up.
//!
//! A person's days are counted by what was done on them, never by the calendar: what was not done
//! waits, for a day or for a year, and nothing here knows how long (content bible 3.1). The list of
//! steps is `year_steps`; when a card comes back is `review`.

use std::collections::BTreeSet;
use std::ops::Bound::{Excluded, Unbounded};

use super::curriculum::Curriculum;
use super::day::Day;
use super::done::Done;
use super::own_course::{LookBackKind, OwnCourse, Span};
use super::review::{self, Card, LOOK_BACK_CARDS_MAX, REVIEW_CARDS_MAX};
use super::year_steps::{Item, Step, Why, of_core, of_path, of_year};

/// The track on listening.
const LISTENING: &str = "T3";
/// How many days after its scenario a twist comes at the earliest once the year is over.
const TWIST_DAYS: i32 = 21;
/// How many lessons somebody has read at most while they are asked where it hurts.
const ASKED_LESSONS_MAX: usize = 3;

/// Today's item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Todays<'a> {
    /// What it is.
    pub item: Item<'a>,
    /// Whether it was done today.
    pub done: bool,
    /// Why this one today.
    pub why: Why<'a>,
}

/// Everything today offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer<'a> {
    /// The one thing.
    pub todays: Todays<'a>,
    /// The cards of today that are still to come: one to warm up, those of a review, or those of a
    /// light day.
    pub cards: Vec<Card<'a>>,
    /// On a light day with a twist: the scenario whose twist comes once more.
    pub twist: Option<&'a str>,
}

/// What `today` offers to somebody who has done this.
pub fn offer<'a>(
    curriculum: Curriculum<'a>,
    done: &Done<'_>,
    course: &OwnCourse,
    today: Day,
) -> Offer<'a> {
    let morning = Morning::of(curriculum, done, course, today);
    let year = of_year(&curriculum);
    let (planned, is_over) = morning.planned(&year);
    let proposed = morning.listen_first(planned);
    let todays = morning
        .done_today(&year, [proposed, planned])
        .unwrap_or(Todays {
            item: proposed.item,
            done: false,
            why: morning.unless_free(proposed, is_over),
        });
    let twist = match todays.item {
        Item::LookBack(day) if day.kind == LookBackKind::CardsAndTwist => morning.twist_again(),
        _ => None,
    };
    Offer {
        todays,
        cards: cards_left(&curriculum, done, course, today, limit(&todays)),
        twist,
    }
}

/// The cards of a review somebody asks for themselves: those that have come back, the longest
/// waiting first, as many as a day takes less those answered today.
pub fn free_review<'a>(
    curriculum: Curriculum<'a>,
    done: &Done<'_>,
    course: &OwnCourse,
    today: Day,
) -> Vec<Card<'a>> {
    let limit = (REVIEW_CARDS_MAX, false);
    cards_left(&curriculum, done, course, today, limit)
}

/// Whether to ask where it hurts: at the start, until a path or none was chosen.
pub fn asks_for_path(done: &Done<'_>, course: &OwnCourse) -> bool {
    let chosen = course.path_asked || course.path.is_some();
    !chosen && done.lessons_read() <= ASKED_LESSONS_MAX
}

/// Where somebody stands, whatever they took up today: the reason for the next step of their plan.
pub fn reached<'a>(
    curriculum: Curriculum<'a>,
    done: &Done<'_>,
    course: &OwnCourse,
    today: Day,
) -> Why<'a> {
    let morning = Morning::of(curriculum, done, course, today);
    let (next, _) = morning.planned(&of_year(&curriculum));
    next.why
}

/// How many cards a day takes, and whether cards that rest are among them.
fn limit(todays: &Todays<'_>) -> (usize, bool) {
    match (todays.item, todays.why) {
        (_, Why::DayOff) | (Item::AllDone, _) => (0, false),
        (Item::Lesson(_) | Item::Scenario { .. }, _) => (1, false),
        (Item::Review, _) => (REVIEW_CARDS_MAX, false),
        (Item::LookBack(_), _) => (LOOK_BACK_CARDS_MAX, true),
    }
}

fn cards_left<'a>(
    curriculum: &Curriculum<'a>,
    done: &Done<'_>,
    course: &OwnCourse,
    today: Day,
    (limit, with_rested): (usize, bool),
) -> Vec<Card<'a>> {
    let answered = done.reviews.get(&today).copied().unwrap_or(0);
    let practice = |id: &str| done.lesson(id);
    let cards = review::cards(curriculum.lessons, practice, course.workdays, |_| true);
    let mut left = review::due(&cards, today);
    if with_rested {
        left.extend(review::rested(&cards, today));
    }
    left.truncate(limit.saturating_sub(answered));
    left
}

/// Everything as it stood before anything was done today. A day that lies ahead, because a clock
/// was set back, counts as done before.
struct Morning<'m, 'a> {
    curriculum: Curriculum<'a>,
    done: &'m Done<'m>,
    course: &'m OwnCourse,
    today: Day,
    has_due: bool,
    has_cards: bool,
    reviews: BTreeSet<Day>,
}

impl<'m, 'a> Morning<'m, 'a> {
    fn of(
        curriculum: Curriculum<'a>,
        done: &'m Done<'m>,
        course: &'m OwnCourse,
        today: Day,
    ) -> Morning<'m, 'a> {
        let practice = |id: &str| done.lesson(id);
        let cards = review::cards(curriculum.lessons, practice, course.workdays, |answer| {
            answer.day != today
        });
        let has_due = !review::due(&cards, today).is_empty();
        let reviews = done.reviews.keys().copied();
        Morning {
            curriculum,
            done,
            course,
            today,
            has_due,
            has_cards: has_due || !review::rested(&cards, today).is_empty(),
            reviews: reviews.filter(|day| *day != today).collect(),
        }
    }

    /// The day this was done, today included. A review leaves no mark of its own.
    fn done_on(&self, item: Item<'_>) -> Option<Day> {
        match item {
            Item::Lesson(id) => self.done.finished(id),
            Item::Scenario { id, twist } => self.done.practised(id, twist),
            Item::LookBack(day) => self.course.looked_back_on(day),
            Item::Review | Item::AllDone => None,
        }
    }

    fn done_before(&self, item: Item<'_>) -> Option<Day> {
        self.done_on(item).filter(|day| *day != self.today)
    }

    /// What comes next, and whether all that was chosen to be done is behind the person.
    fn planned(&self, year: &[Step<'a>]) -> (Step<'a>, bool) {
        let path = self.course.path.as_deref();
        let path = path.and_then(|slug| self.curriculum.path(slug));
        let of_path = path.map(|path| {
            of_path(&self.curriculum, path, |id| {
                self.done.finished(id).is_some()
            })
        });
        let core = match self.course.span {
            Span::Core => of_core(&self.curriculum),
            Span::Year => Vec::new(),
        };
        let first = of_path.and_then(|steps| self.next(&steps));
        if let Some(step) = first.or_else(|| self.next(&core)) {
            return (step, false);
        }
        match self.next(year) {
            Some(step) => (step, self.course.span == Span::Core),
            None => (self.after_the_year(), true),
        }
    }

    /// The first step that was not done.
    fn next(&self, steps: &[Step<'a>]) -> Option<Step<'a>> {
        let days: Vec<Option<Day>> = steps
            .iter()
            .map(|step| self.done_before(step.item))
            .collect();
        let mut reached = Day(i32::MIN);
        for (at, step) in steps.iter().enumerate() {
            if let Some(Some(day)) = days.get(at) {
                reached = reached.max(*day);
                continue;
            }
            if let Item::Review | Item::LookBack(_) = step.item {
                let later = days.iter().skip(at).flatten().copied();
                if let Some(day) = self.passed_on(step.item, reached, later) {
                    reached = day;
                    continue;
                }
            }
            if self.is_there(step.item) {
                return Some(*step);
            }
        }
        None
    }

    /// The day that took the place of a review or a light day: the first after `reached` on which
    /// cards were answered, or something that comes `later` was done instead. So nobody is held up
    /// by a review they pass over.
    fn passed_on(
        &self,
        item: Item<'_>,
        reached: Day,
        later: impl Iterator<Item = Day>,
    ) -> Option<Day> {
        let mut reviews = self.reviews.range((Excluded(reached), Unbounded));
        let reviewed = match item {
            Item::Review => reviews.next().copied(),
            _ => None,
        };
        let instead = later.filter(|day| *day > reached);
        instead.chain(reviewed).min()
    }

    /// Whether there is anything in it to do.
    fn is_there(&self, item: Item<'_>) -> bool {
        match item {
            Item::Review => self.has_due,
            Item::LookBack(day) => match day.kind {
                LookBackKind::Cards => self.has_cards,
                LookBackKind::OldCheck => self.done.has_check,
                LookBackKind::CardsAndTwist => self.has_cards || self.twist_again().is_some(),
                LookBackKind::LessonsUsed | LookBackKind::HandBackHandOn => true,
            },
            Item::Lesson(_) | Item::Scenario { .. } | Item::AllDone => true,
        }
    }

    /// A twist not seen yet, else cards that came back, else nothing.
    fn after_the_year(&self) -> Step<'a> {
        let mut twists = self.curriculum.scenarios.iter().filter(|head| {
            let twist = Item::Scenario {
                id: &head.id,
                twist: true,
            };
            let base = self.done.practised(&head.id, false);
            base.is_some_and(|day| self.today.days_since(day) >= TWIST_DAYS)
                && self.done_before(twist).is_none()
        });
        let item = match twists.next() {
            Some(head) => Item::Scenario {
                id: &head.id,
                twist: true,
            },
            None if self.has_due => Item::Review,
            None => Item::AllDone,
        };
        let why = match item {
            Item::AllDone => Why::AllSeen,
            _ => Why::AfterTheYear,
        };
        Step { item, why }
    }

    /// In place of another lesson the next one on listening, while somebody's side is still to be
    /// heard: once for each situation, since then such a lesson has been read.
    fn listen_first(&self, planned: Step<'a>) -> Step<'a> {
        let on_listening = self.curriculum.lessons.iter();
        let on_listening = on_listening.filter(|head| head.track == LISTENING);
        let items = on_listening.map(|head| Item::Lesson(&head.id));
        let read: Vec<Option<Day>> = items.clone().map(|item| self.done_before(item)).collect();
        let last = read.iter().flatten().max().copied();
        let wanted = self
            .done
            .unheard
            .iter()
            .any(|day| last.is_none_or(|last| last < *day));
        let next = items.zip(&read).find(|(_, read)| read.is_none());
        match (planned.item, next) {
            (Item::Lesson(_), Some((item, _))) if wanted => Step {
                item,
                why: Why::Unheard,
            },
            _ => planned,
        }
    }

    /// What was done today: of several things the one that comes last in the year.
    fn done_today(&self, year: &[Step<'a>], offered: [Step<'a>; 2]) -> Option<Todays<'a>> {
        let scenarios = self.curriculum.scenarios.iter().flat_map(|head| {
            [false, true].map(|twist| Item::Scenario {
                id: &head.id,
                twist,
            })
        });
        let items = scenarios.chain(year.iter().map(|step| step.item));
        let mut done = items.filter(|item| self.done_on(*item) == Some(self.today));
        let reviewed = self.done.reviews.contains_key(&self.today);
        let review = offered
            .iter()
            .map(|step| step.item)
            .find(|item| reviewed && *item == Item::Review);
        let item = done.next_back().or(review)?;
        let asked = offered.iter().find(|step| step.item == item);
        Some(Todays {
            item,
            done: true,
            why: asked.map_or(Why::OwnChoice, |step| step.why),
        })
    }

    /// The reason for a step, unless today is free: because it is none of the person's days, or
    /// because the day before had something new and what they chose to do is over.
    fn unless_free<'s>(&self, step: Step<'s>, is_over: bool) -> Why<'s> {
        let workdays = self.course.workdays;
        let is_new = matches!(step.item, Item::Lesson(_) | Item::Scenario { .. });
        if step.item == Item::AllDone {
            return step.why;
        }
        if !workdays.contains(self.today) {
            return Why::DayOff;
        }
        let before = workdays.before(self.today);
        let just_now = |day: Day| before <= day && day < self.today;
        let lessons = self
            .done
            .lessons
            .values()
            .filter_map(|kept| kept.finished());
        let scenarios = self.done.scenarios.values().flat_map(|kept| kept.days());
        match is_over && is_new && lessons.chain(scenarios).any(just_now) {
            true => Why::Pause,
            false => step.why,
        }
    }

    /// The scenario whose twist was answered longest ago.
    fn twist_again(&self) -> Option<&'a str> {
        let answered = self.curriculum.scenarios.iter().filter_map(|head| {
            let kept = self.done.scenarios.get(head.id.as_str())?;
            let before = kept.twists.iter().map(|answer| answer.day);
            let last = before.filter(|day| *day != self.today).max()?;
            Some((last, head.id.as_str()))
        });
        answered.min().map(|(_, id)| id)
    }
}
