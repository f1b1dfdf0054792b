//! A small block to be looked at: appraisal 60 (1.1, 1.2), survey 10 (2.1), satisfaction 30 (3.1), a penalty.

use super::{LastYear, UnitChange, changes};
use crate::domain::campaign::{BlockState, Campaign, Command, Edit, NewBlock, NewCampaign, Stamp};
use crate::domain::criteria::{About, CriteriaSet, Draft, DraftNode, NodeLevel, NotApplicable, Source};
use crate::domain::entry::CopyId;
use crate::domain::log::Log;
use crate::domain::points::Points;
use crate::domain::ranking::BlockResults;
use crate::domain::rule::Rule;
use crate::domain::setup::{Block, Heading, Settings, Unit};
use crate::domain::slug::Slug;
use crate::domain::value::{Key, Round, Score, Value, What};

pub(super) struct Sample {
    pub(super) campaign: Campaign,
}

pub(super) fn points(text: &str) -> Points {
    text.parse().unwrap()
}

pub(super) fn slug(text: &str) -> Slug {
    Slug::new(text).unwrap()
}

fn row(code: &str, level: NodeLevel, max: &str, source: Source) -> DraftNode {
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
        not_applicable: if code == "1.1" { NotApplicable::Excluded } else { NotApplicable::MustBeScored },
        appraiser: "".into(),
        evidence: "".into(),
    }
}

/// The set with another maximum on 1.1.
pub(super) fn set(max: &str) -> CriteriaSet {
    use NodeLevel::{Criterion, Field, Penalty};
    use Source::{Appraisal, Satisfaction, Survey};
    let nodes = vec![
        row("1", Field, "", Appraisal),
        row("1.1", Criterion, max, Appraisal),
        row("1.2", Criterion, "40", Appraisal),
        row("2", Field, "10", Survey),
        row("2.1", Criterion, "10", Survey),
        row("3", Field, "30", Satisfaction),
        row("3.1", Criterion, "30", Satisfaction),
        row("P", Penalty, "5", Appraisal),
    ];
    CriteriaSet::build(Draft { about: About::default(), revision: 1, nodes }).unwrap()
}

fn unit(at: usize) -> Unit {
    Unit { id: slug(&format!("u{at}")), name: format!("Sở {at}").into(), aliases: Vec::new(), ranked: true }
}

impl Sample {
    /// A unit for each total: 8 of 10 on the survey, 90 % satisfied, the rest appraised; 1.1 takes what 1.2 can't.
    pub(super) fn of(totals: &[&str]) -> Sample {
        let block = NewBlock {
            block: Block { id: slug("b"), name: "Sở".into() },
            set: set("20"),
            units: (0..totals.len()).map(unit).collect(),
        };
        let heading = Heading { year: 2020, title: "Chỉ số".into(), place: "Tỉnh".into() };
        let new = NewCampaign { heading, settings: Settings::default(), blocks: vec![block] };
        let mut sample = Sample { campaign: Campaign::replay(Log::default()) };
        sample.run(Command::Create(new));
        for (at, total) in totals.iter().enumerate() {
            sample.part(at, points(total) - points("35"));
            sample.set(at, "2.1", "8");
            sample.set(at, "3.1", "90");
        }
        sample
    }

    /// Gives a unit so many appraised points.
    pub(super) fn part(&mut self, at: usize, appraised: Points) {
        let second = appraised.min(points("40"));
        self.set(at, "1.2", &second.to_string());
        self.set(at, "1.1", &(appraised - second).to_string());
    }

    pub(super) fn set(&mut self, at: usize, line: &str, text: &str) {
        let what = match line {
            "2.1" => What::SurveyPoints,
            "3.1" => What::SatisfactionPercent,
            _ => What::Appraised(Round::First),
        };
        let value = match text {
            "" => Value::Blank,
            "NA" => Value::score(Score::NotApplicable),
            text if line == "3.1" => Value::Percent(text.parse().unwrap()),
            text => Value::score(Score::Points(points(text))),
        };
        self.write(Key::cell(what, unit(at).id, slug(line)), value);
    }

    pub(super) fn own(&mut self, at: usize, line: &str, text: &str) {
        let key = Key::cell(What::SelfScore, unit(at).id, slug(line));
        self.write(key, Value::score(Score::Points(points(text))));
    }

    pub(super) fn blank(&mut self, at: usize) {
        self.set(at, "1.2", "");
    }

    pub(super) fn unrank(&mut self, at: usize) {
        let mut units = self.state().units.clone();
        units[at].ranked = false;
        self.edit(Edit::roster(slug("b"), &units));
    }

    pub(super) fn change_set(&mut self, max: &str) {
        self.edit(Edit::criteria(slug("b"), &set(max)));
    }

    /// Last year's total, place and appraised points, as far as they are given.
    pub(super) fn was(&mut self, at: usize, total: &str, rank: u32, appraisal: &str) {
        let id = unit(at).id;
        for (what, text) in [(What::PreviousTotal, total), (What::PreviousAppraisal, appraisal)] {
            if !text.is_empty() {
                self.write(Key::unit(what, id), Value::Points(points(text)));
            }
        }
        if rank > 0 {
            self.write(Key::unit(What::PreviousRank, id), Value::Rank(rank));
        }
    }

    /// Last year's scores on 1.1, 1.2, 2.1 and 3.1, in points.
    pub(super) fn scored(&mut self, at: usize, scores: [&str; 4]) {
        for (line, text) in ["1.1", "1.2", "2.1", "3.1"].into_iter().zip(scores) {
            let score = if text == "NA" { Score::NotApplicable } else { Score::Points(points(text)) };
            self.write(Key::cell(What::PreviousScore, unit(at).id, slug(line)), Value::score(score));
        }
    }

    fn write(&mut self, key: Key, value: Value) {
        self.edit(Edit::typed(key, value));
    }

    pub(super) fn edit(&mut self, edit: Edit) {
        self.run(Command::Edit { edits: vec![edit], note: None });
    }

    fn run(&mut self, command: Command) {
        let stamp = Stamp { copy: CopyId(1), at_ms: 0, author: "A".into() };
        let entries = self.campaign.decide(command, &stamp).unwrap();
        self.campaign.commit(entries);
    }

    pub(super) fn state(&self) -> &BlockState {
        &self.campaign.blocks()[0]
    }

    pub(super) fn results(&self) -> BlockResults {
        self.campaign.results_of(self.state())
    }

    pub(super) fn last_year(&self) -> LastYear {
        LastYear::of(&self.campaign, self.state(), &self.results())
    }

    pub(super) fn changes(&self) -> Vec<UnitChange> {
        changes(&self.results(), &self.last_year(), self.campaign.settings())
    }
}
