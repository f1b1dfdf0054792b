//! What a person says about a sheet, in place of what it was taken for.

use std::collections::BTreeMap;

use egui::{ScrollArea, Ui};

use crate::domain::campaign::{Campaign, Command, Edit};
use crate::domain::setup::{ColumnHead, SheetLike};
use crate::domain::value::Round;
use crate::sheets::read::{self, SheetKind, SheetOf, SheetReading, Told};
use crate::text::fold;
use crate::ui::column;
use crate::ui::context::Context;
use crate::ui::theme::size;
use crate::ui::widgets::{chooser, hint, quiet, says};

/// What was said about sheets, and kept for as long as these files are looked at.
pub(super) type AllTold = BTreeMap<SheetOf, Told>;

/// Lets the kind, the unit and the round of a sheet be said; tells whether something was.
pub(super) fn choose(ui: &mut Ui, context: &Context<'_>, reading: &SheetReading, told: &mut Told) -> bool {
    let before = told.clone();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = size::S;
        kind(ui, context, reading, told);
        if reading.kind == SheetKind::SelfAssessment || (reading.kind == SheetKind::Appraisal && reading.unit.is_some())
        {
            unit(ui, context, reading, told);
        }
        if reading.kind == SheetKind::Appraisal {
            round(ui, context, told);
        }
        if *told != Told::default() && quiet(ui, &context.text.say("import-told-forget")).clicked() {
            *told = Told::default();
        }
        if told.as_kind.is_none() && read::recall(context.campaign.settings(), &reading.sheet, &reading.heads).is_some()
        {
            hint(ui, &context.text.say("import-sheet-recalled"));
        }
    });
    *told != before
}

fn kind(ui: &mut Ui, context: &Context<'_>, reading: &SheetReading, told: &mut Told) {
    let text = context.text;
    let shown = text.sheet_kind(reading.kind);
    let list = chooser("kind", &shown).width(190.0).show_ui(ui, |ui| {
        for kind in SheetKind::ALL {
            if ui.selectable_label(reading.kind == kind, text.sheet_kind(kind)).clicked() {
                told.as_kind = Some(kind);
                ui.close();
            }
        }
    });
    says(list.response, &text.say("import-told-kind"), &shown);
}

fn unit(ui: &mut Ui, context: &Context<'_>, reading: &SheetReading, told: &mut Told) {
    let text = context.text;
    let shown = reading.unit.map_or_else(|| text.say("import-name-choose"), |u| text.unit_name(context.campaign, u));
    let list = chooser("unit", &shown).width(260.0).show_ui(ui, |ui| {
        ScrollArea::vertical().max_height(300.0).show(ui, |ui| {
            for unit in context.campaign.blocks().iter().flat_map(|b| &b.units) {
                if ui.selectable_label(reading.unit == Some(unit.id), &*unit.name).clicked() {
                    told.unit = Some(unit.id);
                    ui.close();
                }
            }
        });
    });
    says(list.response, &text.say("import-told-unit"), &shown);
}

fn round(ui: &mut Ui, context: &Context<'_>, told: &mut Told) {
    let text = context.text;
    let shown = told.round.map_or_else(|| text.say("import-told-round-read"), |round| text.round(round));
    let list = chooser("round", &shown).width(180.0).show_ui(ui, |ui| {
        for round in Round::ALL {
            if ui.selectable_label(told.round == Some(round), text.round(round)).clicked() {
                told.round = Some(round);
                ui.close();
            }
        }
    });
    says(list.response, &text.say("import-told-round"), &shown);
}

/// Offers to remember what columns were told to be, by their heads; gives the command that does.
pub(super) fn remember(ui: &mut Ui, context: &Context<'_>, reading: &SheetReading, told: &Told) -> Option<Command> {
    let new = new_heads(context.campaign, reading, told);
    if new.is_empty() {
        return None;
    }
    let said = |head: &ColumnHead| {
        let meaning = read::Meaning::from_word(&head.meaning);
        let meaning = meaning.map_or_else(String::new, |m| column::meaning(m, context.text));
        format!("“{}” = {meaning}", head.head)
    };
    let heads = new.iter().map(said).collect::<Vec<_>>().join(" · ");
    let words = context.text.fill("import-heads-remember", &[("heads", &heads)]);
    quiet(ui, &words).clicked().then(|| {
        let mut settings = context.campaign.settings().clone();
        settings.heads.retain(|known| !new.iter().any(|n| fold::same(&n.head, &known.head)));
        settings.heads.extend(new);
        Command::Edit { edits: vec![Edit::settings(&settings)], note: None }
    })
}

/// Offers to remember the kind and the round that a sheet was told to be of; gives the command that does.
pub(super) fn remember_kind(
    ui: &mut Ui,
    context: &Context<'_>,
    reading: &SheetReading,
    told: &Told,
) -> Option<Command> {
    if told.as_kind.is_none() && told.round.is_none() {
        return None;
    }
    let like = SheetLike {
        sheet: reading.sheet.clone(),
        heads: reading.heads.clone(),
        kind: told.as_kind.unwrap_or(reading.kind).word().into(),
        round: told.round.map(Round::number),
    };
    if context.campaign.settings().sheets.contains(&like) {
        return None;
    }
    let (which, kind) = (column::like(&like, context.text), column::kind(&like, context.text));
    let words = context.text.fill("import-sheet-remember", &[("sheet", &which), ("kind", &kind)]);
    quiet(ui, &words).clicked().then(|| {
        let mut settings = context.campaign.settings().clone();
        settings
            .sheets
            .retain(|known| !(fold::same(&known.sheet, &like.sheet) && fold::same(&known.heads, &like.heads)));
        settings.sheets.push(like);
        Command::Edit { edits: vec![Edit::settings(&settings)], note: None }
    })
}

/// The heads of told columns that the campaign doesn't know like this yet.
fn new_heads(campaign: &Campaign, reading: &SheetReading, told: &Told) -> Vec<ColumnHead> {
    let of_column = |(at, meaning): (&u16, &read::Meaning)| {
        let column = reading.columns.iter().find(|c| c.at == *at)?;
        let head = ColumnHead { head: column.head.clone(), meaning: meaning.word().into() };
        let is_known = campaign.settings().heads.contains(&head);
        (!head.head.is_empty() && !is_known).then_some(head)
    };
    told.columns.iter().filter_map(of_column).collect()
}
