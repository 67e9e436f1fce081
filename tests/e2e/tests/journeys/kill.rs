//! The browser's process is killed in the middle of things: what was called saved is saved, and
//! what was half done is there half done.

use e2e::pages::check::{TO_OFFER, TO_STAND_BACK, asked};
use e2e::pages::lesson::{FIRST_PATH, REFLECTION};
use e2e::wait::{Look, until};
use e2e::{Journey, Outcome, journey, kept};
use std::time::Duration;
use tokio::time::Instant;

#[tokio::test]
async fn a_saved_check_survives_a_kill_right_after_the_word_saved() {
    journey("kill_saved", |j| async move {
        let screen = j.screen();
        j.enter("/check/").await?;
        screen.answer_all(&TO_OFFER).await?;
        screen.heading("Offer a hand").await?;
        screen.save_as("The night shift").await?;
        j.kill_and_start_again().await?;
        j.enter("/journal/").await?;
        screen.open_situation("The night shift").await?;
        screen.heading("Offer a hand").await?;
        // The check itself was used up by saving it.
        j.enter("/check/").await?;
        screen.heading(asked::HARM).await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn half_typed_facts_survive_a_kill_and_are_no_fact_until_saved() {
    journey("kill_facts", |j| async move {
        let screen = j.screen();
        j.enter("/check/").await?;
        screen
            .save_a_check(&TO_STAND_BACK, "Stand back and watch", "The rota")
            .await?;
        let half = "The board was wiped on Mon";
        screen.type_text("textbox", "Facts", half).await?;
        kept::draft(&j.browser, half).await?;
        j.kill_and_start_again().await?;
        j.enter("/journal/").await?;
        screen.open_situation("The rota").await?;
        assert_eq!(screen.written_in("Facts").await?, half);
        screen.type_text("textbox", "Facts", "day").await?;
        screen.save_field().await?;
        j.kill_and_start_again().await?;
        j.enter("/journal/").await?;
        screen.text("The board was wiped on Monday").await?;
        screen.open_situation("The rota").await?;
        screen.gone("button", "Save").await
    })
    .await;
}

#[tokio::test]
async fn a_half_typed_reflection_survives_a_kill() {
    journey("kill_reflection", |j| async move {
        let screen = j.screen();
        j.enter(FIRST_PATH).await?;
        screen.answer_first_lesson().await?;
        screen
            .type_text("textbox", REFLECTION, "Ask the porter how")
            .await?;
        kept::draft(&j.browser, "Ask the porter how").await?;
        j.kill_and_start_again().await?;
        j.enter(FIRST_PATH).await?;
        assert_eq!(screen.written_in(REFLECTION).await?, "Ask the porter how");
        screen.by_role("button", "Save").await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_half_answered_check_survives_a_kill_and_so_does_its_half_typed_name() {
    journey("kill_check", |j| async move {
        let screen = j.screen();
        j.enter("/check/").await?;
        screen.answer_all(&TO_OFFER[..3]).await?;
        screen.heading(asked::WISH).await?;
        kept::draft(&j.browser, "state=moving").await?;
        j.kill_and_start_again().await?;
        j.enter("/").await?;
        screen.today().await?;
        screen.text("You have begun. Go on where you were.").await?;
        screen.should_i_step_in().await?;
        screen.answer_all(&TO_OFFER[3..]).await?;
        screen.heading("Offer a hand").await?;
        screen
            .type_text("textbox", "What is it about?", "The new tea")
            .await?;
        kept::draft(&j.browser, "The new tea").await?;
        j.kill_and_start_again().await?;
        j.enter("/check/result/").await?;
        screen.heading("Offer a hand").await?;
        assert_eq!(screen.written_in("What is it about?").await?, "The new tea");
        screen.save_as("m").await?;
        screen.heading("The new team").await?;
        Ok(())
    })
    .await;
}

/// How many times each kill is done: `ALONGSIDE_KILL_RUNS`, or once.
fn runs() -> usize {
    let asked = std::env::var("ALONGSIDE_KILL_RUNS").unwrap_or_default();
    asked.parse().unwrap_or(1)
}

/// As many as end well before a journey counts as hanging.
const RUNS_OF_A_JOURNEY: usize = 5;

/// Tells the moment at which the page says "Saved.", to a millisecond or so.
const HEAR_SAVED: &str = "window.saved = new Promise((resolve) => {
      const look = () => document.body.innerText.includes('Saved.') && resolve('Saved.');
      new MutationObserver(look).observe(document.body,
        { childList: true, subtree: true, characterData: true });
      look();
    });";
const WAIT_SAVED: &str = "window.saved.then(arguments[0]);";

/// Saves a text, kills the browser this long after the word "Saved", and looks on the disk. Gives
/// how long after the word the kill was over, or what was lost.
async fn saved_then_killed(
    j: &Journey,
    here: &str,
    text: &str,
    after: Duration,
) -> Outcome<Result<Duration, String>> {
    let screen = j.screen();
    screen.open(here).await?;
    screen.live().await?;
    screen.rewrite("Facts", text).await?;
    j.browser.script(HEAR_SAVED, vec![]).await?;
    screen.tap("button", "Save").await?;
    j.browser.script_async(WAIT_SAVED, vec![]).await?;
    let said = Instant::now();
    // The length of time is what is looked for here, not a hope.
    until("the moment of the kill", || async {
        let gone = said.elapsed();
        Ok(if gone >= after {
            Look::Yes(())
        } else {
            Look::NotYet(format!("{} ms", gone.as_millis()))
        })
    })
    .await?;
    j.browser.kill_at_once().await?;
    let dead = said.elapsed();
    j.browser.start_again().await?;
    screen.open(here).await?;
    screen.live().await?;
    let shown = screen.written_in("Facts").await?;
    let records = kept::entries(&j.browser, "records").await?;
    let holds = |(key, value): (&String, &serde_json::Value)| {
        key.starts_with("situation/") && value.to_string().contains(text)
    };
    Ok(if shown == text && records.iter().any(holds) {
        Ok(dead)
    } else {
        Err(format!("{text:?} is lost; shown: {shown:?}"))
    })
}

async fn nothing_saved_is_lost(after: u64) {
    let mut slowest = Duration::ZERO;
    for first in (0..runs()).step_by(RUNS_OF_A_JOURNEY) {
        let last = runs().min(first + RUNS_OF_A_JOURNEY);
        let (tell, told) = tokio::sync::oneshot::channel();
        journey(&format!("kill_{after}ms_{first}"), move |j| async move {
            j.enter("/check/").await?;
            let screen = j.screen();
            screen
                .save_a_check(&TO_STAND_BACK, "Stand back and watch", "The ledger")
                .await?;
            let here = screen.address().await?;
            let (mut losses, mut slowest) = (Vec::new(), Duration::ZERO);
            for run in first..last {
                let text = format!("Run {run}, killed {after} ms after");
                let after = Duration::from_millis(after);
                match saved_then_killed(&j, &here, &text, after).await? {
                    Ok(dead) => slowest = slowest.max(dead),
                    Err(loss) => losses.push(loss),
                }
            }
            println!(
                "killed {after} ms after \"Saved\": runs {first} to {}, {} lost, dead at most {} ms \
                 after the word",
                last - 1,
                losses.len(),
                slowest.as_millis()
            );
            // The story may have ended already: then nobody listens.
            let _ = tell.send((losses, slowest));
            Ok(())
        })
        .await;
        let (losses, dead) = told.await.unwrap();
        assert!(losses.is_empty(), "{losses:?}");
        slowest = slowest.max(dead);
    }
    println!(
        "killed {after} ms after \"Saved\": {} runs, 0 lost, dead at most {} ms after the word",
        runs(),
        slowest.as_millis()
    );
}

#[tokio::test]
async fn what_was_called_saved_survives_a_kill_at_that_very_moment() {
    nothing_saved_is_lost(0).await;
}

#[tokio::test]
async fn what_was_called_saved_survives_a_kill_a_moment_later() {
    nothing_saved_is_lost(150).await;
}

#[tokio::test]
async fn what_was_called_saved_survives_a_kill_two_seconds_later() {
    nothing_saved_is_lost(2000).await;
}

/// Long enough that it is typed for several seconds without a pause.
const TYPED: &str = "On Monday the board was wiped before the night shift had read it, and on \
    Tuesday again, and nobody had said a word about it to the ones who came in at ten";

/// No more than this of what was typed may be gone.
const LOST_AT_MOST: Duration = Duration::from_secs(1);

#[tokio::test]
async fn a_kill_in_the_middle_of_typing_costs_at_most_the_last_second() {
    for first in (0..runs()).step_by(RUNS_OF_A_JOURNEY) {
        let last = runs().min(first + RUNS_OF_A_JOURNEY);
        journey(&format!("kill_typing_{first}"), move |j| async move {
            j.enter("/check/").await?;
            let screen = j.screen();
            screen
                .save_a_check(&TO_STAND_BACK, "Stand back and watch", "The board")
                .await?;
            let here = screen.address().await?;
            for run in first..last {
                killed_while_typing(&j, &here, run).await?;
            }
            Ok(())
        })
        .await;
    }
}

async fn killed_while_typing(j: &Journey, here: &str, run: usize) -> Outcome {
    let screen = j.screen();
    screen.open(here).await?;
    screen.live().await?;
    screen.empty("Facts").await?;
    let field = screen.by_role("textbox", "Facts").await?;
    // Each run dies at another letter, so that it does not always hit the same moment.
    let typed = &TYPED[..TYPED.len() - run % 40];
    let mut moments = Vec::new();
    for letter in typed.chars() {
        field.send_keys(letter.to_string()).await?;
        moments.push(Instant::now());
    }
    j.browser.kill_at_once().await?;
    let dead = moments.last().copied().unwrap();
    let due = moments
        .iter()
        .filter(|moment| **moment + LOST_AT_MOST <= dead)
        .count();
    j.browser.start_again().await?;
    screen.open(here).await?;
    screen.live().await?;
    let left = screen.written_in("Facts").await?;
    println!(
        "killed while typing, run {run}: {} typed, {} left, {due} due",
        typed.len(),
        left.len()
    );
    assert!(due > 0, "it was typed in less than a second");
    assert!(typed.starts_with(&left), "{left:?}");
    assert!(
        left.len() >= due,
        "{left:?} is left of {typed:?}; {due} letters are older than a second"
    );
    Ok(())
}
