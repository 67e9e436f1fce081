//! Review: a lesson's case question coming back, spaced.
//!
//! A card comes back 3, 10, 30 and 90 days after its lesson, on the person's next own day. A wrong
//! answer takes it one step back; after four right ones it rests and returns only in look-back
//! weeks (content bible 3.2). Cards over a day's limit wait, oldest first, and nobody counts them.
//! Which day allows how many is `year`.

use super::day::Day;
use super::lesson::LessonHead;
use super::own_course::Workdays;
use super::practice::{CaseAnswer, LessonPractice};

/// The most cards of a review, on a review day and whenever a person asks for one.
pub const REVIEW_CARDS_MAX: usize = 8;
/// The most cards on a day of a look-back week.
pub const LOOK_BACK_CARDS_MAX: usize = 10;
/// Days from one answer to the next return: on days 3, 10, 30 and 90 after the lesson as long as
/// nothing is late.
const GAPS: [i32; 4] = [3, 7, 20, 60];
/// For how many days a card that rests is left alone.
const REST_DAYS: i32 = 30;

/// The case question of a finished lesson, and when it comes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Card<'a> {
    /// The lesson's id.
    pub lesson: &'a str,
    /// How often it has come back and was answered.
    pub returns: usize,
    /// The day it comes back; `None` while it rests.
    pub due: Option<Day>,
    /// The day it was last answered.
    pub last: Day,
}

impl<'a> Card<'a> {
    /// The card of a lesson, once its question has been answered for the first time.
    ///
    /// An answer that comes early changes nothing if it is right: reading a lesson again is no
    /// review. `counts` says which answers are looked at.
    pub fn of(
        lesson: &'a str,
        practice: &LessonPractice,
        workdays: Workdays,
        counts: impl Fn(&CaseAnswer) -> bool,
    ) -> Option<Card<'a>> {
        let mut answers = practice.answers.iter().filter(|answer| counts(answer));
        let first = answers.next()?;
        let mut card = Card {
            lesson,
            returns: 0,
            due: None,
            last: first.day,
        };
        let mut step = 0_usize;
        card.due = comes_back(step, first.day, workdays);
        for answer in answers {
            card.returns += 1;
            card.last = answer.day;
            if !answer.right {
                step = step.saturating_sub(1);
            } else if card.due.is_some_and(|due| due <= answer.day) {
                step += 1;
            } else {
                continue;
            }
            card.due = comes_back(step, answer.day, workdays);
        }
        Some(card)
    }

    /// Whether it waits to be answered.
    pub fn is_due(&self, today: Day) -> bool {
        self.due.is_some_and(|due| due <= today)
    }

    /// Whether it has rested long enough to be seen in a look-back week.
    fn is_rested(&self, today: Day) -> bool {
        self.due.is_none() && today.days_since(self.last) >= REST_DAYS
    }

    /// Whether its case is told anew: from the second return on.
    pub fn is_told_anew(&self) -> bool {
        self.returns >= 1
    }
}

/// The day a card on this step comes back; `None` once it has no step left.
fn comes_back(step: usize, answered: Day, workdays: Workdays) -> Option<Day> {
    let gap = GAPS.get(step)?;
    Some(workdays.on_or_after(answered.plus(*gap)))
}

/// The cards of all lessons that were finished, in the order of the lessons. A lesson that is no
/// longer there has none.
pub fn cards<'a, 'p>(
    lessons: &'a [LessonHead],
    practice: impl Fn(&str) -> Option<&'p LessonPractice>,
    workdays: Workdays,
    counts: impl Fn(&CaseAnswer) -> bool,
) -> Vec<Card<'a>> {
    let cards = lessons
        .iter()
        .filter_map(|head| Card::of(&head.id, practice(&head.id)?, workdays, &counts));
    cards.collect()
}

/// The cards that wait to be answered, the longest waiting first.
pub fn due<'a>(cards: &[Card<'a>], today: Day) -> Vec<Card<'a>> {
    let due = cards.iter().filter(|card| card.is_due(today));
    let mut due: Vec<Card<'a>> = due.copied().collect();
    due.sort_by_key(|card| card.due);
    due
}

/// The cards that have rested for a while, the longest resting first.
pub fn rested<'a>(cards: &[Card<'a>], today: Day) -> Vec<Card<'a>> {
    let rested = cards.iter().filter(|card| card.is_rested(today));
    let mut rested: Vec<Card<'a>> = rested.copied().collect();
    rested.sort_by_key(|card| card.last);
    rested
}

/// The order in which the options of a lesson's question are shown when `answered` answers were
/// given before: positions in the source. The first time it is the source's own; later three
/// options or more never stand as they stood the time before. True and false always keep theirs.
pub fn order_of_options(lesson: &str, answered: usize, options: usize) -> Vec<usize> {
    let mut places: Vec<usize> = (0..options).collect();
    if options < 3 {
        return places;
    }
    let mut left = arrangement(lesson, answered, arrangements(options));
    let mut order = Vec::with_capacity(options);
    while !places.is_empty() {
        let each = arrangements(places.len() - 1);
        order.push(places.remove(left / each));
        left %= each;
    }
    order
}

/// The number of ways in which so many options can stand.
fn arrangements(options: usize) -> usize {
    (1..=options).fold(1, usize::saturating_mul)
}

/// The number of an arrangement below `all`. Each time it moves on by less than a whole round, so
/// that it never stays where it was.
fn arrangement(lesson: &str, answered: usize, all: usize) -> usize {
    (1..=answered).fold(0, |at, time| {
        (at + 1 + mixed(lesson, time) % (all - 1)) % all
    })
}

/// A number that looks random and is always the same for the same lesson and time (FNV-1a).
fn mixed(lesson: &str, time: usize) -> usize {
    let time = (time as u32).to_le_bytes();
    let bytes = lesson.bytes().chain(time);
    let hash = bytes.fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    // The low bits of this hash mix least.
    (hash >> 8) as usize
}
