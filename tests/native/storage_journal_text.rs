//! The journal as Markdown and one version in words: what they say, and that nothing a person
//! wrote passes for a part of the page.

use alongside::domain::check::Verdict;
use alongside::domain::check::wording::Wording;
use alongside::domain::day::Day;
use alongside::domain::lead::{BackTo, HandBack, LeadEnd, Renewal};
use alongside::domain::look_back::{Again, Happened, LookBack, Wanted};
use alongside::domain::plan::{Forecast, How, Plan};
use alongside::domain::situation::{CheckTaken, Event, Situation};
use alongside::storage::journal_text::journal_text;
use alongside::storage::version_text::version_text;

use crate::storage_samples::{at, day, schema_1};
use crate::storage_schema_2::schema_2;
use crate::support::{given, model};

fn words(version: &str) -> Option<Wording> {
    (version == "now").then(|| Wording::of(model()))
}

fn told(situations: &[Situation]) -> String {
    journal_text(situations, day("2026-12-24"), &words, &|day| {
        day.to_string()
    })
}

/// A situation with an entry of every kind, and `text` wherever a person writes.
fn thread(text: &str) -> Situation {
    let own = || text.to_owned();
    let end = LeadEnd::Set {
        when: own(),
        back_to: BackTo::Somebody(own()),
        by: day("2026-12-01"),
    };
    let events = [
        Event::Checked(CheckTaken {
            model: "now".to_owned(),
            asked: vec![given("harm", "none"), given("lead", "mine")],
            verdict: Verdict::StepIn,
            variant: own(),
            rule: own(),
            because: own(),
        }),
        Event::Planned(Plan {
            moment: own(),
            how: How::Ask,
            words: own(),
            stands_down: false,
            forecast: Forecast::new(3),
            look_back: Some(day("2026-11-30")),
            lead: Some(end.clone()),
        }),
        Event::Renewed(Renewal { why: own(), end }),
        Event::Renewed(Renewal {
            why: String::new(),
            end: LeadEnd::DecideBy(day("2026-12-02")),
        }),
        Event::HandedBack(HandBack {
            done: own(),
            open: own(),
            watch_for: own(),
            yours_now: own(),
            said_back: true,
        }),
        Event::LookBackOn(day("2026-12-05")),
        Event::LookedBack(LookBack {
            wanted: Wanted::Yes,
            happened: Happened::Better,
            again: Again::Differently,
            line: own(),
        }),
        Event::Closed,
        Event::Reopened,
    ];
    Situation {
        title: own(),
        role: own(),
        facts: own(),
        story: own(),
        entries: events.map(|event| at(day("2026-11-22"), event)).to_vec(),
        ..Situation::new("secretid".to_owned(), day("2026-11-20"))
    }
}

#[test]
fn a_thread_reads_as_it_happened() {
    let mut situation = thread("Say hello");
    situation.entries.truncate(2);
    situation.story = String::new();
    let title = Wording::of(model()).title(Verdict::StepIn).to_owned();
    let text = told(&[situation]);
    let begins = "# Journal\n\nWritten on 2026-12-24.\n\n## Say hello\n\nBegun on 2026-11-20. Open, holding a lead.\n\n### Who it is about\n\n> Say hello  \n\n### What happened\n\n> Say hello  \n\n### The thread\n\n- 2026-11-22: I asked: should I step in?\n\n";
    assert!(text.starts_with(begins), "{text}");
    let ends = "- 2026-11-22: I made a plan and took the lead.\n\n  > If Say hello, then I will ask: “Say hello”  \n  > How sure I was that they wanted help: Probably  \n  > Look back on: 2026-11-30  \n  > What ends it: Say hello  \n  > Who gets it back: Say hello  \n  > At the latest: 2026-12-01  \n";
    assert!(text.ends_with(ends), "{text}");
    assert!(text.contains(&title) && !text.contains("secretid"));
}

#[test]
fn open_ones_come_first_then_the_last_touched_and_deleted_ones_not_at_all() {
    let one = |title: &str, touched: &str, event: Event| Situation {
        title: title.to_owned(),
        entries: vec![at(day(touched), event)],
        ..Situation::new(title.to_owned(), day("2026-01-01"))
    };
    let mut deleted = one("deleted", "2026-12-01", Event::Reopened);
    deleted.deleted = Some(day("2026-12-02"));
    let text = told(&[
        one("closed late", "2026-12-20", Event::Closed),
        one("open early", "2026-11-01", Event::Reopened),
        deleted,
        one("closed early", "2026-02-01", Event::Closed),
        one("open late", "2026-12-01", Event::Reopened),
    ]);
    let titles: Vec<&str> = text
        .lines()
        .filter_map(|line| line.strip_prefix("## "))
        .collect();
    assert_eq!(
        titles,
        ["open late", "open early", "closed late", "closed early"]
    );
    assert!(told(&[]).contains("nothing in it yet"));
}

/// What Markdown makes of a text: for each line what it is.
fn structure(text: &str) -> Vec<&str> {
    let lines = text.split(|c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}'));
    let lines = lines.map(|line| match line {
        _ if line.starts_with("> ") || line == ">" => ">",
        _ if line.starts_with("  > ") || line == "  >" => "  >",
        _ if line.starts_with("## ") => "##",
        _ => line,
    });
    let mut kinds: Vec<&str> = lines.collect();
    kinds.dedup_by(|a, b| a == b && a.ends_with('>'));
    kinds
}

#[test]
fn nothing_a_person_wrote_changes_the_structure() {
    let plain = told(&[thread("plain")]);
    for sign in [
        "# heading",
        "## a\n## b",
        "a\n\n## b\n\n- c",
        "a\r## b",
        "a\u{2028}## b\u{85}## c\u{b}## d",
        "---",
        "===",
        "> quoted",
        "- item",
        "+ item",
        "1. item",
        "12) item",
        "```\ncode\n```",
        "~~~",
        "    indented",
        "\tindented",
        "<script>alert(1)</script>",
        "<!-- open",
        "[link](javascript:alert(1))",
        "![image](https://example.org/x.png)",
        "[ref]: https://example.org",
        "| a | b |\n|---|---|",
        "*bold* _em_ `code` ~~gone~~ $x$",
        "&lt;b&gt; \\",
        "two spaces  ",
        "\\",
    ] {
        let text = told(&[thread(sign)]);
        assert_eq!(structure(&text), structure(&plain), "{sign:?}\n{text}");
        for line in text.lines() {
            let own = line
                .trim_start()
                .trim_start_matches("> ")
                .trim_start_matches("## ");
            for open in ['<', '`', '[', '*', '_', '&', '|', '~'] {
                let signs = own.match_indices(open);
                let mut bare = signs.filter(|(at, _)| !own[..*at].ends_with('\\'));
                assert_eq!(bare.next(), None, "{open} in {line}");
            }
            let first = own.chars().next().unwrap_or('x');
            let quoted = line.trim_start().starts_with('>');
            assert!(!quoted || !"#+=->".contains(first) || own == ">", "{line}");
        }
    }
}

#[test]
fn a_day_in_any_words_stays_a_day() {
    let text = journal_text(&[thread("x")], Day(0), &words, &|_| {
        "# 1\n> *day*".to_owned()
    });
    assert_eq!(
        structure(&text)
            .iter()
            .filter(|kind| **kind == "##")
            .count(),
        1
    );
    assert!(text.contains("Written on \\# 1 \\> \\*day\\*."));
}

#[test]
fn every_kind_of_record_is_told_in_words() {
    let records = schema_1().into_iter().chain(schema_2());
    for (_, record) in records {
        let (title, text) = version_text(&record);
        assert!(!title.is_empty() && !text.is_empty(), "{record:?}");
        let key = record.key();
        let is_opaque = key.as_str().starts_with("situation/");
        let id = key.as_str().split_once('/').map_or("", |(_, id)| id);
        assert!(
            !is_opaque || !(title.contains(id) || text.contains(id)),
            "{title}"
        );
    }
    let [(_, situation), ..] = schema_2();
    let (title, text) = version_text(&situation);
    assert_eq!(title, "The night rota, again");
    assert!(text.contains("11 entries in the thread."), "{text}");
    assert!(text.contains("In the Deleted list."), "{text}");
}
