# Dòng lệnh

cli-somebody = không rõ tên
cli-no-chance = Hệ thống không cấp được số ngẫu nhiên để đặt tên bản ghi ({ $cause }). Khởi động lại máy rồi thử lại.
cli-no-such-unit = Không có đơn vị mã «{ $unit }» trong đợt chấm.
cli-no-display = Không mở được cửa sổ: { $cause }. Trên máy không có màn hình, dùng dòng lệnh: thamdinh --help
cli-new-made = Đã lập { $path }: { $blocks } khối, { $units } đơn vị.
cli-new-warning = Lưu ý, khối «{ $block }»: { $what }
cli-edition-none = Chưa có bản công bố.
cli-edition-final = Bản công bố số { $edition }, đã khóa.
cli-edition-reopened = Đã mở lại sau bản công bố số { $edition }.
cli-nothing-open = Không còn việc nào mở.
cli-open = Còn mở { $all } việc, trong đó { $blocking } việc chặn công bố (!):
cli-ranking-head = Xếp hạng { $block }, năm { $year }
cli-ranking-columns = Hạng  Đơn vị                                          Tổng  Thẩm định ĐT XHH  Hài lòng  ±bậc  Xếp loại
cli-finalized = Đã khóa bản công bố số { $edition }. Mã kiểm chứng: { $digest }
cli-not-finalized = Chưa khóa bản công bố.
cli-exported = Đã xuất { $path }.
cli-import-skipped = Bỏ qua, không phải bảng tính: { $path }
cli-import-counts = Mới { $new }, khác với đã ghi { $changed }, giống { $same }, không nhận { $refused }.
cli-verify-log = nhật ký
cli-verify-file = tệp
cli-intact = Nguyên vẹn. Bản công bố số { $edition }, mã kiểm chứng { $digest }.
cli-not-intact = KHÔNG nguyên vẹn:
cli-demo-author = Sở Nội vụ
cli-demo-done = Ví dụ nằm ở { $path }
cli-example-not-ours = Thư mục { $path } đang chứa thứ khác nên được giữ nguyên. Chọn một thư mục mới.
cli-example-disk = Không ghi được vào { $path } ({ $cause }). Chọn thư mục khác hoặc kiểm tra dung lượng đĩa.
