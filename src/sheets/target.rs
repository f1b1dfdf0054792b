//! Files that are written whole or not at all: beside their target, then renamed into its place.

use std::fs;
use std::io::{self, Write as _};
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
    if path.is_dir() {
        return Err(ExportError::IsFolder(path.to_owned()));
    }
    // The place is taken first: a folder that can't be written to is known before the work is done.
    let beside = tempfile::Builder::new().prefix(".").suffix(".tmp").tempfile_in(folder);
    let mut beside = beside.map_err(|e| ExportError::disk(e, folder))?;
    beside.write_all(&make()?).map_err(|e| ExportError::disk(e, path))?;
    beside.as_file().sync_all().map_err(|e| ExportError::disk(e, path))?;
    readable_like_others(beside.path(), path);
    beside.persist(path).map_err(|e| replaced(e.error, path))?;
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
