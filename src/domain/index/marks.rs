//! What counts on each line of each unit of a block, four bytes a score.

use crate::domain::criteria::{Node, NotApplicable};
use crate::domain::points::Points;

/// What counts on a line: four different states, never mixed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Not scored yet.
    Blank,
    /// So many points; zero is a score.
    Points(Points),
    /// The line doesn't apply.
    NotApplicable,
    /// Two values stand against each other.
    Disputed,
}

impl Standing {
    /// Whether the line is done with: it has points, or doesn't apply where that is allowed.
    pub fn is_settled(self, node: &Node) -> bool {
        match self {
            Standing::Points(_) => true,
            Standing::NotApplicable => node.level.is_extra() || node.not_applicable != NotApplicable::MustBeScored,
            Standing::Blank | Standing::Disputed => false,
        }
    }
}

/// A standing in four bytes: points in 1/10,000, or a negative number for the other states.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark(i32);

/// The marks of a block: a row for each unit, a column for each line of the criteria set.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Marks {
    width: usize,
    marks: Vec<Mark>,
}

impl Mark {
    /// Not scored yet.
    pub const BLANK: Mark = Mark(-1);
    const NOT_APPLICABLE: Mark = Mark(-2);
    const DISPUTED: Mark = Mark(-3);

    /// The points in 1/10,000, negative in the other states.
    #[inline]
    pub(super) fn units(self) -> i32 {
        self.0
    }

    /// What it stands for.
    pub fn standing(self) -> Standing {
        match self {
            Mark::BLANK => Standing::Blank,
            Mark::NOT_APPLICABLE => Standing::NotApplicable,
            Mark::DISPUTED => Standing::Disputed,
            Mark(units) => Standing::Points(Points::from_units(i64::from(units))),
        }
    }
}

impl From<Standing> for Mark {
    fn from(standing: Standing) -> Mark {
        match standing {
            Standing::Blank => Mark::BLANK,
            Standing::NotApplicable => Mark::NOT_APPLICABLE,
            Standing::Disputed => Mark::DISPUTED,
            // Scores are checked against maxima of at most 100,000 points, which fit.
            Standing::Points(points) => Mark(i32::try_from(points.units().max(0)).unwrap_or(i32::MAX)),
        }
    }
}

impl Marks {
    /// Blank marks for so many units and lines.
    pub fn blank(units: usize, lines: usize) -> Marks {
        Marks { width: lines, marks: vec![Mark::BLANK; units * lines] }
    }

    /// The number of lines.
    pub fn width(&self) -> usize {
        self.width
    }

    /// The marks of each unit.
    pub fn rows(&self) -> impl Iterator<Item = &[Mark]> {
        self.marks.chunks(self.width.max(1))
    }

    /// What counts for a unit on a line, by their positions.
    pub fn get(&self, unit: usize, line: usize) -> Standing {
        self.marks.get(unit * self.width + line).map_or(Standing::Blank, |m| m.standing())
    }

    /// Sets what counts for a unit on a line.
    pub fn set(&mut self, unit: usize, line: usize, standing: Standing) {
        if line < self.width
            && let Some(mark) = self.marks.get_mut(unit * self.width + line)
        {
            *mark = standing.into();
        }
    }
}
