//! The index workbook: what the council signs and the units contest.
//!
//! One file a kind of sheet. Where everything stands is fixed first (`plan`), so that each sheet
//! can refer to any other; then the sheets are filled, and the figures that follow from others are
//! formulas that carry their true value. The workbook vouches for itself (`seal`). It is written
//! beside its target and renamed into place.

mod check;
mod contents;
mod detail;
mod error;
mod history;
mod matrix;
mod plan;
mod ranking;
mod seal;

pub use error::{ExportError, VerifyError};
pub use seal::{WorkbookCheck, WorkbookProblem, verify};

use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet};

use crate::domain::campaign::Campaign;
use crate::sheets::paper::look;
use crate::text::Text;
use plan::Plan;

/// Called with the steps done and all steps; `false` stops the work.
pub type Progress<'a> = &'a (dyn Fn(u32, u32) -> bool + Sync);

/// A light compression: a quarter less time for an eighth more bytes.
const COMPRESSION: u8 = 3;

/// Writes the index workbook of a campaign, in place of one that is there.
///
/// # Errors
/// Whatever stood at `path` still stands there.
pub fn write(campaign: &Campaign, text: &Text, path: &Path, progress: Progress<'_>) -> Result<(), ExportError> {
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if !folder.is_dir() {
        return Err(ExportError::NoFolder(folder.to_owned()));
    }
    if path.is_dir() {
        return Err(ExportError::IsFolder(path.to_owned()));
    }
    // The place is taken first: a folder that can't be written to is known before the work is done.
    let beside = tempfile::Builder::new().prefix(".").suffix(".tmp").tempfile_in(folder);
    let mut beside = beside.map_err(|e| ExportError::disk(e, folder))?;
    let bytes = bytes(campaign, text, progress)?;
    beside.write_all(&bytes).map_err(|e| ExportError::disk(e, path))?;
    beside.as_file().sync_all().map_err(|e| ExportError::disk(e, path))?;
    readable_like_others(beside.path(), path);
    beside.persist(path).map_err(|e| replaced(e.error, path))?;
    Ok(())
}

/// The bytes of the index workbook of a campaign: the same for the same log.
///
/// # Errors
/// When it is stopped, or a figure isn't the program's.
pub fn bytes(campaign: &Campaign, text: &Text, progress: Progress<'_>) -> Result<Vec<u8>, ExportError> {
    let plan = Plan::new(campaign, text);
    let mut workbook = Workbook::new();
    workbook.set_zip_compression_level(COMPRESSION);
    let (format, row_height, column_width) = look::Look::default_format();
    workbook.set_default_format(&format, row_height, column_width)?;
    workbook.set_properties(&properties(&plan));
    let steps = fill(&plan, &mut workbook, progress)?;
    let is_stopped = AtomicBool::new(false);
    let mut plain = Vec::new();
    let watched = Watched { to: &mut plain, steps, progress, is_stopped: &is_stopped };
    let saved = workbook.save_to_writer(watched);
    if is_stopped.load(Ordering::Relaxed) {
        return Err(ExportError::Stopped);
    }
    saved?;
    seal::seal(&plain, &plan).map_err(|e| ExportError::Unwritable(e.to_string()))
}

/// Fills all sheets in the order in which they stand. The number of steps is returned.
fn fill(plan: &Plan<'_>, workbook: &mut Workbook, progress: Progress<'_>) -> Result<u32, ExportError> {
    let rows = history::rows(plan);
    let mut parts: Vec<&[history::Row<'_>]> = rows.chunks(history::MOST_ROWS).collect();
    if parts.is_empty() {
        parts.push(&[]);
    }
    let name = |number| if number == 1 { plan.history.clone() } else { format!("{} {number}", plan.history) };
    let histories: Vec<String> = (1..=parts.len()).map(name).collect();
    let all = 3 + plan.blocks.len() * 2 + plan.unit_sheets.len() + histories.len();
    let mut steps = Steps { done: 0, all: u32::try_from(all).unwrap_or(u32::MAX), progress };

    contents::write(plan, &histories, add(workbook, &plan.contents)?)?;
    steps.step()?;
    for block in &plan.blocks {
        ranking::write(plan, block, add(workbook, &block.ranking)?)?;
        steps.step()?;
        matrix::write(plan, block, add(workbook, &block.matrix)?)?;
        steps.step()?;
    }
    units(plan, workbook, &mut steps)?;
    check::write(plan, add(workbook, &plan.check)?)?;
    steps.step()?;
    for (name, rows) in histories.iter().zip(parts) {
        history::write(plan, rows, add(workbook, name)?)?;
        steps.step()?;
    }
    Ok(steps.all)
}

/// The units: a sheet each, or one after the other on flat sheets.
fn units(plan: &Plan<'_>, workbook: &mut Workbook, steps: &mut Steps<'_>) -> Result<(), ExportError> {
    let mut of_units = plan
        .blocks
        .iter()
        .flat_map(|b| b.places.iter().enumerate().map(move |(row, place)| (b, row, place)))
        .peekable();
    for (number, name) in plan.unit_sheets.iter().enumerate() {
        let sheet = add(workbook, name)?;
        let heading = plan.campaign.heading();
        let mut title = plan.text.fill("workbook-title-details", &[("title", &heading.title)]);
        if let (false, Some((block, row, _))) = (plan.is_flat, of_units.peek()) {
            let unit = block.state.units.get(*row).map_or("", |u| &u.name);
            let year = heading.year.to_string();
            title = plan.text.fill("workbook-title-unit", &[("unit", unit), ("year", &year)]);
        }
        detail::begin(plan, sheet, &title)?;
        while let Some((block, row, _)) = of_units.next_if(|(_, _, place)| place.sheet == number) {
            detail::unit(plan, block, row, sheet)?;
            if plan.is_flat && !(steps.progress)(steps.done, steps.all) {
                return Err(ExportError::Stopped);
            }
        }
        steps.step()?;
    }
    Ok(())
}

fn add<'w>(workbook: &'w mut Workbook, name: &str) -> Result<&'w mut Worksheet, ExportError> {
    // A formula that comes to the empty text must not be stored as zero.
    Ok(workbook.add_worksheet().set_formula_result_default("").set_name(name)?)
}

/// The file's properties. The moment is the newest entry's, so that equal logs give equal bytes.
fn properties(plan: &Plan<'_>) -> DocProperties {
    let last_ms = plan.campaign.log().last().map_or(0, |e| e.at_ms);
    let properties = DocProperties::new()
        .set_title(plan.campaign.heading().title.to_string())
        .set_company(plan.campaign.heading().place.to_string())
        .set_author(plan.text.say("workbook-author"))
        // Makes the part; the seal writes what stands in it.
        .set_custom_property("thamdinh", 1);
    match ExcelDateTime::from_timestamp(last_ms.div_euclid(1000)) {
        Ok(moment) => properties.set_creation_datetime(&moment),
        Err(_) => properties,
    }
}

/// Counts the steps and notices stopping.
struct Steps<'a> {
    done: u32,
    all: u32,
    progress: Progress<'a>,
}

impl Steps<'_> {
    fn step(&mut self) -> Result<(), ExportError> {
        self.done += 1;
        if (self.progress)(self.done, self.all) { Ok(()) } else { Err(ExportError::Stopped) }
    }
}

/// Lets somebody stop while the workbook is compressed, which takes most of the time. What comes
/// after is thrown away; an error here would make the packer complain on standard error.
struct Watched<'a> {
    to: &'a mut Vec<u8>,
    steps: u32,
    progress: Progress<'a>,
    is_stopped: &'a AtomicBool,
}

impl Write for Watched<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.is_stopped.load(Ordering::Relaxed) || !(self.progress)(self.steps, self.steps) {
            self.is_stopped.store(true, Ordering::Relaxed);
            return Ok(bytes.len());
        }
        self.to.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A temporary file is the owner's alone; an export is read by the office, like any new file.
pub(in crate::sheets) fn readable_like_others(beside: &Path, target: &Path) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(target).map_or(0o644, |m| m.permissions().mode() & 0o777);
        // Where it can't be set, the file is still there for its owner.
        let _ = fs::set_permissions(beside, fs::Permissions::from_mode(mode));
    }
    #[cfg(not(unix))]
    let _ = (beside, target);
}

/// On Windows a target that another program holds open refuses to be replaced.
pub(in crate::sheets) fn replaced(error: io::Error, path: &Path) -> ExportError {
    let is_writable = fs::metadata(path).is_ok_and(|m| !m.permissions().readonly());
    if error.kind() == io::ErrorKind::PermissionDenied && cfg!(windows) && is_writable {
        return ExportError::InUse(path.to_owned());
    }
    ExportError::disk(error, path)
}
