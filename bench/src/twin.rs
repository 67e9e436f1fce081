//! The static twin of a built page: the same text and the same style, without a script and without
//! asking for anything a script needs. Pure; what is served is the business of [`crate::places`].

/// The document without its scripts and without the links that fetch for them.
pub fn of(document: &str) -> String {
    let mut kept = String::with_capacity(document.len());
    let mut rest = document;
    while let Some(at) = rest.find('<') {
        let (text, tag) = rest.split_at(at);
        kept.push_str(text);
        let taken = skipped(tag);
        if taken == 0 {
            kept.push('<');
            rest = tag.get(1..).unwrap_or_default();
        } else {
            rest = tag.get(taken..).unwrap_or_default();
        }
    }
    kept.push_str(rest);
    kept
}

/// How many bytes of what begins with this tag are left out.
fn skipped(tag: &str) -> usize {
    let end_of = |mark: &str| tag.find(mark).map(|at| at + mark.len());
    let whole = || end_of(">").unwrap_or(tag.len());
    if tag.starts_with("<script") {
        return end_of("</script>").unwrap_or(tag.len());
    }
    if !tag.starts_with("<link") {
        return 0;
    }
    let head = tag.get(..whole()).unwrap_or_default();
    let fetches = [
        "rel=\"preload\"",
        "rel=\"modulepreload\"",
        "rel=\"manifest\"",
    ];
    match fetches.iter().any(|rel| head.contains(rel)) {
        true => head.len(),
        false => 0,
    }
}

/// The addresses of the style sheets a document asks for, as they stand in it.
pub fn styles(document: &str) -> impl Iterator<Item = &str> {
    let links = document.split("<link").skip(1);
    let heads = links.filter_map(|link| link.split_once('>').map(|(head, _)| head));
    heads
        .filter(|head| head.contains("rel=\"stylesheet\""))
        .filter_map(|head| Some(head.split_once("href=\"")?.1.split_once('"')?.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<!doctype html><head><base href=\"../\">\n\
        <link rel=\"stylesheet\" href=\"a.css\" integrity=\"sha384-x\">\n\
        <script defer src=\"boot.js\" data-js=\"a.js\"></script>\n\
        <link rel=\"preload\" as=\"fetch\" href=\"a.wasm\">\n\
        <link rel=\"modulepreload\" href=\"a.js\"><link rel=\"icon\" href=\"i.svg\">\n\
        </head><body><h1>One < two</h1><p>linked</p></body>";

    #[test]
    fn the_text_and_the_style_stay_and_the_program_goes() {
        let twin = of(PAGE);
        for part in [
            "<base href=\"../\">",
            "a.css",
            "i.svg",
            "<h1>One < two</h1><p>linked</p></body>",
        ] {
            assert!(twin.contains(part), "{part}: {twin}");
        }
        for part in ["script", "preload", ".wasm", "a.js"] {
            assert!(!twin.contains(part), "{part}: {twin}");
        }
    }

    #[test]
    fn a_page_without_a_script_is_its_own_twin() {
        let page = "<h1>Words</h1><ul><li>one</li></ul>";
        assert_eq!(of(page), page);
    }

    #[test]
    fn the_style_sheets_of_a_page_are_found() {
        assert_eq!(styles(PAGE).collect::<Vec<_>>(), ["a.css"]);
    }
}
