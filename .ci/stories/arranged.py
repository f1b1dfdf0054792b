"""A sheet that is filtered or sorted: what is filled and pasted goes where it is seen, and nowhere else."""
from campaigns import expect
from steps import enter, filter_by


def scores(campaign):
    return [(r["act"], r["line"], r["after"]) for r in campaign.done()]


def lines(d):
    """The codes of the lines that are seen, from the top."""
    cells = sorted((n.box[1], n.name) for n in d.nodes(role="table cell") if n.name.startswith("Thẩm định, "))
    return [name.split(", ")[1].split(" ")[0] for _, name in cells if ":" in name]


def story_filtered_filled_down_and_undone(h):
    campaign = h.campaign("half")
    with h.open(campaign) as d:
        d.page("Thẩm định")
        filter_by(d, "Nội dung", "cchc nam")
        seen = [code for code in lines(d) if code.count(".") == 2 or code == "1.8"]
        expect(seen, ["1.1.1", "1.8"], "the lines that are left")
        d.click("Thẩm định, %s *" % seen[0], role="table cell")
        enter(d, "0,25")
        d.click("Thẩm định, %s *" % seen[0], role="table cell")
        d.click("Thẩm định, %s *" % seen[1], role="table cell", hold=("shift",))
        d.key("ctrl+d")
        d.key("ctrl+z")
        d.key("ctrl+y")
        d.click("Bỏ lọc, sắp xếp", role="push button")
        d.key("ctrl+z")
    filled = seen[1:]
    expect(sorted(scores(campaign)), sorted(
        [("edit", seen[0], "0.25")] + [("edit", code, "0.25") for code in filled] + [("undo", code, None) for code in filled] * 2
        + [("redo", code, "0.25") for code in filled]), "the log")
    campaign.verify()


def story_pasted_into_a_sorted_sheet(h):
    campaign = h.campaign("half")
    with h.open(campaign) as d:
        d.page("Thẩm định")
        d.click("Tự chấm", role="column header")
        d.find("Bỏ lọc, sắp xếp", role="push button")
        seen = lines(d)[:3]
        d.click("Thẩm định, %s *" % seen[0], role="table cell")
        d.copy("0\r\n0,1\r\n0,2\r\n")
        d.key("ctrl+v")
        d.click("Bỏ lọc, sắp xếp", role="push button")
        expect(lines(d) != seen, True, "another order")
        d.key("ctrl+z", "ctrl+y")
    done = list(zip(seen, ("0", "0.1", "0.2")))
    expect(sorted(scores(campaign)), sorted(
        [("edit", *one) for one in done] + [("undo", code, None) for code, _ in done] + [("redo", *one) for one in done]), "the log")
