//! The tables that a campaign is set up from.

use thamdinh::domain::criteria::{FaultKind, NotApplicable, Source};
use thamdinh::sheets::tables::{self, Row, TableFaultKind};

const HEAD: &str = "code\tlevel\ttext_vi\tmax_points\tsource\trule_vi\tna_policy";

fn faults(rows: &str) -> Vec<(Option<usize>, Option<&'static str>, TableFaultKind)> {
    let found = tables::criteria(&format!("{HEAD}\n{rows}")).unwrap_err();
    found.into_iter().map(|f| (f.row, f.column, f.kind)).collect()
}

#[test]
fn columns_are_found_by_name_in_any_order() {
    let text = "# a comment\r\nText_VI\tmore\tmax_points\tcode\tlevel\r\nField\tx\t1,5\t1\tfield\r\n\"A \"\"line\"\"\"\tx\t1.5\t1.1.\tcriterion\r\n";
    let set = tables::criteria(text).unwrap();
    let line = set.by_code("1.1").unwrap();
    assert_eq!((&*line.text, line.max), ("A \"line\"", "1.5".parse().unwrap()));
    assert_eq!(line.source, Source::Appraisal);
}

#[test]
fn every_fault_is_given_at_once_with_its_row() {
    let unknown = |w: &str| TableFaultKind::Criteria(FaultKind::UnknownWord(w.into()));
    let found = faults(
        "1\tfield\tF\t\tappraisal\t\t\n1.1\tkriterium\tA\tx\tappraisal\t\t\n1.2\tcriterion\tB\t1\tpress\t\tbỏ qua\n",
    );
    assert_eq!(
        found,
        [
            (Some(3), Some("level"), unknown("kriterium")),
            (Some(3), Some("max_points"), TableFaultKind::Criteria(FaultKind::NotANumber("x".into()))),
            (Some(4), Some("source"), unknown("press")),
            (Some(4), Some("na_policy"), unknown("bỏ qua")),
        ]
    );
    assert_eq!(tables::criteria("").unwrap_err()[0].kind, TableFaultKind::NoHeader);
    assert_eq!(tables::criteria("code\tlevel\ttext_vi\n").unwrap_err()[0].column, Some("max_points"));
}

#[test]
fn the_three_policies_are_known_however_they_are_typed() {
    let rows = "1\tfield\tF\t\t\t\t\n1.1\tcriterion\tA\t1\t\t\tTính điểm  tối đa\n\
                1.2\tcriterion\tB\t1\t\t\tLoại khỏi đánh giá, quy đổi theo điểm tối đa còn lại\n1.3\tcriterion\tC\t1\t\t\t\n";
    let set = tables::criteria(&format!("{HEAD}\n{rows}")).unwrap();
    let policies: Vec<NotApplicable> = set.leaves().map(|n| n.not_applicable).collect();
    assert_eq!(policies, [NotApplicable::FullPoints, NotApplicable::Excluded, NotApplicable::MustBeScored]);
}

#[test]
fn units_are_read_with_their_other_names() {
    let text = "id\tname\taliases\tranked\nle-chan\tUBND quận Lê Chân\tLê Chân; Q. Lê Chân\tyes\nbach-long-vi\tUBND huyện Bạch Long Vĩ\t\tno\n";
    let units = tables::units(text).unwrap();
    assert_eq!(units[0].aliases.iter().map(|a| &**a).collect::<Vec<_>>(), ["Lê Chân", "Q. Lê Chân"]);
    assert!(units[0].ranked && !units[1].ranked);
}

#[test]
fn units_with_faults_are_refused_by_row() {
    let text = "id\tname\taliases\tranked\na\tA\t\tyes\na\tB\t\tyes\nlê\tC\t\tyes\nd\t\t\tmaybe\n";
    let found: Vec<_> = tables::units(text).unwrap_err().into_iter().map(|f| (f.row, f.kind)).collect();
    assert_eq!(
        found,
        [
            (Some(3), TableFaultKind::IdTwice),
            (Some(4), TableFaultKind::BadId("lê".into())),
            (Some(5), TableFaultKind::NoName),
            (Some(5), TableFaultKind::NotYesOrNo("maybe".into())),
        ]
    );
    let rows = [vec!["id", "name"], vec!["a", "A"]];
    let rows = rows
        .iter()
        .zip(1..)
        .map(|(cells, number)| Row { number, cells: cells.iter().map(|c| c.to_string()).collect() });
    assert_eq!(tables::units_of_rows(rows).unwrap().len(), 1);
}

#[test]
fn a_name_that_no_paper_has_room_for_is_told_with_its_row() {
    let table = |name: String| tables::units(&format!("id\tname\taliases\na\t{name}\t{name};b\n"));
    assert!(table("Đ".repeat(200)).is_ok());
    let found: Vec<_> = table("Đ".repeat(5_000)).unwrap_err().into_iter().map(|f| (f.row, f.column, f.kind)).collect();
    let kind = TableFaultKind::TooLong { found: 5_000, most: 200 };
    assert_eq!(found, [(Some(2), Some("name"), kind.clone()), (Some(2), Some("aliases"), kind)]);
}

#[test]
fn a_table_without_end_is_told_and_not_read() {
    let found = tables::units(&format!("id\tname\n{}", "\n".repeat(5_000_000))).unwrap_err();
    assert_eq!(found[0].kind, TableFaultKind::TooManyRows(20_000));
}
