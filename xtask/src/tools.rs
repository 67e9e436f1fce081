//! The tools the commands need, found or installed: each pinned, each reused where it is already
//! there. What cannot be installed is named with the exact command.

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::steps::{
    Done, Failure, answer_of, cargo, command, run_child, step, tools_dir, workspace,
};

/// One tool that `cargo install` builds.
struct Pinned {
    program: &'static str,
    package: &'static str,
    version: &'static str,
}

const TRUNK: Pinned = Pinned {
    program: "trunk",
    package: "trunk",
    version: "0.21.14",
};
/// The same version as the `wasm-bindgen` library in `Cargo.toml`, to the last digit.
const BINDGEN: Pinned = Pinned {
    program: "wasm-bindgen",
    package: "wasm-bindgen-cli",
    version: "0.2.126",
};
/// Firefox's driver, which Debian does not have.
const GECKODRIVER: Pinned = Pinned {
    program: "geckodriver",
    package: "geckodriver",
    version: "0.36.0",
};

/// What the programs are built for.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// What a build of the app needs.
pub fn for_building() -> Done {
    for_binding()?;
    pinned(&TRUNK)
}

/// What it takes to compile a program for a page and to bind it.
pub fn for_binding() -> Done {
    target()?;
    pinned(&BINDGEN)
}

fn target() -> Done {
    let sysroot = answer_of(command("rustc").args(["--print", "sysroot"])).unwrap_or_default();
    if Path::new(&sysroot)
        .join("lib/rustlib")
        .join(TARGET)
        .is_dir()
    {
        return Ok(());
    }
    step("Install the WebAssembly target", || {
        if answer_of(command("rustup").arg("--version")).is_none() {
            return Err(Failure::Missing {
                tool: format!("the Rust target {TARGET}"),
                install: format!("rustup target add {TARGET}"),
            });
        }
        run_child(command("rustup").args(["target", "add", TARGET]))
    })
}

/// Where cargo builds, whatever variable or setting says so.
pub fn target_dir() -> Done<PathBuf> {
    let mut ask = cargo();
    ask.args(["metadata", "--no-deps", "--format-version", "1", "--locked"]);
    let facts = answer_of(&mut ask).and_then(|json| serde_json::from_str::<Value>(&json).ok());
    let folder = facts
        .as_ref()
        .and_then(|facts| facts["target_directory"].as_str());
    folder
        .map(PathBuf::from)
        .ok_or_else(|| Failure::Wrong("cargo does not say where it builds".to_owned()))
}

/// In `target/tools`, or the same version elsewhere on PATH, or installed now.
fn pinned(tool: &Pinned) -> Done {
    if answer_of(command(tool.program).arg("--version"))
        .is_some_and(|answer| answer.split_whitespace().any(|word| word == tool.version))
    {
        return Ok(());
    }
    let name = format!(
        "Install {} {} into target/tools (a few minutes, once)",
        tool.package, tool.version
    );
    step(&name, || {
        let mut install = cargo();
        install
            .args([
                "install",
                "--locked",
                "--force",
                "--version",
                tool.version,
                "--root",
            ])
            .arg(tools_dir())
            // Trunk's own are TLS and word of a newer version: it has nothing to fetch here.
            .args([tool.package, "--no-default-features"])
            // It runs for seconds in all its life here; the time goes into building it. Unoptimised
            // the three take 560 seconds of a processor, at level 1 as much as 1,100.
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
            .env("CARGO_PROFILE_RELEASE_DEBUG", "0");
        run_child(&mut install)
    })
}

/// A browser and its driver.
pub struct Browser {
    /// The browser.
    pub chrome: PathBuf,
    /// Its WebDriver.
    pub driver: PathBuf,
}

/// The installed Chromium or Chrome with its driver, or Debian's installed now.
pub fn browser() -> Done<Browser> {
    if let Some(found) = find_browser() {
        return Ok(found);
    }
    from_debian(
        "a Chromium with its driver (or set CHROME and CHROMEDRIVER)",
        "chromium chromium-driver",
        || find_browser().is_some(),
    )?;
    find_browser().ok_or_else(|| Failure::Wrong("Chromium came without its driver".to_owned()))
}

/// The installed Firefox, or Debian's installed now; its driver is built into `target/tools`.
pub fn firefox() -> Done<PathBuf> {
    let find = || {
        let names = ["firefox-esr", "firefox"];
        from_env("FIREFOX").or_else(|| names.into_iter().find_map(on_path))
    };
    from_debian("a Firefox (or set FIREFOX)", "firefox-esr", || {
        find().is_some()
    })?;
    pinned(&GECKODRIVER)?;
    find().ok_or_else(|| Failure::Wrong("Firefox came without a program".to_owned()))
}

/// WebKitGTK with its driver, a screen to show it on, and what our own window around it needs.
pub fn webkit() -> Done {
    let bound = "import gi; gi.require_version('WebKit2', '4.1')";
    let found = || {
        ["WebKitWebDriver", "xvfb-run", "xauth", "dbus-run-session"]
            .iter()
            .all(|program| on_path(program).is_some())
            && answer_of(command("/usr/bin/python3").args(["-c", bound])).is_some()
    };
    from_debian(
        "WebKitGTK with its driver",
        "webkit2gtk-driver xvfb xauth dbus python3-gi gir1.2-gtk-3.0 gir1.2-webkit2-4.1",
        found,
    )
}

/// The age tool, which must open what the vault makes, and a terminal to type a passphrase into.
pub fn age() -> Done {
    let found = || on_path("age").is_some() && on_path("script").is_some();
    from_debian("the age tool, with `script`", "age bsdutils", found)
}

/// Servers that hosts run, for the journeys through them.
pub struct Servers {
    /// nginx.
    pub nginx: PathBuf,
    /// Caddy.
    pub caddy: PathBuf,
}

/// Those of the system; else Debian's, unpacked into `target/tools` and not installed: an installed
/// server starts at once and takes the ports of this machine.
pub fn servers() -> Done<Servers> {
    if let Some(found) = find_servers() {
        return Ok(found);
    }
    let packages = "nginx libnginx-mod-http-brotli-static caddy";
    let missing = || {
        Err(Failure::Missing {
            tool: "nginx or Caddy".to_owned(),
            install: format!("your system's packages; Debian calls them {packages}"),
        })
    };
    if on_path("apt-get").is_none() || on_path("dpkg-deb").is_none() {
        return missing();
    }
    step(&format!("Unpack {packages}"), || {
        let folder = servers_dir();
        std::fs::create_dir_all(&folder).map_err(|error| Failure::File(folder.clone(), error))?;
        let root = answer_of(command("id").arg("-u")).as_deref() == Some("0");
        let as_root = if root { "" } else { "sudo " };
        let shell = format!(
            "apt-get download {packages} || {{ {as_root}apt-get update && apt-get download {packages}; }}; \
             for file in *.deb; do dpkg-deb --extract $file .; done"
        );
        run_child(command("sh").args(["-c", &shell]).current_dir(folder))
    })?;
    find_servers().map_or_else(missing, Ok)
}

fn servers_dir() -> PathBuf {
    tools_dir().join("servers")
}

fn find_servers() -> Option<Servers> {
    let find = |name: &str| {
        let unpacked = ["usr/sbin", "usr/bin"].map(|folder| servers_dir().join(folder));
        let places = unpacked.into_iter().chain([PathBuf::from("/usr/sbin")]);
        let mut files = places.map(|folder| folder.join(name));
        on_path(name).or_else(|| files.find(|file| file.is_file()))
    };
    Some(Servers {
        nginx: find("nginx")?,
        caddy: find("caddy")?,
    })
}

/// Installs packages of Debian where what they bring is missing; elsewhere names them.
fn from_debian(tool: &str, packages: &str, found: impl Fn() -> bool) -> Done {
    if found() {
        return Ok(());
    }
    let install = format!("apt-get install --yes --no-install-recommends {packages}");
    let missing = |install: String| {
        Err(Failure::Missing {
            tool: tool.to_owned(),
            install,
        })
    };
    if on_path("apt-get").is_none() {
        return missing(format!(
            "your system's packages; Debian calls them {packages}"
        ));
    }
    let user = answer_of(command("id").arg("-u")).unwrap_or_default();
    let prefix = match (user.as_str(), on_path("sudo")) {
        ("0", _) => "",
        (_, Some(_)) => "sudo ",
        _ => return missing(format!("sudo {install}")),
    };
    step(&format!("Install {packages}"), || {
        let shell = format!("{prefix}apt-get update && {prefix}{install}");
        run_child(command("sh").args(["-c", &shell]))
    })?;
    if found() {
        Ok(())
    } else {
        missing(format!("sudo {install}"))
    }
}

fn find_browser() -> Option<Browser> {
    let chrome = from_env("CHROME").or_else(|| {
        let names = [
            "chromium",
            "chromium-browser",
            "google-chrome",
            "google-chrome-stable",
        ];
        names.into_iter().find_map(on_path)
    })?;
    let driver = from_env("CHROMEDRIVER").or_else(|| on_path("chromedriver"))?;
    Some(Browser { chrome, driver })
}

fn from_env(name: &str) -> Option<PathBuf> {
    std::env::var_os(name)
        .map(PathBuf::from)
        .filter(|path| path.is_file())
}

/// Where a program is, by PATH.
pub fn on_path(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|dir| dir.join(program))
        .find(|file| file.is_file())
}

/// The packages of the browser tests: the accessibility audit.
pub fn audit_packages() -> Done {
    let e2e = workspace().join("tests/e2e");
    if !e2e.join("package.json").is_file() {
        return Ok(());
    }
    let wanted = e2e.join("package-lock.json");
    let installed = e2e.join("node_modules/.package-lock.json");
    let changed = |path: &Path| path.metadata().and_then(|facts| facts.modified()).ok();
    if changed(&installed).is_some_and(|there| Some(there) >= changed(&wanted)) {
        return Ok(());
    }
    if on_path("npm").is_none() {
        return Err(Failure::Missing {
            tool: "npm (for the accessibility audit)".to_owned(),
            install: "sudo apt-get install --yes nodejs npm".to_owned(),
        });
    }
    step("Install the accessibility audit (npm ci)", || {
        run_child(
            command("npm")
                .args(["ci", "--no-audit", "--no-fund", "--prefix"])
                .arg(&e2e),
        )
    })
}
