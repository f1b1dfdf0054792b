//! Proof that an exported workbook is as it left the program.
//!
//! A digest of all parts and of the campaign, edition and log digest named stands in the file's
//! properties, with a short digest of each part to tell which sheet was changed. It shows change;
//! that nobody made another workbook like it is shown by the campaign's own digest, on paper.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{Cursor, Read, Seek, Write};
use std::path::Path;

use quick_xml::events::Event;
use rayon::prelude::*;
use sha2::{Digest as _, Sha256};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::error::VerifyError;
use super::plan::Plan;
use crate::domain::entry::Digest;

/// The part that holds the seal; the only one that it doesn't cover as bytes.
const SEAL_PART: &str = "docProps/custom.xml";

/// The largest part that is read: a compressed bomb must not fill the memory.
const LARGEST_PART: u64 = 2 << 30;

/// Excel shows so many characters of a property.
const LONGEST_PROPERTY: usize = 250;

const CAMPAIGN: &str = "thamdinh.campaign";
const EDITION: &str = "thamdinh.edition";
const STATE: &str = "thamdinh.state";
const DIGEST: &str = "thamdinh.digest";
const PARTS: &str = "thamdinh.parts";
const SEAL: &str = "thamdinh.sha256";

/// What a look at an exported workbook gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkbookCheck {
    /// The campaign's id.
    pub campaign: String,
    /// The edition; 0 for none.
    pub edition: u32,
    /// Whether it is that edition; a draft otherwise.
    pub is_final: bool,
    /// The digest of the edition, or of the log for a draft.
    pub digest: String,
    /// What is wrong; none when the workbook is intact.
    pub problems: Vec<WorkbookProblem>,
}

/// Something about a workbook that does not hold. Each names the sheet, or the part of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WorkbookProblem {
    /// The sheet or part was changed.
    Changed(String),
    /// The part was added.
    Added(String),
    /// The part is missing.
    Missing(String),
    /// The part can't be read.
    Damaged(String),
    /// The properties that name campaign, edition and digest were changed.
    Properties,
}

impl WorkbookProblem {
    /// Where it is.
    pub fn place(&self) -> &str {
        match self {
            WorkbookProblem::Changed(at)
            | WorkbookProblem::Added(at)
            | WorkbookProblem::Missing(at)
            | WorkbookProblem::Damaged(at) => at,
            WorkbookProblem::Properties => SEAL_PART,
        }
    }

    /// What it is, for people.
    pub fn message(&self, text: &crate::text::Text) -> String {
        match self {
            WorkbookProblem::Changed(_) => text.say("workbook-problem-changed"),
            WorkbookProblem::Added(_) => text.say("workbook-problem-added"),
            WorkbookProblem::Missing(_) => text.say("workbook-problem-missing"),
            WorkbookProblem::Damaged(_) => text.say("workbook-problem-damaged"),
            WorkbookProblem::Properties => text.say("workbook-problem-properties"),
        }
    }
}

/// The properties of a seal, by name.
type Properties = BTreeMap<String, String>;

/// Puts the seal into a workbook.
pub(super) fn seal(plain: &[u8], plan: &Plan<'_>) -> Result<Vec<u8>, zip::result::ZipError> {
    let mut archive = ZipArchive::new(Cursor::new(plain))?;
    let digests = (0..archive.len()).into_par_iter().map_init(
        || archive.clone(),
        |archive, at| -> Result<(String, Digest), zip::result::ZipError> {
            let mut part = archive.by_index(at)?;
            Ok((part.name()?.into_owned(), digest_of(&mut part)?))
        },
    );
    let mut parts: BTreeMap<String, Digest> = digests.collect::<Result<_, _>>()?;
    parts.remove(SEAL_PART);
    let mut properties = Properties::new();
    let campaign = plan.campaign.id().map(|id| id.to_string()).unwrap_or_default();
    let state = if plan.is_draft() { "draft" } else { "final" };
    properties.insert(CAMPAIGN.into(), campaign);
    properties.insert(EDITION.into(), plan.edition.edition.to_string());
    properties.insert(STATE.into(), state.into());
    properties.insert(DIGEST.into(), plan.digest.to_string());
    for (number, list) in (1..).zip(part_lists(&parts)) {
        properties.insert(format!("{PARTS}.{number:03}"), list);
    }
    let seal = whole(&parts, &properties).to_string();
    properties.insert(SEAL.into(), seal);

    let mut out = ZipWriter::new(Cursor::new(Vec::with_capacity(plain.len() + 1024)));
    for at in 0..archive.len() {
        let part = archive.by_index_raw(at)?;
        if part.name()? != SEAL_PART {
            out.raw_copy_file(part)?;
        }
    }
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(zip::DateTime::default());
    out.start_file(SEAL_PART, options)?;
    out.write_all(properties_xml(&properties).as_bytes())?;
    Ok(out.finish()?.into_inner())
}

/// Short digests of all parts, in as many properties as they need.
fn part_lists(parts: &BTreeMap<String, Digest>) -> Vec<String> {
    let mut lists = vec![String::new()];
    for (name, digest) in parts {
        let item = format!("{name}={}", digest.short());
        match lists.last_mut() {
            Some(list) if list.len() + 1 + item.len() <= LONGEST_PROPERTY => {
                if !list.is_empty() {
                    list.push(' ');
                }
                list.push_str(&item);
            }
            _ => lists.push(item),
        }
    }
    lists
}

/// The digest of everything that carries meaning.
fn whole(parts: &BTreeMap<String, Digest>, properties: &Properties) -> Digest {
    let mut all = Sha256::new();
    let mut add = |text: &str| {
        all.update((text.len() as u64).to_be_bytes());
        all.update(text.as_bytes());
    };
    add("thamdinh workbook 1");
    for (name, digest) in parts {
        add(name);
        add(&digest.to_string());
    }
    for (name, value) in properties.iter().filter(|(name, _)| *name != SEAL) {
        add(name);
        add(value);
    }
    Digest(all.finalize().into())
}

fn digest_of(part: &mut impl Read) -> std::io::Result<Digest> {
    let mut digest = Sha256::new();
    let mut buffer = vec![0; 64 * 1024];
    let mut limited = part.take(LARGEST_PART);
    loop {
        let count = limited.read(&mut buffer)?;
        if count == 0 {
            return Ok(Digest(digest.finalize().into()));
        }
        digest.update(buffer.get(..count).unwrap_or_default());
    }
}

fn properties_xml(properties: &Properties) -> String {
    const SCHEMA: &str = "http://schemas.openxmlformats.org/officeDocument/2006";
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Properties xmlns=\"{SCHEMA}/custom-properties\" xmlns:vt=\"{SCHEMA}/docPropsVTypes\">"
    );
    for (pid, (name, value)) in (2..).zip(properties) {
        let (name, value) = (quick_xml::escape::escape(name.as_str()), quick_xml::escape::escape(value.as_str()));
        xml.push_str(&format!(
            "<property fmtid=\"{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}\" pid=\"{pid}\" name=\"{name}\"><vt:lpwstr>{value}</vt:lpwstr></property>"
        ));
    }
    xml.push_str("</Properties>");
    xml
}

/// Looks at an exported workbook: whether every part is as it was written.
///
/// # Errors
/// Where the file can't be opened, or is no exported workbook.
pub fn verify(path: &Path) -> Result<WorkbookCheck, VerifyError> {
    let file = File::open(path).map_err(|e| VerifyError::Unopenable(e, path.to_owned()))?;
    let mut archive = ZipArchive::new(file).map_err(|_| VerifyError::NotAWorkbook(path.to_owned()))?;
    let mut xml = Vec::new();
    let sealed = archive.by_name(SEAL_PART).ok().and_then(|part| part.take(1 << 20).read_to_end(&mut xml).ok());
    let properties = sealed.map(|_| read_properties(&xml)).unwrap_or_default();
    let known = |name: &str| properties.get(name).cloned().unwrap_or_default();
    if !properties.keys().any(|name| name.starts_with("thamdinh.")) {
        return Err(VerifyError::NotExported(path.to_owned()));
    }
    let mut problems = Vec::new();
    let mut parts = BTreeMap::new();
    let sheets = sheet_names(&mut archive);
    let shown = |part: &str| sheets.get(part).cloned().unwrap_or_else(|| part.to_owned());
    for at in 0..archive.len() {
        let name = archive.name_for_index(at).and_then(Result::ok).unwrap_or_default().into_owned();
        let digest = archive.by_index(at).ok().and_then(|mut part| digest_of(&mut part).ok());
        match digest {
            None => problems.push(WorkbookProblem::Damaged(shown(&name))),
            Some(_) if name == SEAL_PART => {}
            Some(digest) => {
                parts.insert(name, digest);
            }
        }
    }
    problems.extend(compare(&parts, &properties, &problems, shown));
    let is_canonical = properties_xml(&properties).as_bytes() == xml;
    if problems.is_empty() && (!is_canonical || whole(&parts, &properties).to_string() != known(SEAL)) {
        problems.push(WorkbookProblem::Properties);
    }
    Ok(WorkbookCheck {
        campaign: known(CAMPAIGN),
        edition: known(EDITION).parse().unwrap_or(0),
        is_final: known(STATE) == "final",
        digest: known(DIGEST),
        problems,
    })
}

/// Compares each part with its short digest.
fn compare(
    parts: &BTreeMap<String, Digest>,
    properties: &Properties,
    damaged: &[WorkbookProblem],
    shown: impl Fn(&str) -> String,
) -> Vec<WorkbookProblem> {
    let lists = properties.iter().filter(|(name, _)| name.starts_with(PARTS));
    let written: BTreeMap<&str, &str> =
        lists.flat_map(|(_, list)| list.split(' ')).filter_map(|item| item.rsplit_once('=')).collect();
    let mut found = Vec::new();
    for (name, digest) in parts {
        match written.get(name.as_str()) {
            None => found.push(WorkbookProblem::Added(shown(name))),
            Some(short) if **short != digest.short() => found.push(WorkbookProblem::Changed(shown(name))),
            Some(_) => {}
        }
    }
    for name in written.keys().filter(|name| !parts.contains_key(**name)) {
        let place = shown(name);
        if !damaged.iter().any(|p| p.place() == place) {
            found.push(WorkbookProblem::Missing(place));
        }
    }
    found
}

/// The sheets' names by their parts; the writer numbers parts in the order of the sheets.
fn sheet_names(archive: &mut ZipArchive<impl Read + Seek>) -> BTreeMap<String, String> {
    let mut xml = Vec::new();
    let read = archive.by_name("xl/workbook.xml").ok().and_then(|part| part.take(1 << 24).read_to_end(&mut xml).ok());
    let mut names = BTreeMap::new();
    if read.is_none() {
        return names;
    }
    let mut reader = quick_xml::Reader::from_reader(xml.as_slice());
    loop {
        match reader.read_event() {
            Ok(Event::Empty(tag) | Event::Start(tag)) if tag.name().as_ref() == "sheet" => {
                if let Some(name) = attribute(&tag, "name") {
                    names.insert(format!("xl/worksheets/sheet{}.xml", names.len() + 1), name);
                }
            }
            Ok(Event::Eof) | Err(_) => return names,
            Ok(_) => {}
        }
    }
}

fn read_properties(xml: &[u8]) -> Properties {
    let mut properties = Properties::new();
    let mut reader = quick_xml::Reader::from_reader(xml);
    let mut name = None;
    let mut value = String::new();
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) if tag.name().as_ref() == "property" => {
                name = attribute(&tag, "name");
                value.clear();
            }
            Ok(Event::Text(text)) => value.push_str(&text),
            Ok(Event::End(tag)) if tag.name().as_ref() == "property" => {
                if let Some(name) = name.take() {
                    properties.insert(name, value.clone());
                }
            }
            Ok(Event::Eof) | Err(_) => return properties,
            Ok(_) => {}
        }
    }
}

fn attribute(tag: &quick_xml::events::BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.attributes().flatten().find(|a| a.key.as_ref() == name)?;
    quick_xml::escape::unescape(&found.value).ok().map(|t| t.into_owned())
}
