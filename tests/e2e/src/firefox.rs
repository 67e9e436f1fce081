//! What only Firefox understands: its preferences, scripts in the browser's own context, and a
//! small extension that runs scripts before each page's own.
//!
//! It starts and ends nothing (that is `browser`).

use std::env;
use std::fs;
use std::path::Path;

use http::Method;
use serde_json::{Value, json};
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::extensions::addons::firefox::FirefoxTools;
use thirtyfour::{
    BrowserCapabilitiesHelper, Capabilities, DesiredCapabilities, RequestData, SessionId, WebDriver,
};

use crate::device::{Scheme, Setting, Viewport};
use crate::failure::{Failure, Outcome};
use crate::findings::{Finding, Harvest, is_foreign};
use crate::wait::{Look, until};

/// A headless Firefox on a profile, whose only way out is the trap on this port.
pub fn capabilities(profile: &Path, trap: u16) -> Outcome<Capabilities> {
    let mut wanted = DesiredCapabilities::firefox();
    let binary = env::var("FIREFOX").unwrap_or_else(|_| "/usr/bin/firefox-esr".into());
    wanted.set_firefox_binary(&binary)?;
    let profile = profile.display().to_string();
    wanted.set_browser_option("args", json!(["-headless", "-profile", profile]))?;
    let preferences = json!({
        "ui.prefersReducedMotion": 1,
        "devtools.console.stdout.content": true,
        "intl.accept_languages": "en-GB,en",
        "network.proxy.type": 1,
        "network.proxy.http": "127.0.0.1",
        "network.proxy.http_port": trap,
        "network.proxy.ssl": "127.0.0.1",
        "network.proxy.ssl_port": trap,
        // A kill is a crash to Firefox, and it would ask about it.
        "toolkit.startup.max_resumed_crashes": -1,
        "browser.sessionstore.resume_from_crash": false,
        "browser.download.folderList": 2,
        "browser.download.alwaysOpenPanel": false,
        // Without them it asks its maker for lists of its own, on each start.
        "services.settings.server": "data:,",
        "app.normandy.enabled": false,
        "nimbus.rollouts.enabled": false,
    });
    wanted.set_browser_option("prefs", preferences)?;
    Ok(wanted.into())
}

/// Notes every request of a page or worker from now on.
pub async fn watch(web: &WebDriver) -> Outcome {
    in_the_browser(web, WATCH, vec![]).await?;
    Ok(())
}

/// Sets size, pointer, colours and motion, at once.
pub async fn dress(web: &WebDriver, setting: Setting) -> Outcome {
    let (width, height) = setting.viewport.size();
    let coarse = setting.viewport != Viewport::Desktop;
    let dark = setting.scheme == Scheme::Dark;
    let wanted = vec![json!(width), json!(height), json!(coarse), json!(dark)];
    in_the_browser(web, DRESS, wanted).await?;
    until("the window to have its size", || async {
        let size = web.execute("return [innerWidth, innerHeight]", vec![]);
        let size = size.await?.json().clone();
        Ok(if size == json!([width, height]) {
            Look::Yes(())
        } else {
            Look::NotYet(size.to_string())
        })
    })
    .await
}

/// Lets these scripts, and no others, run before each page's own. `folder` is for the extension.
pub async fn before_each_page(web: &WebDriver, folder: &Path, scripts: &[String]) -> Outcome {
    // The version tells the extension from the one before, which is there until this one is.
    let version = match in_the_browser(web, EXTENSION, vec![]).await? {
        Value::Array(there) => there.first().and_then(Value::as_str).map(str::to_owned),
        _ => None,
    };
    let version = version.and_then(|version| version.parse::<u32>().ok());
    let version = (version.unwrap_or(0) + 1).to_string();
    let manifest = json!({
        "manifest_version": 2, "name": "before", "version": version,
        "browser_specific_settings": { "gecko": { "id": "before@journeys.example" } },
        "content_scripts": [{
            "matches": ["<all_urls>"], "js": ["before.js"], "run_at": "document_start",
            "world": "MAIN", "all_frames": true,
        }],
    });
    let write = |name: &str, text: String| {
        fs::write(folder.join(name), text).map_err(Failure::io("writing the extension"))
    };
    fs::create_dir_all(folder).map_err(Failure::io("making the extension"))?;
    write("manifest.json", manifest.to_string())?;
    write("before.js", scripts.join("\n"))?;
    let tools = FirefoxTools::new(web.handle().clone());
    let folder = folder.display().to_string();
    tools.install_addon(&folder, Some(true)).await?;
    until("the extension to have started", || async {
        let there = in_the_browser(web, EXTENSION, vec![]).await?;
        Ok(if there == json!([version, "Startup: Complete"]) {
            Look::Yes(())
        } else {
            Look::NotYet(there.to_string())
        })
    })
    .await
}

/// Empties what was noted since the last time. `home` is the only origin that may be asked.
pub async fn harvest(web: &WebDriver, home: &str) -> Outcome<Harvest> {
    let seen = in_the_browser(web, SEEN, vec![]).await?;
    let list = |name: &str| {
        let list = seen.get(name).and_then(Value::as_array);
        list.cloned().unwrap_or_default()
    };
    let mut harvest = Harvest::default();
    for url in list("requests") {
        let url = url.as_str().unwrap_or_default().to_owned();
        if is_foreign(&url, home) {
            harvest.findings.push(Finding::ForeignRequest(url.clone()));
        }
        harvest.requests.push(url);
    }
    for said in list("errors") {
        let part = |at: usize| said.get(at).and_then(Value::as_str).unwrap_or_default();
        let said = format!("{} at {}", part(1), part(2));
        harvest.console.push(said.clone());
        if part(0).starts_with("CSP") {
            harvest.findings.push(Finding::PolicyViolation(said));
        } else if part(0) == "content javascript" {
            harvest.findings.push(Finding::UncaughtError(said));
        }
    }
    Ok(harvest)
}

/// Lets the browser save files into a folder.
pub async fn save_into(web: &WebDriver, folder: &Path) -> Outcome {
    in_the_browser(web, SAVE_INTO, vec![json!(folder)]).await?;
    Ok(())
}

/// The text on the clipboard.
pub async fn clipboard(web: &WebDriver) -> Outcome<String> {
    let text = in_the_browser(web, CLIPBOARD, vec![]).await?;
    Ok(text.as_str().unwrap_or_default().to_owned())
}

/// Empties the HTTP cache.
pub async fn forget_http_cache(web: &WebDriver) -> Outcome {
    in_the_browser(web, FORGET_CACHE, vec![]).await?;
    Ok(())
}

/// Runs a script in the browser's own context, where everything may be asked.
async fn in_the_browser(web: &WebDriver, source: &str, arguments: Vec<Value>) -> Outcome<Value> {
    web.handle().cmd(Context("chrome")).await?;
    let answer = web.execute(source, arguments).await;
    // Back in the page before anything else is looked at, also when the script failed.
    web.handle().cmd(Context("content")).await?;
    Ok(answer?.json().clone())
}

/// A command of geckodriver's that thirtyfour does not have: whether scripts run in the page or in
/// the browser around it.
#[derive(Debug)]
struct Context(&'static str);

impl FormatRequestData for Context {
    fn format_request(&self, session: &SessionId) -> RequestData {
        let address = format!("session/{session}/moz/context");
        RequestData::new(Method::POST, address).add_body(json!({ "context": self.0 }))
    }
}

// What the browser asks for itself is left out: it has no page behind it.
const WATCH: &str = "const win = Services.wm.getEnumerator('navigator:browser').getNext();
    win.e2eRequests = [];
    win.e2eObserver = { observe(channel) {
      const { loadInfo, URI } = channel.QueryInterface(Ci.nsIHttpChannel);
      const isPage = loadInfo.externalContentPolicyType === Ci.nsIContentPolicy.TYPE_DOCUMENT;
      if (isPage || !loadInfo.triggeringPrincipal?.isSystemPrincipal) win.e2eRequests.push(URI.spec);
    } };
    Services.obs.addObserver(win.e2eObserver, 'http-on-modify-request');
    Services.console.reset();";

const EXTENSION: &str = "const policy = WebExtensionPolicy.getByID('before@journeys.example');
    return policy?.extension ? [policy.extension.version, policy.extension.state] : null;";

const SEEN: &str = "const win = Services.wm.getEnumerator('navigator:browser').getNext();
    const requests = win.e2eRequests.splice(0);
    const errors = Services.console.getMessageArray().flatMap((message) => {
      if (!(message instanceof Ci.nsIScriptError)) return [];
      const isError = !(message.flags & Ci.nsIScriptError.warningFlag);
      const isOfAPage = /^(https?|blob):/.test(message.sourceName) || !message.sourceName;
      return isError && isOfAPage
        ? [[message.category, message.errorMessage, message.sourceName]] : [];
    });
    Services.console.reset();
    return { requests, errors };";

// A browser's window cannot be as narrow as a phone: the page in it can.
const DRESS: &str = "const [width, height, coarse, dark] = arguments;
    const win = Services.wm.getEnumerator('navigator:browser').getNext();
    const { prefs } = Services;
    prefs.setIntPref('layout.css.prefers-color-scheme.content-override', dark ? 0 : 1);
    for (const which of ['primary', 'all']) {
      prefs.setIntPref(`ui.${which}PointerCapabilities`, coarse ? 1 : 6);
    }
    win.e2eSize = (browser) => {
      for (const [name, size] of [['width', width], ['height', height]]) {
        for (const kind of ['', 'min-', 'max-']) {
          browser.style.setProperty(kind + name, size + 'px', 'important');
        }
      }
    };
    win.gBrowser.browsers.forEach((browser) => win.e2eSize(browser));
    if (!win.e2eSizesTabs) {
      win.e2eSizesTabs = true;
      const opened = ({ target }) => win.e2eSize(target.linkedBrowser);
      win.gBrowser.tabContainer.addEventListener('TabOpen', opened);
    }";

const SAVE_INTO: &str = "Services.prefs.setStringPref('browser.download.dir', arguments[0]);";

const CLIPBOARD: &str = "const holder = Cc['@mozilla.org/widget/transferable;1']
      .createInstance(Ci.nsITransferable);
    holder.init(null);
    holder.addDataFlavor('text/plain');
    Services.clipboard.getData(holder, Services.clipboard.kGlobalClipboard);
    const got = {};
    holder.getTransferData('text/plain', got);
    return got.value.QueryInterface(Ci.nsISupportsString).data;";

const FORGET_CACHE: &str = "Services.cache2.clear();";
