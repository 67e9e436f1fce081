//! The documents: `index.html` of the sources is the template, and what a release needs is put in
//! at its marks. No file is read or written here.

use crate::steps::{Done, Failure};

use super::assets::Boot;
use super::pictures::{Picture, SIZE};

/// What a page says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// The window's title.
    pub title: String,
    /// One sentence for search results and link previews.
    pub description: String,
    /// What stands in the mount.
    pub html: String,
    /// What a link preview shows, where that can be named.
    pub picture: Option<Picture>,
}

/// Nothing from elsewhere, nothing inline. `wasm-unsafe-eval` allows compiling WebAssembly and
/// nothing else; `base-uri 'self'` because each page has a base.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data: blob:; connect-src 'self'; manifest-src 'self'; worker-src 'self'; \
    base-uri 'self'; form-action 'none'";

/// The page of an address that does not exist, as a static host sends it at any depth. No
/// relative address is right at every depth and no absolute one in every folder, and a script
/// that guesses would ask for files outside the folder: so this page needs none and links one
/// level up, which is home from everywhere but a lesson's own folder, and two levels there. With
/// the worker in place nobody sees it: the app answers with its own.
pub const NOT_FOUND: &str = "\
<!doctype html>
<html lang=\"en\">
<head>
<meta charset=\"utf-8\">
<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; base-uri 'none'; form-action 'none'\">
<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">
<meta name=\"color-scheme\" content=\"light dark\">
<meta name=\"robots\" content=\"noindex\">
<title>No page here · Alongside</title>
</head>
<body>
<main>
<h1>There is no page at this address</h1>
<p>Nothing of yours is affected. The address may have a typing error, or the page has moved.</p>
<p><a href=\"./\">Here</a> · <a href=\"../\">One level up</a> · <a href=\"../../\">Two levels up</a></p>
</main>
</body>
</html>
";

/// The whole document of a page at `path`, such as `lesson/one/`; the empty path is the root.
pub fn document(template: &str, boot: &Boot, words: &Words, path: &str) -> Done<String> {
    let depth = path.matches('/').count();
    let base = if depth == 0 {
        "./".to_owned()
    } else {
        "../".repeat(depth)
    };
    let mut page = String::with_capacity(template.len() + words.html.len());
    for line in template.lines().filter(|line| !is_for_development(line)) {
        page.push_str(line);
        page.push('\n');
    }
    let title = escape(&words.title);
    let description = escape(&words.description);
    let policy = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">");
    let index = format!("href=\"{}\"", boot.index.url);
    put(&mut page, "<!-- finish: policy -->", &policy)?;
    put(
        &mut page,
        "<base data-trunk-public-url href=\"./\">",
        &format!("<base href=\"{base}\">"),
    )?;
    put(
        &mut page,
        "<!-- finish: preview -->",
        &preview(&title, &description, words.picture.as_ref()),
    )?;
    put(&mut page, "<!-- finish: boot -->", &boot_tags(boot))?;
    put(&mut page, "href=\"content/index.json\"", &index)?;
    put_between(&mut page, "<title>", "</title>", &title)?;
    put_between(
        &mut page,
        "<meta name=\"description\" content=\"",
        "\">",
        &description,
    )?;
    // Last, because what the views wrote is not searched for marks.
    put(&mut page, "<!-- finish: app -->", &words.html)?;
    Ok(page)
}

/// Trunk's own tags and the comments for whoever edits the template.
fn is_for_development(line: &str) -> bool {
    let line = line.trim();
    line.starts_with("<link data-trunk ")
        || (line.starts_with("<!-- ") && !line.starts_with("<!-- finish: "))
}

/// What a messenger shows of a shared link. A picture and an address of our own only where it is
/// known where this will be hosted: neither means anything as a relative one.
fn preview(title: &str, description: &str, picture: Option<&Picture>) -> String {
    let mut tags = format!(
        "<meta property=\"og:type\" content=\"website\">\n\
         <meta property=\"og:site_name\" content=\"Alongside\">\n\
         <meta property=\"og:title\" content=\"{title}\">\n\
         <meta property=\"og:description\" content=\"{description}\">\n"
    );
    let Some(Picture { address, alt, page }) = picture else {
        return tags + "<meta name=\"twitter:card\" content=\"summary\">";
    };
    let (wide, high) = SIZE;
    let (address, alt, page) = (escape(address), escape(alt), escape(page));
    tags.push_str(&format!(
        "<meta property=\"og:url\" content=\"{page}\">\n\
         <meta property=\"og:image\" content=\"{address}\">\n\
         <meta property=\"og:image:width\" content=\"{wide}\">\n\
         <meta property=\"og:image:height\" content=\"{high}\">\n\
         <meta property=\"og:image:alt\" content=\"{alt}\">\n\
         <meta name=\"twitter:card\" content=\"summary_large_image\">"
    ));
    tags
}

/// The style first, since nothing is painted before it; then what makes the app live. The modes of
/// the preloads are those of the later requests, or each file would be fetched twice.
fn boot_tags(boot: &Boot) -> String {
    let Boot {
        js,
        wasm,
        css,
        build,
        vault,
        ..
    } = boot;
    format!(
        "<link rel=\"stylesheet\" href=\"{}\" integrity=\"{}\">\n\
         <script defer src=\"boot.js\" data-js=\"{}\" data-wasm=\"{}\" data-wasm-integrity=\"{}\" \
         data-index=\"{}\" data-vault=\"{}\" data-build=\"{build}\"></script>\n\
         <link rel=\"preload\" as=\"fetch\" crossorigin=\"anonymous\" href=\"{}\" type=\"application/wasm\">\n\
         <link rel=\"modulepreload\" href=\"{}\" integrity=\"{}\">",
        css.url,
        css.integrity,
        js.url,
        wasm.url,
        wasm.integrity,
        boot.index.url,
        vault.url,
        wasm.url,
        js.url,
        js.integrity,
    )
}

/// Replaces the one mark there must be.
fn put(page: &mut String, mark: &str, with: &str) -> Done {
    if page.matches(mark).count() != 1 {
        return Err(Failure::Wrong(format!(
            "index.html must have `{mark}` exactly once"
        )));
    }
    *page = page.replacen(mark, with, 1);
    Ok(())
}

fn put_between(page: &mut String, from: &str, to: &str, with: &str) -> Done {
    let missing = || Failure::Wrong(format!("index.html has no `{from}…{to}`"));
    let start = page.find(from).ok_or_else(missing)? + from.len();
    let length = page
        .get(start..)
        .and_then(|rest| rest.find(to))
        .ok_or_else(missing)?;
    page.replace_range(start..start + length, with);
    Ok(())
}

/// Text for an element or a quoted attribute.
pub fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            other => safe.push(other),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finish::assets::Asset;
    use crate::finish::pictures;
    use crate::finish::tags::tags;

    const TEMPLATE: &str = include_str!("../../../index.html");

    fn boot() -> Boot {
        let asset = |url: &str| Asset {
            url: url.to_owned(),
            integrity: format!("sha384-of-{url}"),
        };
        Boot {
            js: asset("app.js"),
            wasm: asset("app.wasm"),
            css: asset("app.css"),
            index: asset("content/index-0.json"),
            vault: asset("vault/worker-0.js"),
            build: "b1".to_owned(),
        }
    }

    fn page(words: &Words, path: &str) -> String {
        document(TEMPLATE, &boot(), words, path).unwrap()
    }

    #[test]
    fn every_depth_has_the_base_that_leads_home() {
        for (path, base) in [("", "./"), ("check/", "../"), ("lesson/one/", "../../")] {
            assert!(page(&Words::default(), path).contains(&format!("<base href=\"{base}\">")));
        }
    }

    #[test]
    fn the_policy_comes_before_anything_it_could_forbid() {
        let page = page(&Words::default(), "");
        let policy = page.find("Content-Security-Policy").unwrap();
        for later in ["<base", "<link", "<script", "<title"] {
            assert!(policy < page.find(later).unwrap(), "{later}");
        }
    }

    #[test]
    fn the_words_are_escaped_and_the_views_are_not() {
        let words = Words {
            title: "A & B </title><script>".to_owned(),
            description: "\"quoted\" <b>".to_owned(),
            html: "<h1>Today</h1><!-- finish: app -->".to_owned(),
            picture: None,
        };
        let page = page(&words, "");
        assert!(page.contains("<title>A &amp; B &lt;/title&gt;&lt;script&gt;</title>"));
        assert!(page.contains("content=\"&quot;quoted&quot; &lt;b&gt;\""));
        assert!(page.contains("<div id=\"app\"><h1>Today</h1><!-- finish: app --></div>"));
    }

    #[test]
    fn nothing_of_trunk_and_no_mark_is_left() {
        let page = page(&Words::default(), "check/");
        assert!(
            !page.contains("data-trunk") && !page.contains("<!--"),
            "{page}"
        );
        assert!(
            page.contains("id=\"content-index\" href=\"content/index-0.json\""),
            "{page}"
        );
    }

    #[test]
    fn every_lesson_and_every_scenario_reads_well_in_a_messenger() {
        let content = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../content");
        let sources = crate::content::read_sources(&content).unwrap();
        let index = alongside::content::source::compile(&sources).unwrap().index;
        let paths = alongside::route::public_paths(&index).into_iter();
        let shared: Vec<String> = paths
            .filter(|path| path.starts_with("lesson/") || path.starts_with("practice/"))
            .collect();
        assert_eq!(shared.len(), 144 + 30);
        for path in shared {
            let (title, description) = alongside::preview::words(&path, &index);
            let words = Words {
                title: title.clone(),
                description: description.clone(),
                html: String::new(),
                picture: Some(pictures::of("https://a.example/b/", &path, &index)),
            };
            let page = page(&words, &path);
            assert!(page.contains(&format!("<title>{}</title>", escape(&title))));
            let said = |key: &str, name: &str| {
                let mut tags = tags(&page).filter(|tag| tag.get(key) == Some(name));
                let said = tags.next().and_then(|tag| tag.get("content"));
                assert!(tags.next().is_none(), "{path}: two of {name}");
                said.unwrap_or_default().to_owned()
            };
            for (key, name, told) in [
                ("name", "description", escape(&description)),
                ("property", "og:title", escape(&title)),
                ("property", "og:description", escape(&description)),
                ("property", "og:type", "website".to_owned()),
                ("property", "og:url", format!("https://a.example/b/{path}")),
            ] {
                assert_eq!(said(key, name), told, "{path}: {name}");
                assert!(told.chars().count() <= 200, "{path}: {name} is too long");
            }
            let slug = path.trim_start_matches("lesson/").trim_end_matches('/');
            if let Some(lesson) = index.lesson_by_slug(slug) {
                let picture = format!("https://a.example/b/previews/{}.png", lesson.track);
                assert_eq!(said("property", "og:image"), picture, "{path}");
            }
            let named = said("property", "og:image");
            let file = named.strip_prefix("https://a.example/b/").unwrap();
            let png = content.parent().unwrap().join("public").join(file);
            assert!(png.is_file(), "{path}: {file}");
        }
    }

    #[test]
    fn without_the_address_of_the_site_no_picture_is_named() {
        let page = page(&Words::default(), "check/");
        assert!(!page.contains("og:image") && !page.contains("og:url"));
        assert!(page.contains("name=\"twitter:card\" content=\"summary\">"));
    }

    #[test]
    fn the_pictures_of_previews_are_of_one_size_and_small() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../public/previews");
        let files = std::fs::read_dir(folder).unwrap().flatten();
        let pictures: Vec<_> = files
            .map(|file| std::fs::read(file.path()).unwrap())
            .collect();
        assert_eq!(pictures.len(), 12 + 1);
        for png in pictures {
            assert!(png.starts_with(b"\x89PNG\r\n"));
            let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
            assert_eq!((number(16), number(20)), SIZE);
            assert!(png.len() <= 40_000, "{} bytes", png.len());
        }
    }

    #[test]
    fn one_style_sheet_and_one_script_start_a_page() {
        let page = page(&Words::default(), "");
        let tags: Vec<_> = tags(&page).collect();
        let count = |name: &str, rel: Option<&str>| {
            tags.iter()
                .filter(|tag| tag.name == name && (rel.is_none() || tag.get("rel") == rel))
                .count()
        };
        assert_eq!(
            (count("script", None), count("link", Some("stylesheet"))),
            (1, 1)
        );
        let script = tags.iter().find(|tag| tag.name == "script").unwrap();
        assert_eq!(
            script.get("data-wasm-integrity"),
            Some("sha384-of-app.wasm")
        );
        assert_eq!(script.get("data-build"), Some("b1"));
        assert_eq!(script.get("data-vault"), Some("vault/worker-0.js"));
    }

    #[test]
    fn a_template_without_a_mark_is_refused_by_its_name() {
        let broken = TEMPLATE.replace("<!-- finish: boot -->", "");
        let error = document(&broken, &boot(), &Words::default(), "").unwrap_err();
        assert!(error.to_string().contains("finish: boot"), "{error}");
    }
}
