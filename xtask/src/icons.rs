//! `cargo xtask icons`: every picture of `public/icons/`, drawn from `public/icon.svg`, and those of
//! link previews.
//! The pictures are committed, so that nobody needs the renderer to build.

#[cfg(not(feature = "icons"))]
use crate::steps::{Done, cargo, run_child, step};

/// Runs the command, in a build of its own that can draw.
#[cfg(not(feature = "icons"))]
pub fn run() -> Done {
    step("Build the renderer and draw", || {
        let line = [
            "run",
            "--quiet",
            "--locked",
            "-p",
            "xtask",
            "--features",
            "icons",
            "--",
            "icons",
        ];
        run_child(cargo().args(line))
    })
}

#[cfg(feature = "icons")]
pub(crate) use drawing::packed;
#[cfg(feature = "icons")]
pub use drawing::run;

#[cfg(feature = "icons")]
mod drawing {
    use resvg::tiny_skia::{Pixmap, Transform};
    use resvg::usvg::{Options, Tree};

    use crate::steps::{Done, Failure, read_text, workspace, write};

    const GROUND: &str = "#135639";
    const FIGURE: &str = "#f9fbf3";

    /// Draws them all.
    pub fn run() -> Done {
        let icon = read_text(&workspace().join("public/icon.svg"))?;
        let motif = between(&icon, "<g id=\"motif\"", "</g>")?;
        for (name, size, svg) in pictures(&icon, motif) {
            let png = draw(&svg, size)?;
            write(&workspace().join("public/icons").join(name), png)?;
            println!("  public/icons/{name} ({size} × {size})");
        }
        crate::previews::draw_all()
    }

    /// Name, size and drawing of each picture.
    fn pictures(icon: &str, motif: &str) -> Vec<(&'static str, u32, String)> {
        // A launcher cuts to a circle of four fifths: the motif stays well inside it.
        let full = |scale: f32| on_ground(&scaled(motif, scale), 0);
        let today = shortcut(
            "<path d=\"M3 18c5.5-3 12.5-3 18 0\"/><path d=\"M7.5 13.5a4.5 4.5 0 0 1 9 0\"/>\
             <path d=\"M12 4.5v2M5 7.5l1.4 1.4M19 7.5l-1.4 1.4\"/>",
        );
        let note =
            shortcut("<path d=\"M4.5 19.5l1-4L16 5l3 3L8.5 18.5z\"/><path d=\"m13.5 7.5 3 3\"/>");
        vec![
            ("icon-192.png", 192, icon.to_owned()),
            ("icon-512.png", 512, icon.to_owned()),
            ("maskable-192.png", 192, full(0.78)),
            ("maskable-512.png", 512, full(0.78)),
            ("monochrome-512.png", 512, svg(&scaled(motif, 0.78))),
            // iOS rounds it itself and shows black where it is transparent.
            ("apple-touch-180.png", 180, full(0.92)),
            ("favicon-32.png", 32, icon.to_owned()),
            (
                "shortcut-check-96.png",
                96,
                on_ground(&scaled(motif, 0.86), 256),
            ),
            ("shortcut-today-96.png", 96, on_ground(&today, 256)),
            ("shortcut-note-96.png", 96, on_ground(&note, 256)),
        ]
    }

    fn svg(inside: &str) -> String {
        format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 512 512\">{inside}</svg>")
    }

    fn on_ground(inside: &str, round: u32) -> String {
        svg(&format!(
            "<rect width=\"512\" height=\"512\" rx=\"{round}\" fill=\"{GROUND}\"/>{inside}"
        ))
    }

    fn scaled(inside: &str, scale: f32) -> String {
        let move_by = 256.0 * (1.0 - scale);
        format!("<g transform=\"translate({move_by} {move_by}) scale({scale})\">{inside}</g>")
    }

    /// Line drawings of 24 units, as the navigation has them.
    fn shortcut(lines: &str) -> String {
        format!(
            "<g transform=\"translate(88 88) scale(14)\" fill=\"none\" stroke=\"{FIGURE}\" \
             stroke-width=\"2\" stroke-linecap=\"round\" stroke-linejoin=\"round\">{lines}</g>"
        )
    }

    fn between<'a>(text: &'a str, from: &str, to: &str) -> Done<&'a str> {
        let start = text.find(from);
        let found = start
            .and_then(|at| text.get(at..))
            .and_then(|rest| rest.find(to).and_then(|end| rest.get(..end + to.len())));
        found.ok_or_else(|| Failure::Wrong(format!("public/icon.svg has no `{from}`")))
    }

    fn draw(svg: &str, size: u32) -> Done<Vec<u8>> {
        let wrong = |what: String| Failure::Wrong(format!("the icon cannot be drawn: {what}"));
        let tree = Tree::from_str(svg, &Options::default()).map_err(|e| wrong(e.to_string()))?;
        let mut picture = Pixmap::new(size, size).ok_or_else(|| wrong("no size".to_owned()))?;
        #[expect(
            clippy::cast_precision_loss,
            reason = "icon sizes are small whole numbers"
        )]
        let scale = size as f32 / 512.0;
        resvg::render(
            &tree,
            Transform::from_scale(scale, scale),
            &mut picture.as_mut(),
        );
        packed(&picture)
    }

    /// The picture as a file, with a palette where that says the same in fewer bytes.
    pub(crate) fn packed(picture: &Pixmap) -> Done<Vec<u8>> {
        let wrong = |what: String| Failure::Wrong(format!("a picture cannot be packed: {what}"));
        let png = picture.encode_png().map_err(|e| wrong(e.to_string()))?;
        let options = oxipng::Options::max_compression();
        oxipng::optimize_from_memory(&png, &options).map_err(|e| wrong(e.to_string()))
    }
}
