//! .xls of Excel 95 to 2003: a stream of records, read sparse.
//!
//! calamine builds the whole rectangle between the outermost cells of such a sheet, which two cells make
//! a gigabyte; and it leaves out what is hidden and which fonts there are. Formulas are known for what they
//! are, but their texts, kept as tokens, are not read.

mod cells;
mod records;
mod strings;

use std::collections::HashMap;
use std::sync::Arc;

use super::Watch;
use super::bound;
use super::compound::{Compound, u16_at, u32_at};
use super::draft::{Budget, Draft};
use super::error::{Error, Limited, Unsupported};
use super::sheet::{Sheet, Visibility};
use super::style::{ShownAs, Style};

use records::{Record, Records};
use strings::SharedText;

/// What the cells of all sheets refer to.
#[derive(Default)]
struct Book {
    /// Whether texts are of two bytes a letter (Excel 97 on).
    wide: bool,
    strings: Vec<SharedText>,
    fonts: Vec<Arc<str>>,
    styles: Vec<Style>,
    refonted: HashMap<(u16, u16), u16>,
    from_1904: bool,
    tabs: Vec<Tab>,
}

/// A sheet as the workbook lists it.
struct Tab {
    name: String,
    visibility: Visibility,
    /// Where its records begin in the stream.
    from: usize,
}

/// Reads every sheet.
///
/// # Errors
/// `Encrypted`, `NotASpreadsheet`, `TooLarge`, `Damaged`, `Unsupported`, `Stopped`.
pub(super) fn sheets(bytes: &[u8], watch: &Watch<'_>) -> Result<Vec<Sheet>, Error> {
    let file = Compound::new(bytes)?;
    if file.has("EncryptedPackage") || file.has("EncryptionInfo") {
        return Err(Error::Encrypted);
    }
    let stream = match file.stream("Workbook")? {
        Some(stream) => stream,
        None => file.stream("Book")?.ok_or_else(|| Error::NotASpreadsheet(file.seen()))?,
    };
    let mut book = read_book(&stream)?;
    let mut budget = Budget::new(watch);
    let mut sheets = Vec::new();
    for tab in std::mem::take(&mut book.tabs) {
        let records = stream.get(tab.from..).ok_or_else(|| Error::damaged("a sheet beyond the end of the file"))?;
        let draft = Draft::new(tab.name, tab.visibility, &mut budget)?;
        sheets.push(cells::read(Records::new(records), &mut book, draft)?);
    }
    let styles: Arc<[Style]> = book.styles.into();
    for sheet in &mut sheets {
        sheet.styles = Arc::clone(&styles);
    }
    Ok(sheets)
}

impl Book {
    fn shown_as(&self, style: u16) -> ShownAs {
        self.styles.get(usize::from(style)).map_or(ShownAs::General, |style| style.shown_as)
    }

    /// Returns the style that is as this one, with another font.
    fn with_font(&mut self, style: u16, font: u16) -> u16 {
        let Some(name) = font_name(&self.fonts, font) else {
            return style;
        };
        let base = self.styles.get(usize::from(style)).cloned().unwrap_or_default();
        if base.font.as_ref() == Some(&name) {
            return style;
        }
        let styles = &mut self.styles;
        *self.refonted.entry((style, font)).or_insert_with(|| match u16::try_from(styles.len()) {
            Ok(number) => {
                styles.push(Style { font: Some(name), ..base });
                number
            }
            Err(_) => style,
        })
    }
}

/// Returns the name of a font; number 4 was never given.
fn font_name(fonts: &[Arc<str>], number: u16) -> Option<Arc<str>> {
    let index = usize::from(number);
    fonts.get(if index > 4 { index - 1 } else { index }).cloned()
}

/// Reads what stands before the sheets.
fn read_book(stream: &[u8]) -> Result<Book, Error> {
    let mut book = Book::default();
    let mut codes: HashMap<u16, Arc<str>> = HashMap::new();
    let mut formats: Vec<(u16, u16)> = Vec::new();
    let mut records = Records::new(stream);
    let mut begun = false;
    while let Some(record) = records.next()? {
        match record.kind {
            records::BEGIN => {
                begun = true;
                book.wide = match u16_at(record.data, 0) {
                    Some(0x0600) => true,
                    Some(0x0500) => false,
                    _ => return Err(Error::Unsupported(Unsupported::OldExcel)),
                };
            }
            records::PASSWORD if u16_at(record.data, 0) != Some(0) || record.data.len() > 2 => {
                return Err(Error::Encrypted);
            }
            records::DATES => book.from_1904 = u16_at(record.data, 0) == Some(1),
            records::FONT => book.fonts.push(strings::short(&record, 14, book.wide)?.into()),
            records::FORMAT => {
                // One that is cut off is as none: it costs how a number looks, not the number.
                if let Ok((id, code)) = number_format(&record, book.wide) {
                    codes.insert(id, code.into());
                }
            }
            records::STYLE => {
                let found = formats.len() as u64 + 1;
                if found > bound::STYLES {
                    return Err(Error::TooLarge { what: Limited::Styles, limit: bound::STYLES, found });
                }
                formats.push((u16_at(record.data, 0).unwrap_or(0), u16_at(record.data, 2).unwrap_or(0)));
            }
            records::SHEET => book.tabs.extend(tab(&record, book.wide)?),
            records::TEXTS => book.strings = strings::shared(&record, &mut records)?,
            records::END => break,
            _ => {}
        }
    }
    if !begun {
        return Err(Error::damaged("a workbook stream that doesn't begin"));
    }
    book.styles = formats.iter().map(|(font, code)| style(*font, *code, &book.fonts, &codes)).collect();
    Ok(book)
}

fn number_format(record: &Record<'_>, wide: bool) -> Result<(u16, String), Error> {
    let id = u16_at(record.data, 0).unwrap_or(0);
    let code = if wide { strings::long(record, 2, wide)? } else { strings::short(record, 2, wide)? };
    Ok((id, code))
}

/// Reads where a sheet is; `None` for charts and macros.
fn tab(record: &Record<'_>, wide: bool) -> Result<Option<Tab>, Error> {
    let (Some(from), Some(state), Some(kind)) = (u32_at(record.data, 0), record.data.get(4), record.data.get(5)) else {
        return Err(Error::damaged("a sheet that can't be found"));
    };
    if *kind != 0 {
        return Ok(None);
    }
    let visibility = match state & 3 {
        1 => Visibility::Hidden,
        2 => Visibility::VeryHidden,
        _ => Visibility::Visible,
    };
    Ok(Some(Tab { name: strings::short(record, 6, wide)?, visibility, from: from as usize }))
}

fn style(font: u16, code: u16, fonts: &[Arc<str>], codes: &HashMap<u16, Arc<str>>) -> Style {
    let font = font_name(fonts, font);
    match (codes.get(&code), ShownAs::built_in(u32::from(code))) {
        (Some(code), _) => {
            let shown_as = ShownAs::from_code(code);
            Style { font, format: (shown_as != ShownAs::General).then(|| Arc::clone(code)), shown_as }
        }
        (None, Some((shown_as, code))) => Style { font, format: (!code.is_empty()).then(|| code.into()), shown_as },
        (None, None) => Style { font, ..Style::default() },
    }
}
