//! What pages show, as text: no window is needed to see that it is right.

use std::path::{Path, PathBuf};

use thamdinh::domain::finding::FindingKind;
use thamdinh::domain::readiness::OpenList;
use thamdinh::text::{Lang, Text};
use thamdinh::ui::context::{Access, Context};
use thamdinh::ui::overview::data::Next;
use thamdinh::ui::theme::Severity;
use thamdinh::ui::{import, overview, publish};
use thamdinh::workbench::Workbench;

use super::campaigns::{hai_phong, messy, rehearse};

/// Hands a page what the window would.
fn with_context<R>(file: &Path, look: impl FnOnce(&Context<'_>, &Workbench) -> R) -> R {
    let workbench = Workbench::open(file, "Sở Nội vụ").unwrap();
    let campaign = workbench.campaign();
    let (results, open) = (campaign.results(), OpenList::of(campaign));
    let context = Context {
        campaign,
        block: campaign.blocks()[0].block.id,
        results: &results,
        open: &open,
        author: "Sở Nội vụ",
        path: file,
        access: Access::Work,
        text: &Text::new(Lang::Vi),
    };
    look(&context, &workbench)
}

#[test]
fn the_overview_counts_lines_by_block_source_and_body() {
    let (_folder, file) = hai_phong();
    with_context(&file, |context, _| {
        let blocks: Vec<String> = overview::data::blocks(context)
            .iter()
            .map(|b| format!("{} {}/{} {}/{}", b.name, b.complete, b.units, b.progress.settled, b.progress.lines))
            .collect();
        assert_eq!(blocks, ["UBND quận, huyện 15/15 915/915", "Sở, ban, ngành 20/20 1420/1420"]);
        let parts = overview::data::parts(context);
        let whole: usize = parts.iter().filter(|p| p.appraiser.is_none()).map(|p| p.progress.lines).sum();
        assert_eq!(whole, 915);
        assert!(parts.iter().all(|p| p.progress.first_open.is_none()));
        assert_eq!(overview::data::next(context), Next::Publish);
    });
}

#[test]
fn the_overview_lists_what_was_decided_last_the_newest_first() {
    let (_folder, file) = hai_phong();
    with_context(&file, |context, _| {
        let entries = context.campaign.log().entries();
        let recent = overview::data::recent(context, 3);
        let groups: std::collections::BTreeSet<_> = entries.iter().map(|e| e.group).collect();
        assert_eq!(recent.len(), groups.len().min(3));
        let last = entries.last().unwrap();
        assert!(recent[0].who.starts_with(&format!("{} · ", last.author)), "{recent:?}");
        let of_last = context.text.decision(context.campaign, last.group);
        assert_eq!(recent[0].what.to_lowercase(), of_last.to_lowercase());
    });
}

#[test]
fn the_overview_of_an_empty_campaign_sends_to_the_import_and_counts_every_blank_line() {
    let (_folder, file) = messy();
    with_context(&file, |context, _| {
        assert_eq!(overview::data::next(context), Next::Import);
        let open = overview::data::open(context);
        assert_eq!(open.len(), 1);
        let lines: usize = overview::data::blocks(context).iter().map(|b| b.progress.lines).sum();
        assert_eq!((open[0].count, open[0].matter.is_blocking()), (lines, true));
        assert!(open[0].first.is_some());
    });
}

#[test]
fn findings_are_grouped_by_kind_the_worst_first_each_with_its_cell() {
    let (_folder, file) = messy();
    with_context(&file, |context, workbench| {
        let path = PathBuf::from("tests/data/messy/05 loi cong thuc, diem vuot, diem am.xlsx");
        let preview = rehearse(workbench, &[path]);
        let row = import::data::file_row(&preview.files[0], context);
        assert_eq!((row.under.as_str(), row.severity), ("tự chấm điểm · Sở Tư pháp", Severity::Error));
        let parts = import::data::sheets(&preview.files[0], context);
        let groups: Vec<_> = parts.iter().flat_map(|p| &p.groups).collect();
        for kind in [FindingKind::OverMax, FindingKind::Negative, FindingKind::FormulaError] {
            let group = groups.iter().find(|g| g.kind == kind).unwrap();
            assert!(group.rows.iter().all(|row| !row.cell.is_empty() && !row.line.is_empty()), "{group:?}");
        }
        assert!(groups.windows(2).all(|pair| pair[0].severity >= pair[1].severity));
    });
}

#[test]
fn a_file_that_can_not_be_read_says_why_and_the_others_go_on() {
    let (folder, file) = messy();
    let broken = folder.path().join("hỏng.xlsx");
    std::fs::write(&broken, "không phải bảng tính").unwrap();
    with_context(&file, |context, workbench| {
        let good = PathBuf::from("tests/data/messy/06 ma thanh ngay thang.xlsx");
        let preview = rehearse(workbench, &[broken, good]);
        assert_eq!(import::data::file_row(&preview.files[0], context).under, "Không đọc được");
        assert!(!import::data::sheets(&preview.files[0], context)[0].facts.is_empty());
        assert_eq!(import::data::worst_of(&preview.files), 0);
        let sorted = import::data::sorted(&preview.files);
        assert_eq!(sorted.bad, 1);
        assert!(preview.writes());
    });
}

#[test]
fn the_gate_lists_what_is_open_and_the_workbook_says_what_it_would_hold() {
    let (_folder, file) = hai_phong();
    with_context(&file, |context, _| {
        assert!(publish::data::gate(context).iter().all(|row| !row.matter.is_blocking()));
        assert!(publish::data::steps(context).is_empty());
        let contents = publish::data::contents(context);
        assert_eq!((contents.blocks, contents.units, contents.is_draft), (2, 35, true));
    });
}
