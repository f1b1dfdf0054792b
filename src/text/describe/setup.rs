//! What a change of the set-up says: which units, criteria and settings are others.
//!
//! A part of the set-up is a document of its own; a history that said "set-up → set-up" would say nothing.

use std::collections::HashMap;
use std::hash::Hash;

use serde::de::DeserializeOwned;

use crate::domain::criteria::{CriteriaSet, Node};
use crate::domain::setup::{Block, Heading, Settings, Unit};
use crate::domain::value::What;
use crate::text::Text;

/// How many differences are told; the rest is counted.
const TOLD: usize = 6;

impl Text {
    /// What is in a part of the set-up that wasn't there before, or which differences there are to what was.
    pub(super) fn setup_difference(&self, what: What, before: Option<&str>, after: &str) -> String {
        let told = match what {
            What::Heading => self.headings(read(before), read(Some(after))),
            What::Blocks => self.blocks(read(before), read(Some(after))),
            What::Roster => self.rosters(read(before), read(Some(after))),
            What::Criteria => self.criteria(read(before), read(Some(after))),
            What::Settings => self.settings(read(before), read(Some(after))),
            _ => Vec::new(),
        };
        let rest = told.len().saturating_sub(TOLD);
        let mut told: Vec<String> = told.into_iter().take(TOLD).collect();
        if rest > 0 {
            told.push(self.fill("difference-more", &[("count", &self.count(rest))]));
        }
        told.join("; ")
    }

    fn headings(&self, before: Option<Heading>, after: Option<Heading>) -> Vec<String> {
        let name = |h: &Heading| format!("{} · {} · {}", h.year, h.title, h.place);
        match (before, after) {
            (Some(before), Some(after)) => vec![self.altered(&name(&before), &name(&after))],
            (None, Some(after)) => vec![name(&after)],
            _ => Vec::new(),
        }
    }

    fn blocks(&self, before: Option<Vec<Block>>, after: Option<Vec<Block>>) -> Vec<String> {
        let Some(after) = after else { return Vec::new() };
        let Some(before) = before else { return after.iter().map(|b| b.name.to_string()).collect() };
        self.differences(
            &before,
            &after,
            |b| (b.id, b.name.to_string()),
            |was, is| (was.name != is.name).then(|| self.altered(&was.name, &is.name)),
        )
    }

    fn rosters(&self, before: Option<Vec<Unit>>, after: Option<Vec<Unit>>) -> Vec<String> {
        let Some(after) = after else { return Vec::new() };
        let Some(before) = before else {
            return vec![self.fill("difference-units", &[("count", &self.count(after.len()))])];
        };
        self.differences(
            &before,
            &after,
            |u| (u.id, u.name.to_string()),
            |was, is| match was.name == is.name {
                true if was == is => None,
                true => Some(self.fill("difference-other", &[("name", &is.name)])),
                false => Some(self.altered(&was.name, &is.name)),
            },
        )
    }

    fn criteria(&self, before: Option<CriteriaSet>, after: Option<CriteriaSet>) -> Vec<String> {
        let Some(after) = after else { return Vec::new() };
        let Some(before) = before else {
            let args = [("count", &*self.count(after.leaf_count())), ("max", &*self.points(after.max()))];
            return vec![self.fill("difference-lines", &args)];
        };
        self.differences(before.nodes(), after.nodes(), |n| (n.id, n.code.to_string()), |was, is| self.line(was, is))
    }

    fn line(&self, was: &Node, is: &Node) -> Option<String> {
        if was.code != is.code {
            return Some(self.altered(&was.code, &is.code));
        }
        if was.max != is.max {
            let args = [("code", &*is.code), ("before", &*self.points(was.max)), ("after", &*self.points(is.max))];
            return Some(self.fill("difference-max", &args));
        }
        // Where it stands among the others says nothing of the line.
        let same = Node { parent: was.parent, field: was.field, ..is.clone() };
        (same != *was).then(|| self.fill("difference-other", &[("name", &is.code)]))
    }

    fn settings(&self, before: Option<Settings>, after: Option<Settings>) -> Vec<String> {
        let (Some(before), Some(after)) = (before, after) else { return Vec::new() };
        let mut told = Vec::new();
        if before.total_decimals != after.total_decimals {
            let args = [("before", &*before.total_decimals.to_string()), ("after", &*after.total_decimals.to_string())];
            told.push(self.fill("difference-decimals", &args));
        }
        if before.ties != after.ties {
            told.push(self.altered(&self.ties(before.ties), &self.ties(after.ties)));
        }
        let parts = [
            (before.bands != after.bands).then(|| self.say("difference-bands")),
            (before.people != after.people).then(|| self.say("difference-people")),
            (before.reasons != after.reasons).then(|| self.say("difference-reasons")),
            ((&before.heads, &before.words, &before.sheets) != (&after.heads, &after.words, &after.sheets))
                .then(|| self.say("difference-reading")),
        ];
        told.extend(parts.into_iter().flatten());
        told
    }

    fn altered(&self, before: &str, after: &str) -> String {
        self.fill("difference-altered", &[("before", before), ("after", after)])
    }

    /// What was added, what was taken away, and what `other` has to say of the rest.
    fn differences<T, K: Eq + Hash>(
        &self,
        before: &[T],
        after: &[T],
        name: impl Fn(&T) -> (K, String),
        other: impl Fn(&T, &T) -> Option<String>,
    ) -> Vec<String> {
        let mut known: HashMap<K, &T> = before.iter().map(|one| (name(one).0, one)).collect();
        let mut told = Vec::new();
        for is in after {
            let (key, name) = name(is);
            match known.remove(&key) {
                Some(was) => told.extend(other(was, is)),
                None => told.push(self.fill("difference-added", &[("name", &name)])),
            }
        }
        let gone = before.iter().map(name).filter(|(key, _)| known.contains_key(key));
        told.extend(gone.map(|(_, name)| self.fill("difference-removed", &[("name", &name)])));
        told
    }
}

fn read<T: DeserializeOwned>(part: Option<&str>) -> Option<T> {
    serde_json::from_str(part?).ok()
}
