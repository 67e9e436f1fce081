//! From page to page by taps on links, until the next page is painted with all that is on it.

use e2e::pages::lesson::FIRST;
use e2e::screen::Name;
use e2e::{Outcome, Profile};

use crate::figures::{Figures, Summary};
use crate::pace::{self, PHONE};
use crate::places::{Places, TODAY};
use crate::tab::Tab;

/// The way: the name of each step's figure, and a part of the link's name.
const WAY: [(&str, &str); 9] = [
    ("learn", "Learn"),
    ("lesson", FIRST),
    ("back_to_learn", "Back"),
    ("check", "Check"),
    ("back_from_check", "Back"),
    ("journal", "Journal"),
    ("you", "You"),
    ("back_to_journal", "Back"),
    ("today", "Today"),
];

/// Goes the way, each time in a browser of its own.
pub async fn measure(places: &Places, runs: usize, figures: &mut Figures) -> Outcome {
    let site = places.app()?;
    for _ in 0..runs {
        let tab = Tab::start(Profile::new()?, &site).await?;
        tab.enter(&site.url(TODAY)).await?;
        tab.screen().ready_offline().await?;
        pace::processor(tab.browser(), PHONE).await?;
        tab.enter(&site.url(TODAY)).await?;
        let mut all = Vec::new();
        for (step, link) in WAY {
            // A lesson's link tells more than its title.
            let name = match step {
                "lesson" => Name::has(link),
                _ => Name::from(link),
            };
            tab.read_it().await?;
            let took = tab.tap("link", name, ("heading", "")).await?;
            figures.note(format!("navigation.to.{step}"), took);
            all.push(took);
        }
        if let Some(summary) = Summary::of(&all) {
            figures.note("navigation.median", summary.median);
            figures.note("navigation.worst", summary.greatest);
        }
        tab.end().await?;
    }
    Ok(())
}
