//! What can be said of a block's results: what the annexes list and what the announcement tells.
//!
//! Everything here follows from [`BlockState`](super::campaign::BlockState),
//! [`BlockResults`](super::ranking::BlockResults) and the registers, exactly. Units and lines are named by their
//! position: of a unit in the roster, of a line among the lines of the criteria set. What the data
//! doesn't hold is not said: no cause is given that last year's numbers don't carry, no line counts as
//! "at full marks for all" while one unit is open on it.

mod change;
mod fields;
mod last_year;
mod lines;
mod lost;
mod own;
mod place;
mod spread;
mod standings;
mod win_back;
mod without;
mod won_back;

pub use change::{Cause, Part, PartChange, UnitChange, changes};
pub use fields::{FieldScore, NEAR_FULL, Reach, fields};
pub use last_year::{LastParts, LastYear, UnitLastYear};
pub use lines::{LineProfile, lines};
pub use lost::{LostPoints, lost_points, lost_points_of};
pub use own::{OwnAgainstAppraised, own_against_appraised};
pub use spread::Spread;
pub use standings::{Gap, Standings, Tie};
pub use win_back::{WinBack, win_back};
pub use without::places_without;
pub use won_back::{WonBack, won_back, won_back_fields};

#[cfg(test)]
mod samples;
