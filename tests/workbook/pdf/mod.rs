//! PDF of the rankings and letters, read back from its bytes.

mod reader;

use std::path::{Path, PathBuf};

use thamdinh::domain::campaign::{Campaign, Command};
use thamdinh::domain::criteria::Source;
use thamdinh::sheets::DocumentFormat;
use thamdinh::sheets::report::letter::{self, Bound, Wanted};
use thamdinh::sheets::workbook::{self, ExportError};
use thamdinh::text::wording::Wording;
use thamdinh::text::{Lang, Text};
use thamdinh::workbench::look_at;

use super::campaigns::{self, Shape, campaign, run, stamp};
use reader::pages;

const AS_PDF: Wanted = Wanted { block: None, bound: Bound::Each, format: DocumentFormat::Pdf };

fn ranking(campaign: &Campaign) -> Vec<u8> {
    workbook::ranking_bytes(campaign, &Text::new(Lang::Vi), &|_, _| true).unwrap()
}

fn letters(campaign: &Campaign, folder: &Path, wanted: Wanted) -> Vec<PathBuf> {
    letter::write(campaign, &Wording::standard(), folder, wanted, &|_, _| true).unwrap()
}

/// Texts without blanks, which are drawn or not at the end of a line.
fn joined(texts: &[String]) -> String {
    texts.concat().replace([' ', '\u{a0}', '\u{200b}'], "")
}

/// What stands in the row of each unit after its place and name, in the order of the places.
fn rows(pages: &[Vec<String>], campaign: &Campaign, block: usize) -> Vec<String> {
    let state = &campaign.blocks()[block];
    let results = campaign.results_of(state);
    let mut rest: String = pages.iter().map(|page| joined(page)).collect();
    let head = joined(&["Khối: ".to_owned(), state.block.name.to_string()]);
    rest = rest.split_once(&head).unwrap().1.to_owned();
    let begins = results.by_place.iter().map(|at| {
        let rank = results.units[*at].rank.map_or("–".to_owned(), |r| r.to_string());
        joined(&[rank, state.units[*at].name.to_string()])
    });
    let begins: Vec<String> = begins.chain(["Trungbình".to_owned()]).collect();
    let mut rows = Vec::new();
    for pair in begins.windows(2) {
        let (_, after) = rest.split_once(&pair[0]).unwrap_or_else(|| panic!("no {} in {rest}", pair[0]));
        rows.push(after.split_once(&pair[1]).unwrap_or_else(|| panic!("no {} in {after}", pair[1])).0.to_owned());
        rest = after.to_owned();
    }
    rows
}

#[test]
fn the_ranking_states_what_was_published_of_every_unit_of_2020() {
    let (_folder, file) = crate::ui::campaigns::hai_phong();
    let campaign = look_at(&file).unwrap();
    let pages = pages(&ranking(&campaign));
    let facts = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/hai-phong-2020/facts.json");
    let facts: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(facts).unwrap()).unwrap();
    let (vi, mut units, mut stated) = (Text::new(Lang::Vi), 0, 0);
    for (block, state) in campaign.blocks().iter().enumerate() {
        let results = campaign.results_of(state);
        let rows = rows(&pages, &campaign, block);
        for (at, row) in results.by_place.iter().zip(&rows) {
            let (result, totals) = (&results.units[*at], &results.totals.units[*at]);
            let total = vi.points_fixed(result.published.unwrap(), 2);
            assert!(row.contains(&format!("{total}{total}")), "total and index: {row}");
            let parts = [Source::Appraisal, Source::Survey, Source::Satisfaction].map(|s| totals.part(s).unwrap());
            let mut after = row.as_str();
            for part in parts {
                after = after.split_once(&vi.points(part)).unwrap_or_else(|| panic!("no {part} in {row}")).1;
            }
            units += 1;
        }
        let of_block = facts["blocks"].as_array().unwrap().iter().find(|b| b["id"] == state.block.id.as_str());
        for fact in of_block.unwrap()["units"].as_array().unwrap() {
            let at = state.units.iter().position(|u| fact["unit"] == u.id.as_str()).unwrap();
            let row = &rows[results.by_place.iter().position(|place| *place == at).unwrap()];
            // The row was found by its place: that one is published too.
            assert!(fact["rank"].as_u64().is_none_or(|rank| results.units[at].rank == u32::try_from(rank).ok()));
            let change = fact["rank_change"].as_i64().map(|places| vi.place_change(places));
            let last = fact["previous_rank"].as_u64().map(|rank| rank.to_string());
            let number = |name: &str| fact[name].as_str().map(|number| number.replace('.', ","));
            let numbers = ["total", "appraisal", "survey", "satisfaction", "satisfaction_percent"].map(number);
            for said in numbers.into_iter().chain([change, last]).flatten() {
                assert!(row.contains(&said), "{said} of {fact}: {row}");
                stated += 1;
            }
        }
    }
    assert_eq!(units, 35);
    assert!(stated >= 50, "{stated}");
    let all: String = pages.iter().map(|page| joined(page)).collect();
    assert!(all.contains("Đồnghạng2(90,03điểm):UBNDquậnHồngBàng,UBNDquậnNgôQuyền."), "{all}");
}

#[test]
fn a_draft_says_so_on_every_page_and_an_edition_carries_its_digest() {
    let mut campaign = campaign(&Shape::plain(81));
    let draft = pages(&ranking(&campaign));
    assert_eq!(draft.len(), 2, "a page a block");
    for page in &draft {
        // In the head and across the page.
        assert_eq!(page.iter().filter(|text| text.trim() == "DỰ THẢO").count(), 2, "{page:?}");
    }
    run(&mut campaign, Command::Finalize, &stamp(1));
    let digest = campaign.edition().digest.unwrap().short();
    let edition = pages(&ranking(&campaign));
    for page in &edition {
        assert!(!page.iter().any(|text| text.contains("DỰ THẢO")), "{page:?}");
        assert!(page.iter().any(|text| text.contains(&digest)), "{page:?}");
        assert!(joined(page).contains("TM.HỘIĐỒNGTHẨMĐỊNH"));
    }
}

#[test]
fn a_long_ranking_repeats_its_head_and_signs_under_its_last_rows() {
    let campaign = campaign(&Shape { units: 120, ..Shape::plain(82) });
    let pages = pages(&ranking(&campaign));
    assert!((8..=16).contains(&pages.len()), "{}", pages.len());
    for (number, page) in (1..).zip(&pages) {
        let all = joined(page);
        assert_eq!(all.matches("Cơquan,đơnvị").count(), 1, "page {number}: {all}");
        // Over the page, after what lies under it: its number, unless it is the first.
        let head = if number == 1 { "DỰ THẢO".to_owned() } else { number.to_string() };
        assert_eq!(page[1].trim(), head, "page {number}");
        if all.contains("TM.HỘIĐỒNGTHẨMĐỊNH") {
            let above = all.split_once("Trungbình").expect("averages over the signatures").0;
            assert!(above.matches("UBND").count() >= 3, "rows over the signatures: {all}");
        }
    }
    let rows = [rows(&pages, &campaign, 0), rows(&pages, &campaign, 1)];
    assert_eq!(rows.map(|rows| rows.len()), [120, 120]);
}

/// What typst reads as markup, formulas of a spreadsheet, letters that the font lacks, and a word without an end.
const HOSTILE: [&str; 6] = [
    "#import \"x\": * #panic(\"a\") #read(\"/etc/passwd\")",
    "$ a_1^2 $ *b* _c_ `d` ``` e ``` \\ <f> @g ~ -- --- ...",
    "= cmd|' /C calc'!A0 // h /* i */ [j] {k} #{ 1 + 1 }",
    "+ l - m / n: o https://example.com/ 'p' \\u{41}",
    "漢字 👍",
    "dài/dài/dài/dài/dài/dài/dài/dài/dài/dài/dài/dài/dài/dài/dài/dài/dài/dài/dài/dài/dài/dài/dài/dài/dài/dài/dài",
];

#[test]
fn what_somebody_typed_is_printed_as_it_is() {
    let mut shape = Shape::plain(83);
    shape.names = HOSTILE.map(ToOwned::to_owned).to_vec();
    let campaign = campaign(&shape);
    let read = pages(&ranking(&campaign));
    let all: String = read.iter().map(|page| joined(page)).collect();
    let folder = tempfile::tempdir().unwrap();
    let together = Wanted { bound: Bound::Together, ..AS_PDF };
    let letters = std::fs::read(&letters(&campaign, folder.path(), together)[0]).unwrap();
    let letters: String = pages(&letters).iter().map(|page| joined(page)).collect();
    for name in HOSTILE {
        let printed = name.replace(['漢', '字', '👍'], "\u{fffd}").replace(' ', "");
        assert!(all.contains(&printed), "{name} in {all}");
        assert!(letters.contains(&format!("Kínhgửi:{printed}")), "{name} in {letters}");
    }
}

#[test]
fn letters_say_in_pdf_what_they_say_in_word() {
    let campaign = campaign(&Shape { second: 3, not_applicable: 9, ..Shape::plain(84) });
    let (pdf, word) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let in_pdf = letters(&campaign, pdf.path(), AS_PDF);
    let in_word = letters(&campaign, word.path(), Wanted::default());
    assert_eq!(in_pdf.len(), in_word.len());
    for (pdf, word) in in_pdf.iter().zip(&in_word) {
        assert_eq!(pdf.with_extension(""), Path::new(pdf.parent().unwrap()).join(word.file_stem().unwrap()));
        let pages = pages(&std::fs::read(pdf).unwrap());
        let body: String = pages.iter().map(|page| joined(page)).collect();
        let mut missing = Vec::new();
        for line in super::letters::text_of(word).lines().flat_map(|line| line.split('|')) {
            let line = line.replace([' ', '\u{a0}'], "");
            if !body.contains(&line) {
                missing.push(line);
            }
        }
        // A paragraph that goes on over a page is parted there by what is printed on every page.
        assert!(missing.len() < pages.len(), "{missing:?} of {}", word.display());
    }
}

#[test]
fn equal_campaigns_give_equal_bytes() {
    let (one, other) = (campaign(&Shape::plain(85)), campaign(&Shape::plain(85)));
    assert!(ranking(&one) == ranking(&other));
    let folders = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
    let written = [letters(&one, folders[0].path(), AS_PDF), letters(&other, folders[1].path(), AS_PDF)];
    assert_eq!(written[0].len(), 12);
    for (one, other) in written[0].iter().zip(&written[1]) {
        assert!(std::fs::read(one).unwrap() == std::fs::read(other).unwrap());
    }
    assert!(ranking(&campaign(&Shape::plain(86))) != ranking(&one));
}

#[test]
fn a_file_is_an_archive_that_needs_nothing_of_the_machine() {
    let bytes = ranking(&campaign(&Shape::plain(87)));
    let text = String::from_utf8_lossy(&bytes);
    assert!(text.starts_with("%PDF-1."));
    assert!(
        text.contains("<pdfaid:part>2</pdfaid:part>") && text.contains("<pdfaid:conformance>A</pdfaid:conformance>")
    );
    assert!(text.contains("IBMPlexSans") && !text.contains("TimesNewRoman"));
    // The moment of the last entry, not of the writing.
    assert!(text.contains("D:20210105020545"), "no moment of the log");
}

#[test]
fn a_pdf_that_is_stopped_leaves_what_was_there() {
    let campaign = campaign(&Shape::plain(88));
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("xếp hạng.pdf");
    std::fs::write(&file, "trước").unwrap();
    let text = Text::new(Lang::Vi);
    let stopped = workbook::write_ranking(&campaign, &text, &file, &|_, _| false);
    assert!(matches!(stopped, Err(ExportError::Stopped)));
    assert_eq!(std::fs::read(&file).unwrap(), "trước".as_bytes());
    let watch = |done: u32, _: u32| done < 3;
    let stopped = letter::write(&campaign, &Wording::standard(), folder.path(), AS_PDF, &watch);
    assert!(matches!(stopped, Err(ExportError::Stopped)));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn a_campaign_of_any_shape_can_be_set() {
    for shape in campaigns::shapes() {
        let campaign = campaign(&shape);
        let pages = pages(&ranking(&campaign));
        assert!(pages.len() >= campaign.blocks().len());
        if shape.units > 0 {
            for block in 0..campaign.blocks().len() {
                assert_eq!(rows(&pages, &campaign, block).len(), shape.units, "{shape:?}");
            }
        }
    }
}

#[test]
fn letters_bound_together_are_parted_before_they_are_too_many_to_set() {
    let campaign = campaign(&Shape { units: 51, blank: 1, ..Shape::plain(89) });
    let folder = tempfile::tempdir().unwrap();
    let files = letters(&campaign, folder.path(), Wanted { bound: Bound::Together, ..AS_PDF });
    let names: Vec<&str> = files.iter().map(|file| file.file_name().unwrap().to_str().unwrap()).collect();
    assert_eq!(names, ["Thông báo gửi các đơn vị.pdf", "Thông báo gửi các đơn vị (2).pdf"]);
    let count = |file: &PathBuf| {
        let pages = pages(&std::fs::read(file).unwrap());
        pages.iter().map(|page| joined(page).matches("Kínhgửi:").count()).sum::<usize>()
    };
    assert_eq!(files.iter().map(count).collect::<Vec<_>>(), [100, 2]);
}
