//! The built site on a server that obeys the journeys: stopped, restarted, broken, updated.
//!
//! It adds memory to the project's own server: which faults are planted where, and every path that
//! was asked for. It never answers anything itself.

use std::collections::BTreeMap;
use std::env;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

pub use xtask::server::Fault;
use xtask::server::{Hook, ServeError, Server};

use crate::failure::{Failure, Outcome};
use crate::host::{Host, Maker};

impl From<ServeError> for Failure {
    fn from(error: ServeError) -> Self {
        Self::Setup {
            what: "the site's server".into(),
            reason: error.to_string(),
        }
    }
}

/// What the server's hook and the journey share.
#[derive(Default)]
struct Memory {
    asked: Vec<String>,
    faults: BTreeMap<String, Fault>,
    /// The pattern at whose first request the host dies, and whether it has died.
    last_wish: Option<String>,
    is_dead: bool,
}

/// A served release.
pub struct Site {
    folder: Mutex<PathBuf>,
    base: String,
    address: String,
    port: u16,
    memory: Arc<Mutex<Memory>>,
    server: Mutex<Option<Running>>,
}

/// What answers: the project's own server, or somebody else's.
enum Running {
    Ours(Server),
    Theirs(Host),
}

impl Site {
    /// Serves a folder at a base such as `/` or `/repo/`, on a free port.
    pub fn start(folder: impl Into<PathBuf>, base: &str) -> Outcome<Self> {
        let folder = folder.into();
        if !folder.join("index.html").is_file() {
            return Err(Failure::Setup {
                what: format!("the site in {}", folder.display()),
                reason: "it has no index.html; run `cargo xtask build` first".into(),
            });
        }
        let memory = Arc::new(Mutex::new(Memory::default()));
        let server = Server::start(&folder, base, 0, Some(hook(&memory)))?;
        let port = server.address().port();
        let address = format!("http://{}", server.address());
        let base = server.url().trim_start_matches(&address).to_owned();
        Ok(Self {
            folder: Mutex::new(folder),
            base,
            address,
            port,
            memory,
            server: Mutex::new(Some(Running::Ours(server))),
        })
    }

    /// Serves a folder by a server of Debian's with the project's own file for it. It can be
    /// stopped; it plants no faults, remembers nothing and is not started again.
    pub async fn behind(maker: Maker, folder: impl Into<PathBuf>, base: &str) -> Outcome<Self> {
        let folder = folder.into();
        let host = Host::start(maker, &folder, base).await?;
        Ok(Self {
            folder: Mutex::new(folder),
            base: base.to_owned(),
            address: format!("http://127.0.0.1:{}", host.port()),
            port: host.port(),
            memory: Arc::default(),
            server: Mutex::new(Some(Running::Theirs(host))),
        })
    }

    /// The only origin that the browser may ask: `http://127.0.0.1:8080`.
    pub fn origin(&self) -> &str {
        &self.address
    }

    /// The whole address of a path within the site; `""` and `"/"` are its first page.
    pub fn url(&self, path: &str) -> String {
        format!(
            "{}{}{}",
            self.address,
            self.base,
            path.trim_start_matches('/')
        )
    }

    /// The outage: nothing listens any more, and open connections break.
    pub fn stop(&self) {
        match self.server().take() {
            Some(Running::Ours(server)) => server.stop(),
            Some(Running::Theirs(host)) => host.stop(),
            None => {}
        }
    }

    /// Ends the outage, on the same port.
    pub fn restart(&self) -> Outcome {
        self.stop();
        let folder = self
            .folder
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        let server = Server::start(folder, &self.base, self.port, Some(hook(&self.memory)))?;
        *self.server() = Some(Running::Ours(server));
        Ok(())
    }

    /// Puts another release in the place of this one, as an upload does.
    pub fn swap(&self, folder: impl Into<PathBuf>) {
        let folder = folder.into();
        if let Some(Running::Ours(server)) = self.server().as_ref() {
            server.serve_from(&folder);
        }
        *self.folder.lock().unwrap_or_else(PoisonError::into_inner) = folder;
    }

    /// Plants a fault for every path that fits the pattern, until [`Site::heal`]. The pattern is a
    /// whole path within the site, without the base; `*` stands for any characters.
    pub fn fault(&self, pattern: &str, fault: Fault) {
        let whole = format!("{}{}", self.base, pattern.trim_start_matches('/'));
        self.memory().faults.insert(whole, fault);
    }

    /// Lets the host die in the middle: at the first request for a path that fits the pattern, and
    /// from then on, nothing is answered, until [`Site::heal`].
    pub fn die_at(&self, pattern: &str) {
        let whole = format!("{}{}", self.base, pattern.trim_start_matches('/'));
        self.memory().last_wish = Some(whole);
    }

    /// Removes every planted fault, and wakes a host that died of one.
    pub fn heal(&self) {
        let mut memory = self.memory();
        memory.faults.clear();
        memory.last_wish = None;
        memory.is_dead = false;
    }

    /// Every path asked for since the last time this was called, base included.
    pub fn take_asked(&self) -> Vec<String> {
        std::mem::take(&mut self.memory().asked)
    }

    fn memory(&self) -> std::sync::MutexGuard<'_, Memory> {
        self.memory.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn server(&self) -> std::sync::MutexGuard<'_, Option<Running>> {
        self.server.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn hook(memory: &Arc<Mutex<Memory>>) -> Hook {
    let memory = Arc::clone(memory);
    Arc::new(move |path| {
        let mut memory = memory.lock().unwrap_or_else(PoisonError::into_inner);
        memory.asked.push(path.to_owned());
        let last = memory.last_wish.as_ref();
        memory.is_dead |= last.is_some_and(|pattern| fits(pattern, path));
        if memory.is_dead {
            return Some(Fault::Drop);
        }
        let planted = memory
            .faults
            .iter()
            .find(|(pattern, _)| fits(pattern, path));
        planted.map(|(_, fault)| fault.clone())
    })
}

/// Whether a path fits a pattern in which `*` stands for any characters.
fn fits(pattern: &str, path: &str) -> bool {
    let Some((start, rest)) = pattern.split_once('*') else {
        return pattern == path;
    };
    let Some(tail) = path.strip_prefix(start) else {
        return false;
    };
    // Every later piece must follow in order, and the last one must end the path.
    tail.char_indices()
        .map(|(at, _)| at)
        .chain([tail.len()])
        .any(|at| tail.get(at..).is_some_and(|left| fits(rest, left)))
}

/// The built site: `ALONGSIDE_DIST`, else `dist/` in the workspace.
pub fn dist() -> PathBuf {
    match env::var_os("ALONGSIDE_DIST") {
        Some(folder) => folder.into(),
        None => Path::new(env!("CARGO_MANIFEST_DIR")).join("../../dist"),
    }
}

#[cfg(test)]
mod tests {
    use super::fits;

    #[test]
    fn a_star_stands_for_any_characters() {
        assert!(fits("/repo/*.wasm", "/repo/app-1f2e.wasm"));
        assert!(fits("/*", "/"));
        assert!(fits("/a*b*c", "/a--b--c"));
        assert!(fits("/sw.js", "/sw.js"));
        assert!(!fits("/sw.js", "/sw.js.map"));
        assert!(!fits("/repo/*.wasm", "/app.wasm"));
        assert!(!fits("/*.wasm", "/app.wasm.br"));
    }
}
