//! The history: what kind of decision was recorded, and what a check of the log has found.

use crate::domain::entry::Act;
use crate::domain::log::Problem;
use crate::text::Text;

impl Text {
    /// What kind of decision an entry records: "nhập bảng tính".
    pub fn act(&self, act: &Act) -> String {
        match act {
            Act::Create => self.say("act-create"),
            Act::Import => self.say("act-import"),
            Act::Edit => self.say("act-edit"),
            Act::Setup => self.say("act-setup"),
            Act::Undo(_) => self.say("act-undo"),
            Act::Redo(_) => self.say("act-redo"),
            Act::Finalize(seal) => self.fill("act-finalize", &[("edition", &self.count(seal.edition))]),
            Act::Reopen => self.say("act-reopen"),
        }
    }

    /// What a check of the log has found.
    pub fn problem(&self, problem: &Problem) -> String {
        match problem {
            Problem::Altered(entry) => self.fill("problem-altered", &[("entry", &entry.to_string())]),
            Problem::BrokenChain(entry) => self.fill("problem-broken-chain", &[("entry", &entry.to_string())]),
            Problem::Missing(entry) => self.fill("problem-missing", &[("entry", &entry.to_string())]),
            Problem::Twice(entry) => self.fill("problem-twice", &[("entry", &entry.to_string())]),
            Problem::BrokenSeal(entry) => self.fill("problem-broken-seal", &[("entry", &entry.to_string())]),
            Problem::NoBeginning => self.say("problem-no-beginning"),
        }
    }
}
