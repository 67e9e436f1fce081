//! Backups: everything comes back, a file that is not right changes nothing, and what was taken in
//! can be taken back.

use std::path::PathBuf;

use e2e::downloads::Downloads;
use e2e::pages::backup::PREVIEW;
use e2e::wait::{Look, until};
use e2e::{Journey, Outcome, axe, journey, kept};
use serde_json::json;

use super::accessible::Audits;
use super::whole_loop::step_in;

const PASSPHRASE: &str = "porch lantern quiet river";

/// A file with this text.
fn file(folder: &tempfile::TempDir, name: &str, text: &[u8]) -> PathBuf {
    let path = folder.path().join(name);
    std::fs::write(&path, text).unwrap();
    path
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

/// Somebody with a situation in the journal.
async fn with_a_situation(j: &Journey, title: &str) -> Outcome {
    step_in(j, title).await?;
    j.screen().ready_offline().await
}

#[tokio::test]
async fn a_closed_backup_made_offline_brings_everything_back_after_erasing() {
    journey("backup_closed", |j| async move {
        let screen = j.screen();
        with_a_situation(&j, "The porcupine rota").await?;
        j.site.stop();
        let downloads = Downloads::allow(&j.browser).await?;
        j.enter("/you/backup/").await?;
        screen.text("No backup was made on this phone yet.").await?;
        let path = screen.first_backup(PASSPHRASE, &downloads).await?;
        let bytes = std::fs::read(&path).unwrap();
        assert!(bytes.starts_with(b"age-encryption.org/v1\n-> scrypt "));
        let text = String::from_utf8_lossy(&bytes).into_owned();
        assert!(!text.contains("porcupine"));
        screen.text("Nothing has changed since.").await?;
        // From now on one tap is enough.
        screen.tap("button", "Make a backup").await?;
        screen.text("Saved among your downloads.").await?;
        let before = kept::lasting(&j.browser).await?;
        j.enter("/you/").await?;
        screen.erase_everything().await?;
        screen.text("No backup was made on this phone yet.").await?;
        for store in ["records", "history", "damaged", "snapshots"] {
            let left = kept::entries(&j.browser, store).await?;
            assert!(left.is_empty(), "{store}: {left:?}");
        }
        j.enter("/you/restore/").await?;
        screen.choose_file(&path).await?;
        screen.heading("This backup is closed").await?;
        let field = "The passphrase it was made with";
        screen.type_text("textbox", field, "not this one").await?;
        screen.tap("button", "Open it").await?;
        screen
            .text("This passphrase does not open the file.")
            .await?;
        screen.rewrite(field, PASSPHRASE).await?;
        screen.tap("button", "Open it").await?;
        screen.take_in().await?;
        assert_eq!(kept::lasting(&j.browser).await?, before);
        // Twice changes nothing.
        screen.choose_file(&path).await?;
        screen.heading("This backup is closed").await?;
        screen.type_text("textbox", field, PASSPHRASE).await?;
        screen.tap("button", "Open it").await?;
        screen.text("Everything in it is here already.").await?;
        j.kill_and_start_again().await?;
        j.enter("/journal/").await?;
        screen.open_situation("The porcupine rota").await
    })
    .await;
}

#[tokio::test]
async fn a_file_that_is_not_right_changes_nothing_and_says_why() {
    journey("backup_refused", |j| async move {
        let screen = j.screen();
        with_a_situation(&j, "Untouched").await?;
        let downloads = Downloads::allow(&j.browser).await?;
        j.enter("/you/backup/").await?;
        let good = screen.readable_backup(&downloads).await?;
        let before = kept::entries(&j.browser, "records").await?;
        let newer = good.replacen("\"version\":1", "\"version\":99", 1);
        let cut = &good[..good.len() / 2];
        let odd = good.replacen("\"title\":\"Untouched\"", "\"title\":7", 1);
        let folder = folder();
        let cases: [(&str, &[u8], &str); 7] = [
            ("empty.json", b"", "This file is empty."),
            (
                "other.json",
                b"{\"a\":1}",
                "This file is not a backup of Alongside.",
            ),
            (
                "picture.png",
                b"\x89PNG\xff\xfe",
                "This file is not a backup of Alongside.",
            ),
            (
                "newer.json",
                newer.as_bytes(),
                "A newer version of Alongside made this file.",
            ),
            ("cut.json", cut.as_bytes(), "This backup is damaged"),
            ("odd.json", odd.as_bytes(), "This backup is damaged"),
            ("deep.json", &[b'['; 100_000], "Nothing was changed."),
        ];
        j.enter("/you/restore/").await?;
        for (name, text, told) in cases {
            screen.choose_file(&file(&folder, name, text)).await?;
            screen.text(told).await?;
            assert_eq!(
                kept::entries(&j.browser, "records").await?,
                before,
                "{name}"
            );
        }
        let hostile = good.replacen("Untouched", "<img src=x onerror=alert(1)>", 1);
        screen
            .choose_file(&file(&folder, "hostile.json", hostile.as_bytes()))
            .await?;
        screen.heading(PREVIEW).await?;
        axe::assert_accessible(&j.browser, "restore preview").await
    })
    .await;
}

#[tokio::test]
async fn what_was_taken_in_can_be_taken_back_to_the_byte() {
    journey("backup_undo", |j| async move {
        let screen = j.screen();
        with_a_situation(&j, "Here first").await?;
        let downloads = Downloads::allow(&j.browser).await?;
        j.enter("/you/backup/").await?;
        let text = screen.readable_backup(&downloads).await?;
        // The same situation, written on another device by somebody who had not seen this one.
        let elsewhere = elsewhere(&text, "Here first", "There first");
        let folder = folder();
        let path = file(&folder, "elsewhere.json", elsewhere.as_bytes());
        let before = kept::entries(&j.browser, "records").await?;
        j.enter("/you/restore/").await?;
        screen.choose_file(&path).await?;
        screen.text("changed here and there, both kept").await?;
        screen.take_in().await?;
        assert_eq!(kept::entries(&j.browser, "history").await?.len(), 1);
        screen.tap("button", "Undo").await?;
        screen.text("Everything is as it was before.").await?;
        assert_eq!(kept::entries(&j.browser, "records").await?, before);
        assert!(kept::entries(&j.browser, "history").await?.is_empty());
        // Taken in once more, the person decides which one it is.
        screen.choose_file(&path).await?;
        screen.take_in().await?;
        j.enter("/you/").await?;
        screen.tap("link", "One other version is kept").await?;
        screen.heading("Here first").await?;
        screen.tap("button", "Use this one").await?;
        screen
            .text("There is none. Everything you wrote is there once.")
            .await?;
        j.enter("/journal/").await?;
        screen.open_situation("Here first").await?;
        // The file does not bring back what was decided.
        j.enter("/you/restore/").await?;
        screen.choose_file(&path).await?;
        screen.text("Everything in it is here already.").await
    })
    .await;
}

/// The backup as another device would have made it, with every situation's title changed: later,
/// and knowing nothing of what was written here.
fn elsewhere(text: &str, title: &str, other: &str) -> String {
    let lines = text.lines().map(|line| {
        if !line.contains("\"key\":\"situation/") {
            return line.to_owned();
        }
        let at = line.find("\"stamps\":\"").unwrap() + 10;
        let end = at + line[at..].find('"').unwrap();
        let later = format!("3{}0000elsewher", &line[at + 1..at + 12]);
        let line = format!("{}{later}{}", &line[..at], &line[end..]);
        line.replace(title, other)
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// How many copies the browser keeps.
pub async fn copies(j: &Journey) -> Outcome<usize> {
    Ok(kept::entries(&j.browser, "snapshots").await?.len())
}

/// Waits until the app has made its first copy.
pub async fn a_copy_is_made(j: &Journey) -> Outcome {
    until("a copy is made", || async {
        Ok(match copies(j).await? {
            1 => Look::Yes(()),
            count => Look::NotYet(count.to_string()),
        })
    })
    .await
}

#[tokio::test]
async fn a_copy_kept_here_brings_back_what_was_changed_since() {
    journey("backup_copies", |j| async move {
        let screen = j.screen();
        with_a_situation(&j, "As it was").await?;
        // The next start makes a copy of what was written in this one.
        j.kill_and_start_again().await?;
        j.enter("/").await?;
        a_copy_is_made(&j).await?;
        // As when the browser loses everything but the copies.
        let lose = "const done = arguments[0]; (async () => {
            const opening = indexedDB.open('alongside');
            await new Promise((ready) => { opening.onsuccess = ready; });
            const write = opening.result.transaction('records', 'readwrite');
            write.objectStore('records').clear();
            await new Promise((ready) => { write.oncomplete = ready; });
            opening.result.close();
            done('lost');
        })()";
        assert_eq!(j.browser.script_async(lose, vec![]).await?, json!("lost"));
        j.kill_and_start_again().await?;
        j.enter("/journal/").await?;
        screen.heading("What you wrote is missing").await?;
        axe::assert_accessible(&j.browser, "missing").await?;
        screen.tap("link", "Restore a backup or a copy").await?;
        screen.tap("button", "Look at it").await?;
        screen.take_in().await?;
        j.enter("/journal/").await?;
        screen.open_situation("As it was").await
    })
    .await;
}

/// A phone whose share sheet ends so.
fn sheet(outcome: &str) -> String {
    format!(
        "const coarse = window.matchMedia.bind(window);
         window.matchMedia = (query) => query.includes('coarse') ? {{ matches: true }} : coarse(query);
         Navigator.prototype.canShare = () => true;
         Navigator.prototype.share = async () => {{
           const outcome = '{outcome}';
           if (outcome) throw new DOMException('as asked', outcome);
         }};"
    )
}

#[tokio::test]
async fn a_backup_that_went_nowhere_does_not_count_and_another_way_is_taken() {
    journey("backup_blocked", |j| async move {
        let screen = j.screen();
        with_a_situation(&j, "Not yet safe").await?;
        let downloads = Downloads::allow(&j.browser).await?;
        j.enter("/you/backup/").await?;
        let none = "No backup was made on this phone yet.";
        let save = "Save everything as a readable file";
        screen.text(none).await?;
        screen.unfold("Files that anybody can read").await?;
        // The person closes the sheet.
        j.browser.script(&sheet("AbortError"), vec![]).await?;
        screen.tap("button", save).await?;
        screen
            .text("Not handed over: the sheet was closed.")
            .await?;
        screen.text(none).await?;
        // The browser takes no file at all.
        let refuse = "Navigator.prototype.canShare = () => false;
            const make = URL.createObjectURL;
            URL.createObjectURL = () => { URL.createObjectURL = make; throw new Error('no'); };";
        j.browser.script(refuse, vec![]).await?;
        screen.tap("button", save).await?;
        screen.text("The browser did not take the file.").await?;
        screen.text(none).await?;
        // A sheet that does not open leaves the download.
        j.browser.script(&sheet("NotAllowedError"), vec![]).await?;
        screen.tap("button", save).await?;
        screen.text("Saved among your downloads.").await?;
        assert!(downloads.take("alongside-").await?.contains("Not yet safe"));
        screen.text("Nothing has changed since.").await
    })
    .await;
}

#[tokio::test]
async fn every_screen_of_backups_is_open_to_everyone_in_light_and_dark() {
    journey("backup_accessible", |j| async move {
        let screen = j.screen();
        let mut audits = Audits::default();
        for path in ["/you/backup/", "/you/restore/", "/you/versions/"] {
            j.enter(path).await?;
            screen.live().await?;
            audits.of(&j, path).await?;
        }
        audits.judge()
    })
    .await;
}
