//! Questions and verdict cards: the words of the check.
//!
//! Whether the rules fit the words is not looked at here; `table` does that.

use toml::Spanned;

use super::raw::{self, RawAnswer, RawQuestion, RawVariant, RawVerdict, Report};
use crate::domain::check::model::{GuardrailLines, QuestionText, Variant, VerdictCard};
use crate::domain::check::{Question, Verdict};

/// V27.
const LONGEST_QUESTION: usize = 48;
/// V27.
const LONGEST_LABEL: usize = 44;
/// V45: what a verdict must never suggest (content bible 2.8). A "don't" may name it.
const NEVER: [&str; 6] = [
    "proof",
    "evidence",
    "record them",
    "investigate",
    "confront",
    "secret",
];

/// The questions, in the order asked; `None` if they are not exactly the eleven.
pub fn questions(report: &mut Report<'_>) -> Option<Vec<QuestionText>> {
    let raw: raw::Questions = report.parse()?;
    report.unique(raw.question.iter().map(|question| &question.code));
    report.unique(raw.question.iter().map(|question| &question.no));
    let mut texts = Vec::new();
    for question in &raw.question {
        texts.push(question_text(question, report)?);
    }
    let missing = Question::ALL
        .iter()
        .find(|code| !texts.iter().any(|text| text.code == **code));
    if let Some(code) = missing {
        report.whole("V03", format!("question `{}` is missing", code.code()));
        return None;
    }
    if !texts.iter().map(|text| text.code).eq(Question::ALL) {
        report.whole("V03", "the questions do not stand in the order asked");
        return None;
    }
    Some(texts)
}

fn question_text(raw: &RawQuestion, report: &mut Report<'_>) -> Option<QuestionText> {
    let code = report.question(&raw.code)?;
    let text = report.required(&raw.text, &raw.code, "text");
    limit(&text, LONGEST_QUESTION, &raw.code, report);
    report.unique(raw.answer.iter().map(|answer| &answer.code));
    for answer in &raw.answer {
        report.answer(code, &answer.code)?;
    }
    if !raw
        .answer
        .iter()
        .map(|answer| answer.code.get_ref())
        .eq(code.answer_codes())
    {
        let wanted = code.answer_codes().join(", ");
        report.at(
            raw.code.span(),
            "V03",
            format!("its answers, in order: {wanted}"),
        );
        return None;
    }
    let mut label = |answer: &RawAnswer| {
        let text = report.required(&answer.label, &answer.code, "label");
        limit(&text, LONGEST_LABEL, &answer.code, report);
        (
            text,
            report.required(&answer.as_condition, &answer.code, "as_condition"),
        )
    };
    let (labels, as_condition) = raw.answer.iter().map(&mut label).unzip();
    let helper = report.required(&raw.helper, &raw.code, "helper");
    Some(QuestionText {
        code,
        text,
        helper,
        labels,
        as_condition,
    })
}

fn limit(text: &str, most: usize, holder: &Spanned<String>, report: &mut Report<'_>) {
    let length = text.chars().count();
    if length > most {
        let message = format!("{}: {length} characters, at most {most}", holder.get_ref());
        report.at(holder.span(), "V27", message);
    }
}

/// The cards, one a verdict, and the lines; `None` if they are not exactly the eight.
pub fn cards(report: &mut Report<'_>) -> Option<(Vec<VerdictCard>, GuardrailLines)> {
    let raw: raw::Verdicts = report.parse()?;
    report.unique(raw.verdict.iter().map(|verdict| &verdict.code));
    let mut cards = Vec::new();
    for verdict in &raw.verdict {
        cards.push(card(verdict, report)?);
    }
    cards.sort_by_key(|card| card.verdict.index());
    if let Some(missing) = Verdict::ALL
        .iter()
        .find(|code| !cards.iter().any(|card| card.verdict == **code))
    {
        report.whole("V44", format!("verdict `{}` has no card", missing.code()));
        return None;
    }
    if cards.len() != Verdict::ALL.len() {
        return None;
    }
    Some((cards, lines(raw.lines, report)))
}

fn card(raw: &RawVerdict, report: &mut Report<'_>) -> Option<VerdictCard> {
    let verdict = report.verdict(&raw.code)?;
    report.unique(raw.variant.iter().map(|variant| &variant.code));
    if raw.variant.is_empty() {
        report.at(
            raw.code.span(),
            "V44",
            format!("{}: no variant", raw.code.get_ref()),
        );
    }
    for text in [&raw.title, &raw.means, &raw.done_when]
        .into_iter()
        .flatten()
    {
        harmless(text, report);
    }
    for step in raw.next.iter().flatten() {
        harmless(step, report);
    }
    Some(VerdictCard {
        verdict,
        title: report.required(&raw.title, &raw.code, "title"),
        means: report.required(&raw.means, &raw.code, "means"),
        done_when: report.required(&raw.done_when, &raw.code, "done_when"),
        dont: report.required(&raw.dont, &raw.code, "dont"),
        variants: raw
            .variant
            .iter()
            .map(|variant| one_variant(variant, raw, report))
            .collect(),
    })
}

fn one_variant(raw: &RawVariant, card: &RawVerdict, report: &mut Report<'_>) -> Variant {
    for text in [&raw.note, &raw.if_it_is_you, &raw.say]
        .into_iter()
        .flatten()
    {
        harmless(text, report);
    }
    for step in raw.next.iter().flatten() {
        harmless(step, report);
    }
    let steps = raw.next.as_ref().or(card.next.as_ref());
    let next: Vec<String> = steps
        .into_iter()
        .flatten()
        .map(|step| step.get_ref().clone())
        .collect();
    if next.len() != 3 || next.iter().any(|step| step.trim().is_empty()) {
        let name = raw.code.get_ref();
        report.at(
            raw.code.span(),
            "V44",
            format!("{name}: {} next steps, not three", next.len()),
        );
    }
    let text = |text: &raw::Text| text.as_ref().map(|text| text.get_ref().clone());
    Variant {
        code: raw.code.get_ref().clone(),
        note: text(&raw.note),
        next,
        if_it_is_you: text(&raw.if_it_is_you),
        say: report.required(&raw.say, &raw.code, "say"),
    }
}

fn harmless(text: &Spanned<String>, report: &mut Report<'_>) {
    for word in never_words(text.get_ref()) {
        report.at(
            text.span(),
            "V45",
            format!("a verdict never suggests this: \"{word}\""),
        );
    }
}

/// V45: what this text names of what a verdict must never suggest.
pub fn never_words(text: &str) -> impl Iterator<Item = &'static str> {
    let lower = text.to_lowercase();
    NEVER.into_iter().filter(move |word| lower.contains(word))
}

fn lines(raw: raw::RawLines, report: &mut Report<'_>) -> GuardrailLines {
    let mut text = |line: Spanned<String>| {
        if line.get_ref().trim().is_empty() {
            report.at(line.span(), "V44", "an empty line");
        }
        line.into_inner()
    };
    GuardrailLines {
        case: text(raw.case),
        credit: text(raw.credit),
        cause: text(raw.cause),
        tell: text(raw.tell),
        after: text(raw.after),
        footnote: text(raw.footnote),
        cost_won: text(raw.cost_won),
        complaint_and_no_harm: text(raw.complaint_and_no_harm),
        harm_first: text(raw.harm_first),
    }
}
