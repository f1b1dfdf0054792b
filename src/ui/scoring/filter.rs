//! Which lines of a unit's sheet are shown. As in a spreadsheet program, what was shown when the filter was
//! chosen stays until the unit or the filter is another: a line doesn't vanish under the hand that scores it.

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::Ui;

use super::flags;
use crate::domain::campaign::BlockState;
use crate::domain::criteria::Node;
use crate::domain::index::Standing;
use crate::domain::slug::{LineId, UnitId};
use crate::domain::value::Value;
use crate::text::Text;
use crate::ui::context::Context;
use crate::ui::widgets::{chooser, says};

/// What is shown.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub(super) enum Filter {
    /// Every line.
    #[default]
    All,
    /// Lines that nobody has scored, or where values stand against each other.
    Open,
    /// Lines whose score is not the unit's own.
    Differs,
    /// Lines that someone should look at.
    Flagged,
    /// Lines that the person at the keyboard scores.
    Mine,
    /// Lines of one appraising body.
    Of(Arc<str>),
}

/// The filter that is chosen, with the lines that it let through.
#[derive(Debug, Default)]
pub(super) struct Filtered {
    pub(super) filter: Filter,
    shown: Option<(UnitId, BTreeSet<LineId>)>,
}

impl Filter {
    fn lets_through(&self, context: &Context<'_>, unit: UnitId, node: &Node) -> bool {
        let campaign = context.campaign;
        match self {
            Filter::All => true,
            Filter::Open => matches!(campaign.standing(unit, node.id), Standing::Blank | Standing::Disputed),
            Filter::Differs => {
                let own = campaign.self_score(unit, node.id).value().and_then(Value::as_score);
                let given = campaign.appraised(unit, node.id).and_then(|(_, r)| r.value().and_then(Value::as_score));
                given.is_some() && given != own
            }
            Filter::Flagged => !flags::of(context, unit, node.id).is_empty(),
            Filter::Mine => campaign.settings().is_own(context.author, &node.appraiser),
            Filter::Of(appraiser) => node.appraiser == *appraiser,
        }
    }

    fn name(&self, text: &Text) -> String {
        match self {
            Filter::All => text.say("scoring-filter-all"),
            Filter::Open => text.say("scoring-filter-open"),
            Filter::Differs => text.say("scoring-filter-differs"),
            Filter::Flagged => text.say("scoring-filter-flagged"),
            Filter::Mine => text.say("scoring-filter-mine"),
            Filter::Of(appraiser) => text.fill("scoring-filter-of", &[("appraiser", appraiser)]),
        }
    }
}

impl Filtered {
    /// Lets a filter be chosen; says whether another one was.
    pub(super) fn choose(&mut self, ui: &mut Ui, context: &Context<'_>, block: &BlockState) -> bool {
        let text = context.text;
        let bodies: BTreeSet<&Arc<str>> = block.set.leaves().map(|n| &n.appraiser).filter(|a| !a.is_empty()).collect();
        let has_own = bodies.iter().any(|body| context.campaign.settings().is_own(context.author, body));
        let of = has_own.then_some(Filter::Mine).into_iter().chain(bodies.into_iter().map(|b| Filter::Of(b.clone())));
        let all = [Filter::All, Filter::Open, Filter::Differs, Filter::Flagged].into_iter().chain(of);
        let before = self.filter.clone();
        let (width, shown) = (ui.available_width(), before.name(text));
        let combo = chooser("scoring-filter", &shown).width(width).truncate().show_ui(ui, |ui| {
            for filter in all {
                let words = filter.name(text);
                ui.selectable_value(&mut self.filter, filter, words);
            }
        });
        says(combo.response, &text.say("scoring-filter"), &shown);
        if self.filter != before {
            self.shown = None;
        }
        self.filter != before
    }

    /// Settles which lines of a unit are shown, and keeps to it; a line that is wanted is always shown.
    pub(super) fn settle(&mut self, context: &Context<'_>, unit: UnitId, wanted: Option<LineId>) {
        if self.filter == Filter::All {
            self.shown = None;
            return;
        }
        let Some(block) = context.campaign.block_of(unit) else { return };
        let known = self.shown.take().filter(|(of, _)| *of == unit);
        let through = |node: &&Node| self.filter.lets_through(context, unit, node);
        let (_, mut lines) =
            known.unwrap_or_else(|| (unit, block.set.leaves().filter(through).map(|n| n.id).collect()));
        lines.extend(wanted);
        self.shown = Some((unit, lines));
    }

    /// Whether a line is shown.
    pub(super) fn shows(&self, line: LineId) -> bool {
        self.shown.as_ref().is_none_or(|(_, lines)| lines.contains(&line))
    }
}
