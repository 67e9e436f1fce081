//! What another app shares, as the text of a quick note.

use alongside::domain::shared_text::Shared;
use alongside::domain::situation::TEXT_CHARS_MAX;

fn shared(title: &str, text: &str, url: &str) -> Shared {
    Shared {
        title: title.to_owned(),
        text: text.to_owned(),
        url: url.to_owned(),
    }
}

#[test]
fn title_text_and_address_stand_on_a_line_each_and_nothing_is_said_twice() {
    let address = "https://example.org/a?b=1#c";
    for (title, text, url, joined) in [
        ("", "", "", ""),
        (" ", "\n", "\t", ""),
        ("", "They asked twice.", "", "They asked twice."),
        ("A page", "", "", "A page"),
        ("", "", address, address),
        ("A page", "", address, "A page\nhttps://example.org/a?b=1#c"),
        (
            "A page",
            "Read",
            address,
            "A page\nRead\nhttps://example.org/a?b=1#c",
        ),
        // Chrome on Android puts the address into the text.
        ("A page", address, "", "A page\nhttps://example.org/a?b=1#c"),
        (
            "A page",
            address,
            address,
            "A page\nhttps://example.org/a?b=1#c",
        ),
        (
            "A page",
            "A page https://example.org/a?b=1#c",
            address,
            "A page https://example.org/a?b=1#c",
        ),
        ("Same", "Same", "", "Same"),
        ("Same", "Same", "Same", "Same"),
        ("", "one\ntwo", "", "one\ntwo"),
    ] {
        assert_eq!(shared(title, text, url).joined(), joined);
    }
}

#[test]
fn it_stands_below_what_is_half_typed_and_takes_nothing_from_it() {
    let all = shared("", "They asked.", "");
    assert_eq!(all.below(""), "They asked.");
    assert_eq!(all.below("The rota "), "The rota\nThey asked.");
    assert_eq!(Shared::default().below("The rota"), "The rota");
    assert_eq!(Shared::default().below(""), "");
}

#[test]
fn what_does_not_fit_is_cut_from_what_was_shared() {
    let long = "ä".repeat(TEXT_CHARS_MAX + 5);
    let below = shared("", &long, "").below("The rota");
    assert_eq!(below.chars().count(), TEXT_CHARS_MAX);
    assert!(below.starts_with("The rota\nä"));
    let full = "x".repeat(TEXT_CHARS_MAX);
    assert_eq!(shared("", "y", "").below(&full), full);
}
