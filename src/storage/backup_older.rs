//! Files that are no backups and hold the same: the plain list of records the app saved before
//! there were stamps, and what the rescue page saves without the app.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::backup::{Backup, BackupError};
use super::backup_read::{Few, broken, check_key, check_size, check_stamps, readable};
use super::record::Record;
use super::stamp::{Device, Stamp};
use super::version::{Body, Descent, Version};
use super::{Place, fact};
use crate::domain::day::Day;

/// What the rescue page's file says it is.
pub(super) const RESCUE: &str = "alongside-rescue";
/// How the names of the app's settings begin in the browser.
const SETTING: &str = "alongside/";

/// The plain list: records and nothing else.
pub(super) fn read_list(text: &str) -> Result<Backup, BackupError> {
    let list: Few<&RawValue> = serde_json::from_str(text).map_err(|error| {
        // Other lists are no concern of ours; one that names our fields was.
        match text.contains("\"schema\":") && text.contains("\"kind\":") {
            true => broken(&error),
            false => BackupError::NotOurs,
        }
    })?;
    let mut backup = nothing();
    for json in list.0 {
        let json = json.get();
        if !json.contains("\"schema\"") {
            return Err(BackupError::NotOurs);
        }
        check_size("a record", json)?;
        let record = readable("a record", Record::read(json))?;
        let key = record.key().as_str().to_owned();
        check_key(&key)?;
        let text = record.to_text();
        let version = Version {
            descent: Descent::first(Stamp::unstamped(Device::of_text(&text))),
            body: Body::Plain(text),
        };
        if backup.records.insert(key.clone(), vec![version]).is_some() {
            return Err(super::backup_read::wrong(&key, "it is there twice"));
        }
    }
    Ok(backup)
}

/// What the rescue page writes, as far as it is read.
#[derive(Deserialize)]
struct RescueFile<'a> {
    #[serde(default)]
    saved: String,
    #[serde(borrow)]
    database: RescueDatabase<'a>,
    #[serde(borrow)]
    preferences: &'a RawValue,
}

#[derive(Deserialize)]
struct RescueDatabase<'a> {
    #[serde(borrow, default)]
    stores: BTreeMap<String, &'a RawValue>,
}

/// A key or a value that is no text is told in some other way, and passed over.
#[derive(Deserialize)]
struct RescueRow<'a> {
    #[serde(borrow)]
    key: &'a RawValue,
    #[serde(borrow, default)]
    value: Option<&'a RawValue>,
}

/// What the rescue page saved: the store as it was, damage included. Damaged rows go along unread.
pub(super) fn read_rescue(text: &str) -> Result<Backup, BackupError> {
    let file: RescueFile<'_> = serde_json::from_str(text).map_err(|error| broken(&error))?;
    let rows = |place: Place| store_rows(&file.database, place);
    let meta = rows(Place::Meta)?;
    let device = meta.iter().find(|(key, _)| key == fact::DEVICE);
    let device = device.and_then(|(_, name)| Device::parse(name));
    let mut backup = nothing();
    backup.made = file
        .saved
        .get(..10)
        .and_then(Day::parse)
        .unwrap_or(backup.made);
    for place in [Place::Records, Place::Beside] {
        for (key, row) in rows(place)? {
            let of = match place {
                Place::Beside => key.rsplit_once('@').map_or(key.as_str(), |(of, _)| of),
                _ => &key,
            };
            check_size(&key, &row)?;
            if row.starts_with("@2 ") {
                return Err(BackupError::Locked);
            }
            let own = device.unwrap_or_else(|| Device::of_text(&row));
            if let Ok(version) = Version::from_row(&row, own) {
                check_stamps(&key, &version.descent)?;
            }
            backup.take_row(of, &key, Some(&row), own);
        }
    }
    backup.unread.extend(rows(Place::Damaged)?);
    let preferences = file.preferences.get();
    let preferences: BTreeMap<String, &RawValue> =
        serde_json::from_str(preferences).unwrap_or_default();
    for (name, json) in preferences {
        // The browser keeps each setting as JSON of its own within a text.
        let value = text_of(json).and_then(|kept| serde_json::from_str::<String>(&kept).ok());
        if let (Some(name), Some(value)) = (name.strip_prefix(SETTING), value) {
            backup.settings.push((name.to_owned(), value));
        }
    }
    Ok(backup)
}

/// The rows of one part of the store.
fn store_rows(
    database: &RescueDatabase<'_>,
    place: Place,
) -> Result<Vec<(String, String)>, BackupError> {
    let Some(store) = database.stores.get(place.name()) else {
        return Ok(Vec::new()); // an older database has fewer parts
    };
    let rows: Few<RescueRow<'_>> = serde_json::from_str(store.get()).map_err(|_| {
        BackupError::damaged("a part of the store could not be read when it was saved")
    })?;
    let texts = rows.0.iter();
    let texts = texts.filter_map(|row| Some((text_of(row.key)?, text_of(row.value?)?)));
    Ok(texts.collect())
}

fn text_of(json: &RawValue) -> Option<String> {
    serde_json::from_str(json.get()).ok()
}

fn nothing() -> Backup {
    Backup {
        made: Day(0),
        app: String::new(),
        settings: Vec::new(),
        records: BTreeMap::new(),
        unread: Vec::new(),
    }
}
