//! The exported workbook, read back by another library, by LibreOffice, and after damage.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that can't go on has failed, and helpers of tests are tests"
)]

mod annexes;
mod campaigns;
mod damaged;
mod figures;
mod letters;
mod open_data;
#[cfg(feature = "pdf")]
mod pdf;
mod preview;
mod recalculated;
mod targets;

use std::path::Path;

use thamdinh::domain::campaign::Campaign;
use thamdinh::sheets::workbook;
use thamdinh::text::{Lang, Text};

/// Writes a campaign's workbook in Vietnamese.
fn export(campaign: &Campaign, path: &Path) {
    workbook::write(campaign, &Text::new(Lang::Vi), path, &|_, _| true).unwrap();
}
