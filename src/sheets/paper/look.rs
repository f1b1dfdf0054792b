//! How the workbook looks: cell formats and paper. Knows no figures.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, FormatUnderline, Worksheet, XlsxError};

pub(in crate::sheets) const FONT: &str = "Times New Roman";
const A4: u8 = 9;
const HEAD_FILL: u32 = 0x00E7_EDF3;
const FIELD_FILL: u32 = 0x00F1_F4F7;
const LINE: u32 = 0x0080_8080;
const FAINT: u32 = 0x0070_7070;
const DRAFT: u32 = 0x00B0_2418;
const FULL_FILL: u32 = 0x00DD_EFDD;
const LOST_FILL: u32 = 0x00FB_E5D6;
const RISE: u32 = 0x001E_6B2E;

/// How a number is printed. The locale of the reader's program makes the dot a comma.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::sheets) enum Number {
    /// A place or a count.
    Whole,
    /// Points with all decimals they have, two at least.
    Points,
    /// A published total.
    Total,
    /// A satisfaction percentage.
    Percent,
    /// A change in points.
    PointsChange,
    /// A change in places.
    PlacesChange,
    /// A change of a share, in percentage points.
    ShareChange,
}

/// The formats of a workbook.
pub(in crate::sheets) struct Look {
    decimals: u8,
    /// The draft mark.
    pub draft: Format,
    /// The mark of a published edition.
    pub edition: Format,
    /// Official heading, bold and centred.
    pub heading: Format,
    /// Official heading, plain and centred.
    pub heading_plain: Format,
    /// Title of a sheet.
    pub title: Format,
    /// Line under the title.
    pub subtitle: Format,
    /// Head of a table.
    pub head: Format,
    /// Head of a narrow column with much to say.
    pub small_head: Format,
    /// Head of a helping column.
    pub helper_head: Format,
    /// Text in a table.
    pub text: Format,
    /// Text in a table, centred.
    pub centred: Format,
    /// Bold text in a table.
    pub text_bold: Format,
    /// Text of a field's row.
    pub field: Format,
    /// A name in a table.
    pub name: Format,
    /// Text that leads elsewhere, in a table.
    pub link: Format,
    /// Text that leads elsewhere, alone.
    pub link_plain: Format,
    /// A head that is written upwards, and leads elsewhere.
    pub upward: Format,
    /// Text of a long list, without borders.
    pub list: Format,
    /// A long head that is written upwards.
    pub upward_small: Format,
    /// Text of a long list that leads elsewhere.
    pub list_link: Format,
    /// A moment in a long list.
    pub list_moment: Format,
    /// A moment in a table.
    pub moment: Format,
    /// Small print.
    pub note: Format,
    /// Signature block, in italics.
    pub date: Format,
    /// Marks full points.
    pub full: Format,
    /// Marks lost points.
    pub lost: Format,
    /// Marks a rise.
    pub rise: Format,
    /// Marks a fall.
    pub fall: Format,
    /// Marks what has to be looked at.
    pub wrong: Format,
    numbers: Vec<(Number, Weight, Format)>,
}

/// How heavy a number stands in its table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::sheets) enum Weight {
    /// A line.
    Plain,
    /// A sum.
    Bold,
    /// A field's sum.
    Field,
    /// A helping column.
    Helper,
}

impl Look {
    /// The format of cells that have none of their own. Widths of columns are counted in its digits,
    /// which are seven pixels wide in a row of twenty.
    pub(in crate::sheets) fn default_format() -> (Format, u32, u32) {
        (Format::new().set_font_name(FONT).set_font_size(11), 20, 64)
    }

    /// Makes the formats for totals of so many decimals.
    pub(in crate::sheets) fn new(decimals: u8) -> Look {
        let base = Format::new().set_font_name(FONT).set_font_size(11);
        let middle = base.clone().set_align(FormatAlign::Center).set_align(FormatAlign::VerticalCenter);
        let cell = base
            .clone()
            .set_border(FormatBorder::Thin)
            .set_border_color(Color::RGB(LINE))
            .set_align(FormatAlign::VerticalCenter)
            .set_text_wrap();
        let faint = base.clone().set_font_size(9).set_font_color(Color::RGB(FAINT));
        let blue = Color::RGB(0x001F_4E79);
        let mut look = Look {
            decimals,
            draft: base.clone().set_bold().set_font_color(Color::RGB(DRAFT)),
            edition: faint.clone(),
            heading: middle.clone().set_bold().set_text_wrap(),
            heading_plain: middle.clone().set_text_wrap(),
            title: middle.clone().set_bold().set_font_size(14).set_text_wrap(),
            subtitle: middle.clone().set_text_wrap(),
            head: cell.clone().set_bold().set_align(FormatAlign::Center).set_background_color(Color::RGB(HEAD_FILL)),
            helper_head: faint.clone().set_text_wrap().set_align(FormatAlign::Center).set_align(FormatAlign::Bottom),
            centred: cell.clone().set_align(FormatAlign::Center),
            text_bold: cell.clone().set_bold(),
            field: cell.clone().set_bold().set_background_color(Color::RGB(FIELD_FILL)),
            upward: cell
                .clone()
                .set_bold()
                .set_font_color(blue)
                .set_align(FormatAlign::Center)
                .set_rotation(90)
                .set_background_color(Color::RGB(HEAD_FILL)),
            name: cell.clone().set_align(FormatAlign::Left),
            link: cell.clone().set_font_color(blue),
            link_plain: base.clone().set_font_color(blue),
            list: base.clone().set_text_wrap().set_align(FormatAlign::VerticalCenter),
            upward_small: cell
                .clone()
                .set_bold()
                .set_font_size(8)
                .set_align(FormatAlign::Center)
                .set_rotation(90)
                .set_background_color(Color::RGB(HEAD_FILL)),
            list_link: base.clone().set_font_color(blue).set_text_wrap().set_align(FormatAlign::VerticalCenter),
            list_moment: middle.clone().set_num_format("dd/mm/yyyy hh:mm:ss"),
            moment: cell.clone().set_align(FormatAlign::Center).set_num_format("dd/mm/yyyy hh:mm"),
            note: faint.set_text_wrap().set_align(FormatAlign::Top),
            date: middle.set_italic(),
            small_head: cell
                .clone()
                .set_bold()
                .set_font_size(9)
                .set_align(FormatAlign::Center)
                .set_background_color(Color::RGB(HEAD_FILL)),
            text: cell.clone().set_align(FormatAlign::Left).set_indent(1),
            // In grey the marks stay apart: bold on a light ground, slanted, underlined.
            full: Format::new().set_bold().set_background_color(Color::RGB(FULL_FILL)),
            lost: Format::new().set_italic().set_background_color(Color::RGB(LOST_FILL)),
            rise: Format::new().set_bold().set_font_color(Color::RGB(RISE)),
            fall: Format::new().set_italic().set_underline(FormatUnderline::Single).set_font_color(Color::RGB(DRAFT)),
            wrong: Format::new().set_bold().set_font_color(Color::White).set_background_color(Color::RGB(DRAFT)),
            numbers: Vec::new(),
        };
        look.numbers(&cell, &base);
        look
    }

    fn numbers(&mut self, cell: &Format, base: &Format) {
        use Number::{Percent, PlacesChange, Points, PointsChange, ShareChange, Total, Whole};
        for number in [Whole, Points, Total, Percent, PointsChange, PlacesChange, ShareChange] {
            let pattern = self.pattern(number);
            let align = match number {
                Whole | PlacesChange => FormatAlign::Center,
                _ => FormatAlign::Right,
            };
            let plain = cell.clone().set_num_format(&pattern).set_align(align);
            let bold = plain.clone().set_bold();
            let field = bold.clone().set_background_color(Color::RGB(FIELD_FILL));
            let helper = base
                .clone()
                .set_font_size(9)
                .set_font_color(Color::RGB(FAINT))
                .set_num_format(&pattern)
                .set_align(align);
            self.numbers.extend([
                (number, Weight::Plain, plain),
                (number, Weight::Bold, bold),
                (number, Weight::Field, field),
                (number, Weight::Helper, helper),
            ]);
        }
    }

    fn pattern(&self, number: Number) -> String {
        let total = match self.decimals {
            0 => "0".to_owned(),
            n => format!("0.{}", "0".repeat(usize::from(n))),
        };
        match number {
            Number::Whole => "0".to_owned(),
            Number::Points => "0.00##".to_owned(),
            Number::Total => total,
            Number::Percent => "0.00##\"%\"".to_owned(),
            Number::PointsChange => format!("+{total};-{total};{total}"),
            Number::PlacesChange => "+0;-0;0".to_owned(),
            Number::ShareChange => "+0.00;-0.00;0.00".to_owned(),
        }
    }

    /// The format of a number.
    pub(in crate::sheets) fn number(&self, number: Number, weight: Weight) -> &Format {
        let found = self.numbers.iter().find(|(n, w, _)| (*n, *w) == (number, weight));
        found.map_or(&self.text, |(_, _, format)| format)
    }
}

/// So far below the row that begins a page does a figure stand, in pixels.
pub(in crate::sheets) const BELOW_BREAK: u32 = 4;

/// The height of a row whose texts take so many lines at most.
pub(in crate::sheets) fn height(lines: u32) -> f64 {
    f64::from(lines) * 14.5 + 2.0
}

/// The height of a title over so many characters of columns; its letters are larger.
pub(in crate::sheets) fn title_height(title: &str, width: f64) -> f64 {
    f64::from(lines(title, width * 11.0 / 14.0, Weight::Bold)) * 18.5 + 5.5
}

/// The lines that a text takes in a column of so many characters.
///
/// Not every program fits rows to wrapped text on opening, so the height is reckoned here, with
/// the widths of Times New Roman at 11 points: rather one line too many than a word cut off.
pub(in crate::sheets) fn lines(text: &str, width: f64, weight: Weight) -> u32 {
    let bold = if weight == Weight::Plain { 1.0 } else { 1.07 };
    // A column is as wide as so many digits of seven pixels, less the inner margin.
    let room = (width * 7.0 - 6.0) / bold;
    text.split('\n').map(|line| wrapped(line, room)).sum()
}

fn wrapped(line: &str, room: f64) -> u32 {
    let (mut lines, mut used) = (1, 0.0);
    for word in line.split_inclusive(' ') {
        let width: f64 = word.trim_end().chars().map(pixels).sum();
        if used > 0.0 && used + width > room {
            lines += 1;
            used = 0.0;
        }
        used += word.chars().map(pixels).sum::<f64>();
        while width > room && used > room {
            lines += 1;
            used -= room;
        }
    }
    lines
}

fn pixels(c: char) -> f64 {
    match c {
        ' ' | ',' | '.' => 3.8,
        'i' | 'j' | 'l' | 't' | ':' | ';' | '\'' | '/' => 4.4,
        'f' | 'r' | 'I' | '-' | '(' | ')' => 5.1,
        's' | 'z' | 'J' => 5.9,
        'a' | 'c' | 'e' => 6.7,
        'm' | 'w' | '%' => 11.4,
        'M' | 'W' => 13.8,
        c if c.is_uppercase() => 10.2,
        c if c.is_ascii() => 7.5,
        // Vowels with marks; đ, ơ and ư are a little wider.
        _ => 7.1,
    }
}

/// Which way the paper lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::sheets) enum Paper {
    /// Upright.
    Portrait,
    /// On its side.
    Landscape,
}

/// Sets a sheet on A4: fit to the width, head repeated, page numbers, marks in header and footer.
pub(in crate::sheets) fn paper(
    sheet: &mut Worksheet,
    paper: Paper,
    head: (u32, u32),
    marks: (&str, &str),
) -> Result<(), XlsxError> {
    sheet.set_paper_size(A4).set_print_fit_to_pages(1, 0).set_margins(0.6, 0.5, 0.7, 0.7, 0.3, 0.3);
    sheet.set_print_center_horizontally(true).set_screen_gridlines(false);
    if paper == Paper::Landscape {
        sheet.set_landscape();
    }
    let (header, footer) = marks;
    if !header.is_empty() {
        sheet.set_header(format!("&R&\"{FONT},Bold\"&11{}", plain(header)));
    }
    sheet.set_footer(format!("&L&\"{FONT},Regular\"&8{}&R&\"{FONT},Regular\"&9&P/&N", plain(footer)));
    sheet.set_repeat_rows(head.0, head.1)?;
    sheet.set_freeze_panes(head.1 + 1, 0)?;
    Ok(())
}

/// Text of a header or footer, where `&` begins a code; a digit right after a size would join it.
fn plain(text: &str) -> String {
    let text = text.replace('&', "&&");
    if text.starts_with(|c: char| c.is_ascii_digit()) { format!(" {text}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_take_the_lines_that_their_width_asks_for() {
        assert_eq!(lines("Ban hành kế hoạch CCHC năm", 52.0, Weight::Plain), 1);
        assert_eq!(lines("", 10.0, Weight::Plain), 1);
        let long = "Công khai TTHC tại Bộ phận Một cửa cấp huyện và trên Cổng thông tin điện tử";
        assert_eq!(lines(long, 52.0, Weight::Plain), 2);
        assert_eq!(lines(&"a".repeat(100), 20.0, Weight::Plain), 6);
    }
}
