//! What is still open: what, where, and what closes it.

use super::names::node;
use crate::domain::campaign::Campaign;
use crate::domain::criteria::Source;
use crate::domain::entry::{Entry, EntryId};
use crate::domain::readiness::{Matter, Open, OpenKind};
use crate::domain::register::Reading;
use crate::domain::slug::Slug;
use crate::domain::value::{Family, Key, What};
use crate::text::Text;

impl Text {
    /// Something open, with its place.
    pub fn open(&self, open: &Open, campaign: &Campaign) -> String {
        if let OpenKind::Finding(name, finding) = &open.kind {
            let file = entry_of(*name, campaign).and_then(|e| e.file.as_ref());
            let file = file.map(|f| self.fill("place-file", &[("file", &f.name)]));
            let place = Some(self.finding_place(finding, campaign)).filter(|p| !p.is_empty());
            let place: Vec<String> = file.into_iter().chain(place).collect();
            return self.placed(&place.join(", "), &self.finding_alone(finding));
        }
        let place = self.place(campaign, open.unit.or(open.block), open.line).join(", ");
        self.placed(&place, &self.open_alone(open, campaign))
    }

    /// Something open without its place, for a list that shows the place beside it.
    pub fn open_alone(&self, open: &Open, campaign: &Campaign) -> String {
        match &open.kind {
            OpenKind::Blank => self.blank(open, campaign),
            OpenKind::Disputed(what) => self.fill(
                "open-disputed",
                &[("what", &self.what(*what)), ("values", &self.disputed_values(open, *what, campaign))],
            ),
            OpenKind::OverMax { found, max } => {
                self.fill("open-over-max", &[("found", &self.points(*found)), ("max", &self.points(*max))])
            }
            OpenKind::NotApplicableNotAllowed => self.say("open-na-not-allowed"),
            OpenKind::MissingReason { own, appraised } => {
                self.fill("open-missing-reason", &[("own", &self.score(*own)), ("appraised", &self.score(*appraised))])
            }
            OpenKind::SentBack(request) => self.fill("open-sent-back", &[("request", request)]),
            OpenKind::Finding(_, finding) => self.finding_alone(finding),
            OpenKind::LateEntries(entries) => self.fill(
                "open-late-entries",
                &[("count", &self.count(entries.len())), ("authors", &authors(entries, campaign))],
            ),
        }
    }

    /// What an open thing is, short.
    pub fn matter(&self, matter: Matter) -> String {
        match matter {
            Matter::Blank => self.say("open-kind-blank"),
            Matter::Disputed => self.say("open-kind-disputed"),
            Matter::DisputedText => self.say("open-kind-disputed-text"),
            Matter::OverMax => self.say("open-kind-over-max"),
            Matter::NotApplicableNotAllowed => self.say("open-kind-na-not-allowed"),
            Matter::MissingReason => self.say("open-kind-missing-reason"),
            Matter::SentBack => self.say("open-kind-sent-back"),
            Matter::Finding => self.say("open-kind-finding"),
            Matter::LateEntries => self.say("open-kind-late-entries"),
        }
    }

    fn blank(&self, open: &Open, campaign: &Campaign) -> String {
        let source = open.unit.zip(open.line).and_then(|(u, l)| Some(node(campaign, u, l)?.source));
        match source.unwrap_or(Source::Appraisal) {
            Source::Appraisal => self.say("open-blank-appraisal"),
            Source::Survey => self.say("open-blank-survey"),
            Source::Satisfaction => self.say("open-blank-satisfaction"),
        }
    }

    /// The values that stand against each other, each with who wrote it.
    fn disputed_values(&self, open: &Open, what: What, campaign: &Campaign) -> String {
        let unit = if what.family() == Family::Setup { open.block } else { open.unit };
        let key = Key { what, unit: unit.unwrap_or(Slug::NONE), line: open.line.unwrap_or(Slug::NONE) };
        let Reading::Disputed(heads) = campaign.read(key) else { return String::new() };
        let told = heads.iter().map(|head| {
            let value = super::names::shortened(&self.value(head.value()), 40);
            self.fill("open-disputed-value", &[("value", &value), ("author", &head.entry.author)])
        });
        let told = told.collect::<Vec<_>>().join("; ");
        self.fill("open-disputed-values", &[("values", &told)])
    }
}

/// The entry that a finding's name speaks of.
fn entry_of(finding: Slug, campaign: &Campaign) -> Option<&Entry> {
    let (entry, _) = finding.as_str().rsplit_once('.')?;
    campaign.log().get(entry.parse::<EntryId>().ok()?).map(|e| &**e)
}

/// The people who wrote the entries, each once.
fn authors(entries: &[EntryId], campaign: &Campaign) -> String {
    let mut authors: Vec<&str> = Vec::new();
    for entry in entries.iter().filter_map(|id| campaign.log().get(*id)) {
        if !authors.contains(&&*entry.author) {
            authors.push(&entry.author);
        }
    }
    authors.join(", ")
}
