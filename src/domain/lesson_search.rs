//! Search in what is taught: titles, ideas and stories of lessons; titles, settings and situations
//! of scenarios.
//!
//! As in the journal (`search`) every term must stand somewhere inside a word, and accents and case
//! make no difference. Here it is also ranked, and the place where the terms stand is shown. There
//! are few texts and they never change, so each is simply read through. Texts and queries come
//! *decomposed*, in Unicode's form NFD, as `search` asks for.

use std::sync::Arc;

use super::search::{position, strip_marks_and_case, words_of};

/// One lesson or scenario, made ready to be searched.
#[derive(Debug, PartialEq, Eq)]
pub struct Work {
    title: Part,
    idea: Part,
    /// Its sentences; `None` until its body has come.
    story: Option<Vec<Part>>,
}

/// A piece of text as it is shown and as it is searched.
#[derive(Debug, PartialEq, Eq)]
struct Part {
    shown: String,
    /// Its folded words, each after a space.
    words: String,
}

/// What was found, best first, and what was looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The folded terms.
    terms: Vec<String>,
    /// Where it was found.
    pub hits: Vec<Hit>,
}

/// One work that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Its place among the works.
    pub work: usize,
    /// How good it is; less is better.
    rank: Rank,
    /// The sentence of the story to show; `None` for the idea.
    sentence: Option<usize>,
}

/// Where all terms stand, then whether one of them never begins a word there.
type Rank = (Where, bool);

/// Where all terms stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Where {
    /// In the title.
    Title,
    /// In the title and the idea.
    Idea,
    /// In the story too.
    Story,
}

/// A piece of a text that is shown, and whether something that was looked for stands in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The text.
    pub text: String,
    /// Whether it is to be marked.
    pub marked: bool,
}

impl Work {
    /// A work of these decomposed texts; `story` once its body is there, a paragraph each.
    pub fn new<'t>(
        title: &str,
        idea: &str,
        story: Option<impl Iterator<Item = &'t str>>,
    ) -> Arc<Work> {
        let sentences = |story: &mut dyn Iterator<Item = &'t str>| -> Vec<Part> {
            story.flat_map(sentences).map(Part::of).collect()
        };
        Arc::new(Work {
            title: Part::of(title),
            idea: Part::of(idea),
            story: story.map(|mut story| sentences(&mut story)),
        })
    }

    /// Whether its body has come.
    pub fn is_whole(&self) -> bool {
        self.story.is_some()
    }

    /// Its title.
    pub fn title(&self) -> &str {
        &self.title.shown
    }

    /// What is shown of it below its title.
    pub fn passage(&self, hit: &Hit) -> &str {
        let story = self.story.as_deref().unwrap_or_default();
        let sentence = hit.sentence.and_then(|at| story.get(at));
        &sentence.unwrap_or(&self.idea).shown
    }

    /// Where all terms stand, if they do.
    fn hit(&self, work: usize, terms: &[String]) -> Option<Hit> {
        let story = self.story.as_deref().unwrap_or_default();
        let (title, idea) = (&self.title, &self.idea);
        let told: Vec<&Part> = [title, idea].into_iter().chain(story).collect();
        let all = told.as_slice();
        let places = [
            (Where::Title, all.get(..1)?),
            (Where::Idea, all.get(..2)?),
            (Where::Story, all),
        ];
        let stand_in = |parts: &[&Part], lead: &str| {
            let stands = |term: &String| {
                let term = [lead, term].concat();
                parts.iter().any(|part| part.holds(&term))
            };
            terms.iter().all(stands)
        };
        let (place, parts) = places.into_iter().find(|(_, parts)| stand_in(parts, ""))?;
        Some(Hit {
            work,
            rank: (place, !stand_in(parts, " ")),
            sentence: match place {
                Where::Story => best_sentence(story, terms),
                Where::Title | Where::Idea => None,
            },
        })
    }
}

impl Part {
    fn of(decomposed: &str) -> Part {
        let folded = strip_marks_and_case(decomposed);
        let spaced = words_of(&folded).flat_map(|word| [" ", word]);
        Part {
            shown: decomposed.to_owned(),
            words: spaced.collect(),
        }
    }

    fn holds(&self, term: &str) -> bool {
        position(self.words.as_bytes(), term.as_bytes()).is_some()
    }
}

/// The works that hold every term, best first, otherwise in their order. Nothing for a query
/// without terms.
pub fn search(works: &[Arc<Work>], decomposed: &str) -> Found {
    let folded = strip_marks_and_case(decomposed);
    let terms: Vec<String> = words_of(&folded).map(str::to_owned).collect();
    if terms.is_empty() {
        return Found::default();
    }
    let hits = works.iter().enumerate();
    let mut hits: Vec<Hit> = hits
        .filter_map(|(place, work)| work.hit(place, &terms))
        .collect();
    hits.sort_by_key(|hit| hit.rank);
    Found { terms, hits }
}

impl Found {
    /// Whether nothing was looked for.
    pub fn is_idle(&self) -> bool {
        self.terms.is_empty()
    }

    /// A decomposed text in pieces, those marked that were looked for.
    pub fn marked(&self, text: &str) -> Vec<Piece> {
        // Folding changes lengths: for each byte of the folded text, where its letter begins.
        let (mut folded, mut begins) = (String::new(), Vec::new());
        for (at, letter) in text.char_indices() {
            let plain = strip_marks_and_case(letter.encode_utf8(&mut [0; 4]));
            begins.resize(begins.len() + plain.len(), at);
            folded.push_str(&plain);
        }
        let mut marks = vec![false; text.len()];
        for term in &self.terms {
            let mut from = 0;
            while let Some(rest) = folded.as_bytes().get(from..)
                && let Some(hit) = position(rest, term.as_bytes())
            {
                let (first, next) = (from + hit, from + hit + term.len());
                let start = begins.get(first).copied().unwrap_or_default();
                let last = begins.get(next - 1).copied().unwrap_or_default();
                let mut after = begins.iter().skip(next).copied();
                let end = after.find(|at| *at > last).unwrap_or(text.len());
                if let Some(marks) = marks.get_mut(start..end) {
                    marks.fill(true);
                }
                from = next;
            }
        }
        let mut pieces: Vec<Piece> = Vec::new();
        for (letter, marked) in text
            .char_indices()
            .map(|(at, letter)| (letter, marks.get(at).copied().unwrap_or_default()))
        {
            match pieces.last_mut() {
                Some(piece) if piece.marked == marked => piece.text.push(letter),
                _ => pieces.push(Piece {
                    text: letter.to_string(),
                    marked,
                }),
            }
        }
        pieces
    }
}

/// The sentence in which most of the terms stand, the first of several.
fn best_sentence(story: &[Part], terms: &[String]) -> Option<usize> {
    let held = |part: &Part| terms.iter().filter(|term| part.holds(term)).count();
    let mut best = None;
    let mut most = 0;
    for (at, part) in story.iter().enumerate() {
        let count = held(part);
        if count > most {
            (best, most) = (Some(at), count);
        }
    }
    best
}

/// The sentences of a paragraph: each with its full stop and the quotation mark after it.
fn sentences(paragraph: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut is_over = false;
    for (at, letter) in paragraph.char_indices() {
        match letter {
            '.' | '?' | '!' | '…' => is_over = true,
            '"' | '\'' | '”' | '’' | ')' => {}
            _ if letter.is_whitespace() => {
                if is_over {
                    found.extend(paragraph.get(start..at));
                    start = at;
                }
                is_over = false;
            }
            _ => is_over = false,
        }
    }
    found.extend(paragraph.get(start..));
    let trimmed = found.into_iter().map(str::trim);
    trimmed.filter(|sentence| !sentence.is_empty()).collect()
}
