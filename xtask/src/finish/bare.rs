//! Style sheets and scripts without what is written for us and not for phones: comments and
//! indentation. It shortens nothing else: no name and no statement is touched.

/// A style sheet without its comments and indentation.
pub fn style(css: &str) -> String {
    let mut kept = String::with_capacity(css.len());
    let mut chars = css.chars().peekable();
    let mut quote = None;
    while let Some(c) = chars.next() {
        match quote {
            Some(_) if c == '\\' => {
                kept.push(c);
                kept.extend(chars.next());
                continue;
            }
            Some(open) if c == open => quote = None,
            Some(_) => {}
            None if c == '/' && chars.peek() == Some(&'*') => {
                chars.next();
                let mut last = ' ';
                for inner in chars.by_ref() {
                    if last == '*' && inner == '/' {
                        break;
                    }
                    last = inner;
                }
                continue;
            }
            None if c == '"' || c == '\'' => quote = Some(c),
            None => {}
        }
        kept.push(c);
    }
    let lines = kept.lines().map(str::trim).filter(|line| !line.is_empty());
    joined(lines)
}

/// A script without indentation and without the lines that are nothing but a comment. What stands
/// between two backticks must stand on one line.
pub fn script(script: &str) -> String {
    let lines = script.lines().map(str::trim);
    joined(lines.filter(|line| !line.is_empty() && !line.starts_with("//")))
}

fn joined<'a>(lines: impl Iterator<Item = &'a str>) -> String {
    lines.flat_map(|line| [line, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::steps::workspace;

    #[test]
    fn comments_go_and_strings_stay() {
        let css = "/* a */\n  p::before { content: \"/* no \\\" comment */\"; /* b **/ }\n\n";
        assert_eq!(
            style(css),
            "p::before { content: \"/* no \\\" comment */\";  }\n"
        );
    }

    #[test]
    fn lines_of_comment_go_from_a_script_and_addresses_stay() {
        let given = "// a\n\n  const home = \"https://x\"; // b\n    /* c */ // d\n  //e\n";
        assert_eq!(
            script(given),
            "const home = \"https://x\"; // b\n/* c */ // d\n"
        );
    }

    #[test]
    fn no_script_of_ours_has_a_text_of_several_lines() {
        for file in std::fs::read_dir(workspace().join("public")).unwrap() {
            let path = file.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "js") {
                let source = std::fs::read_to_string(&path).unwrap();
                let open = source
                    .lines()
                    .find(|line| line.matches('`').count() % 2 == 1);
                assert_eq!(open, None, "{}", path.display());
            }
        }
    }
}
