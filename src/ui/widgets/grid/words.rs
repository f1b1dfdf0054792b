//! What a grid says of itself: the words of its heads, its menu and its search.

use super::model::{Act, Go};
use crate::text::Text;

/// The words of a grid whose rows can be arranged and searched.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    pub(super) head_hint: String,
    pub(super) filter_of: String,
    pub(super) up: String,
    pub(super) down: String,
    pub(super) as_it_was: String,
    pub(super) holds: String,
    pub(super) all: String,
    pub(super) none: String,
    pub(super) blank: String,
    pub(super) more: String,
    pub(super) find: String,
    pub(super) found: String,
    pub(super) not_found: String,
    pub(super) next: String,
    pub(super) previous: String,
    pub(super) close: String,
    pub(super) fill: String,
}

impl Words {
    /// Gathers them in a language.
    pub fn of(text: &Text) -> Words {
        let slots = |id: &str, names: &[&str]| {
            let kept: Vec<(&str, String)> = names.iter().map(|name| (*name, format!("{{{name}}}"))).collect();
            let kept: Vec<(&str, &str)> = kept.iter().map(|(name, slot)| (*name, slot.as_str())).collect();
            text.fill(id, &kept)
        };
        Words {
            head_hint: text.say("grid-head-hint"),
            filter_of: slots("grid-filter-of", &["column"]),
            up: text.say("grid-sort-up"),
            down: text.say("grid-sort-down"),
            as_it_was: text.say("grid-sort-none"),
            holds: text.say("grid-filter-holds"),
            all: text.say("grid-filter-all"),
            none: text.say("grid-filter-no-value"),
            blank: text.say("grid-filter-blank"),
            more: slots("grid-filter-more", &["count"]),
            find: text.say("grid-find"),
            found: slots("grid-found", &["number", "count"]),
            not_found: text.say("grid-not-found"),
            next: text.say("grid-find-next"),
            previous: text.say("grid-find-previous"),
            close: text.say("grid-find-close"),
            fill: text.say("grid-fill-hint"),
        }
    }
}

/// Something that the menu of a cell offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// What it says.
    pub words: String,
    /// The key that does the same.
    pub key: &'static str,
    /// What is done.
    pub does: Does,
}

/// What an offer of the menu does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Does {
    /// Acts on the open cells that are selected.
    Act(Act),
    /// Leads elsewhere.
    Go(Go),
    /// Opens the text of the cell.
    Edit,
    /// Copies what is selected.
    Copy,
    /// Copies what is selected and empties it.
    Cut,
    /// Puts in what the clipboard has.
    Paste,
    /// Nothing: a line between what belongs together.
    Apart,
}

impl Offer {
    /// Creates an offer.
    pub fn new(words: impl Into<String>, key: &'static str, does: Does) -> Offer {
        Offer { words: words.into(), key, does }
    }

    /// Creates a line between offers.
    pub fn apart() -> Offer {
        Offer::new("", "", Does::Apart)
    }
}
