//! Copies are whole files; backups are dated, few and can be taken back.

use std::fs;

use thamdinh::file::{CampaignFile, Trouble, backup_folder, backups, restore, verify};

use super::samples::{decided, place};

const DAY: i64 = 86_400_000;

#[test]
fn a_copy_is_a_campaign_of_its_own_and_takes_the_place_of_an_older_one() {
    let (folder, path) = place();
    let entries = decided();
    let mut file = CampaignFile::create(&path, &entries[..3]).unwrap();
    let copy = folder.path().join("bản sao.cchc");
    file.copy_to(&copy).unwrap();
    file.append(&entries[3..]).unwrap();
    assert_eq!(CampaignFile::read(&copy).unwrap().log.entries().len(), 3);
    file.copy_to(&copy).unwrap();
    file.append(&[]).unwrap();
    let mut second = CampaignFile::open(&copy).unwrap();
    assert_eq!(second.log.entries().len(), entries.len());
    assert!(second.file.append(&entries[..1]).is_err());
    drop((second, file));
    assert_eq!(verify(&copy).unwrap().problems, Vec::new());
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
}

#[test]
fn someone_who_looks_can_copy_too() {
    let (folder, path) = place();
    drop(CampaignFile::create(&path, &decided()).unwrap());
    let copy = folder.path().join("usb.cchc");
    CampaignFile::read(&path).unwrap().file.copy_to(&copy).unwrap();
    assert_eq!(CampaignFile::read(&copy).unwrap().log.entries().len(), decided().len());
}

#[test]
fn backups_lie_in_a_folder_beside_the_file_newest_first_and_twenty_at_most() {
    let (folder, path) = place();
    assert_eq!(backups(&path).unwrap(), Vec::new());
    let mut file = CampaignFile::create(&path, &decided()).unwrap();
    fs::create_dir(backup_folder(&path)).unwrap();
    let foreign = backup_folder(&path).join("ghi chú.txt");
    fs::write(&foreign, "của tôi").unwrap();
    let first = file.prepare_backup().unwrap().keep(1_609_808_400_000).unwrap();
    assert_eq!(first, folder.path().join("đợt 2020-sao-luu").join("đợt 2020 2021-01-05 08.00.00.cchc"));
    let same_second = file.prepare_backup().unwrap().keep(1_609_808_400_999).unwrap();
    assert_ne!(first, same_second);
    for day in 1..25 {
        file.prepare_backup().unwrap().keep(1_609_808_400_000 + day * DAY).unwrap();
    }
    let kept = backups(&path).unwrap();
    assert_eq!(kept.len(), 20);
    assert_eq!(kept[0].at, "2021-01-29 08.00.00");
    assert_eq!(kept[19].at, "2021-01-10 08.00.00");
    assert!(foreign.exists());
}

#[test]
fn a_backup_comes_back_as_a_file_of_another_name() {
    let (folder, path) = place();
    let entries = decided();
    let mut file = CampaignFile::create(&path, &entries[..3]).unwrap();
    let backup = file.prepare_backup().unwrap().keep(0).unwrap();
    file.append(&entries[3..]).unwrap();
    let target = folder.path().join("khôi phục.cchc");
    restore(&backup, &target).unwrap();
    assert_eq!(CampaignFile::open(&target).unwrap().log.entries().len(), 3);
    assert_eq!(restore(&backup, &path).unwrap_err().trouble, Trouble::Exists);
}

#[cfg(unix)]
#[test]
fn a_file_is_for_whoever_may_read_its_folder() {
    use std::os::unix::fs::PermissionsExt;
    let (folder, path) = place();
    let plain = folder.path().join("thường");
    fs::write(&plain, "").unwrap();
    let mode = |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode();
    let mut file = CampaignFile::create(&path, &decided()).unwrap();
    assert_eq!(mode(&path), mode(&plain));
    assert_eq!(mode(&file.prepare_backup().unwrap().keep(0).unwrap()), mode(&plain));
}
