//! A change as it leaves the house, the same in the workbook, in the history that is written and in what is copied.

use super::names::node;
use crate::domain::campaign::Campaign;
use crate::domain::entry::{Change, Entry};
use crate::domain::value::{Key, Value, What};
use crate::text::{Text, capital};

impl Text {
    /// What stands over the columns of the history, wherever it is listed whole: when, who, what was done, unit, line,
    /// what was changed, before, after, why, file, sheet and cell.
    pub fn history_heads(&self) -> [String; 12] {
        [
            "workbook-head-time",
            "workbook-head-author",
            "workbook-head-act",
            "workbook-head-unit",
            "workbook-head-line-code",
            "workbook-head-what",
            "workbook-head-before-value",
            "workbook-head-after",
            "workbook-head-why",
            "workbook-head-file",
            "workbook-head-sheet",
            "workbook-head-cell",
        ]
        .map(|key| self.say(key))
    }

    /// What stands under them, but for when: of a decision alone, or of one of its changes with the values that it
    /// replaced. A private note is never told.
    pub fn history_row(
        &self,
        campaign: &Campaign,
        entry: &Entry,
        change: Option<(&Change, &[&Value])>,
    ) -> [String; 11] {
        let (author, act) = (entry.author.to_string(), capital(&self.act(&entry.act)));
        let note = entry.note.as_deref().unwrap_or_default();
        let file = entry.file.as_ref().map(|f| f.name.to_string()).unwrap_or_default();
        let [mut unit, mut line, mut what, mut before, mut after] = [const { String::new() }; 5];
        let [mut why, mut sheet, mut cell] = [note.to_owned(), String::new(), String::new()];
        if let Some((change, replaced)) = change {
            let mut changed = self.changed_from(replaced, change);
            if change.key.what == What::PrivateNote {
                let hidden = |words: &str| match words {
                    "" => String::new(),
                    _ => self.say("workbook-value-private"),
                };
                (changed.before, changed.after) = (hidden(&changed.before), hidden(&changed.after));
            }
            (unit, line) = self.unit_and_code(campaign, change.key);
            why = [&*changed.reason, note].into_iter().filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" · ");
            (what, before, after) = (capital(&changed.what), changed.before, changed.after);
            sheet = entry.sheet_of(change).map(ToString::to_string).unwrap_or_default();
            cell = change.from.map(|from| from.cell.to_string()).unwrap_or_default();
        }
        [author, act, unit, line, what, before, after, why, file, sheet, cell]
    }

    /// Where a change is: the unit (or block) by its name, and the code of the line.
    pub fn unit_and_code(&self, campaign: &Campaign, key: Key) -> (String, String) {
        let unit = if key.unit.is_none() { String::new() } else { self.unit_name(campaign, key.unit) };
        let line = match node(campaign, key.unit, key.line) {
            Some(node) => node.code.to_string(),
            None if key.line.is_none() || key.what == What::Dealt => String::new(),
            None => key.line.to_string(),
        };
        (unit, line)
    }
}
