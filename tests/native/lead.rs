//! Where a lead stands on a day.

use alongside::domain::day::Day;
use alongside::domain::lead::{Lead, LeadEnd, Progress};

#[test]
fn a_lead_counts_its_days_from_one_and_stops_counting_on_its_last() {
    let end = LeadEnd::DecideBy(Day(109));
    let lead = Lead {
        since: Day(100),
        end: &end,
        renewed: 0,
    };
    for today in 90..130 {
        let expected = match today {
            ..109 => Progress::Running {
                day: (today - 100).max(0) + 1,
                of: 10,
            },
            _ => Progress::Due,
        };
        assert_eq!(lead.progress(Day(today)), expected, "on day {today}");
    }
}

#[test]
fn a_lead_that_ends_on_the_day_it_began_is_due_at_once() {
    let end = LeadEnd::DecideBy(Day(100));
    let lead = Lead {
        since: Day(100),
        end: &end,
        renewed: 0,
    };
    assert_eq!(lead.progress(Day(100)), Progress::Due);
}
