"""Closing the window: what is being typed is recorded or asked about; the window comes back as it was left."""
from campaigns import expect, expect_done
from desk import until
from steps import enter, look_beside, over, to_cell

ASKS = "Đóng cửa sổ thì mất phần chưa ghi này"


def press_close(d):
    """Asks the window to close, and doesn't wait for it."""
    d._x("windowactivate", "--sync", d.window, "key", "alt+F4")


def story_closed_in_the_middle_of_a_score(h):
    campaign = h.campaign("half")
    with h.open(campaign) as d:
        d.key("ctrl+4")
        d.type("0,25")
    expect_done(campaign, [("edit", "hong-bang", "1.1.1", "appraised_score", "0.25")])


def story_closed_in_the_middle_of_a_reason_and_of_a_note(h):
    campaign = h.campaign("half")
    with h.open(campaign) as d:
        d.key("ctrl+4")
        d.type("0,25")
        d.key("Return", "Up", "F4")
        d.type("Cham 3 ngay")
        d.again()
        d.key("ctrl+4")
        look_beside(d)
        d.click("Ghi chú nội bộ", role="entry")
        d.type("hoi lai")
    rows = campaign.done()
    expect([(r["what"], r["after"], r["reason"]) for r in rows], [
        ("appraised_score", "0.25", None), ("appraised_score", "0.25", "Cham 3 ngay"), ("private_note", "hoi lai", None),
    ], "the log")


def story_a_score_that_cannot_be_taken_is_asked_about(h):
    campaign = h.campaign("half")
    with h.open(campaign) as d:
        d.key("ctrl+4")
        d.type("9")
        press_close(d)
        d.find(ASKS)
        expect(d.said("Trang Thẩm định: ô đang gõ chưa nhận được"), True, "what would be lost")
        # back to the cell, with what was typed
        d.click("Không đóng", role="push button")
        d.gone(ASKS)
        expect(d.has("9", role="entry") or d.said("9"), True, "what was typed is still there")
        d.click("Thẩm định, 1.1.1 *")
        over(d, "0,5")
        d.key("Return")
    expect_done(campaign, [("edit", "hong-bang", "1.1.1", "appraised_score", "0.5")])


def story_a_set_up_that_is_not_saved_is_asked_about(h):
    campaign = h.campaign("half")
    with h.open(campaign) as d:
        d.page("Thiết lập")
        to_cell(d, "1.1.1", "Tối đa")
        d.type("0,75")
        # neither another block nor another campaign takes it away, nor does the close button
        d.click("Khối:*", role="combo box")
        d.click("Sở, ban, ngành", role="toggle button")
        expect(d.said("Còn phần chưa ghi (Trang Thiết lập: đã sửa, chưa lưu)"), True, "why the block stays")
        press_close(d)
        d.find(ASKS)
        d.key("Escape")
        d.gone(ASKS)
        d.find("Đã sửa, chưa lưu")
        press_close(d)
        d.find(ASKS)
        d.click("Đóng, bỏ phần này", role="push button")
        until(lambda: d.program.poll() is not None, 20, "the window closed")
    expect_done(campaign, [])


def place(d):
    """Where the window is, and how large."""
    words = until(lambda: d._x("getwindowgeometry", d.window).split(), 10, "the window")
    x, y = map(int, words[words.index("Position:") + 1].split(","))
    w, h = map(int, words[words.index("Geometry:") + 1].split("x"))
    return x, y, w, h


def story_the_window_comes_back_as_it_was_left(h):
    campaign = h.campaign("half")
    with h.open(campaign, maximized=None) as d:
        d.page("Thẩm định")
        whole = place(d)
        expect(whole[2], d.size[0], "the width at the first start")
        x, y, w, hh = d.find("Số liệu", role="column header").box
        d.drag((x + w, y + hh // 2), (x + w + 40, y + hh // 2))
        wide = d.find("Số liệu", role="column header").box[2]
        d.again()
        d.page("Thẩm định")
        expect(place(d), whole, "the maximized window")
        expect(abs(d.find("Số liệu", role="column header").box[2] - wide) <= 1, True, "the width of a column, kept in whole points")
        # smaller, somewhere else, another size
        d.key("alt+F10")
        until(lambda: place(d)[2] < whole[2], 10, "the window made smaller")
        d._x("windowsize", "--sync", d.window, "1150", "600")
        d._x("windowmove", d.window, "90", "70")
        until(lambda: place(d)[2:] == (1150, 600), 10, "the size that was given")
        d.settle(0.5)
        left = place(d)
        d.again()
        d.page("Thẩm định")
        expect(place(d)[2:], left[2:], "the size that it was left with")
        expect(all(abs(a - b) < 40 for a, b in zip(place(d)[:2], left[:2])), True, "where it was left: %r, %r" % (place(d), left))
        d.key("alt+F10")
        until(lambda: place(d)[2] == whole[2], 10, "the window maximized")
        d.again()
        d.page("Thẩm định")
        expect(place(d), whole, "the maximized window")
        expect(abs(d.find("Số liệu", role="column header").box[2] - wide) <= 1, True, "the width of a column, kept in whole points")
        # and from there back to the size before
        d.key("alt+F10")
        until(lambda: place(d)[2] < whole[2], 10, "the window made smaller")
        enter(d, "0,5")
    expect_done(campaign, [("edit", "hong-bang", "1.1.1", "appraised_score", "0.5")])
