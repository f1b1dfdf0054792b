//! Self-assessments of many units, and one long table of them, made anew for a measurement.
//!
//! Every unit has eight fields, 38 criteria and 64 sub-criteria, 78 of them scored; sums are formulas with
//! their values, and most lines name evidence of one to three hundred letters.

use std::fs;
use std::path::{Path, PathBuf};

use rayon::iter::{IntoParallelIterator, ParallelIterator};
use rust_xlsxwriter::{Format, FormatBorder, Formula, Workbook, Worksheet};

const CRITERIA: [usize; 8] = [6, 4, 6, 4, 6, 4, 5, 3];
const FIELDS: [&str; 8] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII"];
const WORDS: &str = "ban hành kế hoạch cải cách hành chính năm đúng thời gian quy định thực hiện đầy đủ nhiệm vụ được \
giao báo cáo định kỳ công tác kiểm tra xử lý vấn đề phát hiện qua tuyên truyền sáng kiến chỉ đạo điều hành rà soát văn \
bản công khai thủ tục giải quyết hồ sơ trước hạn tỷ lệ dịch vụ công trực tuyến một cửa liên thông biên chế vị trí việc \
làm tuyển dụng đánh giá cán bộ công chức tài chính ngân sách tự chủ chuyển đổi số dữ liệu mức độ hài lòng người dân";

/// A campaign to be made, with the spreadsheets to be taken in.
pub(super) struct Inputs {
    /// The set-up.
    pub(super) plan: PathBuf,
    /// The spreadsheets.
    pub(super) files: Vec<PathBuf>,
}

/// A line, or what stands above lines.
struct Node {
    code: String,
    text: String,
    level: &'static str,
    /// In hundredths.
    max: u32,
    children: Vec<usize>,
}

/// Numbers that look random and are the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }

    fn words(&mut self, least: usize, most: usize) -> String {
        let words: Vec<&str> = WORDS.split_whitespace().collect();
        let wanted = least + self.below(most - least);
        let mut text = String::new();
        while text.chars().count() < wanted {
            text.push_str(words[self.below(words.len())]);
            text.push(' ');
        }
        text.trim_end().to_owned()
    }
}

/// A workbook for each unit.
pub(super) fn workbooks(folder: &Path, units: usize) -> Inputs {
    let nodes = nodes();
    let plan = plan(folder, &nodes, units);
    let files = (0..units).into_par_iter().map(|unit| {
        let path = folder.join(format!("{unit:04}.xlsx"));
        let mut book = Workbook::new();
        form(book.add_worksheet(), &nodes, unit);
        book.save(&path).unwrap();
        path
    });
    Inputs { plan, files: files.collect() }
}

/// One sheet with a row for each line of each unit.
pub(super) fn table(folder: &Path, units: usize) -> Inputs {
    let nodes = nodes();
    let plan = plan(folder, &nodes, units);
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let heads = ["Tên đơn vị", "STT", "Tiêu chí", "Điểm tối đa", "Điểm tự đánh giá", "Tài liệu kiểm chứng", "Ghi chú"];
    for (column, head) in (0..).zip(heads) {
        sheet.write_string(2, column, head).unwrap();
    }
    let mut row = 3;
    for unit in 0..units {
        let (scores, mut dice) = (scores(&nodes, unit), Dice(unit as u64));
        for (node, score) in nodes.iter().zip(&scores) {
            sheet.write_string(row, 0, name(unit)).unwrap();
            sheet.write_string(row, 1, &node.code).unwrap();
            sheet.write_string(row, 2, &node.text).unwrap();
            sheet.write_number(row, 3, f64::from(node.max) / 100.0).unwrap();
            sheet.write_number(row, 4, f64::from(*score) / 100.0).unwrap();
            if node.children.is_empty() {
                sheet.write_string(row, 5, dice.words(100, 300)).unwrap();
            }
            row += 1;
        }
    }
    let path = folder.join("bang.xlsx");
    book.save(&path).unwrap();
    Inputs { plan, files: vec![path] }
}

fn name(unit: usize) -> String {
    format!("Xã số {:04}", unit + 1)
}

fn nodes() -> Vec<Node> {
    let mut dice = Dice(7);
    let mut nodes: Vec<Node> = Vec::new();
    let mut below = [3; 16].into_iter().chain([2; 8]).chain([0; 14]).collect::<Vec<usize>>();
    for (number, (criteria, roman)) in CRITERIA.into_iter().zip(FIELDS).enumerate() {
        let field = nodes.len();
        let text = format!("LĨNH VỰC {}", dice.words(20, 60).to_uppercase());
        nodes.push(Node { code: roman.to_owned(), text, level: "field", max: 0, children: Vec::new() });
        for criterion in 0..criteria {
            let at = nodes.len();
            let code = format!("{}.{}", number + 1, criterion + 1);
            nodes[field].children.push(at);
            let text = dice.words(60, 140);
            nodes.push(Node { code: code.clone(), text, level: "criterion", max: 0, children: Vec::new() });
            let count = below.swap_remove(dice.below(below.len()));
            for sub in 0..count {
                let child = nodes.len();
                nodes[at].children.push(child);
                let (text, max) = (dice.words(80, 200), [50, 75, 100, 150, 200][dice.below(5)]);
                let code = format!("{code}.{}", sub + 1);
                nodes.push(Node { code, text, level: "subcriterion", max, children: Vec::new() });
                nodes[at].max += max;
            }
            if count == 0 {
                nodes[at].max = [50, 100, 150, 200][dice.below(4)];
            }
            nodes[field].max += nodes[at].max;
        }
    }
    nodes
}

fn plan(folder: &Path, nodes: &[Node], units: usize) -> PathBuf {
    let mut set = String::from("code\tlevel\ttext_vi\tmax_points\tsource\n");
    for node in nodes {
        let max = f64::from(node.max) / 100.0;
        set.push_str(&format!("{}\t{}\t{}\t{max}\tappraisal\n", node.code, node.level, node.text));
    }
    let roster: String = (0..units).map(|unit| format!("xa-{:04}\t{}\n", unit + 1, name(unit))).collect();
    fs::write(folder.join("criteria.tsv"), set).unwrap();
    fs::write(folder.join("units.tsv"), format!("id\tname\n{roster}")).unwrap();
    let plan = folder.join("campaign.toml");
    let block = "[[block]]\nid = \"xa\"\nname = \"Xã\"\ncriteria = \"criteria.tsv\"\nunits = \"units.tsv\"\n";
    fs::write(&plan, format!("year = 2025\ntitle = \"Chỉ số cải cách hành chính năm 2025\"\n{block}")).unwrap();
    plan
}

/// What a unit gives itself, in hundredths, sums included.
fn scores(nodes: &[Node], unit: usize) -> Vec<u32> {
    let mut dice = Dice(1000 + unit as u64);
    let mut scores = vec![0; nodes.len()];
    for (at, node) in nodes.iter().enumerate().rev() {
        scores[at] = match node.children.as_slice() {
            [] => node.max * [0, 1, 2, 3, 4, 4, 4][dice.below(7)] / 4,
            children => children.iter().map(|child| scores[*child]).sum(),
        };
    }
    scores
}

fn form(sheet: &mut Worksheet, nodes: &[Node], unit: usize) {
    let cell = Format::new().set_border(FormatBorder::Thin).set_text_wrap().set_font_name("Times New Roman");
    let title = Format::new().set_bold().set_font_name("Times New Roman");
    sheet.merge_range(0, 0, 0, 1, "ỦY BAN NHÂN DÂN", &title).unwrap();
    sheet.merge_range(3, 0, 3, 5, "BẢNG TỰ ĐÁNH GIÁ, CHẤM ĐIỂM CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM 2025", &title).unwrap();
    sheet.merge_range(4, 0, 4, 5, &format!("Đơn vị: {}", name(unit)), &title).unwrap();
    let heads = ["STT", "Lĩnh vực/Tiêu chí", "Điểm tối đa", "Điểm tự đánh giá", "Tài liệu kiểm chứng", "Ghi chú"];
    for (column, head) in (0..).zip(heads) {
        sheet.write_string_with_format(6, column, head, &cell).unwrap();
    }
    let (scores, mut dice) = (scores(nodes, unit), Dice(unit as u64));
    for (row, (node, score)) in (7..).zip(nodes.iter().zip(&scores)) {
        sheet.write_string_with_format(row, 0, &node.code, &cell).unwrap();
        sheet.write_string_with_format(row, 1, &node.text, &cell).unwrap();
        for (column, letter, hundredths) in [(2, 'C', node.max), (3, 'D', *score)] {
            let points = f64::from(hundredths) / 100.0;
            if node.children.is_empty() {
                sheet.write_number_with_format(row, column, points, &cell).unwrap();
                continue;
            }
            let cells: Vec<String> = node.children.iter().map(|child| format!("{letter}{}", child + 8)).collect();
            let sum = Formula::new(format!("={}", cells.join("+"))).set_result(points.to_string());
            sheet.write_formula_with_format(row, column, sum, &cell).unwrap();
        }
        if node.children.is_empty() {
            sheet.write_string_with_format(row, 4, dice.words(100, 300), &cell).unwrap();
        }
    }
}
