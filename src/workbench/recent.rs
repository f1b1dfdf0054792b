//! What is said of a campaign that was opened lately, before it is opened again: read once, and remembered until its
//! file changes.

use std::io;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use serde::{Deserialize, Serialize};

use super::look_at;
use crate::domain::campaign::Campaign;
use crate::domain::ranking::BlockResults;

/// A campaign that was opened lately.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Seen {
    /// Where its file is.
    pub path: PathBuf,
    /// When it was opened last, in milliseconds since 1970 (UTC).
    pub opened_ms: i64,
    /// What was in it.
    pub about: Option<About>,
    /// The file as it was then: what follows from it is read anew where it has changed.
    pub stamp: Option<Stamp>,
}

/// How long a file is, and when it was changed last, in milliseconds since 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp(u64, i64);

/// What is in a campaign, in a few words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// Its year.
    pub year: u16,
    /// Its title.
    pub title: String,
    /// Its place.
    pub place: String,
    /// How many lines have a score or don't apply.
    pub settled: u32,
    /// How many there are.
    pub lines: u32,
    /// How many units are complete.
    pub complete: usize,
    /// How many there are.
    pub units: usize,
    /// The last edition, 0 where there is none.
    pub edition: u32,
    /// Whether it is locked.
    pub is_final: bool,
}

/// What came out of looking at a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// It is there, with this in it.
    Known(About, Stamp),
    /// It isn't there any more.
    Gone,
    /// It can't be read.
    Unreadable,
}

impl About {
    /// What is in a campaign, by its results.
    pub fn of(campaign: &Campaign, results: &[BlockResults]) -> About {
        let units = || results.iter().flat_map(|block| &block.totals.units);
        let (heading, edition) = (campaign.heading(), campaign.edition());
        About {
            year: heading.year,
            title: heading.title.to_string(),
            place: heading.place.to_string(),
            settled: units().map(|unit| unit.scored + unit.not_applicable).sum(),
            lines: units().map(|unit| unit.lines).sum(),
            complete: units().filter(|unit| unit.is_complete()).count(),
            units: units().count(),
            edition: edition.edition,
            is_final: edition.is_final,
        }
    }
}

/// Looks at the file of a campaign; reads it only where it isn't as it was.
pub fn look(path: &Path, seen: Option<&Seen>) -> Found {
    let stamp = match stamp(path) {
        Ok(stamp) => stamp,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Found::Gone,
        Err(_) => return Found::Unreadable,
    };
    if let Some(Seen { about: Some(about), stamp: Some(known), .. }) = seen
        && *known == stamp
    {
        return Found::Known(about.clone(), stamp);
    }
    match look_at(path) {
        Ok(campaign) => Found::Known(About::of(&campaign, &campaign.results()), stamp),
        Err(_) => Found::Unreadable,
    }
}

fn stamp(path: &Path) -> io::Result<Stamp> {
    let about = std::fs::metadata(path)?;
    let since = about.modified()?.duration_since(UNIX_EPOCH).unwrap_or_default();
    Ok(Stamp(about.len(), i64::try_from(since.as_millis()).unwrap_or(i64::MAX)))
}
