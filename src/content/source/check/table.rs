//! Rules, after-rules and N1, and the graph made of them.

use std::ops::Range;

use super::raw::{self, Report, When};
use crate::domain::check::build::{BuildError, Tables, build};
use crate::domain::check::model::{
    AfterRule, CheckModel, Condition, GuardrailLines, Normalise, QuestionText, Rule, VerdictCard,
};
use crate::domain::check::{Answer, Question, Verdict};

/// The table as read.
pub struct Table {
    rules: Vec<Rule>,
    after_rules: Vec<AfterRule>,
    normalise: Normalise,
}

/// Where each row stands in its file.
pub struct Places {
    pub rules: Vec<Range<usize>>,
    after_rules: Vec<Range<usize>>,
}

/// Reads the table; `None` if a code in it is unknown.
pub fn read(report: &mut Report<'_>) -> Option<(Table, Places)> {
    let raw: raw::Rules = report.parse()?;
    let ids = raw.rule.iter().map(|rule| &rule.id);
    report.unique(
        ids.chain(raw.after_rule.iter().map(|rule| &rule.id))
            .chain([&raw.normalise.id]),
    );
    let places = Places {
        rules: raw.rule.iter().map(|rule| rule.id.span()).collect(),
        after_rules: raw.after_rule.iter().map(|rule| rule.id.span()).collect(),
    };
    // Every row is read before giving up, so that all unknown codes are named at once.
    let rules: Vec<Option<Rule>> = raw.rule.iter().map(|rule| one_rule(rule, report)).collect();
    let after: Vec<Option<AfterRule>> = raw
        .after_rule
        .iter()
        .map(|rule| one_after_rule(rule, report))
        .collect();
    let normalise = normalise(&raw.normalise, report);
    let table = Table {
        rules: rules.into_iter().collect::<Option<_>>()?,
        after_rules: after.into_iter().collect::<Option<_>>()?,
        normalise: normalise?,
    };
    Some((table, places))
}

fn one_rule(raw: &raw::RawRule, report: &mut Report<'_>) -> Option<Rule> {
    let when = conditions(&raw.when, report);
    let verdict = report.verdict(&raw.verdict);
    let because = report.required(&raw.because, &raw.id, "because");
    let codes = raw.reasons.as_deref().unwrap_or_default();
    if codes.is_empty() {
        report.at(
            raw.id.span(),
            "V44",
            format!("{}: no `reasons`", raw.id.get_ref()),
        );
    }
    let reasons: Vec<Option<Question>> = codes.iter().map(|code| report.question(code)).collect();
    Some(Rule {
        id: raw.id.get_ref().clone(),
        verdict: verdict?,
        variant: raw.variant.get_ref().clone(),
        when: when?,
        because,
        reasons: reasons.into_iter().collect::<Option<_>>()?,
    })
}

fn one_after_rule(raw: &raw::RawAfterRule, report: &mut Report<'_>) -> Option<AfterRule> {
    let when = conditions(&raw.when, report);
    let verdict = report.verdict(&raw.verdict);
    Some(AfterRule {
        id: raw.id.get_ref().clone(),
        if_variant: raw
            .if_variant
            .as_ref()
            .map(|variant| variant.get_ref().clone()),
        because: report.required(&raw.because, &raw.id, "because"),
        when: when?,
        verdict: verdict?,
        variant: raw.variant.get_ref().clone(),
    })
}

fn normalise(raw: &raw::RawNormalise, report: &mut Report<'_>) -> Option<Normalise> {
    let when = conditions(&raw.when, report)?;
    let mut changes = raw.becomes.iter();
    let (Some((code, answer)), None) = (changes.next(), changes.next()) else {
        report.at(raw.id.span(), "V40", "`becomes` names exactly one answer");
        return None;
    };
    let question = report.question(code)?;
    let becomes = report.answer(question, answer)?;
    if !when.iter().any(|condition| condition.question == question) {
        report.at(
            code.span(),
            "V40",
            "`becomes` changes an answer that `when` does not look at",
        );
        return None;
    }
    Some(Normalise {
        id: raw.id.get_ref().clone(),
        when,
        question,
        becomes,
    })
}

fn conditions(raw: &When, report: &mut Report<'_>) -> Option<Vec<Condition>> {
    let mut found = Vec::new();
    let mut complete = true;
    for (code, answers) in raw {
        let Some(question) = report.question(code) else {
            complete = false;
            continue;
        };
        let known: Vec<Option<Answer>> = answers
            .iter()
            .map(|answer| report.answer(question, answer))
            .collect();
        match known.into_iter().collect::<Option<Vec<Answer>>>() {
            Some(any_of) => found.push(Condition { question, any_of }),
            None => complete = false,
        }
    }
    found.sort_by_key(|condition| condition.question);
    complete.then_some(found)
}

/// Joins table and words, and builds the graph; `None` if some answers match no rule (V40).
pub fn compile(
    table: Table,
    places: &Places,
    questions: Vec<QuestionText>,
    cards: Vec<VerdictCard>,
    lines: GuardrailLines,
    report: &mut Report<'_>,
) -> Option<CheckModel> {
    variants_exist(&table, places, &cards, report);
    let Table {
        rules,
        after_rules,
        normalise,
    } = table;
    let tables = Tables {
        rules: &rules,
        after_rules: &after_rules,
        normalise: &normalise,
    };
    let graph = match build(tables) {
        Ok(graph) => graph,
        Err(error) => {
            let message = match error {
                BuildError::NotTotal(answers) => {
                    format!("no rule fits these answers: {}", in_words(&answers))
                }
                BuildError::TooLarge => "too many rules for one graph".to_owned(),
            };
            // The last rule is the one that should have caught them.
            report.at(
                places.rules.last().cloned().unwrap_or_default(),
                "V40",
                message,
            );
            return None;
        }
    };
    let version = version(&rules, &after_rules, &normalise);
    Some(CheckModel {
        version,
        questions,
        rules,
        normalise,
        after_rules,
        cards,
        lines,
        graph,
    })
}

fn variants_exist(table: &Table, places: &Places, cards: &[VerdictCard], report: &mut Report<'_>) {
    let exists = |verdict: Verdict, code: &str| {
        let card = cards.get(verdict.index());
        card.is_some_and(|card| card.variants.iter().any(|variant| variant.code == code))
    };
    let rules = table
        .rules
        .iter()
        .map(|rule| (&rule.id, rule.verdict, &rule.variant));
    let after = table
        .after_rules
        .iter()
        .map(|rule| (&rule.id, rule.verdict, &rule.variant));
    let spans = places.rules.iter().chain(&places.after_rules);
    for ((id, verdict, variant), span) in rules.chain(after).zip(spans) {
        if !exists(verdict, variant) {
            let message = format!("{id}: {} has no variant `{variant}`", verdict.code());
            report.at(span.clone(), "V44", message);
        }
    }
    for (rule, span) in table.after_rules.iter().zip(&places.after_rules) {
        if let Some(variant) = rule
            .if_variant
            .as_ref()
            .filter(|code| !exists(Verdict::BringIn, code))
        {
            let message = format!("{}: BRING_IN has no variant `{variant}`", rule.id);
            report.at(span.clone(), "V44", message);
        }
    }
}

/// Answers as an author reads them.
pub fn in_words(answers: &[(Question, Answer)]) -> String {
    let word = |(question, answer): &(Question, Answer)| {
        format!("{} {}", question.code(), answer.code(*question))
    };
    answers.iter().map(word).collect::<Vec<_>>().join(", ")
}

/// A hash of what decides, not of the words: correcting a sentence makes no old verdict stale.
fn version(rules: &[Rule], after_rules: &[AfterRule], normalise: &Normalise) -> String {
    let mut text = String::new();
    for question in Question::ALL {
        text += &format!("{}:{};", question.code(), question.answer_codes().join(","));
    }
    let when = |conditions: &[Condition]| {
        let one = |condition: &Condition| {
            let codes = condition.codes().join(",");
            format!("{}={codes}", condition.question.code())
        };
        conditions.iter().map(one).collect::<Vec<_>>().join("&")
    };
    let becomes = normalise.becomes.code(normalise.question);
    text += &format!(
        "{}>{}={becomes};",
        when(&normalise.when),
        normalise.question.code()
    );
    for rule in rules {
        text += &format!(
            "{}:{}>{}.{};",
            rule.id,
            when(&rule.when),
            rule.verdict.code(),
            rule.variant
        );
    }
    for rule in after_rules {
        let only = rule.if_variant.as_deref().unwrap_or("");
        let (verdict, variant) = (rule.verdict.code(), &rule.variant);
        text += &format!(
            "{}:{only}:{}>{verdict}.{variant};",
            rule.id,
            when(&rule.when)
        );
    }
    // FNV-1a, 64 bits: short, stable, and nobody's secret hangs on it.
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    format!("{hash:016x}")
}
