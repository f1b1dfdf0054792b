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
import-title = Nhập liệu
import-empty = Kéo thả tệp hoặc thư mục bảng tính vào đây
import-let-go = Thả ra để đọc thử
import-empty-hint = Bảng tự chấm, bảng thẩm định, kết quả điều tra xã hội học, mức độ hài lòng, kết quả năm trước (.xlsx, .xlsm, .xlsb, .xls, .ods)
import-choose-folder = Chọn thư mục…
import-choose-files = Chọn tệp…
import-promise = Tệp gốc không bị sửa; chưa có gì được ghi trước khi bạn xem và bấm nhập
import-reading = Đang đọc thử các bảng tính…
import-reading-hint = Tiến độ ở góc dưới bên phải; bấm Dừng để thôi
import-stopped = Đã dừng, chưa ghi gì
import-taken = Đã nhập { $values } giá trị ({ $entries } bản ghi). Hoàn tác được bằng Ctrl+Z.
import-take-in = Nhập { $values } giá trị
import-drop = Bỏ, không nhập
import-differing = Nhận cả giá trị khác với đã ghi (giá trị cũ vẫn nằm trong lịch sử)
import-not-written = Đây là đọc thử, chưa ghi gì
import-skipped = Bỏ qua { $count } tệp không phải bảng tính
import-count-new = { $count } mới
import-count-changed = { $count } khác đã ghi
import-count-same = { $count } giống đã ghi
import-count-refused = { $count } không nhận
import-files = { $files } tệp: { $bad } có giá trị không nhận, { $odd } cần xem
import-values = { $values } giá trị
import-nothing-new = không có gì mới
import-nothing-read = không có giá trị
import-unreadable = Không đọc được
import-and-more = { $first } và { $count } phần khác
import-rows = { $taken }/{ $seen } dòng có giá trị
import-sheet-values = đọc { $read } giá trị, sẽ ghi { $written }
import-sheet = Trang tính “{ $name }”
import-columns = Cột: { $columns }
import-column-code = mã
import-column-text = nội dung
import-column-unit = đơn vị
import-column-max = điểm tối đa
import-column-appraised = điểm thẩm định
import-column-score = điểm
import-column-reason = lý do
import-column-note = ghi chú
import-column-rank = thứ hạng
import-column-total = tổng điểm
import-group = { $kind } ({ $count })
import-fold = Thu gọn
import-unfold = Xem từng ô
import-cell = Ô
import-line = Mã
import-unit = Đơn vị
import-found = Trong tệp
import-expected = Cần có
import-more = và { $count } chỗ nữa

## Trang xuất bản
publish-title = Xuất bản
publish-edition = Bản công bố
publish-is-final = Bản công bố số { $edition } đã khóa
publish-ready = Không còn gì chặn công bố
publish-blocked = Còn { $count } việc chặn công bố
publish-finalize = Khóa bản công bố số { $edition }
publish-finalize-hint = Khóa rồi thì không sửa điểm được nữa; muốn sửa phải mở lại với lý do, và số liệu công bố lần trước vẫn còn.
publish-by = Ký tên: { $author }
publish-by-nobody = Hãy ghi tên người làm việc ở góc trên bên phải trước
publish-reopen-hint = Muốn sửa, hãy mở lại và ghi rõ lý do; lần khóa sau sẽ là bản công bố mới.
publish-reason = Lý do mở lại
publish-reopen = Mở lại
publish-editions = Các lần khóa và mở lại
publish-no-edition = Chưa khóa lần nào
publish-locked = Khóa bản công bố số { $edition }
publish-reopened = Mở lại
publish-who-when = { $author }, { $time }
publish-because = Lý do: { $reason }
publish-digest = Mã kiểm chứng: { $digest }
publish-copy = Chép
publish-workbook = Sổ chỉ số (Excel)
publish-contents = Gồm bảng xếp hạng và ma trận lĩnh vực của { $blocks } khối, phiếu điểm của { $units } đơn vị, trang đối chiếu và lịch sử { $entries } bản ghi, công thức còn sống.
publish-draft = Chưa khóa: mỗi trang sẽ ghi “dự thảo”
publish-export = Xuất sổ chỉ số…
publish-exported = Đã xuất sổ chỉ số: { $path }
publish-open-file = Mở tệp
publish-open-folder = Mở thư mục
publish-proof = Kiểm chứng
publish-proof-hint = Đọc lại toàn bộ tệp và tính lại mã kiểm chứng của từng bản ghi
publish-verify = Kiểm tra tệp
publish-intact = Nguyên vẹn
publish-not-intact = Không nguyên vẹn: { $count } chỗ
publish-backups = Bản sao lưu
publish-backups-hint = Trước mỗi lần nhập, khóa hoặc mở lại, chương trình cất một bản sao có ghi ngày giờ
publish-open-backups = Mở thư mục sao lưu

## Các trang khác
scoring-empty = Trang thẩm định
review-empty = Trang soát xét
results-empty = Trang kết quả
setup-empty = Trang thiết lập
