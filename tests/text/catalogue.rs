//! Every message that the source asks for exists in both languages, with exactly its arguments.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fluent_bundle::FluentResource;

/// The arguments of each message.
type Messages = BTreeMap<String, BTreeSet<String>>;

/// A place in the source that asks for a message.
struct Asked {
    place: String,
    name: String,
    /// The arguments; none where they can't be seen there.
    arguments: Option<BTreeSet<String>>,
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.extension().is_some_and(|e| e == ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn messages(lang: &str) -> Messages {
    let mut found = Messages::new();
    for path in files(&root().join("assets/text").join(lang), "ftl") {
        let text = fs::read_to_string(&path).unwrap();
        if let Err((_, mistakes)) = FluentResource::try_new(text.clone()) {
            panic!("{}: {mistakes:?}", path.display());
        }
        let mut name = String::new();
        for line in text.lines().filter(|l| !l.starts_with('#')) {
            let begins = line.starts_with(|c: char| c.is_ascii_alphabetic());
            if let Some((head, _)) = line.split_once('=').filter(|_| begins) {
                name = head.trim().to_owned();
                let known = found.insert(name.clone(), BTreeSet::new());
                assert!(known.is_none(), "{}: {name} stands twice", path.display());
            }
            let arguments = line.split('$').skip(1);
            let arguments = arguments
                .map(|a| a.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect());
            found.entry(name.clone()).or_default().extend(arguments);
        }
        found.remove("");
    }
    found
}

/// The text of a literal that begins here, and what follows it.
fn literal(source: &str) -> Option<(&str, &str)> {
    source.trim_start().strip_prefix('"')?.split_once('"')
}

/// The keys of `&[("key", value), …]`.
fn keys(source: &str) -> Option<BTreeSet<String>> {
    let list = source.trim_start().strip_prefix(',')?.trim_start().strip_prefix("&[")?;
    let (mut depth, mut found, mut at) = (0_i32, BTreeSet::new(), 0);
    while let Some(c) = list.get(at..)?.chars().next() {
        match c {
            '"' => at += 1 + list.get(at + 1..)?.find('"')?,
            '(' | '[' | '{' => {
                if depth == 0 && c == '(' {
                    found.insert(literal(list.get(at + 1..)?)?.0.to_owned());
                }
                depth += 1;
            }
            ']' if depth == 0 => return Some(found),
            ')' | ']' | '}' => depth -= 1,
            _ => {}
        }
        at += list.get(at..)?.chars().next()?.len_utf8();
    }
    None
}

fn asked() -> Vec<Asked> {
    let mut found = Vec::new();
    for path in files(&root().join("src"), "rs") {
        let source = fs::read_to_string(&path).unwrap();
        for (call, is_fill) in [("say(", false), ("fill(", true)] {
            for (at, _) in source.match_indices(call) {
                let is_method = source[..at].ends_with('.');
                let rest = &source[at + call.len()..];
                let Some((name, after)) = literal(rest) else { continue };
                let line = source[..at].lines().count();
                let arguments = match (is_method, is_fill) {
                    (true, true) => keys(after),
                    (true, false) => Some(BTreeSet::new()),
                    (false, _) => None,
                };
                found.push(Asked { place: format!("{}:{line}", path.display()), name: name.to_owned(), arguments });
            }
        }
    }
    found
}

#[test]
fn both_languages_have_the_same_messages_with_the_same_arguments() {
    let (vi, en) = (messages("vi"), messages("en"));
    let names = |m: &Messages| m.keys().cloned().collect::<BTreeSet<_>>();
    let differ: Vec<String> = names(&vi).symmetric_difference(&names(&en)).cloned().collect();
    assert!(differ.is_empty(), "in one language only: {differ:?}");
    for (name, arguments) in &vi {
        assert_eq!(arguments, &en[name], "{name}");
    }
}

#[test]
fn every_message_that_is_asked_for_exists_with_exactly_these_arguments() {
    let vi = messages("vi");
    let mut wrong = Vec::new();
    for ask in asked() {
        match (vi.get(&ask.name), ask.arguments) {
            (None, _) => wrong.push(format!("{}: no message {}", ask.place, ask.name)),
            (Some(has), Some(gives)) if *has != gives => {
                wrong.push(format!("{}: {} takes {has:?} and is given {gives:?}", ask.place, ask.name));
            }
            _ => {}
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_message_is_left_that_nobody_asks_for() {
    let sources: Vec<String> =
        files(&root().join("src"), "rs").iter().map(|p| fs::read_to_string(p).unwrap()).collect();
    let unused: Vec<String> =
        messages("vi").into_keys().filter(|name| !sources.iter().any(|s| s.contains(&format!("\"{name}\"")))).collect();
    assert!(unused.is_empty(), "{unused:?}");
}
