//! Blocks of cells as the text that spreadsheets exchange: tabs, lines, quotes where needed.

/// Writes rows as tab-separated text.
pub fn write<R, C>(rows: R) -> String
where
    R: IntoIterator<Item = C>,
    C: IntoIterator<Item = String>,
{
    let mut text = String::new();
    for row in rows {
        for (index, cell) in row.into_iter().enumerate() {
            if index > 0 {
                text.push('\t');
            }
            if cell.contains(['\t', '\n', '\r', '"']) {
                text.push('"');
                text.push_str(&cell.replace('"', "\"\""));
                text.push('"');
            } else {
                text.push_str(&cell);
            }
        }
        text.push_str("\r\n");
    }
    text
}

/// Reads tab-separated text, with quoted cells, CRLF and a last line end that means nothing.
pub fn read(text: &str) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let mut cell = String::new();
    let mut chars = text.chars().peekable();
    let mut quoted = false;
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            '"' if quoted => quoted = false,
            '"' if cell.is_empty() => quoted = true,
            _ if quoted => cell.push(c),
            '\t' => row.push(std::mem::take(&mut cell)),
            '\r' if chars.peek() == Some(&'\n') => {}
            '\n' | '\r' => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            _ => cell.push(c),
        }
    }
    if !cell.is_empty() || !row.is_empty() {
        row.push(cell);
        rows.push(row);
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        let rows = vec![vec!["0,75".to_owned(), "hai\ndòng".to_owned()], vec![String::new(), "nói \"có\"".to_owned()]];
        assert_eq!(read(&write(rows.clone())), rows);
    }

    #[test]
    fn the_last_line_end_makes_no_row() {
        assert_eq!(read("1\t2\r\n3\t\r\n"), vec![vec!["1", "2"], vec!["3", ""]]);
    }

    #[test]
    fn a_quote_inside_a_word_is_a_quote() {
        assert_eq!(read("5\" x\ty"), vec![vec!["5\" x", "y"]]);
    }
}
