//! The data dictionary: every column of every table with its kind, its unit and what it means; and the
//! page that says what the folder is and which file is for whom.

use super::columns::{self, Column, DRAFT, Kind};
use super::csv::Line;
use super::rows::Edition;
use crate::domain::campaign::Campaign;
use crate::text::{Lang, Text, rfc3339};

/// A column as the dictionary tells it.
pub(super) struct Told {
    file: &'static str,
    name: &'static str,
    kind: Kind,
    means: &'static str,
}

/// Names of the dictionary's own columns.
pub(super) const HEAD: [&str; 7] = ["tep", "cot", "kieu", "don_vi_tinh", "gia_tri", "y_nghia", "meaning"];

/// Every column of every table, in the order in which they stand.
pub(super) fn told() -> Vec<Told> {
    let mut all = of(super::UNITS, &columns::units());
    all.extend(of(super::FIELDS, &columns::fields()));
    all.extend(of(super::LINES, &columns::lines()));
    all.extend(of(super::NODES, &columns::nodes()));
    all
}

fn of<R>(file: &'static str, columns: &[Column<R>]) -> Vec<Told> {
    columns.iter().map(|c| Told { file, name: c.name, kind: c.kind, means: c.means }).collect()
}

impl Told {
    /// The words of its kind and of its unit, and the words that may stand in it.
    fn about(&self) -> (&'static str, &'static str, String) {
        match self.kind {
            Kind::Points => ("so_thap_phan", "diem", String::new()),
            Kind::Percent => ("so_thap_phan", "phan_tram", String::new()),
            Kind::Whole if self.name == "ban_cong_bo" => ("so_nguyen", "", format!("1, 2, …, {DRAFT}")),
            Kind::Whole => ("so_nguyen", "", String::new()),
            Kind::Text => ("van_ban", "", String::new()),
            Kind::Code => ("ma", "", String::new()),
            Kind::Word(words) => ("tu", "", words.join(", ")),
        }
    }

    /// A row of the dictionary.
    pub(super) fn write(&self, vi: &Text, en: &Text, line: &mut Line) {
        let (kind, unit, values) = self.about();
        for word in [self.file, self.name, kind, unit] {
            line.word(word);
        }
        line.text(&values);
        line.text(&vi.say(self.means));
        line.text(&en.say(self.means));
    }
}

/// The page to read first, in Markdown.
pub(super) fn page(campaign: &Campaign, edition: Edition, lang: Lang) -> String {
    let text = Text::new(lang);
    let heading = campaign.heading();
    let mut page = format!("# {}\n\n", text.fill("open-data-title", &[("title", &heading.title)]));
    for (name, value) in about(campaign, edition, &text) {
        page.push_str(&format!("- {name}: {value}\n"));
    }
    page.push_str(&format!("\n{}\n\n", text.say("open-data-files")));
    let files = [
        (super::UNITS, text.say("open-data-file-units")),
        (super::FIELDS, text.say("open-data-file-fields")),
        (super::LINES, text.say("open-data-file-lines")),
        (super::NODES, text.say("open-data-file-nodes")),
        (super::DICTIONARY, text.say("open-data-file-dictionary")),
        (super::JSON, text.say("open-data-file-json")),
    ];
    for (file, means) in files {
        page.push_str(&format!("- `{file}`: {means}\n"));
    }
    let rules = [
        text.fill("open-data-rule-standard", &[("folder", super::FOR_EXCEL)]),
        text.fill("open-data-rule-excel", &[("folder", super::FOR_EXCEL)]),
        text.say("open-data-rule-text"),
        text.say("open-data-rule-states"),
        text.say("open-data-rule-codes"),
        text.say("open-data-rule-left-out"),
    ];
    page.push_str(&format!("\n## {}\n\n", text.say("open-data-rules")));
    for rule in rules {
        page.push_str(&format!("- {rule}\n"));
    }
    let mut file = "";
    for told in told() {
        if told.file != file {
            file = told.file;
            let heads =
                [text.say("open-data-head-column"), text.say("open-data-head-kind"), text.say("open-data-head-means")];
            page.push_str(&format!("\n## {file}\n\n| {} |\n|---|---|---|\n", heads.join(" | ")));
        }
        let (kind, unit, values) = told.about();
        let kind: Vec<&str> = [kind, unit, &values].into_iter().filter(|word| !word.is_empty()).collect();
        page.push_str(&format!("| `{}` | {} | {} |\n", told.name, kind.join("; "), text.say(told.means)));
    }
    page
}

/// Which campaign and edition it is, for people.
fn about(campaign: &Campaign, edition: Edition, text: &Text) -> Vec<(String, String)> {
    let number = edition.number.map_or_else(|| text.say("workbook-draft"), |n| text.count(n));
    vec![
        (text.say("open-data-place"), campaign.heading().place.to_string()),
        (text.say("open-data-edition"), number),
        (text.say("open-data-campaign"), campaign.id().map(|id| id.to_string()).unwrap_or_default()),
        (text.say("open-data-digest"), edition.digest.to_string()),
        (text.say("open-data-moment"), rfc3339(edition.at_ms)),
    ]
}
