//! The sentences people write into the sheets: evidence, explanations, reasons for a deduction.

use crate::chance::Chance;
use crate::criteria::{Line, NotApplicable};
use crate::outcomes::Outcome;
use crate::units::Unit;

/// Names a document that a unit could have handed in for a line.
pub(crate) fn evidence(unit: &Unit, line: &Line) -> String {
    let mut chance = Chance::of(&format!("{}{}", unit.id, line.code));
    let number = chance.between(12, 2_450);
    let (day, month) = (chance.between(1, 28), chance.between(1, 12));
    let symbol = symbol(unit);
    let date = |month: i64| format!("{day:02}/{month:02}/2020");
    match line.evidence.split(' ').next().unwrap_or_default() {
        "Kế" => format!("Kế hoạch số {}/KH-{symbol} ngày {}", number % 90 + 1, date(1)),
        "Báo" | "Các" => format!("Báo cáo số {}/BC-{symbol} ngày {}", number % 400 + 1, date(12)),
        "Quyết" | "Quy" | "Đề" => {
            format!("Quyết định số {number}/QĐ-{symbol} ngày {}", date(month))
        }
        "Trích" | "Thống" => format!("Bảng trích xuất hệ thống ngày {}", date(12)),
        "Ảnh" | "Đường" => format!("Ảnh chụp màn hình, niêm yết ngày {}", date(12)),
        _ => format!("Công văn số {number}/{symbol}-VP ngày {}; phụ lục kèm theo", date(month)),
    }
}

/// Shortens a name to the letters that stand in a document's number.
fn symbol(unit: &Unit) -> String {
    if unit.name.starts_with("UBND ") {
        return "UBND".to_owned();
    }
    let words = unit.name.split_whitespace().filter(|word| !["và", "-"].contains(word));
    words
        .flat_map(|word| {
            match word {
                "UBND" => "UBND".to_owned(),
                word => word.chars().take(1).collect::<String>().to_uppercase(),
            }
            .chars()
            .collect::<Vec<_>>()
        })
        .collect()
}

/// Says why a line does not apply.
pub(crate) fn not_applicable(line: &Line) -> &'static str {
    match line.not_applicable {
        NotApplicable::Excluded => "Cơ quan không có đơn vị sự nghiệp công lập trực thuộc",
        _ => "Trong năm không phát sinh nội dung này",
    }
}

/// Gives the unit's own remark on a line where it claims less than the maximum.
pub(crate) fn explanation(unit: &Unit, line: &Line, own: &Outcome) -> Option<&'static str> {
    let mut chance = Chance::of(&format!("{}{} explains", unit.id, line.code));
    if own.points >= line.max || chance.happens(45) {
        return None;
    }
    Some(match line.kind.as_str() {
        "deduct_per_violation" => "Đơn vị tự trừ điểm; đã chấn chỉnh bộ phận liên quan",
        "per_item_capped" => "Chưa có thêm sáng kiến được công nhận trong năm",
        "bands" | "proportional" | "proportional_floor" | "proportional_to_target" => {
            "Số liệu tính đến hết ngày 14/12/2020; sẽ hoàn thành phần còn lại trong quý I/2021"
        }
        _ => "Đơn vị nhận còn thiếu sót, đã có kế hoạch khắc phục",
    })
}

/// Says why the appraised score departs from the unit's own.
pub(crate) fn reason(line: &Line, own: &Outcome, appraised: &Outcome) -> String {
    let (claimed, found) = (&own.figure, &appraised.figure);
    match line.kind.as_str() {
        "deduct_per_violation" => format!("Xác định có {found}; đơn vị kê khai {claimed}"),
        "per_item_capped" => {
            format!("Chỉ công nhận {found} có quyết định của cấp có thẩm quyền, đơn vị kê khai {claimed}")
        }
        "tiers" | "yes_no" => format!("Kiểm tra tài liệu kiểm chứng: {}", lowered(found)),
        _ if found.contains(|c: char| c.is_ascii_digit()) && !found.contains("kế hoạch") => {
            format!("Số liệu qua thẩm định là {found}, đơn vị kê khai {claimed}")
        }
        _ => format!("Qua đối chiếu báo cáo: {}", lowered(found)),
    }
}

fn lowered(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
