//! What is refused, and that a refusal changes nothing.

use thamdinh::domain::campaign::{Campaign, Command, Edit, NewCampaign, Refusal, Stamp, Turn};
use thamdinh::domain::criteria::{CriteriaSet, NodeLevel};
use thamdinh::domain::entry::CopyId;
use thamdinh::domain::log::Log;
use thamdinh::domain::points::Percent;
use thamdinh::domain::setup::{Block, Person, Settings};
use thamdinh::domain::value::{Key, Round, Value, What};

use super::samples::{
    attempt, campaign, edit, file, full_campaign, key, new_campaign, picture, points, reason, run, score, slug, unit,
};

fn refused(campaign: &Campaign, command: Command) -> Refusal {
    let mut other = campaign.clone();
    let refusal = attempt(&mut other, 1, command).unwrap_err();
    assert_eq!(picture(&other), picture(campaign), "a refusal changes nothing");
    assert_eq!(other.revision(), campaign.revision());
    refusal
}

/// Tries a value among good ones, typed and imported.
fn refused_edit(bad: Edit) -> Refusal {
    let campaign = campaign();
    let edits = vec![edit("b", "1.1", "1"), bad, edit("c", "2.1", "1")];
    let typed = refused(&campaign, Command::Edit { edits: edits.clone(), note: None });
    let good = file("good.xlsx", vec![edit("d", "1.1", "1")]);
    let imported = refused(&campaign, Command::Import(vec![good, file("bad.xlsx", edits)]));
    assert_eq!(typed, imported);
    typed
}

#[test]
fn a_score_above_the_maximum_is_refused() {
    let over = Refusal::OverMax { unit: slug("a"), line: slug("1.1"), found: points("10.0001"), max: points("10") };
    assert_eq!(refused_edit(edit("a", "1.1", "10.0001")), over);
    assert!(matches!(refused_edit(edit("a", "T", "5.5")), Refusal::OverMax { .. }));
    let own = Edit::typed(Key::cell(What::SelfScore, slug("a"), slug("1.1")), Value::score(score("11")));
    assert!(matches!(refused_edit(own), Refusal::OverMax { .. }));
}

#[test]
fn a_score_below_zero_is_refused() {
    assert_eq!(refused_edit(edit("a", "1.1", "-0.0001")), Refusal::Negative(slug("a"), slug("1.1"), points("-0.0001")));
}

#[test]
fn a_percentage_is_between_zero_and_a_hundred() {
    for (text, percent) in [("100.0001", 1_000_001), ("-1", -10_000)] {
        let expected = Refusal::NotAPercentage(slug("a"), slug("3.1"), Percent::from_units(percent));
        assert_eq!(refused_edit(edit("a", "3.1", text)), expected);
    }
}

#[test]
fn a_line_that_has_to_be_scored_cannot_be_said_not_to_apply() {
    assert_eq!(refused_edit(edit("a", "1.2.2", "NA")), Refusal::MustBeScored(slug("a"), slug("1.2.2")));
    let claim = Edit::typed(Key::cell(What::SelfScore, slug("a"), slug("1.2.2")), Value::score(score("NA")));
    assert_eq!(refused_edit(claim), Refusal::MustBeScored(slug("a"), slug("1.2.2")));
}

#[test]
fn points_come_from_the_source_of_the_line() {
    for (what, line) in [
        (What::SurveyPoints, "1.1"),
        (What::Appraised(Round::First), "2.1"),
        (What::SatisfactionPercent, "2.1"),
        (What::SurveyPoints, "3.1"),
    ] {
        let bad = Edit::typed(Key::cell(what, slug("a"), slug(line)), Value::score(score("1")));
        assert_eq!(refused_edit(bad), Refusal::OtherSource(slug("a"), slug(line)), "{what:?} on {line}");
    }
}

#[test]
fn units_and_lines_have_to_be_in_the_campaign() {
    assert_eq!(refused_edit(edit("y", "1.1", "1")), Refusal::UnknownUnit(slug("y")));
    assert_eq!(refused_edit(edit("a", "9.9", "1")), Refusal::UnknownLine(slug("a"), slug("9.9")));
    assert_eq!(refused_edit(edit("a", "1.2", "1")), Refusal::UnknownLine(slug("a"), slug("1.2")), "a parent");
    let previous = Edit::typed(Key::unit(What::PreviousRank, slug("y")), Value::Rank(1));
    assert_eq!(refused_edit(previous), Refusal::UnknownUnit(slug("y")));
}

#[test]
fn a_value_has_to_be_of_the_registers_kind() {
    for (key, value) in [
        (key("a", "1.1"), Value::text("5")),
        (key("a", "2.1"), Value::Percent(Percent::HUNDRED)),
        (Key::cell(What::Explanation, slug("a"), slug("1.1")), Value::score(score("5"))),
        (Key::unit(What::PreviousRank, slug("a")), Value::Points(points("5"))),
        (Key::campaign(What::Settings), Value::Blank),
    ] {
        assert_eq!(refused_edit(Edit::typed(key, value)), Refusal::WrongKind(key));
    }
}

#[test]
fn set_up_that_cannot_be_used_is_refused() {
    for key in [Key::campaign(What::Settings), Key::campaign(What::Heading), Key::block(What::Criteria, slug("wards"))]
    {
        assert_eq!(refused_edit(Edit::typed(key, Value::Setup("{}".into()))), Refusal::BadSetup(key));
    }
    assert_eq!(refused_edit(Edit::roster(slug("wards"), &[unit("a"), unit("a")])), Refusal::UnitTwice(slug("a")));
    assert_eq!(refused_edit(Edit::roster(slug("wards"), &[unit("z")])), Refusal::UnitTwice(slug("z")));
    let block = |id| Block { id: slug(id), name: "Khối".into() };
    let twice = Edit::blocks(&[block("wards"), block("wards")]);
    assert_eq!(refused_edit(twice), Refusal::BadSetup(Key::campaign(What::Blocks)));
}

#[test]
fn a_set_with_faults_cannot_be_smuggled_in() {
    let text = serde_json::to_string(&thamdinh::domain::criteria::Draft::from(set())).unwrap();
    let key = Key::block(What::Criteria, slug("wards"));
    let without_maximum = text.replace("\"max\":\"10\",", "");
    assert_ne!(without_maximum, text);
    assert_eq!(refused_edit(Edit::typed(key, Value::Setup(without_maximum.into()))), Refusal::BadSetup(key));
}

fn set() -> CriteriaSet {
    let rows = super::samples::rows();
    assert!(rows.iter().any(|r| r.level == NodeLevel::Bonus));
    super::samples::build(rows).unwrap()
}

#[test]
fn a_campaign_is_made_once_and_before_anything_else() {
    assert_eq!(refused(&campaign(), Command::Create(new_campaign())), Refusal::AlreadyMade);
    let empty = Campaign::replay(Log::default());
    assert!(attempt(&mut empty.clone(), 1, Command::Finalize).is_err());
    let mut blocks = new_campaign().blocks;
    blocks[1].units = vec![unit("a")];
    let twice = NewCampaign { blocks, ..new_campaign() };
    assert_eq!(attempt(&mut empty.clone(), 1, Command::Create(twice)), Err(Refusal::UnitTwice(slug("a"))));
}

#[test]
fn a_final_campaign_refuses_every_write() {
    let mut campaign = full_campaign();
    run(&mut campaign, 1, Command::Finalize);
    let edits = vec![edit("a", "1.1", "1")];
    let typed = campaign.log().entries()[1].group;
    for command in [
        Command::Edit { edits: edits.clone(), note: None },
        Command::Import(vec![file("a.xlsx", edits)]),
        Command::Turn(Turn::Undo(typed)),
        Command::Turn(Turn::Redo(typed)),
        Command::Finalize,
    ] {
        assert_eq!(refused(&campaign, command), Refusal::Final(1));
    }
}

#[test]
fn someone_has_to_be_named_and_reopening_needs_a_reason() {
    let campaign = full_campaign();
    let nobody = Stamp { copy: CopyId(1), at_ms: 0, author: "  ".into() };
    assert_eq!(campaign.decide(Command::Finalize, &nobody), Err(Refusal::NoAuthor));
    assert_eq!(refused(&campaign, Command::Reopen { reason: reason("x") }), Refusal::NotFinal);
    let mut closed = campaign;
    run(&mut closed, 1, Command::Finalize);
    assert_eq!(refused(&closed, Command::Reopen { reason: reason(" ") }), Refusal::NoReason);
}

#[test]
fn a_line_of_another_body_is_refused_to_a_person_who_is_given_others() {
    let mut campaign = campaign();
    let body = campaign.blocks()[0].set.line(slug("1.1")).unwrap().appraiser.clone();
    let given = |bodies: Vec<std::sync::Arc<str>>| {
        let people = vec![Person { name: "Hà".into(), bodies }];
        Command::Edit { edits: vec![Edit::settings(&Settings { people, ..Settings::default() })], note: None }
    };
    let hà = Stamp { copy: CopyId(3), at_ms: 0, author: "Hà".into() };
    let scored = || Command::Edit { edits: vec![edit("a", "1.1", "1")], note: None };
    run(&mut campaign, 1, given(vec!["Sở khác".into()]));
    assert_eq!(campaign.decide(scored(), &hà), Err(Refusal::NotTheirs(slug("a"), slug("1.1"))));
    let own = Edit::typed(Key::cell(What::SelfScore, slug("a"), slug("1.1")), Value::score(score("1")));
    assert!(campaign.decide(Command::Edit { edits: vec![own], note: None }, &hà).is_ok(), "only appraised scores");
    assert!(campaign.decide(scored(), &Stamp { author: "Minh".into(), ..hà.clone() }).is_ok(), "who isn't listed");
    run(&mut campaign, 1, given(vec![body]));
    assert!(campaign.decide(scored(), &hà).is_ok());
}
