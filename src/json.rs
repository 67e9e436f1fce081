//! JSON as a tree, and values read out of it by code that all of them share.
//!
//! Deriving the reading with serde writes out a parser for each struct: with some seventy of them
//! that was a fifth of the program a phone had to fetch (`docs/decisions/0028`). Here `serde_json`
//! parses, once for all, and a struct only names its fields.
//!
//! Reading never stops half-way. What is wrong is noted, a blank takes its place, and the whole is
//! refused at the end: so there is no half-read value to clear away after each field. It does not
//! write JSON: deriving that is short.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

/// A JSON text, taken apart.
#[derive(Clone, Debug, PartialEq)]
pub enum Tree<'a> {
    /// `null`.
    Null,
    /// `true` or `false`.
    Flag(bool),
    /// A whole number.
    Number(i64),
    /// A number no form here knows: a fraction, or one beyond 64 bits.
    OtherNumber,
    /// A text.
    Text(Cow<'a, str>),
    /// A list.
    List(Vec<Tree<'a>>),
    /// Members in the order written, a name twice where it was written twice.
    Object(Vec<(Tree<'a>, Tree<'a>)>),
}

/// What was wrong first, while a value was read.
#[derive(Debug, Default)]
pub struct Wrong {
    at: &'static str,
    first: Option<String>,
}

/// Something that can be read out of a tree.
pub trait Read: Sized {
    /// The value at this place, `None` where there is nothing; a blank, and a note, where it is
    /// not one.
    fn read(found: Option<&Tree<'_>>, wrong: &mut Wrong) -> Self;
}

/// Takes a text apart.
///
/// # Errors
/// What `serde_json` says of a text that is not JSON.
pub fn parse(text: &str) -> Result<Tree<'_>, String> {
    serde_json::from_str(text).map_err(|error| error.to_string())
}

/// Reads a whole text.
///
/// # Errors
/// Says what is wrong first.
pub fn read<T: Read>(text: &str) -> Result<T, String> {
    parse(text)?.read()
}

impl Tree<'_> {
    /// Reads all of it as one value.
    ///
    /// # Errors
    /// Says what is wrong first.
    pub fn read<T: Read>(&self) -> Result<T, String> {
        let mut wrong = Wrong::default();
        let value = T::read(Some(self), &mut wrong);
        match wrong.first {
            None => Ok(value),
            Some(reason) => Err(reason),
        }
    }

    fn text(&self) -> Option<&str> {
        match self {
            Tree::Text(text) => Some(text),
            _ => None,
        }
    }
}

impl Wrong {
    /// Notes that something else was expected here, such as "a text".
    #[cold]
    pub fn expected(&mut self, what: &str) {
        if self.first.is_none() {
            self.first = Some([self.at, ": ", what, " was expected"].concat());
        }
    }

    /// Goes to a member of an object, which everything noted from now on is about.
    #[inline(never)]
    pub fn member<'t, 'a>(
        &mut self,
        object: Option<&'t Tree<'a>>,
        name: &'static str,
    ) -> Option<&'t Tree<'a>> {
        let Some(Tree::Object(members)) = object else {
            self.expected("an object");
            return None;
        };
        self.at = name;
        let mut named = members.iter().filter(|(key, _)| key.text() == Some(name));
        let found = named.next();
        if named.next().is_some() {
            self.expected("this only once");
        }
        found.map(|(_, value)| value)
    }

    #[inline(never)]
    fn text<'t>(&mut self, found: Option<&'t Tree<'_>>) -> &'t str {
        let text = found.and_then(Tree::text);
        if text.is_none() {
            self.expected("a text");
        }
        text.unwrap_or_default()
    }

    #[inline(never)]
    fn number(&mut self, found: Option<&Tree<'_>>, least: i64, most: i64) -> i64 {
        match found {
            Some(Tree::Number(number)) if (least..=most).contains(number) => *number,
            _ => {
                self.expected("a number that fits");
                0
            }
        }
    }

    #[inline(never)]
    fn list<'t, 'a>(&mut self, found: Option<&'t Tree<'a>>) -> &'t [Tree<'a>] {
        match found {
            Some(Tree::List(items)) => items,
            _ => {
                self.expected("a list");
                &[]
            }
        }
    }

    /// The items of a list of exactly so many.
    #[inline(never)]
    fn items<'t, 'a>(&mut self, found: Option<&'t Tree<'a>>, count: usize) -> &'t [Tree<'a>] {
        let items = self.list(found);
        if items.len() != count {
            self.expected("another number of things");
        }
        items
    }

    /// The value a code stands for; `blank` and a note where it stands for none.
    pub fn code<T>(
        &mut self,
        found: Option<&Tree<'_>>,
        from_code: fn(&str) -> Option<T>,
        blank: T,
    ) -> T {
        match from_code(self.text(found)) {
            Some(value) => value,
            None => {
                self.expected("a word it knows");
                blank
            }
        }
    }
}

impl Read for String {
    fn read(found: Option<&Tree<'_>>, wrong: &mut Wrong) -> String {
        wrong.text(found).to_owned()
    }
}

impl Read for bool {
    fn read(found: Option<&Tree<'_>>, wrong: &mut Wrong) -> bool {
        match found {
            Some(Tree::Flag(flag)) => *flag,
            _ => {
                wrong.expected("yes or no");
                false
            }
        }
    }
}

/// Whole numbers, each within its own range.
macro_rules! numbers {
    ($($number:ty)*) => {
        $(impl Read for $number {
            fn read(found: Option<&Tree<'_>>, wrong: &mut Wrong) -> $number {
                let (least, most) = (i64::from(<$number>::MIN), i64::from(<$number>::MAX));
                // It is within the range, so nothing is cut off.
                wrong.number(found, least, most) as $number
            }
        })*
    };
}
numbers! { u8 u16 u32 i16 }

impl<T: Read> Read for Option<T> {
    fn read(found: Option<&Tree<'_>>, wrong: &mut Wrong) -> Option<T> {
        match found {
            None | Some(Tree::Null) => None,
            some => Some(T::read(some, wrong)),
        }
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(found: Option<&Tree<'_>>, wrong: &mut Wrong) -> Vec<T> {
        let items = wrong.list(found);
        let mut read = Vec::with_capacity(items.len());
        for item in items {
            read.push(T::read(Some(item), wrong));
        }
        read
    }
}

impl<A: Read, B: Read> Read for (A, B) {
    fn read(found: Option<&Tree<'_>>, wrong: &mut Wrong) -> (A, B) {
        let mut items = wrong.items(found, 2).iter();
        (A::read(items.next(), wrong), B::read(items.next(), wrong))
    }
}

impl<A: Read, B: Read, C: Read> Read for (A, B, C) {
    fn read(found: Option<&Tree<'_>>, wrong: &mut Wrong) -> (A, B, C) {
        let mut items = wrong.items(found, 3).iter();
        (
            A::read(items.next(), wrong),
            B::read(items.next(), wrong),
            C::read(items.next(), wrong),
        )
    }
}

/// Lets structs be read field by field: `reads! { Week { number, look_back as "rest" } }`.
/// A member without a field is no fault.
macro_rules! reads {
    ($($name:ident { $($field:ident $(as $member:literal)?),+ $(,)? })+) => {
        $(impl $crate::json::Read for $name {
            fn read(
                found: Option<&$crate::json::Tree<'_>>,
                wrong: &mut $crate::json::Wrong,
            ) -> $name {
                $name {
                    $($field: {
                        let member = $crate::json::member!($field $($member)?);
                        let found = wrong.member(found, member);
                        $crate::json::Read::read(found, wrong)
                    },)+
                }
            }
        })+
    };
}

/// What a field is called in the text: as here, unless another name is given.
macro_rules! member {
    ($field:ident) => {
        stringify!($field)
    };
    ($field:ident $member:literal) => {
        $member
    };
}

pub(crate) use {member, reads};

impl<'de: 'a, 'a> Deserialize<'de> for Tree<'a> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Tree<'a>, D::Error> {
        from.deserialize_any(Builder)
    }
}

/// Puts a tree together out of what the parser finds.
struct Builder;

impl<'de> Visitor<'de> for Builder {
    type Value = Tree<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Tree<'de>, E> {
        Ok(Tree::Null)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Tree<'de>, E> {
        Ok(Tree::Flag(flag))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Tree<'de>, E> {
        Ok(Tree::Number(number))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Tree<'de>, E> {
        Ok(i64::try_from(number).map_or(Tree::OtherNumber, Tree::Number))
    }

    fn visit_f64<E>(self, _: f64) -> Result<Tree<'de>, E> {
        Ok(Tree::OtherNumber)
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Tree<'de>, E> {
        Ok(Tree::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Tree<'de>, E> {
        Ok(Tree::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut from: A) -> Result<Tree<'de>, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = from.next_element()? {
            items.push(item);
        }
        Ok(Tree::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<Tree<'de>, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = from.next_entry()? {
            members.push(member);
        }
        Ok(Tree::Object(members))
    }
}
