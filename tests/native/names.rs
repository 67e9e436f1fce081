//! Words that look like names become initials; what the guess cannot know is told here too.

use alongside::domain::names::Names;

#[track_caller]
fn short(text: &str, expected: &str) {
    assert_eq!(
        Names::in_texts([text]).shortened(text),
        expected,
        "{text:?}"
    );
}

#[test]
fn a_capitalised_word_inside_a_sentence_is_a_name() {
    for (text, expected) in [
        ("", ""),
        ("I asked Maria.", "I asked M."),
        ("I asked Maria, and she came", "I asked M., and she came"),
        ("I asked Maria? Yes", "I asked M.? Yes"),
        ("we asked (Maria)", "we asked (M.)"),
        ("present: Maria, Tom and Ana", "present: M., T. and A."),
        (
            "Maria's list and Maria\u{2019}s key",
            "M.'s list and M.\u{2019}s key",
        ),
        ("the list of James' team", "the list of J.' team"),
        ("we met Maria…", "we met M.…"),
        ("we met Maria...", "we met M..."),
        ("to Maria/Tom", "to M./T."),
        ("with Maria\tand Tom\n", "with M.\tand T.\n"),
    ] {
        short(text, expected);
    }
}

#[test]
fn capitalised_words_in_a_row_are_one_name() {
    for (text, expected) in [
        ("I asked Maria Lopez today", "I asked M. today"),
        ("I asked Maria\u{a0}Lopez today", "I asked M. today"),
        ("I asked Jean-Luc O'Brien", "I asked J."),
        ("I asked Maria de la Cruz", "I asked M. de la C."),
        ("I asked Maria, Lopez and Tom", "I asked M., L. and T."),
        ("the desk of Maria's Tom", "the desk of M.'s T."),
        ("I asked Maria\nTom came", "I asked M.\nTom came"),
        ("I asked Dr. Lopez and Mrs Lee", "I asked Dr. L. and Mrs L."),
        ("I asked J. Lopez", "I asked J. L."),
        ("someone, e.g. Maria", "someone, e.g. M."),
    ] {
        short(text, expected);
    }
}

#[test]
fn the_first_word_of_a_sentence_a_line_or_a_quotation_stays() {
    for text in [
        "Boxes were late. Nobody said so! Why? Because. Then… Later it came.",
        "The rota\nTwo boxes\r\n\nThree boxes\n- Four boxes\n  * Five boxes\n3. Six boxes",
        "they said “Call us” and \"Wait here\" and 'Go on' and «Komm mit» and „Bleib“",
        "it ended.\" Then it began.) Again",
        "Maria came.",
    ] {
        short(text, text);
    }
}

#[test]
fn a_name_known_from_anywhere_is_a_name_everywhere() {
    short("Maria came. I asked Maria.", "M. came. I asked M.");
    short("Maria Lopez came. I asked Maria.", "M. came. I asked M.");
    short("I asked Lopez.\nLopez’s key", "I asked L.\nL.’s key");
    let texts = ["Maria came.\nTom went.", "I asked Maria"];
    let names = Names::in_texts(texts);
    assert_eq!(names.shortened(texts[0]), "M. came.\nTom went.");
    assert_eq!(names.shortened(texts[1]), "I asked M.");
    assert_eq!(
        Names::default().shortened("Maria asked Tom"),
        "Maria asked T."
    );
}

#[test]
fn a_name_written_as_a_role_is_known_and_a_role_is_not_taken_for_a_name() {
    for (role, text, expected) in [
        ("Maria", "Maria came.\nMaria went.", "M. came.\nM. went."),
        ("night lead Maria", "Maria came.", "M. came."),
        ("Maria (nights)", "Maria’s list", "M.’s list"),
        ("night lead", "Night shifts", "Night shifts"),
        (
            "Supervisor",
            "Supervisor came, a supervisor",
            "Supervisor came, a supervisor",
        ),
        ("Supervisor", "The rota was empty.", "The rota was empty."),
        ("HR", "HR came.", "HR came."),
        ("", "Maria came.", "Maria came."),
    ] {
        let names = Names::in_texts([text]).and_in_roles(&[role], &[text]);
        assert_eq!(names.shortened(text), expected, "{role:?}");
    }
    // A role that stands only at the start of sentences, with a capital, is shortened.
    let names = Names::default().and_in_roles(&["Supervisor"], &["Supervisor came."]);
    assert_eq!(names.shortened("Supervisor came."), "S. came.");
}

#[test]
fn i_days_months_abbreviations_and_small_words_are_no_names() {
    for text in [
        "when I came and I'm sure I\u{2019}ll stay and I",
        "on Monday, two Tuesdays, Friday's shift and Sat",
        "in January, on 3 March, next Dec and May",
        "the HR, NHS, CEO, ASAP, OK, PDFs and A team",
        "the IT's B12 and Q3 and X-ray and T-shirt and E-mail",
        "the result: The rota. A heading: And So It Is",
        "an iPhone and an eBay box",
        "nothing in capitals here at all",
    ] {
        short(text, text);
    }
    short("with JONATHAN on Monday", "with J. on Monday");
    short("with Jonathan Monday", "with J. Monday");
}

#[test]
fn the_limits_are_the_ones_written_down() {
    // A first name that opens a sentence is not told from any other word.
    short("Maria Lopez came.", "Maria L. came.");
    // In capitals, in small letters, and as a month.
    short(
        "I asked MARIA, maria and April",
        "I asked MARIA, maria and April",
    );
    // Places, languages, products; and nouns where nouns have capitals.
    short("I sent it in English to London", "I sent it in E. to L.");
    short("weil der Dienst voll war", "weil der D. voll war");
}

#[test]
fn other_scripts_emoji_and_accents_are_left_whole() {
    for (text, expected) in [
        ("طلبت من مارية المساعدة", "طلبت من مارية المساعدة"),
        ("ביקשתי ממריה", "ביקשתי ממריה"),
        ("سألت Maria اليوم", "سألت M. اليوم"),
        (
            "\u{200f}שאלתי את Maria\u{200f} היום",
            "\u{200f}שאלתי את M.\u{200f} היום",
        ),
        ("私はMariaさん", "私はMariaさん"),
        ("I asked 🙄 Maria 🙄", "I asked 🙄 M. 🙄"),
        ("👩🏽‍🏭 asked Élodie and Ömer", "👩🏽‍🏭 asked É. and Ö."),
        ("I asked Jose\u{301} Zu\u{308}rn", "I asked J."),
        ("я спросила Марию Петрову", "я спросила М."),
        ("ρώτησα τη Μαρία", "ρώτησα τη Μ."),
    ] {
        short(text, expected);
    }
}

#[test]
fn shortening_twice_changes_nothing_more() {
    for text in [
        "I asked Maria Lopez, Tom's aunt, and J. Lee. Maria came.",
        "Present: Maria (night), Tom... and Dr. Lee",
    ] {
        let once = Names::in_texts([text]).shortened(text);
        assert_eq!(Names::in_texts([once.as_str()]).shortened(&once), once);
    }
}

#[test]
fn a_thousand_lines_and_any_cut_are_shortened() {
    let lines = "Two boxes were empty. I asked Maria Lopez; Maria’s list was 🙄.\n".repeat(1000);
    let expected = "Two boxes were empty. I asked M.; M.’s list was 🙄.\n".repeat(1000);
    short(&lines, &expected);
    let run = "Maria ".repeat(3000);
    short(&format!("we asked {run}"), "we asked M. ");
    let text = "Dr. “Maria’s” J-L 'Tom'…\r\n—Ana";
    for end in (0..=text.len()).filter(|end| text.is_char_boundary(*end)) {
        let cut = &text[..end];
        Names::in_texts([cut, text]).shortened(cut);
    }
}
