//! The plan while it is being made: good defaults from the verdict, changed by taps or typed, and
//! kept as a draft until it is saved.

use super::check::model::Variant;
use super::check::verdict::Verdict;
use super::command::takes_lead;
use super::day::Day;
use super::lead::{BackTo, LeadEnd};
use super::plan::{Forecast, How, Plan};
use super::suggestion::Suggestions;

/// Who gets it back unless the person says otherwise.
pub const BACK_TO: [&str; 3] = [
    "The one whose work it is",
    "The team",
    "Whoever has the say",
];

/// What stands in the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanForm {
    /// Verdict and variant it is made for: a draft made for another one does not fit.
    made_for: String,
    /// The moment that starts it.
    pub moment: String,
    /// Say, ask or do.
    pub how: How,
    /// What to say, ask or do.
    pub words: String,
    /// They leave it this time.
    pub stands_down: bool,
    /// How sure they are that help is wanted.
    pub forecast: Option<Forecast>,
    /// The day to look back, if any.
    pub look_back: Option<Day>,
    /// Whether stepping in here takes a lead at all.
    pub takes_lead: bool,
    /// It is the person's own work: nobody gets it back.
    pub own_work: bool,
    /// The end is to be decided by the day, rather than said now.
    pub decides_later: bool,
    /// What ends the lead.
    pub ends_when: String,
    /// Who gets it back.
    pub back_to: String,
    /// The day it ends at the latest; `None` while a day is being picked.
    pub by: Option<Day>,
}

impl PlanForm {
    /// The form as it is first shown. `holding` says that a lead is held already: it stays.
    pub fn new(suggested: &Suggestions, variant: &Variant, today: Day, holding: bool) -> PlanForm {
        let action = suggested.actions.first();
        let after = |days: Option<u8>| days.map(|days| today.plus(i32::from(days)));
        let verdict = suggested.verdict;
        PlanForm {
            made_for: [verdict.code(), "/", &variant.code].concat(),
            moment: suggested.moments.first().cloned().unwrap_or_default(),
            how: action.map_or(How::Say, |action| action.how),
            words: action.map_or_else(|| variant.say.clone(), |action| action.words.clone()),
            stands_down: verdict == Verdict::StandBack,
            forecast: None,
            look_back: after(suggested.look_back_days),
            takes_lead: takes_lead(verdict) && !holding,
            own_work: variant.code == "own",
            decides_later: false,
            ends_when: suggested.ends.first().cloned().unwrap_or_default(),
            back_to: BACK_TO[0].to_owned(),
            by: after(suggested.lead_days),
        }
    }

    /// Whether the form asks for the end of a lead.
    pub const fn asks_end(&self) -> bool {
        self.takes_lead && !self.stands_down
    }

    /// The end as it stands; `None` while its day is missing.
    pub fn end(&self) -> Option<LeadEnd> {
        let by = self.by?;
        Some(match self.decides_later {
            true => LeadEnd::DecideBy(by),
            false => LeadEnd::Set {
                when: self.ends_when.clone(),
                back_to: match self.own_work {
                    true => BackTo::Mine,
                    false => BackTo::Somebody(self.back_to.clone()),
                },
                by,
            },
        })
    }

    /// The plan as it stands.
    pub fn plan(&self) -> Plan {
        Plan {
            moment: self.moment.clone(),
            how: self.how,
            words: self.words.clone(),
            stands_down: self.stands_down,
            forecast: self.forecast,
            look_back: self.look_back,
            lead: if self.asks_end() { self.end() } else { None },
        }
    }

    /// The form as a draft: one line a field, and none for what is not set.
    pub fn to_text(&self) -> String {
        let day = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
        let level = self.forecast.map(|forecast| forecast.level().to_string());
        [
            ("made-for", self.made_for.clone()),
            ("moment", one_line(&self.moment)),
            ("how", self.how.code().to_owned()),
            ("words", one_line(&self.words)),
            ("stands-down", flag(self.stands_down)),
            ("forecast", level.unwrap_or_default()),
            ("look-back", day(self.look_back)),
            ("decides-later", flag(self.decides_later)),
            ("ends-when", one_line(&self.ends_when)),
            ("back-to", one_line(&self.back_to)),
            ("by", day(self.by)),
        ]
        .map(|(name, value)| [name, "=", &value].concat())
        .join("\n")
    }

    /// This form with what a draft says instead. What cannot be read stays as it is, and so does
    /// everything where the draft was made for another verdict.
    #[must_use]
    pub fn with_draft(mut self, text: &str) -> PlanForm {
        let made_for = ["made-for=", &self.made_for].concat();
        if text.lines().next() != Some(made_for.as_str()) {
            return self;
        }
        for (name, value) in text.lines().filter_map(|line| line.split_once('=')) {
            match name {
                "moment" => self.moment = value.to_owned(),
                "how" => self.how = How::from_code(value).unwrap_or(self.how),
                "words" => self.words = value.to_owned(),
                "stands-down" => self.stands_down = value == "yes",
                "forecast" => {
                    self.forecast = value.parse().ok().and_then(Forecast::new);
                }
                "look-back" => self.look_back = Day::parse(value),
                "decides-later" => self.decides_later = value == "yes",
                "ends-when" => self.ends_when = value.to_owned(),
                "back-to" => self.back_to = value.to_owned(),
                "by" => self.by = Day::parse(value),
                _ => {}
            }
        }
        self
    }
}

fn flag(set: bool) -> String {
    if set { "yes" } else { "no" }.to_owned()
}

/// A draft holds one line a field.
fn one_line(text: &str) -> String {
    text.replace(['\n', '\r'], " ")
}
