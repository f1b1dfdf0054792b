//! How a block's units stand on each line: at full marks, reached by nobody, no longer telling units apart.
//!
//! Formulas over the units by lines; where those stand on flat sheets, the program's own numbers.

use rust_xlsxwriter::{ConditionalFormatFormula, Worksheet};

use super::error::ExportError;
use super::lines;
use super::plan::{BlockPlan, Plan};
use super::ranking::average_formula;
use super::table::{HEAD, TOP, Table};
use crate::domain::analysis::{self, LineProfile};
use crate::domain::criteria::Node;
use crate::domain::points::{Fraction, Points};
use crate::sheets::paper::cells::{self, Stored, at, down, quote};
use crate::sheets::paper::look::{self, Number, Paper, Weight};
use crate::sheets::paper::names;

const CODE: u16 = 0;
const TEXT: u16 = 1;
const MAX: u16 = 2;
const SCORED: u16 = 3;
const LEFT_OUT: u16 = 4;
const FULL: u16 = 5;
const NONE: u16 = 6;
const AVERAGE: u16 = 7;
const SHARE: u16 = 8;
const HIGHEST: u16 = 9;
const LOWEST: u16 = 10;
const LOST: u16 = 11;
const REMARK: u16 = 12;
const TELLS: u16 = 13;

const TEXT_WIDTH: f64 = 50.0;
const REMARK_WIDTH: f64 = 24.0;

/// The sentences that a line can get.
struct Remarks {
    full: String,
    nobody: String,
    zero: String,
}

impl Remarks {
    fn new(plan: &Plan<'_>) -> Remarks {
        let text = plan.text;
        Remarks {
            full: text.say("workbook-remark-full"),
            nobody: text.say("workbook-remark-nobody"),
            zero: text.say("workbook-remark-zero"),
        }
    }

    fn of(&self, line: &LineProfile) -> &str {
        match () {
            () if line.is_full_for_all() => &self.full,
            () if line.is_zero_for_all() => &self.zero,
            () if line.is_full_for_nobody() => &self.nobody,
            () => "",
        }
    }
}

/// Writes the lines of a block.
pub(super) fn write(plan: &Plan<'_>, block: &BlockPlan<'_>, sheet: &mut Worksheet) -> Result<(), ExportError> {
    let text = plan.text;
    let heads = [
        (text.say("workbook-head-code"), 7.0),
        (text.say("workbook-head-line"), TEXT_WIDTH),
        (text.say("workbook-head-max"), 8.0),
        (text.say("workbook-head-scored"), 9.0),
        (text.say("workbook-not-applicable"), 8.0),
        (text.say("workbook-head-full"), 9.0),
        (text.say("workbook-head-none"), 9.0),
        (text.say("workbook-average"), 9.0),
        (text.say("workbook-average-share"), 10.0),
        (text.say("workbook-highest"), 9.0),
        (text.say("workbook-lowest"), 9.0),
        (text.say("workbook-head-lost-by-all"), 9.0),
        (text.say("workbook-head-remark"), REMARK_WIDTH),
        (text.say("workbook-head-tells"), 10.0),
    ];
    let title = text.fill("workbook-title-profiles", &[("year", &plan.campaign.heading().year.to_string())]);
    let note = text.say("workbook-note-profiles");
    let mut table = Table::begin(plan, sheet, &title, (Some(block), &note), (Paper::Landscape, &heads))?;
    let (profiles, remarks) = (analysis::lines(block.state), Remarks::new(plan));
    let nodes: Vec<(usize, &Node)> = block.state.set.nodes().iter().enumerate().filter(|(_, n)| n.is_leaf).collect();
    let mut row = TOP;
    for profile in &profiles {
        let Some((at_node, node)) = nodes.get(profile.line).copied() else { continue };
        let remark = remarks.of(profile);
        let lines = look::lines(&node.text, TEXT_WIDTH - 1.5, Weight::Plain);
        table.fit(sheet, row, lines.max(look::lines(remark, REMARK_WIDTH - 1.5, Weight::Plain)))?;
        Line { plan, block, row, at: at_node, node, profile, remarks: &remarks }.write(sheet)?;
        row += 1;
    }
    let last = row.saturating_sub(1).max(TOP);
    sheet.autofilter(HEAD, CODE, last, TELLS)?;
    let cell = format!("${}", at(TOP, REMARK));
    for (word, format) in
        [(&remarks.full, &plan.look.full), (&remarks.nobody, &plan.look.lost), (&remarks.zero, &plan.look.lost)]
    {
        let rule = format!("={cell}={}", quote(word));
        let shown = ConditionalFormatFormula::new().set_rule(rule.as_str()).set_format(format);
        sheet.add_conditional_format(TOP, REMARK, last, REMARK, &shown)?;
    }
    let last = counts(plan, sheet, &profiles, &remarks, (TOP, last))?;
    table.finish(plan, sheet, last)
}

/// What is asked of a line.
type Passes<'a> = &'a dyn Fn(&LineProfile) -> bool;

/// How many lines are at full marks and so on.
fn counts(
    plan: &Plan<'_>,
    sheet: &mut Worksheet,
    profiles: &[LineProfile],
    remarks: &Remarks,
    (first, last): (u32, u32),
) -> Result<u32, ExportError> {
    let no = plan.words.no.as_str();
    let count = |passes: Passes<'_>| i64::try_from(profiles.iter().filter(|p| passes(p)).count());
    let listed: [(&str, u16, &str, Passes<'_>); 4] = [
        (&remarks.full, REMARK, &remarks.full, &LineProfile::is_full_for_all),
        (&remarks.nobody, REMARK, &remarks.nobody, &|p| p.is_full_for_nobody() && !p.is_zero_for_all()),
        (&remarks.zero, REMARK, &remarks.zero, &LineProfile::is_zero_for_all),
        (&plan.text.say("workbook-remark-equal"), TELLS, no, &LineProfile::is_equal_for_all),
    ];
    let mut row = last + 1;
    for (name, column, word, passes) in listed {
        cells::wide(sheet, row, (CODE, TEXT), name, &plan.look.field)?;
        let formula = format!("COUNTIF({},{})", down((first, last), column), quote(word));
        let stored = Stored::Whole(count(passes).unwrap_or(0));
        cells::formula(sheet, row, MAX, &formula, &stored, plan.look.number(Number::Whole, Weight::Field))?;
        row += 1;
    }
    Ok(row - 1)
}

/// A line's row.
struct Line<'a> {
    plan: &'a Plan<'a>,
    block: &'a BlockPlan<'a>,
    row: u32,
    at: usize,
    node: &'a Node,
    profile: &'a LineProfile,
    remarks: &'a Remarks,
}

impl Line<'_> {
    fn write(&self, sheet: &mut Worksheet) -> Result<(), ExportError> {
        let (look, row) = (&self.plan.look, self.row);
        cells::text(sheet, row, TEXT, &self.node.text, &look.text)?;
        match &self.block.lines {
            Some(name) => {
                let target = format!("{}{}", names::quoted(name), at(lines::row_of(self.at), 0));
                cells::link(sheet, row, CODE, &target, &self.node.code, &look.link)?;
            }
            None => cells::text(sheet, row, CODE, &self.node.code, &look.text)?,
        }
        let range = lines::range(self.block, self.at);
        for (column, stored, number) in self.numbers() {
            let format = look.number(number, Weight::Plain);
            match self.formula(column, range.as_deref()) {
                Some(formula) => cells::formula(sheet, row, column, &formula, &stored, format)?,
                None => cells::stored(sheet, row, column, &stored, format)?,
            }
        }
        let profile = self.profile;
        let remark = self.remarks.of(profile).to_owned();
        let tells = match (profile.open == 0 && profile.scored > 1, profile.is_equal_for_all()) {
            (false, _) => String::new(),
            (true, true) => self.plan.words.no.clone(),
            (true, false) => self.plan.words.yes.clone(),
        };
        for (column, words) in [(REMARK, remark), (TELLS, tells)] {
            let stored = if words.is_empty() { Stored::Nothing } else { Stored::Word(words) };
            let format = if column == REMARK { &look.text } else { &look.centred };
            cells::formula(sheet, row, column, &self.words(column), &stored, format)?;
        }
        Ok(())
    }

    /// The numbers, as the program has them.
    fn numbers(&self) -> [(u16, Stored, Number); 10] {
        let (profile, row_of) = (self.profile, |n: u32| Stored::Whole(i64::from(n)));
        let mean = mean(profile);
        let share =
            mean.and_then(|m| Fraction::of(m, profile.max)).map_or(Stored::Nothing, |f| Stored::Percent(f.percent(2)));
        let bound = |b: Option<Points>| Stored::from(b);
        [
            (MAX, Stored::Points(profile.max), Number::Points),
            (SCORED, row_of(profile.scored), Number::Whole),
            (LEFT_OUT, row_of(profile.not_applicable), Number::Whole),
            (FULL, row_of(profile.full), Number::Whole),
            (NONE, row_of(profile.none), Number::Whole),
            (AVERAGE, Stored::from(mean), Number::Points),
            (SHARE, share, Number::Percent),
            (HIGHEST, bound(profile.bounds.map(|(high, _)| high)), Number::Points),
            (LOWEST, bound(profile.bounds.map(|(_, low)| low)), Number::Points),
            (LOST, Stored::Points(profile.lost), Number::Points),
        ]
    }

    /// A number as a formula: of its own row, or over the units.
    fn formula(&self, column: u16, range: Option<&str>) -> Option<String> {
        let (max, mean) = (at(self.row, MAX), at(self.row, AVERAGE));
        if column == SHARE {
            return Some(format!("IF(OR({mean}=\"\",{max}=0),\"\",ROUND({mean}/{max}*100,2))"));
        }
        if column == MAX {
            let place = self.block.places.first()?;
            return Some(place.cell(u32::try_from(self.at).ok()?, super::detail::MAX));
        }
        let range = range?;
        let word = quote(&self.plan.words.not_applicable);
        Some(match column {
            SCORED => format!("COUNT({range})"),
            LEFT_OUT => format!("COUNTIF({range},{word})"),
            FULL => format!("SUMPRODUCT(ISNUMBER({range})*({range}>={max}))"),
            NONE => format!("SUMPRODUCT(ISNUMBER({range})*({range}=0))"),
            AVERAGE => average_formula(range, 4),
            HIGHEST => format!("IF(COUNT({range})=0,\"\",MAX({range}))"),
            LOWEST => format!("IF(COUNT({range})=0,\"\",MIN({range}))"),
            _ => {
                let below = format!("ISNUMBER({range})*({range}<{max})");
                format!("ROUND(SUMPRODUCT({below})*{max}-SUMPRODUCT({below},{range}),4)")
            }
        })
    }

    /// The remark, and whether the line tells units apart. Open lines get neither.
    fn words(&self, column: u16) -> String {
        let cell = |column| at(self.row, column);
        let units = self.block.state.units.len();
        let (scored, full) = (cell(SCORED), cell(FULL));
        let open = format!("{units}-{scored}-{}>0", cell(LEFT_OUT));
        if column == TELLS {
            let (yes, no) = (quote(&self.plan.words.yes), quote(&self.plan.words.no));
            return format!("IF(OR({open},{scored}<2),\"\",IF({}={},{no},{yes}))", cell(HIGHEST), cell(LOWEST));
        }
        format!(
            "IF(OR({open},{scored}=0),\"\",IF({full}={scored},{},IF({}={scored},{},IF({full}=0,{},\"\"))))",
            quote(&self.remarks.full),
            cell(NONE),
            quote(&self.remarks.zero),
            quote(&self.remarks.nobody)
        )
    }
}

/// The average of what is scored.
fn mean(profile: &LineProfile) -> Option<Points> {
    let count = i64::from(profile.scored);
    (count > 0).then(|| Fraction::of(profile.sum, Points::whole(count)).map(|f| f.rounded(4))).flatten()
}

/// The lines at full marks counted again, not by their remark but by its numbers; none without units or lines.
pub(super) fn full_again(block: &BlockPlan<'_>, count: usize) -> Option<String> {
    let last = TOP + u32::try_from(count.checked_sub(1)?).ok()?;
    let sheet = names::quoted(&block.profiles);
    let column = |column| format!("{sheet}{}", down((TOP, last), column));
    let units = block.state.units.len();
    Some(format!(
        "SUMPRODUCT(({scored}>0)*({scored}+{out}={units})*({full}={scored}))",
        scored = column(SCORED),
        out = column(LEFT_OUT),
        full = column(FULL)
    ))
}
