//! The journal's list: which situations are shown, in which order, and what can be searched in
//! them. Worked out once for each change of what is kept, then only picked from. Paging and words
//! are the page's business, finding is `search`'s.

use std::cmp::Reverse;
use std::sync::Arc;

use super::check::verdict::Verdict;
use super::day::Day;
use super::lead::{BackTo, LeadEnd};
use super::situation::{Event, Situation, Stage, tidy};

/// About how long the title made from a quick note is, in characters.
pub const NOTE_TITLE_CHARS: usize = 60;
/// How many days around the same date of last year still count as "a year ago".
pub const YEAR_AGO_DAYS: i32 = 3;

/// What the journal must know of a situation to place it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The situation's id.
    pub id: Arc<str>,
    /// Where it stands.
    pub stage: Stage,
    /// Whether a lead is held in it, even when a look-back is due too.
    pub holds_lead: bool,
    /// The verdict of its last check, if one was taken.
    pub verdict: Option<Verdict>,
    /// The day it was saved.
    pub created: Day,
    /// The day anything last happened in it.
    pub touched: Day,
}

/// What the last check said, as a filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LastVerdict {
    /// This.
    Is(Verdict),
    /// Nothing: no check was taken yet.
    NoCheckYet,
}

/// Which situations are wanted. By default all of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Where they stand.
    pub stage: Option<Stage>,
    /// What their last check said.
    pub verdict: Option<LastVerdict>,
}

/// Every situation that is not deleted, in the journal's order: by stage, then the last touched
/// first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    rows: Vec<Row>,
}

impl Row {
    /// The row of a situation on `today`.
    pub fn of(situation: &Situation, today: Day) -> Row {
        let stage = situation.stage(today);
        Row {
            id: situation.id.as_str().into(),
            stage,
            holds_lead: match stage {
                Stage::HoldingLead => true,
                Stage::LookBackDue => situation.lead().is_some(),
                Stage::Open | Stage::Closed => false,
            },
            verdict: situation.latest().map(|check| check.verdict),
            created: situation.created,
            touched: situation.touched(),
        }
    }

    /// Whether it belongs under this stage. A lead that is held belongs under
    /// [`Stage::HoldingLead`] even when a look-back is due too.
    pub fn is_under(&self, stage: Stage) -> bool {
        self.stage == stage || (stage == Stage::HoldingLead && self.holds_lead)
    }

    /// Whether it is wanted.
    pub fn passes(&self, filter: Filter) -> bool {
        let by_verdict = match filter.verdict {
            None => true,
            Some(LastVerdict::Is(verdict)) => self.verdict == Some(verdict),
            Some(LastVerdict::NoCheckYet) => self.verdict.is_none(),
        };
        by_verdict && filter.stage.is_none_or(|stage| self.is_under(stage))
    }
}

impl Listing {
    /// The listing of these situations on `today`, given in the order of their ids. Of two that
    /// stand alike, touched on the same day, the one given later comes first.
    pub fn of<'a>(situations: impl Iterator<Item = &'a Situation>, today: Day) -> Listing {
        let mut rows: Vec<Row> = situations.map(|kept| Row::of(kept, today)).collect();
        rows.reverse();
        // Stable, so that no ids need be compared: many are touched on the same day.
        rows.sort_by_key(|row| (row.stage, Reverse(row.touched)));
        Listing { rows }
    }

    /// The listing on the same day after one situation changed; without one it is gone. The same as
    /// [`Listing::of`] of all of them, and quicker.
    pub fn put(&mut self, id: &str, situation: Option<&Situation>, today: Day) {
        if let Some(place) = self.rows.iter().position(|row| &*row.id == id) {
            self.rows.remove(place);
        }
        let Some(situation) = situation else { return };
        let row = Row::of(situation, today);
        let order = |row: &Row| (row.stage, Reverse(row.touched));
        let place = self.rows.partition_point(|other| {
            let before = order(other).cmp(&order(&row));
            before.then_with(|| row.id.cmp(&other.id)).is_lt()
        });
        self.rows.insert(place, row);
    }

    /// Its rows, in order.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// How many there are under this stage; without one, how many there are.
    pub fn count(&self, stage: Option<Stage>) -> usize {
        match stage {
            None => self.rows.len(),
            Some(stage) => self.rows.iter().filter(|row| row.is_under(stage)).count(),
        }
    }

    /// The places of the rows that are wanted, in order, among those that were found.
    pub fn select(&self, filter: Filter, is_found: impl Fn(usize) -> bool) -> Vec<usize> {
        let rows = self.rows.iter().enumerate();
        let wanted = rows.filter(|(place, row)| is_found(*place) && row.passes(filter));
        wanted.map(|(place, _)| place).collect()
    }

    /// The situation saved nearest to this day a year ago, if one was saved within
    /// [`YEAR_AGO_DAYS`]. Of two as near, the later one.
    pub fn a_year_ago(&self, today: Day) -> Option<&Row> {
        let then = year_before(today)?;
        let away = |row: &Row| row.created.days_since(then).saturating_abs();
        let near = self.rows.iter().filter(|row| away(row) <= YEAR_AGO_DAYS);
        near.min_by_key(|row| (away(row), Reverse(row.created), Arc::clone(&row.id)))
    }
}

/// The same date a year before; for 29 February the last day of February.
pub fn year_before(day: Day) -> Option<Day> {
    let (year, month, date) = day.ymd();
    Day::from_ymd(year - 1, month, date).or_else(|| Day::from_ymd(year - 1, month, date - 1))
}

/// Everything a person typed in a situation, a line each; none of the app's own words.
pub fn typed_text(situation: &Situation) -> String {
    let mut typed = vec![
        situation.title.as_str(),
        &situation.role,
        &situation.facts,
        &situation.story,
    ];
    for entry in &situation.entries {
        match &entry.event {
            Event::Planned(plan) => {
                typed.extend([plan.moment.as_str(), &plan.words]);
                typed.extend(plan.lead.iter().flat_map(typed_in_end));
            }
            Event::Renewed(renewal) => {
                typed.push(&renewal.why);
                typed.extend(typed_in_end(&renewal.end));
            }
            Event::HandedBack(kept) => typed.extend([
                kept.done.as_str(),
                &kept.open,
                &kept.watch_for,
                &kept.yours_now,
            ]),
            Event::LookedBack(look_back) => typed.push(&look_back.line),
            // The reason of a check is the app's; the other entries hold no words.
            Event::Checked(_) | Event::LookBackOn(_) | Event::Closed | Event::Reopened => {}
        }
    }
    typed.retain(|text| !text.is_empty());
    typed.join("\n")
}

/// What was typed of the end of a lead.
fn typed_in_end(end: &LeadEnd) -> impl Iterator<Item = &str> {
    let (when, back_to) = match end {
        LeadEnd::Set { when, back_to, .. } => (Some(when.as_str()), Some(back_to)),
        LeadEnd::DecideBy(_) => (None, None),
    };
    let role = back_to.and_then(|back_to| match back_to {
        BackTo::Somebody(role) => Some(role.as_str()),
        BackTo::Mine => None,
    });
    when.into_iter().chain(role)
}

/// The title of a quick note: its first line, cut at a word near [`NOTE_TITLE_CHARS`]. Empty for a
/// note without words.
pub fn note_title(note: &str) -> String {
    let kept = tidy(note, usize::MAX);
    let line = kept.lines().next().unwrap_or_default().trim_end();
    let Some((longest, _)) = line.char_indices().nth(NOTE_TITLE_CHARS) else {
        return line.to_owned();
    };
    let (head, rest) = line.split_at(longest);
    // A line of one long word, or of a script without spaces, is cut inside it.
    let word = match rest.starts_with(char::is_whitespace) {
        true => Some(head.len()),
        false => head.rfind(char::is_whitespace),
    };
    let cut = word.filter(|at| *at >= head.len() / 2);
    let cut = cut.unwrap_or_else(|| between_signs(line, longest));
    let head = line.get(..cut).unwrap_or(head);
    let words = head.trim_end_matches(|c: char| c.is_whitespace() || ",;:–—-".contains(c));
    [words, "…"].concat()
}

/// The place at or before `at` where nothing that is seen as one sign is torn apart.
fn between_signs(line: &str, at: usize) -> usize {
    // A sign and its accents, or the parts of one emoji, held together by joiners.
    let clings = |c: char| {
        matches!(c, '\u{300}'..='\u{36F}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}'
            | '\u{1F3FB}'..='\u{1F3FF}')
    };
    let mut places = line
        .char_indices()
        .rev()
        .skip_while(|(place, _)| *place > at);
    let apart = places.find(|(place, sign)| {
        let before = line.get(..*place).and_then(|head| head.chars().next_back());
        !clings(*sign) && before != Some('\u{200D}')
    });
    match apart {
        Some((place, _)) if place > 0 => place,
        _ => at,
    }
}
