//! Small campaigns of every shape, with names that hold no digits.

use thamdinh::domain::campaign::{Campaign, Command, Edit, NewBlock, NewCampaign, Stamp};
use thamdinh::domain::criteria::{About, CriteriaSet, Draft, DraftNode, NodeLevel, NotApplicable, Source};
use thamdinh::domain::entry::CopyId;
use thamdinh::domain::log::Log;
use thamdinh::domain::points::{Percent, Points};
use thamdinh::domain::rule::Rule;
use thamdinh::domain::setup::{Block, Heading, RatingBand, Settings, Ties, Unit};
use thamdinh::domain::slug::Slug;
use thamdinh::domain::value::{Key, Round, Score, Value, What};

/// What is known of the year before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Known {
    Nothing,
    Places,
    Totals,
    Appraisal,
    Lines,
}

/// What a campaign is like.
#[derive(Debug, Clone)]
pub(super) struct Shape {
    pub(super) seed: u64,
    pub(super) blocks: usize,
    pub(super) units: usize,
    pub(super) known: Known,
    pub(super) has_satisfaction: bool,
    pub(super) has_survey: bool,
    /// Everyone has the same points.
    pub(super) all_tied: bool,
    /// The first unit of each block lacks a line.
    pub(super) is_open: bool,
    /// The last unit of each block is scored without being ranked.
    pub(super) has_unranked: bool,
    /// A line of the second unit doesn't apply.
    pub(super) has_special: bool,
    pub(super) ties: Ties,
}

impl Shape {
    pub(super) fn plain() -> Shape {
        Shape {
            seed: 1,
            blocks: 1,
            units: 7,
            known: Known::Appraisal,
            has_satisfaction: true,
            has_survey: true,
            all_tied: false,
            is_open: false,
            has_unranked: false,
            has_special: false,
            ties: Ties::Competition,
        }
    }
}

const NAMES: [&str; 12] = ["An", "Bình", "Cường", "Dũng", "Giang", "Hà", "Khánh", "Lâm", "Minh", "Nam", "Phú", "Quang"];

pub(super) fn slug(text: &str) -> Slug {
    Slug::new(text).unwrap()
}

pub(super) fn stamp() -> Stamp {
    Stamp { copy: CopyId(7), at_ms: 1_609_812_345_678, author: "Nguyễn Văn A".into() }
}

pub(super) fn run(campaign: &mut Campaign, command: Command) {
    let entries = campaign.decide(command, &stamp()).unwrap();
    campaign.commit(entries);
}

fn set(shape: &Shape) -> CriteriaSet {
    use NodeLevel::{Criterion, Field};
    use Source::{Appraisal, Satisfaction, Survey};
    let row = |code: &str, level, text: &str, max: &str, source, not_applicable| DraftNode {
        id: None,
        code: code.into(),
        level,
        text: text.into(),
        max: max.parse().ok(),
        source,
        rule: Rule::Judged,
        rule_text: "".into(),
        rule_is_certain: true,
        not_applicable,
        appraiser: "".into(),
        evidence: "".into(),
    };
    let must = NotApplicable::MustBeScored;
    let mut nodes = vec![
        row("1", Field, "CHỈ ĐẠO, ĐIỀU HÀNH CCHC", "", Appraisal, must),
        row("1.1", Criterion, "Kế hoạch", "10", Appraisal, NotApplicable::Excluded),
        row("1.2", Criterion, "Báo cáo", "20", Appraisal, must),
        row("2", Field, "CẢI CÁCH THỂ CHẾ", "", Appraisal, must),
        row("2.1", Criterion, "Văn bản", "30", Appraisal, NotApplicable::FullPoints),
    ];
    if shape.has_survey {
        nodes.push(row("3", Field, "ĐIỀU TRA XÃ HỘI HỌC", "", Survey, must));
        nodes.push(row("3.1", Criterion, "Điều tra", "10", Survey, must));
    }
    if shape.has_satisfaction {
        nodes.push(row("4", Field, "ĐO LƯỜNG SỰ HÀI LÒNG", "", Satisfaction, must));
        nodes.push(row("4.1", Criterion, "Hài lòng", "30", Satisfaction, must));
    }
    CriteriaSet::build(Draft { about: About::default(), revision: 1, nodes }).unwrap()
}

fn unit(block: usize, at: usize) -> Unit {
    let kind = if block == 0 { "Sở" } else { "UBND xã" };
    let (first, second) = (NAMES[at % NAMES.len()], at / NAMES.len());
    let name = if second == 0 { format!("{kind} {first}") } else { format!("{kind} {}{first}", NAMES[second]) }.into();
    Unit { id: slug(&format!("b{block}-u{at}")), name, aliases: Vec::new(), ranked: true }
}

/// A number below `bound` that the seed gives.
fn chance(seed: u64, numbers: [usize; 3], bound: u64) -> u64 {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    for number in numbers {
        state ^= u64::try_from(number).unwrap() + 1;
        state = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        state = (state ^ (state >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    }
    (state >> 20) % bound
}

/// A campaign of a shape, every line scored but where the shape says otherwise.
pub(super) fn campaign(shape: &Shape) -> Campaign {
    let blocks = (0..shape.blocks).map(|block| {
        let mut units: Vec<Unit> = (0..shape.units).map(|at| unit(block, at)).collect();
        units.last_mut().unwrap().ranked = !shape.has_unranked;
        let name = if block == 0 { "Sở, ban, ngành" } else { "UBND xã, phường" };
        NewBlock { block: Block { id: slug(&format!("b{block}")), name: name.into() }, set: set(shape), units }
    });
    let band = |name: &str, from: i64| RatingBand { name: name.into(), from: Points::whole(from), block: None };
    let settings =
        Settings { ties: shape.ties, bands: vec![band("Tốt", 70), band("Khá", 0)], ..Settings::default() };
    let heading =
        Heading { year: 2026, title: "Chỉ số cải cách hành chính".into(), place: "Tỉnh Sơn La".into() };
    let mut campaign = Campaign::replay(Log::default());
    run(&mut campaign, Command::Create(NewCampaign { heading, settings, blocks: blocks.collect() }));
    for family in [Family::Own, Family::Appraised, Family::Survey, Family::Satisfaction, Family::Previous] {
        let edits: Vec<Edit> = (0..shape.blocks)
            .flat_map(|block| (0..shape.units).map(move |at| (block, at)))
            .flat_map(|(block, at)| edits(shape, block, at, family))
            .collect();
        if !edits.is_empty() {
            run(&mut campaign, Command::Edit { edits, note: None });
        }
    }
    campaign
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Family {
    Own,
    Appraised,
    Survey,
    Satisfaction,
    Previous,
}

fn edits(shape: &Shape, block: usize, at: usize, family: Family) -> Vec<Edit> {
    let id = unit(block, at).id;
    let seeded = if shape.all_tied { 0 } else { at };
    let share = |line: usize, year: u64| 60 + chance(shape.seed + year, [block, seeded, line], 9) * 5;
    let points = |line: usize, max: i64, year: u64| {
        let percent = Percent::whole(i64::try_from(share(line, year)).unwrap());
        Points::whole(max).share(percent.fraction(), 2)
    };
    let lines: [(&str, usize, i64); 3] = [("1.1", 0, 10), ("1.2", 1, 20), ("2.1", 2, 30)];
    let score = |points: Points| Value::score(Score::Points(points));
    let is_open = shape.is_open && at == 0;
    let is_special = |line: &str| shape.has_special && at == 1 && (line == "1.1" || line == "2.1");
    let cell = |what, line: &str, value| Edit::typed(Key::cell(what, id, slug(line)), value);
    match family {
        Family::Own => {
            lines.iter().map(|(line, _, max)| cell(What::SelfScore, line, score(Points::whole(*max)))).collect()
        }
        Family::Appraised => lines
            .iter()
            .filter(|(line, _, _)| !(is_open && *line == "1.2"))
            .map(|(line, number, max)| {
                let na = Value::score(Score::NotApplicable);
                let value = if is_special(line) { na } else { score(points(*number, *max, 1)) };
                cell(What::Appraised(Round::First), line, value)
            })
            .collect(),
        Family::Survey if shape.has_survey => vec![cell(What::SurveyPoints, "3.1", score(points(3, 10, 1)))],
        Family::Satisfaction if shape.has_satisfaction => {
            let percent = Value::Percent(Percent::whole(i64::try_from(share(4, 1)).unwrap()));
            vec![cell(What::SatisfactionPercent, "4.1", percent)]
        }
        Family::Previous => previous(shape, (block, at), &points),
        Family::Survey | Family::Satisfaction => Vec::new(),
    }
}

/// Last year's places are any order of the units; points are what the year's lines add up to.
fn previous(shape: &Shape, (block, at): (usize, usize), points: &dyn Fn(usize, i64, u64) -> Points) -> Vec<Edit> {
    let id = unit(block, at).id;
    let mut lines = vec![("1.1", points(0, 10, 0)), ("1.2", points(1, 20, 0)), ("2.1", points(2, 30, 0))];
    let appraisal: Points = lines.iter().map(|(_, p)| *p).sum();
    if shape.has_survey {
        lines.push(("3.1", points(3, 10, 0)));
    }
    if shape.has_satisfaction {
        lines.push(("4.1", points(4, 30, 0)));
    }
    let total: Points = lines.iter().map(|(_, p)| *p).sum();
    let rank = u32::try_from((at + usize::try_from(shape.seed).unwrap()) % shape.units + 1).unwrap();
    let mut edits = Vec::new();
    let mut give = |what, value| edits.push(Edit::typed(Key::unit(what, id), value));
    if shape.known != Known::Nothing {
        give(What::PreviousRank, Value::Rank(rank));
    }
    if matches!(shape.known, Known::Totals | Known::Appraisal | Known::Lines) {
        give(What::PreviousTotal, Value::Points(total));
    }
    if matches!(shape.known, Known::Appraisal | Known::Lines) {
        give(What::PreviousAppraisal, Value::Points(appraisal));
    }
    if shape.known == Known::Lines {
        let score = |points| Value::score(Score::Points(points));
        let of = |(line, points): &(&str, Points)| {
            Edit::typed(Key::cell(What::PreviousScore, id, slug(line)), score(*points))
        };
        edits.extend(lines.iter().map(of));
    }
    edits
}
