//! What moves on the screens while they load, on a slow phone: at a first visit, before and after the
//! app takes over the page, and on return. Once each: a shift is not a matter of chance.

use e2e::{Outcome, Profile, Site};

use crate::figures::Figures;
use crate::pace::{self, Network, PHONE};
use crate::places::{LESSON, Places, TODAY};
use crate::tab::Tab;

/// The screens, by the name of their figure.
const SCREENS: [(&str, &str); 7] = [
    ("today", TODAY),
    ("lesson", LESSON),
    ("check", "/check/"),
    ("journal", "/journal/"),
    ("learn", "/learn/"),
    ("rules", "/rules/"),
    ("you", "/you/"),
];

/// Looks at every screen.
pub async fn measure(places: &Places, figures: &mut Figures) -> Outcome {
    let site = places.app()?;
    let mut firsts = Vec::new();
    for (name, path) in SCREENS {
        let tab = slow(&site).await?;
        firsts.push((name, moved(&tab, &site, path).await?));
        tab.end().await?;
    }
    let tab = slow(&site).await?;
    moved(&tab, &site, TODAY).await?;
    let mut returns = Vec::new();
    for (name, path) in SCREENS {
        returns.push((name, moved(&tab, &site, path).await?));
    }
    tab.end().await?;
    for (visit, all) in [("first", firsts), ("return", returns)] {
        let worst = all.iter().map(|(_, moved)| *moved).fold(0.0, f64::max);
        figures.note(format!("steadiness.{visit}.worst"), worst);
        for (name, moved) in all {
            figures.note(format!("steadiness.{visit}.{name}"), moved);
        }
    }
    Ok(())
}

async fn slow(site: &Site) -> Outcome<Tab> {
    let tab = Tab::start(Profile::new()?, site).await?;
    pace::network(tab.browser(), Network::Slow).await?;
    pace::processor(tab.browser(), PHONE).await?;
    Ok(tab)
}

/// The layout shifts of a page until its worker is ready, and the line that says so is there.
async fn moved(tab: &Tab, site: &Site, path: &str) -> Outcome<f64> {
    tab.enter(&site.url(path)).await?;
    tab.screen().ready_offline().await?;
    tab.rest().await?;
    tab.number("bench.moved").await
}
