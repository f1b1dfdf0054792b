//! Pictures of the frame, the grid and the small widgets, in light and dark.

use std::borrow::Cow;

use egui::Ui;
use thamdinh::ui::{
    shell::{Place, Shell, Step},
    theme::{Scheme, Severity, size},
    widgets::{
        self, Icon, Progress, RowWords,
        grid::{At, Cell, Column, Fold, Grid, Kind, Look, Model, Row, State},
    },
};

use super::harness::start;

struct Scores {
    columns: Vec<Column>,
    rows: Vec<(Row, [&'static str; 8])>,
}

fn scores() -> Scores {
    let group = |fold| Row::Group { depth: 0, fold };
    let line = Row::Line { depth: 1 };
    let column = |title: &str, width, kind| Column::new(title, width, kind);
    let number = Kind::Number { decimals: 2 };
    Scores {
        columns: vec![
            column("Mã", 74.0, Kind::Text),
            column("Nội dung", 300.0, Kind::Text),
            column("Tối đa", 66.0, number),
            column("Tự chấm", 74.0, number),
            column("Kê khai", 110.0, Kind::Text),
            column("Theo cách tính", 104.0, number),
            column("Thẩm định", 108.0, Kind::Score { decimals: 2 }),
            column("Lý do", 230.0, Kind::Text),
        ],
        rows: vec![
            (
                group(Fold::Open),
                ["1", "Công tác chỉ đạo, điều hành cải cách hành chính", "11,5", "11", "", "10,75", "9,75", ""],
            ),
            (
                line,
                [
                    "1.1.1",
                    "Ban hành kế hoạch cải cách hành chính năm của huyện kịp thời",
                    "0,5",
                    "0,5",
                    "Mức 1",
                    "0,5",
                    "0,5",
                    "",
                ],
            ),
            (
                line,
                [
                    "1.1.2",
                    "Mức độ hoàn thành kế hoạch cải cách hành chính năm",
                    "1,5",
                    "1,5",
                    "58/61",
                    "1,4262",
                    "1,4262",
                    "Còn 03 nhiệm vụ chưa hoàn thành",
                ],
            ),
            (
                line,
                [
                    "1.2.1",
                    "Thực hiện chế độ báo cáo cải cách hành chính định kỳ",
                    "1",
                    "1",
                    "3 báo cáo trễ",
                    "0,25",
                    "1",
                    "",
                ],
            ),
            (line, ["1.3", "Công tác kiểm tra cải cách hành chính", "2", "2", "12/12", "2", "", ""]),
            (line, ["1.4", "Sáng kiến trong cải cách hành chính", "2", "2", "", "", "KAD", "Không có thẩm quyền"]),
            (line, ["1.5", "Tuyên truyền cải cách hành chính", "1", "0", "", "0", "0", ""]),
            (
                group(Fold::Closed),
                ["2", "Xây dựng và tổ chức thực hiện văn bản quy phạm pháp luật", "6", "6", "", "6", "5,5", ""],
            ),
            (group(Fold::Open), ["3", "Cải cách thủ tục hành chính", "13", "12,5", "", "11", "8", ""]),
            (
                line,
                [
                    "3.1.1",
                    "Công bố, công khai thủ tục hành chính đầy đủ theo quy định",
                    "1",
                    "1",
                    "100 %",
                    "1",
                    "1",
                    "",
                ],
            ),
            (
                line,
                [
                    "3.2.1",
                    "Tỷ lệ hồ sơ thủ tục hành chính giải quyết đúng hạn",
                    "3",
                    "3",
                    "5.837/6.341",
                    "2,7615",
                    "2,7615",
                    "Theo số liệu của Cổng dịch vụ công",
                ],
            ),
            (line, ["3.2.2", "Thực hiện xin lỗi người dân, tổ chức khi để xảy ra trễ hẹn", "1", "1", "", "", "", ""]),
            (Row::Total, ["", "Tổng điểm thẩm định", "60", "58,5", "", "56,25", "54,84", ""]),
        ],
    }
}

impl Model for Scores {
    fn columns(&self) -> &[Column] {
        &self.columns
    }

    fn rows(&self) -> usize {
        self.rows.len()
    }

    fn row(&self, row: usize) -> Row {
        self.rows[row].0
    }

    fn cell(&self, at: At) -> Cell<'_> {
        let (row, texts) = &self.rows[at.row];
        let cell = Cell::new(texts[at.column]);
        if !matches!(row, Row::Line { .. }) {
            return cell;
        }
        let cell = if at.column >= 6 { cell.open() } else { cell };
        match (at.column, texts[at.column]) {
            (6, "") => Cell { text: Cow::Borrowed("chưa chấm"), ..cell.look(Look::Pending) },
            (6, "KAD") => Cell { text: Cow::Borrowed("không áp dụng"), ..cell.look(Look::NotApplicable) },
            (6, "1") if at.row == 3 => cell.severity(Severity::Warning),
            (6, "2,7615") => cell.noted(),
            (3, "3") => cell.severity(Severity::Info),
            (4, "3 báo cáo trễ") => cell.severity(Severity::Error),
            (2 | 5, _) => cell.look(Look::Quiet),
            _ => cell,
        }
    }

    fn row_name(&self, row: usize) -> Cow<'_, str> {
        Cow::Borrowed(self.rows[row].1[1])
    }
}

fn places() -> [Place<'static>; 8] {
    let place = |name, icon, open| Place { name, icon, open, ready: true };
    [
        place("Bắt đầu", Icon::Home, 0),
        place("Tổng quan", Icon::Overview, 0),
        place("Nhập liệu", Icon::Import, 0),
        place("Thẩm định", Icon::Scoring, 8),
        place("Soát xét", Icon::Review, 3),
        place("Kết quả", Icon::Results, 0),
        place("Công bố", Icon::Publish, 0),
        place("Thiết lập", Icon::Setup, 0),
    ]
}

fn framed(ui: &mut Ui, place: usize, inspector: Option<&mut dyn FnMut(&mut Ui)>, page: impl FnOnce(&mut Ui)) {
    let places = places();
    let shell = Shell {
        title: "Chỉ số CCHC 2020 · TP Hải Phòng",
        blocks: &["Quận, huyện", "Sở, ban, ngành"],
        block_name: "Khối",
        undo: Step { words: "Hoàn tác", ready: true },
        redo: Step { words: "Làm lại", ready: false },
        who: "Nguyễn Thị Hà · Sở Nội vụ",
        saved: Some((Severity::Ok, "Đã lưu 14:02")),
        places: &places,
        place,
        status: "61/61 tiêu chí · 54,84/60 · hạng tạm tính 1",
        job: Some(Progress { words: "Đang đọc 23/35 tệp", share: 23.0 / 35.0, stop: "Dừng" }),
        keys: "Phím tắt: ?",
        guide: "Hướng dẫn: F1",
        fold: "Thu gọn danh mục",
        fold_inspector: "Thu gọn hộp chi tiết",
        ..Shell::default()
    };
    shell.show(ui, inspector, page);
}

fn passport(ui: &mut Ui) {
    widgets::section(ui, "3.2.1");
    ui.label("Tỷ lệ hồ sơ thủ tục hành chính giải quyết đúng hạn");
    widgets::hint(ui, "Tối đa 3 điểm · Văn phòng UBND huyện");
    ui.separator();
    widgets::strong(ui, "Cách tính điểm");
    ui.label("Từ 80 % đến dưới 100 %: (tỷ lệ × điểm tối đa) / 100 %");
    widgets::hint(ui, "5.837/6.341 = 92,05 % → 2,7615/3");
    ui.separator();
    widgets::strong(ui, "Lịch sử");
    let row = |name, under, right| RowWords { name, under, right, ..RowWords::default() };
    widgets::list_row(ui, &row("Nguyễn Thị Hà", "02/12/2020 14:02", "2,7615"), false);
    widgets::list_row(ui, &row("UBND huyện An Lão", "tu-cham.xlsx, 3.2!E41", "3"), false);
}

fn sheet(scheme: Scheme, name: &str) {
    let mut state = State::default();
    state.go_to(At { row: 10, column: 6 });
    state.take_focus();
    let mut harness = start(scheme, (scores(), state), |ui, (scores, state)| {
        framed(ui, 3, Some(&mut passport), |ui| {
            Grid::new("scores").frozen(2).show(ui, scores, state);
        });
    });
    harness.run();
    harness.snapshot(name);
}

fn things(ui: &mut Ui) {
    ui.horizontal(|ui| {
        widgets::title(ui, "Tổng quan");
        widgets::badge(ui, Severity::Warning, "còn 8 tiêu chí chưa chấm");
    });
    ui.add_space(size::S);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = size::M;
        widgets::tile(ui, 180.0, "15/15", "đơn vị đã nộp", None);
        widgets::tile(ui, 180.0, "8", "tiêu chí chưa chấm", Some(Severity::Warning));
        widgets::tile(ui, 180.0, "3", "mâu thuẫn phải giải quyết", Some(Severity::Error));
        widgets::tile(ui, 180.0, "97,4 %", "điều tra xã hội học", Some(Severity::Ok));
    });
    ui.add_space(size::S);
    ui.columns(2, |columns| {
        let [left, right] = columns else { return };
        widgets::card(left, |ui| {
            widgets::section(ui, "Xếp hạng tạm tính");
            for (name, parts) in
                [("Thủy Nguyên", [54.84, 24.1, 11.1]), ("Lê Chân", [54.2, 24.0, 11.8]), ("An Lão", [52.0, 23.0, 10.5])]
            {
                ui.horizontal(|ui| {
                    ui.add_sized([110.0, size::CONTROL], egui::Label::new(name).halign(egui::Align::Min));
                    widgets::shares(ui, parts, 100.0, 280.0);
                    widgets::strong(ui, "90,03");
                });
            }
        });
        widgets::card(right, |ui| {
            widgets::section(ui, "Việc cần làm");
            let row = |name, under, right, severity| RowWords { name, under, right, severity, ..RowWords::default() };
            widgets::list_row(
                ui,
                &row("Mâu thuẫn điểm ở 3.2.1", "Sở Nội vụ 2,5 · Văn phòng 3", "2 đơn vị", Some(Severity::Error)),
                true,
            );
            widgets::list_row(
                ui,
                &row("Thiếu lý do", "Điểm thẩm định khác điểm tự chấm", "5 tiêu chí", Some(Severity::Warning)),
                false,
            );
            widgets::list_row(ui, &row("Đã đủ phiếu hài lòng", "", "15/15", Some(Severity::Ok)), false);
        });
    });
    ui.add_space(size::S);
    widgets::card(ui, |ui| {
        ui.horizontal(|ui| {
            for (severity, word) in [
                (Severity::Error, "có lỗi"),
                (Severity::Warning, "cần xem"),
                (Severity::Info, "thông tin"),
                (Severity::Ok, "xong"),
            ] {
                widgets::badge(ui, severity, word);
            }
            widgets::key(ui, "Ctrl+D");
            widgets::hint(ui, "điền xuống");
        });
        ui.horizontal(|ui| {
            widgets::primary(ui, "Nhận vào đợt");
            let _ = ui.button("Chọn tệp…");
            widgets::quiet(ui, "Xem chi tiết");
            ui.add_enabled(false, egui::Button::new("Không bấm được"));
            ui.checkbox(&mut true, "Chỉ việc còn lại");
            widgets::field(ui, "Tìm", &mut "đúng hạn".to_owned(), 160.0);
        });
    });
    widgets::empty(ui, "Chưa có gì để soát xét. Nhập dữ liệu rồi quay lại đây.");
}

fn overview(scheme: Scheme, name: &str) {
    let mut harness = start(scheme, (), |ui, ()| framed(ui, 1, None, things));
    harness.run();
    harness.snapshot(name);
}

#[test]
fn the_grid_in_its_frame_looks_right_in_light() {
    sheet(Scheme::Light, "grid_light");
}

#[test]
fn the_grid_in_its_frame_looks_right_in_dark() {
    sheet(Scheme::Dark, "grid_dark");
}

#[test]
fn the_small_widgets_look_right_in_light() {
    overview(Scheme::Light, "widgets_light");
}

#[test]
fn the_small_widgets_look_right_in_dark() {
    overview(Scheme::Dark, "widgets_dark");
}
