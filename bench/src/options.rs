//! The words of the command: which parts are measured, how often, and what is made of it. Pure.

/// The parts there are, in the order they are measured in.
pub const PARTS: [&str; 7] = [
    "first_visit",
    "offline_start",
    "taps",
    "navigation",
    "store",
    "steadiness",
    "bytes",
];

/// How the words should look.
pub const USAGE: &str = "\
cargo xtask bench [--json] [--only first_visit,offline_start,taps,navigation,store,steadiness,bytes]
                  [--runs 5]    medians of so many runs
cargo xtask bench --growth      the store at 10 to 50,000 records: docs/growth.svg and .json
cargo xtask bench --lighthouse  what Lighthouse, from npm, says of five screens
    ALONGSIDE_DIST names a built release to be measured in place of one built for it";

/// What was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// Some of [`PARTS`], in their order.
    pub parts: Vec<&'static str>,
    /// How often each is measured, where nothing else is said.
    pub runs: Option<usize>,
    /// Whether a machine reads the figures.
    pub json: bool,
    /// Whether the store is measured at many sizes, and nothing else.
    pub growth: bool,
    /// Whether Lighthouse is asked, and nothing else.
    pub lighthouse: bool,
}

impl Options {
    /// Reads them; nothing where they make no sense.
    pub fn parse(args: &[String]) -> Option<Self> {
        let mut options = Self {
            parts: PARTS.to_vec(),
            runs: None,
            json: false,
            growth: false,
            lighthouse: false,
        };
        let mut args = args.iter();
        while let Some(arg) = args.next() {
            match arg.as_str() {
                "--json" => options.json = true,
                "--growth" => options.growth = true,
                "--lighthouse" => options.lighthouse = true,
                "--runs" => {
                    options.runs = Some(args.next()?.parse().ok().filter(|runs| *runs > 0)?)
                }
                "--only" => options.parts = parts(args.next()?)?,
                _ => return None,
            }
        }
        Some(options)
    }
}

fn parts(words: &str) -> Option<Vec<&'static str>> {
    let wanted: Vec<&str> = words.split(',').collect();
    let known = wanted.iter().all(|word| PARTS.contains(word));
    known.then(|| {
        let parts = PARTS.into_iter();
        parts.filter(|part| wanted.contains(part)).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Option<Options> {
        let words = line.split_whitespace().map(str::to_owned);
        Options::parse(&words.collect::<Vec<_>>())
    }

    #[test]
    fn all_is_measured_unless_parts_are_named() {
        assert_eq!(parsed("").unwrap().parts, PARTS);
        let some = parsed("--json --only taps,first_visit --runs 3").unwrap();
        assert_eq!(some.parts, ["first_visit", "taps"]);
        assert_eq!((some.runs, some.json, some.growth), (Some(3), true, false));
    }

    #[test]
    fn words_that_make_no_sense_are_refused() {
        for line in ["--only tap", "--only", "--runs 0", "--runs many", "taps"] {
            assert_eq!(parsed(line), None, "{line}");
        }
    }
}
