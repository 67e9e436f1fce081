//! The files of `hosting/` against the built release: what may be kept for ever is what is named by
//! its bytes, on every host; and both servers of Debian send each file as the release needs it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use tokio::time::Instant;

use e2e::host::{FOLDER, Host, Maker};
use e2e::plain::{Reply, ask};
use e2e::site::dist;
use e2e::{Failure, Outcome};
use xtask::hosting::{self, Rules};
use xtask::site;

const ROOT: &str = include_str!("../../../../hosting/own-origin/_headers");
const FOR_EVER: &str = "public, max-age=31536000, immutable";
const REVALIDATE: &str = "no-cache";
const MAKERS: [Maker; 2] = [Maker::Nginx, Maker::Caddy];

/// Every file of the release but the packed siblings, with its bytes.
fn release() -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    collect(&dist(), "", &mut files);
    files.retain(|file, _| !file.ends_with(".br") && !file.ends_with(".gz"));
    assert!(files.len() > 200, "{} files", files.len());
    files
}

fn collect(folder: &Path, prefix: &str, files: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            collect(&entry.path(), &format!("{name}/"), files);
        } else {
            files.insert(name, fs::read(entry.path()).unwrap());
        }
    }
}

/// How a browser asks for a file: a page by its folder.
fn asked(file: &str) -> String {
    match file.strip_suffix("index.html") {
        Some(folder) if folder.is_empty() || folder.ends_with('/') => format!("/{folder}"),
        _ => format!("/{file}"),
    }
}

#[test]
fn netlify_and_cloudflare_keep_for_ever_what_is_named_by_its_bytes_and_nothing_else() {
    let files = release();
    let rules = Rules::parse(ROOT).unwrap();
    let mut named = 0;
    for (file, bytes) in &files {
        let for_ever = hosting::is_named_by_bytes(file, bytes);
        assert_eq!(site::is_hashed(file), for_ever, "{file}");
        named += usize::from(for_ever);
        for host in [hosting::Host::Netlify, hosting::Host::Cloudflare] {
            let sent = rules.headers_for(host, &asked(file));
            let mut names: Vec<_> = sent.iter().map(|(name, _)| *name).collect();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), sent.len(), "{host:?} joins values of {file}");
            let cache = sent.iter().find(|(name, _)| *name == "Cache-Control");
            match cache {
                Some((_, how)) if for_ever => assert_eq!(*how, FOR_EVER, "{host:?} {file}"),
                // What the host says of itself comes to the same: public, max-age=0, must-revalidate.
                found => assert!(
                    !for_ever && found.is_none_or(|(_, how)| *how == REVALIDATE),
                    "{host:?} {file}: {found:?}"
                ),
            }
        }
    }
    assert!(named >= 20, "only {named} files are named by their bytes");
    let paths: Vec<_> = files.keys().map(|file| asked(file)).collect();
    let idle = rules.idle(hosting::Host::Cloudflare, &paths);
    assert!(idle.is_empty(), "no file for {idle:?}");
}

#[test]
fn the_policy_of_the_hosts_is_the_one_of_the_pages_and_no_framing() {
    let page = fs::read_to_string(dist().join("index.html")).unwrap();
    let start = "http-equiv=\"Content-Security-Policy\" content=\"";
    let (_, rest) = page.split_once(start).unwrap();
    let (policy, _) = rest.split_once('"').unwrap();
    let rules = Rules::parse(ROOT).unwrap();
    let wanted = format!("{policy}; frame-ancestors 'none'");
    let sent = rules.headers_for(hosting::Host::Netlify, "/");
    assert!(
        sent.contains(&("Content-Security-Policy", wanted.as_str())),
        "{sent:?}"
    );
}

/// What goes with every answer, page or not, there or not.
fn has_what_every_answer_has(reply: &Reply, about: &str) {
    let rules = Rules::parse(ROOT).unwrap();
    let always = rules.headers_for(hosting::Host::Cloudflare, "/");
    assert_eq!(always.len(), 6);
    for (name, value) in always {
        assert_eq!(
            reply.header(name).as_deref(),
            Some(value),
            "{about}: {name}"
        );
    }
}

fn sends(host: &Host, base: &str, file: &str, bytes: &[u8]) -> Outcome {
    let path = format!("{base}{}", asked(file).trim_start_matches('/'));
    let for_ever = hosting::is_named_by_bytes(file, bytes);
    let sibling = |ending: &str| fs::read(dist().join(format!("{file}.{ending}"))).ok();
    let brotli = sibling("br").filter(|_| host.sends_brotli());
    for (accept, packed, name) in [
        ("br, gzip", brotli.or_else(|| sibling("gz")), "br"),
        ("gzip", sibling("gz"), "gzip"),
        ("identity", None, ""),
    ] {
        let about = format!("{path} ({accept})");
        let reply = ask(host.port(), &path, accept)?;
        assert_eq!(reply.status, 200, "{about}");
        has_what_every_answer_has(&reply, &about);
        let cache = if for_ever { FOR_EVER } else { REVALIDATE };
        assert_eq!(
            reply.header("Cache-Control").as_deref(),
            Some(cache),
            "{about}"
        );
        let mime = reply.header("Content-Type").unwrap_or_default();
        assert_eq!(mime.to_lowercase(), site::mime(file), "{about}");
        let encoding = reply.header("Content-Encoding");
        let is_gzip = sibling("br").is_none() || !host.sends_brotli();
        let name = if name == "br" && is_gzip {
            "gzip"
        } else {
            name
        };
        let wanted = packed.as_ref().map(|_| name);
        assert_eq!(encoding.as_deref(), wanted, "{about}");
        assert!(
            reply.body == packed.as_deref().unwrap_or(bytes),
            "{about}: other bytes"
        );
        if packed.is_some() {
            let vary = reply.header("Vary").unwrap_or_default();
            assert!(vary.contains("Accept-Encoding"), "{about}: {vary}");
        }
    }
    Ok(())
}

fn answers_what_is_missing(host: &Host, base: &str) -> Outcome {
    let page = fs::read(dist().join("404.html")).map_err(Failure::io("reading 404.html"))?;
    for missing in [
        "no/such/page/",
        "content/T1.0123456789ab.json",
        "alongside-00000000.js",
    ] {
        let reply = ask(host.port(), &format!("{base}{missing}"), "identity")?;
        assert_eq!(reply.status, 404, "{missing}");
        assert!(reply.body == page, "{missing}: not our page");
        has_what_every_answer_has(&reply, missing);
        let cache = reply.header("Cache-Control");
        assert_eq!(cache.as_deref(), Some(REVALIDATE), "{missing}");
    }
    let folder = ask(host.port(), &format!("{base}lesson/say-it-twice"), "br")?;
    assert!([301, 308].contains(&folder.status), "{}", folder.status);
    let to = format!("{base}lesson/say-it-twice/");
    assert_eq!(folder.header("Location"), Some(to));
    if base != "/" {
        let bare = ask(host.port(), base.trim_end_matches('/'), "br")?;
        assert_eq!(bare.status, 301);
        assert_eq!(bare.header("Location").as_deref(), Some(base));
    }
    Ok(())
}

#[tokio::test]
async fn nginx_and_caddy_send_every_file_with_its_type_its_sibling_and_its_headers() {
    let files = release();
    for maker in MAKERS {
        for base in ["/", FOLDER] {
            let host = Host::start(maker, &dist(), base).await.unwrap();
            for (file, bytes) in &files {
                sends(&host, base, file, bytes).unwrap();
            }
            answers_what_is_missing(&host, base).unwrap();
            println!(
                "{maker:?} at {base}: {} files as they should be, brotli {}",
                files.len(),
                host.sends_brotli()
            );
            host.stop();
        }
    }
}

const REQUESTS: usize = 2000;
const AT_ONCE: usize = 8;

#[tokio::test]
async fn two_thousand_requests_are_answered_without_an_error() {
    let files: Vec<_> = release().into_keys().collect();
    for maker in MAKERS {
        let host = Host::start(maker, &dist(), "/").await.unwrap();
        let port = host.port();
        let start = Instant::now();
        let visit = |first: usize| {
            let mine = (first..REQUESTS).step_by(AT_ONCE);
            let lengths = mine.map(|at| {
                let path = asked(&files[at % files.len()]);
                // A length that is not the one promised is an error of `ask` already.
                let reply = ask(port, &path, "br, gzip").unwrap();
                assert_eq!(reply.status, 200, "{path}");
                reply.body.len()
            });
            lengths.sum::<usize>()
        };
        let bytes: usize = std::thread::scope(|scope| {
            let visits: Vec<_> = (0..AT_ONCE)
                .map(|first| {
                    scope.spawn({
                        let visit = &visit;
                        move || visit(first)
                    })
                })
                .collect();
            visits.into_iter().map(|visit| visit.join().unwrap()).sum()
        });
        let time = start.elapsed();
        #[expect(clippy::cast_precision_loss, reason = "a figure for the log")]
        let speed = REQUESTS as f64 / time.as_secs_f64();
        println!(
            "{maker:?}: {REQUESTS} requests, a connection each, {AT_ONCE} at once, {bytes} bytes: \
             {speed:.0} a second"
        );
        host.stop();
    }
}
