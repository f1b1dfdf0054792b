"""Scoring by mouse, by keyboard and mixed, whichever way the sheet is turned; the log afterwards is what the hands did."""
from campaigns import AUTHOR, expect, expect_done
from steps import NOTE, WHICH, cell, enter, expect_scores, filter_by, is_at, look_beside, over, scores, seek, to_cell, to_unit, turn


def story_a_unit_by_mouse(h):
    campaign = h.campaign("half")
    with h.open(campaign) as d:
        to_unit(d, "Quận Lê Chân")
        # a click selects, and what is typed arrives; a quick tap does too
        to_cell(d, "1.1.1")
        enter(d, "0,25")
        to_cell(d, "1.2.2", quick=True)
        d.type("0")
        # leaving by a click elsewhere takes it
        to_cell(d, "1.3.1", quick=True)
        # a double click opens what stands there
        to_cell(d, "1.1.1", count=2, quick=True)
        over(d, "0,5")
        d.key("Return")
        d.key("F8")
        is_at(d, "Thẩm định, 1.1.3")
    expect_scores(campaign,
        ("edit", "le-chan", "1.1.1", "0.25"), ("edit", "le-chan", "1.2.2", "0"), ("edit", "le-chan", "1.1.1", "0.5"),
    )


def story_digits_beside_the_score_are_the_score(h):
    campaign = h.campaign("half")
    with h.open(campaign) as d:
        to_unit(d, "Huyện Cát Hải")
        to_cell(d, "1.2.1", "Nội dung")
        enter(d, "0,5")
        to_cell(d, "1.4", "Tự chấm")
        d.key("equal", "Down", "asterisk")
    expect([(u, l) for _, u, l, _ in scores(campaign)], [("cat-hai", "1.2.1"), ("cat-hai", "1.4"), ("cat-hai", "1.5")], "the lines")
    campaign.verify()


def story_the_keyboard_is_there_wherever_one_clicked(h):
    campaign = h.campaign("half")
    with h.open(campaign) as d:
        d.page("Thẩm định")
        to_cell(d, "1.1.2")
        # a level of the rule by button, then the keyboard again
        look_beside(d)
        to_cell(d, "1.1.1")
        d.click("Ban hành không kịp thời*", role="push button")
        d.key("Down")
        d.type("0,25")
        d.key("Return", "ctrl+z", "ctrl+y")
        # the heads of the page, then the keyboard again
        turn(d, "Tiêu chí")
        enter(d, "1")
        turn(d, "Đơn vị")
        # it went on to the next unit, of which nothing is scored: F8 from the top leads to its first line
        d.key("ctrl+Home")
        is_at(d, "Tối đa, 1 ")
        d.key("F8")
        is_at(d, "Thẩm định, 1.1.1")
    first = "hong-bang"
    expect_scores(campaign,
        ("edit", first, "1.1.1", "0.25"), ("edit", first, "1.1.2", "0.25"), ("undo", first, "1.1.2", None),
        ("redo", first, "1.1.2", "0.25"), ("edit", first, "1.1.3", "1"),
    )


def story_one_line_of_all_units(h):
    campaign = h.campaign("half")
    with h.open(campaign) as d:
        d.page("Thẩm định")
        turn(d, "Tiêu chí")
        seek(d, "dung thoi gian")
        d.click("Thẩm định, UBND quận Ngô Quyền:*", role="table cell")
        enter(d, "0,75", "0,5")
    expect_scores(campaign, ("edit", "ngo-quyen", "1.2.1", "0.75"), ("edit", "le-chan", "1.2.1", "0.5"))


def story_what_is_not_typed_into_says_why(h):
    campaign = h.campaign("half")
    with h.open(campaign) as d:
        d.page("Thẩm định")
        # a sum, and what the unit stated, by typing, by Delete and by a double click
        to_cell(d, "1.1")
        d.type("2")
        expect(d.said("Hãy chấm ở từng tiêu chí"), True, "a sum is scored line by line")
        # what says so lies over the next cell, which is clicked through it
        to_cell(d, "1.1.1")
        d.gone("Đây là tổng của các tiêu chí bên dưới. Hãy chấm ở từng tiêu chí")
        # what is marked up to the sum is scored and emptied
        enter(d, "0,25")
        d.drag(d.find(cell("1.1.2"), role="table cell").middle(), d.find(cell("1.1"), role="table cell").middle())
        d.key("Delete")
        to_cell(d, "1.1.2", "Số liệu", count=2)
        expect(d.said("Điểm ghi ở cột thẩm định"), True, "what the unit stated is no score")
        d.key("Down", "Delete")
        expect(d.said("Điểm ghi ở cột thẩm định"), True, "it can't be emptied either")
        # in the matrix the first cell is the first that can be scored
        turn(d, "Toàn bảng")
        d.key("ctrl+End", "ctrl+Home")
        is_at(d, "1.1.1, UBND quận Hồng Bàng")
        d.type("0,25")
        d.key("Return", "Home")
        d.type("1")
        expect(d.said("Điểm ghi ở cột thẩm định"), True, "a place is no score")
    expect_scores(campaign, ("edit", "hong-bang", "1.1.1", "0.25"), ("edit", "hong-bang", "1.1.1", None), ("edit", "hong-bang", "1.1.1", "0.25"))


def story_a_locked_score_says_why(h):
    campaign = h.campaign("final")
    with h.open(campaign) as d:
        d.page("Thẩm định")
        to_cell(d, "1.1.1", count=2)
        expect(d.said("mở lại ở trang Công bố"), True, "by a double click")
        d.key("Down")
        d.type("0,5")
        expect(d.said("mở lại ở trang Công bố"), True, "by typing")
    expect_scores(campaign)


def story_the_matrix(h):
    campaign = h.campaign("half")
    with h.open(campaign) as d:
        d.page("Thẩm định")
        turn(d, "Toàn bảng")
        d.click("1.2.1, UBND huyện An Lão:*", role="table cell")
        d.type("0,5")
        d.key("Right")
        enter(d, "0,75")
        d.key("F5")
        expect(d.said("1.2.1, UBND huyện An Lão: −0,25"), True, "the difference to the self score")
        d.key("F5")
        d.find("1.2.1, UBND huyện An Lão: 0,5")
    expect_scores(campaign, ("edit", "an-lao", "1.2.1", "0.5"), ("edit", "an-lao", "1.2.2", "0.75"))


def story_a_reason_and_a_private_note(h):
    campaign = h.campaign("half")
    with h.open(campaign) as d:
        d.page("Thẩm định")
        to_cell(d, "1.1.1")
        d.type("0,25")
        d.key("Return", "Up", "F4")
        # a line break in a text is a line break, as in a spreadsheet program
        d.type("Ban hanh cham")
        d.key("alt+Return")
        enter(d, "3 ngay")
        to_cell(d, "1.1.1")
        look_beside(d)
        d.click(NOTE, role="entry")
        d.type("hoi lai van thu")
        # leaving it for the sheet takes it, and the sheet has the keyboard
        to_cell(d, "1.2.1")
        enter(d, "0")
    rows = campaign.done()
    expect([(r["line"], r["what"], r["after"], r["reason"]) for r in rows], [
        ("1.1.1", "appraised_score", "0.25", None),
        ("1.1.1", "appraised_score", "0.25", "Ban hanh cham\n3 ngay"),
        ("1.1.1", "private_note", "hoi lai van thu", None),
        ("1.2.1", "appraised_score", "0", None),
    ], "the log")
    expect({r["author"] for r in rows}, {AUTHOR}, "who")


def story_filled_by_the_handle_and_by_the_menu(h):
    campaign = h.campaign("half")
    with h.open(campaign) as d:
        d.page("Thẩm định")
        to_cell(d, "1.1.1")
        d.type("0,5")
        d.key("Return", "Up")
        x, y, w, hh = d.find(cell("1.1.1"), role="table cell").box
        d.drag((x + w - 1, y + hh - 1), d.find(cell("1.1.2"), role="table cell").middle())
        to_cell(d, "1.3.1", button=3)
        d.click("Cho điểm tối đa", role="push button")
        to_cell(d, "1.3.2", button=3)
        d.click("Điền xuống", role="push button")
    first = "hong-bang"
    expect_scores(campaign,
        ("edit", first, "1.1.1", "0.5"), ("edit", first, "1.1.2", "0.5"),
        ("edit", first, "1.3.1", "1"), ("edit", first, "1.3.2", "1"),
    )


def story_filled_to_every_side_in_the_matrix(h):
    campaign = h.campaign("half")
    with h.open(campaign) as d:
        d.page("Thẩm định")
        turn(d, "Toàn bảng")
        in_row = lambda line, unit="UBND quận Lê Chân": d.find("%s, %s*" % (line, unit), role="table cell")

        def drag_from_active(to):
            x, y, w, hh = in_row("1.2.1").box
            d.drag((x + w - 1, y + hh - 1), to.middle())
        d.click("1.2.1, UBND quận Lê Chân*", role="table cell")
        d.type("0,75")
        d.key("Return", "Up")
        drag_from_active(in_row("1.3.1"))
        drag_from_active(in_row("1.1.1"))
        # 1.1.1 and 1.1.2 give 0,5 at most
        d.find("2 ô không nhận*")
        drag_from_active(in_row("1.2.1", "UBND quận Hồng Bàng"))
        # by the key, from the cell before it
        d.click("1.4, UBND quận Lê Chân*", role="table cell")
        d.type("1")
        d.key("Return", "Up", "Right", "ctrl+r")
        expect(d.has("1.5, UBND quận Lê Chân: 1**", "table cell"), True, "filled by the key")
    rows = scores(campaign)
    own = lambda line, points: ("edit", "le-chan", line, points)
    expect(sorted(rows[:4]), sorted([own("1.2.1", "0.75"), own("1.2.2", "0.75"), own("1.3.1", "0.75"), own("1.1.3", "0.75")]), "to the right and left")
    expect(sorted(rows[4:6]), [("edit", unit, "1.2.1", "0.75") for unit in ("hong-bang", "ngo-quyen")], "upward")
    expect(rows[6:], [own("1.4", "1"), own("1.5", "1")], "the rest of the log")
    campaign.verify()


def story_what_a_paste_refuses_is_named_in_place(h):
    campaign = h.campaign("half")
    with h.open(campaign) as d:
        d.page("Thẩm định")
        to_cell(d, "1.1.1")
        # 1.1.1 to 1.1.3, the sum of 1.2, 1.2.1
        d.copy("0,25\r\n9\r\nkhá\r\n1,5\r\n0,5\r\n")
        d.key("ctrl+v")
        d.find("2 ô không nhận")
        expect(d.said("“9” không nhận"), True, "what is over the maximum is named")
        expect(d.said("Bỏ qua 1 ô ở dòng cộng"), True, "what fell on a sum is said")
        d.click("Thẩm định, 1.1.3 Mức độ thực hiện kế hoạch CCHC: “khá” không nhận**", role="push button")
        is_at(d, "Thẩm định, 1.1.3")
        enter(d, "2")
    expect_scores(campaign,
        ("edit", "hong-bang", "1.1.1", "0.25"), ("edit", "hong-bang", "1.2.1", "0.5"), ("edit", "hong-bang", "1.1.3", "2"),
    )


def story_found_sorted_filtered_and_added_up(h):
    campaign = h.campaign("half")
    with h.open(campaign) as d:
        d.page("Thẩm định")
        d.key("ctrl+f")
        d.type("sang kien")
        d.key("Return", "Escape")
        is_at(d, "Nội dung, 1.5")
        enter(d, "1")
        # by the self score, the smallest first, the greatest first, as it was
        d.click("Tự chấm", role="column header")
        firsts = lambda: [n.name for n in d.nodes(role="table cell") if n.name.startswith("Tự chấm, ")]
        up = [float(n.split(": ")[-1].replace(",", ".")) for n in firsts() if n.split(": ")[-1]]
        expect(up, sorted(up), "the self scores in order")
        d.click("Bỏ lọc, sắp xếp", role="push button")
        # only those that one asks for
        filter_by(d, "Nội dung", "bao cao")
        left = [n.name for n in d.nodes(role="table cell") if n.name.startswith("Nội dung, ")]
        expect(all("áo cáo" in n for n in left if n.split(", ")[1][:1].isdigit() and n.count(".") > 1), True, "what is left: %r" % left)
        d.click("Bỏ lọc, sắp xếp", role="push button")
        to_cell(d, "1.1.1", "Tự chấm")
        d.key("shift+Down", "shift+Down")
        expect(d.said("3 ô · 3 số · tổng 3 · trung bình 1"), True, "what the selection comes to")
    expect_scores(campaign, ("edit", "hong-bang", "1.5", "1"))


def story_a_unit_is_found_by_its_name(h):
    campaign = h.campaign("half")
    with h.open(campaign) as d:
        d.key("ctrl+4")
        seek(d, "vinh bao")
        enter(d, "0,5")
    expect_scores(campaign, ("edit", "vinh-bao", "1.1.1", "0.5"))


def story_a_column_is_fitted_and_drawn_wider(h):
    campaign = h.campaign("half")
    with h.open(campaign) as d:
        d.page("Thẩm định")
        # a double click on the edge fits a column to what it shows
        x, y, w, hh = d.find("Mã", role="column header").box
        d.click_at(x + w, y + hh // 2, count=2)
        fitted = d.find("Mã", role="column header").box[2]
        expect(fitted != w, True, "fitted: %d, was %d" % (fitted, w))
        x, y, w, hh = d.find("Số liệu", role="column header").box
        d.drag((x + w, y + hh // 2), (x + w + 60, y + hh // 2))
        wide = d.find("Số liệu", role="column header").box[2]
        expect(wide > w + 40, True, "wider: %d, was %d" % (wide, w))
    expect_done(campaign, [])


def story_forty_letters_of_the_criterion_are_read(h):
    campaign = h.campaign("half")
    with h.open(campaign) as d:
        d.page("Thẩm định")
        wide = d.find("Nội dung", role="column header").box[2]
    # less its margins; a letter of the criteria takes 6.5 points on the whole
    expect(wide - 16 >= 40 * 6.6, True, "the width of the words: %d" % wide)
    expect_done(campaign, [])


def story_left_by_a_key_while_it_is_typed(h):
    campaign = h.campaign("half")
    with h.open(campaign) as d:
        d.key("ctrl+4")
        d.type("0,25")
        # to another page in the middle of a cell: it is taken
        d.key("ctrl+5", "ctrl+4")
        d.key("Down")
        d.type("0,5")
        d.key("Escape", "question")
        expect(d.said("Mọi trang: Ctrl+1"), True, "the keys are shown")
    expect_scores(campaign, ("edit", "hong-bang", "1.1.1", "0.25"))


def story_on_a_wide_screen(h):
    campaign = h.campaign("half")
    with h.open(campaign, size=(1600, 900), prefs={"text_size": 100}) as d:
        to_unit(d, "Huyện Thủy Nguyên")
        to_cell(d, "2.1", quick=True)
        enter(d, "1,25")
        # what stands beside the sheet is folded away and comes back
        d.click("Thu gọn hoặc mở hộp chi tiết (F10)", role="push button")
        d.gone(NOTE, role="entry")
        enter(d, "0,5")
        d.key("F10")
        d.find(NOTE, role="entry")
        # what is typed stays with its unit and its line, wherever one clicks next, slowly or quickly
        d.type("0,75")
        d.click("Quận Hải An", role="push button")
        d.type("0,5")
        d.click("Quận Kiến An", role="push button", quick=True)
        d.type("0,25")
        d.click("Toàn bảng", role="toggle button", quick=True)
        d.type("0")
        d.click("Soát xét", role="page tab", quick=True)
    expect_scores(campaign,
        ("edit", "thuy-nguyen", "2.1", "1.25"), ("edit", "thuy-nguyen", "2.2.1", "0.5"), ("edit", "thuy-nguyen", "2.2.2", "0.75"),
        ("edit", "hai-an", "2.2.2", "0.5"), ("edit", "kien-an", "2.2.2", "0.25"), ("edit", "kien-an", "2.2.2", "0"),
    )


def story_at_one_and_a_half_times_the_size(h):
    campaign = h.campaign("half")
    with h.open(campaign, size=(1366, 768), prefs={"text_size": 150}) as d:
        d.page("Thẩm định")
        wide = d.find("Nội dung", role="column header").box[2]
        expect(wide / 1.5 - 16 >= 40 * 6.6, True, "the width of the words: %d" % wide)
        to_cell(d, "1.1.1", quick=True)
        enter(d, "0,25")
        # the unit is chosen from the head: there is no room for the list
        d.click(WHICH, role="combo box")
        d.click("Quận Ngô Quyền", role="toggle button")
        enter(d, "0,5")
    expect_scores(campaign, ("edit", "hong-bang", "1.1.1", "0.25"), ("edit", "ngo-quyen", "1.1.2", "0.5"))


def story_a_country_of_communes(h):
    campaign = h.campaign("country")
    with h.open(campaign) as d:
        d.find("Việc tiếp theo", role="label", timeout=60)
        d.page("Thẩm định")
        seek(d, "xa 3000")
        enter(d, "1,5")
        d.key("F6", "F6")
        enter(d, "2")
        d.key("ctrl+Home", "ctrl+End")
        is_at(d, "1.110, UBND xã 3320")
        d.type("0")
        d.key("Return", "ctrl+z")
    expect_scores(campaign,
        ("edit", "xa-3000", "1.1", "1.5"), ("edit", "xa-3000", "1.2", "2"),
        ("edit", "xa-3320", "1.110", "0"), ("undo", "xa-3320", "1.110", None),
    )
