"""Set-up: criteria and units changed by hand; what saving would change is seen first, and stands in the log after."""
import json

from campaigns import AUTHOR, expect
from steps import enter, filter_by, to_cell, turn


def to_units(d):
    d.page("Thiết lập")
    turn(d, "Đơn vị")


def save(d, why):
    d.click("Lý do sửa", role="entry")
    d.type(why)
    d.click("Lưu", role="push button")
    d.gone("Đã sửa, chưa lưu")


def only_row(campaign, what):
    """The one change that was made, of the set-up, with its reason."""
    rows = campaign.done()
    expect([(r["act"], r["what"], r["author"]) for r in rows], [("setup", what, AUTHOR)], "the log")
    return rows[0], json.loads(rows[0]["before"]), json.loads(rows[0]["after"])


def nodes_of(campaign, reason):
    row, before, after = only_row(campaign, "criteria")
    expect(row["reason"], reason, "the reason")
    return before["nodes"], after["nodes"]


def story_a_maximum_and_a_rule_by_mouse(h):
    campaign = h.campaign("scored")
    with h.open(campaign) as d:
        d.page("Thiết lập")
        to_cell(d, "1.1.1", "Tối đa", quick=True)
        enter(d, "0,75")
        to_cell(d, "1.2.2", "Cách tính điểm theo quyết định")
        enter(d, "Moi loi tru 0,25")
        expect(d.said("Tổng 100,25 = thẩm định 60,25"), True, "the sum that it would come to is said before it is saved")
        save(d, "Theo quyet dinh moi")
    before, after = nodes_of(campaign, "Theo quyet dinh moi")
    changed = {a["code"]: (b, a) for b, a in zip(before, after) if a != b}
    expect(sorted(changed), ["1.1.1", "1.2.2"], "the lines that were changed")
    was, now = changed["1.1.1"]
    expect({k for k in now if now[k] != was.get(k)}, {"max"}, "what was changed on 1.1.1")
    expect(changed["1.2.2"][1]["rule_text"], "Moi loi tru 0,25", "the wording of the rule of 1.2.2")


def story_a_line_by_keyboard(h):
    campaign = h.campaign("half")
    with h.open(campaign) as d:
        d.key("ctrl+8")
        d.click("Mã, 1.1.2 *", role="table cell")
        d.click("Thêm tiêu chí…", role="push button")
        d.click("tiêu chí thành phần", role="push button")
        # the new line has the keyboard: its words, then its maximum
        d.type("Bao cao dung han")
        d.key("Return", "Up", "Right")
        enter(d, "0,5")
        save(d, "Them tieu chi")
    before, after = nodes_of(campaign, "Them tieu chi")
    known = {n["id"] for n in before}
    new = [n for n in after if n["id"] not in known]
    expect([(n["code"], n["text"], n["max"]) for n in new], [("1.1.4", "Bao cao dung han", "0.5")], "the new line")
    expect(len(after), len(before) + 1, "how many lines there are")


def story_a_unit_is_taken_out_after_seeing_what_goes(h):
    campaign = h.campaign("scored")
    with h.open(campaign) as d:
        to_units(d)
        d.click("Tên đơn vị, UBND quận Kiến An*", role="table cell")
        d.click("Xóa đơn vị")
        expect(d.said("Bỏ UBND quận Kiến An (hạng 11, 86,07 điểm): 61"), True, "what is taken away is said")
        save(d, "Sap nhap")
    row, before, after = only_row(campaign, "roster")
    expect([u for u in before if u not in after], [u for u in before if u["id"] == "kien-an"], "the unit that is gone")
    expect(len(after), 14, "how many units are left")
    places = {u["unit"]: u["rank"] for u in campaign.results()["blocks"][0]["units"]}
    expect((places.get("kien-an"), places["do-son"]), (None, 11), "the places without it")


def story_taking_a_unit_out_is_dropped_or_undone(h):
    campaign = h.campaign("scored")
    with h.open(campaign) as d:
        to_units(d)
        d.click("Tên đơn vị, UBND quận Kiến An*", role="table cell")
        d.click("Xóa đơn vị")
        d.click("Hủy thay đổi")
        d.find("Tên đơn vị, UBND quận Kiến An*")
        d.click("Tên đơn vị, UBND quận Kiến An*", role="table cell")
        d.click("Xóa đơn vị")
        save(d, "Nham")
        d.gone("Tên đơn vị, UBND quận Kiến An*")
        d.key("ctrl+z")
        d.find("Tên đơn vị, UBND quận Kiến An*")
    expect([(r["act"], r["what"]) for r in campaign.done()], [("setup", "roster"), ("undo", "roster")], "the log")
    expect(campaign.unit("kien-an")["scored"], 61, "the scores of the unit that came back")


def story_twenty_names_are_pasted_and_make_rows(h):
    campaign = h.campaign("half")
    names = ["UBND xã Mới %d" % n for n in range(1, 21)]
    with h.open(campaign) as d:
        to_units(d)
        d.copy("".join(name + "\r\n" for name in names))
        d.click("Thêm đơn vị")
        d.key("ctrl+v")
        save(d, "Them xa")
    _, before, after = only_row(campaign, "roster")
    expect(after[:15], before, "the units of before")
    expect([u["name"] for u in after[15:]], names, "the units that were pasted")
    expect(len({u["id"] for u in after}), 35, "ids")


def story_cells_that_cannot_be_taken_are_named(h):
    campaign = h.campaign("half")
    with h.open(campaign) as d:
        to_units(d)
        d.click("Xếp hạng, UBND quận Hồng Bàng*", role="table cell")
        d.copy("không\r\nthế nào\r\nkhông\r\n")
        d.key("ctrl+v")
        d.find("1 ô không nhận được")
        expect(d.said("UBND quận Ngô Quyền: “thế nào”"), True, "the cell that is refused is named")
        save(d, "Hai don vi khong xep hang")
    _, before, after = only_row(campaign, "roster")
    expect([u["id"] for u, was in zip(after, before) if u != was], ["hong-bang", "le-chan"], "the units that were changed")
    expect([after[0]["ranked"], after[1]["ranked"], after[2]["ranked"]], [False, True, False], "who gets a place")


def story_a_unit_of_a_whole_country_is_found_and_taken_out(h):
    campaign = h.campaign("country")
    with h.open(campaign) as d:
        to_units(d)
        d.click("Tên đơn vị, UBND xã 0*", role="table cell")
        d.key("ctrl+f")
        d.type("2345")
        d.key("Return", "Escape")
        d.find("Tên đơn vị, UBND xã 2345*")
        d.click("Xóa đơn vị")
        expect(d.said("Bỏ UBND xã 2345 (chưa có điểm)"), True, "what is taken away is said")
        save(d, "Sap nhap xa")
    row, before, after = only_row(campaign, "roster")
    gone = {u["id"] for u in before} - {u["id"] for u in after}
    expect((gone, len(after)), ({"xa-2345"}, 3320), "the unit that is gone")


def story_the_rounding_of_totals(h):
    campaign = h.campaign("scored")
    with h.open(campaign) as d:
        d.page("Thiết lập")
        d.click("Cách tính kết quả", role="toggle button")
        d.click("Số chữ số thập phân của tổng điểm*", role="combo box")
        d.click("1", role="toggle button")
        save(d, "Theo quyet dinh")
    row, before, after = only_row(campaign, "settings")
    expect((before["total_decimals"], after["total_decimals"], row["reason"]), (2, 1, "Theo quyet dinh"), "the rounding")
    totals = [u["total"] for u in campaign.results()["blocks"][0]["units"]]
    expect(all(len(total.partition(".")[2]) <= 1 for total in totals) and any("." in total for total in totals), True, "totals with one decimal: %r" % totals[:3])


def story_what_is_changed_in_a_filtered_set_is_the_row_that_is_seen(h):
    campaign = h.campaign("scored")
    with h.open(campaign) as d:
        d.page("Thiết lập")
        filter_by(d, "Nội dung", "bao cao")
        d.gone("Tối đa, 1.1.1 *", role="table cell")
        to_cell(d, "1.2.2", "Tối đa")
        enter(d, "1")
        # Rows that don't stand in their order can't be moved.
        d.click("Chuyển lên", role="push button")
        d.click("Bỏ lọc, sắp xếp", role="push button")
        d.find("Tối đa, 1.1.1 *", role="table cell")
        save(d, "Nang diem bao cao")
    before, after = nodes_of(campaign, "Nang diem bao cao")
    expect([(a["code"], a["max"]) for b, a in zip(before, after) if a != b], [("1.2.2", "1")], "what was changed")
