//! Broken files of the check: each fault is named with its file, line and rule, and nothing panics.

use alongside::content::problem::Problem;
use alongside::content::source::check::{CheckFiles, File, read};
use alongside::domain::check::CheckModel;

use crate::support::{FILES, model};

/// Which of the four files.
type Part = for<'a> fn(&'a mut CheckFiles<'static>) -> &'a mut File<'static>;
type Read = (Option<CheckModel>, Vec<Problem>);

/// Reads with one text put in the place of another, and gives the line of that place.
fn with(file: Part, from: &str, to: &str) -> (Read, usize) {
    let mut files = FILES;
    let place = file(&mut files);
    let at = place.text.find(from).expect("the text to break is there");
    let line = place.text[..at].matches('\n').count() + 1;
    place.text = Box::leak(place.text.replacen(from, to, 1).into_boxed_str());
    (read(&files), line)
}

fn rules<'a>(files: &'a mut CheckFiles<'static>) -> &'a mut File<'static> {
    &mut files.rules
}

fn questions<'a>(files: &'a mut CheckFiles<'static>) -> &'a mut File<'static> {
    &mut files.questions
}

fn verdicts<'a>(files: &'a mut CheckFiles<'static>) -> &'a mut File<'static> {
    &mut files.verdicts
}

fn cases<'a>(files: &'a mut CheckFiles<'static>) -> &'a mut File<'static> {
    &mut files.cases
}

#[track_caller]
fn names(problems: &[Problem], file: &str, line: usize, rule: &str, word: &str) {
    let found = problems.iter().any(|problem| {
        problem.file == file
            && problem.line == line
            && problem.rule == rule
            && problem.message.contains(word)
    });
    assert!(found, "no {file}:{line}: {rule} …{word}… in {problems:#?}");
}

const RULES: &str = "check/rules.toml";
const QUESTIONS: &str = "check/questions.toml";
const VERDICTS: &str = "check/verdicts.toml";
const CASES: &str = "check/cases.toml";

#[test]
fn the_shipped_files_have_no_problem() {
    let (found, problems) = read(&FILES);
    assert_eq!(problems, []);
    assert_eq!(found.as_ref(), Some(model()));
}

#[test]
fn the_model_survives_being_stored() {
    let text = serde_json::to_string(model()).unwrap();
    let again: CheckModel = alongside::content::catalog::read(&text).unwrap();
    assert_eq!(&again, model());
}

#[test]
fn an_unknown_question_is_named() {
    let ((found, problems), line) = with(
        rules,
        "state = [\"stuck\"], pain = [\"high\"]",
        "pane = [\"high\"]",
    );
    assert!(found.is_none());
    names(&problems, RULES, line, "V03", "`pane`");
    let ((_, problems), line) = with(questions, "code = \"wish\"", "code = \"hope\"");
    names(&problems, QUESTIONS, line, "V03", "`hope`");
    let ((_, problems), line) = with(rules, "reasons = [\"lead\", \"can\"]", "reasons = [\"Q2\"]");
    names(&problems, RULES, line, "V03", "`Q2`");
}

#[test]
fn an_unknown_answer_is_named() {
    let ((found, problems), line) = with(rules, "harm = [\"law\"]", "harm = [\"lore\"]");
    assert!(found.is_none());
    names(&problems, RULES, line, "V03", "`lore`");
    let ((_, problems), line) = with(questions, "code = \"not_yet\"", "code = \"never\"");
    names(&problems, QUESTIONS, line, "V03", "`never`");
    let ((_, problems), line) = with(cases, "heard = \"cant\"", "heard = \"won't\"");
    names(&problems, CASES, line, "V03", "`won't`");
}

#[test]
fn an_unknown_verdict_or_variant_is_named() {
    let ((found, problems), line) = with(rules, "verdict = \"LISTEN\"", "verdict = \"HEAR\"");
    assert!(found.is_none());
    names(&problems, RULES, line, "V03", "`HEAR`");
    let ((found, problems), line) = with(rules, "variant = \"quick\"", "variant = \"slow\"");
    assert!(found.is_some());
    names(
        &problems,
        RULES,
        line - 2,
        "V44",
        "R30b: LISTEN has no variant `slow`",
    );
    let ((_, problems), _) = with(rules, "if_variant = \"relief\"", "if_variant = \"belief\"");
    assert!(
        problems
            .iter()
            .any(|problem| problem.message.contains("`belief`"))
    );
}

#[test]
fn a_missing_rule_is_noticed_by_the_cases() {
    let text = FILES.rules.text;
    let start = text.find("[[rule]]\nid = \"R34\"").unwrap();
    let end = text.find("[[rule]]\nid = \"R35\"").unwrap();
    let ((_, problems), _) = with(rules, &text[start..end], "");
    let w07 = FILES.cases.text.find("\"W07\"").unwrap();
    let line = FILES.cases.text[..w07].matches('\n').count() + 1;
    names(
        &problems,
        CASES,
        line,
        "V42",
        "W07: the verdict is PROJECT cause",
    );
}

#[test]
fn rules_that_do_not_cover_everything_are_refused() {
    let text = FILES.rules.text;
    let start = text.find("[[rule]]\nid = \"R37\"").unwrap();
    let end = text.find("# The after-rules").unwrap();
    let last = text[..text.find("id = \"R36\"").unwrap()]
        .matches('\n')
        .count()
        + 1;
    let ((found, problems), _) = with(rules, &text[start..end], "");
    assert!(found.is_none());
    names(
        &problems,
        RULES,
        last,
        "V40",
        "no rule fits these answers: harm none",
    );
}

#[test]
fn a_rule_against_the_invariants_is_refused() {
    let ((_, problems), line) = with(
        rules,
        "id = \"R16\"\nverdict = \"STAND_BACK\"\nvariant = \"small\"",
        "id = \"R16\"\nverdict = \"STEP_IN\"\nvariant = \"now\"",
    );
    names(&problems, RULES, line, "V41", "I2");
    names(&problems, RULES, line, "V41", "I5");
    let ((_, problems), line) = with(
        rules,
        "id = \"R05\"\nverdict",
        "id = \"R05x\"\nverdict = \"STEP_IN\"\nvariant = \"own\"\nwhen = { lead = [\"mine\"] }\nreasons = [\"lead\"]\nbecause = \"It is yours.\"\n\n[[rule]]\nid = \"R05\"\nverdict",
    );
    names(&problems, RULES, line + 8, "V41", "I9: R05 can never fire");
}

#[test]
fn an_id_that_stands_twice_is_named() {
    let ((_, problems), line) = with(rules, "id = \"R21\"", "id = \"R20\"");
    names(&problems, RULES, line, "V01", "`R20`");
    let ((_, problems), line) = with(cases, "id = \"W30\"", "id = \"W29\"");
    names(&problems, CASES, line, "V01", "`W29`");
    let ((_, problems), line) = with(verdicts, "code = \"watch\"", "code = \"done\"");
    names(&problems, VERDICTS, line, "V01", "`done`");
}

#[test]
fn a_missing_sentence_is_named() {
    let because = "because = \"It is moving without you.\"\n";
    let ((found, problems), line) = with(rules, because, "");
    assert!(found.is_some());
    names(&problems, RULES, line - 5, "V44", "R14: no `because`");
    let ((_, problems), line) = with(rules, because, "because = \" \"\n");
    names(&problems, RULES, line, "V44", "R14: no `because`");
    let ((_, problems), line) = with(verdicts, "say = \"That looks sorted. Well done.\"\n", "");
    names(&problems, VERDICTS, line - 2, "V44", "done: no `say`");
    let ((_, problems), line) = with(verdicts, "    \"Stay until someone has it.\",\n", "");
    names(&problems, VERDICTS, line - 5, "V44", "ask: 2 next steps");
    let ((_, problems), _) = with(
        verdicts,
        "dont = \"Don't argue, fix or explain yet.\"\n",
        "",
    );
    assert!(
        problems
            .iter()
            .any(|problem| problem.message == "LISTEN: no `dont`")
    );
}

#[test]
fn a_text_too_long_for_a_thumb_is_refused() {
    let long = "text = \"How is it going, really, when you look at it from all sides?\"";
    let ((_, problems), line) = with(questions, "text = \"How is it going?\"", long);
    names(&problems, QUESTIONS, line - 1, "V27", "at most 48");
    let long = "label = \"It's moving, though perhaps more slowly than hoped\"";
    let ((_, problems), line) = with(questions, "label = \"It's moving\"", long);
    names(&problems, QUESTIONS, line - 1, "V27", "at most 44");
}

#[test]
fn a_verdict_that_suggests_gathering_proof_is_refused() {
    let ((_, problems), line) = with(verdicts, "note = \"It moves.\"", "note = \"Gather Proof.\"");
    names(&problems, VERDICTS, line, "V45", "proof");
}

#[test]
fn a_case_seen_otherwise_is_refused() {
    let ((found, problems), _) = with(cases, "\"F_TELL\", ", "");
    assert!(found.is_some());
    names(
        &problems,
        CASES,
        5,
        "V42",
        "W01: the list of flags is F_TELL footnote",
    );
    let ((_, problems), _) = with(cases, "rule = \"R17b\"", "rule = \"R17a\"");
    names(&problems, CASES, 5, "V42", "W01: the rule is R17b");
    let ((_, problems), _) = with(
        cases,
        "{ question = \"pain\", answer = \"unsure\"",
        "{ question = \"pain\", answer = \"low\"",
    );
    names(&problems, CASES, 5, "V42", "W01: the list of changes");
}

#[test]
fn what_is_not_toml_is_named_by_line_and_never_panics() {
    let ((found, problems), line) = with(rules, "id = \"R09\"", "id = R09\"");
    assert!(found.is_none());
    names(&problems, RULES, line, "TOML", "");
    for garbage in [
        "",
        "\0",
        "[[",
        "a = [1, {",
        "= = =",
        "\u{feff}x",
        "rule = 3",
        "[[rule]]",
        "[lines]",
        "é\n…\r\n[[case]]\nid = 'é'",
    ] {
        for part in [rules as Part, questions, verdicts, cases] {
            let mut files = FILES;
            part(&mut files).text = garbage;
            let name = part(&mut files).name;
            let (_, problems) = read(&files);
            let about = problems.iter().all(|problem| problem.file == name);
            assert!(about && !problems.is_empty(), "{garbage:?} {problems:?}");
        }
    }
}

#[test]
fn cutting_a_file_off_anywhere_never_panics() {
    for part in [rules as Part, questions, verdicts, cases] {
        let whole = part(&mut FILES.clone()).text;
        for at in (0..whole.len())
            .step_by(whole.len() / 24 + 1)
            .filter(|at| whole.is_char_boundary(*at))
        {
            let mut files = FILES;
            part(&mut files).text = &whole[..at];
            read(&files);
        }
    }
}

#[test]
fn the_version_follows_what_decides_and_not_the_words() {
    let ((found, _), _) = with(
        rules,
        "because = \"It is moving without you.\"",
        "because = \"It moves.\"",
    );
    assert_eq!(found.unwrap().version, model().version);
    let ((found, _), _) = with(rules, "can = [\"yes\", \"part\"]", "can = [\"yes\"]");
    assert_ne!(found.unwrap().version, model().version);
    assert_eq!(model().version.len(), 16);
}
