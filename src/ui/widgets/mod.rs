//! The widgets that pages share. They are given words and values and know no page.

mod bar;
mod button;
mod card;
mod field;
pub mod grid;
mod head;
pub mod icon;
mod list;
mod pick;
mod picture;
mod row;
mod sign;
pub mod table;
mod words;

pub use bar::{Progress, progress, shares};
pub use button::{icon_button, icon_switch, primary, quiet};
pub use card::{Side, beside, card, card_in, columns, reach, scrolled, scrolled_card, tile};
pub use field::{chooser, field, says};
pub use head::page_head;
pub use icon::Icon;
pub use list::list;
pub use pick::{PickWords, pick};
pub use picture::{picture, told};
pub use row::{RowWords, list_row, list_row_height, progress_row, spoken, walked_row};
pub use sign::{badge, sign};
pub use words::{capital, empty, hint, key, one_line, section, strong, title};
