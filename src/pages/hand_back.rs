//! Handing a lead back: done, open, watch for, yours now; a line to say; they said it back. A
//! small guided act that ends the lead and counts (content bible 2.9, *Hand it back*).

use leptos::prelude::*;

use super::days;
use super::frame::{TopRow, addressed, entered, situation_gone};
use super::say::say_line;
use crate::components::drawing::verdict_drawing;
use crate::components::icon::motif;
use crate::components::mark::rung_class;
use crate::domain::check::Verdict;
use crate::domain::command::Command;
use crate::domain::lead::{HandBack, LINE_CHARS_MAX};
use crate::domain::situation::Situation;
use crate::platform::document;
use crate::route::Route;
use crate::state::keep::Change;
use crate::state::situations::Given;
use crate::state::{AppState, settings, use_app};

/// The hand-back of the situation in the address.
#[component]
pub fn HandBackPage() -> impl IntoView {
    entered("Hand it back");
    let app = use_app();
    let kept = addressed();
    // What the page is about is looked at once: handing back ends the lead, and the page must
    // stay where it is and say so.
    let there = Memo::new(move |_| kept.with(Option::is_some));
    let handed_back = RwSignal::new(false);
    move || {
        let now = untrack(|| kept.get());
        match (there.get(), now, handed_back.get(), app.live) {
            (true, Some(kept), true, _) => quiet_moment(app, &kept),
            (true, Some(kept), false, _) if kept.lead().is_some() => act(app, &kept, handed_back),
            (true, Some(kept), false, _) => no_lead(&kept),
            (_, _, _, true) => situation_gone(),
            (_, _, _, false) => ().into_any(),
        }
    }
}

/// The four lines, with what each is for.
const LINES: [(&str, &str, &str); 4] = [
    ("done", "Done", "What is finished."),
    ("open", "Open", "What is not, and what comes next."),
    (
        "watch-for",
        "Watch for",
        "What could go wrong, and how one would notice.",
    ),
    (
        "yours-now",
        "Yours now",
        "What they have from today, the good parts too.",
    ),
];

/// The draft field of one of the lines.
fn draft_of(id: &str, line: &str) -> String {
    ["hand-back/", id, "/", line].concat()
}

fn act(app: AppState, kept: &Situation, done: RwSignal<bool>) -> AnyView {
    let id = kept.id.clone();
    let own = kept.lead().is_some_and(|lead| lead.end.is_own_work());
    let lines = LINES
        .map(|(name, _, _)| RwSignal::new(app.draft(&draft_of(&id, name)).unwrap_or_default()));
    let said_back = RwSignal::new(false);
    let sent = StoredValue::new(false);
    let send = {
        let id = id.clone();
        move |event: leptos::ev::SubmitEvent| {
            event.prevent_default();
            if sent.get_value() {
                return;
            }
            sent.set_value(true);
            let [done_line, open, watch_for, yours_now] = lines.map(|line| line.get_untracked());
            let command = Command::HandBack(HandBack {
                done: done_line,
                open,
                watch_for,
                yours_now,
                said_back: said_back.get_untracked(),
            });
            let then = move |given| match given {
                Given::Kept | Given::NotKept => {
                    settings::buzz();
                    done.set(true);
                    document::focus_heading_soon();
                }
                other => {
                    let _ = sent.try_set_value(false);
                    app.say_given(other, "");
                }
            };
            let besides = Change::without_drafts(&LINES.map(|(name, _, _)| draft_of(&id, name)));
            app.give(&id, vec![command], besides, Box::new(then));
        }
    };
    let fields = LINES
        .iter()
        .zip(lines)
        .map(|((name, label, hint), line)| line_field(app, &id, name, label, hint, line))
        .collect_view();
    let (title, button) = match own {
        true => ("It is done", "Close this lead"),
        false => ("Hand it back", "Hand it back"),
    };
    view! {
        <article class=["hand-back ", rung_class(Verdict::HandBack)].concat()>
            <TopRow up=Route::Situation(kept.id.clone()).href() here="Hand it back"/>
            <h1>{title}</h1>
            <p class="soft" dir="auto">{kept.title.clone()}</p>
            {(!own).then(|| to_say(app))}
            <form on:submit=send>
                {fields}
                {(!own).then(|| said_back_box(said_back))}
                <button type="submit" class="button button--primary button--wide">
                    {button}
                </button>
            </form>
        </article>
    }
    .into_any()
}

/// The line of the card, to begin with.
fn to_say(app: AppState) -> AnyView {
    let variant = app.index.check.variant(Verdict::HandBack, "now");
    let say = variant
        .map(|variant| variant.say.clone())
        .unwrap_or_default();
    let line = RwSignal::new(say);
    let edit = Callback::new(move |text| line.set(text));
    view! {
        <p class="soft">"Sit together if you can. A call or a note will do."</p>
        {say_line(app, line.into(), edit)}
    }
    .into_any()
}

fn line_field(
    app: AppState,
    id: &str,
    name: &'static str,
    label: &'static str,
    hint: &'static str,
    line: RwSignal<String>,
) -> AnyView {
    let field = draft_of(id, name);
    let element = ["hand-back-", name].concat();
    let hint_id = [element.as_str(), "-hint"].concat();
    view! {
        <div class="writing">
            <label for=element.clone()>{label}</label>
            <p id=hint_id.clone() class="soft small">{hint}</p>
            <input
                id=element
                class="field"
                type="text"
                dir="auto"
                autocomplete="off"
                maxlength=LINE_CHARS_MAX
                aria-describedby=hint_id
                prop:value=line.get_untracked()
                on:input:target=move |event| {
                    line.set(event.target().value());
                    app.typed(&field, &line.get_untracked());
                }
            />
        </div>
    }
    .into_any()
}

fn said_back_box(said_back: RwSignal<bool>) -> AnyView {
    view! {
        <label class="tick">
            <input
                type="checkbox"
                prop:checked=said_back
                on:change:target=move |event| said_back.set(event.target().checked())
            />
            <span>"They said it back in their own words"</span>
        </label>
    }
    .into_any()
}

/// After it is handed back: one calm screen.
fn quiet_moment(app: AppState, kept: &Situation) -> AnyView {
    let own = kept
        .handed_back()
        .last()
        .is_some_and(|lead| lead.end.is_own_work());
    let count = app.leads_returned();
    let told = match (own, count) {
        (true, _) => "Your own work, brought to its end.".to_owned(),
        (false, 1) => "One lead returned.".to_owned(),
        (false, count) => [&count.to_string(), " leads returned."].concat(),
    };
    let title = if own {
        "It is done"
    } else {
        "It is theirs again"
    };
    let asked = kept.look_back_on().map(|day| {
        let day = days::said(day, app.today.get_untracked());
        [
            "You look back on it: ",
            &day,
            ". Until then, leave it with them.",
        ]
        .concat()
    });
    view! {
        <div class=["empty hand-back__moment ", rung_class(Verdict::HandBack)].concat()>
            {verdict_drawing(Verdict::HandBack)}
            <h1>{title}</h1>
            <p class="prose">{told}</p>
            <p class="soft">{asked}</p>
            <p>
                <a class="button button--primary" href=Route::Today.href()>
                    "Done"
                </a>
            </p>
            <p>
                <a href=Route::Situation(kept.id.clone()).href()>"Open the situation"</a>
            </p>
        </div>
    }
    .into_any()
}

fn no_lead(kept: &Situation) -> AnyView {
    view! {
        <div class="empty">
            {motif()}
            <h1>"You hold no lead here"</h1>
            <p>"There is nothing to hand back."</p>
            <p>
                <a class="button" href=Route::Situation(kept.id.clone()).href()>
                    "Open the situation"
                </a>
            </p>
        </div>
    }
    .into_any()
}
