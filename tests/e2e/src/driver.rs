//! One driver process, and with it the process group in which the browser lives.
//!
//! It starts and ends processes and knows nothing of pages. It never quits politely: a phone does
//! not either, and what must survive has to survive this.

use std::env;
use std::path::Path;
use std::process::Stdio;
use std::sync::{Arc, Mutex, PoisonError};

use rustix::process::{Pid, Signal, kill_process_group};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;
use tokio::process::{Child, Command};

use crate::engine::Engine;
use crate::failure::{Failure, Outcome};
use crate::wait::{Look, until};

/// What the browser said on its standard output, which is where Firefox's console goes.
type Said = Arc<Mutex<Vec<String>>>;

/// A port that was free a moment ago is taken once in some thousand starts.
const PORTS_MAX: usize = 5;

/// A running driver on a port of its own.
pub struct Driver {
    child: Child,
    said: Said,
    group: Option<Pid>,
    port: u16,
}

impl Driver {
    /// Starts the engine's driver in its own process group and waits until it says that it is ready.
    /// The profile and the port of the trap are for WebKitGTK, which takes them from its surroundings.
    pub async fn start(engine: Engine, profile: &Path, trap: u16) -> Outcome<Self> {
        for _ in 0..PORTS_MAX {
            if let Some(driver) = Self::start_on_a_port(engine, profile, trap).await? {
                return Ok(driver);
            }
        }
        Err(Failure::Setup {
            what: format!("the driver of {engine}"),
            reason: format!("{PORTS_MAX} ports in a row were taken"),
        })
    }

    /// `None` where the port it was given was taken in the meantime.
    async fn start_on_a_port(engine: Engine, profile: &Path, trap: u16) -> Outcome<Option<Self>> {
        let (variable, usual, package) = match engine {
            Engine::Chromium => (
                "CHROMEDRIVER",
                "/usr/bin/chromedriver",
                "install chromium-driver",
            ),
            Engine::Firefox => (
                "GECKODRIVER",
                "geckodriver",
                "cargo install --locked geckodriver",
            ),
            Engine::WebKit => (
                "WEBKITDRIVER",
                "WebKitWebDriver",
                "install webkit2gtk-driver",
            ),
        };
        let program = env::var(variable).unwrap_or_else(|_| usual.into());
        let missing = |error: std::io::Error| Failure::Setup {
            what: program.clone(),
            reason: format!("{error} (set {variable}, or {package})"),
        };
        let mut command = Command::new(&program);
        let known_port = arguments(&mut command, engine, profile, trap).map_err(missing)?;
        let child = command
            .process_group(0)
            .stdin(Stdio::null())
            .stdout(if known_port.is_some() {
                Stdio::null()
            } else {
                Stdio::piped()
            })
            .stderr(Stdio::null())
            .spawn()
            .map_err(missing)?;
        let group = child.id().and_then(|id| Pid::from_raw(id.cast_signed()));
        let said = Said::default();
        let mut driver = Self {
            group,
            port: 0,
            said: Arc::clone(&said),
            child,
        };
        let port = match known_port {
            Some(port) => Some(port),
            None => port_announced_by(&mut driver.child, engine, said).await?,
        };
        let Some(port) = port else { return Ok(None) };
        driver.port = port;
        until("the driver to be ready", || is_ready(driver.port)).await?;
        Ok(Some(driver))
    }

    /// What the browser said on its standard output since the last time of asking.
    pub fn take_said(&self) -> Vec<String> {
        std::mem::take(&mut *self.said.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Where WebDriver commands are sent.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Kills the driver, the browser and all their children at once, and waits for the end.
    pub async fn kill(mut self) -> Outcome {
        self.kill_group();
        self.child
            .wait()
            .await
            .map_err(Failure::io("waiting for the driver to end"))?;
        Ok(())
    }

    fn kill_group(&self) {
        if let Some(group) = self.group {
            // The group is already gone when the browser crashed by itself: that is no failure.
            let _ = kill_process_group(group, Signal::KILL);
        }
    }
}

// A panic in a journey must leave no browser behind.
impl Drop for Driver {
    fn drop(&mut self) {
        // Once waited for, the number could belong to a stranger.
        if self.child.id().is_some() {
            self.kill_group();
        }
    }
}

/// Sets the driver's arguments and surroundings; gives its port where it cannot announce one.
fn arguments(
    command: &mut Command,
    engine: Engine,
    profile: &Path,
    trap: u16,
) -> std::io::Result<Option<u16>> {
    match engine {
        Engine::Chromium => {
            command.arg("--port=0");
            Ok(None)
        }
        Engine::Firefox => {
            command
                .args(["--port", "0", "--websocket-port", "0"])
                .arg("--allow-system-access")
                // Room for the largest screen and the browser's own bars.
                .env("MOZ_HEADLESS_WIDTH", "1400")
                .env("MOZ_HEADLESS_HEIGHT", "1100");
            Ok(None)
        }
        Engine::WebKit => {
            // The system gives a free one; it is given back at once, for the driver to take.
            let port = std::net::TcpListener::bind(("127.0.0.1", 0))?
                .local_addr()?
                .port();
            command
                .args(["-p", &port.to_string()])
                .env("ALONGSIDE_PROXY", format!("http://127.0.0.1:{trap}"))
                .env("ALONGSIDE_PROFILE", profile)
                .env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1")
                .env("WEBKIT_DISABLE_COMPOSITING_MODE", "1")
                // Its accessibility bus would outlive the browser, and nobody listens to it.
                .env("NO_AT_BRIDGE", "1");
            Ok(Some(port))
        }
    }
}

/// Reads the port from the driver's first lines: with port 0 the system picks a free one. Chromium's
/// driver asks for one of IPv6 and then for the same of IPv4, which somebody else may have: then it
/// says so and ends, and this is `None`.
async fn port_announced_by(child: &mut Child, engine: Engine, said: Said) -> Outcome<Option<u16>> {
    let before = match engine {
        Engine::Chromium => "started successfully on port ",
        _ => "Listening on 127.0.0.1:",
    };
    let unannounced = || Failure::Setup {
        what: format!("the driver of {engine}"),
        reason: "it ended without naming its port".into(),
    };
    let stdout = child.stdout.take().ok_or_else(unannounced)?;
    let mut lines = BufReader::new(stdout).lines();
    while let Some(line) = lines
        .next_line()
        .await
        .map_err(Failure::io("reading the driver"))?
    {
        if line.contains("port not available") {
            return Ok(None);
        }
        let Some((_, rest)) = line.split_once(before) else {
            continue;
        };
        if let Ok(port) = rest.trim_end_matches('.').parse() {
            // Kept read to its end, or the driver would die of writing to a closed pipe.
            tokio::spawn(async move {
                while let Ok(Some(line)) = lines.next_line().await {
                    let mut said = said.lock().unwrap_or_else(PoisonError::into_inner);
                    said.push(line);
                }
            });
            return Ok(Some(port));
        }
    }
    Err(unannounced())
}

async fn is_ready(port: u16) -> Outcome<Look<()>> {
    Ok(match status_of(port).await {
        Ok(answer) if answer.contains("\"ready\":true") => Look::Yes(()),
        Ok(answer) => Look::NotYet(answer),
        Err(error) => Look::NotYet(error.to_string()),
    })
}

/// Asks for the status and reads until the answer is there. A driver keeps the connection open
/// even when asked to close it, so the end of the stream is not to be waited for.
async fn status_of(port: u16) -> std::io::Result<String> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).await?;
    stream
        .write_all(format!("GET /status HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n").as_bytes())
        .await?;
    let mut answer = vec![0; 2048];
    let length = stream.read(&mut answer).await?;
    answer.truncate(length);
    Ok(String::from_utf8_lossy(&answer).into_owned())
}
