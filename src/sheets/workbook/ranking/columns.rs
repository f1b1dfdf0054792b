//! The columns of a ranking: which a block has, where they stand, what they are called.

use super::super::plan::Shape;
use super::super::table::UNIT_WIDTH;
use crate::domain::campaign::BlockState;
use crate::domain::criteria::{NodeLevel, Source};
use crate::domain::points::Points;
use crate::domain::setup::{RatingBand, Settings, Ties};
use crate::sheets::paper::look::{Number, Weight};
use crate::text::Text;

/// The width of the column of causes, in characters.
pub(super) const CAUSE_WIDTH: f64 = 24.0;

/// A column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::sheets::workbook) enum Column {
    Place,
    Unit,
    Part(Source),
    Percent,
    Bonus,
    Penalty,
    Total,
    Index,
    Band,
    LastTotal,
    LastPlace,
    PointsChange,
    PlacesChange,
    /// The part that caused the change of place.
    Cause,
    /// Whether the roster ranks the unit; the first of the helping columns.
    Ranked,
    /// Lines that are open.
    Open,
    /// The total, where the unit gets a place.
    Counted,
    /// One where the total stands for the first time; for dense places.
    First,
}

use Column::{
    Band, Bonus, Cause, Counted, First, Index, LastPlace, LastTotal, Open, Part, Penalty, Percent, Place, PlacesChange,
    PointsChange, Ranked, Total,
};

/// The columns of a block, in order.
pub(in crate::sheets::workbook) struct Columns {
    pub printed: Vec<Column>,
    pub helping: Vec<Column>,
}

impl Columns {
    pub(in crate::sheets::workbook) fn of(
        settings: &Settings,
        state: &BlockState,
        shape: &Shape,
        has_last_year: bool,
    ) -> Columns {
        let mut printed = vec![Place, Column::Unit];
        let has = |s: &Source| shape.max.get(*s as usize).is_some_and(|max| *max > Points::ZERO);
        printed.extend(Source::ALL.into_iter().filter(has).map(Part));
        if shape.satisfaction.is_some() {
            printed.push(Percent);
        }
        printed.extend(shape.extras.iter().map(|level| if *level == NodeLevel::Bonus { Bonus } else { Penalty }));
        printed.push(Total);
        if state.set.max() > Points::ZERO {
            printed.push(Index);
        }
        if !bands(settings, state).is_empty() {
            printed.push(Band);
        }
        if has_last_year {
            printed.extend([LastTotal, LastPlace, PointsChange, PlacesChange, Cause]);
        }
        let mut helping = vec![Ranked, Open, Counted];
        if settings.ties == Ties::Dense {
            helping.push(First);
        }
        Columns { printed, helping }
    }

    /// Where a column stands.
    pub(in crate::sheets::workbook) fn at(&self, column: Column) -> u16 {
        let find = |list: &[Column]| list.iter().position(|c| *c == column).and_then(|p| u16::try_from(p).ok());
        find(&self.printed).or_else(|| Some(self.last() + 2 + find(&self.helping)?)).unwrap_or(0)
    }

    pub(in crate::sheets::workbook) fn has(&self, column: Column) -> bool {
        self.printed.contains(&column)
    }

    pub(super) fn last(&self) -> u16 {
        u16::try_from(self.printed.len().saturating_sub(1)).unwrap_or(u16::MAX)
    }
}

/// The bands of a block, the best first.
pub(super) fn bands<'a>(settings: &'a Settings, state: &BlockState) -> Vec<&'a RatingBand> {
    // A band that nothing can fall into is one that another begins with, so ask for each beginning.
    let mut found: Vec<&RatingBand> =
        settings.bands.iter().filter_map(|band| settings.band_of(state.block.id, band.from)).collect();
    found.sort_by_key(|band| std::cmp::Reverse(band.from));
    found.dedup_by_key(|band| band.from);
    found
}

pub(super) fn head(text: &Text, column: Column, year: u16) -> (String, f64) {
    let last_year = year.saturating_sub(1).to_string();
    match column {
        Place => (text.say("workbook-head-place"), 7.0),
        Column::Unit => (text.say("workbook-head-unit"), UNIT_WIDTH),
        Part(Source::Appraisal) => (text.say("workbook-part-appraisal"), 11.0),
        Part(Source::Survey) => (text.say("workbook-part-survey"), 11.0),
        Part(Source::Satisfaction) => (text.say("workbook-part-satisfaction"), 11.0),
        Percent => (text.say("workbook-head-percent"), 11.0),
        Bonus => (text.say("workbook-part-bonus"), 9.0),
        Penalty => (text.say("workbook-part-penalty"), 9.0),
        Total => (text.say("workbook-part-total"), 11.0),
        Index => (text.say("workbook-head-index"), 10.0),
        Band => (text.say("workbook-head-band"), 12.0),
        LastTotal => (text.fill("workbook-head-last-total", &[("year", &last_year)]), 10.0),
        LastPlace => (text.fill("workbook-head-last-place", &[("year", &last_year)]), 11.0),
        PointsChange => (text.say("workbook-head-points-change"), 11.0),
        PlacesChange => (text.say("workbook-head-places-change"), 11.0),
        Cause => (text.say("workbook-head-cause"), CAUSE_WIDTH),
        Ranked => (text.say("workbook-head-ranked"), 10.0),
        Open => (text.say("workbook-head-open"), 9.0),
        Counted => (text.say("workbook-head-counted-total"), 10.0),
        First => (text.say("workbook-head-first"), 9.0),
    }
}

pub(super) fn kind(column: Column) -> (Number, Weight) {
    match column {
        Place => (Number::Whole, Weight::Bold),
        Part(_) | Bonus | Penalty => (Number::Points, Weight::Plain),
        Percent | Index => (Number::Percent, Weight::Plain),
        Total => (Number::Total, Weight::Bold),
        LastTotal => (Number::Points, Weight::Plain),
        LastPlace => (Number::Whole, Weight::Plain),
        PointsChange => (Number::PointsChange, Weight::Plain),
        PlacesChange => (Number::PlacesChange, Weight::Plain),
        Counted => (Number::Total, Weight::Helper),
        Column::Unit | Band | Cause | Ranked | Open | First => (Number::Whole, Weight::Helper),
    }
}
