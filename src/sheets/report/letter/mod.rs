//! Letters to the units (.docx, or PDF): what each has reached, what it lost and why, and what would have won it back.
//!
//! All from one edition, in one go: a file a unit, or one file of all. They are written beside their places
//! first, so that no letter of another edition stands between them where it is stopped.

mod lost;
mod reached;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use super::told::Office;
use super::view::View;
use super::{digest, mark, name};
use crate::domain::analysis::places_without;
use crate::domain::campaign::{BlockState, Campaign};
use crate::domain::criteria::Source;
use crate::domain::slug::{BlockId, UnitId};
use crate::sheets::document::{Document, DocumentFormat, Heading, Signature};
use crate::sheets::forms::FileNames;
use crate::sheets::target::{may_be_replaced, readable_like_others, replaced};
use crate::sheets::workbook::{ExportError, Progress};
use crate::text::wording::Wording;
use crate::text::{Lang, Text};

/// How letters are bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Bound {
    /// A file a unit.
    #[default]
    Each,
    /// One file, a letter after the other; of PDF one for each hundred.
    Together,
}

/// Which letters, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Wanted {
    /// The block whose units they go to; all blocks where none is named.
    pub block: Option<BlockId>,
    /// How they are bound.
    pub bound: Bound,
    /// What they are set as.
    pub format: DocumentFormat,
}

/// So many letters are bound into one PDF: its pages are all set before the first is written.
const MOST_IN_A_PDF: usize = 100;

impl Wanted {
    fn most_in_a_file(self) -> usize {
        match (self.bound, self.format) {
            (Bound::Each, _) => 1,
            (Bound::Together, DocumentFormat::Docx) => usize::MAX,
            (Bound::Together, DocumentFormat::Pdf) => MOST_IN_A_PDF,
        }
    }
}

/// A block that letters are written about.
struct About<'a> {
    view: View<'a>,
    /// Places without each source, in the order of [`Source::ALL`].
    without: [Vec<Option<u32>>; 3],
}

/// Writes the letters to the units of one block or of all into a folder that is made where it isn't there;
/// letters of an earlier writing are replaced.
///
/// # Errors
/// Whatever stood in the folder still stands there.
pub fn write(
    campaign: &Campaign,
    wording: &Wording,
    folder: &Path,
    wanted: Wanted,
    progress: Progress<'_>,
) -> Result<Vec<PathBuf>, ExportError> {
    if !wanted.format.is_there() {
        return Err(ExportError::NoPdf);
    }
    fs::create_dir_all(folder).map_err(|e| ExportError::disk(e, folder))?;
    let staged = stage(campaign, wording, folder, wanted, progress);
    if staged.is_err() {
        // Only what is empty goes away.
        let _ = fs::remove_dir(folder);
    }
    let staged = staged?;
    staged.iter().try_for_each(|(_, target)| may_be_replaced(target))?;
    let put = |(file, target): (tempfile::TempPath, PathBuf)| {
        readable_like_others(&file, &target);
        file.persist(&target).map_err(|e| replaced(e.error, &target)).map(|()| target)
    };
    staged.into_iter().map(put).collect()
}

/// The bytes of the letter to a unit, as they stand in a .docx of its own.
///
/// # Errors
/// Where it can't be packed, or the campaign has no such unit.
pub fn bytes(campaign: &Campaign, wording: &Wording, unit: UnitId) -> Result<Vec<u8>, ExportError> {
    let text = Text::new(Lang::Vi);
    let office = Office { campaign, text: &text, wording };
    let of_block = |state: &'_ BlockState| state.units.iter().position(|u| u.id == unit);
    let found = campaign.blocks().iter().find_map(|state| Some((state, of_block(state)?)));
    let (state, at) = found.ok_or_else(|| ExportError::Unwritable(unit.to_string()))?;
    let about = About::of(View::of(office, state));
    let mut document = begin(office, about.view.unit_name(at));
    letter(&mut document, &about, at);
    document.bytes(DocumentFormat::Docx)
}

/// Letters that are written, and where they belong.
type Staged = Vec<(tempfile::TempPath, PathBuf)>;

fn stage(
    campaign: &Campaign,
    wording: &Wording,
    folder: &Path,
    wanted: Wanted,
    progress: Progress<'_>,
) -> Result<Staged, ExportError> {
    let text = Text::new(Lang::Vi);
    let office = Office { campaign, text: &text, wording };
    let blocks: Vec<About<'_>> = campaign
        .blocks()
        .iter()
        .filter(|state| wanted.block.is_none_or(|id| state.block.id == id))
        .map(|state| About::of(View::of(office, state)))
        .collect();
    let units = blocks.iter().flat_map(|about| about.view.results.by_place.iter().map(move |at| (about, *at)));
    let units: Vec<(&About<'_>, usize)> = units.collect();
    let all = u32::try_from(units.len()).unwrap_or(u32::MAX);
    let (mut done, mut names, mut staged) = (0, FileNames::default(), Vec::new());
    for (number, bound) in (1_usize..).zip(units.chunks(wanted.most_in_a_file())) {
        let (title, other) = match (wanted.bound, bound) {
            (Bound::Each, [(about, at), ..]) => {
                let id = about.view.state.units.get(*at).map_or("", |u| u.id.as_str());
                (about.view.unit_name(*at).to_owned(), id.to_owned())
            }
            _ => (office.plain("letter-file", &[]), number.to_string()),
        };
        let mut document = begin(office, &title);
        for (place, (about, at)) in bound.iter().enumerate() {
            if !progress(done, all) {
                return Err(ExportError::Stopped);
            }
            if place > 0 {
                document.new_page();
            }
            letter(&mut document, about, *at);
            done += 1;
        }
        let target = folder.join(format!("{}.{}", names.name(&title, &other), wanted.format.extension()));
        staged.push((beside(folder, &document.bytes(wanted.format)?)?, target));
    }
    if progress(all, all) { Ok(staged) } else { Err(ExportError::Stopped) }
}

fn beside(folder: &Path, bytes: &[u8]) -> Result<tempfile::TempPath, ExportError> {
    let disk = |e| ExportError::disk(e, folder);
    let mut file = tempfile::Builder::new().prefix(".").suffix(".tmp").tempfile_in(folder).map_err(disk)?;
    file.write_all(bytes).map_err(disk)?;
    file.as_file().sync_all().map_err(disk)?;
    // Thousands of letters are more than a program may hold open.
    Ok(file.into_temp_path())
}

fn begin(office: Office<'_>, title: &str) -> Document {
    let at_ms = office.campaign.log().last().map_or(0, |entry| entry.at_ms);
    Document::new(title, at_ms, &mark(office))
}

impl<'a> About<'a> {
    fn of(view: View<'a>) -> About<'a> {
        let settings = view.office.campaign.settings();
        let without = Source::ALL.map(|source| places_without(&view.results, source, settings));
        About { view, without }
    }
}

/// A whole letter.
fn letter(document: &mut Document, about: &About<'_>, at: usize) {
    let (view, office) = (&about.view, about.view.office);
    let unit = view.unit_name(at);
    let title = name::inside_title(&office.campaign.heading().title);
    document.heading(&heading(office));
    let subject = office.plain("letter-about", &[("title", &title), ("unit", unit)]);
    document.title(&office.plain("letter-type", &[]), &subject);
    document.caption(&office.plain("letter-to", &[("unit", unit)]));
    document.text(&office.plain("letter-opening", &[("title", &title), ("unit", unit)]));
    document.section(1, &office.plain("letter-section-result", &[]));
    reached::result(document, about, at);
    document.section(2, &office.plain("letter-section-fields", &[]));
    reached::fields(document, view, at);
    document.section(3, &office.plain("letter-section-lost", &[]));
    if lost::points(document, view, at) {
        document.text(&office.plain("letter-closing", &[("unit", unit)]));
    }
    let edition = office.campaign.edition();
    let campaign = office.campaign.id().map(|id| id.to_string()).unwrap_or_default();
    let (number, digest) = (edition.edition.to_string(), digest(office.campaign));
    let arguments = [("campaign", campaign.as_str()), ("edition", &number), ("digest", &digest)];
    document.note(&office.plain(if edition.is_final { "annex-final" } else { "annex-draft" }, &arguments));
    document.signature(&Signature {
        recipients_head: office.plain("recipients-head", &[]),
        recipients: office.plain("letter-recipients", &[]),
        sign: office.plain("letter-sign", &[]),
    });
}

fn heading(office: Office<'_>) -> Heading {
    let place = &office.campaign.heading().place;
    let upper = place.to_uppercase();
    Heading {
        superior: office.plain("letter-superior", &[("place", &upper)]),
        issuer: office.plain("letter-issuer", &[("place", &upper)]),
        number: office.plain("letter-number", &[]),
        nation: office.plain("nation", &[]),
        motto: office.plain("motto", &[]),
        date: office.plain("date", &[("city", name::city(place))]).trim_start_matches(", ").to_owned(),
    }
}
