//! `cargo xtask serve`: the release, built and served like a static host would.

use std::net::{IpAddr, Ipv4Addr, UdpSocket};

use xtask::server::Server;

use crate::build;
use crate::steps::{Done, Failure, command, workspace};

const USAGE: &str = "cargo xtask serve [--lan] [--port 8080] [--base /repo/] [--open no]\n";

#[derive(Debug, PartialEq, Eq)]
struct Options {
    lan: bool,
    port: u16,
    base: String,
    open: bool,
}

fn parse(args: &[String]) -> Option<Options> {
    let mut options = Options {
        lan: false,
        port: 8080,
        base: "/".to_owned(),
        open: true,
    };
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--lan" => options.lan = true,
            "--port" => options.port = args.next()?.parse().ok()?,
            "--base" => options.base = args.next()?.clone(),
            "--open" => options.open = args.next()? != "no",
            _ => return None,
        }
    }
    Some(options)
}

/// Builds the release and serves it until somebody ends it.
pub fn run(args: &[String]) -> Done {
    let options = parse(args).ok_or_else(|| Failure::Usage(USAGE.to_owned()))?;
    build::release(true)?;
    let host = if options.lan {
        Ipv4Addr::UNSPECIFIED
    } else {
        Ipv4Addr::LOCALHOST
    };
    let dist = workspace().join("dist");
    let server = Server::start_at(IpAddr::V4(host), dist, &options.base, options.port, None)
        .map_err(|error| Failure::Wrong(format!("{error}. Try another one: --port 8081")))?;
    let path = server
        .url()
        .split_once("//")
        .and_then(|(_, rest)| rest.find('/').map(|at| rest[at..].to_owned()));
    let path = path.unwrap_or_default();
    let port = server.address().port();
    let here = format!("http://localhost:{port}{path}");
    println!("\n  Alongside is at  {here}");
    if let Some(lan) = options.lan.then(lan_address).flatten() {
        println!("  on your network  http://{lan}:{port}{path}");
        println!("                   Without https a browser keeps no offline copy there; on this");
        println!("                   computer, or from any https host, it does.");
    }
    println!("  Ctrl+C ends it.\n");
    if options.open {
        open(&here);
    }
    loop {
        std::thread::park();
    }
}

/// The address of this computer as its neighbours see it. Nothing is sent: connecting a datagram
/// socket only chooses the interface.
fn lan_address() -> Option<IpAddr> {
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
    socket.connect((Ipv4Addr::new(192, 0, 2, 1), 9)).ok()?;
    socket
        .local_addr()
        .ok()
        .map(|address| address.ip())
        .filter(|ip| !ip.is_loopback())
}

/// Shows the page in a browser, where there is a screen; whoever has none reads the address above.
fn open(url: &str) {
    let (program, args): (&str, &[&str]) = if cfg!(target_os = "macos") {
        ("open", &[])
    } else if cfg!(windows) {
        ("cmd", &["/c", "start", ""])
    } else if std::env::var_os("DISPLAY").is_some() || std::env::var_os("WAYLAND_DISPLAY").is_some()
    {
        ("xdg-open", &[])
    } else {
        return;
    };
    // No browser to be had is no failure: the address is printed.
    let _ = command(program).args(args).arg(url).spawn();
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Option<Options> {
        parse(
            &line
                .split_whitespace()
                .map(str::to_owned)
                .collect::<Vec<_>>(),
        )
    }

    #[test]
    fn the_options_are_read_in_any_order() {
        let options = parsed("--base /repo/ --open no --port 9000 --lan").unwrap();
        assert_eq!(
            options,
            Options {
                lan: true,
                port: 9000,
                base: "/repo/".into(),
                open: false
            }
        );
        assert_eq!(parsed("").unwrap().port, 8080);
    }

    #[test]
    fn an_option_that_makes_no_sense_is_refused() {
        for line in ["--port", "--port many", "--bse /x/", "8080"] {
            assert_eq!(parsed(line), None, "{line}");
        }
    }
}
