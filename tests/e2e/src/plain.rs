//! Asks a server on this machine for one thing, over a socket of its own: what it sends is seen as
//! it is, with every header and every byte still packed. No browser, no cache, no redirect followed.

use std::io::{Read, Write};
use std::net::TcpStream;

use crate::failure::{Failure, Outcome};

/// What a server answered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reply {
    /// 200 where all is well.
    pub status: u16,
    /// Names in lower case.
    headers: Vec<(String, String)>,
    /// As it came, unpacked by nobody.
    pub body: Vec<u8>,
}

impl Reply {
    /// A header; if it came more than once, all values, joined as a browser joins them.
    pub fn header(&self, name: &str) -> Option<String> {
        let name = name.to_lowercase();
        let values = self.headers.iter().filter(|(known, _)| *known == name);
        let values: Vec<_> = values.map(|(_, value)| value.as_str()).collect();
        (!values.is_empty()).then(|| values.join(", "))
    }
}

/// Asks for a path with this `Accept-Encoding`, on a connection that is closed afterwards.
///
/// # Errors
/// When nothing listens, or what comes is no whole answer.
pub fn ask(port: u16, path: &str, accept: &str) -> Outcome<Reply> {
    let doing = || format!("asking for {path}");
    let mut stream = TcpStream::connect(("127.0.0.1", port)).map_err(Failure::io(doing()))?;
    let request = format!(
        "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept-Encoding: {accept}\r\n\
         Connection: close\r\n\r\n"
    );
    let mut all = Vec::new();
    stream
        .write_all(request.as_bytes())
        .and_then(|()| stream.read_to_end(&mut all))
        .map_err(Failure::io(doing()))?;
    parse(&all).ok_or_else(|| Failure::Unmet(format!("{path}: no whole answer")))
}

fn parse(all: &[u8]) -> Option<Reply> {
    let end = all.windows(4).position(|four| four == b"\r\n\r\n")?;
    let (head, body) = (all.get(..end)?, all.get(end + 4..)?);
    let head = std::str::from_utf8(head).ok()?;
    let mut lines = head.split("\r\n");
    let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
    let header = |line: &str| {
        let (name, value) = line.split_once(':')?;
        Some((name.to_lowercase(), value.trim().to_owned()))
    };
    let mut reply = Reply {
        status,
        headers: lines.map(header).collect::<Option<_>>()?,
        body: body.to_vec(),
    };
    if let Some(length) = reply.header("content-length") {
        let length: usize = length.parse().ok()?;
        (length == body.len()).then_some(())?;
    }
    if reply.header("transfer-encoding").as_deref() == Some("chunked") {
        reply.body = joined(body)?;
    }
    Some(reply)
}

/// The chunks in one piece; nothing where the last one is missing.
fn joined(mut rest: &[u8]) -> Option<Vec<u8>> {
    let mut whole = Vec::new();
    loop {
        let end = rest.windows(2).position(|two| two == b"\r\n")?;
        let size = std::str::from_utf8(rest.get(..end)?).ok()?;
        let size = usize::from_str_radix(size, 16).ok()?;
        if size == 0 {
            return Some(whole);
        }
        whole.extend_from_slice(rest.get(end + 2..end + 2 + size)?);
        rest = rest.get(end + 2 + size + 2..)?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_read_whole_or_not_at_all() {
        let reply = parse(b"HTTP/1.1 200 OK\r\nA: 1\r\na: 2\r\nContent-Length: 2\r\n\r\nhi");
        let reply = reply.unwrap();
        assert_eq!(reply.header("A").as_deref(), Some("1, 2"));
        assert_eq!((reply.status, reply.body.as_slice()), (200, &b"hi"[..]));
        let chunks =
            b"HTTP/1.1 404 No\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n1\r\n!\r\n0\r\n\r\n";
        assert_eq!(parse(chunks).unwrap().body, b"hi!");
        for cut in [
            &chunks[..chunks.len() - 5],
            &chunks[..chunks.len() - 9],
            b"HTTP/1.1 200",
        ] {
            assert_eq!(parse(cut), None);
        }
        assert_eq!(
            parse(b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nhi"),
            None
        );
    }
}
