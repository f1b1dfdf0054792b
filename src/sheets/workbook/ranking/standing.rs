//! What stands in a unit's row of a ranking, as values: the workbook stores them beside its formulas, the annex
//! prints them.

use super::super::plan::{BlockPlan, Plan};
use super::columns::Column;
use crate::domain::analysis::UnitChange;
use crate::domain::criteria::Source;
use crate::domain::index::UnitTotals;
use crate::domain::points::{Fraction, Points};
use crate::domain::ranking::UnitResult;
use crate::domain::setup::Unit;
use crate::sheets::paper::cells::Stored;

use Column::{
    Band, Bonus, Cause, Counted, First, Index, LastPlace, LastTotal, Open, Part, Penalty, Percent, Place, PlacesChange,
    PointsChange, Ranked, Total,
};

/// How a unit stands in its block.
#[derive(Clone, Copy)]
pub(super) struct Standing<'a> {
    pub plan: &'a Plan<'a>,
    pub block: &'a BlockPlan<'a>,
    pub unit: &'a Unit,
    pub result: &'a UnitResult,
    pub totals: &'a UnitTotals,
    pub change: Option<&'a UnitChange>,
}

impl<'a> Standing<'a> {
    /// The standing of a unit by its position in the roster.
    pub(super) fn of(plan: &'a Plan<'a>, block: &'a BlockPlan<'a>, at: usize) -> Option<Standing<'a>> {
        Some(Standing {
            plan,
            block,
            unit: block.state.units.get(at)?,
            result: block.results.units.get(at)?,
            totals: block.results.totals.units.get(at)?,
            change: block.changes.get(at),
        })
    }

    /// What stands in a column.
    pub(super) fn value(&self, column: Column) -> Stored {
        let (result, totals) = (self.result, self.totals);
        match column {
            Place => result.rank.map_or(Stored::Nothing, |rank| Stored::Whole(i64::from(rank))),
            Column::Unit => Stored::Word(self.unit.name.to_string()),
            Part(source) => Stored::from(totals.part(source)),
            Percent => result.satisfaction_percent.map_or(Stored::Nothing, Stored::Percent),
            Bonus => Stored::Points(totals.bonus),
            Penalty => Stored::Points(totals.penalty),
            Total => Stored::from(result.published),
            Index => {
                let share = result.published.and_then(|t| Fraction::of(t, self.block.state.set.max()));
                share.map_or(Stored::Nothing, |share| Stored::Percent(share.percent(2)))
            }
            Band => result.band.as_ref().map_or(Stored::Nothing, |band| Stored::Word(band.to_string())),
            LastTotal => Stored::from(result.previous.total),
            LastPlace => result.previous.rank.map_or(Stored::Nothing, |rank| Stored::Whole(i64::from(rank))),
            PointsChange => {
                let change = result.published.zip(result.previous.total).map(|(now, before)| now - before);
                Stored::from(change.filter(|_| totals.is_complete()))
            }
            PlacesChange => result.rank_change().map_or(Stored::Nothing, Stored::Whole),
            Cause => self.change.map_or(Stored::Nothing, |change| Stored::Word(self.plan.text.cause(change))),
            Ranked => {
                let words = &self.plan.words;
                Stored::Word(if self.unit.ranked { words.yes.clone() } else { words.no.clone() })
            }
            Open => Stored::Whole(i64::from(totals.blank) + i64::from(totals.disputed)),
            Counted => Stored::from(result.published.filter(|_| result.rank.is_some())),
            First => Stored::Whole(i64::from(result.rank.is_some() && self.is_first())),
        }
    }

    /// Whether the satisfaction line was given points or a word instead of a percentage.
    pub(super) fn has_points_alone(&self) -> bool {
        self.result.satisfaction_percent.is_none() && self.totals.part(Source::Satisfaction).is_some()
    }

    /// Whether no unit above has the same total.
    fn is_first(&self) -> bool {
        let units = &self.block.results.units;
        let above = self.block.results.by_place.iter().filter_map(|at| units.get(*at));
        above.take_while(|u| u.unit != self.unit.id).all(|u| u.rank != self.result.rank)
    }
}

/// What is averaged under a column; nothing under most.
pub(super) fn averaged(block: &BlockPlan<'_>, column: Column) -> Option<Vec<Option<Points>>> {
    let totals = block.results.totals.units.iter();
    match column {
        Part(source) => Some(totals.map(|t| t.part(source)).collect()),
        Bonus => Some(totals.map(|t| Some(t.bonus)).collect()),
        Penalty => Some(totals.map(|t| Some(t.penalty)).collect()),
        Total => Some(block.results.units.iter().map(|u| u.published).collect()),
        _ => None,
    }
}
