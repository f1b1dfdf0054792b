"""What is typed into cells: numbers however they are written, Vietnamese however it is composed, and the keys at the
ends of the sheet."""
import unicodedata

from campaigns import expect
from steps import cell, enter, is_at, to_cell, to_unit


def edited(d):
    """What stands in the field that is typed into."""
    expect(d.focused().role, "entry", "what has the keyboard")
    d.key("ctrl+a", "ctrl+c")
    return d.copied()


def decided(campaign):
    return [(r["act"], r["line"], r["after"], r["reason"]) for r in campaign.done()]


def story_numbers_however_they_are_written(h):
    campaign = h.campaign("half")
    with h.open(campaign) as d:
        d.key("ctrl+4")
        for written in ("0,25", "0.5", "0,5 ", " 0,75", ",5", "0,5/1"):
            enter(d, written)
        # what is no number of points is not taken for another one: it stays to be mended, and says why
        for written in ("1/2", "50%", "0,5,5", "1.2.3", "-1", "1,5"):
            enter(d, written)
            expect(edited(d), written, "the text stays")
            d.key("Escape")
        enter(d, "0")
    expect([(line, after) for _, line, after, _ in decided(campaign)], [
        ("1.1.1", "0.25"), ("1.1.2", "0.5"), ("1.1.3", "0.5"), ("1.2.1", "0.75"), ("1.2.2", "0.5"), ("1.3.1", "0.5"), ("1.3.2", "0"),
    ], "the log")


def story_the_ends_of_the_sheet(h):
    campaign = h.campaign("half")
    with h.open(campaign) as d:
        d.key("ctrl+4", "ctrl+Home", "ctrl+Home")
        first = d.focused().name
        d.key("Up", "Left", "shift+Tab", "shift+Return")
        expect(d.focused().name, first, "nothing lies before the first cell")
        d.key("ctrl+End")
        last = d.focused().name
        d.key("Down", "Right", "Tab", "Down")
        expect(d.focused().name, last, "nothing lies behind the last cell")
        # the last line is scored, and the keyboard stays on it
        d.key("Home")
        enter(d, "0,5")
        line = campaign.done()[-1]["line"]
        is_at(d, "Thẩm định, 9")
        # F2 opens what stands there, Esc leaves it as it was, at the end as anywhere
        d.key("F2")
        expect(edited(d), "0,5\u00a0%", "what is edited")
        d.type("9")
        d.key("Escape", "F2")
        expect(edited(d), "0,5\u00a0%", "what stands there after Esc")
        d.key("Escape")
        # back up by Shift+Enter and along by Tab and Shift+Tab
        d.key("shift+Return")
        above = d.focused().name
        d.key("Tab", "shift+Tab")
        expect(d.focused().name, above, "there and back")
        d.type("0,25")
        d.key("shift+Tab")
        d.key("F2", "Escape")
    rows = campaign.done()
    expect([r["after"] for r in rows], ["0.5", "0.25"], "the log")
    expect(rows[0]["line"] == line and rows[1]["line"] != line, True, "two lines")


def story_vietnamese_however_it_is_composed(h):
    campaign = h.campaign("half")
    words = "Ban hành chậm, thiếu 3 nội dung"
    with h.open(campaign) as d:
        to_unit(d, "Quận Hải An")
        to_cell(d, "1.1.1")
        d.type("0,25")
        d.key("Return", "Up", "F4")
        # as Unikey writes: letters are taken back and come again with their marks
        d.type("Cham")
        d.key("BackSpace", "BackSpace")
        d.type("âm")
        d.key("BackSpace", "BackSpace")
        d.type("ậm")
        d.key("Return", "Up")
        d.key("F4", "ctrl+a")
        # as other programs keep it: a letter and its marks apart
        d.copy(unicodedata.normalize("NFD", words))
        d.key("ctrl+v", "Return")
        to_cell(d, "1.1.2")
        d.type("0")
        d.key("Return", "Up")
        to_cell(d, "1.1.2", "Lý do")
        # a text that is typed into a cell straight away
        enter(d, "Đúng hạn")
    expect([(line, reason) for _, line, _, reason in decided(campaign)], [
        ("1.1.1", None), ("1.1.1", "Chậm"), ("1.1.1", words), ("1.1.2", None), ("1.1.2", "Đúng hạn"),
    ], "the log")
