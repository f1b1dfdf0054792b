//! How values spread over units: average, median, highest, lowest.

use crate::domain::points::{Fraction, Points, UNITS_PER_POINT};

/// How a value spreads over the units that have one.
///
/// Average and median are kept exact and rounded once, where they are asked for. A percentage is
/// spread as its number: 87,65 % as 87,65.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spread {
    /// How many units.
    pub count: u32,
    /// The sum of all.
    pub sum: Points,
    /// The highest value.
    pub highest: Points,
    /// The units that have it, in the order of the roster.
    pub highest_at: Vec<usize>,
    /// The lowest value.
    pub lowest: Points,
    /// The units that have it, in the order of the roster.
    pub lowest_at: Vec<usize>,
    middle: (Points, Points),
}

impl Spread {
    /// Spreads values, each with the position of its unit; none where there is no value.
    pub fn of(values: impl IntoIterator<Item = (usize, Points)>) -> Option<Spread> {
        let values: Vec<(usize, Points)> = values.into_iter().collect();
        let mut sorted: Vec<Points> = values.iter().map(|(_, value)| *value).collect();
        sorted.sort_unstable();
        let (lowest, highest) = (*sorted.first()?, *sorted.last()?);
        let at = |wanted| values.iter().filter(|(_, v)| *v == wanted).map(|(at, _)| *at).collect();
        let (low, high) = ((sorted.len() - 1) / 2, sorted.len() / 2);
        Some(Spread {
            count: u32::try_from(sorted.len()).unwrap_or(u32::MAX),
            sum: sorted.iter().copied().sum(),
            highest,
            highest_at: at(highest),
            lowest,
            lowest_at: at(lowest),
            middle: (*sorted.get(low)?, *sorted.get(high)?),
        })
    }

    /// The average, rounded half up to `decimals` places.
    pub fn mean(&self, decimals: u8) -> Points {
        share(self.sum, self.count, decimals)
    }

    /// The median, rounded half up to `decimals` places.
    pub fn median(&self, decimals: u8) -> Points {
        share(self.middle.0 + self.middle.1, 2, decimals)
    }

    /// From the highest to the lowest.
    pub fn range(&self) -> Points {
        self.highest - self.lowest
    }
}

fn share(sum: Points, parts: u32, decimals: u8) -> Points {
    let whole = i128::from(UNITS_PER_POINT) * i128::from(parts);
    Fraction::new(i128::from(sum.units()), whole).map_or(Points::ZERO, |f| f.rounded(decimals))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spread(values: &[&str]) -> Option<Spread> {
        Spread::of(values.iter().map(|v| v.parse().unwrap()).enumerate())
    }

    fn points(text: &str) -> Points {
        text.parse().unwrap()
    }

    #[test]
    fn average_and_median_are_rounded_once_from_the_exact_value() {
        let three = spread(&["90", "90", "90.01"]).unwrap();
        assert_eq!((three.mean(2), three.mean(4)), (points("90"), points("90.0033")));
        let two = spread(&["0.0049", "0.005"]).unwrap();
        assert_eq!(two.median(2), Points::ZERO, "0,00495 is below a half of the second decimal");
        assert_eq!(two.median(4), points("0.005"));
        assert_eq!(spread(&["3", "1", "2"]).unwrap().median(2), points("2"));
    }

    #[test]
    fn the_highest_and_the_lowest_name_every_unit_that_has_them() {
        let found = spread(&["90.03", "77.39", "90.03", "88"]).unwrap();
        assert_eq!((found.highest, found.highest_at.as_slice()), (points("90.03"), [0, 2].as_slice()));
        assert_eq!((found.lowest, found.lowest_at.as_slice()), (points("77.39"), [1].as_slice()));
        assert_eq!(found.range(), points("12.64"));
        assert_eq!(spread(&[]), None);
    }
}
