//! The static server: sockets around [`crate::site`], on a thread of its own.
//!
//! It can be stopped at any moment, open connections and all, and it can be told to answer single
//! requests wrongly: that is how the tests make real outages. It is no server for the public.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};
use std::thread::JoinHandle;
use std::time::Duration;

use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;
use tokio::sync::oneshot;

use crate::answers::{self, HungUp, Sent};

/// Something that goes wrong with one answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// This status, with a line of text.
    Status(u16),
    /// 200 and a page of HTML that nobody asked for, as a hotel's network sends it.
    Html200,
    /// The right headers, this many bytes of the body, then the connection breaks.
    Truncate(usize),
    /// The right answer, this much later.
    Delay(Duration),
    /// The right length, with other bytes.
    Wrong,
    /// The connection closes without an answer.
    Drop,
    /// This status and this `Location`, as hosts do that think an address could be prettier.
    Redirect(u16, String),
    /// The right answer with this `Cache-Control`, as hosts send it that ask nobody.
    Cached(&'static str),
}

/// Asked at each request, with the whole path as it was requested (the base included, the query
/// left out), before anything is answered. Also the place to count requests.
pub type Hook = Arc<dyn Fn(&str) -> Option<Fault> + Send + Sync>;

/// Why a server could not start.
#[derive(Debug)]
pub enum ServeError {
    /// The address is taken or not ours.
    Address(SocketAddr, std::io::Error),
    /// The thread or its runtime could not be made.
    Runtime(std::io::Error),
}

impl fmt::Display for ServeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ServeError::Address(address, error) => write!(f, "cannot listen on {address}: {error}"),
            ServeError::Runtime(error) => write!(f, "cannot start the server: {error}"),
        }
    }
}

impl std::error::Error for ServeError {}

/// What the connections share.
struct Shared {
    dir: RwLock<PathBuf>,
    base: String,
    hook: Option<Hook>,
}

/// A running server. Dropping it stops it.
pub struct Server {
    address: SocketAddr,
    shared: Arc<Shared>,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    /// Serves `dir` at `base` (such as `/` or `/repo/`) on localhost; port 0 takes a free one.
    /// Returns once the port is listening.
    ///
    /// # Errors
    /// When the port is taken or no thread is to be had.
    pub fn start(
        dir: impl Into<PathBuf>,
        base: &str,
        port: u16,
        hook: Option<Hook>,
    ) -> Result<Server, ServeError> {
        Server::start_at(IpAddr::V4(Ipv4Addr::LOCALHOST), dir, base, port, hook)
    }

    /// The same on another address of this machine.
    ///
    /// # Errors
    /// As [`Server::start`].
    pub fn start_at(
        host: IpAddr,
        dir: impl Into<PathBuf>,
        base: &str,
        port: u16,
        hook: Option<Hook>,
    ) -> Result<Server, ServeError> {
        let wanted = SocketAddr::new(host, port);
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(ServeError::Runtime)?;
        // Bound on a plain socket, so that this also works from inside somebody's async test.
        let socket = std::net::TcpListener::bind(wanted)
            .and_then(|socket| socket.set_nonblocking(true).map(|()| socket))
            .map_err(|error| ServeError::Address(wanted, error))?;
        let address = socket
            .local_addr()
            .map_err(|error| ServeError::Address(wanted, error))?;
        let dir = RwLock::new(dir.into());
        let shared = Arc::new(Shared {
            dir,
            base: normal_base(base),
            hook,
        });
        let (stop, stopped) = oneshot::channel();
        let for_thread = Arc::clone(&shared);
        let thread = std::thread::Builder::new()
            .name("server".into())
            .spawn(move || {
                runtime.block_on(async {
                    tokio::select! {
                        _ = stopped => {}
                        () = listen(socket, for_thread) => {}
                    }
                });
                // Dropping the runtime drops every connection's task, and with it its socket.
                drop(runtime);
            })
            .map_err(ServeError::Runtime)?;
        Ok(Server {
            address,
            shared,
            stop: Some(stop),
            thread: Some(thread),
        })
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The address of the site's first page, with its base: `http://127.0.0.1:8080/repo/`.
    pub fn url(&self) -> String {
        format!("http://{}{}", self.address, self.shared.base)
    }

    /// Serves another folder from the next request on: a new release, or a rolled back one.
    pub fn serve_from(&self, dir: impl Into<PathBuf>) {
        *self
            .shared
            .dir
            .write()
            .unwrap_or_else(PoisonError::into_inner) = dir.into();
    }

    /// Stops listening and breaks every open connection; returns when that is done, so that the
    /// port is free again.
    pub fn stop(mut self) {
        self.end();
    }

    fn end(&mut self) {
        if let Some(stop) = self.stop.take() {
            // The thread may have ended by itself: then there is nobody left to tell.
            let _ = stop.send(());
        }
        if let Some(thread) = self.thread.take() {
            // A thread that panicked has closed its sockets as well.
            let _ = thread.join();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.end();
    }
}

/// A base with a slash at both ends.
fn normal_base(base: &str) -> String {
    match base.trim_matches('/') {
        "" => "/".to_owned(),
        inner => format!("/{inner}/"),
    }
}

async fn listen(socket: std::net::TcpListener, shared: Arc<Shared>) {
    let Ok(listener) = TcpListener::from_std(socket) else {
        return;
    };
    loop {
        // A connection that failed before it was accepted is no reason to stop listening.
        let Ok((stream, _)) = listener.accept().await else {
            continue;
        };
        // Small answers must not wait for the acknowledgement of the headers.
        let _ = stream.set_nodelay(true);
        let shared = Arc::clone(&shared);
        tokio::spawn(async move {
            let service = service_fn(|request| answer(request, &shared));
            // A browser that goes away in the middle is everyday life, not an error to report.
            let _ = hyper::server::conn::http1::Builder::new()
                .serve_connection(TokioIo::new(stream), service)
                .await;
        });
    }
}

async fn answer(request: Request<Incoming>, shared: &Shared) -> Result<Response<Sent>, HungUp> {
    let fault = shared
        .hook
        .as_ref()
        .and_then(|hook| hook(request.uri().path()));
    let dir = shared
        .dir
        .read()
        .unwrap_or_else(PoisonError::into_inner)
        .clone();
    answers::respond(request, &dir, &shared.base, fault).await
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};
    use std::net::TcpStream;
    use std::sync::Mutex;

    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    /// A site of its own for each test: they run side by side.
    fn site() -> PathBuf {
        static SITES: AtomicUsize = AtomicUsize::new(0);
        let site = SITES.fetch_add(1, Ordering::Relaxed);
        let dir = std::env::temp_dir().join(format!("served-{}-{site}", std::process::id()));
        std::fs::create_dir_all(&dir).unwrap();
        std::fs::write(dir.join("index.html"), "<!doctype html>hello").unwrap();
        dir
    }

    /// Asks once and reads until the server closes; whatever came, as text.
    fn ask(server: &Server, path: &str) -> String {
        let mut stream = TcpStream::connect(server.address()).unwrap();
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n"
        )
        .unwrap();
        let mut all = Vec::new();
        // A broken connection is one of the things asked for here.
        let _ = stream.read_to_end(&mut all);
        String::from_utf8_lossy(&all).into_owned()
    }

    fn with_fault(fault: Fault) -> Server {
        let hook: Hook = Arc::new(move |_| Some(fault.clone()));
        Server::start(site(), "/", 0, Some(hook)).unwrap()
    }

    #[test]
    fn a_page_comes_with_its_headers() {
        let server = Server::start(site(), "repo", 0, None).unwrap();
        let answer = ask(&server, "/repo/");
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
        assert!(
            answer.contains("content-type: text/html; charset=utf-8"),
            "{answer}"
        );
        assert!(
            answer.contains("x-content-type-options: nosniff"),
            "{answer}"
        );
        assert!(answer.contains("content-length: 20"), "{answer}");
        assert!(answer.ends_with("<!doctype html>hello"), "{answer}");
        assert!(ask(&server, "/repo?a=b").contains("location: /repo/?a=b"));
    }

    #[test]
    fn a_stopped_server_is_gone_and_its_port_is_free() {
        let server = Server::start(site(), "/", 0, None).unwrap();
        let address = server.address();
        let mut open = TcpStream::connect(address).unwrap();
        assert!(ask(&server, "/").contains("200"));
        server.stop();
        let mut rest = Vec::new();
        // Closed or reset: either way nothing more comes.
        let _ = open.read_to_end(&mut rest);
        assert!(rest.is_empty());
        assert!(TcpStream::connect(address).is_err());
        let again = Server::start(site(), "/", address.port(), None).unwrap();
        assert!(ask(&again, "/").contains("200"));
    }

    #[test]
    fn each_fault_breaks_the_answer_in_its_own_way() {
        assert!(ask(&with_fault(Fault::Status(503)), "/").starts_with("HTTP/1.1 503"));
        assert!(ask(&with_fault(Fault::Html200), "/sw.js").contains("accept the terms"));
        assert_eq!(ask(&with_fault(Fault::Drop), "/"), "");
        let cut = ask(&with_fault(Fault::Truncate(5)), "/");
        assert!(
            cut.contains("content-length: 20") && !cut.contains("hello"),
            "{cut}"
        );
        let wrong = ask(&with_fault(Fault::Wrong), "/");
        assert!(
            wrong.starts_with("HTTP/1.1 200") && !wrong.contains("hello"),
            "{wrong}"
        );
        assert!(ask(&with_fault(Fault::Delay(Duration::ZERO)), "/").ends_with("hello"));
        let moved = ask(&with_fault(Fault::Redirect(308, "/b".into())), "/a");
        assert!(
            moved.starts_with("HTTP/1.1 308") && moved.contains("location: /b\r"),
            "{moved}"
        );
        let cached = ask(&with_fault(Fault::Cached("max-age=600")), "/");
        assert!(
            cached.contains("cache-control: max-age=600\r") && cached.ends_with("hello"),
            "{cached}"
        );
    }

    #[test]
    fn the_hook_hears_every_request_and_the_folder_can_be_swapped() {
        let heard: Arc<Mutex<Vec<String>>> = Arc::default();
        let ears = Arc::clone(&heard);
        let hook: Hook = Arc::new(move |path| {
            ears.lock().unwrap().push(path.to_owned());
            None
        });
        let server = Server::start(site(), "/repo/", 0, Some(hook)).unwrap();
        ask(&server, "/repo/");
        server.serve_from("/nowhere");
        assert!(ask(&server, "/repo/").starts_with("HTTP/1.1 404"));
        assert_eq!(*heard.lock().unwrap(), ["/repo/", "/repo/"]);
    }
}
