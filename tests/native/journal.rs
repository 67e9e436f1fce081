//! The journal's list: order, filters and "a year ago".

use alongside::domain::check::Verdict;
use alongside::domain::day::Day;
use alongside::domain::journal::{Filter, LastVerdict, Listing, Row, year_before};
use alongside::domain::lead::{BackTo, HandBack, LeadEnd};
use alongside::domain::look_back::{Again, Happened, LookBack, Wanted};
use alongside::domain::plan::{How, Plan};
use alongside::domain::situation::{CheckTaken, Event, Situation, Stage};

use crate::storage_samples::{at, check_taken, checked, day, situation};

/// The day these tests are set on.
pub const TODAY: Day = Day(20_100);

/// A plan, as an event.
pub fn plan(look_back: Option<Day>, lead: Option<LeadEnd>) -> Event {
    Event::Planned(Plan {
        moment: "they ask".to_owned(),
        how: How::Say,
        words: "I can take the list.".to_owned(),
        stands_down: false,
        forecast: None,
        look_back,
        lead,
    })
}

/// The end of a lead.
pub fn end() -> LeadEnd {
    LeadEnd::Set {
        when: "the list is full".to_owned(),
        back_to: BackTo::Somebody("the night nurse".to_owned()),
        by: TODAY.plus(10),
    }
}

/// A look-back, as an event.
pub fn looked_back() -> Event {
    Event::LookedBack(LookBack {
        wanted: Wanted::Yes,
        happened: Happened::Better,
        again: Again::Yes,
        line: "They asked me back.".to_owned(),
    })
}

/// A situation in which these events happened.
pub fn with(id: &str, events: &[Event]) -> Situation {
    let entries = events.iter().cloned();
    Situation {
        entries: entries.map(|event| at(TODAY.plus(-5), event)).collect(),
        ..situation(id)
    }
}

/// A situation in every stage, each in every way that matters to a filter: its id, its stage, and
/// whether a lead is held.
fn every_stage() -> Vec<(Situation, Stage, bool)> {
    let check = || Event::Checked(check_taken());
    let (past, to_come) = (Some(TODAY.plus(-1)), Some(TODAY.plus(1)));
    vec![
        (with("note", &[]), Stage::Open, false),
        (with("checked", &[check()]), Stage::Open, false),
        (
            with("planned", &[check(), plan(to_come, None)]),
            Stage::Open,
            false,
        ),
        (
            with("held", &[check(), plan(to_come, Some(end()))]),
            Stage::HoldingLead,
            true,
        ),
        (
            with("held-no-look-back", &[check(), plan(None, Some(end()))]),
            Stage::HoldingLead,
            true,
        ),
        (
            with("due", &[check(), plan(past, None)]),
            Stage::LookBackDue,
            false,
        ),
        (
            with("due-today", &[check(), plan(Some(TODAY), None)]),
            Stage::LookBackDue,
            false,
        ),
        (
            with("due-held", &[check(), plan(past, Some(end()))]),
            Stage::LookBackDue,
            true,
        ),
        (
            with(
                "handed-back",
                &[
                    check(),
                    plan(past, Some(end())),
                    Event::HandedBack(HandBack::default()),
                    looked_back(),
                ],
            ),
            Stage::Open,
            false,
        ),
        (
            with("closed", &[check(), Event::Closed]),
            Stage::Closed,
            false,
        ),
        (with("closed-note", &[Event::Closed]), Stage::Closed, false),
        (
            with("closed-due", &[check(), plan(past, None), Event::Closed]),
            Stage::Closed,
            false,
        ),
        (
            with("reopened", &[check(), Event::Closed, Event::Reopened]),
            Stage::Open,
            false,
        ),
    ]
}

#[test]
fn every_stage_passes_exactly_the_filters_it_belongs_under() {
    for (kept, stage, holds_lead) in every_stage() {
        let row = Row::of(&kept, TODAY);
        assert_eq!(
            (row.stage, row.holds_lead),
            (stage, holds_lead),
            "{}",
            kept.id
        );
        assert!(row.passes(Filter::default()), "{}", kept.id);
        for wanted in Stage::ALL {
            let filter = Filter {
                stage: Some(wanted),
                verdict: None,
            };
            let expected = match wanted {
                Stage::HoldingLead => holds_lead,
                other => stage == other,
            };
            assert_eq!(row.passes(filter), expected, "{} under {wanted:?}", kept.id);
        }
    }
}

#[test]
fn the_verdict_filter_goes_by_the_last_check() {
    let said = |verdict: Verdict| {
        Event::Checked(CheckTaken {
            verdict,
            ..check_taken()
        })
    };
    for first in Verdict::ALL {
        for last in Verdict::ALL {
            let row = Row::of(&with("a", &[said(first), said(last)]), TODAY);
            for wanted in Verdict::ALL {
                let filter = Filter {
                    stage: None,
                    verdict: Some(LastVerdict::Is(wanted)),
                };
                assert_eq!(
                    row.passes(filter),
                    wanted == last,
                    "{first:?} {last:?} {wanted:?}"
                );
            }
            let none = Filter {
                stage: None,
                verdict: Some(LastVerdict::NoCheckYet),
            };
            assert!(!row.passes(none));
        }
    }
    let note = Row::of(&situation("a"), TODAY);
    for verdict in Verdict::ALL {
        assert!(!note.passes(Filter {
            stage: None,
            verdict: Some(LastVerdict::Is(verdict))
        }));
    }
    assert!(note.passes(Filter {
        stage: None,
        verdict: Some(LastVerdict::NoCheckYet)
    }));
}

#[test]
fn both_filters_must_pass() {
    let (kept, ..) = every_stage().swap_remove(7);
    let row = Row::of(&kept, TODAY);
    for stage in [
        None,
        Some(Stage::LookBackDue),
        Some(Stage::HoldingLead),
        Some(Stage::Open),
    ] {
        for verdict in [None, Some(Verdict::StepIn), Some(Verdict::Offer)] {
            let expected = stage != Some(Stage::Open) && verdict != Some(Verdict::Offer);
            let filter = Filter {
                stage,
                verdict: verdict.map(LastVerdict::Is),
            };
            assert_eq!(row.passes(filter), expected, "{filter:?}");
        }
    }
}

fn listing(of: &[Situation]) -> Listing {
    Listing::of(of.iter(), TODAY)
}

fn ids(listing: &Listing, places: &[usize]) -> Vec<String> {
    let rows = places.iter().map(|place| &listing.rows()[*place]);
    rows.map(|row| row.id.as_ref().to_owned()).collect()
}

#[test]
fn the_list_goes_by_stage_and_then_the_last_touched_comes_first() {
    let kept: Vec<Situation> = every_stage().into_iter().map(|(kept, ..)| kept).collect();
    let all = listing(&kept);
    assert_eq!(all.rows().len(), kept.len());
    let keys: Vec<_> = all
        .rows()
        .iter()
        .map(|row| (row.stage, std::cmp::Reverse(row.touched)))
        .collect();
    assert!(keys.is_sorted(), "{keys:?}");

    let on = |id: &str, created: i32, day: Option<i32>| {
        let mut thread = situation(id);
        thread.created = Day(created);
        thread.entries = day.map(|day| checked(Day(day))).into_iter().collect();
        thread
    };
    let open = [
        on("old", 1, None),
        on("again", 2, Some(9)),
        on("new", 8, None),
    ];
    let list = listing(&open);
    assert_eq!(ids(&list, &[0, 1, 2]), ["again", "new", "old"]);
}

#[test]
fn a_stage_counts_what_its_filter_shows() {
    let kept: Vec<Situation> = every_stage().into_iter().map(|(kept, ..)| kept).collect();
    let list = listing(&kept);
    assert_eq!(list.count(None), kept.len());
    for stage in Stage::ALL {
        let filter = Filter {
            stage: Some(stage),
            verdict: None,
        };
        assert_eq!(
            list.count(Some(stage)),
            list.select(filter, |_| true).len(),
            "{stage:?}"
        );
    }
    assert_eq!(list.count(Some(Stage::LookBackDue)), 3);
    assert_eq!(list.count(Some(Stage::HoldingLead)), 3);
    assert_eq!(list.count(Some(Stage::Open)), 5);
    assert_eq!(list.count(Some(Stage::Closed)), 3);
}

#[test]
fn what_was_found_is_shown_in_the_order_of_the_list() {
    let kept: Vec<Situation> = every_stage().into_iter().map(|(kept, ..)| kept).collect();
    let list = listing(&kept);
    let found = ["closed", "gone", "note", "due-held"];
    let is_found = |place: usize| found.contains(&list.rows()[place].id.as_ref());
    let all = list.select(Filter::default(), is_found);
    assert_eq!(ids(&list, &all), ["due-held", "note", "closed"]);
    let held = Filter {
        stage: Some(Stage::HoldingLead),
        verdict: None,
    };
    assert_eq!(ids(&list, &list.select(held, is_found)), ["due-held"]);
    assert_eq!(list.select(Filter::default(), |_| false), [0_usize; 0]);
    let none = Listing::default();
    assert_eq!(none.select(Filter::default(), |_| true), [0_usize; 0]);
}

fn created(id: &str, on: Day) -> Situation {
    Situation {
        created: on,
        ..situation(id)
    }
}

#[test]
fn a_year_ago_is_within_three_days_and_the_nearest_comes_first() {
    let today = day("2026-11-22");
    for away in -10..=10 {
        let kept = [created("a", day("2025-11-22").plus(away))];
        let list = Listing::of(kept.iter(), today);
        let near = list.a_year_ago(today).is_some();
        assert_eq!(near, (-3..=3).contains(&away), "{away}");
    }
    for (dates, nearest) in [
        (["2025-11-20", "2025-11-23", "2025-11-25"], "2025-11-23"),
        (["2025-11-22", "2025-11-21", "2025-11-23"], "2025-11-22"),
        // As near: the later one.
        (["2025-11-21", "2025-11-23", "2024-11-22"], "2025-11-23"),
        (["2024-11-22", "2026-11-22", "2025-11-19"], "2025-11-19"),
    ] {
        let kept = dates.map(|date| created(date, day(date)));
        let list = Listing::of(kept.iter(), today);
        let row = list.a_year_ago(today).expect("one is near");
        assert_eq!(row.id.as_ref(), nearest);
    }
    assert_eq!(Listing::default().a_year_ago(today), None);
}

#[test]
fn the_same_date_of_last_year_exists_on_29_february_too() {
    for (today, then) in [
        ("2028-02-29", "2027-02-28"),
        ("2028-02-28", "2027-02-28"),
        ("2028-03-01", "2027-03-01"),
        ("2029-02-28", "2028-02-28"),
        ("2029-03-01", "2028-03-01"),
        ("2027-01-01", "2026-01-01"),
        ("2000-02-29", "1999-02-28"),
    ] {
        assert_eq!(year_before(day(today)), Some(day(then)), "{today}");
    }
    // What was saved on 29 February comes up beside both its neighbours a year later.
    for today in ["2029-02-28", "2029-03-01"] {
        let kept = [created("leap", day("2028-02-29"))];
        let list = Listing::of(kept.iter(), day(today));
        assert!(list.a_year_ago(day(today)).is_some(), "{today}");
    }
    let first = Day::from_ymd(-9999, 3, 1).expect("a day");
    assert_eq!(year_before(first), None);
}

#[test]
fn a_listing_into_which_changes_were_worked_is_the_listing_of_all() {
    // Every stage, twice as many ids as stages, every one put, changed to every other and removed.
    let kinds: Vec<Situation> = every_stage().into_iter().map(|(kept, ..)| kept).collect();
    let named = |kind: &Situation, id: &str, touched: i32| Situation {
        id: id.to_owned(),
        created: kind.created.plus(-touched),
        ..kind.clone()
    };
    let mut all = std::collections::BTreeMap::new();
    let mut listing = Listing::default();
    let mut looks = |id: String, kept: Option<Situation>| {
        listing.put(&id, kept.as_ref(), TODAY);
        match kept {
            Some(kept) => drop(all.insert(id, kept)),
            None => drop(all.remove(&id)),
        }
        assert_eq!(listing, Listing::of(all.values(), TODAY));
    };
    for round in 0..kinds.len() {
        for number in 0..2 * kinds.len() {
            let id = format!("{:02}", number * 7 % (2 * kinds.len()));
            let kind = &kinds[(number + round) % kinds.len()];
            looks(id.clone(), Some(named(kind, &id, (number % 3) as i32)));
        }
        looks(format!("{round:02}"), None);
    }
}
