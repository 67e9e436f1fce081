//! The first visit: from an empty profile to readable and to live, beside a static page with the
//! same text and beside the least page of the framework. On the slow network, and without one, to
//! tell what the network takes from what the page takes.

use e2e::{Outcome, Profile, Site};

use crate::figures::Figures;
use crate::pace::{self, Network, PHONE};
use crate::places::{LESSON, Places, TODAY};
use crate::tab::{Tab, Visit};

/// One page that is visited.
struct Page<'a> {
    name: &'static str,
    site: &'a Site,
    path: &'static str,
    /// Whether it says that it is live.
    comes_alive: bool,
    /// Whether its question is tapped until it answers.
    is_tapped: bool,
}

/// Visits every page by turns, so that whatever else the machine does meets all of them.
pub async fn measure(places: &Places, runs: usize, figures: &mut Figures) -> Outcome {
    let (app, twin, minimal) = (places.app()?, places.twin()?, places.minimal()?);
    let page = |name, site, path, comes_alive| Page {
        name,
        site,
        path,
        comes_alive,
        is_tapped: false,
    };
    let tapped = Page {
        is_tapped: true,
        ..page("lesson_tapped", &app, LESSON, true)
    };
    let pages = [
        page("today", &app, TODAY, true),
        page("lesson", &app, LESSON, true),
        tapped,
        page("today_twin", &twin, TODAY, false),
        page("lesson_twin", &twin, LESSON, false),
        page("minimal", &minimal, TODAY, true),
    ];
    for _ in 0..runs {
        for (network, prefix) in [
            (Network::Slow, "first_visit"),
            (Network::Free, "no_network"),
        ] {
            for page in &pages {
                let visit = visit(page, network).await?;
                note(figures, &format!("{prefix}.{}", page.name), &visit);
            }
        }
    }
    Ok(())
}

async fn visit(page: &Page<'_>, network: Network) -> Outcome<Visit> {
    let tab = Tab::start(Profile::new()?, page.site).await?;
    pace::network(tab.browser(), network).await?;
    pace::processor(tab.browser(), PHONE).await?;
    if page.is_tapped {
        let tap = "bench.tapFromTheStart()";
        tab.browser().before_each_page(tap).await?;
    }
    let address = page.site.url(page.path);
    let visit = match page.comes_alive {
        true => tab.enter(&address).await?,
        false => tab.read(&address).await?,
    };
    tab.end().await?;
    Ok(visit)
}

fn note(figures: &mut Figures, name: &str, visit: &Visit) {
    figures.note(format!("{name}.first"), visit.first);
    figures.note(format!("{name}.largest"), visit.largest);
    if let Some(live) = visit.live {
        figures.note(format!("{name}.live"), live);
    }
    if let (Some(answered), Some(bytes)) = (visit.answered, visit.answered_bytes) {
        figures.note(format!("{name}.answered"), answered);
        figures.note(format!("{name}.answered_bytes"), bytes);
    }
    figures.note(format!("{name}.moved"), visit.moved);
    figures.note(format!("{name}.bytes"), visit.bytes);
    figures.note(format!("{name}.wire"), visit.wire);
}
