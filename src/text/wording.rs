//! The wording of the documents that leave the house: sentences with places for the data, which an
//! office may edit.
//!
//! It is Fluent, like the messages of the program, but a file of its own that can be written out and
//! read back. Documents of an office are Vietnamese by law, so there is one language. What stands in the
//! comment over a sentence may be used in it; a name or a variable that nobody knows is a fault with its
//! line, found before a document is written.

use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use super::Text;

/// The wording that the program brings along, as a file to be edited.
pub const STANDARD: &str = include_str!("../../assets/wording/report.ftl");

/// How deep braces may stand in each other: a choice within a choice takes two, and each costs the reader stack.
const NESTED: usize = 16;

/// How many letters of a line are shown that can't be read.
const SHOWN: usize = 200;

/// A wording: the standard one, or an office's with the standard one behind it.
pub struct Wording {
    bundle: FluentBundle<FluentResource>,
    uses: BTreeMap<String, BTreeSet<String>>,
}

/// A mistake in an office's wording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordingFault {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong.
    pub kind: WordingFaultKind,
}

/// What is wrong with a wording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WordingFaultKind {
    /// The line is not a sentence with a name, nor a comment, nor does it go on with one.
    Unreadable(String),
    /// No sentence has this name.
    UnknownName(String),
    /// The name stands there for the second time.
    Twice(String),
    /// The variable can't be used in this sentence.
    UnknownVariable {
        /// The sentence.
        name: String,
        /// The variable.
        variable: String,
        /// Those that can be used.
        known: Vec<String>,
    },
    /// The sentence refers to something that isn't there.
    Unusable(String),
}

/// A sentence as it stands in a file.
struct Stated<'a> {
    name: &'a str,
    line: usize,
    /// Variables with the line of each.
    uses: Vec<(&'a str, usize)>,
    /// Variables that its comment lists.
    offers: Vec<&'a str>,
}

impl Wording {
    /// The wording that the program brings along.
    pub fn standard() -> Wording {
        Wording::over_standard(None)
    }

    /// Reads an office's wording; what it doesn't state is said in the standard words.
    ///
    /// # Errors
    /// Every mistake, in the order of the lines.
    pub fn read(file: &str) -> Result<Wording, Vec<WordingFault>> {
        let file = file.trim_start_matches('\u{feff}').replace("\r\n", "\n");
        let lines: Vec<&str> = file.split('\n').collect();
        let unreadable = |line: usize| {
            let shown = line.checked_sub(1).and_then(|at| lines.get(at)).map_or("", |line| line.trim());
            WordingFault { line, kind: WordingFaultKind::Unreadable(shown.chars().take(SHOWN).collect()) }
        };
        if let Some(line) = nested_too_deep(&lines) {
            return Err(vec![unreadable(line)]);
        }
        let ends: Vec<usize> = file.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(at, _)| at).collect();
        let line_of = |at: usize| 1 + ends.partition_point(|end| *end < at);
        let resource = FluentResource::try_new(file.clone())
            .map_err(|(_, errors)| errors.iter().map(|e| unreadable(line_of(e.pos.start))).collect::<Vec<_>>())?;
        let stated = stated(&file);
        let mut faults = check_names(&stated);
        let wording = Wording::over_standard(Some(resource));
        if faults.is_empty() {
            faults = wording.check_sentences(&stated);
        }
        if faults.is_empty() { Ok(wording) } else { Err(faults) }
    }

    fn over_standard(own: Option<FluentResource>) -> Wording {
        let id: LanguageIdentifier = "vi".parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        bundle.set_use_isolating(false);
        // A file with a mistake gives what could be read; the tests insist on none.
        let standard = FluentResource::try_new(STANDARD.to_owned()).unwrap_or_else(|(read, _)| read);
        bundle.add_resource_overriding(standard);
        let mut uses: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for sentence in stated(STANDARD) {
            uses.insert(sentence.name.to_owned(), sentence.uses.iter().map(|(v, _)| (*v).to_owned()).collect());
        }
        if let Some(own) = own {
            for sentence in stated(own.source()) {
                uses.insert(sentence.name.to_owned(), sentence.uses.iter().map(|(v, _)| (*v).to_owned()).collect());
            }
            bundle.add_resource_overriding(own);
        }
        Wording { bundle, uses }
    }

    /// Whether a sentence uses a variable.
    pub fn uses(&self, name: &str, variable: &str) -> bool {
        self.uses.get(name).is_some_and(|uses| uses.contains(variable))
    }

    /// The names of all sentences.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.uses.keys().map(String::as_str)
    }

    /// A sentence with its variables filled in, each as it is; empty where the office wants none.
    pub fn put(&self, name: &str, arguments: &[(&str, &str)]) -> String {
        self.formatted(name, arguments).0.trim().to_owned()
    }

    /// The sentence, and whether everything in it could be filled in.
    fn formatted(&self, name: &str, arguments: &[(&str, &str)]) -> (String, bool) {
        let mut args = FluentArgs::new();
        for (key, value) in arguments {
            args.set(*key, FluentValue::from(*value));
        }
        let Some(pattern) = self.bundle.get_message(name).and_then(|m| m.value()) else {
            return (format!("{{{name}}}"), false);
        };
        let mut mistakes = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&args), &mut mistakes).into_owned();
        (text, mistakes.is_empty())
    }

    /// Every variable that is used must be offered, and the sentence must come out.
    fn check_sentences(&self, stated: &[Stated<'_>]) -> Vec<WordingFault> {
        let offered = offered();
        let mut faults = Vec::new();
        for sentence in stated.iter().filter(|s| !s.name.starts_with('-')) {
            let known = offered.get(sentence.name).cloned().unwrap_or_default();
            let unknown = sentence.uses.iter().find(|(variable, _)| !known.contains(*variable));
            if let Some((variable, line)) = unknown {
                let kind = WordingFaultKind::UnknownVariable {
                    name: sentence.name.to_owned(),
                    variable: (*variable).to_owned(),
                    known: known.iter().map(|v| (*v).to_owned()).collect(),
                };
                faults.push(WordingFault { line: *line, kind });
                continue;
            }
            let sample: Vec<(&str, &str)> = known.iter().map(|variable| (*variable, "x")).collect();
            if !self.formatted(sentence.name, &sample).1 {
                let kind = WordingFaultKind::Unusable(sentence.name.to_owned());
                faults.push(WordingFault { line: sentence.line, kind });
            }
        }
        faults
    }
}

/// What may be used in each sentence of the standard wording: what its comment lists, and what it uses itself.
pub fn offered() -> BTreeMap<&'static str, BTreeSet<&'static str>> {
    let all = stated(STANDARD).into_iter();
    all.map(|s| (s.name, s.offers.into_iter().chain(s.uses.into_iter().map(|(v, _)| v)).collect())).collect()
}

/// The line on which something is nested deeper than the reader of Fluent has room for.
fn nested_too_deep(lines: &[&str]) -> Option<usize> {
    let (mut braces, mut brackets) = (0_usize, 0_usize);
    for (number, line) in (1..).zip(lines) {
        if line.starts_with('#') {
            continue;
        }
        if named(line).is_some() {
            (braces, brackets) = (0, 0);
        }
        for byte in line.bytes() {
            match byte {
                b'{' => braces += 1,
                b'}' => braces = braces.saturating_sub(1),
                // Outside of braces they are words.
                b'(' if braces > 0 => brackets += 1,
                b')' => brackets = brackets.saturating_sub(1),
                _ => {}
            }
            if braces == 0 {
                brackets = 0;
            }
            if braces + brackets > NESTED {
                return Some(number);
            }
        }
    }
    None
}

fn check_names(stated: &[Stated<'_>]) -> Vec<WordingFault> {
    let offered = offered();
    let mut seen = BTreeSet::new();
    let mut faults = Vec::new();
    for sentence in stated {
        let name = sentence.name.to_owned();
        let kind = if !seen.insert(sentence.name) {
            WordingFaultKind::Twice(name)
        } else if !sentence.name.starts_with('-') && !offered.contains_key(sentence.name) {
            WordingFaultKind::UnknownName(name)
        } else {
            continue;
        };
        faults.push(WordingFault { line: sentence.line, kind });
    }
    faults
}

/// The sentences of a file, with the lines they stand on.
fn stated(file: &str) -> Vec<Stated<'_>> {
    let mut found: Vec<Stated<'_>> = Vec::new();
    let mut offers = Vec::new();
    for (line, text) in (1..).zip(file.lines()) {
        if let Some(comment) = text.strip_prefix('#') {
            offers.extend(variables(comment));
        } else if let Some(name) = named(text) {
            let uses = variables(text).map(|v| (v, line)).collect();
            found.push(Stated { name, line, uses, offers: std::mem::take(&mut offers) });
        } else if text.starts_with(char::is_whitespace) || text.starts_with('}') {
            if let Some(sentence) = found.last_mut() {
                sentence.uses.extend(variables(text).map(|v| (v, line)));
            }
        } else {
            offers.clear();
        }
    }
    found
}

/// The name that a line begins a sentence with.
fn named(line: &str) -> Option<&str> {
    let (name, _) = line.split_once('=')?;
    let name = name.trim_end();
    let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '-')
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'));
    is_name.then_some(name)
}

fn variables(line: &str) -> impl Iterator<Item = &str> {
    line.split('$').skip(1).filter_map(|rest| {
        let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_')).unwrap_or(rest.len());
        rest.get(..end).filter(|name| !name.is_empty())
    })
}

impl Text {
    /// Says what is wrong with a wording, where, and what to do.
    pub fn wording_fault(&self, fault: &WordingFault) -> String {
        let line = self.count(fault.line);
        match &fault.kind {
            WordingFaultKind::Unreadable(shown) => {
                self.fill("wording-unreadable", &[("line", &line), ("shown", shown)])
            }
            WordingFaultKind::UnknownName(name) => {
                self.fill("wording-unknown-name", &[("line", &line), ("name", name)])
            }
            WordingFaultKind::Twice(name) => self.fill("wording-twice", &[("line", &line), ("name", name)]),
            WordingFaultKind::UnknownVariable { name, variable, known } if known.is_empty() => {
                let variable = format!("${variable}");
                self.fill("wording-no-variable", &[("line", &line), ("name", name), ("variable", &variable)])
            }
            WordingFaultKind::UnknownVariable { name, variable, known } => {
                let known = known.iter().map(|v| format!("${v}")).collect::<Vec<_>>().join(", ");
                let variable = format!("${variable}");
                self.fill(
                    "wording-unknown-variable",
                    &[("line", &line), ("name", name), ("variable", &variable), ("known", &known)],
                )
            }
            WordingFaultKind::Unusable(name) => self.fill("wording-unusable", &[("line", &line), ("name", name)]),
        }
    }
}

impl std::fmt::Debug for Wording {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Wording").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(file: &str) -> Vec<(usize, WordingFaultKind)> {
        Wording::read(file).unwrap_err().into_iter().map(|f| (f.line, f.kind)).collect()
    }

    #[test]
    fn the_standard_wording_reads_back_whole() {
        let (standard, read) = (Wording::standard(), Wording::read(STANDARD).unwrap());
        assert!(standard.names().eq(read.names()) && standard.names().count() > 100);
        let windows = format!("\u{feff}{}", STANDARD.replace('\n', "\r\n"));
        assert!(Wording::read(&windows).is_ok(), "as an editor of Windows saves it");
    }

    #[test]
    fn an_office_says_it_in_its_own_words_and_the_rest_stays() {
        let wording =
            Wording::read("gap = Cách biệt { $gap } điểm giữa { $first } và { $last }.\nmoves-up = { \"\" }\n")
                .unwrap();
        let arguments = [("gap", "13,15"), ("first", "A"), ("last", "B")];
        assert_eq!(wording.put("gap", &arguments), "Cách biệt 13,15 điểm giữa A và B.");
        assert_eq!(wording.put("moves-up", &[("count", "3")]), "");
        assert_eq!(wording.put("moves-down", &[("count", "3")]), "3 đơn vị giảm hạng");
        assert!(wording.uses("gap", "first") && !Wording::standard().uses("gap", "first"));
    }

    #[test]
    fn every_mistake_is_told_with_its_line() {
        assert_eq!(
            faults("# lời văn\ngap = Hơn { $gap } điểm.\n\nfirst = { $unit } với { $points } điểm.\n"),
            [(
                4,
                WordingFaultKind::UnknownVariable {
                    name: "first".into(),
                    variable: "points".into(),
                    known: vec!["total".into(), "unit".into()],
                }
            )]
        );
        assert_eq!(
            faults("frist = A\ngap = A\ngap = B\n"),
            [(1, WordingFaultKind::UnknownName("frist".into())), (3, WordingFaultKind::Twice("gap".into()))]
        );
        assert_eq!(faults("gap = A\nfirst = { NUMBER($unit) }\n"), [(2, WordingFaultKind::Unusable("first".into()))]);
        assert_eq!(faults("gap = A { khac }\n"), [(1, WordingFaultKind::Unusable("gap".into()))]);
    }

    #[test]
    fn a_line_that_is_no_sentence_is_shown() {
        let found = faults("gap = Hơn { $gap điểm.\nfirst = { $unit }\n");
        assert_eq!(found[0].0, 1);
        let found = faults("gap = A\nđứng đầu là ai\n");
        assert_eq!(found, [(2, WordingFaultKind::Unreadable("đứng đầu là ai".into()))]);
    }

    #[test]
    fn braces_without_end_are_told_with_their_line() {
        for nested in ["{ ", "{ F(", "{ $a -> [x] ", "{\n"] {
            let found = faults(&format!("moves-up = Tăng\ngap = {}", nested.repeat(50_000)));
            assert!(
                matches!(&*found, [(2.., WordingFaultKind::Unreadable(shown))] if shown.len() <= SHOWN),
                "{nested}"
            );
        }
        assert!(Wording::read(&format!("gap = {}", "( [ ".repeat(1_000))).is_ok(), "brackets are words");
    }
}
