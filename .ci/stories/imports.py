"""Import: nothing is written before it was seen; a range from a spreadsheet program goes the same way as a file."""
import os
import shutil

from campaigns import AUTHOR, expect, expect_done, run
from steps import choose_folder, enter

RANGE = ("STT\tTiêu chí\tĐiểm tối đa\tCột lạ\r\n"
         "1.1.1\tBan hành kế hoạch CCHC năm\t0,5\t0,25\r\n"
         "1.1.2\tXác định đầy đủ các nhiệm vụ CCHC\t0,5\t0,75\r\n"
         "1.1.3\tMức độ thực hiện kế hoạch CCHC\t2\t1,75\r\n"
         "1.2.1\tTất cả báo cáo\t0,75\tkhá\r\n")
TAKEN = [("import", "le-chan", "1.1.1", "self_score", "0.25"), ("import", "le-chan", "1.1.3", "self_score", "1.75")]


def read_folder(d, folder):
    """Has a folder read."""
    d.page("Nhập liệu")
    d.click("Chọn thư mục…")
    choose_folder(d, folder)


def take_in(d):
    """Takes in what was read: the two values of the range."""
    d.click("Nhập 2 giá trị")
    d.gone("Nhập 2 giá trị")


def paste_and_tell(d):
    """Pastes the range and says of it, at the heads, what it doesn't say itself."""
    d.page("Nhập liệu")
    d.copy(RANGE)
    d.key("ctrl+v")
    d.click("Bảng tính như trong tệp")
    d.seek("Cột D là:*", "combo box", d.find("Cột B là:*").middle(), sideways=True)
    d.click("Cột D là:*")
    d.click("điểm tự đánh giá", role="toggle button")
    d.click("Đơn vị của bảng:*")
    d.click("UBND quận Lê Chân", role="toggle button")
    d.find("2 mới")


def story_a_faulty_range_is_told_at_its_heads_and_taken_in(h):
    campaign = h.campaign("empty")
    with h.open(campaign) as d:
        paste_and_tell(d)
        d.find("2 không nhận")
        # each fault by its cell, and from there to the cell
        d.click("Phát hiện (*", role="toggle button")
        d.find("D3", role="link")
        d.click("D5", role="link")
        d.find("Cột D là:*")
        take_in(d)
    expect_done(campaign, TAKEN)
    expect([r["cell"] for r in campaign.done()], ["D2", "D4"], "the cells that the values come from")


def story_one_file_is_taken_back(h):
    campaign = h.campaign("empty")
    with h.open(campaign) as d:
        paste_and_tell(d)
        take_in(d)
        d.page("Nhập liệu")
        d.click("Bỏ tệp *")
        d.find("không còn giá trị nào đang dùng**")
    back = [("edit", unit, line, what, None) for _, unit, line, what, _ in reversed(TAKEN)]
    expect_done(campaign, TAKEN + back)


def story_what_was_seen_is_dropped(h):
    campaign = h.campaign("empty")
    with h.open(campaign) as d:
        paste_and_tell(d)
        d.click("Hủy, không nhập")
        d.find("Kéo thả tệp hoặc thư mục bảng tính vào đây")
    expect_done(campaign, [])


def story_differing_values_are_taken_only_when_told(h):
    campaign = h.campaign("half")
    with h.open(campaign) as d:
        d.page("Nhập liệu")
        d.copy(RANGE.replace("Cột lạ", "Điểm tự chấm"))
        d.key("ctrl+v")
        d.click("Bảng tính như trong tệp")
        d.click("Đơn vị của bảng:*")
        d.click("UBND quận Lê Chân", role="toggle button")
        d.find("2 khác đã ghi")
        d.find("Nhập 0 giá trị")
        d.click("Nhận cả giá trị khác*", role="check box")
        take_in(d)
    expect_done(campaign, TAKEN)


def story_a_folder_with_faulty_files_is_taken_in_and_one_taken_back(h):
    campaign = h.campaign("empty")
    folder = h.file("nop-ve")
    shutil.copytree(os.path.join(h.demo, "tu-danh-gia", "quan-huyen"), folder)
    with open(os.path.join(folder, "hong.xlsx"), "w") as file:
        file.write("khong phai bang tinh")
    with h.open(campaign) as d:
        read_folder(d, folder)
        d.find("16 tệp: 1 có giá trị không nhận*", timeout=60)
        files = d.find("an-duong.xlsx*", role="push button").middle()
        d.seek("hong.xlsx*", "push button", files)
        d.click_at(*d.seek("an-duong.xlsx*", "push button", files, -2).middle())
        d.click("Nhập *", role="push button")
        d.find("Bỏ tệp le-chan.xlsx", timeout=60)
        d.click("Bỏ tệp le-chan.xlsx")
        d.find("không còn giá trị nào đang dùng**", timeout=20)
    rows = campaign.done()
    imported = [r for r in rows if r["act"] == "import"]
    expect(len({r["file"] for r in imported}), 15, "the files that were taken in")
    own = [r for r in imported if r["unit"] == "le-chan"]
    back = [r for r in rows if r["act"] == "edit"]
    expect([(r["unit"], r["line"], r["what"], r["after"]) for r in back],
           [(r["unit"], r["line"], r["what"], None) for r in reversed(own)], "the values that were taken back")
    expect({r["author"] for r in rows}, {AUTHOR}, "the author")


def story_what_is_found_is_sorted_and_copied(h):
    h.campaign("empty")
    messy = os.path.join(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))), "tests", "data", "messy")
    path = h.file("phat-hien.cchc")
    run(h.program, "new", path, "--from", os.path.join(messy, "campaign.toml"), "--by", "Sở Nội vụ")
    folder = h.file("gui ve")
    os.mkdir(folder)
    shutil.copy(os.path.join(messy, "05 loi cong thuc, diem vuot, diem am.xlsx"), folder)
    with h.open(path) as d:
        read_folder(d, folder)
        cells = lambda: [n.name for n in d.nodes(role="link") if n.name in ("D40", "D41", "D106")]
        d.find("D106", role="link", timeout=60)
        expect(cells(), ["D40", "D41", "D106"], "the cells as they stand in the file")
        d.click("Sắp xếp theo Ô: Công thức báo lỗi")
        expect(cells(), ["D40", "D41", "D106"], "the cells from the first on, by number")
        d.click("Sắp xếp theo Ô: Công thức báo lỗi")
        expect(cells(), ["D106", "D41", "D40"], "the cells from the last on")
        d.click("Sao chép", role="push button")
        expect(d.said("phát hiện; dán được vào Excel"), True, "how many were copied")
        rows = [row.split("\t") for row in d.copied().splitlines()]
    expect(rows[0][:4], ["Trang tính", "Phát hiện", "Ô", "Mã"], "the heads of the table")
    expect([row[:5] + row[5:6] for row in rows if row[2] == "D40"], [["Sheet1", "Công thức báo lỗi", "D40", "3.1.1", "", "#DIV/0!"]], "a row")


def story_a_score_is_typed_while_files_are_read_and_taken_in(h):
    campaign = h.campaign("empty")
    with h.open(campaign) as d:
        read_folder(d, os.path.join(h.demo, "tu-danh-gia"))
        # the folder is being read
        d.key("ctrl+4")
        d.type("0,25")
        d.key("Return", "ctrl+3")
        d.find("35 tệp*", timeout=90)
        x, y = d.find("Nhập *", role="push button").middle()
        # and is being taken in: nothing waits for what is on the screen
        d._x("mousemove", str(x), str(y), "click", "1", "sleep", "0.1", "key", "ctrl+4")
        enter(d, "0,5")
        expect(d.said("(35 lần ghi)", 90), True, "what was taken in")
    rows = campaign.done()
    own = [(r["unit"], r["line"], r["what"], r["after"]) for r in rows if r["act"] == "edit"]
    expect(own, [("hong-bang", "1.1.1", "appraised_score", "0.25"), ("hong-bang", "1.1.2", "appraised_score", "0.5")], "the scores")
    expect(len({r["file"] for r in rows if r["act"] == "import"}), 35, "the files that were taken in")
    campaign.verify()
