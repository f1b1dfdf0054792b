//! The parts of a workbook that say what is printed: names, styles, texts, sheets.

use std::collections::HashMap;
use std::io::{Cursor, Read};
use std::ops::Range;

use quick_xml::events::BytesStart;
use zip::ZipArchive;

use super::number::shown;
use super::pages::{Page, Parted, pages};
use super::styles::{Align, Styles};
use super::xml::{Token, attribute, each, is_on, number, place};
use super::{Cell, Chart, MOST_ROWS, Preview, Sheet};
use crate::text::Text;

/// A4 in points, upright.
const A4: (f32, f32) = (595.3, 841.9);
/// Points of a pixel, in which widths of columns are kept.
const PIXEL: f32 = 0.75;
/// The smallest scale that is printed at.
const SMALLEST: f32 = 0.1;
/// The largest part that is read.
const LARGEST: u64 = 1 << 30;

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// What the whole workbook says about a sheet.
#[derive(Default)]
struct Named {
    name: String,
    area: Option<(usize, usize)>,
    titles: Range<usize>,
    side: Range<usize>,
}

/// A sheet being read.
struct Reading<'a> {
    sheet: Sheet,
    styles: &'a Styles,
    texts: &'a [String],
    text: &'a Text,
    default_height: f32,
    default_width: f32,
    widths: HashMap<usize, f32>,
    /// Heights that are stated, and the rows that have cells.
    heights: HashMap<usize, f32>,
    last: usize,
    last_column: usize,
    fits: Option<(u32, u32)>,
    is_fitted: bool,
    stated_scale: f32,
    is_landscape: bool,
    breaks: Vec<usize>,
    breaks_over: Vec<usize>,
    is_over: bool,
    merged: Vec<(usize, usize, usize, usize)>,
    cell: Option<Open>,
}

/// A cell being read.
#[derive(Default)]
struct Open {
    row: usize,
    column: usize,
    style: usize,
    kind: String,
    value: String,
    is_value: bool,
}

pub(super) fn read(bytes: &[u8], text: &Text) -> Result<Preview, quick_xml::Error> {
    let broken = |error: zip::result::ZipError| quick_xml::Error::from(std::io::Error::other(error));
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    let named = names(&part(&mut archive, "xl/workbook.xml")?)?;
    let styles = Styles::read(&part(&mut archive, "xl/styles.xml")?)?;
    let texts = texts(&part(&mut archive, "xl/sharedStrings.xml").unwrap_or_default())?;
    let mut preview = Preview::default();
    for (at, named) in (1..).zip(named) {
        // The writer numbers parts in the order of the tabs.
        let xml = part(&mut archive, &format!("xl/worksheets/sheet{at}.xml"))?;
        let mut reading = Reading::new(&styles, &texts, text);
        each(&xml, |token| {
            reading.take(token);
            true
        })?;
        reading.sheet.charts = charts(&mut archive, at)?;
        preview.sheets.push(reading.end(named));
    }
    Ok(preview)
}

fn part(archive: &mut Archive<'_>, name: &str) -> Result<Vec<u8>, quick_xml::Error> {
    let mut bytes = Vec::new();
    let part = archive.by_name(name).map_err(std::io::Error::other)?;
    part.take(LARGEST).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The sheets with what is printed and repeated of each.
fn names(xml: &[u8]) -> Result<Vec<Named>, quick_xml::Error> {
    let mut found: Vec<Named> = Vec::new();
    let mut defined: Option<(String, usize)> = None;
    each(xml, |token| {
        match token {
            Token::Begin(tag) if tag.local_name().as_ref() == "sheet" => {
                found.push(Named { name: attribute(&tag, "name").unwrap_or_default(), ..Named::default() });
            }
            Token::Begin(tag) if tag.local_name().as_ref() == "definedName" => {
                let name = attribute(&tag, "name").unwrap_or_default();
                defined = number(&tag, "localSheetId").map(|sheet| (name, sheet));
            }
            Token::Text(text) => {
                let Some((name, sheet)) = defined.take() else { return true };
                let Some(named) = found.get_mut(sheet) else { return true };
                // Names of sheets hold commas too, but no range does.
                for range in text.split('!').skip(1).filter_map(|part| part.split(',').next()) {
                    let (from, to) = range.split_once(':').unwrap_or((range, range));
                    match (name.as_str(), place(from), place(to)) {
                        ("_xlnm.Print_Area", _, (Some(row), Some(column))) => named.area = Some((row, column)),
                        ("_xlnm.Print_Titles", (Some(from), None), (Some(to), None)) => named.titles = from..to + 1,
                        ("_xlnm.Print_Titles", (None, Some(from)), (None, Some(to))) => named.side = from..to + 1,
                        _ => {}
                    }
                }
            }
            _ => {}
        }
        true
    })?;
    Ok(found)
}

fn texts(xml: &[u8]) -> Result<Vec<String>, quick_xml::Error> {
    let mut found: Vec<String> = Vec::new();
    let mut is_text = false;
    each(xml, |token| {
        match token {
            Token::Begin(tag) if tag.local_name().as_ref() == "si" => found.push(String::new()),
            Token::Begin(tag) => is_text = tag.local_name().as_ref() == "t",
            Token::End(name) => is_text &= name != "t",
            Token::Text(text) if is_text => {
                if let Some(last) = found.last_mut() {
                    last.push_str(&text);
                }
            }
            Token::Text(_) => {}
        }
        true
    })?;
    Ok(found)
}

/// The charts of a sheet.
fn charts(archive: &mut Archive<'_>, sheet: u32) -> Result<Vec<Chart>, quick_xml::Error> {
    let relations = part(archive, &format!("xl/worksheets/_rels/sheet{sheet}.xml.rels")).unwrap_or_default();
    let mut drawing = None;
    each(&relations, |token| {
        if let Token::Begin(tag) = token {
            let target = attribute(&tag, "Target").filter(|target| target.starts_with("../drawings/"));
            drawing = drawing.take().or(target);
        }
        true
    })?;
    let Some(drawing) = drawing else { return Ok(Vec::new()) };
    let xml = part(archive, &drawing.replace("..", "xl"))?;
    let (mut found, mut chart, mut is_end, mut field) = (Vec::new(), Chart::default(), false, String::new());
    each(&xml, |token| {
        match token {
            Token::Begin(tag) => {
                field = tag.local_name().as_ref().to_owned();
                match field.as_str() {
                    "from" => is_end = false,
                    "to" => is_end = true,
                    "cNvPr" => chart.name = attribute(&tag, "descr").unwrap_or_default(),
                    _ => {}
                }
            }
            Token::Text(text) => {
                let Ok(number) = text.parse() else { return true };
                match (field.as_str(), is_end) {
                    ("row", false) => chart.cells.0 = number,
                    ("col", false) => chart.cells.1 = number,
                    ("row", true) => chart.cells.2 = number,
                    ("col", true) => chart.cells.3 = number,
                    _ => {}
                }
            }
            Token::End(name) if name.ends_with("CellAnchor") => found.push(std::mem::take(&mut chart)),
            Token::End(_) => field.clear(),
        }
        true
    })?;
    Ok(found)
}

impl<'a> Reading<'a> {
    fn new(styles: &'a Styles, texts: &'a [String], text: &'a Text) -> Reading<'a> {
        Reading {
            sheet: Sheet::default(),
            styles,
            texts,
            text,
            default_height: 15.0,
            default_width: 64.0 * PIXEL,
            widths: HashMap::new(),
            heights: HashMap::new(),
            last: 0,
            last_column: 0,
            fits: None,
            is_fitted: false,
            stated_scale: 1.0,
            is_landscape: false,
            breaks: Vec::new(),
            breaks_over: Vec::new(),
            is_over: false,
            merged: Vec::new(),
            cell: None,
        }
    }

    fn take(&mut self, token: Token<'_>) {
        match token {
            Token::Begin(tag) => self.begin(&tag),
            Token::Text(text) => {
                if let Some(cell) = self.cell.as_mut().filter(|cell| cell.is_value) {
                    cell.value.push_str(&text);
                }
            }
            Token::End(name) if name == "c" => {
                if let Some(cell) = self.cell.take() {
                    self.put(&cell);
                }
            }
            Token::End(name) if name == "v" || name == "t" => {
                if let Some(cell) = &mut self.cell {
                    cell.is_value = false;
                }
            }
            Token::End(_) => {}
        }
    }

    fn begin(&mut self, tag: &BytesStart<'_>) {
        match tag.local_name().as_ref() {
            "pageSetUpPr" => self.is_fitted = is_on(tag, "fitToPage"),
            "sheetFormatPr" => self.default_height = number(tag, "defaultRowHeight").unwrap_or(self.default_height),
            "col" => {
                let (from, to) = (number(tag, "min").unwrap_or(1_usize), number(tag, "max").unwrap_or(1_usize));
                let width = number::<f32>(tag, "width").map_or(self.default_width, |w| (w * 7.0).round() * PIXEL);
                let width = if is_on(tag, "hidden") { 0.0 } else { width };
                // A format for all columns there can be is no reason to keep sixteen thousand.
                self.widths.extend((from..=to.min(from + 300)).map(|column| (column - 1, width)));
            }
            "row" => {
                let row = number::<usize>(tag, "r").map_or(0, |row| row - 1);
                if let Some(height) = number(tag, "ht") {
                    self.heights.insert(row, height);
                }
                if is_on(tag, "hidden") {
                    self.heights.insert(row, 0.0);
                }
            }
            "c" => {
                let (row, column) = place(&attribute(tag, "r").unwrap_or_default());
                self.cell = Some(Open {
                    row: row.unwrap_or(0),
                    column: column.unwrap_or(0),
                    style: number(tag, "s").unwrap_or(0),
                    kind: attribute(tag, "t").unwrap_or_default(),
                    ..Open::default()
                });
            }
            "v" | "t" => {
                if let Some(cell) = &mut self.cell {
                    cell.is_value = true;
                }
            }
            "mergeCell" => {
                let range = attribute(tag, "ref").unwrap_or_default();
                let (from, to) = range.split_once(':').unwrap_or((&range, &range));
                if let ((Some(top), Some(left)), (Some(bottom), Some(right))) = (place(from), place(to)) {
                    self.merged.push((top, left, bottom, right));
                }
            }
            "printOptions" => self.sheet.is_centred = is_on(tag, "horizontalCentered"),
            "pageMargins" => {
                let inches = |name| number::<f32>(tag, name).unwrap_or(0.7) * 72.0;
                self.sheet.margins = ["left", "top", "right", "bottom"].map(inches);
            }
            "pageSetup" => {
                self.is_landscape = attribute(tag, "orientation").is_some_and(|o| o == "landscape");
                self.stated_scale = number::<f32>(tag, "scale").unwrap_or(100.0) / 100.0;
                let fit = |name| number(tag, name).unwrap_or(1);
                self.fits = Some((fit("fitToWidth"), fit("fitToHeight")));
            }
            "rowBreaks" => self.is_over = false,
            "colBreaks" => self.is_over = true,
            "brk" if self.is_over => self.breaks_over.extend(number::<usize>(tag, "id")),
            "brk" => self.breaks.extend(number::<usize>(tag, "id")),
            _ => {}
        }
    }

    fn put(&mut self, open: &Open) {
        let (style, format) = self.styles.get(open.style);
        let mut style = style;
        let value = match open.kind.as_str() {
            "s" => open.value.parse::<usize>().ok().and_then(|at| self.texts.get(at)).cloned().unwrap_or_default(),
            "str" | "inlineStr" | "e" => open.value.clone(),
            "b" => if open.value == "1" { "TRUE" } else { "FALSE" }.to_owned(),
            _ => match open.value.parse::<f64>() {
                Ok(number) => {
                    if style.align == Align::ByKind {
                        style.align = Align::Right;
                    }
                    shown(number, format, self.text)
                }
                Err(_) => String::new(),
            },
        };
        self.last = self.last.max(open.row);
        self.last_column = self.last_column.max(open.column);
        if open.row >= MOST_ROWS {
            return;
        }
        if self.sheet.rows.len() <= open.row {
            self.sheet.rows.resize_with(open.row + 1, Vec::new);
        }
        if let Some(row) = self.sheet.rows.get_mut(open.row) {
            row.push(Cell { column: open.column, columns: 1, rows: 1, text: value, style });
        }
    }

    fn end(mut self, named: Named) -> Sheet {
        self.sheet.name = named.name;
        let (last, last_column) = named.area.unwrap_or((self.last, self.last_column));
        for (top, left, bottom, right) in std::mem::take(&mut self.merged) {
            self.merge((top, left), (bottom, right));
        }
        for row in &mut self.sheet.rows {
            row.retain(|cell| cell.column <= last_column);
        }
        self.sheet.rows.truncate(last + 1);
        let height = |row: usize| self.heights.get(&row).copied().unwrap_or(self.default_height);
        let width = |column: usize| self.widths.get(&column).copied().unwrap_or(self.default_width);
        self.sheet.heights = (0..=last).map(height).collect();
        self.sheet.columns = (0..=last_column).map(width).collect();
        self.sheet.paper = if self.is_landscape { (A4.1, A4.0) } else { A4 };
        let [left, top, right, bottom] = self.sheet.margins;
        let room = (self.sheet.paper.0 - left - right, self.sheet.paper.1 - top - bottom);
        let within = |range: Range<usize>, end: usize| range.start.min(end)..range.end.min(end);
        let (titles, side) = (within(named.titles, last + 1), within(named.side, last_column + 1));
        let most = self.fits.map_or(0, |(_, down)| down).min(if self.is_fitted { u32::MAX } else { 0 });
        let mut scale = self.scale(room);
        self.sheet.pages = loop {
            let pages = self.pages(room, scale, (&titles, &side));
            let down = pages.iter().filter(|page| page.columns.start == 0).count();
            // Rows don't part anywhere, so what fits by its height may need a little less still.
            if most == 0 || down <= most as usize || scale <= SMALLEST {
                break pages;
            }
            scale = ((scale * 100.0).round() - 1.0) / 100.0;
        };
        self.sheet.scale = scale;
        self.sheet
    }

    fn pages(&self, room: (f32, f32), scale: f32, (titles, side): (&Range<usize>, &Range<usize>)) -> Vec<Page> {
        let rows = Parted {
            lengths: &self.sheet.heights,
            room: room.1 / scale,
            repeated: titles.clone(),
            breaks: &self.breaks,
        };
        let columns = Parted {
            lengths: &self.sheet.columns,
            room: room.0 / scale,
            repeated: side.clone(),
            breaks: &self.breaks_over,
        };
        pages(&rows, &columns)
    }

    /// Programs print at whole per cents, never larger than it is.
    fn scale(&self, room: (f32, f32)) -> f32 {
        let (across, down) = match self.fits {
            Some(fits) if self.is_fitted => fits,
            _ => return self.stated_scale.clamp(SMALLEST, 4.0),
        };
        let (width, height) = (self.sheet.width(), self.sheet.heights.iter().sum::<f32>());
        let fitted = |room: f32, whole: f32, pages: u32| {
            if pages == 0 || whole <= 0.0 { 1.0 } else { room * pages as f32 / whole }
        };
        let fits = fitted(room.0, width, across).min(fitted(room.1, height, down));
        ((fits * 100.0).floor() / 100.0).clamp(SMALLEST, 1.0)
    }

    fn merge(&mut self, (top, left): (usize, usize), (bottom, right): (usize, usize)) {
        for row in top..=bottom.min(self.sheet.rows.len().saturating_sub(1)) {
            let Some(cells) = self.sheet.rows.get_mut(row) else { continue };
            cells.retain(|cell| !(left..=right).contains(&cell.column) || (row, cell.column) == (top, left));
            if let Some(cell) = cells.iter_mut().find(|cell| (row, cell.column) == (top, left)) {
                cell.columns = right - left + 1;
                cell.rows = bottom - top + 1;
            }
        }
    }
}
