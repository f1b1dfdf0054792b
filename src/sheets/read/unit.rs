//! Which unit a sheet is about: a labelled cell, the heading, the sheet's name, the file's name.

use super::draft::{Draft, cell as place};
use super::heads::has;
use super::known::Known;
use super::view::View;
use super::{SheetKind, Told, marks};
use crate::domain::finding::{Cell, Finding, FindingKind, Severity};
use crate::domain::slug::{BlockId, UnitId};
use crate::sheets::grid::{Address, Row};
use crate::text::fold;

/// A place that names a unit.
#[derive(Clone)]
struct Named {
    unit: Option<UnitId>,
    at: Option<Address>,
    text: String,
    /// It is the name and nothing else, as in a letterhead.
    is_whole: bool,
}

/// Finds the unit; notes why there is none.
pub(super) fn find(
    view: &View<'_>,
    file_name: &str,
    first: u32,
    block: BlockId,
    known: &Known<'_>,
    about: &Told,
    draft: &mut Draft,
) -> Option<UnitId> {
    if let Some(unit) = about.unit {
        return Some(unit);
    }
    let own = |unit: &UnitId| known.campaign.block_of(*unit).is_some_and(|b| b.block.id == block);
    let mut labelled = labelled(view, first, known);
    labelled.extend(marked(view, first, known));
    let mut named: Vec<Named> = Vec::new();
    let is_appraisal = draft.kind == SheetKind::Appraisal;
    let (whole, titles): (Vec<Named>, Vec<Named>) =
        headings(view, first, known).into_iter().filter(|n| n.unit.as_ref().is_some_and(own)).partition(|n| n.is_whole);
    match is_appraisal {
        true if labelled.is_empty() => named.extend(titles),
        true => {}
        false => named.extend(whole.iter().chain(&titles).cloned()),
    }
    // An appraiser's letterhead names the appraiser: it comes after everything else, and never for a body that
    // appraises itself.
    let letterhead = || whole.iter().filter(|n| n.unit.is_some_and(|unit| !known.appraises(unit))).cloned();
    if is_appraisal && labelled.is_empty() && named.is_empty() {
        named.extend(letterhead());
    }
    for text in [view.sheet.name.as_str(), file_stem(file_name)] {
        // An appraiser's file is named after the appraiser.
        if is_appraisal && !(labelled.is_empty() && named.is_empty()) {
            break;
        }
        let whole = known.names.unit_in(text).or_else(|| known.names.cut_off(text));
        let inside = whole.map_or_else(|| known.names.inside(text), |unit| vec![unit]);
        if let [only] = inside.as_slice()
            && own(only)
        {
            named.push(Named { unit: Some(*only), at: None, text: text.to_owned(), is_whole: true });
        }
    }
    let unknown = labelled.iter().find(|n| n.unit.is_none());
    let units: Vec<UnitId> =
        labelled.iter().chain(&named).filter_map(|n| n.unit).fold(Vec::new(), |mut units, unit| {
            if !units.contains(&unit) {
                units.push(unit);
            }
            units
        });
    match (units.as_slice(), unknown) {
        ([one], None) => Some(*one),
        ([], _) => {
            let finding = Finding::new(Severity::Error, FindingKind::UnknownUnit);
            draft.find(match unknown {
                Some(Named { at: Some(at), text, .. }) => finding.at(place(*at)).found(text.as_str()),
                _ => finding.found(file_name),
            });
            None
        }
        _ => {
            let texts: Vec<&str> = labelled.iter().chain(&named).map(|n| n.text.as_str()).collect();
            let finding = Finding::new(Severity::Error, FindingKind::AmbiguousUnit).found(texts.join("; "));
            draft.find(match labelled.iter().chain(&named).find_map(|n| n.at) {
                Some(at) => finding.at(place(at)),
                None => finding,
            });
            None
        }
    }
}

/// The unit that a form of ours is marked with.
fn marked(view: &View<'_>, first: u32, known: &Known<'_>) -> Option<Named> {
    let (id, cell) = marks::first_unit(view, first)?;
    let unit = known.campaign.unit(id)?;
    Some(Named { unit: Some(unit.id), at: Some(cell.address), text: unit.name.to_string(), is_whole: true })
}

/// The most cells that a row has which announces a unit.
const MOST_BESIDE: usize = 3;

const LABELS: [&str; 10] = [
    "don vi duoc tham dinh",
    "co quan duoc tham dinh",
    "ten co quan don vi",
    "co quan don vi",
    "don vi tu cham diem",
    "don vi tu danh gia",
    "ten don vi",
    "ten co quan",
    "don vi",
    "co quan",
];

/// What such a label may end with: "Đối với", "Của đơn vị", "Tên đơn vị được thẩm định".
const ENDS: [&str; 7] =
    ["doi voi", "cua don vi", "cua co quan", "duoc tham dinh", "duoc danh gia", "ten don vi", "ten co quan"];

fn is_label(words: &str) -> bool {
    let ends = |end: &&str| words.strip_suffix(*end).is_some_and(|front| front.is_empty() || front.ends_with(' '));
    LABELS.contains(&words) || (words.len() <= 80 && ENDS.iter().any(ends))
}

/// What announces a unit where a name that is known stands behind: "Đơn vị báo cáo".
fn may_be_label(words: &str) -> bool {
    const WHO: [&str; 6] = ["ten don vi", "ten co quan", "ten dia phuong", "don vi", "co quan", "dia phuong"];
    const DOES: [&str; 13] = [
        "",
        "bao cao",
        "cham diem",
        "gui",
        "gui bao cao",
        "ke khai",
        "lap",
        "lap bao cao",
        "lap bieu",
        "nop",
        "thuc hien",
        "tu cham",
        "tu danh gia cham diem",
    ];
    WHO.iter().filter_map(|who| words.strip_prefix(who)).any(|rest| DOES.contains(&rest.trim_start()))
}

/// Cells like "Đơn vị: UBND quận Lê Chân", or the label in one cell and the name in the next.
fn labelled(view: &View<'_>, first: u32, known: &Known<'_>) -> Vec<Named> {
    let mut named = Vec::new();
    for cell in view.sheet.cells().take_while(|c| c.address.row < first) {
        let Some(text) = view.text_of(&cell) else { continue };
        let (label, rest) = text.split_once(':').or_else(|| text.split_once(" - ")).unwrap_or((&text, ""));
        let words = fold::words(label);
        let is_certain = is_label(&words);
        if !is_certain && !may_be_label(&words) {
            continue;
        }
        let (at, name) = if fold::words(rest).is_empty() {
            let next = view.sheet.row(cell.address.row).cells().find(|c| c.address.col > cell.address.col);
            let Some(next) = next else { continue };
            (next.address, view.text_of(&next).unwrap_or_default().into_owned())
        } else {
            (cell.address, rest.trim().to_owned())
        };
        let unit = known.names.unit_in(&name);
        if fold::words(&name).is_empty() || !(is_certain && text.contains(':') || unit.is_some()) {
            continue;
        }
        named.push(Named { unit, at: Some(at), text: name, is_whole: true });
    }
    named
}

/// The unit whose name stands behind a label.
pub(super) fn behind_label(text: &str, known: &Known<'_>) -> Option<UnitId> {
    let (label, name) = text.split_once(':')?;
    let words = fold::words(label);
    (is_label(&words) || may_be_label(&words)).then(|| known.names.unit_in(name.trim()))?
}

/// Another unit than the sheet's that a row among the lines announces: a second form begins there.
pub(super) fn another(
    view: &View<'_>,
    row: &Row<'_>,
    unit: Option<UnitId>,
    known: &Known<'_>,
) -> Option<(Cell, String)> {
    // Among what a line says, it announces nobody.
    if unit.is_none() || row.cells().len() > MOST_BESIDE {
        return None;
    }
    row.cells().find_map(|cell| {
        let text = view.text_of(&cell)?;
        let (label, name) = text.split_once(':')?;
        if label.len() > 60 || !is_label(&fold::words(label)) {
            return None;
        }
        let other = known.names.unit_in(name.trim()).filter(|other| Some(*other) != unit)?;
        Some((place(cell.address), known.campaign.unit(other)?.name.to_string()))
    })
}

/// Whole cells of the heading that are a unit's name, also over two rows ("ỦY BAN NHÂN DÂN", "HUYỆN AN DƯƠNG"),
/// and titles that end with one.
fn headings(view: &View<'_>, first: u32, known: &Known<'_>) -> Vec<Named> {
    let mut named = Vec::new();
    for cell in view.sheet.cells().take_while(|c| c.address.row < first) {
        let Some(text) = view.text_of(&cell) else { continue };
        let words = fold::words(&text);
        if ["kinh gui", "noi nhan", "gui"].iter().any(|w| words.starts_with(w)) {
            continue;
        }
        let whole = known.names.unit_in(&text);
        let unit = whole.or_else(|| match known.names.inside(&text).as_slice() {
            [only] if is_title(&words, known.appraises(*only)) => Some(*only),
            _ => None,
        });
        if unit.is_some() {
            named.push(Named { unit, at: Some(cell.address), text: text.into_owned(), is_whole: whole.is_some() });
        }
    }
    named
}

/// Whether a title tells of scores, and not of who gives them: "Cơ quan thẩm định", "Kết quả thẩm định của Sở Nội vụ",
/// where that body appraises.
fn is_title(words: &str, appraises: bool) -> bool {
    let says = |phrases: &[&str]| phrases.iter().any(|p| has(words, p));
    if !says(&["tham dinh"]) {
        return words.contains("diem") || words.contains("danh gia");
    }
    let by_whom = [
        "co quan tham dinh",
        "don vi tham dinh",
        "nguoi tham dinh",
        "can bo tham dinh",
        "to tham dinh",
        "hoi dong tham dinh",
        "tham dinh boi",
    ];
    let is_by_whom = says(&by_whom) || (appraises && says(&["tham dinh cua"]));
    !is_by_whom
}

fn file_stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}
