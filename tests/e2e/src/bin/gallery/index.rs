//! The index page of the gallery: every state with its pictures, and what was found wrong.

use std::fmt::Write;
use std::fs;

use e2e::{Failure, Outcome};

use crate::camera::Camera;

const HEAD: &str = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Gallery</title>\
<style>body{font:16px/1.5 system-ui;margin:1rem;background:#777;color:#fff}h2{margin:2rem 0 .5rem}\
.row{display:flex;gap:1rem;overflow-x:auto;align-items:flex-start}figure{margin:0;flex:none}\
img{max-height:40rem;display:block}figcaption{font-size:.8rem}pre{white-space:pre-wrap;color:#ffd}</style>";

/// Writes `index.html` and `wrong.txt`, and says what came of it.
pub fn write(camera: &Camera) -> Outcome {
    let states = camera.taken.len();
    let pictures = states * camera.looks().len();
    let audits: usize = camera.taken.iter().map(|taken| taken.audits).sum();
    let wrong: usize = camera.taken.iter().map(|taken| taken.wrong.len()).sum();
    let sum = format!("{states} states, {pictures} pictures, {audits} audits, {wrong} findings");
    let mut page = format!("{HEAD}<h1>{sum}</h1>\n<ul>");
    for taken in &camera.taken {
        put(
            &mut page,
            format_args!(
                "<li><a href=\"#{0}\">{0}</a> ({1})",
                taken.name,
                taken.wrong.len()
            ),
        )?;
    }
    page.push_str("</ul>\n");
    let mut list = String::new();
    for taken in &camera.taken {
        let name = &taken.name;
        put(
            &mut page,
            format_args!(
                "<h2 id=\"{name}\">{name}</h2>\n<p><a href=\"{name}.txt\">As it is spoken</a></p>\n"
            ),
        )?;
        if !taken.wrong.is_empty() {
            let wrong = taken.wrong.join("\n");
            put(
                &mut page,
                format_args!("<pre>{}</pre>\n", wrong.replace('<', "&lt;")),
            )?;
            put(
                &mut list,
                format_args!("{name}\n  {}\n", wrong.replace('\n', "\n  ")),
            )?;
        }
        page.push_str("<div class=\"row\">");
        for look in camera.looks() {
            let look = look.name();
            put(
                &mut page,
                format_args!(
                    "<figure><a href=\"{name}.{look}.jpg\"><img loading=\"lazy\" src=\"{name}.{look}.jpg\" \
                 alt=\"\"></a><figcaption>{look}</figcaption></figure>"
                ),
            )?;
        }
        page.push_str("</div>\n");
    }
    for (file, text) in [("index.html", page), ("wrong.txt", list)] {
        fs::write(camera.folder().join(file), text).map_err(Failure::io("writing the index"))?;
    }
    eprintln!("  {sum}: {}", camera.folder().join("index.html").display());
    Ok(())
}

fn put(text: &mut String, what: std::fmt::Arguments<'_>) -> Outcome {
    text.write_fmt(what)
        .map_err(|error| Failure::Unmet(error.to_string()))
}
