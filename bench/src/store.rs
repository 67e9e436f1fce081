//! The app with many records in its journal: its start, the journal opened, a search as it is typed, a
//! note kept, and the memory all that takes. Each run is a cold process on the same profile.

use serde_json::json;

use e2e::{Outcome, Profile, Site};

use crate::figures::{Figures, Summary};
use crate::pace::{self, PHONE};
use crate::places::{Places, TODAY};
use crate::population;
use crate::tab::Tab;

/// The sizes of the journals that are compared.
const SIZES: [usize; 2] = [10, 20_000];

/// What is looked for, letter by letter: what is in nearly every record, words that are in many, and
/// words that are nowhere. Seventy letters.
const QUERIES: [&str; 22] = [
    "a", "e", "s", "t", "m", "r", "handover", "rota", "late", "supplier", "kit", "holi", "zebra",
    "quartz", "x", "o", "desk", "call", "vv", "pl", "zz", "report",
];
/// How long a person takes from one key to the next, in milliseconds. It is more than the pause after
/// which the app shows the rest of what it found, so that this too gets into a key's way.
const TYPING_MS: u32 = 200;
/// How many notes are kept in one run, slowed and not slowed each.
const NOTES: usize = 5;

/// Whether the app has made a copy of everything.
const COPIED: &str = "new Promise((done, failed) => {
    const opening = indexedDB.open('alongside');
    opening.onerror = () => failed(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      const count = database.transaction('snapshots').objectStore('snapshots').count();
      count.onsuccess = () => { database.close(); done(count.result > 0); };
    };
  })";

/// One text written to a database of its own as strictly as the app writes, and how long the browser
/// took over it: the median of five. No program can be sooner.
const BARE: &str = "new Promise((done, failed) => {
    const opening = indexedDB.open('bare');
    opening.onerror = () => failed(opening.error);
    opening.onupgradeneeded = () => opening.result.createObjectStore('rows');
    opening.onsuccess = async () => {
      const database = opening.result;
      const took = [];
      for (let at = 0; at < 5; at += 1) {
        const from = performance.now();
        await new Promise((written, lost) => {
          const transaction = database.transaction('rows', 'readwrite', { durability: 'strict' });
          transaction.oncomplete = written;
          transaction.onabort = () => lost(transaction.error);
          transaction.objectStore('rows').put('a'.repeat(400), `row/${from}`);
        });
        took.push(performance.now() - from);
      }
      database.close();
      done(took.sort((a, b) => a - b)[2]);
    };
  })";

/// A journal of one size, in a profile where the app is installed.
pub struct Journal {
    profile: Profile,
    name: String,
}

/// Measures both sizes by turns.
pub async fn measure(places: &Places, runs: usize, figures: &mut Figures) -> Outcome {
    let site = places.app()?;
    let mut journals = Vec::new();
    for size in SIZES {
        eprintln!("  {size} records");
        let name = format!("store.{size}");
        journals.push(Journal::of(&site, size, &name, figures).await?);
    }
    for _ in 0..runs {
        for journal in &journals {
            journal.run(&site, figures).await?;
        }
    }
    Ok(())
}

impl Journal {
    /// Makes one. `name` is the first part of its figures' names.
    pub async fn of(site: &Site, size: usize, name: &str, figures: &mut Figures) -> Outcome<Self> {
        let profile = Profile::new()?;
        let tab = Tab::start(profile.clone(), site).await?;
        tab.enter(&site.url(TODAY)).await?;
        tab.screen().ready_offline().await?;
        // A page of the same origin that is not the app.
        tab.screen().open(&site.url("/rescue.html")).await?;
        let each = population::plant(&tab, size).await?;
        figures.note(format!("{name}.bytes_each"), each);
        tab.enter(&site.url(TODAY)).await?;
        // The copy that is due after so much was written is made now, and in no run.
        tab.until("the copy of so many records", COPIED).await?;
        tab.end().await?;
        Ok(Self {
            profile,
            name: name.to_owned(),
        })
    }

    /// One run: everything there is to measure, in the order a person would meet it.
    pub async fn run(&self, site: &Site, figures: &mut Figures) -> Outcome {
        let tab = Tab::start(self.profile.clone(), site).await?;
        pace::processor(tab.browser(), PHONE).await?;
        let visit = tab.enter(&site.url(TODAY)).await?;
        if let Some(live) = visit.live {
            self.note(figures, "start", live);
        }
        tab.read_it().await?;
        let opened = tab.tap("link", "Journal", ("rows", "")).await?;
        self.note(figures, "open", opened);
        self.search(&tab, figures).await?;
        self.memory(&tab, figures).await?;
        self.keep_notes(&tab, "save", figures).await?;
        self.note(figures, "bare", tab.number(BARE).await?);
        pace::processor(tab.browser(), 1.0).await?;
        self.keep_notes(&tab, "save_unslowed", figures).await?;
        self.note(figures, "bare_unslowed", tab.number(BARE).await?);
        tab.end().await
    }

    /// Types every query into the empty field, once the journal has been read.
    async fn search(&self, tab: &Tab, figures: &mut Figures) -> Outcome {
        let screen = tab.screen();
        let field = screen.by_role("searchbox", "Search your journal").await?;
        field.click().await?;
        tab.letter('e').await?;
        let read = "!document.body.innerText.includes('so far')";
        tab.until("the whole journal to be read", read).await?;
        let mut keys = Vec::new();
        for query in QUERIES {
            // What is marked goes with the first letter.
            let mark = "document.activeElement.select()";
            tab.browser().script(mark, vec![]).await?;
            for letter in query.chars() {
                keys.push(tab.letter(letter).await?);
                let pause = format!("new Promise((done) => setTimeout(done, {TYPING_MS}))");
                tab.ask(&pause).await?;
            }
        }
        if let Some(summary) = Summary::of(&keys) {
            self.note(figures, "key.median", summary.median);
            self.note(figures, "key.worst", summary.greatest);
        }
        Ok(())
    }

    /// The page's own memory and the program's, with what is no longer needed collected.
    async fn memory(&self, tab: &Tab, figures: &mut Figures) -> Outcome {
        let collect = "HeapProfiler.collectGarbage";
        tab.browser().devtools(collect, json!({})).await?;
        let usage = tab.browser().devtools("Runtime.getHeapUsage", json!({}));
        let usage = usage.await?;
        let heap = usage.get("usedSize").and_then(serde_json::Value::as_f64);
        let heap = heap.unwrap_or(f64::NAN);
        let program = tab.number("bench.memory()").await?;
        self.note(figures, "memory.heap", heap);
        self.note(figures, "memory.wasm", program);
        self.note(figures, "memory", heap + program);
        Ok(())
    }

    /// Keeps notes one after the other, each from the tap to the line that says that it is kept.
    async fn keep_notes(&self, tab: &Tab, figure: &str, figures: &mut Figures) -> Outcome {
        let mut took = Vec::new();
        for at in 0..NOTES {
            let field = tab.screen().by_role("textbox", "A quick note").await?;
            field.click().await?;
            tab.browser()
                .insert_text(&format!("The list was empty again, {figure} {at}"))
                .await?;
            tab.rest().await?;
            let kept = ("said", "Note kept");
            took.push(tab.tap("button", "Keep this note", kept).await?);
            // The line is closed, or it would seem to speak of the next note.
            tab.ask("bench.close('Note kept')").await?;
        }
        if let Some(summary) = Summary::of(&took) {
            self.note(figures, figure, summary.median);
        }
        Ok(())
    }

    fn note(&self, figures: &mut Figures, figure: &str, value: f64) {
        figures.note(format!("{}.{figure}", self.name), value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seventy_letters_are_typed_of_words_that_are_there_and_words_that_are_not() {
        let letters: usize = QUERIES.iter().map(|query| query.len()).sum();
        assert_eq!(letters, 70);
        let found = |query: &&&str| population::WORDS.iter().any(|word| word.contains(**query));
        let nowhere = QUERIES.iter().filter(|query| !found(query)).count();
        assert!((5..10).contains(&nowhere), "{nowhere}");
    }
}
