//! .ods: one document of all sheets, read as a stream with its repeats kept small.
//!
//! calamine writes every repeated cell out before anything can be bounded, and leaves out what is hidden
//! and which fonts there are.

mod cell;
mod cells;
mod styles;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Watch;
use super::draft::Budget;
use super::error::Error;
use super::package::Package;
use super::sheet::Sheet;
use super::style::Style;
use super::xml::Token;

/// The largest list of parts that is searched for a password's marks.
const MANIFEST_BYTES: u64 = 4 << 20;

/// Reads every sheet.
pub(super) fn sheets(package: &mut Package<'_>, watch: &Watch<'_>) -> Result<Vec<Sheet>, Error> {
    refuse_encrypted(package)?;
    let mut styles = styles::Styles::default();
    if let Some(xml) = package.xml("styles.xml")? {
        styles.read(xml)?;
    }
    let Some(xml) = package.xml("content.xml")? else {
        return Err(Error::damaged("no part \"content.xml\""));
    };
    let mut sheets = cells::read(xml, &mut styles, &mut Budget::new(watch))?;
    let styles: Arc<[Style]> = styles.into_list().into();
    for sheet in &mut sheets {
        sheet.styles = Arc::clone(&styles);
    }
    Ok(sheets)
}

/// A password leaves the archive readable and its parts not.
fn refuse_encrypted(package: &mut Package<'_>) -> Result<(), Error> {
    let manifest = package.small("META-INF/manifest.xml", MANIFEST_BYTES)?.unwrap_or_default();
    let has = |mark: &[u8]| manifest.windows(mark.len()).any(|window| window == mark);
    if has(b"encryption-data") { Err(Error::Encrypted) } else { Ok(()) }
}

/// Reads the custom document properties.
pub(super) fn properties(package: &mut Package<'_>) -> Result<BTreeMap<String, String>, Error> {
    let mut properties = BTreeMap::new();
    let Some(mut xml) = package.xml("meta.xml")? else {
        return Ok(properties);
    };
    let mut open: Option<(String, String)> = None;
    loop {
        match xml.next()? {
            Token::Open(tag) if tag.name == b"user-defined" => {
                open = tag.text(b"name")?.map(|name| (name, String::new()));
            }
            Token::Text(text) => {
                if let Some((_, value)) = &mut open {
                    text.append_to(value)?;
                }
            }
            Token::Close(b"user-defined") => properties.extend(open.take()),
            Token::End => return Ok(properties),
            _ => {}
        }
    }
}
