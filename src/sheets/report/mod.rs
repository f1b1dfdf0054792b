//! The announcement and the appraisal report (.docx), drafted from the data.
//!
//! What can be said is decided by [`crate::domain::analysis`]; here it is put into the office's words
//! ([`crate::text::wording`]). Every number goes into a sentence together with its source, and the annex
//! lists them: a number without a source can't be written. Equal logs and wordings give equal bytes.

mod annex;
mod announcement;
mod appraisal;
mod change;
mod field;
pub mod letter;
mod line;
mod name;
mod piece;
mod process;
mod ranking;
mod tables;
mod told;
mod view;

use std::path::Path;

use crate::domain::campaign::Campaign;
use crate::sheets::document::{Document, DocumentFormat, Heading, Manner, Mark, Sentence, Signature};
use crate::sheets::target;
use crate::sheets::workbook::ExportError;
use crate::text::wording::Wording;
use crate::text::{Lang, Text};
use piece::{Draft, Piece};
use told::{Office, Told};
use view::View;

/// Which document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Kind {
    /// What the newspaper prints (thông báo).
    #[default]
    Announcement,
    /// What the council reads (báo cáo thẩm định).
    Report,
}

impl Kind {
    /// Both kinds.
    pub const ALL: [Kind; 2] = [Kind::Announcement, Kind::Report];

    /// The word on the command line, which the names of its sentences begin with.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Announcement => "announcement",
            Kind::Report => "report",
        }
    }

    /// The kind of a word.
    pub fn from_word(word: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// Writes a document of a campaign, in place of one that is there.
///
/// # Errors
/// Whatever stood at `path` still stands there.
pub fn write(campaign: &Campaign, kind: Kind, wording: &Wording, path: &Path) -> Result<(), ExportError> {
    target::write_whole(path, || bytes(campaign, kind, wording))
}

/// The bytes of a document of a campaign.
///
/// # Errors
/// Where it can't be packed.
pub fn bytes(campaign: &Campaign, kind: Kind, wording: &Wording) -> Result<Vec<u8>, ExportError> {
    // A document of an office is Vietnamese, whatever language the window speaks.
    let text = Text::new(Lang::Vi);
    let office = Office { campaign, text: &text, wording };
    let title = name::inside_title(&campaign.heading().title);
    let about = office.plain(&named(kind, "about"), &[("title", &title)]);
    let at_ms = campaign.log().last().map_or(0, |entry| entry.at_ms);
    let mut document = Document::new(&about, at_ms, &mark(office));
    document.heading(&heading(office, kind));
    document.title(&office.plain(&named(kind, "type"), &[]), &about);
    let pieces = pieces(office, kind);
    lay_out(&mut document, &pieces);
    document.signature(&Signature {
        recipients_head: office.plain("recipients-head", &[]),
        recipients: office.plain(&named(kind, "recipients"), &[]),
        sign: office.plain(&named(kind, "sign"), &[]),
    });
    append_sources(&mut document, office, &pieces);
    document.bytes(DocumentFormat::Docx)
}

/// The name of a sentence that each kind has its own of.
fn named(kind: Kind, what: &str) -> String {
    format!("{}-{what}", kind.word())
}

fn mark(office: Office<'_>) -> Mark {
    let edition = office.campaign.edition();
    let campaign = office.campaign.id().map(|id| id.to_string()).unwrap_or_default();
    let number = edition.edition.to_string();
    let digest = digest(office.campaign);
    Mark {
        draft: if edition.is_final { String::new() } else { office.text.say("workbook-draft") },
        foot: office
            .text
            .fill("workbook-footer", &[("campaign", &campaign), ("edition", &number), ("digest", &digest)]),
    }
}

/// The short digest that the workbook prints too.
fn digest(campaign: &Campaign) -> String {
    let edition = campaign.edition();
    edition.digest.filter(|_| edition.is_final).unwrap_or_else(|| campaign.log().digest()).short()
}

fn heading(office: Office<'_>, kind: Kind) -> Heading {
    let place = &office.campaign.heading().place;
    let upper = place.to_uppercase();
    Heading {
        superior: office.plain(&named(kind, "superior"), &[("place", &upper)]),
        issuer: office.plain(&named(kind, "issuer"), &[("place", &upper)]),
        number: office.plain(&named(kind, "number"), &[]),
        nation: office.plain("nation", &[]),
        motto: office.plain("motto", &[]),
        date: office.plain("date", &[("city", name::city(place))]).trim_start_matches(", ").to_owned(),
    }
}

/// What a document says, before it has a look.
fn pieces(office: Office<'_>, kind: Kind) -> Vec<Piece> {
    let campaign = office.campaign;
    let views: Vec<View<'_>> = campaign.blocks().iter().map(|state| View::of(office, state)).collect();
    let mut draft = Draft::default();
    draft.text([before(office, kind, "basis")]);
    draft.text([before(office, kind, "opening")]);
    match kind {
        Kind::Announcement => {
            for view in &views {
                let title = office.tell("block", &[("block", &view.block())]);
                draft.section(title, |section| announcement::block(view, section));
            }
        }
        Kind::Report => appraisal::sections(office, &views, &mut draft),
    }
    draft.text([office.word(&named(kind, "closing"))]);
    draft.pieces
}

/// What stands before the results: what the document rests on, and its first sentence.
fn before(office: Office<'_>, kind: Kind, what: &str) -> Told {
    let heading = office.campaign.heading();
    let count = |count: usize, of: &str| {
        let what = office.plain("what-count", &[("of", &office.plain(of, &[]))]);
        Told::figure(office.text.count(count), what, office.plain("from-count-roster", &[]))
    };
    let year = (office.plain("what-year", &[]), office.plain("from-heading", &[]));
    let units = office.campaign.blocks().iter().map(|b| b.units.len()).sum();
    let place = Told::word(name::inside(&heading.place));
    let title = Told::figure(name::inside_title(&heading.title), year.0, year.1);
    if what == "basis" {
        return office.tell(&named(kind, "basis"), &[("place", &place), ("title", &title)]);
    }
    office.tell(
        &named(kind, "opening"),
        &[
            ("place", &place),
            ("title", &title),
            ("units", &count(units, "of-units")),
            ("blocks", &count(office.campaign.blocks().len(), "of-blocks")),
        ],
    )
}

fn lay_out(document: &mut Document, pieces: &[Piece]) {
    let (mut sections, mut parts) = (0, 0);
    let mut numbers = annex::Numbers::default();
    for piece in pieces {
        match piece {
            Piece::Section(title) => {
                sections += 1;
                parts = 0;
                document.section(sections, title);
            }
            Piece::Part(title) => {
                parts += 1;
                document.part(parts, title);
            }
            Piece::Text(_) => document.sentences(numbered(piece, &mut numbers), Manner::Text),
            Piece::ListHead(_) => document.sentences(numbered(piece, &mut numbers), Manner::ListHead),
            Piece::Item(_) => document.sentences(numbered(piece, &mut numbers), Manner::Item),
            Piece::Table(table) => document.table(table),
        }
    }
}

/// The sentences of a piece with their rows in the annex.
fn numbered(piece: &Piece, numbers: &mut annex::Numbers) -> Vec<Sentence> {
    let sentences = piece.sentences().iter();
    sentences.map(|told| Sentence { text: told.text.clone(), number: numbers.next(told) }).collect()
}

/// The annex on a page of its own.
fn append_sources(document: &mut Document, office: Office<'_>, pieces: &[Piece]) {
    let rows = annex::rows(office, pieces);
    if rows.is_empty() {
        return;
    }
    document.new_page();
    document.title(&office.plain("annex-title", &[]), &office.plain("annex-about", &[]));
    let edition = office.campaign.edition();
    let campaign = office.campaign.id().map(|id| id.to_string()).unwrap_or_default();
    let (number, digest) = (edition.edition.to_string(), digest(office.campaign));
    let arguments = [("campaign", campaign.as_str()), ("edition", &number), ("digest", &digest)];
    document.note(&office.plain(if edition.is_final { "annex-final" } else { "annex-draft" }, &arguments));
    document.note(&office.plain("annex-tables", &[]));
    document.sources(annex::heads(office), rows);
}
