//! What a device may lack or refuse: the number on the icon, notifications, being woken, the first
//! day of the week. Planted, absent and denied.

use alongside::platform::clock::{week_starts_on, written_time};
use alongside::platform::{badge, ids, notifications, wake};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::browser::{Replaced, run};

const ABSENT: &str = "value: undefined";

/// A phone's answer to being asked for notifications.
fn notifying(permission: &str, answer: &str) -> Replaced {
    Replaced::new(
        "globalThis",
        "Notification",
        &format!(
            "value: {{ permission: '{permission}', asked: 0,
                requestPermission: async () => {{ Notification.asked += 1; return '{answer}' }} }}"
        ),
    )
}

/// An icon that remembers what it was told.
fn icon() -> [Replaced; 2] {
    run("globalThis.icon = []");
    ["setAppBadge", "clearAppBadge"].map(|name| {
        let value = format!("value: async (...given) => {{ icon.push(['{name}', ...given]) }}");
        Replaced::new("navigator", name, &value)
    })
}

fn told(script: &str) -> String {
    run(&format!("return JSON.stringify({script})"))
        .as_string()
        .unwrap_or_default()
}

#[wasm_bindgen_test]
async fn the_icon_gets_a_number_and_loses_it() {
    let icon = icon();
    assert!(badge::can_show());
    assert!(
        badge::allow().await,
        "nobody is asked where that is not needed"
    );
    badge::show(2).await;
    badge::show(0).await;
    let seen = told("icon");
    drop(icon);
    assert_eq!(seen, r#"[["setAppBadge",2],["clearAppBadge"]]"#);
}

#[wasm_bindgen_test]
async fn an_icon_that_refuses_or_is_not_there_is_no_fault() {
    let refusing = Replaced::new(
        "navigator",
        "setAppBadge",
        "value: async () => { throw new DOMException('no', 'NotAllowedError') }",
    );
    badge::show(3).await;
    drop(refusing);
    for property in [ABSENT, "get() { throw new Error('gone') }"] {
        let absent =
            ["setAppBadge", "clearAppBadge"].map(|name| Replaced::new("navigator", name, property));
        let can_show = badge::can_show();
        badge::show(3).await;
        badge::show(0).await;
        drop(absent);
        assert!(!can_show, "{property}");
    }
}

#[wasm_bindgen_test]
async fn a_phone_that_asks_first_is_asked_once_and_may_say_no() {
    for (permission, answer, can_show, allowed) in [
        ("default", "granted", true, true),
        ("default", "denied", true, false),
        ("granted", "granted", true, true),
        ("denied", "denied", false, false),
    ] {
        let icon = icon();
        let phone = Replaced::new("navigator", "standalone", "value: true");
        let notifying = notifying(permission, answer);
        let found = (badge::can_show(), badge::allow().await);
        drop((icon, phone, notifying));
        assert_eq!(found, (can_show, allowed), "{permission}, {answer}");
    }
}

#[wasm_bindgen_test]
async fn without_notifications_none_can_be_allowed() {
    let absent = Replaced::new("globalThis", "Notification", ABSENT);
    let found = (notifications::can_be_allowed(), notifications::ask().await);
    let offered = wake::is_offered().await;
    drop(absent);
    assert_eq!((found, offered), ((false, false), false));
}

/// A browser that can wake the app, and gives it so (`granted`, `denied`).
fn waking(state: &str) -> [Replaced; 2] {
    run("globalThis.tags = ['of-another-app']");
    [
        Replaced::new(
            "navigator.permissions",
            "query",
            &format!("value: async ({{ name }}) => ({{ state: '{state}', name }})"),
        ),
        Replaced::new(
            "navigator.serviceWorker",
            "getRegistration",
            "value: async () => ({ periodicSync: {
                getTags: async () => [...tags],
                register: async (tag, { minInterval }) => { tags.push(tag, minInterval) },
                unregister: async (tag) => { tags = tags.filter((one) => one !== tag) },
            } })",
        ),
    ]
}

#[wasm_bindgen_test]
async fn being_woken_is_turned_on_for_days_and_off_and_touches_nobody_elses() {
    let (waking, notifying) = (waking("granted"), notifying("default", "granted"));
    assert!(wake::is_offered().await);
    assert!(!wake::is_on().await);
    // Monday and Sunday, which the worker counts as 1 and 0.
    assert!(wake::turn_on([0, 6].into_iter()).await);
    let first = told("tags");
    assert!(wake::turn_on([2].into_iter()).await);
    let second = told("tags.filter((tag) => typeof tag === 'string')");
    wake::turn_off().await;
    let is_on = wake::is_on().await;
    let last = told("tags.filter((tag) => typeof tag === 'string')");
    drop((waking, notifying));
    assert_eq!(first, r#"["of-another-app","five-minutes 10",86400000]"#);
    assert_eq!(second, r#"["of-another-app","five-minutes 3"]"#);
    assert_eq!((is_on, last.as_str()), (false, r#"["of-another-app"]"#));
}

#[wasm_bindgen_test]
async fn being_woken_is_not_offered_where_it_is_denied_or_absent() {
    let notifying = notifying("default", "granted");
    let denied = waking("denied");
    assert!(!wake::is_offered().await);
    drop(denied);
    let given = waking("granted");
    for nothing in [
        "value: async () => undefined",
        "value: async () => ({})",
        "value: async () => { throw new Error('no worker') }",
        ABSENT,
    ] {
        let without = Replaced::new("navigator.serviceWorker", "getRegistration", nothing);
        let found = (
            wake::is_offered().await,
            wake::turn_on([0].into_iter()).await,
        );
        wake::turn_off().await;
        drop(without);
        assert_eq!(found, (false, false), "{nothing}");
    }
    drop((given, notifying));
    // The person says no.
    let (waking, refused) = (waking("granted"), self::notifying("default", "denied"));
    assert!(!wake::turn_on([0].into_iter()).await);
    let tags = told("tags");
    drop((waking, refused));
    assert_eq!(tags, r#"["of-another-app"]"#);
}

#[wasm_bindgen_test]
fn a_week_starts_where_the_browser_says_and_on_monday_else() {
    for (locale, first) in [
        ("{ getWeekInfo() { return { firstDay: 7 } } }", 6),
        ("{ getWeekInfo() { return { firstDay: 6 } } }", 5),
        ("{ getWeekInfo() { return { firstDay: 1 } } }", 0),
        ("{ weekInfo: { firstDay: 7 } }", 6),
        ("{ getWeekInfo() { throw new Error('no') } }", 0),
        ("{ getWeekInfo() { return {} } }", 0),
        ("{}", 0),
    ] {
        let value = format!("value: function () {{ return {locale} }}");
        let replaced = Replaced::new("Intl", "Locale", &value);
        let found = week_starts_on();
        drop(replaced);
        assert_eq!(found, first, "{locale}");
    }
    let absent = Replaced::new("Intl", "Locale", ABSENT);
    let found = week_starts_on();
    drop(absent);
    assert_eq!(found, 0);
}

#[wasm_bindgen_test]
fn a_time_is_written_as_itself_whatever_the_zone() {
    for (minutes, hour) in [(0, ["0", "12"]), (510, ["8", "8"]), (1_439, ["23", "11"])] {
        let written = written_time(minutes);
        let minute = format!("{:02}", minutes % 60);
        let has_hour = hour.iter().any(|hour| written.contains(hour));
        assert!(
            has_hour && written.contains(&minute),
            "{minutes}: {written}"
        );
    }
}

#[wasm_bindgen_test]
async fn a_name_made_one_way_is_the_same_each_time_and_says_nothing() {
    let first = ids::one_way("look back on k3v9").await;
    let name = first.clone().unwrap_or_default();
    assert_eq!(ids::one_way("look back on k3v9").await, first);
    assert_ne!(ids::one_way("hand back k3v9").await, first);
    assert!(name.len() == 32 && name.bytes().all(|byte| byte.is_ascii_hexdigit()));
    assert!(!name.contains("k3v9"));
    let absent = Replaced::new("globalThis", "crypto", ABSENT);
    let without = ids::one_way("look back on k3v9").await;
    drop(absent);
    assert_eq!(without, None);
}
