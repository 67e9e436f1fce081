//! Every screen, in light and in dark, by every rule of the audit.

use e2e::axe;
use e2e::pages::check::{TO_OFFER, TO_STAND_BACK, asked};
use e2e::pages::lesson::FIRST_PATH;
use e2e::seeds;
use e2e::{Failure, Journey, Name, Outcome, Scheme, Setting, Viewport, journey, kept};

/// What the audits of one journey found; judged at its end, so that one run names everything.
#[derive(Default)]
pub struct Audits(Vec<String>);

impl Audits {
    /// Audits the screen that is shown, in both colour schemes.
    pub async fn of(&mut self, j: &Journey, name: &str) -> Outcome {
        for scheme in [Scheme::Dark, Scheme::Light] {
            let setting = Setting {
                scheme,
                ..j.browser.setting()
            };
            j.browser.apply(setting).await?;
            if let Err(found) = axe::assert_accessible(&j.browser, name).await {
                self.0.push(format!("{scheme:?}: {found}"));
            }
        }
        Ok(())
    }

    /// Fails with everything that was found, if anything was.
    pub fn judge(self) -> Outcome {
        if self.0.is_empty() {
            return Ok(());
        }
        Err(Failure::Unmet(self.0.join("\n")))
    }
}

#[tokio::test]
async fn every_place_is_accessible_before_and_after_practice() {
    journey("axe_places", |j| async move {
        let screen = j.screen();
        let mut audits = Audits::default();
        j.enter("/").await?;
        screen.text("Ready offline.").await?;
        audits.of(&j, "Today, fresh").await?;
        for (place, heading) in [("Journal", "Nothing here yet"), ("Learn", "Learn")] {
            screen.go_to(place).await?;
            screen.heading(heading).await?;
            audits.of(&j, place).await?;
        }
        for (path, heading, text) in [
            ("/rules/", "The rules", "One more thing"),
            ("/you/", "You", "Yes, everything is stored"),
            ("/you/sources/", "Sources", "Keep in mind:"),
            ("/you/year/", "Your year", "Week 1 of your year"),
            ("/you/reminders/", "Reminders", "Put it in my calendar"),
            ("/no/such/page/", "There is no page here", "Go to Today"),
            (
                "/journal/situation/?id=nothere",
                "This situation is not here",
                "Open the journal",
            ),
            ("/check/result/", "No verdict yet", "Should I step in?"),
            ("/journal/insights/", "Insights", "Nothing to count yet"),
        ] {
            j.enter(path).await?;
            screen.heading(heading).await?;
            screen.text(text).await?;
            audits.of(&j, path).await?;
        }
        j.open("/rescue.html").await?;
        screen.text("active (activated)").await?;
        audits.of(&j, "the rescue page").await?;
        j.enter(FIRST_PATH).await?;
        screen
            .by_role("button", Name::has("The one who took"))
            .await?;
        audits.of(&j, "a lesson").await?;
        screen.tap("button", Name::has("Nobody.")).await?;
        screen.text("Here something moved").await?;
        audits.of(&j, "a lesson, answered").await?;
        screen.tap("button", "Keep this lesson").await?;
        screen.text("Lesson kept.").await?;
        audits.of(&j, "a notice").await?;
        j.enter("/").await?;
        screen.text("Read today").await?;
        audits.of(&j, "Today, practised").await?;
        let wide = Setting {
            viewport: Viewport::Desktop,
            ..j.browser.setting()
        };
        j.browser.apply(wide).await?;
        audits.of(&j, "Today, wide").await?;
        audits.judge()
    })
    .await;
}

#[tokio::test]
async fn learn_is_accessible_from_its_search_to_its_last_card() {
    journey("axe_learn", |j| async move {
        let screen = j.screen();
        let mut audits = Audits::default();
        j.enter("/learn/").await?;
        screen.text("Ready offline.").await?;
        screen.look_up("listen").await?;
        screen.by_role("link", Name::has("Ears first")).await?;
        audits.of(&j, "the search").await?;
        let read = seeds::day(&j, -3).await?;
        let record = seeds::lesson("L002", &[(&read, 0, true)], "Asked first");
        kept::overwrite_all(&j.browser, &[record]).await?;
        j.enter("/learn/review/").await?;
        screen.heading("Card 1 of 1").await?;
        audits.of(&j, "a card").await?;
        screen.tap("button", "Drop it and do it yourself.").await?;
        screen.text("comes back a little sooner").await?;
        audits.of(&j, "a card, answered").await?;
        screen.tap("button", "Finish").await?;
        screen.heading("Read it again").await?;
        audits.of(&j, "the last card").await?;
        j.enter("/learn/tried/").await?;
        screen.text("Asked first").await?;
        audits.of(&j, "what was tried").await?;
        audits.judge()
    })
    .await;
}

#[tokio::test]
async fn the_check_is_accessible_from_its_first_question_to_the_journal() {
    journey("axe_check", |j| async move {
        let screen = j.screen();
        let mut audits = Audits::default();
        j.enter("/check/").await?;
        screen.heading(asked::HARM).await?;
        screen.text("Ready offline.").await?;
        audits.of(&j, "the first question").await?;
        screen
            .answer_all(&[
                (asked::HARM, "No"),
                (asked::LEAD, "Someone else"),
                (asked::STATE, "It's stuck"),
                (asked::PAIN, "Something"),
            ])
            .await?;
        screen.heading(asked::WISH).await?;
        screen.unfold("Why we ask").await?;
        screen.unfold("Is someone at risk?").await?;
        audits.of(&j, "a question, unfolded").await?;
        screen
            .answer_all(&[
                (asked::WISH, "I don't know"),
                (asked::HEARD, "Yes"),
                (asked::CAN, "A small part of it"),
            ])
            .await?;
        screen.heading(asked::ROWS).await?;
        screen.tap("button", "It keeps happening").await?;
        audits.of(&j, "the rows").await?;
        screen.go_on_from_rows().await?;
        screen.heading("Lead through the work").await?;
        screen.unfold("All your answers").await?;
        audits.of(&j, "a verdict, unfolded").await?;
        j.enter("/check/").await?;
        screen.heading("Your answers").await?;
        audits.of(&j, "the summary").await?;
        screen.tap("link", "See the verdict").await?;
        screen.heading("Lead through the work").await?;
        screen.save_as("The new rota").await?;
        screen.heading("The new rota").await?;
        screen
            .type_text("textbox", "Facts", "The board was wiped.")
            .await?;
        screen.unfold("The answers").await?;
        audits.of(&j, "a situation").await?;
        j.enter("/journal/").await?;
        screen.by_role("link", Name::has("The new rota")).await?;
        audits.of(&j, "the journal").await?;
        j.enter("/journal/insights/").await?;
        screen.text("A picture comes after five checks.").await?;
        audits.of(&j, "insights").await?;
        audits.judge()
    })
    .await;
}

/// The shortest way to each of the other verdicts.
const VERDICTS: [(&str, &[(&str, &str)]); 7] = [
    (
        "Get help now",
        &[(asked::HARM, "A law or safety rule is broken")],
    ),
    (
        "Step in now",
        &[
            (asked::HARM, "No"),
            (asked::LEAD, "It's my own job"),
            (asked::PAIN, "Something"),
            (asked::CAN, "Yes"),
        ],
    ),
    ("Offer a hand", &TO_OFFER),
    (
        "Bring in someone with the say",
        &[(asked::HARM, "Not sure")],
    ),
    ("Stand back and watch", &TO_STAND_BACK),
    (
        "Hand it back",
        &[
            (asked::HARM, "No"),
            (asked::LEAD, "Me, I stepped in"),
            (asked::STATE, "The worst is over"),
            (asked::PAIN, "Very little"),
        ],
    ),
    (
        "Listen first",
        &[
            (asked::HARM, "No"),
            (asked::LEAD, "Not sure"),
            (asked::STATE, "Not sure"),
            (asked::PAIN, "Not sure"),
            (asked::WISH, "I don't know"),
            (asked::HEARD, "Not yet"),
        ],
    ),
];

#[tokio::test]
async fn every_verdict_is_accessible() {
    journey("axe_verdicts", |j| async move {
        let screen = j.screen();
        let mut audits = Audits::default();
        j.enter("/check/").await?;
        screen.ready_offline().await?;
        for (verdict, answers) in VERDICTS {
            screen.answer_all(answers).await?;
            screen.heading(verdict).await?;
            audits.of(&j, verdict).await?;
            j.enter("/check/").await?;
            screen.tap("button", "Start over").await?;
        }
        audits.judge()
    })
    .await;
}
