//! Other people's servers, nginx and Caddy, each run with the very file of `hosting/`: only the
//! name, the port and the folder in it are changed. `cargo xtask test` finds or installs them.

use std::env;
use std::fs;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

use crate::failure::{Failure, Outcome};
use crate::wait::{Look, until};

/// Whose server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Maker {
    /// nginx, with the module for brotli siblings where it is installed.
    Nginx,
    /// Caddy.
    Caddy,
}

/// The folder that the files for a sub-path speak of.
pub const FOLDER: &str = "/alongside/";

/// A running server. Dropping it ends it.
pub struct Host {
    process: Child,
    port: u16,
    sends_brotli: bool,
    /// Its settings and whatever it writes.
    own: TempDir,
}

impl Host {
    /// Serves a folder at `/` or at [`FOLDER`]; returns once it is listening.
    pub async fn start(maker: Maker, folder: &Path, base: &str) -> Outcome<Self> {
        let own = tempfile::tempdir().map_err(Failure::io("making a folder for a server"))?;
        let folder = fs::canonicalize(folder).map_err(Failure::io("finding the release"))?;
        let port = free_port()?;
        let kind = if base == FOLDER {
            "sub-path"
        } else {
            "own-origin"
        };
        let program = program(maker)?;
        let (mut command, sends_brotli) = match maker {
            Maker::Nginx => nginx(&program, kind, &folder, port, own.path())?,
            Maker::Caddy => (caddy(&program, kind, &folder, port, own.path())?, true),
        };
        let said = fs::File::create(own.path().join("said.txt"))
            .map_err(Failure::io("keeping what a server says"))?;
        let process = command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(said)
            .spawn()
            .map_err(Failure::io(format!("starting {}", program.display())))?;
        let host = Self {
            process,
            port,
            sends_brotli,
            own,
        };
        until(format!("{maker:?} to listen"), || async {
            Ok(match TcpStream::connect(("127.0.0.1", port)) {
                Ok(_) => Look::Yes(()),
                Err(error) => Look::NotYet(format!("{error}; {}", host.said())),
            })
        })
        .await?;
        Ok(host)
    }

    /// Where it listens, on 127.0.0.1.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Whether it sends `.br` siblings.
    pub fn sends_brotli(&self) -> bool {
        self.sends_brotli
    }

    /// Ends it at once, open connections and all.
    pub fn stop(self) {}

    fn said(&self) -> String {
        fs::read_to_string(self.own.path().join("said.txt")).unwrap_or_default()
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        // It may have ended by itself, and then there is nothing to end or to wait for.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn free_port() -> Outcome<u16> {
    let socket = TcpListener::bind(("127.0.0.1", 0)).map_err(Failure::io("finding a port"))?;
    let address = socket.local_addr().map_err(Failure::io("finding a port"))?;
    Ok(address.port())
}

/// By `NGINX_PROGRAM` or `CADDY_PROGRAM` (nginx takes `NGINX` for something of its own), else on PATH, else where a system keeps its servers.
fn program(maker: Maker) -> Outcome<PathBuf> {
    let (variable, name) = match maker {
        Maker::Nginx => ("NGINX_PROGRAM", "nginx"),
        Maker::Caddy => ("CADDY_PROGRAM", "caddy"),
    };
    if let Some(program) = env::var_os(variable) {
        return Ok(program.into());
    }
    let path = env::var_os("PATH").unwrap_or_default();
    let places = env::split_paths(&path).chain(["/usr/sbin".into()]);
    let found = places
        .map(|place| place.join(name))
        .find(|file| file.is_file());
    found.ok_or_else(|| Failure::Setup {
        what: name.into(),
        reason: format!("it is not installed; `cargo xtask test` does it, or set {variable}"),
    })
}

/// A file of `hosting/`, for this folder.
fn settings(kind: &str, name: &str, folder: &Path) -> Outcome<String> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../hosting")
        .join(kind)
        .join(name);
    let text = fs::read_to_string(&file).map_err(Failure::io(format!("reading {name}")))?;
    replaced(&text, "/srv/alongside", &folder.display().to_string())
}

fn replaced(text: &str, what: &str, with: &str) -> Outcome<String> {
    if !text.contains(what) {
        return Err(Failure::Unmet(format!("the settings have no {what:?}")));
    }
    Ok(text.replace(what, with))
}

fn written(own: &Path, name: &str, text: &str) -> Outcome<PathBuf> {
    let file = own.join(name);
    fs::write(&file, text).map_err(Failure::io(format!("writing {name}")))?;
    Ok(file)
}

/// One process, so that ending it ends all of it. What is not in our file is what any nginx.conf
/// says: where to write, and that there is an http level which includes it.
fn nginx(
    program: &Path,
    kind: &str,
    folder: &Path,
    port: u16,
    own: &Path,
) -> Outcome<(Command, bool)> {
    let mut site = settings(kind, "nginx.conf", folder)?;
    site = replaced(&site, "listen 80;", &format!("listen 127.0.0.1:{port};"))?;
    let module = brotli_module(program);
    if module.is_some() {
        site = replaced(&site, "#brotli_static on;", "brotli_static on;")?;
    }
    let load = module.as_ref().map_or_else(String::new, |file| {
        format!("load_module {};\n", file.display())
    });
    let site = written(own, "alongside.conf", &site)?;
    let place = own.display();
    let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .iter()
        .map(|kind| format!("{kind}_temp_path {place}/{kind};\n"))
        .collect();
    let main = format!(
        "{load}daemon off;\nmaster_process off;\npid {place}/nginx.pid;\n\
         error_log {place}/error.log;\nevents {{ worker_connections 512; }}\n\
         http {{\naccess_log off;\n{temporary}include {};\n}}\n",
        site.display()
    );
    let main = written(own, "nginx.conf", &main)?;
    let mut command = Command::new(program);
    command.arg("-p").arg(own).arg("-c").arg(main);
    Ok((command, module.is_some()))
}

/// Beside the system's modules, or beside the program where that was unpacked elsewhere.
fn brotli_module(program: &Path) -> Option<PathBuf> {
    const MODULE: &str = "lib/nginx/modules/ngx_http_brotli_static_module.so";
    let unpacked = program.parent()?.parent()?.join(MODULE);
    [unpacked, Path::new("/usr").join(MODULE)]
        .into_iter()
        .find(|file| file.is_file())
}

fn caddy(program: &Path, kind: &str, folder: &Path, port: u16, own: &Path) -> Outcome<Command> {
    let site = settings(kind, "Caddyfile", folder)?;
    let here = format!("http://127.0.0.1:{port} {{");
    let site = replaced(&site, "alongside.example.org {", &here)?;
    let file = written(
        own,
        "Caddyfile",
        &format!("{{\n\tadmin off\n\tauto_https off\n}}\n{site}"),
    )?;
    let mut command = Command::new(program);
    command
        .args(["run", "--adapter", "caddyfile", "--config"])
        .arg(file)
        .env("XDG_CONFIG_HOME", own)
        .env("XDG_DATA_HOME", own)
        .env("HOME", own);
    Ok(command)
}
