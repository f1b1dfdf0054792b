//! Places in words: the place, that it can still change, or how far it is where there is none yet.

use crate::domain::placed::Placed;
use crate::text::Text;

impl Text {
    /// In a sentence: "hạng 3", "hạng tạm tính 3", "chưa xếp hạng: mới chấm 45 %".
    pub fn rank(&self, placed: Placed) -> String {
        match placed {
            Placed::Settled(place) => self.fill("placed-settled", &[("place", &self.count(place))]),
            Placed::Provisional(place) => self.fill("placed-provisional", &[("place", &self.count(place))]),
            Placed::UnitTooEarly(share) => self.fill("placed-unit-too-early", &[("share", &self.percent(share))]),
            Placed::BlockTooEarly { far, units } => {
                self.fill("placed-block-too-early", &[("far", &self.count(far)), ("units", &self.count(units))])
            }
            Placed::Never => self.say("placed-never"),
        }
    }

    /// In a column of places: "3", "(3)", "45 %" scored, a dash.
    pub fn rank_short(&self, placed: Placed) -> String {
        match placed {
            Placed::Settled(place) => self.count(place),
            Placed::Provisional(place) => format!("({})", self.count(place)),
            Placed::UnitTooEarly(share) => self.percent(share),
            Placed::BlockTooEarly { .. } | Placed::Never => "–".to_owned(),
        }
    }
}
