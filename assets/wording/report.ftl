# LỜI VĂN CỦA THÔNG BÁO VÀ BÁO CÁO THẨM ĐỊNH
#
# Mỗi câu có một tên, dấu bằng, rồi lời văn:   ten-cau = Lời văn với { $so-lieu }.
# Chỗ trong ngoặc nhọn được thay bằng số liệu của đợt; dòng chú thích (#) ngay trên mỗi câu kể những số
# liệu dùng được trong câu đó. Có thể đổi lời văn, đổi thứ tự, bỏ bớt hoặc dùng thêm số liệu đã kể.
# Không đổi tên câu. Muốn bỏ hẳn một câu, viết:   ten-cau = { "" }
# Câu không có trong tệp này được viết theo lời văn có sẵn. Lời văn dài thì xuống dòng và lùi vào.
# Số liệu nào được viết ra cũng được ghi kèm nguồn ở phụ lục, nên không gõ tay số liệu vào lời văn.


## 1. Thể thức

# $place: tên tỉnh, thành phố viết hoa
announcement-superior = { "" }
# $place
announcement-issuer =
    ỦY BAN NHÂN DÂN
    { $place }
announcement-number = Số:          /TB-UBND
announcement-type = THÔNG BÁO
# $title: tên đợt
announcement-about = Kết quả { $title }
announcement-sign =
    TM. ỦY BAN NHÂN DÂN
    CHỦ TỊCH
announcement-recipients =
    - Bộ Nội vụ;
    - Thường trực Thành ủy (Tỉnh ủy), Thường trực HĐND;
    - Chủ tịch, các Phó Chủ tịch UBND;
    - Các cơ quan, đơn vị được đánh giá;
    - Cơ quan báo, đài, Cổng thông tin điện tử;
    - Lưu: VT, SNV.

# $place
report-superior =
    ỦY BAN NHÂN DÂN
    { $place }
# $place
report-issuer = SỞ NỘI VỤ
report-number = Số:          /BC-SNV
report-type = BÁO CÁO
# $title
report-about = Kết quả thẩm định { $title }
report-sign = GIÁM ĐỐC
report-recipients =
    - Ủy ban nhân dân (để báo cáo);
    - Hội đồng thẩm định;
    - Các cơ quan, đơn vị được đánh giá;
    - Lưu: VT, CCHC.

nation = CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
motto = Độc lập - Tự do - Hạnh phúc
# $city: tên tỉnh, thành phố, không có chữ “Tỉnh”, “Thành phố”
date = { $city }, ngày       tháng       năm
recipients-head = Nơi nhận:


## 2. Từ ngữ dùng chung

# $first: những mục đứng trước, $last: mục cuối
list-two = { $first } và { $last }
list-comma = { $first }, { $last }
list-semicolon = { $first }; { $last }
# $units: những đơn vị được kể tên; $count: số đơn vị còn lại
units-more = { $units } và { $count } đơn vị khác
# $code: mã tiêu chí
line = tiêu chí { $code }
part-appraisal = điểm thẩm định
part-survey = điểm điều tra xã hội học
part-satisfaction = điểm mức độ hài lòng
part-rest = các phần điểm ngoài thẩm định
part-extras = điểm thưởng, điểm trừ
satisfaction-name = mức độ hài lòng


## 3. Mở đầu và kết thúc

# $place: tên tỉnh, thành phố; $title: tên đợt
announcement-basis = Căn cứ Quyết định số …/QĐ-UBND ngày …/…/… của Chủ tịch Ủy ban nhân dân { $place } về việc phê duyệt và công bố kết quả { $title },
# $place; $title
report-basis = { "" }

# $place: tên tỉnh, thành phố; $title: tên đợt; $units: số đơn vị; $blocks: số khối
announcement-opening = Ủy ban nhân dân { $place } thông báo kết quả { $title } của { $units } cơ quan, đơn vị như sau:
# $place; $title; $units; $blocks
report-opening = Sở Nội vụ báo cáo kết quả thẩm định { $title } của { $units } cơ quan, đơn vị trên địa bàn { $place } như sau:
announcement-closing =
    Căn cứ kết quả nêu trên, thủ trưởng các cơ quan, đơn vị phân tích từng tiêu chí bị trừ điểm, xác định nguyên nhân, trách nhiệm và có biện pháp khắc phục; kết quả Chỉ số là một căn cứ để đánh giá, xếp loại cơ quan, đơn vị và người đứng đầu.
report-closing =
    Trên đây là kết quả thẩm định; kính trình Hội đồng thẩm định xem xét, báo cáo Ủy ban nhân dân phê duyệt và công bố.

section-process = Quá trình thẩm định
section-results = Kết quả xếp hạng
section-fields = Kết quả theo lĩnh vực
section-changes = So sánh với năm trước
section-satisfaction = Mức độ hài lòng
section-special = Trường hợp đặc biệt
section-lines = Phân tích các tiêu chí
section-lost = Điểm bị mất
section-next = Nhiệm vụ thời gian tới
# $block: tên khối
block = Khối { $block }


## 4. Xếp hạng

# $block; $count: số đơn vị được xếp hạng
ranked = Khối { $block } có { $count } đơn vị được xếp hạng.
# $block; $count: số đơn vị của khối
nobody-ranked = Khối { $block } có { $count } đơn vị; chưa đơn vị nào đủ điểm để xếp hạng.
# $units: các đơn vị
incomplete = Chưa đủ điểm nên chưa xếp hạng: { $units }.
# $unit; $open: số tiêu chí còn thiếu; $lines: số tiêu chí phải chấm
incomplete-unit = { $unit } (còn { $open }/{ $lines } tiêu chí)
# $units
unranked = Được chấm điểm nhưng không xếp hạng: { $units }.
# $unit; $total: tổng điểm
unranked-unit = { $unit } ({ $total } điểm)
# $unit: đơn vị; $total: tổng điểm
first = Đứng đầu là { $unit } với { $total } điểm.
# $units: các đơn vị; $total
first-tied = Cùng đứng đầu là { $units } với { $total } điểm.
# $count: số đơn vị; $total
all-tied = Cả { $count } đơn vị cùng đạt { $total } điểm.
# $unit; $total
only-one = { $unit } đạt { $total } điểm.
# $units: các đơn vị, mỗi đơn vị theo placed hoặc placed-tied
next = Tiếp theo là { $units }.
# $unit; $rank: thứ hạng; $total
placed = { $unit } (thứ { $rank }, { $total } điểm)
# $units; $rank; $total
placed-tied = { $units } (cùng xếp thứ { $rank }, { $total } điểm)
# $units
last = Ở cuối bảng là { $units }.
# $units; $rank; $total
tie = { $units } cùng đạt { $total } điểm, cùng xếp thứ { $rank }.
# $count: số đơn vị; $rank; $total
tie-many = Có { $count } đơn vị cùng đạt { $total } điểm, cùng xếp thứ { $rank }.
# $count: số mức điểm
ties-more = Ngoài ra còn { $count } mức điểm có từ hai đơn vị trở lên cùng đạt.
# $gap: khoảng cách; $first: đơn vị đứng đầu; $last: đơn vị đứng cuối
gap = Đơn vị đứng đầu hơn đơn vị đứng cuối { $gap } điểm.
# $count: số đơn vị; $gap; $low: điểm thấp nhất; $high: điểm cao nhất
upper-half = Khoảng cách giữa { $count } đơn vị xếp đầu là { $gap } điểm (từ { $low } đến { $high } điểm).
# $mean: điểm trung bình; $median: trung vị
average = Điểm trung bình của khối là { $mean } điểm, trung vị là { $median } điểm.
# $part: phần điểm; $mean; $max: điểm tối đa; $best: đơn vị cao nhất; $high; $worst: đơn vị thấp nhất; $low
average-part = { $part } trung bình { $mean }/{ $max } điểm; cao nhất là { $best } ({ $high } điểm), thấp nhất là { $worst } ({ $low } điểm).
# $part; $mean; $max
average-part-equal = { $part } của các đơn vị đều là { $mean }/{ $max } điểm.
# $bands: số đơn vị của từng mức
bands = Xếp loại: { $bands }.
# $count; $band: mức xếp loại
band = { $count } đơn vị { $band }
standing-out-head = Đơn vị có một phần điểm đứng cao hơn nhiều so với thứ hạng chung:
# $unit; $rank: thứ hạng chung; $part: phần điểm; $part-rank: thứ hạng theo phần điểm; $points: điểm; $others: các phần khác
stands-out = { $unit } xếp chung thứ { $rank } nhưng xét riêng { $part } ({ $points } điểm) đứng thứ { $part-rank }; trong khi { $others }.
# $part; $points; $rank
stands-out-other = { $part } ({ $points } điểm) đứng thứ { $rank }
# $percent: mức độ hài lòng; $rank
stands-out-satisfaction = mức độ hài lòng ({ $percent }) đứng thứ { $rank }
# $unit; $rank; $percent; $part-rank; $others
stands-out-by-satisfaction = { $unit } xếp chung thứ { $rank } nhưng có mức độ hài lòng ({ $percent }) đứng thứ { $part-rank }; trong khi { $others }.


## 5. So sánh với năm trước

# $moves: số đơn vị tăng, giảm, giữ nguyên; $year: năm trước
moves = So với năm { $year }, { $moves }.
# $moves; $year; $known: số đơn vị có kết quả năm trước
moves-known = Trong { $known } đơn vị có thứ hạng năm { $year }, { $moves }.
# $count
moves-up = { $count } đơn vị tăng hạng
# $count
moves-down = { $count } đơn vị giảm hạng
# $count
moves-same = { $count } đơn vị giữ nguyên thứ hạng
rising-head = Các đơn vị tăng hạng:
falling-head = Các đơn vị giảm hạng:
staying-head = Các đơn vị giữ nguyên thứ hạng:
# $places: số bậc; $was: hạng năm trước; $rank: hạng năm nay
rose = tăng { $places } bậc (từ thứ { $was } lên thứ { $rank })
# $places; $was; $rank
fell = giảm { $places } bậc (từ thứ { $was } xuống thứ { $rank })
# $rank
stayed = giữ nguyên vị trí thứ { $rank }
# $unit; $move: tăng, giảm bậc; $parts: các phần điểm đã làm thay đổi thứ hạng; $details: thay đổi khác
moved-by-parts = { $unit } { $move } do { $parts }; { $details }.
# như trên; một phần số bậc là do các đơn vị khác: $unit; $move; $parts; $details
moved-partly-by-parts = { $unit } { $move }, một phần do { $parts }; { $details }.
# $unit; $move; $details
moved-by-others = { $unit } { $move } do thay đổi của các đơn vị khác trong khối; { $details }.
# $unit; $move; $details: tổng điểm thay đổi ngược với thứ hạng, hoặc không đổi
moved-by-others-though = { $unit } { $move } do thay đổi của các đơn vị khác trong khối, mặc dù { $details }.
# $unit; $move; $total: thay đổi tổng điểm; $details
moved-by-total = { $unit } { $move } do { $total }; { $details }.
# $unit; $move; $total; $details
moved-partly-by-total = { $unit } { $move }, một phần do { $total }; { $details }.
# $unit; $move; $total
moved-by-total-alone = { $unit } { $move } do { $total }.
# $unit; $move; $total
moved-partly-by-total-alone = { $unit } { $move }, một phần do { $total }.
# $unit; $move; $details
moved = { $unit } { $move }; { $details }.
# $unit; $move
moved-alone = { $unit } { $move }.
# $unit; $details
only-points = { $unit }: { $details }.
# $points: số điểm thay đổi; $was: năm trước; $is: năm nay
total-up = tổng điểm tăng { $points } điểm (từ { $was } lên { $is })
# $points; $was; $is
total-down = tổng điểm giảm { $points } điểm (từ { $was } xuống { $is })
# $is
total-same = tổng điểm không đổi ({ $is } điểm)
# $part; $points; $was; $is
part-up = { $part } tăng { $points } điểm (từ { $was } lên { $is })
# $part; $points; $was; $is
part-down = { $part } giảm { $points } điểm (từ { $was } xuống { $is })
# $part; $points; $was; $is
part-steady-up = { $part } ổn định, chỉ tăng { $points } điểm (từ { $was } lên { $is })
# $part; $points; $was; $is
part-steady-down = { $part } ổn định, chỉ giảm { $points } điểm (từ { $was } xuống { $is })
# $part; $is
part-same = { $part } không đổi ({ $is } điểm)
# $unit; $gain: số điểm lấy lại; $fields: các lĩnh vực
won-back = { $unit } lấy lại được { $gain } điểm đã mất năm trước ở { $fields }.
# $field: tên lĩnh vực; $was; $is; $max
won-back-field = lĩnh vực { $field } (từ { $was } lên { $is }/{ $max } điểm)
# $field; $was; $max
won-back-full = lĩnh vực { $field } (từ { $was } lên tối đa { $max } điểm)
# $lines: số tiêu chí; $units: số đơn vị; $gain
won-back-all = Xét từng tiêu chí, { $units } đơn vị lấy lại được { $gain } điểm đã mất năm trước ở { $lines } tiêu chí.


## 6. Lĩnh vực

full-head = Kết quả nổi bật theo lĩnh vực:
# $field: lĩnh vực; $max: điểm tối đa; $reached: số đơn vị đạt tối đa, gần tối đa
field-reached = { $field } (tối đa { $max } điểm): { $reached }.
# $count: số đơn vị; $units: các đơn vị
field-full = { $count } đơn vị đạt điểm tối đa là { $units }
# $unit
field-full-one = { $unit } đạt điểm tối đa
# $count: số đơn vị
field-full-many = { $count } đơn vị đạt điểm tối đa
# $count; $share: tỷ lệ từ đó được coi là gần tối đa; $units: các đơn vị
field-near = { $count } đơn vị đạt từ { $share } điểm tối đa trở lên là { $units }
# $count; $share
field-near-many = { $count } đơn vị đạt từ { $share } điểm tối đa trở lên
# $unit; $points: điểm
unit-points = { $unit } ({ $points })
# $unit; $points; $max: điểm tối đa áp dụng cho đơn vị
unit-points-of = { $unit } ({ $points }/{ $max })
# $field; $share: tỷ lệ điểm đạt được
field-best = Lĩnh vực đạt tỷ lệ điểm trung bình cao nhất là { $field } ({ $share }).
# $field; $share
field-worst = Lĩnh vực đạt tỷ lệ điểm trung bình thấp nhất là { $field } ({ $share }).


## 7. Mức độ hài lòng

# $mean: trung bình; $best: đơn vị cao nhất; $high; $worst: đơn vị thấp nhất; $low
satisfaction = Mức độ hài lòng trung bình của khối là { $mean }; cao nhất là { $best } ({ $high }), thấp nhất là { $worst } ({ $low }).
# $mean
satisfaction-equal = Mức độ hài lòng của các đơn vị đều là { $mean }.
# $unit; $high
satisfaction-one = Mức độ hài lòng của { $unit } là { $high }.


## 8. Quá trình, trường hợp đặc biệt, điểm bị mất

# $block; $fields: số lĩnh vực; $lines: số tiêu chí; $max: tổng điểm tối đa; $parts: các phần điểm
process-set = Khối { $block } được đánh giá theo { $fields } lĩnh vực với { $lines } tiêu chí, tối đa { $max } điểm, gồm { $parts }.
# $part; $max
process-part = { $part } tối đa { $max } điểm
# $title: tên bộ tiêu chí; $basis: căn cứ
process-basis = Bộ tiêu chí áp dụng: { $title } ({ $basis }).
# $title
process-title = Bộ tiêu chí áp dụng: { $title }.
# $units: số đơn vị; $scored: số điểm đã có; $lines: số điểm phải có
process-scored = Đã chấm { $scored }/{ $lines } tiêu chí của { $units } đơn vị.
# $count: số tiêu chí
process-not-applicable = Có { $count } tiêu chí không thuộc phạm vi đánh giá của đơn vị.
# $open
process-open = Còn { $open } tiêu chí chưa chấm hoặc đang có hai giá trị.
# $compared: số tiêu chí so sánh được; $changed: số tiêu chí khác; $lowered: số tiêu chí bị giảm; $raised: số tiêu chí được tăng
process-own = So với điểm tự đánh giá, thẩm định thay đổi { $changed }/{ $compared } tiêu chí: giảm { $lowered } tiêu chí, tăng { $raised } tiêu chí.
# $compared
process-own-same = Thẩm định giữ nguyên điểm tự đánh giá ở cả { $compared } tiêu chí so sánh được.
# $own: tổng điểm tự đánh giá; $appraised: tổng điểm thẩm định; $difference
process-own-sum-down = Tổng điểm thẩm định ({ $appraised }) thấp hơn tổng điểm tự đánh giá ({ $own }) { $difference } điểm.
# $own; $appraised; $difference
process-own-sum-up = Tổng điểm thẩm định ({ $appraised }) cao hơn tổng điểm tự đánh giá ({ $own }) { $difference } điểm.
# $unit; $difference
process-own-most = Đơn vị có điểm tự đánh giá cao hơn điểm thẩm định nhiều nhất là { $unit } ({ $difference } điểm).

special-none = Không có trường hợp đặc biệt.
# $unit; $lines: các tiêu chí
special-full = { $unit }: không đánh giá { $lines }; được tính điểm tối đa.
# $unit; $lines; $part: phần điểm; $left: số điểm tối đa còn lại; $max: điểm tối đa của phần
special-excluded = { $unit }: không đánh giá { $lines }; { $part } được quy đổi từ thang { $left } điểm còn lại về thang { $max } điểm.
# $unit; $lines; $part
special-all = { $unit }: không đánh giá { $lines }; toàn bộ { $part } được loại ra và các phần còn lại được quy đổi.

# $count; $lines: các tiêu chí
lines-full = Có { $count } tiêu chí có mọi đơn vị được đánh giá đạt điểm tối đa: { $lines }.
# $count; $lines
lines-nobody = Có { $count } tiêu chí chưa đơn vị nào đạt điểm tối đa: { $lines }.
# $count; $lines
lines-equal = Có { $count } tiêu chí có điểm của mọi đơn vị bằng nhau, không còn phân biệt được các đơn vị: { $lines }.

lost-head = Các tiêu chí thẩm định bị mất điểm nhiều nhất:
# $code: mã tiêu chí; $line: nội dung; $lost: số điểm mất; $short: số đơn vị chưa đạt tối đa; $scored: số đơn vị; $max
lost-line = { $code }. { $line }: cả khối mất { $lost } điểm; { $short }/{ $scored } đơn vị chưa đạt tối đa { $max } điểm.
# $unit; $lost; $lines: số tiêu chí
lost-most = Đơn vị mất điểm thẩm định nhiều nhất là { $unit }: { $lost } điểm ở { $lines } tiêu chí.
# $unit; $lost; $lines
lost-least = Đơn vị mất điểm thẩm định ít nhất là { $unit }: { $lost } điểm ở { $lines } tiêu chí.
# $count: số lần có ghi lý do; $all: số lần giảm
lost-reasons = Trong { $all } lần thẩm định giảm điểm so với tự đánh giá, { $count } lần có ghi lý do.

next-lines-head = Tập trung khắc phục các tiêu chí thẩm định bị mất điểm nhiều nhất:
next-reasons = Các cơ quan thẩm định ghi đầy đủ lý do của từng lần trừ điểm và trả lời giải trình của đơn vị.
next-plan = Từng cơ quan, đơn vị lập kế hoạch khắc phục các tiêu chí bị trừ điểm, gửi Sở Nội vụ theo dõi, đôn đốc.
next-equal = Rà soát, điều chỉnh các tiêu chí không còn phân biệt được các đơn vị khi sửa đổi Bộ tiêu chí.


## 9. Bảng

table-ranking = Bảng xếp hạng khối { $block }
table-fields = Điểm trung bình theo lĩnh vực, khối { $block }
table-changes = Thay đổi so với năm trước, khối { $block }
table-own = Điểm tự đánh giá và điểm thẩm định, khối { $block }
table-won-back = Điểm đã mất năm trước, năm nay lấy lại được, khối { $block }
table-satisfaction = Mức độ hài lòng, khối { $block }
head-rank = Hạng
head-unit = Cơ quan, đơn vị
head-total = Tổng điểm
head-appraisal = Thẩm định
head-survey = Điều tra XHH
head-satisfaction = Hài lòng
head-percent = Mức độ hài lòng
head-was-rank = Hạng năm trước
head-places = Tăng, giảm bậc
head-code = Mã
head-field = Lĩnh vực
head-max = Tối đa
head-mean = Trung bình
head-share = Tỷ lệ
head-high = Cao nhất
head-low = Thấp nhất
head-full = Số đơn vị đạt tối đa
head-total-change = Tổng điểm
head-appraisal-change = Thẩm định
head-rest-change = Phần điểm khác
head-own = Tự đánh giá
head-appraised = Thẩm định
head-difference = Chênh lệch
head-lowered = Số tiêu chí giảm
head-raised = Số tiêu chí tăng
head-lines = Số tiêu chí
head-gain = Điểm lấy lại
head-which = Các tiêu chí
head-cause = Nguyên nhân đổi hạng
cause-appraisal = thẩm định
cause-survey = điều tra XHH
cause-satisfaction = hài lòng
cause-rest = phần khác
cause-extras = thưởng, trừ
cause-others = các đơn vị khác
cause-total = tổng điểm
cause-unchanged = –
cause-unknown = chưa rõ


## 10. Phụ lục nguồn số liệu

annex-title = PHỤ LỤC
annex-about = Nguồn của các số liệu trong văn bản
# $campaign: mã đợt; $edition: số bản; $digest: mã kiểm chứng
annex-final = Số liệu lấy từ bản công bố số { $edition } của đợt { $campaign }, mã kiểm chứng { $digest }.
# $campaign; $digest
annex-draft = Số liệu lấy từ đợt { $campaign } khi chưa công bố, mã kiểm chứng { $digest }.
annex-tables = Số liệu trong các bảng lấy từ cùng bản này, theo từng đơn vị.
annex-head-sentence = Câu
annex-head-figures = Số liệu và nguồn
# $shown: số liệu; $what: là gì; $from: lấy từ đâu
annex-figure = { $shown }: { $what } ({ $from })

what-total = Tổng điểm của { $unit }
what-part = { $part } của { $unit }
what-rank = Thứ hạng của { $unit }
what-part-rank = Thứ hạng của { $unit } theo { $part }
what-was-rank = Thứ hạng năm trước của { $unit }
what-was-total = Tổng điểm năm trước của { $unit }
what-was-part = { $part } năm trước của { $unit }
what-change = Thay đổi { $of }
what-places = Số bậc thay đổi của { $unit }
what-percent = Mức độ hài lòng của { $unit }
what-field = Điểm lĩnh vực { $code } của { $unit }
what-field-was = Điểm lĩnh vực { $code } năm trước của { $unit }
what-field-max = Điểm tối đa lĩnh vực { $code } áp dụng cho { $unit }
what-field-whole = Điểm tối đa lĩnh vực { $code }
what-set-max = Điểm tối đa của bộ tiêu chí
what-part-max = { $part } tối đa
what-line-max = Điểm tối đa của tiêu chí { $code }
what-line-lost = Số điểm khối mất ở tiêu chí { $code }
what-line-code = Mã tiêu chí
what-mean = Trung bình của { $of }
what-median = Trung vị của { $of }
what-gap = Khoảng cách điểm giữa { $one } và { $other }
what-count = Số lượng: { $of }
what-share = Tỷ lệ điểm lĩnh vực { $code }
what-near = Ngưỡng coi là gần tối đa
what-year = Tên đợt đánh giá
what-last-year = Năm trước
what-gain = Số điểm { $unit } lấy lại được
what-gain-all = Số điểm các đơn vị lấy lại được
what-own = Tổng điểm tự đánh giá
what-appraised = Tổng điểm thẩm định các tiêu chí đó
what-own-difference = Chênh lệch với điểm tự đánh giá
what-lost = Số điểm thẩm định { $unit } mất
what-left = Thang điểm còn lại của { $unit }
what-basis = Thông tin bộ tiêu chí

of-totals = tổng điểm
of-total-of = tổng điểm của { $unit }
of-percents = mức độ hài lòng
of-blocks = khối
of-units = đơn vị được đánh giá
of-ranked = đơn vị được xếp hạng
of-more = đơn vị còn lại
of-tied = đơn vị cùng mức điểm đó
of-ties = mức điểm
of-upper = đơn vị đạt từ mức điểm đó trở lên
of-known = đơn vị có thứ hạng hai năm
of-rising = đơn vị tăng hạng
of-falling = đơn vị giảm hạng
of-staying = đơn vị giữ nguyên thứ hạng
of-open-lines = tiêu chí còn thiếu của { $unit }
of-unit-lines = tiêu chí phải chấm của { $unit }
of-full-units = đơn vị đạt tối đa lĩnh vực { $code }
of-near-units = đơn vị đạt gần tối đa lĩnh vực { $code }
of-fields = lĩnh vực
of-lines = tiêu chí
of-scored-lines = tiêu chí đã chấm
of-all-lines = tiêu chí phải có
of-not-applicable = tiêu chí không thuộc phạm vi đánh giá
of-open = tiêu chí còn mở
of-compared = tiêu chí có cả hai điểm
of-changed = tiêu chí có điểm thẩm định khác điểm tự đánh giá
of-lowered = tiêu chí có điểm thẩm định thấp hơn
of-raised = tiêu chí có điểm thẩm định cao hơn
of-lines-full = tiêu chí mọi đơn vị đạt tối đa
of-lines-nobody = tiêu chí không đơn vị nào đạt tối đa
of-lines-equal = tiêu chí mọi đơn vị bằng điểm nhau
of-short = đơn vị chưa đạt tối đa tiêu chí { $code }
of-scored = đơn vị được chấm tiêu chí { $code }
of-reasons = lần giảm điểm có lý do
of-deductions = lần giảm điểm so với tự đánh giá
of-lost-lines = tiêu chí thẩm định { $unit } bị mất điểm
of-winning = đơn vị lấy lại được điểm
of-won-lines = tiêu chí lấy lại được điểm

# $parts: các phần điểm cộng lại; $decimals: số chữ số sau dấu phẩy
from-total = { $parts }; làm tròn đến { $decimals } chữ số sau dấu phẩy
# $lines: số tiêu chí
from-part = cộng { $lines } tiêu chí của đơn vị
from-part-rescaled = cộng các tiêu chí của đơn vị rồi quy đổi theo phần không đánh giá
from-rank = xếp theo tổng điểm trong khối
from-part-rank = xếp theo { $part } trong khối
# $one; $other
from-difference = { $one } − { $other }
from-rounding = tổng điểm năm trước trừ điểm thẩm định năm trước
from-lines-before = cộng điểm từng tiêu chí năm trước
from-percent-line = tiêu chí { $code } của đơn vị
# $file; $sheet; $cell
from-file = tệp { $file }, trang { $sheet }, ô { $cell }
# $author; $time
from-typed = { $author } nhập ngày { $time }
from-field = cộng các tiêu chí thuộc lĩnh vực { $code }
from-set = bộ tiêu chí của khối { $block }
# $count
from-mean = tổng chia cho { $count } đơn vị được xếp hạng
from-median = giá trị đứng giữa của { $count } đơn vị được xếp hạng
from-count-ranked = đếm các đơn vị có thứ hạng trong khối
from-count-roster = đếm trong danh sách đơn vị
from-count-lines = đếm các tiêu chí trong bảng điểm
from-count-places = đếm theo thứ hạng hai năm
from-count-band = đếm theo mức xếp loại
from-count-ties = đếm các thứ hạng có từ hai đơn vị trở lên
from-count-more = đếm các đơn vị không kể tên
from-count-field = đếm theo điểm lĩnh vực của các đơn vị
from-count-own = đếm các tiêu chí có cả điểm tự đánh giá và điểm thẩm định
from-sum-own = cộng các tiêu chí có cả hai điểm
from-sum-line = cộng điểm tối đa trừ điểm đạt của các đơn vị
from-sum-unit = cộng điểm tối đa trừ điểm đạt của các tiêu chí thẩm định
from-count-all = xét điểm của mọi đơn vị ở từng tiêu chí
from-sum-fields = cộng điểm tăng của các lĩnh vực đó
from-sum-gain = cộng điểm tăng của các tiêu chí năm trước chưa đạt tối đa
from-heading = thông tin chung của đợt
from-program = quy ước của chương trình
from-share = điểm trung bình chia cho điểm tối đa, các đơn vị được đánh giá


## 10. Thông báo gửi từng đơn vị

# $place: tên tỉnh, thành phố viết hoa
letter-superior =
    ỦY BAN NHÂN DÂN
    { $place }
# $place
letter-issuer = SỞ NỘI VỤ
letter-number = Số:          /TB-SNV
letter-type = THÔNG BÁO
# $title: tên đợt; $unit: tên đơn vị
letter-about =
    Kết quả { $title }
    của { $unit }
# $unit
letter-to = Kính gửi: { $unit }
# $title; $unit
letter-opening = Sở Nội vụ thông báo kết quả { $title } của { $unit } như sau:
letter-sign = GIÁM ĐỐC
letter-recipients =
    - Như trên;
    - Lưu: VT, CCHC.
letter-file = Thông báo gửi các đơn vị
letter-section-result = Kết quả chung
letter-section-fields = Kết quả theo lĩnh vực
letter-section-lost = Điểm bị mất
# $unit; $total: tổng điểm; $max: điểm tối đa; $rank: thứ hạng; $count: số đơn vị xếp hạng; $block: tên khối; $median: trung vị của khối
letter-ranked = { $unit } đạt { $total }/{ $max } điểm, xếp thứ { $rank } trong { $count } đơn vị của khối { $block }; trung vị của khối là { $median } điểm.
# $unit; $total; $max
letter-unranked = { $unit } đạt { $total }/{ $max } điểm; đơn vị được chấm điểm nhưng không xếp hạng.
# $unit; $total; $max; $open: số tiêu chí chưa có điểm
letter-open = { $unit } mới có { $total }/{ $max } điểm, còn { $open } tiêu chí chưa có điểm nên chưa xếp hạng.
# $unit
letter-nothing = { $unit } chưa có điểm.
# $band: mức xếp loại
letter-band = Xếp loại: { $band }.
# $year: năm trước; $was: tổng điểm năm trước; $was-rank: hạng năm trước; $points: điểm tăng, giảm; $moved: hạng tăng, giảm
letter-last-year = So với năm { $year } ({ $was } điểm, thứ { $was-rank }): { $points } điểm, { $moved }.
# $places: số bậc
letter-up = tăng { $places } bậc
# $places
letter-down = giảm { $places } bậc
letter-same = giữ nguyên thứ hạng
letter-without-note = Hạng nếu không tính: xếp lại các đơn vị được xếp hạng của khối theo tổng điểm bỏ phần đó ra.
letter-rescaled = Có tiêu chí không áp dụng với đơn vị được bỏ ra; điểm của phần đó được quy đổi theo điểm tối đa còn lại.
letter-median-note = Trung vị: điểm của đơn vị đứng giữa khối. Điểm tối đa chỉ tính những tiêu chí áp dụng với đơn vị.
letter-head-part = Phần điểm
letter-head-max = Tối đa
letter-head-points = Điểm đạt
letter-head-median = Trung vị của khối
letter-head-part-rank = Hạng xét riêng
letter-head-without = Hạng nếu không tính phần này
letter-head-field = Lĩnh vực
letter-head-share = Tỷ lệ
letter-head-lost = Điểm mất
letter-head-line = Tiêu chí
letter-head-own = Tự chấm
letter-head-reason = Lý do
letter-head-win-back = Muốn đạt đủ
letter-part-total = Tổng điểm
# $part: tên phần điểm; $percent: mức độ hài lòng
letter-part-percent = { $part } ({ $percent })
letter-lost-nothing = Đơn vị không bị mất điểm ở tiêu chí nào.
# khi chưa tiêu chí nào có điểm
letter-lost-unscored = Chưa tiêu chí nào của đơn vị có điểm.
# $open: số tiêu chí chưa chấm hoặc đang có hai giá trị
letter-lost-nothing-yet = Đơn vị không bị mất điểm ở những tiêu chí đã có điểm; còn { $open } tiêu chí chưa chấm hoặc đang có hai giá trị.
# $open: số tiêu chí chưa chấm hoặc đang có hai giá trị; đứng sau câu về số điểm mất
letter-lost-open = Chưa kể { $open } tiêu chí chưa chấm hoặc đang có hai giá trị.
# $points: số điểm mất; $count: số tiêu chí; $lines: những tiêu chí mất nhiều nhất
letter-lost-sum = Đơn vị mất { $points } điểm ở { $count } tiêu chí; nhiều nhất ở { $lines }.
# $code: mã tiêu chí; $points: số điểm mất
letter-lost-line = tiêu chí { $code } ({ $points } điểm)
letter-as-own = Như đơn vị tự chấm
letter-no-reason = (chưa ghi lý do)
letter-by-survey = Theo kết quả điều tra xã hội học
letter-by-satisfaction = Theo mức độ hài lòng đo được
# $text: lời giải trình
letter-explanation = Giải trình: { $text }
# $step: mức theo cách tính điểm; $points: điểm của mức
letter-win-step = { $step }: { $points } điểm
# $share: tỷ lệ được trọn điểm
letter-win-share = Đạt tỷ lệ { $share } thì trọn điểm, thấp hơn thì theo tỷ lệ.
# $floor: tỷ lệ tối thiểu
letter-win-floor = Dưới { $floor } không có điểm.
# $count: số việc còn thiếu; $points: điểm mỗi việc
letter-win-items = Thêm { $count } việc, mỗi việc { $points } điểm
# $points: điểm trừ mỗi vi phạm
letter-win-violations = Không để xảy ra vi phạm; mỗi vi phạm bị trừ { $points } điểm
# $points: điểm cho mỗi 1%
letter-win-satisfaction = Mức độ hài lòng cao hơn: mỗi 1% thêm { $points } điểm
letter-win-survey = Người được hỏi đánh giá cao hơn
letter-win-penalty = Không để bị trừ điểm
letter-win-full = Đáp ứng đủ yêu cầu của tiêu chí
# $rule: cách tính điểm như trong quyết định
letter-win-wording = Theo cách tính: { $rule }
# $unit; chỉ có khi đơn vị bị mất điểm
letter-closing = Đề nghị { $unit } phân tích từng tiêu chí bị mất điểm, xác định nguyên nhân, trách nhiệm và có biện pháp khắc phục.
