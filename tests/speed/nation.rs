//! A whole country to measure on: 3,321 communes with 110 lines each, every one scored with a reason.

use thamdinh::domain::campaign::{Command, Edit, FileEdits, NewBlock, NewCampaign};
use thamdinh::domain::criteria::{About, CriteriaSet, Draft, DraftNode, NodeLevel, NotApplicable, Source};
use thamdinh::domain::entry::{Digest, SourceFile};
use thamdinh::domain::finding::Cell;
use thamdinh::domain::points::Points;
use thamdinh::domain::rule::Rule;
use thamdinh::domain::setup::{Block, Heading, Settings, Unit};
use thamdinh::domain::slug::Slug;
use thamdinh::domain::value::{Key, Round, Score, Value, What};

pub(crate) const UNITS: usize = 3_321;
pub(crate) const LINES: usize = 110;

/// Every unit's appraised scores, each with its reason, a file a unit; and the bytes of the reasons.
pub(crate) fn scores() -> (Command, usize) {
    let mut text_bytes = 0;
    let files = (0..UNITS).map(|unit| {
        let edits = (0..LINES).map(|line| {
            let reason = reason(unit, line);
            text_bytes += reason.len();
            let score = Some(Score::Points(Points::from_units((unit * 7 + line * 13) as i64 % 20_001)));
            let cell = Cell { row: 5 + line as u32, column: 4 };
            Edit { key: key(unit, line), value: Value::Score(score, Some(reason.into())), from: Some((0, cell)) }
        });
        let name = format!("{}.xlsx", unit_id(unit)).into();
        let file = SourceFile { name, sha256: Digest::of(&unit.to_be_bytes()), sheets: vec!["Thẩm định".into()] };
        FileEdits { file, edits: edits.collect(), findings: Vec::new() }
    });
    let import = Command::Import(files.collect());
    (import, text_bytes)
}

pub(crate) fn campaign() -> NewCampaign {
    let node = |code: String, level| DraftNode {
        id: None,
        text: format!("Nội dung {code}").into(),
        code: code.into(),
        level,
        max: Some(Points::whole(2)),
        source: Source::Appraisal,
        rule: Rule::Levels(Vec::new()),
        rule_text: "".into(),
        rule_is_certain: false,
        not_applicable: NotApplicable::FullPoints,
        appraiser: "".into(),
        evidence: "".into(),
    };
    let lines = (0..LINES).map(|line| node(line_id(line), NodeLevel::Criterion));
    let nodes = std::iter::once(node("1".to_owned(), NodeLevel::Field)).chain(lines).collect();
    let draft = Draft { about: About::default(), revision: 0, nodes };
    let units = (0..UNITS).map(|unit| Unit {
        id: Slug::new(&unit_id(unit)).unwrap(),
        name: format!("UBND xã {unit}").into(),
        aliases: Vec::new(),
        ranked: true,
    });
    NewCampaign {
        heading: Heading { year: 2026, title: "Cả nước".into(), place: "".into() },
        settings: Settings::default(),
        blocks: vec![NewBlock {
            block: Block { id: Slug::new("communes").unwrap(), name: "UBND cấp xã".into() },
            set: CriteriaSet::build(draft).unwrap(),
            units: units.collect(),
        }],
    }
}

fn unit_id(unit: usize) -> String {
    format!("xa-{unit:04}")
}

fn line_id(line: usize) -> String {
    format!("1.{}", line + 1)
}

pub(crate) fn key(unit: usize, line: usize) -> Key {
    let slug = |text: String| Slug::new(&text).unwrap();
    Key::cell(What::Appraised(Round::First), slug(unit_id(unit)), slug(line_id(line)))
}

pub(crate) fn reason(unit: usize, line: usize) -> String {
    let words = "Báo cáo số 12/BC-UBND nộp sau thời hạn quy định; chưa có tài liệu kiểm chứng kèm theo nên trừ điểm";
    format!("{words} ({unit}, {line}); {}", &words[..20 + (unit + line) % 70 / 20 * 2])
}
