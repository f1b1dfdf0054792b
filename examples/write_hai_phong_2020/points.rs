//! Exact points: whole numbers of 1/10,000, as the decisions print them with a decimal comma or dot.

/// Reads a decimal with a comma or a dot as 1/10,000.
pub(crate) fn parse(text: &str) -> Option<i64> {
    let (whole, part) = text.trim().split_once([',', '.']).unwrap_or((text.trim(), ""));
    if part.len() > 4 || !part.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let part_points = format!("{part:0<4}").parse::<i64>().ok()?;
    Some(whole.parse::<i64>().ok()? * 10_000 + part_points)
}

/// Writes 1/10,000 as a decimal without trailing zeros, after `mark`.
pub(crate) fn show(points: i64, mark: char) -> String {
    let whole = points / 10_000;
    let part = format!("{:04}", points % 10_000);
    match part.trim_end_matches('0') {
        "" => whole.to_string(),
        part => format!("{whole}{mark}{part}"),
    }
}

/// Divides and rounds half up; both are positive here.
pub(crate) fn divide(numerator: i64, denominator: i64) -> i64 {
    (2 * numerator + denominator) / (2 * denominator)
}

/// Rounds 1/10,000 half up to two decimals, still in 1/10,000.
pub(crate) fn published(points: i64) -> i64 {
    divide(points, 100) * 100
}

/// Gives the number a spreadsheet cell holds.
pub(crate) fn cell(points: i64) -> f64 {
    points as f64 / 10_000.0
}
