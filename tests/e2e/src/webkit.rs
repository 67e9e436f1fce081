//! What only our window around WebKitGTK understands: lines on the socket of its profile.
//!
//! The window is `webkit/browser.py`; it says there why it is not WebKitGTK's own. It starts and
//! ends nothing (that is `browser`).

use std::path::Path;

use serde_json::{Value, json};
use thirtyfour::Capabilities;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::UnixStream;

use crate::device::{Scheme, Setting};
use crate::failure::{Failure, Outcome};
use crate::findings::{Finding, Harvest, is_foreign};

/// Our window on a profile.
pub fn capabilities(profile: &Path) -> Outcome<Capabilities> {
    let binary = Path::new(env!("CARGO_MANIFEST_DIR")).join("webkit/browser.py");
    let mut wanted = Capabilities::new();
    let window = json!({ "binary": binary, "args": [profile, "--automation"] });
    wanted.set("webkitgtk:browserOptions", window)?;
    Ok(wanted)
}

/// Sets size and colours, at once.
pub async fn dress(profile: &Path, setting: Setting) -> Outcome {
    let (width, height) = setting.viewport.size();
    let dark = setting.scheme == Scheme::Dark;
    let wanted = json!({ "size": [width, height], "dark": dark });
    tell(profile, &wanted).await?;
    Ok(())
}

/// Lets these scripts, and no others, run before each page's own.
pub async fn before_each_page(profile: &Path, scripts: &[String]) -> Outcome {
    tell(profile, &json!({ "scripts": scripts })).await?;
    Ok(())
}

/// Empties what was noted since the last time. `home` is the only origin that may be asked.
pub async fn harvest(profile: &Path, home: &str) -> Outcome<Harvest> {
    let seen = tell(profile, &json!({ "harvest": true })).await?;
    let lines = |name: &str| {
        let lines = seen.get(name).and_then(Value::as_array);
        let texts = lines.into_iter().flatten().filter_map(Value::as_str);
        texts.map(str::to_owned).collect::<Vec<_>>()
    };
    let mut harvest = Harvest {
        findings: vec![],
        console: lines("console"),
        requests: lines("requests"),
    };
    for said in &harvest.console {
        harvest.findings.extend(Finding::of_the_collector(said));
    }
    for url in harvest.requests.iter().filter(|url| is_foreign(url, home)) {
        harvest.findings.push(Finding::ForeignRequest(url.clone()));
    }
    Ok(harvest)
}

/// Lets the browser save files into a folder.
pub async fn save_into(profile: &Path, folder: &Path) -> Outcome {
    tell(profile, &json!({ "downloads": folder })).await?;
    Ok(())
}

/// The text on the clipboard.
pub async fn clipboard(profile: &Path) -> Outcome<String> {
    let answer = tell(profile, &json!({ "clipboard": true })).await?;
    let text = answer.get("clipboard").and_then(Value::as_str);
    Ok(text.unwrap_or_default().to_owned())
}

/// A picture of the page. The driver's own takes a minute and fails, without a graphics card.
pub async fn picture(profile: &Path, file: &Path) -> Outcome {
    tell(profile, &json!({ "picture": file })).await?;
    Ok(())
}

/// Empties the HTTP cache.
pub async fn forget_http_cache(profile: &Path) -> Outcome {
    tell(profile, &json!({ "forget": true })).await?;
    Ok(())
}

/// Sends one line to the window and waits for its answer.
async fn tell(profile: &Path, wanted: &Value) -> Outcome<Value> {
    let talking = || Failure::io("talking to the window around WebKitGTK");
    let stream = UnixStream::connect(profile.join("control")).await;
    let mut stream = BufReader::new(stream.map_err(talking())?);
    let line = format!("{wanted}\n");
    stream.write_all(line.as_bytes()).await.map_err(talking())?;
    let mut answer = String::new();
    stream.read_line(&mut answer).await.map_err(talking())?;
    serde_json::from_str(&answer)
        .map_err(|error| Failure::Unmet(format!("the window answered {answer:?}: {error}")))
}
