//! What comes in from outside: text another app shares, the shortcut to a note, a backup the system
//! opens with the app.

use e2e::pages::backup::PREVIEW;
use e2e::{Journey, Outcome, axe, journey, kept};
use serde_json::{Value, json};

use super::script_strings::{CORPUS, left_nothing_behind};

const NOTE: &str = "A quick note";
/// In every text that is shared, and nowhere in the app.
const MARK: &str = "Zqxv";

/// Opens the address the system opens when something is shared.
async fn share(j: &Journey, title: &str, text: &str, url: &str) -> Outcome {
    let parts = json!({ "share-title": title, "share-text": text, "share-url": url });
    let query = "return new URLSearchParams(arguments[0]).toString()";
    let query = j.browser.script(query, vec![parts]).await?;
    let query = query.as_str().unwrap_or_default();
    j.enter(&format!("/journal/?{query}")).await
}

/// The address, and how the history stands.
async fn address_is_clean(j: &Journey) -> Outcome {
    let found = "return [location.search, location.hash, document.title, history.state]";
    let found = j.browser.script(found, vec![]).await?;
    assert_eq!(found[0], json!(""), "{found}");
    assert_eq!(found[1], json!(""), "{found}");
    assert!(!found.to_string().contains(MARK), "{found}");
    Ok(())
}

async fn note_shown(j: &Journey) -> Outcome<String> {
    let shown = "return document.querySelector('#quick-note').value";
    let shown = j.browser.script(shown, vec![]).await?;
    Ok(shown.as_str().unwrap_or_default().to_owned())
}

#[tokio::test]
async fn shared_text_stands_in_the_quick_note_and_is_kept_only_when_asked() {
    journey("share_target", |j| async move {
        let screen = j.screen();
        j.enter("/journal/").await?;
        screen.ready_offline().await?;
        screen.type_text("textbox", NOTE, "Half a line").await?;
        kept::draft(&j.browser, "Half a line").await?;
        j.take_asked();
        let page = "https://example.org/Zqxv";
        share(&j, "Zqxv title", "Zqxv text", page).await?;
        let all = ["Half a line", "Zqxv title", "Zqxv text", page].join("\n");
        screen.focus_on("textbox", NOTE).await?;
        screen.text("It stands in the quick note").await?;
        assert_eq!(note_shown(&j).await?, all);
        address_is_clean(&j).await?;
        axe::assert_accessible(&j.browser, "a shared text").await?;
        let asked = j.take_asked().join("\n");
        assert!(!asked.contains(MARK) && !asked.contains('?'), "{asked}");
        // A draft, and no entry; it survives, and a page loaded anew does not bring it twice.
        kept::draft(&j.browser, page).await?;
        let situations = entries_of(&j, "situation/").await?;
        assert_eq!(situations, 0, "nothing is kept unasked");
        j.kill_and_start_again().await?;
        j.enter("/journal/").await?;
        assert_eq!(note_shown(&j).await?, all);
        screen.tap("button", "Keep this note").await?;
        screen.text("Note kept. It is in your journal.").await?;
        assert_eq!(entries_of(&j, "situation/").await?, 1);
        screen.browser_back().await?;
        let traces = j.browser.console().join("\n");
        assert!(!traces.contains(MARK), "{traces}");
        Ok(())
    })
    .await;
}

async fn entries_of(j: &Journey, kind: &str) -> Outcome<usize> {
    let records = kept::entries(&j.browser, "records").await?;
    Ok(records.keys().filter(|key| key.starts_with(kind)).count())
}

#[tokio::test]
async fn shared_text_leaves_the_address_on_a_first_visit_and_in_a_folder_too() {
    let place = e2e::journey::Place::at_base("/a/b/");
    e2e::journey_in(place, "share_first_visit", |j| async move {
        share(&j, "", "Zqxv here", "").await?;
        address_is_clean(&j).await?;
        assert_eq!(note_shown(&j).await?, "Zqxv here");
        j.screen().at("/a/b/journal/").await?;
        // The step before is the empty page the browser began with: nothing of it is left there.
        let steps = j.browser.script("return history.length", vec![]).await?;
        assert!(steps.as_u64().is_some_and(|steps| steps <= 2), "{steps}");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn whatever_is_shared_is_shown_as_the_text_it_is() {
    journey("share_script_strings", |j| async move {
        j.enter("/journal/").await?;
        j.screen().ready_offline().await?;
        j.take_asked();
        let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        for three in CORPUS.chunks(3) {
            let part = |at: usize| three.get(at).copied().unwrap_or_default();
            share(&j, part(0), part(1), part(2)).await?;
            let shown = plain(&note_shown(&j).await?);
            for text in three {
                assert!(shown.contains(&plain(text)), "{text} is not in {shown}");
            }
            left_nothing_behind(&j, "the quick note").await?;
            address_is_clean(&j).await?;
        }
        let asked = j.take_asked().join("\n");
        assert!(!asked.contains("ran") && !asked.contains('?'), "{asked}");
        j.screen().tap("button", "Keep this note").await?;
        j.screen().text("Note kept. It is in your journal.").await?;
        left_nothing_behind(&j, "the journal").await
    })
    .await;
}

#[tokio::test]
async fn the_shortcut_to_a_note_leads_into_its_field() {
    journey("shortcut_note", |j| async move {
        j.enter("/journal/?note").await?;
        j.screen().focus_on("textbox", NOTE).await?;
        address_is_clean(&j).await?;
        assert_eq!(note_shown(&j).await?, "");
        Ok(())
    })
    .await;
}

/// The system hands the app a file, as it does when a backup is opened from a folder.
const LAUNCH: &str = "Object.defineProperty(globalThis, 'launchQueue', { value: {
    setConsumer(consumer) {
      const file = new File([TEXT], 'alongside.json', { type: 'application/json' });
      setTimeout(() => consumer({ files: [{ getFile: async () => file }] }));
    },
  } });";

async fn launched_with(j: &Journey, text: &str) -> Outcome {
    let source = LAUNCH.replace("TEXT", &Value::from(text).to_string());
    let script = json!({ "source": source });
    j.browser
        .devtools("Page.addScriptToEvaluateOnNewDocument", script)
        .await?;
    j.enter("/you/restore/").await
}

#[tokio::test]
async fn a_backup_opened_with_the_app_is_looked_into_and_nothing_is_changed_unasked() {
    journey("file_handler", |j| async move {
        let screen = j.screen();
        let backup = include_str!("../../../fixtures/backup/v1.json");
        launched_with(&j, backup).await?;
        screen.heading(PREVIEW).await?;
        assert_eq!(entries_of(&j, "situation/").await?, 0);
        screen.take_in().await?;
        assert!(entries_of(&j, "situation/").await? > 0);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_file_that_is_no_backup_is_refused_with_a_word_on_why() {
    journey("file_handler_refused", |j| async move {
        launched_with(&j, "{\"any\":\"json\"}").await?;
        j.screen().text("Nothing was changed").await?;
        j.screen().heading("From a file").await?;
        Ok(())
    })
    .await;
}
