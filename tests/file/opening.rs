//! The ways in which a file can't be opened are told apart, and each says what to do.

use std::fs;
use std::path::Path;
use std::process::Command as Process;

use thamdinh::file::{CampaignFile, Damage, FileError, Trouble, verify};
use thamdinh::text::{Lang, Text};

use super::samples::{bare, decided, place};

fn trouble(path: &Path) -> Trouble {
    let to_work = CampaignFile::open(path).unwrap_err();
    let to_look = CampaignFile::read(path).unwrap_err();
    assert_eq!(to_work.trouble, to_look.trouble);
    to_work.trouble
}

#[test]
fn a_file_that_is_not_there_and_a_folder() {
    let (folder, path) = place();
    assert_eq!(trouble(&path), Trouble::NotFound);
    assert_eq!(trouble(folder.path()), Trouble::NotACampaign);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn files_that_are_something_else_and_stay_as_they_are() {
    let (folder, path) = place();
    let zip = [b"PK\x03\x04".as_slice(), &[7; 5000]].concat();
    for bytes in [b"".as_slice(), b"x", b"Lorem ipsum", &[0; 4096], &zip] {
        fs::write(&path, bytes).unwrap();
        assert_eq!(trouble(&path), Trouble::NotACampaign);
        assert_eq!(verify(&path).unwrap_err().trouble, Trouble::NotACampaign);
        assert!(fs::read(&path).unwrap() == bytes, "a file of {} bytes was changed", bytes.len());
    }
    let other = folder.path().join("other.db");
    bare(&other).execute_batch("CREATE TABLE entry (number INTEGER PRIMARY KEY)").unwrap();
    assert_eq!(trouble(&other), Trouble::NotACampaign);
}

#[test]
fn a_file_of_a_newer_version_is_left_alone() {
    let (_folder, path) = place();
    drop(CampaignFile::create(&path, &decided()).unwrap());
    bare(&path).execute_batch("PRAGMA user_version = 7").unwrap();
    let before = fs::read(&path).unwrap();
    assert_eq!(trouble(&path), Trouble::Newer { found: 7, known: 3 });
    assert!(fs::read(&path).unwrap() == before);
}

#[test]
fn a_file_that_someone_works_on_is_read_by_all_and_worked_on_by_nobody_else() {
    let (_folder, path) = place();
    let entries = decided();
    let mut working = CampaignFile::create(&path, &entries[..1]).unwrap();
    for known in 1..entries.len() {
        assert_eq!(CampaignFile::open(&path).unwrap_err().trouble, Trouble::OpenElsewhere, "after {known} entries");
        assert_eq!(CampaignFile::read(&path).unwrap().log.entries().len(), known);
        assert_eq!(verify(&path).unwrap().problems, Vec::new());
        working.append(&entries[known..=known]).unwrap();
    }
    drop(working);
    let looking = CampaignFile::read(&path).unwrap();
    assert_eq!(CampaignFile::read(&path).unwrap().log.entries().len(), decided().len());
    assert_eq!(CampaignFile::open(&path).unwrap().log.digest(), looking.log.digest());
}

#[test]
fn a_new_file_never_takes_the_place_of_another() {
    let (_folder, path) = place();
    fs::write(&path, "của ai đó").unwrap();
    assert_eq!(CampaignFile::create(&path, &decided()).unwrap_err().trouble, Trouble::Exists);
    assert_eq!(fs::read_to_string(&path).unwrap(), "của ai đó");
    let nowhere = path.with_file_name("không có").join("x.cchc");
    assert_eq!(CampaignFile::create(&nowhere, &decided()).unwrap_err().trouble, Trouble::NotFound);
}

#[test]
fn a_file_cut_short_anywhere_is_damaged_and_never_half_read() {
    let (_folder, path) = place();
    drop(CampaignFile::create(&path, &decided()).unwrap());
    let whole = fs::read(&path).unwrap();
    for length in [whole.len() - 1, whole.len() - 4096, whole.len() / 2, 8192, 5000, 4096, 600] {
        fs::write(&path, &whole[..length]).unwrap();
        let found = trouble(&path);
        assert!(matches!(found, Trouble::Damaged(_)), "{length} bytes: {found:?}");
        assert_ne!(verify(&path).unwrap().problems, Vec::new());
        assert!(fs::read(&path).unwrap() == whole[..length]);
    }
}

#[test]
fn rows_that_no_campaign_has_are_damage_with_their_place() {
    let broken = |sql: &str| {
        let (_folder, path) = place();
        drop(CampaignFile::create(&path, &decided()).unwrap());
        let tool = bare(&path);
        let triggers =
            ["not_changed", "not_removed"].map(|t| format!("DROP TRIGGER change_{t}; DROP TRIGGER entry_{t};"));
        tool.execute_batch(&format!("{}{sql}", triggers.concat())).unwrap();
        CampaignFile::read(&path).unwrap_err().trouble
    };
    let row = |table, number| Trouble::Damaged(Damage::Row { table, number });
    assert_eq!(broken("UPDATE change SET kind = 9 WHERE number = 3"), row("change", 3));
    assert_eq!(broken("UPDATE change SET unit = 99 WHERE number = 7"), row("change", 7));
    assert_eq!(broken("UPDATE entry SET act = 'guess' WHERE number = 2"), row("entry", 2));
    assert_eq!(broken("DELETE FROM change WHERE number = 2"), row("change", 3));
    let missing = Trouble::Damaged(Damage::RowsMissing { entry: 1 });
    assert_eq!(broken("UPDATE entry SET changes = changes + 1 WHERE number = 1"), missing);
}

#[test]
fn a_foreign_trigger_keeps_a_file_from_being_worked_on() {
    let (_folder, path) = place();
    drop(CampaignFile::create(&path, &decided()).unwrap());
    let sql = "CREATE TRIGGER lose BEFORE INSERT ON change BEGIN SELECT RAISE(IGNORE); END";
    bare(&path).execute_batch(sql).unwrap();
    let refused = CampaignFile::open(&path).unwrap_err().trouble;
    assert_eq!(refused, Trouble::Damaged(Damage::Layout("lose".to_owned())));
    assert!(CampaignFile::read(&path).is_ok());
}

/// A small file system of its own, where the test may make one.
struct Medium(tempfile::TempDir);

impl Medium {
    fn of(size: &str) -> Option<Medium> {
        let folder = tempfile::tempdir().unwrap();
        let mount = Process::new("mount").args(["-t", "tmpfs", "-o", size, "none"]).arg(folder.path()).output();
        mount.is_ok_and(|m| m.status.success()).then_some(Medium(folder))
    }

    fn make_read_only(&self) {
        let done = Process::new("mount").args(["-o", "remount,ro"]).arg(self.0.path()).status();
        assert!(done.unwrap().success());
    }
}

impl Drop for Medium {
    fn drop(&mut self) {
        let _ = Process::new("umount").arg(self.0.path()).status();
    }
}

#[test]
fn a_full_disk_is_said_and_costs_nothing_that_was_recorded() {
    // Only root may mount; the limit on pages in `src/file` tests the same for everyone.
    let Some(medium) = Medium::of("size=256k") else { return };
    let path = medium.0.path().join("đợt.cchc");
    let entries = decided();
    let mut file = CampaignFile::create(&path, &entries[..1]).unwrap();
    fs::write(medium.0.path().join("filler"), vec![1; 1 << 20]).unwrap_err();
    let refused = file.append(&entries[1..]).unwrap_err();
    assert_eq!(refused.trouble, Trouble::DiskFull);
    assert_eq!(file.copy_to(&medium.0.path().join("bản.cchc")).unwrap_err().trouble, Trouble::DiskFull);
    let second = CampaignFile::create(&medium.0.path().join("khác.cchc"), &entries).unwrap_err();
    assert_eq!(second.trouble, Trouble::DiskFull);
    fs::remove_file(medium.0.path().join("filler")).unwrap();
    file.append(&entries[1..]).unwrap();
    drop(file);
    assert_eq!(CampaignFile::read(&path).unwrap().log.entries().len(), entries.len());
    assert_eq!(fs::read_dir(medium.0.path()).unwrap().count(), 1);
}

#[test]
fn a_read_only_medium_can_be_looked_at_and_not_worked_on() {
    let Some(medium) = Medium::of("size=1m") else { return };
    let path = medium.0.path().join("đợt.cchc");
    drop(CampaignFile::create(&path, &decided()).unwrap());
    medium.make_read_only();
    assert_eq!(CampaignFile::read(&path).unwrap().log.entries().len(), decided().len());
    assert_eq!(verify(&path).unwrap().problems, Vec::new());
    assert_eq!(CampaignFile::open(&path).unwrap_err().trouble, Trouble::ReadOnly);
    let new = path.with_file_name("mới.cchc");
    assert_eq!(CampaignFile::create(&new, &decided()).unwrap_err().trouble, Trouble::ReadOnly);
}

#[cfg(unix)]
#[test]
fn a_read_only_folder_or_file_can_be_looked_at_and_not_worked_on() {
    use std::os::unix::fs::PermissionsExt;
    let (folder, path) = place();
    drop(CampaignFile::create(&path, &decided()).unwrap());
    let allow = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    allow(folder.path(), 0o555);
    // Root may write all the same; then the read-only medium above is the test.
    if fs::write(folder.path().join("probe"), "").is_err() {
        assert_eq!(CampaignFile::open(&path).unwrap_err().trouble, Trouble::ReadOnly);
        assert!(CampaignFile::read(&path).is_ok());
        allow(folder.path(), 0o755);
        allow(&path, 0o444);
        assert_eq!(CampaignFile::open(&path).unwrap_err().trouble, Trouble::ReadOnly);
    }
    allow(folder.path(), 0o755);
    assert!(CampaignFile::read(&path).is_ok());
}

#[test]
fn every_trouble_is_one_sentence_that_ends_with_the_path() {
    let (_folder, path) = place();
    let errors: Vec<FileError> = {
        let missing = CampaignFile::open(&path).unwrap_err();
        let working = CampaignFile::create(&path, &decided()).unwrap();
        let locked = CampaignFile::open(&path).unwrap_err();
        let exists = CampaignFile::create(&path, &[]).unwrap_err();
        drop(working);
        bare(&path).execute_batch("PRAGMA user_version = 4").unwrap();
        let newer = CampaignFile::open(&path).unwrap_err();
        fs::write(&path, "x").unwrap();
        vec![missing, locked, exists, newer, CampaignFile::open(&path).unwrap_err()]
    };
    for lang in [Lang::Vi, Lang::En] {
        let text = Text::new(lang);
        let said: Vec<String> = errors.iter().map(|e| text.file_error(e)).collect();
        for (at, sentence) in said.iter().enumerate() {
            assert!(sentence.ends_with(&path.display().to_string()), "{sentence}");
            assert!(!said[..at].contains(sentence), "{sentence} stands for two troubles");
            assert!(!sentence.starts_with("file-"), "{sentence} is not written");
        }
    }
}
