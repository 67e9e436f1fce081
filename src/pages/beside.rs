//! What stands beside a page where there is room for both: the journal beside a situation, the
//! lessons of a track beside one of them. On a phone nothing of it is drawn.

use leptos::prelude::*;

use super::journal::Found;
use super::journal_list::List;
use super::learn_tracks::lesson_row;
use crate::components::drawing::track_drawing;
use crate::platform::timer::painted;
use crate::platform::{document, width};
use crate::route::Route;
use crate::state::{AppState, use_app};

/// There is room for the rail, a list and a page of full measure.
const WIDE: &str = "(min-width: 1200px)";

/// A list beside a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beside {
    /// Every situation.
    Journal,
    /// The lessons of the track with this id.
    Track(&'static str),
}

/// The address of the page a list stands beside, for the row that leads there.
#[derive(Clone, Copy)]
pub struct Current(pub Signal<Option<Route>>);

/// What stands beside the page at this address now.
pub fn beside(app: AppState, address: Signal<Option<Route>>) -> Memo<Option<Beside>> {
    let is_wide = RwSignal::new(false);
    if app.live {
        width::follow(WIDE, move |wide| is_wide.set(wide));
    }
    Memo::new(move |_| {
        let list = address.with(|address| match address.as_ref()? {
            Route::Situation(_) | Route::Act(..) => Some(Beside::Journal),
            Route::Lesson(slug) => {
                let head = app.index.lesson_by_slug(slug)?;
                Some(Beside::Track(head.track.as_str()))
            }
            _ => None,
        });
        list.filter(|_| is_wide.get())
    })
}

/// The list.
#[component]
pub fn BesideList(
    /// Which one.
    list: Beside,
    /// The address of the page beside it.
    address: Signal<Option<Route>>,
) -> impl IntoView {
    let app = use_app();
    provide_context(Current(address));
    document::run(async {
        painted().await;
        document::scroll_in(".beside", "[aria-current]");
    });
    match list {
        Beside::Journal => view! {
            <aside class="beside journal" aria-label="Your journal">
                <List found=Found::of(app)/>
            </aside>
        }
        .into_any(),
        Beside::Track(id) => track(app, id),
    }
}

fn track(app: AppState, id: &'static str) -> AnyView {
    let lessons = app.index.lessons.iter().filter(|head| head.track == id);
    let rows = lessons.map(|head| lesson_row(app, head)).collect_view();
    view! {
        <aside class="beside" aria-label="This track">
            <h2 class="beside__head">
                {track_drawing(id)}
                <span>{app.index.track(id).map(|track| track.title.as_str())}</span>
            </h2>
            <ul class="lessons">{rows}</ul>
        </aside>
    }
    .into_any()
}

/// Marks a row that may grow into the page it leads to: one on a page that is left for it.
pub fn grows() -> Option<&'static str> {
    use_context::<Current>().is_none().then_some("")
}

/// Marks the row that leads to the page shown beside the list; nothing on a page that is a list.
pub fn current_at(
    is: impl Fn(&Route) -> bool + Send + Sync + 'static,
) -> Signal<Option<&'static str>> {
    let current = use_context::<Current>();
    Signal::derive(move || {
        let shown = current?.0.with(|address| address.as_ref().is_some_and(&is));
        shown.then_some("page")
    })
}
