//! Blank workbooks that come back readable whatever was moved in them: self-assessments, one a unit;
//! lines × units for those who appraise; the tables of the survey and of satisfaction.
//!
//! The sheets look like the forms that offices know; the cells to be filled in are the only ones that
//! aren't locked. Hidden marks (`ids`) say which line and unit a cell is about, so that the returned
//! file is read with certainty.

mod appraisal;
pub(in crate::sheets) mod ids;
mod own;
mod survey;
mod to_fill;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rust_xlsxwriter::{Workbook, Worksheet};

use crate::domain::campaign::{BlockState, Campaign};
use crate::domain::criteria::Source;
use crate::domain::setup::Unit;
use crate::domain::slug::BlockId;
use crate::domain::value::Round;
use crate::sheets::paper::look::Look;
use crate::sheets::paper::names::Names;
use crate::sheets::workbook::{ExportError, Progress};
use crate::text::{Lang, Text};

/// Who fills forms in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum For {
    /// The units: a self-assessment each.
    Units,
    /// Those who appraise, in a round: a workbook each, a sheet a block, lines × units.
    Appraisers(Round),
    /// Whoever counts the survey, or measures satisfaction: one workbook, a sheet a block, units × lines.
    Table(Source),
}

/// A workbook that will be written.
struct Planned<'a> {
    name: String,
    is: Is<'a>,
}

enum Is<'a> {
    Own(&'a BlockState, &'a Unit),
    Appraisal(Arc<str>, Vec<&'a BlockState>, Round),
    Table(Source, Vec<&'a BlockState>),
}

/// Writes the forms, of one block or of all, into a folder that is made where it isn't there.
/// A form that is there already is never overwritten. Forms are in Vietnamese, as the offices are that
/// fill them in.
///
/// # Errors
/// Where a form is there or can't be written; those written before it stay.
pub fn write(
    campaign: &Campaign,
    folder: &Path,
    to: For,
    block: Option<BlockId>,
    progress: Progress<'_>,
) -> Result<Vec<PathBuf>, ExportError> {
    fs::create_dir_all(folder).map_err(|e| ExportError::disk(e, folder))?;
    let wanted = |b: &&BlockState| block.is_none_or(|id| b.block.id == id);
    let blocks: Vec<&BlockState> = campaign.blocks().iter().filter(wanted).collect();
    let text = Text::new(Lang::Vi);
    let forms = planned(&text, &blocks, to);
    let paths: Vec<PathBuf> = forms.iter().map(|form| folder.join(&form.name)).collect();
    if let Some(there) = paths.iter().find(|path| path.exists()) {
        return Err(ExportError::Exists(there.clone()));
    }
    let all = u32::try_from(forms.len()).unwrap_or(u32::MAX);
    for (done, (form, path)) in (0..).zip(forms.iter().zip(&paths)) {
        if !progress(done, all) {
            return Err(ExportError::Stopped);
        }
        put(&form.bytes(campaign, &text)?, folder, path)?;
    }
    Ok(paths)
}

/// The bytes of one unit's self-assessment.
///
/// # Errors
/// Where a sheet can't be formed.
pub fn bytes(campaign: &Campaign, block: &BlockState, unit: &Unit) -> Result<Vec<u8>, ExportError> {
    Planned { name: String::new(), is: Is::Own(block, unit) }.bytes(campaign, &Text::new(Lang::Vi))
}

fn planned<'a>(text: &Text, blocks: &[&'a BlockState], to: For) -> Vec<Planned<'a>> {
    let mut names = FileNames::default();
    match to {
        For::Units => {
            let units = blocks.iter().flat_map(|b| b.units.iter().map(move |u| (*b, u)));
            let form = |(b, u): (&'a BlockState, &'a Unit)| Planned {
                name: names.file(&u.name, u.id.as_str()),
                is: Is::Own(b, u),
            };
            units.map(form).collect()
        }
        For::Appraisers(round) => {
            let mut forms = Vec::new();
            for appraiser in appraisers(blocks) {
                let name = text.fill("forms-file-appraisal", &[("appraiser", &appraiser)]);
                let name = names.file(name.trim().trim_end_matches('-'), "");
                let of = |b: &&&BlockState| appraisal::lines(b, &appraiser).next().is_some();
                let blocks = blocks.iter().filter(of).copied().collect();
                forms.push(Planned { name, is: Is::Appraisal(appraiser, blocks, round) });
            }
            forms
        }
        For::Table(source) => {
            let has = |b: &&&BlockState| b.set.leaves().any(|n| n.source == source);
            let blocks: Vec<_> = blocks.iter().filter(has).copied().collect();
            let name = if source == Source::Survey { "forms-file-survey" } else { "forms-file-satisfaction" };
            if blocks.is_empty() {
                return Vec::new();
            }
            vec![Planned { name: names.file(&text.say(name), ""), is: Is::Table(source, blocks) }]
        }
    }
}

/// Who appraises, in the order of the sets.
fn appraisers(blocks: &[&BlockState]) -> Vec<Arc<str>> {
    let mut found: Vec<Arc<str>> = Vec::new();
    for node in blocks.iter().flat_map(|b| b.set.leaves()).filter(|n| n.source == Source::Appraisal) {
        if !found.contains(&node.appraiser) {
            found.push(Arc::clone(&node.appraiser));
        }
    }
    found
}

impl Planned<'_> {
    fn bytes(&self, campaign: &Campaign, text: &Text) -> Result<Vec<u8>, ExportError> {
        let mut workbook = Workbook::new();
        let (format, row_height, column_width) = Look::default_format();
        workbook.set_default_format(&format, row_height, column_width)?;
        match &self.is {
            Is::Own(block, unit) => {
                let lists = text.say("forms-sheet-lists");
                let form = own::Form { campaign, text, block, unit, lists: &lists };
                let mut listed = own::Lists::default();
                let main: &mut Worksheet = workbook.add_worksheet();
                main.set_name(text.say("forms-sheet"))?;
                form.fill(main, &mut listed)?;
                let hidden = workbook.add_worksheet();
                hidden.set_name(&lists)?.set_hidden(true);
                listed.write(hidden)?;
            }
            Is::Appraisal(appraiser, blocks, round) => {
                for (block, name) in blocks.iter().zip(tabs(blocks)) {
                    let form = appraisal::Form { campaign, text, block, appraiser, round: *round };
                    form.fill(workbook.add_worksheet().set_name(name)?)?;
                }
            }
            Is::Table(source, blocks) => {
                for (block, name) in blocks.iter().zip(tabs(blocks)) {
                    let form = survey::Form { campaign, text, block, source: *source };
                    form.fill(workbook.add_worksheet().set_name(name)?)?;
                }
            }
        }
        Ok(workbook.save_to_buffer()?)
    }
}

/// Names of sheets like the blocks' names.
fn tabs(blocks: &[&BlockState]) -> Vec<String> {
    let mut names = Names::default();
    blocks.iter().map(|b| names.give(&b.block.name)).collect()
}

fn put(bytes: &[u8], folder: &Path, path: &Path) -> Result<(), ExportError> {
    let disk = |error| ExportError::disk(error, path);
    let mut beside = tempfile::Builder::new().prefix(".").suffix(".tmp").tempfile_in(folder).map_err(disk)?;
    beside.write_all(bytes).map_err(disk)?;
    beside.as_file().sync_all().map_err(disk)?;
    crate::sheets::target::readable_like_others(beside.path(), path);
    match beside.persist_noclobber(path) {
        Ok(_) => Ok(()),
        Err(error) if error.error.kind() == std::io::ErrorKind::AlreadyExists => {
            Err(ExportError::Exists(path.to_owned()))
        }
        Err(error) => Err(disk(error.error)),
    }
}

/// Names of files, without what file systems refuse, no two the same.
#[derive(Default)]
pub(in crate::sheets) struct FileNames(std::collections::HashSet<String>);

impl FileNames {
    /// The name of a workbook.
    fn file(&mut self, words: &str, other: &str) -> String {
        format!("{}.xlsx", self.name(words, other))
    }

    /// A name like these words, without an ending; `other` tells apart those that would be the same.
    pub(in crate::sheets) fn name(&mut self, words: &str, other: &str) -> String {
        let allowed = |c: char| if c.is_control() || "<>:\"/\\|?*".contains(c) { ' ' } else { c };
        let kept: String = words.chars().map(allowed).take(120).collect();
        let kept = kept.split_whitespace().collect::<Vec<_>>().join(" ");
        let kept = kept.trim_end_matches('.').to_owned();
        let base = if kept.is_empty() { other.to_owned() } else { kept };
        let mut name = base.clone();
        let mut number = 2;
        while !self.0.insert(name.to_lowercase()) {
            let more = if number == 2 && !other.is_empty() { other.to_owned() } else { number.to_string() };
            name = format!("{base} ({more})");
            number += 1;
        }
        name
    }
}
