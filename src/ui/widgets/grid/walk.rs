//! Where the next cell is: beside, under, at the edge of what is filled. As a spreadsheet program has it; rows of
//! sums, in which nothing can be put, are walked past.

use egui::Modifiers;

use super::model::{At, Block, Entry, Fold, Look, Model, Row};

/// Returns the cell to the right, or to the left with Shift.
pub(super) fn beside<M: Model>(model: &M, at: At, modifiers: Modifiers) -> At {
    let last = model.columns().len().saturating_sub(1);
    let column = if modifiers.shift { at.column.saturating_sub(1) } else { at.column.saturating_add(1).min(last) };
    At { column, ..at }
}

/// Returns the same column in the next row that is walked to, or in the one before with Shift.
pub(super) fn under<M: Model>(model: &M, at: At, modifiers: Modifiers) -> At {
    let is_stop = |row: &usize| stops(model, At { row: *row, ..at });
    let row = if modifiers.shift {
        (0..at.row).rev().find(is_stop)
    } else {
        (at.row.saturating_add(1)..model.rows()).find(is_stop)
    };
    At { row: row.unwrap_or(at.row), ..at }
}

/// Whether walking stops at a row: at lines, at groups that hide theirs, and where something can be put in.
fn stops<M: Model>(model: &M, at: At) -> bool {
    match model.row(at.row) {
        Row::Line { .. } | Row::Group { fold: Fold::Closed, .. } => true,
        Row::Group { .. } | Row::Total => model.cell(at).entry == Entry::Open,
    }
}

/// Tells whether something can be put into any cell of a block. So many are looked at; beyond them it can be tried.
pub(super) fn opens<M: Model>(model: &M, block: Block) -> bool {
    const LOOKED_AT: usize = 4096;
    let cells = (block.from.row..=block.to.row)
        .flat_map(|row| (block.from.column..=block.to.column).map(move |column| At { row, column }));
    let mut looked_at = 0;
    for at in cells {
        looked_at += 1;
        if looked_at > LOOKED_AT || model.cell(at).entry == Entry::Open {
            return true;
        }
    }
    false
}

/// Returns where a row begins: at the first column that isn't frozen. Frozen columns say what the row is; where
/// something can be put into them, it begins with them.
pub(super) fn home<M: Model>(model: &M, at: At, frozen: usize) -> At {
    let begins_frozen = (0..frozen).any(|column| model.cell(At { column, ..at }).entry == Entry::Open);
    At { column: if begins_frozen || frozen >= model.columns().len() { 0 } else { frozen }, ..at }
}

/// Returns the group that a row stands in, from its first column; a group leads to the one above it.
pub(super) fn group_above<M: Model>(model: &M, at: At) -> Option<At> {
    let inner = match model.row(at.row) {
        Row::Line { depth } | Row::Group { depth, .. } => depth,
        Row::Total => return None,
    };
    let is_above = |row: &usize| matches!(model.row(*row), Row::Group { depth, .. } if depth < inner);
    (0..at.row).rev().find(is_above).map(|row| At { row, ..at })
}

/// Returns where a column goes over from filled cells to empty ones or back, seen from `at`; the last cell where it
/// nowhere does.
pub(super) fn edge_of_column<M: Model>(model: &M, at: At, modifiers: Modifiers) -> At {
    edge(at, |at| under(model, at, modifiers), |at| is_filled(model, at))
}

/// The same along a row.
pub(super) fn edge_of_row<M: Model>(model: &M, at: At, modifiers: Modifiers) -> At {
    edge(at, |at| beside(model, at, modifiers), |at| is_filled(model, at))
}

fn edge(from: At, next: impl Fn(At) -> At, is_filled: impl Fn(At) -> bool) -> At {
    let mut at = next(from);
    // Out of an empty stretch the first filled cell is the edge; within a filled one it is the last.
    let goes_on_while_filled = is_filled(from) && is_filled(at);
    loop {
        let after = next(at);
        if after == at || goes_on_while_filled && !is_filled(after) || !goes_on_while_filled && is_filled(at) {
            return at;
        }
        at = after;
    }
}

fn is_filled<M: Model>(model: &M, at: At) -> bool {
    let cell = model.cell(at);
    !cell.text.is_empty() && cell.look != Look::Pending
}
