//! The campaign of the year after: the same criteria, units with all their names, settings and told heads;
//! the results become last year's.

use std::sync::Arc;

use crate::domain::campaign::{Campaign, Edit, NewBlock, NewCampaign};
use crate::domain::criteria::Source;
use crate::domain::setup::Heading;
use crate::domain::value::{Key, Value, What};

/// What a campaign is begun with.
#[derive(Debug, Clone)]
pub struct NextYear {
    /// Its set-up.
    pub new: NewCampaign,
    /// Last year's totals, places and appraised points of units whose every line was settled.
    pub previous: Vec<Edit>,
    /// How many units were not settled, so that last year's results are not known of them.
    pub unsettled: usize,
}

impl NextYear {
    /// Prepares the year after a campaign.
    pub fn after(old: &Campaign) -> NextYear {
        let heading = old.heading();
        let year = heading.year.saturating_add(1);
        let title: Arc<str> = heading.title.replace(&heading.year.to_string(), &year.to_string()).into();
        let blocks = old.blocks().iter().map(|b| NewBlock {
            block: b.block.clone(),
            set: (*b.set).clone(),
            units: b.units.to_vec(),
        });
        let new = NewCampaign {
            heading: Heading { year, title, place: heading.place.clone() },
            settings: old.settings().clone(),
            blocks: blocks.collect(),
        };
        let (mut previous, mut unsettled) = (Vec::new(), 0);
        for results in old.results() {
            for (result, totals) in results.units.iter().zip(&results.totals.units) {
                if !totals.is_complete() {
                    unsettled += 1;
                    continue;
                }
                let mut give = |what, value: Option<Value>| {
                    previous.extend(value.map(|value| Edit::typed(Key::unit(what, result.unit), value)));
                };
                give(What::PreviousTotal, result.published.map(Value::Points));
                give(What::PreviousRank, result.rank.map(Value::Rank));
                give(What::PreviousAppraisal, totals.part(Source::Appraisal).map(Value::Points));
            }
        }
        NextYear { new, previous, unsettled }
    }
}
