//! The manifest against the files it names and the addresses the app has.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use alongside::route::Route;
use serde_json::Value;

fn public() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("public")
}

fn manifest() -> Value {
    let text = std::fs::read_to_string(public().join("manifest.webmanifest")).unwrap();
    serde_json::from_str(&text).unwrap()
}

fn list<'a>(of: &'a Value, name: &str) -> &'a Vec<Value> {
    of[name].as_array().unwrap()
}

/// Width and height, out of the header of a PNG.
fn size_of(png: &[u8]) -> (u32, u32) {
    let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
    (number(16), number(20))
}

/// The file of a picture; its header must say the type and size the manifest claims.
fn picture(claim: &Value) -> (u32, u32) {
    let src = claim["src"].as_str().unwrap();
    let png = std::fs::read(public().join(src)).unwrap();
    assert!(png.starts_with(b"\x89PNG\r\n\x1a\n"), "{src} is no PNG");
    assert_eq!(claim["type"], "image/png", "{src}");
    let (width, height) = size_of(&png);
    assert_eq!(claim["sizes"], format!("{width}x{height}"), "{src}");
    (width, height)
}

/// The route of an address, relative to the folder of the manifest; nothing may leave it.
fn route(address: &str) -> Route {
    assert!(
        !address.starts_with('/') && !address.contains(".."),
        "{address}"
    );
    assert!(!address.contains("://"), "{address}");
    let path = address.split(['?', '#']).next().unwrap();
    let path = path.strip_prefix("./").unwrap_or(path);
    let found = Route::from_path(path, "");
    let found = found.unwrap_or_else(|| panic!("{address} is no address of the app"));
    assert_eq!(found.path(), path, "the app writes it so");
    found
}

#[test]
fn it_says_who_it_is_in_words_a_launcher_has_room_for() {
    let manifest = manifest();
    let text = |name: &str| manifest[name].as_str().unwrap().to_owned();
    // Resolved against the origin, not the folder: `./` would be the id of every app there.
    assert_eq!(text("id"), "alongside-pocket-coach");
    assert_eq!(text("name"), "Alongside");
    assert!((3..=12).contains(&text("short_name").chars().count()));
    assert!((20..=300).contains(&text("description").chars().count()));
    assert_eq!((text("lang"), text("dir")), ("en".into(), "ltr".into()));
    assert_eq!(text("display"), "standalone");
    assert_eq!(text("orientation"), "any");
    assert_eq!(manifest["prefer_related_applications"], false);
    let displays = list(&manifest, "display_override");
    assert_eq!(*displays, ["standalone", "minimal-ui"]);
    for category in list(&manifest, "categories") {
        let known = ["education", "productivity", "lifestyle"];
        assert!(known.contains(&category.as_str().unwrap()), "{category}");
    }
    let modes = list(&manifest["launch_handler"], "client_mode");
    assert_eq!(*modes, ["navigate-existing", "auto"]);
    assert!(manifest["edge_side_panel"].is_object());
}

#[test]
fn its_colours_are_hex_and_those_of_the_page() {
    let manifest = manifest();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = std::fs::read_to_string(root.join("index.html")).unwrap();
    for name in ["background_color", "theme_color"] {
        let colour = manifest[name].as_str().unwrap();
        let digits = colour.strip_prefix('#').unwrap();
        assert!(digits.len() == 6 && digits.chars().all(|c| c.is_ascii_hexdigit()));
        assert!(page.contains(colour), "{name} {colour} is not the page's");
    }
}

#[test]
fn every_address_in_it_is_a_page_of_the_app_within_its_folder() {
    let manifest = manifest();
    assert_eq!(manifest["scope"], "./");
    assert_eq!(route(manifest["start_url"].as_str().unwrap()), Route::Today);
    let shortcuts: Vec<Route> = list(&manifest, "shortcuts")
        .iter()
        .map(|shortcut| route(shortcut["url"].as_str().unwrap()))
        .collect();
    assert_eq!(shortcuts, [Route::Check, Route::Today, Route::Journal]);
    let note = manifest["note_taking"]["new_note_url"].as_str().unwrap();
    assert_eq!(route(note), Route::Journal);
    assert_eq!(manifest["shortcuts"][2]["url"], note);
    let share = &manifest["share_target"];
    assert_eq!(route(share["action"].as_str().unwrap()), Route::Journal);
    let files = &manifest["file_handlers"][0];
    assert_eq!(route(files["action"].as_str().unwrap()), Route::Restore);
}

#[test]
fn each_icon_has_one_purpose_and_its_true_size() {
    let manifest = manifest();
    let mut had = BTreeSet::new();
    for icon in list(&manifest, "icons") {
        let (width, height) = picture(icon);
        assert_eq!(width, height, "{icon}");
        // "any maskable" would be cut where it must not be.
        had.insert((icon["purpose"].as_str().unwrap().to_owned(), width));
    }
    let wanted = [
        ("any", 192),
        ("any", 512),
        ("maskable", 192),
        ("maskable", 512),
        ("monochrome", 512),
    ];
    let wanted = wanted.map(|(purpose, size)| (purpose.to_owned(), size));
    assert_eq!(had, BTreeSet::from(wanted));
}

#[test]
fn each_shortcut_says_where_it_leads_and_has_a_picture_of_its_own() {
    let manifest = manifest();
    let mut pictures = BTreeSet::new();
    for shortcut in list(&manifest, "shortcuts") {
        for name in ["name", "short_name", "description"] {
            assert!(shortcut[name].as_str().unwrap().len() >= 4, "{shortcut}");
        }
        assert!(shortcut["short_name"].as_str().unwrap().len() <= 12);
        let icons = list(shortcut, "icons");
        assert_eq!(picture(&icons[0]), (96, 96));
        pictures.insert(icons[0]["src"].as_str().unwrap().to_owned());
    }
    assert_eq!(pictures.len(), 3);
}

#[test]
fn screenshots_are_as_large_and_as_long_as_browsers_take_them() {
    let manifest = manifest();
    let mut sizes: BTreeSet<(String, (u32, u32))> = BTreeSet::new();
    let mut shown = BTreeSet::new();
    let mut counts = (0, 0);
    for screenshot in list(&manifest, "screenshots") {
        let (width, height) = picture(screenshot);
        let (long, short) = (width.max(height), width.min(height));
        assert!(short >= 320 && long <= 3840, "{screenshot}");
        assert!(
            long * 10 <= short * 23,
            "longer than 2.3 times: {screenshot}"
        );
        let form = screenshot["form_factor"].as_str().unwrap();
        assert_eq!(form == "wide", width > height, "{screenshot}");
        match form {
            "narrow" => counts.0 += 1,
            "wide" => counts.1 += 1,
            _ => panic!("{screenshot}"),
        }
        let label = screenshot["label"].as_str().unwrap();
        assert!((10..=90).contains(&label.chars().count()), "{label}");
        assert!(shown.insert(label.to_owned()), "{label}");
        assert!(shown.insert(screenshot["src"].to_string()), "{screenshot}");
        sizes.insert((form.to_owned(), (width, height)));
        let src = public().join(screenshot["src"].as_str().unwrap());
        let bytes = std::fs::metadata(src).unwrap().len();
        assert!(bytes <= 60_000, "{screenshot}: {bytes} bytes");
    }
    assert_eq!(sizes.len(), 2, "one size a form factor: {sizes:?}");
    assert!(
        counts.0 >= 3 && counts.1 >= 2 && counts.0 <= 5,
        "{counts:?}"
    );
}

#[test]
fn no_picture_lies_about_that_the_manifest_does_not_show() {
    let manifest = manifest();
    let named: BTreeSet<String> = list(&manifest, "screenshots")
        .iter()
        .map(|shot| shot["src"].as_str().unwrap().to_owned())
        .collect();
    let there = std::fs::read_dir(public().join("screenshots")).unwrap();
    let there: BTreeSet<String> = there
        .map(|entry| {
            format!(
                "screenshots/{}",
                entry.unwrap().file_name().to_string_lossy()
            )
        })
        .collect();
    assert_eq!(there, named);
}

#[test]
fn shared_text_and_files_come_in_as_the_boot_script_expects_them() {
    let manifest = manifest();
    let boot = std::fs::read_to_string(public().join("boot.js")).unwrap();
    let share = &manifest["share_target"];
    assert_eq!(share["method"], "GET");
    // The default; Chromium warns where it is left to that.
    assert_eq!(share["enctype"], "application/x-www-form-urlencoded");
    for (part, parameter) in share["params"].as_object().unwrap() {
        assert_eq!(parameter.as_str().unwrap(), format!("share-{part}"));
        assert!(boot.contains(&format!("\"share-{part}\"")), "{part}");
    }
    assert_eq!(share["params"].as_object().unwrap().len(), 3);
    let accept = &manifest["file_handlers"][0]["accept"];
    // The endings of the backups the app makes, with the types it gives them.
    let made = std::fs::read_to_string(public().join("../src/state/backup.rs")).unwrap();
    for (mime, endings) in accept.as_object().unwrap() {
        let ending = endings[0].as_str().unwrap();
        assert!(
            made.contains(&format!("\"{ending}\", \"{mime}\"")),
            "{ending}"
        );
    }
    assert_eq!(accept.as_object().unwrap().len(), 2);
}

/// Screens that have no Back of their own: the places of the navigation, and a dead end with a way
/// out. On an iPhone's home screen there is no other Back.
const WITHOUT_BACK: [&str; 4] = ["today.rs", "journal.rs", "learn.rs", "not_found.rs"];

#[test]
fn every_screen_but_the_places_has_a_back_of_its_own() {
    let pages = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/pages");
    let mut without = BTreeSet::new();
    for entry in std::fs::read_dir(pages).unwrap() {
        let entry = entry.unwrap();
        let text = std::fs::read_to_string(entry.path()).unwrap();
        if text.contains("entered(\"") && !text.contains("<TopRow") {
            without.insert(entry.file_name().to_string_lossy().into_owned());
        }
    }
    let wanted = WITHOUT_BACK.map(str::to_owned);
    assert_eq!(without, BTreeSet::from(wanted));
}

#[test]
fn the_page_says_to_an_iphone_what_it_does_not_read_in_the_manifest() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = std::fs::read_to_string(root.join("index.html")).unwrap();
    let manifest = manifest();
    for tag in [
        "<meta name=\"apple-mobile-web-app-capable\" content=\"yes\">".to_owned(),
        "<meta name=\"apple-mobile-web-app-status-bar-style\" content=\"default\">".to_owned(),
        "<link rel=\"apple-touch-icon\" href=\"icons/apple-touch-180.png\">".to_owned(),
        "<link rel=\"manifest\" href=\"manifest.webmanifest\">".to_owned(),
        format!(
            "<meta name=\"apple-mobile-web-app-title\" content={}>",
            manifest["short_name"]
        ),
        "viewport-fit=cover".to_owned(),
    ] {
        assert!(page.contains(&tag), "{tag}");
    }
    let icon = std::fs::read(public().join("icons/apple-touch-180.png")).unwrap();
    assert_eq!(size_of(&icon), (180, 180));
}
