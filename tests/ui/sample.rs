//! A small realistic campaign, built in code: fifteen districts in the middle of their appraisal.

use std::sync::Arc;

use egui::Ui;
use thamdinh::domain::campaign::{Campaign, Command, Edit, FileEdits, NewBlock, NewCampaign, Stamp, Turn};
use thamdinh::domain::criteria::{Node, Source};
use thamdinh::domain::entry::{CopyId, Digest, SourceFile};
use thamdinh::domain::finding::{Cell, Finding, FindingKind, Severity};
use thamdinh::domain::points::{Percent, Points};
use thamdinh::domain::ranking::BlockResults;
use thamdinh::domain::readiness::OpenList;
use thamdinh::domain::rule::{Figure, Rule};
use thamdinh::domain::setup::{Block, Heading, RatingBand, Settings, Unit};
use thamdinh::domain::slug::{Slug, UnitId};
use thamdinh::domain::value::{Key, Round, Score, Value, What};
use thamdinh::sheets::tables;
use thamdinh::text::{Lang, Text};
use thamdinh::ui::context::{Access, Context, Intent};
use thamdinh::ui::shell::{Place, Shell, Step};
use thamdinh::ui::theme::Severity as Weight;
use thamdinh::ui::widgets::Icon;

const CRITERIA: &str = include_str!("../../assets/criteria/criteria_districts.tsv");
const UNITS: &str = include_str!("../../examples/hai-phong-2020/units_districts.tsv");

pub(super) fn slug(text: &str) -> Slug {
    Slug::new(text).unwrap()
}

pub(super) fn points(text: &str) -> Points {
    text.parse().unwrap()
}

fn stamp(copy: u64, author: &str, minutes: i64) -> Stamp {
    Stamp { copy: CopyId(copy), at_ms: 1_606_900_000_000 + minutes * 60_000, author: author.into() }
}

fn run(campaign: &mut Campaign, command: Command, stamp: &Stamp) {
    let entries = campaign.decide(command, stamp).unwrap();
    campaign.commit(entries);
}

fn edit(edits: Vec<Edit>) -> Command {
    Command::Edit { edits, note: None }
}

/// The campaign: most units are done, An Dương half, two lines are disputed or sent back.
pub(super) fn campaign() -> Campaign {
    let set = tables::criteria(CRITERIA).unwrap();
    let units: Vec<Unit> = tables::units(UNITS).unwrap();
    let band = |name: &str, from: &str| RatingBand { name: name.into(), from: points(from), block: None };
    let new = NewCampaign {
        heading: Heading { year: 2020, title: "Chỉ số CCHC 2020".into(), place: "TP Hải Phòng".into() },
        settings: Settings {
            bands: vec![band("Xuất sắc", "90"), band("Tốt", "80"), band("Khá", "65")],
            ..Settings::default()
        },
        blocks: vec![NewBlock {
            block: Block { id: slug("districts"), name: "UBND quận, huyện".into() },
            set,
            units: units.clone(),
        }],
    };
    let mut campaign = Campaign::replay(thamdinh::domain::log::Log::default());
    run(&mut campaign, Command::Create(new), &stamp(1, "Trần Văn Minh", 0));
    for (number, unit) in units.iter().enumerate() {
        self_assessment(&mut campaign, number, unit);
    }
    for (number, unit) in units.iter().enumerate() {
        appraisal(&mut campaign, number, unit);
        outside(&mut campaign, number, unit);
    }
    trouble(&mut campaign);
    campaign
}

fn lines(campaign: &Campaign) -> Vec<Node> {
    campaign.blocks()[0].set.leaves().cloned().collect()
}

/// A number that looks like chance and is always the same.
fn chance(unit: usize, line: usize) -> usize {
    (unit * 7919 + line * 104_729 + unit * line * 31) % 97
}

/// What a unit reports on a line, and what its rule gives for it.
fn reported(node: &Node, unit: usize, line: usize) -> (String, Points) {
    let luck = chance(unit, line);
    let given = |figure: Figure| node.rule.outcome(&figure, node.max).map_or(node.max, |o| o.points);
    match &node.rule {
        Rule::Levels(levels) if !levels.is_empty() => {
            let at = usize::from(luck > 88).min(levels.len() - 1);
            (levels[at].text.to_string(), levels[at].points)
        }
        Rule::PerViolation { .. } => {
            let count = usize::from(luck > 80);
            (format!("{count} trường hợp"), given(Figure::Count(Points::whole(count as i64))))
        }
        Rule::Bands { .. } | Rule::Proportional { .. } => {
            let whole = 40 + luck as i64 * 7;
            let part = whole - whole * (luck as i64 % 9) / 100;
            let figure = Figure::Ratio { part: Points::whole(part), whole: Points::whole(whole) };
            (format!("{part}/{whole}"), given(figure))
        }
        _ => (String::new(), node.max),
    }
}

fn self_assessment(campaign: &mut Campaign, number: usize, unit: &Unit) {
    let file = SourceFile {
        name: format!("{}.xlsx", unit.id.as_str()).into(),
        sha256: Digest::of(unit.id.as_str().as_bytes()),
        sheets: vec!["Tự chấm".into()],
    };
    let mut edits = Vec::new();
    let mut findings = Vec::new();
    for (at, node) in lines(campaign).iter().enumerate().filter(|(_, n)| n.source == Source::Appraisal) {
        let (figure, own) = reported(node, number, at);
        let own = if chance(number, at) == 3 { node.max } else { own };
        let row = 8 + at as u32;
        let mut put = |what, value, column| {
            let key = Key::cell(what, unit.id, node.id);
            edits.push(Edit { key, value, from: Some((0, Cell { row, column })) });
        };
        put(What::SelfScore, Value::score(Score::Points(own)), 4);
        if !figure.is_empty() {
            put(What::ReportedFigure, Value::text(&figure), 5);
        }
        if at % 3 == 0 {
            put(What::Evidence, Value::text(&format!("Báo cáo số {}/BC-UBND ngày 15/11/2020", 100 + at)), 6);
        }
        if number == 4 && at == 9 {
            let finding = Finding::new(Severity::Warning, FindingKind::MaxDiffers)
                .at(Cell { row, column: 3 })
                .unit(Some(unit.id))
                .line(node.id)
                .found("0,5")
                .expected("1");
            findings.push(Finding { sheet: Some("Tự chấm".into()), ..finding });
        }
    }
    let files = vec![FileEdits { file, edits, findings }];
    run(campaign, Command::Import(files), &stamp(1, "Trần Văn Minh", 30));
}

fn appraisal(campaign: &mut Campaign, number: usize, unit: &Unit) {
    let mut edits = Vec::new();
    for (at, node) in lines(campaign).iter().enumerate().filter(|(_, n)| n.source == Source::Appraisal) {
        let half_done = unit.id.as_str() == "an-duong" && at > 30;
        if half_done {
            continue;
        }
        let own = campaign.self_score(unit.id, node.id).value().and_then(Value::as_score).unwrap();
        let luck = chance(number + 3, at);
        let steps = node.rule.steps(node.max);
        let (score, reason) = match luck {
            0..=5 if steps.len() > 1 => {
                let lower = Score::Points(steps[1]);
                let silent = luck == 5 || own == lower;
                (lower, (!silent).then_some("Tài liệu kiểm chứng chưa đầy đủ, chưa có báo cáo quý III"))
            }
            _ => (own, None),
        };
        let key = Key::cell(What::Appraised(Round::First), unit.id, node.id);
        edits.push(Edit::typed(key, Value::Score(Some(score), reason.map(Into::into))));
    }
    run(campaign, edit(edits), &stamp(2, "Nguyễn Thị Hà", 600 + number as i64 * 11));
}

fn outside(campaign: &mut Campaign, number: usize, unit: &Unit) {
    let mut edits = Vec::new();
    for (at, node) in lines(campaign).iter().enumerate() {
        let luck = chance(number, at) as i64;
        match node.source {
            Source::Appraisal => {}
            Source::Survey => {
                let share = Points::from_units(node.max.units() * (80 + luck % 18) / 100).rounded(2);
                let key = Key::cell(What::SurveyPoints, unit.id, node.id);
                edits.push(Edit::typed(key, Value::score(Score::Points(share))));
            }
            Source::Satisfaction => {
                let percent = Percent::from_units(810_000 + luck * 1100);
                let key = Key::cell(What::SatisfactionPercent, unit.id, node.id);
                edits.push(Edit::typed(key, Value::Percent(percent)));
            }
        }
    }
    let key = |what| Key::unit(what, unit.id);
    let rank = u32::try_from((number * 4) % 15 + 1).unwrap();
    edits.push(Edit::typed(key(What::PreviousRank), Value::Rank(rank)));
    let total = Points::from_units(930_000 - i64::from(rank) * 7_300);
    edits.push(Edit::typed(key(What::PreviousTotal), Value::Points(total)));
    run(campaign, edit(edits), &stamp(1, "Trần Văn Minh", 900));
}

/// Two who did not see each other, and a line that was sent back.
fn trouble(campaign: &mut Campaign) {
    let node = lines(campaign)[12].clone();
    let key = Key::cell(What::Appraised(Round::First), slug("le-chan"), node.id);
    let score = |p: Points| edit(vec![Edit::typed(key, Value::score(Score::Points(p)))]);
    let other = Points::from_units(node.max.units() / 4);
    let here = campaign.decide(score(Points::ZERO), &stamp(2, "Nguyễn Thị Hà", 1000)).unwrap();
    let there = campaign.decide(score(other), &stamp(3, "Lê Quang Huy", 1001)).unwrap();
    campaign.commit(here);
    campaign.commit(there);
    let line = lines(campaign)[5].id;
    let key = Key::cell(What::SentBack, slug("kien-an"), line);
    let request = Value::text("Xem lại số hồ sơ trễ hạn: số liệu Cổng dịch vụ công khác báo cáo");
    run(campaign, edit(vec![Edit::typed(key, request)]), &stamp(1, "Trần Văn Minh", 1100));
}

/// A campaign on a desk: what the window would do with what a page asks for.
pub(super) struct Desk<P> {
    pub(super) campaign: Arc<Campaign>,
    pub(super) page: P,
    /// What the page asked for beside commands.
    pub(super) asked: Vec<Intent>,
    pub(super) refused: usize,
    /// What was said of the last command.
    pub(super) told: Option<String>,
    results: Vec<BlockResults>,
    open: OpenList,
    text: Text,
}

impl<P> Desk<P> {
    pub(super) fn new(campaign: Campaign, page: P) -> Desk<P> {
        let (results, open) = (campaign.results(), OpenList::of(&campaign));
        let text = Text::new(Lang::Vi);
        Desk { campaign: Arc::new(campaign), page, asked: Vec::new(), refused: 0, told: None, results, open, text }
    }

    /// What pages read.
    pub(super) fn context(&self) -> Context<'_> {
        Context {
            campaign: &self.campaign,
            block: slug("districts"),
            results: &self.results,
            open: &self.open,
            author: "Phạm Thu Trang",
            path: std::path::Path::new("hai-phong-2020.cchc"),
            access: Access::Work,
            text: &self.text,
        }
    }

    /// Draws with `draw` and carries out what it asked for.
    pub(super) fn draw(&mut self, ui: &mut Ui, draw: impl FnOnce(&mut Ui, &mut P, &Context<'_>, &mut Vec<Intent>)) {
        let mut out = Vec::new();
        let context = Context {
            campaign: &self.campaign,
            block: slug("districts"),
            results: &self.results,
            open: &self.open,
            author: "Phạm Thu Trang",
            path: std::path::Path::new("hai-phong-2020.cchc"),
            access: Access::Work,
            text: &self.text,
        };
        draw(ui, &mut self.page, &context, &mut out);
        for intent in out {
            match intent {
                Intent::Run(command) => self.carry_out(command),
                Intent::RunAndTell(command, told) => {
                    self.carry_out(command);
                    self.told = Some(told);
                }
                Intent::Undo => self.undo(),
                other => self.asked.push(other),
            }
        }
    }

    /// Carries out a command, as the window does.
    pub(super) fn carry_out(&mut self, command: Command) {
        let minutes = 2000 + self.campaign.revision() as i64;
        match self.campaign.decide(command, &stamp(9, "Phạm Thu Trang", minutes)) {
            Ok(entries) => Arc::make_mut(&mut self.campaign).commit(entries),
            Err(_) => self.refused += 1,
        }
        self.results = self.campaign.results();
        self.open.keep_up(&self.campaign);
    }

    /// Turns the newest decision round.
    pub(super) fn undo(&mut self) {
        let newest = self.campaign.log().last().unwrap().group;
        self.carry_out(Command::Turn(Turn::Undo(newest)));
    }

    /// The score that counts, as shown.
    pub(super) fn score(&self, unit: &str, code: &str) -> String {
        let line = self.campaign.blocks()[0].set.by_code(code).unwrap().id;
        let reading = self.campaign.read(Key::cell(What::Appraised(Round::First), slug(unit), line));
        match reading.value() {
            Some(Value::Score(score, reason)) => {
                let score = score.map_or_else(|| "trống".to_owned(), |s| self.text.score(s));
                let reason = reason.as_ref().map(|r| format!(" ({r})")).unwrap_or_default();
                format!("{score}{reason}")
            }
            _ => "trống".to_owned(),
        }
    }
}

/// Puts a page into the frame of the window.
pub(super) fn framed(
    ui: &mut Ui,
    place: usize,
    inspector: Option<&mut dyn FnMut(&mut Ui)>,
    page: impl FnOnce(&mut Ui),
) {
    let place_of = |name, icon, open| Place { name, icon, open, ready: true };
    let places = [
        place_of("Bắt đầu", Icon::Home, 0),
        place_of("Tổng quan", Icon::Overview, 0),
        place_of("Nhập liệu", Icon::Import, 0),
        place_of("Thẩm định", Icon::Scoring, 0),
        place_of("Soát xét", Icon::Review, 0),
        place_of("Kết quả", Icon::Results, 0),
        place_of("Công bố", Icon::Publish, 0),
        place_of("Thiết lập", Icon::Setup, 0),
        place_of("Lịch sử", Icon::History, 0),
    ];
    let shell = Shell {
        title: "Chỉ số CCHC 2020 · TP Hải Phòng",
        blocks: &["UBND quận, huyện"],
        block_name: "Khối",
        undo: Step { words: "Hoàn tác", ready: true },
        redo: Step { words: "Làm lại", ready: false },
        who: "Phạm Thu Trang",
        saved: Some((Weight::Ok, "Đã lưu 14:02")),
        places: &places,
        place,
        fold: "Thu gọn danh mục",
        fold_inspector: "Thu gọn hộp chi tiết",
        keys: "Phím tắt: ?",
        guide: "Hướng dẫn: F1",
        ..Shell::default()
    };
    shell.show(ui, inspector, page);
}

/// The unit of an id.
pub(super) fn unit(id: &str) -> UnitId {
    slug(id)
}

/// Compares what a page says with the text it said before.
pub(super) fn as_text(name: &str, said: String) {
    insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!(name, said);
    });
}
