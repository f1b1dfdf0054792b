//! Names of units as offices write them: prefixes, abbreviations, i and y, tone marks anywhere.
//!
//! A name is recognised only with certainty: a near match is not taken.

use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};

use crate::domain::campaign::Campaign;
use crate::domain::setup::Unit;
use crate::domain::slug::UnitId;
use crate::text::fold;

/// All units by every way of writing their names.
pub(super) struct Names {
    keys: HashMap<String, Named>,
    /// How the keys begin, up to each letter: most texts of a form begin otherwise.
    begins: HashSet<Begin>,
    /// The keys that are no longer than that, and which lengths they have, a bit each.
    short: HashSet<Begin>,
    short_lengths: u8,
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
        let place = canonical(&campaign.heading().place).owned();
        let mut names = Names::empty(place);
        for unit in campaign.blocks().iter().flat_map(|b| &b.units) {
            names.add(unit);
        }
        names
    }

    fn empty(place: Vec<String>) -> Names {
        let (keys, begins, short) = (HashMap::new(), HashSet::new(), HashSet::new());
        Names { keys, begins, short, short_lengths: 0, place, longest: 0, longest_words: 0 }
    }

    fn add(&mut self, unit: &Unit) {
        for name in std::iter::once(&unit.name).chain(&unit.aliases) {
            // Room for a council's name and a place written out in full.
            let written_out = 40 + 2 * self.place.concat().len();
            self.longest_words = self.longest_words.max(fold::words(name).len() + written_out);
            let full = canonical(name);
            let all = full.all();
            let bare = without_council(all);
            let ways = [
                (0, all),
                (1, bare),
                (2, self.without_place(bare)),
                (2, self.without_place(all)),
                (3, without_level(self.without_place(bare))),
            ];
            for (distance, tokens) in ways {
                self.put(tokens, distance, unit.id);
            }
        }
        self.put(canonical(&unit.id.as_str().replace(['-', '_'], " ")).all(), 3, unit.id);
    }

    fn put(&mut self, tokens: Tokens<'_>, distance: u8, unit: UnitId) {
        let key = tokens.joined();
        // "ubnd", "so", "tp" alone name nobody.
        if key.len() < 2 || (tokens.len() == 1 && GENERAL.contains(&key)) {
            return;
        }
        self.longest = self.longest.max(tokens.len());
        self.begins.extend((2..=BEGIN).map(|count| begin(key, count)));
        if key.len() < BEGIN {
            self.short.insert(begin(key, BEGIN));
            self.short_lengths |= 1 << key.len();
        }
        let new = Named { distance, unit: Some(unit) };
        let named = self.keys.entry(key.to_owned()).or_insert(new);
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

    /// The same of a name with what it lies in behind: "UBND phường Bắc Sơn, quận Kiến An".
    pub(super) fn unit_in(&self, text: &str) -> Option<UnitId> {
        self.unit(text).or_else(|| {
            let (front, behind) = text.split_once([',', '(', ';', '–']).or_else(|| text.split_once(" - "))?;
            let unit = self.unit(front)?;
            // Two units beside each other are two, unless one lies in the other.
            let lies_in = || level(front).zip(level(behind)).is_some_and(|(front, behind)| front != behind);
            (self.unit(behind).is_none() || lies_in()).then_some(unit)
        })
    }

    /// The only unit whose name begins like this, cut off where a tab has no more room.
    pub(super) fn cut_off(&self, text: &str) -> Option<UnitId> {
        const TAB: usize = 31;
        if text.encode_utf16().count() != TAB {
            return None;
        }
        let begun = canonical(text);
        let begun = begun.all().joined();
        let of = |(key, named): (&String, &Named)| key.starts_with(begun).then_some(named.unit);
        let mut units = self.keys.iter().filter_map(of);
        let first = units.next()??;
        units.all(|unit| unit == Some(first)).then_some(first)
    }

    /// The same of a text whose words are at hand.
    pub(super) fn unit_of_words(&self, words: &str) -> Option<UnitId> {
        self.unit_of_bare(words).or_else(|| {
            // "1. Hải An" in a list
            let (number, name) = words.split_once(' ')?;
            let is_number = number.len() <= 3 && number.bytes().all(|b| b.is_ascii_digit());
            if is_number { self.unit_of_bare(name) } else { None }
        })
    }

    fn unit_of_bare(&self, words: &str) -> Option<UnitId> {
        // Longer than any way to write a name out: most texts of a form end here.
        if words.is_empty() || words.len() > self.longest_words || !self.may_begin(words) {
            return None;
        }
        let full = canonical_of(words);
        let all = full.all();
        let bare = without_council(all);
        [all, bare, self.without_place(all), self.without_place(bare)].into_iter().find_map(|t| self.get(t))
    }

    /// Whether a name may begin as a text does, up to the first word that is written in several ways.
    fn may_begin(&self, words: &str) -> bool {
        let (mut certain, mut rest) = (0, words);
        while certain < BEGIN && !rest.is_empty() && !varies(rest) {
            let (word, behind) = rest.split_once(' ').unwrap_or((rest, ""));
            (certain, rest) = (certain + word.len(), behind);
        }
        let count = certain.min(BEGIN);
        // Behind a short key there may be more, which is the place.
        count < 2
            || self.begins.contains(&begin(words, count))
            || (2..count).any(|n| self.short_lengths & (1 << n) != 0 && self.short.contains(&begin(words, n)))
    }

    /// The units whose names stand somewhere in a text, longest names first taken.
    pub(super) fn inside(&self, text: &str) -> Vec<UnitId> {
        let name = canonical(text);
        let mut rest = name.all();
        let mut units = Vec::new();
        while rest.len() > 0 {
            let most = self.longest.min(rest.len());
            let found = (2..=most).rev().find_map(|n| Some((n, self.get(rest.first(n))?)));
            if let Some((_, unit)) = found
                && !units.contains(&unit)
            {
                units.push(unit);
            }
            rest = rest.without_first(found.map_or(1, |(n, _)| n));
        }
        units
    }

    fn get(&self, tokens: Tokens<'_>) -> Option<UnitId> {
        self.keys.get(tokens.joined())?.unit
    }

    fn without_place<'n>(&self, tokens: Tokens<'n>) -> Tokens<'n> {
        let place = match self.place.split_first() {
            Some((first, rest)) if LEVELS.contains(&first.as_str()) && !rest.is_empty() => rest,
            _ => &self.place[..],
        };
        let mut kept = tokens;
        if !place.is_empty() && kept.len() > place.len() && kept.ends_with(place) {
            kept = kept.without_last(place.len());
        }
        match kept.last() {
            Some("tp" | "tinh") if kept.len() > 1 => kept.without_last(1),
            _ => kept,
        }
    }
}

/// How many letters tell that a text begins as a name does: "Kế hoạch số" is no "Kế hoạch và Đầu tư".
const BEGIN: usize = 8;

/// The first letters of a text, blanks left out.
type Begin = [u8; BEGIN];

fn begin(words: &str, count: usize) -> Begin {
    let mut begin = Begin::default();
    let letters = words.bytes().filter(|b| *b != b' ').map(one_i).take(count);
    begin.iter_mut().zip(letters).for_each(|(to, letter)| *to = letter);
    begin
}

/// Whether a text begins with what is written in several ways, or left out.
fn varies(words: &str) -> bool {
    let is = |known: &str, word: &str| known.len() == word.len() && known.bytes().eq(word.bytes().map(one_i));
    let (first, behind) = words.split_once(' ').unwrap_or((words, ""));
    let follow = |rest: &[&str]| {
        let mut words = behind.split(' ');
        rest.iter().all(|known| words.next().is_some_and(|word| is(known, word)))
    };
    let is_at_front =
        |phrase: &[&str]| phrase.split_first().is_some_and(|(known, rest)| is(known, first) && follow(rest));
    is("ubnd", first) || SAME.iter().any(|(phrase, _)| is_at_front(phrase))
}

/// "Vỹ" and "Vĩ" are the same name.
fn one_i(byte: u8) -> u8 {
    if byte == b'y' { b'i' } else { byte }
}

/// A name as tokens with one way of writing each, one behind the other.
#[derive(Default)]
struct Canonical {
    joined: String,
    ends: Vec<usize>,
}

/// Some neighbouring tokens of a name.
#[derive(Clone, Copy)]
struct Tokens<'n> {
    name: &'n Canonical,
    from: usize,
    to: usize,
}

impl Canonical {
    fn push(&mut self, token: &str) {
        self.joined.push_str(token);
        self.ends.push(self.joined.len());
    }

    fn all(&self) -> Tokens<'_> {
        Tokens { name: self, from: 0, to: self.ends.len() }
    }

    fn owned(&self) -> Vec<String> {
        let all = self.all();
        (0..self.ends.len()).filter_map(|at| all.token(at)).map(str::to_owned).collect()
    }

    /// Where a token begins in the joined text.
    fn begin(&self, at: usize) -> usize {
        at.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0)
    }
}

impl<'n> Tokens<'n> {
    fn len(self) -> usize {
        self.to.saturating_sub(self.from)
    }

    /// The tokens as one word: "haian" and "hai an" are the same name.
    fn joined(self) -> &'n str {
        self.name.joined.get(self.name.begin(self.from)..self.name.begin(self.to)).unwrap_or_default()
    }

    fn token(self, at: usize) -> Option<&'n str> {
        (at < self.len()).then(|| Tokens { from: self.from + at, to: self.from + at + 1, ..self }.joined())
    }

    fn last(self) -> Option<&'n str> {
        self.token(self.len().checked_sub(1)?)
    }

    fn ends_with(self, tokens: &[String]) -> bool {
        let from = self.len().saturating_sub(tokens.len());
        tokens.iter().enumerate().all(|(at, token)| self.token(from + at) == Some(token))
    }

    fn first(self, count: usize) -> Tokens<'n> {
        Tokens { to: self.to.min(self.from + count), ..self }
    }

    fn without_first(self, count: usize) -> Tokens<'n> {
        Tokens { from: self.to.min(self.from + count), ..self }
    }

    fn without_last(self, count: usize) -> Tokens<'n> {
        Tokens { to: self.from.max(self.to.saturating_sub(count)), ..self }
    }
}

const LEVELS: [&str; 8] = ["quan", "huien", "phuong", "xa", "tt", "tp", "tx", "tinh"];
const GENERAL: [&str; 12] = ["ubnd", "so", "tp", "quan", "huien", "phuong", "xa", "vp", "bql", "tinh", "tt", "tx"];

/// Phrases and abbreviations that mean the same, as tokens, every `y` an `i`.
const SAME: [(&[&str], &str); 19] = [
    (&["ui", "ban", "nhan", "dan"], "ubnd"),
    (&["ban", "quan", "li"], "bql"),
    (&["van", "phong"], "vp"),
    (&["khu", "kinh", "te"], "kkt"),
    (&["thanh", "pho"], "tp"),
    (&["thi", "tran"], "tt"),
    (&["thi", "xa"], "tx"),
    (&["dac", "khu"], "dk"),
    (&["huien", "dao"], "huien"),
    (&["h", "dao"], "huien"),
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
fn canonical(text: &str) -> Canonical {
    canonical_of(&fold::words(text))
}

/// The longest word that a phrase of [`SAME`] begins with.
const LONGEST_FIRST: usize = 6;

fn canonical_of(words: &str) -> Canonical {
    let words = words.replace('y', "i");
    let mut name = Canonical::default();
    let mut rest = words.trim_start();
    while !rest.is_empty() {
        let (token, behind) = rest.split_once(' ').unwrap_or((rest, ""));
        let same = SAME.iter().filter(|_| token.len() <= LONGEST_FIRST).find_map(|(phrase, word)| {
            let behind = behind_phrase(rest, phrase)?;
            Some((*word, behind))
        });
        let (word, behind) = same.unwrap_or((token, behind));
        word.split(' ').filter(|w| !w.is_empty()).for_each(|w| name.push(w));
        rest = behind.trim_start();
    }
    name
}

/// What stands behind the words of a phrase at the front of a text.
fn behind_phrase<'t>(text: &'t str, phrase: &[&str]) -> Option<&'t str> {
    phrase.iter().try_fold(text, |rest, word| {
        let behind = rest.trim_start().strip_prefix(word)?;
        (behind.is_empty() || behind.starts_with(' ')).then_some(behind)
    })
}

fn without_council(tokens: Tokens<'_>) -> Tokens<'_> {
    if tokens.len() > 1 && tokens.token(0) == Some("ubnd") { tokens.without_first(1) } else { tokens }
}

/// What a name says of its kind: "quận", "phường".
fn level(name: &str) -> Option<&'static str> {
    let name = canonical(name);
    let first = without_council(name.all()).token(0)?;
    LEVELS.into_iter().find(|level| *level == first)
}

/// Without "quận", "huyện" … or "Sở" in front.
fn without_level(tokens: Tokens<'_>) -> Tokens<'_> {
    let is_level = |token: &str| LEVELS.contains(&token) || token == "so";
    if tokens.len() > 1 && tokens.token(0).is_some_and(is_level) { tokens.without_first(1) } else { tokens }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::slug::Slug;

    #[test]
    fn a_name_is_known_however_its_words_are_shortened() {
        let mut names = Names::empty(canonical("thành phố Hải Phòng").owned());
        let unit = |id: &str, name: &str| Unit {
            id: Slug::new(id).unwrap(),
            name: name.into(),
            aliases: Vec::new(),
            ranked: true,
        };
        names.add(&unit("rung", "Chi cục Ban Quản lý rừng"));
        names.add(&unit("snv", "SNV"));
        names.add(&unit("khdt", "Sở Kế hoạch và Đầu tư"));
        names.add(&unit("le-chan", "UBND quận Lê Chân"));
        let known = [
            ("Chi cục BQL rừng", "rung"),
            ("chi cuc ban quan ly rung", "rung"),
            ("SNV Hải Phòng", "snv"),
            ("Uỷ ban nhân dân Q. Lê Chân", "le-chan"),
            ("Kế hoạch và Đầu tư", "khdt"),
            ("Sở Kế hoạch & Đầu tư TP Hải Phòng", "khdt"),
            ("Q. Lê Chân", "le-chan"),
            ("Ủy ban nhân dân quận Lê Chân, thành phố Hải Phòng", "le-chan"),
            ("Lê Chân", "le-chan"),
        ];
        for (written, id) in known {
            assert_eq!(names.unit(written).map(|u| u.to_string()).as_deref(), Some(id), "{written}");
        }
        let inside = |written: &str| names.unit_in(written).map(|u| u.to_string());
        assert_eq!(inside("UBND quận Lê Chân (bản chính)").as_deref(), Some("le-chan"));
        assert_eq!(inside("UBND phường Rừng, quận Lê Chân"), None);
        assert_eq!(inside("Lê Chân, SNV"), None);
        for unknown in ["Kế hoạch số 12/KH-UBND", "Công văn số 3", "Ban hành", "Văn bản", "Chi cục", "Hải Phòng", ""]
        {
            assert_eq!(names.unit(unknown), None, "{unknown}");
        }
    }
}
