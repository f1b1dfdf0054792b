//! .xlsx and .xlsm: each part read once, as a stream.
//!
//! A sheet's cells, fonts, hidden rows and merged areas stand in one part; reading it once costs less than
//! calamine's cells reader alone, which leaves most of them out.

mod cells;
mod strings;
mod styles;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use super::Watch;
use super::bound;
use super::draft::{Budget, Draft};
use super::error::{Error, Limited};
use super::package::{Package, Relation};
use super::sheet::{Sheet, Visibility};
use super::xml::{Tag, Token};

use strings::Strings;
use styles::Styles;

/// Shared texts of so many bytes or more are read beside the cells that name them.
const SIDE_BY_SIDE: u64 = 1 << 20;

/// What the cells of all sheets refer to.
struct Book {
    strings: Strings,
    styles: Styles,
    /// Whether dates count from 1904.
    from_1904: bool,
    /// The bytes of formulas that were written out from a shared one.
    moved_bytes: usize,
}

/// Reads every sheet.
pub(super) fn sheets(package: &mut Package<'_>, watch: &Watch<'_>) -> Result<Vec<Sheet>, Error> {
    let main = main_part(package)?;
    let (folder, file) = main.rsplit_once('/').unwrap_or(("", &main));
    let relations = package.relations(&format!("{folder}/_rels/{file}.rels"), folder)?;
    let (tabs, from_1904) = tabs(package, &main)?;
    let styles = styles::read(package, part_of_kind(&relations, "styles"))?;
    let texts = part_of_kind(&relations, "sharedStrings").unwrap_or("xl/sharedStrings.xml");
    if package.announced(texts) < SIDE_BY_SIDE {
        let book = Book { strings: Strings::read(package, texts)?, styles, from_1904, moved_bytes: 0 };
        return cells_of(package, tabs, &relations, book, watch);
    }
    let mut again = package.again();
    std::thread::scope(|scope| {
        let (give, strings) = Strings::coming();
        scope.spawn(move || give.all(&mut again, texts));
        cells_of(package, tabs, &relations, Book { strings, styles, from_1904, moved_bytes: 0 }, watch)
    })
}

/// Reads the cells of every sheet.
fn cells_of(
    package: &mut Package<'_>,
    tabs: Vec<Tab>,
    relations: &[Relation],
    mut book: Book,
    watch: &Watch<'_>,
) -> Result<Vec<Sheet>, Error> {
    let mut budget = Budget::new(watch);
    let mut drafts = Vec::new();
    // Of two relations with one id the first counts.
    let by_id: HashMap<&str, &Relation> = relations.iter().rev().map(|to| (to.id.as_str(), to)).collect();
    let mut read: HashMap<&str, &Tab> = HashMap::new();
    for tab in &tabs {
        if tab.is_module() {
            continue;
        }
        let Some(relation) = tab.id.as_deref().and_then(|id| by_id.get(id)) else {
            return Err(tab.without_part());
        };
        if !relation.has_cells(&tab.name)? {
            continue;
        }
        if let Some(before) = read.insert(&relation.part, tab) {
            return Err(Error::damaged(format_args!(
                "{:?} and {:?} are one and the same sheet",
                before.name, tab.name
            )));
        }
        let Some(xml) = package.xml(&relation.part)? else {
            return Err(Error::damaged(format!("no part {:?} for the sheet {:?}", relation.part, tab.name)));
        };
        let draft = Draft::new(tab.name.clone(), tab.visibility, &mut budget)?;
        drafts.push(cells::read(xml, &mut book, draft)?);
    }
    if let Some(module) = tabs.iter().find(|tab| tab.is_module()) {
        let named: HashSet<&str> = tabs.iter().filter_map(|tab| tab.id.as_deref()).collect();
        let named = |relation: &Relation| named.contains(relation.id.as_str());
        for relation in relations.iter().filter(|relation| relation.kind == "worksheet" && !named(relation)) {
            let Some(xml) = package.xml(&relation.part)? else { continue };
            let draft = Draft::new(String::new(), module.visibility, &mut budget)?;
            // It was no module: its part has lost its tab, and must not go unnoticed.
            if !cells::read(xml, &mut book, draft)?.is_empty() {
                return Err(module.without_part());
            }
        }
    }
    // What is wrong with a text that no cell names is the file's fault too.
    book.strings.finish()?;
    let styles: Arc<[_]> = book.styles.into();
    for sheet in &mut drafts {
        sheet.styles = Arc::clone(&styles);
    }
    Ok(drafts)
}

/// Reads the custom document properties.
pub(super) fn properties(package: &mut Package<'_>) -> Result<BTreeMap<String, String>, Error> {
    let mut properties = BTreeMap::new();
    let part = package
        .relations("_rels/.rels", "")?
        .into_iter()
        .find(|relation| relation.kind == "custom-properties")
        .map_or_else(|| "docProps/custom.xml".to_owned(), |relation| relation.part);
    let Some(mut xml) = package.xml(&part)? else {
        return Ok(properties);
    };
    let mut open: Option<(String, String)> = None;
    loop {
        match xml.next()? {
            Token::Open(tag) if tag.name == b"property" => {
                open = tag.text(b"name")?.map(|name| (name, String::new()));
            }
            Token::Text(text) => {
                if let Some((_, value)) = &mut open {
                    text.append_to(value)?;
                }
            }
            Token::Close(b"property") => properties.extend(open.take()),
            Token::End => return Ok(properties),
            _ => {}
        }
    }
}

fn main_part(package: &mut Package<'_>) -> Result<String, Error> {
    let relations = package.relations("_rels/.rels", "")?;
    let main = part_of_kind(&relations, "officeDocument").unwrap_or("xl/workbook.xml");
    Ok(main.to_owned())
}

fn part_of_kind<'r>(relations: &'r [Relation], kind: &str) -> Option<&'r str> {
    relations.iter().find(|relation| relation.kind == kind).map(|relation| relation.part.as_str())
}

/// A sheet as the workbook lists it.
struct Tab {
    name: String,
    visibility: Visibility,
    /// The relation that leads to its part.
    id: Option<String>,
}

impl Tab {
    fn read(tag: &Tag<'_>) -> Result<Tab, Error> {
        Ok(Tab {
            name: tag.text(b"name")?.unwrap_or_default(),
            visibility: match tag.raw(b"state") {
                Some(b"hidden") => Visibility::Hidden,
                Some(b"veryHidden") => Visibility::VeryHidden,
                _ => Visibility::Visible,
            },
            id: tag.text(b"id")?,
        })
    }

    /// Says whether it is a module of macros from before Excel 97, which is kept as a tab without a part.
    fn is_module(&self) -> bool {
        self.id.as_deref() == Some("")
    }

    fn without_part(&self) -> Error {
        Error::damaged(format_args!("no part for the sheet {:?}", self.name))
    }
}

/// Reads the list of sheets, and whether dates count from 1904.
fn tabs(package: &mut Package<'_>, part: &str) -> Result<(Vec<Tab>, bool), Error> {
    let Some(mut xml) = package.xml(part)? else {
        return Err(Error::damaged("no workbook part"));
    };
    let (mut tabs, mut from_1904) = (Vec::new(), false);
    loop {
        match xml.next()? {
            Token::Open(tag) if tag.name == b"sheet" => {
                let found = tabs.len() as u64 + 1;
                if found > bound::SHEETS {
                    return Err(Error::TooLarge { what: Limited::Sheets, limit: bound::SHEETS, found });
                }
                tabs.push(Tab::read(&tag)?);
            }
            Token::Open(tag) if tag.name == b"workbookPr" => from_1904 = tag.is(b"date1904"),
            Token::End => return Ok((tabs, from_1904)),
            _ => {}
        }
    }
}
