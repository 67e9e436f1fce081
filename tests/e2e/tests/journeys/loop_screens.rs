//! Every screen of the loop, filled with what fills it: in light and dark by every rule of the
//! audit, at 320 px without scrolling sideways, and with a title that tells nobody anything.

use e2e::journey::Place;
use e2e::pages::check::TO_STEP_IN;
use e2e::pages::mirror::ANSWERS;
use e2e::pages::plan::{CHANGE_END, CHANGE_PLAN};
use e2e::pages::{look_back::looked, outcome_record::tick};
use e2e::seeds::{self, Seed, checked, closed, handed_back, looked_back, planned, plant};
use e2e::{Journey, Name, Outcome, Scheme, Setting, Viewport, journey, journey_in, kept};
use serde_json::{Value, json};

use super::accessible::Audits;

/// In everything that is written here, and nowhere in the app. Long, as some words are.
const MARK: &str = "Zqxvdienstplanbesprechungsprotokollführerin";

/// A journal in which every kind of thing has happened, and contacts on You.
async fn fill(j: &Journey) -> Outcome {
    j.enter("/").await?;
    let day = |after: i32| seeds::day(j, after);
    let (long_ago, week_ago, today) = (day(-365).await?, day(-7).await?, day(0).await?);
    let asked = [("harm", "none"), ("lead", "none"), ("wish", "unsure")];
    let check = |day: &str| checked(day, "0.1", "STEP_IN", &asked);
    let title = |what: &str| format!("{what} {MARK}");
    let held = Seed::new("held", &title("Held"), &today)
        .with("role", MARK)
        .with("facts", &format!("He is always {MARK}"))
        .with("story", MARK)
        .then(check(&today))
        .then(planned(
            &today,
            Some(3),
            Some(&day(9).await?),
            Some(&day(4).await?),
        ));
    let due = Seed::new("due", &title("Due"), &week_ago)
        .then(check(&week_ago))
        .then(planned(&week_ago, Some(4), Some(&today), Some(&today)))
        .then(handed_back(&today));
    let over = Seed::new("over", &title("Over"), &long_ago)
        .then(check(&long_ago))
        .then(planned(&long_ago, Some(1), None, None))
        .then(looked_back(&week_ago, "no", "better", "differently"))
        .then(closed(&week_ago));
    let gone = Seed::new("gone", &title("Gone"), &week_ago).with("deleted", &today);
    let noted = Seed::new("noted", &title("Noted"), &today);
    plant(j, &[held, due, over, gone, noted]).await?;
    let contacts = json!({
        "schema": 2, "kind": "contacts", "contacts": [[MARK, "0800 55 55"], ["Desk", "112"]],
    });
    kept::overwrite(&j.browser, "contacts/own", json!(contacts.to_string())).await
}

/// The screens, each with its address and its heading.
const SCREENS: [(&str, &str); 13] = [
    ("/", "Today."),
    ("/journal/", "A year ago"),
    ("/journal/?found", "Journal"),
    ("/journal/situation/?id=held", "Held"),
    ("/journal/situation/?id=due", "Due"),
    ("/journal/situation/?id=over", "Over"),
    ("/journal/hand-back/?id=held", "Hand it back"),
    ("/journal/look-back/?id=due", "Due"),
    ("/journal/outcome-record/?id=due", "What others may see"),
    ("/journal/deleted/", "Deleted situations"),
    ("/journal/insights/", "Insights"),
    ("/journal/mirror/", "Was I the one taking over?"),
    ("/you/", "Appearance"),
];

/// Opens one of the screens and brings out what is folded or comes only after a tap.
async fn unfolded(j: &Journey, path: &str, heading: &str) -> Outcome {
    let screen = j.screen();
    j.enter(path).await?;
    screen.heading(Name::has(heading)).await?;
    match path {
        "/journal/?found" => {
            screen
                .type_text("searchbox", "Search your journal", "zqxv")
                .await?;
            screen.text("4 situations found").await?;
        }
        "/journal/situation/?id=held" => {
            screen.unfold("It goes on a little").await?;
            screen.unfold("Another day, or now").await?;
            screen.text("is a label.").await?;
        }
        "/journal/look-back/?id=due" => {
            screen.pick(looked::WANTED, "Yes").await?;
            screen.pick(looked::HAPPENED, "It got better").await?;
            screen.pick(looked::AGAIN, "Yes").await?;
            screen.by_role("textbox", "One line, if you like").await?;
        }
        "/journal/outcome-record/?id=due" => {
            for label in tick::ALL {
                screen.tick(label).await?;
            }
        }
        "/journal/mirror/" => {
            screen.look_into_mirror(&ANSWERS).await?;
            screen.heading("A note to yourself").await?;
        }
        _ => {}
    }
    Ok(())
}

async fn to_the_verdict(j: &Journey) -> Outcome {
    let screen = j.screen();
    j.enter("/check/").await?;
    screen.answer_all(&TO_STEP_IN).await?;
    screen.heading("Step in now").await?;
    screen.name_it(MARK).await?;
    screen.unfold(CHANGE_PLAN).await?;
    screen.unfold(CHANGE_END).await
}

#[tokio::test]
async fn every_screen_of_the_loop_is_accessible_in_light_and_dark() {
    journey("axe_loop", |j| async move {
        let mut audits = Audits::default();
        fill(&j).await?;
        for (path, heading) in SCREENS {
            unfolded(&j, path, heading).await?;
            audits.of(&j, path).await?;
        }
        to_the_verdict(&j).await?;
        audits.of(&j, "the verdict with its plan unfolded").await?;
        audits.judge()
    })
    .await;
}

/// What reaches over the right edge of the page, with how far, in text as it is and in text of twice
/// the size. The edge is given: on a phone `innerWidth` grows with what reaches over.
const TOO_WIDE: &str = "const [edge] = arguments, root = document.documentElement, found = [];
    for (const size of ['', '200%']) {
      root.style.fontSize = size;
      if (root.scrollWidth <= edge) continue;
      const over = [...document.querySelectorAll('#app *')]
        .filter((one) => one.getBoundingClientRect().right > edge + 1)
        .map((one) => one.outerHTML.slice(0, 80));
      found.push(size + ': ' + root.scrollWidth + ' px', ...over.slice(0, 5));
    }
    root.style.fontSize = '';
    return found;";

async fn fits(j: &Journey, screen_name: &str) -> Outcome {
    let (edge, _) = Viewport::SmallPhone.size();
    let wide = j.browser.script(TOO_WIDE, vec![edge.into()]).await?;
    assert_eq!(wide, Value::Array(vec![]), "{screen_name} is too wide");
    Ok(())
}

#[tokio::test]
async fn every_screen_of_the_loop_fits_320_pixels_in_text_of_twice_the_size() {
    journey("narrow_loop", |j| async move {
        fill(&j).await?;
        let narrow = Setting {
            viewport: Viewport::SmallPhone,
            scheme: Scheme::Light,
            ..j.browser.setting()
        };
        j.browser.apply(narrow).await?;
        for (path, heading) in SCREENS {
            unfolded(&j, path, heading).await?;
            fits(&j, path).await?;
        }
        to_the_verdict(&j).await?;
        fits(&j, "the verdict with its plan unfolded").await
    })
    .await;
}

#[tokio::test]
async fn nothing_written_stands_in_a_title_an_address_or_a_small_storage() {
    journey("privacy_loop", |j| async move {
        let mark = &MARK[..4];
        fill(&j).await?;
        for (path, heading) in SCREENS {
            unfolded(&j, path, heading).await?;
            // These two are about nothing that was written.
            if !["/journal/mirror/", "/journal/insights/"].contains(&path) {
                j.screen().text(mark).await?;
            }
            let traces = kept::traces(&j.browser).await?;
            assert!(!traces.contains(mark), "{path}: {traces}");
        }
        to_the_verdict(&j).await?;
        let traces = kept::traces(&j.browser).await?;
        assert!(!traces.contains(mark), "the verdict: {traces}");
        j.screen().save_verdict().await?;
        let traces = kept::traces(&j.browser).await?;
        assert!(!traces.contains(mark), "the saved verdict: {traces}");
        let found = j.browser.take_findings().await?;
        assert!(found.is_empty(), "{found:?}");
        let console = j.browser.console().join("\n");
        assert!(!console.contains(mark), "{console}");
        let asked = j.take_asked().join("\n");
        assert!(!asked.contains(mark), "{asked}");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn what_is_said_over_the_foot_of_the_page_never_covers_the_button_that_saves() {
    let desk = Setting {
        viewport: Viewport::Desktop,
        ..Setting::default()
    };
    journey_in(Place::on(desk), "notice_over_save", |j| async move {
        let screen = j.screen();
        for viewport in [Viewport::Desktop, Viewport::Phone, Viewport::SmallPhone] {
            j.browser.apply(Setting { viewport, ..desk }).await?;
            j.enter("/check/").await?;
            screen.answer_all(&TO_STEP_IN).await?;
            screen.heading("Step in now").await?;
            // Whether it could copy or not, it says so, over the foot of the page.
            screen.tap("button", "Copy").await?;
            screen.by_role("button", "Close").await?;
            screen.tap("button", "Save to journal").await?;
            screen.text("Saved in your journal.").await?;
        }
        Ok(())
    })
    .await;
}
