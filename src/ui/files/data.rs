//! What the program's own file dialog shows: a folder's rows, the places that lead elsewhere, a typed path understood.

use std::io;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use crate::text::fold;

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// One file that is there.
    File,
    /// Files that are there.
    Files,
    /// A folder.
    Folder,
    /// A name for a file that will replace one of the same name.
    Save,
    /// A name for a file where none is.
    New,
}

/// A question for a place on the disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    /// What is asked for.
    pub kind: Kind,
    /// The question, as a title.
    pub title: String,
    /// What such files are called.
    pub files: String,
    /// The endings of such files, without dots; none takes any.
    pub endings: Vec<&'static str>,
    /// The folder to begin in.
    pub folder: Option<PathBuf>,
    /// The name that is proposed.
    pub name: String,
}

/// A place that is a click away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shortcut {
    /// What it is called.
    pub name: String,
    /// The folder.
    pub folder: PathBuf,
}

/// A file or folder in the folder that is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its name.
    pub name: String,
    /// Where it is.
    pub path: PathBuf,
    /// Whether it is a folder.
    pub is_folder: bool,
    /// When it was changed last, in milliseconds since 1970, where that is known.
    pub changed_ms: Option<i64>,
}

impl Kind {
    /// Whether a file is named that need not be there.
    pub fn names_a_file(self) -> bool {
        matches!(self, Kind::Save | Kind::New)
    }
}

impl Wish {
    /// Whether a file of this name answers it.
    pub fn takes(&self, name: &str) -> bool {
        let ending = Path::new(name).extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default();
        self.endings.is_empty() || self.endings.iter().any(|known| *known == ending)
    }

    /// The file of a name that was typed; it gets its ending where that is left out.
    pub fn named(&self, folder: &Path, name: &str) -> PathBuf {
        let name = name.trim();
        match self.endings.first() {
            Some(ending) if !self.takes(name) => folder.join(format!("{name}.{ending}")),
            _ => folder.join(name),
        }
    }
}

/// Reads a folder: its folders, then the files that answer the wish, each by name. What is hidden stays so.
///
/// # Errors
/// Where it can't be read.
pub fn read(folder: &Path, wish: &Wish) -> io::Result<Vec<Row>> {
    let mut rows = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let Ok(entry) = entry else { continue };
        let name = entry.file_name().to_string_lossy().into_owned();
        // What a link leads to counts; one that leads nowhere is left out.
        let Ok(about) = std::fs::metadata(entry.path()) else { continue };
        let is_folder = about.is_dir();
        if name.starts_with('.') || !(is_folder || wish.kind != Kind::Folder && wish.takes(&name)) {
            continue;
        }
        let since = about.modified().ok().and_then(|at| at.duration_since(UNIX_EPOCH).ok());
        let changed_ms = since.and_then(|since| i64::try_from(since.as_millis()).ok());
        rows.push(Row { name, path: entry.path(), is_folder, changed_ms });
    }
    rows.sort_by_cached_key(|row| (!row.is_folder, fold::words(&row.name), row.name.clone()));
    Ok(rows)
}

/// What a path means that was typed or pasted: quotes and a leading `~` are understood, a relative one begins at the
/// folder that is shown.
pub fn typed(text: &str, folder: &Path, home: Option<&Path>) -> PathBuf {
    let text = text.trim().trim_matches(['"', '\'']);
    let text = text.strip_prefix("file://").unwrap_or(text);
    match (text.strip_prefix('~'), home) {
        (Some(rest), Some(home)) => home.join(rest.trim_start_matches(['/', '\\'])),
        _ => folder.join(text),
    }
}

/// The folders of what was opened lately, each once, without those that stand there already.
pub fn of_recent(recent: &[PathBuf], known: &[Shortcut]) -> Vec<Shortcut> {
    let mut found: Vec<Shortcut> = Vec::new();
    for folder in recent.iter().filter_map(|path| path.parent()) {
        let is_known = known.iter().chain(&found).any(|shortcut| shortcut.folder == folder);
        if !is_known && let Some(name) = folder.file_name() {
            found.push(Shortcut { name: name.to_string_lossy().into_owned(), folder: folder.to_owned() });
        }
    }
    found
}

/// The next row from `from` on, round to the beginning, whose name begins with what was typed.
pub fn beginning_with(rows: &[Row], typed: &str, from: usize) -> Option<usize> {
    let sought = fold::words(typed);
    let order = (from..rows.len()).chain(0..from.min(rows.len()));
    order.into_iter().find(|at| rows.get(*at).is_some_and(|row| fold::words(&row.name).starts_with(&sought)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wish(kind: Kind) -> Wish {
        let endings = vec!["xlsx", "xls"];
        Wish { kind, title: String::new(), files: String::new(), endings, folder: None, name: String::new() }
    }

    #[test]
    fn a_folder_is_read_by_name_with_folders_first_and_only_what_is_wanted() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["b.xlsx", "Á.XLS", "c.txt", ".ẩn.xlsx"] {
            std::fs::write(folder.path().join(name), "").unwrap();
        }
        for name in ["Đông", "an", ".git"] {
            std::fs::create_dir(folder.path().join(name)).unwrap();
        }
        let names = |kind| read(folder.path(), &wish(kind)).unwrap().into_iter().map(|r| r.name).collect::<Vec<_>>();
        assert_eq!(names(Kind::Files), ["an", "Đông", "Á.XLS", "b.xlsx"]);
        assert_eq!(names(Kind::Folder), ["an", "Đông"]);
        assert!(read(&folder.path().join("không có"), &wish(Kind::File)).is_err());
    }

    #[test]
    fn a_typed_path_may_be_quoted_begin_at_home_or_at_the_folder_shown() {
        let of = |text| typed(text, Path::new("/c/2020"), Some(Path::new("/home/bich")));
        assert_eq!(of("\"/d/tự chấm\" "), PathBuf::from("/d/tự chấm"));
        assert_eq!(of("~/Tài liệu"), PathBuf::from("/home/bich/Tài liệu"));
        assert_eq!(of("~"), PathBuf::from("/home/bich"));
        assert_eq!(of("đơn vị"), PathBuf::from("/c/2020/đơn vị"));
        assert_eq!(of("file:///d/x"), PathBuf::from("/d/x"));
    }

    #[test]
    fn a_name_without_its_ending_gets_it_and_no_dot_of_a_year_is_lost() {
        let named = |name: &str| wish(Kind::Save).named(Path::new("/c"), name);
        assert_eq!(named("chỉ số 2020"), PathBuf::from("/c/chỉ số 2020.xlsx"));
        assert_eq!(named("v1.2"), PathBuf::from("/c/v1.2.xlsx"));
        assert_eq!(named(" a.XLSX "), PathBuf::from("/c/a.XLSX"));
    }

    #[test]
    fn typing_jumps_to_the_next_name_that_begins_so_without_marks() {
        let row = |name: &str| Row { name: name.into(), path: name.into(), is_folder: false, changed_ms: None };
        let rows = ["Đồ Sơn", "Hải An", "Đống Đa"].map(row);
        assert_eq!(beginning_with(&rows, "do", 0), Some(0));
        assert_eq!(beginning_with(&rows, "do", 1), Some(2));
        assert_eq!(beginning_with(&rows, "hai a", 2), Some(1));
        assert_eq!(beginning_with(&rows, "x", 0), None);
    }

    #[test]
    fn folders_of_recent_files_stand_once() {
        let home = Shortcut { name: "Nhà".into(), folder: "/h".into() };
        let recent = ["/h/a.cchc", "/d/2020/b.cchc", "/d/2020/c.cchc"].map(PathBuf::from);
        let found = of_recent(&recent, std::slice::from_ref(&home));
        assert_eq!(found, [Shortcut { name: "2020".into(), folder: "/d/2020".into() }]);
    }
}
