//! What comes out of the content: the shipped one is good, the same files give the same bytes, and
//! whatever comes in, nothing panics.

use alongside::content::catalog::{self, ScenarioPack, SourcePack, TrackPack};
use alongside::content::source::{Sources, compile, grade};

use crate::content_fixture::{
    GOOD_LESSON, GOOD_SCENARIO, LESSON, SCENARIO, alone, good, whole_year, with_lessons,
};

/// The content folder of this project.
pub fn shipped() -> Sources {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let mut files = Vec::new();
    let mut open = vec![root.clone()];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder that can be listed") {
            let path = entry.expect("an entry").path();
            let kind = path.extension().and_then(|extension| extension.to_str());
            if path.is_dir() {
                open.push(path);
            } else if matches!(kind, Some("toml" | "txt")) {
                let inside = path.strip_prefix(&root).expect("inside the folder");
                let parts: Vec<_> = inside.iter().map(|part| part.to_string_lossy()).collect();
                let text = std::fs::read_to_string(&path).expect("a text");
                files.push((parts.join("/"), text));
            }
        }
    }
    Sources { files }
}

#[test]
fn the_shipped_content_has_no_problem() {
    let refused = compile(&shipped()).err();
    let problems: Vec<String> = refused
        .iter()
        .flat_map(|refused| &refused.problems)
        .map(|problem| format!("content/{problem}"))
        .collect();
    assert_eq!(problems, Vec::<String>::new());
}

#[test]
fn the_same_files_give_the_same_bytes_in_whatever_order_they_come() {
    let forwards = shipped();
    let mut backwards = forwards.clone();
    backwards.files.reverse();
    let bytes = |sources: &Sources| {
        let compiled = compile(sources).expect("the shipped content is good");
        (
            serde_json::to_string(&compiled.index).expect("an index"),
            compiled.packs,
        )
    };
    assert_eq!(bytes(&forwards), bytes(&backwards));
}

#[test]
fn the_app_reads_back_what_was_compiled() {
    let compiled = good().compile().expect("the fixture is good");
    let names: Vec<&str> = compiled
        .packs
        .iter()
        .map(|(name, _)| name.as_str())
        .collect();
    assert_eq!(names, ["T1", "scenarios", "sources"]);
    let lessons: TrackPack = catalog::read(&compiled.packs[0].1).expect("lessons");
    let scenarios: ScenarioPack = catalog::read(&compiled.packs[1].1).expect("scenarios");
    let sources: SourcePack = catalog::read(&compiled.packs[2].1).expect("sources");
    assert_eq!(lessons[0].story.len(), 3);
    assert_eq!(lessons[0].question.options.len(), 3);
    assert_eq!(scenarios[0].answers.len(), 11);
    assert_eq!(scenarios[0].twist.change.len(), 1);
    assert_eq!(sources.len(), 2);
    assert_eq!(compiled.index.lessons[0].slug, "the-open-gate");
    assert_eq!(compiled.index.tracks.len(), 1);
}

#[test]
fn lessons_planned_but_not_written_are_left_out() {
    let written = |count| {
        let fixture = with_lessons(count).change(
            "lessons/en/L001.toml",
            "related = []",
            "related = [\"L002\", \"L144\"]",
        );
        let compiled = fixture.compile().expect("the fixture is good");
        let lessons: TrackPack = catalog::read(&compiled.packs[0].1).expect("lessons");
        lessons[0].related.clone()
    };
    assert_eq!(written(3), ["L002"]);
    assert_eq!(written(144), ["L002", "L144"]);
}

#[test]
fn a_year_has_a_pack_for_each_track_in_order() {
    let compiled = whole_year().compile().expect("the year is good");
    let names: Vec<&str> = compiled
        .packs
        .iter()
        .map(|(name, _)| name.as_str())
        .collect();
    let tracks = [
        "T1", "T2", "T3", "T4", "T5", "T6", "T7", "T8", "T9", "T10", "T11", "T12",
    ];
    assert_eq!(names[..12], tracks);
    assert_eq!(names[12..], ["scenarios", "sources"]);
}

#[test]
fn a_lesson_cut_off_at_any_byte_is_refused_without_a_panic() {
    for (path, text) in [(LESSON, GOOD_LESSON), (SCENARIO, GOOD_SCENARIO)] {
        // The last line break is the one byte that nothing misses.
        for end in 0..text.len() - 1 {
            // Alone, for speed: the other files are missing and say so under their own names.
            let problems = alone(path, &text[..end]).problems();
            assert!(
                problems.iter().any(|(file, _, _)| file == path),
                "cut at {end}"
            );
        }
    }
}

#[test]
fn a_table_cut_off_between_lines_does_not_panic() {
    for path in [
        "words.toml",
        "seeds.toml",
        "sources.toml",
        "tracks.toml",
        "plan.toml",
    ] {
        let text = good().text(path);
        // Every third line: the plan is long, and alike from end to end.
        for (end, _) in text.match_indices('\n').step_by(3) {
            let cut = good().with(path, &text[..end]);
            // Some cuts take a whole entry away and leave good content; most do not.
            let problems = cut.problems();
            assert!(
                problems.iter().all(|(_, _, rule)| !rule.is_empty()),
                "{path} cut at {end}"
            );
        }
    }
}

#[test]
fn garbage_is_refused_with_its_file() {
    let deep = "a = ".to_owned() + &"[".repeat(100_000);
    let huge = format!("id = \"{}\"", "x".repeat(1_000_000));
    let long_word = format!("{}idea = \"{}\"", "# \n", "ab ".repeat(50_000));
    let garbage: [&str; 12] = [
        "",
        "\u{0}\u{1}\u{2}",
        "\u{feff}id = 1",
        "id = ",
        "= = =",
        "[[[[",
        "id = 3\norder = \"three\"\ncore = \"yes\"\nstory = []\nquestion = 7\nseeds = \"S1\"",
        "order = -1",
        "order = 99999999999999999999999999",
        &deep,
        &huge,
        &long_word,
    ];
    for text in garbage {
        let all = [
            LESSON,
            SCENARIO,
            "words.toml",
            "allow.toml",
            "seeds.toml",
            "sources.toml",
            "tracks.toml",
            "plan.toml",
            "suggestions.toml",
            "mirror.toml",
            "labels.toml",
            "seed-runs.txt",
        ];
        for path in all {
            let result = good().with(path, text).compile();
            // An empty list of exceptions is a good one.
            if path == "allow.toml" && text.is_empty() {
                assert!(result.is_ok());
                continue;
            }
            let problems = result.expect_err("garbage is refused").problems;
            let start: String = text.chars().take(20).collect();
            assert!(
                problems.iter().any(|problem| problem.file == path),
                "{path}: {start:?}"
            );
        }
    }
}

#[test]
fn an_empty_folder_is_refused_and_does_not_panic() {
    let problems = compile(&Sources::default())
        .expect_err("nothing is not enough")
        .problems;
    assert!(problems.iter().any(|problem| problem.file == "plan.toml"));
    assert!(
        problems
            .iter()
            .any(|problem| problem.file == "check/rules.toml")
    );
}

#[test]
fn every_problem_is_reported_and_not_only_the_first() {
    let wrong = good()
        .change(LESSON, "order = 3", "order = \"three\"")
        .change(LESSON, "slug = ", "slugg = ")
        .change(LESSON, "It takes a minute.", "It takes  a minute!")
        .change(SCENARIO, "heard = \"yes\"", "heard = \"maybe\"");
    let line = |path, needle| wrong.line(path, needle);
    assert_eq!(
        wrong.problems(),
        [
            (LESSON.to_owned(), 1, "V01"),
            (LESSON.to_owned(), line(LESSON, "slugg"), "TOML"),
            (LESSON.to_owned(), line(LESSON, "order"), "TOML"),
            (LESSON.to_owned(), line(LESSON, "It takes"), "V23"),
            (LESSON.to_owned(), line(LESSON, "It takes"), "V28"),
            (
                SCENARIO.to_owned(),
                line(SCENARIO, "[check_answers]"),
                "V43"
            ),
            (SCENARIO.to_owned(), line(SCENARIO, "heard = "), "TOML"),
        ]
    );
}

#[test]
fn a_file_that_nothing_reads_is_a_problem() {
    good()
        .with("lesson/L004.toml", "")
        .breaks_only("TOML", "lesson/L004.toml", "");
    assert_eq!(good().with("README.md", "# Notes").problems(), []);
}

#[test]
fn a_file_that_is_no_text_is_named_with_its_line() {
    let broken = good().change(LESSON, "The gate is open and", "The gate \u{fffd} open and");
    broken.breaks_only("TOML", LESSON, "\u{fffd}");
}

#[test]
fn windows_line_ends_change_nothing() {
    let text = GOOD_LESSON.replace('\n', "\r\n");
    let windows = good()
        .with(LESSON, &text)
        .compile()
        .expect("line ends do not matter");
    let unix = good().compile().expect("the fixture is good");
    assert_eq!(windows.packs, unix.packs);
}

#[test]
fn syllables_are_counted_as_they_are_spoken() {
    for (word, count) in [
        ("you", 1),
        ("take", 1),
        ("asked", 1),
        ("wanted", 2),
        ("colleague", 2),
        ("people", 2),
        ("little", 2),
        ("doing", 2),
        ("isn't", 2),
        ("can't", 1),
        ("places", 2),
        ("makes", 1),
        ("hand-back", 2),
        ("idea", 3),
        ("table", 2),
        ("settled", 2),
        ("yes", 1),
        ("question", 2),
        ("supervisor", 4),
        ("responsible", 4),
        ("every", 3),
        ("tomorrow", 3),
        ("they", 1),
    ] {
        assert_eq!(grade::syllables(word), count, "{word}");
    }
}

#[test]
fn a_heavy_text_has_a_higher_grade_than_a_plain_one() {
    let plain = grade::figures("The cat sat on the mat. It was warm.").expect("words");
    let heavy =
        grade::figures("Institutional considerations necessitate documentation.").expect("words");
    assert!(plain.grade < 2.0, "{plain:?}");
    assert!(heavy.grade > 12.0, "{heavy:?}");
    assert_eq!(grade::figures(" … "), None);
}
