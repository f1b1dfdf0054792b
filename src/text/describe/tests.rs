//! Every value has a sentence in both languages; some are told word for word.

use std::slice::from_ref;
use std::sync::Arc;

use crate::domain::campaign::{Campaign, Command, Edit, NewBlock, NewCampaign, Refusal, Stamp};
use crate::domain::criteria::{
    About, CriteriaSet, Draft, DraftNode, Fault, FaultKind, NodeLevel, NotApplicable, Source, Warning,
};
use crate::domain::entry::{Act, Change, CopyId, Digest, EntryId, Seal};
use crate::domain::entry_ids::EntryIds;
use crate::domain::finding::{Cell, Finding, FindingKind, Severity};
use crate::domain::index::Standing;
use crate::domain::log::{Log, Problem};
use crate::domain::points::{Percent, Points};
use crate::domain::readiness::{Matter, Open, OpenKind, finding_name};
use crate::domain::rule::{Because, Level, NoOutcome, Outcome, Rule, RuleFault};
use crate::domain::setup::{Block, Heading, Settings, Ties, Unit};
use crate::domain::slug::Slug;
use crate::domain::value::{Family, Key, Round, Score, Value, What};
use crate::text::{Lang, Text};

fn slug(text: &str) -> Slug {
    Slug::new(text).unwrap()
}

fn points(text: &str) -> Points {
    text.parse().unwrap()
}

fn percent(text: &str) -> Percent {
    text.parse().unwrap()
}

fn node(code: &str, level: NodeLevel, text: &str, max: Option<&str>) -> DraftNode {
    DraftNode {
        id: Some(slug(code)),
        code: code.into(),
        level,
        text: text.into(),
        max: max.map(points),
        source: Source::Appraisal,
        rule: Rule::Levels(vec![Level { text: "Đạt".into(), points: points("0.75") }]),
        rule_text: "".into(),
        rule_is_certain: true,
        not_applicable: NotApplicable::MustBeScored,
        appraiser: "".into(),
        evidence: "".into(),
    }
}

fn set() -> CriteriaSet {
    let long = "Ban hành kế hoạch cải cách hành chính năm kịp thời, đầy đủ nội dung theo hướng dẫn của thành phố";
    CriteriaSet::build(Draft {
        about: About { valid_from: 2020, valid_until: 2021, ..About::default() },
        revision: 0,
        nodes: vec![
            node("1", NodeLevel::Field, "Chỉ đạo điều hành", None),
            node("1.1", NodeLevel::Criterion, "Kế hoạch", None),
            node("1.1.1", NodeLevel::Subcriterion, long, Some("0.75")),
        ],
    })
    .unwrap()
}

fn campaign() -> Campaign {
    let unit = |id: &str, name: &str| Unit { id: slug(id), name: name.into(), aliases: Vec::new(), ranked: true };
    let block = NewBlock {
        block: Block { id: slug("districts"), name: "UBND quận, huyện".into() },
        set: set(),
        units: vec![unit("le-chan", "UBND quận Lê Chân")],
    };
    let heading = Heading { year: 2020, title: "Chỉ số CCHC".into(), place: "".into() };
    let new = NewCampaign { heading, settings: Settings::default(), blocks: vec![block] };
    let mut campaign = Campaign::replay(Log::new([]));
    let entries = campaign.decide(Command::Create(new), &stamp(1, "Sở Nội vụ")).unwrap();
    campaign.commit(entries);
    campaign
}

fn stamp(copy: u64, author: &str) -> Stamp {
    Stamp { copy: CopyId(copy), at_ms: 1_609_808_400_000, author: author.into() }
}

fn appraise(campaign: &Campaign, score: &str, stamp: &Stamp) -> Vec<crate::domain::entry::Entry> {
    let key = Key::cell(What::Appraised(Round::First), slug("le-chan"), slug("1.1.1"));
    let edit = Edit::typed(key, Value::score(Score::Points(points(score))));
    campaign.decide(Command::Edit { edits: vec![edit], note: None }, stamp).unwrap()
}

/// The same told in both languages; fails where either is no sentence.
fn told(tell: impl Fn(&Text) -> String) -> String {
    let [vi, en] = [Lang::Vi, Lang::En].map(|lang| tell(&Text::new(lang)));
    for (one, other) in [(&vi, &en), (&en, &vi)] {
        assert!(!one.is_empty() && !one.contains("{$") && !one.contains("  "), "{one:?} beside {other:?}");
        let is_name = !one.contains(' ') && one.contains('-') && one.is_ascii();
        assert!(!is_name || one == "self-assessment" || one == "sub-criterion" || one == "set-up", "no message {one}");
    }
    assert_ne!(vi, en);
    vi
}

fn whole(kind: FindingKind, severity: Severity) -> Finding {
    let finding = Finding::new(severity, kind).at(Cell { row: 19, column: 3 }).unit(Some(slug("le-chan")));
    let finding = finding.line(slug("1.1.1")).found("1,25").expected("≤ 0,75");
    Finding { sheet: Some("Tự chấm".into()), ..finding }
}

#[test]
fn every_finding_is_told_with_and_without_its_details() {
    let campaign = campaign();
    for kind in FindingKind::ALL {
        told(|t| t.finding_kind(*kind));
        for severity in [Severity::Info, Severity::Warning, Severity::Error] {
            told(|t| t.finding(&Finding::new(severity, *kind), &campaign));
            let full = told(|t| t.finding(&whole(*kind, severity), &campaign));
            assert!(full.starts_with("Trang tính “Tự chấm”, ô D20, UBND quận Lê Chân, tiêu chí 1.1.1: "), "{full}");
            assert!(full.contains("“1,25”"), "{full}");
        }
    }
}

#[test]
fn a_finding_says_what_where_and_what_to_do() {
    let campaign = campaign();
    let text = Text::new(Lang::Vi);
    assert_eq!(
        text.finding(&whole(FindingKind::OverMax, Severity::Error), &campaign),
        "Trang tính “Tự chấm”, ô D20, UBND quận Lê Chân, tiêu chí 1.1.1: Giá trị “1,25” vượt mức tối đa (≤ 0,75) \
         nên không được nhận. Hãy sửa trong tệp rồi nhập lại."
    );
    assert_eq!(
        text.finding(&Finding::new(Severity::Error, FindingKind::EncryptedFile), &campaign),
        "Tệp có mật khẩu nên không đọc được. Hãy bỏ mật khẩu rồi nhập lại."
    );
}

#[test]
fn a_line_that_stands_twice_is_told_by_whether_its_values_are_equal() {
    let text = Text::new(Lang::Vi);
    let alone = |severity| text.finding_alone(&whole(FindingKind::DuplicateLine, severity));
    assert!(alone(Severity::Error).contains("không rõ lấy giá trị nào nên không nhận"));
    assert!(alone(Severity::Warning).contains("chỉ nhận một lần"));
}

#[test]
fn every_open_thing_is_told() {
    let campaign = campaign();
    let finding = whole(FindingKind::HiddenRow, Severity::Warning);
    let kinds = [
        OpenKind::Blank,
        OpenKind::Disputed(What::Appraised(Round::First)),
        OpenKind::OverMax { found: points("2"), max: points("1.5") },
        OpenKind::NotApplicableNotAllowed,
        OpenKind::MissingReason { own: Score::NotApplicable, appraised: Score::Points(points("0.5")) },
        OpenKind::SentBack("Xem lại văn bản số 12".into()),
        OpenKind::Finding(finding_name(EntryId { copy: CopyId(1), n: 1 }, 1), finding),
        OpenKind::LateEntries(vec![campaign.log().first().unwrap().id]),
    ];
    for kind in kinds {
        told(|t| t.matter(Matter::of(&kind)));
        let open = Open { block: None, unit: Some(slug("le-chan")), line: Some(slug("1.1.1")), kind };
        told(|t| t.open(&open, &campaign));
    }
}

#[test]
fn a_dispute_names_its_values_and_their_writers() {
    let mut campaign = campaign();
    let ours = appraise(&campaign, "0.5", &stamp(2, "Nguyễn Văn A"));
    let theirs = appraise(&campaign, "0.75", &stamp(3, "Sở Tư pháp"));
    campaign.commit(ours.into_iter().chain(theirs));
    let open = campaign.open();
    let told = told(|t| t.open(&open[0], &campaign));
    assert_eq!(
        told,
        "UBND quận Lê Chân, tiêu chí 1.1.1: Có nhiều giá trị khác nhau cho điểm thẩm định lần 1: \
         0,5 của Nguyễn Văn A; 0,75 của Sở Tư pháp. Hãy chọn một giá trị."
    );
}

#[test]
fn every_refusal_is_told() {
    let campaign = campaign();
    let (unit, line) = (slug("le-chan"), slug("1.1.1"));
    let key = Key::cell(What::SelfScore, unit, line);
    let blank = Open { block: None, unit: Some(unit), line: Some(line), kind: OpenKind::Blank };
    let refusals = [
        Refusal::OverMax { unit, line, found: points("2"), max: points("0.75") },
        Refusal::Negative(unit, line, points("-1")),
        Refusal::NotAPercentage(unit, line, percent("101")),
        Refusal::MustBeScored(unit, line),
        Refusal::UnknownUnit(slug("x")),
        Refusal::UnknownLine(unit, slug("9.9")),
        Refusal::OtherSource(unit, line),
        Refusal::WrongKind(key),
        Refusal::BadSetup(Key::block(What::Roster, slug("districts"))),
        Refusal::UnitTwice(unit),
        Refusal::UnitTwice(Slug::NONE),
        Refusal::Final(1),
        Refusal::NotFinal,
        Refusal::NotReady(vec![blank.clone(), blank]),
        Refusal::NothingToUndo,
        Refusal::NothingToRedo,
        Refusal::AllWrittenOver(campaign.log().first().unwrap().id),
        Refusal::AlreadyMade,
        Refusal::NoReason,
        Refusal::NoAuthor,
    ];
    for refusal in &refusals {
        told(|t| t.refusal(refusal, &campaign));
    }
    let vi = |refusal: &Refusal| Text::new(Lang::Vi).refusal(refusal, &campaign);
    assert_eq!(
        vi(&refusals[0]),
        "UBND quận Lê Chân, tiêu chí 1.1.1: Điểm 2 vượt điểm tối đa 0,75. Hãy nhập điểm từ 0 đến 0,75."
    );
    assert_eq!(vi(&refusals[13]), "Chưa khóa được, còn 2 việc phải xử lý: Chưa chấm (2). Hãy xử lý hết rồi khóa lại.");
    let empty = Campaign::replay(Log::new([]));
    assert!(told(|t| t.refusal(&Refusal::AlreadyMade, &empty)).starts_with("Tệp chưa có"));
}

#[test]
fn every_outcome_is_told() {
    let band: Arc<str> = "Từ 80% đến dưới 90%".into();
    let reasons = [
        Because::Level("Có".into()),
        Because::Band(percent("87.5"), band),
        Because::Share(percent("87.5")),
        Because::Share(percent("103")),
        Because::BelowFloor(percent("50"), percent("80")),
        Because::TargetMet(percent("65"), percent("60")),
        Because::ShareOfTarget(percent("45"), percent("60")),
        Because::Items(points("3"), points("0.25")),
        Because::Violations(points("3"), points("0.25")),
        Because::NothingToCount,
    ];
    let outcome = |because: &Because| Outcome { points: points("1.75"), max: points("2"), because: because.clone() };
    for because in &reasons {
        assert!(told(|t| t.outcome(&outcome(because))).contains("1,75/2 vì "));
    }
    let text = Text::new(Lang::Vi);
    let told_band = text.outcome(&outcome(&reasons[1]));
    assert_eq!(told_band, "87,5\u{a0}% → 1,75/2 vì thuộc mức “Từ 80% đến dưới 90%”");
    let things = text.outcome(&outcome(&Because::Band(percent("3"), "Từ 3 sáng kiến".into())));
    assert_eq!(things, "3 → 1,75/2 vì thuộc mức “Từ 3 sáng kiến”");
    for why in [NoOutcome::NoRule, NoOutcome::WrongFigure, NoOutcome::NothingToCount, NoOutcome::OutsideSteps] {
        told(|t| t.no_outcome(why));
    }
}

#[test]
fn what_is_wrong_with_a_criteria_set_is_told_with_its_row() {
    let kinds = [
        FaultKind::NothingToScore,
        FaultKind::NoCode,
        FaultKind::BadCode,
        FaultKind::CodeTwice,
        FaultKind::IdTwice,
        FaultKind::NoParent,
        FaultKind::NoText,
        FaultKind::NoMaximum,
        FaultKind::BadMaximum(points("-1")),
        FaultKind::UnknownWord("tuỳ".into()),
        FaultKind::NotANumber("hai".into()),
    ];
    for kind in kinds {
        told(|t| t.fault(&Fault { row: None, code: "".into(), kind: kind.clone() }));
        let at = told(|t| t.fault(&Fault { row: Some(4), code: "1.1.3".into(), kind: kind.clone() }));
        assert!(at.starts_with("Mục thứ 5, mã “1.1.3”: "), "{at}");
    }
    let faults = [
        RuleFault::Gap(percent("90")),
        RuleFault::Overlap(percent("90")),
        RuleFault::BestIsNotMaximum(points("1")),
        RuleFault::WordingUnclear,
    ];
    for fault in faults {
        told(|t| t.rule_fault(&fault));
        told(|t| t.warning(&Warning::Rule(slug("1.1.1"), fault.clone()), &set()));
    }
    told(|t| t.warning(&Warning::TotalIsNotHundred(points("99.55")), &set()));
    let sum = Warning::SumDiffers { line: slug("1.1"), printed: points("10.05"), sum: points("10.5") };
    assert!(told(|t| t.warning(&sum, &set())).starts_with("Tiêu chí 1.1: Điểm tối đa ghi trong quyết định là 10,05"));
}

#[test]
fn the_history_and_its_faults_are_told() {
    let id = EntryId { copy: CopyId(1), n: 2 };
    let seal = Seal { edition: 1, digest: Digest::default(), covers: Vec::new() };
    for act in [
        Act::Create,
        Act::Import,
        Act::Edit,
        Act::Setup,
        Act::Undo(id),
        Act::Redo(id),
        Act::Finalize(seal),
        Act::Reopen,
    ] {
        told(|t| t.act(&act));
    }
    for problem in [
        Problem::Altered(id),
        Problem::BrokenChain(id),
        Problem::Missing(id),
        Problem::Twice(id),
        Problem::BrokenSeal(id),
        Problem::NoBeginning,
    ] {
        told(|t| t.problem(&problem));
    }
}

#[test]
fn every_short_word_is_told() {
    for what in What::ALL {
        told(|t| t.what(what));
    }
    for family in [
        Family::SelfAssessment,
        Family::Appraisal,
        Family::Survey,
        Family::Satisfaction,
        Family::Previous,
        Family::Review,
        Family::Setup,
    ] {
        told(|t| t.family(family));
    }
    for round in Round::ALL {
        told(|t| t.round(round));
    }
    for source in Source::ALL {
        told(|t| t.source(source));
    }
    for level in [NodeLevel::Field, NodeLevel::Criterion, NodeLevel::Subcriterion, NodeLevel::Bonus, NodeLevel::Penalty]
    {
        told(|t| t.level(level));
    }
    for policy in [NotApplicable::MustBeScored, NotApplicable::FullPoints, NotApplicable::Excluded] {
        told(|t| t.not_applicable(policy));
    }
    for ties in [Ties::Competition, Ties::Dense] {
        told(|t| t.ties(ties));
    }
    for severity in [Severity::Info, Severity::Warning, Severity::Error] {
        told(|t| t.severity(severity));
    }
    for value in [Value::Blank, Value::Rank(3), Value::Setup("{}".into())] {
        told(|t| t.value(&value));
    }
}

#[test]
fn blank_zero_not_applicable_and_disputed_are_told_apart() {
    let text = Text::new(Lang::Vi);
    let standings = [Standing::Blank, Standing::Points(Points::ZERO), Standing::NotApplicable, Standing::Disputed];
    assert_eq!(standings.map(|s| text.standing(s)), ["chưa chấm", "0", "không áp dụng", "chưa thống nhất"]);
    assert_eq!(text.what(What::Appraised(Round::First)), "điểm thẩm định lần 1");
}

#[test]
fn units_and_lines_go_by_the_names_that_people_know() {
    let campaign = campaign();
    let text = Text::new(Lang::Vi);
    assert_eq!(text.unit_name(&campaign, slug("le-chan")), "UBND quận Lê Chân");
    assert_eq!(text.unit_name(&campaign, slug("districts")), "UBND quận, huyện");
    assert_eq!(text.unit_name(&campaign, slug("gone")), "gone");
    let line = text.line_name(&campaign, slug("le-chan"), slug("1.1.1"));
    assert_eq!(line, "1.1.1 Ban hành kế hoạch cải cách hành chính năm kịp thời, đầy đủ…");
    assert_eq!(
        text.register(Key::cell(What::SelfScore, slug("le-chan"), slug("1.1.1")), &campaign),
        "điểm tự đánh giá, UBND quận Lê Chân, tiêu chí 1.1.1"
    );
}

#[test]
fn a_change_says_what_it_changed_and_a_reason_alone_reads_as_one() {
    let text = Text::new(Lang::Vi);
    let key = Key::cell(What::Appraised(Round::First), slug("le-chan"), slug("1.1.1"));
    let value = |score: Option<&str>, reason: Option<&str>| {
        Value::Score(score.map(|s| Score::Points(points(s))), reason.map(Into::into))
    };
    let told = |before: &[Value], after: Value| {
        let change = Change { key, value: after, replaces: EntryIds::default(), from: None };
        let changed = text.changed_from(&before.iter().collect::<Vec<_>>(), &change);
        (text.change_sentence(&changed), changed.reason)
    };
    let (plain, late, better) = (value(Some("8"), None), value(Some("8"), Some("Chậm")), value(Some("8"), Some("Trễ")));
    let said = |sentence: &str, reason: &str| (sentence.to_owned(), reason.to_owned());
    assert_eq!(told(&[], plain.clone()), said("điểm thẩm định lần 1: trống → 8", ""));
    assert_eq!(told(&[], late.clone()), said("điểm thẩm định lần 1: trống → 8", "Chậm"));
    assert_eq!(told(from_ref(&plain), late.clone()), said("thêm lý do: Chậm", ""));
    assert_eq!(told(from_ref(&late), better), said("sửa lý do: Chậm → Trễ", ""));
    assert_eq!(told(from_ref(&late), plain.clone()), said("bỏ lý do: Chậm", ""));
    assert_eq!(told(&[], value(None, Some("Chậm"))), said("thêm lý do: Chậm", ""));
    assert_eq!(told(from_ref(&late), Value::Blank), said("điểm thẩm định lần 1: 8 → trống", ""));
    let settled = told(&[plain, value(Some("7"), None)], late);
    assert_eq!(settled, said("điểm thẩm định lần 1: 8 | 7 → 8", "Chậm"));
}

#[test]
fn a_decision_is_told_by_what_it_was_about() {
    let mut campaign = campaign();
    let text = Text::new(Lang::Vi);
    let key = |unit, line| Key::cell(What::Appraised(Round::First), slug(unit), slug(line));
    let edit = |unit, line| Edit::typed(key(unit, line), Value::score(Score::Points(Points::ZERO)));
    let mut decided = |edits: Vec<Edit>| {
        let stamp = Stamp { copy: CopyId(7), at_ms: 0, author: "An".into() };
        let entries = campaign.decide(Command::Edit { edits, note: None }, &stamp).unwrap();
        let group = entries[0].group;
        campaign.commit(entries);
        text.decision(&campaign, group)
    };
    assert_eq!(decided(vec![edit("le-chan", "1.1.1")]), "điểm 1.1.1 của UBND quận Lê Chân");
    let own = |line| Edit::typed(Key::cell(What::ReportedFigure, slug("le-chan"), slug(line)), Value::text("3/4"));
    let evidence = Edit::typed(Key::cell(What::Evidence, slug("le-chan"), slug("1.1.1")), Value::text("Số 12"));
    assert_eq!(decided(vec![own("1.1.1"), evidence]), "2 giá trị của UBND quận Lê Chân");
    let units =
        [Unit { id: slug("le-chan"), name: "UBND quận Lê Chân".into(), aliases: Vec::new(), ranked: false }];
    let told = decided(vec![Edit::roster(slug("districts"), &units)]);
    assert_eq!(told, "thiết lập danh sách đơn vị, UBND quận, huyện");
}
