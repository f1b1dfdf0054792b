//! Text in the encodings that Vietnamese offices used before Unicode, put right.
//!
//! Such text is stored as if it were Western European and only its font makes it Vietnamese. It is
//! known by the font's name or, where that is lost, by its syllables: read in the right encoding
//! they are Vietnamese, read as they are they are not.

mod syllable;
mod tcvn3;
mod vni;

pub use syllable::is_syllable;

use unicode_normalization::UnicodeNormalization;

use super::fold;

/// An old encoding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// TCVN 5712:1993, the "ABC" of the fonts `.VnTime`, `.VnArial`.
    Tcvn3,
    /// The same in a font that shows small letters as capitals: `.VnTimeH`.
    Tcvn3Capitals,
    /// VNI for Windows: `VNI-Times`.
    Vni,
}

impl Encoding {
    /// The encoding that a font's name stands for.
    pub fn of_font(name: &str) -> Option<Encoding> {
        let name = name.trim();
        let lower = name.to_ascii_lowercase();
        if lower.starts_with(".vn") {
            return Some(if name.ends_with('H') { Encoding::Tcvn3Capitals } else { Encoding::Tcvn3 });
        }
        (lower.starts_with("vni-") || lower.starts_with("vni ")).then_some(Encoding::Vni)
    }

    /// The encoding that the syllables of a text give away.
    pub fn of_text(text: &str) -> Option<Encoding> {
        if !is_suspicious(text) {
            return None;
        }
        let as_it_is = syllable::strangers(text);
        let better = [Encoding::Tcvn3, Encoding::Vni]
            .into_iter()
            .map(|encoding| (syllable::strangers(&encoding.decoded(text)), encoding))
            .min_by_key(|(strangers, _)| *strangers)?;
        (better.0 < as_it_is && better.0 == 0).then_some(better.1)
    }

    /// The text in Unicode.
    pub fn decoded(self, text: &str) -> String {
        match self {
            Encoding::Tcvn3 => tcvn3::decoded(text),
            Encoding::Tcvn3Capitals => tcvn3::decoded(text).to_uppercase(),
            Encoding::Vni => vni::decoded(text),
        }
    }

    /// The name that people know it by.
    pub fn name(self) -> &'static str {
        match self {
            Encoding::Tcvn3 | Encoding::Tcvn3Capitals => "TCVN3 (ABC)",
            Encoding::Vni => "VNI",
        }
    }
}

/// A text that was put right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repaired {
    /// The text in Unicode, letters composed.
    pub text: String,
    /// The encoding it was in; none where only look-alike letters were replaced.
    pub from: Option<Encoding>,
}

/// Puts a text right, known by the font of its cell or by its syllables; none where it is right.
///
/// Composing accents alone is no repair: compare with [`composed`] for that.
pub fn repaired(text: &str, font: Option<&str>) -> Option<Repaired> {
    if text.is_ascii() && font.is_none() {
        return None;
    }
    let by_font = font.and_then(Encoding::of_font).filter(|_| !is_unicode(text));
    if let Some(encoding) = by_font.or_else(|| Encoding::of_text(text)) {
        let decoded = encoding.decoded(text);
        return (decoded != text).then_some(Repaired { text: decoded, from: Some(encoding) });
    }
    fold::without_look_alikes(text).map(|text| Repaired { text: composed(&text), from: None })
}

/// Puts right a text that reads as well as it is, where the others around it tell that it is in an encoding.
pub fn repaired_among(text: &str, encoding: Encoding) -> Option<String> {
    let decoded = encoding.decoded(text);
    (is_suspicious(text) && syllable::strangers(&decoded) == 0 && decoded != text).then_some(decoded)
}

/// The text with its accents composed to letters.
pub fn composed(text: &str) -> String {
    text.nfc().collect()
}

/// Whether a text is Vietnamese in Unicode beyond doubt: nothing of it has to be put right or composed.
pub fn is_plain(text: &str) -> bool {
    let mut has_proof = false;
    let mut rest = text.as_bytes();
    // By the bytes of UTF-8: millions of texts are looked at.
    loop {
        rest = match rest {
            [] => return has_proof,
            [..=0x7f, rest @ ..] => rest,
            // Ð and ð
            [0xc3, 0x90 | 0xb0, ..] => return false,
            // À to ý
            [0xc3, 0x80..=0xbd, rest @ ..] => rest,
            // Ạ to ỹ
            [0xe1, 0xba, 0xa0..=0xbf, rest @ ..] | [0xe1, 0xbb, ..=0xb9, rest @ ..] => {
                has_proof = true;
                rest
            }
            // Ă ă Đ đ, Ĩ ĩ, Ũ ũ, Ơ ơ Ư ư
            [0xc4, 0x82 | 0x83 | 0x90 | 0x91 | 0xa8 | 0xa9, rest @ ..]
            | [0xc5, 0xa8 | 0xa9, rest @ ..]
            | [0xc6, 0xa0 | 0xa1 | 0xaf | 0xb0, rest @ ..] => {
                has_proof = true;
                rest
            }
            // dashes, quotation marks, dots
            [0xe2, 0x80, 0x90..=0xa7, rest @ ..] => rest,
            _ => return false,
        };
    }
}

/// Whether a text has letters that only Unicode gives Vietnamese.
fn is_unicode(text: &str) -> bool {
    text.chars().any(|c| matches!(c, '\u{100}'..='\u{1b0}' | '\u{300}'..='\u{323}' | '\u{1ea0}'..='\u{1ef9}'))
}

/// Whether a text has letters past ASCII and none of them is proof of Unicode.
fn is_suspicious(text: &str) -> bool {
    // "0,75¹" has a footnote, not a letter of an old encoding.
    let has_letter = text.bytes().any(|b| b.is_ascii_alphabetic());
    has_letter && !is_unicode(text) && text.chars().any(|c| matches!(c, '\u{a1}'..='\u{ff}' | '\u{3bc}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOTTO: &str = "Cộng hòa xã hội chủ nghĩa Việt Nam";
    const MOTTO_TCVN3: &str = "Céng hßa x· héi chñ nghÜa ViÖt Nam";
    const MOTTO_VNI: &str = "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam";

    #[test]
    fn the_letters_of_plain_vietnamese_are_those_of_the_alphabet() {
        for c in ('\0'..='\u{ffff}').chain(['\u{1f600}']) {
            let is_proof =
                matches!(c, 'Ă' | 'ă' | 'Đ' | 'đ' | 'Ĩ' | 'ĩ' | 'Ũ' | 'ũ' | 'Ơ' | 'ơ' | 'Ư' | 'ư' | 'Ạ'..='ỹ');
            let passes = matches!(c, '\0'..='\x7f' | '\u{2010}'..='\u{2027}' | 'À'..='ý') && !matches!(c, 'Ð' | 'ð');
            assert_eq!(is_plain(&format!("a{c}b")), is_proof, "{c:?}");
            assert_eq!(is_plain(&format!("{c}ế")), is_proof || passes, "{c:?}");
        }
    }

    #[test]
    fn a_known_sentence_is_put_right_from_each_encoding() {
        assert_eq!(Encoding::Tcvn3.decoded(MOTTO_TCVN3), MOTTO);
        assert_eq!(Encoding::Vni.decoded(MOTTO_VNI), MOTTO);
        assert_eq!(Encoding::Vni.decoded("ÑOÄC LAÄP - TÖÏ DO - HAÏNH PHUÙC"), "ĐỘC LẬP - TỰ DO - HẠNH PHÚC");
        assert_eq!(Encoding::Tcvn3.decoded("§éc lËp - Tù do - H¹nh phóc"), "Độc lập - Tự do - Hạnh phúc");
    }

    #[test]
    fn what_is_plain_needs_no_repair() {
        for text in [MOTTO, "Báo cáo số 12/BC-UBND – “đạt”…", "ĐỘC LẬP"] {
            assert!(is_plain(text) && repaired(text, Some(".VnTime")).is_none() && composed(text) == text, "{text}");
        }
        for text in ["Hà Nam", MOTTO_TCVN3, MOTTO_VNI, "abc", "NƢỚC", "Ðộc lập", "e\u{302}\u{323} ạ"] {
            assert!(!is_plain(text), "{text}");
        }
    }

    #[test]
    fn the_font_says_what_the_text_is_in() {
        assert_eq!(Encoding::of_font(".VnTime"), Some(Encoding::Tcvn3));
        assert_eq!(Encoding::of_font(".VnArialH"), Some(Encoding::Tcvn3Capitals));
        assert_eq!(Encoding::of_font("VNI-Times"), Some(Encoding::Vni));
        assert_eq!(Encoding::of_font("Times New Roman"), None);
        let capitals = repaired("chØ sè c¶i c¸ch hµnh chÝnh", Some(".VnTimeH")).unwrap();
        assert_eq!(capitals.text, "CHỈ SỐ CẢI CÁCH HÀNH CHÍNH");
        assert_eq!(repaired("Chỉ số cải cách hành chính", Some(".VnTime")), None);
    }

    #[test]
    fn without_its_font_a_text_is_known_by_its_syllables() {
        assert_eq!(Encoding::of_text(MOTTO_TCVN3), Some(Encoding::Tcvn3));
        assert_eq!(Encoding::of_text(MOTTO_VNI), Some(Encoding::Vni));
        for text in [
            MOTTO,
            "Hà Nam",
            "Công tác",
            "Thanh tra thành phố",
            "Café",
            "0,75",
            "Năm 2020",
            "à",
            "0,75¹",
            "Xã Hòa Bình",
        ] {
            assert_eq!(Encoding::of_text(text), None, "{text}");
        }
    }

    #[test]
    fn every_letter_of_the_alphabet_survives_both_encodings() {
        let letters = "àảãáạằẳẵắặăầẩẫấậâđèẻẽéẹềểễếệêìỉĩíịòỏõóọồổỗốộôờởỡớợơùủũúụừửữứựưỳỷỹýỵ";
        for letter in letters.chars() {
            assert_eq!(tcvn3::decoded(&tcvn3::encoded(letter).to_string()), letter.to_string());
            assert_eq!(vni::decoded(&vni::encoded(letter)), letter.to_string());
            let capital = letter.to_uppercase().next().unwrap();
            assert_eq!(vni::decoded(&vni::encoded(capital)), capital.to_string());
        }
    }
}
