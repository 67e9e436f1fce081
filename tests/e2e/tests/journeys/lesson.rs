//! The first visit and the lesson of the day.

use e2e::pages::lesson::{FIRST, FIRST_PATH, REFLECTION};
use e2e::{Journey, Name, Outcome, Screen, journey};
use serde_json::Value;

/// The program of the first page comes only once it is let in.
const HELD_BACK: &str = "const real = window.fetch;
    const come = new Promise((come) => { window.letTheProgramIn = come; });
    if (!sessionStorage.getItem('come')) window.fetch = (what, ...rest) =>
      String(what).endsWith('.wasm') ? come.then(() => real(what, ...rest)) : real(what, ...rest);";

/// A page without its program, ready to be tapped.
async fn before_the_program(j: &Journey, path: &str) -> Outcome {
    j.browser.before_each_page(HELD_BACK).await?;
    j.open(path).await?;
    let booted = "return window.alongside !== undefined";
    j.screen().condition("a boot script", booted).await
}

async fn let_the_program_in(j: &Journey) -> Outcome {
    let script = "sessionStorage.setItem('come', '1'); window.letTheProgramIn()";
    j.browser.script(script, vec![]).await?;
    j.screen().live().await
}

/// The question as it looks: its letters, and the look and the place of each option.
async fn the_question(screen: Screen<'_>) -> Outcome<Value> {
    let script = r"const looks = ['color', 'backgroundColor', 'borderColor'];
        return [...document.querySelectorAll('#app .case :is(h2, li, button, span, b, svg)')]
          .filter((one) => one.checkVisibility())
          .map((one) => {
            const box = one.getBoundingClientRect(), style = getComputedStyle(one);
            return [one.tagName, one.textContent.replace(/\s+/g, ''), box.x, box.y, box.width, box.height,
              one.getAttribute('aria-pressed'), one.getAttribute('aria-disabled'),
              ...looks.map((look) => style[look])];
          });";
    screen.browser().script(script, vec![]).await
}

#[tokio::test]
async fn an_answer_given_before_the_program_is_there_is_explained_at_once_and_kept() {
    journey("early_answer", |j| async move {
        let screen = j.screen();
        before_the_program(&j, FIRST_PATH).await?;
        let mine = Name::has("Nobody. None of them was in charge.");
        screen.tap("button", mine.clone()).await?;
        screen.text("Not this one.").await?;
        screen.text("This one. It helped").await?;
        // A second tap changes nothing, as ever.
        screen
            .tap("button", Name::has("The one who took the first step."))
            .await?;
        let early = the_question(screen).await?;
        let_the_program_in(&j).await?;
        assert_eq!(the_question(screen).await?, early);
        screen.by_role("textbox", REFLECTION).await?;
        j.enter("/").await?;
        screen.text("Read today").await?;
        j.enter(FIRST_PATH).await?;
        let mine = screen.by_role("button", mine).await?;
        assert_eq!(mine.attr("aria-pressed").await?.as_deref(), Some("true"));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_button_tapped_before_the_program_is_there_is_pressed_once_it_is() {
    journey("early_tap", |j| async move {
        let screen = j.screen();
        before_the_program(&j, FIRST_PATH).await?;
        screen.tap("button", "Keep this lesson").await?;
        let_the_program_in(&j).await?;
        screen.text("Lesson kept.").await
    })
    .await;
}

#[tokio::test]
async fn a_first_visit_leads_to_a_lesson_read_and_a_line_kept() {
    journey("first_visit", |j| async move {
        let screen = j.screen();
        j.enter("/").await?;
        screen.today().await?;
        screen.tap("link", FIRST).await?;
        screen.focus_on("heading", FIRST).await?;
        screen.text("two trays are still warm").await?;
        screen.answer_first_lesson().await?;
        // Every option is explained, the wrong ones too, and the right one is named.
        let shown = screen.shown_text().await?;
        for why in [
            "Here something moved",
            "Yes. It helped",
            "Years can earn trust.",
        ] {
            assert!(shown.contains(why), "{why:?} is missing in:\n{shown}");
        }
        let line = "I took the stairs first";
        screen.type_text("textbox", REFLECTION, line).await?;
        screen.save_field().await?;
        screen.tap("link", "Done for today").await?;
        screen.today().await?;
        screen.text("Read today").await?;
        screen.text("Practised on 1 of your last 28 days").await?;
        screen.tap("link", FIRST).await?;
        assert_eq!(screen.written_in(REFLECTION).await?, line);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_next_day_brings_the_next_lesson_and_forgets_nothing() {
    journey("next_day", |j| async move {
        let screen = j.screen();
        j.enter(FIRST_PATH).await?;
        screen.answer_first_lesson().await?;
        screen.tap("button", "Keep this lesson").await?;
        screen.text("Lesson kept.").await?;
        let tomorrow = e2e::Setting {
            days_ahead: 1,
            ..j.browser.setting()
        };
        j.browser.apply(tomorrow).await?;
        j.kill_and_start_again().await?;
        j.enter("/").await?;
        screen.today().await?;
        screen.by_role("link", "Who made you the boss?").await?;
        screen.text("2 min").await?;
        screen.go_to("Learn").await?;
        screen.heading("Kept").await?;
        screen.heading(Name::has("Start here")).await?;
        Ok(())
    })
    .await;
}
