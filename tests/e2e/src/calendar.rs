//! A calendar file as text: its lines without their folds, and what stands in them.

/// The value of the one line with this name; nothing where there is none.
pub fn value(file: &str, name: &str) -> String {
    let file = file.replace("\r\n ", "");
    let mut lines = file.split("\r\n").filter_map(|line| {
        let (front, value) = line.split_once(':')?;
        (front == name).then(|| value.to_owned())
    });
    lines.next().unwrap_or_default()
}
