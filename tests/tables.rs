//! Criteria sets as spreadsheets: written, changed and read back.

use std::path::Path;

use thamdinh::domain::criteria::{Draft, NodeLevel};
use thamdinh::sheets::tables;

const SETS: [&str; 3] = ["communes", "departments", "districts"];

fn set(name: &str) -> Draft {
    let text = std::fs::read_to_string(format!("assets/criteria/criteria_{name}.tsv")).unwrap();
    tables::criteria(&text).unwrap().into()
}

#[test]
fn a_set_that_is_written_is_read_back_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    for name in SETS {
        let (set, path) = (set(name), folder.path().join(format!("{name}.xlsx")));
        tables::write_criteria(&set, &path).unwrap();
        let read = tables::criteria_file(&path).unwrap();
        for (was, is) in set.nodes.iter().zip(&read.nodes) {
            assert_eq!(is, was, "{name}");
        }
        assert_eq!(read.nodes.len(), set.nodes.len());
    }
}

#[test]
fn sums_of_a_set_are_formulas_and_a_printed_maximum_that_differs_stays() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.xlsx");
    let mut set = set("districts");
    let first = set.nodes.iter_mut().find(|n| n.level == NodeLevel::Field).unwrap();
    first.max = Some("12".parse().unwrap());
    tables::write_criteria(&set, &path).unwrap();
    let read = tables::criteria_file(&path).unwrap();
    assert_eq!(read.nodes[0].max, Some("12".parse().unwrap()));
    let mut workbook: calamine::Xlsx<_> = calamine::open_workbook(&path).unwrap();
    let name = calamine::Reader::sheet_names(&workbook)[0].clone();
    let formulas = calamine::Reader::worksheet_formula(&mut workbook, &name).unwrap();
    let sums = formulas.cells().filter(|(_, _, formula)| formula.starts_with("SUM(")).count();
    let groups = set.nodes.iter().enumerate().filter(|(at, node)| {
        let next = set.nodes.get(at + 1);
        next.is_some_and(|next| deep(next.level) > deep(node.level))
    });
    assert_eq!(sums, groups.count() - 1);
}

fn deep(level: NodeLevel) -> u8 {
    match level {
        NodeLevel::Criterion => 1,
        NodeLevel::Subcriterion => 2,
        _ => 0,
    }
}

#[test]
fn a_table_with_an_offices_heads_and_titles_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bo-tieu-chi.tsv");
    let table = "BỘ TIÊU CHÍ NĂM 2026\n\
        Mã\tCấp\tNội dung\tĐiểm tối đa\tNguồn điểm\tCách tính điểm\n\
        1\tLĩnh vực\tCải cách thể chế\t\t\t\n\
        1.10\tTiêu chí\tRà soát văn bản\t1,5\tThẩm định\tĐạt: 1,5; không đạt: 0\n";
    std::fs::write(&path, table).unwrap();
    let read = tables::criteria_file(&path).unwrap();
    let codes: Vec<&str> = read.nodes.iter().map(|n| &*n.code).collect();
    assert_eq!(codes, ["1", "1.10"]);
    assert!(read.nodes.iter().all(|n| n.id.is_none()), "a table without ids states none");
    std::fs::write(&path, table.replace("1,5\t", "một\t")).unwrap();
    assert!(tables::criteria_file(Path::new(&path)).is_err());
}
