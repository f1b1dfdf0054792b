//! What a change says, the same in the passport, on the history page and in the log of the command line.
//!
//! A score and its reason are one value: where the reason alone is another, the change says so and not
//! "8 → 8".

use crate::domain::campaign::Campaign;
use crate::domain::entry::Change;
use crate::domain::value::{Family, Value};
use crate::text::Text;

/// A change in words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changed {
    /// What was changed: "điểm thẩm định lần 1", "lý do".
    pub what: String,
    /// What was there before; nothing where it was blank.
    pub before: String,
    /// What is there since; nothing where it was cleared.
    pub after: String,
    /// The reason beside a score that was changed.
    pub reason: String,
    kind: Kind,
}

/// What kind of change it is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Kind {
    /// One value for another.
    #[default]
    Value,
    /// A reason alone.
    Reason,
    /// A part of the set-up, which is a document of its own: its differences are told.
    Setup,
    /// A part of the set-up that wasn't there before.
    FirstSetup,
}

impl Text {
    /// What a change says.
    pub fn changed(&self, campaign: &Campaign, change: &Change) -> Changed {
        let before: Vec<&Value> =
            change.replaces.iter().filter_map(|id| campaign.value_written(*id, change.key)).collect();
        self.changed_from(&before, change)
    }

    /// The same, where the values that it replaced were looked up before.
    pub fn changed_from(&self, before: &[&Value], change: &Change) -> Changed {
        let after = &change.value;
        let what = self.what(change.key.what);
        let reason = after.reason().unwrap_or_default().to_owned();
        if change.key.what.family() == Family::Setup {
            let was = before.first().and_then(|v| v.as_text());
            let kind = if was.is_some() { Kind::Setup } else { Kind::FirstSetup };
            let after = self.setup_difference(change.key.what, was, after.as_text().unwrap_or_default());
            return Changed { what, after, kind, ..Changed::default() };
        }
        let same_score = before.iter().all(|v| v.as_score() == after.as_score());
        let other_reason = match before {
            [] => !reason.is_empty(),
            before => before.iter().any(|v| v.reason() != after.reason()),
        };
        let is_score = |value: &Value| matches!(value, Value::Score(..) | Value::Blank);
        let is_new_score = before.is_empty() && after.as_score().is_some();
        if same_score && other_reason && !is_new_score && is_score(after) && before.iter().all(|v| is_score(v)) {
            let before = joined(before.iter().map(|v| v.reason().unwrap_or_default().to_owned()));
            let what = self.say("change-reason");
            return Changed { what, before, after: reason, reason: String::new(), kind: Kind::Reason };
        }
        Changed { what, reason, ..self.values(before, after) }
    }

    fn values(&self, before: &[&Value], after: &Value) -> Changed {
        let before = joined(before.iter().map(|v| self.value_or_nothing(v)));
        Changed { before, after: self.value_or_nothing(after), ..Changed::default() }
    }

    fn value_or_nothing(&self, value: &Value) -> String {
        match value {
            Value::Blank | Value::Score(None, _) => String::new(),
            other => self.value(other),
        }
    }

    /// A change in one sentence: "điểm thẩm định lần 1: 8 → 7", "thêm lý do: Chậm 3 ngày".
    pub fn change_sentence(&self, changed: &Changed) -> String {
        let Changed { what, before, after, kind, .. } = changed;
        match (kind, before.as_str(), after.as_str()) {
            (Kind::FirstSetup, _, "") => self.fill("change-setup-first", &[("what", what)]),
            (Kind::Setup, _, "") => self.fill("change-setup", &[("what", what)]),
            (Kind::FirstSetup, _, told) => self.fill("change-setup-first-told", &[("what", what), ("told", told)]),
            (Kind::Setup, _, told) => self.fill("change-setup-told", &[("what", what), ("told", told)]),
            (Kind::Reason, "", after) => self.fill("change-reason-added", &[("reason", after)]),
            (Kind::Reason, before, "") => self.fill("change-reason-removed", &[("reason", before)]),
            (Kind::Reason, before, after) => {
                self.fill("change-reason-altered", &[("before", before), ("after", after)])
            }
            (Kind::Value, before, after) => {
                let nothing = self.say("change-nothing");
                let or_nothing = |words: &str| if words.is_empty() { nothing.clone() } else { words.to_owned() };
                let told = [("what", &**what), ("before", &*or_nothing(before)), ("after", &*or_nothing(after))];
                self.fill("change-value", &told)
            }
        }
    }
}

impl Changed {
    /// Whether it is a part of the set-up, of which `after` tells the differences.
    pub fn is_setup(&self) -> bool {
        matches!(self.kind, Kind::Setup | Kind::FirstSetup)
    }

    /// Whether it is a reason alone that was changed.
    pub fn is_reason(&self) -> bool {
        self.kind == Kind::Reason
    }
}

/// Values that stood against each other before someone settled it, each once.
fn joined(values: impl Iterator<Item = String>) -> String {
    let mut told: Vec<String> = Vec::new();
    for value in values.filter(|v| !v.is_empty()) {
        if !told.contains(&value) {
            told.push(value);
        }
    }
    told.join(" | ")
}
