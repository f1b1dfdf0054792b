//! Writes the Hải Phòng 2020 campaign as the spreadsheets that offices would send in.
//!
//! `cargo run --example write_hai_phong_2020 [DIR]` renews `examples/hai-phong-2020` (or fills DIR).
//! Totals, places and gains are as published (facts.json); the scores behind them are invented so
//! that they follow the rules of the criteria and add up to the last decimal. The same table always
//! gives the same bytes. It needs nothing of the library: the sheets must not agree with it by design.

mod chance;
mod criteria;
mod facts;
mod outcomes;
mod points;
mod scale;
mod sheets;
mod solve;
mod units;
mod wording;

use std::error::Error;
use std::path::{Path, PathBuf};

use criteria::{Line, Source};
use sheets::{appraisal, self_assessment, summary};
use solve::{Level, Score};
use units::Unit;

/// The units that are ranked together, their criteria and scores.
pub(crate) struct Block {
    pub(crate) name: &'static str,
    pub(crate) tab: &'static str,
    folder: &'static str,
    pub(crate) lines: Vec<Line>,
    pub(crate) units: Vec<Unit>,
    /// One list a unit, in the order of `units`.
    pub(crate) scores: Vec<Vec<(String, Score)>>,
}

impl Block {
    /// Gives the line under a title that says which units a sheet covers.
    pub(crate) fn subtitle(&self) -> String {
        format!("Khối: {}", self.name)
    }
}

const TABLE: &str = include_str!("table.tsv");
const FACTS: &str = include_str!("../hai-phong-2020/facts.json");
const CRITERIA: [(&str, &str); 2] = [
    ("criteria_districts.tsv", include_str!("../../assets/criteria/criteria_districts.tsv")),
    ("criteria_departments.tsv", include_str!("../../assets/criteria/criteria_departments.tsv")),
];
const PLAIN_FILES: [(&str, &str); 3] = [
    ("campaign.toml", include_str!("../hai-phong-2020/campaign.toml")),
    ("units_districts.tsv", include_str!("../hai-phong-2020/units_districts.tsv")),
    ("units_departments.tsv", include_str!("../hai-phong-2020/units_departments.tsv")),
];

fn main() -> Result<(), Box<dyn Error>> {
    let default = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/hai-phong-2020");
    let dir = std::env::args_os().nth(1).map_or(default, PathBuf::from);
    let blocks = blocks()?;
    let broken = facts::broken(FACTS, &blocks)?;
    if !broken.is_empty() {
        return Err(format!("published facts that don't come out:\n{}", broken.join("\n")).into());
    }
    write(&dir, &blocks)
}

fn blocks() -> Result<[Block; 2], String> {
    let [(_, districts), (_, departments)] = CRITERIA;
    let [_, (_, district_units), (_, department_units)] = PLAIN_FILES;
    let districts = Block {
        name: "UBND quận, huyện",
        tab: "Quận, huyện",
        folder: "quan-huyen",
        lines: criteria::read(districts)?,
        units: units::read(TABLE, district_units, "districts")?,
        scores: Vec::new(),
    };
    let departments = Block {
        name: "Sở, ban, ngành",
        tab: "Sở, ban, ngành",
        folder: "so-ban-nganh",
        lines: criteria::read(departments)?,
        units: units::read(TABLE, department_units, "departments")?,
        scores: Vec::new(),
    };
    Ok([scored(Level::District, districts)?, scored(Level::Department, departments)?])
}

fn scored(level: Level, mut block: Block) -> Result<Block, String> {
    block.scores = block.units.iter().map(|unit| solve::scores(level, &block.lines, unit)).collect::<Result<_, _>>()?;
    Ok(block)
}

fn write(dir: &Path, blocks: &[Block]) -> Result<(), Box<dyn Error>> {
    for block in blocks {
        std::fs::create_dir_all(dir.join("tu-danh-gia").join(block.folder))?;
        std::fs::create_dir_all(dir.join("tham-dinh").join(block.folder))?;
    }
    for (name, text) in CRITERIA.into_iter().chain(PLAIN_FILES) {
        std::fs::write(dir.join(name), text)?;
    }
    for block in blocks {
        for (unit, scores) in block.units.iter().zip(&block.scores) {
            let path = dir.join("tu-danh-gia").join(block.folder).join(format!("{}.xlsx", unit.id));
            self_assessment::make(unit, &block.lines, scores)?.save(path)?;
        }
        write_appraisals(dir, block)?;
    }
    summary::survey(blocks)?.save(dir.join("dieu-tra-xa-hoi-hoc.xlsx"))?;
    summary::satisfied(blocks)?.save(dir.join("muc-do-hai-long.xlsx"))?;
    summary::previous(blocks)?.save(dir.join("ket-qua-2019.xlsx"))?;
    Ok(())
}

const BODIES: [(&str, &str); 6] = [
    ("Sở Nội vụ", "so-noi-vu"),
    ("Sở Tư pháp", "so-tu-phap"),
    ("Văn phòng UBND thành phố", "van-phong-ubnd"),
    ("Sở Tài chính", "so-tai-chinh"),
    ("Sở Thông tin và Truyền thông", "so-thong-tin-truyen-thong"),
    ("Sở Khoa học và Công nghệ", "so-khoa-hoc-cong-nghe"),
];

fn write_appraisals(dir: &Path, block: &Block) -> Result<(), Box<dyn Error>> {
    for (body, file) in BODIES {
        let is_own = |line: &&Line| line.leaf && line.source == Source::Appraisal && line.appraiser == body;
        let own: Vec<&Line> = block.lines.iter().filter(is_own).collect();
        let lines = block.lines.iter().filter(|line| is_own(line) || own.iter().any(|leaf| leaf.is_under(line)));
        let units = block.units.iter().zip(block.scores.iter().map(Vec::as_slice));
        let part = appraisal::Part {
            body,
            block: block.name,
            lines: lines.collect(),
            set: &block.lines,
            units: units.collect(),
        };
        let is_matrix = solve::WITHOUT_REASONS.contains(&body);
        let mut workbook = if is_matrix { appraisal::matrix(&part)? } else { appraisal::sheet_a_unit(&part)? };
        workbook.save(dir.join("tham-dinh").join(block.folder).join(format!("{file}.xlsx")))?;
    }
    Ok(())
}
