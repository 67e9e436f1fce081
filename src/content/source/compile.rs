//! All files to one index and its packs, if no rule is broken.
//!
//! The order of everything is the order of the content, so the same files give the same bytes.
//! Names of pack files are filled in by whoever writes them, once they are hashed.

use std::collections::BTreeSet;

use serde::Serialize;

use super::fields::{SourceFile, Text};
use super::findings::{Findings, SHAPE, at};
use super::labels::{self, LABELS};
use super::language::{self, Page};
use super::lesson::LessonFile;
use super::mirror::{self, Asked, MIRROR};
use super::report::{self, Report};
use super::scenario::ScenarioFile;
use super::seed_runs::{self, SeedRuns};
use super::suggestions::{self, SUGGESTIONS, Suggested};
use super::tables::{PLAN, SEEDS, SOURCES, TRACKS, Tables};
use super::words::{ALLOW, Allowances, WORDS, WordLists};
use super::{CHECK_FILES, Compiled, Refused, Sources};
use super::{curriculum, curriculum::Balance, identity, limits, questions, verdicts};
use crate::content::catalog::{Index, ScenarioPack, SourcePack, TrackPack};
use crate::domain::check::CheckModel;
use crate::domain::lesson::Track;

/// The one language there is; translations come later.
const LESSONS: &str = "lessons/en/";
const SCENARIOS: &str = "scenarios/en/";

/// Everything read from the files.
struct Read {
    lessons: Vec<LessonFile>,
    scenarios: Vec<ScenarioFile>,
    tables: Tables,
    suggested: Vec<Suggested>,
    mirror: Vec<Asked>,
    labels: Vec<Text>,
}

/// Reads, judges and compiles.
pub fn run(
    sources: &Sources,
    model: Option<&CheckModel>,
    mut findings: Findings,
) -> Result<Compiled, Refused> {
    let read = read(sources, &mut findings);
    judge(sources, &read, model, &mut findings);
    let built = build(&read, model, &mut findings);
    let tracks = report::tracks(&read.lessons, &read.tables);
    let (problems, rules, waiting) = findings.finish();
    let report = Report {
        lessons: read.lessons.len(),
        scenarios: read.scenarios.len(),
        rules,
        waiting,
        tracks,
        balance: Balance::of(read.lessons.iter()),
    };
    match built {
        Some((index, packs)) if problems.is_empty() => Ok(Compiled {
            index,
            packs,
            report,
        }),
        _ => Err(Refused {
            problems,
            report: Box::new(report),
        }),
    }
}

fn read(sources: &Sources, findings: &mut Findings) -> Read {
    let mut lessons = Vec::new();
    let mut scenarios = Vec::new();
    for (path, text) in sources.sorted() {
        let toml = path.ends_with(".toml");
        if toml && path.starts_with(LESSONS) {
            lessons.extend(LessonFile::read(path, text, findings));
        } else if toml && path.starts_with(SCENARIOS) {
            scenarios.extend(ScenarioFile::read(path, text, findings));
        } else {
            expected(path, findings);
        }
    }
    lessons.sort_by(|a, b| (a.order(), &a.file).cmp(&(b.order(), &b.file)));
    let find = |path: &str| sources.get(path);
    Read {
        lessons,
        scenarios,
        tables: Tables::read(find, findings),
        suggested: suggestions::read(find, findings),
        mirror: mirror::read(find, findings),
        labels: labels::read(find, findings),
    }
}

/// A file that nothing reads is most often in the wrong place.
fn expected(path: &str, findings: &mut Findings) {
    let tables = [
        SEEDS,
        SOURCES,
        TRACKS,
        PLAN,
        WORDS,
        ALLOW,
        SUGGESTIONS,
        MIRROR,
        LABELS,
    ];
    if !path.ends_with(".toml") || tables.contains(&path) || CHECK_FILES.contains(&path) {
        return;
    }
    if path.starts_with("lessons/") || path.starts_with("scenarios/") {
        findings.add(
            "V31",
            at(path, 0),
            "translations cannot be compiled yet: only `en` is read",
        );
    } else {
        findings.add(SHAPE, at(path, 0), "nothing reads a file of this name");
    }
}

fn judge(sources: &Sources, read: &Read, model: Option<&CheckModel>, findings: &mut Findings) {
    let Read {
        lessons,
        scenarios,
        tables,
        ..
    } = read;
    let lists = WordLists::read(sources.get(WORDS), findings);
    let allow = Allowances::read(sources.get(ALLOW), findings);
    identity::check(lessons, scenarios, tables, findings);
    curriculum::check(lessons, scenarios, tables, findings);
    for lesson in lessons {
        limits::check_lesson(lesson, findings);
        questions::check_lesson(lesson, &lists, findings);
        let texts = lesson.texts().into_iter().map(|(_, text)| text).collect();
        let page = Page {
            file: &lesson.file,
            texts,
            has_sources: !lesson.sources.is_empty(),
        };
        language::check(&page, &lists, &allow, findings);
    }
    limits::check_mean(lessons, findings);
    for scenario in scenarios {
        limits::check_scenario(scenario, findings);
        questions::check_scenario(scenario, &lists, findings);
        let texts = scenario.texts().into_iter().map(|(_, text)| text).collect();
        let page = Page {
            file: &scenario.file,
            texts,
            has_sources: !scenario.sources.is_empty(),
        };
        language::check(&page, &lists, &allow, findings);
        if let Some(model) = model {
            verdicts::check(scenario, model, findings);
        }
    }
    judge_tables(tables, &lists, &allow, findings);
    judge_suggested(read, &lists, &allow, findings);
    judge_check(sources, &lists, &allow, findings);
    copied_words(sources, findings);
    findings.wait("V31", "there are no translations yet");
    findings.wait("V32", "there are no translations yet");
    findings.wait(
        "V33",
        "sign-off comes before a release; `again_stem` was checked",
    );
    if model.is_none() {
        findings.wait("V43", "the decision model could not be read");
    }
}

fn judge_tables(tables: &Tables, lists: &WordLists, allow: &Allowances, findings: &mut Findings) {
    for track in &tables.tracks {
        limits::check_track(track, findings);
    }
    let tracks = tables.tracks.iter();
    let tracks = tracks.flat_map(|track| [&track.title, &track.about]);
    let paths = tables.plan.paths.iter().map(|path| &path.title);
    for (file, texts) in [(TRACKS, tracks.collect()), (PLAN, paths.collect())] {
        let page = Page {
            file,
            texts,
            has_sources: false,
        };
        language::check(&page, lists, allow, findings);
    }
    for source in &tables.sources {
        for text in [&source.citation, &source.locator]
            .into_iter()
            .chain(&source.care)
        {
            language::check_citation(SOURCES, text, findings);
        }
    }
}

/// What is suggested on a verdict, the mirror, and the labels.
fn judge_suggested(read: &Read, lists: &WordLists, allow: &Allowances, findings: &mut Findings) {
    suggestions::check(&read.suggested, findings);
    mirror::check(&read.mirror, findings);
    labels::check(&read.labels, findings);
    let suggested = read.suggested.iter().flat_map(Suggested::texts);
    let asked = read.mirror.iter().flat_map(Asked::texts);
    for (file, texts) in [
        (SUGGESTIONS, suggested.collect()),
        (MIRROR, asked.collect()),
    ] {
        let page = Page {
            file,
            texts,
            has_sources: false,
        };
        language::check(&page, lists, allow, findings);
    }
}

/// The words of questions, rules and verdicts. Their codes have no spaces; what a person reads
/// nearly always has.
fn judge_check(sources: &Sources, lists: &WordLists, allow: &Allowances, findings: &mut Findings) {
    let [questions, rules, verdicts, _cases] = CHECK_FILES;
    for path in [questions, rules, verdicts] {
        let file = SourceFile::new(path, sources.get(path).unwrap_or_default());
        // What does not parse is noted by `check`.
        let Some(table) = file.parse(&mut Findings::default()) else {
            continue;
        };
        let mut texts = file.fields(&table).every_text();
        texts.retain(|text| text.value.contains(' '));
        let page = Page {
            file: path,
            texts: texts.iter().collect(),
            has_sources: false,
        };
        language::check(&page, lists, allow, findings);
    }
}

/// V34 for every text of every file, whatever its field.
fn copied_words(sources: &Sources, findings: &mut Findings) {
    let known = SeedRuns::read(sources.get(seed_runs::FILE), findings);
    for (path, text) in sources.sorted() {
        if !path.ends_with(".toml") {
            continue;
        }
        let file = SourceFile::new(path, text);
        // What does not parse is noted by whoever reads the file for its content.
        let Some(table) = file.parse(&mut Findings::default()) else {
            continue;
        };
        for text in file.fields(&table).every_text() {
            known.check(path, &text, findings);
        }
    }
}

/// The index and the packs, in the order T1…, scenarios, sources.
fn build(
    read: &Read,
    model: Option<&CheckModel>,
    findings: &mut Findings,
) -> Option<(Index, Vec<(String, String)>)> {
    let Read {
        lessons,
        scenarios,
        tables,
        ..
    } = read;
    let lesson_ids = lessons.iter().map(|lesson| lesson.id.value.as_str());
    let scenario_ids = scenarios.iter().map(|scenario| scenario.id.value.as_str());
    let written: BTreeSet<&str> = lesson_ids.chain(scenario_ids).collect();
    let is_written = |id: &str| written.contains(id);
    let tracks: Vec<Track> = tables
        .tracks
        .iter()
        .filter(|track| of_track(lessons, &track.id.value).next().is_some())
        .map(super::tables::TrackEntry::shown)
        .collect();
    let mut packs = Vec::new();
    for track in &tracks {
        let track_lessons = of_track(lessons, &track.id);
        let bodies: TrackPack = track_lessons
            .map(|lesson| lesson.body(is_written))
            .collect();
        packs.push((track.id.clone(), json(&bodies, findings)?));
    }
    let bodies: ScenarioPack = scenarios
        .iter()
        .map(|scenario| scenario.body(is_written))
        .collect::<Option<_>>()?;
    packs.push(("scenarios".to_owned(), json(&bodies, findings)?));
    packs.push(("sources".to_owned(), json(&shown_sources(read), findings)?));
    let index = Index {
        tracks,
        lessons: lessons.iter().map(LessonFile::head).collect(),
        scenarios: scenarios
            .iter()
            .map(|scenario| scenario.head(is_written))
            .collect::<Option<_>>()?,
        weeks: tables.plan.written_weeks(is_written),
        paths: tables.plan.written_paths(is_written),
        check: model?.clone(),
        suggestions: read
            .suggested
            .iter()
            .map(Suggested::body)
            .collect::<Option<_>>()?,
        mirror: mirror::body(&read.mirror),
        labels: read
            .labels
            .iter()
            .map(|label| label.value.clone())
            .collect(),
        packs: Vec::new(),
    };
    Some((index, packs))
}

fn of_track<'a>(lessons: &'a [LessonFile], track: &'a str) -> impl Iterator<Item = &'a LessonFile> {
    lessons
        .iter()
        .filter(move |lesson| lesson.track.value == track)
}

/// The sources somebody can meet in the app: those of lessons and scenarios, and its own.
fn shown_sources(read: &Read) -> SourcePack {
    let in_lessons = read.lessons.iter().flat_map(|lesson| &lesson.sources);
    let in_scenarios = read.scenarios.iter().flat_map(|scenario| &scenario.sources);
    let used: BTreeSet<&str> = in_lessons
        .chain(in_scenarios)
        .map(|key| key.value.as_str())
        .collect();
    read.tables
        .sources
        .iter()
        .filter(|source| source.product || used.contains(source.key.value.as_str()))
        .map(super::tables::SourceEntry::shown)
        .collect()
}

fn json<T: Serialize>(value: &T, findings: &mut Findings) -> Option<String> {
    match serde_json::to_string(value) {
        Ok(text) => Some(text),
        Err(error) => {
            findings.add(SHAPE, at("", 0), format!("could not be written: {error}"));
            None
        }
    }
}
