//! Names of units as offices write them: prefixes, abbreviations, i and y, tone marks anywhere.
//!
//! A name is recognised only with certainty: a near match is not taken.

use std::collections::HashMap;

use crate::domain::campaign::Campaign;
use crate::domain::setup::Unit;
use crate::domain::slug::UnitId;
use crate::text::fold;

/// All units by every way of writing their names.
pub(super) struct Names {
    keys: HashMap<String, Named>,
    place: Vec<String>,
    longest: usize,
    longest_words: usize,
}

#[derive(Clone, Copy)]
struct Named {
    /// 0 for the name or an alias, more for what was derived from them.
    distance: u8,
    /// None where units share the key at that distance.
    unit: Option<UnitId>,
}

impl Names {
    pub(super) fn new(campaign: &Campaign) -> Names {
        let place = canonical(&campaign.heading().place);
        let mut names = Names { keys: HashMap::new(), place, longest: 0, longest_words: 0 };
        for unit in campaign.blocks().iter().flat_map(|b| &b.units) {
            names.add(unit);
        }
        names
    }

    fn add(&mut self, unit: &Unit) {
        for name in std::iter::once(&unit.name).chain(&unit.aliases) {
            // Room for a council's name and a place written out in full.
            let written_out = 40 + 2 * self.place.concat().len();
            self.longest_words = self.longest_words.max(fold::words(name).len() + written_out);
            let full = canonical(name);
            let mut ways = vec![(0, full.clone())];
            let bare = without_council(&full);
            ways.push((1, bare.to_vec()));
            ways.push((2, self.without_place(bare).to_vec()));
            ways.push((2, self.without_place(&full).to_vec()));
            let stem = without_level(self.without_place(bare));
            ways.push((3, stem.to_vec()));
            for (distance, tokens) in ways {
                self.put(&tokens, distance, unit.id);
            }
        }
        self.put(&canonical(&unit.id.as_str().replace(['-', '_'], " ")), 3, unit.id);
    }

    fn put(&mut self, tokens: &[String], distance: u8, unit: UnitId) {
        let key = tokens.concat();
        // "ubnd", "so", "tp" alone name nobody.
        if key.len() < 2 || (tokens.len() == 1 && GENERAL.contains(&key.as_str())) {
            return;
        }
        self.longest = self.longest.max(tokens.len());
        let new = Named { distance, unit: Some(unit) };
        let named = self.keys.entry(key).or_insert(new);
        if named.distance > distance {
            *named = new;
        } else if named.distance == distance && named.unit != Some(unit) {
            named.unit = None;
        }
    }

    /// The unit that a text names and nothing else.
    pub(super) fn unit(&self, text: &str) -> Option<UnitId> {
        self.unit_of_words(&fold::words(text))
    }

    /// The same of a text whose words are at hand.
    pub(super) fn unit_of_words(&self, words: &str) -> Option<UnitId> {
        // Longer than any way to write a name out: most texts of a form end here.
        if words.is_empty() || words.len() > self.longest_words {
            return None;
        }
        let full = canonical_of(words);
        let bare = without_council(&full);
        [&full[..], bare, self.without_place(&full), self.without_place(bare)].into_iter().find_map(|t| self.get(t))
    }

    /// The units whose names stand somewhere in a text, longest names first taken.
    pub(super) fn inside(&self, text: &str) -> Vec<UnitId> {
        let tokens = canonical(text);
        let mut units = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            let most = self.longest.min(tokens.len() - at);
            let found = (2..=most).rev().find_map(|n| Some((n, self.get(tokens.get(at..at + n)?)?)));
            match found {
                Some((n, unit)) => {
                    if !units.contains(&unit) {
                        units.push(unit);
                    }
                    at += n;
                }
                None => at += 1,
            }
        }
        units
    }

    fn get(&self, tokens: &[String]) -> Option<UnitId> {
        if tokens.is_empty() {
            return None;
        }
        self.keys.get(&tokens.concat())?.unit
    }

    fn without_place<'t>(&self, tokens: &'t [String]) -> &'t [String] {
        let place = match self.place.split_first() {
            Some((first, rest)) if LEVELS.contains(&first.as_str()) && !rest.is_empty() => rest,
            _ => &self.place[..],
        };
        let mut kept = tokens;
        if !place.is_empty()
            && kept.len() > place.len()
            && let Some(before) = kept.strip_suffix(place)
        {
            kept = before;
        }
        match kept.split_last() {
            Some((last, before)) if matches!(last.as_str(), "tp" | "tinh") && !before.is_empty() => before,
            _ => kept,
        }
    }
}

const LEVELS: [&str; 8] = ["quan", "huien", "phuong", "xa", "tt", "tp", "tx", "tinh"];
const GENERAL: [&str; 12] = ["ubnd", "so", "tp", "quan", "huien", "phuong", "xa", "vp", "bql", "tinh", "tt", "tx"];

/// Phrases and abbreviations that mean the same, as tokens, every `y` an `i`.
const SAME: [(&[&str], &str); 17] = [
    (&["ui", "ban", "nhan", "dan"], "ubnd"),
    (&["ban", "quan", "li"], "bql"),
    (&["van", "phong"], "vp"),
    (&["khu", "kinh", "te"], "kkt"),
    (&["thanh", "pho"], "tp"),
    (&["thi", "tran"], "tt"),
    (&["thi", "xa"], "tx"),
    (&["dac", "khu"], "dk"),
    (&["q"], "quan"),
    (&["h"], "huien"),
    (&["p"], "phuong"),
    (&["x"], "xa"),
    (&["s"], "so"),
    (&["t"], "tinh"),
    (&["va"], ""),
    (&["ub"], "ubnd"),
    (&["vpubnd"], "vp ubnd"),
];

/// Folds a name to tokens with one way of writing each.
fn canonical(text: &str) -> Vec<String> {
    canonical_of(&fold::words(text))
}

/// The longest word that a phrase of [`SAME`] begins with.
const LONGEST_FIRST: usize = 6;

fn canonical_of(words: &str) -> Vec<String> {
    let words = words.replace('y', "i");
    let tokens: Vec<&str> = words.split(' ').filter(|t| !t.is_empty()).collect();
    let mut out = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let rest = tokens.get(at..).unwrap_or_default();
        let may_begin = token.len() <= LONGEST_FIRST;
        let same = SAME.iter().filter(|_| may_begin).find(|(phrase, _)| rest.starts_with(phrase));
        match same {
            Some((phrase, word)) => {
                out.extend(word.split(' ').filter(|w| !w.is_empty()).map(str::to_owned));
                at += phrase.len();
            }
            None => {
                out.push((*token).to_owned());
                at += 1;
            }
        }
    }
    out
}

fn without_council(tokens: &[String]) -> &[String] {
    match tokens.split_first() {
        Some((first, rest)) if first == "ubnd" && !rest.is_empty() => rest,
        _ => tokens,
    }
}

/// Without "quận", "huyện" … or "Sở" in front.
fn without_level(tokens: &[String]) -> &[String] {
    match tokens.split_first() {
        Some((first, rest)) if (LEVELS.contains(&first.as_str()) || first == "so") && !rest.is_empty() => rest,
        _ => tokens,
    }
}
