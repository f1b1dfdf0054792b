//! How the documents look: paper, marks on every page, heads that are repeated.

use thamdinh::domain::campaign::Command;
use thamdinh::sheets::preview::document::{self, Block, Drafted};
use thamdinh::sheets::report::letter::{self, Wanted};
use thamdinh::sheets::report::{self, Kind};
use thamdinh::text::wording::Wording;

use super::campaigns::{Shape, campaign, run};
use super::{part, read};

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

/// The pieces of a document's XML between two words.
fn between<'a>(xml: &'a str, before: &'a str, after: &'a str) -> impl Iterator<Item = &'a str> {
    xml.split(before).skip(1).map(move |rest| rest.split(after).next().unwrap())
}

#[test]
fn each_sentence_leads_to_its_sources_and_they_lead_back() {
    for kind in Kind::ALL {
        let docx = report::bytes(&campaign(&Shape::plain()), kind, &Wording::standard()).unwrap();
        let (document, xml) = (read(&docx), part(&docx, "word/document.xml"));
        let marks: Vec<&str> = between(&xml, "<w:bookmarkStart ", "/>").collect();
        let links: Vec<&str> = between(&xml, "<w:hyperlink ", "</w:hyperlink>").collect();
        assert!(document.sources.len() > 10 && links.len() == 2 * document.sources.len());
        for (number, (sentence, _)) in (1..).zip(&document.sources) {
            for name in [format!("cau_{number}"), format!("nguon_{number}")] {
                assert_eq!(marks.iter().filter(|m| m.contains(&format!("w:name=\"{name}\""))).count(), 1, "{name}");
            }
            let leads = |to: String| links.iter().filter(move |l| l.contains(&format!("w:anchor=\"{to}\"")));
            let there: Vec<_> = leads(format!("nguon_{number}")).collect();
            let text = |link: &str| between(link, "<w:t xml:space=\"preserve\">", "</w:t>").collect::<String>();
            let [link] = there[..] else { panic!("{there:?}") };
            assert_eq!(quick_xml::escape::unescape(&text(link)).unwrap(), *sentence);
            let back: Vec<_> = leads(format!("cau_{number}")).map(|link| text(link)).collect();
            assert_eq!(back, [format!("{number}.")]);
        }
        let ids: std::collections::BTreeSet<&str> = between(&xml, "<w:bookmarkStart w:id=\"", "\"").collect();
        assert_eq!(ids.len(), marks.len(), "each mark has a number of its own");
    }
}

#[test]
fn the_preview_of_a_document_says_what_is_written() {
    let mut campaign = campaign(&Shape { blocks: 2, ..Shape::plain() });
    let wording = Wording::standard();
    for kind in Kind::ALL {
        let shown = document::of(&campaign, &wording, Drafted::Document(kind)).unwrap();
        let written = read(&report::bytes(&campaign, kind, &wording).unwrap());
        assert_eq!(shown.mark, "DỰ THẢO");
        let words = shown.words();
        for paragraph in written.body.iter().filter(|p| !p.is_empty()) {
            assert!(words.contains(paragraph), "{paragraph}");
        }
        for row in &written.rows {
            let row = row.join(" | ").replace('\n', " ");
            assert!(words.contains(&row), "{row}");
        }
        let bold = |text: &str| {
            let found = shown.blocks.iter().find_map(|block| match block {
                Block::Paragraph(paragraph) if paragraph.text.starts_with(text) => Some(paragraph.is_bold),
                _ => None,
            });
            found.unwrap()
        };
        assert!(bold("I. ") && bold("PHỤ LỤC") && !bold("- "), "heads are bold, text isn't");
        assert!(shown.blocks.contains(&Block::NewPage), "the annex begins a page");
    }
    run(&mut campaign, Command::Finalize);
    let shown = document::of(&campaign, &wording, Drafted::Document(Kind::Report)).unwrap();
    assert_eq!(shown.mark, "");
}

#[test]
fn the_preview_of_a_letter_is_that_units_letter() {
    let campaign = campaign(&Shape::plain());
    let folder = tempfile::tempdir().unwrap();
    let wording = Wording::standard();
    let written = letter::write(&campaign, &wording, folder.path(), Wanted::default(), &|_, _| true).unwrap();
    assert_eq!(written.len(), campaign.blocks()[0].units.len());
    for unit in &campaign.blocks()[0].units {
        let own = letter::bytes(&campaign, &wording, unit.id).unwrap();
        assert!(written.iter().any(|path| std::fs::read(path).unwrap() == own), "{}", unit.name);
        let words = document::of(&campaign, &wording, Drafted::Letter(unit.id)).unwrap().words();
        assert!(words.iter().any(|line| line.contains(&*unit.name)));
    }
    assert!(letter::bytes(&campaign, &wording, super::campaigns::slug("nobody")).is_err());
}
