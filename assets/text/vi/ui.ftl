# ui

## Khung cửa sổ
window-title = Thẩm Định
window-heading = { $title } · { $place }
window-block = Khối
window-place-start = Bắt đầu
window-place-overview = Tổng quan
window-place-import = Nhập liệu
window-place-scoring = Thẩm định
window-place-review = Soát xét
window-place-results = Kết quả
window-place-publish = Xuất bản
window-place-setup = Thiết lập
window-undo = Hoàn tác (Ctrl+Z)
window-redo = Làm lại (Ctrl+Y)
window-saved = Đã lưu
window-saved-at = Đã lưu { $time }
window-status = { $settled }/{ $lines } dòng đã chấm · { $complete }/{ $units } đơn vị đủ điểm · thang { $max } điểm
window-stop = Dừng
window-keys = Phím tắt: ?
window-keys-list = Mọi trang: Ctrl+Z hoàn tác, Ctrl+Y làm lại. Bảng điểm: gõ số để chấm, Enter xuống dòng, = lấy điểm tự chấm, * điểm tối đa, R theo cách tính, N không áp dụng, F4 lý do, F7/F8 dòng còn mở trước/sau, PageUp/PageDown đổi đơn vị, F6 đổi chiều bảng, Ctrl+D điền xuống, Ctrl+F tìm.
window-dismiss = Đóng
window-copy-details = Chép chi tiết
window-busy = Đang có việc chạy ({ $what }). Hãy đợi xong hoặc bấm Dừng.
window-nothing-open = Chưa mở đợt chấm nào. Hãy mở hoặc tạo một đợt chấm trước.
window-broken = Công việc bị hỏng giữa chừng, chưa ghi gì. Hãy thử lại; nếu vẫn hỏng, gửi tệp đang nhập cho người phụ trách phần mềm.
window-no-temporary = Không tạo được thư mục tạm ({ $cause }). Hãy kiểm tra dung lượng ổ đĩa rồi thử lại.
window-not-opened = Không mở được { $path } bằng chương trình khác. Hãy tự mở trong thư mục chứa nó.
window-job-opening = Đang mở đợt chấm
window-job-making = Đang tạo đợt chấm
window-job-reading = Đang đọc { $done }/{ $total } tệp
window-job-exporting = Đang xuất sổ chỉ số
window-job-verifying = Đang kiểm tra tệp

## Hộp chọn tệp
ask-open = Mở đợt chấm
ask-campaigns = Đợt chấm (.cchc)
ask-plan = Chọn tệp mô tả đợt chấm (campaign.toml)
ask-new = Lưu đợt chấm mới
ask-spreadsheets = Chọn bảng tính
ask-spreadsheet-files = Bảng tính
ask-folder = Chọn thư mục bảng tính
ask-export = Xuất sổ chỉ số

## Người làm việc
desk-nobody = Chưa có tên
desk-title = Ai đang làm việc ở máy này?
desk-hint = Tên này được ghi cùng mỗi điểm và mỗi quyết định, hiện trong lịch sử và khi khóa bản công bố
desk-name = Họ tên hoặc tên cơ quan
desk-take = Dùng tên này
desk-dark = Giao diện tối
desk-light = Giao diện sáng

## Trang bắt đầu
start-title = Thẩm định Chỉ số cải cách hành chính
start-hint = Nhập bảng tự chấm, thẩm định, xếp hạng và công bố. Mỗi đợt chấm là một tệp .cchc; mọi thay đổi được lưu ngay.
start-open = Mở đợt chấm…
start-recent = Mở gần đây
start-no-recent = Chưa mở đợt chấm nào trên máy này. Hãy xem ví dụ bên dưới hoặc tạo đợt chấm mới.
start-begin = Bắt đầu
start-example = Xem ví dụ Hải Phòng 2020
start-example-hint = Lập một đợt chấm hoàn chỉnh trong thư mục tạm: 15 quận, huyện và 20 sở, ban, ngành, có đủ bảng tính nguồn
start-new = Tạo đợt chấm mới…
start-new-hint = Từ tệp campaign.toml nêu năm, các khối, bộ tiêu chí và danh sách đơn vị

## Trang tổng quan
overview-title = Tổng quan
overview-next = Việc tiếp theo
overview-next-import = Chưa có điểm nào. Hãy nhập bảng tự chấm, bảng thẩm định và kết quả điều tra của các đơn vị.
overview-next-score = Còn dòng chưa chấm. Hãy chấm nốt hoặc nhập bảng còn thiếu.
overview-next-settle = Có tranh chấp hoặc điểm chưa hợp lệ chặn việc công bố. Hãy giải quyết ở phần soát xét.
overview-next-publish = Không còn gì chặn công bố. Hãy xem lại những việc nên xem rồi khóa bản công bố.
overview-next-published = Bản công bố đã khóa. Có thể xem kết quả hoặc xuất sổ chỉ số.
overview-go-import = Nhập liệu
overview-go-score = Chấm tiếp
overview-go-review = Soát xét
overview-go-publish = Xuất bản
overview-go-results = Xem kết quả
overview-complete = đơn vị đủ điểm
overview-blank = dòng chưa chấm
overview-stopping = việc khác chặn công bố
overview-other = việc nên xem lại
overview-blocks = Các khối
overview-block-units = { $complete }/{ $units } đơn vị đủ điểm
overview-parts = Nguồn điểm và cơ quan thẩm định
overview-open = Còn mở
overview-nothing-open = Không còn việc nào mở
overview-is-blocking = Chặn công bố
overview-is-listed = Nên xem lại, không chặn công bố

## Trang nhập liệu
import-empty = Kéo thả tệp hoặc thư mục bảng tính vào đây
import-taken = Đã nhập { $values } giá trị ({ $entries } bản ghi). Hoàn tác được bằng Ctrl+Z.
import-stopped = Đã dừng, chưa ghi gì

## Trang xuất bản
publish-empty = Xuất bản
publish-exported = Đã xuất sổ chỉ số: { $path }

## Các trang khác
scoring-empty = Trang thẩm định
review-empty = Trang soát xét
results-empty = Trang kết quả
setup-empty = Trang thiết lập
