//! Search: what is found, what makes no difference, and that the index agrees with reading every
//! text from beginning to end.

use alongside::domain::search::{Index, strip_marks_and_case, words_of};
use unicode_normalization::UnicodeNormalization;

/// As the browser decomposes a text.
fn nfd(text: &str) -> String {
    text.nfd().collect()
}

fn folded(text: &str) -> String {
    strip_marks_and_case(&nfd(text))
}

/// An index of these texts, each under its position.
fn index_of<T: AsRef<str>>(texts: &[T]) -> Index {
    let mut index = Index::default();
    for (at, text) in texts.iter().enumerate() {
        index.add(&at.to_string(), &nfd(text.as_ref()));
    }
    index
}

/// The ids found; `None` for a query without terms.
fn found(index: &Index, query: &str) -> Option<Vec<String>> {
    let found = index.search(&nfd(query))?;
    Some(index.ids(&found).map(str::to_owned).collect())
}

fn ids(ids: &[&str]) -> Vec<String> {
    ids.iter().map(|id| (*id).to_owned()).collect()
}

/// Whether a query finds this one text.
fn finds(text: &str, query: &str) -> bool {
    found(&index_of(&[text]), query) == Some(vec!["0".to_owned()])
}

#[test]
fn a_term_is_found_inside_any_word() {
    for (text, query) in [
        ("The rotas of the night shift", "rota"),
        ("Die Überrota", "rota"),
        ("Die Überrota", "überrota"),
        ("rota", "r"),
        ("rota", "rota"),
        ("sent at 10:30", "30"),
        ("the hand-back", "hand-back"),
        ("the hand-back", "back"),
        ("see #42, please", "42"),
    ] {
        assert!(finds(text, query), "{query:?} in {text:?}");
    }
    for (text, query) in [
        ("rota", "rotas"),
        ("ro ta", "rota"),
        ("one two", "onetwo"),
        ("", "a"),
    ] {
        assert!(!finds(text, query), "{query:?} in {text:?}");
    }
}

#[test]
fn every_term_must_be_there_in_any_order() {
    let texts = ["the night rota", "the day rota", "a night off"];
    let index = index_of(&texts);
    for (query, expected) in [
        ("rota", vec!["0", "1"]),
        ("night", vec!["0", "2"]),
        ("rota night", vec!["0"]),
        ("  night,   ROTA  ", vec!["0"]),
        ("rota rota", vec!["0", "1"]),
        ("rota night off", vec![]),
        // "a" stands inside "day" and "rota" too.
        ("the a", vec!["0", "1"]),
    ] {
        assert_eq!(found(&index, query), Some(ids(&expected)), "{query:?}");
    }
}

#[test]
fn a_query_without_terms_looks_for_nothing() {
    let index = index_of(&["anything"]);
    for query in [
        "", " ", "\t\n", "…", "-", " , . ! ", "\u{a0}", "。", "'", "\u{200d}",
    ] {
        assert_eq!(found(&index, query), None, "{query:?}");
    }
    assert_eq!(found(&Index::default(), "a"), Some(vec![]));
}

#[test]
fn accents_and_case_make_no_difference_either_way() {
    for (one, other) in [
        ("Überrota", "uberrota"),
        ("CAFÉ", "cafe"),
        ("Straße", "STRASSE"),
        ("STRAẞE", "strasse"),
        ("Søren", "soren"),
        ("Łódź", "lodz"),
        ("Đorđe", "dorde"),
        ("Ærø", "aero"),
        ("Œuvre", "oeuvre"),
        ("İstanbul", "istanbul"),
        ("ISPARTA", "ısparta"),
        ("façade", "FACADE"),
        ("Nguyễn", "nguyen"),
        ("naïve", "naive"),
        ("ΟΔΟΣ", "οδός"),
        ("Ёлка", "елка"),
        ("Kelvin \u{212a}", "kelvin k"),
        ("\u{e9}", "e\u{301}"),
        ("don’t", "don't"),
        ("don't", "dont"),
        ("l’équipe", "lequipe"),
        ("co\u{ad}operate", "cooperate"),
        ("שָׁלוֹם", "שלום"),
        ("كِتَاب", "كتاب"),
        ("كتـــاب", "كتاب"),
        ("أحمد", "احمد"),
        ("👍🏽", "👍"),
    ] {
        assert_eq!(folded(one), folded(other), "{one} and {other}");
        assert!(finds(one, other), "{other} in {one}");
        assert!(finds(other, one), "{one} in {other}");
    }
}

#[test]
fn what_tells_letters_apart_stays() {
    for (one, other) in [
        // Not accents: other letters, other syllables.
        ("が", "か"),
        ("เก่า", "เกา"),
        ("कि", "क"),
        ("o", "0"),
        ("1st", "ist"),
    ] {
        assert_ne!(folded(one), folded(other), "{one} and {other}");
    }
}

#[test]
fn folding_twice_changes_nothing_more() {
    for code in 0..=0x0010_FFFF {
        let Some(letter) = char::from_u32(code) else {
            continue;
        };
        let once = folded(&letter.to_string());
        assert_eq!(folded(&once), once, "U+{code:04X}");
    }
}

#[test]
fn scripts_without_spaces_are_found_by_any_part() {
    for (text, parts) in [
        (
            "今天的夜班没有人签字。我周二说过了。",
            &["夜班", "签字", "周二说", "今"][..],
        ),
        (
            "夜勤表に名前がなかった。",
            &["夜勤", "名前", "なかった", "がな"],
        ),
        ("ไม่มีชื่อในตารางเวร", &["ชื่อ", "ตาราง", "เวร"]),
        ("야간 근무표에 이름이 없었다", &["근무", "이름", "근무표에"]),
        ("تم تسليم العمل إلى الفريق", &["تسليم", "عمل", "الفريق"]),
        ("הלילה של המשמרת", &["משמרת", "לילה"]),
        ("रात की पाली", &["रात", "पाली"]),
    ] {
        for part in parts {
            assert!(finds(text, part), "{part} in {text}");
        }
        assert!(!finds(text, "漢"), "{text}");
    }
}

#[test]
fn emoji_are_found_alone_and_beside_words() {
    for (text, query) in [
        ("the 🦀 at work", "🦀"),
        ("the🦀at work", "🦀"),
        ("👩🏽‍🏭 at work", "👩"),
        ("👩🏽‍🏭 at work", "👩🏽‍🏭"),
        ("🎉🎉🎉", "🎉"),
        ("rota 🙂", "🙂 rota"),
    ] {
        assert!(finds(text, query), "{query} in {text}");
    }
    assert!(!finds("👩🏽‍🏭 at work", "👨"));
}

#[test]
fn a_thousand_line_note_is_found_by_its_last_line() {
    let lines: Vec<String> = (0..1_000)
        .map(|at| format!("line {at} of the night"))
        .collect();
    let note = lines.join("\n");
    let index = index_of(&["something else", &note]);
    for query in ["999", "line 0 night", "1 22 333"] {
        assert_eq!(found(&index, query), Some(vec!["1".to_owned()]), "{query}");
    }
    assert_eq!(found(&index, "1000"), Some(vec![]));
}

#[test]
fn a_text_that_changes_is_found_by_its_new_words_only() {
    let mut index = index_of(&["night rota", "day rota"]);
    index.add("0", "the early list");
    for (query, expected) in [("rota", vec!["1"]), ("early", vec!["0"]), ("night", vec![])] {
        assert_eq!(found(&index, query), Some(ids(&expected)), "{query}");
    }
    index.remove("1");
    index.remove("nobody");
    assert_eq!(found(&index, "rota"), Some(vec![]));
    assert_eq!(index.len(), 1);
    index.add("1", "day rota");
    assert_eq!(found(&index, "rota"), Some(vec!["1".to_owned()]));
    index.remove("0");
    index.remove("1");
    assert!(index.is_empty());
}

/// Stems and endings, put together by counting: every run makes the same texts.
const STEMS: [&str; 24] = [
    "rota",
    "Übergabe",
    "café",
    "meeting",
    "night",
    "naïve",
    "Straße",
    "list",
    "lead",
    "plan",
    "équipe",
    "smørrebrød",
    "łódź",
    "review",
    "build",
    "deploy",
    "夜班没有人",
    "график",
    "تسليم",
    "release",
    "budget",
    "desk",
    "phone",
    "🦀",
];
const ENDINGS: [&str; 7] = ["", "s", "ing", "-back", "’s", "42", "é"];

/// Text `at` of the generated ones: 8 to 39 words.
fn generated(at: usize) -> String {
    let words = (0..8 + at % 32).map(|word| {
        let turn = at.wrapping_mul(2_654_435_761) ^ word.wrapping_mul(40_503) ^ (at >> 3);
        let stem = STEMS[turn % STEMS.len()];
        let ending = ENDINGS[(turn / 31) % ENDINGS.len()];
        // A tail of numbers makes rare words beside the common ones.
        let tail = if turn.is_multiple_of(11) {
            (at % 977).to_string()
        } else {
            String::new()
        };
        format!("{stem}{ending}{tail}")
    });
    words
        .collect::<Vec<_>>()
        .join(if at.is_multiple_of(5) { ", " } else { " " })
}

#[test]
fn the_index_agrees_with_reading_all_of_20_000_texts() {
    let texts: Vec<String> = (0..20_000).map(generated).collect();
    let mut index = index_of(&texts);
    let mut plain: Vec<Option<String>> = texts.iter().map(|text| Some(folded(text))).collect();
    // Some change and some go, as in a journal that is lived in.
    for at in (0..texts.len()).step_by(17) {
        index.add(&at.to_string(), &nfd("changed rota"));
        plain[at] = Some(folded("changed rota"));
    }
    for at in (0..texts.len()).step_by(23) {
        index.remove(&at.to_string());
        plain[at] = None;
    }
    let stems = STEMS.iter().map(|stem| (*stem).to_owned());
    let two = (0..STEMS.len()).map(|at| format!("{} {}", STEMS[at], ENDINGS[1 + at % 6]));
    let parts = [
        "e",
        "a",
        "ta",
        "9",
        "97",
        "976",
        "ot",
        "班",
        "ss",
        "rotas night 9",
        "changed",
        "zzz",
        "s42",
        "rota zzz",
    ];
    let mut hits = 0;
    for query in stems.chain(two).chain(parts.map(str::to_owned)) {
        let terms = folded(&query);
        let naive = plain.iter().enumerate().filter(|(_, text)| {
            text.as_deref()
                .is_some_and(|text| words_of(&terms).all(|term| text.contains(term)))
        });
        let naive: Vec<String> = naive.map(|(at, _)| at.to_string()).collect();
        let mut by_index = found(&index, &query).expect("terms");
        by_index.sort_by_key(|id| id.parse::<usize>().expect("a position"));
        assert_eq!(by_index, naive, "{query}");
        hits += naive.len();
    }
    assert!(hits > 100_000, "the queries find something: {hits}");
}
