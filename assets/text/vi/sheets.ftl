# Bảng tính và các bảng dùng để lập đợt chấm

sheets-not-found = Không tìm thấy tệp. Kiểm tra lại tên và thư mục.
sheets-io = Không đọc được tệp ({ $cause }). Kiểm tra ổ đĩa và quyền đọc rồi thử lại.
sheets-empty = Tệp rỗng, không có nội dung. Đề nghị đơn vị gửi lại.
sheets-not-a-spreadsheet = Đây không phải bảng tính mà là { $seen }. Mở bằng chương trình tương ứng, lưu thành .xlsx rồi nhập lại.
sheets-encrypted = Tệp có mật khẩu. Mở trong Excel, bỏ mật khẩu, lưu lại rồi nhập.
sheets-too-large = Tệp vượt giới hạn: { $what } là { $found }, tối đa { $limit }. Chỉ giữ lại các trang cần nhập rồi lưu lại.
sheets-name-too-long = Tên một trang tính dài { $found } ký tự, tối đa { $limit }. Hãy đặt tên ngắn hơn rồi lưu lại.
sheets-repeated-too-often = Có ít nhất { $found } ô chỉ lặp lại ô khác theo dòng hoặc cột, tối đa { $limit }. Hãy xóa các dòng, cột lặp thừa bên dưới và bên phải bảng rồi lưu lại.
sheets-damaged = Tệp bị hỏng, không đọc được. Thử mở và lưu lại trong Excel, hoặc đề nghị đơn vị gửi lại. Chi tiết kỹ thuật: { $detail }
sheets-none = Tệp không có trang tính nào để đọc (chỉ có biểu đồ, macro hoặc không có trang). Kiểm tra xem đơn vị có gửi nhầm tệp không, hoặc mở trong Excel và lưu lại thành .xlsx.
sheets-old-excel = Tệp của Excel quá cũ (trước Excel 5). Mở và lưu lại thành .xlsx.
sheets-packing = Tệp được nén theo cách không đọc được. Mở và lưu lại thành .xlsx.
sheets-stopped = Đã dừng đọc theo yêu cầu.

sheets-seen-html = trang web
sheets-seen-xml = tài liệu XML
sheets-seen-text = văn bản thuần (kể cả CSV)
sheets-seen-pdf = tài liệu PDF
sheets-seen-document = văn bản hoặc bản trình chiếu
sheets-seen-archive = tệp nén không chứa bảng tính
sheets-seen-picture = hình ảnh
sheets-seen-unknown = tệp khác

sheets-limit-file = dung lượng tệp (byte)
sheets-limit-entries = số phần trong tệp
sheets-limit-unpacked = dung lượng sau giải nén (byte)
sheets-limit-ratio = tỷ lệ nén
sheets-limit-cells = số ô có dữ liệu
sheets-limit-merged = số vùng gộp ô
sheets-limit-styles = số kiểu ô
sheets-limit-sheets = số trang
sheets-limit-texts = số chuỗi ký tự
sheets-limit-text-bytes = dung lượng văn bản trong các ô (byte)
sheets-limit-sheet-name = độ dài tên trang tính
sheets-limit-repeated = số ô lặp lại ô khác

sheets-kind-self-assessment = tự chấm điểm
sheets-kind-appraisal = thẩm định
sheets-kind-survey = điều tra xã hội học
sheets-kind-satisfaction = mức độ hài lòng
sheets-kind-previous = kết quả năm trước
sheets-kind-ignored = không dùng

sheets-plan = { $path }: { $what }
sheets-plan-toml = Tệp mô tả đợt chấm viết chưa đúng: { $said }
sheets-plan-no-block = Chưa có khối nào ([[block]]). Cần ít nhất một khối với bộ tiêu chí và danh sách đơn vị.
sheets-plan-bad-block = Mã khối «{ $id }» trống, trùng hoặc có ký tự không dùng được. Chỉ dùng chữ không dấu, số và dấu gạch nối.
sheets-plan-bad-band = Mức điểm «{ $found }» của xếp loại không phải số đúng (tối đa bốn chữ số thập phân).
sheets-plan-years-backwards = Bộ tiêu chí của khối «{ $id }»: valid_to đứng trước valid_from. Hãy sửa lại hai năm.
sheets-plan-unknown-block = Xếp loại nêu khối «{ $id }» không có trong đợt chấm.
sheets-plan-decimals = Số chữ số thập phân của tổng điểm là { $found }; tối đa là 4.
sheets-plan-too-large = Tệp có hơn { $most } byte nên không đọc. Hãy chỉ giữ các dòng và cột cần thiết.
sheets-plan-too-many-blocks = Có hơn { $most } khối ([[block]]). Hãy gộp các đơn vị xếp hạng chung vào một khối.
sheets-plan-too-long = “{ $key }” dài { $found } ký tự; tối đa { $most }. Hãy viết ngắn lại.

sheets-table-row = dòng { $row }: { $what }
sheets-table-no-header = Bảng không có dòng tên cột.
sheets-table-no-column = Thiếu cột «{ $column }».
sheets-table-no-units = Danh sách không có đơn vị nào.
sheets-table-bad-id = Mã đơn vị «{ $found }» trống hoặc có ký tự không dùng được. Chỉ dùng chữ không dấu, số và dấu gạch nối.
sheets-table-id-twice = Mã đơn vị «{ $id }» xuất hiện hai lần.
sheets-table-no-name = Đơn vị «{ $id }» chưa có tên.
sheets-table-yes-no = «{ $found }» không phải yes (có) hoặc no (không).
sheets-table-too-long = Nội dung cột “{ $column }” dài { $found } ký tự; tối đa { $most }. Hãy viết ngắn lại.
sheets-table-too-many-rows = Bảng có hơn { $most } dòng nên không đọc. Hãy xóa các dòng không cần, kể cả dòng trống.

# The sheet of a criteria set: heads are read back (src/sheets/tables/criteria.rs).
criteria-sheet = Bộ tiêu chí
criteria-title = Bộ tiêu chí xác định Chỉ số cải cách hành chính
criteria-hint = Sửa trực tiếp trong bảng này: thêm, xóa, đổi chỗ dòng, sửa điểm tối đa và cách tính; rồi lấy lại vào chương trình ở trang Thiết lập. Dòng mới để trống hai cột ẩn cuối bảng.
criteria-head-code = Mã
criteria-head-level = Cấp
criteria-head-text = Nội dung
criteria-head-max = Điểm tối đa
criteria-head-source = Nguồn điểm
criteria-head-rule = Cách tính điểm
criteria-head-policy = Khi không áp dụng
criteria-head-appraiser = Cơ quan thẩm định
criteria-head-evidence = Tài liệu kiểm chứng
criteria-head-kind = Loại cách tính
criteria-head-id = Mã định danh
