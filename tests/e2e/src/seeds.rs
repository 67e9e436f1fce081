//! Records as earlier visits would have left them: situations of a year ago, or a hundred of them,
//! which no journey has the time to live through.
//!
//! They are written in the frozen form of schema 2 (`tests/fixtures/v2/`), behind the app's back and
//! while it is somewhere else. Whatever can be done by hand in a journey is done by hand there.

use serde_json::{Value, json};

use crate::browser::Browser;
use crate::failure::Outcome;
use crate::journey::Journey;
use crate::kept;

/// A situation to be written.
#[derive(Clone, Debug)]
pub struct Seed {
    id: String,
    record: Value,
}

impl Seed {
    /// A situation in which nothing has happened. `id` is letters and digits; `created` a day as
    /// [`day`] gives it.
    pub fn new(id: &str, title: &str, created: &str) -> Self {
        let record = json!({
            "schema": 2, "kind": "situation", "id": id, "created": created, "title": title,
            "role": "", "facts": "", "story": "", "entries": [], "earlier": [], "deleted": null,
        });
        Self {
            id: id.to_owned(),
            record,
        }
    }

    /// With a field of the record set: `facts`, `story`, `role`, `deleted`.
    #[must_use]
    pub fn with(mut self, field: &str, value: &str) -> Self {
        self.set(field, json!(value));
        self
    }

    /// With something that happened in its thread, after what happened already.
    #[must_use]
    pub fn then(mut self, entry: Value) -> Self {
        let entries = self.record.get("entries").and_then(Value::as_array);
        let mut entries = entries.cloned().unwrap_or_default();
        entries.push(entry);
        self.set("entries", Value::Array(entries));
        self
    }

    /// The row it is kept in: its key and its text.
    pub fn row(&self) -> (String, Value) {
        (
            ["situation/", &self.id].concat(),
            json!(self.record.to_string()),
        )
    }

    fn set(&mut self, field: &str, value: Value) {
        if let Some(record) = self.record.as_object_mut() {
            record.insert(field.to_owned(), value);
        }
    }
}

/// A check under version `model` of the rules, with the answers of `asked` as pairs of codes.
pub fn checked(day: &str, model: &str, verdict: &str, asked: &[(&str, &str)]) -> Value {
    json!({ "day": day, "check": {
        "model": model, "asked": asked, "verdict": verdict, "variant": "now",
        "rule": "R17c", "because": "As it was said that day.",
    } })
}

/// A plan; a lead is taken with it if it has an `end`, and looked back on if it has a `look_back`.
pub fn planned(
    day: &str,
    forecast: Option<u8>,
    look_back: Option<&str>,
    end: Option<&str>,
) -> Value {
    let lead =
        end.map(|by| json!({ "by": by, "when": "Every shift has a name", "back_to": "The team" }));
    json!({ "day": day, "plan": {
        "moment": "the list is empty at noon", "how": "do", "words": "call three people",
        "stands_down": lead.is_none(), "forecast": forecast, "look_back": look_back, "lead": lead,
    } })
}

/// A hand-back that was said back.
pub fn handed_back(day: &str) -> Value {
    json!({ "day": day, "handed_back": {
        "done": "All shifts", "open": "The holidays", "watch_for": "Fridays",
        "yours_now": "The list", "said_back": true,
    } })
}

/// A look-back with the codes of its three answers.
pub fn looked_back(day: &str, wanted: &str, happened: &str, again: &str) -> Value {
    json!({ "day": day, "looked_back": {
        "wanted": wanted, "happened": happened, "again": again, "line": "",
    } })
}

/// The end of a thread.
pub fn closed(day: &str) -> Value {
    json!({ "day": day, "closed": true })
}

/// A day as records and date fields write it, so many days after today (before it, if negative);
/// as in the app, a day begins at three in the morning.
pub async fn day(j: &Journey, after: i32) -> Outcome<String> {
    let day = days(&j.browser, &[after]).await?;
    Ok(day.into_iter().next().unwrap_or_default())
}

/// Several days, as [`day`] gives one.
pub async fn days(browser: &Browser, after: &[i32]) -> Outcome<Vec<String>> {
    let script = "const two = (number) => String(number).padStart(2, '0');
        return arguments[0].map((after) => {
          const day = new Date(Date.now() - 3 * 3600000 + after * 86400000);
          return [day.getFullYear(), two(day.getMonth() + 1), two(day.getDate())].join('-');
        });";
    let days = browser.script(script, vec![json!(after)]).await?;
    let days = days.as_array().cloned().unwrap_or_default();
    let texts = days.iter().filter_map(Value::as_str);
    Ok(texts.map(str::to_owned).collect())
}

/// Writes the situations; the app sees them when it is next opened. It must have made its database.
pub async fn plant(j: &Journey, seeds: &[Seed]) -> Outcome {
    let entries: Vec<_> = seeds.iter().map(Seed::row).collect();
    kept::overwrite_all(&j.browser, &entries).await
}

/// A lesson that was read, with its answers (the day, the position in the source, whether right) and
/// the line written on it, if any.
pub fn lesson(id: &str, answers: &[(&str, u8, bool)], line: &str) -> (String, Value) {
    let answers = answers
        .iter()
        .map(|(day, option, right)| json!({ "day": day, "option": option, "right": right }));
    let record = json!({
        "schema": 1, "kind": "lesson", "lesson": id, "answers": answers.collect::<Vec<_>>(),
        "reflection": line, "kept": false,
    });
    (format!("lesson/{id}"), json!(record.to_string()))
}
