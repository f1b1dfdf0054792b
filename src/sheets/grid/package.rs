//! The parts of a zipped workbook, found by name and read as streams.

use std::collections::HashMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::bound;
use super::error::{Error, Seen, Unsupported};
use super::xml::{Scanner, Token};

/// A zip archive whose directory was checked.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// Where each part is, by its name in lower case with `/` between the steps.
    parts: HashMap<String, usize>,
}

/// What kind of document an archive holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Content {
    /// .xlsx, .xlsm
    Xlsx,
    /// .xlsb
    Xlsb,
    /// .ods
    Ods,
}

impl<'a> Package<'a> {
    /// Opens an archive and checks its bounds.
    ///
    /// # Errors
    /// `Damaged`, `TooLarge`, `Encrypted`.
    pub(super) fn new(bytes: &'a [u8]) -> Result<Self, Error> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(refused)?;
        bound::check_archive(&archive)?;
        let mut parts = HashMap::with_capacity(archive.len());
        for index in 0..archive.len() {
            if let Some(name) = archive.name_for_index(index) {
                parts.insert(key(&name.map_err(refused)?), index);
            }
        }
        Ok(Self { archive, parts })
    }

    /// Says what the archive holds.
    ///
    /// # Errors
    /// `NotASpreadsheet`, `Encrypted`, `Damaged`.
    pub(super) fn content(&mut self) -> Result<Content, Error> {
        let has = |name: &str| self.parts.contains_key(name);
        if has("xl/workbook.xml") {
            return Ok(Content::Xlsx);
        }
        if has("xl/workbook.bin") {
            return Ok(Content::Xlsb);
        }
        if let Some(kind) = self.small("mimetype", 200)? {
            let kind = String::from_utf8_lossy(&kind).into_owned();
            return match kind.trim().strip_prefix("application/vnd.oasis.opendocument.spreadsheet") {
                Some("" | "-template") => Ok(Content::Ods),
                _ => Err(Error::NotASpreadsheet(Seen::OtherDocument)),
            };
        }
        let other = self
            .parts
            .keys()
            .any(|name| name.starts_with("word/") || name.starts_with("ppt/") || name.starts_with("visio/"));
        if other {
            return Err(Error::NotASpreadsheet(Seen::OtherDocument));
        }
        // Some writers name the parts as they like and say so in the relations.
        let main = self.relations("_rels/.rels", "")?.into_iter().find(|to| to.kind == "officeDocument");
        match main {
            Some(main) if main.part.ends_with(".bin") => Ok(Content::Xlsb),
            Some(_) => Ok(Content::Xlsx),
            None => Err(Error::NotASpreadsheet(Seen::Archive)),
        }
    }

    /// The same archive once more, to read two parts side by side.
    pub(super) fn again(&self) -> Package<'a> {
        Package { archive: self.archive.clone(), parts: self.parts.clone() }
    }

    /// How long a part is said to be when it is unpacked; 0 where there is none of that name.
    pub(super) fn announced(&mut self, name: &str) -> u64 {
        let index = self.parts.get(&key(name));
        index.and_then(|index| self.archive.by_index_raw(*index).ok()).map_or(0, |entry| entry.size())
    }

    /// Begins to read a part as XML; `None` where there is none of that name.
    pub(super) fn xml(&mut self, name: &str) -> Result<Option<Scanner<impl Read>>, Error> {
        Ok(self.stream(name)?.map(Scanner::new))
    }

    /// Reads the first bytes of a part.
    pub(super) fn small(&mut self, name: &str, most: u64) -> Result<Option<Vec<u8>>, Error> {
        let Some(stream) = self.stream(name)? else {
            return Ok(None);
        };
        let mut bytes = Vec::new();
        stream.take(most).read_to_end(&mut bytes).map_err(Error::damaged)?;
        Ok(Some(bytes))
    }

    /// Begins to read a part; `None` where there is none of that name.
    pub(super) fn stream(&mut self, name: &str) -> Result<Option<impl Read>, Error> {
        let Some(index) = self.parts.get(&key(name)) else {
            return Ok(None);
        };
        let entry = self.archive.by_index(*index).map_err(refused)?;
        // One byte more than announced, so that the end, where the checksum is compared, is read too.
        let announced = entry.size().saturating_add(1);
        Ok(Some(entry.take(announced)))
    }

    /// Reads where a relations part points to, from the folder `base`; none where there is no such part.
    pub(super) fn relations(&mut self, name: &str, base: &str) -> Result<Vec<Relation>, Error> {
        let mut relations = Vec::new();
        let Some(mut xml) = self.xml(name)? else {
            return Ok(relations);
        };
        loop {
            match xml.next()? {
                Token::Open(tag) if tag.name == b"Relationship" => {
                    let kind = tag.text(b"Type")?.unwrap_or_default();
                    relations.push(Relation {
                        id: tag.text(b"Id")?.unwrap_or_default(),
                        kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
                        part: resolve(base, &tag.text(b"Target")?.unwrap_or_default()),
                    });
                }
                Token::End => return Ok(relations),
                _ => {}
            }
        }
    }
}

/// Where one part points to another.
#[derive(Debug)]
pub(super) struct Relation {
    pub(super) id: String,
    /// The last step of the relation's type: `worksheet`, `styles` …
    pub(super) kind: String,
    /// The name of the part.
    pub(super) part: String,
}

impl Relation {
    /// Says whether it leads from the tab of this name to cells, or to what is known to have none.
    ///
    /// # Errors
    /// `Damaged`, where nobody knows: a sheet that may hold cells isn't passed over.
    pub(super) fn has_cells(&self, tab: &str) -> Result<bool, Error> {
        match self.kind.as_str() {
            "worksheet" => Ok(true),
            "chartsheet" | "dialogsheet" | "xlMacrosheet" | "xlIntlMacrosheet" => Ok(false),
            kind => Err(Error::damaged(format_args!("the sheet {tab:?} is of an unknown kind, {kind:?}"))),
        }
    }
}

fn key(name: &str) -> String {
    name.trim_start_matches('/').replace('\\', "/").to_ascii_lowercase()
}

/// Finds the name that a target has as seen from a folder.
fn resolve(base: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    if let Some(whole) = target.strip_prefix('/') {
        return whole.to_owned();
    }
    let mut steps: Vec<&str> = base.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// Turns what the archive's reader says into this module's error.
fn refused(error: ZipError) -> Error {
    match error {
        ZipError::InvalidPassword | ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Error::Encrypted,
        ZipError::CompressionMethodNotSupported(_) => Error::Unsupported(Unsupported::Packing),
        error => Error::damaged(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_found_from_the_folder_that_names_them() {
        assert_eq!(resolve("xl", "worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(resolve("xl", "/xl/styles.xml"), "xl/styles.xml");
        assert_eq!(resolve("xl", "..\\docProps/custom.xml"), "docProps/custom.xml");
        assert_eq!(resolve("", "../../x"), "x");
    }
}
