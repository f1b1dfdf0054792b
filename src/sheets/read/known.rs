//! What the campaign knows, folded once for all files: the texts of each block's lines and the names
//! of the units.

use std::sync::Arc;

use foldhash::{HashMap, HashMapExt, HashSet};

use super::code;
use super::heads::{Meaning, has};
use super::names::Names;
use super::words::{Alike, Printed, Words};
use crate::domain::campaign::{BlockState, Campaign};
use crate::domain::criteria::{Node, NodeLevel, Source};
use crate::domain::setup::WordMeaning;
use crate::domain::slug::{BlockId, LineId, UnitId};
use crate::text::fold;

/// A campaign, prepared for recognising.
pub struct Known<'a> {
    pub(super) campaign: &'a Campaign,
    pub(super) blocks: Vec<Lines<'a>>,
    pub(super) names: Names,
    pub(super) printed: Printed,
    /// What heads mean that a person has told, by their words.
    heads: HashMap<String, Meaning>,
    /// What words in the cells of scores mean that a person has told.
    words: HashMap<String, WordMeaning>,
    /// The units that appraise others.
    appraisers: HashSet<UnitId>,
}

/// A block's lines, prepared for recognising.
pub(super) struct Lines<'a> {
    pub(super) state: &'a BlockState,
    words: Vec<Arc<Words>>,
    /// The words of the evidence wanted and of the rule.
    beside: Vec<[Arc<Words>; 2]>,
    by_code: HashMap<&'a str, usize>,
    /// The same by the code without what a set may put around it.
    by_normal: HashMap<String, usize>,
    /// Codes that are no numbers: "DT", "DP".
    lettered: Vec<(&'a str, usize)>,
    by_words: HashMap<String, Vec<usize>>,
}

impl<'a> Known<'a> {
    /// Prepares a campaign.
    pub fn new(campaign: &'a Campaign) -> Known<'a> {
        let mut printed = Printed::default();
        let blocks = campaign.blocks().iter().map(|b| Lines::new(b, &mut printed)).collect();
        let told = campaign.settings().heads.iter();
        let heads = told.filter_map(|h| Some((fold::words(&h.head), Meaning::from_word(&h.meaning)?))).collect();
        let words = campaign.settings().words.iter().map(|w| (fold::folded(&w.word), w.meaning)).collect();
        let names = Names::new(campaign);
        let bodies: HashSet<&Arc<str>> =
            campaign.blocks().iter().flat_map(|b| b.set.leaves()).map(|node| &node.appraiser).collect();
        let appraisers = bodies.into_iter().filter_map(|body| names.unit(body)).collect();
        Known { campaign, blocks, names, printed, heads, words, appraisers }
    }

    /// Whether a unit appraises others, too.
    pub(super) fn appraises(&self, unit: UnitId) -> bool {
        self.appraisers.contains(&unit)
    }

    /// What a person has told that a head means.
    pub(super) fn head(&self, head: &str) -> Option<Meaning> {
        if self.heads.is_empty() { None } else { self.heads.get(&fold::words(head)).copied() }
    }

    /// What a person has told that a word in the cell of a score means.
    pub(super) fn word(&self, word: &str) -> Option<WordMeaning> {
        if self.words.is_empty() { None } else { self.words.get(&fold::folded(word)).copied() }
    }

    /// The lines of a block.
    pub(super) fn lines(&self, block: BlockId) -> Option<&Lines<'a>> {
        self.blocks.iter().find(|b| b.state.block.id == block)
    }

    /// The lines of a unit's block.
    pub(super) fn lines_of(&self, unit: UnitId) -> Option<&Lines<'a>> {
        self.lines(self.campaign.block_of(unit)?.block.id)
    }

    /// The lines that a unit has to score itself.
    pub(super) fn expected_of(&self, unit: UnitId) -> impl Iterator<Item = &'a Node> {
        let state = self.campaign.block_of(unit);
        state
            .into_iter()
            .flat_map(|b| b.set.leaves())
            .filter(|node| node.source == Source::Appraisal && !node.level.is_extra())
    }
}

impl<'a> Lines<'a> {
    fn new(state: &'a BlockState, printed: &mut Printed) -> Lines<'a> {
        let nodes = state.set.nodes();
        let words: Vec<Arc<Words>> = nodes.iter().map(|n| printed.add(&n.text)).collect();
        let beside = nodes.iter().map(|n| [printed.add(&n.evidence), printed.add(&n.rule_text)]).collect();
        let mut by_words: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, words) in words.iter().enumerate().filter(|(_, words)| !words.is_empty()) {
            by_words.entry(words.to_string()).or_default().push(at);
        }
        let codes = || nodes.iter().enumerate().map(|(at, n)| (&*n.code, at));
        let mut by_normal = HashMap::new();
        for (code, at) in codes() {
            if let Some(normal) = code::normal(code) {
                by_normal.entry(normal).or_insert(at);
            }
        }
        let lettered = codes().filter(|(code, _)| code::normal(code).is_none()).collect();
        let by_code = codes().collect();
        Lines { state, words, beside, by_code, by_normal, lettered, by_words }
    }

    pub(super) fn node(&self, at: usize) -> Option<&'a Node> {
        self.state.set.nodes().get(at)
    }

    pub(super) fn by_id(&self, id: LineId) -> Option<usize> {
        self.state.set.nodes().iter().position(|node| node.id == id)
    }

    pub(super) fn by_code(&self, code: &str) -> Option<usize> {
        if let Some(at) = self.by_code.get(code) {
            return Some(*at);
        }
        // The set itself may write "I" or "1." where the sheet has "1".
        self.by_normal.get(code).copied()
    }

    /// The code that is no number ("DT") and is written like this.
    pub(super) fn lettered(&self, text: &str) -> Option<&'a str> {
        if self.lettered.is_empty() {
            return None;
        }
        let text = text.trim().trim_end_matches(['.', ')', ':']);
        self.lettered.iter().map(|(code, _)| *code).find(|code| code.eq_ignore_ascii_case(text))
    }

    /// The only line of bonus or penalty, where the words are no more than that.
    pub(super) fn extra(&self, words: &str) -> Option<usize> {
        let level = match words {
            "diem thuong" => NodeLevel::Bonus,
            "diem tru" => NodeLevel::Penalty,
            _ => return None,
        };
        let mut found = self.state.set.nodes().iter().enumerate().filter(|(_, node)| node.level == level);
        let (at, _) = found.next()?;
        found.next().is_none().then_some(at)
    }

    /// Whether a node's text begins with these words, the last of which may be cut off.
    pub(super) fn begins(&self, at: usize, words: &str) -> bool {
        self.words.get(at).is_some_and(|known| known.len() > words.len() && known.starts_with(words))
    }

    /// The nodes with exactly this text, folded to words; the maximum may stand behind it.
    pub(super) fn by_words(&self, words: &str) -> &[usize] {
        let nodes = self.by_words.get(words).or_else(|| self.by_words.get(without_maximum(words)?));
        nodes.map_or(&[], Vec::as_slice)
    }

    /// How much of the shorter of two texts stands in the other, in per cent.
    pub(super) fn likeness(&self, at: usize, words: &str) -> u8 {
        self.words.get(at).map_or(0, |known| likeness(known, words))
    }

    /// Whether a text may be a node's in another wording, or with letters lost.
    fn is_alike(&self, at: usize, words: &Words) -> bool {
        const ALIKE: u8 = 50;
        self.likeness(at, words) >= ALIKE || self.resembles(at, words)
    }

    /// Whether most pairs of letters of a text are a node's.
    pub(super) fn resembles(&self, at: usize, words: &Words) -> bool {
        const RESEMBLING: u8 = 60;
        let Some(known) = self.words.get(at).filter(|known| known.may_resemble(words, RESEMBLING)) else {
            return false;
        };
        known.resemblance(words) >= RESEMBLING
    }

    /// The only node whose text is nearly this one, letter by letter.
    pub(super) fn nearly(&self, words: &Words) -> Option<usize> {
        const NEARLY: u8 = 85;
        const APART: u8 = 10;
        let alike = self.alike(words);
        (alike.resemblance >= NEARLY && alike.second + APART <= alike.resemblance).then_some(alike.best)
    }

    /// The node of a text that is none's, whose code names this one: itself, or another whose text it clearly is;
    /// none where the text may be another's.
    pub(super) fn named(&self, at: usize, words: &Words) -> Option<usize> {
        /// From here on the text is some line's, with slips of the pen.
        const SOMEBODYS: u8 = 75;
        const CLOSE: u8 = 3;
        const APART: u8 = 5;
        let alike = self.alike(words);
        let own = self.resemblance(at, words);
        if alike.resemblance < SOMEBODYS || own + CLOSE >= alike.resemblance {
            return self.is_alike(at, words).then_some(at);
        }
        (alike.second + APART <= alike.resemblance).then_some(alike.best)
    }

    fn alike(&self, words: &Words) -> Alike {
        words.alike(self.state.block.id, || {
            // What resembles the text less doesn't count.
            const LEAST: u8 = 66;
            let may_be = |at: &usize| self.words.get(*at).is_some_and(|known| known.may_resemble(words, LEAST));
            (0..self.words.len()).filter(may_be).fold(Alike::default(), |alike, at| {
                let resemblance = self.resemblance(at, words);
                if resemblance > alike.resemblance {
                    Alike { best: at, resemblance, second: alike.resemblance }
                } else {
                    Alike { second: alike.second.max(resemblance), ..alike }
                }
            })
        })
    }

    fn resemblance(&self, at: usize, words: &Words) -> u8 {
        self.words.get(at).map_or(0, |known| known.resemblance(words))
    }

    /// The length of a node's text, folded.
    pub(super) fn length(&self, at: usize) -> usize {
        self.words.get(at).map_or(0, |words| words.len())
    }

    /// Whether the form prints this text beside a node, the evidence wanted or the rule: `words` folds it.
    pub(super) fn prints_beside(&self, at: usize, text: &str, words: impl FnOnce() -> Arc<Words>) -> bool {
        let Some(beside) = self.beside.get(at) else { return false };
        // Folding only takes letters away, and no text is mostly blanks and marks.
        let may_be = |known: &Words| !known.is_empty() && (known.len()..=known.len() * 8).contains(&text.len());
        if !beside.iter().any(|known| may_be(known)) {
            return false;
        }
        let words = words();
        beside.iter().any(|known| !known.is_empty() && ***known == **words)
    }

    /// Whether the rule of a node says these words: an option of it.
    pub(super) fn rule_says(&self, at: usize, words: &str) -> bool {
        words.len() >= 4 && self.beside.get(at).is_some_and(|[_, rule]| has(rule, words))
    }

    /// The line whose code is no number ("DT", "DP") and stands in front of a head, parted from the rest.
    fn by_letters(&self, head: &str) -> Option<usize> {
        let head = head.trim();
        let parted = |rest: &str| rest.is_empty() || rest.starts_with(['.', ':', ')', '(', '-', ' ', '\n']);
        let named = |(code, at): &(&str, usize)| {
            let front = head.get(..code.len())?;
            let rest = head.get(code.len()..)?;
            let fits = front.eq_ignore_ascii_case(code) && parted(rest);
            let rest = fold::words(rest);
            (fits && (is_maximum(&rest) || self.likeness(*at, &rest) >= 50)).then_some(*at)
        };
        self.lettered.iter().find_map(named)
    }

    /// The line that a column's head names: by its code, checked against the text, or by its text.
    pub(super) fn of_head(&self, head: &str) -> Option<usize> {
        if let Some(at) = code::normal(head).and_then(|code| self.by_code(&code)) {
            return Some(at);
        }
        if let Some((code, rest)) = code::split(head)
            && let Some(at) = self.by_code(&code)
        {
            let rest = Words::of(rest);
            return if is_maximum(&rest) || self.by_words(&rest).contains(&at) {
                Some(at)
            } else {
                self.named(at, &rest)
            };
        }
        if let Some(at) = self.by_letters(head) {
            return Some(at);
        }
        let words = fold::words(head);
        if let [only] = self.by_words(&words) {
            return Some(*only);
        }
        if let Some(at) = self.extra(&words) {
            return Some(at);
        }
        let begins =
            |at: &usize| self.words.get(*at).is_some_and(|known| known.len() >= 8 && words.starts_with(&***known));
        let leaf = |at: &usize| self.node(*at).is_some_and(|n| n.is_leaf);
        let mut found = (0..self.words.len()).filter(|at| leaf(at) && begins(at));
        found.next().filter(|_| found.next().is_none())
    }
}

/// Whether what stands behind a code is nothing, or the maximum: "(3,5 điểm)", "tối đa 3".
fn is_maximum(words: &str) -> bool {
    let says_points = |w: &str| matches!(w, "diem" | "d" | "toi" | "da" | "max");
    let is_number = |w: &str| w.trim_end_matches('d').bytes().all(|b| b.is_ascii_digit());
    words.split(' ').all(|w| says_points(w) || is_number(w))
}

/// The words without a maximum behind them: "… (1,5 điểm)".
fn without_maximum(words: &str) -> Option<&str> {
    let number = words.strip_suffix(" diem").or_else(|| words.strip_suffix(" d"))?;
    let front = number.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
    let front = front.strip_suffix(" toi da").unwrap_or(front);
    (front.len() < number.len()).then_some(front)
}

fn likeness(one: &str, other: &str) -> u8 {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let there: std::collections::HashSet<&str> = long.split(' ').collect();
    let all = short.split(' ').count();
    let found = short.split(' ').filter(|w| there.contains(w)).count();
    if short.is_empty() { 0 } else { u8::try_from(found * 100 / all.max(1)).unwrap_or(100) }
}
