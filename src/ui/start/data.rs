//! What the start page shows.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::text::Text;
use crate::ui::theme::Severity;
use crate::workbench::preferences::Preferences;
use crate::workbench::recent::{About, Found};

/// A campaign that was opened lately, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recent {
    /// What it is: its title and place, else the file's name.
    pub name: String,
    /// How far it is, when it was opened, where it lies.
    pub under: String,
    /// Its state in a word or two.
    pub right: String,
    /// What is the matter with its file.
    pub severity: Option<Severity>,
    /// Where it is.
    pub path: PathBuf,
}

/// The campaigns opened lately, the newest first, with what was found of their files so far.
pub fn recent(preferences: &Preferences, found: &BTreeMap<PathBuf, Found>, text: &Text) -> Vec<Recent> {
    let row = |path: &PathBuf| {
        let seen = preferences.seen(path);
        let about = seen.and_then(|seen| seen.about.as_ref());
        let (severity, right) = match found.get(path) {
            Some(Found::Gone) => (Some(Severity::Warning), text.say("start-gone")),
            Some(Found::Unreadable) => (Some(Severity::Warning), text.say("start-unreadable")),
            _ => (None, about.map_or_else(String::new, |about| state(about, text))),
        };
        let stem = || path.file_stem().map_or_else(|| path.display().to_string(), |n| n.to_string_lossy().into_owned());
        let units = about.map(|about| {
            let (complete, units) = (text.count(about.complete), text.count(about.units));
            text.fill("start-units", &[("complete", &complete), ("units", &units)])
        });
        let opened = seen.filter(|seen| seen.opened_ms > 0).map(|seen| {
            let time = text.time(seen.opened_ms);
            text.fill("start-opened", &[("time", &time)])
        });
        let under: Vec<String> = units.into_iter().chain(opened).chain([path.display().to_string()]).collect();
        Recent {
            name: about.map_or_else(stem, |about| name(about, text)),
            under: under.join(" · "),
            right,
            severity,
            path: path.clone(),
        }
    };
    preferences.recent.iter().map(row).collect()
}

/// The title with the year, where it doesn't say it, and the place.
fn name(about: &About, text: &Text) -> String {
    let year = about.year.to_string();
    let title = match about.title.contains(&year) {
        true => about.title.clone(),
        false => text.fill("start-title-year", &[("title", &about.title), ("year", &year)]),
    };
    match about.place.as_str() {
        "" => title,
        place => text.fill("window-heading", &[("title", &title), ("place", place)]),
    }
}

/// Locked, or how many lines are scored.
fn state(about: &About, text: &Text) -> String {
    if about.is_final {
        return text.fill("start-locked", &[("edition", &about.edition.to_string())]);
    }
    let (settled, lines) = (text.count(about.settled), text.count(about.lines));
    text.fill("start-progress", &[("settled", &settled), ("lines", &lines)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;
    use crate::workbench::recent::Seen;

    fn about() -> About {
        About {
            year: 2020,
            title: "Chỉ số cải cách hành chính".into(),
            place: "Hải Phòng".into(),
            settled: 1560,
            lines: 2312,
            complete: 3,
            units: 35,
            edition: 1,
            is_final: false,
        }
    }

    #[test]
    fn a_recent_campaign_says_what_it_is_how_far_and_whether_its_file_is_there() {
        let paths = ["/c/a.cchc", "/c/b.cchc", "/c/c.cchc"].map(PathBuf::from);
        let seen = |path: &PathBuf, about| Seen { path: path.clone(), opened_ms: 0, about, stamp: None };
        let locked = About { is_final: true, title: "Chỉ số năm 2020".into(), place: String::new(), ..about() };
        let preferences = Preferences {
            recent: paths.to_vec(),
            seen: vec![seen(&paths[0], Some(about())), seen(&paths[1], Some(locked)), seen(&paths[2], None)],
            ..Preferences::default()
        };
        let found = BTreeMap::from([(paths[2].clone(), Found::Gone)]);
        let rows = recent(&preferences, &found, &Text::new(Lang::Vi));
        let said: Vec<String> = rows.iter().map(|r| format!("{} | {} | {}", r.name, r.right, r.under)).collect();
        assert_eq!(
            said,
            [
                "Chỉ số cải cách hành chính, năm 2020 · Hải Phòng | 1.560/2.312 tiêu chí đã chấm | 3/35 đơn vị đủ điểm · /c/a.cchc",
                "Chỉ số năm 2020 | Đã khóa: bản công bố số 1 | 3/35 đơn vị đủ điểm · /c/b.cchc",
                "c | Không còn tệp | /c/c.cchc",
            ]
        );
        assert_eq!(rows.iter().filter(|row| row.severity.is_none()).count(), 2);
    }
}
