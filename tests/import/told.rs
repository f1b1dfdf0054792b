//! What a person says about a sheet counts, and what they have it remembered for counts in the next file.

use thamdinh::domain::campaign::{Campaign, Command, Edit, Stamp};
use thamdinh::domain::entry::{CopyId, Digest};
use thamdinh::domain::finding::{FindingKind, Severity};
use thamdinh::domain::setup::{CellWord, ColumnHead, SheetLike, WordMeaning};
use thamdinh::domain::slug::Slug;
use thamdinh::sheets::grid;
use thamdinh::sheets::read::{self, FileReading, Known, Meaning, Options, SheetKind, Told};

use super::layouts::{book, said};
use super::{campaign, data};

const ROWS: &str = "Đơn vị: UBND quận Lê Chân

     STT|Tiêu chí|Điểm tối đa|Cột A|Cột B
     1.1.1|Ban hành kế hoạch CCHC năm|#0.5|#0.5|#0.25
     1.1.3|Mức độ thực hiện kế hoạch CCHC|#2|#1.5|#2";

fn read(campaign: &Campaign, told: Option<Told>) -> FileReading {
    let workbook = grid::open_bytes(&book("Sheet1", ROWS)).unwrap();
    let of = (Digest(workbook.sha256), "Sheet1".into());
    let options = Options { sheets: told.map(|told| (of, told)).into_iter().collect(), ..Options::default() };
    read::understand(&workbook, "bieu.xlsx", &Known::new(campaign), &options)
}

#[test]
fn a_column_is_what_it_is_told_to_be() {
    let campaign = campaign(&data("messy"));
    assert!(read(&campaign, None).sheets[0].values.is_empty());
    let columns = [(3, Meaning::Other), (4, Meaning::SelfScore)].into();
    let reading = read(&campaign, Some(Told { columns, ..Told::default() }));
    assert_eq!(said(&reading).0, ["E4 self_score le-chan 1.1.1 0.25", "E5 self_score le-chan 1.1.3 2"]);
    let column = reading.sheets[0].columns.iter().find(|c| c.at == 4).unwrap();
    assert_eq!((&*column.head, column.meaning, column.certainty), ("Cột B", Meaning::SelfScore, 100));
}

#[test]
fn a_sheet_is_of_the_kind_and_unit_that_it_is_told_to_be() {
    let campaign = campaign(&data("messy"));
    let told = Told {
        as_kind: Some(SheetKind::Appraisal),
        unit: Slug::new("hai-an").ok(),
        columns: [(3, Meaning::Score)].into(),
        ..Told::default()
    };
    let reading = read(&campaign, Some(told));
    assert_eq!(reading.sheets[0].kind, SheetKind::Appraisal);
    assert_eq!(said(&reading).0, ["D4 appraised_score/1 hai-an 1.1.1 0.5", "D5 appraised_score/1 hai-an 1.1.3 1.5"]);
    let nothing = Told { as_kind: Some(SheetKind::Ignored), ..Told::default() };
    assert!(read(&campaign, Some(nothing)).sheets[0].values.is_empty());
}

#[test]
fn a_head_that_was_told_is_known_in_the_next_file() {
    let mut campaign = campaign(&data("messy"));
    let mut settings = campaign.settings().clone();
    settings.heads.push(ColumnHead { head: "CỘT  a".into(), meaning: Meaning::SelfScore.word().into() });
    let stamp = Stamp { copy: CopyId(7), at_ms: 0, author: "thử".into() };
    let edit = Command::Edit { edits: vec![Edit::settings(&settings)], note: None };
    let entries = campaign.decide(edit, &stamp).unwrap();
    campaign.commit(entries);
    let reading = read(&campaign, None);
    assert_eq!(said(&reading).0, ["D4 self_score le-chan 1.1.1 0.5", "D5 self_score le-chan 1.1.3 1.5"]);
}

#[test]
fn a_word_that_was_told_is_a_score_in_every_cell_and_says_so() {
    const WORDS: &str = "Đơn vị: UBND quận Lê Chân

     STT|Tiêu chí|Điểm tối đa|Điểm tự chấm
     1.1.1|Ban hành kế hoạch CCHC năm|#0.5|x
     1.1.3|Mức độ thực hiện kế hoạch CCHC|#2|Đạt
     1.2.1|Tất cả báo cáo được gửi đúng thời gian quy định||X
     1.4|Công tác tuyên truyền CCHC||…";
    let mut campaign = campaign(&data("messy"));
    let read = |campaign: &Campaign| {
        let workbook = grid::open_bytes(&book("Sheet1", WORDS)).unwrap();
        read::understand(&workbook, "bieu.xlsx", &Known::new(campaign), &Options::default())
    };
    let refused = read(&campaign);
    assert!(said(&refused).0.is_empty());
    let mut settings = campaign.settings().clone();
    let means = [("X", WordMeaning::Zero), ("đạt", WordMeaning::Full), ("…", WordMeaning::Blank)];
    settings.words.extend(means.map(|(word, meaning)| CellWord { word: word.into(), meaning }));
    let stamp = Stamp { copy: CopyId(7), at_ms: 0, author: "thử".into() };
    let edit = Command::Edit { edits: vec![Edit::settings(&settings)], note: None };
    let entries = campaign.decide(edit, &stamp).unwrap();
    campaign.commit(entries);
    let reading = read(&campaign);
    let expected = ["D4 self_score le-chan 1.1.1 0", "D5 self_score le-chan 1.1.3 2", "D6 self_score le-chan 1.2.1 0"];
    assert_eq!(said(&reading).0, expected);
    let told = reading.sheets[0].findings.iter().filter(|f| f.kind == FindingKind::WordTold);
    assert_eq!(told.map(|f| f.severity).max(), Some(Severity::Info));
    assert!(!reading.sheets[0].findings.iter().any(|f| f.severity == Severity::Error));
}

#[test]
fn a_kind_that_was_told_holds_for_sheets_of_the_same_name_and_heads_only() {
    const SCORES: &str = "Đơn vị: UBND quận Lê Chân

     STT|Tiêu chí|Điểm tối đa|Điểm
     1.1.1|Ban hành kế hoạch CCHC năm|#0.5|#0.5";
    let mut campaign = campaign(&data("messy"));
    let read = |campaign: &Campaign, name: &str, rows: &str| {
        let workbook = grid::open_bytes(&book(name, rows)).unwrap();
        let reading = read::understand(&workbook, "bieu.xlsx", &Known::new(campaign), &Options::default());
        (said(&reading).0, reading.sheets[0].heads.clone())
    };
    let (before, heads) = read(&campaign, "Phụ lục 3", SCORES);
    assert_eq!(&*heads, "STT · Tiêu chí · Điểm tối đa · Điểm");
    let mut settings = campaign.settings().clone();
    settings.sheets.push(SheetLike { sheet: "PHU LUC 3".into(), heads, kind: "appraisal".into(), round: Some(2) });
    let stamp = Stamp { copy: CopyId(7), at_ms: 0, author: "thử".into() };
    let edit = Command::Edit { edits: vec![Edit::settings(&settings)], note: None };
    campaign.commit(campaign.decide(edit, &stamp).unwrap());
    assert_eq!(read(&campaign, "Phụ lục 3", SCORES).0, ["D4 appraised_score/2 le-chan 1.1.1 0.5"]);
    assert_eq!(read(&campaign, "Phụ lục 4", SCORES).0, before);
    assert_eq!(read(&campaign, "Phụ lục 3", &SCORES.replace("STT", "Số")).0, before);
    let next = thamdinh::workbench::next_year::NextYear::after(&campaign).new;
    assert_eq!(next.settings.sheets, settings.sheets);
}

#[test]
fn every_meaning_has_a_word_of_its_own() {
    for meaning in Meaning::ALL {
        assert_eq!(Meaning::from_word(meaning.word()), Some(meaning));
    }
}
