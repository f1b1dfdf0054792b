//! Reading of spreadsheets: what real offices send, and tidy sheets in every layout.

mod bounds;
mod doubles;
mod flat;
mod habits;
mod layouts;
mod mutated;
mod samples;
mod silent;
mod tables;
mod told;
mod wordings;

use std::path::Path;

use proptest::test_runner::{Config as ProptestConfig, RngSeed};
use thamdinh::domain::campaign::{Campaign, Command, Stamp};
use thamdinh::domain::entry::CopyId;
use thamdinh::domain::log::Log;
use thamdinh::sheets::tables as setup;

/// The campaign of a folder with a `campaign.toml`, in memory.
fn campaign(folder: &Path) -> Campaign {
    let new = setup::campaign(&folder.join("campaign.toml")).unwrap();
    let stamp = Stamp { copy: CopyId(1), at_ms: 0, author: "Lan".into() };
    let entries = Campaign::replay(Log::default()).decide(Command::Create(new), &stamp).unwrap();
    Campaign::replay(Log::new(entries))
}

/// So many cases, the same in every run; or as many others as `THAMDINH_CASES` says, to look for new finds.
fn cases(usual: u32) -> ProptestConfig {
    match std::env::var("THAMDINH_CASES").ok().and_then(|n| n.parse().ok()) {
        Some(asked) => ProptestConfig::with_cases(asked),
        None => ProptestConfig { rng_seed: RngSeed::Fixed(2020), ..ProptestConfig::with_cases(usual) },
    }
}

fn data(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name)
}
