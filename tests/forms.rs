//! Forms go out blank and come back filled in: what stands in them is read, whatever was moved.

use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};

use thamdinh::domain::campaign::{BlockState, Campaign};
use thamdinh::domain::criteria::{Node, NotApplicable, Source};
use thamdinh::domain::finding::{FindingKind, Severity};
use thamdinh::domain::setup::Unit;
use thamdinh::domain::slug::LineId;
use thamdinh::domain::value::{Round, Score, What};
use thamdinh::sheets::forms::{self, For};
use thamdinh::sheets::grid;
use thamdinh::sheets::read::{FileReading, Known, Options, ReadValue, SheetKind, understand};
use thamdinh::sheets::tables;
use thamdinh::text::{Lang, Text};
use thamdinh::workbench::Workbench;
use thamdinh::workbench::import::{Differing, rehearse};
use thamdinh::workbench::job::Progress;

/// The first row of lines in a form, as spreadsheets number rows.
const FIRST: usize = 9;

fn hai_phong() -> (tempfile::TempDir, Workbench) {
    let folder = tempfile::tempdir().unwrap();
    let plan = tables::campaign(Path::new("examples/hai-phong-2020/campaign.toml")).unwrap();
    let workbench = Workbench::create(&folder.path().join("a.cchc"), plan, "thử").unwrap();
    (folder, workbench)
}

fn some_unit(campaign: &Campaign) -> (&BlockState, &Unit) {
    let block = &campaign.blocks()[0];
    (block, &block.units[3])
}

/// Changes the first sheet of a workbook.
fn changed(bytes: &[u8], change: impl Fn(String) -> String) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut entry = archive.by_index(at).unwrap();
        let name = entry.name().unwrap().into_owned();
        let mut content = Vec::new();
        entry.read_to_end(&mut content).unwrap();
        if name == "xl/worksheets/sheet1.xml" {
            content = change(String::from_utf8(content).unwrap()).into_bytes();
        }
        out.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        out.write_all(&content).unwrap();
    }
    out.finish().unwrap().into_inner()
}

/// Puts a number or a text into an empty cell.
fn filled(sheet: &str, cell: &str, value: &str) -> String {
    let start = sheet.find(&format!("<c r=\"{cell}\"")).unwrap_or_else(|| panic!("no cell {cell}"));
    let end = start + sheet[start..].find("/>").unwrap();
    let content = match value.parse::<f64>() {
        Ok(_) => format!("><v>{value}</v></c>"),
        Err(_) => format!(" t=\"inlineStr\"><is><t>{value}</t></is></c>"),
    };
    format!("{}{content}{}", &sheet[..end], &sheet[end + 2..])
}

/// The lines that a unit scores, with their rows.
fn lines(block: &BlockState) -> Vec<(usize, &Node)> {
    let nodes = block.set.nodes().iter().enumerate();
    let scored = nodes.filter(|(_, node)| node.is_leaf && node.source == Source::Appraisal);
    scored.map(|(at, node)| (FIRST + at, node)).collect()
}

fn form(campaign: &Campaign) -> Vec<u8> {
    let (block, unit) = some_unit(campaign);
    forms::bytes(campaign, block, unit).unwrap()
}

fn read(campaign: &Campaign, bytes: &[u8]) -> FileReading {
    // The name of the file says nothing.
    understand(&grid::open_bytes(bytes).unwrap(), "x.xlsx", &Known::new(campaign), &Options::default())
}

#[test]
fn every_unit_gets_a_form_that_is_read_as_its_own_and_says_nothing_yet() {
    let (folder, workbench) = hai_phong();
    let forms_folder = folder.path().join("mẫu");
    let written = forms::write(workbench.campaign(), &forms_folder, For::Units, None, &|_, _| true).unwrap();
    let units: Vec<_> = workbench.campaign().blocks().iter().flat_map(|b| &b.units).collect();
    assert_eq!(written.len(), units.len());
    let paths = [forms_folder.clone()];
    let progress = Progress::default();
    let read = rehearse(workbench.campaign(), &paths, &Options::default(), Differing::Reported, &progress).unwrap();
    assert_eq!((read.counts.new, read.worst()), (0, Some(Severity::Info)));
    for file in &read.files {
        let sheet = &file.sheets[0].reading;
        assert_eq!(sheet.kind, SheetKind::SelfAssessment);
        let unit = workbench.campaign().unit(sheet.unit.unwrap()).unwrap();
        assert_eq!(file.name(), format!("{}.xlsx", unit.name));
    }
    let again = forms::write(workbench.campaign(), &forms_folder, For::Units, None, &|_, _| true);
    assert!(again.unwrap_err().message(&Text::new(Lang::Vi)).contains("không bị ghi đè"));
}

#[test]
fn what_a_unit_fills_in_comes_back_line_by_line() {
    let (_folder, workbench) = hai_phong();
    let campaign = workbench.campaign();
    let (block, unit) = some_unit(campaign);
    let lines = lines(block);
    let returned = changed(&form(campaign), |mut sheet| {
        for (number, (row, node)) in lines.iter().enumerate() {
            let score = match node.not_applicable {
                NotApplicable::MustBeScored => node.max.to_string(),
                _ => "KĐG".to_owned(),
            };
            sheet = filled(&sheet, &format!("F{row}"), &score);
            sheet = filled(&sheet, &format!("G{row}"), &format!("Báo cáo số {number}"));
        }
        sheet
    });
    let read = read(campaign, &returned);
    let sheet = &read.sheets[0];
    assert_eq!(sheet.unit, Some(unit.id));
    assert_eq!(sheet.values.len(), lines.len() * 2);
    for (number, (_, node)) in lines.iter().enumerate() {
        let of = |what| sheet.values.iter().find(|v| v.key.line == node.id && v.key.what == what).unwrap();
        let expected = match node.not_applicable {
            NotApplicable::MustBeScored => Score::Points(node.max),
            _ => Score::NotApplicable,
        };
        assert_eq!(of(What::SelfScore).value.as_score(), Some(expected), "{}", node.code);
        assert_eq!(of(What::Evidence).value.as_text(), Some(format!("Báo cáo số {number}").as_str()));
    }
}

#[test]
fn rows_that_were_moved_and_reworded_are_still_their_lines() {
    let (_folder, workbench) = hai_phong();
    let campaign = workbench.campaign();
    let (block, _) = some_unit(campaign);
    let lines = lines(block);
    let ((first, one), (second, other)) = (lines[0], lines[1]);
    let returned = changed(&form(campaign), |sheet| {
        let sheet = filled(&filled(&sheet, &format!("F{first}"), "0.25"), &format!("F{second}"), "0.5");
        swapped(&sheet, first, second)
    });
    let scores = |line| {
        let read = read(campaign, &returned);
        let found: Vec<_> = read.sheets[0].values.iter().filter(|v| v.key.line == line).cloned().collect();
        assert_eq!(found.len(), 1);
        found[0].value.printed().unwrap()
    };
    assert_eq!(scores(one.id), "0.25");
    assert_eq!(scores(other.id), "0.5");
}

/// Two rows, each in the other's place; the codes and texts of both are taken out.
fn swapped(sheet: &str, first: usize, second: usize) -> String {
    let row = |number: usize| {
        let start = sheet.find(&format!("<row r=\"{number}\"")).unwrap();
        let end = start + sheet[start..].find("</row>").unwrap() + "</row>".len();
        (start, end)
    };
    let (a, b) = (row(first), row(second));
    assert!(a.1 <= b.0);
    let moved = |from: usize, to: usize, (start, end): (usize, usize)| {
        let mut text = sheet[start..end].replace(&format!("<row r=\"{from}\""), &format!("<row r=\"{to}\""));
        for column in 'A'..='I' {
            text = text.replace(&format!("r=\"{column}{from}\""), &format!("r=\"{column}{to}\""));
        }
        let cell = text.find(&format!("<c r=\"B{to}\"")).unwrap();
        let end = cell + text[cell..].find("</c>").unwrap() + "</c>".len();
        format!("{}{}", &text[..cell], &text[end..])
    };
    [&sheet[..a.0], &moved(second, first, b), &sheet[a.1..b.0], &moved(first, second, a), &sheet[b.1..]].concat()
}

#[test]
fn a_mark_that_no_longer_stands_beside_its_text_does_not_decide() {
    let (_folder, workbench) = hai_phong();
    let campaign = workbench.campaign();
    let (block, _) = some_unit(campaign);
    let lines = lines(block);
    let ((first, one), (second, _)) = (lines[0], lines[1]);
    // Somebody sorted what is seen, and the hidden column stayed where it was.
    let returned = changed(&form(campaign), |sheet| {
        let sheet = filled(&sheet, &format!("F{first}"), "0.25");
        let (a, b) = (format!("\"I{first}\""), format!("\"I{second}\""));
        sheet.replace(&a, "\"I?\"").replace(&b, &a).replace("\"I?\"", &b)
    });
    let read = read(campaign, &returned);
    let scored: Vec<_> = read.sheets[0].values.iter().map(|v| v.key.line).collect();
    assert_eq!(scored, [one.id]);
}

#[test]
fn a_form_can_be_written_where_nothing_was_and_stops_when_asked() {
    let (folder, workbench) = hai_phong();
    let target: PathBuf = folder.path().join("a/b");
    let block = workbench.campaign().blocks()[1].block.id;
    let stopped = forms::write(workbench.campaign(), &target, For::Units, Some(block), &|done, _| done < 2);
    assert!(stopped.is_err());
    assert_eq!(std::fs::read_dir(&target).unwrap().count(), 2);
}

/// The lines of the first appraiser of a block, with their rows in the form.
fn appraised_lines(block: &BlockState) -> Vec<(usize, LineId)> {
    let nodes = block.set.nodes();
    let appraised = |n: &Node| n.is_leaf && n.source == Source::Appraisal;
    let first = &nodes.iter().find(|n| appraised(n)).unwrap().appraiser;
    let theirs = |n: &Node| appraised(n) && n.appraiser == *first;
    let above = |at: usize, leaf: &Node| {
        let mut up = leaf.parent;
        while let Some(parent) = up.filter(|parent| *parent != at) {
            up = nodes[parent].parent;
        }
        up == Some(at)
    };
    let shown = (0..nodes.len()).filter(|at| theirs(&nodes[*at]) || nodes.iter().any(|n| theirs(n) && above(*at, n)));
    let rows = (FIRST + 1..).zip(shown);
    rows.filter(|(_, at)| theirs(&nodes[*at])).map(|(row, at)| (row, nodes[at].id)).collect()
}

/// The bytes of the only form, or of the first, that is written for somebody.
fn first_form(campaign: &Campaign, to: For) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let written = forms::write(campaign, folder.path(), to, None, &|_, _| true).unwrap();
    std::fs::read(&written[0]).unwrap()
}

/// The letters of a column, from 0.
fn letters(column: usize) -> String {
    let last = char::from(b'A' + u8::try_from(column % 26).unwrap());
    if column < 26 { last.to_string() } else { format!("{}{last}", letters(column / 26 - 1)) }
}

/// Takes what stands in a cell away and puts a text there.
fn overwritten(sheet: &str, cell: &str, value: &str) -> String {
    let start = sheet.find(&format!("<c r=\"{cell}\"")).unwrap_or_else(|| panic!("no cell {cell}"));
    let end = start + sheet[start..].find("</c>").unwrap() + "</c>".len();
    let told = format!("<c r=\"{cell}\" t=\"inlineStr\"><is><t>{value}</t></is></c>");
    format!("{}{told}{}", &sheet[..start], &sheet[end..])
}

#[test]
fn every_appraiser_gets_a_form_that_is_read_as_appraised_scores_and_says_nothing_yet() {
    let (folder, workbench) = hai_phong();
    let target = folder.path().join("thẩm định");
    let to = For::Appraisers(Round::Second);
    let written = forms::write(workbench.campaign(), &target, to, None, &|_, _| true).unwrap();
    let blocks = workbench.campaign().blocks();
    let leaves = || blocks.iter().flat_map(|b| b.set.leaves()).filter(|n| n.source == Source::Appraisal);
    let appraisers: std::collections::BTreeSet<_> = leaves().map(|n| n.appraiser.clone()).collect();
    assert_eq!(written.len(), appraisers.len());
    let progress = Progress::default();
    let read = rehearse(workbench.campaign(), &[target], &Options::default(), Differing::Reported, &progress).unwrap();
    assert_eq!((read.counts.new, read.worst()), (0, None));
    let sheets = || read.files.iter().flat_map(|f| &f.sheets).map(|s| &s.reading);
    assert!(sheets().all(|s| s.kind == SheetKind::Appraisal));
    assert_eq!(sheets().map(|s| s.lines.len()).sum::<usize>(), leaves().count());
}

#[test]
fn what_an_appraiser_fills_in_comes_back_also_where_a_name_was_spoiled() {
    let (_folder, workbench) = hai_phong();
    let campaign = workbench.campaign();
    let block = &campaign.blocks()[0];
    let blank = first_form(campaign, For::Appraisers(Round::Second));
    let lines = appraised_lines(block);
    let returned = changed(&blank, |mut sheet| {
        for (row, _) in &lines {
            for unit in 0..block.units.len() {
                let (score, reason) = (letters(4 + unit * 2), letters(5 + unit * 2));
                sheet = filled(&sheet, &format!("{score}{row}"), "0.25");
                sheet = filled(&sheet, &format!("{reason}{row}"), &format!("Lý do {unit}"));
            }
        }
        overwritten(&sheet, "E8", "???")
    });
    let sheet = read(campaign, &returned).sheets.remove(0);
    assert_eq!(sheet.values.len(), lines.len() * block.units.len());
    for (position, unit) in block.units.iter().enumerate() {
        for (_, line) in &lines {
            let of = |v: &&ReadValue| v.key.unit == unit.id && v.key.line == *line;
            let value = sheet.values.iter().find(of).unwrap();
            assert_eq!(value.key.what, What::Appraised(Round::Second));
            assert_eq!(value.value.reason(), Some(format!("Lý do {position}").as_str()));
            assert_eq!(value.value.as_score().map(|s| s.to_string()).as_deref(), Some("0.25"));
        }
    }
}

#[test]
fn the_tables_of_survey_and_satisfaction_come_back_with_every_unit() {
    let (_folder, workbench) = hai_phong();
    let campaign = workbench.campaign();
    let block = &campaign.blocks()[0];
    for (source, what, value) in
        [(Source::Survey, What::SurveyPoints, "0.5"), (Source::Satisfaction, What::SatisfactionPercent, "87.65")]
    {
        let lines = block.set.leaves().filter(|n| n.source == source).count();
        let blank = first_form(campaign, For::Table(source));
        assert_eq!(read(campaign, &blank).sheets[0].values, []);
        let returned = changed(&blank, |mut sheet| {
            for unit in 0..block.units.len() {
                for line in 0..lines {
                    sheet = filled(&sheet, &format!("{}{}", letters(2 + line), FIRST + unit), value);
                }
            }
            overwritten(&sheet, &format!("B{FIRST}"), "Đơn vị đã đổi tên")
        });
        let sheet = read(campaign, &returned).sheets.remove(0);
        assert_eq!(sheet.values.len(), block.units.len() * lines, "{:?}", sheet.findings);
        assert!(sheet.values.iter().all(|v| v.key.what == what && v.value.printed().as_deref() == Some(value)));
        assert!(sheet.findings.is_empty(), "{:?}", sheet.findings);
    }
}

#[test]
fn a_sum_that_was_typed_over_and_a_column_that_was_hidden_are_told() {
    let (_folder, workbench) = hai_phong();
    let campaign = workbench.campaign();
    let (block, _) = some_unit(campaign);
    let (row, _) = lines(block)[0];
    let returned = changed(&form(campaign), |sheet| {
        let sheet = filled(&sheet, &format!("F{row}"), "0.25");
        let sum = sheet.find(&format!("<c r=\"F{FIRST}\"")).unwrap();
        let (from, to) = (sum + sheet[sum..].find("<f>").unwrap(), sum + sheet[sum..].find("</f>").unwrap());
        let sheet = format!("{}{}", &sheet[..from], &sheet[to + "</f>".len()..]);
        sheet.replace("<col min=\"6\" max=\"6\"", "<col min=\"6\" max=\"6\" hidden=\"1\"")
    });
    let found = read(campaign, &returned).sheets.remove(0).findings;
    let told = |kind| found.iter().find(|f| f.kind == kind).and_then(|f| f.cell).map(|c| c.to_string());
    assert_eq!(told(FindingKind::FormulaTypedOver), Some(format!("F{FIRST}")));
    assert_eq!(told(FindingKind::HiddenColumn), Some(format!("F{row}")));
}
