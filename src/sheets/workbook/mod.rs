//! The index workbook: what the council signs and the units contest.
//!
//! One file a kind of sheet. Where everything stands is fixed first (`plan`), so that each sheet
//! can refer to any other; then the sheets are filled, and the figures that follow from others are
//! formulas that carry their true value. The workbook vouches for itself (`seal`). It is written
//! beside its target and renamed into place.

mod changes;
mod charts;
mod check;
mod contents;
mod cover;
mod detail;
mod error;
mod fields;
mod history;
mod lines;
mod lost;
mod own;
mod parts;
mod plan;
mod profiles;
mod ranking;
mod rescaled;
mod satisfaction;
mod seal;
mod special;
mod summary;
mod table;

pub use error::{ExportError, VerifyError};
pub use history::WIDTHS as HISTORY_WIDTHS;
pub use seal::{WorkbookCheck, WorkbookProblem, verify};

use std::io::{self, Write};
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use rayon::prelude::*;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet};

use crate::domain::campaign::Campaign;
use crate::sheets::document::DocumentFormat;
use crate::sheets::paper::look;
use crate::sheets::target;
use crate::text::Text;
use plan::{Holds, Listed, Plan};

/// Called with the steps done and all steps; `false` stops the work.
pub type Progress<'a> = &'a (dyn Fn(u32, u32) -> bool + Sync);

/// A light compression: a quarter less time for an eighth more bytes.
const COMPRESSION: u8 = 3;

/// Writes the index workbook of a campaign, in place of one that is there.
///
/// # Errors
/// Whatever stood at `path` still stands there.
pub fn write(campaign: &Campaign, text: &Text, path: &Path, progress: Progress<'_>) -> Result<(), ExportError> {
    target::write_whole(path, || bytes(campaign, text, progress))
}

/// Writes the rankings of a campaign as PDF, the annex that the council signs, in place of one that is there.
///
/// # Errors
/// Whatever stood at `path` still stands there; [`ExportError::NoPdf`] in a build without the feature `pdf`.
pub fn write_ranking(campaign: &Campaign, text: &Text, path: &Path, progress: Progress<'_>) -> Result<(), ExportError> {
    if !DocumentFormat::Pdf.is_there() {
        return Err(ExportError::NoPdf);
    }
    target::write_whole(path, || ranking_bytes(campaign, text, progress))
}

/// The bytes of that annex: the same for the same log.
///
/// # Errors
/// When it is stopped, or this build has no PDF.
pub fn ranking_bytes(campaign: &Campaign, text: &Text, progress: Progress<'_>) -> Result<Vec<u8>, ExportError> {
    let plan = Plan::new(campaign, text);
    let document = ranking::document(&plan);
    let steps = Steps { done: AtomicU32::new(0), all: 2, progress };
    steps.step()?;
    let bytes = document.bytes(DocumentFormat::Pdf)?;
    steps.step()?;
    Ok(bytes)
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
    if !plan.is_flat {
        // A hundred thousand cells take a while to be given back, which nobody has to wait for. Those of a
        // country are given back at once: sealing needs the room.
        rayon::spawn(move || drop(workbook));
    } else {
        drop(workbook);
    }
    seal::seal(&plain, &plan).map_err(|e| ExportError::Unwritable(e.to_string()))
}

/// Fills all sheets. The number of steps is returned.
fn fill(plan: &Plan<'_>, workbook: &mut Workbook, progress: Progress<'_>) -> Result<u32, ExportError> {
    let sheets = plan.sheets();
    let rows = history::rows(plan);
    for listed in &sheets {
        add(workbook, listed, plan.is_flat)?;
    }
    let all = u32::try_from(sheets.len()).unwrap_or(u32::MAX);
    let steps = Steps { done: AtomicU32::new(0), all, progress };
    let targets = workbook.worksheets_mut();
    let fill = |(sheet, listed): (&mut Worksheet, &Listed<'_>)| -> Result<(), ExportError> {
        fill_one(plan, &rows, sheet, listed.holds, &steps)?;
        steps.step()
    };
    if plan.is_flat {
        // Sheets that go to the disk share what they number: one after the other, for the same bytes each time.
        targets.iter_mut().zip(&sheets).try_for_each(fill)?;
    } else {
        targets.par_iter_mut().zip(&sheets).try_for_each(fill)?;
    }
    Ok(all)
}

fn fill_one(
    plan: &Plan<'_>,
    rows: &[history::Row<'_>],
    sheet: &mut Worksheet,
    holds: Holds<'_>,
    steps: &Steps<'_>,
) -> Result<(), ExportError> {
    match holds {
        Holds::Cover => cover::write(plan, sheet),
        Holds::Contents => contents::write(plan, sheet),
        Holds::Ranking(block) => ranking::write(plan, block, sheet),
        Holds::Charts(block) => charts::write(plan, block, sheet),
        Holds::Parts(block) => parts::write(plan, block, sheet),
        Holds::Satisfaction(block) => satisfaction::write(plan, block, sheet),
        Holds::Changes(block) => changes::write(plan, block, sheet),
        Holds::Fields(block) => fields::write(plan, block, sheet),
        Holds::Components(block) => fields::write_shares(plan, block, sheet),
        Holds::Lines(block) => lines::write(plan, block, sheet),
        Holds::Profiles(block) => profiles::write(plan, block, sheet),
        Holds::Own(block) => own::write(plan, block, sheet),
        Holds::Special => special::write(plan, sheet),
        Holds::Rescaled => rescaled::write(plan, sheet),
        Holds::Lost => lost::write(plan, sheet),
        Holds::Units(number) => units(plan, sheet, number, steps),
        Holds::Check => check::write(plan, sheet),
        Holds::Summary => summary::write(plan, sheet),
        Holds::History(part) => {
            history::write(plan, rows.chunks(history::MOST_ROWS).nth(part).unwrap_or_default(), sheet)
        }
    }
}

/// Writes the units of a sheet: one, or many one after the other.
fn units(plan: &Plan<'_>, sheet: &mut Worksheet, number: usize, steps: &Steps<'_>) -> Result<(), ExportError> {
    let heading = plan.campaign.heading();
    let title = match plan.unit_at(number).filter(|_| !plan.is_flat) {
        None => plan.text.fill("workbook-title-details", &[("title", &heading.title)]),
        Some(unit) => {
            let year = heading.year.to_string();
            plan.text.fill("workbook-title-unit", &[("unit", &unit.name), ("year", &year)])
        }
    };
    let places = plan.blocks.iter().flat_map(|b| b.places.iter().enumerate().map(move |(row, place)| (b, row, place)));
    let on_it = || places.clone().filter(|(_, _, place)| place.sheet == number);
    let last = on_it().map(|(block, _, place)| place.top + block.shape.nodes).max().unwrap_or(detail::FIRST_ROW);
    detail::begin(plan, sheet, &title, last)?;
    for (block, row, _) in on_it() {
        detail::unit(plan, block, row, sheet)?;
        if plan.is_flat && !(steps.progress)(steps.done.load(Ordering::Relaxed), steps.all) {
            return Err(ExportError::Stopped);
        }
    }
    Ok(())
}

/// Adds a sheet. The long ones of thousands of units go to the disk row by row as they are written.
fn add(workbook: &mut Workbook, listed: &Listed<'_>, is_flat: bool) -> Result<(), ExportError> {
    let is_long = is_flat && matches!(listed.holds, Holds::Units(_) | Holds::History(_));
    let sheet = if is_long { workbook.add_worksheet_with_low_memory()? } else { workbook.add_worksheet() };
    // A formula that comes to the empty text must not be stored as zero.
    sheet.set_formula_result_default("").set_name(listed.name)?;
    Ok(())
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
    done: AtomicU32,
    all: u32,
    progress: Progress<'a>,
}

impl Steps<'_> {
    fn step(&self) -> Result<(), ExportError> {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        if (self.progress)(done, self.all) { Ok(()) } else { Err(ExportError::Stopped) }
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
