//! The plan on a verdict: "If [moment], then I will [say, ask or do]", how sure they are that help
//! is wanted, the end of a lead, and the day to look back. Good defaults stand there already.

use leptos::prelude::*;

use super::days;
use super::lead::end_lines;
use crate::components::day_choice::DayChoice;
use crate::components::own_words::OwnWords;
use crate::components::radio_row::RadioRow;
use crate::domain::check::Verdict;
use crate::domain::check::model::Variant;
use crate::domain::day::Day;
use crate::domain::lead::LINE_CHARS_MAX;
use crate::domain::plan::{Forecast, How, MOMENT_CHARS_MAX, WORDS_CHARS_MAX};
use crate::domain::plan_form::{BACK_TO, PlanForm};
use crate::domain::situation::ROLE_CHARS_MAX;
use crate::domain::suggestion::{Action, Suggestions};
use crate::state::AppState;
use crate::state::check::PLAN_DRAFT;

/// The plan being made, and what it is made from.
#[derive(Clone, Copy)]
pub struct Making {
    /// What stands in the form.
    pub form: RwSignal<PlanForm>,
    app: AppState,
    suggested: &'static Suggestions,
    stand_back: &'static Suggestions,
    variant: &'static Variant,
    today: Day,
    /// The other choice with its words, as the person left them.
    aside: StoredValue<Option<PlanForm>>,
}

impl Making {
    /// The form for a verdict, with what its draft says; `None` where no plan is made.
    pub fn new(
        app: AppState,
        verdict: Verdict,
        variant: &'static Variant,
        holding: bool,
    ) -> Option<Making> {
        if verdict == Verdict::GetHelp {
            return None;
        }
        let today = app.today.get_untracked();
        let suggested = app.index.suggestions(verdict)?;
        let fresh = PlanForm::new(suggested, variant, today, holding);
        let form = match app.draft(PLAN_DRAFT) {
            Some(draft) => fresh.with_draft(&draft),
            None => fresh,
        };
        Some(Making {
            form: RwSignal::new(form),
            app,
            suggested,
            stand_back: app.index.suggestions(Verdict::StandBack)?,
            variant,
            today,
            aside: StoredValue::new(None),
        })
    }

    /// Changes the form and keeps it as a draft.
    pub fn change(self, change: impl FnOnce(&mut PlanForm)) {
        self.form.update(change);
        let text = self.form.with_untracked(PlanForm::to_text);
        self.app.typed(PLAN_DRAFT, &text);
    }

    /// They leave it this time, or do it after all. Each choice keeps its own words; at first they
    /// come from the suggestions for it.
    fn stand_down(self, stands_down: bool) {
        let left = self.form.get_untracked();
        if left.stands_down == stands_down {
            return;
        }
        let suggested = match stands_down {
            true => self.stand_back,
            false => self.suggested,
        };
        let other = self
            .aside
            .get_value()
            .unwrap_or_else(|| PlanForm::new(suggested, self.variant, self.today, false));
        self.change(|form| {
            form.stands_down = stands_down;
            form.moment = other.moment;
            form.how = other.how;
            form.words = other.words;
            form.look_back = other.look_back;
        });
        self.aside.set_value(Some(left));
    }

    /// Says, asks or does. Words that were only picked give way to ones that fit; the person's own
    /// stay.
    fn change_how(self, how: How) {
        let actions = self.actions();
        self.change(|form| {
            let picked = actions.iter().any(|action| action.words == form.words);
            let fitting = actions.iter().find(|action| action.how == how);
            if let (true, Some(fitting)) = (picked || form.words.is_empty(), fitting) {
                form.words = fitting.words.clone();
            }
            form.how = how;
        });
    }

    /// Everything that is suggested to say, ask or do.
    fn actions(self) -> Vec<Action> {
        let suggested = match self.form.with_untracked(|form| form.stands_down) {
            true => self.stand_back,
            false => self.suggested,
        };
        let mut actions = suggested.actions.clone();
        actions.push(Action {
            how: How::Say,
            words: self.variant.say.clone(),
        });
        actions
    }
}

/// The whole form.
pub fn plan_form(making: Making) -> AnyView {
    let form = making.form;
    let takes_lead = form.with_untracked(|form| form.takes_lead);
    let asks_end = Memo::new(move |_| form.with(PlanForm::asks_end));
    view! {
        <section class="plan" aria-labelledby="plan-title">
            <h2 id="plan-title">"Your plan"</h2>
            {takes_lead.then(|| stand_down_row(making))}
            <p class="plan__sentence prose" dir="auto">
                {move || form.with(|form| form.plan().sentence())}
            </p>
            <details class="why">
                <summary>"Change the plan"</summary>
                {words(making)}
            </details>
            {move || asks_end.get().then(|| end(making))}
            {forecast(making)}
            {look_back(making)}
        </section>
    }
    .into_any()
}

fn stand_down_row(making: Making) -> AnyView {
    let chosen =
        Signal::derive(move || Some(making.form.with(|form| usize::from(form.stands_down))));
    let labels = ["I will do this", "I leave it this time"];
    view! {
        <RadioRow
            legend="What will you do?"
            helper=""
            labels=labels.map(str::to_owned).to_vec()
            chosen
            on_choose=Callback::new(move |at| making.stand_down(at == 1))
        />
    }
    .into_any()
}

/// Moment, kind and words.
fn words(making: Making) -> AnyView {
    let form = making.form;
    let actions = making.actions();
    let offered: Vec<String> = actions.iter().map(|action| action.words.clone()).collect();
    let how = Signal::derive(move || {
        let how = form.with(|form| form.how);
        How::ALL.into_iter().position(|known| known == how)
    });
    let change_words = Callback::new(move |text: String| {
        let picked = actions.iter().find(|action| action.words == text);
        let how = picked.map(|action| action.how);
        making.change(|form| {
            form.how = how.unwrap_or(form.how);
            form.words = text;
        });
    });
    view! {
        <OwnWords
            id="plan-moment"
            label="If"
            suggestions=making.suggested.moments.clone()
            value=Signal::derive(move || form.with(|form| form.moment.clone()))
            chars_max=MOMENT_CHARS_MAX
            on_change=Callback::new(move |text| making.change(|form| form.moment = text))
        />
        <RadioRow
            legend="then I will"
            helper=""
            labels=["say", "ask", "do"].map(str::to_owned).to_vec()
            chosen=how
            on_choose=Callback::new(move |at: usize| {
                if let Some(how) = How::ALL.get(at) {
                    making.change_how(*how);
                }
            })
        />
        <OwnWords
            id="plan-words"
            label="this"
            suggestions=offered
            value=Signal::derive(move || form.with(|form| form.words.clone()))
            chars_max=WORDS_CHARS_MAX
            on_change=change_words
        />
    }
    .into_any()
}

/// The end of the lead in one sentence, and the way to change it: a condition, who gets it back, a
/// day; or the day to decide by.
fn end(making: Making) -> AnyView {
    let form = making.form;
    let later = Memo::new(move |_| form.with(|form| form.decides_later));
    let legend = move || match later.get() {
        true => "I will decide by",
        false => "It ends at the latest",
    };
    let told = move || match form.with(PlanForm::end) {
        Some(end) => end_lines(&end, making.today),
        None => view! { <p>"The day is missing. Pick one below."</p> }.into_any(),
    };
    view! {
        <section class="plan__end" aria-labelledby="end-title">
            <h3 id="end-title">"How it ends"</h3>
            {told}
            <details class="why">
                <summary>"Change how it ends"</summary>
                <RadioRow
                    legend="A lead is lent. Say its end now, or when you will."
                    helper=""
                    labels=["I know how it ends", "I will decide by a day"].map(str::to_owned).to_vec()
                    chosen=Signal::derive(move || Some(usize::from(later.get())))
                    on_choose=Callback::new(move |at| making.change(|form| form.decides_later = at == 1))
                />
                {move || (!later.get()).then(|| condition_and_role(making))}
                {move || day_of_end(making, legend())}
            </details>
        </section>
    }
    .into_any()
}

fn condition_and_role(making: Making) -> AnyView {
    let form = making.form;
    let own_work = form.with_untracked(|form| form.own_work);
    let role = (!own_work).then(|| {
        view! {
            <OwnWords
                id="plan-back-to"
                label="Who gets it back"
                suggestions=BACK_TO.map(str::to_owned).to_vec()
                value=Signal::derive(move || form.with(|form| form.back_to.clone()))
                chars_max=ROLE_CHARS_MAX
                on_change=Callback::new(move |text| making.change(|form| form.back_to = text))
            />
        }
    });
    view! {
        <OwnWords
            id="plan-ends-when"
            label="It ends when"
            suggestions=making.suggested.ends.clone()
            value=Signal::derive(move || form.with(|form| form.ends_when.clone()))
            chars_max=LINE_CHARS_MAX
            on_change=Callback::new(move |text| making.change(|form| form.ends_when = text))
        />
        {role}
    }
    .into_any()
}

fn day_of_end(making: Making, legend: &'static str) -> AnyView {
    let form = making.form;
    let none: Option<String> = None;
    view! {
        <DayChoice
            id="plan-by"
            legend
            offered=days::ends(making.today)
            none
            chosen=Signal::derive(move || form.with(|form| form.by))
            first=making.today
            on_change=Callback::new(move |day| making.change(|form| form.by = day))
        />
    }
    .into_any()
}

fn forecast(making: Making) -> AnyView {
    let form = making.form;
    let levels: Vec<Forecast> = (0..Forecast::LEVELS).filter_map(Forecast::new).collect();
    let labels = levels
        .iter()
        .map(|level| level.label().to_owned())
        .collect();
    let chosen = Signal::derive(move || {
        form.with(|form| form.forecast.map(|level| usize::from(level.level())))
    });
    let choose = Callback::new(move |at: usize| {
        let level = levels.get(at).copied();
        // The same tap again takes it back: the question need not be answered.
        making.change(|form| form.forecast = if form.forecast == level { None } else { level });
    });
    view! {
        <RadioRow
            legend="How sure are you that they want your help?"
            helper="If you like. It is shown to you again after you look back."
            labels
            chosen
            on_choose=choose
        />
    }
    .into_any()
}

fn look_back(making: Making) -> AnyView {
    let form = making.form;
    view! {
        <DayChoice
            id="plan-look-back"
            legend="Look back on it"
            offered=days::look_backs(making.today)
            none=Some("No look-back".to_owned())
            chosen=Signal::derive(move || form.with(|form| form.look_back))
            first=making.today
            on_change=Callback::new(move |day| making.change(|form| form.look_back = day))
        />
    }
    .into_any()
}
