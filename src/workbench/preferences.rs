//! What the program remembers between two starts: the name at the keyboard, the language, recent files.
//!
//! Losing it loses no work, so a file that can't be read counts as none. The one place that asks the
//! system where such files belong.

use std::collections::BTreeMap;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use serde::{Deserialize, Serialize};

/// How many recent campaigns are remembered.
const RECENT: usize = 8;

/// What is remembered.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    /// Who is at the keyboard.
    pub author: Option<String>,
    /// The two-letter code of the interface language.
    pub language: Option<String>,
    /// Whether the window is dark.
    pub is_dark: bool,
    /// Whether the rail shows icons without names; as there is room, until somebody has said it.
    pub is_rail_folded: Option<bool>,
    /// Whether what stands beside the sheet is folded away; as there is room, until somebody has said it.
    pub is_inspector_folded: Option<bool>,
    /// The widths of the columns of tables and of panels, by their names, in points; 0 where a column has its own.
    pub widths: BTreeMap<String, Vec<u16>>,
    /// Whether the score sheet shows texts whole, in rows as tall as they need.
    pub shows_whole_texts: bool,
    /// Campaigns opened last, the newest first.
    pub recent: Vec<PathBuf>,
    /// What draws the window, where the usual one has failed here.
    pub renderer: Option<String>,
}

/// A start of the window that hasn't drawn yet: while it is held, the mark that it leaves is locked.
#[derive(Debug)]
pub struct Start {
    mark: PathBuf,
    /// Closing it unlocks the mark.
    _locked: File,
}

impl Start {
    /// Leaves a mark with what the start is begun with; none where the folder can't be written or
    /// another start is under way.
    pub fn begin(with: &str) -> Option<Start> {
        let mark = beside("starting")?;
        fs::create_dir_all(mark.parent()?).ok()?;
        let mut file = File::options().create(true).truncate(false).write(true).open(&mark).ok()?;
        file.try_lock().ok()?;
        file.set_len(0).ok()?;
        io::Write::write_all(&mut file, with.as_bytes()).ok()?;
        Some(Start { mark, _locked: file })
    }

    /// What a start was begun with that ended without having drawn: it hung, or took the program down.
    pub fn failed() -> Option<String> {
        let mark = beside("starting")?;
        let file = File::open(&mark).ok()?;
        // Someone who holds it is still starting.
        file.try_lock_shared().ok()?;
        fs::read_to_string(&mark).ok()
    }
}

impl Drop for Start {
    /// The window has drawn, or said why it can't. A panic is neither.
    fn drop(&mut self) {
        if !std::thread::panicking() {
            // A mark that can't be removed has the next start begin with the other.
            let _ = fs::remove_file(&self.mark);
        }
    }
}

impl Preferences {
    /// Reads what is remembered.
    pub fn load() -> Preferences {
        let read = || serde_json::from_str(&fs::read_to_string(path()?).ok()?).ok();
        read().unwrap_or_default()
    }

    /// Remembers it.
    ///
    /// # Errors
    /// Where the folder can't be written; the program works without.
    pub fn save(&self) -> io::Result<()> {
        let Some(path) = path() else { return Ok(()) };
        let folder = path.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(folder)?;
        let mut beside = tempfile::NamedTempFile::new_in(folder)?;
        io::Write::write_all(&mut beside, serde_json::to_string_pretty(self)?.as_bytes())?;
        beside.persist(path).map_err(|e| e.error)?;
        Ok(())
    }

    /// Puts a campaign first among the recent ones.
    pub fn opened(&mut self, file: &Path) {
        let file = std::path::absolute(file).unwrap_or_else(|_| file.to_owned());
        self.recent.retain(|known| *known != file);
        self.recent.insert(0, file);
        self.recent.truncate(RECENT);
    }

    /// The name that entries are written under when none is given: the remembered one, else the system's.
    pub fn author_or_user(&self) -> Option<String> {
        let system = || env::var("USER").or_else(|_| env::var("USERNAME")).ok();
        self.author.clone().or_else(system).filter(|name| !name.trim().is_empty())
    }
}

fn path() -> Option<PathBuf> {
    beside("preferences.json")
}

/// A file of this name where the system wants such files.
fn beside(name: &str) -> Option<PathBuf> {
    let given = |name: &str| env::var_os(name).map(PathBuf::from).filter(|p| p.is_absolute());
    let folder = if cfg!(windows) {
        given("APPDATA")
    } else {
        given("XDG_CONFIG_HOME").or_else(|| Some(given("HOME")?.join(".config")))
    };
    Some(folder?.join("thamdinh").join(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_campaign_opened_again_moves_to_the_front_and_old_ones_drop_out() {
        let mut preferences = Preferences::default();
        for n in 0..10 {
            preferences.opened(&PathBuf::from(format!("/c/{n}.cchc")));
        }
        preferences.opened(Path::new("/c/5.cchc"));
        assert_eq!(preferences.recent.len(), RECENT);
        assert_eq!(preferences.recent[0], PathBuf::from("/c/5.cchc"));
        assert_eq!(preferences.recent.iter().filter(|p| p.ends_with("5.cchc")).count(), 1);
    }
}
