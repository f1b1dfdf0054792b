//! Files that are written whole or not at all: beside their target, then renamed into its place.

use std::fs::{self, File};
use std::io::{self, Read as _, Write as _};
use std::path::Path;

use super::workbook::ExportError;

/// Writes a file beside its target and renames it into place: whatever stood there stands there until then.
///
/// # Errors
/// Whatever stood at `path` still stands there.
pub(in crate::sheets) fn write_whole(
    path: &Path,
    make: impl FnOnce() -> Result<Vec<u8>, ExportError>,
) -> Result<(), ExportError> {
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if !folder.is_dir() {
        return Err(ExportError::NoFolder(folder.to_owned()));
    }
    may_be_replaced(path)?;
    // The place is taken first: a folder that can't be written to is known before the work is done.
    let beside = tempfile::Builder::new().prefix(".").suffix(".tmp").tempfile_in(folder);
    let mut beside = beside.map_err(|e| ExportError::disk(e, folder))?;
    beside.write_all(&make()?).map_err(|e| ExportError::disk(e, path))?;
    beside.as_file().sync_all().map_err(|e| ExportError::disk(e, path))?;
    readable_like_others(beside.path(), path);
    beside.persist(path).map_err(|e| replaced(e.error, path))?;
    Ok(())
}

/// How every campaign begins, being a database of SQLite.
const DATABASE: &[u8] = b"SQLite format 3\0";

/// Sees to it that nothing is written over but a file, and no campaign.
///
/// # Errors
/// What stands there, where it may not be replaced.
pub(in crate::sheets) fn may_be_replaced(path: &Path) -> Result<(), ExportError> {
    let there = match fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(ExportError::disk(error, path)),
        Ok(there) => there,
    };
    if there.is_dir() {
        return Err(ExportError::IsFolder(path.to_owned()));
    }
    if !there.is_file() {
        return Err(ExportError::NotAFile(path.to_owned()));
    }
    let mut begins = Vec::new();
    // What can't be read is no campaign that anybody works with; whether it can be replaced is seen then.
    let read = File::open(path).and_then(|file| file.take(DATABASE.len() as u64).read_to_end(&mut begins));
    if read.is_ok() && begins == DATABASE {
        return Err(ExportError::IsCampaign(path.to_owned()));
    }
    Ok(())
}

/// A temporary file is the owner's alone; an export is read by the office, like any new file.
pub(in crate::sheets) fn readable_like_others(beside: &Path, target: &Path) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(target).map_or(0o644, |m| m.permissions().mode() & 0o777);
        // Where it can't be set, the file is still there for its owner.
        let _ = fs::set_permissions(beside, fs::Permissions::from_mode(mode));
    }
    #[cfg(not(unix))]
    let _ = (beside, target);
}

/// On Windows a target that another program holds open refuses to be replaced.
pub(in crate::sheets) fn replaced(error: io::Error, path: &Path) -> ExportError {
    let is_writable = fs::metadata(path).is_ok_and(|m| !m.permissions().readonly());
    if error.kind() == io::ErrorKind::PermissionDenied && cfg!(windows) && is_writable {
        return ExportError::InUse(path.to_owned());
    }
    ExportError::disk(error, path)
}
