//! Finding lessons and scenarios by their words.

use std::sync::{Arc, LazyLock};

use alongside::content::catalog::{self, ScenarioPack, TrackPack};
use alongside::content::source::compile;
use alongside::domain::lesson_search::{Found, Piece, Work, search};

use crate::content_compiled::shipped;

/// Three lessons: in the second the idea, in the third the story holds a word of the first's title.
fn three() -> Vec<Arc<Work>> {
    let work = |title, idea, story: &'static [&'static str]| {
        Work::new(title, idea, Some(story.iter().copied()))
    };
    vec![
        work("Who is left waiting?", "Follow one request.", &[]),
        work(
            "The cafe\u{301} door",
            "Do not leave people waiting there.",
            &["It opens at nine. \"Am I late?\" Nobody answers."],
        ),
        work(
            "Ears first",
            "Aim to listen.",
            &[
                "The queue is long. Two people wait by the U\u{308}bergang. They aren't waited on.",
                "A second paragraph.",
            ],
        ),
    ]
}

fn places(found: &Found) -> Vec<usize> {
    found.hits.iter().map(|hit| hit.work).collect()
}

fn passages(works: &[Arc<Work>], query: &str) -> Vec<String> {
    let found = search(works, query);
    let hits = found.hits.iter();
    hits.map(|hit| works[hit.work].passage(hit).to_owned())
        .collect()
}

/// The text with what is marked in brackets.
fn bracketed(pieces: &[Piece]) -> String {
    let pieces = pieces.iter();
    pieces
        .map(|piece| match piece.marked {
            true => format!("[{}]", piece.text),
            false => piece.text.clone(),
        })
        .collect()
}

#[test]
fn a_title_comes_before_an_idea_and_an_idea_before_a_story() {
    let mut works = three();
    for turned in [false, true] {
        if turned {
            works.reverse();
        }
        let found = search(&works, "wait");
        let titles: Vec<&str> = found
            .hits
            .iter()
            .map(|hit| works[hit.work].title())
            .collect();
        assert_eq!(
            titles,
            ["Who is left waiting?", "The cafe\u{301} door", "Ears first"]
        );
    }
}

#[test]
fn every_word_must_stand_somewhere_and_inside_a_word_will_do() {
    let works = three();
    for (query, expected) in [
        ("waiting request", &[0][..]),
        ("door late", &[1]),
        ("late door waiting", &[1]),
        ("waiting zebra", &[]),
        ("aiting", &[0, 1]),
        ("t-h", &[0, 1, 2]),
        ("waitingx", &[]),
        ("lefti", &[]),
    ] {
        assert_eq!(places(&search(&works, query)), expected, "{query}");
    }
}

#[test]
fn where_a_term_begins_a_word_it_comes_before_where_it_stands_inside_one() {
    let none = || None::<std::iter::Empty<&str>>;
    let works = [
        Work::new("The task", "", none()),
        Work::new("Ask", "", none()),
    ];
    assert_eq!(places(&search(&works, "ask")), [1, 0]);
}

#[test]
fn accents_case_and_apostrophes_make_no_difference() {
    let works = three();
    for query in ["CAFE", "café", "cafe\u{301}", "Cafe\u{301} DOOR"] {
        // The browser hands accents over apart from their letters.
        let decomposed = query.replace('é', "e\u{301}");
        assert_eq!(places(&search(&works, &decomposed)), [1], "{query}");
    }
    for query in ["ubergang", "arent", "aren’t", "AREN'T"] {
        assert_eq!(places(&search(&works, query)), [2], "{query}");
    }
}

#[test]
fn nothing_is_found_for_a_query_without_words() {
    let works = three();
    for query in ["", "  ", "?!", "…"] {
        let found = search(&works, query);
        assert!(found.is_idle(), "{query}");
        assert_eq!(found.hits, []);
    }
    assert!(!search(&works, "zebra").is_idle());
}

#[test]
fn below_the_title_stands_the_idea_or_the_sentence_with_most_of_the_words() {
    let works = three();
    for (query, passage) in [
        ("ears", "Aim to listen."),
        ("listen", "Aim to listen."),
        ("queue", "The queue is long."),
        ("queue wait two", "Two people wait by the U\u{308}bergang."),
        ("ears paragraph", "A second paragraph."),
        ("late", "\"Am I late?\""),
        ("nobody", "Nobody answers."),
    ] {
        assert_eq!(passages(&works, query), [passage], "{query}");
    }
}

#[test]
fn the_words_looked_for_are_marked_with_their_accents_and_no_more() {
    let works = three();
    for (query, text, marked) in [
        ("cafe", "The cafe\u{301} door", "The [cafe\u{301}] door"),
        ("caf", "The cafe\u{301} door", "The [caf]e\u{301} door"),
        ("strasse", "Die Straße.", "Die [Straße]."),
        ("s", "Straße", "[S]tra[ß]e"),
        ("ait wai", "waiting, WAIT", "[wait]ing, [WAIT]"),
        ("arent", "They aren’t here", "They [aren’t] here"),
        ("ab bc", "abc xbc", "[abc] x[bc]"),
        ("zebra", "None of it", "None of it"),
        ("a", "", ""),
    ] {
        let found = search(&works, query);
        assert_eq!(bracketed(&found.marked(text)), marked, "{query}");
        let whole: String = found
            .marked(text)
            .into_iter()
            .map(|piece| piece.text)
            .collect();
        assert_eq!(whole, text, "nothing is lost of {text:?}");
    }
}

#[test]
fn without_its_body_a_work_is_found_by_title_and_idea() {
    let none = None::<std::iter::Empty<&str>>;
    let works = [Work::new("Ears first", "Aim to listen.", none)];
    assert!(!works[0].is_whole());
    assert_eq!(places(&search(&works, "listen")), [0]);
    assert_eq!(places(&search(&works, "queue")), [0_usize; 0]);
}

/// Everything that is shipped, as the app reads it: what is searched, and the words told in it.
static SHIPPED: LazyLock<(Vec<Arc<Work>>, Vec<String>)> = LazyLock::new(|| {
    let compiled = compile(&shipped()).expect("the shipped content is good");
    let (index, packs) = (&compiled.index, &compiled.packs);
    let of = |name: &str| {
        let pack = packs.iter().find(|(pack, _)| pack == name);
        &pack.expect("the pack is there").1
    };
    let tracks = index.tracks.iter();
    let bodies: TrackPack = tracks
        .flat_map(|track| catalog::read::<TrackPack>(of(&track.id)).expect("a pack"))
        .collect();
    let scenes: ScenarioPack = catalog::read(of("scenarios")).expect("a pack");
    let lessons = index.lessons.iter().map(|head| {
        let body = bodies.iter().find(|body| body.id == head.id);
        let story = &body.expect("every lesson has a body").story;
        (&head.title, &head.idea, story)
    });
    let scenarios = index.scenarios.iter().map(|head| {
        let body = scenes.iter().find(|body| body.id == head.id);
        let situation = &body.expect("every scenario has a body").situation;
        (&head.title, &head.setting, situation)
    });
    let all = lessons.chain(scenarios).map(|(title, idea, story)| {
        let parts = story.iter().map(String::as_str);
        let told = format!("{title} {idea} {}", story.join(" "));
        (Work::new(title, idea, Some(parts)), told)
    });
    all.unzip()
});

#[test]
fn everything_shipped_is_found_by_its_title_behind_nothing_that_only_tells_of_it() {
    let (works, _) = &*SHIPPED;
    assert_eq!(works.len(), 174);
    for (place, work) in works.iter().enumerate() {
        let found = search(works, work.title());
        let at = found.hits.iter().position(|hit| hit.work == place);
        for hit in found.hits.iter().take(at.expect("it is found")) {
            let title = works[hit.work].title();
            let alone = Work::new(title, "", None::<std::iter::Empty<&str>>);
            assert_eq!(places(&search(&[alone], work.title())), [0], "{title:?}");
        }
    }
}

#[test]
fn every_word_that_is_shipped_finds_where_it_is_told_and_is_marked_there() {
    let (works, told) = &*SHIPPED;
    for (work, told) in works.iter().zip(told) {
        let alone = [Arc::clone(work)];
        for word in told.split_whitespace() {
            let found = search(&alone, word);
            if found.is_idle() {
                continue;
            }
            let shown = [work.title(), work.passage(&found.hits[0])];
            let mut pieces = shown.iter().flat_map(|text| found.marked(text));
            assert!(pieces.any(|piece| piece.marked), "{word:?} in {shown:?}");
        }
    }
}
