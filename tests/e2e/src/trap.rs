//! The only way out of the browser, and it leads nowhere: a proxy that notes who wanted to leave.
//!
//! The browser is told to send everything that is not on this machine through it. So a request to a
//! stranger is seen whoever makes it (page, service worker, browser), is answered "no", and never
//! touches a network. Addresses on this machine go past it; `findings` watches those.

use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

use crate::failure::{Failure, Outcome};

/// A listening trap; it closes when dropped.
pub struct Trap {
    port: u16,
    caught: Arc<Mutex<Vec<String>>>,
    task: JoinHandle<()>,
}

impl Trap {
    /// Opens the trap on a free port of this machine.
    pub async fn open() -> Outcome<Self> {
        let opening = || Failure::io("opening the trap for foreign requests");
        let listener = TcpListener::bind(("127.0.0.1", 0))
            .await
            .map_err(opening())?;
        let port = listener.local_addr().map_err(opening())?.port();
        let caught = Arc::new(Mutex::new(Vec::new()));
        let task = tokio::spawn(catch_all(listener, Arc::clone(&caught)));
        Ok(Self { port, caught, task })
    }

    /// The port it listens on, at 127.0.0.1.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// What was caught since the last time of asking.
    pub fn take(&self) -> Vec<String> {
        std::mem::take(&mut *self.caught.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Drop for Trap {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn catch_all(listener: TcpListener, caught: Arc<Mutex<Vec<String>>>) {
    while let Ok((stream, _)) = listener.accept().await {
        let caught = Arc::clone(&caught);
        tokio::spawn(async move {
            // A connection that breaks off without a word asked for nothing.
            let _ = note_and_refuse(stream, &caught).await;
        });
    }
}

async fn note_and_refuse(stream: TcpStream, caught: &Mutex<Vec<String>>) -> io::Result<()> {
    let mut stream = BufReader::new(stream);
    let mut first = String::new();
    stream.read_line(&mut first).await?;
    let request = first.trim_end().trim_end_matches(" HTTP/1.1");
    // Noted before it is answered: once the page knows of the refusal, so do we.
    if !request.is_empty() && !is_browsers_own(request) {
        caught
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(request.to_owned());
    }
    stream
        .write_all(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")
        .await
}

/// Where a browser calls for itself: updates, time, accounts, its search engine. No page has a part
/// in it, and not every call can be turned off. A page that asks these hosts is still found, by its
/// own log; only a service worker's request to one of them would pass unseen.
const BROWSERS_OWN: [&str; 9] = [
    "google.com",
    "googleapis.com",
    "gstatic.com",
    "gvt1.com",
    "duckduckgo.com",
    "firefox.com",
    "mozilla.com",
    "mozilla.net",
    "mozilla.org",
];

fn is_browsers_own(request: &str) -> bool {
    let address = request
        .split_once(' ')
        .map_or(request, |(_, address)| address);
    let host = address
        .trim_start_matches("http://")
        .split(['/', ':'])
        .next()
        .unwrap_or_default();
    BROWSERS_OWN.iter().any(|own| {
        host.strip_suffix(own)
            .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    })
}

#[cfg(test)]
mod tests {
    use super::is_browsers_own;

    #[test]
    fn only_the_browsers_own_hosts_are_passed_over() {
        assert!(is_browsers_own("CONNECT update.googleapis.com:443"));
        assert!(is_browsers_own(
            "GET http://google.com/time?x=http://a.example"
        ));
        assert!(!is_browsers_own("CONNECT stranger.example:443"));
        assert!(!is_browsers_own("GET http://notgoogle.com/"));
        assert!(!is_browsers_own("GET http://stranger.example/google.com"));
    }
}
