//! Campaign files for the window: the published example, and the one that real offices' files are for.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use tempfile::TempDir;
use thamdinh::sheets::read::Options;
use thamdinh::sheets::tables;
use thamdinh::workbench::import::{self, Differing, Preview};
use thamdinh::workbench::job::Progress;
use thamdinh::workbench::{Workbench, example};

/// Who made the campaigns.
const AUTHOR: &str = "Sở Nội vụ";

/// The example, all its spreadsheets taken in; made once, copied for each that asks.
pub(crate) fn hai_phong() -> (TempDir, PathBuf) {
    static MADE: OnceLock<Vec<u8>> = OnceLock::new();
    let bytes = MADE.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        example::write(folder.path()).unwrap();
        let file = folder.path().join(example::CAMPAIGN);
        let plan = tables::campaign(&folder.path().join("campaign.toml")).unwrap();
        let mut workbench = Workbench::create(&file, plan, AUTHOR).unwrap();
        let preview = rehearse(&workbench, &[folder.path().to_owned()]);
        workbench.run(preview.command()).unwrap();
        drop(workbench);
        std::fs::read(file).unwrap()
    });
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(example::CAMPAIGN);
    std::fs::write(&file, bytes).unwrap();
    (folder, file)
}

/// An empty campaign with the units that the files of real offices are about.
pub(super) fn messy() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("hai-phong-2020.cchc");
    let plan = tables::campaign(Path::new("tests/data/messy/campaign.toml")).unwrap();
    drop(Workbench::create(&file, plan, AUTHOR).unwrap());
    (folder, file)
}

/// What taking in files would do.
pub(super) fn rehearse(workbench: &Workbench, paths: &[PathBuf]) -> Preview {
    let progress = Progress::default();
    import::rehearse(workbench.campaign(), paths, &Options::default(), Differing::Reported, &progress).unwrap()
}
