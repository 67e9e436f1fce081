//! The journal: a quick note, and every situation to be found again.

use leptos::prelude::*;

use super::frame::{check_link, entered, you_link};
use super::install_lines::move_in_line;
use super::journal_find::Find;
use super::journal_list::List;
use super::journal_note::QuickNote;
use super::journal_row::YearAgo;
use super::mirror::mirror_offer;
use crate::components::icon::motif;
use crate::platform::timer::Timer;
use crate::route::Route;
use crate::state::{AppState, use_app};

/// How many situations are shown at first, and how many more at a time.
pub const PAGE_ROWS: usize = 40;
/// How many are there at once, when the journal opens and at each letter typed; the others come
/// with the first pause.
pub const FIRST_ROWS: usize = 10;
/// How long that pause is, in milliseconds.
const PAUSE_MS: i32 = 150;

/// What the parts of the page share: what was found, and how much of it is shown.
#[derive(Clone, Copy)]
pub struct Found {
    /// The places of what is wanted in the listing.
    pub places: Memo<Vec<usize>>,
    /// How many of them are shown.
    pub shown: RwSignal<usize>,
    /// Whether the first rows are to be there at once and the others a moment later.
    pub in_haste: RwSignal<bool>,
    pause: StoredValue<Timer, LocalStorage>,
}

impl Found {
    /// What is wanted of the journal, as a page shows it.
    pub fn of(app: AppState) -> Found {
        // What stands at a place may have changed where the places have not.
        let places = Memo::new_with_compare(move |_| app.journal_selection(), |_, _| true);
        let found = Found {
            places,
            shown: RwSignal::new(PAGE_ROWS),
            in_haste: RwSignal::new(true),
            pause: StoredValue::new_local(Timer::default()),
        };
        on_cleanup(move || {
            found.pause.try_with_value(Timer::cancel);
        });
        found
    }

    /// Shows the first rows at once, and after a pause the others.
    pub fn hasten(self) {
        self.in_haste.set(true);
        self.pause
            .with_value(|pause| pause.set(PAUSE_MS, move || self.in_haste.set(false)));
    }
}

/// The journal.
#[component]
pub fn JournalPage() -> impl IntoView {
    entered("Journal");
    let app = use_app();
    app.open_journal();
    let found = Found::of(app);
    let has_rows = Memo::new(move |_| {
        let listing = app.journal.listing;
        listing.with(|listing| !listing.rows().is_empty())
    });
    let body = move || match has_rows.get() {
        true => view! {
            {mirror_offer(app)}
            <Find found/>
            <YearAgo/>
            <List found/>
        }
        .into_any(),
        false => empty(app),
    };
    view! {
        <div class="journal">
            <header class="place-head">
                <h1>"Journal"</h1>
                <div class="place-head__ways">
                    <a class="quiet place-head__more" href=Route::Insights.href()>
                        "Insights"
                    </a>
                    {you_link()}
                </div>
            </header>
            {move || begun_line(app)}
            {move || newer_line(app)}
            {move_in_line(app)}
            <QuickNote/>
            {body}
            <DeletedLink/>
        </div>
    }
    .into_any()
}

fn empty(app: AppState) -> AnyView {
    if !app.live || app.health.with(|health| health.unopened) {
        return ().into_any();
    }
    view! {
        <div class="empty">
            {motif()}
            <h2>"Nothing here yet"</h2>
            <p>
                "When something at work will not let you go, take the check or keep a quick note. What you keep lands here, on this phone only."
            </p>
            {check_link()}
        </div>
    }
    .into_any()
}

fn begun_line(app: AppState) -> Option<AnyView> {
    app.check_begun().then(|| {
        view! {
            <a class="line line--link" href=Route::Check.href()>
                "You have begun a check. Go on where you were."
            </a>
        }
        .into_any()
    })
}

fn newer_line(app: AppState) -> Option<AnyView> {
    (app.ledger.with(|ledger| ledger.newer_count()) > 0).then(|| {
        view! {
            <p class="line line--warning">
                "A newer version of Alongside wrote part of this journal. It is safe, and shown once you update."
            </p>
        }
        .into_any()
    })
}

/// The way to the Deleted list, while there is anything in it.
#[component]
fn DeletedLink() -> impl IntoView {
    let app = use_app();
    let any = Memo::new(move |_| {
        app.journal.revision.get();
        app.ledger
            .with_untracked(|ledger| !ledger.deleted().is_empty())
    });
    move || {
        any.get().then(|| {
            view! {
                <p class="journal__foot">
                    <a href=Route::Deleted.href()>"Deleted situations"</a>
                </p>
            }
        })
    }
}
