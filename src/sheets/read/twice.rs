//! Values that stand twice: taken once where they are equal, not at all where they differ.

use std::collections::HashMap;
use std::sync::Arc;

use super::ReadValue;
use super::draft::Draft;
use crate::domain::finding::{Finding, FindingKind, Severity};
use crate::domain::id_hash::IdSet;
use crate::domain::repeats::FIRST_PLACES;
use crate::domain::value::Key;

/// Puts in order what one sheet says twice about a register; `kind` says what stands twice.
pub(super) fn settle(draft: &mut Draft, kind: FindingKind) {
    let mut once: IdSet<Key> = IdSet::with_capacity_and_hasher(draft.values.len(), Default::default());
    let twice: IdSet<Key> = draft.values.iter().map(|value| value.key).filter(|key| !once.insert(*key)).collect();
    if twice.is_empty() {
        return;
    }
    let mut seen: HashMap<Key, Vec<usize>> = HashMap::with_capacity(twice.len());
    for (at, value) in draft.values.iter().enumerate().filter(|(_, value)| twice.contains(&value.key)) {
        seen.entry(value.key).or_default().push(at);
    }
    let mut drop = vec![false; draft.values.len()];
    let mut groups: Vec<Vec<usize>> = seen.into_values().collect();
    groups.sort_unstable();
    for group in groups {
        let values: Vec<ReadValue> = group.iter().filter_map(|at| draft.values.get(*at)).cloned().collect();
        let equal = values.windows(2).all(|pair| matches!(pair, [a, b] if a.value == b.value));
        let found = named(&values);
        for (nth, (at, value)) in group.iter().zip(&values).enumerate() {
            if equal && nth == 0 {
                continue;
            }
            if let Some(gone) = drop.get_mut(*at) {
                *gone = true;
            }
            let severity = if equal { Severity::Warning } else { Severity::Error };
            let mut finding =
                Finding::new(severity, kind).at(value.cell).unit(Some(value.key.unit)).found(Arc::clone(&found));
            if !value.key.line.is_none() {
                finding = finding.line(value.key.line);
            }
            draft.find(finding);
            if !equal {
                draft.role(value.cell.row, super::RowRole::Refused);
            }
        }
    }
    let mut gone = drop.into_iter();
    draft.values.retain(|_| !gone.next().unwrap_or(false));
}

/// The cells of values for one register and what each says, written once for all their findings.
fn named(values: &[ReadValue]) -> Arc<str> {
    let one = |v: &ReadValue| format!("{} = {}", v.cell, v.value.printed().unwrap_or_default().replace('.', ","));
    let named: Vec<String> = values.iter().take(FIRST_PLACES).map(one).collect();
    let more = if values.len() > named.len() { "; …" } else { "" };
    format!("{}{more}", named.join("; ")).into()
}
