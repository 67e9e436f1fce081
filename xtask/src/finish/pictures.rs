//! Which picture a link preview shows of a page: its track's, else the app's. They are drawn by
//! [`crate::previews`] and committed; here they are only named.

#[cfg(any(test, feature = "prerender"))]
use alongside::content::catalog::Index;
#[cfg(any(test, feature = "prerender"))]
use alongside::route::Route;

/// Where they are, in a release and below `public/`.
#[cfg(any(test, feature = "prerender", feature = "icons"))]
pub const FOLDER: &str = "previews";
/// The picture of everything that is of no track.
#[cfg(any(test, feature = "prerender", feature = "icons"))]
pub const APP: &str = "app";
/// Their size in pixels, the one that messengers ask for.
pub const SIZE: (u32, u32) = (1200, 630);

/// A picture, as the head of a page names it. Whoever fetches it knows no page to resolve a relative
/// address from, so without the address of the site there is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picture {
    /// Its whole address.
    pub address: String,
    /// What is written in it.
    pub alt: String,
    /// The whole address of the page.
    pub page: String,
}

/// The picture of the page at `path`, on a site such as `https://host/folder/`.
#[cfg(any(test, feature = "prerender"))]
pub fn of(site: &str, path: &str, index: &Index) -> Picture {
    let track = track_of(path, index);
    let title = track.and_then(|id| index.tracks.iter().find(|track| track.id == id));
    let name = track.unwrap_or(APP);
    Picture {
        address: format!("{site}{FOLDER}/{name}.png"),
        alt: title.map_or("Alongside".to_owned(), |track| {
            format!("Alongside: {}", track.title)
        }),
        page: format!("{site}{path}"),
    }
}

/// A lesson's own; of a scenario, that of the first lesson it goes with.
#[cfg(any(test, feature = "prerender"))]
fn track_of<'a>(path: &str, index: &'a Index) -> Option<&'a str> {
    let head = match Route::from_path(path, "")? {
        Route::Lesson(slug) => index.lesson_by_slug(&slug)?,
        Route::Practice(slug) => {
            let first = index.scenario_by_slug(&slug)?.lessons.first()?;
            index.lessons.iter().find(|lesson| lesson.id == *first)?
        }
        _ => return None,
    };
    Some(&head.track)
}
