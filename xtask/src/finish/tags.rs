//! The start tags of a document that we wrote ourselves, with their attributes. Just enough HTML
//! for the self-check; it is no parser for the wild.

/// A start tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag<'a> {
    /// In lower case, as we write it.
    pub name: &'a str,
    /// Names and unquoted values, in order.
    pub attributes: Vec<(&'a str, &'a str)>,
    /// What follows the tag.
    pub after: &'a str,
}

impl<'a> Tag<'a> {
    /// The value of an attribute.
    pub fn get(&self, name: &str) -> Option<&'a str> {
        self.attributes
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, value)| *value)
    }
}

/// Every start tag, in order. Comments and end tags are passed over.
pub fn tags(html: &str) -> impl Iterator<Item = Tag<'_>> {
    let mut rest = html;
    std::iter::from_fn(move || {
        loop {
            rest = rest.get(rest.find('<')? + 1..)?;
            if let Some(comment) = rest.strip_prefix("!--") {
                rest = comment.get(comment.find("-->")? + 3..)?;
            } else if rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
                let tag = tag(rest)?;
                rest = tag.after;
                return Some(tag);
            }
        }
    })
}

fn tag(text: &str) -> Option<Tag<'_>> {
    let end = text.find(|c: char| c.is_whitespace() || c == '>' || c == '/')?;
    let (name, mut rest) = text.split_at_checked(end)?;
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if let Some(after) = rest.strip_prefix('>') {
            return Some(Tag {
                name,
                attributes,
                after,
            });
        }
        let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '=' | '>' | '/'))?;
        let (attribute, after) = rest.split_at_checked(end)?;
        let (value, after) = match after.strip_prefix('=') {
            None => ("", after),
            Some(value) => match value.chars().next()? {
                quote @ ('"' | '\'') => value.get(1..)?.split_once(quote)?,
                _ => {
                    value.split_at_checked(value.find(|c: char| c.is_whitespace() || c == '>')?)?
                }
            },
        };
        attributes.push((attribute, value));
        rest = after;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_come_with_their_attributes() {
        let html =
            "<!doctype html><p class=a hidden><!-- <b> --><a href=\"x?a>b\" title='\"'>t</a><br/>";
        let found: Vec<_> = tags(html).map(|tag| (tag.name, tag.attributes)).collect();
        assert_eq!(
            found,
            [
                ("p", vec![("class", "a"), ("hidden", "")]),
                ("a", vec![("href", "x?a>b"), ("title", "\"")]),
                ("br", vec![]),
            ]
        );
    }

    #[test]
    fn broken_markup_ends_the_list_instead_of_looping() {
        for html in ["<", "<a", "<a href=\"x", "<!-- ", "a < b", "<a href="] {
            assert!(tags(html).count() <= 1, "{html}");
        }
    }
}
