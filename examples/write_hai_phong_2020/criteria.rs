//! The criteria sets as the tables give them: lines in reading order, parents before children.

use crate::points;

/// Where the points of a line come from.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Source {
    Appraisal,
    Survey,
    Satisfaction,
}

/// What happens to a line that does not apply to a unit.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum NotApplicable {
    MustBeScored,
    FullPoints,
    Excluded,
}

/// A row of the criteria table; it is scored itself if `leaf`.
#[derive(Clone)]
pub(crate) struct Line {
    pub(crate) code: String,
    pub(crate) text: String,
    pub(crate) max: i64,
    pub(crate) source: Source,
    pub(crate) rule: String,
    pub(crate) kind: String,
    pub(crate) not_applicable: NotApplicable,
    pub(crate) appraiser: String,
    pub(crate) evidence: String,
    pub(crate) leaf: bool,
}

impl Line {
    /// Counts the levels above: 0 for a field, 1 for a criterion, 2 for a sub-criterion.
    pub(crate) fn depth(&self) -> usize {
        self.code.matches('.').count()
    }

    /// Tells whether `self` stands somewhere under `parent`.
    pub(crate) fn is_under(&self, parent: &Line) -> bool {
        self.code.strip_prefix(parent.code.as_str()).is_some_and(|rest| rest.starts_with('.'))
    }

    /// Gives the code of the field the line belongs to.
    pub(crate) fn field(&self) -> &str {
        self.code.split('.').next().unwrap_or_default()
    }
}

/// Reads a criteria table; a row that can't be read is an error that names it.
pub(crate) fn read(table: &str) -> Result<Vec<Line>, String> {
    let rows = table.lines().filter(|row| !row.starts_with('#')).skip(1);
    let mut lines =
        rows.map(|row| line(row).ok_or_else(|| format!("not a line: {row}"))).collect::<Result<Vec<_>, _>>()?;
    let codes: Vec<String> = lines.iter().map(|line| format!("{}.", line.code)).collect();
    for line in &mut lines {
        let own = format!("{}.", line.code);
        line.leaf = !codes.iter().any(|code| *code != own && code.starts_with(&own));
    }
    Ok(lines)
}

fn line(row: &str) -> Option<Line> {
    let mut cells = row.split('\t').map(str::to_owned);
    let (code, _level, text) = (cells.next()?, cells.next()?, cells.next()?);
    let max = points::parse(&cells.next()?)?;
    let source = match cells.next()?.as_str() {
        "survey" => Source::Survey,
        "satisfaction" => Source::Satisfaction,
        _ => Source::Appraisal,
    };
    let (rule, kind, policy) = (cells.next()?, cells.next()?, cells.next()?);
    let not_applicable = match policy.as_str() {
        "" => NotApplicable::MustBeScored,
        "tính điểm tối đa" => NotApplicable::FullPoints,
        _ => NotApplicable::Excluded,
    };
    let (appraiser, evidence) = (cells.next()?, cells.next()?);
    Some(Line { code, text, max, source, rule, kind, not_applicable, appraiser, evidence, leaf: false })
}
