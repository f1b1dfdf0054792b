//! The widgets that pages share. They are given words and values and know no page.

mod bar;
mod button;
mod card;
mod field;
pub mod grid;
pub mod icon;
mod list;
mod row;
mod sign;
mod words;

pub use bar::{Progress, progress, shares};
pub use button::{icon_button, icon_switch, primary, quiet};
pub use card::{card, scrolled, tile};
pub use field::{chooser, field};
pub use icon::Icon;
pub use list::list;
pub use row::{RowWords, list_row, list_row_height, walked_row};
pub use sign::{badge, sign};
pub use words::{capital, empty, hint, key, section, strong, title};
