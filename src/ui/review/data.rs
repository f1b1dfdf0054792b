//! What the review page shows: what a person must decide first, the weightiest at the top; lines that are simply not
//! scored yet last, as a few rows with a number each.

use std::collections::HashSet;
use std::sync::Arc;

use crate::domain::campaign::BlockState;
use crate::domain::criteria::Source;
use crate::domain::id_hash::IdMap;
use crate::domain::points::Points;
use crate::domain::readiness::{Matter, Open, OpenKind, Tally};
use crate::domain::slug::{LineId, UnitId};
use crate::domain::value::Score;
use crate::text::fold;
use crate::ui::context::Context;
use crate::ui::widgets::capital;

/// Everything that is open at a revision, in the order of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Queue {
    /// How much there is.
    pub tally: Tally,
    /// What a person has to decide: by matter, the biggest difference first.
    pub to_decide: Vec<Open>,
    /// Blank lines by who appraises them.
    by_body: Vec<Heap>,
    /// Blank lines by unit.
    by_unit: Vec<Heap>,
}

/// Blank lines that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heap {
    /// What they have in common.
    pub of: HeapOf,
    /// How many they are.
    pub count: usize,
    /// On how many units.
    pub units: usize,
    /// The first of them.
    pub first: (UnitId, LineId),
}

/// What blank lines have in common.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum HeapOf {
    /// The source, and who appraises them; nobody where the set doesn't say.
    Body(Source, Arc<str>),
    /// The unit.
    Unit(UnitId),
}

/// How blank lines are put together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Grouping {
    /// By who appraises them.
    #[default]
    Body,
    /// By unit.
    Unit,
}

/// What of the queue is looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only this matter.
    pub matter: Option<Matter>,
    /// Only what has these words in its unit or line.
    pub words: String,
    /// How blank lines are put together.
    pub grouping: Grouping,
    /// Heaps whose lines are listed.
    pub opened: HashSet<HeapOf>,
}

/// A row of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    /// What the next rows are, and how many.
    Head(Matter, usize),
    /// Something to decide.
    Open(Open),
    /// Blank lines that belong together.
    Heap(Heap),
    /// One of the lines of the heap above.
    Blank(Open),
}

/// The words of an open thing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// The unit and the line.
    pub place: String,
    /// What is the matter.
    pub what: String,
    /// The difference between self score and appraisal, where there is one.
    pub difference: String,
}

/// A heap while it is counted.
struct Counted {
    of: HeapOf,
    count: usize,
    units: usize,
    first: Option<(UnitId, LineId)>,
    last: Option<UnitId>,
}

impl Counted {
    fn new(of: HeapOf) -> Counted {
        Counted { of, count: 0, units: 0, first: None, last: None }
    }

    /// Counts a line; units come one after the other.
    fn add(&mut self, unit: UnitId, line: LineId) {
        self.count += 1;
        self.units += usize::from(self.last.replace(unit) != Some(unit));
        self.first.get_or_insert((unit, line));
    }

    fn heap(self) -> Option<Heap> {
        Some(Heap { first: self.first?, of: self.of, count: self.count, units: self.units })
    }
}

/// Puts everything that is open in order.
pub fn queue(context: &Context<'_>) -> Queue {
    let mut to_decide: Vec<Open> = context.open.elsewhere().to_vec();
    let (mut bodies, mut units): (Vec<Counted>, Vec<Counted>) = (Vec::new(), Vec::new());
    for block in context.campaign.blocks() {
        let body_of = bodies_of(block, &mut bodies);
        for unit in &block.units {
            let mut mine = Counted::new(HeapOf::Unit(unit.id));
            for open in context.open.on(unit.id) {
                match open.line.filter(|_| open.matter() == Matter::Blank) {
                    None => to_decide.push(open.clone()),
                    Some(line) => {
                        mine.add(unit.id, line);
                        if let Some(body) = body_of.get(&line).and_then(|at| bodies.get_mut(*at)) {
                            body.add(unit.id, line);
                        }
                    }
                }
            }
            units.push(mine);
        }
    }
    to_decide.sort_by_key(|open| (open.matter(), std::cmp::Reverse(apart(&open.kind))));
    bodies.sort_by_key(|counted| match &counted.of {
        HeapOf::Body(source, _) => *source as usize,
        HeapOf::Unit(_) => usize::MAX,
    });
    let heaps = |counted: Vec<Counted>| counted.into_iter().filter_map(Counted::heap).collect();
    Queue { tally: context.open.tally(), to_decide, by_body: heaps(bodies), by_unit: heaps(units) }
}

/// Which heap each line of a block's set belongs to, by who appraises it.
fn bodies_of(block: &BlockState, bodies: &mut Vec<Counted>) -> IdMap<LineId, usize> {
    let mut of_line = IdMap::default();
    for node in block.set.leaves() {
        let of = HeapOf::Body(node.source, node.appraiser.clone());
        let known = bodies.iter().position(|counted| counted.of == of);
        of_line.insert(
            node.id,
            known.unwrap_or_else(|| {
                bodies.push(Counted::new(of));
                bodies.len() - 1
            }),
        );
    }
    of_line
}

/// The rows of the list, as far as the filter lets them through.
pub fn rows(queue: &Queue, context: &Context<'_>, filter: &Filter) -> Vec<Row> {
    let asked = fold::words(&filter.words);
    let says = |place: &str| asked.is_empty() || fold::words(place).contains(&asked);
    let wanted = |matter| filter.matter.is_none_or(|only| only == matter);
    let mut rows = Vec::new();
    for of_matter in queue.to_decide.chunk_by(|a, b| a.matter() == b.matter()) {
        let Some(matter) = of_matter.first().map(Open::matter).filter(|m| wanted(*m)) else { continue };
        let shown: Vec<&Open> =
            of_matter.iter().filter(|open| asked.is_empty() || says(&place(context, open))).collect();
        if !shown.is_empty() {
            rows.push(Row::Head(matter, shown.len()));
            rows.extend(shown.into_iter().cloned().map(Row::Open));
        }
    }
    if !wanted(Matter::Blank) {
        return rows;
    }
    let heaps = match filter.grouping {
        Grouping::Body => &queue.by_body,
        Grouping::Unit => &queue.by_unit,
    };
    let heaps: Vec<&Heap> = heaps.iter().filter(|heap| says(&heap_name(context, &heap.of))).collect();
    if !heaps.is_empty() {
        rows.push(Row::Head(Matter::Blank, heaps.iter().map(|heap| heap.count).sum()));
    }
    for heap in heaps {
        rows.push(Row::Heap(heap.clone()));
        if filter.opened.contains(&heap.of) {
            rows.extend(lines_of(context, &heap.of).map(Row::Blank));
        }
    }
    rows
}

/// The blank lines of a heap.
pub fn lines_of<'a>(context: &'a Context<'_>, of: &'a HeapOf) -> impl Iterator<Item = Open> + 'a {
    let campaign = context.campaign;
    let units = campaign.blocks().iter().flat_map(|block| block.units.iter().map(move |unit| (block, unit.id)));
    let mine = units.filter(move |(_, unit)| match of {
        HeapOf::Unit(only) => only == unit,
        HeapOf::Body(..) => true,
    });
    mine.flat_map(move |(block, unit)| {
        let blank = context.open.on(unit).iter().filter(|open| open.matter() == Matter::Blank);
        blank.filter(move |open| match of {
            HeapOf::Unit(_) => true,
            HeapOf::Body(source, body) => {
                let node = open.line.and_then(|line| block.set.node(line));
                node.is_some_and(|node| node.source == *source && node.appraiser == *body)
            }
        })
    })
    .cloned()
}

/// Who appraises the lines of a heap, or whose they are.
pub fn heap_name(context: &Context<'_>, of: &HeapOf) -> String {
    match of {
        HeapOf::Body(source, body) if body.is_empty() => capital(&context.text.source(*source)),
        HeapOf::Body(_, body) => body.to_string(),
        HeapOf::Unit(unit) => context.text.unit_name(context.campaign, *unit),
    }
}

fn place(context: &Context<'_>, open: &Open) -> String {
    let (text, campaign) = (context.text, context.campaign);
    let unit = open.unit.map(|u| text.unit_name(campaign, u));
    let line = open.unit.zip(open.line).map(|(u, l)| match campaign.line(u, l) {
        Some(node) => format!("{} {}", node.code, node.text),
        None => l.to_string(),
    });
    unit.into_iter().chain(line).collect::<Vec<_>>().join(" · ")
}

/// The words of an open thing.
pub fn words(context: &Context<'_>, open: &Open) -> Words {
    let text = context.text;
    let apart = apart(&open.kind).map(|p| text.fill("review-difference", &[("points", &text.points(p))]));
    Words {
        place: place(context, open),
        what: text.open_alone(open, context.campaign),
        difference: apart.unwrap_or_default(),
    }
}

/// How far a score is from the self score, or above its maximum.
fn apart(kind: &OpenKind) -> Option<Points> {
    match kind {
        OpenKind::MissingReason { own: Score::Points(own), appraised: Score::Points(appraised) } => {
            Some((*own - *appraised).max(*appraised - *own))
        }
        OpenKind::OverMax { found, max } => Some(*found - *max),
        _ => None,
    }
}
