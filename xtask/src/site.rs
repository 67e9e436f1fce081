//! Which file answers a request, and with which headers: a plain static host, as a pure function.
//!
//! It rewrites nothing: an address that is not a file is a 404, as on GitHub Pages, so whatever
//! works here works on any host. It knows no sockets and reads no files.

/// What was asked for.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// The method, in capitals.
    pub method: &'a str,
    /// The path as it came, still percent-encoded, without the query.
    pub path: &'a str,
    /// The `Accept-Encoding` header, or nothing.
    pub accept_encoding: &'a str,
}

/// How to answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// A file's bytes.
    File(Served),
    /// 301 to this path.
    Redirect(String),
    /// No body but the reason: 400 or 405.
    Refused(u16),
    /// A plain 404: there is not even a `404.html`.
    Missing,
}

/// A file and the headers that go with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Served {
    /// Relative to the folder, with forward slashes; the compressed sibling where one is sent.
    pub file: String,
    /// 200, or 404 for `404.html`.
    pub status: u16,
    /// `Content-Type`.
    pub mime: &'static str,
    /// `Cache-Control`.
    pub cache: &'static str,
    /// `Content-Encoding`, where the file is compressed.
    pub encoding: Option<&'static str>,
    /// False for `HEAD`.
    pub with_body: bool,
}

/// What a browser must ask about each time: the entry points of a release.
pub const REVALIDATE: &str = "no-cache";
/// What never changes under its name.
pub const FOR_EVER: &str = "max-age=31536000, immutable";

/// Decides the answer. `base` is the folder the site lives at, such as `/` or `/repo/`; `exists`
/// tells whether a file is there, by its path relative to the served folder.
pub fn answer(asked: &Asked<'_>, base: &str, exists: &dyn Fn(&str) -> bool) -> Answer {
    if asked.method != "GET" && asked.method != "HEAD" {
        return Answer::Refused(405);
    }
    let Some(path) = decode(asked.path) else {
        return Answer::Refused(400);
    };
    if climbs(&path) {
        return Answer::Refused(400);
    }
    if format!("{path}/") == base {
        return Answer::Redirect(base.to_owned());
    }
    let Some(relative) = path.strip_prefix(base) else {
        return missing(asked, exists);
    };
    if relative.split('/').rev().skip(1).any(str::is_empty) {
        return missing(asked, exists);
    }
    if relative.is_empty() || relative.ends_with('/') {
        let page = format!("{relative}index.html");
        return if exists(&page) {
            served(asked, &page, 200, exists)
        } else {
            missing(asked, exists)
        };
    }
    if exists(relative) {
        return served(asked, relative, 200, exists);
    }
    if exists(&format!("{relative}/index.html")) {
        return Answer::Redirect(format!("{}/", asked.path));
    }
    missing(asked, exists)
}

fn missing(asked: &Asked<'_>, exists: &dyn Fn(&str) -> bool) -> Answer {
    if exists("404.html") {
        served(asked, "404.html", 404, exists)
    } else {
        Answer::Missing
    }
}

fn served(asked: &Asked<'_>, file: &str, status: u16, exists: &dyn Fn(&str) -> bool) -> Answer {
    let mut sent = file.to_owned();
    let mut encoding = None;
    for (name, extension) in [("br", "br"), ("gzip", "gz")] {
        let sibling = format!("{file}.{extension}");
        if accepts(asked.accept_encoding, name) && exists(&sibling) {
            sent = sibling;
            encoding = Some(name);
            break;
        }
    }
    Answer::File(Served {
        file: sent,
        status,
        mime: mime(file),
        cache: if is_hashed(file) {
            FOR_EVER
        } else {
            REVALIDATE
        },
        encoding,
        with_body: asked.method == "GET",
    })
}

/// Undoes percent-encoding; nothing for a broken escape or bytes that are not UTF-8.
fn decode(path: &str) -> Option<String> {
    let mut bytes = path.bytes();
    let mut decoded = Vec::with_capacity(path.len());
    while let Some(byte) = bytes.next() {
        if byte == b'%' {
            let high = char::from(bytes.next()?).to_digit(16)?;
            let low = char::from(bytes.next()?).to_digit(16)?;
            decoded.push(u8::try_from(high * 16 + low).ok()?);
        } else {
            decoded.push(byte);
        }
    }
    String::from_utf8(decoded).ok()
}

/// A path that could leave the folder, on any system. Hidden files are refused with it.
fn climbs(path: &str) -> bool {
    !path.starts_with('/')
        || path.contains(['\\', '\0', ':'])
        || path.split('/').any(|segment| segment.starts_with('.'))
}

/// Whether `Accept-Encoding` lists the coding, and not with `q=0`.
fn accepts(header: &str, coding: &str) -> bool {
    header.split(',').any(|item| {
        let mut parts = item.split(';').map(str::trim);
        let named = parts
            .next()
            .is_some_and(|name| name.eq_ignore_ascii_case(coding));
        named && !parts.any(|weight| matches!(weight, "q=0" | "q=0.0" | "q=0.00" | "q=0.000"))
    })
}

/// Whether the name ends in a hash of the contents: its last part before the extension, after a
/// `-` or a `.`, is eight or more hexadecimal digits.
pub fn is_hashed(file: &str) -> bool {
    let name = file.rsplit('/').next().unwrap_or(file);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let stem = stem.strip_suffix("_bg").unwrap_or(stem);
    stem.rsplit_once(['-', '.']).is_some_and(|(_, last)| {
        last.len() >= 8 && last.bytes().all(|byte| byte.is_ascii_hexdigit())
    })
}

/// The media type by the extension.
pub fn mime(file: &str) -> &'static str {
    match file.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "wasm" => "application/wasm",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILES: &[&str] = &[
        "index.html",
        "404.html",
        "sw.js",
        "app-0123456789abcdef_bg.wasm",
        "app-0123456789abcdef_bg.wasm.br",
        "app-0123456789abcdef_bg.wasm.gz",
        "lesson/a b/index.html",
        "lesson/one/index.html",
    ];

    fn ask(path: &str, base: &str) -> Answer {
        ask_with("GET", path, base, "")
    }

    fn ask_with(method: &str, path: &str, base: &str, accept_encoding: &str) -> Answer {
        let asked = Asked {
            method,
            path,
            accept_encoding,
        };
        answer(&asked, base, &|file| FILES.contains(&file))
    }

    fn file(answer: Answer) -> Served {
        match answer {
            Answer::File(served) => served,
            other => panic!("not a file: {other:?}"),
        }
    }

    #[test]
    fn a_folder_answers_with_its_page() {
        assert_eq!(file(ask("/", "/")).file, "index.html");
        assert_eq!(
            file(ask("/repo/lesson/one/", "/repo/")).file,
            "lesson/one/index.html"
        );
        assert_eq!(
            file(ask("/lesson/a%20b/", "/")).file,
            "lesson/a b/index.html"
        );
    }

    #[test]
    fn a_missing_slash_is_added_by_a_redirect() {
        assert_eq!(ask("/repo", "/repo/"), Answer::Redirect("/repo/".into()));
        assert_eq!(
            ask("/repo/lesson/one", "/repo/"),
            Answer::Redirect("/repo/lesson/one/".into())
        );
    }

    #[test]
    fn an_unknown_address_is_a_404_with_the_page_for_it() {
        for path in [
            "/nowhere",
            "/lesson/two/",
            "/index.html/",
            "//lesson/one",
            "/lesson//one",
        ] {
            let served = file(ask(path, "/"));
            assert_eq!(
                (served.file.as_str(), served.status),
                ("404.html", 404),
                "{path}"
            );
        }
    }

    #[test]
    fn nothing_outside_the_base_is_the_sites() {
        assert_eq!(file(ask("/sw.js", "/repo/")).status, 404);
        assert_eq!(file(ask("/repository/sw.js", "/repo/")).status, 404);
    }

    #[test]
    fn a_path_that_climbs_is_refused() {
        for path in [
            "/../secret",
            "/%2e%2e/secret",
            "/a/..%2fsecret",
            "/a\\..\\b",
            "/.git/config",
        ] {
            assert_eq!(ask(path, "/"), Answer::Refused(400), "{path}");
        }
        assert_eq!(ask("/%zz", "/"), Answer::Refused(400));
        assert_eq!(ask("/%ff", "/"), Answer::Refused(400));
    }

    #[test]
    fn only_get_and_head_are_answered_and_head_has_no_body() {
        assert_eq!(ask_with("POST", "/", "/", ""), Answer::Refused(405));
        assert!(!file(ask_with("HEAD", "/", "/", "")).with_body);
    }

    #[test]
    fn the_smallest_accepted_encoding_is_sent() {
        let wasm = "/app-0123456789abcdef_bg.wasm";
        let encoding = |accept| file(ask_with("GET", wasm, "/", accept)).encoding;
        assert_eq!(encoding("gzip, deflate, br"), Some("br"));
        assert_eq!(encoding("gzip, br;q=0"), Some("gzip"));
        assert_eq!(encoding("identity"), None);
        assert_eq!(
            file(ask_with("GET", wasm, "/", "br")).mime,
            "application/wasm"
        );
        assert_eq!(file(ask_with("GET", "/sw.js", "/", "br")).encoding, None);
    }

    #[test]
    fn only_names_with_a_hash_are_kept_for_ever() {
        assert_eq!(
            file(ask("/app-0123456789abcdef_bg.wasm", "/")).cache,
            FOR_EVER
        );
        assert_eq!(file(ask("/sw.js", "/")).cache, REVALIDATE);
        assert_eq!(file(ask("/", "/")).cache, REVALIDATE);
        assert!(is_hashed("content/T1.0123abcd.json"));
        assert!(!is_hashed("icons/icon-192.png"));
        assert!(!is_hashed("a-decorated.png"));
    }
}
