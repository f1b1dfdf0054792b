//! `campaign.toml`: the heading, the blocks with the tables they name, settings and bands.

use std::collections::HashSet;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::Deserialize;

use super::{NAME_LETTERS, Row, TableFault, TableFaultKind, criteria_of_rows, faulty, rows, too_long, units_of_rows};
use crate::domain::campaign::{NewBlock, NewCampaign};
use crate::domain::criteria::About;
use crate::domain::points::Points;
use crate::domain::setup::{Block, Heading, RatingBand, Settings, Ties};
use crate::domain::slug::{BlockId, Slug};
use crate::sheets::grid;
use crate::text::number;

/// Why a campaign can't be made from a `campaign.toml`.
#[derive(Debug)]
pub struct PlanError {
    /// The file that is wrong: the `campaign.toml` or a table it names.
    pub path: PathBuf,
    /// What is wrong with it.
    pub trouble: PlanTrouble,
}

/// What is wrong with a file that a campaign is made from.
#[derive(Debug)]
pub enum PlanTrouble {
    /// It can't be read.
    Unreadable(std::io::Error),
    /// It is not a spreadsheet that can be read.
    Spreadsheet(grid::Error),
    /// It is not the TOML that is expected; the reader's words.
    Toml(String),
    /// The table has faults.
    Table(Vec<TableFault>),
    /// There is no block.
    NoBlock,
    /// An id of a block that can't be used, or stands twice.
    BadBlock(String),
    /// A band's lowest total that is not an exact number.
    BadBand(String),
    /// The last year that a block's criteria set is valid for is before the first.
    YearsBackwards(String),
    /// A band for a block that isn't there.
    UnknownBlock(String),
    /// More decimals than points carry.
    TooManyDecimals(u8),
    /// The file has more bytes than any of its kind; the most there may be.
    TooLarge(u64),
    /// More blocks than a province has; the most there may be.
    TooManyBlocks(usize),
    /// A name in `campaign.toml` with more letters than fit where it is printed.
    TooLong {
        /// Which one: title, place, name.
        key: &'static str,
        /// How many letters it has.
        found: usize,
        /// The most there may be.
        most: usize,
    },
}

/// The bytes of a text that a campaign is made from: a country's list of communes has half a million.
const TEXT_BYTES: u64 = 8 << 20;
/// The blocks of a campaign: a province has three or four.
const MOST_BLOCKS: usize = 64;
/// How many letters of what the reader of TOML says are shown; it repeats the line that is wrong.
const TOML_SAID: usize = 600;

#[derive(Deserialize)]
struct Plan {
    year: u16,
    title: Arc<str>,
    #[serde(default)]
    place: Arc<str>,
    #[serde(default)]
    block: Vec<PlanBlock>,
    #[serde(default)]
    settings: PlanSettings,
    #[serde(default)]
    band: Vec<PlanBand>,
}

#[derive(Deserialize)]
struct PlanBlock {
    id: String,
    name: Arc<str>,
    criteria: PathBuf,
    units: PathBuf,
    #[serde(default)]
    set: PlanSet,
}

/// What a criteria set states about itself; years are index years, the last one included.
#[derive(Deserialize, Clone, Default)]
#[serde(deny_unknown_fields)]
struct PlanSet {
    #[serde(default)]
    title: Arc<str>,
    #[serde(default)]
    level: Arc<str>,
    #[serde(default)]
    basis: Arc<str>,
    valid_from: Option<u16>,
    valid_to: Option<u16>,
}

impl PlanSet {
    fn read(self) -> About {
        let PlanSet { title, level, basis, valid_from, valid_to } = self;
        About { title, level, basis, ..About::default() }.with_years(valid_from, valid_to)
    }
}

#[derive(Deserialize, Default)]
struct PlanSettings {
    total_decimals: Option<u8>,
    ties: Option<Ties>,
}

#[derive(Deserialize)]
struct PlanBand {
    name: Arc<str>,
    from: toml::Value,
    block: Option<String>,
}

/// Reads a `campaign.toml` and the tables beside it.
///
/// # Errors
/// The first file that is wrong, with everything that is wrong with it.
pub fn campaign(path: &Path) -> Result<NewCampaign, PlanError> {
    let at = |trouble| PlanError { path: path.to_owned(), trouble };
    let text = text_of(path).map_err(at)?;
    let said = |e: toml::de::Error| PlanTrouble::Toml(e.to_string().trim().chars().take(TOML_SAID).collect());
    let plan: Plan = toml::from_str(&text).map_err(|e| at(said(e)))?;
    if plan.block.is_empty() {
        return Err(at(PlanTrouble::NoBlock));
    }
    if plan.block.len() > MOST_BLOCKS {
        return Err(at(PlanTrouble::TooManyBlocks(MOST_BLOCKS)));
    }
    names(&plan).map_err(at)?;
    let folder = path.parent().unwrap_or(Path::new(""));
    let mut blocks = Vec::with_capacity(plan.block.len());
    let mut ids = HashSet::new();
    for planned in &plan.block {
        let id = Slug::new(&planned.id).ok().filter(|id| !id.is_none() && ids.insert(*id));
        let id = id.ok_or_else(|| at(PlanTrouble::BadBlock(planned.id.clone())))?;
        let about = planned.set.clone().read();
        if about.is_backwards() {
            return Err(at(PlanTrouble::YearsBackwards(planned.id.clone())));
        }
        blocks.push(block(folder, planned, id, about)?);
    }
    let settings = settings(&plan, &ids).map_err(at)?;
    Ok(NewCampaign { heading: Heading { year: plan.year, title: plan.title, place: plan.place }, settings, blocks })
}

/// Refuses names that nothing has room for.
fn names(plan: &Plan) -> Result<(), PlanTrouble> {
    let heading = [("title", &plan.title), ("place", &plan.place)];
    let blocks = plan.block.iter().map(|block| ("name", &block.name));
    let bands = plan.band.iter().map(|band| ("name", &band.name));
    for (key, text) in heading.into_iter().chain(blocks).chain(bands) {
        if let Some(TableFaultKind::TooLong { found, most }) = too_long(text, NAME_LETTERS) {
            return Err(PlanTrouble::TooLong { key, found, most });
        }
    }
    Ok(())
}

/// Reads a text, not more of it than one may have.
fn text_of(path: &Path) -> Result<String, PlanTrouble> {
    let file = std::fs::File::open(path).map_err(PlanTrouble::Unreadable)?;
    let mut text = String::new();
    // What is cut off may end inside a letter.
    let mut bytes = Vec::new();
    file.take(TEXT_BYTES + 1).read_to_end(&mut bytes).map_err(PlanTrouble::Unreadable)?;
    if bytes.len() as u64 > TEXT_BYTES {
        return Err(PlanTrouble::TooLarge(TEXT_BYTES));
    }
    bytes.as_slice().read_to_string(&mut text).map_err(PlanTrouble::Unreadable)?;
    Ok(text)
}

fn block(folder: &Path, planned: &PlanBlock, id: BlockId, about: About) -> Result<NewBlock, PlanError> {
    let (criteria, units) = (folder.join(&planned.criteria), folder.join(&planned.units));
    let set = criteria_of_rows(table(&criteria)?, about).map_err(|f| faulty(&criteria, f))?;
    let units = units_of_rows(table(&units)?).map_err(|f| faulty(&units, f))?;
    Ok(NewBlock { block: Block { id, name: planned.name.clone() }, set, units })
}

fn settings(plan: &Plan, ids: &HashSet<BlockId>) -> Result<Settings, PlanTrouble> {
    let defaults = Settings::default();
    let total_decimals = plan.settings.total_decimals.unwrap_or(defaults.total_decimals);
    if total_decimals > crate::domain::points::DECIMALS {
        return Err(PlanTrouble::TooManyDecimals(total_decimals));
    }
    let mut bands = Vec::with_capacity(plan.band.len());
    for band in &plan.band {
        let from = exact(&band.from).ok_or_else(|| PlanTrouble::BadBand(band.from.to_string()))?;
        let known = |id: &String| Slug::new(id).ok().filter(|id| ids.contains(id));
        let block = match &band.block {
            None => None,
            Some(id) => Some(known(id).ok_or_else(|| PlanTrouble::UnknownBlock(id.clone()))?),
        };
        bands.push(RatingBand { name: band.name.clone(), from, block });
    }
    Ok(Settings { total_decimals, ties: plan.settings.ties.unwrap_or(defaults.ties), bands, ..defaults })
}

fn exact(value: &toml::Value) -> Option<Points> {
    match value {
        toml::Value::Integer(whole) => whole.to_string().parse().ok(),
        toml::Value::Float(number) => number::from_cell(*number).ok().filter(|n| n.rounded.is_none()).map(|n| n.value),
        toml::Value::String(text) => text.replace(',', ".").parse().ok(),
        _ => None,
    }
}

/// The rows of a table: the first sheet of a spreadsheet, or a text with tabs.
pub(super) fn table(path: &Path) -> Result<Vec<Row>, PlanError> {
    let at = |trouble| PlanError { path: path.to_owned(), trouble };
    let extension = path.extension().and_then(|e| e.to_str()).unwrap_or_default().to_ascii_lowercase();
    if !matches!(extension.as_str(), "xlsx" | "xlsm" | "xlsb" | "xls" | "ods") {
        let text = text_of(path).map_err(at)?;
        return Ok(rows::rows(&text));
    }
    let workbook = grid::open(path).map_err(|e| at(PlanTrouble::Spreadsheet(e)))?;
    Ok(workbook.sheets.first().map(sheet_rows).unwrap_or_default())
}

fn sheet_rows(sheet: &grid::Sheet) -> Vec<Row> {
    let rows = sheet.rows().take(rows::MOST_ROWS + 1).map(|row| {
        let mut cells = Vec::new();
        for cell in row.cells() {
            let column = usize::from(cell.address.col).min(511);
            if cells.len() <= column {
                cells.resize(column + 1, String::new());
            }
            if let Some(slot) = cells.get_mut(column) {
                *slot = shown(&cell);
            }
        }
        Row { number: usize::try_from(row.index).unwrap_or(0) + 1, cells }
    });
    rows.collect()
}

/// A cell as it is displayed: a code written as the number 1.1 with two decimals is 1.10.
fn shown(cell: &grid::Cell<'_>) -> String {
    if let grid::CellValue::Text(text) = cell.value {
        return text.to_string();
    }
    let exact = cell.value.decimal().unwrap_or_default();
    let decimals = exact.split_once('.').map_or(0, |(_, d)| d.len());
    match (cell.value, &cell.style.shown_as) {
        (grid::CellValue::Number(number), grid::ShownAs::Fixed(places)) if usize::from(*places) > decimals => {
            let places = usize::from(*places);
            format!("{number:.places$}")
        }
        _ => exact,
    }
}
