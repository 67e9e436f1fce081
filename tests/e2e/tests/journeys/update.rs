//! A new release comes: the person decides when, nothing typed is lost, a broken one changes
//! nothing.

use e2e::pages::lesson::{FIRST_PATH, REFLECTION};
use e2e::release::{self, CHANGED_FILE, NEXT, NEXT_HEADING};
use e2e::site::{Fault, dist};
use e2e::{Journey, Outcome, journey, kept};

/// A person who has the first release on the device.
async fn settle(j: &Journey, path: &str) -> Outcome {
    j.enter(path).await?;
    j.screen().ready_offline().await?;
    assert_eq!(j.screen().release().await?, release::name_of(&dist())?);
    Ok(())
}

/// The rescue page tells which release answers: it is the file that differs.
async fn rescue_heading(j: &Journey, heading: &str) -> Outcome {
    j.open("/rescue.html").await?;
    j.screen().heading(heading).await?;
    Ok(())
}

#[tokio::test]
async fn an_update_waits_until_it_is_asked_for_and_loses_nothing_typed() {
    journey("update", |j| async move {
        let screen = j.screen();
        let next = release::next(&dist())?;
        settle(&j, FIRST_PATH).await?;
        let first = screen.release().await?;
        screen.answer_first_lesson().await?;
        j.site.swap(next.path());
        // The next visit finds the new release, and is still the old one.
        j.enter(FIRST_PATH).await?;
        screen.new_version_is_ready().await?;
        screen.tap("button", "Later").await?;
        screen.gone("button", "Update now").await?;
        assert_eq!(screen.release().await?, first);
        rescue_heading(&j, "Rescue").await?;
        j.enter(FIRST_PATH).await?;
        screen.new_version_is_ready().await?;
        screen
            .type_text("textbox", REFLECTION, "Half a sen")
            .await?;
        screen.tap("button", "Update now").await?;
        let on_next = format!(
            "return document.querySelector('script[data-build]')?.dataset.build === '{NEXT}'"
        );
        screen.condition("the next release", &on_next).await?;
        assert_eq!(screen.written_in(REFLECTION).await?, "Half a sen");
        screen.ready_offline().await?;
        j.site.stop();
        j.kill_and_start_again().await?;
        j.enter(FIRST_PATH).await?;
        assert_eq!(screen.written_in(REFLECTION).await?, "Half a sen");
        assert_eq!(screen.release().await?, NEXT);
        rescue_heading(&j, NEXT_HEADING).await
    })
    .await;
}

/// The new release has one broken file: the old one goes on, whole, and nothing of the new one
/// stays behind.
async fn never_replaces_the_old_one(name: &str, fault: Fault) {
    journey(name, move |j| async move {
        let screen = j.screen();
        let next = release::next(&dist())?;
        settle(&j, "/").await?;
        let before = kept::caches(&j.browser).await?;
        assert_eq!(before.len(), 1, "{before:?}");
        j.site.swap(next.path());
        j.site.fault(&format!("/{CHANGED_FILE}"), fault);
        j.enter("/").await?;
        screen.today().await?;
        screen.new_version_failed().await?;
        assert_eq!(kept::caches(&j.browser).await?, before);
        assert!(
            !screen
                .shown_text()
                .await?
                .contains("A new version is ready")
        );
        screen.tap("link", "You").await?;
        screen
            .text("Yes, with the version you have. A newer one did not load whole")
            .await?;
        j.site.stop();
        j.kill_and_start_again().await?;
        j.enter("/").await?;
        screen.today().await?;
        rescue_heading(&j, "Rescue").await?;
        // Once it is whole it is taken.
        j.site.heal();
        j.site.restart()?;
        j.enter("/").await?;
        screen.new_version_is_ready().await
    })
    .await;
}

#[tokio::test]
async fn an_update_with_a_missing_file_never_replaces_the_old_release() {
    never_replaces_the_old_one("update_missing", Fault::Status(404)).await;
}

#[tokio::test]
async fn an_update_with_a_truncated_file_never_replaces_the_old_release() {
    never_replaces_the_old_one("update_truncated", Fault::Truncate(200)).await;
}

#[tokio::test]
async fn an_update_with_a_hotels_page_in_it_never_replaces_the_old_release() {
    never_replaces_the_old_one("update_captive", Fault::Html200).await;
}

#[tokio::test]
async fn a_first_install_that_breaks_leaves_no_part_and_says_so() {
    journey("install_broken", |j| async move {
        let screen = j.screen();
        j.site.fault("/rescue.js", Fault::Wrong);
        j.enter("/").await?;
        let failed = "return document.documentElement.dataset.worker === 'failed'";
        screen
            .condition("word that nothing is kept", failed)
            .await?;
        assert!(kept::caches(&j.browser).await?.is_empty());
        assert!(!screen.shown_text().await?.contains("Ready offline"));
        screen.tap("link", "You").await?;
        screen.text("No: not every part could be stored.").await?;
        j.site.heal();
        j.enter("/").await?;
        screen.ready_offline().await
    })
    .await;
}
