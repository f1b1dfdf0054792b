//! No sentence that the data doesn't support, and no number without a source.

use proptest::prelude::*;
use thamdinh::domain::campaign::{Campaign, Command, Edit};
use thamdinh::domain::criteria::Source;
use thamdinh::domain::points::Points;
use thamdinh::domain::ranking::{BlockResults, places};
use thamdinh::domain::setup::Ties;
use thamdinh::domain::value::Score;
use thamdinh::sheets::report::{self, Kind};
use thamdinh::text::wording::Wording;

use super::campaigns::{Known, Shape, campaign, run, slug};
use super::{Page, read};

fn shapes() -> impl Strategy<Value = Shape> {
    let known =
        prop::sample::select(vec![Known::Nothing, Known::Places, Known::Totals, Known::Appraisal, Known::Lines]);
    let flags = prop::array::uniform6(any::<bool>());
    (0..1000_u64, 1..3_usize, 1..12_usize, known, flags, any::<bool>()).prop_map(
        |(seed, blocks, units, known, [satisfaction, survey, tied, open, unranked, special], dense)| Shape {
            seed,
            blocks,
            units,
            known,
            has_satisfaction: satisfaction,
            has_survey: survey,
            all_tied: tied && seed % 3 == 0,
            is_open: open && seed % 2 == 0,
            has_unranked: unranked,
            has_special: special,
            ties: if dense { Ties::Dense } else { Ties::Competition },
        },
    )
}

fn drafted(campaign: &Campaign, kind: Kind) -> Page {
    read(&report::bytes(campaign, kind, &Wording::standard()).unwrap())
}

/// The numbers of a text: digits with commas and dots between them, and a per cent sign.
fn numbers(text: &str) -> Vec<String> {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.' | '%');
    let words = text.split(|c: char| !is_part(c)).map(|w| w.trim_matches([',', '.']));
    words.filter(|w| w.starts_with(|c: char| c.is_ascii_digit())).map(str::to_owned).collect()
}

/// The paragraphs that say something, without heading, titles of sections and the like.
fn said(document: &Page) -> impl Iterator<Item = &String> {
    let is_title = |p: &&String| {
        let head = p.split_once(". ").map_or("", |(head, _)| head);
        !head.is_empty() && head.chars().all(|c| c.is_ascii_digit() || "IVX".contains(c))
    };
    document.body.iter().filter(move |p| !is_title(p))
}

fn every_number_has_a_source(document: &Page) {
    for paragraph in said(document) {
        let known: Vec<&str> = document
            .sources
            .iter()
            .filter(|(sentence, _)| paragraph.contains(sentence.as_str()))
            .flat_map(|(_, figures)| figures)
            .map(|figure| {
                let (shown, source) = figure.split_once(": ").unwrap();
                assert!(source.contains(" (") && !source.contains("()"), "no source: {figure}");
                shown
            })
            .collect();
        for number in numbers(paragraph) {
            assert!(known.iter().any(|shown| numbers(shown).contains(&number)), "{number} in: {paragraph}");
        }
    }
}

fn nothing_is_left_unfilled(document: &Page) {
    // Number and date leave room to be filled in by hand.
    let rows = document.rows.iter().filter(|row| row.len() > 2).flatten();
    for text in document.body.iter().chain(rows).chain(document.sources.iter().flat_map(|(s, f)| f.iter().chain([s]))) {
        for wrong in ["{", "}", "$", "()", "  ", " ,", " ;", " .", "; .", ";.", ": .", ",."] {
            assert!(!text.contains(wrong), "“{wrong}” in: {text}");
        }
    }
}

fn names(campaign: &Campaign) -> Vec<(usize, usize, String)> {
    let blocks = campaign.blocks().iter().enumerate();
    blocks.flat_map(|(b, s)| s.units.iter().enumerate().map(move |(u, unit)| (b, u, unit.name.to_string()))).collect()
}

/// Paragraphs about a unit.
fn about<'d>(document: &'d Page, name: &str) -> Vec<&'d String> {
    let begins = format!("- {name} ");
    document.body.iter().filter(|p| p.starts_with(&begins)).collect()
}

/// The place that a unit would have with another total.
fn place_with(results: &BlockResults, at: usize, total: Points, ties: Ties) -> u32 {
    let totals: Vec<Option<Points>> = results
        .units
        .iter()
        .enumerate()
        .map(|(unit, r)| r.published.filter(|_| r.rank.is_some()).map(|p| if unit == at { total } else { p }))
        .collect();
    places(&totals, ties)[at].unwrap()
}

/// What is said of a unit's change is so, and a cause is said only where taking it back would change the place.
fn changes_are_true(campaign: &Campaign, document: &Page) {
    let all = campaign.results();
    for (block, at, name) in names(campaign) {
        let results = &all[block];
        let (unit, totals) = (&results.units[at], &results.totals.units[at]);
        let told = about(document, &name);
        let moved: Vec<&&String> =
            told.iter().filter(|p| p.contains(" bậc (từ thứ ") || p.contains("giữ nguyên vị trí")).collect();
        let Some(places) = unit.rank_change() else {
            assert!(moved.is_empty(), "{moved:?}");
            continue;
        };
        let is_many = results.units.len() > 40;
        let Some(sentence) = moved.first() else {
            assert!(is_many, "nothing is said of {name}, {places}");
            continue;
        };
        let (was, rank) = (unit.previous.rank.unwrap(), unit.rank.unwrap());
        let expected = match places {
            1.. => format!("tăng {places} bậc (từ thứ {was} lên thứ {rank})"),
            0 => format!("giữ nguyên vị trí thứ {rank}"),
            _ => format!("giảm {} bậc (từ thứ {was} xuống thứ {rank})", -places),
        };
        assert!(sentence.contains(&expected), "{expected} in {sentence}");
        let Some((_, cause)) = sentence.split_once(" do ") else { continue };
        let (total, exact) = (unit.published.unwrap(), totals.total.unwrap());
        let previous = unit.previous.total.expect("a cause is given without last year's points");
        let decimals = campaign.settings().total_decimals;
        let with =
            |total: Points| i64::from(place_with(results, at, total.rounded(decimals), campaign.settings().ties));
        let gained = |total: Points| (with(total) - i64::from(rank)).signum();
        let line = |code: &str| match campaign.previous_score(unit.unit, slug(code)) {
            Some(Score::Points(points)) => points,
            other => panic!("a cause is given by a line that isn't known: {other:?}"),
        };
        let part = |source| totals.part(source).unwrap();
        let change = if cause.starts_with("điểm thẩm định") {
            Some(part(Source::Appraisal) - unit.previous.appraisal.unwrap())
        } else if cause.starts_with("các phần điểm ngoài thẩm định") {
            let rest = previous - unit.previous.appraisal.unwrap();
            Some(exact - part(Source::Appraisal) - rest)
        } else if cause.starts_with("điểm điều tra xã hội học") {
            Some(part(Source::Survey) - line("3.1"))
        } else if cause.starts_with("điểm mức độ hài lòng") {
            Some(part(Source::Satisfaction) - line("4.1"))
        } else {
            None
        };
        if let Some(change) = change {
            assert_eq!(gained(exact - change), places.signum(), "{sentence}");
            assert_eq!(change.units().signum(), places.signum(), "{sentence}");
        } else if cause.starts_with("tổng điểm") {
            assert_eq!(gained(previous), places.signum(), "{sentence}");
        } else if cause.starts_with("thay đổi của các đơn vị khác") {
            assert_ne!(gained(previous), places.signum(), "{sentence}");
        }
        if !sentence.contains("một phần do") && cause.starts_with("tổng điểm") {
            assert!((with(previous) - i64::from(rank)).abs() >= places.abs(), "{sentence}");
        }
        let up = "tổng điểm tăng ";
        assert_eq!(sentence.contains(up), total > previous, "{sentence}");
    }
}

fn check(shape: &Shape) {
    let campaign = campaign(shape);
    for kind in Kind::ALL {
        let document = drafted(&campaign, kind);
        every_number_has_a_source(&document);
        nothing_is_left_unfilled(&document);
        changes_are_true(&campaign, &document);
        let whole = document.body.join("\n");
        if shape.known == Known::Nothing {
            for word in
                ["năm trước", "So với năm", "điểm tăng", "điểm giảm", " bậc", "giữ nguyên vị trí", "thứ hạng năm"]
            {
                assert!(!whole.contains(word), "{word}: {whole}");
            }
        }
        if matches!(shape.known, Known::Nothing | Known::Places | Known::Totals) {
            assert!(!whole.contains("điểm thẩm định tăng") && !whole.contains("điểm thẩm định giảm"), "{whole}");
        }
        if shape.known != Known::Lines {
            assert!(!whole.contains("lấy lại"), "{whole}");
            assert!(!whole.contains("điểm điều tra xã hội học tăng"), "{whole}");
        }
        if !shape.has_satisfaction {
            assert!(!whole.contains("hài lòng"), "{whole}");
        }
        if !shape.has_survey {
            assert!(!whole.contains("điểm điều tra"), "{whole}");
        }
        let alone = shape.units == 1;
        if alone || shape.all_tied && !shape.has_special {
            assert!(!whole.contains("đứng cuối") && !whole.contains("Ở cuối bảng"), "{whole}");
        }
        let first = names(&campaign)[0].2.clone();
        if shape.is_open {
            assert!(whole.contains(&format!("{first} (còn 1/")), "{whole}");
            assert!(!whole.contains(&format!("Đứng đầu là {first} ")), "{whole}");
        }
        if shape.has_unranked && !(shape.is_open && alone) {
            assert!(whole.contains("không xếp hạng"), "{whole}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_draft_says_nothing_that_the_data_does_not_bear_out(shape in shapes()) {
        check(&shape);
    }
}

#[test]
fn the_edges_are_drafted_too() {
    let plain = Shape::plain();
    for shape in [
        Shape { units: 1, ..plain.clone() },
        Shape { all_tied: true, ..plain.clone() },
        Shape { is_open: true, units: 1, ..plain.clone() },
        Shape { is_open: true, has_unranked: true, blocks: 2, ..plain.clone() },
        Shape { has_satisfaction: false, has_survey: false, ..plain.clone() },
        Shape { known: Known::Nothing, units: 2, ..plain.clone() },
        Shape { known: Known::Lines, has_special: true, blocks: 2, ..plain.clone() },
        Shape { units: 68, blocks: 2, has_unranked: true, ..plain.clone() },
        Shape { units: 68, all_tied: true, has_special: true, ..plain },
    ] {
        check(&shape);
    }
}

#[test]
fn points_won_back_are_told_where_last_years_lines_are_known() {
    let campaign = campaign(&Shape { known: Known::Lines, ..Shape::plain() });
    for kind in Kind::ALL {
        let whole = drafted(&campaign, kind).body.join("\n");
        assert!(whole.contains("lấy lại được") && whole.contains("điểm đã mất năm trước"), "{whole}");
    }
}

#[test]
fn equal_campaigns_give_equal_bytes() {
    let shape = Shape { known: Known::Lines, blocks: 2, ..Shape::plain() };
    for kind in Kind::ALL {
        let [one, other] = [(), ()].map(|()| report::bytes(&campaign(&shape), kind, &Wording::standard()).unwrap());
        assert!(one == other);
    }
}

#[test]
fn names_of_any_letters_are_written_as_they_are() {
    let mut campaign = campaign(&Shape { units: 3, ..Shape::plain() });
    let mut units = campaign.blocks()[0].units.clone();
    units[0].name = "Sở A & B <C> \"D\" 'E' { $x } \u{b}F".into();
    let mut heading = campaign.heading().clone();
    heading.place = "".into();
    let edits = vec![Edit::roster(campaign.blocks()[0].block.id, &units), Edit::heading(&heading)];
    run(&mut campaign, Command::Edit { edits, note: None });
    for kind in Kind::ALL {
        let document = drafted(&campaign, kind);
        let name = "Sở A & B <C> \"D\" 'E' { $x }  F";
        assert!(document.rows.iter().any(|row| row.len() > 5 && row[1] == name));
        assert!(document.body.iter().all(|p| !p.replace(name, "X").contains("  ")), "{:?}", document.body);
    }
}
