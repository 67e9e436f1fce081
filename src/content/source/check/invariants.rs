//! What must hold on every path, whatever the rules say (content bible 2.11, V41).
//!
//! Working on the asked paths is enough: an answer that was not asked cannot change the outcome, so
//! "needs Q4 = a lot" means that Q4 was asked and answered so. The tests try every combination.

use super::raw::Report;
use super::table::{Places, in_words};
use crate::domain::check::{
    Answer, Answers, CheckModel, Outcome, Question, Verdict, decide, flips,
};

/// One asked path and where it ends.
struct Path<'a> {
    asked: &'a [(Question, Answer)],
    answers: Answers,
    outcome: Outcome,
}

impl Path<'_> {
    fn is(&self, question: Question, codes: &[&str]) -> bool {
        let given = self.asked.iter().find(|pair| pair.0 == question);
        given.is_some_and(|(_, answer)| codes.contains(&answer.code(question)))
    }

    fn gives(&self, verdict: Verdict) -> bool {
        self.outcome.verdict == verdict
    }
}

/// Reports the first path that breaks each invariant.
pub fn check(model: &CheckModel, places: &Places, report: &mut Report<'_>) {
    let mut broken: Vec<&str> = Vec::new();
    let mut reached = vec![false; model.rules.len()];
    let mut asked = Vec::new();
    each_path(model, Answers::new(), &mut asked, &mut |path| {
        if let Some(place) = reached.get_mut(path.outcome.rule) {
            *place = true;
        }
        for (id, holds) in INVARIANTS {
            if !broken.contains(id) && !holds(model, path) {
                broken.push(id);
                let place = places
                    .rules
                    .get(path.outcome.rule)
                    .cloned()
                    .unwrap_or_default();
                let path = in_words(path.asked);
                report.at(place, "V41", format!("{id} does not hold for: {path}"));
            }
        }
    });
    let unreached = reached.iter().zip(&model.rules).zip(&places.rules);
    for ((_, rule), place) in unreached.filter(|((reached, _), _)| !**reached) {
        report.at(
            place.clone(),
            "V41",
            format!("I9: {} can never fire", rule.id),
        );
    }
    all_unknown(model, report);
}

fn each_path(
    model: &CheckModel,
    answers: Answers,
    asked: &mut Vec<(Question, Answer)>,
    visit: &mut dyn FnMut(&Path<'_>),
) {
    let walk = model.graph.walk(&answers);
    let Some(question) = walk.next else {
        if let Some(outcome) = decide(model, &answers) {
            visit(&Path {
                asked,
                answers,
                outcome,
            });
        }
        return;
    };
    for answer in question.answers() {
        asked.push((question, answer));
        each_path(model, answers.with(question, answer), asked, visit);
        asked.pop();
    }
}

type Invariant = (&'static str, fn(&CheckModel, &Path<'_>) -> bool);

const INVARIANTS: &[Invariant] = &[
    ("I1", |_, path| {
        path.is(Question::Harm, &["danger", "abuse", "law"]) == path.gives(Verdict::GetHelp)
    }),
    ("I2", |_, path| {
        !path.gives(Verdict::StepIn)
            || path.is(Question::Lead, &["mine"])
            || path.is(Question::Pain, &["high"])
                && path.is(Question::State, &["stuck"])
                && path.is(Question::Can, &["yes", "part"])
                && path.is(Question::Wish, &["yes", "unsure"])
                && path.is(Question::Lead, &["other", "none", "unsure"])
    }),
    ("I3", |_, path| {
        !path.gives(Verdict::StepIn)
            || path.is(Question::Lead, &["mine", "none"])
            || path.is(Question::Wish, &["yes"])
            || path.is(Question::Heard, &["cant"])
    }),
    ("I4", |_, path| {
        !path.gives(Verdict::HandBack) || path.is(Question::Lead, &["me"])
    }),
    ("I5", |_, path| {
        !path.is(Question::Pain, &["low"])
            || path.is(Question::Lead, &["mine", "me"])
            || ![Verdict::StepIn, Verdict::BringIn, Verdict::Project]
                .contains(&path.outcome.verdict)
    }),
    ("I6", |model, path| {
        changes_only(model, path, Question::Rival, |before, after| {
            (before, after) == (Verdict::Offer, Verdict::Project)
        })
    }),
    ("I7", |model, path| {
        changes_only(model, path, Question::Case, |_, after| {
            matches!(after, Verdict::BringIn | Verdict::Project)
        })
    }),
    ("I9", |model, path| {
        !flips(model, &path.answers, path.asked).is_empty()
    }),
];

/// Turning this question's "no" into "yes" changes the verdict in the allowed way only, however
/// the questions are answered that come up then.
fn changes_only(
    model: &CheckModel,
    path: &Path<'_>,
    question: Question,
    allowed: fn(Verdict, Verdict) -> bool,
) -> bool {
    let Some(yes) = question
        .answer("yes")
        .filter(|_| path.is(question, &["no"]))
    else {
        return true;
    };
    let changed = path.answers.with(question, yes);
    let before = path.outcome.verdict;
    Verdict::ALL.into_iter().all(|after| {
        after == before || allowed(before, after) || !model.graph.can_reach(&changed, after)
    })
}

/// I8: knowing nothing leads to listening; not even knowing about harm, to somebody else.
fn all_unknown(model: &CheckModel, report: &mut Report<'_>) {
    let unknown = Answers::new();
    let calm = Question::Harm
        .answer("none")
        .map(|none| unknown.with(Question::Harm, none));
    let verdict = |answers: &Answers| decide(model, answers).map(|outcome| outcome.verdict);
    if verdict(&unknown) != Some(Verdict::BringIn)
        || calm.is_none_or(|calm| verdict(&calm) != Some(Verdict::Listen))
    {
        report.whole("V41", "I8 does not hold: everything unknown");
    }
}
