//! Nothing in a log can be changed without being seen.

use thamdinh::domain::campaign::{Campaign, Command};
use thamdinh::domain::entry::{Act, Change, CopyId, Digest, Entry, EntryId, Origin};
use thamdinh::domain::finding::{Cell, Finding, FindingKind, Severity};
use thamdinh::domain::log::{Log, Problem};
use thamdinh::domain::points::Points;
use thamdinh::domain::value::{Round, Value, What};

use super::samples::{edit, entries, file, full_campaign, reason, run, score, slug, type_in, undo_newest};

/// A finalized and reopened campaign of two writers, with an import and its findings.
fn campaign() -> Campaign {
    let mut campaign = full_campaign();
    let mut import = file("a.xlsx", vec![edit("a", "1.1", "5"), edit("a", "2.1", "NA")]);
    import.findings.push(Finding {
        severity: Severity::Warning,
        kind: FindingKind::HiddenRow,
        sheet: Some("Thẩm định".into()),
        cell: Some(Cell { row: 4, column: 3 }),
        unit: Some(slug("a")),
        line: Some(slug("1.1")),
        found: Some("5".into()),
        expected: None,
    });
    run(&mut campaign, 2, Command::Import(vec![import]));
    run(&mut campaign, 2, Command::Finalize);
    run(&mut campaign, 1, Command::Reopen { reason: reason("Có đơn kiến nghị") });
    type_in(&mut campaign, 1, "b", "1.1", "4");
    undo_newest(&mut campaign, 1);
    campaign
}

type Twist = (&'static str, fn(&mut Entry));

fn twists() -> Vec<Twist> {
    fn change(entry: &mut Entry, twist: fn(&mut Change)) {
        entry.changes.iter_mut().for_each(twist);
    }
    vec![
        ("copy", |e| e.id.copy = CopyId(77)),
        ("number", |e| e.id.n += 50),
        ("seq", |e| e.seq += 100),
        ("time", |e| e.at_ms += 1),
        ("author", |e| e.author = "Trần Thị B".into()),
        ("act", |e| e.act = Act::Undo(EntryId { copy: CopyId(9), n: 9 })),
        ("note", |e| e.note = Some("khác".into())),
        ("group", |e| e.group.n += 1),
        ("previous", |e| e.previous = Digest::of(b"x")),
        ("digest", |e| e.digest = Digest::of(b"x")),
        ("file gone or come", |e| {
            if e.file.take().is_none() {
                e.file = Some(file("b.xlsx", Vec::new()).file);
            }
        }),
        ("finding gone or come", |e| {
            if e.findings.pop().is_none() {
                e.findings.push(Finding {
                    severity: Severity::Info,
                    kind: FindingKind::Rounded,
                    sheet: None,
                    cell: None,
                    unit: None,
                    line: None,
                    found: None,
                    expected: None,
                });
            }
        }),
        ("a change gone", |e| drop(e.changes.pop())),
        ("what", |e| change(e, |c| c.key.what = What::PrivateNote)),
        ("round", |e| change(e, |c| c.key.what = What::Appraised(Round::Council))),
        ("unit", |e| change(e, |c| c.key.unit = slug("d"))),
        ("line", |e| change(e, |c| c.key.line = slug("1.9"))),
        ("value", |e| change(e, |c| c.value = Value::score(score("0.0001")))),
        ("reason", |e| change(e, |c| c.value = Value::Score(None, Some("khác".into())))),
        ("blank", |e| change(e, |c| c.value = Value::Points(Points::ZERO))),
        ("replaces", |e| change(e, |c| c.replaces = [EntryId { copy: CopyId(5), n: 5 }].into_iter().collect())),
        ("origin", |e| change(e, |c| c.from = Some(Origin::new(7, Cell { row: 1, column: 1 })))),
    ]
}

#[test]
fn changing_any_field_of_any_entry_is_seen() {
    let honest = entries(&campaign());
    assert_eq!(Log::new(honest.clone()).problems(), []);
    for at in 0..honest.len() {
        for (name, twist) in twists() {
            let mut all = honest.clone();
            twist(&mut all[at]);
            if all[at] != honest[at] {
                assert_ne!(Log::new(all).problems(), [], "{name} of entry {at}");
            }
        }
    }
}

#[test]
fn changing_what_a_seal_or_a_source_file_says_is_seen() {
    let honest = entries(&campaign());
    let twists: Vec<Twist> = vec![
        ("edition", |e| {
            if let Act::Finalize(s) = &mut e.act {
                s.edition += 1
            }
        }),
        ("seal", |e| {
            if let Act::Finalize(s) = &mut e.act {
                s.digest = Digest::of(b"x")
            }
        }),
        ("covers", |e| {
            if let Act::Finalize(s) = &mut e.act {
                s.covers[0].to -= 1
            }
        }),
        ("name", |e| {
            if let Some(f) = &mut e.file {
                f.name = "b.xlsx".into()
            }
        }),
        ("sha256", |e| {
            if let Some(f) = &mut e.file {
                f.sha256 = Digest::of(b"x")
            }
        }),
        ("sheet", |e| {
            if let Some(f) = &mut e.file {
                f.sheets[0] = "Sheet1".into()
            }
        }),
        ("finding", |e| {
            if let Some(f) = e.findings.first_mut() {
                f.found = None
            }
        }),
        ("undone", |e| {
            if let Act::Undo(of) = &mut e.act {
                of.n += 1
            }
        }),
    ];
    for (name, twist) in twists {
        let mut all = honest.clone();
        all.iter_mut().for_each(twist);
        assert_ne!(all, honest, "{name}");
        assert_ne!(Log::new(all).problems(), [], "{name}");
    }
}

#[test]
fn an_entry_cannot_be_taken_out_from_between_others() {
    let honest = entries(&campaign());
    for at in 0..honest.len() - 1 {
        let mut all = honest.clone();
        all.remove(at);
        assert_ne!(Log::new(all).problems(), [], "entry {at}");
    }
}

#[test]
fn an_edition_is_sealed_against_a_history_written_anew() {
    let mut all = entries(&campaign());
    all[1].changes[0].value = Value::score(score("1"));
    // The forger computes every digest and every chain again.
    let mut last = std::collections::BTreeMap::new();
    for entry in &mut all {
        entry.previous = last.get(&entry.id.copy).copied().unwrap_or_default();
        *entry = entry.clone().sealed();
        last.insert(entry.id.copy, entry.digest);
    }
    let finalize = all.iter().find(|e| matches!(e.act, Act::Finalize(_))).unwrap().id;
    assert_eq!(Log::new(all).problems(), [Problem::BrokenSeal(finalize)]);
}

#[test]
fn each_kind_of_damage_has_its_name() {
    let honest = entries(&campaign());
    let altered = {
        let mut all = honest.clone();
        all.last_mut().unwrap().author = "B".into();
        Log::new(all).problems()
    };
    assert_eq!(altered, [Problem::Altered(honest.last().unwrap().id)]);
    assert_eq!(Log::default().problems(), [Problem::NoBeginning]);
    let chained = {
        let mut all = honest[..2].to_vec();
        all[1].previous = Digest::default();
        all[1] = all[1].clone().sealed();
        Log::new(all).problems()
    };
    assert_eq!(chained, [Problem::BrokenChain(honest[1].id)]);
}
