//! The look at a finished release: every address it names is there, nothing is inline, nothing
//! comes from elsewhere, nothing is too big. It changes nothing.

use std::collections::BTreeSet;
use std::path::Path;

use xtask::shipped::Sizes;

use crate::steps::{Done, Failure, read_text};

use super::budget;
use super::files_below;
use super::tags::{Tag, tags};

/// Looks at everything, and reports everything that is wrong at once.
pub fn all(staging: &Path, sizes: &Option<Sizes>) -> Done {
    let files: BTreeSet<String> = files_below(staging)?.into_iter().collect();
    let mut problems = Vec::new();
    for file in &files {
        if file.ends_with(".html") {
            problems.extend(page_problems(
                file,
                &read_text(&staging.join(file))?,
                &files,
            ));
        } else if file.ends_with(".css") {
            problems.extend(style_problems(file, &read_text(&staging.join(file))?));
        }
        if file.split('/').any(|part| part.starts_with('.')) {
            problems.push(format!("{file}: hosts do not serve hidden files"));
        }
    }
    problems.extend(manifest_problems(
        &read_text(&staging.join("manifest.webmanifest"))?,
        &files,
    ));
    if let Some(sizes) = sizes {
        budget::print(sizes);
        problems.extend(budget::problems(sizes));
    }
    if problems.is_empty() {
        return Ok(());
    }
    Err(Failure::Wrong(format!(
        "the release is not fit to go out:\n  {}",
        problems.join("\n  ")
    )))
}

/// Where a page is, as a folder: `lesson/one/index.html` is in `lesson/one/`.
fn folder_of(file: &str) -> &str {
    file.rfind('/')
        .map_or("", |at| file.get(..=at).unwrap_or_default())
}

fn page_problems(file: &str, html: &str, files: &BTreeSet<String>) -> Vec<String> {
    let mut problems = Vec::new();
    let mut base = folder_of(file).to_owned();
    if !html.contains("http-equiv=\"Content-Security-Policy\"") {
        problems.push("has no policy".to_owned());
    }
    for tag in tags(html) {
        if let ("base", Some(href)) = (tag.name, tag.get("href")) {
            base = resolve(folder_of(file), href).unwrap_or_default();
            continue;
        }
        problems.extend(inline(&tag));
        for address in addresses(&tag) {
            if file == "404.html" {
                continue; // it may stand at any depth, so its links lead wherever they lead
            }
            problems.extend(address_problem(&tag, address, &base, files));
        }
    }
    problems
        .into_iter()
        .map(|problem| format!("{file}: {problem}"))
        .collect()
}

/// What the policy would block, found before a browser does.
fn inline(tag: &Tag<'_>) -> Option<String> {
    if tag.name == "style" || (tag.name == "script" && tag.get("src").is_none()) {
        return Some(format!("an inline <{}>", tag.name));
    }
    let blocked = |name: &str| name == "style" || name.starts_with("on");
    let (name, _) = tag.attributes.iter().find(|(name, _)| blocked(name))?;
    Some(format!("an inline `{name}` on <{}>", tag.name))
}

fn addresses<'a>(tag: &'a Tag<'_>) -> impl Iterator<Item = &'a str> {
    let named = tag.attributes.iter().filter(|(name, _)| {
        matches!(
            *name,
            "href" | "src" | "data-js" | "data-wasm" | "data-index" | "data-vault"
        )
    });
    named
        .map(|(_, value)| *value)
        .filter(|value| !value.starts_with('#'))
}

fn address_problem(
    tag: &Tag<'_>,
    address: &str,
    base: &str,
    files: &BTreeSet<String>,
) -> Option<String> {
    let external = address.contains("://") || address.starts_with("//");
    let other = ["mailto:", "tel:", "data:"]
        .iter()
        .any(|scheme| address.starts_with(scheme));
    if external || other {
        let loads = tag.name != "a" && !address.starts_with("data:");
        return loads.then(|| format!("<{}> loads {address} from elsewhere", tag.name));
    }
    if address.starts_with('/') {
        return Some(format!("{address} is right in one folder only"));
    }
    let target = resolve(base, address)?;
    let page = if target.is_empty() || target.ends_with('/') {
        format!("{target}index.html")
    } else {
        target
    };
    (!files.contains(&page)).then(|| format!("{address} leads to {page}, which is not there"))
}

/// A relative address, from a folder, without its query and fragment. Climbing out gives nothing.
fn resolve(folder: &str, address: &str) -> Option<String> {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let joined = format!("{folder}{path}");
    let mut parts: Vec<&str> = Vec::new();
    let mut is_folder = true;
    for part in joined.split('/') {
        is_folder = matches!(part, "" | "." | "..");
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            name => parts.push(name),
        }
    }
    let slash = if is_folder && !parts.is_empty() {
        "/"
    } else {
        ""
    };
    Some(format!("{}{slash}", parts.join("/")))
}

fn style_problems(file: &str, css: &str) -> Vec<String> {
    let mut problems = Vec::new();
    if css.contains("@import") {
        problems.push(format!("{file}: @import makes a page wait twice"));
    }
    for (_, after) in css
        .match_indices("url(")
        .map(|(at, mark)| css.split_at(at + mark.len()))
    {
        let address = after.trim_start_matches(['"', '\'']);
        if !address.starts_with("data:") && !address.starts_with('#') {
            let start: String = address.chars().take(40).collect();
            problems.push(format!(
                "{file}: url({start}… is not listed anywhere; use data: or HTML"
            ));
        }
    }
    problems
}

fn manifest_problems(text: &str, files: &BTreeSet<String>) -> Vec<String> {
    let manifest: serde_json::Value = match serde_json::from_str(text) {
        Ok(manifest) => manifest,
        Err(error) => return vec![format!("manifest.webmanifest: {error}")],
    };
    let mut named = Vec::new();
    strings_of(&manifest, &mut named);
    let missing = named.into_iter().filter(|(key, address)| {
        // The address of what is shared has the name of a parameter under this key.
        let is_page =
            matches!(*key, "action" | "new_note_url") || (*key == "url" && *address != "share-url");
        let target = resolve("", address).unwrap_or_default();
        let page = format!("{target}index.html");
        (*key == "src" && !files.contains(&target)) || (is_page && !files.contains(&page))
    });
    missing
        .map(|(_, address)| format!("manifest.webmanifest: {address} is not there"))
        .collect()
}

fn strings_of<'a>(value: &'a serde_json::Value, found: &mut Vec<(&'a str, &'a str)>) {
    match value {
        serde_json::Value::Array(items) => items.iter().for_each(|item| strings_of(item, found)),
        serde_json::Value::Object(members) => {
            for (key, inner) in members {
                match inner.as_str() {
                    Some(text) => found.push((key, text)),
                    None => strings_of(inner, found),
                }
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"x\">";

    fn problems(file: &str, body: &str) -> Vec<String> {
        let files = ["index.html", "check/index.html", "boot.js", "icons/a.png"];
        let files = files.into_iter().map(str::to_owned).collect();
        page_problems(file, &format!("{HEAD}{body}"), &files)
    }

    #[test]
    fn addresses_are_followed_from_the_base_of_the_page() {
        let body = "<base href=\"../\"><script src=\"boot.js\"></script><a href=\"./\">Home</a>\
                    <a href=\"check/?id=1#top\">Check</a><img src=\"icons/a.png\">";
        assert_eq!(problems("check/index.html", body), Vec::<String>::new());
        let dead = problems(
            "check/index.html",
            "<base href=\"../\"><a href=\"learn/\">Learn</a>",
        );
        assert_eq!(
            dead,
            ["check/index.html: learn/ leads to learn/index.html, which is not there"]
        );
    }

    #[test]
    fn nothing_inline_passes() {
        for body in [
            "<script>1</script>",
            "<style></style>",
            "<p style=\"a\">",
            "<p onclick=\"a\">",
        ] {
            assert_eq!(problems("index.html", body).len(), 1, "{body}");
        }
    }

    #[test]
    fn nothing_is_loaded_from_elsewhere_but_a_source_may_be_linked() {
        assert_eq!(
            problems("index.html", "<a href=\"https://doi.org/1\">A source</a>").len(),
            0
        );
        assert_eq!(
            problems("index.html", "<img src=\"https://example.org/a.png\">").len(),
            1
        );
        assert_eq!(
            problems("index.html", "<a href=\"/check/\">Check</a>").len(),
            1
        );
    }

    #[test]
    fn relative_addresses_resolve_like_in_a_browser() {
        for (folder, address, expected) in [
            ("", "./", Some("")),
            ("lesson/one/", "../../", Some("")),
            ("lesson/one/", "../two/", Some("lesson/two/")),
            ("a/", "b.js?x", Some("a/b.js")),
            ("a/", "../../b", None),
        ] {
            assert_eq!(
                resolve(folder, address).as_deref(),
                expected,
                "{folder} + {address}"
            );
        }
    }

    #[test]
    fn a_manifest_that_names_a_missing_picture_is_refused() {
        let files = BTreeSet::from(["icons/a.png".to_owned(), "check/index.html".to_owned()]);
        let manifest = r#"{"icons":[{"src":"icons/a.png"},{"src":"icons/b.png"}],"shortcuts":[{"url":"check/?note"}],"note_taking":{"new_note_url":"note/"}}"#;
        let said = manifest_problems(manifest, &files).join(" ");
        for missing in ["icons/b.png is not there", "note/ is not there"] {
            assert!(said.contains(missing), "{said}");
        }
        assert!(!said.contains("a.png") && !said.contains("check"), "{said}");
    }
}
