//! The journal as Markdown: all a person wrote about their situations, to read without the app.
//!
//! It is for the person, so nothing is shortened as it is in the outcome record; what lies in the
//! Deleted list is left out. Text a person wrote is quoted and its signs are disarmed, so that it
//! cannot pass for a part of the page. Nothing reads this file back.

use std::cmp::Reverse;

use crate::domain::check::wording::Wording;
use crate::domain::day::Day;
use crate::domain::lead::{BackTo, HandBack, LeadEnd};
use crate::domain::look_back::{LookBack, Tap};
use crate::domain::plan::Plan;
use crate::domain::situation::{CheckTaken, Entry, Event, Situation};

/// The journal as it stands `today`: open situations first, the last touched first. `wording` gives
/// the words of a version of the rules, `written_day` a day as this person writes it.
pub fn journal_text<'a>(
    situations: impl IntoIterator<Item = &'a Situation>,
    today: Day,
    wording: &dyn Fn(&str) -> Option<Wording>,
    written_day: &dyn Fn(Day) -> String,
) -> String {
    let kept = situations.into_iter();
    let mut kept: Vec<&Situation> = kept.filter(|one| one.deleted.is_none()).collect();
    kept.sort_by_key(|one| {
        (
            one.is_closed(),
            Reverse(one.touched()),
            one.created,
            &one.id,
        )
    });
    let teller = Teller {
        wording,
        written_day,
    };
    let written = inline(&written_day(today));
    let mut text = ["# Journal\n\nWritten on ", &written, ".\n"].concat();
    if kept.is_empty() {
        text.push_str("\nThere is nothing in it yet.\n");
    }
    for situation in kept {
        teller.situation(situation, &mut text);
    }
    text
}

/// One thing that happened: a line of ours, and under it lines that are quoted.
struct Told {
    line: String,
    under: Vec<String>,
}

impl Told {
    fn of(line: &str) -> Told {
        Told {
            line: line.to_owned(),
            under: Vec::new(),
        }
    }

    /// A quoted line, unless there is nothing to say.
    fn with(mut self, label: &str, text: &str) -> Told {
        if !text.trim().is_empty() {
            self.under.push([label, text].concat());
        }
        self
    }
}

struct Teller<'a> {
    wording: &'a dyn Fn(&str) -> Option<Wording>,
    written_day: &'a dyn Fn(Day) -> String,
}

impl Teller<'_> {
    fn day(&self, day: Day) -> String {
        inline(&(self.written_day)(day))
    }

    fn situation(&self, situation: &Situation, text: &mut String) {
        let title = match situation.title.trim().is_empty() {
            true => "Without a title".to_owned(),
            false => inline(&situation.title),
        };
        let stands = match (situation.is_closed(), situation.lead()) {
            (true, _) => ". Closed.",
            (false, Some(_)) => ". Open, holding a lead.",
            (false, None) => ". Open.",
        };
        let begun = self.day(situation.created);
        text.extend(["\n## ", &title, "\n\nBegun on ", &begun, stands, "\n"]);
        for (heading, field) in [
            ("Who it is about", &situation.role),
            ("What happened", &situation.facts),
            ("What I make of it", &situation.story),
        ] {
            if !field.trim().is_empty() {
                text.extend(["\n### ", heading, "\n\n"]);
                quote("", field, text);
            }
        }
        if !situation.entries.is_empty() {
            text.push_str("\n### The thread\n");
        }
        for entry in &situation.entries {
            let told = self.entry(entry);
            text.extend(["\n- ", &self.day(entry.day), ": ", &told.line, "\n"]);
            if !told.under.is_empty() {
                text.push('\n');
                quote("  ", &told.under.join("\n"), text);
            }
        }
    }

    fn entry(&self, entry: &Entry) -> Told {
        match &entry.event {
            Event::Checked(check) => self.checked(check),
            Event::Planned(plan) => self.planned(plan),
            Event::Renewed(renewal) => {
                let line = match renewal.why.is_empty() {
                    true => "I settled how the lead ends.",
                    false => "I kept the lead.",
                };
                let told = Told::of(line).with("What was still needed: ", &renewal.why);
                self.end(told, &renewal.end)
            }
            Event::HandedBack(back) => handed_back(back),
            Event::LookBackOn(day) => {
                Told::of(&["I moved the look-back to ", &self.day(*day), "."].concat())
            }
            Event::LookedBack(look_back) => looked_back(look_back),
            Event::Closed => Told::of("I closed it."),
            Event::Reopened => Told::of("I opened it again."),
        }
    }

    fn checked(&self, check: &CheckTaken) -> Told {
        let words = (self.wording)(&check.model);
        let title = words
            .as_ref()
            .map_or("", |words| words.title(check.verdict));
        let mut told = Told::of("I asked: should I step in?")
            .with("", title)
            .with("", &check.because);
        for (question, answer) in &check.asked {
            let Some(words) = &words else {
                continue;
            };
            let asked = [words.question(*question), " "].concat();
            told = told.with(&asked, words.label(*question, *answer));
        }
        told
    }

    fn planned(&self, plan: &Plan) -> Told {
        let line = match (plan.stands_down, &plan.lead) {
            (true, _) => "I chose to leave it to the others.",
            (false, Some(_)) => "I made a plan and took the lead.",
            (false, None) => "I made a plan.",
        };
        let mut told = Told::of(line).with("", &plan.sentence());
        if let Some(forecast) = plan.forecast {
            told = told.with("How sure I was that they wanted help: ", forecast.label());
        }
        if let Some(day) = plan.look_back {
            told = told.with("Look back on: ", &(self.written_day)(day));
        }
        match &plan.lead {
            Some(end) => self.end(told, end),
            None => told,
        }
    }

    fn end(&self, told: Told, end: &LeadEnd) -> Told {
        match end {
            LeadEnd::Set { when, back_to, by } => {
                let told = told.with("What ends it: ", when);
                let told = match back_to {
                    BackTo::Mine => told.with("", "It is my own work."),
                    BackTo::Somebody(role) => told.with("Who gets it back: ", role),
                };
                told.with("At the latest: ", &(self.written_day)(*by))
            }
            LeadEnd::DecideBy(day) => {
                told.with("I decide how it ends by: ", &(self.written_day)(*day))
            }
        }
    }
}

fn handed_back(back: &HandBack) -> Told {
    let line = match back.said_back {
        true => "I handed it back. They said it back.",
        false => "I handed it back.",
    };
    Told::of(line)
        .with("Done: ", &back.done)
        .with("Open: ", &back.open)
        .with("Watch for: ", &back.watch_for)
        .with("Yours now: ", &back.yours_now)
}

fn looked_back(look_back: &LookBack) -> Told {
    Told::of("I looked back.")
        .with("Did they want help? ", look_back.wanted.label())
        .with("What happened? ", look_back.happened.label())
        .with("Same again? ", look_back.again.label())
        .with("", &look_back.line)
}

/// Adds a text as a quotation, line by line, each behind `indent`.
fn quote(indent: &str, text: &str, to: &mut String) {
    let text = text.trim_matches(is_break);
    for line in text.replace("\r\n", "\n").split(is_break) {
        // Two spaces at its end keep a line a line of its own.
        let line = disarmed(line);
        match line.is_empty() {
            true => to.extend([indent, ">\n"]),
            false => to.extend([indent, "> ", &line, "  \n"]),
        }
    }
}

/// A text on one line.
fn inline(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    disarmed(&words.join(" "))
}

/// What any reader of Markdown, or of the text as it is, may take for the end of a line.
const fn is_break(c: char) -> bool {
    matches!(
        c,
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// A line without any sign that Markdown would take for its own.
fn disarmed(line: &str) -> String {
    let mut text = String::with_capacity(line.len() + 8);
    let line = line.trim();
    let digits = line.chars().take_while(char::is_ascii_digit).count();
    for (at, c) in line.chars().enumerate() {
        let is_sign = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '!' | '$' => {
                true
            }
            // These mean something at the start of a line alone.
            '-' | '+' | '=' | ':' => at == 0,
            '.' | ')' => at == digits && digits > 0,
            _ => false,
        };
        if is_sign {
            text.push('\\');
        }
        text.push(if c.is_control() { ' ' } else { c });
    }
    text
}
