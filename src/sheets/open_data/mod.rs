//! Open data: the edition as tables for anyone, with a data dictionary; the same numbers as the results.
//!
//! A folder with CSV files in two writings (see `csv`), one JSON document, and the dictionary made from
//! the columns themselves. Names of files and columns are the same in every language and year, so that
//! years can be put together. What only appraisers may read isn't in it, nor who did what.
//! Everything is written beside its place first; where it is stopped or fails, all stands as before.

mod columns;
mod csv;
mod dictionary;
mod json;
mod results;
mod rows;

pub use results::Results;

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};
use tempfile::NamedTempFile;

use crate::domain::campaign::Campaign;
use crate::domain::entry::Digest;
use crate::sheets::target::{may_be_replaced, readable_like_others, replaced};
use crate::sheets::workbook::{ExportError, Progress};
use crate::text::{Lang, Text};
use columns::Column;
use csv::{Line, Table};
use rows::{Edition, NodeRow, UnitRow};

const UNITS: &str = "xep-hang.csv";
const FIELDS: &str = "linh-vuc.csv";
const LINES: &str = "diem.csv";
const NODES: &str = "tieu-chi.csv";
const DICTIONARY: &str = "tu-dien-du-lieu.csv";
const JSON: &str = "du-lieu.json";
const READ_FIRST: &str = "doc-truoc.md";
/// The folder of the tables as Excel in Vietnamese reads them.
const FOR_EXCEL: &str = "cho-excel";

/// A file of the open data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenFile {
    /// Where it is.
    pub path: PathBuf,
    /// Rows below the head; none where it is no table.
    pub rows: Option<u64>,
    /// The digest of its bytes.
    pub sha256: Digest,
}

/// The names of the files that are written into the folder.
pub fn file_names() -> Vec<PathBuf> {
    let tables = [UNITS, FIELDS, LINES, NODES, DICTIONARY];
    let for_excel = tables.iter().map(|name| Path::new(FOR_EXCEL).join(name));
    let plain = tables.iter().chain(&[JSON, READ_FIRST]).map(PathBuf::from);
    plain.chain(for_excel).collect()
}

/// Writes the open data of a campaign into a folder that is made where it isn't there; files of an earlier
/// writing are replaced, others stay.
///
/// # Errors
/// Whatever stood in the folder still stands there.
pub fn write(
    campaign: &Campaign,
    lang: Lang,
    folder: &Path,
    progress: Progress<'_>,
) -> Result<Vec<WrittenFile>, ExportError> {
    let for_excel = folder.join(FOR_EXCEL);
    fs::create_dir_all(&for_excel).map_err(|e| ExportError::disk(e, folder))?;
    let staged = Stage { folder, for_excel: &for_excel }.fill(campaign, lang, progress);
    let ready = staged.and_then(|files| files.iter().try_for_each(Staged::is_free).map(|()| files));
    let done = ready.and_then(|files| files.into_iter().map(Staged::put).collect());
    if done.is_err() {
        // Only what is empty goes away: a folder that was there with something in it stays.
        let _ = fs::remove_dir(&for_excel).and_then(|()| fs::remove_dir(folder));
    }
    done
}

/// Where files are written, each beside its place.
struct Stage<'a> {
    folder: &'a Path,
    for_excel: &'a Path,
}

/// A file that is written but not yet in its place.
struct Staged {
    file: NamedTempFile,
    target: PathBuf,
    rows: Option<u64>,
    sha256: Digest,
}

/// A file being written, whose digest grows with it.
struct Out {
    file: BufWriter<NamedTempFile>,
    digest: Sha256,
    target: PathBuf,
}

impl Stage<'_> {
    fn fill(&self, campaign: &Campaign, lang: Lang, progress: Progress<'_>) -> Result<Vec<Staged>, ExportError> {
        let edition = Edition::of(campaign);
        let mut files = self.nodes(campaign, edition)?;
        files.extend(self.dictionary(campaign, edition, lang)?);
        files.extend(self.scores(campaign, edition, progress)?);
        Ok(files)
    }

    fn out(&self, name: &str) -> Result<Out, ExportError> {
        Out::new(self.folder, name)
    }

    fn table<R>(&self, name: &str, columns: &[Column<R>]) -> Result<Table<Out>, ExportError> {
        let head: Vec<&str> = columns.iter().map(|c| c.name).collect();
        self.table_of(name, &head)
    }

    fn table_of(&self, name: &str, head: &[&str]) -> Result<Table<Out>, ExportError> {
        let for_excel = Out::new(self.for_excel, name)?;
        Table::begin(self.out(name)?, for_excel, head).map_err(|e| ExportError::disk(e, self.folder))
    }

    fn nodes(&self, campaign: &Campaign, edition: Edition) -> Result<Vec<Staged>, ExportError> {
        let columns = columns::nodes();
        let mut table = self.table(NODES, &columns)?;
        for row in campaign.blocks().iter().flat_map(|state| NodeRow::all(edition, state)) {
            table.row(|line| put(&columns, &row, line)).map_err(|e| ExportError::disk(e, self.folder))?;
        }
        ended(table)
    }

    fn dictionary(&self, campaign: &Campaign, edition: Edition, lang: Lang) -> Result<Vec<Staged>, ExportError> {
        let (vi, en) = (Text::new(Lang::Vi), Text::new(Lang::En));
        let mut table = self.table_of(DICTIONARY, &dictionary::HEAD)?;
        for told in dictionary::told() {
            table.row(|line| told.write(&vi, &en, line)).map_err(|e| ExportError::disk(e, self.folder))?;
        }
        let mut page = self.out(READ_FIRST)?;
        let words = dictionary::page(campaign, edition, lang);
        page.write_all(words.as_bytes()).map_err(|e| ExportError::disk(e, self.folder))?;
        let mut files = ended(table)?;
        files.push(page.end(None)?);
        Ok(files)
    }

    /// Units, fields and lines in one pass: what is read of a unit is read once.
    fn scores(
        &self,
        campaign: &Campaign,
        edition: Edition,
        progress: Progress<'_>,
    ) -> Result<Vec<Staged>, ExportError> {
        let disk = |e| ExportError::disk(e, self.folder);
        let results = campaign.results();
        let (of_units, of_fields, of_lines) = (columns::units(), columns::fields(), columns::lines());
        let mut units = self.table(UNITS, &of_units)?;
        let mut fields = self.table(FIELDS, &of_fields)?;
        let mut lines = self.table(LINES, &of_lines)?;
        let mut json = self.out(JSON)?;
        json::begin(&mut json, campaign, edition).map_err(disk)?;
        let all = campaign.blocks().iter().map(|b| b.units.len()).sum::<usize>();
        let all = u32::try_from(all).unwrap_or(u32::MAX);
        let mut done = 0;
        for (at, (state, results)) in campaign.blocks().iter().zip(&results).enumerate() {
            json::block(&mut json, state, at == 0).map_err(disk)?;
            for (place, row) in UnitRow::all(edition, state, results).enumerate() {
                if !progress(done, all) {
                    return Err(ExportError::Stopped);
                }
                units.row(|line| put(&of_units, &row, line)).map_err(disk)?;
                for field in row.fields() {
                    fields.row(|line| put(&of_fields, &field, line)).map_err(disk)?;
                }
                let of_unit: Vec<_> = row.lines(campaign).collect();
                for scored in &of_unit {
                    lines.row(|line| put(&of_lines, scored, line)).map_err(disk)?;
                }
                json::unit(&mut json, &row, &of_unit, place == 0).map_err(disk)?;
                done += 1;
            }
        }
        json::end(&mut json, !campaign.blocks().is_empty()).map_err(disk)?;
        let mut files = ended(units)?;
        files.extend(ended(fields)?);
        files.extend(ended(lines)?);
        files.push(json.end(None)?);
        if progress(all, all) { Ok(files) } else { Err(ExportError::Stopped) }
    }
}

fn put<R>(columns: &[Column<R>], row: &R, line: &mut Line) {
    for column in columns {
        (column.value)(row, line);
    }
}

fn ended(table: Table<Out>) -> Result<Vec<Staged>, ExportError> {
    let (standard, for_excel, rows) = table.end();
    Ok(vec![standard.end(Some(rows))?, for_excel.end(Some(rows))?])
}

impl Out {
    fn new(folder: &Path, name: &str) -> Result<Out, ExportError> {
        let file = tempfile::Builder::new().prefix(".").suffix(".tmp").tempfile_in(folder);
        let file = BufWriter::with_capacity(1 << 16, file.map_err(|e| ExportError::disk(e, folder))?);
        Ok(Out { file, digest: Sha256::new(), target: folder.join(name) })
    }

    fn end(mut self, rows: Option<u64>) -> Result<Staged, ExportError> {
        let disk = |e| ExportError::disk(e, &self.target);
        self.file.flush().map_err(disk)?;
        let file = self.file.into_inner().map_err(|e| ExportError::disk(e.into_error(), &self.target))?;
        file.as_file().sync_all().map_err(|e| ExportError::disk(e, &self.target))?;
        Ok(Staged { file, sha256: Digest(self.digest.finalize().into()), target: self.target, rows })
    }
}

impl Write for Out {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let count = self.file.write(bytes)?;
        self.digest.update(bytes.get(..count).unwrap_or_default());
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Staged {
    /// Sees to it that nobody holds its place, before the first file is put.
    fn is_free(&self) -> Result<(), ExportError> {
        may_be_replaced(&self.target)?;
        match fs::OpenOptions::new().append(true).open(&self.target) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(ExportError::disk(error, &self.target)),
            _ => Ok(()),
        }
    }

    fn put(self) -> Result<WrittenFile, ExportError> {
        readable_like_others(self.file.path(), &self.target);
        match self.file.persist(&self.target) {
            Ok(_) => Ok(WrittenFile { path: self.target, rows: self.rows, sha256: self.sha256 }),
            Err(error) => Err(replaced(error.error, &self.target)),
        }
    }
}
