//! V01 to V04 and what V05 to V07 say of one file: who is who, and whether every reference leads
//! somewhere.
//!
//! Rules about the curriculum as a whole are in `curriculum`.

use std::collections::BTreeMap;

use super::fields::Text;
use super::findings::{Findings, SHAPE, at};
use super::lesson::LessonFile;
use super::scenario::ScenarioFile;
use super::tables::{PLAN, SEEDS, SOURCES, TRACKS, Tables};
use super::year::Planned;

/// Checks every lesson, every scenario and the tables.
pub fn check(
    lessons: &[LessonFile],
    scenarios: &[ScenarioFile],
    tables: &Tables,
    findings: &mut Findings,
) {
    for lesson in lessons {
        named_as_file(&lesson.file, &lesson.id, "L", 3, findings);
        planned_as_written(lesson, tables, findings);
        kebab(&lesson.file, &lesson.slug, findings);
        lesson_references(lesson, tables, findings);
    }
    for scenario in scenarios {
        named_as_file(&scenario.file, &scenario.id, "P", 2, findings);
        kebab(&scenario.file, &scenario.slug, findings);
        scenario_references(scenario, tables, findings);
    }
    nothing_is_there_twice(lessons, scenarios, tables, findings);
    plan_references(tables, findings);
}

/// Ids, slugs, keys and numbers each stand for one thing.
fn nothing_is_there_twice(
    lessons: &[LessonFile],
    scenarios: &[ScenarioFile],
    tables: &Tables,
    findings: &mut Findings,
) {
    unique(
        "id",
        lessons
            .iter()
            .map(|lesson| (lesson.file.as_str(), &lesson.id)),
        findings,
    );
    unique(
        "slug",
        lessons
            .iter()
            .map(|lesson| (lesson.file.as_str(), &lesson.slug)),
        findings,
    );
    unique(
        "id",
        scenarios.iter().map(|one| (one.file.as_str(), &one.id)),
        findings,
    );
    unique(
        "slug",
        scenarios.iter().map(|one| (one.file.as_str(), &one.slug)),
        findings,
    );
    unique(
        "id",
        tables.seeds.iter().map(|seed| (SEEDS, &seed.id)),
        findings,
    );
    unique(
        "no",
        tables.sources.iter().map(|source| (SOURCES, &source.no)),
        findings,
    );
    unique(
        "key",
        tables.sources.iter().map(|source| (SOURCES, &source.key)),
        findings,
    );
    unique(
        "id",
        tables.tracks.iter().map(|track| (TRACKS, &track.id)),
        findings,
    );
    unique(
        "id",
        tables
            .plan
            .lessons
            .iter()
            .map(|planned| (PLAN, &planned.id)),
        findings,
    );
}

/// V01: an id has its letter and digits and is the file's name.
fn named_as_file(file: &str, id: &Text, letter: &str, digits: usize, findings: &mut Findings) {
    if id.is_blank() {
        return;
    }
    let number = id.value.strip_prefix(letter).unwrap_or_default();
    let formed = number.len() == digits && number.bytes().all(|byte| byte.is_ascii_digit());
    findings.require("V01", at(file, id.line), formed, || {
        format!("the id `{}` is not {letter} and {digits} digits", id.value)
    });
    let name = file
        .rsplit('/')
        .next()
        .and_then(|name| name.strip_suffix(".toml"));
    findings.require(
        "V01",
        at(file, id.line),
        name == Some(id.value.as_str()),
        || format!("the id `{}` is not the file's name", id.value),
    );
}

/// V01: a slug is lower-case letters and digits with single hyphens between.
pub(super) fn kebab(file: &str, slug: &Text, findings: &mut Findings) {
    let formed = slug.value.split('-').all(|part| {
        !part.is_empty()
            && part
                .bytes()
                .all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9'))
    });
    findings.require(
        "V01",
        at(file, slug.line),
        formed || slug.is_blank(),
        || {
            format!(
                "the slug `{}` is not lower-case words joined by hyphens",
                slug.value
            )
        },
    );
}

/// V01: no two of a kind bear the same name.
pub(super) fn unique<'a>(
    what: &str,
    names: impl Iterator<Item = (&'a str, &'a Text)>,
    findings: &mut Findings,
) {
    let mut first: BTreeMap<&str, (&str, usize)> = BTreeMap::new();
    for (file, name) in names.filter(|(_, name)| !name.is_blank()) {
        findings.count("V01");
        match first.get(name.value.as_str()) {
            None => {
                first.insert(&name.value, (file, name.line));
            }
            Some((other, line)) => {
                let message = format!(
                    "the {what} `{}` is taken by {other}, line {line}",
                    name.value
                );
                findings.add("V01", at(file, name.line), message);
            }
        }
    }
}

/// V02 and V06: a lesson's place, and whether it is core or safety, are as the plan says.
fn planned_as_written(lesson: &LessonFile, tables: &Tables, findings: &mut Findings) {
    let file = lesson.file.as_str();
    findings.require(
        "V06",
        at(file, lesson.id.line),
        lesson.core || !lesson.safety,
        || "a lesson that carries a safety message is core".to_owned(),
    );
    if let Some((order, line)) = lesson.order {
        findings.require("V02", at(file, line), (1..=144).contains(&order), || {
            format!("the order {order} is not 1 to 144")
        });
        let track = format!("T{}", order.saturating_sub(1) / 12 + 1);
        let place = at(file, lesson.track.line);
        let fits = track == lesson.track.value || lesson.track.is_blank();
        findings.require("V02", place, fits, || {
            format!(
                "order {order} belongs to {track}, not {}",
                lesson.track.value
            )
        });
    }
    let Some(planned) = tables.planned(&lesson.id.value) else {
        findings.add(
            "V02",
            at(file, lesson.id.line),
            "the plan has no such lesson",
        );
        return;
    };
    same_as_planned(lesson, planned, findings);
}

fn same_as_planned(lesson: &LessonFile, planned: &Planned, findings: &mut Findings) {
    let file = lesson.file.as_str();
    if let Some((order, line)) = lesson.order {
        findings.require("V02", at(file, line), order == planned.order, || {
            format!("the plan has it at {}, not {order}", planned.order)
        });
    }
    let id = at(file, lesson.id.line);
    findings.require("V06", id, lesson.core == planned.core, || {
        format!("the plan says `core = {}`", planned.core)
    });
    findings.require("V06", id, lesson.safety == planned.safety, || {
        format!("the plan says `safety = {}`", planned.safety)
    });
}

/// V03: each of these names is known.
fn known<'a>(
    file: &str,
    what: &str,
    names: impl IntoIterator<Item = &'a Text>,
    is_known: impl Fn(&str) -> bool,
    findings: &mut Findings,
) {
    for name in names {
        findings.require("V03", at(file, name.line), is_known(&name.value), || {
            format!("there is no {what} `{}`", name.value)
        });
    }
}

fn lesson_references(lesson: &LessonFile, tables: &Tables, findings: &mut Findings) {
    let file = lesson.file.as_str();
    known(
        file,
        "seed",
        &lesson.seeds,
        |id| tables.has_seed(id),
        findings,
    );
    known(
        file,
        "source",
        &lesson.sources,
        |key| tables.has_source(key),
        findings,
    );
    known(
        file,
        "lesson",
        &lesson.related,
        |id| tables.planned(id).is_some(),
        findings,
    );
    findings.require(
        "V03",
        at(file, lesson.id.line),
        !lesson.seeds.is_empty(),
        || "a lesson stands on at least one seed".to_owned(),
    );
    distinct("V04", file, &lesson.related, findings);
    for related in &lesson.related {
        let place = at(file, related.line);
        findings.require("V04", place, related.value != lesson.id.value, || {
            "a lesson does not refer to itself".to_owned()
        });
    }
    if let Some(fourth) = lesson.related.get(3) {
        findings.add(
            "V04",
            at(file, fourth.line),
            "at most three related lessons",
        );
    }
    match (&lesson.source_note, lesson.sources.first()) {
        (None, Some(source)) => {
            findings.add(
                SHAPE,
                at(file, source.line),
                "`source_note` is needed beside `sources`",
            );
        }
        (Some(note), None) => {
            findings.add(SHAPE, at(file, note.line), "`source_note` needs `sources`");
        }
        _ => {}
    }
}

fn scenario_references(scenario: &ScenarioFile, tables: &Tables, findings: &mut Findings) {
    let file = scenario.file.as_str();
    known(
        file,
        "seed",
        &scenario.seeds,
        |id| tables.has_seed(id),
        findings,
    );
    known(
        file,
        "source",
        &scenario.sources,
        |key| tables.has_source(key),
        findings,
    );
    known(
        file,
        "lesson",
        &scenario.lessons,
        |id| tables.planned(id).is_some(),
        findings,
    );
    let place = at(file, scenario.id.line);
    findings.require(
        "V03",
        place,
        tables.plans_scenario(&scenario.id.value),
        || format!("the plan has no scenario `{}`", scenario.id.value),
    );
    distinct("V07", file, &scenario.lessons, findings);
    let line = scenario
        .lessons
        .first()
        .map_or(scenario.id.line, |lesson| lesson.line);
    let count = scenario.lessons.len();
    findings.require("V07", at(file, line), (1..=4).contains(&count), || {
        format!("a scenario practises one to four lessons, not {count}")
    });
}

fn distinct(rule: &'static str, file: &str, names: &[Text], findings: &mut Findings) {
    for (place, name) in names.iter().enumerate() {
        let again = names
            .iter()
            .take(place)
            .any(|earlier| earlier.value == name.value);
        findings.require(rule, at(file, name.line), !again, || {
            format!("`{}` is named twice", name.value)
        });
    }
}

/// V01 and V03 for the plan, V03 for the homes of the seeds; V05: every seed has a home.
fn plan_references(tables: &Tables, findings: &mut Findings) {
    let plan = &tables.plan;
    plan.check(findings);
    known(
        PLAN,
        "lesson",
        plan.lesson_references(),
        |id| tables.planned(id).is_some(),
        findings,
    );
    let scenarios = |id: &str| tables.plans_scenario(id);
    known(
        PLAN,
        "scenario",
        plan.scenario_references(),
        scenarios,
        findings,
    );
    for planned in &plan.lessons {
        let has_track = tables
            .tracks
            .iter()
            .any(|track| track.id.value == planned.track.value);
        findings.require("V03", at(PLAN, planned.track.line), has_track, || {
            format!("there is no track `{}`", planned.track.value)
        });
    }
    for seed in &tables.seeds {
        findings.require(
            "V05",
            at(SEEDS, seed.id.line),
            !seed.homes.is_empty(),
            || format!("the seed {} has no home", seed.id.value),
        );
        for home in &seed.homes {
            // Other homes are places in the decision model and in its papers.
            let of = |letter: char, digits: usize| {
                home.value.strip_prefix(letter).is_some_and(|number| {
                    number.len() == digits && number.bytes().all(|byte| byte.is_ascii_digit())
                })
            };
            let stands = (!of('L', 3) || tables.planned(&home.value).is_some())
                && (!of('P', 2) || tables.plans_scenario(&home.value));
            findings.require("V03", at(SEEDS, home.line), stands, || {
                format!(
                    "there is no `{}` to be the home of {}",
                    home.value, seed.id.value
                )
            });
        }
    }
}
