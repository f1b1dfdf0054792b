//! Names of sheets: readable, allowed, unique. Knows nothing of what stands in them.

use std::collections::HashSet;

const LONGEST: usize = 31;

/// The names given so far.
#[derive(Debug, Default)]
pub(in crate::sheets) struct Names(HashSet<String>);

impl Names {
    /// Gives a name like `wanted` that is allowed and not taken.
    pub(in crate::sheets) fn give(&mut self, wanted: &str) -> String {
        let allowed = allowed(wanted);
        let base = if allowed.is_empty() { "Sheet".to_owned() } else { allowed };
        let mut name = cut(&base, LONGEST);
        let mut number = 1;
        while !self.0.insert(name.to_lowercase()) {
            number += 1;
            let end = format!(" {number}");
            name = format!("{}{end}", cut(&base, LONGEST - end.len()));
        }
        name
    }

    /// Keeps a name from being given.
    pub(in crate::sheets) fn reserve(&mut self, name: &str) {
        self.0.insert(name.to_lowercase());
    }
}

/// Spreadsheet programs refuse some characters; others make a formula hard to read or look like a call.
fn allowed(wanted: &str) -> String {
    let kept = wanted.chars().map(|c| match c {
        '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'' | '"' | '(' | ')' | '!' | '=' | '|' => ' ',
        c if c.is_control() => ' ',
        c => c,
    });
    kept.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Cuts so that the UTF-16 form has at most `longest` units, as the format counts: between words
/// where that leaves most of the name.
fn cut(text: &str, longest: usize) -> String {
    let mut length = 0;
    let fits = |c: &char| {
        length += c.len_utf16();
        length <= longest
    };
    let kept: String = text.chars().take_while(fits).collect();
    let is_inside_a_word =
        text.strip_prefix(kept.as_str()).is_some_and(|rest| !rest.is_empty() && !rest.starts_with(' '));
    let whole = kept.rsplit_once(' ').filter(|(whole, _)| is_inside_a_word && whole.len() * 2 > kept.len());
    whole.map_or(kept.as_str(), |(whole, _)| whole).trim_end().to_owned()
}

/// A unit's name without the words that all units of its kind share.
pub(in crate::sheets) fn short(name: &str) -> String {
    let rest = name.strip_prefix("UBND ").or_else(|| name.strip_prefix("Ủy ban nhân dân "));
    let Some(rest) = rest else { return name.to_owned() };
    let mut letters = rest.chars();
    letters.next().map_or_else(|| name.to_owned(), |first| first.to_uppercase().chain(letters).collect())
}

/// The name as formulas and links quote it.
pub(in crate::sheets) fn quoted(name: &str) -> String {
    format!("'{}'!", name.replace('\'', "''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_allowed_short_and_never_the_same() {
        let mut names = Names::default();
        assert_eq!(names.give(&short("UBND quận Lê Chân")), "Quận Lê Chân");
        assert_eq!(names.give("QUẬN LÊ CHÂN"), "QUẬN LÊ CHÂN 2");
        assert_eq!(names.give("a/b: [c]"), "a b c");
        let long = "Ban Quản lý Khu kinh tế thành phố Hải Phòng";
        let (one, two) = (names.give(long), names.give(long));
        assert!(one.chars().count() <= 31 && two.chars().count() <= 31 && one != two, "{one} {two}");
        assert_eq!(names.give("''"), "Sheet");
    }
}
