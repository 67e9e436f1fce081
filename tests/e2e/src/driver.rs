//! One chromedriver process, and with it the process group in which the browser lives.
//!
//! It starts and ends processes and knows nothing of pages. It never quits politely: a phone does
//! not either, and what must survive has to survive this.

use std::env;
use std::process::Stdio;

use rustix::process::{Pid, Signal, kill_process_group};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;
use tokio::process::{Child, Command};

use crate::failure::{Failure, Outcome};
use crate::wait::{Look, until};

/// A running chromedriver on a port of its own.
pub struct Driver {
    child: Child,
    group: Option<Pid>,
    port: u16,
}

impl Driver {
    /// Starts chromedriver in its own process group and waits until it says that it is ready.
    pub async fn start() -> Outcome<Self> {
        let program = env::var("CHROMEDRIVER").unwrap_or_else(|_| "/usr/bin/chromedriver".into());
        let missing = |error: std::io::Error| Failure::Setup {
            what: program.clone(),
            reason: format!("{error} (set CHROMEDRIVER, or install chromium-driver)"),
        };
        let mut child = Command::new(&program)
            .arg("--port=0")
            .process_group(0)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(missing)?;
        let group = child.id().and_then(|id| Pid::from_raw(id.cast_signed()));
        let port = port_announced_by(&mut child).await;
        let mut driver = Self {
            child,
            group,
            port: 0,
        };
        driver.port = port?;
        until("chromedriver to be ready", || is_ready(driver.port)).await?;
        Ok(driver)
    }

    /// Where WebDriver commands are sent.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Kills chromedriver, the browser and all their children at once, and waits for the end.
    pub async fn kill(mut self) -> Outcome {
        self.kill_group();
        self.child
            .wait()
            .await
            .map_err(Failure::io("waiting for chromedriver to end"))?;
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

/// Reads the port from chromedriver's first lines: with `--port=0` the system picks a free one, and
/// two journeys can never fight for it.
async fn port_announced_by(child: &mut Child) -> Outcome<u16> {
    let unannounced = || Failure::Setup {
        what: "chromedriver".into(),
        reason: "it ended without naming its port".into(),
    };
    let stdout = child.stdout.take().ok_or_else(unannounced)?;
    let mut lines = BufReader::new(stdout).lines();
    while let Some(line) = lines
        .next_line()
        .await
        .map_err(Failure::io("reading chromedriver"))?
    {
        let Some((_, rest)) = line.split_once("started successfully on port ") else {
            continue;
        };
        if let Ok(port) = rest.trim_end_matches('.').parse() {
            // Kept read to its end, or chromedriver would die of writing to a closed pipe.
            tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
            return Ok(port);
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

/// Asks for the status and reads until the answer is there. Chromedriver keeps the connection open
/// even when asked to close it, so the end of the stream is not to be waited for.
async fn status_of(port: u16) -> std::io::Result<String> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).await?;
    stream
        .write_all(b"GET /status HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        .await?;
    let mut answer = vec![0; 2048];
    let length = stream.read(&mut answer).await?;
    answer.truncate(length);
    Ok(String::from_utf8_lossy(&answer).into_owned())
}
