//! The columns of every table: name, kind, meaning and value in one place, so that the data dictionary
//! can't say other than what is written.

use super::csv::Line;
use super::rows::{Edition, FieldRow, LineRow, NodeRow, UnitRow};
use crate::domain::criteria::{NodeLevel, NotApplicable, Source};
use crate::domain::index::Standing;

/// What stands in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Exact points.
    Points,
    /// A percentage, without its sign.
    Percent,
    /// A whole number.
    Whole,
    /// A text that somebody wrote.
    Text,
    /// A short name that never changes.
    Code,
    /// One of these words.
    Word(&'static [&'static str]),
}

/// A column of a table of `R`s.
pub(super) struct Column<R> {
    pub name: &'static str,
    pub kind: Kind,
    /// The message that says what it means.
    pub means: &'static str,
    pub value: fn(&R, &mut Line),
}

const fn column<R>(name: &'static str, kind: Kind, means: &'static str, value: fn(&R, &mut Line)) -> Column<R> {
    Column { name, kind, means, value }
}

/// The word for an edition that isn't one yet.
pub(super) const DRAFT: &str = "du_thao";

const YES_NO: &[&str] = &["co", "khong"];
const STATES: &[&str] = &["da_cham", "chua_cham", "khong_ap_dung", "tranh_chap"];
const OWN_STATES: &[&str] = &["da_cham", "chua_cham", "khong_ap_dung", "tranh_chap", "khong_tu_cham"];
const LAST_YEAR: &[&str] = &["da_cham", "khong_biet", "khong_ap_dung"];
const SOURCES: &[&str] = &["tham_dinh", "dieu_tra", "hai_long"];
const LEVELS: &[&str] = &["linh_vuc", "tieu_chi", "tieu_chi_thanh_phan", "diem_thuong", "diem_tru"];
const POLICIES: &[&str] = &["phai_cham", "tinh_diem_toi_da", "loai_tru_quy_doi"];

fn yes_no(line: &mut Line, yes: bool) {
    line.word(if yes { "co" } else { "khong" });
}

fn edition(line: &mut Line, edition: Edition) {
    match edition.number {
        Some(number) => line.whole(Some(i64::from(number))),
        None => line.word(DRAFT),
    }
}

/// The word of a state, and the points beside it.
fn state(standing: Standing) -> &'static str {
    match standing {
        Standing::Points(_) => "da_cham",
        Standing::Blank => "chua_cham",
        Standing::NotApplicable => "khong_ap_dung",
        Standing::Disputed => "tranh_chap",
    }
}

fn points_of(line: &mut Line, standing: Standing) {
    match standing {
        Standing::Points(points) => line.points(Some(points)),
        _ => line.nothing(),
    }
}

fn source(source: Source) -> &'static str {
    match source {
        Source::Appraisal => "tham_dinh",
        Source::Survey => "dieu_tra",
        Source::Satisfaction => "hai_long",
    }
}

fn level(level: NodeLevel) -> &'static str {
    match level {
        NodeLevel::Field => "linh_vuc",
        NodeLevel::Criterion => "tieu_chi",
        NodeLevel::Subcriterion => "tieu_chi_thanh_phan",
        NodeLevel::Bonus => "diem_thuong",
        NodeLevel::Penalty => "diem_tru",
    }
}

fn policy(policy: NotApplicable) -> &'static str {
    match policy {
        NotApplicable::MustBeScored => "phai_cham",
        NotApplicable::FullPoints => "tinh_diem_toi_da",
        NotApplicable::Excluded => "loai_tru_quy_doi",
    }
}

fn rank(line: &mut Line, rank: Option<u32>) {
    line.whole(rank.map(i64::from));
}

fn part_rank(line: &mut Line, row: &UnitRow<'_>, source: Source) {
    rank(line, row.result.part_ranks.get(source as usize).copied().flatten());
}

/// `xep-hang.csv`: a unit a row.
pub(super) fn units<'a>() -> Vec<Column<UnitRow<'a>>> {
    use Kind::{Percent, Points, Text, Whole, Word};
    let mut columns: Vec<Column<UnitRow<'a>>> = of_unit();
    let block = |r: &UnitRow<'a>, l: &mut Line| l.text(&r.state.block.name);
    columns.insert(3, column("khoi", Text, "open-data-khoi", block));
    columns.extend([
        column("duoc_xep_hang", Word(YES_NO), "open-data-duoc-xep-hang", |r: &UnitRow<'a>, l: &mut Line| {
            yes_no(l, r.unit.ranked)
        }),
        column("day_du", Word(YES_NO), "open-data-day-du", |r, l| yes_no(l, r.totals.is_complete())),
        column("hang", Whole, "open-data-hang", |r, l| rank(l, r.result.rank)),
        column("hang_tham_dinh", Whole, "open-data-hang-tham-dinh", |r, l| part_rank(l, r, Source::Appraisal)),
        column("hang_dieu_tra", Whole, "open-data-hang-dieu-tra", |r, l| part_rank(l, r, Source::Survey)),
        column("hang_hai_long", Whole, "open-data-hang-hai-long", |r, l| part_rank(l, r, Source::Satisfaction)),
        column("diem_tham_dinh", Points, "open-data-diem-tham-dinh", |r, l| l.points(r.totals.part(Source::Appraisal))),
        column("diem_dieu_tra", Points, "open-data-diem-dieu-tra", |r, l| l.points(r.totals.part(Source::Survey))),
        column("diem_hai_long", Points, "open-data-diem-hai-long", |r, l| {
            l.points(r.totals.part(Source::Satisfaction));
        }),
        column("phan_tram_hai_long", Percent, "open-data-phan-tram-hai-long", |r, l| {
            l.percent(r.result.satisfaction_percent);
        }),
        column("diem_thuong", Points, "open-data-diem-thuong", |r, l| l.points(Some(r.totals.bonus))),
        column("diem_tru", Points, "open-data-diem-tru", |r, l| l.points(Some(r.totals.penalty))),
        column("tong_diem", Points, "open-data-tong-diem", |r, l| l.points(r.result.published)),
        column("chi_so", Percent, "open-data-chi-so", |r, l| l.percent(r.index())),
        column("xep_loai", Text, "open-data-xep-loai", |r, l| l.text(r.result.band.as_deref().unwrap_or_default())),
        column("nam_truoc_hang", Whole, "open-data-nam-truoc-hang", |r, l| rank(l, r.result.previous.rank)),
        column("nam_truoc_tong_diem", Points, "open-data-nam-truoc-tong-diem", |r, l| {
            l.points(r.result.previous.total);
        }),
        column("nam_truoc_diem_tham_dinh", Points, "open-data-nam-truoc-diem-tham-dinh", |r, l| {
            l.points(r.result.previous.appraisal);
        }),
        column("thay_doi_hang", Whole, "open-data-thay-doi-hang", |r, l| l.whole(r.result.rank_change())),
        column("thay_doi_diem", Points, "open-data-thay-doi-diem", |r, l| l.points(r.points_change())),
        column("so_dong", Whole, "open-data-so-dong", |r, l| rank(l, Some(r.totals.lines))),
        column("so_dong_da_cham", Whole, "open-data-so-dong-da-cham", |r, l| rank(l, Some(r.totals.scored))),
        column("so_dong_khong_ap_dung", Whole, "open-data-so-dong-khong-ap-dung", |r, l| {
            rank(l, Some(r.totals.not_applicable));
        }),
        column("so_dong_chua_cham", Whole, "open-data-so-dong-chua-cham", |r, l| rank(l, Some(r.totals.blank))),
        column("so_dong_tranh_chap", Whole, "open-data-so-dong-tranh-chap", |r, l| rank(l, Some(r.totals.disputed))),
        column("diem_toi_da_loai_tru", Points, "open-data-diem-toi-da-loai-tru", |r, l| {
            l.points(Some(r.totals.excluded.iter().copied().sum()));
        }),
    ]);
    columns
}

/// `linh-vuc.csv`: a field of a unit a row.
pub(super) fn fields<'a>() -> Vec<Column<FieldRow<'a>>> {
    let mut columns = of_unit();
    columns.extend([
        column("ma_linh_vuc", Kind::Code, "open-data-ma-linh-vuc", |r: &FieldRow<'a>, l: &mut Line| {
            l.text(&r.field.code);
        }),
        column("linh_vuc", Kind::Text, "open-data-linh-vuc", |r, l| l.text(&r.field.text)),
        column("diem_toi_da", Kind::Points, "open-data-diem-toi-da", |r, l| l.points(Some(r.field.max))),
        column("diem", Kind::Points, "open-data-diem-linh-vuc", |r, l| l.points(r.points)),
    ]);
    columns
}

/// `diem.csv`: a line of a unit a row.
pub(super) fn lines<'a>() -> Vec<Column<LineRow<'a>>> {
    use Kind::{Code, Percent, Points, Text, Whole, Word};
    let mut columns = of_unit();
    columns.extend([
        column("stt", Whole, "open-data-stt", |r: &LineRow<'a>, l: &mut Line| l.whole(i64::try_from(r.number).ok())),
        column("ma", Code, "open-data-ma", |r, l| l.text(&r.node.code)),
        column("nguon", Word(SOURCES), "open-data-nguon", |r, l| l.word(source(r.node.source))),
        column("diem_toi_da", Points, "open-data-diem-toi-da", |r, l| l.points(Some(r.node.max))),
        column("trang_thai_tu_cham", Word(OWN_STATES), "open-data-trang-thai-tu-cham", |r, l| {
            l.word(if r.is_own_to_score() { state(r.own) } else { "khong_tu_cham" });
        }),
        column("diem_tu_cham", Points, "open-data-diem-tu-cham", |r, l| points_of(l, r.own)),
        column("trang_thai", Word(STATES), "open-data-trang-thai", |r, l| l.word(state(r.standing))),
        column("diem_cham", Points, "open-data-diem-cham", |r, l| points_of(l, r.standing)),
        column("lan_tham_dinh", Whole, "open-data-lan-tham-dinh", |r, l| {
            l.whole(r.round.map(|round| i64::from(round.number())));
        }),
        column("phan_tram_hai_long", Percent, "open-data-phan-tram-hai-long", |r, l| l.percent(r.percent)),
        column("diem_tinh", Points, "open-data-diem-tinh", |r, l| l.points(r.counted)),
        column("diem_mat", Points, "open-data-diem-mat", |r, l| l.points(r.lost())),
        column("trang_thai_nam_truoc", Word(LAST_YEAR), "open-data-trang-thai-nam-truoc", |r, l| {
            l.word(if r.last_year == Standing::Blank { "khong_biet" } else { state(r.last_year) });
        }),
        column("diem_nam_truoc", Points, "open-data-diem-nam-truoc", |r, l| points_of(l, r.last_year)),
        column("ly_do", Text, "open-data-ly-do", |r, l| l.text(&r.reason)),
        column("giai_trinh", Text, "open-data-giai-trinh", |r, l| l.text(&r.explanation)),
    ]);
    columns
}

/// `tieu-chi.csv`: a node of a block's criteria set a row.
pub(super) fn nodes<'a>() -> Vec<Column<NodeRow<'a>>> {
    use Kind::{Code, Points, Text, Whole, Word};
    vec![
        column("nam", Whole, "open-data-nam", |r: &NodeRow<'a>, l: &mut Line| {
            l.whole(Some(i64::from(r.edition.year)));
        }),
        column("ban_cong_bo", Whole, "open-data-ban-cong-bo", |r, l| edition(l, r.edition)),
        column("ma_khoi", Code, "open-data-ma-khoi", |r, l| l.text(r.state.block.id.as_str())),
        column("khoi", Text, "open-data-khoi", |r, l| l.text(&r.state.block.name)),
        column("stt", Whole, "open-data-stt", |r, l| l.whole(i64::try_from(r.number).ok())),
        column("ma", Code, "open-data-ma", |r, l| l.text(&r.node.code)),
        column("ma_cap_tren", Code, "open-data-ma-cap-tren", |r, l| {
            l.text(r.parent().map_or("", |node| &node.code));
        }),
        column("cap", Word(LEVELS), "open-data-cap", |r, l| l.word(level(r.node.level))),
        column("noi_dung", Text, "open-data-noi-dung", |r, l| l.text(&r.node.text)),
        column("diem_toi_da", Points, "open-data-diem-toi-da", |r, l| l.points(Some(r.node.max))),
        column("la_dong_cham", Word(YES_NO), "open-data-la-dong-cham", |r, l| yes_no(l, r.node.is_leaf)),
        // What is above the lines is no one's to score.
        column("nguon", Word(SOURCES), "open-data-nguon", |r, l| match r.node.is_leaf {
            true => l.word(source(r.node.source)),
            false => l.nothing(),
        }),
        column("khong_ap_dung", Word(POLICIES), "open-data-khong-ap-dung", |r, l| match r.node.is_leaf {
            true => l.word(policy(r.node.not_applicable)),
            false => l.nothing(),
        }),
        column("cach_tinh", Text, "open-data-cach-tinh", |r, l| l.text(&r.node.rule_text)),
        column("co_quan_tham_dinh", Text, "open-data-co-quan-tham-dinh", |r, l| l.text(&r.node.appraiser)),
        column("tai_lieu", Text, "open-data-tai-lieu", |r, l| l.text(&r.node.evidence)),
        column("bo_tieu_chi", Text, "open-data-bo-tieu-chi", |r, l| l.text(&r.state.set.about().title)),
        column("can_cu", Text, "open-data-can-cu", |r, l| l.text(&r.state.set.about().basis)),
    ]
}

/// Rows that are about a unit.
trait OfUnit {
    fn unit(&self) -> &UnitRow<'_>;
}

impl OfUnit for UnitRow<'_> {
    fn unit(&self) -> &UnitRow<'_> {
        self
    }
}

impl OfUnit for FieldRow<'_> {
    fn unit(&self) -> &UnitRow<'_> {
        &self.of
    }
}

impl OfUnit for LineRow<'_> {
    fn unit(&self) -> &UnitRow<'_> {
        &self.of
    }
}

/// Which edition, block and unit a row is about.
fn of_unit<R: OfUnit>() -> Vec<Column<R>> {
    vec![
        column("nam", Kind::Whole, "open-data-nam", |r: &R, l: &mut Line| {
            l.whole(Some(i64::from(r.unit().edition.year)));
        }),
        column("ban_cong_bo", Kind::Whole, "open-data-ban-cong-bo", |r, l| edition(l, r.unit().edition)),
        column("ma_khoi", Kind::Code, "open-data-ma-khoi", |r, l| l.text(r.unit().state.block.id.as_str())),
        column("ma_don_vi", Kind::Code, "open-data-ma-don-vi", |r, l| l.text(r.unit().unit.id.as_str())),
        column("don_vi", Kind::Text, "open-data-don-vi", |r, l| l.text(&r.unit().unit.name)),
    ]
}
