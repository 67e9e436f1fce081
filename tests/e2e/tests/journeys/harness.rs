//! The harness put to the test on a tiny site of its own: what it promises to break breaks, what
//! it promises to notice is noticed. A watcher that sees nothing would let every journey pass.

use std::fs;
use std::path::Path;
use std::time::Duration;

use e2e::findings::Finding;
use e2e::journey::Place;
use e2e::site::Fault;
use e2e::{
    Engine, Failure, Journey, Key, Name, Outcome, Scheme, Setting, Viewport, axe, evidence,
    journey_in,
};
use serde_json::{Value, json};
use tempfile::TempDir;

const POLICY: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'self'; \
    img-src 'self' https://stranger.example\">";

/// A page with something of everything, in a folder that is removed at the end.
fn tiny_site(head: &str, body: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    write_page(folder.path(), head, body);
    fs::write(folder.path().join("data.txt"), "0123456789").unwrap();
    folder
}

fn write_page(folder: &Path, head: &str, body: &str) {
    let page = format!(
        "<!doctype html><html lang=en><head><meta charset=utf-8>\
         <meta name=viewport content='width=device-width'><title>Tiny</title>\
         <link rel=icon href=data:,>{head}</head><body><main><h1>Tiny</h1>{body}</main></body></html>"
    );
    fs::write(folder.join("index.html"), page).unwrap();
}

fn place(folder: &TempDir) -> Place {
    Place {
        folder: folder.path().to_owned(),
        ..Place::default()
    }
}

/// Fetches as the page would: the status and text, or the word "broken".
async fn fetched(j: &Journey, path: &str) -> Outcome<Value> {
    let script = "const done = arguments[1];
        fetch(arguments[0], { cache: 'no-store' })
          .then(async (answer) => done([answer.status, await answer.text()]))
          .catch(() => done('broken'));";
    j.browser.script_async(script, vec![json!(path)]).await
}

#[tokio::test]
async fn a_stopped_server_is_gone_and_a_restarted_one_is_back() {
    let site = tiny_site("", "");
    journey_in(place(&site), "harness_stop", |j| async move {
        j.open("/").await?;
        assert_eq!(fetched(&j, "data.txt").await?, json!([200, "0123456789"]));
        j.site.stop();
        assert_eq!(fetched(&j, "data.txt").await?, json!("broken"));
        // WebKitGTK's driver says nothing of a page that does not come, and shows the error's page.
        let told = j.open("/").await.is_err();
        assert!(told || j.browser.engine() == Engine::WebKit);
        j.screen().gone("heading", "Tiny").await?;
        j.site.restart()?;
        j.open("/").await?;
        j.screen().heading("Tiny").await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn planted_faults_happen_where_they_are_planted_and_heal() {
    let site = tiny_site("", "");
    let place = Place {
        base: "/repo/".into(),
        ..place(&site)
    };
    journey_in(place, "harness_faults", |j| async move {
        j.open("/").await?;
        j.site.fault("/*.txt", Fault::Status(404));
        assert_eq!(fetched(&j, "data.txt").await?[0], json!(404));
        j.site.heal();
        j.site.fault("/data.txt", Fault::Truncate(4));
        assert_eq!(fetched(&j, "data.txt").await?, json!("broken"));
        j.site.heal();
        let late = Duration::from_millis(700);
        j.site.fault("/data.txt", Fault::Delay(late));
        let asked_at = tokio::time::Instant::now();
        assert_eq!(fetched(&j, "data.txt").await?, json!([200, "0123456789"]));
        assert!(asked_at.elapsed() >= late);
        j.site.heal();
        j.take_asked();
        fetched(&j, "data.txt?x=1").await?;
        assert_eq!(j.take_asked(), ["/repo/data.txt"]);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn another_release_takes_the_place_of_the_first() {
    let first = tiny_site("", "<p>first</p>");
    let second = tiny_site("", "<p>second</p>");
    let folder = second.path().to_owned();
    journey_in(place(&first), "harness_swap", |j| async move {
        j.open("/").await?;
        j.screen().text("first").await?;
        j.site.swap(&folder);
        j.open("/").await?;
        j.screen().text("second").await
    })
    .await;
}

#[tokio::test]
async fn a_request_to_a_stranger_is_caught_twice() {
    let site = tiny_site(
        POLICY,
        "<img src='https://stranger.example/dot.png' alt='A dot'>",
    );
    journey_in(place(&site), "harness_stranger", |j| async move {
        j.open("/").await?;
        let mut found = j.browser.take_findings().await?;
        // Some engines ask twice.
        found.sort_by_key(ToString::to_string);
        found.dedup();
        // Once by the page's own log and once, for whatever has no log, at the way out.
        for trace in [
            "https://stranger.example/dot.png",
            "CONNECT stranger.example:443",
        ] {
            assert!(
                found.contains(&Finding::ForeignRequest(trace.into())),
                "{found:?}"
            );
        }
        assert_eq!(found.len(), 2, "{found:?}");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_policy_violation_and_an_uncaught_error_are_caught() {
    let head = format!("{POLICY}<script src=bad.js></script><script>let inline = 1</script>");
    let site = tiny_site(&head, "");
    fs::write(
        site.path().join("bad.js"),
        "Promise.reject(new Error('left')); unknownName()",
    )
    .unwrap();
    journey_in(place(&site), "harness_violation", |j| async move {
        j.open("/").await?;
        let found = j.browser.take_findings().await?;
        let any = |wanted: fn(&Finding) -> bool| found.iter().any(wanted);
        assert!(
            any(|f| matches!(f, Finding::PolicyViolation(_))),
            "{found:?}"
        );
        let names = |f: &Finding, part| matches!(f, Finding::UncaughtError(e) if e.contains(part));
        assert!(found.iter().any(|f| names(f, "unknownName")), "{found:?}");
        assert!(found.iter().any(|f| names(f, "left")), "{found:?}");
        assert!(
            !any(|f| matches!(f, Finding::ForeignRequest(_))),
            "{found:?}"
        );
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_happy_story_with_a_violation_fails_and_leaves_evidence() {
    let site = tiny_site(&format!("{POLICY}<style>p {{ color: red }}</style>"), "");
    let story = journey_in(place(&site), "harness_unhappy", |j| async move {
        j.open("/").await
    });
    let panic = tokio::spawn(story).await.unwrap_err().into_panic();
    let said = panic.downcast_ref::<String>().unwrap();
    assert!(said.contains("content policy violation"), "{said}");
    for file in [
        "failure.txt",
        "screen.png",
        "page.html",
        "console.txt",
        "requests.txt",
    ] {
        let kept = evidence::folder("harness_unhappy").join(file);
        assert!(fs::metadata(&kept).unwrap().len() > 0, "{file} is empty");
    }
    evidence::clear("harness_unhappy");
}

#[tokio::test]
async fn a_panicking_story_is_tidied_up_after() {
    let site = tiny_site("", "");
    let (tell, told) = tokio::sync::oneshot::channel();
    let story = journey_in(place(&site), "harness_panic", |j| async move {
        tell.send(j.browser.profile()).unwrap();
        j.open("/").await?;
        panic!("the story broke off");
    });
    let panic = tokio::spawn(story).await.unwrap_err().into_panic();
    let said = panic.downcast_ref::<String>().unwrap();
    assert!(said.contains("the story broke off"), "{said}");
    assert!(told.await.unwrap().holders().unwrap().is_empty());
    evidence::clear("harness_panic");
}

const WRITE: &str = "const done = arguments[0];
    const opening = indexedDB.open('tiny', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('kept');
    opening.onsuccess = () => {
      const write = opening.result.transaction('kept', 'readwrite', { durability: 'strict' });
      write.objectStore('kept').put('still here', 'word');
      write.oncomplete = () => done('saved');
    };";

const READ: &str = "const done = arguments[0];
    const opening = indexedDB.open('tiny', 1);
    opening.onsuccess = () => {
      const read = opening.result.transaction('kept').objectStore('kept').get('word');
      read.onsuccess = () => done(read.result ?? 'nothing');
    };";

#[tokio::test]
async fn a_killed_browser_is_dead_and_its_profile_lives() {
    let site = tiny_site("", "");
    journey_in(place(&site), "harness_kill", |j| async move {
        j.open("/").await?;
        assert_eq!(j.browser.script_async(WRITE, vec![]).await?, json!("saved"));
        assert!(!j.browser.profile().holders()?.is_empty());
        j.browser.kill().await?;
        assert!(j.browser.profile().holders()?.is_empty());
        assert!(matches!(j.open("/").await, Err(Failure::NotRunning)));
        j.browser.start_again().await?;
        j.open("/").await?;
        assert_eq!(
            j.browser.script_async(READ, vec![]).await?,
            json!("still here")
        );
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_audit_finds_a_planted_fault_and_passes_a_sound_page() {
    let site = tiny_site(POLICY, "<p>Sound.</p>");
    let folder = site.path().to_owned();
    journey_in(place(&site), "harness_audit", |j| async move {
        j.open("/").await?;
        axe::assert_accessible(&j.browser, "the sound page").await?;
        write_page(
            &folder,
            POLICY,
            "<p>Unsound.</p><img src=dot.png><button></button>",
        );
        fs::write(folder.join("dot.png"), "").unwrap();
        j.open("/").await?;
        let rules: Vec<_> = axe::audit(&j.browser)
            .await?
            .into_iter()
            .map(|v| v.id)
            .collect();
        assert_eq!(rules, ["button-name", "image-alt"]);
        Ok(())
    })
    .await;
}

const FORM: &str = "<button aria-label='Go on'>&gt;</button>\
    <label for=note>Your note</label><textarea id=note></textarea>\
    <button hidden>Go on</button><a href='#x'>Away</a><p role=status>Ready</p>";

#[tokio::test]
async fn things_are_found_by_role_and_name_and_used_by_hand_and_keyboard() {
    let site = tiny_site("<script src=go.js defer></script>", FORM);
    let script = "document.querySelector('button').onclick = () => \
        setTimeout(() => { document.querySelector('[role=status]').textContent = 'Gone on' }, 300)";
    fs::write(site.path().join("go.js"), script).unwrap();
    journey_in(place(&site), "harness_screen", |j| async move {
        let screen = j.screen();
        j.open("/").await?;
        screen.tap("button", "Go on").await?;
        screen.text("Gone on").await?;
        screen.type_text("textbox", "Your note", "kept").await?;
        screen.focus_on("textbox", "Your note").await?;
        screen.press(Key::Tab).await?;
        assert_eq!(screen.focused_name().await?, "Away");
        screen.tab_to("button", Name::has("Go"), 5).await?;
        screen.gone("button", "Nothing of the kind").await?;
        assert_eq!(screen.names_now("button").await?, ["Go on"]);
        screen.by_role("status", Name::Any).await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_device_is_as_it_is_set_after_a_restart_too() {
    let site = tiny_site("", "");
    let setting = Setting {
        scheme: Scheme::Dark,
        days_ahead: 1,
        ..Setting::default()
    };
    let place = Place {
        setting,
        ..place(&site)
    };
    journey_in(place, "harness_device", move |j| async move {
        j.open("/").await?;
        let look = "return [innerWidth, matchMedia('(prefers-color-scheme: dark)').matches,
            Math.round((Date.now() - performance.timeOrigin) / 86400000),
            new Date().getTime() - Date.now() < 100]";
        assert_eq!(
            j.browser.script(look, vec![]).await?,
            json!([390, true, 1, true])
        );
        j.kill_and_start_again().await?;
        j.open("/").await?;
        assert_eq!(
            j.browser.script(look, vec![]).await?,
            json!([390, true, 1, true])
        );
        let desk = Setting {
            viewport: Viewport::Desktop,
            scheme: Scheme::Light,
            days_ahead: 0,
        };
        j.browser.apply(desk).await?;
        j.open("/").await?;
        assert_eq!(
            j.browser.script(look, vec![]).await?,
            json!([1280, false, 0, true])
        );
        Ok(())
    })
    .await;
}
