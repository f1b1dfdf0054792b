//! What stands in the workbook, read back by another library, against what the index says.

use calamine::{Data, DataType, Reader, Xlsx, open_workbook};
use thamdinh::domain::campaign::{Campaign, Command, Edit};
use thamdinh::domain::points::Points;
use thamdinh::domain::setup::Unit;
use thamdinh::domain::slug::Slug;

use super::campaigns::{Shape, campaign, run, shapes, stamp};
use super::export;

/// The rows of a sheet, as text: numbers as exactly as the file has them.
fn rows(path: &std::path::Path, sheet: &str) -> Vec<Vec<String>> {
    let mut book: Xlsx<_> = open_workbook(path).unwrap();
    let range = book.worksheet_range(sheet).unwrap();
    range.rows().map(|row| row.iter().map(Data::to_string).collect()).collect()
}

fn number(points: Option<Points>) -> String {
    points.map_or(String::new(), |p| p.to_string())
}

fn sheet_named(path: &std::path::Path, start: &str) -> String {
    let book: Xlsx<_> = open_workbook(path).unwrap();
    book.sheet_names().iter().find(|n| n.starts_with(start)).unwrap().clone()
}

#[test]
fn the_ranking_holds_the_domains_results_to_the_last_digit() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.xlsx");
    for shape in shapes().iter().filter(|s| s.units > 0) {
        let campaign = campaign(shape);
        export(&campaign, &path);
        let mut book: Xlsx<_> = open_workbook(&path).unwrap();
        let sheets: Vec<String> = book.sheet_names().iter().filter(|n| n.starts_with("Xếp hạng")).cloned().collect();
        for (sheet, (results, block)) in sheets.iter().zip(campaign.results().iter().zip(campaign.blocks())) {
            let range = book.worksheet_range(sheet).unwrap();
            let at = |row: usize, column: usize| range.get((row, column)).map_or(String::new(), Data::to_string);
            for (row, unit) in (8..).zip(&results.by_place) {
                let (result, totals) = (&results.units[*unit], &results.totals.units[*unit]);
                let rank = result.rank.map_or(String::new(), |r| r.to_string());
                assert_eq!(at(row, 0), rank, "{shape:?}");
                assert_eq!(at(row, 1), *block.units[*unit].name);
                for (part, column) in totals.parts.iter().zip(2..) {
                    assert_eq!(at(row, column), number(*part), "{shape:?}");
                }
                let extras = if block.block.id.as_str() == "communes" { 2 } else { 0 };
                assert_eq!(at(row, 6 + extras), number(result.published), "{shape:?}");
                let change = result.rank_change().map_or(String::new(), |c| c.to_string());
                let moved = (0..range.width()).find(|column| at(7, *column) == "Tăng, giảm bậc");
                let known = results.units.iter().any(|u| !u.previous.is_empty());
                assert_eq!(moved.is_some(), known, "{shape:?}");
                assert_eq!(moved.map_or(String::new(), |column| at(row, column)), change, "{shape:?}");
            }
        }
    }
}

#[test]
fn a_units_sheet_holds_every_line_and_the_fields_of_the_index() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.xlsx");
    let campaign = campaign(&Shape { not_applicable: 10, blank: 30, disputed: 12, ..Shape::plain(5) });
    export(&campaign, &path);
    let (block, results) = (&campaign.blocks()[0], &campaign.results()[0]);
    let rows = rows(&path, "Xã số 1");
    let nodes = block.set.nodes();
    for (row, node) in rows[4..].iter().zip(nodes) {
        assert_eq!(row[0], *node.code);
        assert_eq!(row[1], *node.text);
        assert_eq!(row[3], node.max.to_string());
    }
    let fields = results.totals.fields_of(0);
    for ((at, _), points) in block.set.fields().zip(fields) {
        assert_eq!(rows[4 + at][8], number(*points));
    }
    let given: Vec<&String> = rows[4..4 + nodes.len()].iter().map(|row| &row[7]).collect();
    assert!(given.iter().any(|g| *g == "KĐG") && given.iter().any(|g| *g == "chưa thống nhất"));
}

#[test]
fn text_that_looks_like_a_formula_stays_text() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.xlsx");
    let mut campaign = campaign(&Shape::plain(7));
    let mut units: Vec<Unit> = campaign.blocks()[0].units.clone();
    units[0].name = "=cmd|' /C calc'!A0".into();
    units[1].name = "UBND \"x\" IFS(1) [a]:b*?/\\ một cái tên rất dài không vừa trang".into();
    let block = campaign.blocks()[0].block.id;
    run(
        &mut campaign,
        Command::Edit { edits: vec![Edit::roster(block, &units)], note: Some("=1+1".into()) },
        &stamp(1),
    );
    export(&campaign, &path);
    let mut book: Xlsx<_> = open_workbook(&path).unwrap();
    let mut found = 0;
    for sheet in book.sheet_names() {
        let values = book.worksheet_range(&sheet).unwrap();
        let texts = values.used_cells().filter(|(_, _, v)| v.get_string().is_some_and(|t| t.starts_with('=')));
        found += texts.count();
        let formulas = book.worksheet_formula(&sheet).unwrap();
        assert!(formulas.used_cells().all(|(_, _, f)| !f.contains("cmd|") && !f.contains("C calc'")), "{sheet}");
    }
    assert!(found >= 9, "the unit's name in each table, and the note: {found}");
}

#[test]
fn a_draft_says_so_on_every_sheet_and_an_edition_on_none() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.xlsx");
    let mut campaign = campaign(&Shape::plain(8));
    let first_cells = |campaign: &Campaign| -> Vec<String> {
        export(campaign, &path);
        let book: Xlsx<_> = open_workbook(&path).unwrap();
        book.sheet_names().iter().map(|sheet| rows(&path, sheet)[0][0].clone()).collect()
    };
    let draft = first_cells(&campaign);
    assert!(draft.len() > 15 && draft.iter().all(|cell| cell == "DỰ THẢO"), "{draft:?}");
    run(&mut campaign, Command::Finalize, &stamp(1));
    let published = first_cells(&campaign);
    assert!(published.iter().all(|cell| cell.starts_with("Bản công bố số 1")), "{published:?}");
    run(&mut campaign, Command::Reopen { reason: "Sai số liệu".into() }, &stamp(1));
    assert!(first_cells(&campaign).iter().all(|cell| cell == "DỰ THẢO"));
}

#[test]
fn the_history_lists_every_change_but_no_private_note() {
    use thamdinh::domain::value::{Key, Value, What};
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.xlsx");
    let mut campaign = campaign(&Shape::plain(9));
    let (unit, line) = (campaign.blocks()[0].units[0].id, campaign.blocks()[0].set.leaves().next().unwrap().id);
    let note = Edit::typed(Key::cell(What::PrivateNote, unit, line), Value::text("chỉ nội bộ"));
    run(&mut campaign, Command::Edit { edits: vec![note], note: None }, &stamp(1));
    export(&campaign, &path);
    let changes: usize = campaign.log().entries().iter().map(|e| e.changes.len().max(1)).sum();
    let rows = rows(&path, &sheet_named(&path, "Lịch sử"));
    assert_eq!(rows.len() - 4, changes);
    assert!(!rows.iter().flatten().any(|cell| cell.contains("chỉ nội bộ")));
    assert!(rows.iter().flatten().any(|cell| cell.contains("Ghi chú nội bộ")));
}

#[test]
fn past_two_hundred_units_all_lines_stand_on_one_sheet() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.xlsx");
    let campaign = campaign(&Shape { units: 101, ..Shape::plain(10) });
    export(&campaign, &path);
    let book: Xlsx<_> = open_workbook(&path).unwrap();
    // Cover and contents, eight a block, special cases and rescaling, the units, check, history and its summary.
    assert_eq!(book.sheet_names().len(), 2 + 2 * 8 + 2 + 1 + 3, "{:?}", book.sheet_names());
    let rows = rows(&path, "Chi tiết");
    for unit in campaign.blocks().iter().flat_map(|b| &b.units) {
        assert!(rows.iter().any(|row| row[0] == *unit.name));
    }
    assert_eq!(Slug::new("districts-1").unwrap(), campaign.blocks()[0].units[0].id);
}

#[test]
fn equal_logs_give_equal_bytes() {
    let text = thamdinh::text::Text::new(thamdinh::text::Lang::Vi);
    let campaign = campaign(&Shape::plain(3));
    let bytes = || thamdinh::sheets::workbook::bytes(&campaign, &text, &|_, _| true).unwrap();
    let first = bytes();
    std::thread::sleep(std::time::Duration::from_millis(1_100));
    assert!(first == bytes());
}
