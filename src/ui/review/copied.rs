//! The list as a spreadsheet program takes it: every open thing a row of its own, blank lines too, which on the screen
//! are heaps.

use super::data::{self, Row};
use crate::domain::readiness::Open;
use crate::text::tsv;
use crate::ui::context::Context;

/// What the rows come to as text with tabs, under their heads, and how many there are.
pub(super) fn copied(context: &Context<'_>, rows: &[Row]) -> (String, usize) {
    let text = context.text;
    let heads = ["review-head-matter", "review-head-unit", "review-head-code", "review-head-line", "review-head-body"];
    let more = ["review-head-what", "review-head-difference"];
    let mut table = vec![heads.iter().chain(&more).map(|key| text.say(key)).collect::<Vec<String>>()];
    for (at, row) in rows.iter().enumerate() {
        match row {
            Row::Open(open) => table.push(cells(context, open)),
            // A heap that is open is followed by its lines.
            Row::Heap(heap) if !matches!(rows.get(at + 1), Some(Row::Blank(_))) => {
                table.extend(data::lines_of(context, &heap.of).map(|open| cells(context, &open)));
            }
            Row::Blank(open) => table.push(cells(context, open)),
            Row::Head(..) | Row::Heap(_) => {}
        }
    }
    let count = table.len() - 1;
    (tsv::write(table), count)
}

fn cells(context: &Context<'_>, open: &Open) -> Vec<String> {
    let (text, campaign) = (context.text, context.campaign);
    let unit = open.unit.map(|unit| text.unit_name(campaign, unit)).unwrap_or_default();
    let node = open.unit.zip(open.line).and_then(|(unit, line)| campaign.line(unit, line));
    let (code, line) = node.map(|node| (node.code.to_string(), node.text.to_string())).unwrap_or_default();
    let body = node.map(|node| node.appraiser.to_string()).unwrap_or_default();
    let words = data::words(context, open);
    vec![text.matter(open.matter()), unit, code, line, body, words.what, words.difference]
}
