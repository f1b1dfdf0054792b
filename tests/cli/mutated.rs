//! Spreadsheets with bytes exchanged and pieces repeated, taken in by the program itself under limits: it ends by
//! itself, soon, with one of its exit codes, and the campaign file grows by no more than the file brings.
//!
//! A few cases by default; as many as `THAMDINH_CASES` says to look for new finds.

use std::io::{Read, Write};
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use super::{Folder, campaign, code, program, scores, text};

/// What a file may take: five seconds of the released program, some times as many unoptimized.
const SLOW: Duration = Duration::from_secs(if cfg!(debug_assertions) { 25 } else { 5 });

/// What the program may have in address space, in KiB; threads reserve more than they use.
const SPACE_KIB: u32 = 900_000;

/// Numbers that look like chance and are the same for one seed.
struct Chance(u64);

impl Chance {
    fn next(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(below.max(1)).unwrap()).unwrap()
    }
}

/// The file with one of its parts changed; packed anew, so that the change is met by what reads the part.
fn changed(bytes: &[u8], chance: &mut Chance) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let victim = chance.next(archive.len());
    let mut out = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut entry = archive.by_index(at).unwrap();
        let name = entry.name().unwrap().into_owned();
        let mut content = Vec::new();
        entry.read_to_end(&mut content).unwrap();
        if at == victim && !content.is_empty() {
            change(&mut content, chance);
        }
        out.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        out.write_all(&content).unwrap();
    }
    let mut packed = out.finish().unwrap().into_inner();
    if chance.next(6) == 0 {
        let at = chance.next(packed.len());
        packed[at] ^= 1 << chance.next(8);
    }
    packed
}

fn change(content: &mut Vec<u8>, chance: &mut Chance) {
    for _ in 0..=chance.next(3) {
        let (from, to) = (chance.next(content.len()), chance.next(content.len()));
        let (from, to) = (from.min(to), from.max(to));
        match chance.next(4) {
            0 => content[from] = b"<>/\"&0919"[chance.next(9)],
            1 => drop(content.drain(from..to.min(from + 40))),
            2 => {
                let piece = content[from..to.min(from + 400)].repeat(1 + chance.next(1_000));
                content.splice(from..from, piece);
            }
            _ => {
                let number = ["-1", "1048576", "99999999999999999999", "1e308", "XFD1048576"][chance.next(5)];
                content.splice(from..from, number.bytes());
            }
        }
        if content.is_empty() {
            return;
        }
    }
}

fn within_limits(arguments: &[&str]) -> Command {
    if cfg!(not(target_os = "linux")) {
        let mut command = program();
        command.args(arguments);
        return command;
    }
    let mut command = Command::new("sh");
    let limited = format!("ulimit -v {SPACE_KIB}; exec \"$0\" \"$@\"");
    command.args(["-c", &limited, env!("CARGO_BIN_EXE_thamdinh")]).args(arguments);
    command
}

fn size(path: &Path) -> u64 {
    path.metadata().unwrap().len()
}

#[test]
fn whatever_a_file_says_the_program_ends_by_itself_and_the_campaign_stays_small() {
    let folder = Folder::new("mutated");
    let (empty, sheet) = (campaign(&folder), scores(&folder));
    let original = std::fs::read(&sheet).unwrap();
    let asked: Option<u64> = std::env::var("THAMDINH_CASES").ok().and_then(|n| n.parse().ok());
    let first = if asked.is_some() { u64::from(std::process::id()) << 20 } else { 1 };
    for seed in first..first + asked.unwrap_or(24) {
        let bytes = changed(&original, &mut Chance(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1));
        let (file, taken) = (folder.join("changed.xlsx"), folder.join("taken.cchc"));
        std::fs::write(&file, &bytes).unwrap();
        std::fs::copy(&empty, &taken).unwrap();
        let begin = Instant::now();
        let output = within_limits(&["import", text(&taken), text(&file), "--json"]).output().unwrap();
        assert!(begin.elapsed() < SLOW, "seed {seed}: {:?}", begin.elapsed());
        assert!(output.status.code().is_some(), "seed {seed}: {:?}", output.status);
        assert!((0..=2).contains(&code(&output)), "seed {seed}: {}", String::from_utf8_lossy(&output.stderr));
        let most = 128 * 1024 + 20 * u64::try_from(bytes.len()).unwrap();
        let grown = size(&taken).saturating_sub(size(&empty));
        assert!(grown <= most, "seed {seed}: {grown} bytes for {}", bytes.len());
    }
}
