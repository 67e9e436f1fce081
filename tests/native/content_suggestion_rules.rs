//! What is suggested on a verdict, the mirror and the labels (V46 to V48, with V20, V27 and V45): one
//! rule broken at a time.

use alongside::domain::check::Verdict;
use alongside::domain::command::takes_lead;

use crate::content_fixture::{Fixture, good};

pub const SUGGESTIONS: &str = "suggestions.toml";
pub const MIRROR: &str = "mirror.toml";
pub const LABELS: &str = "labels.toml";

/// Suggestions that break no rule: the same for every verdict, with an end where there is a lead.
pub fn good_suggestions() -> String {
    let one = |verdict: Verdict| {
        let mut text = format!("[[verdict]]\ncode = \"{}\"\n", verdict.code());
        text += "moments = [\n    \"the gate is open\",\n    \"I am near the gate\",\n    \"they come by\",\n]\n";
        text += "actions = [\n    { how = \"say\", words = \"I am at the gate.\" },\n";
        text += "    { how = \"ask\", words = \"Who has the key?\" },\n";
        text += "    { how = \"do\", words = \"wait at the gate\" },\n]\n";
        if takes_lead(verdict) {
            text += "ends = [\n    \"The gate is shut\",\n    \"The key is found\",\n    \"They are back\",\n]\n";
            text += "lead_days = 2\n";
        }
        if verdict != Verdict::GetHelp {
            text += "look_back_days = 3\n";
        }
        text + "\n"
    };
    Verdict::ALL.into_iter().map(one).collect()
}

/// A mirror that breaks no rule.
pub fn good_mirror() -> String {
    let one = |n: usize| {
        let gate = ["first", "second", "third", "fourth"][n];
        let mut text = format!("[[question]]\ntext = \"Who shut the {gate} gate?\"\nanswers = [\n");
        for who in ["Nobody", "Others", "Me"] {
            text += &format!(
                "    {{ text = \"{who}, the {gate}\", note = \"I saw {who} at the {gate} gate.\" }},\n"
            );
        }
        text + "]\n\n"
    };
    (0..4).map(one).collect()
}

/// Labels that break no rule.
pub const GOOD_LABELS: &str =
    "labels = [\n    \"rude\",\n    \"know-it-all\",\n    \"bad mood\",\n]\n";

/// The good folder with one piece of one file replaced.
fn with(path: &str, from: &str, to: &str) -> Fixture {
    good().change(path, from, to)
}

/// The piece of the file from this verdict on has `from` replaced.
fn in_verdict(code: &str, from: &str, to: &str) -> Fixture {
    let text = good().text(SUGGESTIONS);
    let start = text.find(&format!("\"{code}\"")).expect("the verdict");
    let (before, after) = text.split_at(start);
    assert!(after.contains(from), "{from:?} stands in {code}");
    let changed = [before, &after.replacen(from, to, 1)].concat();
    good().with(SUGGESTIONS, &changed)
}

#[test]
fn v20_moments_things_to_do_ends_and_lines_have_limits() {
    let sixty = "a".repeat(60);
    let eighty = "a".repeat(80);
    let words = |count: usize| "key ".repeat(count).trim_end().to_owned();
    for (from, fits, too_long) in [
        ("the gate is open", sixty.clone(), format!("{sixty}a")),
        ("wait at the gate", eighty.clone(), format!("{eighty}a")),
        (
            "The gate is shut",
            format!("A{}", &sixty[1..]),
            format!("A{sixty}"),
        ),
        ("I am at the gate.", words(25) + ".", words(26) + "."),
        ("Who has the key?", words(25) + "?", words(26) + "?"),
    ] {
        assert_eq!(with(SUGGESTIONS, from, &fits).problems(), [], "{fits}");
        with(SUGGESTIONS, from, &too_long).breaks_only("V20", SUGGESTIONS, &too_long);
    }
    let long = format!("\"I saw {}gate.\"", "the ".repeat(14));
    with(MIRROR, "\"I saw Me at the first gate.\"", &long).breaks_only("V20", MIRROR, &long);
    let long = "a".repeat(25);
    with(LABELS, "rude", &long).breaks_only("V20", LABELS, &long);
}

#[test]
fn v46_what_joins_a_sentence_has_its_form() {
    for (from, to) in [
        ("the gate is open", "The gate is open"),
        ("the gate is open", "the gate is open."),
        ("the gate is open", "the gate is open,"),
        ("wait at the gate", "Wait at the gate"),
        ("wait at the gate", "wait at the gate."),
        ("wait at the gate", "wait at … for a bit"),
        ("The gate is shut", "the gate is shut"),
        ("The gate is shut", "The gate is shut."),
        ("I am at the gate.", "I am at the gate"),
        ("I am at the gate.", "I am at …."),
        ("I am at the gate.", "I am ... at the gate."),
        ("I am at the gate.", "“I am at the gate.”."),
        ("I am at the gate.", "I am at the \\\"gate\\\"."),
        ("Who has the key?", "Who has the key."),
        ("how = \"ask\"", "how = \"shout\""),
        ("the gate is open", "they come by"),
        ("Who has the key?", "I am at the gate?"),
    ] {
        let found = with(SUGGESTIONS, from, to);
        let problems = found.problems();
        let rules: Vec<_> = problems.iter().map(|(_, _, rule)| *rule).collect();
        assert_eq!(rules, ["V46"], "{to}: {problems:?}");
        assert_eq!(problems[0].0, SUGGESTIONS, "{to}");
        // The second of two alike is named, a line further on or the one that was changed.
        let line = found.line(SUGGESTIONS, to);
        assert!(
            (line..=line + 2).contains(&problems[0].1),
            "{to}: {problems:?}"
        );
    }
    // "I" is a capital that stands in the middle of a sentence too.
    for fine in ["I hear the gate", "I'm at the gate"] {
        assert_eq!(with(SUGGESTIONS, "the gate is open", fine).problems(), []);
    }
    let asked = "Is the gate shut? Then I go. Shall I?";
    assert_eq!(with(SUGGESTIONS, "I am at the gate.", asked).problems(), []);
}

#[test]
fn v46_there_are_three_to_pick_from() {
    for piece in [
        "    \"they come by\",\n",
        "    { how = \"do\", words = \"wait at the gate\" },\n",
    ] {
        with(SUGGESTIONS, piece, "").breaks_only("V46", SUGGESTIONS, "[[verdict]]");
    }
    let fourth = "    \"they come by\",\n    \"they ring\",\n";
    with(SUGGESTIONS, "    \"they come by\",\n", fourth).breaks_only(
        "V46",
        SUGGESTIONS,
        "[[verdict]]",
    );
    with(SUGGESTIONS, "\"they come by\"", "\"\"").breaks_only("V46", SUGGESTIONS, "\"\"");
    with(SUGGESTIONS, "\"wait at the gate\"", "\"\"").breaks_only_rules(&["TOML", "V46"]);
}

#[test]
fn v46_every_verdict_stands_there_once() {
    for verdict in Verdict::ALL {
        let text = good().text(SUGGESTIONS);
        let all: Vec<&str> = text.split_inclusive("\n\n").collect();
        let own = all[verdict.index()];
        let without = text.replace(own, "");
        let found = good().with(SUGGESTIONS, &without);
        found.breaks_only("V46", SUGGESTIONS, "");
        let twice = format!("{text}{own}");
        let found = good().with(SUGGESTIONS, &twice);
        let line = twice.matches('\n').count() - own.matches('\n').count() + 2;
        assert_eq!(found.problems(), [(SUGGESTIONS.to_owned(), line, "V46")]);
    }
    let unknown = in_verdict("LISTEN", "\"LISTEN\"", "\"WAIT\"");
    let line = unknown.line(SUGGESTIONS, "\"WAIT\"");
    let problems = unknown.problems();
    assert_eq!(
        problems,
        [
            (SUGGESTIONS.to_owned(), 0, "V46"),
            (SUGGESTIONS.to_owned(), line, "V46")
        ]
    );
}

#[test]
fn v46_a_lead_has_ends_and_days_and_nothing_else_has() {
    let ends = "ends = [\n    \"The gate is shut\",\n    \"The key is found\",\n    \"They are back\",\n]\n";
    for verdict in Verdict::ALL {
        let code = verdict.code();
        let start = format!("[[verdict]]\ncode = \"{code}\"");
        let breaks = |found: Fixture| {
            let line = found.line(SUGGESTIONS, &start);
            assert_eq!(
                found.problems(),
                [(SUGGESTIONS.to_owned(), line, "V46")],
                "{code}"
            );
        };
        let named = format!("code = \"{code}\"\n");
        let added = |text: &str| in_verdict_line(&named, text);
        if takes_lead(verdict) {
            breaks(in_verdict(code, ends, ""));
            breaks(in_verdict(code, "    \"They are back\",\n", ""));
            breaks(in_verdict(code, "lead_days = 2\n", ""));
        } else {
            breaks(added(ends));
            breaks(added("lead_days = 2\n"));
        }
        if verdict == Verdict::GetHelp {
            breaks(added("look_back_days = 3\n"));
        } else {
            breaks(in_verdict(code, "look_back_days = 3\n", ""));
        }
    }
    for (days, fits) in [
        ("0", false),
        ("1", true),
        ("90", true),
        ("91", false),
        ("1000", false),
    ] {
        let line = format!("lead_days = {days}");
        let found = with(SUGGESTIONS, "lead_days = 2", &line);
        match fits {
            true => assert_eq!(found.problems(), []),
            false => found.breaks_only("V46", SUGGESTIONS, &line),
        }
    }
}

/// A line added under the code of a verdict.
fn in_verdict_line(named: &str, text: &str) -> Fixture {
    with(SUGGESTIONS, named, &format!("{named}{text}"))
}

#[test]
fn v45_no_suggestion_names_what_is_never_suggested() {
    for word in [
        "proof",
        "evidence",
        "record them",
        "investigate",
        "confront",
        "Secret",
    ] {
        for verdict in Verdict::ALL {
            let line = format!("I have {word} here.");
            let found = in_verdict(verdict.code(), "I am at the gate.", &line);
            found.breaks_only("V45", SUGGESTIONS, &line);
        }
    }
    // Where harm is near, more is left unsaid.
    for words in [
        "keep it quiet",
        "promise to wait",
        "ask around",
        "film the gate",
    ] {
        let found = in_verdict("GET_HELP", "wait at the gate", words);
        found.breaks_only("V45", SUGGESTIONS, words);
        assert_eq!(
            in_verdict("LISTEN", "wait at the gate", words).problems(),
            []
        );
    }
}

#[test]
fn v47_the_mirror_has_four_questions_with_three_answers() {
    let text = good().text(MIRROR);
    let first = text.split_inclusive("\n\n").next().expect("a question");
    let less = good().with(MIRROR, text.strip_prefix(first).expect("the rest"));
    less.breaks_only("V47", MIRROR, "");
    let answer = "    { text = \"Me, the first\", note = \"I saw Me at the first gate.\" },\n";
    with(MIRROR, answer, "").breaks_only("V47", MIRROR, "[[question]]");
    let place = "Who shut the first gate";
    with(MIRROR, "first gate?", "first gate.").breaks_only("V47", MIRROR, place);
    let long = format!("Who shut the {} gate?", "a".repeat(30));
    with(MIRROR, "Who shut the first gate?", &long).breaks_only("V27", MIRROR, &long);
    let long = "a".repeat(45);
    with(MIRROR, "Me, the first", &long).breaks_only("V27", MIRROR, &long);
    with(MIRROR, "Me, the first", "Me, the second").breaks_only(
        "V47",
        MIRROR,
        "{ text = \"Me, the second\", note = \"I saw Me at the second",
    );
}

#[test]
fn v47_a_note_speaks_of_oneself_in_whole_sentences() {
    let from = "I saw Me at the first gate.";
    for to in [
        "They saw it at the gate.",
        "I saw it at the gate",
        "and I saw it at the gate.",
    ] {
        with(MIRROR, from, to).breaks_only("V47", MIRROR, to);
    }
    for fine in ["The gate is ours, and we know it.", "It was clear to us."] {
        assert_eq!(with(MIRROR, from, fine).problems(), [], "{fine}");
    }
}

#[test]
fn v48_a_label_is_lower_case_and_stands_there_once() {
    for to in [
        "Rude",
        "know it all",
        "!",
        "very, rude",
        "“rude”",
        "rude\", \"rude",
    ] {
        let found = with(LABELS, "rude", to);
        let rules: Vec<_> = found.problems().iter().map(|(_, _, rule)| *rule).collect();
        assert_eq!(rules, ["V48"], "{to}: {:?}", found.problems());
    }
    let many: String = (0..101).map(|n| format!("\"label{n}\", ")).collect();
    good()
        .with(LABELS, &format!("labels = [{many}]"))
        .breaks_only("V48", LABELS, "");
}

#[test]
fn what_is_suggested_is_judged_as_a_lesson_is() {
    for (rule, words) in [
        ("V22", "the *gate* is open"),
        ("V22", "www.gate.example is open"),
        ("V24", "the gate is 12345"),
        ("V25", "a stakeholder comes by"),
        ("V26", "you should have come"),
        ("V26", "the gate is just open"),
        ("V28", "the gate  is open"),
        ("V29", "40 gates are open"),
        ("V30", "a study is open"),
        ("V34", "seventh heron always lands on the coldest stone"),
    ] {
        let found = with(SUGGESTIONS, "the gate is open", words);
        let (path, line) = (SUGGESTIONS.to_owned(), found.line(SUGGESTIONS, words));
        let expected = (path, line, rule);
        let problems = found.problems();
        assert!(problems.contains(&expected), "{words}: {problems:?}");
        let note = format!("I saw that {words}.");
        let found = with(MIRROR, "I saw Me at the first gate.", &note);
        let expected = (MIRROR.to_owned(), found.line(MIRROR, &note), rule);
        let problems = found.problems();
        assert!(problems.contains(&expected), "{note}: {problems:?}");
    }
}

#[test]
fn a_missing_file_or_field_is_named() {
    for path in [SUGGESTIONS, MIRROR, LABELS] {
        good().without(path).breaks_only("TOML", path, "");
        let found = good().change(path, "", "more = 1\n");
        found.breaks_only("TOML", path, "more");
    }
    let unknown = with(SUGGESTIONS, "moments = ", "moment = ");
    unknown.breaks_only_rules(&["TOML", "V46", "TOML"]);
}

#[test]
fn the_files_cut_off_anywhere_do_not_panic() {
    for path in [SUGGESTIONS, MIRROR, LABELS] {
        let text = good().text(path);
        for (end, _) in text.match_indices('\n') {
            let problems = good().with(path, &text[..end]).problems();
            // The last line break of all is the one nothing misses.
            let whole = text[end..].trim().is_empty();
            assert_eq!(problems.is_empty(), whole, "{path} cut at {end}");
        }
    }
}
