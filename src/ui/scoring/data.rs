//! What the scoring page says beside its sheet: the units with their progress, the line at the foot.

use crate::domain::campaign::BlockState;
use crate::domain::criteria::{Node, Source};
use crate::domain::index::{Standing, UnitTotals};
use crate::domain::slug::{LineId, UnitId};
use crate::text::short_name;
use crate::ui::context::Context;
use crate::ui::theme::Severity;

/// A unit in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitRow {
    /// The unit.
    pub unit: UnitId,
    /// Its name.
    pub name: String,
    /// How many of its lines are settled: `58/61`; nothing where all are, so that the name has the room.
    pub progress: String,
    /// How many of its lines are settled, of how many; none where all are.
    pub settled: Option<(u32, u32)>,
    /// What stands before the name.
    pub severity: Severity,
}

impl UnitRow {
    /// The share that is settled, from 0 to 1; none where all is.
    #[expect(clippy::cast_precision_loss, reason = "shown as a bar")]
    pub fn share(&self) -> Option<f32> {
        self.settled.map(|(settled, lines)| settled as f32 / lines.max(1) as f32)
    }
}

/// The unit at a place of the roster of the block that is looked at.
pub fn unit(context: &Context<'_>, at: usize) -> Option<UnitRow> {
    let unit = context.campaign.block(context.block)?.units.get(at)?;
    let totals = totals(context).and_then(|t| t.get(at));
    Some(UnitRow {
        unit: unit.id,
        name: short_name(&unit.name),
        progress: totals.filter(|t| !t.is_complete()).map(progress).unwrap_or_default(),
        settled: totals.filter(|t| !t.is_complete()).map(|t| (t.scored + t.not_applicable, t.lines)),
        severity: severity(totals, !context.open.on(unit.id).is_empty()),
    })
}

/// A line in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineRow {
    /// The line.
    pub line: LineId,
    /// Its code and the beginning of its text.
    pub name: String,
    /// Its text.
    pub text: String,
    /// Of how many units it is settled: `12/15`; nothing where it is of all.
    pub progress: String,
    /// What stands before the name.
    pub severity: Severity,
}

/// The lines of the block that is looked at, in the order of its set.
pub fn lines(context: &Context<'_>) -> Vec<LineRow> {
    let Some(block) = context.campaign.block(context.block) else { return Vec::new() };
    let units = block.units.len();
    let mut settled = vec![0_usize; block.set.leaves().count()];
    let mut disputed = vec![false; settled.len()];
    for marks in block.marks().rows() {
        for ((mark, settled), disputed) in marks.iter().zip(&mut settled).zip(&mut disputed) {
            match mark.standing() {
                Standing::Points(_) | Standing::NotApplicable => *settled += 1,
                Standing::Disputed => *disputed = true,
                Standing::Blank => {}
            }
        }
    }
    let row = |((node, settled), is_disputed): ((&Node, usize), bool)| LineRow {
        line: node.id,
        name: format!("{} {}", node.code, node.text),
        text: node.text.to_string(),
        progress: if settled == units { String::new() } else { format!("{settled}/{units}") },
        severity: match settled {
            _ if is_disputed => Severity::Error,
            0 => Severity::Info,
            n if n < units => Severity::Warning,
            _ => Severity::Ok,
        },
    };
    block.set.leaves().zip(settled).zip(disputed).map(row).collect()
}

/// The line at the foot of the sheet: `61/61 tiêu chí · 54,84/60 · hạng tạm tính 1`.
pub fn status(context: &Context<'_>, unit: UnitId) -> String {
    let text = context.text;
    let Some((block, at)) = place(context, unit) else { return String::new() };
    let results = context.results.iter().find(|r| r.block == block.block.id);
    let Some((results, totals)) = results.and_then(|r| Some((r, r.totals.units.get(at)?))) else {
        return String::new();
    };
    let mut parts = vec![text.fill("scoring-lines", &[("done", &progress(totals))])];
    let appraised = totals.part(Source::Appraisal).map_or_else(|| "–".to_owned(), |p| text.points(p));
    let max = text.points(block.set.max_of(Source::Appraisal));
    parts.push(text.fill("scoring-appraised-of", &[("points", &appraised), ("max", &max)]));
    if let Some(result) = results.units.get(at) {
        if let Some(total) = result.published {
            let total = text.points_fixed(total, context.campaign.settings().total_decimals);
            parts.push(text.fill("scoring-total", &[("points", &total)]));
        }
        parts.push(text.rank(result.placed));
    }
    parts.join(" · ")
}

/// The block of a unit and the unit's place in its roster.
pub fn place<'a>(context: &'a Context<'_>, unit: UnitId) -> Option<(&'a BlockState, usize)> {
    let block = context.campaign.block_of(unit)?;
    Some((block, block.row(unit)?))
}

fn totals<'a>(context: &'a Context<'_>) -> Option<&'a [UnitTotals]> {
    let results = context.results.iter().find(|r| r.block == context.block)?;
    Some(&results.totals.units)
}

fn progress(totals: &UnitTotals) -> String {
    format!("{}/{}", totals.scored + totals.not_applicable, totals.lines)
}

fn severity(totals: Option<&UnitTotals>, is_open: bool) -> Severity {
    match totals {
        Some(t) if t.disputed > 0 => Severity::Error,
        Some(t) if t.blank == t.lines => Severity::Info,
        _ if is_open => Severity::Warning,
        _ => Severity::Ok,
    }
}
