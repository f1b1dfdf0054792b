//! Numbers and times for people, in the language of the interface.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::Offset;

use super::{Lang, Text};
use crate::domain::points::{DECIMALS, Percent, Points, UNITS_PER_POINT};
use crate::domain::value::Score;

/// Hours east of Greenwich: campaigns are told in the time of Việt Nam wherever they are opened.
const OFFSET_HOURS: i8 = 7;

/// The words of the trade stand in the middle of sentences; at the head of a row they begin one.
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

impl Text {
    /// Points without trailing zeros: `26,295`.
    pub fn points(&self, points: Points) -> String {
        self.decimal(points.units(), 0)
    }

    /// Points rounded half up to so many decimals, all of them shown: `87,40`.
    pub fn points_fixed(&self, points: Points, decimals: u8) -> String {
        self.decimal(points.rounded(decimals).units(), usize::from(decimals.min(DECIMALS)))
    }

    /// A percentage without trailing zeros: `87,65 %` or `87.65%`.
    pub fn percent(&self, percent: Percent) -> String {
        let number = self.decimal(percent.units(), 0);
        match self.lang() {
            // the space must not part them at the end of a line
            Lang::Vi => format!("{number}\u{a0}%"),
            Lang::En => format!("{number}%"),
        }
    }

    /// A number of things: `5.837` or `5,837`.
    pub fn count(&self, count: impl TryInto<i64>) -> String {
        self.decimal(count.try_into().unwrap_or(i64::MAX / UNITS_PER_POINT).saturating_mul(UNITS_PER_POINT), 0)
    }

    /// A change of points with its sign: `+3,16`, `−2`, `0`.
    pub fn change(&self, points: Points) -> String {
        match points.units().cmp(&0) {
            std::cmp::Ordering::Greater => format!("+{}", self.points(points)),
            _ => self.points(points),
        }
    }

    /// A change of places with its sign: `+4`, `−2`, `0`.
    pub fn place_change(&self, places: i64) -> String {
        self.change(Points::whole(places.clamp(-1_000_000, 1_000_000)))
    }

    /// A score: points, or that the line doesn't apply.
    pub fn score(&self, score: Score) -> String {
        match score {
            Score::Points(points) => self.points(points),
            Score::NotApplicable => self.say("score-not-applicable"),
        }
    }

    /// Date and time: `05/01/2021 08:00`, in Việt Nam's time.
    pub fn time(&self, at_ms: i64) -> String {
        local(at_ms).map_or_else(String::new, |t| {
            format!("{:02}/{:02}/{} {:02}:{:02}", t.day(), t.month(), t.year(), t.hour(), t.minute())
        })
    }

    /// The same to the second: `05/01/2021 08:00:59`.
    pub fn time_to_the_second(&self, at_ms: i64) -> String {
        local(at_ms).map_or_else(String::new, |t| format!("{}:{:02}", self.time(at_ms), t.second()))
    }

    /// The date alone: `05/01/2021`.
    pub fn date(&self, at_ms: i64) -> String {
        local(at_ms).map_or_else(String::new, |t| format!("{:02}/{:02}/{}", t.day(), t.month(), t.year()))
    }

    fn decimal(&self, units: i64, least: usize) -> String {
        let (comma, dot) = match self.lang() {
            Lang::Vi => (',', '.'),
            Lang::En => ('.', ','),
        };
        let sign = if units < 0 { "−" } else { "" };
        let size = units.unsigned_abs();
        let scale = UNITS_PER_POINT.unsigned_abs();
        let whole = grouped(&(size / scale).to_string(), dot);
        let decimals = format!("{:04}", size % scale);
        let shown = decimals.trim_end_matches('0').len().max(least);
        if shown == 0 {
            return format!("{sign}{whole}");
        }
        let decimals: String = decimals.chars().take(shown).collect();
        format!("{sign}{whole}{comma}{decimals}")
    }
}

/// A unit's name for a narrow list: without the "UBND" that every office of a block begins with.
pub fn short_name(name: &str) -> String {
    let Some(rest) = name.strip_prefix("UBND ") else { return name.to_owned() };
    let mut letters = rest.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// A moment for machines: `2021-01-05T08:00:00+07:00`.
pub fn rfc3339(at_ms: i64) -> String {
    let told = |t: DateTime| {
        let (date, time) = ((t.year(), t.month(), t.day()), (t.hour(), t.minute(), t.second()));
        format!(
            "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}+{OFFSET_HOURS:02}:00",
            date.0, date.1, date.2, time.0, time.1, time.2
        )
    };
    local(at_ms).map_or_else(String::new, told)
}

fn local(at_ms: i64) -> Option<DateTime> {
    Some(Offset::constant(OFFSET_HOURS).to_datetime(Timestamp::from_millisecond(at_ms).ok()?))
}

fn grouped(digits: &str, separator: char) -> String {
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(text: &str) -> Points {
        text.parse().unwrap()
    }

    #[test]
    fn numbers_are_written_as_the_language_writes_them() {
        let (vi, en) = (Text::new(Lang::Vi), Text::new(Lang::En));
        assert_eq!(vi.points(points("26.295")), "26,295");
        assert_eq!(en.points(points("1234.5")), "1,234.5");
        assert_eq!(vi.points_fixed(points("87.435"), 2), "87,44");
        assert_eq!(vi.points_fixed(points("93"), 2), "93,00");
        assert_eq!(vi.percent("87.65".parse().unwrap()), "87,65\u{a0}%");
        assert_eq!(en.percent("87.65".parse().unwrap()), "87.65%");
        assert_eq!(vi.count(5837), "5.837");
        assert_eq!(vi.count(3_321_000_usize), "3.321.000");
    }

    #[test]
    fn a_change_carries_its_sign() {
        let vi = Text::new(Lang::Vi);
        assert_eq!(vi.change(points("3.16")), "+3,16");
        assert_eq!(vi.change(points("-0.5")), "−0,5");
        assert_eq!(vi.place_change(-2), "−2");
        assert_eq!(vi.place_change(0), "0");
    }

    #[test]
    fn times_are_told_in_the_time_of_viet_nam() {
        let at_ms = 1_609_808_400_000;
        assert_eq!(Text::new(Lang::Vi).time(at_ms), "05/01/2021 08:00");
        assert_eq!(rfc3339(at_ms), "2021-01-05T08:00:00+07:00");
    }
}
