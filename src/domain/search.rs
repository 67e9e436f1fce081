//! Instant search: an inverted index over any texts, each under an id of its own.
//!
//! A query is one or more terms, and a text is found when every term stands somewhere inside one
//! of its words: "rota" finds "rotas", and Chinese, Japanese and Thai are found although they put
//! no spaces between words. Accents and case make no difference.
//!
//! It knows nothing of situations or lessons, ranks nothing, and does not split letters from
//! their accents itself: that takes tables the browser has and this program need not carry. Texts
//! and queries come *decomposed*, in Unicode's form NFD (`platform::text`).

use std::collections::HashMap;
use std::sync::Arc;

/// Ends each word in the vocabulary. It never stands inside one.
const END: char = '\n';

/// Which texts hold which words.
#[derive(Debug, Default)]
pub struct Index {
    /// Every word once, in the order met, each ended by [`END`]: one pass over it finds the words
    /// a term stands in.
    vocabulary: String,
    /// Where each word stands and in which texts, in the order of the vocabulary.
    words: Vec<Word>,
    /// The place of each word among them.
    known: HashMap<Box<str>, u32>,
    /// The id of each text by its number; `None` once it was removed or replaced.
    ids: Vec<Option<Arc<str>>>,
    /// The number of each text by its id.
    numbers: HashMap<Arc<str>, u32>,
}

/// A word of the vocabulary.
#[derive(Debug)]
struct Word {
    /// Where it starts in the vocabulary.
    start: u32,
    /// The number of the first text that holds it. Most words stand in one text only.
    first: u32,
    /// The numbers of the others, ascending.
    others: Vec<u32>,
}

impl Index {
    /// Takes in a text under an id, in place of the one that stood there.
    pub fn add(&mut self, id: &str, decomposed: &str) {
        self.remove(id);
        let number = self.ids.len() as u32;
        let id: Arc<str> = id.into();
        self.ids.push(Some(Arc::clone(&id)));
        self.numbers.insert(id, number);
        let folded = strip_marks_and_case(decomposed);
        for word in words_of(&folded) {
            self.note(word, number);
        }
    }

    /// Forgets the text under this id.
    pub fn remove(&mut self, id: &str) {
        if let Some(number) = self.numbers.remove(id)
            && let Some(place) = self.ids.get_mut(number as usize)
        {
            // Its number stays in the postings and is passed over: taking it out of each of them
            // would cost more than all searches to come.
            *place = None;
        }
    }

    /// How many texts there are.
    pub fn len(&self) -> usize {
        self.numbers.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.numbers.is_empty()
    }

    /// The number of the text under this id. A text that takes its place gets another.
    pub fn number(&self, id: &str) -> Option<u32> {
        self.numbers.get(id).copied()
    }

    /// The ids of these texts, in the order they were added.
    pub fn ids<'a>(&'a self, found: &'a Found) -> impl Iterator<Item = &'a str> {
        let ids = self.ids.iter().zip(0..);
        let found = ids.filter(|(_, number)| found.holds(*number));
        found.filter_map(|(id, _)| id.as_deref())
    }

    /// The texts that hold every term of the query. `None` if the query has no terms.
    pub fn search(&self, decomposed: &str) -> Option<Found> {
        let folded = strip_marks_and_case(decomposed);
        let mut terms = words_of(&folded);
        let mut found = self.texts_with(terms.next()?);
        for term in terms {
            found.keep_common(&self.texts_with(term));
        }
        Some(found)
    }

    /// Notes that a word stands in the text of this number, the highest so far.
    fn note(&mut self, word: &str, number: u32) {
        if let Some(place) = self.known.get(word) {
            if let Some(known) = self.words.get_mut(*place as usize)
                && *known.others.last().unwrap_or(&known.first) != number
            {
                known.others.push(number);
            }
            return;
        }
        self.known.insert(word.into(), self.words.len() as u32);
        self.words.push(Word {
            start: self.vocabulary.len() as u32,
            first: number,
            others: Vec::new(),
        });
        self.vocabulary.push_str(word);
        self.vocabulary.push(END);
    }

    /// The texts with a word in which this term stands.
    fn texts_with(&self, term: &str) -> Found {
        let vocabulary = self.vocabulary.as_bytes();
        let mut found = Found::none_of(self.ids.len());
        let mut missing = self.ids.len();
        let mut words = self.words.iter().peekable();
        let mut at = 0;
        // Common words were met early: a short term has found every text after a few of them.
        while missing > 0
            && let Some(rest) = vocabulary.get(at..)
            && let Some(hit) = position(rest, term.as_bytes())
        {
            at += hit;
            let mut holds = None;
            while let Some(word) = words.next_if(|word| word.start as usize <= at) {
                holds = Some(word);
            }
            if let Some(word) = holds {
                missing -= usize::from(found.insert(word.first));
                for number in &word.others {
                    missing -= usize::from(found.insert(*number));
                }
            }
            // On to the next word: more of this one changes nothing.
            at = words.peek().map_or(usize::MAX, |word| word.start as usize);
        }
        found
    }
}

/// Where a term first stands in a text, both as bytes of UTF-8.
///
/// Looks for the term's last byte, which tells letters of one script apart where the first does
/// not. The standard search prepares more for each call than the few bytes to the next hit cost.
pub(super) fn position(text: &[u8], term: &[u8]) -> Option<usize> {
    let (last, before) = term.split_last()?;
    let mut from = before.len();
    loop {
        let hit = from + text.get(from..)?.iter().position(|byte| byte == last)?;
        let start = hit - before.len();
        if text.get(start..hit) == Some(before) {
            return Some(start);
        }
        from = hit + 1;
    }
}

/// Texts that were found, by their numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// A bit for each number.
    bits: Vec<u64>,
}

impl Found {
    /// Whether the text of this number was found.
    pub fn holds(&self, number: u32) -> bool {
        let bits = self.bits.get((number / 64) as usize);
        bits.is_some_and(|bits| bits & bit(number) != 0)
    }

    /// Nothing, with room for numbers below `below`.
    fn none_of(below: usize) -> Found {
        Found {
            bits: vec![0; below.div_ceil(64)],
        }
    }

    /// Takes a number in; true if it was not in yet.
    fn insert(&mut self, number: u32) -> bool {
        match self.bits.get_mut((number / 64) as usize) {
            Some(bits) => {
                let fresh = *bits & bit(number) == 0;
                *bits |= bit(number);
                fresh
            }
            None => false,
        }
    }

    /// Leaves only what was found in both.
    fn keep_common(&mut self, other: &Found) {
        for (bits, others) in self.bits.iter_mut().zip(&other.bits) {
            *bits &= others;
        }
    }
}

/// The bit of a number among the 64 it stands with.
const fn bit(number: u32) -> u64 {
    1 << (number % 64)
}

/// A decomposed text without what search does not tell apart: case, accents, vowel points, joiners
/// and apostrophes. A few letters that do not decompose go by their plain ones: ß is ss, ø is o.
pub fn strip_marks_and_case(decomposed: &str) -> String {
    let mut folded = String::with_capacity(decomposed.len());
    for letter in decomposed.chars() {
        match letter {
            '\'' => {}
            _ if letter.is_ascii() => folded.push(letter.to_ascii_lowercase()),
            // Some letters become several in lower case, an accent among them.
            _ => letter
                .to_lowercase()
                .for_each(|lower| push_plain(&mut folded, lower)),
        }
    }
    folded
}

/// The words of a folded text. Whatever is not a space or punctuation belongs to a word, emoji too.
pub fn words_of(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(parts_words).filter(|word| !word.is_empty())
}

/// Adds a letter in lower case as search sees it.
fn push_plain(folded: &mut String, lower: char) {
    match lower {
        'ß' => folded.push_str("ss"),
        'æ' => folded.push_str("ae"),
        'œ' => folded.push_str("oe"),
        'ø' => folded.push('o'),
        'ł' => folded.push('l'),
        'đ' => folded.push('d'),
        'ı' => folded.push('i'),
        // A sigma at the end of a word.
        'ς' => folded.push('σ'),
        _ if is_silent(lower) => {}
        _ => folded.push(lower),
    }
}

/// Whether a sign makes no difference to what a word is.
const fn is_silent(sign: char) -> bool {
    matches!(sign,
        // Combining marks.
        '\u{300}'..='\u{36F}' | '\u{483}'..='\u{487}' | '\u{1AB0}'..='\u{1AFF}'
        | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}' | '\u{FE20}'..='\u{FE2F}'
        // Hebrew points.
        | '\u{591}'..='\u{5BD}' | '\u{5BF}' | '\u{5C1}' | '\u{5C2}' | '\u{5C4}' | '\u{5C5}'
        | '\u{5C7}'
        // Arabic vowel signs, and the stroke that only makes a word longer.
        | '\u{610}'..='\u{61A}' | '\u{640}' | '\u{64B}'..='\u{65F}' | '\u{670}'
        | '\u{6D6}'..='\u{6DC}' | '\u{6DF}'..='\u{6E4}' | '\u{6E7}' | '\u{6E8}'
        | '\u{6EA}'..='\u{6ED}'
        // Soft hyphens, joiners, marks of direction, and the shades of emoji.
        | '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
        | '\u{1F3FB}'..='\u{1F3FF}'
        // Apostrophes.
        | '\u{2BC}' | '\u{2018}' | '\u{2019}')
}

/// Whether a sign stands between words.
fn parts_words(sign: char) -> bool {
    if sign.is_ascii() {
        return !sign.is_ascii_alphanumeric();
    }
    match sign {
        '\u{80}'..='\u{BF}' => !sign.is_alphanumeric(),
        // Arabic, Hebrew and Indian punctuation.
        '\u{60C}' | '\u{61B}' | '\u{61F}' | '\u{6D4}' => true,
        '\u{5BE}' | '\u{5C0}' | '\u{5C3}' | '\u{964}' | '\u{965}' => true,
        // General punctuation, Chinese and Japanese punctuation, and its wide forms.
        '\u{2010}'..='\u{205E}' | '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}' => true,
        '\u{3014}'..='\u{301F}' | '\u{30FB}' | '\u{FF01}'..='\u{FF0F}' => true,
        '\u{FF1A}'..='\u{FF20}' | '\u{FF3B}'..='\u{FF40}' | '\u{FF5B}'..='\u{FF65}' => true,
        _ => sign.is_whitespace(),
    }
}
