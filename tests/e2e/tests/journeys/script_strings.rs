//! Texts that would be scripts, tags or addresses if anything took them for that: in every field a
//! person can type in, and on every screen that shows it. They are shown as the text they are.
//!
//! The harness itself fails a journey at any policy violation or request to a stranger.

use e2e::pages::check::TO_STEP_IN;
use e2e::pages::lesson::FIRST_PATH;
use e2e::pages::outcome_record::tick;
use e2e::pages::plan::{CHANGE_END, CHANGE_PLAN};
use e2e::{Journey, Name, Outcome, journey, kept};
use serde_json::{Value, json};

use super::whole_loop::days_later;

/// What is typed by hand into every field; the others then take its place in the records.
const TYPED: &str = "<img src=x onerror=ran=1>";

/// Texts that do something where a text is taken for markup, script, address or template. None is
/// longer than the shortest field takes: 60 characters.
pub const CORPUS: [&str; 24] = [
    TYPED,
    "<script>ran=1</script>",
    "\"><img src=x onerror=ran=1>",
    "'><svg onload=ran=1>",
    "<svg><script>ran=1</script></svg>",
    "</textarea><script>ran=1</script>",
    "</title></style></script><script>ran=1</script>",
    "<iframe srcdoc=\"<script>parent.ran=1</script>\"></iframe>",
    "<object data=javascript:ran=1></object>",
    "<embed src=javascript:ran=1>",
    "<a href=javascript:ran=1 autofocus onfocus=ran=1>here</a>",
    "javascript:ran=1//",
    "<base href=https://stranger.example/>",
    "<meta http-equiv=refresh content=0;url=//stranger.example>",
    "<link rel=stylesheet href=//stranger.example/a.css>",
    "<style>@import '//stranger.example';*{display:none}</style>",
    "<form action=//stranger.example><button>Save</form>",
    "<math><mtext><table><mglyph><style><img onerror=ran=1 src>",
    "<template shadowrootmode=open><script>ran=1</script>",
    "{{constructor.constructor('ran=1')()}} ${ran=1} #{ran=1}",
    "';ran=1;'\\\";ran=1;\\\"`;ran=1;`",
    "<!-- ]]> &lt;script&gt;ran=1&lt;/script&gt; &#60;b&#62;",
    "\u{202e}<b dir=rtl>\u{2028}\u{feff}\u{200f}ran=1</b>",
    "%3Cscript%3Eran=1%3C/script%3E \\u003cscript\\u003e",
];

/// Whatever markup would have left behind; and whether any of it ran.
const LEFT_BEHIND: &str = "const found = [];
    for (const one of document.querySelectorAll('*')) {
      const tag = one.localName;
      if (['iframe', 'object', 'embed', 'math', 'template', 'mglyph', 'style'].includes(tag)) found.push(tag);
      for (const { name, value } of one.attributes) {
        if (name.startsWith('on')) found.push(tag + ' ' + name);
        if (/^(href|src|action|data|srcdoc)$/.test(name) && /javascript:|stranger/.test(value)) {
          found.push(tag + ' ' + name + '=' + value);
        }
      }
    }
    if (document.querySelectorAll('script').length !== 1) found.push('a script');
    if (document.querySelectorAll('base').length !== 1) found.push('a base');
    if (document.querySelector('meta[http-equiv=refresh], img[src=x]')) found.push('a refresh or a picture');
    if ('ran' in globalThis) found.push('it ran');
    return found;";

pub async fn left_nothing_behind(j: &Journey, place: &str) -> Outcome {
    let found = j.browser.script(LEFT_BEHIND, vec![]).await?;
    assert_eq!(found, json!([]), "{place}");
    Ok(())
}

/// Chooses all that stands in a field. Engines that count a date among the text fields take no text there.
const TAKE: &str = "const [field] = arguments;
    if (field.type === 'date') return false;
    field.focus();
    field.select();
    return true;";

/// Puts the text into every field of the screen; tells how many there were.
async fn fill_all(j: &Journey, role: &str) -> Outcome<usize> {
    let mut filled = 0;
    for field in j.screen().all_now(role, &Name::Any).await? {
        let takes = j.browser.script(TAKE, vec![field.to_json()?]).await?;
        if takes == json!(true) {
            j.browser.insert_text(TYPED).await?;
            filled += 1;
        }
    }
    left_nothing_behind(j, "while it is typed").await?;
    Ok(filled)
}

/// A lead whose every word is the text: verdict, plan, end, situation.
async fn write_a_lead(j: &Journey) -> Outcome<String> {
    let screen = j.screen();
    j.enter("/check/").await?;
    screen.answer_all(&TO_STEP_IN).await?;
    screen.heading("Step in now").await?;
    screen.ready_offline().await?;
    screen.unfold(CHANGE_PLAN).await?;
    screen.unfold(CHANGE_END).await?;
    let fields = fill_all(j, "textbox").await?;
    assert!(fields >= 5, "title, if, this, when, back to: {fields}");
    screen.tap("button", "Edit").await?;
    fill_all(j, "textbox").await?;
    screen.save_verdict().await?;
    screen.heading(TYPED).await?;
    let situation = screen.address().await?;
    for field in ["Facts", "Story", "Who is it about?"] {
        screen.paste(field, TYPED).await?;
        let save = screen.by_role("button", "Save").await?;
        screen.tap_on(save).await?;
        screen.gone("button", "Save").await?;
    }
    Ok(situation)
}

/// Goes on a little, hands it back and looks back, all in the same words.
async fn live_through_it(j: &Journey, situation: &str) -> Outcome {
    let screen = j.screen();
    screen.open(situation).await?;
    screen.live().await?;
    screen.unfold("It goes on a little").await?;
    fill_all(j, "textbox").await?;
    screen.tap("button", "Move its end").await?;
    screen.text("The end is noted.").await?;
    screen.open(situation).await?;
    screen.live().await?;
    screen.begin_hand_back().await?;
    assert!(fill_all(j, "textbox").await? >= 4);
    screen.hand_it_back().await?;
    left_nothing_behind(j, "handed back").await?;
    days_later(j, 7).await?;
    screen.look_back_from_today(TYPED).await?;
    screen.look_back_with("No", "It got worse", "No").await?;
    screen.paste("One line, if you like", TYPED).await?;
    screen.tap("button", "Save").await?;
    screen.gone("button", "Save").await
}

/// The other fields: a note, a contact, a line after a lesson, both searches.
async fn write_the_rest(j: &Journey) -> Outcome {
    let screen = j.screen();
    j.enter("/journal/").await?;
    screen.paste("A quick note", TYPED).await?;
    screen.tap("button", "Keep this note").await?;
    screen.text("Note kept. It is in your journal.").await?;
    assert_eq!(fill_all(j, "searchbox").await?, 1);
    screen.text(TYPED).await?;
    j.enter("/learn/").await?;
    assert_eq!(fill_all(j, "searchbox").await?, 1);
    j.enter("/you/").await?;
    screen.add_contact(TYPED, "0800 55").await?;
    j.enter(FIRST_PATH).await?;
    screen.answer_first_lesson().await?;
    fill_all(j, "textbox").await?;
    screen.save_field().await
}

/// Puts another text in the place of the one that was typed, wherever it is kept.
async fn retype(j: &Journey, was: &str, is: &str) -> Outcome<usize> {
    let mut changed = Vec::new();
    for (key, value) in kept::entries(&j.browser, "records").await? {
        let text = kept::text_of(value.as_str().unwrap_or_default());
        // Records are JSON; a draft is the bare text.
        let other = match serde_json::from_str::<Value>(text) {
            Ok(record) => {
                let other = put_in(record.clone(), was, is);
                (other != record).then(|| other.to_string())
            }
            Err(_) => text.contains(was).then(|| text.replace(was, is)),
        };
        changed.extend(other.map(|other| (key, json!(other))));
    }
    kept::overwrite_all(&j.browser, &changed).await?;
    Ok(changed.len())
}

fn put_in(value: Value, was: &str, is: &str) -> Value {
    match value {
        Value::String(text) => Value::String(text.replace(was, is)),
        Value::Array(all) => all.into_iter().map(|one| put_in(one, was, is)).collect(),
        Value::Object(all) => {
            let each = all
                .into_iter()
                .map(|(name, one)| (name, put_in(one, was, is)));
            Value::Object(each.collect())
        }
        other => other,
    }
}

/// So many journeys share the texts, or one would take too long.
const PARTS: usize = 4;

async fn is_shown_as_text(part: usize) {
    journey(&format!("script_strings_{part}"), move |j| async move {
        let screen = j.screen();
        let situation = write_a_lead(&j).await?;
        live_through_it(&j, &situation).await?;
        write_the_rest(&j).await?;
        let of = |page: &str| situation.replace("/journal/situation/", page);
        let screens = [
            (of("/journal/situation/"), true),
            (of("/journal/outcome-record/"), true),
            (of("/journal/look-back/"), true),
            (j.site.url("/journal/"), true),
            (j.site.url("/you/"), true),
            (j.site.url(FIRST_PATH), true),
            (j.site.url("/"), false),
            (j.site.url("/journal/insights/"), false),
        ];
        let mut was = TYPED;
        let texts = CORPUS.iter().skip(part).step_by(PARTS);
        for text in texts.clone() {
            assert!(text.chars().count() <= 60, "{text}");
            // A page that is not the app's: nothing is written while the app is open.
            j.open("/rescue.html").await?;
            let records = retype(&j, was, text).await?;
            assert!(*text == TYPED || records >= 4, "{text}: {records} records");
            was = text;
            for (address, shows_it) in &screens {
                screen.open(address).await?;
                screen.live().await?;
                if address.contains("outcome-record") {
                    for part in tick::ALL {
                        screen.tick(part).await?;
                    }
                }
                left_nothing_behind(&j, &format!("{address} with {text}")).await?;
                let title = j.browser.web().await?.title().await?;
                assert!(!title.contains("ran=1"), "{address}: {title}");
                let shown = j.browser.script(SHOWS, vec![json!(text)]).await?;
                assert!(
                    shown == json!(true) || !shows_it,
                    "{address} does not show {text}"
                );
            }
        }
        println!("{} texts on {} screens", texts.count(), screens.len());
        Ok(())
    })
    .await;
}

/// Whether a text stands on the page or in one of its fields.
const SHOWS: &str = "const plain = (text) => text.replace(/\\s+/g, ' ');
    const fields = [...document.querySelectorAll('textarea, input')].map((one) => one.value);
    return plain([document.body.textContent, ...fields].join(' ')).includes(plain(arguments[0]));";

#[tokio::test]
async fn whatever_is_typed_is_shown_as_the_text_it_is_on_every_screen() {
    is_shown_as_text(0).await;
}

#[tokio::test]
async fn whatever_is_typed_is_shown_as_the_text_it_is_second_part() {
    is_shown_as_text(1).await;
}

#[tokio::test]
async fn whatever_is_typed_is_shown_as_the_text_it_is_third_part() {
    is_shown_as_text(2).await;
}

#[tokio::test]
async fn whatever_is_typed_is_shown_as_the_text_it_is_fourth_part() {
    is_shown_as_text(3).await;
}
