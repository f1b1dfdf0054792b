//! Every rule of the three criteria sets, and other wordings of the same kinds.

use thamdinh::domain::criteria::{CriteriaSet, Node, NodeLevel, Source, Warning};
use thamdinh::domain::points::{Percent, Points};
use thamdinh::domain::rule::{Figure, Limit, Rule};
use thamdinh::sheets::tables;
use thamdinh::text::rules::{self, Hint};

const SETS: [(&str, &str); 3] = [
    ("districts", include_str!("../../assets/criteria/criteria_districts.tsv")),
    ("departments", include_str!("../../assets/criteria/criteria_departments.tsv")),
    ("communes", include_str!("../../assets/criteria/criteria_communes.tsv")),
];

/// Wordings with two conditions in one: they stay levels to choose from.
const UNCLEAR: [&str; 3] = [
    "Đạt 100% chỉ tiêu, trong đó có chỉ tiêu vượt",
    "Đạt 100% kế hoạch và có phương án đơn giản hóa được thông qua",
    "Đạt 100% kế hoạch và từ 3 hình thức tuyên truyền trở lên",
];

fn set(name: &str) -> CriteriaSet {
    let (_, text) = SETS.iter().find(|(n, _)| *n == name).unwrap();
    tables::criteria(text).unwrap_or_else(|faults| panic!("{name}: {faults:?}"))
}

fn points(text: &str) -> Points {
    text.parse().unwrap()
}

fn read(text: &str, max: &str) -> (Rule, bool) {
    let hint = Hint { kind: "", level: NodeLevel::Criterion, source: Source::Appraisal, max: points(max) };
    rules::read(text, &hint)
}

fn is_unclear(node: &Node) -> bool {
    UNCLEAR.iter().any(|u| node.rule_text.starts_with(u))
}

#[test]
fn every_rule_of_the_three_sets_is_read_as_the_kind_that_it_is() {
    for (name, text) in SETS {
        let set = set(name);
        for row in text.lines().filter(|l| !l.starts_with('#')).skip(1) {
            let cells: Vec<&str> = row.split('\t').collect();
            let node = set.by_code(cells[0]).unwrap();
            if !node.is_leaf {
                continue;
            }
            let place = format!("{name} {} ({})", node.code, node.rule_text);
            assert_eq!(node.rule_is_certain, !is_unclear(node), "{place}: {:?}", node.rule);
            let expected = match cells[6] {
                _ if is_unclear(node) => "tiers",
                "yes_no" if node.rule_text.starts_with("100% TTHC thuộc phạm vi") => "bands",
                "tiers" if node.rule_text.starts_with("Tăng") => "yes_no",
                "deduct_per_violation" if node.level == NodeLevel::Penalty => "per_item_capped",
                other => other,
            };
            assert_eq!(node.rule.kind(), expected, "{place}: {:?}", node.rule);
        }
    }
}

#[test]
fn the_rules_of_the_three_sets_have_no_gap_no_overlap_and_reach_their_maximum() {
    for (name, _) in SETS {
        let odd: Vec<Warning> = set(name).warnings(2020);
        for warning in odd {
            let unclear = matches!(&warning, Warning::Rule(line, _) if is_unclear(set(name).line(*line).unwrap()));
            assert!(unclear, "{name}: {warning:?}");
        }
        let set = set(name);
        assert_eq!(set.max(), points("100"), "{name}");
    }
}

#[test]
fn a_rule_with_a_formula_gives_its_maximum_at_a_hundred_per_cent() {
    for (name, _) in SETS {
        for node in set(name).leaves() {
            let figure = match &node.rule {
                Rule::Proportional { .. } | Rule::Satisfaction => Figure::Percent(Percent::HUNDRED),
                Rule::PerViolation { .. } => Figure::Count(Points::ZERO),
                Rule::PerItem { .. } => Figure::Count(Points::whole(100)),
                _ => continue,
            };
            assert_eq!(node.rule.outcome(&figure, node.max).unwrap().points, node.max, "{name} {}", node.code);
        }
    }
}

#[test]
fn other_wordings_of_steps_give_the_same_points() {
    let wordings = [
        "Từ 95% trở lên: 2; Từ 80% đến dưới 95%: 1; Dưới 80%: 0",
        "Đạt từ 95 % trở lên: 2 điểm\nTừ 80 % đến dưới 95 %: 1 điểm\nDưới 80 %: 0 điểm",
        "≥ 95%: 2đ; 80% - <95%: 1đ; < 80%: 0đ",
        "- Tỷ lệ đạt từ 95% trở lên: 2,0 điểm;\n- Tỷ lệ từ 80% đến dưới 95%: 1,0 điểm;\n- Tỷ lệ dưới 80%: 0 điểm.",
        "Từ 95% hồ sơ trở lên được 2 điểm; từ 80% đến dưới 95% được 1 điểm; dưới 80% được 0 điểm",
        "Tỷ lệ hồ sơ đúng hạn:\n+ Từ 95% trở lên: 2\n+ Từ 80% đến dưới 95%: 1\n+ Còn lại: 0",
        "80% ≤ tỷ lệ < 95%: 1; tỷ lệ ≥ 95%: điểm tối đa; tỷ lệ < 80%: không điểm",
        "Từ 95% trở lên: 2, từ 80% đến dưới 95%: 50% điểm tối đa, dưới 80%: 0",
    ];
    for text in wordings {
        let (rule, certain) = read(text, "2");
        assert!(certain, "{text}: {rule:?}");
        let gives =
            |p: &str| rule.outcome(&Figure::Percent(p.parse().unwrap()), points("2")).map(|o| o.points.to_string());
        assert_eq!(
            ["100", "95", "94.9999", "80", "79.9999", "0"].map(|p| gives(p).unwrap()),
            ["2", "2", "1", "1", "0", "0"],
            "{text}: {rule:?}"
        );
        assert_eq!(rule.faults(points("2")), [], "{text}");
    }
}

#[test]
fn other_wordings_of_formulas_give_the_same_points() {
    let floored = [
        "Từ 80% trở lên thì tính theo công thức: Tỷ lệ % x 1,5 / 100; dưới 80%: 0",
        "Từ 80 % trở lên tính theo công thức (Tỷ lệ % x điểm tối đa)/100; dưới 80 %: 0 điểm",
        "Dưới 80%: 0; từ 80% trở lên: Tỷ lệ % * 1.5/100",
        "Đạt 100%: 1,5; từ 80% đến dưới 100% thì tính theo công thức: Tỷ lệ % x 1,5/100; dưới 80%: 0",
    ];
    for text in floored {
        let (rule, certain) = read(text, "1.5");
        assert_eq!(rule, Rule::Proportional { floor: Some(Percent::whole(80)), target: None, nothing: None }, "{text}");
        assert!(certain, "{text}");
    }
    for text in ["Tỷ lệ % * 1.5/100", "Điểm = Tỷ lệ x Điểm tối đa", "Tính theo công thức: Tỷ lệ % x 1,5 / 100 điểm"]
    {
        let (rule, _) = read(text, "1.5");
        assert!(
            matches!(rule, Rule::Proportional { floor: None, target: None, .. } | Rule::Judged),
            "{text}: {rule:?}"
        );
    }
    let target = "Đạt từ 60% trở lên: 1,5 điểm\nDưới 60% thì tính theo công thức: (Tỷ lệ % / 60) x 1,5";
    assert_eq!(
        read(target, "1.5").0,
        Rule::Proportional { floor: None, target: Some(Percent::whole(60)), nothing: None }
    );
    let nothing =
        "Không phát sinh hồ sơ: 1,5; Từ 80% trở lên thì tính theo công thức: Tỷ lệ % x 1,5 / 100; dưới 80%: 0";
    assert!(matches!(read(nothing, "1.5").0, Rule::Proportional { nothing: Some(n), .. } if n == points("1.5")));
}

#[test]
fn counts_items_and_violations_are_read() {
    let (rule, certain) = read("Không có hồ sơ trễ hạn: 1; 1-2 hồ sơ: 0,5; từ 3 hồ sơ trở lên: 0", "1");
    let gives = |n| rule.outcome(&Figure::Count(Points::whole(n)), points("1")).unwrap().points.to_string();
    assert!(certain && rule.faults(points("1")).is_empty(), "{rule:?}");
    assert_eq!([0, 1, 2, 3].map(gives), ["1", "0.5", "0.5", "0"]);
    assert_eq!(
        read("Mỗi sáng kiến được cộng 0,5 điểm, tối đa 2 điểm", "2"),
        (Rule::PerItem { each: points("0.5") }, true)
    );
    assert_eq!(read("Mỗi sáng kiến: 0,5 điểm; tối đa 2 điểm", "2"), (Rule::PerItem { each: points("0.5") }, true));
    assert_eq!(
        read("Đúng quy định: 1 điểm; cứ 1 trường hợp vi phạm trừ 0,25 điểm, tối đa không quá 1 điểm", "1"),
        (Rule::PerViolation { each: points("0.25") }, true)
    );
    assert_eq!(read("Mỗi vụ việc trừ 0,5 điểm, trừ không quá 2 điểm", "3"), (Rule::Judged, false));
}

#[test]
fn nothing_to_count_has_the_result_that_the_wording_gives() {
    let text = "Không có văn bản trái pháp luật hoặc 100% văn bản đã được xử lý: 1; Từ 70% đến dưới 100% văn bản đã được xử lý: 0,5; Dưới 70%: 0";
    let (rule, certain) = read(text, "1");
    let none = Figure::Ratio { part: Points::ZERO, whole: Points::ZERO };
    assert!(certain);
    assert_eq!(rule.outcome(&none, points("1")).unwrap().points, points("1"));
}

#[test]
fn what_can_not_be_read_with_certainty_is_never_guessed() {
    for text in UNCLEAR {
        let (rule, certain) = read(&format!("{text}: 1; Từ 80% đến dưới 100%: 0,5; Dưới 80%: 0"), "1");
        assert!(!certain && matches!(&rule, Rule::Levels(levels) if levels.len() == 3), "{text}: {rule:?}");
    }
    for text in [
        "Theo đánh giá của Hội đồng thẩm định",
        "Lấy giá trị của đơn vị chia cho giá trị lớn nhất",
        "Vi phạm nhẹ trừ 50%, vi phạm nặng trừ hết",
        "Từ 95% trở lên: 1; từ 60% đến dưới 95% thì tính theo công thức: Tỷ lệ % x 1 / 100; dưới 60%: 0",
    ] {
        assert_eq!(read(text, "1"), (Rule::Judged, false), "{text}");
    }
    let (rule, certain) = read("Từ 90% trở lên: 1; từ 70% đến 90%: 0,5; dưới 70%: 0", "1");
    assert!(!certain, "the edge belongs to two steps: {rule:?}");
}

#[test]
fn plain_ladders_are_certain_and_keep_their_words() {
    for (text, first) in [
        ("Ban hành kịp thời: 1; Ban hành không kịp thời: 0,5; Không ban hành: 0", "Ban hành kịp thời"),
        ("Đạt: 1, không đạt: 0", "Đạt"),
        ("Có: điểm tối đa; Không: 0", "Có"),
        ("Ban hành trước ngày 15/12: 1; Ban hành sau ngày 15/12: 0,5; Không ban hành: 0", "Ban hành trước ngày 15/12"),
    ] {
        let (rule, certain) = read(text, "1");
        let Rule::Levels(levels) = &rule else { panic!("{text}: {rule:?}") };
        assert!(certain, "{text}");
        assert_eq!(&*levels[0].text, first);
        assert_eq!(rule.faults(points("1")), [], "{text}");
    }
}

#[test]
fn survey_weights_and_satisfaction_are_read() {
    let set = set("districts");
    let survey = set.leaves().find(|n| n.source == Source::Survey).unwrap();
    let Rule::Survey { weights, decimals } = &survey.rule else { panic!("{:?}", survey.rule) };
    let listed: Vec<String> = weights.iter().map(|w| format!("{} {}", w.option, w.weight)).collect();
    assert_eq!(listed, ["A (Rất tốt) 100", "B (Tốt) 60", "C (Trung bình) 20", "D (Kém) 0"]);
    assert_eq!(*decimals, 2);
    assert_eq!(set.only_line_of(Source::Satisfaction).unwrap().rule, Rule::Satisfaction);
}

/// A rule in one line, for tables of wordings.
fn shown(text: &str, max: &str) -> String {
    let (rule, certain) = read(text, max);
    let limit = |l: &Limit| format!("{}{}", l.at, if l.inclusive { "" } else { "!" });
    let said = match &rule {
        Rule::Bands { bands, nothing, .. } => {
            let steps = bands.iter().map(|b| {
                let side = |l: &Option<Limit>| l.as_ref().map(limit).unwrap_or_default();
                format!("{}..{}={}", side(&b.from), side(&b.to), b.points)
            });
            let nothing = nothing.iter().map(|p| format!("0/0={p}"));
            steps.chain(nothing).collect::<Vec<_>>().join(" ")
        }
        Rule::Proportional { floor, target, .. } => match (floor, target) {
            (None, None) => "share".to_owned(),
            (floor, None) => format!("share from {}", floor.unwrap()),
            (_, target) => format!("share of {}", target.unwrap()),
        },
        Rule::PerItem { each } => format!("each +{each}"),
        Rule::PerViolation { each } => format!("each -{each}"),
        other => other.kind().to_owned(),
    };
    if certain { said } else { format!("? {said}") }
}

#[test]
fn many_more_wordings_are_read_as_they_are_meant() {
    let wordings = [
        ("Từ 90% - 100%: 1; từ 70% - dưới 90%: 0,5; dưới 70%: 0", "1", "90..=1 70..90!=0.5 ..70!=0"),
        ("100%: 2; 95–<100: 1,75; 80–<95%: 1,5; <80%: 0", "2", "100..=2 95..100!=1.75 80..95!=1.5 ..80!=0"),
        ("Trên 90%: 1; Từ 70%–90%: 0,5; Dưới 70%: 0", "1", "90!..=1 70..90=0.5 ..70!=0"),
        ("Trễ hạn dưới 1%: 1 điểm, từ 1% đến 3%: 0,5 điểm, trên 3%: 0 điểm", "1", "..1!=1 1..3=0.5 3!..=0"),
        ("Nếu đạt từ 95% trở lên thì điểm đánh giá là 1; nếu dưới 95% thì điểm đánh giá là 0", "1", "95..=1 ..95!=0"),
        ("Trên 100%: 2; 100%: 1,5; dưới 100%: 0", "2", "100!..=2 100..100=1.5 ..100!=0"),
        ("Trên 90% đến 100%: 1; trên 70% đến 90%: 0,5; từ 70% trở xuống: 0", "1", "90!..=1 70!..90=0.5 ..70=0"),
        ("Từ 0% đến dưới 50%: 0; từ 50% đến 100%: 1", "1", "0..50!=0 50..=1"),
        ("Đạt 100%: 1; còn lại: 0", "1", "100..=1 ..100!=0"),
        ("Từ 90% trở lên: 1; Dưới 90%: 0 (không phát sinh tính điểm tối đa)", "1", "90..=1 ..90!=0 0/0=1"),
        ("Có từ 02 mô hình trở lên: 1đ; có 01 mô hình: 0,5đ; không có mô hình: 0đ", "1", "2..=1 1..1=0.5 ..0=0"),
        ("4 cuộc: 20; 3 cuộc: 15; 2 cuộc: 10; 1 cuộc: 5", "20", "4..4=20 3..3=15 2..2=10 1..1=5"),
        ("Từ 80% trở lên thì điểm được tính theo công thức: [Tỷ lệ % x 1,5]/100%; dưới 80%: 0", "1.5", "share from 80"),
        (
            "Từ 80% trở lên thì tính theo công thức: (b/a)*1,5; Dưới 80%: 0. Trong đó: a là tổng; b là số đúng hạn",
            "1.5",
            "share from 80",
        ),
        ("Từ 70% trở lên tính theo tỷ lệ: Tỷ lệ % x 1/100; dưới 70% không tính điểm", "1", "share from 70"),
        ("Số điểm = (a/b x 100%) x 1,5", "1.5", "share"),
        ("Không thực hiện: 0; Tính theo công thức: Tỷ lệ % x 1 / 100", "1", "share"),
        ("Đạt từ 60% trở lên: 1,5; dưới 60%: (Tỷ lệ % / 60%) x 1,5", "1.5", "share of 60"),
        ("Đạt từ 50% trở lên: 1; dưới 50% thì tính theo công thức: Tỷ lệ % x 1 / 50", "1", "share of 50"),
        ("Mỗi mô hình được 0,25 điểm (tối đa 1 điểm)", "1", "each +0.25"),
        ("Thực hiện đúng: 1 điểm. Mỗi trường hợp sai trừ 0,2 điểm. Trừ tối đa 1 điểm.", "1", "each -0.2"),
        ("Mỗi lỗi bị trừ 10% điểm tối đa", "2", "each -0.2"),
        ("Cứ 10% hồ sơ trễ hạn trừ 0,25 điểm", "1", "? judged"),
        ("Cứ 5 hồ sơ trễ hạn trừ 0,25 điểm", "1", "? judged"),
        ("Đạt 100% kế hoạch: 2; Còn lại tính theo tỷ lệ", "2", "? judged"),
        ("Đúng hạn: 1; chậm từ 1 đến 5 ngày: 0,5; chậm trên 5 ngày: 0", "1", "? tiers"),
        ("Cao hơn năm trước: 1; Bằng năm trước: 0,5; Thấp hơn năm trước: 0", "1", "tiers"),
    ];
    for (text, max, rule) in wordings {
        assert_eq!(shown(text, max), rule, "{text}");
    }
}
