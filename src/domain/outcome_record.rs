//! The outcome record: what became of a situation, as a dated plain text for others. Facts, what was
//! done and what came of it; what a person only thinks, and who it was, is left out unless they tick
//! it.
//!
//! Earlier versions of a text, the moment of a plan and whether they would do the same again stay
//! with the person in any case. A plan is told as a plan: nothing here knows whether it was done.
//! Showing, sharing and keeping the text are others' work.

use super::check::wording::Wording;
use super::day::Day;
use super::lead::{BackTo, HandBack, LeadEnd, Renewal};
use super::look_back::{LookBack, Tap};
use super::names::Names;
use super::plan::{How, Plan};
use super::situation::{CheckTaken, Event, Situation};

/// What goes into the record besides facts, action and outcome; nothing, unless it is ticked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Include {
    /// What the person makes of it.
    pub story: bool,
    /// Verdicts with their reasons and answers, and whether they wanted help.
    pub guesses: bool,
    /// How sure the person was, before acting, that help was wanted.
    pub confidence: bool,
    /// Who it is about and who gets the lead back, and names in full where texts hold any.
    pub names: bool,
}

/// The record of a situation, written on `today`. `wording` gives the words of a version of the
/// rules, `written_day` a day as this person writes it. What is empty does not appear.
pub fn outcome_record(
    situation: &Situation,
    today: Day,
    include: Include,
    wording: &dyn Fn(&str) -> Option<Wording>,
    written_day: &dyn Fn(Day) -> String,
) -> String {
    let names = (!include.names).then(|| names_in(situation));
    let teller = Teller {
        situation,
        include,
        names,
        wording,
        written_day,
    };
    let parts = [
        teller.head(today),
        part("What happened", teller.own(&situation.facts)),
        part("What I make of it", teller.story()),
        part("How I judged it", teller.judged()),
        part("What was done", teller.done()),
        part("What came of it", teller.came_of_it()),
    ];
    let told: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    told.join("\n\n")
}

/// What looks like a name in anything the person wrote: known from one text, it is known in all.
fn names_in(situation: &Situation) -> Names {
    let mut texts = vec![situation.title.as_str(), &situation.facts, &situation.story];
    let mut ends = Vec::new();
    for entry in &situation.entries {
        match &entry.event {
            Event::Planned(plan) => {
                texts.extend([plan.moment.as_str(), &plan.words]);
                ends.extend(&plan.lead);
            }
            Event::Renewed(Renewal { why, end }) => {
                texts.push(why);
                ends.push(end);
            }
            Event::HandedBack(back) => {
                texts.extend([back.done.as_str(), &back.open, &back.watch_for]);
                texts.push(&back.yours_now);
            }
            Event::LookedBack(look_back) => texts.push(&look_back.line),
            _ => {}
        }
    }
    let mut roles = vec![situation.role.as_str()];
    for end in ends {
        if let LeadEnd::Set { when, back_to, .. } = end {
            texts.push(when);
            if let BackTo::Somebody(role) = back_to {
                roles.push(role);
            }
        }
    }
    roles.sort_unstable();
    roles.dedup();
    Names::in_texts(texts.iter().copied()).and_in_roles(&roles, &texts)
}

/// A heading and what stands under it; nothing if nothing does.
fn part(heading: &str, body: String) -> String {
    match body.is_empty() {
        true => body,
        false => [heading, "\n", &body].concat(),
    }
}

/// A line of its own, unless there is nothing to say.
fn labelled(label: &str, text: &str) -> Option<String> {
    (!text.is_empty()).then(|| [label, ": ", text].concat())
}

/// Tells one situation.
struct Teller<'a> {
    situation: &'a Situation,
    include: Include,
    names: Option<Names>,
    wording: &'a dyn Fn(&str) -> Option<Wording>,
    written_day: &'a dyn Fn(Day) -> String,
}

impl Teller<'_> {
    /// Something the person wrote.
    fn own(&self, text: &str) -> String {
        match &self.names {
            Some(names) => names.shortened(text),
            None => text.to_owned(),
        }
    }

    fn on(&self, day: Day, told: &str) -> String {
        [&(self.written_day)(day), ": ", told].concat()
    }

    fn head(&self, today: Day) -> String {
        let mut lines = Vec::new();
        let title = &self.situation.title;
        // A title that nobody wrote is the verdict's, which is a guess.
        let mut checks = self.situation.checks();
        let is_guess = checks.any(|(_, check)| self.verdict_title(check) == *title);
        if !title.is_empty() && (self.include.guesses || !is_guess) {
            lines.push(self.own(title));
        }
        let begun = (self.written_day)(self.situation.created);
        let written = (self.written_day)(today);
        lines.push(["Begun on ", &begun, ". Written on ", &written, "."].concat());
        if self.include.names {
            lines.extend(labelled("Who it is about", &self.situation.role));
        }
        lines.join("\n")
    }

    fn story(&self) -> String {
        match self.include.story {
            true => self.own(&self.situation.story),
            false => String::new(),
        }
    }

    fn verdict_title(&self, check: &CheckTaken) -> String {
        let wording = (self.wording)(&check.model);
        wording.map_or_else(String::new, |words| words.title(check.verdict).to_owned())
    }

    fn judged(&self) -> String {
        if !self.include.guesses {
            return String::new();
        }
        let mut lines = Vec::new();
        for (day, check) in self.situation.checks() {
            let title = self.verdict_title(check);
            let verdict = match title.is_empty() {
                true => check.because.clone(),
                false => [&title, ". ", &check.because].concat(),
            };
            lines.push(self.on(day, &verdict));
            let Some(words) = (self.wording)(&check.model) else {
                continue;
            };
            for (question, answer) in &check.asked {
                let label = words.label(*question, *answer);
                lines.push([words.question(*question), " ", label].concat());
            }
        }
        lines.join("\n")
    }

    fn done(&self) -> String {
        let mut lines = Vec::new();
        let mut own_work = false;
        for (place, entry) in self.situation.entries.iter().enumerate() {
            match &entry.event {
                Event::Planned(plan) => {
                    if !self.is_replaced(place) {
                        lines.extend(self.planned(entry.day, plan));
                    }
                    if let Some(end) = &plan.lead {
                        own_work = end.is_own_work();
                        lines.push(self.on(entry.day, "I took the lead."));
                        lines.extend(self.end(end));
                    }
                }
                Event::Renewed(renewal) => {
                    own_work = renewal.end.is_own_work();
                    lines.extend(self.renewed(entry.day, renewal));
                }
                Event::HandedBack(back) => lines.extend(self.back(entry.day, back, own_work)),
                _ => {}
            }
        }
        lines.join("\n")
    }

    /// Whether another plan was made on the same check later.
    fn is_replaced(&self, place: usize) -> bool {
        let later = self.situation.entries.iter().skip(place + 1);
        later
            .take_while(|entry| !matches!(entry.event, Event::Checked(_)))
            .any(|entry| matches!(entry.event, Event::Planned(_)))
    }

    fn planned(&self, day: Day, plan: &Plan) -> Vec<String> {
        let words = self.own(&plan.words);
        let to = match plan.how {
            How::Say => ["say: “", &words, "”"].concat(),
            How::Ask => ["ask: “", &words, "”"].concat(),
            How::Do => [words.trim_end_matches('.'), "."].concat(),
        };
        let begins = match plan.stands_down {
            true => "I chose to leave it to the others. I planned to ",
            false => "I planned to ",
        };
        let mut lines = vec![self.on(day, &[begins, &to].concat())];
        if let Some(forecast) = plan.forecast.filter(|_| self.include.confidence) {
            lines.extend(labelled(
                "How sure I was that they wanted help",
                forecast.label(),
            ));
        }
        lines
    }

    fn end(&self, end: &LeadEnd) -> Vec<String> {
        let mut lines = Vec::new();
        match end {
            LeadEnd::Set { when, back_to, by } => {
                lines.extend(labelled("What ends it", &self.own(when)));
                match back_to {
                    BackTo::Mine => lines.push("It is my own work.".to_owned()),
                    BackTo::Somebody(role) if self.include.names => {
                        lines.extend(labelled("Who gets it back", role));
                    }
                    BackTo::Somebody(_) => {}
                }
                lines.extend(labelled("At the latest", &(self.written_day)(*by)));
            }
            LeadEnd::DecideBy(day) => {
                lines.extend(labelled(
                    "I decide how it ends by",
                    &(self.written_day)(*day),
                ));
            }
        }
        lines
    }

    fn renewed(&self, day: Day, renewal: &Renewal) -> Vec<String> {
        // No reason is given where an end that was still open is settled.
        let told = match renewal.why.is_empty() {
            true => "I settled how the lead ends.",
            false => "I kept the lead.",
        };
        let mut lines = vec![self.on(day, told)];
        lines.extend(labelled("What was still needed", &self.own(&renewal.why)));
        lines.extend(self.end(&renewal.end));
        lines
    }

    fn back(&self, day: Day, back: &HandBack, own_work: bool) -> Vec<String> {
        let told = match (own_work, back.said_back) {
            (true, _) => "I ended the lead.",
            (false, true) => "I handed it back. They said it back.",
            (false, false) => "I handed it back.",
        };
        let mut lines = vec![self.on(day, told)];
        for (label, text) in [
            ("Done", &back.done),
            ("Open", &back.open),
            ("Watch for", &back.watch_for),
            ("Yours now", &back.yours_now),
        ] {
            lines.extend(labelled(label, &self.own(text)));
        }
        lines
    }

    fn came_of_it(&self) -> String {
        let mut lines = Vec::new();
        for entry in &self.situation.entries {
            if let Event::LookedBack(look_back) = &entry.event {
                lines.extend(self.looked_back(entry.day, look_back));
            }
        }
        lines.join("\n")
    }

    fn looked_back(&self, day: Day, look_back: &LookBack) -> Vec<String> {
        let happened = [look_back.happened.label(), "."].concat();
        let mut lines = vec![self.on(day, &happened)];
        if !look_back.line.is_empty() {
            lines.push(self.own(&look_back.line));
        }
        if self.include.guesses {
            lines.push(["Did they want help? ", look_back.wanted.label()].concat());
        }
        lines
    }
}
