//! Answers as hyper sends them, right ones and broken ones. No sockets here.

use std::fmt;
use std::path::Path;
use std::pin::Pin;
use std::task::{Context, Poll};

use hyper::body::{Body, Bytes, Frame, Incoming};
use hyper::header::{self, HeaderValue};
use hyper::{Request, Response, StatusCode};

use crate::server::Fault;
use crate::site::{self, Answer, Asked, Served};

/// The connection is to be closed without a word.
#[derive(Debug)]
pub struct HungUp;

impl fmt::Display for HungUp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("hung up on purpose")
    }
}

impl std::error::Error for HungUp {}

/// Answers one request from `dir`, with this fault.
pub async fn respond(
    request: Request<Incoming>,
    dir: &Path,
    base: &str,
    fault: Option<Fault>,
) -> Result<Response<Sent>, HungUp> {
    match fault {
        Some(Fault::Drop) => return Err(HungUp),
        Some(Fault::Status(status)) => {
            return Ok(text(status, "This answer is broken on purpose."));
        }
        Some(Fault::Html200) => return Ok(captive_portal()),
        Some(Fault::Delay(time)) => tokio::time::sleep(time).await,
        Some(Fault::Redirect(status, to)) => return Ok(redirect(status, &to)),
        Some(Fault::Truncate(_) | Fault::Wrong | Fault::Cached(_)) | None => {}
    }
    let mut response = plain_answer(&request, dir, base);
    response.body_mut().damage(fault.as_ref());
    if let Some(Fault::Cached(how)) = fault {
        let headers = response.headers_mut();
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(how));
    }
    Ok(response)
}

fn plain_answer(request: &Request<Incoming>, dir: &Path, base: &str) -> Response<Sent> {
    let accept = request.headers().get(header::ACCEPT_ENCODING);
    let asked = Asked {
        method: request.method().as_str(),
        path: request.uri().path(),
        accept_encoding: accept
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default(),
    };
    match site::answer(&asked, base, &|file| dir.join(file).is_file()) {
        Answer::File(served) => file(dir, &served),
        Answer::Redirect(to) => {
            let query = request.uri().query().map(|query| format!("?{query}"));
            redirect(301, &format!("{to}{}", query.unwrap_or_default()))
        }
        Answer::Refused(status) => text(status, "This request is refused."),
        Answer::Missing => text(404, "There is nothing at this address."),
    }
}

fn file(dir: &Path, served: &Served) -> Response<Sent> {
    let Ok(bytes) = std::fs::read(dir.join(&served.file)) else {
        return text(500, "This file cannot be read.");
    };
    let length = bytes.len();
    let body = if served.with_body {
        Sent::whole(bytes)
    } else {
        Sent::whole(Vec::new())
    };
    let mut response = answer_with(served.status, served.mime, body);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(length));
    headers.insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static(served.cache),
    );
    headers.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
    if let Some(encoding) = served.encoding {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    response
}

fn redirect(status: u16, to: &str) -> Response<Sent> {
    let Ok(location) = HeaderValue::from_str(to) else {
        return text(400, "This request is refused.");
    };
    let mut response = text(status, "Moved.");
    response.headers_mut().insert(header::LOCATION, location);
    response
}

fn captive_portal() -> Response<Sent> {
    let page = "<!doctype html><title>Welcome</title><p>Please accept the terms of this network.";
    answer_with(200, "text/html; charset=utf-8", Sent::whole(page.into()))
}

fn text(status: u16, words: &'static str) -> Response<Sent> {
    answer_with(
        status,
        "text/plain; charset=utf-8",
        Sent::whole(words.into()),
    )
}

fn answer_with(status: u16, mime: &'static str, body: Sent) -> Response<Sent> {
    let mut response = Response::new(body);
    *response.status_mut() =
        StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(mime));
    headers.insert(
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    );
    headers.insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static(site::REVALIDATE),
    );
    response
}

/// A body that may break off.
pub struct Sent {
    bytes: Option<Bytes>,
    breaks: bool,
    flushed: bool,
}

impl Sent {
    fn whole(bytes: Vec<u8>) -> Sent {
        Sent {
            bytes: Some(bytes.into()),
            breaks: false,
            flushed: false,
        }
    }

    fn damage(&mut self, fault: Option<&Fault>) {
        let Some(bytes) = self.bytes.as_mut() else {
            return;
        };
        match fault {
            Some(Fault::Truncate(kept)) => {
                *bytes = bytes.slice(..bytes.len().min(*kept));
                self.breaks = true;
            }
            Some(Fault::Wrong) => *bytes = bytes.iter().map(|byte| byte ^ 0x20).collect(),
            _ => {}
        }
    }
}

impl Body for Sent {
    type Data = Bytes;
    type Error = HungUp;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, HungUp>>> {
        match self.bytes.take() {
            Some(bytes) if !bytes.is_empty() => Poll::Ready(Some(Ok(Frame::data(bytes)))),
            // What was written must leave before the connection breaks: hyper flushes while it
            // waits, so it is made to wait once.
            _ if self.breaks && !self.flushed => {
                self.flushed = true;
                context.waker().wake_by_ref();
                Poll::Pending
            }
            _ if self.breaks => Poll::Ready(Some(Err(HungUp))),
            _ => Poll::Ready(None),
        }
    }
}
