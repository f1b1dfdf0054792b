//! Every number of open things says the same wherever it is shown.

use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use proptest::prelude::*;
use thamdinh::domain::campaign::Campaign;
use thamdinh::domain::readiness::{Matter, OpenList};
use thamdinh::text::{Lang, Text};
use thamdinh::ui::context::{Access, Context};
use thamdinh::ui::review::data::{self as review, Filter, Grouping, Row};
use thamdinh::ui::theme::Scheme;
use thamdinh::ui::{overview, publish};

use super::campaigns::messy;
use super::importing::click_take_in;
use super::window::{drop_on, go, known, shows, wait, window};
use crate::domain::samples::{Sitting, campaign, join};
use crate::domain::steps::{Step, any_step, command};

/// What all pages say of a campaign, against what is open on it.
fn agree(campaign: &Campaign) -> Result<(), TestCaseError> {
    let (results, open, text) = (campaign.results(), OpenList::of(campaign), Text::new(Lang::Vi));
    let campaign = std::sync::Arc::new(campaign.clone());
    let block = campaign.blocks()[0].block.id;
    let path = std::path::Path::new("x.cchc");
    let context = Context {
        campaign: &campaign,
        block,
        results: &results,
        open: &open,
        author: "",
        access: Access::Work,
        path,
        text: &text,
    };
    let counted = |matter| campaign.open().iter().filter(|o| o.matter() == matter).count();
    let tally = open.tally();
    for matter in Matter::ALL {
        prop_assert_eq!(tally.count(matter), counted(matter), "{:?}", matter);
    }
    prop_assert_eq!(tally.all(), campaign.open().len());
    prop_assert_eq!(tally.blocking(), campaign.open().iter().filter(|o| o.is_blocking()).count());
    prop_assert_eq!(tally.to_decide() + tally.blank(), tally.blocking() + tally.listed());
    // The overview and the gate before publishing list the same.
    let on_overview: Vec<_> = overview::data::open(&context).iter().map(|row| (row.matter, row.count)).collect();
    let at_the_gate: Vec<_> = publish::data::gate(&context).iter().map(|row| (row.matter, row.count)).collect();
    prop_assert_eq!(&on_overview, &at_the_gate);
    prop_assert_eq!(on_overview.iter().map(|(_, count)| count).sum::<usize>(), tally.all());
    // The review page has a row for each thing to decide, and heaps that hold all blank lines.
    let queue = review::queue(&context);
    for grouping in [Grouping::Body, Grouping::Unit] {
        let rows = review::rows(&queue, &context, &Filter { grouping, ..Filter::default() });
        let to_decide = rows.iter().filter(|row| matches!(row, Row::Open(_))).count();
        let blank: usize = rows.iter().map(|row| if let Row::Heap(heap) = row { heap.count } else { 0 }).sum();
        prop_assert_eq!((to_decide, blank), (tally.to_decide(), tally.blank()));
        for row in &rows {
            if let Row::Head(matter, count) = row {
                prop_assert_eq!(*count, tally.count(*matter));
            }
        }
    }
    // Progress by block, by source and by unit: what is settled, and what isn't, is all there is.
    let of_block = &overview::data::blocks(&context)[0].progress;
    let units = &results[0].totals.units;
    let settled: u32 = units.iter().map(|u| u.scored + u.not_applicable).sum();
    prop_assert_eq!(
        (of_block.settled, of_block.lines),
        (settled as usize, units.iter().map(|u| u.lines as usize).sum())
    );
    let parts = overview::data::parts(&context);
    let sources = parts.iter().filter(|row| row.appraiser.is_none());
    let sums = sources.fold((0, 0), |sum, row| (sum.0 + row.progress.settled, sum.1 + row.progress.lines));
    prop_assert_eq!(sums, (of_block.settled, of_block.lines));
    let unscored: u32 = results.iter().flat_map(|r| &r.totals.units).map(|u| u.blank).sum();
    prop_assert_eq!(unscored as usize, tally.blank() + tally.count(Matter::NotApplicableNotAllowed));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]
    #[test]
    fn all_pages_count_the_same_open_things(
        steps in proptest::collection::vec(any_step(), 1..24),
        joins in any::<bool>(),
    ) {
        let (mut mine, mut other) = (Sitting::at(campaign(), 1), Sitting::at(campaign(), 2));
        for (number, step) in steps.into_iter().enumerate() {
            let of_other = joins && number % 3 == 2;
            let who = if of_other { &mut other } else { &mut mine };
            let _refused = match step {
                step @ (Step::Undo | Step::Redo) => who.take(step),
                step => who.attempt(command(step)),
            };
            if of_other {
                join(&mut mine.campaign, &other.campaign.clone());
            }
        }
        agree(&mine.campaign)?;
    }
}

#[test]
fn the_rail_the_pages_and_the_foot_of_the_window_say_the_same_numbers() {
    let (_folder, file) = messy();
    let mut harness = window(Scheme::Light, known(false), Some(file.clone()));
    drop_on(&mut harness, &["tests/data/messy"]);
    click_take_in(&mut harness);
    wait(&mut harness);
    let rail = |place: &str| {
        let tab = harness.get_by(|node| node.role() == Role::Tab && node.label().as_deref() == Some(place));
        tab.accesskit_node().value().unwrap_or_default().parse::<usize>().unwrap()
    };
    let (blank, to_decide) = (rail("Thẩm định"), rail("Soát xét"));
    assert!(blank > 100 && to_decide > 0);
    let text = Text::new(Lang::Vi);
    let (blank, to_decide) = (text.count(blank), text.count(to_decide));
    assert!(shows(&harness, &format!("còn {blank} tiêu chí chưa chấm, {to_decide} việc cần quyết định")));
    go(&mut harness, "Soát xét");
    assert!(shows(&harness, &format!("{to_decide} việc cần quyết định · {blank} tiêu chí chưa chấm")));
    assert!(shows(&harness, &format!("Chưa chấm {blank}")));
    go(&mut harness, "Tổng quan");
    assert!(shows(&harness, &format!("tiêu chí chưa chấm: {blank}")));
}
