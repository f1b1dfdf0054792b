//! The workbook's lists and tables, read back by another library, against what the analysis says; and
//! the ways between its sheets.

use std::collections::BTreeSet;
use std::io::Read;
use std::path::Path;

use calamine::{Data, Reader, Xlsx, open_workbook};
use quick_xml::events::Event;
use thamdinh::domain::analysis;
use thamdinh::domain::campaign::{Campaign, Command, Edit};
use thamdinh::domain::criteria::Source;
use thamdinh::domain::setup::Unit;
use zip::ZipArchive;

use super::campaigns::{Shape, campaign, run, shapes, stamp};
use super::export;

/// Rows above a table, its head among them.
const ABOVE: usize = 6;

fn book(path: &Path) -> Xlsx<std::io::BufReader<std::fs::File>> {
    open_workbook(path).unwrap()
}

fn rows(path: &Path, sheet: &str) -> Vec<Vec<String>> {
    let range = book(path).worksheet_range(sheet).unwrap();
    range.rows().map(|row| row.iter().map(Data::to_string).collect()).collect()
}

/// The sheets whose names begin so, in the order of the blocks.
fn sheets(path: &Path, start: &str) -> Vec<String> {
    book(path).sheet_names().iter().filter(|n| n.starts_with(start)).cloned().collect()
}

fn exported(campaign: &Campaign) -> (tempfile::TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.xlsx");
    export(campaign, &path);
    (folder, path)
}

fn busy() -> Campaign {
    campaign(&Shape {
        not_applicable: 8,
        blank: 80,
        disputed: 90,
        second: 4,
        without_previous: 4,
        units: 9,
        ..Shape::plain(41)
    })
}

#[test]
fn the_list_of_points_lost_is_that_of_the_analysis_with_reason_and_explanation() {
    let campaign = busy();
    let (_folder, path) = exported(&campaign);
    let listed = rows(&path, "Điểm mất");
    let mut row = ABOVE;
    for block in campaign.blocks() {
        for lost in analysis::lost_points(&campaign, block) {
            let line = block.set.leaf(lost.line).unwrap();
            let told = &listed[row];
            assert_eq!(told[0], *block.units[lost.unit].name);
            assert_eq!((told[1].as_str(), told[2].as_str()), (&*line.code, &*line.text));
            let numbers = [lost.max, lost.points, lost.lost].map(|p| p.to_string());
            assert_eq!([&told[3], &told[5], &told[6]], [&numbers[0], &numbers[1], &numbers[2]]);
            assert_eq!(told[7], lost.reason.as_deref().unwrap_or_default());
            assert_eq!(told[8], lost.explanation.as_deref().unwrap_or_default());
            row += 1;
        }
    }
    assert!(row > ABOVE + 300, "{row}");
    assert_eq!(listed.len(), row + 1, "and the sum");
}

#[test]
fn lines_are_told_as_the_analysis_tells_them() {
    let mut told = BTreeSet::new();
    for shape in [
        Shape { not_applicable: 5, units: 7, ..Shape::plain(42) },
        Shape { coarse: true, units: 2, second: 1, ..Shape::plain(43) },
        Shape { coarse: true, units: 1, ..Shape::plain(44) },
        Shape { blank: 4, units: 3, ..Shape::plain(45) },
    ] {
        let campaign = campaign(&shape);
        let (_folder, path) = exported(&campaign);
        for (sheet, block) in sheets(&path, "Phân tích").iter().zip(campaign.blocks()) {
            let listed = rows(&path, sheet);
            for (row, line) in listed.iter().skip(ABOVE).zip(analysis::lines(block)) {
                let counts = [line.scored, line.not_applicable, line.full, line.none].map(|n| n.to_string());
                assert_eq!(row[3..7], counts, "{shape:?} {}", row[0]);
                assert_eq!(row[11], line.lost.to_string());
                let remark = match (line.is_full_for_all(), line.is_zero_for_all(), line.is_full_for_nobody()) {
                    (true, ..) => "Mọi đơn vị đạt điểm tối đa",
                    (_, true, _) => "Không đơn vị nào có điểm",
                    (.., true) => "Không đơn vị nào đạt điểm tối đa",
                    _ => "",
                };
                assert_eq!(row[12], remark);
                assert_eq!(row[13] == "không", line.is_equal_for_all());
                told.insert(remark);
            }
        }
    }
    assert_eq!(told.len(), 4, "each remark and none: {told:?}");
}

#[test]
fn places_by_part_own_scores_and_changes_are_the_domains() {
    for shape in shapes().iter().filter(|s| (1..20).contains(&s.units)) {
        let campaign = campaign(shape);
        let (_folder, path) = exported(&campaign);
        let (parts, own, changed) =
            (sheets(&path, "Từng phần"), sheets(&path, "Tự đánh giá"), sheets(&path, "So năm trước"));
        for (at, (block, results)) in campaign.blocks().iter().zip(campaign.results()).enumerate() {
            let by_part = rows(&path, &parts[at]);
            let sums = analysis::own_against_appraised(&campaign, block);
            let last = analysis::LastYear::of(&campaign, block, &results);
            let changes = analysis::changes(&results, &last, campaign.settings());
            for (row, unit) in (ABOVE..).zip(&results.by_place) {
                for source in Source::ALL {
                    let rank = results.units[*unit].part_ranks[source as usize];
                    let shown = &by_part[row][3 + 2 * source as usize];
                    assert_eq!(*shown, rank.map_or(String::new(), |r| r.to_string()), "{shape:?}");
                }
                if let Some(sheet) = own.get(at).filter(|_| sums.iter().any(|s| s.compared > 0)) {
                    let row = &rows(&path, sheet)[row];
                    let sum = &sums[*unit];
                    assert_eq!(row[2], sum.compared.to_string());
                    assert_eq!([&row[3], &row[4]], [&sum.own.to_string(), &sum.appraised.to_string()]);
                    assert_eq!([&row[7], &row[8]], [&sum.lowered.to_string(), &sum.raised.to_string()]);
                }
                if let Some(sheet) = changed.get(at) {
                    let row = &rows(&path, sheet)[row];
                    let change = &changes[*unit];
                    assert_eq!(row[3], change.places.map_or(String::new(), |p| p.to_string()));
                    assert_eq!(row[6], change.total.map_or(String::new(), |p| p.to_string()));
                    for (part, column) in change.parts.iter().zip((7..).step_by(3)) {
                        let numbers = [part.is, part.was, part.change()].map(|p| p.to_string());
                        assert_eq!(row[column..column + 3], numbers, "{shape:?}");
                    }
                }
            }
        }
    }
}

#[test]
fn a_second_appraisal_stands_beside_the_first_and_counts() {
    let campaign = busy();
    let (_folder, path) = exported(&campaign);
    let listed = rows(&path, "Xã số 1");
    let heads: Vec<&str> = listed[3].iter().map(String::as_str).collect();
    assert_eq!(heads[5..8], ["Điểm thẩm định lần 1", "Điểm thẩm định lần 2", "Điểm hội đồng"]);
    assert_eq!(
        heads[8..13],
        ["Kết quả thẩm định, điều tra", "Điểm đạt được", "Điểm mất", "Lý do", "Giải trình của đơn vị"]
    );
    let nodes = campaign.blocks()[0].set.nodes().len();
    let seconds = listed[4..4 + nodes].iter().filter(|row| !row[6].is_empty() && row[7].is_empty());
    let counting: Vec<_> = seconds.inspect(|row| assert_eq!(row[6], row[8])).collect();
    assert!(counting.len() > 3);
    assert!(counting.iter().all(|row| row[12].starts_with("Đơn vị đã gửi")));
}

/// Every link of every sheet: the sheet, its cell, and the cell that it leads to.
fn links(path: &Path) -> Vec<(String, String, String, String)> {
    let mut archive = ZipArchive::new(std::fs::File::open(path).unwrap()).unwrap();
    let names = book(path).sheet_names();
    let mut found = Vec::new();
    for (number, sheet) in (1..).zip(names) {
        let mut xml = String::new();
        archive.by_name(&format!("xl/worksheets/sheet{number}.xml")).unwrap().read_to_string(&mut xml).unwrap();
        let mut reader = quick_xml::Reader::from_str(&xml);
        loop {
            match reader.read_event().unwrap() {
                Event::Empty(tag) if tag.name().as_ref() == "hyperlink" => {
                    let of = |name: &str| {
                        let found = tag.attributes().flatten().find(|a| a.key.as_ref() == name).unwrap();
                        quick_xml::escape::unescape(&found.value).unwrap().into_owned()
                    };
                    let target = of("location");
                    let (to, cell) = target.rsplit_once('!').unwrap();
                    let to = to.trim_matches('\'').replace("''", "'");
                    found.push((sheet.clone(), of("ref"), to, cell.to_owned()));
                }
                Event::Eof => break,
                _ => {}
            }
        }
    }
    found
}

fn cell(rows: &[Vec<String>], name: &str) -> String {
    let letters = name.chars().take_while(char::is_ascii_uppercase);
    let column = letters.fold(0, |sum, c| sum * 26 + (c as usize - 'A' as usize + 1)) - 1;
    let row: usize = name.trim_start_matches(|c: char| c.is_ascii_uppercase()).parse().unwrap();
    rows.get(row - 1).and_then(|r| r.get(column)).cloned().unwrap_or_default()
}

#[test]
fn ways_lead_from_the_ranking_to_a_line_to_its_history_and_back() {
    let campaign = busy();
    let (_folder, path) = exported(&campaign);
    let names: BTreeSet<String> = book(&path).sheet_names().into_iter().collect();
    let links = links(&path);
    assert!(links.iter().all(|(_, _, to, _)| names.contains(to)), "every way leads to a sheet that is there");
    let from_contents: BTreeSet<&String> =
        links.iter().filter(|(from, ..)| from == "Mục lục").map(|(_, _, to, _)| to).collect();
    assert_eq!(from_contents.len(), names.len(), "the contents lead to every sheet");
    let history = rows(&path, "Lịch sử");
    let unit = rows(&path, "Xã số 1");
    let mut followed = 0;
    for (_, at, to, target) in links.iter().filter(|(from, at, ..)| from == "Xã số 1" && at.starts_with('A')) {
        if to != "Lịch sử" {
            continue;
        }
        let code = cell(&unit, at);
        let row: usize = target.trim_start_matches('A').parse().unwrap();
        assert_eq!(history[row - 1][3..5], ["UBND xã số 1".to_owned(), code.clone()]);
        let back = links.iter().find(|(from, cell, ..)| from == "Lịch sử" && *cell == format!("E{row}")).unwrap();
        assert_eq!((back.2.as_str(), &back.3), ("Xã số 1", at));
        followed += 1;
    }
    assert!(followed > 40, "{followed}");
    let ranking = sheets(&path, "Xếp hạng").remove(0);
    let out = links.iter().filter(|(from, at, ..)| *from == ranking && at.starts_with('B'));
    assert_eq!(out.filter(|(_, _, to, _)| names.contains(to)).count(), 9, "each unit of the ranking");
    assert!(links.iter().any(|(from, _, to, _)| from == "Xã số 1" && *to == ranking));
}

#[test]
fn each_cell_of_the_lines_leads_to_the_units_line_and_back() {
    let campaign = busy();
    let (_folder, path) = exported(&campaign);
    let (links, sheet) = (links(&path), sheets(&path, "Tiêu chí").remove(0));
    let (matrix, unit) = (rows(&path, &sheet), rows(&path, "Xã số 1"));
    let column = matrix[5].iter().position(|name| name == "Xã số 1").unwrap();
    let letter = char::from(b'A' + u8::try_from(column).unwrap());
    let points = unit[3].iter().position(|head| head == "Điểm đạt được").unwrap();
    let points = char::from(b'A' + u8::try_from(points).unwrap());
    let there: Vec<_> = links
        .iter()
        .filter(|(from, at, to, target)| {
            *from == sheet && at.starts_with(letter) && to == "Xã số 1" && target.starts_with(points)
        })
        .collect();
    let lines = campaign.blocks()[0].set.leaf_count();
    // The published total below the lines leads there too.
    assert_eq!(there.len(), lines + 1);
    let mut followed = 0;
    for (_, at, _, target) in &there {
        let back = links.iter().find(|(from, cell, to, _)| from == "Xã số 1" && cell == target && *to == sheet);
        let Some(back) = back else { continue };
        assert_eq!(back.3, *at);
        let row = |name: &str| name[1..].parse::<usize>().unwrap() - 1;
        assert_eq!(matrix[row(at)][0], unit[row(target)][0], "the same line");
        followed += 1;
    }
    assert_eq!(followed, lines);
}

#[test]
fn the_summary_counts_each_row_of_the_history_once_and_leads_to_it() {
    for shape in [Shape { second: 3, units: 4, ..Shape::plain(47) }, Shape { units: 101, ..Shape::plain(48) }] {
        let mut campaign = campaign(&shape);
        run(&mut campaign, Command::Finalize, &stamp(1));
        run(&mut campaign, Command::Reopen { reason: "Sửa điểm Sở Y tế".into() }, &stamp(1));
        let (_folder, path) = exported(&campaign);
        let (summary, history) = (rows(&path, "Tóm tắt lịch sử"), rows(&path, "Lịch sử"));
        let written: usize = campaign.log().entries().iter().map(|e| e.changes.len().max(1)).sum();
        let all = summary.iter().find(|row| row[0] == "Cộng").unwrap();
        assert_eq!(all[6], written.to_string());
        let rows = summary.iter().find(|row| row[0] == "Số dòng của trang Lịch sử").unwrap();
        assert_eq!(rows[6], written.to_string());
        let units: Vec<_> = campaign.blocks().iter().flat_map(|b| &b.units).collect();
        let links = links(&path);
        for (row, unit) in (ABOVE..).zip(&units) {
            let told = &summary[row];
            assert_eq!(told[0], *unit.name);
            let changes = campaign.log().entries().iter().flat_map(|e| &e.changes);
            let own: Vec<_> = changes.filter(|change| change.key.unit == unit.id).collect();
            assert_eq!(told[6], own.len().to_string());
            let replaced = own.iter().filter(|change| !change.replaces.is_empty()).count();
            assert_eq!(told[7], replaced.to_string());
            let leads = |from: &str, at: &str| links.iter().find(|(f, a, ..)| f == from && a == at);
            let (_, _, to, target) = leads("Tóm tắt lịch sử", &format!("G{}", row + 1)).unwrap();
            assert_eq!(to, "Lịch sử");
            let begins: usize = target.trim_start_matches('A').parse().unwrap();
            assert_eq!(history[begins - 1][3], *unit.name);
            assert!(
                history[4..begins - 1].iter().all(|row| row[3] != *unit.name) || row - ABOVE >= shape.units,
                "its first"
            );
            let (_, _, sheet, lines) = leads("Lịch sử", &format!("D{begins}")).unwrap();
            // From the name over the lines of a flat sheet, or from the head of the unit's own.
            let above: usize = lines.trim_start_matches('A').parse::<usize>().unwrap() - 1;
            let back = links.iter().find(|(from, at, to, cell)| {
                let row: usize = at.trim_start_matches(|c: char| c.is_ascii_uppercase()).parse().unwrap();
                from == sheet && to == "Lịch sử" && cell == target && row <= above && row + 3 > above
            });
            assert!(back.is_some(), "{} {sheet} {lines}", unit.name);
        }
        let told: Vec<&String> = summary.iter().map(|row| &row[0]).collect();
        assert!(
            told.contains(&&"Khóa bản công bố số 1".to_owned()) && told.contains(&&"Mở lại bản công bố".to_owned()),
            "{told:?}"
        );
        assert!(summary.iter().flatten().any(|cell| cell == "Sửa điểm Sở Y tế"));
    }
}

#[test]
fn a_unit_that_has_left_the_roster_stays_in_the_summary() {
    let mut campaign = campaign(&Shape { units: 3, ..Shape::plain(50) });
    let state = &campaign.blocks()[0];
    let (block, gone, left) = (state.block.id, state.units[2].id, state.units[..2].to_vec());
    run(&mut campaign, Command::Edit { edits: vec![Edit::roster(block, &left)], note: None }, &stamp(1));
    let (_folder, path) = exported(&campaign);
    let summary = rows(&path, "Tóm tắt lịch sử");
    let changes = campaign.log().entries().iter().flat_map(|e| &e.changes);
    let of_gone = changes.filter(|change| change.key.unit == gone).count();
    let told = summary.iter().find(|row| row[0] == "Đơn vị không còn trong danh sách").unwrap();
    assert_eq!(told[6], of_gone.to_string());
    let count = |name: &str| summary.iter().find(|row| row[0] == name).unwrap()[6].clone();
    assert_eq!(count("Cộng"), count("Số dòng của trang Lịch sử"));
}

#[test]
fn numbers_that_follow_from_others_are_formulas() {
    let (_folder, path) = exported(&busy());
    let mut book = book(&path);
    let (mut formulas, mut plain) = (0, 0);
    for sheet in book.sheet_names() {
        // What was put in: scores on the units' sheets, the program's own figures on the check sheet, the log.
        let is_given = sheet.starts_with("Xã") || sheet.starts_with("Phường") || sheet == "Kiểm tra";
        if is_given || sheet == "Lịch sử" || sheet == "Tóm tắt lịch sử" || sheet == "Mục lục" {
            continue;
        }
        let (values, written) = (book.worksheet_range(&sheet).unwrap(), book.worksheet_formula(&sheet).unwrap());
        let start = values.start().unwrap_or_default();
        for (row, column, _) in values.used_cells().filter(|(_, _, v)| matches!(v, Data::Float(_) | Data::Int(_))) {
            let at = (start.0 + u32::try_from(row).unwrap(), start.1 + u32::try_from(column).unwrap());
            match written.get_value(at).is_some_and(|f| !f.is_empty()) {
                true => formulas += 1,
                false => plain += 1,
            }
        }
    }
    // What is left plain is last year's.
    assert!(plain * 20 < formulas, "{plain} plain, {formulas} formulas");
}

#[test]
fn nothing_typed_is_read_as_cells_by_a_chart() {
    let mut campaign = campaign(&Shape { units: 3, ..Shape::plain(46) });
    let mut units: Vec<Unit> = campaign.blocks()[0].units.clone();
    units[0].name = "=Sheet1!$A$1:$A$9".into();
    units[1].name = "'[x.xlsx]A'!B2".into();
    let block = campaign.blocks()[0].block.id;
    run(&mut campaign, Command::Edit { edits: vec![Edit::roster(block, &units)], note: None }, &stamp(1));
    let (_folder, path) = exported(&campaign);
    let mut archive = ZipArchive::new(std::fs::File::open(&path).unwrap()).unwrap();
    let names: BTreeSet<String> = book(&path).sheet_names().into_iter().collect();
    let mut charts = 0;
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        if !part.name().unwrap().starts_with("xl/charts/") {
            continue;
        }
        let mut xml = String::new();
        part.read_to_string(&mut xml).unwrap();
        for range in xml.split("<c:f>").skip(1).map(|rest| rest.split("</c:f>").next().unwrap()) {
            let range = quick_xml::escape::unescape(range).unwrap();
            let sheet = range.rsplit_once('!').unwrap().0.trim_matches('\'').replace("''", "'");
            assert!(names.contains(&sheet), "{range}");
        }
        charts += 1;
    }
    // Two charts a block, and a radar a unit.
    assert_eq!(charts, 2 * 2 + 2 * 3);
}
