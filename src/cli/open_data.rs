//! `open-data`: writes the edition as CSV and JSON with a data dictionary.

use serde::Serialize;

use super::arguments::OpenData;
use super::{DONE, Session};
use crate::sheets::open_data::{self, WrittenFile};

#[derive(Serialize)]
struct Written {
    folder: String,
    edition: u32,
    r#final: bool,
    files: Vec<File>,
}

#[derive(Serialize)]
struct File {
    path: String,
    rows: Option<u64>,
    sha256: String,
}

pub(super) fn run(session: &mut Session<'_>, asked: &OpenData) -> Result<u8, u8> {
    let campaign = session.genuine(&asked.file)?;
    let written = open_data::write(&campaign, session.text.lang(), &asked.folder, &|_, _| true);
    let files = session.exported(written)?;
    let folder = asked.folder.display().to_string();
    if asked.json {
        let edition = campaign.edition();
        let files = files.iter().map(File::of).collect();
        session.print_json(&Written { folder, edition: edition.edition, r#final: edition.is_final, files });
        return Ok(DONE);
    }
    let count = session.text.count(files.len());
    Ok(session.done("open-data-written", &[("count", &count), ("path", &folder)]))
}

impl File {
    fn of(written: &WrittenFile) -> File {
        File { path: written.path.display().to_string(), rows: written.rows, sha256: written.sha256.to_string() }
    }
}
