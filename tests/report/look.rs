//! How the documents look: paper, marks on every page, heads that are repeated.

use thamdinh::domain::campaign::Command;
use thamdinh::sheets::report::{self, Kind};
use thamdinh::text::wording::Wording;

use super::campaigns::{Shape, campaign, run};
use super::part;

#[test]
fn every_page_is_marked_as_a_draft_until_the_campaign_is_final() {
    let mut campaign = campaign(&Shape::plain());
    let marks = |docx: &[u8]| {
        let heads = (1..=2).filter(|n| part(docx, &format!("word/header{n}.xml")).contains("DỰ THẢO")).count();
        let xml = part(docx, "word/document.xml");
        (heads, xml.matches("<w:headerReference").count(), xml.contains("<w:titlePg"))
    };
    let docx = report::bytes(&campaign, Kind::Announcement, &Wording::standard()).unwrap();
    assert_eq!(marks(&docx), (2, 2, true), "the first page and the others");
    run(&mut campaign, Command::Finalize);
    let docx = report::bytes(&campaign, Kind::Announcement, &Wording::standard()).unwrap();
    assert_eq!(marks(&docx).0, 0);
    let foot = part(&docx, "word/footer1.xml");
    let digest = campaign.edition().digest.unwrap().short();
    assert!(foot.contains(&digest) && foot.contains(&campaign.id().unwrap().to_string()), "{foot}");
}

#[test]
fn the_paper_is_that_of_an_official_document() {
    let docx = report::bytes(&campaign(&Shape::plain()), Kind::Report, &Wording::standard()).unwrap();
    let xml = part(&docx, "word/document.xml");
    // A4, and 20, 20, 30, 15 mm, in twentieths of a point.
    assert!(xml.contains("w:w=\"11906\" w:h=\"16838\""));
    for margin in ["w:top=\"1134\"", "w:bottom=\"1134\"", "w:left=\"1701\"", "w:right=\"850\""] {
        assert!(xml.contains(margin), "{margin}");
    }
    let numbered: Vec<bool> = (1..=2).map(|n| part(&docx, &format!("word/header{n}.xml")).contains("PAGE")).collect();
    assert_eq!(numbered.iter().filter(|is| **is).count(), 1, "no number on the first page");
    assert!(part(&docx, "word/styles.xml").contains("Times New Roman"));
    assert!(xml.contains("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") && xml.contains("Nơi nhận:"));
    assert!(xml.contains("Sơn La, ngày"), "the place is named without the word for it");
}

#[test]
fn every_table_with_a_head_repeats_it() {
    let docx = report::bytes(&campaign(&Shape::plain()), Kind::Report, &Wording::standard()).unwrap();
    let xml = part(&docx, "word/document.xml");
    let tables = xml.matches("<w:tbl>").count();
    // Heading and signature are tables without lines.
    assert_eq!(xml.matches("<w:tblHeader />").count(), tables - 2);
    assert!(tables > 4 && !xml.contains("w:trHeight"));
}
