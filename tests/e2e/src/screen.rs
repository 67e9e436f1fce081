//! Finds and uses what is on the screen by its role and name, as a screen reader announces them.
//!
//! The browser itself computes both, so what has no name cannot be found: that is the point. It
//! never looks for a class, an id or a place in the page, and never changes the page.

use std::fmt;

use serde_json::json;
use thirtyfour::WebElement;

use crate::browser::Browser;
use crate::failure::{Failure, Outcome};
use crate::role::{candidates_for, is_role, kind_for, label_of, role_of};
use crate::wait::{Look, until};

/// Which names are meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Name {
    /// Exactly this one.
    Is(String),
    /// Any with this in it.
    Has(String),
    /// Any at all.
    Any,
}

impl Name {
    /// Any name with this in it.
    pub fn has(part: &str) -> Self {
        Self::Has(part.to_owned())
    }

    fn text(&self) -> &str {
        match self {
            Self::Is(text) | Self::Has(text) => text,
            Self::Any => "",
        }
    }

    fn fits(&self, name: &str) -> bool {
        match self {
            Self::Is(whole) => name.trim() == whole,
            Self::Has(part) => name.contains(part.as_str()),
            Self::Any => true,
        }
    }
}

impl From<&str> for Name {
    fn from(name: &str) -> Self {
        Self::Is(name.to_owned())
    }
}

impl fmt::Display for Name {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Is(name) => write!(out, "named {name:?}"),
            Self::Has(part) => write!(out, "with {part:?} in its name"),
            Self::Any => write!(out, "of any name"),
        }
    }
}

/// What a person can see and touch right now.
#[derive(Clone, Copy)]
pub struct Screen<'a> {
    browser: &'a Browser,
}

impl<'a> Screen<'a> {
    /// The screen of a browser.
    pub fn of(browser: &'a Browser) -> Self {
        Self { browser }
    }

    /// The browser behind the screen.
    pub fn browser(&self) -> &'a Browser {
        self.browser
    }

    /// All visible elements of a role whose name fits, in reading order, without waiting.
    pub async fn all_now(&self, role: &str, name: &Name) -> Outcome<Vec<WebElement>> {
        let mut found = Vec::new();
        for (element, _) in self.named_now(role, name).await? {
            found.push(element);
        }
        Ok(found)
    }

    /// The names of all visible elements of a role, in reading order, without waiting.
    pub async fn names_now(&self, role: &str) -> Outcome<Vec<String>> {
        let named = self.named_now(role, &Name::Any).await?;
        Ok(named.into_iter().map(|(_, name)| name).collect())
    }

    async fn named_now(&self, role: &str, name: &Name) -> Outcome<Vec<(WebElement, String)>> {
        let web = self.browser.web().await?;
        let asked = vec![json!(candidates_for(role)), json!(name.text())];
        let candidates = web.execute(VISIBLE, asked).await?;
        let mut found = Vec::new();
        for element in candidates.elements()? {
            let computed = label_of(&element).await?;
            if name.fits(&computed) && self.has_role(&element, role).await? {
                found.push((element, computed));
            }
        }
        Ok(found)
    }

    /// Whether an element has a role, by the engine's word or, where the standard has none and
    /// engines differ, by its kind.
    async fn has_role(&self, element: &WebElement, role: &str) -> Outcome<bool> {
        if is_role(&role_of(element).await?, role) {
            return Ok(true);
        }
        let Some(kind) = kind_for(role) else {
            return Ok(false);
        };
        let matches = "return arguments[0].matches(arguments[1])";
        let asked = vec![element.to_json()?, json!(kind)];
        Ok(self.browser.script(matches, asked).await? == json!(true))
    }

    /// Waits for exactly one visible element of this role and name. Two would be as confusing to
    /// a person as to a test, so two are a failure.
    pub async fn by_role(&self, role: &str, name: impl Into<Name>) -> Outcome<WebElement> {
        let name = name.into();
        until(format!("one {role} {name}"), || async {
            let mut found = self.all_now(role, &name).await?;
            Ok(match (found.len(), found.pop()) {
                (1, Some(element)) => Look::Yes(element),
                (0, _) => Look::NotYet(format!("none; all here: {}", self.shown_text().await?)),
                (count, _) => Look::NotYet(format!("{count} of them")),
            })
        })
        .await
    }

    /// Waits until no visible element of this role and name is left.
    pub async fn gone(&self, role: &str, name: impl Into<Name>) -> Outcome {
        let name = name.into();
        until(format!("no {role} {name}"), || async {
            let left = self.all_now(role, &name).await?.len();
            Ok(if left == 0 {
                Look::Yes(())
            } else {
                Look::NotYet(format!("{left} left"))
            })
        })
        .await
    }

    /// Waits for a heading.
    pub async fn heading(&self, name: impl Into<Name>) -> Outcome<WebElement> {
        self.by_role("heading", name).await
    }

    /// Waits until the page shows this text anywhere.
    pub async fn text(&self, wanted: &str) -> Outcome {
        until(format!("the text {wanted:?}"), || async {
            let shown = self.shown_text().await?;
            Ok(if shown.contains(wanted) {
                Look::Yes(())
            } else {
                Look::NotYet(shown)
            })
        })
        .await
    }

    /// All text the page shows now.
    pub async fn shown_text(&self) -> Outcome<String> {
        let text = self
            .browser
            .script("return document.body.innerText", vec![])
            .await?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }

    /// Waits for a script's condition; for what a person notices but no role tells.
    pub async fn condition(&self, awaited: &str, script: &str) -> Outcome {
        until(awaited, || async {
            let seen = self.browser.script(script, vec![]).await?;
            Ok(if seen == json!(true) {
                Look::Yes(())
            } else {
                Look::NotYet(seen.to_string())
            })
        })
        .await
    }

    /// Opens an address and waits for the document to have loaded.
    pub async fn open(&self, address: &str) -> Outcome {
        Ok(self.browser.web().await?.goto(address).await?)
    }

    /// The address the browser shows.
    pub async fn address(&self) -> Outcome<String> {
        Ok(self.browser.web().await?.current_url().await?.to_string())
    }

    /// Waits for the address to end so; a navigation within the page has no load to wait for.
    pub async fn at(&self, ending: &str) -> Outcome {
        until(format!("an address ending in {ending:?}"), || async {
            let address = self.address().await?;
            Ok(if address.ends_with(ending) {
                Look::Yes(())
            } else {
                Look::NotYet(address)
            })
        })
        .await
    }

    /// Waits for the one element of this role and name within a group (or another part of the page)
    /// of that name: "Tomorrow" can be offered for two days at once.
    pub async fn within(
        &self,
        (outer, group): (&str, &str),
        role: &str,
        name: impl Into<Name>,
    ) -> Outcome<WebElement> {
        let group = self.by_role(outer, group).await?;
        self.inside(&group, role, name).await
    }

    /// [`Screen::within`], for an element that was found already.
    pub async fn inside(
        &self,
        group: &WebElement,
        role: &str,
        name: impl Into<Name>,
    ) -> Outcome<WebElement> {
        let name = name.into();
        until(format!("one {role} {name} within {group}"), || async {
            let mut inside = Vec::new();
            for element in self.all_now(role, &name).await? {
                let both = vec![group.to_json()?, element.to_json()?];
                if self.browser.script(HOLDS, both).await? == json!(true) {
                    inside.push(element);
                }
            }
            Ok(match (inside.len(), inside.pop()) {
                (1, Some(element)) => Look::Yes(element),
                (count, _) => Look::NotYet(format!("{count} of them")),
            })
        })
        .await
    }

    /// Taps (or clicks) the one element of this role and name. Something lying over it fails.
    pub async fn tap(&self, role: &str, name: impl Into<Name>) -> Outcome {
        let element = self.by_role(role, name).await?;
        self.tap_on(element).await
    }

    /// Taps an element that was found already.
    pub async fn tap_on(&self, element: WebElement) -> Outcome {
        // A bar fixed to the screen's edge may cover what is scrolled only just into view.
        let centre = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })";
        self.browser
            .script(centre, vec![element.to_json()?])
            .await?;
        Ok(element.click().await?)
    }

    /// Types into the one field of this role and name, after what is already there.
    pub async fn type_text(&self, role: &str, name: impl Into<Name>, text: &str) -> Outcome {
        Ok(self.by_role(role, name).await?.send_keys(text).await?)
    }

    /// Presses a key, wherever the focus is.
    pub async fn press(&self, key: impl Into<thirtyfour::TypingData>) -> Outcome {
        Ok(self
            .browser
            .web()
            .await?
            .action_chain()
            .send_keys(key)
            .perform()
            .await?)
    }

    /// The role and name of what has the focus; the page itself when nothing else has it.
    pub async fn focused(&self) -> Outcome<(String, String)> {
        let element = self.browser.web().await?.active_element().await?;
        Ok((role_of(&element).await?, label_of(&element).await?))
    }

    /// The name of what has the focus.
    pub async fn focused_name(&self) -> Outcome<String> {
        Ok(self.focused().await?.1)
    }

    /// Waits until the focus is on something of this role and name.
    pub async fn focus_on(&self, role: &str, name: impl Into<Name>) -> Outcome {
        let wanted = name.into();
        until(format!("the focus on a {role} {wanted}"), || async {
            let (role_now, name_now) = self.focused().await?;
            let there = is_role(&role_now, role) && wanted.fits(&name_now);
            Ok(if there {
                Look::Yes(())
            } else {
                Look::NotYet(format!("{role_now} {name_now:?}"))
            })
        })
        .await
    }

    /// Presses Tab until the focus is on this; a person gives up too, after `limit` presses.
    pub async fn tab_to(&self, role: &str, name: impl Into<Name>, limit: usize) -> Outcome {
        let wanted = name.into();
        let mut passed = Vec::new();
        for _ in 0..limit {
            self.press(thirtyfour::Key::Tab).await?;
            let (role_now, name_now) = self.focused().await?;
            if is_role(&role_now, role) && wanted.fits(&name_now) {
                return Ok(());
            }
            passed.push(format!("{role_now} {name_now:?}"));
        }
        Err(Failure::Unmet(format!(
            "{limit} tabs never reached a {role} {wanted}: {passed:?}"
        )))
    }
}

const HOLDS: &str = "return arguments[0].contains(arguments[1])";

/// All visible elements that may have a name: without each of its words, in a text or an attribute
/// names are made of, the engine need not be asked, which for every link of a page takes a while.
const VISIBLE: &str = r"const [kinds, name] = arguments;
  const plain = (text) => text.toLowerCase().replaceAll('\u00ad', '');
  const words = plain(name).split(/\s+/);
  const named = '[aria-label], [title], [alt], [placeholder], input';
  const about = (element) => [
    element.getAttribute('aria-label'), element.getAttribute('placeholder'),
    element.getAttribute('title'), element.getAttribute('alt'), element.value,
  ];
  const said = (element) => {
    const by = element.getAttribute('aria-labelledby')?.split(' ') ?? [];
    const labels = by.map((id) => document.getElementById(id)).filter(Boolean);
    const parts = [element, ...labels, ...(element.labels ?? [])].flatMap((part) =>
      [part.textContent, about(part), ...[...part.querySelectorAll(named)].map(about)].flat());
    return plain(parts.join(' '));
  };
  return [...document.querySelectorAll(kinds)].filter((element) => {
    if (!element.checkVisibility({ visibilityProperty: true })) return false;
    const all = words[0] && said(element);
    return words.every((word) => !word || all.includes(word));
  });";
