//! What a first visit fetches before the app is live, and what is kept offline, by the files of the
//! release. Which those are is told in `xtask::shipped`, where the build's own budget looks too.
//! A lesson's pack, a few kilobytes more, is in what [`crate::first_visit`] sees come.

use e2e::{Failure, Outcome};
use xtask::shipped::{Sizes, is_before_live, is_kept, sum, weigh};

use crate::figures::Figures;
use crate::places::{LESSON, Places};

/// Adds the sums.
pub fn measure(places: &Places, figures: &mut Figures) -> Outcome {
    let weighed = |folder| weigh(folder).map_err(Failure::io("weighing what is served"));
    let sizes = weighed(places.release())?;
    note(&sizes, figures);
    let minimal = sum(&weighed(places.minimal_files())?, |_| true);
    figures.note("bytes.live.minimal", minimal.brotli as f64);
    Ok(())
}

fn note(sizes: &Sizes, figures: &mut Figures) {
    let brotli = |which: &dyn Fn(&str) -> bool| sum(sizes, which).brotli as f64;
    let shared = brotli(&is_before_live);
    let lesson = format!("{}index.html", LESSON.trim_start_matches('/'));
    for (name, page) in [("today", "index.html"), ("lesson", lesson.as_str())] {
        let page = brotli(&|file| file == page);
        figures.note(format!("bytes.live.{name}"), shared + page);
    }
    let program = brotli(&|file| is_before_live(file) && file.ends_with(".wasm"));
    figures.note("bytes.live.program", program);
    figures.note("bytes.kept", brotli(&is_kept));
}

#[cfg(test)]
mod tests {
    use super::*;
    use xtask::shipped::Size;

    #[test]
    fn a_first_visit_needs_its_page_and_what_every_page_needs() {
        let lesson = format!("{}index.html", LESSON.trim_start_matches('/'));
        let files = [
            ("alongside-0.wasm", 500),
            ("alongside-0.js", 10),
            ("boot.js", 2),
            ("content/index-0.json", 20),
            ("content/T1-0.json", 7),
            ("index.html", 3),
            (lesson.as_str(), 4),
            ("icons/a.png", 1),
        ];
        let size = |brotli| Size {
            brotli,
            ..Size::default()
        };
        let sizes = files.map(|(file, brotli)| (file.to_owned(), size(brotli)));
        let mut figures = Figures::default();
        note(&Sizes::from(sizes), &mut figures);
        let of = |name: &str| figures.values(name)[0];
        assert_eq!(of("bytes.live.today"), 535.0);
        assert_eq!(of("bytes.live.lesson"), 536.0);
        assert_eq!(of("bytes.live.program"), 500.0);
        assert_eq!(of("bytes.kept"), 540.0);
    }
}
