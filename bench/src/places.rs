//! Everything that is served: the built app, its static twin, the least page of the framework. It
//! builds none of them; the twin's pages are made here of those of the app.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use e2e::pages::lesson::FIRST_PATH;
use e2e::site::dist;
use e2e::{Failure, Outcome, Site};
use xtask::packed::brotli;

use crate::twin;

/// The address of Today.
pub const TODAY: &str = "/";
/// The address of the lesson that is looked at.
pub const LESSON: &str = FIRST_PATH;

/// The folders that are served.
pub struct Places {
    app: PathBuf,
    minimal: PathBuf,
    twin: TempDir,
}

impl Places {
    /// Finds what was built and makes the twin of it.
    pub fn find() -> Outcome<Self> {
        let app = dist();
        let minimal = env::var_os("ALONGSIDE_MINIMAL").map(PathBuf::from);
        let minimal = minimal.ok_or_else(|| Failure::Setup {
            what: "the least page of the framework".into(),
            reason: "ALONGSIDE_MINIMAL is not set; run `cargo xtask bench`".into(),
        })?;
        let twin = tempfile::Builder::new().prefix("twin-").tempdir();
        let twin = twin.map_err(Failure::io("making a folder for the static twin"))?;
        for page in [TODAY, LESSON] {
            let page = format!("{}index.html", page.trim_start_matches('/'));
            make_twin(&app, twin.path(), &page)?;
        }
        Ok(Self { app, minimal, twin })
    }

    /// The folder of the release.
    pub fn release(&self) -> &Path {
        &self.app
    }

    /// The folder of the least page of the framework.
    pub fn minimal_files(&self) -> &Path {
        &self.minimal
    }

    /// Serves the app.
    pub fn app(&self) -> Outcome<Site> {
        Site::start(&self.app, "/")
    }

    /// Serves the static twin, at the same addresses.
    pub fn twin(&self) -> Outcome<Site> {
        Site::start(self.twin.path(), "/")
    }

    /// Serves the least page of the framework.
    pub fn minimal(&self) -> Outcome<Site> {
        Site::start(&self.minimal, "/")
    }
}

fn make_twin(app: &Path, twin: &Path, page: &str) -> Outcome {
    let document = fs::read_to_string(app.join(page));
    let document = document.map_err(Failure::io(format!("reading {page}")))?;
    for style in twin::styles(&document) {
        let bytes = fs::read(app.join(style));
        let bytes = bytes.map_err(Failure::io(format!("reading {style}")))?;
        write(twin, style, &bytes)?;
    }
    write(twin, page, twin::of(&document).as_bytes())
}

/// Writes a file with its packed sibling, as those of the release have one.
fn write(folder: &Path, name: &str, bytes: &[u8]) -> Outcome {
    let doing = || Failure::io(format!("writing {name} of the static twin"));
    let path = folder.join(name);
    if let Some(above) = path.parent() {
        fs::create_dir_all(above).map_err(doing())?;
    }
    fs::write(&path, bytes).map_err(doing())?;
    let packed = brotli(bytes).map_err(doing())?;
    fs::write(folder.join(format!("{name}.br")), packed).map_err(doing())
}
