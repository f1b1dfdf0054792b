//! The command line as it is written.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

/// Chấm điểm, xếp hạng và công bố Chỉ số cải cách hành chính.
#[derive(Debug, Parser)]
#[command(name = "thamdinh", version, disable_help_subcommand = true)]
pub(super) struct Arguments {
    /// Tệp đợt chấm (.cchc) mở trong cửa sổ
    pub(super) file: Option<PathBuf>,
    /// Ngôn ngữ giao diện
    #[arg(long, global = true, value_parser = ["vi", "en"])]
    pub(super) lang: Option<String>,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Chạy trọn công việc trên ví dụ Hải Phòng 2020
    Demo(Demo),
    /// Lập một đợt chấm mới, chưa có điểm
    New(New),
    /// Đọc bảng tính, nhận biết từng trang và nhận số liệu
    Import(Import),
    /// Tiến độ theo khối, đơn vị; những việc còn lại
    Status(Look),
    /// Chỉ số, các phần điểm, xếp hạng, thay đổi so với năm trước
    Results(Look),
    /// Xuất sổ chỉ số (.xlsx)
    Export(Export),
    /// Soạn thông báo hoặc báo cáo thẩm định từ số liệu của đợt (.docx)
    Report(Report),
    /// Viết ra lời văn của thông báo, báo cáo để sửa
    Wording(Words),
    /// Viết thông báo kết quả gửi từng đơn vị (.docx)
    Letters(Letters),
    /// Viết dữ liệu mở: bảng CSV, JSON, từ điển dữ liệu
    OpenData(OpenData),
    /// Viết cho mỗi đơn vị một mẫu tự chấm điểm còn trống (.xlsx)
    Forms(Forms),
    /// Khóa bản công bố
    Finalize(Finalize),
    /// Kiểm tra tệp đợt chấm hoặc sổ đã xuất còn nguyên vẹn
    Verify(Look),
    /// Lịch sử: khi nào, ai, đơn vị, tiêu chí, giá trị cũ, giá trị mới, vì sao, từ tệp và ô nào
    Log(Look),
}

#[derive(Debug, Args)]
pub(super) struct Demo {
    /// Thư mục viết ví dụ; mặc định là một thư mục mới trong thư mục tạm
    pub(super) folder: Option<PathBuf>,
    /// Không mở cửa sổ
    #[arg(long)]
    pub(super) no_window: bool,
}

#[derive(Debug, Args)]
pub(super) struct New {
    /// Tệp đợt chấm sẽ lập (.cchc)
    pub(super) file: PathBuf,
    /// Tệp mô tả đợt chấm (campaign.toml)
    #[arg(long, required_unless_present = "like", conflicts_with = "like")]
    pub(super) from: Option<PathBuf>,
    /// Đợt chấm năm trước: dùng lại tiêu chí, đơn vị, thiết lập; kết quả thành kết quả năm trước
    #[arg(long)]
    pub(super) like: Option<PathBuf>,
    /// Người thực hiện
    #[arg(long)]
    pub(super) by: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct Look {
    /// Tệp
    pub(super) file: PathBuf,
    /// In một tài liệu JSON
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, Args)]
pub(super) struct Export {
    /// Tệp đợt chấm (.cchc)
    pub(super) file: PathBuf,
    /// Sổ chỉ số sẽ viết (.xlsx)
    pub(super) target: PathBuf,
    /// Viết thêm phụ lục xếp hạng thành PDF (bản dựng có tính năng pdf)
    #[arg(long, value_name = "FILE")]
    pub(super) pdf: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct Report {
    /// Tệp đợt chấm (.cchc)
    pub(super) file: PathBuf,
    /// Văn bản sẽ viết (.docx)
    pub(super) target: PathBuf,
    /// Loại văn bản: thông báo, báo cáo thẩm định
    #[arg(long, default_value = "announcement", value_parser = ["announcement", "report"])]
    pub(super) kind: String,
    /// Lời văn đã sửa; mặc định là lời văn có sẵn
    #[arg(long, value_name = "FILE")]
    pub(super) wording: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct Words {
    /// Tệp lời văn sẽ viết (.ftl)
    pub(super) file: PathBuf,
}

#[derive(Debug, Args)]
pub(super) struct Letters {
    /// Tệp đợt chấm (.cchc)
    pub(super) file: PathBuf,
    /// Thư mục viết các thông báo; tệp của lần trước được thay
    pub(super) folder: PathBuf,
    /// Mã của một khối; mặc định là mọi khối
    #[arg(long, value_name = "ID")]
    pub(super) block: Option<String>,
    /// Viết chung một tệp thay vì mỗi đơn vị một tệp
    #[arg(long)]
    pub(super) one_file: bool,
    /// Viết PDF thay vì .docx (bản dựng có tính năng pdf)
    #[arg(long)]
    pub(super) pdf: bool,
    /// Lời văn đã sửa; mặc định là lời văn có sẵn
    #[arg(long, value_name = "FILE")]
    pub(super) wording: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct OpenData {
    /// Tệp đợt chấm (.cchc)
    pub(super) file: PathBuf,
    /// Thư mục viết dữ liệu; tệp của lần trước được thay
    pub(super) folder: PathBuf,
    /// In một tài liệu JSON
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, Args)]
pub(super) struct Forms {
    /// Tệp đợt chấm (.cchc)
    pub(super) file: PathBuf,
    /// Thư mục viết các mẫu
    pub(super) folder: PathBuf,
    /// Mã của một khối; mặc định là mọi khối
    #[arg(long, value_name = "ID")]
    pub(super) block: Option<String>,
    /// Ai điền: đơn vị tự chấm, cơ quan thẩm định, điều tra xã hội học, đo lường hài lòng
    #[arg(long = "for", value_name = "WHOM", default_value = "units",
          value_parser = ["units", "appraisers", "survey", "satisfaction"])]
    pub(super) whom: String,
    /// Lần thẩm định của mẫu thẩm định: 1, 2, 3 (hội đồng)
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u8).range(1..=3))]
    pub(super) round: u8,
}

#[derive(Debug, Args)]
pub(super) struct Finalize {
    /// Tệp đợt chấm (.cchc)
    pub(super) file: PathBuf,
    /// Người khóa bản công bố
    #[arg(long)]
    pub(super) by: Option<String>,
    /// In một tài liệu JSON
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, Args)]
pub(super) struct Import {
    /// Tệp đợt chấm (.cchc)
    pub(super) file: PathBuf,
    /// Bảng tính hoặc thư mục (.xlsx .xlsm .xlsb .xls .ods)
    #[arg(required = true)]
    pub(super) paths: Vec<PathBuf>,
    /// Chỉ xem trước, không ghi gì
    #[arg(long)]
    pub(super) dry_run: bool,
    /// Nhận cả giá trị khác với giá trị đã ghi
    #[arg(long)]
    pub(super) update: bool,
    /// In một tài liệu JSON
    #[arg(long)]
    pub(super) json: bool,
    /// Loại của mọi trang
    #[arg(long = "as", value_name = "KIND",
          value_parser = ["self_assessment", "appraisal", "survey", "satisfaction", "previous_results", "ignored"])]
    pub(super) kind: Option<String>,
    /// Đơn vị của mọi trang (mã)
    #[arg(long)]
    pub(super) unit: Option<String>,
    /// Lần thẩm định khi tiêu đề cột không nói: 1, 2, 3 (hội đồng)
    #[arg(long, value_parser = clap::value_parser!(u8).range(1..=3))]
    pub(super) round: Option<u8>,
    /// Người thực hiện
    #[arg(long)]
    pub(super) by: Option<String>,
}

impl Import {
    /// An import as `demo` runs it.
    pub(super) fn of(file: PathBuf, paths: Vec<PathBuf>, by: Option<String>) -> Import {
        Import { file, paths, dry_run: false, update: false, json: false, kind: None, unit: None, round: None, by }
    }
}
