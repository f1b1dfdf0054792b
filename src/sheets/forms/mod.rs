//! Blank self-assessment workbooks, one a unit, that come back readable whatever was moved in them.
//!
//! The sheet looks like the forms that offices know; the cells that a unit fills in are the only ones
//! that aren't locked. A hidden column says which line each row is (`ids`), so that the returned
//! file is read with certainty.

pub(in crate::sheets) mod ids;
mod sheet;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use rust_xlsxwriter::{Workbook, Worksheet};

use crate::domain::campaign::{BlockState, Campaign};
use crate::domain::setup::Unit;
use crate::domain::slug::BlockId;
use crate::sheets::paper::look::Look;
use crate::sheets::workbook::{ExportError, Progress};
use crate::text::Text;

/// Writes a form for every unit, of one block or of all, into a folder that is made where it isn't there.
/// A form that is there already is never overwritten.
///
/// # Errors
/// Where a form is there or can't be written; those written before it stay.
pub fn write(
    campaign: &Campaign,
    text: &Text,
    folder: &Path,
    block: Option<BlockId>,
    progress: Progress<'_>,
) -> Result<Vec<PathBuf>, ExportError> {
    fs::create_dir_all(folder).map_err(|e| ExportError::disk(e, folder))?;
    let wanted = |b: &&BlockState| block.is_none_or(|id| b.block.id == id);
    let units: Vec<(&BlockState, &Unit)> =
        campaign.blocks().iter().filter(wanted).flat_map(|b| b.units.iter().map(move |u| (b, u))).collect();
    let names = file_names(&units);
    let paths: Vec<PathBuf> = names.iter().map(|name| folder.join(name)).collect();
    if let Some(there) = paths.iter().find(|path| path.exists()) {
        return Err(ExportError::Exists(there.clone()));
    }
    let all = u32::try_from(units.len()).unwrap_or(u32::MAX);
    for (done, ((block, unit), path)) in (0..).zip(units.iter().zip(&paths)) {
        if !progress(done, all) {
            return Err(ExportError::Stopped);
        }
        put(&bytes(campaign, text, block, unit)?, folder, path)?;
    }
    Ok(paths)
}

/// The bytes of one unit's form.
///
/// # Errors
/// Where a sheet can't be formed.
pub fn bytes(campaign: &Campaign, text: &Text, block: &BlockState, unit: &Unit) -> Result<Vec<u8>, ExportError> {
    let mut workbook = Workbook::new();
    let (format, row_height, column_width) = Look::default_format();
    workbook.set_default_format(&format, row_height, column_width)?;
    let lists = text.say("forms-sheet-lists");
    let form = sheet::Form { campaign, text, block, unit, lists: &lists };
    let mut listed = sheet::Lists::default();
    let main: &mut Worksheet = workbook.add_worksheet();
    main.set_name(text.say("forms-sheet"))?;
    form.fill(main, &mut listed)?;
    let hidden = workbook.add_worksheet();
    hidden.set_name(&lists)?.set_hidden(true);
    listed.write(hidden)?;
    Ok(workbook.save_to_buffer()?)
}

fn put(bytes: &[u8], folder: &Path, path: &Path) -> Result<(), ExportError> {
    let disk = |error| ExportError::disk(error, path);
    let mut beside = tempfile::Builder::new().prefix(".").suffix(".tmp").tempfile_in(folder).map_err(disk)?;
    beside.write_all(bytes).map_err(disk)?;
    beside.as_file().sync_all().map_err(disk)?;
    crate::sheets::workbook::readable_like_others(beside.path(), path);
    match beside.persist_noclobber(path) {
        Ok(_) => Ok(()),
        Err(error) if error.error.kind() == std::io::ErrorKind::AlreadyExists => {
            Err(ExportError::Exists(path.to_owned()))
        }
        Err(error) => Err(disk(error.error)),
    }
}

/// Names of files like the units' names, without what file systems refuse, no two the same.
fn file_names(units: &[(&BlockState, &Unit)]) -> Vec<String> {
    let mut taken = std::collections::HashSet::new();
    let allowed = |c: char| if c.is_control() || "<>:\"/\\|?*".contains(c) { ' ' } else { c };
    let mut names = Vec::new();
    for (_, unit) in units {
        let kept: String = unit.name.chars().map(allowed).take(120).collect();
        let kept = kept.split_whitespace().collect::<Vec<_>>().join(" ");
        let kept = kept.trim_end_matches('.').to_owned();
        let base = if kept.is_empty() { unit.id.to_string() } else { kept };
        let mut name = base.clone();
        if !taken.insert(name.to_lowercase()) {
            name = format!("{base} ({})", unit.id);
            taken.insert(name.to_lowercase());
        }
        names.push(format!("{name}.xlsx"));
    }
    names
}
