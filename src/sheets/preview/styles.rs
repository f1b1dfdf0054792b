//! How cells look: what of it a preview shows.

use super::xml::{Token, attribute, each, is_on, number};

/// Where a text stands in its cell.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Align {
    /// Texts to the left, numbers to the right.
    #[default]
    ByKind,
    /// To the left.
    Left,
    /// In the middle.
    Centre,
    /// To the right.
    Right,
}

/// How a cell looks.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Style {
    /// The size of its letters in points.
    pub size: f32,
    /// Whether they are bold.
    pub is_bold: bool,
    /// Whether they are of second rank.
    pub is_faint: bool,
    /// Where they stand.
    pub align: Align,
    /// Whether they go on in another line.
    pub wraps: bool,
    /// Whether there is a line around the cell.
    pub has_border: bool,
    /// Whether the ground is tinted.
    pub has_ground: bool,
}

/// The styles of a workbook, with the number format of each.
#[derive(Debug, Default)]
pub(super) struct Styles {
    all: Vec<(Style, u32)>,
    formats: Vec<(u32, String)>,
}

impl Styles {
    /// The style of a cell and its number format.
    pub(super) fn get(&self, at: usize) -> (Style, &str) {
        let (style, format) = self.all.get(at).copied().unwrap_or_default();
        let own = self.formats.iter().find(|(id, _)| *id == format).map(|(_, code)| code.as_str());
        let built_in = match format {
            1 => "0",
            2 => "0.00",
            9 => "0%",
            10 => "0.00%",
            14 => "dd/mm/yyyy",
            _ => "",
        };
        (style, own.unwrap_or(built_in))
    }

    pub(super) fn read(bytes: &[u8]) -> Result<Styles, quick_xml::Error> {
        let mut styles = Styles::default();
        let mut fonts: Vec<Style> = Vec::new();
        let (mut grounds, mut borders) = (Vec::<bool>::new(), Vec::<bool>::new());
        let mut part = String::new();
        each(bytes, |token| {
            match token {
                Token::Begin(tag) => {
                    let name = tag.local_name().as_ref().to_owned();
                    match (part.as_str(), name.as_str()) {
                        (_, "numFmts" | "fonts" | "fills" | "borders" | "cellXfs" | "dxfs" | "cellStyleXfs") => {
                            part = name
                        }
                        ("numFmts", "numFmt") => {
                            let id = number(&tag, "numFmtId").unwrap_or(0);
                            styles.formats.push((id, attribute(&tag, "formatCode").unwrap_or_default()));
                        }
                        ("fonts", "font") => fonts.push(Style { size: 11.0, ..Style::default() }),
                        ("fonts", _) => {
                            if let Some(font) = fonts.last_mut() {
                                of_font(font, &name, &tag);
                            }
                        }
                        ("fills", "fill") => grounds.push(false),
                        ("fills", "patternFill") => {
                            let solid = attribute(&tag, "patternType").is_some_and(|kind| kind == "solid");
                            if let Some(ground) = grounds.last_mut() {
                                *ground = solid;
                            }
                        }
                        ("borders", "border") => borders.push(false),
                        ("borders", "top" | "bottom" | "left" | "right") => {
                            let drawn = attribute(&tag, "style").is_some();
                            if let Some(border) = borders.last_mut() {
                                *border |= drawn;
                            }
                        }
                        ("cellXfs", "xf") => {
                            let at = |name| number::<usize>(&tag, name).unwrap_or(0);
                            let font = fonts.get(at("fontId")).copied().unwrap_or_default();
                            let has_ground = grounds.get(at("fillId")).copied().unwrap_or_default();
                            let has_border = borders.get(at("borderId")).copied().unwrap_or_default();
                            let style = Style { has_ground, has_border, ..font };
                            styles.all.push((style, number(&tag, "numFmtId").unwrap_or(0)));
                        }
                        ("cellXfs", "alignment") => {
                            if let Some((style, _)) = styles.all.last_mut() {
                                style.wraps = is_on(&tag, "wrapText");
                                style.align = match attribute(&tag, "horizontal").as_deref() {
                                    Some("center" | "centerContinuous") => Align::Centre,
                                    Some("right") => Align::Right,
                                    Some("left") => Align::Left,
                                    _ => Align::ByKind,
                                };
                            }
                        }
                        _ => {}
                    }
                }
                Token::End(_) | Token::Text(_) => {}
            }
            true
        })?;
        Ok(styles)
    }
}

fn of_font(font: &mut Style, name: &str, tag: &quick_xml::events::BytesStart<'_>) {
    match name {
        "b" => font.is_bold = true,
        "sz" => font.size = number(tag, "val").unwrap_or(11.0),
        // Of our colours only the grey of small print says something that isn't said otherwise.
        "color" => font.is_faint = attribute(tag, "rgb").is_some_and(|rgb| rgb == "FF707070"),
        _ => {}
    }
}
