//! Sentences about spreadsheets and tables: why one can't be read, what a sheet is.

use super::grid::{Error, Limited, Seen, Unsupported};
use super::read::SheetKind;
use super::tables::{PlanError, PlanTrouble, TableFault, TableFaultKind};
use crate::domain::criteria::Fault;
use crate::text::Text;

impl Text {
    /// Says why a spreadsheet can't be read, and what to do.
    pub fn grid_error(&self, error: &Error) -> String {
        match error {
            Error::NotFound(_) => self.say("sheets-not-found"),
            Error::Io { source, .. } => self.fill("sheets-io", &[("cause", &source.to_string())]),
            Error::Empty => self.say("sheets-empty"),
            Error::NotASpreadsheet(seen) => self.fill("sheets-not-a-spreadsheet", &[("seen", &self.seen(*seen))]),
            Error::Encrypted => self.say("sheets-encrypted"),
            Error::TooLarge { what, limit, found } => {
                let (limit, found) = (self.count(*limit), self.count(*found));
                let args = [("what", &*self.limited(*what)), ("limit", &*limit), ("found", &*found)];
                match what {
                    Limited::SheetName => self.fill("sheets-name-too-long", &args),
                    Limited::Repeated => self.fill("sheets-repeated-too-often", &args),
                    _ => self.fill("sheets-too-large", &args),
                }
            }
            Error::Damaged { detail } => self.fill("sheets-damaged", &[("detail", detail)]),
            Error::NoSheets => self.say("sheets-none"),
            Error::Unsupported(Unsupported::OldExcel) => self.say("sheets-old-excel"),
            Error::Unsupported(Unsupported::Packing) => self.say("sheets-packing"),
            Error::Stopped => self.say("sheets-stopped"),
        }
    }

    fn seen(&self, seen: Seen) -> String {
        match seen {
            Seen::Html => self.say("sheets-seen-html"),
            Seen::Xml => self.say("sheets-seen-xml"),
            Seen::Text => self.say("sheets-seen-text"),
            Seen::Pdf => self.say("sheets-seen-pdf"),
            Seen::OtherDocument => self.say("sheets-seen-document"),
            Seen::Archive => self.say("sheets-seen-archive"),
            Seen::Picture => self.say("sheets-seen-picture"),
            Seen::Unknown => self.say("sheets-seen-unknown"),
        }
    }

    fn limited(&self, what: Limited) -> String {
        match what {
            Limited::FileBytes => self.say("sheets-limit-file"),
            Limited::Entries => self.say("sheets-limit-entries"),
            Limited::UnpackedBytes => self.say("sheets-limit-unpacked"),
            Limited::Ratio => self.say("sheets-limit-ratio"),
            Limited::Cells => self.say("sheets-limit-cells"),
            Limited::Merged => self.say("sheets-limit-merged"),
            Limited::Styles => self.say("sheets-limit-styles"),
            Limited::Sheets => self.say("sheets-limit-sheets"),
            Limited::Texts => self.say("sheets-limit-texts"),
            Limited::TextBytes => self.say("sheets-limit-text-bytes"),
            Limited::SheetName => self.say("sheets-limit-sheet-name"),
            Limited::Repeated => self.say("sheets-limit-repeated"),
        }
    }

    /// Names the kind of a sheet.
    pub fn sheet_kind(&self, kind: SheetKind) -> String {
        match kind {
            SheetKind::SelfAssessment => self.say("sheets-kind-self-assessment"),
            SheetKind::Appraisal => self.say("sheets-kind-appraisal"),
            SheetKind::Survey => self.say("sheets-kind-survey"),
            SheetKind::Satisfaction => self.say("sheets-kind-satisfaction"),
            SheetKind::PreviousResults => self.say("sheets-kind-previous"),
            SheetKind::Ignored => self.say("sheets-kind-ignored"),
        }
    }

    /// Says why no campaign can be made from a `campaign.toml`: a line for each thing that is wrong.
    pub fn plan_error(&self, error: &PlanError) -> Vec<String> {
        let path = error.path.display().to_string();
        let line = |what: String| self.fill("sheets-plan", &[("path", &path), ("what", &what)]);
        match &error.trouble {
            PlanTrouble::Table(faults) => faults.iter().map(|f| line(self.table_fault(f))).collect(),
            PlanTrouble::Unreadable(e) if e.kind() == std::io::ErrorKind::NotFound => {
                vec![line(self.say("sheets-not-found"))]
            }
            PlanTrouble::Unreadable(e) => vec![line(self.fill("sheets-io", &[("cause", &e.to_string())]))],
            PlanTrouble::Spreadsheet(e) => vec![line(self.grid_error(e))],
            PlanTrouble::Toml(said) => vec![line(self.fill("sheets-plan-toml", &[("said", said)]))],
            PlanTrouble::NoBlock => vec![line(self.say("sheets-plan-no-block"))],
            PlanTrouble::BadBlock(id) => vec![line(self.fill("sheets-plan-bad-block", &[("id", id)]))],
            PlanTrouble::BadBand(found) => vec![line(self.fill("sheets-plan-bad-band", &[("found", found)]))],
            PlanTrouble::YearsBackwards(id) => vec![line(self.fill("sheets-plan-years-backwards", &[("id", id)]))],
            PlanTrouble::UnknownBlock(id) => vec![line(self.fill("sheets-plan-unknown-block", &[("id", id)]))],
            PlanTrouble::TooLarge(most) => {
                vec![line(self.fill("sheets-plan-too-large", &[("most", &self.count(*most))]))]
            }
            PlanTrouble::TooManyBlocks(most) => {
                vec![line(self.fill("sheets-plan-too-many-blocks", &[("most", &self.count(*most))]))]
            }
            PlanTrouble::TooLong { key, found, most } => {
                let (found, most) = (self.count(*found), self.count(*most));
                vec![line(self.fill("sheets-plan-too-long", &[("key", key), ("found", &found), ("most", &most)]))]
            }
            PlanTrouble::TooManyDecimals(n) => {
                vec![line(self.fill("sheets-plan-decimals", &[("found", &n.to_string())]))]
            }
        }
    }

    /// Says what is wrong with a table.
    pub fn table_fault(&self, fault: &TableFault) -> String {
        let column = fault.column.unwrap_or_default();
        let what = match &fault.kind {
            TableFaultKind::NoHeader => self.say("sheets-table-no-header"),
            TableFaultKind::NoColumn => self.fill("sheets-table-no-column", &[("column", column)]),
            TableFaultKind::Criteria(kind) => {
                self.fault(&Fault { row: None, code: fault.name.clone(), kind: kind.clone() })
            }
            TableFaultKind::NoUnits => self.say("sheets-table-no-units"),
            TableFaultKind::BadId(found) => self.fill("sheets-table-bad-id", &[("found", found)]),
            TableFaultKind::IdTwice => self.fill("sheets-table-id-twice", &[("id", &fault.name)]),
            TableFaultKind::NoName => self.fill("sheets-table-no-name", &[("id", &fault.name)]),
            TableFaultKind::TooLong { found, most } => {
                let (found, most) = (self.count(*found), self.count(*most));
                self.fill("sheets-table-too-long", &[("column", column), ("found", &found), ("most", &most)])
            }
            TableFaultKind::TooManyRows(most) => {
                self.fill("sheets-table-too-many-rows", &[("most", &self.count(*most))])
            }
            TableFaultKind::NotYesOrNo(found) => self.fill("sheets-table-yes-no", &[("found", found)]),
        };
        match fault.row {
            Some(row) => self.fill("sheets-table-row", &[("row", &row.to_string()), ("what", &what)]),
            None => what,
        }
    }
}
