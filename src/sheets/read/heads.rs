//! What a column is, by the words of its head. The words are the forms' own, folded; where a head says
//! two things the more particular rule stands first.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::domain::value::Round;
use crate::text::fold;

/// What a column is taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Meaning {
    /// Code of the line, or a running number.
    Code,
    /// Text of the line.
    Text,
    /// Name of the unit.
    Unit,
    /// Maximum.
    Max,
    /// What the unit states.
    Reported,
    /// The unit's own score.
    SelfScore,
    /// An appraised score; none where the head says no round.
    Appraised(Option<Round>),
    /// A score, nobody says whose.
    Score,
    /// Evidence given.
    Evidence,
    /// The unit's explanation.
    Explanation,
    /// Why the appraised score departs.
    Reason,
    /// "Ghi chú": whose side the sheet is on decides.
    Note,
    /// A percentage of satisfaction.
    Percent,
    /// Points of the survey.
    SurveyPoints,
    /// A place.
    Rank,
    /// A total.
    Total,
    /// Known, and not read: rules, evidence wanted, the appraising body, averages.
    Other,
}

impl Meaning {
    /// All meanings that a column can be told to have.
    pub const ALL: [Meaning; 20] = [
        Meaning::Code,
        Meaning::Text,
        Meaning::Unit,
        Meaning::Max,
        Meaning::Reported,
        Meaning::SelfScore,
        Meaning::Appraised(None),
        Meaning::Appraised(Some(Round::First)),
        Meaning::Appraised(Some(Round::Second)),
        Meaning::Appraised(Some(Round::Council)),
        Meaning::Score,
        Meaning::Evidence,
        Meaning::Explanation,
        Meaning::Reason,
        Meaning::Note,
        Meaning::Percent,
        Meaning::SurveyPoints,
        Meaning::Rank,
        Meaning::Total,
        Meaning::Other,
    ];

    /// The word that a campaign remembers it by.
    pub fn word(self) -> &'static str {
        match self {
            Meaning::Code => "code",
            Meaning::Text => "text",
            Meaning::Unit => "unit",
            Meaning::Max => "max",
            Meaning::Reported => "reported_figure",
            Meaning::SelfScore => "self_score",
            Meaning::Appraised(None) => "appraised_score",
            Meaning::Appraised(Some(Round::First)) => "appraised_score_1",
            Meaning::Appraised(Some(Round::Second)) => "appraised_score_2",
            Meaning::Appraised(Some(Round::Council)) => "appraised_score_3",
            Meaning::Score => "score",
            Meaning::Evidence => "evidence",
            Meaning::Explanation => "explanation",
            Meaning::Reason => "reason",
            Meaning::Note => "note",
            Meaning::Percent => "satisfaction_percent",
            Meaning::SurveyPoints => "survey_points",
            Meaning::Rank => "previous_rank",
            Meaning::Total => "previous_total",
            Meaning::Other => "other",
        }
    }

    /// The meaning of a word.
    pub fn from_word(word: &str) -> Option<Meaning> {
        Meaning::ALL.into_iter().find(|m| m.word() == word)
    }
}

/// Words that decide, the first rule that fits; `|` parts words of which one is enough.
const RULES: &[(&str, Meaning)] = &[
    ("co quan tham dinh|don vi tham dinh|co quan danh gia|don vi danh gia|phu trach|chu tri|theo doi", Meaning::Other),
    ("yeu cau|cach tinh|cach cham|huong dan|phuong phap|quy dinh cham|muc do danh gia|thoi han", Meaning::Other),
    ("chenh lech|trung binh|binh quan|bien dong|tang giam|so phieu|quy doi|so sanh", Meaning::Other),
    ("ghi chu cua don vi|giai trinh|thuyet minh|y kien cua don vi|giai thich|dien giai", Meaning::Explanation),
    (
        "ghi chu cua tham dinh|ghi chu tham dinh|ghi chu cua co quan tham dinh|ly do|nguyen nhan|nhan xet|y kien tham dinh",
        Meaning::Reason,
    ),
    ("tai lieu|tlkc|minh chung|kiem chung", Meaning::Evidence),
    ("ghi chu", Meaning::Note),
    // What was lost is no score.
    ("bi tru|diem tru|tru diem|diem mat|bi mat|chua dat|con thieu|diem thieu", Meaning::Other),
    ("muc diem dat|muc dat", Meaning::Score),
    ("diem toi da|diem chuan|toi da|thang diem|diem quy dinh|muc diem", Meaning::Max),
    ("so lieu|ke khai|ket qua thuc hien", Meaning::Reported),
    ("tu cham|tu danh gia|tu cho diem|tu xac dinh|don vi cham|tu dg|tu cd|tdg|diem tc", Meaning::SelfScore),
    (
        "tham dinh|hoi dong|phuc tham|phuc tra|noi vu danh gia|snv danh gia|noi vu cham|snv cham|to giup viec",
        Meaning::Appraised(None),
    ),
    ("hai long|sipas", Meaning::Percent),
    ("dieu tra|xa hoi hoc|xhh|dtxhh", Meaning::SurveyPoints),
    ("xep hang|thu hang|xep thu|vi tri|vi thu|thu bac|xep loai|hang", Meaning::Rank),
    ("tong diem|tong cong|tong so|tong|chi so|ket qua chi so|ket qua", Meaning::Total),
    ("don vi|co quan|ten don vi|dia phuong|quan huyen|so ban nganh|phuong xa", Meaning::Unit),
    ("linh vuc|tieu chi|noi dung|tieu chi thanh phan", Meaning::Text),
    ("diem", Meaning::Score),
];

const CODES: [&str; 9] = ["stt", "tt", "so tt", "ma", "ma so", "ma tieu chi", "so thu tu", "ma tc", "sott"];

/// Reads the words of a head.
pub(super) fn meaning(head: &str) -> Option<Meaning> {
    meaning_of(&fold::words(head), head)
}

/// The same of a head whose words are at hand.
pub(super) fn meaning_of(words: &str, head: &str) -> Option<Meaning> {
    if words.is_empty() || words.len() > 160 {
        return None;
    }
    if CODES.contains(&words) {
        return Some(Meaning::Code);
    }
    // Alone; among other words they stand for something else.
    match words {
        "tb" | "bq" | "diem tb" | "tb chung" => return Some(Meaning::Other),
        "cong" => return Some(Meaning::Total),
        _ => {}
    }
    let meant = match about_explaining(words) {
        // "… sau giải trình" is a score, whatever it says of explanations.
        Some(rest) => rule(&rest),
        None => rule(words),
    };
    let meant = meant.or_else(|| is_round(words).then_some(Meaning::Appraised(None)));
    Some(match meant? {
        // A share is no score, and whose figure it is nobody says.
        Meaning::SelfScore | Meaning::Appraised(_) if is_share(words, head) => Meaning::Other,
        Meaning::Appraised(_) => Meaning::Appraised(round(words)),
        Meaning::Explanation if is_evidence_first(words) => Meaning::Evidence,
        Meaning::Rank if has(words, "xep loai") && !has(words, "xep hang") => Meaning::Other,
        // points that a percentage was turned into
        Meaning::Percent if has(words, "diem") && !head.contains('%') => Meaning::Other,
        other => other,
    })
}

/// Words before and after which a score stands, once the unit has explained itself.
const BEFORE: [&str; 3] = ["truoc khi giai trinh", "truoc giai trinh", "truoc khi tiep thu giai trinh"];
const AFTER: [&str; 3] = ["sau khi giai trinh", "sau giai trinh", "sau khi tiep thu giai trinh"];

/// The words without those that say before or after explaining; none where nothing is said of it.
fn about_explaining(words: &str) -> Option<String> {
    let said = BEFORE.iter().chain(&AFTER).find(|said| has(words, said))?;
    let rest = words.replace(said, " ");
    Some(rest.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Whether a head asks for evidence before it asks for explanations: "Tài liệu kiểm chứng / giải trình".
fn is_evidence_first(words: &str) -> bool {
    let at = |phrases: &[&str]| phrases.iter().filter_map(|p| words.find(p)).min();
    match (at(&["tai lieu", "minh chung", "kiem chung"]), at(&["giai trinh", "thuyet minh", "giai thich", "dien giai"]))
    {
        (Some(evidence), Some(explanation)) => evidence < explanation,
        _ => false,
    }
}

/// Whether a head is a round and nothing else: "Lần 1", "TĐ lần 2".
fn is_round(words: &str) -> bool {
    let rest = words.strip_prefix("td ").unwrap_or(words);
    rest.len() <= 14 && ["lan ", "vong ", "dot "].iter().any(|w| rest.starts_with(w)) && round(rest).is_some()
}

/// Whether a head announces a share: "Tỷ lệ (%)".
pub(super) fn is_share(words: &str, head: &str) -> bool {
    head.contains('%') || words.starts_with("ty le") || words.starts_with("ti le")
}

/// The meaning of the first rule one of whose phrases stands in the words.
fn rule(words: &str) -> Option<Meaning> {
    let begins = words.match_indices(' ').map(|(at, _)| at + 1);
    let rests = std::iter::once(0).chain(begins).filter_map(|at| words.get(at..));
    let found = rests.filter_map(|rest| {
        let first = rest.split(' ').next()?;
        let phrases = PHRASES.get(first)?.iter();
        let stands = |phrase: &str| rest.strip_prefix(phrase).is_some_and(|r| r.is_empty() || r.starts_with(' '));
        phrases.filter(|(_, phrase)| stands(phrase)).map(|(rule, _)| *rule).min()
    });
    Some(RULES.get(found.min()?)?.1)
}

/// The phrases by their first word, each with the position of its rule.
static PHRASES: LazyLock<HashMap<&'static str, Vec<(usize, &'static str)>>> = LazyLock::new(|| {
    let mut phrases: HashMap<_, Vec<_>> = HashMap::new();
    for (rule, (list, _)) in RULES.iter().enumerate() {
        for phrase in list.split('|') {
            phrases.entry(phrase.split(' ').next().unwrap_or_default()).or_default().push((rule, phrase));
        }
    }
    phrases
});

/// The round that a head or a title says.
pub(super) fn round(words: &str) -> Option<Round> {
    let council = ["hoi dong", "lan 3", "vong 3", "lan ba", "lan iii", "vong iii", "dot 3"];
    let second =
        ["lan 2", "vong 2", "lan hai", "lan thu hai", "lan ii", "vong ii", "phuc tham", "phuc tra", "dot 2", "dot ii"];
    let first = ["lan 1", "vong 1", "lan mot", "lan thu nhat", "lan dau", "lan i", "vong i", "dot 1", "dot i"];
    let says = |list: &[&str]| list.iter().any(|w| has(words, w));
    if says(&second) || says(&AFTER) {
        Some(Round::Second)
    } else if says(&first) || says(&BEFORE) {
        Some(Round::First)
    } else if says(&council) {
        Some(Round::Council)
    } else {
        None
    }
}

/// Whether whole words stand in a folded text.
pub(super) fn has(words: &str, phrase: &str) -> bool {
    words.match_indices(phrase).any(|(at, _)| {
        let before = words.get(..at).is_none_or(|b| b.is_empty() || b.ends_with(' '));
        let after = words.get(at + phrase.len()..).is_none_or(|a| a.is_empty() || a.starts_with(' '));
        before && after
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_say_what_a_column_is() {
        let heads = [
            ("STT", Meaning::Code),
            ("Lĩnh vực/Tiêu chí/Tiêu chí thành phần", Meaning::Text),
            ("Điểm tối đa", Meaning::Max),
            ("Điểm chuẩn", Meaning::Max),
            ("Điểm tự đánh giá", Meaning::SelfScore),
            ("Tự chấm", Meaning::SelfScore),
            ("Điểm thẩm định", Meaning::Appraised(None)),
            ("Điểm thẩm định lần 2", Meaning::Appraised(Some(Round::Second))),
            ("Hội đồng thẩm định", Meaning::Appraised(Some(Round::Council))),
            ("Đơn vị phụ trách", Meaning::Other),
            ("Số liệu kê khai", Meaning::Reported),
            ("Các yêu cầu và tài liệu kiểm chứng", Meaning::Other),
            ("Tài liệu kiểm chứng", Meaning::Evidence),
            ("Ghi chú của thẩm định", Meaning::Reason),
            ("Tài liệu kiểm chứng / giải trình", Meaning::Evidence),
            ("Giải trình (kèm tài liệu kiểm chứng)", Meaning::Explanation),
            ("Ghi chú", Meaning::Note),
            ("Mức độ hài lòng (%)", Meaning::Percent),
            ("Tên cơ quan, đơn vị", Meaning::Unit),
            ("Xếp hạng", Meaning::Rank),
            ("Tổng điểm", Meaning::Total),
            ("Số điểm bị trừ", Meaning::Other),
            ("Lý do trừ điểm", Meaning::Reason),
            ("Điểm chưa đạt", Meaning::Other),
            ("Mức điểm đạt", Meaning::Score),
            ("Điểm TC", Meaning::SelfScore),
            ("TĐG", Meaning::SelfScore),
            ("TB", Meaning::Other),
            ("Tài liệu kiểm chứng (TB, QĐ)", Meaning::Evidence),
            ("Cộng", Meaning::Total),
            ("Vị thứ", Meaning::Rank),
            ("Điểm thẩm định trước giải trình", Meaning::Appraised(Some(Round::First))),
            ("Điểm thẩm định sau giải trình", Meaning::Appraised(Some(Round::Second))),
            ("Điểm phúc tra (lần 2)", Meaning::Appraised(Some(Round::Second))),
            ("Giải trình sau thẩm định", Meaning::Explanation),
        ];
        for (head, expected) in heads {
            assert_eq!(meaning(head), Some(expected), "{head}");
        }
    }
}
