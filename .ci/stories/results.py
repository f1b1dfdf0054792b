"""Results: from a bar to the unit to the line; sorted and copied; nothing of it writes anything."""
from campaigns import expect, expect_done
from steps import enter


def ranked(d):
    """The units in the order in which the ranking shows them."""
    rows = [n for n in d.all() if n.role == "push button" and ", tổng " in n.name]
    return [n.name.split(",")[0] for n in sorted(rows, key=lambda n: n.box[1])]


def story_from_a_bar_to_the_unit_to_the_line(h):
    campaign = h.campaign("scored")
    with h.open(campaign) as d:
        d.page("Kết quả")
        d.click("Huyện An Lão, hạng 10*", dx=-150)  # on its bar
        d.click("1. CÔNG TÁC CHỈ ĐẠO*")
        d.click("1.2.1 *")
        d.find("Thẩm định, 1.2.1 *", role="table cell")
        expect(d.focused().name.split(":")[0][:16], "Thẩm định, 1.2.1", "the cell that is active on the score sheet")
        enter(d, "0,75")
    expect_done(campaign, [("edit", "an-lao", "1.2.1", "appraised_score", "0.75")])


def story_the_ranking_is_sorted_and_copied(h):
    campaign = h.campaign("final")
    with h.open(campaign) as d:
        d.page("Kết quả")
        by_place = ranked(d)
        expect((len(by_place), by_place[0], by_place[-1]), (15, "Quận Lê Chân", "Huyện Bạch Long Vĩ"), "the places")
        d.click("Sắp xếp theo tổng")
        expect(ranked(d), by_place, "the most first")
        d.click("Sắp xếp theo tổng")
        expect(ranked(d)[0], "Huyện Bạch Long Vĩ", "the least first")
        d.click("Sắp xếp theo đơn vị")
        expect(ranked(d)[:2], ["Huyện An Dương", "Huyện An Lão"], "by name")
        d.key("ctrl+c")
        d.find("Đã sao chép 15 đơn vị*")
        rows = [line.split("\t") for line in d.copied().split("\n")]
        expect(rows[0][:3], ["Hạng", "Đơn vị", "Tổng"], "the heads that are copied")
        expect((rows[1][:3], len(rows)), (["6", "UBND huyện An Dương", "88,75"], 16), "the rows that are copied")
    expect_done(campaign, [])


def story_the_map_of_fields(h):
    campaign = h.campaign("final")
    with h.open(campaign) as d:
        d.page("Kết quả")
        d.click("Theo lĩnh vực", quick=True)
        d.find("15 đơn vị theo 9 lĩnh vực*")
        d.click("Quận Đồ Sơn, lĩnh vực 1:*")
        d.find("UBND quận Đồ Sơn", role="label")
        d.click("Sao chép bảng")
        rows = [line.split("\t") for line in d.copied().split("\n")]
        expect((len(rows), len(rows[0])), (16, 10), "rows and columns that are copied")
    expect_done(campaign, [])
