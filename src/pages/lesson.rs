//! A lesson: the idea, a story, a case question, one thing to try today.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::frame::{TopRow, did_not_load, entered, on_its_way};
use super::not_found::NotFoundPage;
use super::share::share_button;
use crate::components::case_question::CaseQuestionCard;
use crate::components::icon::{Icon, icon};
use crate::components::writing::Writing;
use crate::domain::lesson::{Lesson, LessonHead};
use crate::domain::practice::REFLECTION_CHARS_MAX;
use crate::domain::year_steps::Item;
use crate::platform::{arrivals, document};
use crate::route::Route;
use crate::state::lessons::reflection_field;
use crate::state::use_app;

/// A lesson, by the slug in its address.
#[component]
pub fn LessonPage() -> impl IntoView {
    let app = use_app();
    let params = use_params_map();
    let head = Memo::new(move |_| {
        let slug = params.with(|params| params.get("slug")).unwrap_or_default();
        app.index.lesson_by_slug(&slug)
    });
    move || match head.get() {
        Some(head) => view! { <LessonOf head/> }.into_any(),
        None => view! { <NotFoundPage/> }.into_any(),
    }
}

/// A lesson, by its head.
#[component]
pub fn LessonOf(
    /// What the index knows of it.
    head: &'static LessonHead,
) -> impl IntoView {
    entered(head.title.as_str());
    let app = use_app();
    let track = app
        .index
        .track(&head.track)
        .map_or("", |track| track.title.as_str());
    let place = app
        .index
        .lessons
        .iter()
        .filter(|other| other.track == head.track);
    let position = place
        .clone()
        .position(|other| other.id == head.id)
        .unwrap_or(0)
        + 1;
    let here = [
        track,
        " · ",
        &position.to_string(),
        " of ",
        &place.count().to_string(),
    ]
    .concat();
    let again = Callback::new(move |()| app.library.request(app.index, &head.id));
    if app.live {
        again.run(());
    }
    let body = move || match app.library.lesson(app.index, &head.id) {
        Some(Ok(lesson)) => view! { <LessonBody head lesson/> }.into_any(),
        Some(Err(reason)) => did_not_load("The rest of this lesson", reason, again),
        None => on_its_way(),
    };
    view! {
        <article class="lesson">
            <TopRow up=Route::Today.href() here>
                <KeepButton head/>
                {share_button(
                    app,
                    "Share this lesson",
                    &head.title,
                    head.idea.clone(),
                    Route::Lesson(head.slug.clone()),
                )}
            </TopRow>
            <h1>{head.title.as_str()}</h1>
            <p class="lesson__idea prose">{head.idea.as_str()}</p>
            {body}
        </article>
    }
    .into_any()
}

#[component]
fn LessonBody(head: &'static LessonHead, lesson: &'static Lesson) -> impl IntoView {
    let app = use_app();
    let id = head.id.as_str();
    let answered = Memo::new(move |_| {
        app.ledger.with(|ledger| {
            let answers = &ledger.lesson(id)?.answers;
            // Later answers belong to reviews.
            answers.first().map(|answer| usize::from(answer.option))
        })
    });
    // Shown at once, kept a moment later: the tap answers within a frame.
    let tapped = RwSignal::new(None::<usize>);
    let chosen = Signal::derive(move || tapped.get().or_else(|| answered.get()));
    let choose = Callback::new(move |at: usize| {
        tapped.set(Some(at));
        let right = lesson
            .question
            .options
            .get(at)
            .is_some_and(|option| option.right);
        app.answer_case(id, at as u8, right);
    });
    if app.live
        && untrack(|| answered.get()).is_none()
        && let Some((slug, at)) = arrivals::take_answered()
        && slug == head.slug
        && at < lesson.question.options.len()
    {
        // The page shows it already; what is kept is kept once there is an app.
        tapped.set(Some(at));
        Effect::new(move |_| choose.run(at));
    }
    view! {
        <div class="lesson__story prose">
            {lesson.story.iter().map(|paragraph| view! { <p>{paragraph.as_str()}</p> }).collect_view()}
        </div>
        <CaseQuestionCard question=&lesson.question chosen on_choose=choose/>
        <section class="try" aria-labelledby="try">
            <h2 id="try">"Try today"</h2>
            <p class="prose">{lesson.try_today.as_str()}</p>
        </section>
        {lesson.source_note.as_deref().map(|note| {
            view! {
                <p class="source soft small">
                    {note} " " <a href=Route::Sources.href()>"All sources"</a>
                </p>
            }
        })}
        {move || chosen.get().is_some().then(|| view! { <AfterLesson head/> })}
        {drawn_ahead(lesson)}
    }
    .into_any()
}

/// How the question will look once it is answered, for each option: the boot script shows it if
/// somebody answers before the program is there.
#[cfg(feature = "ssr")]
fn drawn_ahead(lesson: &'static Lesson) -> AnyView {
    let draw = |at| {
        let chosen = Signal::stored(Some(at));
        let on_choose = Callback::new(|_| {});
        view! {
            <template class="answered">
                <CaseQuestionCard question=&lesson.question chosen on_choose/>
            </template>
        }
    };
    let options = 0..lesson.question.options.len();
    options.map(draw).collect_view().into_any()
}

#[cfg(not(feature = "ssr"))]
fn drawn_ahead(_: &'static Lesson) {}

/// What follows an answered lesson: a line of one's own, and the way on.
#[component]
fn AfterLesson(head: &'static LessonHead) -> impl IntoView {
    let app = use_app();
    let id = head.id.as_str();
    let field = reflection_field(id);
    let saved = untrack(|| app.practice(id)).reflection;
    let draft = app.draft(&field);
    let unsaved = RwSignal::new(draft.as_deref().is_some_and(|draft| draft != saved));
    let draft = draft.unwrap_or_default();
    let text = Signal::derive(move || match unsaved.get() {
        true => draft.clone(),
        false => app.practice(id).reflection,
    });
    let typed = Callback::new(move |text: String| {
        unsaved.set(true);
        app.typed(&reflection_field(id), &text);
    });
    let save = Callback::new(move |text: String| {
        app.reflect(id, &text, move |kept| {
            if kept {
                document::focus_on("#reflection");
                unsaved.set(false);
                app.say_saved();
            }
        });
    });
    view! {
        <section class="after">
            <Writing
                id="reflection"
                label="One line for yourself"
                chars_max=REFLECTION_CHARS_MAX
                hint="What will you try, or what happened when you did? Roles, not names."
                text
                unsaved=unsaved.into()
                on_typed=typed
                on_save=save
            />
            <p class="after__ways">
                <a class="button button--primary" href=Route::Today.href()>
                    "Done for today"
                </a>
                {next_after(head)}
            </p>
        </section>
    }
    .into_any()
}

/// What comes next: by the plan if that is a lesson or a scenario, else the lesson after this one.
fn next_after(head: &'static LessonHead) -> impl Fn() -> Option<AnyView> {
    let app = use_app();
    let planned = Memo::new(move |_| app.next_item());
    move || {
        let next = match planned.get() {
            Item::Lesson(id) => app.index.lesson(id),
            Item::Scenario { id, .. } => {
                let next = app.index.scenario(id)?;
                return Some(next_link(&Route::Practice(next.slug.clone()), &next.title));
            }
            Item::Review | Item::LookBack(_) | Item::AllDone => None,
        };
        let mut after = app.index.lessons.iter();
        let next = next
            .filter(|next| next.id != head.id)
            .or_else(|| after.find(|other| other.order > head.order))?;
        Some(next_link(&Route::Lesson(next.slug.clone()), &next.title))
    }
}

fn next_link(to: &Route, title: &'static str) -> AnyView {
    view! {
        <a class="quiet" href=to.href()>
            "Next: " {title}
        </a>
    }
    .into_any()
}

#[component]
fn KeepButton(head: &'static LessonHead) -> impl IntoView {
    let app = use_app();
    let id = head.id.as_str();
    let kept = Memo::new(move |_| app.practice(id).kept);
    view! {
        <button
            type="button"
            class="icon-button"
            class:icon-button--on=move || kept.get()
            aria-label="Keep this lesson"
            aria-pressed=move || if kept.get() { "true" } else { "false" }
            on:click=move |_| app.toggle_kept(id)
        >
            {icon(Icon::Keep)}
        </button>
    }
    .into_any()
}
