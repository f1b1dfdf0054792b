# What was found in spreadsheets. Cell, line and unit may be empty.
finding-over-max = Ô { $cell }: điểm { $found } vượt mức cho phép ({ $expected }) của tiêu chí { $line }; không nhận, hãy sửa lại điểm
finding-negative = Ô { $cell }: { $found } là số âm; không nhận, hãy ghi số từ 0 trở lên
finding-not-a-number = Ô { $cell }: không hiểu “{ $found }” là số nào; không nhận, hãy ghi lại bằng số
finding-formula-error = Ô { $cell }: công thức bị lỗi ({ $found }); không nhận, hãy ghi lại điểm
finding-formula-without-value = Ô { $cell }: công thức chưa có kết quả trong tệp; không nhận, hãy mở tệp bằng Excel, tính lại và lưu
finding-formula-evaluated = Ô { $cell }: tệp không lưu kết quả của công thức; đã tính ra { $expected }, hãy kiểm tra
finding-unknown-line = Ô { $cell }: “{ $found }” không có trong bộ tiêu chí; không nhận
finding-duplicate-line = Tiêu chí { $line } có nhiều hơn một dòng: { $found }
finding-missing-line = Thiếu dòng của tiêu chí { $line } ({ $expected })
finding-max-differs = Ô { $cell }: điểm tối đa { $found } khác với bộ tiêu chí ({ $expected }) ở { $line }
finding-sum-differs = Ô { $cell }: điểm cộng { $found } khác với tổng các dòng ({ $expected })
finding-code-repaired = Ô { $cell }: mã “{ $found }” được hiểu là { $expected }
finding-text-repaired = Ô { $cell }: chữ bị sai bảng mã hoặc sai chữ, “{ $found }” được đọc là “{ $expected }”
finding-na-not-allowed = Ô { $cell }: tiêu chí { $line } không được để “{ $found }”; không nhận, hãy chấm điểm
finding-unknown-unit = Không có đơn vị “{ $found }” trong đợt này; không nhận, hãy sửa tên hoặc chọn đơn vị
finding-ambiguous-unit = Có nhiều hơn một đơn vị được nêu tên: { $found }; không nhận, hãy chọn đơn vị
finding-duplicate-unit = { $unit } có nhiều hơn một lần: { $found }
finding-hidden-row = Ô { $cell } nằm ở dòng bị ẩn; đã nhận, hãy kiểm tra
finding-unreadable-file = Không đọc được tệp ({ $found }); hãy mở bằng Excel và lưu lại dưới dạng .xlsx
finding-encrypted-file = Tệp có mật khẩu; hãy bỏ mật khẩu rồi nhập lại
finding-too-large = Tệp quá lớn ({ $found }); hãy xóa các dòng, cột và trang thừa rồi lưu lại
finding-unrecognised-sheet = Không nhận ra trang này là biểu gì; không nhận, hãy kiểm tra tiêu đề các cột
finding-ignored-sheet = Trang này không có điểm để nhận (bìa, tổng hợp, trống hoặc bị ẩn)
finding-differs-from-recorded = Ô { $cell }: { $found } khác với giá trị đã ghi ({ $expected }) ở { $line }
finding-in-dispute = Ô { $cell }: giá trị của { $line } đang có ý kiến khác nhau; không nhận { $found }, hãy giải quyết trước
finding-other-sides-column = Ô { $cell }: “{ $found }” đứng ở cột không thuộc biểu này; không nhận
finding-rounded = Ô { $cell }: { $found } được làm tròn thành { $expected }
finding-not-looked-at = Định dạng này không cho biết dòng ẩn, phông chữ và định dạng số; hãy kiểm tra bằng mắt

severity-info = Thông tin
severity-warning = Cảnh báo
severity-error = Lỗi

sheet-kind-self-assessment = tự đánh giá
sheet-kind-appraisal = thẩm định
sheet-kind-survey = điều tra xã hội học
sheet-kind-satisfaction = mức độ hài lòng
sheet-kind-previous-results = kết quả năm trước
sheet-kind-ignored = bỏ qua

import-sheet = { $sheet }: { $kind }, { $whose }, { $values } giá trị trong { $rows } dòng
import-counts = Mới { $new }, thay đổi { $changed }, như cũ { $same }, không nhận { $refused }
import-rehearsal = Chạy thử: chưa ghi gì
import-lock-file = Bỏ qua { $path }: tệp khóa của Excel, có người đang mở bảng tính
import-not-a-spreadsheet = Bỏ qua { $path }: không phải bảng tính
import-missing = Không có { $path } hoặc không mở được thư mục
