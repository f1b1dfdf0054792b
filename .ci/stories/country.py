"""A campaign with every commune of a country, 3,321 units with 110 criteria each: what is done all day, by mouse and by keyboard."""
from campaigns import expect, expect_done
from steps import enter, seek, turn


def story_scored_reviewed_and_looked_up(h):
    campaign = h.campaign("country")
    with h.open(campaign) as d:
        d.find("Việc tiếp theo", role="label", timeout=60)
        d.page("Thẩm định")
        seek(d, "xa 3107")
        enter(d, "1,5", "2")
        # over the maximum: said at the cell, and nothing is recorded
        enter(d, "2,5")
        expect(d.said("vượt điểm tối đa") or d.said("tối đa"), True, "why it isn't taken")
        d.key("Escape")
        # the matrix: to the unit by its name, edited, filled down, undone
        turn(d, "Toàn bảng")
        d.key("ctrl+f")
        d.type("xa 2750")
        d.key("Return", "Escape")
        expect("UBND xã 2750" in d.focused().name, True, "the row that was found: " + d.focused().name)
        d.click("1.1, UBND xã 2750: *", role="table cell")
        d.type("0,5")
        d.key("Return", "Up", "shift+Down", "shift+Down", "ctrl+d", "ctrl+z")
        expect(d.said("Đã hoàn tác: "), True, "what was undone")
        # review: so many blank lines are a few rows
        d.page("Soát xét")
        expect(d.said("365.3"), True, "how many lines are blank")
        # the history: of one unit, taken back by its name
        d.key("ctrl+9")
        d.click("Đơn vị:*", role="combo box")
        enter(d, "xa 3107")
        expect(d.said("2 lần ghi"), True, "what was decided on it")
        d.click("Điểm 1.2 của UBND xã 3107**", role="push button")
        d.click("Lấy lại lần ghi này…")
        d.click("Lấy lại 1 giá trị")
        expect(d.said("Đã lấy lại: điểm 1.2 của UBND xã 3107"), True, "what was taken back")
        d.key("ctrl+4")
    score = "appraised_score"
    expect_done(campaign, [
        ("edit", "xa-3107", "1.1", score, "1.5"), ("edit", "xa-3107", "1.2", score, "2"),
        ("edit", "xa-2750", "1.1", score, "0.5"),
        ("edit", "xa-2751", "1.1", score, "0.5"), ("edit", "xa-2752", "1.1", score, "0.5"),
        ("undo", "xa-2752", "1.1", score, None), ("undo", "xa-2751", "1.1", score, None),
        ("undo", "xa-3107", "1.2", score, None),
    ])
