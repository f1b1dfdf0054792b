"""Scoring by keyboard alone: no story here touches the mouse."""
from campaigns import AUTHOR, expect
from steps import enter


def story_self_scores_of_a_whole_unit(h):
    campaign = h.campaign("half")
    with h.open(campaign) as d:
        d.key("ctrl+4")
        for _ in range(90):
            d._x("key", "--delay", "40", "equal", "Down")
        d.settle()
    unit = campaign.status()["blocks"][0]["units"][0]
    blank = [o for o in campaign.status()["open"] if o["unit"] == unit["unit"] and o["kind"] == "blank"]
    expect(unit["scored"] + unit["not_applicable"] >= unit["lines"] - len(blank) and unit["scored"] > 40, True, "the self scores of a unit")
    expect({r["author"] for r in campaign.done()}, {AUTHOR}, "the author")


def story_paste_fill_down_and_undo(h):
    campaign = h.campaign("half")
    with h.open(campaign) as d:
        # as Excel writes it: decimal commas, line ends of Windows
        d.copy("0,25\r\n0,5\r\n")
        d.key("ctrl+4", "Next", "ctrl+v", "shift+Down", "shift+Down", "ctrl+d", "ctrl+z", "ctrl+z")
    rows = campaign.done()
    expect(sum(1 for r in rows if r["act"] == "undo") > 0, True, "something was undone")
    unit = [r["unit"] for r in rows if r["act"] == "edit"][-1]
    last = {r["line"]: r["after"] for r in rows if r["unit"] == unit and r["what"] == "appraised_score"}
    expect(set(last.values()), {None}, "what was pasted and filled is undone")


def story_next_open_line_and_the_sheet_turned(h):
    campaign = h.campaign("half")
    with h.open(campaign) as d:
        d.key("ctrl+4", "F8", "F6")
        enter(d, "0", "0")
    rows = [r for r in campaign.done() if r["act"] == "edit"]
    expect([(r["what"], r["after"]) for r in rows], [("appraised_score", "0")] * 2, "two scores")
    expect(rows[0]["line"], rows[1]["line"], "the line of the second")
    expect(rows[0]["unit"] != rows[1]["unit"], True, "two units")
    campaign.verify()
