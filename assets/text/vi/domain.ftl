# domain

## Places
placed = { $place }: { $sentence }
place-file = tệp “{ $file }”
place-sheet = trang tính “{ $sheet }”
place-cell = ô { $cell }
place-line = tiêu chí { $line }

## Words
what-self-score = điểm tự đánh giá
what-reported-figure = số liệu kê khai
what-evidence = tài liệu kiểm chứng
what-explanation = giải trình của đơn vị
what-appraised-first = điểm thẩm định lần 1
what-appraised-second = điểm thẩm định lần 2
what-appraised-council = điểm của Hội đồng thẩm định
what-private-note = ghi chú nội bộ
what-sent-back = đề nghị xem lại
what-survey-points = điểm điều tra xã hội học
what-satisfaction-percent = tỷ lệ hài lòng
what-previous-total = tổng điểm năm trước
what-previous-rank = thứ hạng năm trước
what-previous-score = điểm năm trước
what-previous-appraisal = điểm thẩm định năm trước
what-dealt = ghi chú xử lý
what-heading = tên đợt chấm điểm
what-blocks = danh sách khối
what-criteria = bộ tiêu chí
what-roster = danh sách đơn vị
what-settings = cách làm tròn, xếp hạng và xếp loại
family-self-assessment = tự đánh giá
family-appraisal = thẩm định
family-survey = điều tra xã hội học
family-satisfaction = mức độ hài lòng
family-previous = kết quả năm trước
family-review = ghi chú xử lý
family-setup = thiết lập
word-blank = để trống, chưa có điểm
word-zero = 0 điểm
word-full = điểm tối đa của tiêu chí
word-not-applicable = không thuộc phạm vi (KĐG)
round-first = thẩm định lần 1
round-second = thẩm định lần 2
round-council = Hội đồng thẩm định
source-appraisal = thẩm định
source-survey = điều tra xã hội học
source-satisfaction = mức độ hài lòng
level-field = lĩnh vực
level-criterion = tiêu chí
level-subcriterion = tiêu chí thành phần
level-bonus = điểm thưởng
level-penalty = điểm trừ
not-applicable-must-be-scored = phải chấm điểm
not-applicable-full-points = tính điểm tối đa
not-applicable-excluded = loại khỏi đánh giá, quy đổi theo điểm tối đa còn lại
ties-competition = đồng hạng thì bỏ hạng kế tiếp (1, 2, 2, 4)
ties-dense = đồng hạng không bỏ hạng kế tiếp (1, 2, 2, 3)
severity-info = Thông tin
severity-warning = Cảnh báo
severity-error = Lỗi
score-not-applicable = không áp dụng
standing-blank = chưa chấm
standing-disputed = chưa thống nhất
value-blank = để trống
value-rank = hạng { $rank }
value-setup = nội dung thiết lập
act-create = tạo đợt chấm điểm
act-import = nhập bảng tính
act-edit = nhập, sửa số liệu
act-setup = sửa thiết lập
act-undo = hoàn tác
act-redo = làm lại
act-finalize = khóa bản công bố số { $edition }
act-reopen = mở lại bản công bố
change-value = { $what }: { $before } → { $after }
change-nothing = trống
change-reason = lý do
change-reason-added = thêm lý do: { $reason }
change-reason-removed = bỏ lý do: { $reason }
change-reason-altered = sửa lý do: { $before } → { $after }
change-setup = sửa { $what }
change-setup-first = đặt { $what }
change-setup-told = sửa { $what }: { $told }
change-setup-first-told = đặt { $what }: { $told }
difference-added = thêm { $name }
difference-removed = bớt { $name }
difference-other = sửa { $name }
difference-altered = { $before } → { $after }
difference-max = { $code }: tối đa { $before } → { $after }
difference-lines = { $count } tiêu chí, { $max } điểm
difference-units = { $count } đơn vị
difference-decimals = làm tròn { $before } → { $after } chữ số
difference-bands = mức xếp loại
difference-people = người chấm
difference-reasons = lý do của năm trước
difference-reading = cách đọc bảng tính
difference-more = và { $count } chỗ nữa
decision-undo = hoàn tác { $what }
decision-redo = làm lại { $what }
decision-taken-back = việc lấy lại { $what }
decision-import = nhập { $files } tệp, { $values } giá trị
decision-import-one = nhập tệp { $file }, { $values } giá trị
decision-setup = thiết lập { $what }
decision-score = điểm
decision-scores = điểm
decision-values = giá trị
decision-line = { $what } { $line } của { $unit }
decision-unit = { $what } của { $unit }
decision-of-unit = { $count } { $what } của { $unit }
decision-on-line = { $count } { $what } ở tiêu chí { $line }
decision-of-units = { $count } { $what } của { $units } đơn vị
decision-stays = { $count } giá trị giữ nguyên vì đã được sửa sau đó: { $names }

## Findings
finding-found = “{ $text }”
finding-expected = ({ $text })
finding-over-max = Giá trị{ $found } vượt mức tối đa{ $expected } nên không được nhận. Hãy sửa trong tệp rồi nhập lại.
finding-negative = Giá trị{ $found } nhỏ hơn 0{ $expected } nên không được nhận. Hãy sửa trong tệp rồi nhập lại.
finding-not-a-number = Không đọc được{ $found } thành một con số{ $expected } nên không nhận. Hãy ghi số, ví dụ 0,75; nếu tiêu chí không áp dụng thì ghi “Không áp dụng”.
finding-formula-error = Công thức trong ô báo lỗi{ $found } nên không lấy được số{ $expected }. Hãy sửa công thức hoặc ghi thẳng con số rồi nhập lại.
finding-formula-without-value = Ô có công thức{ $found } nhưng tệp không lưu kết quả{ $expected } nên không nhận. Hãy mở tệp bằng Excel, lưu lại rồi nhập lại.
finding-formula-evaluated = Tệp không lưu kết quả của công thức{ $found }; chương trình đã tự tính{ $expected }. Hãy đối chiếu với số của đơn vị.
finding-unknown-line = Dòng{ $found } có điểm nhưng không khớp tiêu chí nào{ $expected } nên không được nhận. Hãy kiểm tra mã và tên tiêu chí.
finding-duplicate-line = { $severity ->
    [error] Tiêu chí đứng ở nhiều dòng hoặc nhiều cột{ $found }{ $expected }, không rõ lấy giá trị nào nên không nhận. Hãy giữ lại một chỗ đúng rồi nhập lại.
   *[warning] Tiêu chí có nhiều dòng với cùng một giá trị{ $found }{ $expected }, chỉ nhận một lần. Hãy bỏ dòng thừa.
}
finding-second-table = Từ ô này trở xuống là một bảng khác{ $found }{ $expected }: các dòng từ đây không được nhận, các dòng phía trên vẫn được nhận. Hãy tách bảng này ra tệp hoặc trang tính riêng rồi nhập.
finding-unknown-column = Cột này có số{ $found }{ $expected } nhưng tiêu đề không cho biết là cột gì nên không nhận số nào của cột. Hãy chọn ý nghĩa của cột ở đầu cột, hoặc sửa tiêu đề rồi nhập lại.
finding-missing-line = Bảng không có tiêu chí này{ $expected }{ $found }. Hãy bổ sung vào tệp hoặc nhập trực tiếp.
finding-max-differs = Điểm tối đa trong bảng{ $found } khác bộ tiêu chí{ $expected }. Hãy kiểm tra xem đơn vị có dùng đúng mẫu không.
finding-sum-differs = Số cộng trong bảng{ $found } khác tổng điểm các tiêu chí{ $expected }. Hãy kiểm tra điểm từng tiêu chí.
finding-code-repaired = Mã tiêu chí{ $found } đã được hiểu lại theo bộ tiêu chí{ $expected }; không cần làm gì thêm
finding-text-repaired = Chữ theo bảng mã cũ hoặc gõ nhầm ký tự{ $found } đã được chuyển sang Unicode{ $expected }; không cần làm gì thêm
finding-na-not-allowed = Tiêu chí này phải chấm điểm{ $expected } nên không nhận nội dung{ $found }. Hãy ghi điểm, kể cả điểm 0.
finding-unknown-unit = Không xác định được đơn vị{ $found }{ $expected } nên không nhận số liệu. Hãy chọn đơn vị cho trang tính này hoặc bổ sung tên gọi khác của đơn vị ở phần thiết lập.
finding-ambiguous-unit = Trang tính ghi nhiều đơn vị{ $found }{ $expected } nên không nhận số liệu. Hãy chọn đúng một đơn vị cho trang tính này.
finding-duplicate-unit = { $severity ->
    [error] Đơn vị có nhiều số liệu khác nhau trong cùng lần nhập{ $found }{ $expected } nên không nhận số liệu nào. Hãy chỉ giữ tệp hoặc trang tính đúng rồi nhập lại.
   *[warning] Đơn vị có nhiều số liệu giống nhau trong cùng lần nhập{ $found }{ $expected }, chỉ nhận một lần. Hãy bỏ tệp hoặc trang tính thừa.
}
finding-hidden-row = Dòng bị ẩn có điểm{ $found }{ $expected }, vẫn được nhận. Hãy hiện dòng và kiểm tra lại.
finding-unreadable-file = Không đọc được tệp{ $found }{ $expected }. Hãy mở bằng Excel, lưu lại dưới dạng .xlsx rồi nhập lại.
finding-encrypted-file = Tệp có mật khẩu{ $found }{ $expected } nên không đọc được. Hãy bỏ mật khẩu rồi nhập lại.
finding-too-large = Tệp hoặc trang tính quá lớn{ $found }{ $expected } nên không đọc. Hãy xóa các dòng, cột, hình ảnh thừa rồi nhập lại.
finding-too-large-cells = Từ ô này có{ $found } ô nằm ngoài phạm vi được đọc{ $expected } nên không được nhận. Hãy chuyển số liệu lên đầu trang tính hoặc xóa các ô thừa rồi nhập lại.
finding-too-long-text = Từ ô này có{ $found } ô chứa văn bản dài hơn{ $expected } ký tự, vượt mức các phần mềm bảng tính cho phép, nên không được nhận. Hãy rút gọn hoặc gửi thành tệp riêng rồi nhập lại.
finding-repeated = { $kind }: còn { $count } ô nữa ({ $places }) không liệt kê từng ô. Hãy sửa nguyên nhân chung như đã nêu ở các ô đầu rồi nhập lại.
finding-unrecognised-sheet = Không nhận ra nội dung trang tính{ $found }{ $expected } nên không nhận số liệu. Hãy dùng biểu mẫu của đợt chấm điểm hoặc chỉ rõ trang tính này là bảng gì.
finding-ignored-sheet = { $severity ->
    [warning] Trang tính{ $found } đang bị ẩn nên không đọc, và không trang nào khác có số liệu{ $expected }. Nếu đây là bảng cần nhập, hãy bỏ ẩn trang rồi nhập lại.
   *[info] Trang tính{ $found } là trang bìa, trang tổng hợp hoặc trang trống{ $expected } nên được bỏ qua
}
finding-differs-from-recorded = { $severity ->
    [info] Giá trị{ $found } thay cho giá trị đã ghi{ $expected }
   *[warning] Giá trị{ $found } khác giá trị đã ghi{ $expected } nên chưa được nhận. Hãy kiểm tra; nếu giá trị này đúng thì sửa số liệu đã ghi hoặc nhập lại với lựa chọn cập nhật.
}
finding-in-dispute = Giá trị{ $found }{ $expected } không được nhận vì giá trị đã ghi chưa thống nhất. Hãy thống nhất ở trang Soát xét trước.
finding-other-sides-column = Giá trị{ $found } nằm ở cột không dùng cho loại bảng này{ $expected } nên cột không được nhận. Nếu cần số liệu của cột, hãy nhập bằng đúng loại bảng.
finding-rounded = { $severity ->
    [info] Giá trị{ $found } được làm tròn đến bốn chữ số thập phân{ $expected }; không cần làm gì thêm
   *[warning] Giá trị{ $found } có hơn bốn chữ số thập phân nên được làm tròn{ $expected }. Hãy kiểm tra lại.
}
finding-merged-score = Một ô điểm được gộp cho nhiều dòng{ $found }{ $expected } nên không nhận. Hãy bỏ gộp ô và ghi điểm cho từng dòng.
finding-other-year = Bảng ghi năm khác với năm của đợt chấm{ $found }{ $expected }. Giá trị vẫn được nhận; hãy kiểm tra có nhầm tệp không.
finding-hidden-column = Cột đang bị ẩn trong tệp nhưng giá trị vẫn được nhận{ $found }{ $expected }. Hãy kiểm tra lại.
finding-formula-typed-over = Ô tổng của mẫu có công thức, nay là một con số gõ đè{ $found }{ $expected }. Điểm từng tiêu chí không bị ảnh hưởng.
finding-word-told = Chữ{ $found } ở ô điểm được hiểu như đã ghi nhớ trong thiết lập{ $expected }; không cần làm gì thêm
finding-not-looked-at = Dạng tệp này có phần chương trình không xem được, như dòng ẩn, phông chữ, công thức{ $found }{ $expected }. Nếu cần, hãy lưu tệp thành .xlsx rồi nhập lại.
finding-kind-over-max = Vượt điểm tối đa
finding-kind-negative = Điểm âm
finding-kind-not-a-number = Không phải số
finding-kind-formula-error = Công thức báo lỗi
finding-kind-formula-without-value = Công thức chưa có kết quả
finding-kind-formula-evaluated = Công thức do chương trình tính
finding-kind-unknown-line = Dòng không khớp tiêu chí
finding-kind-duplicate-line = Tiêu chí lặp lại
finding-kind-second-table = Bảng thứ hai trong trang tính
finding-kind-unknown-column = Cột có số nhưng không rõ là cột gì
finding-kind-missing-line = Thiếu tiêu chí
finding-kind-max-differs = Điểm tối đa không khớp
finding-kind-sum-differs = Số cộng không khớp
finding-kind-code-repaired = Mã tiêu chí đã hiểu lại
finding-kind-text-repaired = Chữ đã chuyển mã
finding-kind-na-not-allowed = Không được ghi “không áp dụng”
finding-kind-unknown-unit = Không rõ đơn vị
finding-kind-ambiguous-unit = Nhiều đơn vị trong một trang tính
finding-kind-duplicate-unit = Đơn vị lặp lại
finding-kind-hidden-row = Điểm ở dòng ẩn
finding-kind-unreadable-file = Không đọc được tệp
finding-kind-encrypted-file = Tệp có mật khẩu
finding-kind-too-large = Tệp quá lớn
finding-kind-unrecognised-sheet = Không nhận ra trang tính
finding-kind-ignored-sheet = Trang tính bỏ qua
finding-kind-differs-from-recorded = Khác giá trị đã ghi
finding-kind-in-dispute = Giá trị đã ghi chưa thống nhất
finding-kind-other-sides-column = Cột không thuộc loại bảng
finding-kind-rounded = Đã làm tròn
finding-kind-merged-score = Ô điểm gộp nhiều dòng
finding-kind-other-year = Bảng của năm khác
finding-kind-hidden-column = Cột ẩn
finding-kind-formula-typed-over = Công thức bị gõ đè
finding-kind-word-told = Chữ đã ghi nhớ
finding-kind-not-looked-at = Phần chưa được xem

## Open
open-blank-appraisal = Chưa có điểm thẩm định. Hãy chấm điểm, kể cả điểm 0.
open-blank-survey = Chưa có điểm điều tra xã hội học. Hãy nhập kết quả điều tra.
open-blank-satisfaction = Chưa có kết quả đo lường mức độ hài lòng. Hãy nhập tỷ lệ hài lòng hoặc điểm.
open-disputed = Có nhiều giá trị khác nhau cho { $what }{ $values }. Hãy chọn một giá trị.
open-disputed-value = { $value } của { $author }
open-disputed-values = : { $values }
open-over-max = Điểm { $found } vượt điểm tối đa { $max }. Hãy chấm lại.
open-na-not-allowed = Đang ghi “không áp dụng” nhưng tiêu chí này phải chấm điểm. Hãy chấm điểm, kể cả điểm 0.
open-missing-reason = Điểm thẩm định { $appraised } khác điểm tự đánh giá { $own } nhưng chưa có lý do. Hãy ghi lý do.
open-sent-back = Được đề nghị xem lại: “{ $request }”. Hãy chấm lại hoặc trả lời.
open-late-entries = Có { $count } lần ghi đến sau khi khóa ({ $authors }). Hãy mở lại, kiểm tra các lần ghi này rồi khóa lại.
open-kind-blank = Chưa chấm
open-kind-disputed = Điểm chưa thống nhất
open-kind-disputed-text = Nội dung chưa thống nhất
open-kind-over-max = Vượt điểm tối đa
open-kind-na-not-allowed = Không được ghi “không áp dụng”
open-kind-missing-reason = Thiếu lý do
open-kind-sent-back = Đề nghị xem lại
open-kind-finding = Vấn đề trong tệp chưa xử lý
open-kind-late-entries = Ghi sau khi khóa

## Refusals
refusal-over-max = Điểm { $found } vượt điểm tối đa { $max }. Hãy nhập điểm từ 0 đến { $max }.
refusal-negative = Điểm { $found } nhỏ hơn 0. Hãy nhập điểm từ 0 trở lên.
refusal-not-a-percentage = Tỷ lệ { $found } không nằm trong khoảng từ 0 đến 100 %. Hãy kiểm tra lại số liệu.
refusal-not-theirs = Tiêu chí này do { $body } thẩm định, không thuộc phần được giao cho người đang chấm. Việc giao phần chấm đặt ở Thiết lập, mục Người thẩm định.
refusal-must-be-scored = Tiêu chí này phải chấm điểm, không được ghi “không áp dụng”. Hãy nhập điểm, kể cả điểm 0.
refusal-unknown-unit = Đơn vị “{ $unit }” không có trong đợt chấm điểm. Hãy bổ sung ở phần thiết lập hoặc chọn đơn vị khác.
refusal-unknown-line = Tiêu chí “{ $line }” không có điểm chấm trong bộ tiêu chí của { $unit }. Hãy kiểm tra mã tiêu chí.
refusal-other-source = Điểm của tiêu chí này lấy từ nguồn { $source }. Hãy nhập đúng nguồn điểm.
refusal-wrong-kind = Giá trị không đúng loại ({ $register }). Hãy kiểm tra và nhập lại.
refusal-bad-setup = Không dùng được nội dung thiết lập ({ $register }). Hãy kiểm tra và sửa phần này.
refusal-unit-twice = { $unit } có hai lần trong danh sách đơn vị. Mỗi đơn vị chỉ thuộc một khối; hãy bỏ dòng thừa.
refusal-unit-without-id = Có đơn vị chưa có mã trong danh sách. Hãy ghi mã cho từng đơn vị.
refusal-final = Đã khóa: bản công bố số { $edition }. Muốn sửa, hãy mở lại ở trang Công bố và ghi rõ lý do.
refusal-not-final = Bản công bố chưa khóa nên không cần mở lại
refusal-not-ready = Chưa khóa được, còn { $count } việc phải xử lý: { $kinds }. Hãy xử lý hết rồi khóa lại.
refusal-not-ready-kind = { $kind } ({ $count })
refusal-nothing-to-undo = Từ khi mở đến giờ chưa có gì để hoàn tác. Việc đã làm trước đó lấy lại được ở trang Lịch sử.
refusal-nothing-to-redo = Không có gì để làm lại
refusal-all-written-over = Không thực hiện được vì mọi số liệu của thao tác “{ $act }” ({ $author }, { $time }) đã được sửa sau đó. Hãy sửa trực tiếp giá trị hiện tại.
refusal-already-made = Tệp đã có đợt chấm điểm. Hãy mở để làm tiếp hoặc tạo tệp khác.
refusal-not-made = Tệp chưa có đợt chấm điểm. Hãy tạo đợt chấm điểm trước.
refusal-no-reason = Chưa có lý do. Hãy ghi lý do rồi thực hiện lại.
refusal-no-author = Chưa có tên người thực hiện. Hãy ghi tên rồi thực hiện lại.

## Rules
outcome-level = { $points }/{ $max } vì đạt mức “{ $level }”
outcome-band = { $figure } → { $points }/{ $max } vì thuộc mức “{ $band }”
outcome-share = { $ratio } → { $points }/{ $max } vì điểm bằng tỷ lệ nhân điểm tối đa
outcome-share-above-hundred = { $ratio } → { $points }/{ $max } vì tỷ lệ trên 100 % được tính là 100 %
outcome-below-floor = { $ratio } → { $points }/{ $max } vì tỷ lệ dưới { $floor }
outcome-target-met = { $ratio } → { $points }/{ $max } vì tỷ lệ đạt từ { $target } trở lên
outcome-share-of-target = { $ratio } → { $points }/{ $max } vì dưới { $target } thì điểm bằng tỷ lệ chia { $target } nhân điểm tối đa
outcome-items = { $count } → { $points }/{ $max } vì mỗi nội dung được { $each } điểm, không quá điểm tối đa
outcome-violations = { $count } → { $points }/{ $max } vì mỗi trường hợp vi phạm trừ { $each } điểm
outcome-nothing-to-count = { $points }/{ $max } vì trong năm không phát sinh
no-outcome-no-rule = Tiêu chí không có cách tính điểm tự động; người thẩm định xác định điểm
no-outcome-wrong-figure = Số liệu kê khai không đúng loại mà cách tính điểm cần. Hãy kiểm tra lại số liệu.
no-outcome-nothing-to-count = Trong năm không phát sinh và quyết định không nêu cách tính; người thẩm định xác định điểm
no-outcome-outside-steps = Không mức điểm nào bao gồm số liệu này; người thẩm định xác định điểm
rule-fault-gap = Các mức điểm bỏ trống khoảng giá trị quanh { $at }. Hãy đối chiếu với quyết định.
rule-fault-overlap = Có hai mức điểm cùng bao gồm giá trị { $at }. Hãy đối chiếu với quyết định.
rule-fault-best-is-not-maximum = Mức điểm cao nhất là { $best }, khác điểm tối đa. Hãy đối chiếu với quyết định.
rule-fault-wording-unclear = Chưa hiểu chắc cách tính điểm; khi chấm phải tự chọn mức. Hãy kiểm tra lại cách tính.

## Criteria sets
fault-place-row = Mục thứ { $row }
fault-place-code = Mục thứ { $row }, mã “{ $code }”
fault-years-backwards = Năm cuối áp dụng bộ tiêu chí đứng trước năm đầu. Hãy sửa lại hai năm.
fault-nothing-to-score = Bộ tiêu chí không có tiêu chí nào để chấm. Hãy bổ sung tiêu chí có điểm tối đa.
fault-no-code = Chưa có mã. Hãy ghi mã theo quyết định, ví dụ 1.1.3.
fault-bad-code = Mã chỉ được gồm chữ cái không dấu, chữ số và dấu chấm. Hãy sửa mã.
fault-code-twice = Mã bị trùng. Hãy sửa để mỗi mã chỉ có một lần.
fault-id-twice = Định danh bị trùng với tiêu chí khác. Hãy bỏ mục thừa.
fault-no-parent = Không có cấp trên: tiêu chí phải nằm trong lĩnh vực, tiêu chí thành phần phải nằm trong tiêu chí. Hãy kiểm tra thứ tự các mục.
fault-no-text = Chưa có nội dung. Hãy ghi nội dung theo quyết định.
fault-no-maximum = Chưa có điểm tối đa. Hãy ghi điểm tối đa theo quyết định.
fault-bad-maximum = Điểm tối đa { $max } không hợp lệ. Hãy ghi số lớn hơn 0 và không quá 100.000.
fault-unknown-word = Không hiểu “{ $word }”. Hãy dùng từ trong biểu mẫu bộ tiêu chí.
fault-not-a-number = “{ $text }” không phải là số. Hãy ghi số, ví dụ 0,75.
warning-sum-differs = Điểm tối đa ghi trong quyết định là { $printed } nhưng các tiêu chí bên trong cộng được { $sum }. Chương trình tính theo { $sum }; hãy đối chiếu với quyết định.
warning-not-valid-in = Bộ tiêu chí { $years } nhưng được dùng cho năm { $year }. Hãy đối chiếu với quyết định.
warning-total-is-not-hundred = Tổng điểm tối đa là { $total }, không phải 100. Hãy đối chiếu với quyết định.

## Checks of the log
problem-altered = Bản ghi { $entry } đã bị thay đổi sau khi ghi. Hãy dùng bản sao lưu còn nguyên vẹn.
problem-broken-chain = Bản ghi { $entry } không nối tiếp bản ghi trước nó. Hãy dùng bản sao lưu còn nguyên vẹn.
problem-missing = Thiếu bản ghi trước bản ghi { $entry }. Hãy dùng bản sao lưu còn đủ.
problem-twice = Bản ghi { $entry } có hai nội dung khác nhau. Hãy dùng bản sao lưu còn nguyên vẹn.
problem-broken-seal = Nội dung không còn khớp với bản công bố đã khóa ở bản ghi { $entry }. Hãy dùng bản sao lưu còn nguyên vẹn.
problem-no-beginning = Bản ghi đầu tiên không phải là bản ghi tạo đợt chấm điểm. Hãy dùng bản sao lưu còn nguyên vẹn.

# What a criteria set states about itself.
set-level = cấp áp dụng: { $level }
set-basis = căn cứ: { $basis }
set-years-unknown = chưa ghi thời hạn
set-years-from = áp dụng từ năm { $first }
set-years-to = áp dụng đến năm { $last }
set-years-one = áp dụng cho năm { $year }
set-years = áp dụng { $first }–{ $last }

# Places
placed-settled = hạng { $place }
placed-provisional = hạng tạm tính { $place }
placed-unit-too-early = chưa xếp hạng: mới chấm { $share }
placed-block-too-early = chưa xếp hạng: mới { $far }/{ $units } đơn vị được chấm gần đủ
placed-never = không xếp hạng
