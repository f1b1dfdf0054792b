//! The workbook on paper: every row on just one page, no page fuller than it is.

use thamdinh::domain::campaign::Campaign;
use thamdinh::sheets::preview::{self, Page, Preview};
use thamdinh::text::{Lang, Text};

use super::campaigns::{Shape, campaign, shapes};

fn on_paper(campaign: &Campaign) -> Preview {
    preview::of(campaign, &Text::new(Lang::Vi), &|_, _| true).unwrap()
}

#[test]
fn every_row_is_on_just_one_page_and_no_page_is_fuller_than_the_paper() {
    let (mut several, mut over) = (0, 0);
    for shape in shapes() {
        for sheet in on_paper(&campaign(&shape)).sheets {
            let [left, top, right, bottom] = sheet.margins;
            let cells: usize = sheet.pages.iter().map(|p| p.rows.len() * p.columns.len()).sum();
            assert_eq!(cells, sheet.heights.len() * sheet.columns.len(), "{}: each cell once", sheet.name);
            for (at, page) in sheet.pages.iter().enumerate() {
                let before = &sheet.pages[..at];
                let meets = |p: &Page| p.rows.start == page.rows.start && p.columns.start == page.columns.start;
                assert!(!before.iter().any(meets), "{}: twice", sheet.name);
                let rows = page.head.clone().chain(page.rows.clone());
                let high: f32 = rows.map(|row| sheet.heights[row]).sum();
                assert!(high * sheet.scale <= sheet.paper.1 - top - bottom + 0.1, "{} {page:?}", sheet.name);
                let columns = page.side.clone().chain(page.columns.clone());
                let wide: f32 = columns.map(|column| sheet.columns[column]).sum();
                assert!(wide * sheet.scale <= sheet.paper.0 - left - right + 0.1, "{} {page:?}", sheet.name);
                assert!(page.rows.start == 0 || !page.head.is_empty(), "{}: no head repeated", sheet.name);
                over += usize::from(page.columns.start > 0 && !page.side.is_empty());
            }
            if sheet.name == "Bìa" {
                assert_eq!(sheet.pages.len(), 1, "it is to fit on one page");
            }
            several += usize::from(sheet.pages.len() > 1);
        }
    }
    assert!(several > 10 && over > 0, "{several} {over}");
}

#[test]
fn cells_are_shown_as_they_are_printed() {
    let campaign = campaign(&Shape { decimals: 2, ..Shape::plain(61) });
    let preview = on_paper(&campaign);
    let results = &campaign.results()[0];
    let ranking = preview.sheets.iter().find(|s| s.name.starts_with("Xếp hạng")).unwrap();
    let text = Text::new(Lang::Vi);
    for unit in &results.units {
        let total = text.points_fixed(unit.published.unwrap(), 2);
        let name = &campaign.unit(unit.unit).unwrap().name;
        let row = (0..ranking.rows.len()).map(|row| ranking.words(row)).find(|words| words.contains(&&**name));
        let row = row.unwrap();
        assert!(row.contains(&&*total) && row.contains(&&*unit.rank.unwrap().to_string()), "{row:?} {total}");
    }
    let title = ranking.rows.iter().flatten().find(|c| c.text.contains("CHỈ SỐ CẢI CÁCH")).unwrap();
    assert!(title.columns > 5 && title.style.is_bold, "a title goes over the columns: {title:?}");
}

#[test]
fn the_history_is_not_printed_with_the_workbook() {
    let preview = on_paper(&campaign(&Shape { units: 12, ..Shape::plain(62) }));
    let pages = |name: &str| preview.sheets.iter().find(|s| s.name == name).unwrap().pages.len();
    assert_eq!(pages("Lịch sử"), 1, "a note in its place");
    assert!(pages("Tóm tắt lịch sử") <= 2, "a row a unit");
}

#[test]
fn a_block_of_many_units_leaves_no_page_with_a_row_or_two() {
    for units in [21, 37, 57, 90] {
        let preview = on_paper(&campaign(&Shape { units, ..Shape::plain(63) }));
        let mut seen = 0;
        for sheet in preview.sheets.iter().filter(|s| s.name.starts_with("Tiêu chí")) {
            let widest = |page: &Page| page.columns.start == 0 || !page.side.is_empty();
            assert!(sheet.pages.iter().all(|p| widest(p) && p.rows.len() >= 4 && p.columns.len() >= 4), "{units}");
            assert!(sheet.pages.iter().any(|page| page.columns.start > 0), "they go across");
            let title = sheet.rows.iter().flatten().find(|cell| cell.text.contains("TỪNG TIÊU CHÍ")).unwrap();
            assert_eq!(title.columns, sheet.pages[0].columns.len(), "the title stands on the first page");
            seen += 1;
        }
        assert_eq!(seen, 2);
    }
}
