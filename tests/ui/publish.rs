//! The publish page by label and key: what is chosen is written, said of each, and shown as printed.

use std::path::Path;

use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use thamdinh::sheets::report::letter::Bound;
use thamdinh::text::wording::Wording;
use thamdinh::text::{Lang, Text};
use thamdinh::ui::theme::Scheme;
use thamdinh::workbench::job::Progress;
use thamdinh::workbench::look_at;
use thamdinh::workbench::publish::{self, Output, folder_beside, planned};

use super::campaigns::hai_phong;
use super::harness::{key, one_frame};
use super::window::{Started, click, go, known, wait, window};

/// Presses the button that writes, whatever number stands on it.
pub(super) fn write_all(harness: &mut Started) {
    let writes = |label: &str| label.starts_with("Xuất ") && label.ends_with(" mục");
    harness.get_by(|node| node.label().is_some_and(|l| writes(&l))).click();
    harness.step();
    wait(harness);
}

fn shows(harness: &Started, words: &str) -> bool {
    harness.query_all_by_label_contains(words).next().is_some()
}

fn page(file: &Path) -> Started {
    let mut harness = window(Scheme::Light, known(false), Some(file.to_owned()));
    go(&mut harness, "Công bố");
    harness
}

#[test]
fn what_is_chosen_is_written_beside_the_campaign_and_said_of_each() {
    let (_folder, file) = hai_phong();
    let mut harness = page(&file);
    let folder = folder_beside(&file, &Text::new(Lang::Vi));
    assert!(shows(&harness, "Tệp mới: hai-phong-2020.xlsx"));
    click(&mut harness, "Sổ chỉ số (Excel)");
    write_all(&mut harness);
    assert!(!folder.join("hai-phong-2020.xlsx").exists());
    assert!(folder.join("dữ liệu mở").join("xep-hang.csv").is_file());
    assert_eq!(harness.query_all_by_label("Đã ghi").count(), Output::all().count() - 1);
    click(&mut harness, "Sổ chỉ số (Excel)");
    write_all(&mut harness);
    assert!(folder.join("hai-phong-2020.xlsx").is_file());
    assert_eq!(harness.query_all_by_label("Đã ghi").count(), Output::all().count());
    assert!(shows(&harness, "Mở Sổ chỉ số (Excel)") && shows(&harness, "Mở thư mục"));
    for name in ["Thông báo kết quả.docx", "Báo cáo thẩm định.docx", "thông báo từng đơn vị/Sở Y tế.docx"]
    {
        assert!(folder.join(name).is_file(), "{name}");
    }
    click(&mut harness, "Chung một tệp");
    write_all(&mut harness);
    assert!(folder.join("thông báo từng đơn vị/Thông báo gửi các đơn vị.docx").is_file());
    drop(harness);
    assert!(shows(&page(&file), "Sẽ thay: hai-phong-2020.xlsx"));
}

#[test]
fn pdf_is_offered_where_the_build_has_it() {
    let (_folder, file) = hai_phong();
    let mut harness = page(&file);
    let is_there = cfg!(feature = "pdf");
    assert_eq!(shows(&harness, "Phụ lục xếp hạng (PDF)"), is_there);
    assert_eq!(shows(&harness, "Thông báo gửi từng đơn vị (PDF)"), is_there);
    if is_there {
        write_all(&mut harness);
        let folder = folder_beside(&file, &Text::new(Lang::Vi));
        for name in ["Phụ lục xếp hạng.pdf", "thông báo từng đơn vị (PDF)/Sở Y tế.pdf"] {
            assert!(folder.join(name).is_file(), "{name}");
        }
    }
}

#[test]
fn an_output_that_can_not_be_written_says_why_and_holds_no_other_up() {
    let (_folder, file) = hai_phong();
    let folder = folder_beside(&file, &Text::new(Lang::Vi));
    std::fs::create_dir_all(folder.join("hai-phong-2020.xlsx")).unwrap();
    let mut harness = page(&file);
    write_all(&mut harness);
    assert_eq!(harness.query_all_by_label("Chưa ghi").count(), 1);
    assert!(shows(&harness, "là một thư mục. Hãy đặt tên tệp."));
    assert!(folder.join("dữ liệu mở").join("du-lieu.json").is_file());
}

#[test]
fn the_pages_of_every_sheet_are_listed_and_turned_by_key() {
    let (_folder, file) = hai_phong();
    let mut harness = page(&file);
    click(&mut harness, "Xem trước bản in");
    wait(&mut harness);
    assert!(shows(&harness, "trang tính, in ra"));
    harness.get_by(|node| node.label().is_some_and(|l| l.starts_with("Tiêu chí Quận, huyện, "))).click();
    harness.run_steps(3);
    let on_paper = |harness: &Started| {
        let seen = harness.query_all_by_label_contains("Trang ").filter_map(|n| {
            let node = n.accesskit_node();
            Some((node.label()?, node.value()?))
        });
        seen.filter(|(label, _)| label.contains(" · dòng ")).collect::<Vec<_>>()
    };
    let first = on_paper(&harness);
    assert!(first[0].0.starts_with("Trang 1/") && first[0].1.contains("Điểm"), "{first:?}");
    one_frame(&mut harness, [key(Key::PageDown, Modifiers::NONE)]);
    harness.run_steps(3);
    let second = on_paper(&harness);
    assert!(second.iter().any(|(label, _)| label.contains("đầu bảng in lại")), "{second:?}");
    click(&mut harness, "Khóa và xuất");
    assert!(shows(&harness, "Xuất ra"));
}

#[test]
fn writing_that_is_stopped_leaves_what_was_there() {
    let (_folder, file) = hai_phong();
    let campaign = look_at(&file).unwrap();
    let folder = folder_beside(&file, &Text::new(Lang::Vi));
    let places = || planned(&file, &folder, Bound::Each, &Text::new(Lang::Vi));
    let all = places();
    let (progress, wording) = (Progress::default(), Wording::standard());
    progress.stop();
    let outcomes = publish::write(&campaign, Lang::Vi, &wording, &all, &progress);
    assert_eq!(outcomes.len(), 1, "nothing is begun after the stop");
    assert!(outcomes[0].files.is_err());
    assert!(!folder.exists(), "nothing is begun");
    let outcomes = publish::write(&campaign, Lang::Vi, &wording, &all, &Progress::default());
    assert!(outcomes.iter().all(|o| o.files.is_ok()), "{outcomes:?}");
    assert!(places().iter().all(|p| p.is_there));
}

#[test]
fn documents_are_read_before_they_are_written() {
    let (_folder, file) = hai_phong();
    let mut harness = page(&file);
    click(&mut harness, "Xem trước văn bản");
    wait(&mut harness);
    assert!(shows(&harness, "Kết quả Chỉ số cải cách hành chính năm 2020"));
    assert!(shows(&harness, "Đứng đầu là UBND quận Lê Chân với 90,54 điểm."));
    click(&mut harness, "Báo cáo thẩm định (Word)");
    wait(&mut harness);
    assert!(shows(&harness, "BÁO CÁO"));
    click(&mut harness, "UBND huyện Vĩnh Bảo");
    wait(&mut harness);
    assert!(shows(&harness, "Kính gửi: UBND huyện Vĩnh Bảo"));
    assert!(!shows(&harness, "Điểm đã đổi"), "it is what the points say now");
}
