//! What the program remembers between two starts: the name at the keyboard, the language, recent files.
//!
//! Losing it loses no work, so a file that can't be read counts as none. The one place that asks the
//! system where such files belong.

use std::collections::BTreeMap;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use serde::{Deserialize, Serialize};

use super::recent::{About, Seen, Stamp};

/// How large the text of the window can be, in percent.
pub const TEXT_SIZES: [u16; 5] = [90, 100, 110, 125, 150];

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
    /// How large the text of the window is, in percent, where it isn't as it comes.
    pub text_size: Option<u16>,
    /// Whether the rail shows icons without names; as there is room, until somebody has said it.
    pub is_rail_folded: Option<bool>,
    /// Whether what stands beside the sheet is folded away; as there is room, until somebody has said it.
    pub is_inspector_folded: Option<bool>,
    /// Whether the window filled its screen; it does until somebody has made it smaller.
    pub is_maximized: Option<bool>,
    /// The widths of the columns of tables and of panels, by their names, in points; 0 where a column has its own.
    pub widths: BTreeMap<String, Vec<u16>>,
    /// Whether the score sheet shows texts whole, in rows as tall as they need.
    pub shows_whole_texts: bool,
    /// Campaigns opened last, the newest first.
    pub recent: Vec<PathBuf>,
    /// What was known of them.
    pub seen: Vec<Seen>,
    /// What draws the window, where the usual one has failed here.
    pub renderer: Option<String>,
}

/// A step between text sizes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The next larger one.
    Larger,
    /// The next smaller one.
    Smaller,
    /// The one at the beginning.
    AsItComes,
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

    /// Puts a campaign that is opened now first among the recent ones.
    pub fn opened(&mut self, file: &Path, now_ms: i64) {
        let file = std::path::absolute(file).unwrap_or_else(|_| file.to_owned());
        self.recent.retain(|known| *known != file);
        self.recent.insert(0, file);
        self.recent.truncate(RECENT);
        if let Some(seen) = self.recent.first().cloned().and_then(|path| self.seen_mut(&path)) {
            seen.opened_ms = now_ms;
        }
    }

    /// What was known of a recent campaign.
    pub fn seen(&self, path: &Path) -> Option<&Seen> {
        self.seen.iter().find(|seen| seen.path == path)
    }

    /// Remembers what is in a recent campaign, as its file was.
    pub fn remember(&mut self, path: &Path, about: About, stamp: Option<Stamp>) {
        if let Some(seen) = self.seen_mut(path) {
            (seen.about, seen.stamp) = (Some(about), stamp);
        }
    }

    /// What is known of a recent campaign; of what isn't recent any more it is forgotten.
    fn seen_mut(&mut self, path: &Path) -> Option<&mut Seen> {
        self.seen.retain(|seen| self.recent.contains(&seen.path));
        if self.recent.iter().any(|known| known == path) && self.seen(path).is_none() {
            self.seen.push(Seen { path: path.to_owned(), ..Seen::default() });
        }
        self.seen.iter_mut().find(|seen| seen.path == path)
    }

    /// How large the text of the window is, in percent: one of [`TEXT_SIZES`].
    pub fn text_percent(&self) -> u16 {
        self.text_size.filter(|percent| TEXT_SIZES.contains(percent)).unwrap_or(100)
    }

    /// Makes the text of the window a step larger or smaller, as far as there is one.
    pub fn step_text_size(&mut self, step: Step) {
        let shown = self.text_percent();
        let next = match step {
            Step::Larger => TEXT_SIZES.into_iter().find(|percent| *percent > shown),
            Step::Smaller => TEXT_SIZES.into_iter().rfind(|percent| *percent < shown),
            Step::AsItComes => Some(100),
        };
        self.text_size = next.or(self.text_size);
    }

    /// The name that entries are written under when none is given: the remembered one, else the system's.
    pub fn author_or_user(&self) -> Option<String> {
        let system = || env::var("USER").or_else(|_| env::var("USERNAME")).ok();
        self.author.clone().or_else(system).filter(|name| !name.trim().is_empty())
    }
}

/// The folder of who sits here.
pub fn home() -> Option<PathBuf> {
    let name = if cfg!(windows) { "USERPROFILE" } else { "HOME" };
    env::var_os(name).map(PathBuf::from).filter(|folder| folder.is_absolute())
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
    fn the_text_grows_and_shrinks_by_steps_and_stays_within_them() {
        let mut preferences = Preferences { text_size: Some(117), ..Preferences::default() };
        let mut after = |step| {
            preferences.step_text_size(step);
            preferences.text_percent()
        };
        assert_eq!([Step::Larger; 4].map(&mut after), [110, 125, 150, 150]);
        assert_eq!(after(Step::AsItComes), 100);
        assert_eq!([Step::Smaller; 2].map(&mut after), [90, 90]);
    }

    #[test]
    fn a_campaign_opened_again_moves_to_the_front_and_old_ones_drop_out() {
        let mut preferences = Preferences::default();
        for n in 0..10 {
            preferences.opened(&PathBuf::from(format!("/c/{n}.cchc")), n);
        }
        preferences.opened(Path::new("/c/5.cchc"), 70);
        assert_eq!(preferences.recent.len(), RECENT);
        assert_eq!(preferences.recent[0], PathBuf::from("/c/5.cchc"));
        assert_eq!(preferences.seen.len(), RECENT, "what isn't recent is forgotten");
        assert_eq!(preferences.seen(Path::new("/c/5.cchc")).unwrap().opened_ms, 70);
        assert_eq!(preferences.recent.iter().filter(|p| p.ends_with("5.cchc")).count(), 1);
    }
}
