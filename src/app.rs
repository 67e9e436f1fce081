//! The router and the shell around the pages.
//!
//! It decides nothing: it hands the state down, shows the navigation and the lines that concern
//! every page, and gives each address its page.

use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;

use futures_util::future::join;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::hooks::{use_location, use_navigate};
use leptos_router::path;

use crate::components::icon::{Icon, icon, motif};
use crate::content::catalog::{self, Index};
use crate::pages;
use crate::pages::beside::BesideList;
use crate::pages::lines::{Lines, NoticeLine};
use crate::pages::missing::{self, missing_screen};
use crate::pages::shortcuts::Shortcuts;
use crate::pages::unlock::UnlockPage;
use crate::platform::{clock, content, document, growing};
use crate::route::{Place, Route as Address};
use crate::state::AppState;
use crate::state::entrance::{Entrance, Locked};
use crate::state::store::Opening;

/// The whole app. `base` is the path it is hosted under, without a trailing slash.
#[component]
pub fn App(
    /// The state, made before the app is mounted.
    state: AppState,
    /// The path the app is hosted under.
    base: String,
) -> impl IntoView {
    provide_context(state);
    provide_context(Base(base.clone()));
    view! {
        <Router base=base>
            <Shell>
                <FlatRoutes fallback=pages::not_found::NotFoundPage>
                    <Route path=path!("/") view=|| pages::today::TodayPage().into_any()/>
                    <Route path=path!("/index.html") view=|| pages::today::TodayPage().into_any()/>
                    <Route path=path!("/lesson/:slug") view=|| pages::lesson::LessonPage().into_any()/>
                    <Route path=path!("/practice/:slug") view=|| pages::practice::PracticePage().into_any()/>
                    <Route path=path!("/learn/cards") view=|| pages::cards::TodaysCardsPage().into_any()/>
                    <Route path=path!("/learn/review") view=|| pages::cards::ReviewPage().into_any()/>
                    <Route path=path!("/learn/tried") view=|| pages::tried::TriedPage().into_any()/>
                    <Route path=path!("/you/year") view=|| pages::year::YearPage().into_any()/>
                    <Route
                        path=path!("/you/reminders")
                        view=|| pages::reminders::RemindersPage().into_any()
                    />
                    <Route path=path!("/check") view=|| pages::check::CheckPage().into_any()/>
                    <Route path=path!("/check/result") view=|| pages::verdict::VerdictPage().into_any()/>
                    <Route path=path!("/journal") view=|| pages::journal::JournalPage().into_any()/>
                    <Route
                        path=path!("/journal/situation")
                        view=|| pages::situation::SituationPage().into_any()
                    />
                    <Route
                        path=path!("/journal/insights")
                        view=|| pages::insights::InsightsPage().into_any()
                    />
                    <Route path=path!("/journal/deleted") view=|| pages::deleted::DeletedPage().into_any()/>
                    <Route
                        path=path!("/journal/hand-back")
                        view=|| pages::hand_back::HandBackPage().into_any()
                    />
                    <Route
                        path=path!("/journal/look-back")
                        view=|| pages::look_back::LookBackPage().into_any()
                    />
                    <Route
                        path=path!("/journal/outcome-record")
                        view=|| pages::outcome_record::OutcomeRecordPage().into_any()
                    />
                    <Route path=path!("/journal/mirror") view=|| pages::mirror::MirrorPage().into_any()/>
                    <Route path=path!("/learn") view=|| pages::learn::LearnPage().into_any()/>
                    <Route path=path!("/rules") view=|| pages::rules::RulesPage().into_any()/>
                    <Route path=path!("/you") view=|| pages::you::YouPage().into_any()/>
                    <Route path=path!("/you/install") view=|| pages::install::InstallPage().into_any()/>
                    <Route path=path!("/you/backup") view=|| pages::backup::BackupPage().into_any()/>
                    <Route path=path!("/you/restore") view=|| pages::restore::RestorePage().into_any()/>
                    <Route
                        path=path!("/you/versions")
                        view=|| pages::versions::VersionsPage().into_any()
                    />
                    <Route path=path!("/you/lock") view=|| pages::lock::LockPage().into_any()/>
                    <Route path=path!("/you/sources") view=|| pages::sources::SourcesPage().into_any()/>
                </FlatRoutes>
            </Shell>
        </Router>
    }
    .into_any()
}

/// The path the app is hosted under, without a trailing slash.
#[derive(Clone)]
pub struct Base(pub String);

/// The address shown now; tracked.
pub fn current_address() -> Signal<Option<Address>> {
    let base = expect_context::<Base>().0;
    let location = use_location();
    let (pathname, query) = (location.pathname, location.query);
    Memo::new(move |_| {
        let path = pathname.get();
        let path = path.strip_prefix(base.as_str()).unwrap_or(&path).to_owned();
        let id = query.with(|query| query.get("id")).unwrap_or_default();
        Address::from_path(&path, &["id=", &id].concat())
    })
    .into()
}

/// The navigation and the lines around the page.
#[component]
pub fn Shell(
    /// The page.
    children: Children,
) -> impl IntoView {
    let address = current_address();
    // A page with one thing to do has no bar under it on a phone.
    let focused = move || {
        address.with(|address| {
            matches!(
                address,
                Some(
                    Address::Lesson(_)
                        | Address::Practice(_)
                        | Address::Cards
                        | Address::Review
                        | Address::Check
                        | Address::Verdict
                        | Address::Situation(_)
                        | Address::Act(..)
                        | Address::Mirror
                )
            )
        })
    };
    let app = crate::state::use_app();
    let all_missing = Memo::new(move |_| missing::is_all(app));
    let missing = move || {
        all_missing.get()
            && !address.with(|address| matches!(address, Some(Address::Restore | Address::You)))
    };
    pages::rehearsal::rehearse_in_pauses(app);
    if app.live {
        let navigate = use_navigate();
        growing::on_follow(move |address| navigate(address, as_it_is()));
    }
    let beside = pages::beside::beside(app, address);
    // The verdict brings its own foot: a bar that stays in reach.
    let barred = move || address.with(|address| matches!(address, Some(Address::Verdict)));
    view! {
        <div
            class="shell"
            class:shell--focused=focused
            class:shell--barred=barred
            class:shell--beside=move || beside.get().is_some()
        >
            <button
                type="button"
                class="skip"
                on:click=|_| document::focus_heading()
            >
                "Skip to the page"
            </button>
            <Navigation address/>
            {move || beside.get().map(|list| view! { <BesideList list address/> })}
            <div class="page">
                <Lines/>
                {move || missing().then(|| view! { <main>{missing_screen(app)}</main> })}
                <main id="page" hidden=missing>{children()}</main>
            </div>
            <NoticeLine/>
            <Shortcuts/>
            <div class="cover" aria-hidden="true">
                {motif()}
            </div>
        </div>
    }
    .into_any()
}

/// The four places: a bar under the page on phones, a rail beside it on wide screens.
#[component]
fn Navigation(
    /// The address shown now.
    address: Signal<Option<Address>>,
) -> impl IntoView {
    let place =
        Memo::new(move |_| address.with(|address| address.as_ref().and_then(Address::place)));
    let link = move |to: Place, route: Address, shown: Icon, label: &'static str| {
        let current = move || (place.get() == Some(to)).then_some("true");
        view! {
            <a href=route.href() aria-current=current>
                {icon(shown)}
                <span>{label}</span>
            </a>
        }
    };
    view! {
        <nav class="places" aria-label="Places">
            {link(Place::Today, Address::Today, Icon::Today, "Today")}
            {link(Place::Check, Address::Check, Icon::Check, "Check")}
            {link(Place::Journal, Address::Journal, Icon::Journal, "Journal")}
            {link(Place::Learn, Address::Learn, Icon::Learn, "Learn")}
        </nav>
    }
    .into_any()
}

/// Goes, from a handler, to a path relative to the base; `replace` leaves no step behind in the history.
pub fn use_go_to() -> impl Fn(&str, bool) + Clone + 'static {
    let base = expect_context::<Base>().0;
    let navigate = use_navigate();
    move |path: &str, replace: bool| {
        let options = NavigateOptions {
            replace,
            ..as_it_is()
        };
        navigate(&[base.as_str(), "/", path].concat(), options);
    }
}

/// To a whole path. The page that is entered scrolls by itself.
fn as_it_is() -> NavigateOptions {
    NavigateOptions {
        resolve: false,
        scroll: false,
        ..Default::default()
    }
}

/// Starts the app: reads what is kept, takes the place of the prerendered page, and says so.
pub fn start() {
    document::on_panic();
    crate::state::settings::apply();
    document::run(async {
        if let Err(reason) = mount().await {
            document::announce("alongside:failed", &reason);
        }
    });
}

async fn mount() -> Result<(), String> {
    // Side by side: one waits for the host or the copy, the other for the database.
    let (index, entrance) = join(index(), Entrance::of_browser()).await;
    let index = index?;
    match entrance {
        Entrance::Open(opening) => go_in(index, *opening).await,
        Entrance::Locked(locked) => stand_before(index, locked),
    }
}

async fn index() -> Result<&'static Index, String> {
    let text = content::index().await.map_err(|error| error.to_string())?;
    let index: Index = catalog::read(&text).map_err(|error| error.to_string())?;
    // Leaked on purpose: the index is needed until the page closes.
    Ok(Box::leak(Box::new(index)))
}

/// Shows the unlock screen in place of the app; once it is opened, the app takes its place.
fn stand_before(index: &'static Index, locked: Locked) -> Result<(), String> {
    document::set_title("Alongside");
    let element = document::emptied_mount().ok_or(NO_MOUNT)?;
    let screen: Rc<RefCell<Option<Box<dyn Any>>>> = Rc::default();
    let shown = screen.clone();
    let on_open = Box::new(move |opening: Opening| {
        document::run(async move {
            // It goes with all that was typed in it.
            drop(shown.take());
            match go_in(index, opening).await {
                Ok(()) => document::focus_heading_soon(),
                Err(reason) => document::announce("alongside:failed", &reason),
            }
        });
    });
    let handle = leptos::mount::mount_to(element, move || {
        view! { <UnlockPage locked on_open/> }
    });
    screen.replace(Some(Box::new(handle)));
    document::focus_on(".secret input");
    document::announce("alongside:live", "");
    Ok(())
}

const NO_MOUNT: &str = "the page has no place for the app";

async fn go_in(index: &'static Index, opening: Opening) -> Result<(), String> {
    let owner = Owner::new();
    let state = owner.with(|| AppState::new(index, clock::today(&opening.course()), opening));
    load_what_is_opened(state).await;
    let base = document::base_path();
    let element = document::emptied_mount().ok_or(NO_MOUNT)?;
    let handle = owner.with(|| {
        state.follow_the_page();
        state.take_in_shared();
        leptos::mount::mount_to(element, move || view! { <App state base/> })
    });
    handle.forget();
    // Tasks run only once something is mounted.
    owner.with(|| {
        state.clear_long_deleted();
        state.copy_if_due();
        state.follow_the_number();
    });
    std::mem::forget(owner);
    document::announce("alongside:live", "");
    state.show_shared();
    Ok(())
}

/// Loads the text of what the app was opened on: it must be there before the prerendered one goes.
async fn load_what_is_opened(state: AppState) {
    let (path, query) = document::opened_at();
    match Address::from_path(&path, &query) {
        Some(Address::Lesson(slug)) => {
            if let Some(head) = state.index.lesson_by_slug(&slug) {
                state.library.load_for(state.index, &head.id).await;
            }
        }
        Some(Address::Practice(_)) => state.library.load_scenarios(state.index).await,
        _ => {}
    }
}
