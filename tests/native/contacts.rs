//! The person's own contacts: kept as written, dialled as a telephone takes them.

use alongside::domain::contacts::{Contact, Unfit};

fn contact(name: &str, number: &str) -> Contact {
    Contact {
        name: name.to_owned(),
        number: number.to_owned(),
    }
}

#[test]
fn a_number_is_dialled_without_its_spaces_and_words() {
    for (written, dialled) in [
        ("112", "112"),
        ("+49 (0)30 / 12-34", "+490301234"),
        ("00 44 20", "004420"),
        ("ext. 55", "55"),
        ("*31#", "*31#"),
        ("1+2", "12"),
        ("٠١٢٣", "0123"),
        ("۰۱۲", "012"),
        ("none", ""),
    ] {
        assert_eq!(contact("a", written).dialled(), dialled, "{written}");
    }
}

#[test]
fn a_link_holds_nothing_but_the_number() {
    assert_eq!(contact("a", "*31# 5").href(), "tel:*31%235");
    assert_eq!(contact("a", "1\"><script>2").href(), "tel:12");
}

#[test]
fn a_contact_nobody_could_call_is_refused() {
    for (name, number, unfit) in [
        ("", "112", Unfit::NoName),
        (" \n", "112", Unfit::NoName),
        ("Site office", "", Unfit::NoNumber),
        ("Site office", "ask at the desk", Unfit::NoNumber),
        ("Site office", "+", Unfit::NoNumber),
        ("Site office", "#*", Unfit::NoNumber),
    ] {
        assert_eq!(
            contact(name, number).tidied(),
            Err(unfit),
            "{name} {number}"
        );
        assert!(unfit.told().ends_with('.'));
    }
}

#[test]
fn a_contact_is_kept_as_it_was_written() {
    let written = contact("  Night desk ☎ ", " 0800 / 12 34 ");
    assert_eq!(
        written.tidied(),
        Ok(contact("Night desk ☎", "0800 / 12 34"))
    );
}
