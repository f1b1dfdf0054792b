//! The sizes of the window, in points: one spacing scale and the few measures pages share.

/// The gap between a sign and its word.
pub const XS: f32 = 4.0;
/// The gap between things that belong together.
pub const S: f32 = 8.0;
/// The gap between fields.
pub const M: f32 = 12.0;
/// The gap between groups; the margin of a card.
pub const L: f32 = 16.0;
/// The margin of a page.
pub const XL: f32 = 24.0;
/// The gap between sections.
pub const XXL: f32 = 32.0;

/// The thickness of separators and borders.
pub const LINE: f32 = 1.0;
/// The thickness of the ring around what has the keyboard.
pub const RING: f32 = 2.0;
/// The corner of buttons, fields and cards.
pub const CORNER: u8 = 6;
/// The corner of chips and bars.
pub const CORNER_SMALL: u8 = 4;

/// The height of buttons and fields.
pub const CONTROL: f32 = 30.0;
/// The height of a table row of one line.
pub const ROW: f32 = 27.0;
/// The height of a table row of two lines.
pub const ROW_TWO: f32 = 44.0;
/// What each further line of text adds to the height of a table row.
pub const ROW_MORE: f32 = 18.2;
/// The height of a table's header.
pub const HEADER: f32 = 32.0;
/// The side of a small painted icon.
pub const ICON: f32 = 16.0;
/// The radius of a dot that stands beside a word.
pub const DOT: f32 = 4.0;
/// The thickness of a progress or share bar.
pub const BAR: f32 = 10.0;

/// The length of a progress bar.
pub const TRACK: f32 = 160.0;
/// The height of badges and key caps.
pub const CHIP: f32 = 22.0;
/// The height of a tile that carries a number.
pub const TILE: f32 = 78.0;

/// The height of the bar at the top of the window.
pub const TOP: f32 = 48.0;
/// The height of the bar at the bottom of the window.
pub const STATUS: f32 = 30.0;
/// The width of the rail.
pub const RAIL: f32 = 168.0;
/// The width of the rail while it is folded: icons without names.
pub const RAIL_FOLDED: f32 = 56.0;
/// A window narrower than this has its rail folded: a small screen at a large scale.
pub const NARROW: f32 = 1100.0;
/// The height of one place in the rail.
pub const RAIL_ROW: f32 = 38.0;
/// In a window narrower than this the rail is folded until somebody opens it: the page needs the room.
pub const ROOMY: f32 = 1500.0;
/// The width of the inspector at first.
pub const INSPECTOR: f32 = 276.0;
/// The width of the strip that is left of a folded panel.
pub const STRIP: f32 = 40.0;
/// The same in a narrow window.
pub const INSPECTOR_NARROW: f32 = 220.0;
/// The room of the button beside the name at the keyboard.
pub const NAME_BUTTON: f32 = 120.0;
/// The room of the chooser of blocks at the top.
pub const BLOCKS: f32 = 220.0;

/// The width of what stands beside the list of the review page, with the gap before it.
pub const REVIEW_SIDE: f32 = 420.0;
/// The width of a field to search in.
pub const SEARCH: f32 = 200.0;
/// The width of a notice.
pub const NOTICE: f32 = 400.0;

/// The sizes of text.
pub mod text {
    /// Captions, headers, hints.
    pub const SMALL: f32 = 12.0;
    /// Everything that is read.
    pub const BODY: f32 = 14.0;
    /// The title of a section.
    pub const TITLE: f32 = 17.0;
    /// The title of a page.
    pub const HEADING: f32 = 24.0;
    /// A number that a page is about.
    pub const NUMBER: f32 = 30.0;
}
