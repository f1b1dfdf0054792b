//! What all pages are told about a campaign, computed once a revision.

use crate::domain::campaign::Campaign;
use crate::domain::ranking::BlockResults;
use crate::domain::readiness::OpenList;
use crate::domain::slug::{BlockId, Slug};

/// The results and what is open, at one revision.
#[derive(Debug)]
pub(super) struct Shown {
    /// The block that is looked at.
    pub(super) block: BlockId,
    /// The results of all blocks.
    pub(super) results: Vec<BlockResults>,
    /// Everything that is open.
    pub(super) open: OpenList,
    revision: u64,
}

impl Shown {
    /// Computes it for a campaign that was just opened.
    pub(super) fn of(campaign: &Campaign) -> Shown {
        let block = campaign.blocks().first().map_or(Slug::NONE, |b| b.block.id);
        let open = OpenList::of(campaign);
        Shown { block, results: campaign.results(), open, revision: campaign.revision() }
    }

    /// Follows a campaign that has gone on.
    pub(super) fn keep_up(&mut self, campaign: &Campaign) {
        if self.revision != campaign.revision() {
            self.results = campaign.results();
            self.open.keep_up(campaign);
            self.revision = campaign.revision();
            if campaign.block(self.block).is_none() {
                self.block = campaign.blocks().first().map_or(Slug::NONE, |b| b.block.id);
            }
        }
    }

    /// Looks at a block, if it is there.
    pub(super) fn look_at(&mut self, campaign: &Campaign, block: BlockId) {
        if campaign.block(block).is_some() {
            self.block = block;
        }
    }
}
