//! The messages that are asked for are those in the files, in both languages.

use std::collections::{BTreeMap, BTreeSet};

#[test]
fn both_languages_have_the_messages_asked_for_and_the_same_arguments_in_each() {
    let vi = messages(include_str!("../../../../assets/text/vi/domain.ftl"));
    let en = messages(include_str!("../../../../assets/text/en/domain.ftl"));
    assert_eq!(vi, en);
    let sources = [
        include_str!("../criteria.rs"),
        include_str!("../entry.rs"),
        include_str!("../finding.rs"),
        include_str!("../names.rs"),
        include_str!("../open.rs"),
        include_str!("../outcome.rs"),
        include_str!("../refusal.rs"),
        include_str!("../value.rs"),
        include_str!("../../print.rs"),
    ];
    let mut asked: Vec<&str> = sources.iter().flat_map(|source| asked_for(source)).collect();
    asked.sort_unstable();
    asked.dedup();
    let written: Vec<&str> = vi.keys().copied().collect();
    assert_eq!(asked, written);
}

/// The names of a file's messages, each with its arguments.
fn messages(file: &str) -> BTreeMap<&str, BTreeSet<&str>> {
    let mut found: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut name = "";
    for line in file.lines().filter(|l| !l.starts_with('#')) {
        if let Some((new, _)) = line.split_once(" = ").filter(|(new, _)| !new.starts_with(' ')) {
            name = new;
            assert!(!found.contains_key(name), "{name} stands twice");
            found.insert(name, BTreeSet::new());
        }
        let arguments = line.split('$').skip(1).filter_map(|rest| rest.split(' ').next());
        found.entry(name).or_default().extend(arguments);
    }
    found.remove("");
    found
}

/// The literal names that a source asks for.
fn asked_for(source: &str) -> Vec<&str> {
    let pieces: Vec<&str> = source.split('"').collect();
    let asks = |before: &str| before.trim_end().ends_with("say(") || before.trim_end().ends_with("fill(");
    let names: Vec<&str> =
        pieces.chunks(2).filter(|pair| pair.len() == 2 && asks(pair[0])).map(|pair| pair[1]).collect();
    names
}
