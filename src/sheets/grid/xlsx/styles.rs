//! The styles that cells name by number: font and number format of each.

use std::collections::HashMap;
use std::sync::Arc;

use super::super::bound;
use super::super::error::{Error, Limited};
use super::super::package::Package;
use super::super::style::{ShownAs, Style};
use super::super::xml::{Tag, Token};

/// The styles of the workbook's cells.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: Vec<Style>,
    /// Styles made for texts whose runs name another font than the cell's.
    refonted: HashMap<(u16, Arc<str>), u16>,
}

impl Styles {
    /// Returns what the style makes of a number.
    pub(super) fn shown_as(&self, style: u16) -> ShownAs {
        self.styles.get(usize::from(style)).map_or(ShownAs::General, |style| style.shown_as)
    }

    /// Returns the style that is as this one, with another font.
    pub(super) fn with_font(&mut self, style: u16, font: &Arc<str>) -> u16 {
        if self.styles.get(usize::from(style)).is_some_and(|style| style.font.as_ref() == Some(font)) {
            return style;
        }
        if let Some(known) = self.refonted.get(&(style, Arc::clone(font))) {
            return *known;
        }
        let Ok(number) = u16::try_from(self.styles.len()) else {
            return style;
        };
        let base = self.styles.get(usize::from(style)).cloned().unwrap_or_default();
        self.styles.push(Style { font: Some(Arc::clone(font)), ..base });
        self.refonted.insert((style, Arc::clone(font)), number);
        number
    }
}

impl From<Styles> for Arc<[Style]> {
    fn from(styles: Styles) -> Self {
        styles.styles.into()
    }
}

/// Which list of the part is being read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum List {
    Fonts,
    CellFormats,
    Other,
}

/// Reads the part of styles; none where there is no such part.
pub(super) fn read(package: &mut Package<'_>, part: Option<&str>) -> Result<Styles, Error> {
    let mut styles = Styles::default();
    let Some(mut xml) = package.xml(part.unwrap_or("xl/styles.xml"))? else {
        return Ok(styles);
    };
    let mut list = List::Other;
    let mut fonts: Vec<Option<Arc<str>>> = Vec::new();
    // What a code shows is asked once, however many styles name it.
    let mut codes: HashMap<u32, (ShownAs, Arc<str>)> = HashMap::new();
    loop {
        match xml.next()? {
            Token::Open(tag) => match tag.name {
                b"fonts" if !tag.empty => list = List::Fonts,
                b"cellXfs" if !tag.empty => list = List::CellFormats,
                b"font" if list == List::Fonts => fonts.push(None),
                b"name" if list == List::Fonts => {
                    if let (Some(font), Some(name)) = (fonts.last_mut(), tag.text(b"val")?) {
                        *font = Some(name.into());
                    }
                }
                b"numFmt" => {
                    if let (Some(id), Some(code)) = (tag.number(b"numFmtId"), tag.text(b"formatCode")?) {
                        codes.insert(id, (ShownAs::from_code(&code), code.into()));
                    }
                }
                b"xf" if list == List::CellFormats => {
                    let found = styles.styles.len() as u64 + 1;
                    if found > bound::STYLES {
                        return Err(Error::TooLarge { what: Limited::Styles, limit: bound::STYLES, found });
                    }
                    styles.styles.push(style(&tag, &fonts, &codes));
                }
                _ => {}
            },
            Token::Close(b"fonts" | b"cellXfs") => list = List::Other,
            Token::End => return Ok(styles),
            _ => {}
        }
    }
}

fn style(tag: &Tag<'_>, fonts: &[Option<Arc<str>>], codes: &HashMap<u32, (ShownAs, Arc<str>)>) -> Style {
    let font = tag.number::<usize>(b"fontId").and_then(|id| fonts.get(id).cloned()).flatten();
    let id = tag.number::<u32>(b"numFmtId").unwrap_or(0);
    match (codes.get(&id), ShownAs::built_in(id)) {
        (Some((shown_as, code)), _) => {
            let format = (*shown_as != ShownAs::General).then(|| Arc::clone(code));
            Style { font, format, shown_as: *shown_as }
        }
        (None, Some((shown_as, code))) => Style { font, format: (!code.is_empty()).then(|| code.into()), shown_as },
        (None, None) => Style { font, ..Style::default() },
    }
}
