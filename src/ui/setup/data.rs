//! A changed set-up that is not saved yet, and what saving it would change.

use std::collections::HashSet;
use std::sync::Arc;

use super::about::Stated;
use super::tree;
use crate::domain::campaign::{Campaign, Command, Edit, Refusal, Stamp};
use crate::domain::criteria::{CriteriaSet, Draft, DraftNode, Fault, Source};
use crate::domain::entry::CopyId;
use crate::domain::index::Standing;
use crate::domain::points::Points;
use crate::domain::ranking::UnitResult;
use crate::domain::rule::Rule;
use crate::domain::setup::{CellWord, ColumnHead, LineReason, Person, RatingBand, Settings, SheetLike, Ties, Unit};
use crate::domain::slug::{BlockId, Slug, UnitId};
use crate::text::number::{self, Read};
use crate::text::{Text, fold};
use crate::ui::context::Context;

/// The working copy of a block's set-up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The block.
    pub block: BlockId,
    /// The rows of the criteria set.
    pub set: Draft,
    /// What the set states about itself, as typed.
    pub about: Stated,
    /// The units; a new one has no id yet.
    pub units: Vec<Unit>,
    /// Decimals of the published total.
    pub decimals: u8,
    /// What follows a tie.
    pub ties: Ties,
    /// The rating bands, as typed.
    pub bands: Vec<BandRow>,
    /// What heads of columns mean; the import page adds to them.
    pub heads: Vec<ColumnHead>,
    /// What words in the cells of scores mean.
    pub words: Vec<CellWord>,
    /// What sheets are known to be by their name and heads.
    pub sheets: Vec<SheetLike>,
    /// Who scores what.
    pub people: Vec<Person>,
    /// Reasons of last year; only kept.
    pub reasons: Vec<LineReason>,
}

/// A rating band as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BandRow {
    /// Its name.
    pub name: String,
    /// Its lowest total.
    pub from: String,
    /// Only for this block.
    pub block: Option<BlockId>,
}

/// What saving would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Effect {
    /// Why it can't be saved.
    pub faults: Vec<String>,
    /// What is odd about the criteria set.
    pub warnings: Vec<String>,
    /// The sums by source.
    pub sum: String,
    /// Units and lines that would no longer be there, with what is recorded on them.
    pub gone: Vec<String>,
    /// Units whose total or place would change: name, before, after.
    pub changes: Vec<[String; 3]>,
}

impl Plan {
    /// Starts from the set-up as it is.
    pub fn of(context: &Context<'_>) -> Option<Plan> {
        let block = context.campaign.block(context.block)?;
        let settings = context.campaign.settings();
        let bands = settings.bands.iter().map(|b| BandRow {
            name: b.name.to_string(),
            from: context.text.points(b.from),
            block: b.block,
        });
        Some(Plan {
            block: context.block,
            about: Stated::of(block.set.about()),
            set: CriteriaSet::clone(&block.set).into(),
            units: block.units.clone(),
            decimals: settings.total_decimals,
            ties: settings.ties,
            bands: bands.collect(),
            heads: settings.heads.clone(),
            words: settings.words.clone(),
            sheets: settings.sheets.clone(),
            people: settings.people.clone(),
            reasons: settings.reasons.clone(),
        })
    }

    /// The edits that save it: only parts that differ from what is recorded.
    ///
    /// # Errors
    /// Sentences that say what is wrong.
    pub fn edits(&self, context: &Context<'_>) -> Result<Vec<Edit>, Vec<String>> {
        let text = context.text;
        let before = Plan::of(context).ok_or_else(Vec::new)?;
        let mut edits = Vec::new();
        if (&self.set, &self.about) != (&before.set, &before.about) {
            let known = before.set.nodes.iter().filter_map(|node| node.id);
            let revision = self.set.revision + 1;
            let nodes = tree::with_ids(&self.set.nodes, known, revision);
            let set = self.built(nodes, revision, text)?;
            edits.push(Edit::criteria(self.block, &set));
        }
        if self.units != before.units {
            edits.push(Edit::roster(self.block, &self.named_units(context.campaign, text)?));
        }
        let counted = |plan: &Plan| (plan.decimals, plan.ties, plan.bands.clone(), plan.people.clone());
        let told = |plan: &Plan| (plan.heads.clone(), plan.words.clone(), plan.sheets.clone());
        if counted(self) != counted(&before) || told(self) != told(&before) {
            edits.push(Edit::settings(&self.settings(text)?));
        }
        Ok(edits)
    }

    /// The criteria set as it is typed.
    fn built(&self, nodes: Vec<DraftNode>, revision: u32, text: &Text) -> Result<CriteriaSet, Vec<String>> {
        let draft = Draft { about: self.about.read(text)?, revision, nodes };
        CriteriaSet::build(draft).map_err(|faults| faults.iter().map(|f: &Fault| text.fault(f)).collect())
    }

    /// The units, each with an id.
    fn named_units(&self, campaign: &Campaign, text: &Text) -> Result<Vec<Unit>, Vec<String>> {
        if self.units.iter().any(|u| u.name.trim().is_empty()) {
            return Err(vec![text.say("setup-name-needed")]);
        }
        let known = campaign.blocks().iter().flat_map(|b| b.units.iter().map(|u| u.id));
        let mut taken: HashSet<UnitId> = known.chain(self.units.iter().map(|u| u.id)).collect();
        let named = |unit: &Unit| {
            if !unit.id.is_none() {
                return unit.clone();
            }
            // What was recorded on a unit that was taken out doesn't come back with another of its name.
            let id = free_id(&unit.name, |id| taken.contains(&id) || campaign.entries_on(id).next().is_some());
            taken.insert(id);
            Unit { id, ..unit.clone() }
        };
        Ok(self.units.iter().map(named).collect())
    }

    fn settings(&self, text: &Text) -> Result<Settings, Vec<String>> {
        let band = |row: &BandRow| {
            let from = not_negative(&row.from).ok_or_else(|| {
                vec![text.fill("setup-bad-band", &[("band", row.name.trim()), ("typed", row.from.trim())])]
            })?;
            if row.name.trim().is_empty() {
                return Err(vec![text.say("setup-name-needed")]);
            }
            Ok(RatingBand { name: row.name.trim().into(), from, block: row.block })
        };
        let bands = self.bands.iter().map(band).collect::<Result<Vec<RatingBand>, Vec<String>>>()?;
        let people: Vec<Person> =
            self.people.iter().map(|p| Person { name: p.name.trim().into(), ..p.clone() }).collect();
        if people.iter().any(|p| p.name.is_empty()) {
            return Err(vec![text.say("setup-name-needed")]);
        }
        Ok(Settings {
            total_decimals: self.decimals,
            ties: self.ties,
            bands,
            heads: self.heads.clone(),
            words: self.words.clone(),
            sheets: self.sheets.clone(),
            people,
            reasons: self.reasons.clone(),
        })
    }

    /// What saving it would do, found out on a copy of the campaign.
    pub fn effect(&self, context: &Context<'_>) -> Effect {
        let text = context.text;
        let mut effect = Effect::default();
        let nodes = tree::with_ids(&self.set.nodes, std::iter::empty(), self.set.revision + 1);
        if let Ok(set) = self.built(nodes, self.set.revision, text) {
            let warnings = set.warnings(context.campaign.heading().year);
            effect.warnings = warnings.iter().map(|w| text.warning(w, &set)).collect();
            let [appraisal, survey, satisfaction] = Source::ALL.map(|s| text.points(set.max_of(s)));
            let max = text.points(set.max());
            effect.sum = text.fill(
                "setup-sum",
                &[("max", &max), ("appraisal", &appraisal), ("survey", &survey), ("satisfaction", &satisfaction)],
            );
        }
        match self.edits(context) {
            Err(faults) => effect.faults = faults,
            Ok(edits) if edits.is_empty() => {}
            Ok(edits) => match self.tried(context.campaign, edits) {
                Ok(after) => {
                    effect.gone = gone(context, self.block, &after);
                    effect.changes = self.changes(context, &after);
                }
                Err(why) => effect.faults = vec![text.refusal(&why, context.campaign)],
            },
        }
        effect
    }

    fn tried(&self, campaign: &Campaign, edits: Vec<Edit>) -> Result<Campaign, Refusal> {
        let stamp = Stamp { copy: CopyId(u64::MAX), at_ms: 0, author: "setup".into() };
        let entries = campaign.decide(Command::Edit { edits, note: None }, &stamp)?;
        let mut after = campaign.clone();
        after.commit(entries);
        Ok(after)
    }

    fn changes(&self, context: &Context<'_>, after: &Campaign) -> Vec<[String; 3]> {
        let of = |results: &[crate::domain::ranking::BlockResults]| -> Vec<UnitResult> {
            results.iter().filter(|r| r.block == self.block).flat_map(|r| r.units.iter().cloned()).collect()
        };
        let (before, now) = (of(context.results), of(&after.results()));
        let told = |result: Option<&UnitResult>, decimals| told(context.text, result, decimals);
        let (old, new) = (context.campaign.settings().total_decimals, after.settings().total_decimals);
        let row = |result: &UnitResult| {
            let was = before.iter().find(|r| r.unit == result.unit);
            let (was, is) = (told(was, old), told(Some(result), new));
            (was != is).then(|| [context.text.unit_name(after, result.unit), was, is])
        };
        now.iter().filter_map(row).collect()
    }
}

/// How many units would have another total or place.
pub fn changed(text: &Text, effect: &Effect) -> String {
    match effect.changes.len() {
        0 => text.say("setup-effect-none"),
        count => text.fill("setup-effect-count", &[("count", &text.count(count))]),
    }
}

/// What would no longer be there: units with their lines that were scored, lines with the units scored on them.
fn gone(context: &Context<'_>, block: BlockId, after: &Campaign) -> Vec<String> {
    let (Some(was), Some(is)) = (context.campaign.block(block), after.block(block)) else { return Vec::new() };
    let text = context.text;
    let results = context.results.iter().find(|r| r.block == block);
    let settled = |at: usize| results.and_then(|r| r.totals.units.get(at)).map_or(0, |t| t.scored + t.not_applicable);
    let mut gone = Vec::new();
    for (at, unit) in was.units.iter().enumerate().filter(|(_, unit)| is.row(unit.id).is_none()) {
        let result = results.and_then(|r| r.units.get(at));
        let stood = told(text, result, context.campaign.settings().total_decimals);
        let words = [("unit", &*unit.name), ("stood", &*stood), ("lines", &*text.count(settled(at)))];
        gone.push(text.fill("setup-gone-unit", &words));
    }
    for node in was.set.leaves().filter(|node| is.set.line(node.id).is_none()) {
        let is_scored = |unit: &&Unit| context.campaign.standing(unit.id, node.id) != Standing::Blank;
        let units = was.units.iter().filter(is_scored).count();
        let words = [("code", &*node.code), ("text", &*node.text), ("units", &*text.count(units))];
        gone.push(text.fill("setup-gone-line", &words));
    }
    gone
}

fn told(text: &Text, result: Option<&UnitResult>, decimals: u8) -> String {
    let Some(result) = result else { return text.say("setup-unit-new") };
    if result.published.is_none() {
        return text.say("setup-unit-blank");
    }
    let place = text.rank_short(result.placed);
    let total = result.published.map_or_else(|| "–".to_owned(), |p| text.points_fixed(p, decimals));
    text.fill("setup-place-total", &[("place", &place), ("total", &total)])
}

/// An id for a name that nobody has or had.
fn free_id(name: &str, is_taken: impl Fn(UnitId) -> bool) -> UnitId {
    let words = fold::words(name).replace(' ', "-");
    let short: String = words.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').take(48).collect();
    let short = if short.is_empty() { "unit".to_owned() } else { short };
    let numbered = (2..10_000).map(|n| format!("{short}-{n}"));
    let names = std::iter::once(short.clone()).chain(numbered);
    names.filter_map(|n| Slug::new(&n).ok()).find(|id| !is_taken(*id)).unwrap_or(Slug::NONE)
}

/// Reads a number of points above zero.
pub fn positive(text: &str) -> Option<Points> {
    match number::read(text) {
        Ok(Read::Number(number)) if number.value > Points::ZERO => Some(number.value),
        _ => None,
    }
}

/// Reads a number of points, zero or more: the lowest band begins at zero.
fn not_negative(text: &str) -> Option<Points> {
    match number::read(text) {
        Ok(Read::Number(number)) if number.value >= Points::ZERO => Some(number.value),
        _ => None,
    }
}

/// The word for the kind of a row's rule.
pub fn rule_word(text: &Text, node: &DraftNode) -> String {
    match node.rule {
        Rule::Levels(_) => text.say("setup-rule-levels"),
        Rule::Bands { .. } => text.say("setup-rule-bands"),
        Rule::Proportional { .. } => text.say("setup-rule-share"),
        Rule::PerItem { .. } => text.say("setup-rule-item"),
        Rule::PerViolation { .. } => text.say("setup-rule-violation"),
        Rule::Survey { .. } => text.say("setup-rule-survey"),
        Rule::Satisfaction => text.say("setup-rule-satisfaction"),
        Rule::Judged => text.say("setup-rule-judged"),
    }
}

/// Other names as typed: parted by semicolons.
pub fn aliases(text: &str) -> Vec<Arc<str>> {
    text.split(';').map(str::trim).filter(|a| !a.is_empty()).map(Arc::from).collect()
}
