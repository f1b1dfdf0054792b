//! Campaigns made in code: every state that a line can be in, in blocks of any shape.

use thamdinh::domain::campaign::{Campaign, Command, Edit, NewBlock, NewCampaign, Stamp};
use thamdinh::domain::criteria::{About, CriteriaSet, Draft, DraftNode, NodeLevel, NotApplicable, Source};
use thamdinh::domain::entry::CopyId;
use thamdinh::domain::log::Log;
use thamdinh::domain::points::{Percent, Points};
use thamdinh::domain::rule::Rule;
use thamdinh::domain::setup::{Block, Heading, RatingBand, Settings, Ties, Unit};
use thamdinh::domain::slug::Slug;
use thamdinh::domain::value::{Key, Round, Score, Value, What};

/// Chance that repeats itself.
pub(super) struct Dice(pub(super) u64);

impl Dice {
    pub(super) fn below(&mut self, bound: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % bound
    }

    fn one_in(&mut self, n: u64) -> bool {
        n > 0 && self.below(n) == 0
    }
}

/// How often things happen: once in so many, 0 for never.
#[derive(Debug, Clone)]
pub(super) struct Shape {
    pub(super) seed: u64,
    pub(super) decimals: u8,
    pub(super) ties: Ties,
    pub(super) blank: u64,
    pub(super) not_applicable: u64,
    pub(super) disputed: u64,
    pub(super) unranked: u64,
    pub(super) without_previous: u64,
    /// Points fall on so few steps that totals tie.
    pub(super) coarse: bool,
    /// A second appraisal, with the unit's explanation before it.
    pub(super) second: u64,
    /// The survey of every third unit doesn't apply at all.
    pub(super) no_survey: bool,
    pub(super) units: usize,
    /// Names of the first units, in place of plain ones.
    pub(super) names: Vec<String>,
}

impl Shape {
    pub(super) fn plain(seed: u64) -> Shape {
        Shape {
            seed,
            decimals: 2,
            ties: Ties::Competition,
            blank: 0,
            not_applicable: 0,
            disputed: 0,
            unranked: 0,
            without_previous: 0,
            coarse: false,
            second: 0,
            no_survey: false,
            units: 6,
            names: Vec::new(),
        }
    }
}

pub(super) fn points(text: &str) -> Points {
    text.parse().unwrap()
}

pub(super) fn stamp(copy: u64) -> Stamp {
    Stamp { copy: CopyId(copy), at_ms: 1_609_812_345_678, author: "Nguyễn Văn A".into() }
}

/// Carries a command out.
pub(super) fn run(campaign: &mut Campaign, command: Command, by: &Stamp) {
    let entries = campaign.decide(command, by).unwrap();
    campaign.commit(entries);
}

/// A set of the shape of the shipped tables.
pub(super) fn set(table: &str, policies: bool) -> CriteriaSet {
    let rows = table.lines().filter(|l| !l.starts_with('#')).skip(1);
    let nodes = rows.enumerate().map(|(at, row)| {
        let cells: Vec<&str> = row.split('\t').collect();
        let level = match cells[1] {
            "field" => NodeLevel::Field,
            "criterion" => NodeLevel::Criterion,
            "subcriterion" => NodeLevel::Subcriterion,
            "bonus" => NodeLevel::Bonus,
            _ => NodeLevel::Penalty,
        };
        let source = match cells[4] {
            "survey" => Source::Survey,
            "satisfaction" => Source::Satisfaction,
            _ => Source::Appraisal,
        };
        let not_applicable = match (policies, at % 3) {
            (false, _) => NotApplicable::MustBeScored,
            (true, 0) => NotApplicable::FullPoints,
            (true, _) => NotApplicable::Excluded,
        };
        DraftNode {
            id: None,
            code: cells[0].into(),
            level,
            text: cells[2].into(),
            max: Some(points(cells[3])),
            source,
            rule: if source == Source::Satisfaction { Rule::Satisfaction } else { Rule::Judged },
            rule_text: "".into(),
            rule_is_certain: true,
            not_applicable,
            appraiser: "".into(),
            evidence: "".into(),
        }
    });
    let draft = Draft {
        about: About { title: "Mẫu".into(), valid_from: 2020, valid_until: 2030, ..About::default() },
        revision: 1,
        nodes: nodes.collect(),
    };
    CriteriaSet::build(draft).unwrap()
}

pub(super) const DISTRICTS: &str = include_str!("../../assets/criteria/criteria_districts.tsv");
pub(super) const COMMUNES: &str = include_str!("../../assets/criteria/criteria_communes.tsv");

fn block(id: &str, name: &str, set: CriteriaSet, shape: &Shape, dice: &mut Dice) -> NewBlock {
    let plain = |number: usize| format!("UBND {} số {number}", if number.is_multiple_of(2) { "phường" } else { "xã" });
    let unit = |number: usize| Unit {
        id: Slug::new(&format!("{id}-{number}")).unwrap(),
        name: shape.names.get(number - 1).cloned().unwrap_or_else(|| plain(number)).into(),
        aliases: Vec::new(),
        ranked: !dice.one_in(shape.unranked),
    };
    let units = (1..=shape.units).map(unit).collect();
    NewBlock { block: Block { id: Slug::new(id).unwrap(), name: name.into() }, set, units }
}

/// A campaign of two blocks, the second with bonus and penalty.
pub(super) fn campaign(shape: &Shape) -> Campaign {
    let mut dice = Dice(shape.seed | 1);
    let band = |name: &str, from: i64| RatingBand { name: name.into(), from: Points::whole(from), block: None };
    let settings = Settings {
        total_decimals: shape.decimals,
        ties: shape.ties,
        bands: vec![band("Xuất sắc", 60), band("Tốt", 50), band("Khá", 40)],
        ..Settings::default()
    };
    let blocks = vec![
        block("districts", "UBND quận, huyện", set(DISTRICTS, true), shape, &mut dice),
        block("communes", "UBND xã, phường, đặc khu", set(COMMUNES, true), shape, &mut dice),
    ];
    let heading = Heading {
        year: 2020,
        title: "Chỉ số cải cách hành chính năm 2020".into(),
        place: "Thành phố Hải Phòng".into(),
    };
    let mut campaign = Campaign::replay(Log::default());
    run(&mut campaign, Command::Create(NewCampaign { heading, settings, blocks }), &stamp(1));
    score(&mut campaign, shape, &mut dice);
    campaign
}

fn score(campaign: &mut Campaign, shape: &Shape, dice: &mut Dice) {
    let (mut edits, mut others) = (Vec::new(), Vec::new());
    for block in campaign.blocks() {
        for (number, unit) in block.units.iter().enumerate() {
            for node in block.set.leaves() {
                let unscored = node.source == Source::Survey && shape.no_survey && number % 3 == 0;
                let value = value(node.max, node.source, shape, dice, unscored);
                let what = match node.source {
                    Source::Appraisal => What::Appraised(Round::First),
                    Source::Survey => What::SurveyPoints,
                    Source::Satisfaction => What::SatisfactionPercent,
                };
                let key = Key::cell(what, unit.id, node.id);
                if node.source == Source::Appraisal && !dice.one_in(5) {
                    let own = Score::Points(Points::from_units(
                        i64::try_from(dice.below(u64::try_from(node.max.units()).unwrap() + 1)).unwrap(),
                    ));
                    edits.push(Edit::typed(Key::cell(What::SelfScore, unit.id, node.id), Value::score(own)));
                }
                let Some(value) = value else { continue };
                if node.source == Source::Appraisal && dice.one_in(shape.second) {
                    let cell = |what| Key::cell(what, unit.id, node.id);
                    let round = if dice.one_in(4) { Round::Council } else { Round::Second };
                    let reason = Some("Đã bổ sung tài liệu kiểm chứng".into());
                    let raised = Value::Score(Some(Score::Points(node.max)), reason);
                    edits.push(Edit::typed(cell(What::Appraised(round)), raised));
                    let answer = Value::text("Đơn vị đã gửi báo cáo ngày 05/12, đề nghị xem lại");
                    edits.push(Edit::typed(cell(What::Explanation), answer));
                }
                if dice.one_in(shape.disputed) {
                    others.push(Edit::typed(key, Value::score(Score::Points(Points::ZERO))));
                    edits.push(Edit::typed(key, Value::score(Score::Points(node.max))));
                } else {
                    edits.push(Edit::typed(key, value));
                }
            }
            if !dice.one_in(shape.without_previous) {
                let total = Points::from_units(600_000 + i64::try_from(dice.below(3_000) * 100).unwrap());
                edits.push(Edit::typed(Key::unit(What::PreviousTotal, unit.id), Value::Points(total)));
                let rank = u32::try_from(dice.below(15) + 1).unwrap();
                edits.push(Edit::typed(Key::unit(What::PreviousRank, unit.id), Value::Rank(rank)));
                if !dice.one_in(3) {
                    let appraisal = Points::from_units(300_000 + i64::try_from(dice.below(2_000) * 100).unwrap());
                    let key = Key::unit(What::PreviousAppraisal, unit.id);
                    edits.push(Edit::typed(key, Value::Points(appraisal)));
                }
            }
        }
    }
    let mine = campaign.decide(Command::Edit { edits, note: None }, &stamp(1)).unwrap();
    let theirs = if others.is_empty() {
        Vec::new()
    } else {
        campaign.decide(Command::Edit { edits: others, note: None }, &stamp(2)).unwrap()
    };
    campaign.commit(mine.into_iter().chain(theirs));
}

fn value(max: Points, source: Source, shape: &Shape, dice: &mut Dice, is_out: bool) -> Option<Value> {
    if dice.one_in(shape.blank) {
        return None;
    }
    if is_out || dice.one_in(shape.not_applicable) {
        return Some(Value::score(Score::NotApplicable));
    }
    if source == Source::Satisfaction {
        let units = if shape.coarse { 900_000 } else { 600_000 + dice.below(400_001) };
        return Some(Value::Percent(Percent::from_units(i64::try_from(units).unwrap())));
    }
    let steps = if shape.coarse { 2 } else { u64::try_from(max.units()).unwrap() };
    let step = i64::try_from(dice.below(steps + 1)).unwrap();
    let points = if shape.coarse { Points::from_units(max.units() / 2 * step) } else { Points::from_units(step) };
    let reason = (source == Source::Appraisal && dice.one_in(4))
        .then(|| "Thiếu báo cáo quý III; văn bản gửi chậm 5 ngày so với quy định".into());
    Some(Value::Score(Some(Score::Points(points)), reason))
}

/// The shapes that the figures are tried with: each state alone, and all together.
pub(super) fn shapes() -> Vec<Shape> {
    let plain = Shape::plain;
    let mut shapes = vec![
        plain(11),
        Shape { not_applicable: 9, ..plain(12) },
        Shape { no_survey: true, not_applicable: 20, ..plain(13) },
        Shape { ties: Ties::Dense, coarse: true, decimals: 0, units: 12, ..plain(14) },
        Shape { coarse: true, decimals: 0, units: 12, unranked: 4, ..plain(15) },
        Shape { blank: 60, disputed: 150, without_previous: 3, ..plain(16) },
        Shape { blank: 1, ..plain(17) },
        Shape { second: 3, disputed: 40, without_previous: 1, units: 1, ..plain(19) },
        Shape { second: 4, not_applicable: 15, units: 24, ..plain(31) },
        Shape { coarse: true, second: 2, units: 2, ..plain(32) },
        // So many that all units stand on flat sheets.
        Shape { not_applicable: 30, units: 101, ..plain(33) },
        Shape { units: 0, ..plain(18) },
    ];
    for (seed, decimals) in (20..).zip(0..=4) {
        let ties = if decimals % 2 == 0 { Ties::Dense } else { Ties::Competition };
        shapes.push(Shape {
            decimals,
            ties,
            blank: 300,
            not_applicable: 12,
            disputed: 400,
            unranked: 5,
            without_previous: 4,
            no_survey: decimals == 3,
            second: 6,
            units: 9,
            ..plain(seed)
        });
    }
    shapes
}
