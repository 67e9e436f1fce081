//! The start of the installed app in a cold process with the server gone, beside a static page that
//! comes out of the browser's cache in the same way.

use e2e::site::Fault;
use e2e::{Outcome, Profile, Site};

use crate::figures::Figures;
use crate::pace::{self, PHONE};
use crate::places::{Places, TODAY};
use crate::tab::Tab;

/// Starts both by turns.
pub async fn measure(places: &Places, runs: usize, figures: &mut Figures) -> Outcome {
    let (app, page) = (places.app()?, places.twin()?);
    let installed = install(&app).await?;
    let cached = put_into_cache(&page).await?;
    for _ in 0..runs {
        let tab = cold(&installed, &app).await?;
        let visit = tab.enter(&app.url(TODAY)).await?;
        if let Some(live) = visit.live {
            figures.note("offline_start.live", live);
        }
        figures.note("offline_start.first", visit.first);
        tab.end().await?;

        let tab = cold(&cached, &page).await?;
        let visit = tab.read(&page.url(TODAY)).await?;
        figures.note("offline_start.static.first", visit.first);
        tab.end().await?;
    }
    Ok(())
}

/// A profile in which the app is installed; its server is gone afterwards.
pub async fn install(site: &Site) -> Outcome<Profile> {
    let profile = Profile::new()?;
    let tab = Tab::start(profile.clone(), site).await?;
    tab.enter(&site.url(TODAY)).await?;
    tab.screen().ready_offline().await?;
    // Once more, so that what the browser prepares at a second visit is prepared.
    tab.enter(&site.url(TODAY)).await?;
    tab.screen().ready_offline().await?;
    tab.end().await?;
    site.stop();
    Ok(profile)
}

/// A profile whose cache holds a static page; its server is gone afterwards.
async fn put_into_cache(site: &Site) -> Outcome<Profile> {
    site.fault("/*", Fault::Cached("max-age=31536000, immutable"));
    let profile = Profile::new()?;
    let tab = Tab::start(profile.clone(), site).await?;
    for _ in 0..2 {
        tab.read(&site.url(TODAY)).await?;
    }
    tab.end().await?;
    site.stop();
    Ok(profile)
}

async fn cold(profile: &Profile, site: &Site) -> Outcome<Tab> {
    let tab = Tab::start(profile.clone(), site).await?;
    pace::processor(tab.browser(), PHONE).await?;
    Ok(tab)
}
