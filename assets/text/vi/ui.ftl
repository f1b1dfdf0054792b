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

## Thẩm định
scoring-no-units = Khối này chưa có đơn vị. Thêm đơn vị ở trang Thiết lập.
scoring-choose-line = Chọn một dòng trong phiếu để xem cách chấm, số liệu và lịch sử
scoring-not-a-number = Gõ một số, ví dụ 0,75
scoring-wants-percent = Dòng này nhận tỷ lệ hài lòng, ví dụ 87,65 %
scoring-wants-points = Dòng này nhận điểm, không nhận tỷ lệ phần trăm
scoring-code = Mã
scoring-line = Nội dung
scoring-max = Tối đa
scoring-own = Tự chấm
scoring-figure = Số liệu
scoring-rule = Cách tính
scoring-score = Thẩm định
scoring-reason = Lý do
scoring-na = không áp dụng
scoring-not-yet = chưa chấm
scoring-wants-reason = cần ghi lý do
scoring-disputed = hai giá trị khác nhau
scoring-from-survey = điểm điều tra xã hội học
scoring-from-satisfaction = tính từ tỷ lệ hài lòng
scoring-left = còn { $count } dòng
scoring-open = còn mở { $count } việc
scoring-final = Bản công bố số { $edition }: chỉ xem, không sửa
scoring-round = Lần thẩm định
scoring-lines = { $done } dòng
scoring-appraised-of = thẩm định { $points }/{ $max }
scoring-total = tổng { $points }
scoring-place = hạng { $place }
scoring-provisional-place = hạng tạm tính { $place }
scoring-heading = { $code } · tối đa { $max }
scoring-how = Cách tính điểm
scoring-typed-by = { $who } nhập
scoring-own-departs = Điểm tự chấm khác kết quả tính từ số liệu của chính đơn vị
scoring-off-steps = Điểm thẩm định không trùng mức nào của cách tính
scoring-note = Ghi chú nội bộ
scoring-note-hint = Chỉ người thẩm định thấy, không in ra
scoring-history = Lịch sử
scoring-nothing = trống
scoring-change = { $what }: { $before } → { $after }

## Kết quả
results-empty = Khối này chưa có đơn vị. Thêm đơn vị ở trang Thiết lập.
results-ranking = Xếp hạng
results-fields = Theo lĩnh vực
results-provisional = tạm tính
results-provisional-note = Còn dòng chưa chấm: thứ hạng chỉ là tạm tính
results-place = Hạng
results-unit = Đơn vị
results-total = Tổng
results-change = So năm trước
results-last-year = Năm trước
results-band = Xếp loại
results-unranked = không xếp hạng
results-part-appraisal = Thẩm định
results-part-survey = Điều tra
results-part-satisfaction = Hài lòng
results-part-rank = hạng { $place }
results-profile = Điểm từng lĩnh vực
results-against-median = so với trung vị của khối
results-median = trung vị { $points }
results-of = { $points }/{ $max }
results-go-score = Mở phiếu điểm
results-was = năm trước: { $total }, hạng { $place }
results-choose = Chọn một đơn vị để xem điểm từng lĩnh vực
results-missing = thiếu { $count } dòng

## Soát xét
review-empty = Không còn việc nào mở. Có thể công bố.
review-title = Soát xét
review-blocking = chặn công bố
review-all = Tất cả
review-nothing-chosen = Chọn một việc để xử lý
review-go = Mở dòng này
review-accept-own = Lấy điểm tự chấm { $points }
review-accept-value = Lấy { $value } của { $who }
review-give-reason = Ghi lý do
review-reason = Lý do điểm thẩm định khác điểm tự chấm
review-send-back = Trả lại
review-send-back-reason = Đề nghị xem lại điều gì
review-take-back = Thôi trả lại
review-deal = Đã xử lý
review-deal-note = Đã xử lý thế nào (in trong báo cáo)
review-need-text = Ghi vài chữ rồi mới bấm được
review-equal = Lấy điểm tự chấm cho dòng trống…
review-equal-title = { $count } dòng trống đã có điểm tự chấm
review-equal-take = Lấy { $count } điểm tự chấm
review-equal-none = Không có dòng trống nào có điểm tự chấm
review-equal-row = { $code } { $line }
review-cancel = Thôi
review-count = { $count } việc · { $blocking } việc chặn công bố
review-difference = chênh { $points }
review-final = Đã công bố: mở lại đợt thẩm định rồi mới sửa được
review-more = và { $count } dòng nữa

## Thiết lập
setup-empty = Chưa có khối nào
setup-criteria = Bộ tiêu chí
setup-units = Đơn vị
setup-settings = Cách tính kết quả
setup-code = Mã
setup-text = Nội dung
setup-max = Tối đa
setup-source = Nguồn điểm
setup-rule = Cách tính
setup-policy = Khi không áp dụng
setup-appraiser = Cơ quan thẩm định
setup-rule-levels = chọn mức
setup-rule-bands = theo khoảng
setup-rule-share = theo tỷ lệ
setup-rule-item = mỗi việc
setup-rule-violation = trừ mỗi lỗi
setup-rule-survey = theo phiếu
setup-rule-satisfaction = % hài lòng
setup-rule-judged = tự chấm
setup-name = Tên đơn vị
setup-aliases = Tên gọi khác (cách nhau bằng dấu ;)
setup-ranked = Xếp hạng
setup-ranked-yes = có
setup-ranked-no = không
setup-add-unit = Thêm đơn vị
setup-new-unit = Đơn vị mới
setup-decimals = Số chữ số thập phân của tổng điểm
setup-ties = Khi bằng điểm
setup-bands = Xếp loại
setup-band-name = Loại
setup-band-from = Từ điểm
setup-add-band = Thêm loại
setup-remove = Xóa
setup-sum = Tổng { $max } = thẩm định { $appraisal } + điều tra { $survey } + hài lòng { $satisfaction }
setup-changed = Đã sửa, chưa lưu
setup-effect = Nếu lưu
setup-effect-none = Không đơn vị nào đổi điểm hay thứ hạng
setup-effect-row = { $unit }: { $before } → { $after }
setup-effect-totals = Tổng điểm và thứ hạng
setup-note = Lý do sửa
setup-save = Lưu
setup-drop = Bỏ thay đổi
setup-need-note = Ghi lý do sửa rồi mới lưu được
setup-bad-number = Gõ một số lớn hơn 0, ví dụ 0,75
setup-name-needed = Tên không được để trống
setup-yes-no = Gõ "có" hoặc "không"
setup-warnings = Cần xem lại ({ $count })
setup-no-warnings = Bộ tiêu chí không có gì bất thường
setup-final = Đã công bố: mở lại đợt thẩm định rồi mới sửa được
setup-place-total = hạng { $place }, { $total } điểm
setup-more = và { $count } đơn vị nữa
setup-general = mọi khối
