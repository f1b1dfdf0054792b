//! Reported figures as units write them.

use thamdinh::domain::criteria::{NodeLevel, Source};
use thamdinh::domain::points::{Percent, Points};
use thamdinh::domain::rule::{Figure, Rule};
use thamdinh::text::figure;
use thamdinh::text::rules::{self, Hint};

fn rule(text: &str, max: &str) -> Rule {
    let hint = Hint { kind: "", level: NodeLevel::Criterion, source: Source::Appraisal, max: max.parse().unwrap() };
    rules::read(text, &hint).0
}

fn ratio(part: &str, whole: &str) -> Option<Figure> {
    Some(Figure::Ratio { part: part.parse().unwrap(), whole: whole.parse().unwrap() })
}

fn percent(text: &str) -> Option<Figure> {
    Some(Figure::Percent(text.parse::<Percent>().unwrap()))
}

fn count(number: i64) -> Option<Figure> {
    Some(Figure::Count(Points::whole(number)))
}

#[test]
fn ratios_are_understood_as_written() {
    let rule = rule("Từ 80% trở lên thì tính theo công thức: Tỷ lệ % x 1 / 100; dưới 80%: 0", "1");
    for (text, figure) in [
        ("5.837/6.341", ratio("5837", "6341")),
        ("5.837/6.341 hồ sơ", ratio("5837", "6341")),
        ("5837/6341 (92,05%)", ratio("5837", "6341")),
        ("Đạt 92,05% (5.837/6.341 hồ sơ)", ratio("5837", "6341")),
        ("837 / 6.341", ratio("837", "6341")),
        ("95 trên tổng số 120 hồ sơ", ratio("95", "120")),
        ("92,5 %", percent("92.5")),
        ("Đạt 92,5%", percent("92.5")),
        ("100% kế hoạch", percent("100")),
        ("0%", percent("0")),
        ("Không phát sinh hồ sơ", ratio("0", "0")),
        ("5837/6341 (80%)", None),
        ("92,5", None),
        ("tháng 12/2020", None),
        ("31/12/2020", None),
        ("3/0", None),
        ("trên 90%", None),
        ("Đã hoàn thành", None),
    ] {
        assert_eq!(figure::read(text, &rule), figure, "{text}");
    }
}

#[test]
fn counts_are_understood_where_they_are_the_only_number() {
    let late = rule("Đủ số lượng: 1; mỗi báo cáo thiếu hoặc gửi chậm trừ 0,25 điểm, trừ không quá 1 điểm", "1");
    for (text, figure) in [
        ("3 báo cáo chậm", count(3)),
        ("0", count(0)),
        ("02 báo cáo", count(2)),
        ("Không", None),
        ("Đầy đủ", None),
        ("2 báo cáo chậm, 1 báo cáo thiếu", None),
        ("1,5", None),
    ] {
        assert_eq!(figure::read(text, &late), figure, "{text}");
    }
    let forms = rule("Từ 3 hình thức trở lên: 0,5; 2 hình thức: 0,25; Dưới 2 hình thức: 0", "0.5");
    assert_eq!(figure::read("Đã thực hiện 4 hình thức", &forms), count(4));
    let talks = rule("Từ 2 lần trong năm trở lên: 1; 1 lần trong năm: 0,5; Không tổ chức: 0", "1");
    assert_eq!(figure::read("Không", &talks), count(0));
    assert_eq!(figure::read("không tổ chức", &talks), Some(Figure::Level(2)));
}

#[test]
fn a_level_is_understood_when_only_one_can_be_meant() {
    let plan = rule("Ban hành kịp thời: 1; Ban hành không kịp thời: 0,5; Không ban hành: 0", "1");
    assert_eq!(figure::read("ban hành kịp  thời", &plan), Some(Figure::Level(0)));
    assert_eq!(figure::read("Không ban hành", &plan), Some(Figure::Level(2)));
    assert_eq!(figure::read("Ban hành", &plan), None);
    let has = rule("Có thực hiện: 0,5; Không thực hiện: 0", "0.5");
    assert_eq!(figure::read("Có", &has), Some(Figure::Level(0)));
    assert_eq!(figure::read("Không", &has), Some(Figure::Level(1)));
    let proper = rule("Đúng quy định: 1; Có trường hợp sai quy định: 0", "1");
    assert_eq!(figure::read("Có", &proper), None);
}
