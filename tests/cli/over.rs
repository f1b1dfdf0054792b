//! What is never written over: a campaign, a link. The program itself, on real files.

use std::fs;
use std::path::Path;

use super::{Folder, campaign, code, run, text};

fn refuses(command: &str, file: &Path, target: &Path, words: &str) {
    let out = run(&[command, text(file), text(target)]);
    let said = String::from_utf8_lossy(&out.stderr).into_owned();
    assert_eq!(code(&out), 2, "{command}: {said}");
    assert!(said.contains(words), "{command}: {said}");
}

#[test]
fn nothing_is_written_over_a_campaign_or_through_a_link() {
    let folder = Folder::new("over");
    let file = campaign(&folder);
    let other = folder.join("năm trước.cchc");
    fs::copy(&file, &other).unwrap();
    let kept = fs::read(&file).unwrap();
    for (command, target) in [("export", &file), ("export", &other), ("report", &file), ("report", &other)] {
        refuses(command, &file, target, "Không ghi đè lên tệp đợt chấm");
        assert_eq!(fs::read(target).unwrap(), kept);
    }
    #[cfg(unix)]
    {
        let (real, link) = (folder.join("thật.xlsx"), folder.join("tắt.xlsx"));
        fs::write(&real, "của người khác").unwrap();
        std::os::unix::fs::symlink(&real, &link).unwrap();
        refuses("export", &file, &link, "Không ghi đè lên liên kết");
        assert_eq!(fs::read_to_string(&real).unwrap(), "của người khác");
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    }
}
