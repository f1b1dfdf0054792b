//! Exact points and percentages, and the one place where anything is rounded.
//!
//! Binary floats can't hold 0,1; a total of 87,435 must become 87,44 on every machine.
//! So points are whole numbers of 1/10,000 point, shares are computed as fractions of integers,
//! and a fraction becomes points by [`Fraction::rounded`] alone.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub, SubAssign};
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// One point in the unit that points are counted in.
pub const UNITS_PER_POINT: i64 = 10_000;

/// The number of decimals that points carry.
pub const DECIMALS: u8 = 4;

/// The largest amount that is read, in points; keeps every sum far from overflow.
pub const LARGEST: i64 = 1_000_000_000;

/// An exact amount of points, in 1/10,000 point.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Points(i64);

/// An exact percentage, in 1/10,000 per cent (`87,65 %` is 876,500).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Percent(i64);

/// An exact fraction; the denominator is never zero.
#[derive(Clone, Copy, Debug)]
pub struct Fraction {
    numerator: i128,
    denominator: i128,
}

/// A text that is not an exact decimal with a dot and at most four decimals.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not an exact decimal of at most four places: {0:?}")]
pub struct NotADecimal(pub String);

macro_rules! amount {
    ($name:ident) => {
        impl $name {
            /// Nothing.
            pub const ZERO: $name = $name(0);

            /// Takes a number of 1/10,000.
            pub const fn from_units(units: i64) -> Self {
                $name(units)
            }

            /// The number of 1/10,000.
            pub const fn units(self) -> i64 {
                self.0
            }

            /// Takes a whole number.
            pub const fn whole(number: i64) -> Self {
                $name(number * UNITS_PER_POINT)
            }

            /// Rounds half up to `decimals` places.
            #[must_use]
            pub fn rounded(self, decimals: u8) -> Self {
                Fraction::new(i128::from(self.0), i128::from(UNITS_PER_POINT))
                    .map_or(self, |f| $name(f.rounded(decimals).0))
            }
        }

        impl fmt::Display for $name {
            /// Writes the exact decimal with a dot and no trailing zeros: `0.75`, `12`, `-0.5`.
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let sign = if self.0 < 0 { "-" } else { "" };
                let (whole, rest) = (self.0.abs() / UNITS_PER_POINT, self.0.abs() % UNITS_PER_POINT);
                if rest == 0 {
                    return write!(f, "{sign}{whole}");
                }
                let decimals = format!("{rest:04}");
                write!(f, "{sign}{whole}.{}", decimals.trim_end_matches('0'))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(self, f)
            }
        }

        impl FromStr for $name {
            type Err = NotADecimal;

            fn from_str(text: &str) -> Result<Self, NotADecimal> {
                units_from_decimal(text).map($name).ok_or_else(|| NotADecimal(text.to_owned()))
            }
        }

        impl Add for $name {
            type Output = Self;
            fn add(self, other: Self) -> Self {
                $name(self.0 + other.0)
            }
        }

        impl Sub for $name {
            type Output = Self;
            fn sub(self, other: Self) -> Self {
                $name(self.0 - other.0)
            }
        }

        impl AddAssign for $name {
            fn add_assign(&mut self, other: Self) {
                self.0 += other.0;
            }
        }

        impl SubAssign for $name {
            fn sub_assign(&mut self, other: Self) {
                self.0 -= other.0;
            }
        }

        impl Neg for $name {
            type Output = Self;
            fn neg(self) -> Self {
                $name(-self.0)
            }
        }

        impl Sum for $name {
            fn sum<I: Iterator<Item = Self>>(items: I) -> Self {
                items.fold($name(0), |a, b| a + b)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let text = String::deserialize(from)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}

amount!(Points);
amount!(Percent);

impl Points {
    /// The share `self × fraction`, rounded half up to `decimals` places.
    #[must_use]
    pub fn share(self, fraction: Fraction, decimals: u8) -> Points {
        Fraction {
            numerator: fraction.numerator * i128::from(self.0),
            denominator: fraction.denominator * i128::from(UNITS_PER_POINT),
        }
        .rounded(decimals)
    }
}

impl Percent {
    /// A hundred per cent.
    pub const HUNDRED: Percent = Percent::whole(100);

    /// The percentage as a fraction of one.
    pub fn fraction(self) -> Fraction {
        Fraction { numerator: i128::from(self.0), denominator: i128::from(UNITS_PER_POINT) * 100 }
    }
}

/// The value in the middle of all; of an even number what lies between the two in the middle, rounded half up.
pub fn median(values: impl IntoIterator<Item = Points>) -> Option<Points> {
    let mut values: Vec<Points> = values.into_iter().collect();
    values.sort_unstable();
    let high = *values.get(values.len() / 2)?;
    if values.len() % 2 == 1 {
        return Some(high);
    }
    let low = *values.get((values.len() / 2).checked_sub(1)?)?;
    Some((low + high).share(Fraction::new(1, 2)?, DECIMALS))
}

impl Fraction {
    /// Makes a fraction; none where the denominator is zero.
    pub fn new(numerator: i128, denominator: i128) -> Option<Fraction> {
        match denominator {
            0 => None,
            d if d < 0 => Some(Fraction { numerator: -numerator, denominator: -d }),
            d => Some(Fraction { numerator, denominator: d }),
        }
    }

    /// The fraction `part ÷ whole` of two amounts; none where the whole is zero.
    pub fn of(part: Points, whole: Points) -> Option<Fraction> {
        Fraction::new(i128::from(part.0), i128::from(whole.0))
    }

    /// Divides by another fraction; none where that is zero.
    pub fn divided_by(self, other: Fraction) -> Option<Fraction> {
        Fraction::new(self.numerator * other.denominator, self.denominator * other.numerator)
    }

    /// Never more than one.
    #[must_use]
    pub fn at_most_one(self) -> Fraction {
        if self.numerator > self.denominator { Fraction { numerator: 1, denominator: 1 } } else { self }
    }

    /// The fraction as a number of per cent: a half becomes fifty.
    #[must_use]
    pub fn per_cent_number(self) -> Fraction {
        Fraction { numerator: self.numerator * 100, ..self }
    }

    /// Compares exactly, without rounding: 79,996 % stays below 80 %.
    pub fn compare(self, other: Fraction) -> std::cmp::Ordering {
        (self.numerator * other.denominator).cmp(&(other.numerator * self.denominator))
    }

    /// Points of this many (as a number), rounded half up to `decimals` places (at most four).
    ///
    /// The only place of the program where a number is rounded.
    pub fn rounded(self, decimals: u8) -> Points {
        let kept = decimals.min(DECIMALS);
        let scale = 10_i128.pow(u32::from(kept));
        let (doubled, whole) = (self.numerator * scale * 2 + self.denominator, self.denominator * 2);
        // Nearly all are short numbers, which divide several times as fast.
        let steps = match (i64::try_from(doubled), i64::try_from(whole)) {
            (Ok(doubled), Ok(whole)) => i128::from(doubled.div_euclid(whole)),
            _ => doubled.div_euclid(whole),
        };
        let units = steps * 10_i128.pow(u32::from(DECIMALS - kept));
        Points(i64::try_from(units).unwrap_or(if units < 0 { i64::MIN } else { i64::MAX }))
    }

    /// The fraction as a percentage, rounded half up to `decimals` places, to be shown.
    pub fn percent(self, decimals: u8) -> Percent {
        Percent(Fraction { numerator: self.numerator * 100, ..self }.rounded(decimals).0)
    }
}

fn units_from_decimal(text: &str) -> Option<i64> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, "0"));
    let plain = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    if !plain(whole) || !plain(decimals) || decimals.len() > usize::from(DECIMALS) || whole.len() > 10 {
        return None;
    }
    let whole: i64 = whole.parse().ok()?;
    let decimals: i64 = format!("{decimals:0<4}").parse().ok()?;
    if whole > LARGEST {
        return None;
    }
    let units = whole * UNITS_PER_POINT + decimals;
    Some(if negative { -units } else { units })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(text: &str) -> Points {
        text.parse().unwrap()
    }

    #[test]
    fn half_goes_up_once_at_the_published_decimals() {
        assert_eq!(points("87.435").rounded(2), points("87.44"));
        assert_eq!(points("87.4349").rounded(2), points("87.43"));
        assert_eq!(points("-0.005").rounded(2), points("0"));
        assert_eq!(points("90.03").rounded(0), points("90"));
    }

    #[test]
    fn a_share_of_a_percentage_is_exact_to_four_decimals() {
        let percent: Percent = "87.65".parse().unwrap();
        assert_eq!(points("30").share(percent.fraction(), 4), points("26.295"));
        let third = Fraction::new(1, 3).unwrap();
        assert_eq!(points("1").share(third, 4), points("0.3333"));
        assert_eq!(points("2").share(third, 4), points("0.6667"));
    }

    #[test]
    fn the_median_of_an_even_number_lies_between_the_two_in_the_middle() {
        let of = |values: &[&str]| median(values.iter().map(|v| points(v)));
        assert_eq!(of(&["3", "1", "2"]), Some(points("2")));
        assert_eq!(of(&["4", "1", "2", "3"]), Some(points("2.5")));
        assert_eq!(of(&["0.0001", "0.0002"]), Some(points("0.0002")));
        assert_eq!(of(&[]), None);
    }

    #[test]
    fn an_unrounded_ratio_just_below_a_bound_stays_below() {
        let ratio = Fraction::new(79_996, 100_000).unwrap();
        assert!(ratio.compare(Percent::whole(80).fraction()).is_lt());
    }

    #[test]
    fn what_is_printed_reads_back_and_nothing_else_is_read() {
        for text in ["0", "0.75", "12", "-0.5", "10.0001", "100"] {
            assert_eq!(points(text).to_string(), text);
        }
        for text in ["", ".", "1.", ".5", "1,5", "1.00001", "+1", "1e3", "0x1", "99999999999"] {
            assert!(text.parse::<Points>().is_err(), "{text}");
        }
    }
}
