//! Entries to write down: any shape at all, and those of a small campaign that was really decided.

use std::path::{Path, PathBuf};

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use thamdinh::domain::campaign::{Campaign, Command, Edit, FileEdits, NewBlock, NewCampaign, Stamp, Turn};
use thamdinh::domain::criteria::{About, CriteriaSet, Draft, DraftNode, NodeLevel, NotApplicable, Source};
use thamdinh::domain::entry::{Act, Change, CopyId, Digest, Entry, EntryId, Origin, Run, Seal, SourceFile};
use thamdinh::domain::finding::{Cell, Finding, FindingKind, Severity};
use thamdinh::domain::points::{Percent, Points};
use thamdinh::domain::rule::Rule;
use thamdinh::domain::setup::{Block, Heading, Settings, Unit};
use thamdinh::domain::slug::Slug;
use thamdinh::domain::value::{Key, Round, Score, Value, What};

/// A folder for one test and a file name in it.
pub(super) fn place() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("đợt 2020.cchc");
    (folder, path)
}

/// What SQLite itself sees in a file.
pub(super) fn bare(path: &Path) -> rusqlite::Connection {
    rusqlite::Connection::open(path).unwrap()
}

fn slug(text: &str) -> Slug {
    Slug::new(text).unwrap()
}

pub(super) fn stamp(copy: u64) -> Stamp {
    Stamp { copy: CopyId(copy), at_ms: 1_609_808_400_123, author: "Nguyễn Thị Bích".into() }
}

fn node(code: &str, level: NodeLevel, source: Source) -> DraftNode {
    DraftNode {
        id: None,
        code: code.into(),
        level,
        text: format!("Nội dung {code}").into(),
        max: Some(Points::whole(2)),
        source,
        rule: Rule::Levels(Vec::new()),
        rule_text: "".into(),
        rule_is_certain: false,
        not_applicable: NotApplicable::FullPoints,
        appraiser: "Sở Nội vụ".into(),
        evidence: "".into(),
    }
}

/// A campaign of two units and three lines, just made.
pub(super) fn made(copy: u64) -> Campaign {
    let set = CriteriaSet::build(Draft {
        about: About { title: "Bộ tiêu chí".into(), valid_from: 2020, valid_until: 2030, ..About::default() },
        revision: 0,
        nodes: vec![
            node("1", NodeLevel::Field, Source::Appraisal),
            node("1.1", NodeLevel::Criterion, Source::Appraisal),
            node("1.2", NodeLevel::Criterion, Source::Appraisal),
            node("1.3", NodeLevel::Criterion, Source::Satisfaction),
        ],
    });
    let unit = |id, name: &str| Unit { id: slug(id), name: name.into(), aliases: Vec::new(), ranked: true };
    let new = NewCampaign {
        heading: Heading { year: 2020, title: "Chỉ số năm 2020".into(), place: "Hải Phòng".into() },
        settings: Settings::default(),
        blocks: vec![NewBlock {
            block: Block { id: slug("districts"), name: "UBND quận, huyện".into() },
            set: set.unwrap(),
            units: vec![unit("le-chan", "UBND quận Lê Chân"), unit("vinh-bao", "UBND huyện Vĩnh Bảo")],
        }],
    };
    let mut campaign = Campaign::replay(thamdinh::domain::log::Log::default());
    run(&mut campaign, Command::Create(new), copy);
    campaign
}

/// Decides a command and takes its entries in.
pub(super) fn run(campaign: &mut Campaign, command: Command, copy: u64) -> Vec<Entry> {
    let entries = campaign.decide(command, &stamp(copy)).unwrap();
    campaign.commit(entries.clone());
    entries
}

pub(super) fn score(unit: &str, line: &str, points: i64, reason: &str) -> Command {
    let value = Value::Score(Some(Score::Points(Points::from_units(points))), Some(reason.into()));
    let key = Key::cell(What::Appraised(Round::First), slug(unit), slug(line));
    Command::Edit { edits: vec![Edit::typed(key, value)], note: None }
}

/// All entries of a campaign that was imported into, edited, undone, finalized and reopened.
pub(super) fn decided() -> Vec<Entry> {
    let mut all = made(1);
    let campaign = &mut all;
    let key = |what, unit, line| Key::cell(what, slug(unit), slug(line));
    let cell = |row, column| Some((0, Cell { row, column }));
    run(campaign, score("le-chan", "1.1", 12_500, "Thiếu báo cáo quý II"), 1);
    run(campaign, score("le-chan", "1.1", 15_000, "Đã bổ sung"), 2);
    let newest = campaign.log().last().unwrap().group;
    run(campaign, Command::Turn(Turn::Undo(newest)), 2);
    run(campaign, Command::Turn(Turn::Redo(newest)), 1);
    let finding = Finding::new(Severity::Warning, FindingKind::SumDiffers)
        .at(Cell { row: 11, column: 3 })
        .unit(Some(slug("vinh-bao")))
        .line(slug("1"))
        .found("3,5")
        .expected("4");
    let edits = vec![
        Edit {
            key: key(What::SelfScore, "vinh-bao", "1.1"),
            value: Value::score(Score::NotApplicable),
            from: cell(4, 3),
        },
        Edit { key: key(What::Evidence, "vinh-bao", "1.1"), value: Value::text("Số 12/BC"), from: cell(4, 5) },
        Edit {
            key: key(What::Appraised(Round::Council), "vinh-bao", "1.1"),
            value: Value::Score(Some(Score::NotApplicable), None),
            from: cell(4, 6),
        },
    ];
    let sheets = vec!["Tự chấm".into(), "Phụ lục \"1\"".into()];
    let file = SourceFile { name: "H. Vĩnh Bảo.xlsx".into(), sha256: Digest::of("tệp".as_bytes()), sheets };
    run(campaign, Command::Import(vec![FileEdits { file, edits, findings: vec![finding] }]), 3);
    run(campaign, score("le-chan", "1.2", 0, "Không có"), 3);
    run(campaign, score("vinh-bao", "1.2", 20_000, ""), 3);
    let percent =
        |unit| Edit::typed(key(What::SatisfactionPercent, unit, "1.3"), Value::Percent(Percent::from_units(876_500)));
    let edits = vec![percent("le-chan"), percent("vinh-bao")];
    run(campaign, Command::Edit { edits, note: Some("Kết quả SIPAS".into()) }, 3);
    run(campaign, Command::Finalize, 3);
    run(campaign, Command::Reopen { reason: "Đơn vị giải trình".into() }, 3);
    assert_eq!(campaign.log().problems(), Vec::new());
    campaign.log().entries().iter().map(|e| Entry::clone(e)).collect()
}

fn any_text() -> impl Strategy<Value = std::sync::Arc<str>> {
    prop_oneof![Just(String::new()), "[ -~]{0,20}", any::<String>(), Just("Lê Chân\u{0}\u{301} '\";--".to_owned())]
        .prop_map(Into::into)
}

fn any_slug() -> impl Strategy<Value = Slug> {
    "[a-zA-Z0-9._/-]{0,8}".prop_map(|text| slug(&text))
}

fn any_id() -> impl Strategy<Value = EntryId> {
    (any::<u64>(), any::<u32>()).prop_map(|(copy, n)| EntryId { copy: CopyId(copy), n })
}

fn any_digest() -> impl Strategy<Value = Digest> {
    any::<[u8; 32]>().prop_map(Digest)
}

fn any_cell() -> impl Strategy<Value = Cell> {
    prop_oneof![(0..2000_u32, 0..300_u32), any::<(u32, u32)>()].prop_map(|(row, column)| Cell { row, column })
}

fn any_value() -> impl Strategy<Value = Value> {
    let score = prop_oneof![
        any::<i64>().prop_map(|units| Some(Score::Points(Points::from_units(units)))),
        Just(Some(Score::NotApplicable)),
        Just(None),
    ];
    prop_oneof![
        Just(Value::Blank),
        (score, option::of(any_text())).prop_map(|(score, reason)| Value::Score(score, reason.map(Into::into))),
        any_text().prop_map(|text| Value::Text(text.into())),
        any::<i64>().prop_map(|units| Value::Percent(Percent::from_units(units))),
        any::<i64>().prop_map(|units| Value::Points(Points::from_units(units))),
        any::<u32>().prop_map(Value::Rank),
        any_text().prop_map(|text| Value::Setup(text.into())),
    ]
}

fn any_change() -> impl Strategy<Value = Change> {
    let key = (proptest::sample::select(What::ALL.to_vec()), any_slug(), any_slug())
        .prop_map(|(what, unit, line)| Key { what, unit, line });
    let from = option::of((0..u16::MAX, any_cell()).prop_map(|(sheet, cell)| Origin::new(sheet, cell)));
    (key, any_value(), vec(any_id(), 0..4), from).prop_map(|(key, value, replaces, from)| Change {
        key,
        value,
        replaces: replaces.into_iter().collect(),
        from,
    })
}

fn any_finding() -> impl Strategy<Value = Finding> {
    let severity = proptest::sample::select(vec![Severity::Info, Severity::Warning, Severity::Error]);
    let kind = proptest::sample::select(FindingKind::ALL);
    let place = (option::of(any_text()), option::of(any_cell()), option::of(any_slug()), option::of(any_slug()));
    (severity, kind, place, option::of(any_text()), option::of(any_text())).prop_map(
        |(severity, kind, (sheet, cell, unit, line), found, expected)| Finding {
            severity,
            kind,
            sheet,
            cell,
            unit,
            line,
            found,
            expected,
        },
    )
}

fn any_act() -> impl Strategy<Value = Act> {
    let run = any::<(u64, u32, u32)>().prop_map(|(copy, from, to)| Run { copy: CopyId(copy), from, to });
    let seal = (any::<u32>(), any_digest(), vec(run, 0..4)).prop_map(|(edition, digest, covers)| Seal {
        edition,
        digest,
        covers,
    });
    prop_oneof![
        proptest::sample::select(vec![Act::Create, Act::Import, Act::Edit, Act::Setup, Act::Reopen]),
        any_id().prop_map(Act::Undo),
        any_id().prop_map(Act::Redo),
        seal.prop_map(Act::Finalize),
    ]
}

/// Entries of any shape that can be said, with ids that are their own.
pub(super) fn any_entries() -> impl Strategy<Value = Vec<Entry>> {
    let file = (any_text(), any_digest(), vec(any_text(), 0..3)).prop_map(|(name, sha256, sheets)| SourceFile {
        name,
        sha256,
        sheets,
    });
    let head = (any::<u64>(), 0..i64::MAX as u64, any::<i64>(), any_text(), any_act(), option::of(any_text()));
    let entry = (head, option::of(any_id()), option::of(file), vec(any_change(), 0..6), vec(any_finding(), 0..4));
    let entry = (entry, any_digest()).prop_map(|((head, group, file, changes, findings), previous)| {
        let (copy, seq, at_ms, author, act, note) = head;
        let id = EntryId { copy: CopyId(copy), n: 0 };
        let group = group.unwrap_or(id);
        let digest = Digest::default();
        Entry { id, seq, at_ms, author, act, note, group, file, changes, findings, previous, digest }
    });
    vec(entry, 0..6).prop_map(|entries| {
        let numbered = entries.into_iter().zip(1..).map(|(mut entry, n)| {
            entry.id.n = n;
            entry.sealed()
        });
        numbered.collect()
    })
}
