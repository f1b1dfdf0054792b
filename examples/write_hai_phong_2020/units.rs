//! The units and what their parts add up to, read from the one table of facts.

use crate::points;

/// A unit, its parts of 2020 to be reached exactly, and its parts of 2019.
pub(crate) struct Unit {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) aliases: Vec<String>,
    pub(crate) appraisal: i64,
    pub(crate) survey: i64,
    pub(crate) percent: i64,
    pub(crate) previous: Previous,
    pub(crate) full_fields: Vec<String>,
    pub(crate) exact_field: Option<(String, i64)>,
    pub(crate) not_applicable: Vec<String>,
    pub(crate) communes: i64,
}

/// The parts of the year before.
pub(crate) struct Previous {
    pub(crate) appraisal: i64,
    pub(crate) survey: i64,
    pub(crate) percent: i64,
}

impl Previous {
    /// Gives the published total of the year before.
    pub(crate) fn total(&self) -> i64 {
        points::published(self.appraisal + self.survey + satisfaction(self.percent))
    }
}

impl Unit {
    /// Gives the name that fits on a sheet's tab: "Quận Lê Chân", "Sở NN&PTNT".
    pub(crate) fn tab(&self) -> String {
        let short = self.aliases.iter().find(|alias| alias.chars().count() >= 8);
        match self.name.strip_prefix("UBND ") {
            Some(place) => place.replacen("quận", "Quận", 1).replacen("huyện", "Huyện", 1),
            None if self.name.chars().count() <= 31 => self.name.clone(),
            None => short.unwrap_or(&self.id).clone(),
        }
    }
}

/// Turns a percentage into points of 30.
pub(crate) fn satisfaction(percent: i64) -> i64 {
    points::divide(percent * 30, 100)
}

/// Gives the place of each total, equal totals sharing one (1, 2, 2, 4).
pub(crate) fn places(totals: &[i64]) -> Vec<usize> {
    totals.iter().map(|total| 1 + totals.iter().filter(|other| *other > total).count()).collect()
}

/// Reads the units of `block` in the order of `roster`.
pub(crate) fn read(table: &str, roster: &str, block: &str) -> Result<Vec<Unit>, String> {
    let rows = || table.lines().filter(|row| !row.starts_with('#')).map(|row| row.split('\t').collect::<Vec<_>>());
    roster
        .lines()
        .skip(1)
        .map(|row| {
            let named: Vec<&str> = row.split('\t').collect();
            let [id, name, aliases, ..] = named.as_slice() else {
                return Err(format!("not a unit: {row}"));
            };
            rows()
                .find(|cells| cells.starts_with(&[block, id]))
                .and_then(|cells| unit(&cells, name, aliases))
                .ok_or_else(|| format!("no facts for {id}"))
        })
        .collect()
}

fn unit(cells: &[&str], name: &str, aliases: &str) -> Option<Unit> {
    let [_, id, appraisal, survey, percent, appraisal_2019, survey_2019, percent_2019, full, exact, na, communes] =
        cells
    else {
        return None;
    };
    let words = |cell: &str| cell.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    Some(Unit {
        id: (*id).to_owned(),
        name: name.to_owned(),
        aliases: aliases.split(';').map(str::to_owned).collect(),
        appraisal: points::parse(appraisal)?,
        survey: points::parse(survey)?,
        percent: points::parse(percent)?,
        previous: Previous {
            appraisal: points::parse(appraisal_2019)?,
            survey: points::parse(survey_2019)?,
            percent: points::parse(percent_2019)?,
        },
        full_fields: words(full),
        exact_field: exact.split_once('=').and_then(|(field, sum)| Some((field.to_owned(), points::parse(sum)?))),
        not_applicable: words(na),
        communes: communes.parse().ok()?,
    })
}
