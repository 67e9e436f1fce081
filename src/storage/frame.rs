//! Tables of texts as bytes, for handing many rows from one program of the app to the other.
//!
//! Not a format to keep: both programs are of one release. Each table is the number of its rows,
//! each row two texts, each text its length and its UTF-8; numbers are four bytes, the lowest first.

use super::RawEntry;

/// The length of a text that is not there.
const NONE: u32 = u32::MAX;

/// Writes tables.
pub fn pack(tables: &[&[RawEntry]]) -> Vec<u8> {
    let rows = tables.iter().flat_map(|table| table.iter());
    let bytes = rows.map(|(key, row)| 8 + key.len() + row.as_ref().map_or(0, String::len));
    let mut packed = Vec::with_capacity(4 * tables.len() + bytes.sum::<usize>());
    for table in tables {
        put(&mut packed, table.len());
        for (key, row) in *table {
            put(&mut packed, key.len());
            packed.extend_from_slice(key.as_bytes());
            match row {
                Some(row) => {
                    put(&mut packed, row.len());
                    packed.extend_from_slice(row.as_bytes());
                }
                None => packed.extend_from_slice(&NONE.to_le_bytes()),
            }
        }
    }
    packed
}

fn put(packed: &mut Vec<u8>, number: usize) {
    // More than four thousand million rows or letters fit in no browser.
    let number = u32::try_from(number).unwrap_or(NONE - 1);
    packed.extend_from_slice(&number.to_le_bytes());
}

/// Reads what [`pack`] wrote; `None` for anything else.
pub fn unpack(mut packed: &[u8]) -> Option<Vec<Vec<RawEntry>>> {
    let mut tables = Vec::new();
    while !packed.is_empty() {
        let rows = number(&mut packed)?;
        let mut table = Vec::new();
        for _ in 0..rows {
            let key = text(&mut packed)??;
            table.push((key, text(&mut packed)?));
        }
        tables.push(table);
    }
    Some(tables)
}

fn number(packed: &mut &[u8]) -> Option<u32> {
    let (number, rest) = packed.split_first_chunk::<4>()?;
    *packed = rest;
    Some(u32::from_le_bytes(*number))
}

/// The next text, `Some(None)` for one that is not there.
fn text(packed: &mut &[u8]) -> Option<Option<String>> {
    let length = number(packed)?;
    if length == NONE {
        return Some(None);
    }
    let (text, rest) = packed.split_at_checked(usize::try_from(length).ok()?)?;
    *packed = rest;
    Some(Some(std::str::from_utf8(text).ok()?.to_owned()))
}
