//! `log`: the history, a row for each change of each entry.

use serde::Serialize;

use super::arguments::Look;
use super::{DONE, Session};
use crate::domain::campaign::Campaign;
use crate::domain::entry::{Change, Entry};
use crate::domain::slug::Slug;
use crate::domain::value::Family;
use crate::text::{Changed, Text, rfc3339};

#[derive(Serialize)]
struct History {
    entries: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    entry: String,
    at: String,
    author: String,
    act: &'static str,
    block: Option<&'static str>,
    unit: Option<&'static str>,
    line: Option<String>,
    what: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    round: Option<u8>,
    before: Option<String>,
    after: Option<String>,
    reason: Option<String>,
    file: Option<String>,
    sha256: Option<String>,
    sheet: Option<String>,
    cell: Option<String>,
}

pub(super) fn run(session: &mut Session<'_>, look: &Look) -> u8 {
    let campaign = match session.look_at(&look.file) {
        Ok(campaign) => campaign,
        Err(code) => return code,
    };
    let rows: Vec<Row> = campaign.log().entries().iter().flat_map(|e| rows(e, &campaign)).collect();
    if look.json {
        session.print_json(&History { entries: rows });
        return DONE;
    }
    for entry in campaign.log().entries() {
        if entry.changes.is_empty() {
            let line = line(&session.text, &campaign, entry, None);
            session.print(&line);
        }
        for change in &entry.changes {
            let line = line(&session.text, &campaign, entry, Some(change));
            session.print(&line);
        }
    }
    DONE
}

/// The rows of an entry; one without a change for an entry that changes no value, such as finalizing.
fn rows(entry: &Entry, campaign: &Campaign) -> Vec<Row> {
    if entry.changes.is_empty() {
        return vec![bare(entry)];
    }
    entry.changes.iter().map(|change| row(entry, change, campaign)).collect()
}

fn bare(entry: &Entry) -> Row {
    Row {
        entry: entry.id.to_string(),
        at: rfc3339(entry.at_ms),
        author: entry.author.to_string(),
        act: entry.act.word(),
        block: None,
        unit: None,
        line: None,
        what: None,
        round: None,
        before: None,
        after: None,
        reason: entry.note.as_ref().map(ToString::to_string),
        file: None,
        sha256: None,
        sheet: None,
        cell: None,
    }
}

fn row(entry: &Entry, change: &Change, campaign: &Campaign) -> Row {
    let named = |slug: Slug| (!slug.is_none()).then_some(slug.as_str());
    let is_setup = change.key.what.family() == Family::Setup;
    let node = campaign.block_of(change.key.unit).and_then(|b| b.set.node(change.key.line));
    let replaced = change.replaces.iter().next().and_then(|id| campaign.value_written(*id, change.key));
    let file = change.from.and(entry.file.as_ref());
    Row {
        block: if is_setup { named(change.key.unit) } else { None },
        unit: if is_setup { None } else { named(change.key.unit) },
        line: node.map(|n| n.code.to_string()).or_else(|| named(change.key.line).map(str::to_owned)),
        what: Some(change.key.what.word()),
        round: change.key.what.round().map(|r| r.number()),
        before: replaced.and_then(|v| v.printed()),
        after: change.value.printed(),
        reason: change.value.reason().map(str::to_owned).or_else(|| entry.note.as_ref().map(ToString::to_string)),
        file: file.map(|f| f.name.to_string()),
        sha256: file.map(|f| f.sha256.to_string()),
        sheet: entry.sheet_of(change).map(ToString::to_string),
        cell: change.from.map(|f| f.cell.to_string()),
        ..bare(entry)
    }
}

/// A change for people: when, who, what kind of decision, where, what it says, why, and from which cell.
fn line(text: &Text, campaign: &Campaign, entry: &Entry, change: Option<&Change>) -> String {
    let mut line = format!("{}  {}  {}", text.time(entry.at_ms), entry.author, text.act(&entry.act));
    let note = entry.note.as_deref().unwrap_or_default();
    let Some(change) = change else {
        return if note.is_empty() { line } else { format!("{line}  ({note})") };
    };
    let changed = text.changed(campaign, change);
    let reason = changed.reason.clone();
    let place = text.place_of(campaign, change.key);
    if !place.is_empty() {
        line.push_str(&format!("  {place}"));
    }
    line.push_str(&format!("  {}", text.change_sentence(&shortened(changed))));
    let why = if reason.is_empty() { note } else { &reason };
    if !why.is_empty() {
        line.push_str(&format!("  ({why})"));
    }
    if let (Some(file), Some(sheet), Some(from)) = (&entry.file, entry.sheet_of(change), change.from) {
        line.push_str(&format!("  [{} · {sheet}!{}]", file.name, from.cell));
    }
    line
}

/// Long texts are cut where a line would show little else.
fn shortened(mut changed: Changed) -> Changed {
    let cut = |words: String| match words.char_indices().nth(60) {
        Some(_) => format!("{}…", words.chars().take(59).collect::<String>()),
        None => words,
    };
    (changed.before, changed.after) = (cut(changed.before), cut(changed.after));
    changed
}
