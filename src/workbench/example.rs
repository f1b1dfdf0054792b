//! The Hải Phòng 2020 example, embedded, so that a program copied to a bare PC can show the whole job.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

use crate::text::Text;

/// The campaign file that `demo` makes.
pub const CAMPAIGN: &str = "hai-phong-2020.cchc";
/// The workbook that `demo` exports.
pub const WORKBOOK: &str = "hai-phong-2020.xlsx";

/// The parts of the example that are imported, in the order of the job.
pub const SPREADSHEETS: [&str; 5] =
    ["tu-danh-gia", "tham-dinh", "dieu-tra-xa-hoi-hoc.xlsx", "muc-do-hai-long.xlsx", "ket-qua-2019.xlsx"];

/// Marks a folder as one that holds the example, which may be renewed.
const MARK: &str = "campaign.toml";

/// A file of the example: its path in the folder, and its bytes.
pub struct ExampleFile {
    /// The path, with `/`.
    pub path: &'static str,
    /// The bytes.
    pub bytes: &'static [u8],
}

/// Why the example was not written.
#[derive(Debug)]
pub enum ExampleError {
    /// The folder holds something else.
    NotOurs(PathBuf),
    /// The folder can't be written.
    Disk(io::Error, PathBuf),
}

macro_rules! file {
    ($path:literal) => {
        ExampleFile { path: $path, bytes: include_bytes!(concat!("../../examples/hai-phong-2020/", $path)) }
    };
}

/// All files of the example.
pub const FILES: &[ExampleFile] = &[
    file!("campaign.toml"),
    file!("criteria_departments.tsv"),
    file!("criteria_districts.tsv"),
    file!("dieu-tra-xa-hoi-hoc.xlsx"),
    file!("ket-qua-2019.xlsx"),
    file!("muc-do-hai-long.xlsx"),
    file!("tham-dinh/quan-huyen/so-khoa-hoc-cong-nghe.xlsx"),
    file!("tham-dinh/quan-huyen/so-noi-vu.xlsx"),
    file!("tham-dinh/quan-huyen/so-tai-chinh.xlsx"),
    file!("tham-dinh/quan-huyen/so-thong-tin-truyen-thong.xlsx"),
    file!("tham-dinh/quan-huyen/so-tu-phap.xlsx"),
    file!("tham-dinh/quan-huyen/van-phong-ubnd.xlsx"),
    file!("tham-dinh/so-ban-nganh/so-khoa-hoc-cong-nghe.xlsx"),
    file!("tham-dinh/so-ban-nganh/so-noi-vu.xlsx"),
    file!("tham-dinh/so-ban-nganh/so-tai-chinh.xlsx"),
    file!("tham-dinh/so-ban-nganh/so-thong-tin-truyen-thong.xlsx"),
    file!("tham-dinh/so-ban-nganh/so-tu-phap.xlsx"),
    file!("tham-dinh/so-ban-nganh/van-phong-ubnd.xlsx"),
    file!("tu-danh-gia/quan-huyen/an-duong.xlsx"),
    file!("tu-danh-gia/quan-huyen/an-lao.xlsx"),
    file!("tu-danh-gia/quan-huyen/bach-long-vi.xlsx"),
    file!("tu-danh-gia/quan-huyen/cat-hai.xlsx"),
    file!("tu-danh-gia/quan-huyen/do-son.xlsx"),
    file!("tu-danh-gia/quan-huyen/duong-kinh.xlsx"),
    file!("tu-danh-gia/quan-huyen/hai-an.xlsx"),
    file!("tu-danh-gia/quan-huyen/hong-bang.xlsx"),
    file!("tu-danh-gia/quan-huyen/kien-an.xlsx"),
    file!("tu-danh-gia/quan-huyen/kien-thuy.xlsx"),
    file!("tu-danh-gia/quan-huyen/le-chan.xlsx"),
    file!("tu-danh-gia/quan-huyen/ngo-quyen.xlsx"),
    file!("tu-danh-gia/quan-huyen/thuy-nguyen.xlsx"),
    file!("tu-danh-gia/quan-huyen/tien-lang.xlsx"),
    file!("tu-danh-gia/quan-huyen/vinh-bao.xlsx"),
    file!("tu-danh-gia/so-ban-nganh/cong-thuong.xlsx"),
    file!("tu-danh-gia/so-ban-nganh/du-lich.xlsx"),
    file!("tu-danh-gia/so-ban-nganh/giao-duc.xlsx"),
    file!("tu-danh-gia/so-ban-nganh/giao-thong.xlsx"),
    file!("tu-danh-gia/so-ban-nganh/ke-hoach-dau-tu.xlsx"),
    file!("tu-danh-gia/so-ban-nganh/khoa-hoc.xlsx"),
    file!("tu-danh-gia/so-ban-nganh/khu-kinh-te.xlsx"),
    file!("tu-danh-gia/so-ban-nganh/lao-dong.xlsx"),
    file!("tu-danh-gia/so-ban-nganh/ngoai-vu.xlsx"),
    file!("tu-danh-gia/so-ban-nganh/noi-vu.xlsx"),
    file!("tu-danh-gia/so-ban-nganh/nong-nghiep.xlsx"),
    file!("tu-danh-gia/so-ban-nganh/tai-chinh.xlsx"),
    file!("tu-danh-gia/so-ban-nganh/tai-nguyen.xlsx"),
    file!("tu-danh-gia/so-ban-nganh/thanh-tra.xlsx"),
    file!("tu-danh-gia/so-ban-nganh/thong-tin.xlsx"),
    file!("tu-danh-gia/so-ban-nganh/tu-phap.xlsx"),
    file!("tu-danh-gia/so-ban-nganh/van-hoa.xlsx"),
    file!("tu-danh-gia/so-ban-nganh/van-phong.xlsx"),
    file!("tu-danh-gia/so-ban-nganh/xay-dung.xlsx"),
    file!("tu-danh-gia/so-ban-nganh/y-te.xlsx"),
    file!("units_departments.tsv"),
    file!("units_districts.tsv"),
];

/// Writes the example into a new folder under the system's temporary one.
///
/// # Errors
/// Where that folder can't be written.
pub fn write_to_new_folder() -> Result<PathBuf, ExampleError> {
    let base = env::temp_dir();
    let made = tempfile::Builder::new().prefix("thamdinh-").tempdir_in(&base);
    let folder = made.map_err(|e| ExampleError::Disk(e, base))?.keep();
    write(&folder).map(|()| folder)
}

/// Writes the example into a folder: a new one, an empty one, or one that holds the example already,
/// whose campaign and workbook are made anew.
///
/// # Errors
/// Where the folder holds something else, which is left alone, or can't be written.
pub fn write(folder: &Path) -> Result<(), ExampleError> {
    let disk = |e| ExampleError::Disk(e, folder.to_owned());
    fs::create_dir_all(folder).map_err(disk)?;
    let is_empty = fs::read_dir(folder).map_err(disk)?.next().is_none();
    if !is_empty && !is_example(folder) {
        return Err(ExampleError::NotOurs(folder.to_owned()));
    }
    for file in FILES {
        let target = folder.join(file.path);
        if let Some(parent) = target.parent() {
            fs::create_dir_all(parent).map_err(disk)?;
        }
        fs::write(target, file.bytes).map_err(disk)?;
    }
    for made in [CAMPAIGN, WORKBOOK] {
        match fs::remove_file(folder.join(made)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(disk(error)),
            _ => {}
        }
    }
    Ok(())
}

fn is_example(folder: &Path) -> bool {
    let ours = FILES.iter().find(|f| f.path == MARK);
    fs::read(folder.join(MARK)).ok().as_deref() == ours.map(|f| f.bytes)
}

impl Text {
    /// Says why the example was not written, and what to do.
    pub fn example_error(&self, error: &ExampleError) -> String {
        match error {
            ExampleError::NotOurs(path) => self.fill("cli-example-not-ours", &[("path", &path.display().to_string())]),
            ExampleError::Disk(cause, path) => {
                self.fill("cli-example-disk", &[("path", &path.display().to_string()), ("cause", &cause.to_string())])
            }
        }
    }
}
