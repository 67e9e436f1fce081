//! What the steps of `cargo xtask test` came to: counts read from the test runners' own closing
//! lines, one table, one closing line.

use std::time::Duration;

use crate::steps::in_words;

/// How many tests passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Passed.
    pub passed: usize,
    /// Failed.
    pub failed: usize,
    /// Of those passed, how many ended early: the browser cannot do what they stand on.
    pub impossible: usize,
}

/// Adds up every `test result:` line; nothing where there is none.
pub fn counts(output: &str) -> Option<Counts> {
    let mut lines = output.lines().filter_map(result_line).peekable();
    lines.peek()?;
    let impossible = output
        .lines()
        .filter(|line| line.contains("not possible on "))
        .count();
    let none = Counts {
        impossible,
        ..Counts::default()
    };
    Some(lines.fold(none, |sum, one| Counts {
        passed: sum.passed + one.passed,
        failed: sum.failed + one.failed,
        ..sum
    }))
}

/// `test result: ok. 12 passed; 0 failed; …`
fn result_line(line: &str) -> Option<Counts> {
    let (_, result) = line.split_once("test result: ")?;
    let number_before = |word: &str| {
        let part = result
            .split([';', '.'])
            .find_map(|part| part.trim().strip_suffix(word))?;
        part.trim().parse().ok()
    };
    Some(Counts {
        passed: number_before("passed")?,
        failed: number_before("failed")?,
        impossible: 0,
    })
}

/// One line of the table.
pub struct Row {
    /// What was done.
    pub name: &'static str,
    /// Whether it went well, and if not, why.
    pub result: Result<(), String>,
    /// The tests it ran, where it ran tests.
    pub counts: Option<Counts>,
    /// How long it took.
    pub time: Duration,
}

/// The table and the closing line.
pub fn table(rows: &[Row]) -> String {
    let mut text = format!(
        "\n{:<34} {:<8} {:>7} {:>7}  {:>12}\n",
        "step", "result", "passed", "failed", "time"
    );
    let mut sum = Counts::default();
    for row in rows {
        let result = if row.result.is_ok() { "ok" } else { "FAILED" };
        let (passed, failed) = row.counts.map_or((String::new(), String::new()), |counts| {
            sum.passed += counts.passed;
            sum.failed += counts.failed;
            sum.impossible += counts.impossible;
            (counts.passed.to_string(), counts.failed.to_string())
        });
        let time = in_words(row.time);
        text.push_str(&format!(
            "{:<34} {result:<8} {passed:>7} {failed:>7}  {time:>12}\n",
            row.name
        ));
    }
    for row in rows {
        if let Err(why) = &row.result {
            text.push_str(&format!("\n✗ {}: {why}", row.name));
        }
    }
    if sum.impossible > 0 {
        let of_those = "not possible in that browser; the log says why";
        text.push_str(&format!("\n{} of those passed: {of_those}", sum.impossible));
    }
    text.push_str(&format!("\n{} passed, {} failed\n", sum.passed, sum.failed));
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_result_line_counts() {
        let output = "running 2 tests\n\
            test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.03s\n\
            not possible on Firefox: its driver cannot (slow_network)\n\
            noise\n\
            test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 filtered out; finished in 1.2s\n";
        assert_eq!(
            counts(output),
            Some(Counts {
                passed: 15,
                failed: 2,
                impossible: 1,
            })
        );
    }

    #[test]
    fn output_without_tests_has_no_counts() {
        assert_eq!(counts("Finished in 3 s\ntest result: strange\n"), None);
    }

    #[test]
    fn the_table_names_what_failed_and_closes_with_the_sum() {
        let row = |name, result, counts| Row {
            name,
            result,
            counts,
            time: Duration::from_secs(61),
        };
        let table = table(&[
            row("fmt", Err("not formatted".to_owned()), None),
            row(
                "native",
                Ok(()),
                Some(Counts {
                    passed: 7,
                    failed: 0,
                    impossible: 2,
                }),
            ),
        ]);
        assert!(table.contains("✗ fmt: not formatted"), "{table}");
        assert!(table.contains("1 min 01 s"), "{table}");
        assert!(table.contains("2 of those passed: not possible"), "{table}");
        assert!(table.ends_with("\n7 passed, 0 failed\n"), "{table}");
    }
}
