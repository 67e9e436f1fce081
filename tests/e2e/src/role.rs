//! Roles and names as the browser computes them, and the words engines have for them.
//!
//! It looks at one element at a time and searches nothing (that is `screen`).

use http::Method;
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::{ElementId, RequestData, SessionId, WebElement};

use crate::failure::Outcome;

/// The elements that could have a role; the browser's own computation then decides.
pub fn candidates_for(role: &str) -> String {
    let native = match role {
        "button" => "button, summary, input[type=button], input[type=submit]",
        "link" => "a[href]",
        "heading" => "h1, h2, h3, h4, h5, h6",
        "textbox" => "input, textarea, [contenteditable]",
        "searchbox" | "checkbox" | "radio" | "spinbutton" | "slider" | "switch" | "date" => "input",
        "combobox" | "listbox" => "select, input",
        "list" => "ul, ol, menu",
        "listitem" => "li",
        "navigation" => "nav",
        "main" => "main",
        "banner" => "header",
        "contentinfo" => "footer",
        "region" => "section",
        "article" => "article",
        "form" => "form",
        "group" => "fieldset, details",
        "dialog" => "dialog",
        "complementary" => "aside",
        "status" => "output",
        "table" => "table",
        "image" | "img" => "img, svg",
        _ => "",
    };
    if native.is_empty() {
        format!("[role~='{role}']")
    } else {
        format!("{native}, [role~='{role}']")
    }
}

/// `img` became `image` and engines have not all followed; the summary of a fold and a field for a
/// day have no role in the standard, engines have a word each, and a screen reader says "button"
/// and "date".
pub fn is_role(computed: &str, wanted: &str) -> bool {
    fn plain(role: &str) -> &str {
        match role {
            "img" => "image",
            "DisclosureTriangle" | "DisclosureTriangleGrouped" => "button",
            "Date" => "date",
            other => other,
        }
    }
    plain(computed) == plain(wanted)
}

/// What is found by its kind where the engine's word is not known: Firefox has none for a
/// passphrase, WebKitGTK none for the summary of a fold, and calls a field for a day a text field and a list to choose from a button.
pub fn kind_for(role: &str) -> Option<&'static str> {
    match role {
        "button" => Some("summary"),
        "textbox" => Some("input[type=password]"),
        "date" => Some("input[type=date]"),
        "combobox" => Some("select"),
        _ => None,
    }
}

/// The role of an element, in the engine's word; of a fold's summary, for which Firefox has none,
/// in Chromium's.
pub async fn role_of(element: &WebElement) -> Outcome<String> {
    let role = computed(element, Property::Role).await?;
    Ok(
        match role.is_empty() && element.tag_name().await? == "summary" {
            true => "DisclosureTriangle".to_owned(),
            false => role,
        },
    )
}

/// The name of an element.
pub async fn label_of(element: &WebElement) -> Outcome<String> {
    computed(element, Property::Label).await
}

#[derive(Debug, Clone, Copy)]
enum Property {
    Role,
    Label,
}

/// A WebDriver command that thirtyfour does not have: the accessibility of one element.
#[derive(Debug)]
struct Computed(Property, ElementId);

impl FormatRequestData for Computed {
    fn format_request(&self, session: &SessionId) -> RequestData {
        let property = match self.0 {
            Property::Role => "computedrole",
            Property::Label => "computedlabel",
        };
        let address = format!("session/{session}/element/{}/{property}", self.1);
        RequestData::new(Method::GET, address)
    }
}

async fn computed(element: &WebElement, property: Property) -> Outcome<String> {
    let answer = element
        .handle()
        .cmd(Computed(property, element.element_id()))
        .await?;
    Ok(answer.value()?)
}
