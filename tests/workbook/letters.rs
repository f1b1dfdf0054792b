//! Letters to the units, read back: every number is the edition's, and each says what it has to.

use std::io::Read as _;
use std::path::Path;

use thamdinh::domain::analysis::{lost_points_of, places_without};
use thamdinh::domain::campaign::{Campaign, Command, Edit};
use thamdinh::domain::criteria::Source;
use thamdinh::domain::points::Points;
use thamdinh::domain::value::{Key, Round, Score, Value, What};
use thamdinh::sheets::report::letter::{self, Bound, Wanted};
use thamdinh::sheets::workbook::ExportError;
use thamdinh::text::wording::Wording;
use thamdinh::text::{Lang, Text};

use super::campaigns::{self, Shape, campaign};

fn write(campaign: &Campaign, folder: &Path, bound: Bound) -> Vec<std::path::PathBuf> {
    letter::write(campaign, &Wording::standard(), folder, Wanted { bound, ..Wanted::default() }, &|_, _| true).unwrap()
}

/// The text of a letter: cells parted by `|`, paragraphs by line ends.
pub(super) fn text_of(path: &Path) -> String {
    let mut archive = zip::ZipArchive::new(std::fs::File::open(path).unwrap()).unwrap();
    let mut xml = String::new();
    archive.by_name("word/document.xml").unwrap().read_to_string(&mut xml).unwrap();
    let xml = xml.replace("</w:tc>", "|").replace("</w:tr>", "\n").replace("</w:p>", "\n").replace("\n|", "|");
    let mut text = String::new();
    let mut rest = xml.as_str();
    while let Some((before, after)) = rest.split_once('<') {
        text.push_str(before);
        rest = after.split_once('>').map_or("", |(_, rest)| rest);
    }
    text.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

#[test]
fn every_unit_gets_its_own_numbers() {
    let vi = Text::new(Lang::Vi);
    for shape in campaigns::shapes().into_iter().filter(|s| s.units > 0) {
        let campaign = campaign(&shape);
        let folder = tempfile::tempdir().unwrap();
        let paths = write(&campaign, folder.path(), Bound::Each);
        let mut paths = paths.iter();
        for state in campaign.blocks() {
            let results = campaign.results_of(state);
            let without = places_without(&results, Source::Survey, campaign.settings());
            for at in &results.by_place {
                let (unit, result) = (&state.units[*at], &results.units[*at]);
                let letter = text_of(paths.next().unwrap());
                assert!(letter.contains(&format!("Kính gửi: {}", unit.name)), "{letter}");
                if let (Some(rank), Some(total)) = (result.rank, result.published) {
                    let total = vi.points_fixed(total, campaign.settings().total_decimals);
                    let said = format!("đạt {total}/{} điểm, xếp thứ {rank} ", vi.points(state.set.max()));
                    assert!(letter.contains(&said), "{said}\n{letter}");
                    let survey = letter.lines().find(|l| l.starts_with("Điểm điều tra xã hội học|")).unwrap();
                    assert!(survey.ends_with(&format!("|{}|", without[*at].unwrap())), "{survey}");
                } else {
                    assert!(!letter.contains(", xếp thứ"), "{letter}");
                }
                let lost = lost_points_of(&campaign, state, *at);
                let sum: Points = lost.iter().map(|l| l.lost).sum();
                let totals = &results.totals.units[*at];
                let open = totals.blank + totals.disputed;
                let said = match (lost.len(), open, result.published) {
                    (0, 0, _) => "Đơn vị không bị mất điểm ở tiêu chí nào.".to_owned(),
                    (0, _, None) => "Chưa tiêu chí nào của đơn vị có điểm.".to_owned(),
                    (0, open, Some(_)) => format!("không bị mất điểm ở những tiêu chí đã có điểm; còn {open} tiêu chí"),
                    (count, ..) => format!("mất {} điểm ở {count} tiêu chí", vi.points(sum)),
                };
                assert!(letter.contains(&said), "{said}\n{letter}");
                let untold = format!("Chưa kể {} tiêu chí chưa chấm", vi.count(open));
                assert_eq!(letter.contains(&untold), !lost.is_empty() && open > 0, "{untold}\n{letter}");
                assert_eq!(letter.contains("phân tích từng tiêu chí bị mất điểm"), !lost.is_empty());
                for line in &lost {
                    let node = state.set.leaf(line.line).unwrap();
                    let row = letter.lines().find(|l| l.starts_with(&format!("{}. {}|", node.code, node.text)));
                    let row = row.unwrap_or_else(|| panic!("no row of {}: {letter}", node.code));
                    assert!(row.contains(&format!("|{}|{}|", vi.points(line.points), vi.points(line.lost))), "{row}");
                    let reason = line.reason.as_deref().unwrap_or("");
                    assert!(row.contains(reason), "{row}");
                }
            }
        }
        assert!(paths.next().is_none());
    }
}

#[test]
fn what_would_win_points_back_is_the_rules_own_words() {
    let folder = tempfile::tempdir().unwrap();
    let (_campaign_folder, file) = crate::ui::campaigns::hai_phong();
    let campaign = thamdinh::workbench::look_at(&file).unwrap();
    let paths = write(&campaign, folder.path(), Bound::Each);
    let letters: Vec<String> = paths.iter().map(|p| text_of(p)).collect();
    let all = letters.concat();
    assert!(all.contains("mỗi 1% thêm 0,3 điểm"), "satisfaction: 30 points for a hundred per cent");
    assert!(all.contains("Người được hỏi đánh giá cao hơn"));
    let mut steps = 0;
    for state in campaign.blocks() {
        for node in state.set.leaves().filter(|n| n.rule_is_certain) {
            if let thamdinh::domain::rule::Rule::Levels(levels) = &node.rule {
                let best = levels.iter().max_by_key(|l| l.points).unwrap();
                let told = format!("{}: {} điểm", best.text.trim(), Text::new(Lang::Vi).points(best.points));
                steps += usize::from(all.contains(&told));
            }
        }
    }
    assert!(steps > 5, "{steps}");
    assert!(letters.iter().all(|l| !l.contains("letter-")), "a sentence that isn't there");
}

#[test]
fn one_file_holds_all_and_equal_campaigns_give_equal_bytes() {
    let campaign = campaign(&Shape::plain(71));
    let folder = tempfile::tempdir().unwrap();
    let paths = write(&campaign, folder.path(), Bound::Together);
    assert_eq!(paths.len(), 1);
    let (first, all) = (std::fs::read(&paths[0]).unwrap(), text_of(&paths[0]));
    let units: usize = campaign.blocks().iter().map(|b| b.units.len()).sum();
    assert_eq!(all.matches("Kính gửi: ").count(), units);
    let again = write(&campaign, folder.path(), Bound::Together);
    assert_eq!(text_of(&again[0]), all);
    assert!(std::fs::read(&again[0]).unwrap() == first, "equal campaigns, equal bytes");
}

#[test]
fn letters_that_are_stopped_leave_those_of_before() {
    let campaign = campaign(&Shape::plain(72));
    let folder = tempfile::tempdir().unwrap();
    let stopped = |folder: &Path, after: u32| {
        let watch = move |done: u32, _: u32| done < after;
        letter::write(&campaign, &Wording::standard(), folder, Wanted::default(), &watch)
    };
    let new = folder.path().join("mới");
    assert!(matches!(stopped(&new, 3), Err(ExportError::Stopped)));
    assert!(!new.exists());
    let block = Some(campaign.blocks()[1].block.id);
    let of_block =
        letter::write(&campaign, &Wording::standard(), &new, Wanted { block, ..Wanted::default() }, &|_, _| true)
            .unwrap();
    assert_eq!(of_block.len(), campaign.blocks()[1].units.len());
    assert!(stopped(&new, 3).is_err());
    assert_eq!(std::fs::read_dir(&new).unwrap().count(), of_block.len());
}

#[test]
fn a_unit_that_has_everything_so_far_is_not_told_that_it_lost_nothing() {
    let mut campaign = campaign(&Shape { blank: 1, units: 2, ..Shape::plain(73) });
    let state = &campaign.blocks()[0];
    let (unit, node) = (state.units[0].id, state.set.leaves().find(|n| n.source == Source::Appraisal).unwrap());
    let full = Value::score(Score::Points(node.max));
    let edit = Edit::typed(Key::cell(What::Appraised(Round::First), unit, node.id), full);
    let lines = state.set.leaves().filter(|n| !n.level.is_extra()).count();
    campaigns::run(&mut campaign, Command::Edit { edits: vec![edit], note: None }, &campaigns::stamp(1));
    let folder = tempfile::tempdir().unwrap();
    let letters: Vec<String> = write(&campaign, folder.path(), Bound::Each).iter().map(|path| text_of(path)).collect();
    let told = letters.iter().find(|l| l.contains("Kính gửi: UBND xã số 1")).unwrap();
    let said = format!("không bị mất điểm ở những tiêu chí đã có điểm; còn {} tiêu chí", lines - 1);
    assert!(told.contains(&said) && !told.contains("phân tích từng tiêu chí bị mất điểm"), "{said}\n{told}");
    let empty = letters.iter().find(|l| l.contains("Kính gửi: UBND phường số 2")).unwrap();
    assert!(empty.contains("Chưa tiêu chí nào của đơn vị có điểm.") && !empty.contains("không bị mất điểm"), "{empty}");
}
