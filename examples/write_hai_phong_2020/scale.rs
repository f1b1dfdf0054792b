//! How large the counts behind a ratio are: files run to thousands, plans to dozens.

/// How a unit states its figure on a line.
#[derive(Clone, Copy)]
pub(crate) enum Scale {
    /// Done of due, the due within these bounds.
    Share(i64, i64),
    /// A percentage with one decimal.
    Percent,
}

/// Gives the scale of a district's line; `communes` is how many wards and communes it has.
pub(crate) fn district(code: &str, communes: i64) -> Scale {
    match code {
        "6.1" | "6.2" | "7.1.1" => Scale::Percent,
        "3.2.2" | "3.3.2" | "7.1.3" | "7.5.2" => Scale::Share(communes, communes),
        "6.4.2" => Scale::Share(communes + 1, communes + 1),
        "1.3.1" | "4.4" => Scale::Share(communes + 12, communes + 12),
        "5.4" => Scale::Share(communes * 18, communes * 22),
        "1.1.3" => Scale::Share(25, 60),
        "1.3.2" => Scale::Share(8, 30),
        "1.8" => Scale::Share(6, 16),
        "2.2.2" => Scale::Share(2, 9),
        "2.4" => Scale::Share(2, 5),
        "3.3.3" | "3.4.1" | "7.2.2" => Scale::Share(3_500, 19_000),
        "3.4.2" | "7.2.3" | "7.3" => Scale::Share(21_000, 88_000),
        "3.5.2" => Scale::Share(12, 45),
        "5.1" => Scale::Share(85, 160),
        "6.5" => Scale::Share(28, 75),
        "7.1.2" => Scale::Share(2_500, 9_000),
        "7.2.1" => Scale::Share(35, 120),
        _ => Scale::Share(10, 30),
    }
}

/// Gives the scale of a department's line.
pub(crate) fn department(code: &str) -> Scale {
    match code {
        "7.1.1" => Scale::Percent,
        "1.1.4" => Scale::Share(25, 60),
        "1.3.1" | "1.4.1" => Scale::Share(8, 20),
        "1.3.2" => Scale::Share(5, 18),
        "1.7" => Scale::Share(6, 16),
        "2.1.1" => Scale::Share(3, 9),
        "2.2.2" | "4.3.2" => Scale::Share(3, 9),
        "2.4" => Scale::Share(2, 5),
        "3.1.2" | "3.2.1" => Scale::Share(4, 12),
        "3.2.3" | "7.2.1" | "7.3.1" => Scale::Share(45, 160),
        "3.3.3" | "3.4.1" | "7.2.3" | "7.3.2" => Scale::Share(2_000, 14_000),
        "3.5.2" => Scale::Share(11, 35),
        "5.1.1" => Scale::Share(45, 95),
        "5.1.2" => Scale::Share(60, 380),
        "6.3" => Scale::Share(5, 9),
        "7.1.2" => Scale::Share(2_500, 9_000),
        "7.1.3" => Scale::Share(3_000, 12_000),
        "7.2.2" | "7.2.4" => Scale::Share(30, 110),
        "8.1" => Scale::Share(15, 40),
        "8.2" => Scale::Share(60, 250),
        _ => Scale::Share(8, 25),
    }
}
