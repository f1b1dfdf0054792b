//! The sheets of the workbook in their order, so that the contents list exactly what is written.

use super::{BlockPlan, Plan};

/// What a sheet holds: something of a block, units, or a part of the history by its position.
#[derive(Clone, Copy)]
pub(in crate::sheets::workbook) enum Holds<'a> {
    Cover,
    Contents,
    Ranking(&'a BlockPlan<'a>),
    Charts(&'a BlockPlan<'a>),
    Parts(&'a BlockPlan<'a>),
    Satisfaction(&'a BlockPlan<'a>),
    Changes(&'a BlockPlan<'a>),
    Fields(&'a BlockPlan<'a>),
    Components(&'a BlockPlan<'a>),
    Lines(&'a BlockPlan<'a>),
    Profiles(&'a BlockPlan<'a>),
    Own(&'a BlockPlan<'a>),
    Special,
    Rescaled,
    Lost,
    Units(usize),
    Check,
    Summary,
    History(usize),
}

/// A sheet of the workbook.
#[derive(Clone, Copy)]
pub(in crate::sheets::workbook) struct Listed<'a> {
    pub name: &'a str,
    pub holds: Holds<'a>,
}

impl Plan<'_> {
    /// All sheets in their order.
    pub(in crate::sheets::workbook) fn sheets(&self) -> Vec<Listed<'_>> {
        let mut all = vec![
            Listed { name: &self.cover, holds: Holds::Cover },
            Listed { name: &self.contents, holds: Holds::Contents },
        ];
        all.extend(self.blocks.iter().flat_map(of_block));
        all.push(Listed { name: &self.special, holds: Holds::Special });
        all.push(Listed { name: &self.rescaled, holds: Holds::Rescaled });
        all.extend(self.lost.iter().map(|name| Listed { name, holds: Holds::Lost }));
        let units = self.unit_sheets.iter().enumerate();
        all.extend(units.map(|(at, name)| Listed { name, holds: Holds::Units(at) }));
        all.push(Listed { name: &self.check, holds: Holds::Check });
        all.push(Listed { name: &self.summary, holds: Holds::Summary });
        let parts = self.trail.sheets.iter().enumerate();
        all.extend(parts.map(|(at, name)| Listed { name, holds: Holds::History(at) }));
        all
    }
}

/// A block's sheets, those that it has something for.
fn of_block<'a>(block: &'a BlockPlan<'a>) -> Vec<Listed<'a>> {
    let mut listed = vec![Listed { name: &block.ranking, holds: Holds::Ranking(block) }];
    let some = |name: &'a Option<String>, holds| name.as_ref().map(|name| Listed { name, holds });
    listed.extend(some(&block.charts, Holds::Charts(block)));
    listed.push(Listed { name: &block.parts, holds: Holds::Parts(block) });
    listed.extend(some(&block.satisfaction, Holds::Satisfaction(block)));
    listed.extend(some(&block.changed, Holds::Changes(block)));
    listed.push(Listed { name: &block.fields, holds: Holds::Fields(block) });
    listed.extend(some(&block.components, Holds::Components(block)));
    listed.extend(some(&block.lines, Holds::Lines(block)));
    listed.push(Listed { name: &block.profiles, holds: Holds::Profiles(block) });
    listed.extend(some(&block.own, Holds::Own(block)));
    listed
}
