//! Words that know where their numbers come from.

use crate::domain::campaign::Campaign;
use crate::text::Text;
use crate::text::wording::Wording;

/// A number in a sentence and its source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Figure {
    /// The number as it stands in the sentence.
    pub shown: String,
    /// What it is.
    pub what: String,
    /// Where it comes from.
    pub from: String,
}

/// A piece of text with the numbers that stand in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Told {
    /// The text.
    pub text: String,
    /// Its numbers, in the order in which they were put in.
    pub figures: Vec<Figure>,
}

/// What every sentence is made with.
#[derive(Clone, Copy)]
pub(super) struct Office<'a> {
    /// The campaign.
    pub campaign: &'a Campaign,
    /// Numbers and dates, in Vietnamese.
    pub text: &'a Text,
    /// The office's words.
    pub wording: &'a Wording,
}

impl Told {
    /// Words without a number of the data.
    pub(super) fn word(text: impl Into<String>) -> Told {
        Told { text: text.into(), figures: Vec::new() }
    }

    /// A number with its source.
    pub(super) fn figure(shown: impl Into<String>, what: String, from: String) -> Told {
        let shown = shown.into();
        Told { text: shown.clone(), figures: vec![Figure { shown, what, from }] }
    }

    /// Whether the office wants nothing said.
    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The same with a capital at its beginning.
    #[must_use]
    pub(super) fn capital(mut self) -> Told {
        let mut letters = self.text.chars();
        if let Some(first) = letters.next() {
            self.text = first.to_uppercase().chain(letters).collect();
        }
        self
    }
}

impl Office<'_> {
    /// A sentence of the wording. It carries the sources of the variables that the wording uses, no others.
    pub(super) fn tell(&self, name: &str, arguments: &[(&str, &Told)]) -> Told {
        let plain: Vec<(&str, &str)> = arguments.iter().map(|(key, told)| (*key, told.text.as_str())).collect();
        // A variable with nothing in it leaves the blanks on both its sides.
        let text = self.wording.put(name, &plain).replace("  ", " ");
        if text.is_empty() {
            return Told::default();
        }
        let used = arguments.iter().filter(|(key, _)| self.wording.uses(name, key));
        Told { text, figures: used.flat_map(|(_, told)| told.figures.iter().cloned()).collect() }
    }

    /// A sentence without data.
    pub(super) fn word(&self, name: &str) -> Told {
        self.tell(name, &[])
    }

    /// A text of the wording for an annex or a head.
    pub(super) fn plain(&self, name: &str, arguments: &[(&str, &str)]) -> String {
        self.wording.put(name, arguments)
    }

    /// "a, b và c".
    pub(super) fn list(&self, items: Vec<Told>) -> Told {
        self.joined(items, "list-comma", "list-two")
    }

    /// "a; b; c".
    pub(super) fn long_list(&self, items: Vec<Told>) -> Told {
        self.joined(items, "list-semicolon", "list-semicolon")
    }

    fn joined(&self, items: Vec<Told>, between: &str, before_last: &str) -> Told {
        let mut items: Vec<Told> = items.into_iter().filter(|told| !told.is_empty()).collect();
        let last = items.pop().unwrap_or_default();
        let Some(first) = items.into_iter().reduce(|all, next| self.tell(between, &[("first", &all), ("last", &next)]))
        else {
            return last;
        };
        self.tell(before_last, &[("first", &first), ("last", &last)])
    }
}
