//! Being woken by the browser about once a day, where it has that and gives it: an extra that
//! nobody is promised. The worker then says one bland line (`public/sw.js`), and knows no record.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::JsValue;

use super::clock::DAY_MS;
use super::maybe::{answered, found, navigator};
use super::notifications;

/// What the names of ours begin with; the days of the week follow, Sunday 0 as the worker counts.
const FRONT: &str = "five-minutes ";

/// Whether the browser has it and gives it to this app.
pub async fn is_offered() -> bool {
    notifications::can_be_allowed() && is_given().await && sync().await.is_some()
}

/// Whether it is on.
pub async fn is_on() -> bool {
    let names = ours().await;
    !names.is_empty()
}

/// Turns it on for these days of the week, Monday 0. True if it is on now.
pub async fn turn_on(days: impl Iterator<Item = u8>) -> bool {
    if !notifications::ask().await {
        return false;
    }
    turn_off().await;
    let Some(sync) = sync().await else {
        return false;
    };
    let days: Vec<String> = days.map(|day| ((day + 1) % 7).to_string()).collect();
    let options = Object::new();
    let interval = JsValue::from_f64(DAY_MS);
    // Setting a property on a fresh object cannot fail.
    let _ = Reflect::set(&options, &JsValue::from_str("minInterval"), &interval);
    let name = JsValue::from_str(&[FRONT, &days.concat()].concat());
    let given = Array::of2(&name, &options);
    let _ = answered(&sync, "register", &given).await;
    is_on().await
}

/// Turns it off.
pub async fn turn_off() {
    let names = ours().await;
    let Some(sync) = sync().await else { return };
    for name in names {
        let given = Array::of1(&JsValue::from_str(&name));
        let _ = answered(&sync, "unregister", &given).await;
    }
}

/// The names under which the browser wakes us.
async fn ours() -> Vec<String> {
    let Some(sync) = sync().await else {
        return Vec::new();
    };
    let names = answered(&sync, "getTags", &Array::new()).await;
    let names = names.map(|names| Array::from(&names).to_vec());
    let names = names.into_iter().flatten();
    names
        .filter_map(|name| name.as_string())
        .filter(|name| name.starts_with(FRONT))
        .collect()
}

async fn is_given() -> bool {
    let asked = async {
        let permissions = found(&navigator()?, "permissions")?;
        let name = Object::new();
        let wanted = JsValue::from_str("periodic-background-sync");
        let _ = Reflect::set(&name, &JsValue::from_str("name"), &wanted);
        let status = answered(&permissions, "query", &Array::of1(&name.into())).await?;
        found(&status, "state")?.as_string()
    };
    asked.await.as_deref() == Some("granted")
}

/// The way to it, through the worker of this folder.
async fn sync() -> Option<JsValue> {
    let container = found(&navigator()?, "serviceWorker")?;
    let registration = answered(&container, "getRegistration", &Array::new()).await?;
    found(&registration, "periodicSync")
}
