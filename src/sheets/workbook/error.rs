//! Why a workbook is not written or not verified, as data; the sentence is made at the edge.

use std::io;
use std::path::{Path, PathBuf};

use rust_xlsxwriter::XlsxError;

use crate::text::Text;

/// Why no workbook was written. Whatever stood at the target still stands there.
#[derive(Debug)]
pub enum ExportError {
    /// The folder isn't there.
    NoFolder(PathBuf),
    /// Nothing may be written into the folder.
    ReadOnly(PathBuf),
    /// Another program holds the target open.
    InUse(PathBuf),
    /// The disk is full.
    DiskFull(PathBuf),
    /// The target is a folder.
    IsFolder(PathBuf),
    /// The target is a campaign.
    IsCampaign(PathBuf),
    /// The target is a link, a device or another thing that is no file.
    NotAFile(PathBuf),
    /// A form is there already; perhaps it was filled in.
    Exists(PathBuf),
    /// This build can't write PDF.
    NoPdf,
    /// Somebody stopped it.
    Stopped,
    /// A figure of the workbook isn't the program's: the unit is named. Nothing wrong leaves the house.
    Differs(String),
    /// A sheet can't be formed.
    Unwritable(String),
    /// Another trouble of the disk.
    Disk(io::Error, PathBuf),
}

/// Why a file can't be verified at all.
#[derive(Debug)]
pub enum VerifyError {
    /// The file isn't there or can't be opened.
    Unopenable(io::Error, PathBuf),
    /// It is not a workbook, or too damaged to be one.
    NotAWorkbook(PathBuf),
    /// It is a workbook, but not an exported one.
    NotExported(PathBuf),
}

impl ExportError {
    /// Sorts a trouble of the disk into what a person can do about it.
    pub(in crate::sheets) fn disk(error: io::Error, path: &Path) -> ExportError {
        let path = path.to_owned();
        // 32, 33: Windows' sharing and lock violations, which std has no kind for.
        let held = cfg!(windows) && matches!(error.raw_os_error(), Some(32 | 33));
        match error.kind() {
            _ if held => ExportError::InUse(path),
            io::ErrorKind::ResourceBusy | io::ErrorKind::ExecutableFileBusy => ExportError::InUse(path),
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => ExportError::NoFolder(path),
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => ExportError::ReadOnly(path),
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => ExportError::DiskFull(path),
            io::ErrorKind::IsADirectory => ExportError::IsFolder(path),
            _ => ExportError::Disk(error, path),
        }
    }

    /// The sentence for people: what happened, what to do.
    pub fn message(&self, text: &Text) -> String {
        let at = |path: &Path| path.display().to_string();
        match self {
            ExportError::NoFolder(path) => text.fill("workbook-error-no-folder", &[("path", &at(path))]),
            ExportError::IsCampaign(path) => text.fill("workbook-error-is-campaign", &[("path", &at(path))]),
            ExportError::NotAFile(path) => text.fill("workbook-error-not-a-file", &[("path", &at(path))]),
            ExportError::ReadOnly(path) => text.fill("workbook-error-read-only", &[("path", &at(path))]),
            ExportError::InUse(path) => text.fill("workbook-error-in-use", &[("path", &at(path))]),
            ExportError::DiskFull(path) => text.fill("workbook-error-disk-full", &[("path", &at(path))]),
            ExportError::IsFolder(path) => text.fill("workbook-error-is-folder", &[("path", &at(path))]),
            ExportError::Exists(path) => text.fill("forms-exists", &[("path", &at(path))]),
            ExportError::NoPdf => text.say("workbook-error-no-pdf"),
            ExportError::Stopped => text.say("workbook-error-stopped"),
            ExportError::Differs(unit) => text.fill("workbook-error-differs", &[("unit", unit)]),
            ExportError::Unwritable(cause) => text.fill("workbook-error-unwritable", &[("cause", cause)]),
            ExportError::Disk(error, path) => {
                text.fill("workbook-error-disk", &[("cause", &error.to_string()), ("path", &at(path))])
            }
        }
    }
}

impl From<XlsxError> for ExportError {
    fn from(error: XlsxError) -> ExportError {
        ExportError::Unwritable(error.to_string())
    }
}

impl VerifyError {
    /// The sentence for people: what happened, what to do.
    pub fn message(&self, text: &Text) -> String {
        let at = |path: &Path| path.display().to_string();
        match self {
            VerifyError::Unopenable(error, path) => {
                text.fill("workbook-error-unopenable", &[("cause", &error.to_string()), ("path", &at(path))])
            }
            VerifyError::NotAWorkbook(path) => text.fill("workbook-error-not-a-workbook", &[("path", &at(path))]),
            VerifyError::NotExported(path) => text.fill("workbook-error-not-exported", &[("path", &at(path))]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn troubles_of_the_disk_are_told_apart() {
        let told = |kind: io::ErrorKind| ExportError::disk(kind.into(), Path::new("a.xlsx"));
        assert!(matches!(told(io::ErrorKind::StorageFull), ExportError::DiskFull(_)));
        assert!(matches!(told(io::ErrorKind::PermissionDenied), ExportError::ReadOnly(_)));
        assert!(matches!(told(io::ErrorKind::ReadOnlyFilesystem), ExportError::ReadOnly(_)));
        assert!(matches!(told(io::ErrorKind::ResourceBusy), ExportError::InUse(_)));
        assert!(matches!(told(io::ErrorKind::NotFound), ExportError::NoFolder(_)));
        assert!(matches!(told(io::ErrorKind::Interrupted), ExportError::Disk(..)));
    }
}
