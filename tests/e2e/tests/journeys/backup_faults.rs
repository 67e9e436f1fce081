//! Backups on bad days: a browser that dies while a backup is taken in, a phone without room, and
//! weeks without a backup.

use e2e::downloads::Downloads;
use e2e::pages::backup::PREVIEW;
use e2e::seeds::{Seed, day, plant};
use e2e::{Journey, Outcome, journey, kept};
use serde_json::json;

use super::backup::{a_copy_is_made, copies};
use super::lock::STOP_AT;
use super::whole_loop::{days_later, step_in};

/// A readable backup of a phone with one situation, which is empty again afterwards.
async fn backup_of_a_phone_now_empty(j: &Journey, folder: &tempfile::TempDir) -> Outcome {
    let screen = j.screen();
    step_in(j, "From the file").await?;
    let downloads = Downloads::allow(&j.browser).await?;
    j.enter("/you/backup/").await?;
    let text = screen.readable_backup(&downloads).await?;
    std::fs::write(folder.path().join("all.json"), text).unwrap();
    j.enter("/you/").await?;
    screen.erase_everything().await?;
    screen.text("No backup was made on this phone yet.").await
}

#[tokio::test]
async fn killed_in_the_middle_of_a_restore_everything_is_as_it_was_before() {
    journey("restore_kill", |j| async move {
        let screen = j.screen();
        let folder = tempfile::tempdir().unwrap();
        backup_of_a_phone_now_empty(&j, &folder).await?;
        step_in(&j, "Written meanwhile").await?;
        let before = kept::lasting(&j.browser).await?;
        // The first to be written is the copy of what stood, then row after row.
        for written in [1, 2, 3] {
            j.enter("/you/restore/").await?;
            screen.choose_file(&folder.path().join("all.json")).await?;
            screen.heading(PREVIEW).await?;
            j.browser.script(STOP_AT, vec![json!(written)]).await?;
            screen.tap("button", "Restore it").await?;
            screen
                .condition("a stop in the middle", "return globalThis.stopped === true")
                .await?;
            j.kill_and_start_again().await?;
            j.enter("/journal/").await?;
            screen.text("Written meanwhile").await?;
            assert!(!screen.shown_text().await?.contains("From the file"));
            assert_eq!(
                kept::lasting(&j.browser).await?,
                before,
                "killed at write {written}"
            );
        }
        j.enter("/you/restore/").await?;
        screen.choose_file(&folder.path().join("all.json")).await?;
        screen.take_in().await?;
        j.kill_and_start_again().await?;
        j.enter("/journal/").await?;
        screen.text("From the file").await?;
        screen.text("Written meanwhile").await
    })
    .await;
}

/// A copy beside the one there is, an hour older.
const OLDER_COPY: &str = "const done = arguments[0]; (async () => {
    const opening = indexedDB.open('alongside');
    await new Promise((ready) => { opening.onsuccess = ready; });
    const write = opening.result.transaction('snapshots', 'readwrite');
    const store = write.objectStore('snapshots');
    const cursor = store.openCursor();
    await new Promise((ready) => { cursor.onsuccess = ready; });
    const [made, ...rest] = cursor.result.key.split('-');
    const older = (parseInt(made, 16) - 3_600_000).toString(16).padStart(12, '0');
    store.put(cursor.result.value, [older, ...rest].join('-'));
    await new Promise((ready) => { write.oncomplete = ready; });
    opening.result.close();
    done('kept');
  })()";

/// A phone without room, as long as none of the copies was let go.
const FULL_OF_COPIES: &str = "const put = IDBObjectStore.prototype.put;
    const remove = IDBObjectStore.prototype.delete;
    let full = true;
    IDBObjectStore.prototype.put = function (...given) {
      if (full) {
        window.wasFull = true;
        throw new DOMException('no room', 'QuotaExceededError');
      }
      return put.apply(this, given);
    };
    IDBObjectStore.prototype.delete = function (...given) {
      if (this.name === 'snapshots') full = false;
      return remove.apply(this, given);
    };";

#[tokio::test]
async fn a_phone_without_room_lets_old_copies_go_before_anything_is_refused() {
    journey("room", |j| async move {
        let screen = j.screen();
        step_in(&j, "The full shelf").await?;
        let here = screen.address().await?;
        screen.ready_offline().await?;
        // The next start makes a copy of what was written in this one.
        j.kill_and_start_again().await?;
        screen.open(&here).await?;
        screen.live().await?;
        a_copy_is_made(&j).await?;
        let kept = j.browser.script_async(OLDER_COPY, vec![]).await?;
        assert_eq!(kept, json!("kept"));
        assert_eq!(copies(&j).await?, 2);
        j.browser.script(FULL_OF_COPIES, vec![]).await?;
        screen.write_and_save("Facts", "Nothing fits in").await?;
        let was_full = "return Boolean(globalThis.wasFull)";
        assert_eq!(j.browser.script(was_full, vec![]).await?, json!(true));
        // The newest stays.
        assert_eq!(copies(&j).await?, 1);
        assert!(!screen.shown_text().await?.contains("storage is full"));
        j.kill_and_start_again().await?;
        screen.open(&here).await?;
        screen.live().await?;
        assert_eq!(screen.written_in("Facts").await?, "Nothing fits in");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn today_speaks_of_backups_after_a_fortnight_and_ten_changes_and_can_be_put_off() {
    journey("backup_line", |j| async move {
        let screen = j.screen();
        let line = "11 changes are in no backup yet.";
        j.enter("/").await?;
        let today = day(&j, 0).await?;
        let seed = |n| Seed::new(&format!("s{n:02}"), &format!("Number {n}"), &today);
        let seeds: Vec<Seed> = (1..=11).map(seed).collect();
        plant(&j, &seeds).await?;
        days_later(&j, 14).await?;
        assert!(!screen.shown_text().await?.contains("in no backup"));
        days_later(&j, 15).await?;
        screen.text(line).await?;
        screen.tap("link", "Make one").await?;
        screen.text("No backup was made on this phone yet.").await?;
        j.enter("/").await?;
        screen.text(line).await?;
        screen.tap("button", "Not now").await?;
        screen.gone("button", "Not now").await?;
        j.enter("/").await?;
        screen.today().await?;
        assert!(!screen.shown_text().await?.contains("in no backup"));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_first_visit_names_the_way_back_from_a_backup_until_something_is_there() {
    journey("backup_first_visit", |j| async move {
        let screen = j.screen();
        let line = "Were you here before, on another phone or browser?";
        j.enter("/").await?;
        screen.text(line).await?;
        screen.tap("link", "Restore a backup").await?;
        screen.by_role("heading", "Restore").await?;
        step_in(&j, "Something").await?;
        j.enter("/").await?;
        screen.today().await?;
        assert!(!screen.shown_text().await?.contains(line));
        Ok(())
    })
    .await;
}
