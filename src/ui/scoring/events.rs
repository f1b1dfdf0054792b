//! What follows from what was done in the sheet.

use super::edits::{Changes, Typed};
use super::sheet::Sheet;
use super::turned::{Part, Target, Turned};
use super::{Direction, Scoring, Wanted};
use crate::domain::campaign::Command;
use crate::domain::criteria::Source;
use crate::domain::readiness::Open;
use crate::domain::slug::LineId;
use crate::domain::value::{Score, Value};
use crate::text::{Text, figure};
use crate::ui::context::{Context, Intent};
use crate::ui::widgets::grid::{Act, At, Block, Event, Go};

impl Scoring {
    /// Carries out what was done in the sheet.
    pub(super) fn follow(
        &mut self,
        context: &Context<'_>,
        sheet: &impl Turned,
        events: Vec<Event>,
        out: &mut Vec<Intent>,
    ) {
        for event in events {
            match event {
                Event::Moved(_) => (self.is_fresh, self.notice) = (false, None),
                Event::Edit { at, text } => self.paste(context, sheet, at, &[vec![text]], out),
                Event::Paste { at, rows } => self.paste(context, sheet, at, &rows, out),
                Event::Act { act, block } => self.act(context, sheet, act, block, out),
                // Only the sheet of a unit has groups, and it sees to them.
                Event::Fold(_) => {}
                Event::Go(go) => self.go(context, sheet, go),
            }
        }
    }

    /// Puts texts into cells, to the right and down; what can't be taken is said.
    fn paste(
        &mut self,
        context: &Context<'_>,
        sheet: &impl Turned,
        at: At,
        rows: &[Vec<String>],
        out: &mut Vec<Intent>,
    ) {
        let Some(mut changes) = self.changes(context) else { return };
        let words = context.text;
        self.grid_mut().forgive();
        let (mut sums, mut lost) = (0_usize, 0_usize);
        for (row, cells) in (at.row..).zip(rows) {
            for (column, text) in (at.column..).zip(cells) {
                let cell = At { row, column };
                let why = match put(sheet, cell, text, &mut changes) {
                    Put::Taken => continue,
                    Put::NoPlace if text.trim().is_empty() => continue,
                    Put::NoPlace if row >= sheet.rows() || column >= sheet.columns().len() => {
                        lost += 1;
                        continue;
                    }
                    Put::NoPlace if sheet.target(cell).is_none() => {
                        sums += 1;
                        continue;
                    }
                    Put::NoPlace => words.say("scoring-paste-locked"),
                    Put::Refused(why) => why,
                };
                let why = words.fill("scoring-refused-text", &[("text", text.trim()), ("why", &why)]);
                self.grid_mut().refuse_at(sheet.inner(cell), why);
            }
        }
        self.notice = left_out(words, sums, lost);
        self.send(context, changes, out);
    }

    fn act(&mut self, context: &Context<'_>, sheet: &impl Turned, act: Act, block: Block, out: &mut Vec<Intent>) {
        let Some(mut changes) = self.changes(context) else { return };
        if let Act::Fill(way) = act {
            let left_out: usize = block.lanes(way).map(|lane| fill(sheet, &lane, &mut changes)).sum();
            let told = [("count", &*context.text.count(left_out))];
            self.notice = (left_out > 0).then(|| context.text.fill("scoring-fill-left-out", &told));
        }
        for column in block.from.column..=block.to.column {
            let targets = (block.from.row..=block.to.row).filter_map(|row| sheet.target(At { row, column }));
            let part = sheet.part(column);
            for target in targets {
                match part {
                    Part::Reason if act == Act::Clear && !sheet.reading(target).is_disputed() => {
                        changes.explain(target, "");
                    }
                    Part::Score => {
                        if let Some(typed) = given(context, target, act) {
                            changes.put(target, typed);
                        }
                    }
                    _ => {}
                }
            }
        }
        self.refuse(context, sheet, block, &changes);
        self.send(context, changes, out);
    }

    /// Marks the cells of a block whose change the campaign refuses.
    fn refuse(&mut self, context: &Context<'_>, sheet: &impl Turned, block: Block, changes: &Changes<'_>) {
        self.grid_mut().forgive();
        for row in block.from.row..=block.to.row {
            for column in block.from.column..=block.to.column {
                let at = At { row, column };
                let of = sheet.target(at).filter(|_| matches!(sheet.part(column), Part::Score | Part::Reason));
                if let Some(why) = of.and_then(|of| changes.refusal(of, context.text, context.author)) {
                    self.grid_mut().refuse_at(sheet.inner(at), why);
                }
            }
        }
    }

    fn changes<'c>(&self, context: &'c Context<'_>) -> Option<Changes<'c>> {
        context.is_changeable().then(|| Changes::new(context.campaign, self.round()))
    }

    fn send(&mut self, context: &Context<'_>, changes: Changes<'_>, out: &mut Vec<Intent>) {
        let edits = changes.edits(context.author);
        let many = edits.len();
        let command = Command::Edit { edits, note: None };
        match many {
            0 => {}
            1 => out.push(Intent::Run(command)),
            _ => {
                let told = context.text.fill("scoring-told", &[("count", &context.text.count(many))]);
                out.push(Intent::RunAndTell(command, told));
            }
        }
    }

    /// Opens or closes a group of the sheet of a unit.
    pub(super) fn fold(&mut self, sheet: &Sheet<'_>, row: usize) {
        if let Some(node) = sheet.node(row).filter(|n| !n.is_leaf)
            && !self.closed.remove(&node.id)
        {
            self.closed.insert(node.id);
        }
    }

    fn go(&mut self, context: &Context<'_>, sheet: &impl Turned, go: Go) {
        match go {
            Go::Reason => self.open_reason(sheet),
            Go::PreviousUnit => self.step(context, -1),
            Go::NextUnit => self.step(context, 1),
            Go::PreviousOpen | Go::NextOpen => self.go_to_open(context, go),
            Go::Turn => self.turn(self.direction.next()),
            Go::Difference => self.shows = self.shows.other(),
            Go::Lines => {
                self.is_whole = !self.is_whole;
                self.grid.go_to(self.grid.active());
            }
        }
    }

    /// Opens the reason of the line; from the matrix, which has none, it leads to the unit's sheet first.
    fn open_reason(&mut self, sheet: &impl Turned) {
        if self.direction == Direction::Matrix {
            self.turn(Direction::Unit);
            return;
        }
        let Some(column) = sheet.column_of(Part::Reason) else { return };
        let at = At { column, ..self.grid.active() };
        let can = |of: Target<'_>| of.node.source == Source::Appraisal && !sheet.reading(of).is_disputed();
        if sheet.target(at).is_some_and(can) {
            self.grid.open(at, sheet.draft(at));
        }
    }

    /// Turns the sheet; the place stays.
    pub(super) fn turn(&mut self, direction: Direction) {
        self.direction = direction;
        self.wanted = Some(Wanted::Here);
    }

    /// The same line at the next unit; of the sheet of a line, the same unit at the next line.
    fn step(&mut self, context: &Context<'_>, by: isize) {
        let Some(block) = context.campaign.block(context.block) else { return };
        self.wanted = Some(Wanted::Here);
        match self.direction {
            Direction::Unit | Direction::Matrix => {
                let now = self.unit.and_then(|u| block.row(u)).unwrap_or(0);
                let next = now.checked_add_signed(by).and_then(|at| block.units.get(at));
                self.unit = next.map(|unit| unit.id).or(self.unit);
            }
            Direction::Line => {
                let lines: Vec<LineId> = block.set.leaves().map(|n| n.id).collect();
                let now = self.line.and_then(|line| lines.iter().position(|l| *l == line)).unwrap_or(0);
                self.line = now.checked_add_signed(by).and_then(|at| lines.get(at)).copied().or(self.line);
            }
        }
    }

    /// Goes to the nearest open line, in this sheet first, then in the next ones, round to the start.
    fn go_to_open(&mut self, context: &Context<'_>, go: Go) {
        let Some(block) = context.campaign.block(context.block) else { return };
        let width = block.set.leaves().count();
        let place = |unit: usize, line: usize| match self.direction {
            Direction::Unit | Direction::Matrix => unit * width + line,
            Direction::Line => line * block.units.len() + unit,
        };
        // Where the sheet is at a group, the line before its first has been passed, and the first has not.
        let nodes = block.set.nodes();
        let node = self.node.or(self.line).and_then(|id| nodes.iter().position(|m| m.id == id)).unwrap_or(0);
        let before = nodes.iter().take(node).filter(|m| m.is_leaf).count();
        let is_passed = nodes.get(node).is_some_and(|m| m.is_leaf) && !self.is_fresh;
        let here = place(self.unit.and_then(|u| block.row(u)).unwrap_or(0), before);
        let first = if is_passed { here + 1 } else { here };
        let places = || {
            let open = block.units.iter().enumerate().flat_map(|(row, unit)| {
                let of_line = move |open: &Open| Some((row, unit.id, open.line?));
                context.open.on(unit.id).iter().filter_map(of_line)
            });
            open.filter_map(|(row, unit, line)| Some((place(row, block.column(line)?), unit, line)))
        };
        let next = match go {
            Go::PreviousOpen => {
                places().filter(|p| p.0 < here).max_by_key(|p| p.0).or_else(|| places().max_by_key(|p| p.0))
            }
            _ => places().filter(|p| p.0 >= first).min_by_key(|p| p.0).or_else(|| places().min_by_key(|p| p.0)),
        };
        if let Some((_, unit, line)) = next {
            self.go_to(unit, Some(line));
        }
    }
}

/// What of a paste found no cell to go into.
fn left_out(words: &Text, sums: usize, lost: usize) -> Option<String> {
    let told = |id: &str, count: usize| (count > 0).then(|| words.fill(id, &[("count", &words.count(count))]));
    let parts: Vec<String> =
        [told("scoring-paste-sums", sums), told("scoring-paste-lost", lost)].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}

/// What became of a text that was put into a cell.
enum Put {
    Taken,
    Refused(String),
    /// There is nothing to put it into.
    NoPlace,
}

fn put(sheet: &impl Turned, at: At, text: &str, changes: &mut Changes<'_>) -> Put {
    let words = sheet.context().text;
    let Some(target) = sheet.target(at) else { return Put::NoPlace };
    match sheet.part(at.column) {
        Part::Score => match Typed::read(text, target.node, words) {
            Ok(typed) => changes.put(target, typed),
            Err(why) => return Put::Refused(why),
        },
        Part::Reason if sheet.reading(target).is_disputed() => return Put::Refused(words.say("scoring-disputed")),
        Part::Reason => changes.explain(target, text),
        _ => return Put::NoPlace,
    }
    match changes.refusal(target, words, sheet.context().author) {
        Some(why) => Put::Refused(why),
        None => Put::Taken,
    }
}

/// What a key gives to a line; none where it has nothing to give.
fn given(context: &Context<'_>, Target { unit, node }: Target<'_>, act: Act) -> Option<Typed> {
    let percent = node.source == Source::Satisfaction;
    match act {
        Act::Clear => Some(Typed::Clear),
        Act::Fill(_) => None,
        _ if percent => None,
        Act::SelfScore => context.campaign.self_score(unit, node.id).value()?.as_score().map(Typed::Score),
        Act::Maximum => Some(Typed::Score(Score::Points(node.max))),
        Act::NotApplicable => Some(Typed::Score(Score::NotApplicable)),
        Act::Rule => {
            let outcome = figure::outcome(context.campaign, unit, node)?.ok()?;
            Some(Typed::Score(Score::Points(outcome.points)))
        }
    }
}

/// Fills the cells of a lane from the first of them that can be; gives how many were left out since their points come
/// from elsewhere.
fn fill(sheet: &impl Turned, lane: &[At], changes: &mut Changes<'_>) -> usize {
    let Some(part) = lane.first().map(|at| sheet.part(at.column)) else { return 0 };
    let alike = lane.iter().filter(|at| sheet.part(at.column) == part);
    let mut targets = alike.filter_map(|at| sheet.target(*at));
    let Some(first) = targets.next() else { return 0 };
    let reading = sheet.reading(first);
    let score = reading.value().and_then(Value::as_score);
    let reason = reading.value().and_then(Value::reason).unwrap_or_default().to_owned();
    let source = first.node.source;
    let mut left_out = 0;
    for target in targets {
        match part {
            _ if target.node.source != source || source == Source::Satisfaction => left_out += 1,
            Part::Score => changes.put(target, score.map_or(Typed::Clear, Typed::Score)),
            Part::Reason => changes.explain(target, &reason),
            _ => {}
        }
    }
    left_out
}
