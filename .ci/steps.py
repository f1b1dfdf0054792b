"""Steps that many stories take: into a cell, to a unit, through the program's own file dialog; and what was decided.

On a small screen the list of units is a chooser over the sheet, and what stands beside it is folded away: a step finds
its way either way."""
import os

from campaigns import expect

WHICH = "Đơn vị hoặc tiêu chí đang xem:*"
SCORE = "Thẩm định"
NOTE = "Ghi chú nội bộ"


# -- into fields and cells

def enter(d, *texts):
    """Types each, and Enter after it."""
    for text in texts:
        d.type(text)
        d.key("Return")


def over(d, text):
    """Types over what stands in the field."""
    d.key("ctrl+a")
    d.type(text)


def cell(row, head=SCORE):
    """What a cell of a sheet is called: its head and its row; its value follows."""
    return "%s, %s *" % (head, row)


def to_cell(d, row, head=SCORE, **how):
    """Clicks a cell of a sheet."""
    d.click(cell(row, head), role="table cell", **how)


def is_at(d, cell):
    """The cell of that name has the keyboard."""
    expect(d.focused().name[:len(cell)], cell, "what has the keyboard")


def turn(d, to):
    """Turns the sheet: to `Đơn vị`, `Tiêu chí` or `Toàn bảng`."""
    d.click(to, role="toggle button")


def filter_by(d, column, text):
    """Leaves the rows alone that have the text in a column."""
    d.click("Lọc cột %s" % column, role="push button")
    d.click("Chỉ hiện ô có chữ…", role="entry")
    d.type(text)
    d.key("Escape")


# -- to a unit

def list_is_beside(d):
    return any(d.has(name, role="entry") for name in ("Tìm đơn vị", "Tìm tiêu chí"))


def seek(d, typed):
    """Goes to a unit or a criterion by letters of its name."""
    if list_is_beside(d):
        d.click("Tìm đơn vị" if d.has("Tìm đơn vị", role="entry") else "Tìm tiêu chí", role="entry")
    else:
        d.click(WHICH, role="combo box")
    enter(d, typed)


def to_unit(d, name):
    """Goes to the sheet of a unit by the mouse."""
    d.page("Thẩm định")
    if list_is_beside(d):
        d.click(name, role="push button")
    else:
        d.click(WHICH, role="combo box")
        d.click(name, role="toggle button")


def look_beside(d):
    """Opens what is told beside the sheet, where it is folded away."""
    if not d.has(NOTE, role="entry"):
        d.click("Thu gọn hoặc mở hộp chi tiết (F10)", role="push button")
        d.find(NOTE, role="entry")


# -- through the program's own file dialog

def go_in_dialog(d, folder):
    """Goes to a folder by its path."""
    d.click("Đường dẫn", role="entry")
    d.key("ctrl+a")
    enter(d, folder)


def choose_file(d, path):
    """Chooses a file that is to be read."""
    go_in_dialog(d, os.path.dirname(path))
    d.click(os.path.basename(path), role="list item")
    d.click("Mở", role="push button")


def choose_folder(d, path):
    """Chooses a folder that is listed in the one it lies in."""
    go_in_dialog(d, os.path.dirname(path))
    d.click(os.path.basename(path), role="list item")
    d.click("Chọn thư mục này", role="push button")


def name_file(d, path):
    """Says where a file is to be written; its ending comes by itself."""
    go_in_dialog(d, os.path.dirname(path))
    d.click("Tên tệp", role="entry")
    over(d, os.path.splitext(os.path.basename(path))[0])
    d.click("Lưu", role="push button", n=-1)


# -- afterwards

def scores(campaign):
    """What was decided, as unit, line and what stands there after it."""
    return [(r["act"], r["unit"], r["line"], r["after"]) for r in campaign.done()]


def expect_scores(campaign, *wanted, unit=None):
    """The log holds exactly these decisions more: act, unit, line, what stands there after it; the unit may be told once."""
    wanted = [(one[0], unit, *one[1:]) if unit else one for one in wanted]
    expect(scores(campaign), wanted, "the log")
    campaign.verify()
