//! What hosts make of a `_headers` file, and which files of a release may be kept for ever. Pure:
//! the tests hold `hosting/` and a built release to each other with it.

use sha2::{Digest, Sha256};

/// A host that reads `_headers`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Host {
    /// Matches without regard to case, and `/x/*` also matches what begins with `/x`, because the
    /// slash before a lone star is optional (netlify/build, `headers-parser/src/for_regexp.ts`).
    Netlify,
    /// A star stands for any characters, and the rest for itself.
    Cloudflare,
}

/// The most rules and the longest line that Cloudflare Pages takes.
const RULES_MAX: usize = 100;
const LINE_CHARS_MAX: usize = 2000;

/// A `_headers` file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rules(Vec<Rule>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Rule {
    pattern: String,
    headers: Vec<(String, String)>,
}

impl Rules {
    /// Reads the file.
    ///
    /// # Errors
    /// A line that is neither a pattern nor a header below one, or more than a host takes.
    pub fn parse(text: &str) -> Result<Rules, String> {
        let mut rules: Vec<Rule> = Vec::new();
        for line in text.lines() {
            let said = line.trim();
            if said.is_empty() || said.starts_with('#') {
                continue;
            }
            let wrong = |why: &str| Err(format!("{why}: {line}"));
            if line.chars().count() > LINE_CHARS_MAX {
                return wrong("longer than a host takes");
            }
            if line.starts_with('/') {
                if said.matches('*').count() > 1 {
                    return wrong("more than one star");
                }
                rules.push(Rule {
                    pattern: said.to_owned(),
                    headers: Vec::new(),
                });
                continue;
            }
            match (rules.last_mut(), said.split_once(": ")) {
                (Some(rule), Some((name, value))) if line.starts_with(' ') => {
                    rule.headers.push((name.to_owned(), value.to_owned()));
                }
                _ => return wrong("neither a pattern nor a header"),
            }
        }
        if rules.len() > RULES_MAX {
            return Err(format!("{} rules are more than a host takes", rules.len()));
        }
        Ok(Rules(rules))
    }

    /// Every header the host sends with a path such as `/lesson/one/`, one from each rule that
    /// matches: the same name twice means that the host joins both.
    pub fn headers_for(&self, host: Host, path: &str) -> Vec<(&str, &str)> {
        let matching = self
            .0
            .iter()
            .filter(|rule| matches(host, &rule.pattern, path));
        let headers = matching.flat_map(|rule| &rule.headers);
        headers
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect()
    }

    /// The patterns that match none of these paths.
    pub fn idle<'a>(&'a self, host: Host, paths: &[String]) -> Vec<&'a str> {
        let patterns = self.0.iter().map(|rule| rule.pattern.as_str());
        patterns
            .filter(|pattern| !paths.iter().any(|path| matches(host, pattern, path)))
            .collect()
    }
}

fn matches(host: Host, pattern: &str, path: &str) -> bool {
    match host {
        Host::Cloudflare => fits(pattern, path),
        Host::Netlify => {
            let pattern = pattern.to_lowercase().replace("/*", "*");
            let path = path.to_lowercase();
            fits(&pattern, &path)
                || path
                    .strip_suffix('/')
                    .is_some_and(|path| fits(&pattern, path))
        }
    }
}

/// Whether a path fits a pattern with at most one star.
fn fits(pattern: &str, path: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == path,
        Some((start, end)) => {
            path.len() >= start.len() + end.len() && path.starts_with(start) && path.ends_with(end)
        }
    }
}

/// Whether a file is named by its own bytes: the last part of its name before the extension, after
/// a `-` or a `.`, is how the sha-256 of the bytes begins, at least eight digits of it. Such a file
/// never changes under its name.
pub fn is_named_by_bytes(file: &str, bytes: &[u8]) -> bool {
    let name = file.rsplit('/').next().unwrap_or(file);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let Some((_, claimed)) = stem.rsplit_once(['-', '.']) else {
        return false;
    };
    let digits = Sha256::digest(bytes);
    let hash: String = digits.iter().map(|byte| format!("{byte:02x}")).collect();
    claimed.len() >= 8 && hash.starts_with(claimed)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# A comment\n/*\n  A: 1\n\n/b/*\n  B: 2: 3\n/c.js\n  A: 4\n";

    #[test]
    fn every_rule_that_matches_adds_its_headers() {
        let rules = Rules::parse(TEXT).unwrap();
        for (path, wanted) in [
            ("/", vec![("A", "1")]),
            ("/b/d", vec![("A", "1"), ("B", "2: 3")]),
            ("/c.js", vec![("A", "1"), ("A", "4")]),
            ("/c.json", vec![("A", "1")]),
        ] {
            for host in [Host::Netlify, Host::Cloudflare] {
                assert_eq!(rules.headers_for(host, path), wanted, "{host:?} {path}");
            }
        }
        let idle = rules.idle(Host::Cloudflare, &["/b/".to_owned()]);
        assert_eq!(idle, ["/c.js"]);
    }

    #[test]
    fn the_hosts_differ_where_they_are_known_to() {
        let rules = Rules::parse(TEXT).unwrap();
        for path in ["/bd", "/B/d", "/b"] {
            assert_eq!(rules.headers_for(Host::Netlify, path).len(), 2, "{path}");
            assert_eq!(rules.headers_for(Host::Cloudflare, path).len(), 1, "{path}");
        }
        assert_eq!(rules.headers_for(Host::Netlify, "/c.js/").len(), 2);
    }

    #[test]
    fn what_no_host_takes_is_refused() {
        let long = format!("/a\n  B: {}\n", "c".repeat(LINE_CHARS_MAX));
        let many = "/a\n".repeat(RULES_MAX + 1);
        for text in [
            "  A: 1\n",
            "/a\nB: 1\n",
            "/a\n  B\n",
            "/*/*\n",
            &long,
            &many,
        ] {
            assert!(Rules::parse(text).is_err(), "{text:.40}");
        }
    }

    #[test]
    fn both_files_say_the_same_of_the_root_and_of_a_folder() {
        let root = include_str!("../../hosting/own-origin/_headers");
        let folder = include_str!("../../hosting/sub-path/_headers");
        let moved = Rules::parse(root).unwrap().0.into_iter();
        let moved = moved.map(|rule| Rule {
            pattern: format!("/alongside{}", rule.pattern),
            ..rule
        });
        assert_eq!(Rules::parse(folder).unwrap().0, moved.collect::<Vec<_>>());
    }

    /// Runs the workflow's commands so many times, with a Cargo that makes an archive of the
    /// deploy's number; tells what each asked of it.
    fn deploys(runs: &[&str], times: usize) -> Vec<String> {
        let place = tempfile::tempdir().unwrap();
        let cargo = "cargo() { echo \"$@\" >> asked; mkdir -p target/archive; \
                     wc -l < asked > target/archive/alongside-0-a.zip; }";
        for _ in 0..times {
            let script = [&["set -e", cargo], runs].concat().join("\n");
            let status = std::process::Command::new("sh")
                .args(["-c", &script])
                .current_dir(place.path())
                .status();
            assert!(status.unwrap().success());
        }
        let read = |file| std::fs::read_to_string(place.path().join(file)).unwrap();
        assert_eq!(read("before/last.zip").trim(), times.to_string());
        assert_eq!(read("before/earlier.zip").trim(), (times - 1).to_string());
        read("asked").lines().map(str::to_owned).collect()
    }

    #[test]
    fn the_workflow_keeps_two_releases_and_uploads_what_the_build_makes() {
        let text = include_str!("../../hosting/github-pages.yml");
        let workflow = yaml_rust2::YamlLoader::load_from_str(text).unwrap();
        let [workflow] = &workflow[..] else {
            panic!("one document");
        };
        assert_eq!(workflow["permissions"]["pages"].as_str(), Some("write"));
        let steps = workflow["jobs"]["deploy"]["steps"].as_vec().unwrap();
        let runs: Vec<_> = steps
            .iter()
            .filter_map(|step| step["run"].as_str())
            .collect();
        assert_eq!(runs.len(), 2);
        let asked = [
            "xtask build --zip",
            "xtask build --zip --keep before/last.zip",
            "xtask build --zip --keep before/last.zip --keep before/earlier.zip",
            "xtask build --zip --keep before/last.zip --keep before/earlier.zip",
        ];
        assert_eq!(deploys(&runs, asked.len()), asked);
        let uses: Vec<_> = steps
            .iter()
            .filter_map(|step| step["uses"].as_str())
            .collect();
        let order = ["checkout", "cache", "upload-pages-artifact", "deploy-pages"];
        assert_eq!(uses.len(), order.len());
        for (used, action) in uses.iter().zip(order) {
            assert!(used.starts_with(&format!("actions/{action}@v")), "{used}");
        }
        let uploads = |step: &&yaml_rust2::Yaml| {
            step["uses"]
                .as_str()
                .is_some_and(|used| used.contains("upload"))
        };
        let uploaded = steps.iter().find(uploads);
        let uploaded = uploaded.and_then(|step| step["with"]["path"].as_str());
        assert_eq!(uploaded, Some("dist"));
    }

    #[test]
    fn only_the_hash_of_the_very_bytes_makes_a_name_for_ever() {
        // The sha-256 of nothing.
        for file in ["a-e3b0c442.js", "b/T1.e3b0c44298fc.json"] {
            assert!(is_named_by_bytes(file, b""), "{file}");
            assert!(!is_named_by_bytes(file, b"x"), "{file}");
        }
        for file in ["a-e3b0.js", "e3b0c44298fc.js", "icon-192.png", "boot.js"] {
            assert!(!is_named_by_bytes(file, b""), "{file}");
        }
    }
}
