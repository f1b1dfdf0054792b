//! VNI for Windows: a base letter followed by a mark, and nine letters of one character.

/// The letter of each pair, in small letters.
const PAIRS: [(&str, char); 52] = [
    ("aù", 'á'),
    ("aø", 'à'),
    ("aû", 'ả'),
    ("aõ", 'ã'),
    ("aï", 'ạ'),
    ("aâ", 'â'),
    ("aá", 'ấ'),
    ("aà", 'ầ'),
    ("aå", 'ẩ'),
    ("aã", 'ẫ'),
    ("aä", 'ậ'),
    ("aê", 'ă'),
    ("aé", 'ắ'),
    ("aè", 'ằ'),
    ("aú", 'ẳ'),
    ("aü", 'ẵ'),
    ("aë", 'ặ'),
    ("eù", 'é'),
    ("eø", 'è'),
    ("eû", 'ẻ'),
    ("eõ", 'ẽ'),
    ("eï", 'ẹ'),
    ("eâ", 'ê'),
    ("eá", 'ế'),
    ("eà", 'ề'),
    ("eå", 'ể'),
    ("eã", 'ễ'),
    ("eä", 'ệ'),
    ("où", 'ó'),
    ("oø", 'ò'),
    ("oû", 'ỏ'),
    ("oõ", 'õ'),
    ("oï", 'ọ'),
    ("oâ", 'ô'),
    ("oá", 'ố'),
    ("oà", 'ồ'),
    ("oå", 'ổ'),
    ("oã", 'ỗ'),
    ("oä", 'ộ'),
    ("uù", 'ú'),
    ("uø", 'ù'),
    ("uû", 'ủ'),
    ("uõ", 'ũ'),
    ("uï", 'ụ'),
    ("yù", 'ý'),
    ("yø", 'ỳ'),
    ("yû", 'ỷ'),
    ("yõ", 'ỹ'),
    ("ôù", 'ớ'),
    ("ôø", 'ờ'),
    ("ôû", 'ở'),
    ("ôõ", 'ỡ'),
];

/// The rest of the pairs: of the letters that are themselves one character.
const MORE_PAIRS: [(&str, char); 6] = [("ôï", 'ợ'), ("öù", 'ứ'), ("öø", 'ừ'), ("öû", 'ử'), ("öõ", 'ữ'), ("öï", 'ự')];

/// Letters of one character.
const SINGLE: [(char, char); 9] =
    [('í', 'í'), ('ì', 'ì'), ('æ', 'ỉ'), ('ó', 'ĩ'), ('ò', 'ị'), ('ô', 'ơ'), ('ö', 'ư'), ('î', 'ỵ'), ('ñ', 'đ')];

/// Puts a text right, the longest sequence first. A mark may be small under a capital ("Aù").
pub(super) fn decoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(first) = letters.next() {
        let base = small(first);
        if let Some(pair) = letters.peek().and_then(|mark| pair(base, small(*mark))) {
            letters.next();
            out.push(as_was(first, pair));
        } else {
            let single = SINGLE.iter().find(|(code, _)| *code == base).map(|(_, letter)| *letter);
            out.push(single.map_or(first, |letter| as_was(first, letter)));
        }
    }
    out
}

fn pair(base: char, mark: char) -> Option<char> {
    let fits = |(code, _): &&(&str, char)| code.chars().eq([base, mark]);
    PAIRS.iter().chain(&MORE_PAIRS).find(fits).map(|(_, letter)| *letter)
}

fn small(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

fn as_was(first: char, letter: char) -> char {
    if first.is_uppercase() { letter.to_uppercase().next().unwrap_or(letter) } else { letter }
}

#[cfg(test)]
pub(super) fn encoded(letter: char) -> String {
    let low = small(letter);
    let pair = PAIRS.iter().chain(&MORE_PAIRS).find(|(_, l)| *l == low).map(|(code, _)| (*code).to_owned());
    let code = pair.unwrap_or_else(|| SINGLE.iter().find(|(_, l)| *l == low).unwrap().0.to_string());
    if letter.is_uppercase() { code.to_uppercase() } else { code }
}
