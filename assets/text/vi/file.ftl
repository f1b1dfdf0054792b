# file
file-not-found = Không tìm thấy tệp. Hãy kiểm tra tên tệp và thư mục: { $path }
file-exists = Đã có tệp cùng tên và sẽ không bị ghi đè. Hãy chọn tên khác: { $path }
file-not-a-campaign = Đây không phải tệp đợt chấm điểm (.cchc). Hãy chọn tệp khác; nếu là bảng tính thì dùng chức năng nhập: { $path }
file-newer = Tệp do phiên bản mới hơn của chương trình tạo ra. Hãy cài phiên bản mới rồi mở lại; tệp không bị thay đổi: { $path }
file-open-elsewhere = Tệp đang được dùng ở cửa sổ hoặc máy khác. Hãy đóng ở đó, hoặc đợi ghi xong, rồi thử lại: { $path }
file-damaged = Tệp bị hỏng ({ $what }). Hãy khôi phục từ bản sao trong thư mục sao lưu bên cạnh tệp: { $path }
file-read-only = Không ghi được vào tệp hoặc thư mục chứa tệp. Hãy sao chép tệp sang thư mục ghi được, hoặc xin quyền ghi: { $path }
file-disk-full = Ổ đĩa đã đầy, chưa ghi được gì thêm. Hãy giải phóng dung lượng rồi làm lại; những gì đã ghi vẫn còn: { $path }
file-stopped = Đã dừng; chưa ghi gì vào tệp: { $path }
file-other = Không dùng được tệp. Hãy kiểm tra ổ đĩa hoặc đường mạng rồi thử lại ({ $cause }): { $path }
file-damage-pages = tệp bị cắt cụt hoặc bị ghi đè
file-damage-layout = cấu trúc “{ $name }” không phải của chương trình
file-damage-row = bảng { $table }, dòng { $number } không đọc được
file-damage-rows-missing = bản ghi số { $number } thiếu dòng
file-damage-entry-twice = một bản ghi có hai lần
file-problem-pages = Kiểm tra tệp báo: { $said }
file-problem-rewritten = Bảng { $table }, dòng { $number } không đúng cách chương trình ghi
