//! A small campaign with every kind of line, and short ways to write to it.

use std::sync::Arc;

use thamdinh::domain::campaign::{Campaign, Command, Edit, FileEdits, NewBlock, NewCampaign, Refusal, Stamp, Turn};
use thamdinh::domain::criteria::{About, CriteriaSet, Draft, DraftNode, Fault, NodeLevel, NotApplicable, Source};
use thamdinh::domain::entry::{CopyId, Digest, Entry, EntryId, SourceFile};
use thamdinh::domain::finding::Cell;
use thamdinh::domain::index::UnitTotals;
use thamdinh::domain::log::Log;
use thamdinh::domain::points::Points;
use thamdinh::domain::register::Reading;
use thamdinh::domain::rule::Rule;
use thamdinh::domain::setup::{Block, Heading, Settings, Unit};
use thamdinh::domain::slug::Slug;
use thamdinh::domain::value::{Key, Round, Score, Value, What};
use thamdinh::workbench::steps::{Mark, Steps};

pub(super) const UNITS: [&str; 4] = ["a", "b", "c", "d"];

/// Appraisal 60 (1.1, 1.2.1, 1.2.2), survey 10 (2.1, 2.2), satisfaction 30 (3.1), bonus T, penalty P.
pub(super) const LINES: [&str; 8] = ["1.1", "1.2.1", "1.2.2", "2.1", "2.2", "3.1", "T", "P"];

pub(super) fn points(text: &str) -> Points {
    text.parse().unwrap()
}

pub(super) fn slug(text: &str) -> Slug {
    Slug::new(text).unwrap()
}

pub(super) fn row(code: &str, level: NodeLevel, max: &str, source: Source, policy: NotApplicable) -> DraftNode {
    DraftNode {
        id: None,
        code: code.into(),
        level,
        text: format!("Nội dung {code}").into(),
        max: max.parse().ok(),
        source,
        rule: Rule::Judged,
        rule_text: "".into(),
        rule_is_certain: true,
        not_applicable: policy,
        appraiser: "Sở Nội vụ".into(),
        evidence: "".into(),
    }
}

pub(super) fn draft(nodes: Vec<DraftNode>) -> Draft {
    Draft { about: About { valid_from: 2020, valid_until: 2030, ..About::default() }, revision: 1, nodes }
}

pub(super) fn build(nodes: Vec<DraftNode>) -> Result<CriteriaSet, Vec<Fault>> {
    CriteriaSet::build(draft(nodes))
}

pub(super) fn rows() -> Vec<DraftNode> {
    use NodeLevel::{Bonus, Criterion, Field, Penalty, Subcriterion};
    use NotApplicable::{Excluded, FullPoints, MustBeScored};
    use Source::{Appraisal, Satisfaction, Survey};
    vec![
        row("1", Field, "60", Appraisal, MustBeScored),
        row("1.1", Criterion, "10", Appraisal, Excluded),
        row("1.2", Criterion, "50", Appraisal, MustBeScored),
        row("1.2.1", Subcriterion, "20", Appraisal, FullPoints),
        row("1.2.2", Subcriterion, "30", Appraisal, MustBeScored),
        row("2", Field, "10", Survey, MustBeScored),
        row("2.1", Criterion, "4", Survey, Excluded),
        row("2.2", Criterion, "6", Survey, Excluded),
        row("3", Field, "30", Satisfaction, MustBeScored),
        row("3.1", Criterion, "30", Satisfaction, Excluded),
        row("T", Bonus, "5", Appraisal, MustBeScored),
        row("P", Penalty, "5", Appraisal, MustBeScored),
    ]
}

pub(super) fn unit(id: &str) -> Unit {
    Unit { id: slug(id), name: format!("UBND phường {id}").into(), aliases: Vec::new(), ranked: true }
}

pub(super) fn new_campaign() -> NewCampaign {
    let block = |id: &str, units: &[&str]| NewBlock {
        block: Block { id: slug(id), name: id.into() },
        set: build(rows()).unwrap(),
        units: units.iter().map(|u| unit(u)).collect(),
    };
    NewCampaign {
        heading: Heading { year: 2020, title: "Chỉ số".into(), place: "Hải Phòng".into() },
        settings: Settings::default(),
        blocks: vec![block("wards", &UNITS), block("others", &["z"])],
    }
}

/// A campaign without scores, made by copy 1.
pub(crate) fn campaign() -> Campaign {
    let mut campaign = Campaign::replay(Log::default());
    run(&mut campaign, 1, Command::Create(new_campaign()));
    campaign
}

/// A campaign with every ordinary line of every unit at its maximum.
pub(super) fn full_campaign() -> Campaign {
    let mut campaign = campaign();
    let edits = campaign.blocks().iter().flat_map(|b| &b.units).flat_map(|unit| {
        LINES[..6].iter().map(|line| {
            let max = campaign.line(unit.id, slug(line)).unwrap().max;
            edit(unit.id.as_str(), line, &if *line == "3.1" { "100".to_owned() } else { max.to_string() })
        })
    });
    let edits = edits.collect();
    run(&mut campaign, 1, Command::Edit { edits, note: None });
    campaign
}

pub(super) fn stamp(copy: u64) -> Stamp {
    Stamp { copy: CopyId(copy), at_ms: 1_609_812_345_678, author: "Nguyễn Văn A".into() }
}

/// Carries a command out.
pub(super) fn run(campaign: &mut Campaign, copy: u64, command: Command) {
    attempt(campaign, copy, command).unwrap();
}

/// Carries a command out unless it is refused; the number of entries is returned.
pub(crate) fn attempt(campaign: &mut Campaign, copy: u64, command: Command) -> Result<usize, Refusal> {
    let entries = campaign.decide(command, &stamp(copy))?;
    let count = entries.len();
    campaign.commit(entries);
    Ok(count)
}

/// The register that counts on a line.
pub(super) fn key(unit: &str, line: &str) -> Key {
    let what = match line {
        "2.1" | "2.2" => What::SurveyPoints,
        "3.1" => What::SatisfactionPercent,
        _ => What::Appraised(Round::First),
    };
    Key::cell(what, slug(unit), slug(line))
}

pub(super) fn score(text: &str) -> Score {
    if text == "NA" { Score::NotApplicable } else { Score::Points(points(text)) }
}

/// A value as it is said in short: nothing for blank, `NA`, points, or a percentage on 3.1.
pub(super) fn edit(unit: &str, line: &str, text: &str) -> Edit {
    let value = match (line, text) {
        (_, "") => Value::Blank,
        ("3.1", percent) if percent != "NA" => Value::Percent(percent.parse().unwrap()),
        (_, text) => Value::score(score(text)),
    };
    Edit::typed(key(unit, line), value)
}

pub(super) fn type_in(campaign: &mut Campaign, copy: u64, unit: &str, line: &str, text: &str) {
    run(campaign, copy, Command::Edit { edits: vec![edit(unit, line, text)], note: None });
}

/// A spreadsheet of one unit.
pub(super) fn file(name: &str, mut edits: Vec<Edit>) -> FileEdits {
    for (row, edit) in (4..).zip(&mut edits) {
        edit.from = Some((0, Cell { row, column: 3 }));
    }
    let sha256 = Digest::of(name.as_bytes());
    let file = SourceFile { name: name.into(), sha256, sheets: vec!["Thẩm định".into()] };
    FileEdits { file, edits, findings: Vec::new() }
}

/// Turns the newest decision round.
pub(super) fn undo_newest(campaign: &mut Campaign, copy: u64) {
    let group = campaign.log().last().unwrap().group;
    run(campaign, copy, Command::Turn(Turn::Undo(group)));
}

/// Someone who sits at a copy: what is decided goes into the steps, as in a window.
#[derive(Debug, Clone)]
pub(crate) struct Sitting {
    pub(crate) campaign: Campaign,
    steps: Steps,
    copy: u64,
}

impl Sitting {
    pub(crate) fn at(campaign: Campaign, copy: u64) -> Sitting {
        Sitting { campaign, steps: Steps::default(), copy }
    }

    /// Carries a command out unless it is refused; the number of entries is returned.
    pub(crate) fn attempt(&mut self, command: Command) -> Result<usize, Refusal> {
        let mark = Mark::of(&command);
        let count = attempt(&mut self.campaign, self.copy, command)?;
        if count > 0 {
            self.steps.mark(mark, self.newest());
        }
        Ok(count)
    }

    pub(super) fn run(&mut self, command: Command) {
        self.attempt(command).unwrap();
    }

    pub(super) fn type_in(&mut self, unit: &str, line: &str, text: &str) {
        self.run(Command::Edit { edits: vec![edit(unit, line, text)], note: None });
    }

    /// The name of the newest decision of this copy.
    pub(super) fn newest(&self) -> EntryId {
        self.campaign.log().last_of(CopyId(self.copy)).unwrap().group
    }

    pub(super) fn undo(&mut self) -> Result<usize, Refusal> {
        let turn = self.steps.newest_done().ok_or(Refusal::NothingToUndo)?.inverse();
        let count = attempt(&mut self.campaign, self.copy, Command::Turn(turn))?;
        self.steps.undid();
        Ok(count)
    }

    pub(super) fn redo(&mut self) -> Result<usize, Refusal> {
        let turn = self.steps.newest_undone().ok_or(Refusal::NothingToRedo)?;
        let count = attempt(&mut self.campaign, self.copy, Command::Turn(turn))?;
        self.steps.redid();
        Ok(count)
    }

    pub(super) fn says(&self, unit: &str, line: &str) -> String {
        says(&self.campaign, unit, line)
    }
}

pub(super) fn entries(campaign: &Campaign) -> Vec<Entry> {
    campaign.log().entries().iter().map(|e| Entry::clone(e)).collect()
}

pub(crate) fn join(into: &mut Campaign, from: &Campaign) {
    into.commit(entries(from));
}

/// What a register says, in short.
pub(super) fn says(campaign: &Campaign, unit: &str, line: &str) -> String {
    said(&campaign.read(key(unit, line)))
}

pub(super) fn said(reading: &Reading<'_>) -> String {
    let value = |v: &Value| match v {
        Value::Score(None, reason) => format!("? {reason:?}"),
        Value::Score(Some(s), Some(reason)) => format!("{s} {reason:?}"),
        other => other.printed().unwrap_or_default(),
    };
    match reading {
        Reading::Blank => String::new(),
        Reading::Agreed(head) => value(head.value()),
        Reading::Disputed(heads) => heads.iter().map(|h| value(h.value())).collect::<Vec<_>>().join(" | "),
    }
}

/// Every register that the samples write to, with what it says.
pub(super) fn readings(campaign: &Campaign) -> Vec<(Key, String)> {
    let lines: Vec<Slug> = LINES.iter().map(|l| slug(l)).chain([Slug::NONE]).collect();
    let names: Vec<Slug> = UNITS.iter().chain(&["z", "wards", "others"]).map(|u| slug(u)).chain([Slug::NONE]).collect();
    let keys = What::ALL.into_iter().flat_map(|what| {
        let lines = &lines;
        names.iter().flat_map(move |unit| lines.iter().map(move |line| Key::cell(what, *unit, *line)))
    });
    keys.map(|key| (key, said(&campaign.read(key)))).filter(|(_, said)| !said.is_empty()).collect()
}

/// Everything that follows from a log, to be compared.
pub(super) fn picture(campaign: &Campaign) -> String {
    let standings = campaign.blocks().iter().map(|b| {
        let units = b.units.iter().flat_map(|u| b.set.leaves().map(|n| campaign.standing(u.id, n.id)));
        units.collect::<Vec<_>>()
    });
    format!(
        "{}\n{:?}\n{:?}\n{:?}\n{:?}\n{:?}\n{:?}\n{:?}",
        campaign.log().digest(),
        campaign.heading(),
        campaign.settings(),
        readings(campaign),
        standings.collect::<Vec<_>>(),
        campaign.results(),
        campaign.open(),
        campaign.edition(),
    )
}

/// The totals of one unit of the first block whose other lines are full.
pub(super) fn totals(changes: &[(&str, &str)]) -> UnitTotals {
    let mut campaign = full_campaign();
    let edits = changes.iter().map(|(line, text)| edit("a", line, text)).collect();
    run(&mut campaign, 1, Command::Edit { edits, note: None });
    campaign.results()[0].totals.units[0].clone()
}

pub(super) fn reason(text: &str) -> Arc<str> {
    text.into()
}
