//! The styles of an .ods: named, inheriting, with number formats spelt out element by element.

use std::collections::{HashMap, HashSet};
use std::io::Read;
use std::sync::Arc;

use super::super::error::Error;
use super::super::style::{ShownAs, Style};
use super::super::xml::{Scanner, Tag, Text, Token};

/// How deep styles may inherit before it is taken for a circle.
const DEEPEST: usize = 32;

/// The styles of the document, and the list that cells refer to by number.
#[derive(Debug, Default)]
pub(super) struct Styles {
    cells: HashMap<String, CellStyle>,
    formats: HashMap<String, (ShownAs, Arc<str>)>,
    /// The fonts that the document declares under names of its own.
    faces: HashMap<String, Arc<str>>,
    default_font: Option<Arc<str>>,
    hidden_tables: HashSet<String>,
    list: Vec<Style>,
    numbers: HashMap<(Option<String>, bool), u16>,
    open: Open,
}

/// A style of cells as it is written.
#[derive(Debug, Default)]
struct CellStyle {
    parent: Option<String>,
    format: Option<String>,
    font: Option<Arc<str>>,
}

/// The style that is being read.
#[derive(Debug, Default)]
enum Open {
    #[default]
    None,
    Cell(String),
    DefaultCell,
    Table(String),
    Format(String, Format),
}

/// A number format that is being read.
#[derive(Debug, Default)]
struct Format {
    kind: Kind,
    code: String,
    in_text: bool,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Kind {
    #[default]
    Number,
    Percent,
    Date,
    Time,
    Text,
    Other,
}

impl Styles {
    /// Reads every style of a part.
    pub(super) fn read<R: Read>(&mut self, mut xml: Scanner<R>) -> Result<(), Error> {
        loop {
            match xml.next()? {
                Token::Open(tag) => self.open(&tag)?,
                Token::Text(text) => self.text(text)?,
                Token::Close(name) => self.close(name),
                Token::End => return Ok(()),
            }
        }
    }

    /// Takes an opening tag; what isn't about styles is passed over.
    pub(super) fn open(&mut self, tag: &Tag<'_>) -> Result<(), Error> {
        match tag.name {
            b"font-face" => {
                if let (Some(name), Some(family)) = (tag.text(b"name")?, tag.text(b"font-family")?) {
                    self.faces.insert(name, family.trim_matches('\'').into());
                }
            }
            b"style" | b"default-style" => self.open_style(tag)?,
            b"table-properties" => {
                if let (Open::Table(name), Some(b"false")) = (&self.open, tag.raw(b"display")) {
                    self.hidden_tables.insert(name.clone());
                }
            }
            b"text-properties" => self.font(tag)?,
            b"number-style" | b"currency-style" => self.open_format(tag, Kind::Number)?,
            b"percentage-style" => self.open_format(tag, Kind::Percent)?,
            b"date-style" => self.open_format(tag, Kind::Date)?,
            b"time-style" => self.open_format(tag, Kind::Time)?,
            b"text-style" => self.open_format(tag, Kind::Text)?,
            b"boolean-style" => self.open_format(tag, Kind::Other)?,
            _ => {
                if let Open::Format(_, format) = &mut self.open {
                    format.part(tag);
                }
            }
        }
        Ok(())
    }

    fn open_style(&mut self, tag: &Tag<'_>) -> Result<(), Error> {
        let name = tag.text(b"name")?.unwrap_or_default();
        self.open = match tag.raw(b"family") {
            Some(b"table-cell") if tag.name == b"default-style" => Open::DefaultCell,
            Some(b"table-cell") => {
                let style = CellStyle {
                    parent: tag.text(b"parent-style-name")?,
                    format: tag.text(b"data-style-name")?,
                    font: None,
                };
                self.cells.insert(name.clone(), style);
                Open::Cell(name)
            }
            Some(b"table") => Open::Table(name),
            _ => Open::None,
        };
        if tag.empty {
            self.open = Open::None;
        }
        Ok(())
    }

    fn open_format(&mut self, tag: &Tag<'_>, kind: Kind) -> Result<(), Error> {
        if let (Some(name), false) = (tag.text(b"name")?, tag.empty) {
            self.open = Open::Format(name, Format { kind, ..Format::default() });
        }
        Ok(())
    }

    fn font(&mut self, tag: &Tag<'_>) -> Result<(), Error> {
        let name = match tag.text(b"font-name")? {
            Some(name) => Some(self.faces.get(&name).cloned().unwrap_or_else(|| name.into())),
            None => tag.text(b"font-family")?.map(|family| family.trim_matches('\'').into()),
        };
        let Some(name) = name else { return Ok(()) };
        match &self.open {
            Open::Cell(style) => {
                if let Some(style) = self.cells.get_mut(style) {
                    style.font = Some(name);
                }
            }
            Open::DefaultCell => self.default_font = Some(name),
            _ => {}
        }
        Ok(())
    }

    /// Takes text; only that inside number formats counts.
    pub(super) fn text(&mut self, text: Text<'_>) -> Result<(), Error> {
        if let Open::Format(_, format) = &mut self.open
            && format.in_text
        {
            let mut literal = String::new();
            text.append_to(&mut literal)?;
            format.code.push_str(&quoted(&literal));
        }
        Ok(())
    }

    /// Takes a closing tag.
    pub(super) fn close(&mut self, name: &[u8]) {
        match name {
            b"style" | b"default-style" => self.open = Open::None,
            b"text" => {
                if let Open::Format(_, format) = &mut self.open {
                    format.in_text = false;
                }
            }
            name if name.ends_with(b"-style") => {
                if let Open::Format(name, format) = std::mem::take(&mut self.open) {
                    self.formats.insert(name, format.finish());
                }
            }
            _ => {}
        }
    }

    /// Says whether tables of this style are hidden.
    pub(super) fn hides(&self, table_style: &str) -> bool {
        self.hidden_tables.contains(table_style)
    }

    /// Returns the number of a cell style; `percent` where the cell says it is a percentage.
    pub(super) fn number(&mut self, name: Option<&str>, percent: bool) -> u16 {
        let key = (name.map(str::to_owned), percent);
        if let Some(number) = self.numbers.get(&key) {
            return *number;
        }
        let mut style = self.resolve(name);
        if percent && !matches!(style.shown_as, ShownAs::Percent(_)) {
            style = Style { format: Some("0.00%".into()), shown_as: ShownAs::Percent(2), ..style };
        }
        let number = u16::try_from(self.list.len()).unwrap_or(u16::MAX);
        if number < u16::MAX {
            self.list.push(style);
        }
        self.numbers.insert(key, number);
        number
    }

    fn resolve(&self, name: Option<&str>) -> Style {
        let (mut font, mut format) = (None, None);
        let mut next = Some(name.unwrap_or("Default"));
        for _ in 0..DEEPEST {
            let Some(style) = next.and_then(|name| self.cells.get(name)) else {
                break;
            };
            font = font.or_else(|| style.font.clone());
            format = format.or(style.format.as_ref());
            next = style.parent.as_deref();
        }
        let format = format.and_then(|name| self.formats.get(name));
        let shown_as = format.map_or(ShownAs::General, |(shown_as, _)| *shown_as);
        Style {
            font: font.or_else(|| self.default_font.clone()),
            format: format.filter(|(_, code)| !code.is_empty()).map(|(_, code)| Arc::clone(code)),
            shown_as,
        }
    }

    /// Gives out the styles that cells refer to.
    pub(super) fn into_list(self) -> Vec<Style> {
        self.list
    }
}

impl Format {
    /// Takes one element of a format and writes it as spreadsheet programs do.
    fn part(&mut self, tag: &Tag<'_>) {
        let long = tag.raw(b"style") == Some(b"long");
        let pick = |short: &str, long_form: &str| {
            if long { long_form.to_owned() } else { short.to_owned() }
        };
        let code = match tag.name {
            b"number" => match tag.number::<usize>(b"decimal-places") {
                Some(0) => "0".to_owned(),
                Some(places) if tag.number(b"min-decimal-places").is_none_or(|least: usize| least == places) => {
                    format!("0.{}", "0".repeat(places.min(30)))
                }
                Some(_) => "0.#".to_owned(),
                None => "General".to_owned(),
            },
            b"scientific-number" => "0.00E+00".to_owned(),
            b"fraction" => "# ?/?".to_owned(),
            b"day" => pick("d", "dd"),
            b"month" if tag.is(b"textual") => pick("mmm", "mmmm"),
            b"month" => pick("m", "mm"),
            b"year" => pick("yy", "yyyy"),
            b"day-of-week" => pick("ddd", "dddd"),
            b"hours" => pick("h", "hh"),
            b"minutes" => pick("m", "mm"),
            b"seconds" => pick("s", "ss"),
            b"text-content" => "@".to_owned(),
            b"text" => {
                self.in_text = !tag.empty;
                return;
            }
            _ => return,
        };
        self.code.push_str(&code);
    }

    fn finish(self) -> (ShownAs, Arc<str>) {
        let shown_as = match self.kind {
            Kind::Date => ShownAs::Date,
            Kind::Time => ShownAs::Time,
            Kind::Text => ShownAs::Text,
            Kind::Other => ShownAs::Other,
            Kind::Number | Kind::Percent => match (self.kind, ShownAs::from_code(&self.code)) {
                (Kind::Percent, ShownAs::General) => ShownAs::Percent(0),
                (_, shown_as) => shown_as,
            },
        };
        let code = if shown_as == ShownAs::General { String::new() } else { self.code };
        (shown_as, code.into())
    }
}

/// Writes a literal so that none of its letters counts as a part; the per cent sign is one.
fn quoted(literal: &str) -> String {
    let plain = literal.chars().all(|c| matches!(c, '/' | '-' | ' ' | '.' | ',' | ':' | '%' | '(' | ')'));
    if plain { literal.to_owned() } else { format!("\"{}\"", literal.replace('"', "")) }
}
