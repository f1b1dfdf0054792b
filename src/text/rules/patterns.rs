//! The words by which decisions state their rules: the one list of them.
//!
//! All are folded (no accents, lower case). Another wording of a known kind of rule is added here.

/// What a word before a number makes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Edge {
    /// At least.
    From,
    /// More than.
    Above,
    /// At most.
    To,
    /// Less than.
    Below,
}

/// Words and signs before a number; the longest that fits is taken.
pub(super) const BEFORE: &[(&[&str], Edge)] = &[
    (&["khong", "vuot", "qua"], Edge::To),
    (&["khong", "nhieu", "hon"], Edge::To),
    (&["khong", "lon", "hon"], Edge::To),
    (&["khong", "cao", "hon"], Edge::To),
    (&["khong", "thap", "hon"], Edge::From),
    (&["khong", "nho", "hon"], Edge::From),
    (&["khong", "it", "hon"], Edge::From),
    (&["den", "nho", "hon"], Edge::Below),
    (&["den", "thap", "hon"], Edge::Below),
    (&["khong", "vuot"], Edge::To),
    (&["khong", "qua"], Edge::To),
    (&["khong", "hon"], Edge::To),
    (&["khong", "duoi"], Edge::From),
    (&["khong", "dat"], Edge::Below),
    (&["khong", "den"], Edge::Below),
    (&["chua", "dat"], Edge::Below),
    (&["chua", "den"], Edge::Below),
    (&["chua", "toi"], Edge::Below),
    (&["den", "duoi"], Edge::Below),
    (&["toi", "duoi"], Edge::Below),
    (&["den", "can"], Edge::Below),
    (&["nho", "hon"], Edge::Below),
    (&["thap", "hon"], Edge::Below),
    (&["it", "hon"], Edge::Below),
    (&["lon", "hon"], Edge::Above),
    (&["cao", "hon"], Edge::Above),
    (&["nhieu", "hon"], Edge::Above),
    (&["vuot", "qua"], Edge::Above),
    (&["vuot", "tren"], Edge::Above),
    (&["tu", "tren"], Edge::Above),
    (&["it", "nhat"], Edge::From),
    (&["toi", "thieu"], Edge::From),
    (&["toi", "da"], Edge::To),
    (&["den", "het"], Edge::To),
    (&["tu"], Edge::From),
    (&["tren"], Edge::Above),
    (&["vuot"], Edge::Above),
    (&["hon"], Edge::Above),
    (&["qua"], Edge::Above),
    (&["duoi"], Edge::Below),
    (&["den"], Edge::To),
    (&["toi"], Edge::To),
    (&[">="], Edge::From),
    (&["≥"], Edge::From),
    (&["≧"], Edge::From),
    (&["=>"], Edge::From),
    (&["<="], Edge::To),
    (&["=<"], Edge::To),
    (&["≤"], Edge::To),
    (&["≦"], Edge::To),
    (&[">"], Edge::Above),
    (&["<"], Edge::Below),
];

/// Words that may stand between such a word and its number.
pub(super) const FILLERS: &[&str] = &["muc", "dat", "bang", "khoang", "co", "la"];

/// Makes an edge inclusive, before or after the number.
pub(super) const OR_EQUAL: &[&str] = &["hoac", "bang"];

/// After a number: it and all above.
pub(super) const AND_UP: &[&str] = &["tro", "len"];

/// After a number: it and all below.
pub(super) const AND_DOWN: &[&str] = &["tro", "xuong"];

/// Joins a second condition to one with a number.
pub(super) const SECOND_CONDITION: &[&[&str]] = &[
    &["va"],
    &["trong", "do"],
    &["dong", "thoi"],
    &["kem"],
    &["kem", "theo"],
    &["nhung"],
    &["ngoai", "ra"],
    &["neu"],
    &["hoac"],
    &["tru"],
];

/// Behind a comma these begin a second condition ("đạt 100% kế hoạch, đúng thời hạn").
pub(super) const SECOND_AFTER_COMMA: &[&str] =
    &["dung", "kip", "day", "co", "khong", "dam", "bao", "hoan", "truoc", "cham", "chua", "du", "da", "duoc", "dat"];

/// Begins what says that there was nothing to count.
pub(super) const NOTHING: &[&str] = &[
    "khong phat sinh",
    "khong co phat sinh",
    "chua phat sinh",
    "khong phat hien",
    "trong nam khong phat sinh",
    "trong nam khong co",
    "truong hop khong co",
    "truong hop khong phat sinh",
    "neu khong co",
    "neu khong phat sinh",
];

/// Begins what says none of it, not done.
pub(super) const NONE: &[&str] = &["khong", "chua"];

/// Means everything that the other clauses leave over.
pub(super) const REST: &[&str] = &[
    "con lai",
    "truong hop con lai",
    "cac truong hop con lai",
    "truong hop khac",
    "cac truong hop khac",
    "khong dat",
    "duoi muc tren",
    "duoi muc do",
];

/// Leads to the points at the end of a clause ("… được 1 điểm").
pub(super) const GIVES: &[&str] = &["duoc", "tinh", "cham", "dat", "cho", "cong", "thi", "huong", "them"];

/// Stands for the line's maximum.
pub(super) const MAXIMUM: &[&str] = &[
    "diem toi da",
    "toi da",
    "diem chuan",
    "so diem toi da",
    "diem toi da cua tieu chi",
    "tron diem",
    "dat diem toi da",
    "du diem",
];

/// Stands for no points.
pub(super) const NO_POINTS: &[&str] =
    &["khong diem", "khong co diem", "khong tinh diem", "khong duoc diem", "khong cham diem", "khong duoc tinh diem"];

/// Begins a clause that counts things one by one.
pub(super) const EACH: &[&str] = &["moi", "cu", "mot", "01", "1", "cu moi", "cu 01", "cu 1"];

/// Before the points of one thing.
pub(super) const EACH_GIVES: &[&str] = &["duoc", "cong", "tinh", "them", "duoc cong", "cham", "la", ":", "="];

/// Before the points that one thing takes off.
pub(super) const EACH_TAKES: &[&str] = &["tru", "tru di", "bi tru", "giam", "giam tru"];

/// Before the most that things may give or take.
pub(super) const CAP: &[&str] = &[
    "toi da",
    "khong qua",
    "tru khong qua",
    "tru toi da",
    "khong vuot qua",
    "toi da khong qua",
    "nhung khong qua",
    "nhung toi da",
    "tong khong qua",
    "tong diem tru khong qua",
];

/// Leads to a formula.
pub(super) const FORMULA: &[&str] = &[
    "thi diem danh gia duoc tinh theo cong thuc",
    "thi diem duoc tinh theo cong thuc",
    "thi duoc tinh theo cong thuc",
    "thi tinh diem theo cong thuc",
    "thi tinh theo cong thuc",
    "duoc tinh theo cong thuc",
    "tinh diem theo cong thuc",
    "tinh theo cong thuc",
    "theo cong thuc",
    "cong thuc",
];

/// Multiplies, in a formula.
pub(super) const TIMES: &[&str] = &["x", "*", "nhan", "nhan voi", "."];

/// Divides, in a formula.
pub(super) const DIVIDED_BY: &[&str] = &["/", "chia", "chia cho", ":"];

/// Says that the answers of a survey are weighted.
pub(super) const WEIGHTS: &[&str] = &["he so", "trong so", "quyen so"];

/// Before the number of decimals.
pub(super) const ROUNDED_TO: &str = "lam tron";
