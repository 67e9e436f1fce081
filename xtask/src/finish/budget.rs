//! How big a release is, and how big it may be. It weighs; what is weighed is decided elsewhere.

use xtask::shipped::{GOAL_LIVE, Size, Sizes, is_before_live, is_kept, is_vault, sum};

/// What a first visit may need, beside the page, until the goal is reached: docs/decisions/0006
/// says why it is over, and each time it is raised says for what.
const BUDGET_LIVE: usize = 620_000;
/// Brotli bytes of everything the worker keeps: the goal.
const BUDGET_KEPT: usize = 900_000;

/// Prints the sizes, and how far from the goal they are.
pub fn print(sizes: &Sizes) {
    println!("{}", table(sizes));
    let live = sum(sizes, is_before_live).brotli;
    if live > GOAL_LIVE {
        println!(
            "  over the goal of {GOAL_LIVE} brotli bytes before the app is live by {}",
            live - GOAL_LIVE
        );
    }
}

/// What is over its budget.
pub fn problems(sizes: &Sizes) -> Vec<String> {
    let live = sum(sizes, is_before_live).brotli;
    let kept = sum(sizes, is_kept).brotli;
    [
        ("before the app is live", live, BUDGET_LIVE),
        ("kept offline", kept, BUDGET_KEPT),
    ]
    .into_iter()
    .filter(|(_, bytes, budget)| bytes > budget)
    .map(|(what, bytes, budget)| format!("{bytes} brotli bytes {what}; the budget is {budget}"))
    .collect()
}

fn table(sizes: &Sizes) -> String {
    let mut text = format!(
        "  {:<44} {:>9} {:>9} {:>9}\n",
        "bytes", "raw", "gzip", "brotli"
    );
    let mut row = |name: &str, size: Size| {
        text.push_str(&format!(
            "  {name:<44} {:>9} {:>9} {:>9}\n",
            size.raw, size.gzip, size.brotli
        ));
    };
    for (file, size) in sizes
        .iter()
        .filter(|(file, _)| is_before_live(file) || file.starts_with("content/") || is_vault(file))
    {
        row(file, *size);
    }
    row(
        "index.html",
        sizes.get("index.html").copied().unwrap_or_default(),
    );
    let lessons = |file: &str| file.starts_with("lesson/");
    if let Some(largest) = sizes
        .iter()
        .filter(|(file, _)| lessons(file))
        .map(|(_, size)| *size)
        .max_by_key(|size| size.raw)
    {
        row("the largest lesson page", largest);
    }
    row("the vault, all of it", sum(sizes, is_vault));
    row(
        "before the app is live, without the page",
        sum(sizes, is_before_live),
    );
    row("kept offline, all of it", sum(sizes, is_kept));
    text.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_release_over_its_budget_is_refused() {
        let sizes = |brotli| {
            Sizes::from([(
                "alongside-0.wasm".to_owned(),
                Size {
                    raw: 0,
                    gzip: 0,
                    brotli,
                },
            )])
        };
        assert_eq!(problems(&sizes(BUDGET_LIVE)), Vec::<String>::new());
        assert_eq!(problems(&sizes(BUDGET_LIVE + 1)).len(), 1);
    }
}
