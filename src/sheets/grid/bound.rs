//! What a file may be at most, and what it is: asked before anything of it is built.
//!
//! The limits are far beyond any workbook of the trade and low enough that a hostile file costs neither
//! the memory nor the patience of an office PC.

use zip::ZipArchive;

use super::error::{Error, Limited, Seen, Unsupported};

/// The largest file, in bytes.
pub(super) const FILE_BYTES: u64 = 64 << 20;
/// The most parts in an archive; a workbook of 3,321 sheets has some 10,000.
const ENTRIES: u64 = 20_000;
/// The most that all parts may take unpacked, in bytes.
const UNPACKED_BYTES: u64 = 512 << 20;
/// How many times larger a part may be unpacked; empty formatted rows reach some 60.
const RATIO: u64 = 300;
/// Below this the ratio says nothing.
const RATIO_FROM_BYTES: u64 = 8 << 20;
/// The rows of a sheet, those of the spreadsheet programs.
pub(super) const ROWS: u64 = 1_048_576;
/// The columns of a sheet that are read.
pub(super) const COLUMNS: u64 = 512;
/// The filled cells of a workbook.
pub(super) const CELLS: u64 = 5_000_000;
/// The different texts of a workbook.
pub(super) const TEXTS: u64 = 5_000_000;
/// What the texts of an .xlsb may take, in bytes as it stores them.
pub(super) const TEXT_BYTES: u64 = 64 << 20;
/// The letters of a cell's text, those of the spreadsheet programs, counted as they count (UTF-16).
pub const TEXT_LETTERS: usize = 32_767;
/// The letters of a sheet's name; Excel stops at 31, other programs let a sentence pass.
pub(super) const NAME_LETTERS: usize = 255;
/// What formulas that are one text for many cells may take written out for each, in bytes; beyond it a formula is
/// one that can't be read. A hundred thousand cells with a formula of 40 letters; a number that is stored needs none.
pub(super) const SHARED_BYTES: usize = 4 << 20;
/// What blanks that an .ods only counts may take written out, in bytes: a sentence at every cell of a large form.
pub(super) const BLANKS: usize = 4 << 20;
/// How many cells an .ods may fill by repeating others, whatever is written: some zeros to the end of a form.
pub(super) const REPEATED: u64 = 200_000;
/// The same for each cell that is written: equal scores side by side are written as one.
pub(super) const REPEATED_A_CELL: u64 = 64;
/// The merged areas of a sheet.
pub(super) const MERGED: u64 = 200_000;
/// The sheets of a workbook.
pub(super) const SHEETS: u64 = 10_000;
/// The cell styles of a workbook; the spreadsheet programs stop at 65,490.
pub(super) const STYLES: u64 = 65_535;

/// What the first bytes of a file say it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Container {
    /// A zip archive: .xlsx, .xlsm, .xlsb, .ods.
    Zip,
    /// A compound file: .xls, or an encrypted .xlsx.
    Compound,
}

/// Tells from its first bytes what the file is.
///
/// # Errors
/// `Empty`, `TooLarge`, `NotASpreadsheet`, `Unsupported`.
pub(super) fn container(bytes: &[u8]) -> Result<Container, Error> {
    check_size(bytes.len() as u64)?;
    if bytes.is_empty() {
        return Err(Error::Empty);
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return Ok(Container::Zip);
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return Ok(Container::Compound);
    }
    // The first record of a workbook from before it had a container.
    if matches!(bytes, [0x09, 0x00 | 0x02 | 0x04 | 0x08, 0x04..=0x10, 0x00, ..]) {
        return Err(Error::Unsupported(Unsupported::OldExcel));
    }
    Err(Error::NotASpreadsheet(seen(bytes)))
}

/// Refuses a file that is too large to be read.
pub(super) fn check_size(found: u64) -> Result<(), Error> {
    if found > FILE_BYTES {
        return Err(Error::TooLarge { what: Limited::FileBytes, limit: FILE_BYTES, found });
    }
    Ok(())
}

fn seen(bytes: &[u8]) -> Seen {
    let head = bytes.get(..4096).unwrap_or(bytes);
    let start = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
    let lower = start.to_ascii_lowercase();
    let has = |mark: &[u8]| lower.windows(mark.len()).any(|window| window == mark);
    if lower.starts_with(b"<") && (has(b"<html") || has(b"<!doctype html") || has(b"<table"))
        || lower.starts_with(b"mime-version")
    {
        Seen::Html
    } else if lower.starts_with(b"<") {
        Seen::Xml
    } else if start.starts_with(b"%PDF") {
        Seen::Pdf
    } else if start.starts_with(b"{\\rtf") {
        Seen::OtherDocument
    } else if [&b"\x89PNG"[..], b"\xFF\xD8\xFF", b"GIF8"].iter().any(|mark| start.starts_with(mark)) {
        Seen::Picture
    } else if [&b"PK"[..], b"Rar!", b"7z\xBC\xAF", b"\x1F\x8B"].iter().any(|mark| start.starts_with(mark)) {
        Seen::Archive
    } else if head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF") || is_text(head) {
        Seen::Text
    } else {
        Seen::Unknown
    }
}

fn is_text(head: &[u8]) -> bool {
    // The head may end inside a character.
    let valid = match std::str::from_utf8(head) {
        Ok(_) => true,
        Err(error) => error.error_len().is_none(),
    };
    valid && !head.iter().any(|byte| *byte < b' ' && !byte.is_ascii_whitespace())
}

/// Checks the directory of an archive: number of parts, names, sizes, encryption.
///
/// # Errors
/// `TooLarge`, `Encrypted`, `Damaged`.
pub(super) fn check_archive<R: std::io::Read + std::io::Seek>(archive: &ZipArchive<R>) -> Result<(), Error> {
    let entries = archive.len() as u64;
    if entries > ENTRIES {
        return Err(Error::TooLarge { what: Limited::Entries, limit: ENTRIES, found: entries });
    }
    let mut unpacked = 0u64;
    for index in 0..archive.len() {
        let entry = archive.by_index_data(index).map_err(Error::damaged)?;
        if leads_out(&entry.name().map_err(Error::damaged)?) {
            return Err(Error::damaged("an entry name that leads out of the archive"));
        }
        if entry.encrypted() {
            return Err(Error::Encrypted);
        }
        unpacked = unpacked.saturating_add(entry.size());
        if unpacked > UNPACKED_BYTES {
            return Err(Error::TooLarge { what: Limited::UnpackedBytes, limit: UNPACKED_BYTES, found: unpacked });
        }
        let ratio = entry.size() / entry.compressed_size().max(1);
        if entry.size() > RATIO_FROM_BYTES && ratio > RATIO {
            return Err(Error::TooLarge { what: Limited::Ratio, limit: RATIO, found: ratio });
        }
    }
    Ok(())
}

fn leads_out(name: &str) -> bool {
    name.starts_with(['/', '\\']) || name.contains(':') || name.split(['/', '\\']).any(|step| step == "..")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_a_workbook_is_told_apart_by_its_bytes() {
        for (bytes, want) in [
            (&b"<html><table>"[..], Seen::Html),
            (b"\xEF\xBB\xBF\n <!DOCTYPE HTML>", Seen::Html),
            (b"<?xml version=\"1.0\"?><Workbook/>", Seen::Xml),
            (b"%PDF-1.7", Seen::Pdf),
            ("mã,điểm\n1.1,0,5".as_bytes(), Seen::Text),
            (b"\x89PNG\r\n", Seen::Picture),
            (b"PK\x05\x06", Seen::Archive),
            (b"\x00\x01\x02", Seen::Unknown),
        ] {
            assert!(matches!(container(bytes), Err(Error::NotASpreadsheet(seen)) if seen == want), "{want:?}");
        }
        assert!(matches!(container(b""), Err(Error::Empty)));
        assert!(matches!(container(b"\x09\x00\x04\x00\x02"), Err(Error::Unsupported(_))));
    }

    #[test]
    fn names_that_lead_out_of_the_archive_are_known() {
        assert!(leads_out("xl/../../etc/passwd") && leads_out("..\\x") && leads_out("/x") && leads_out("C:x"));
        assert!(!leads_out("xl/worksheets/sheet1.xml") && !leads_out("xl/a..b.xml"));
    }
}
