//! Tables as CSV, the same rows in two writings, each safe to open in a spreadsheet program.
//!
//! **Standard**: a comma between values, a dot in numbers (RFC 4180), for machines and open data portals.
//! **For Excel in Vietnamese**: a semicolon between values, a comma in numbers. There Excel parts cells at
//! a semicolon and takes a dot for the mark of thousands, so that `26.295` would become 26295 without a
//! word. A `sep=` line is no way out: Excel then no longer sees that the file is UTF-8, and every other
//! reader takes the line for the head.
//!
//! Both begin with the mark of UTF-8, without which Excel garbles Vietnamese. A text that a spreadsheet
//! would take for a formula gets an apostrophe before it, and so does one that begins with an apostrophe:
//! who reads a text takes one away.

use std::io::{self, Write};

use crate::domain::points::{Percent, Points};

/// The mark of UTF-8 at the head of a file.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// A table on its way into its two files.
pub(super) struct Table<W> {
    standard: W,
    for_excel: W,
    line: Line,
    rows: u64,
}

/// A row being written: value after value.
#[derive(Default)]
pub(super) struct Line {
    standard: String,
    for_excel: String,
    values: usize,
}

impl<W: Write> Table<W> {
    /// Begins a table with its head.
    pub(super) fn begin(mut standard: W, mut for_excel: W, head: &[&str]) -> io::Result<Table<W>> {
        standard.write_all(MARK)?;
        for_excel.write_all(MARK)?;
        let mut table = Table { standard, for_excel, line: Line::default(), rows: 0 };
        table.row(|line| head.iter().for_each(|name| line.word(name)))?;
        table.rows = 0;
        Ok(table)
    }

    /// Writes a row.
    pub(super) fn row(&mut self, fill: impl FnOnce(&mut Line)) -> io::Result<()> {
        fill(&mut self.line);
        self.standard.write_all(self.line.standard.as_bytes())?;
        self.standard.write_all(b"\r\n")?;
        self.for_excel.write_all(self.line.for_excel.as_bytes())?;
        self.for_excel.write_all(b"\r\n")?;
        self.line.standard.clear();
        self.line.for_excel.clear();
        self.line.values = 0;
        self.rows += 1;
        Ok(())
    }

    /// Ends the table: its two files and how many rows they have below the head.
    pub(super) fn end(self) -> (W, W, u64) {
        (self.standard, self.for_excel, self.rows)
    }
}

impl Line {
    fn next(&mut self) {
        if self.values > 0 {
            self.standard.push(',');
            self.for_excel.push(';');
        }
        self.values += 1;
    }

    /// Nothing is there.
    pub(super) fn nothing(&mut self) {
        self.next();
    }

    /// Exact points; nothing where there are none.
    pub(super) fn points(&mut self, points: Option<Points>) {
        self.number(points.map(|p| p.to_string()));
    }

    /// An exact percentage, without its sign.
    pub(super) fn percent(&mut self, percent: Option<Percent>) {
        self.number(percent.map(|p| p.to_string()));
    }

    /// A whole number.
    pub(super) fn whole(&mut self, number: Option<i64>) {
        self.number(number.map(|n| n.to_string()));
    }

    fn number(&mut self, exact: Option<String>) {
        self.next();
        if let Some(exact) = exact {
            self.standard.push_str(&exact);
            self.for_excel.push_str(&exact.replace('.', ","));
        }
    }

    /// A word of ours, that needs no care.
    pub(super) fn word(&mut self, word: &str) {
        self.next();
        self.standard.push_str(word);
        self.for_excel.push_str(word);
    }

    /// A text that somebody wrote.
    pub(super) fn text(&mut self, text: &str) {
        self.next();
        let text = quoted(&guarded(text));
        self.standard.push_str(&text);
        self.for_excel.push_str(&text);
    }
}

/// A text that no spreadsheet takes for a formula, with the line ends of one system.
fn guarded(text: &str) -> String {
    let mut text = text.replace("\r\n", "\n").replace('\r', "\n");
    text.retain(|c| c == '\n' || c == '\t' || !c.is_control());
    let is_risky = |c: char| matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' | '\t' | '\n' | '\'');
    let seen = text.trim_start_matches([' ', '\u{a0}', '\u{feff}', '\u{200b}']);
    if seen.starts_with(is_risky) {
        text.insert(0, '\'');
    }
    text
}

/// The same quoted, where it has to be for one of the two writings.
fn quoted(text: &str) -> String {
    let edge = |c: char| c.is_whitespace();
    let has_to = text.contains([',', ';', '"', '\n', '\t']) || text.starts_with(edge) || text.ends_with(edge);
    if has_to { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(fill: impl FnOnce(&mut Line)) -> (String, String) {
        let mut line = Line::default();
        fill(&mut line);
        (line.standard, line.for_excel)
    }

    #[test]
    fn what_a_spreadsheet_would_calculate_is_a_text() {
        for text in ["=1+1", "+84 31", "- chưa nộp", "@cmd", "\t=1", "\r=1", "  =1", "＝1", "'=1", "\u{feff}=1"] {
            let line = written(|line| line.text(text)).0;
            assert!(line.trim_matches('"').starts_with('\''), "{text:?} became {line:?}");
        }
        assert_eq!(written(|line| line.text("nộp - chậm = 2")).0, "nộp - chậm = 2");
    }

    #[test]
    fn numbers_are_exact_in_both_writings_and_a_negative_one_is_a_number() {
        let fill = |line: &mut Line| {
            line.points("26.295".parse().ok());
            line.points("-0.5".parse().ok());
            line.points(None);
            line.whole(Some(-2));
        };
        assert_eq!(written(fill), ("26.295,-0.5,,-2".to_owned(), "26,295;-0,5;;-2".to_owned()));
    }

    #[test]
    fn commas_quotes_and_lines_stay_within_their_value() {
        let fill = |line: &mut Line| {
            line.text("nói \"có\", rồi; thôi");
            line.text("hai\r\ndòng");
        };
        assert_eq!(written(fill).0, "\"nói \"\"có\"\", rồi; thôi\",\"hai\ndòng\"");
    }
}
