"""Several people on one file, after each other and in one window."""
from campaigns import expect
from steps import enter, over, to_cell

GEAR = "Tên, ngôn ngữ, giao diện, cỡ chữ"


def who(campaign):
    return [(r["author"], r["act"], r["line"], r["before"], r["after"]) for r in campaign.done()]


def story_two_appraisers_after_each_other(h):
    campaign = h.campaign("half")
    with h.open(campaign, author="Nguyễn Thị Hà") as d:
        d.key("ctrl+4")
        enter(d, "0,25")
        d.again(author="Lê Quang Huy")
        d.key("ctrl+4")
        # what another has decided is no step of this window
        d.key("ctrl+z")
        expect(d.said("Từ khi mở đến giờ chưa có gì để hoàn tác"), True, "nothing of another's is undone by a key")
        to_cell(d, "1.1.1")
        enter(d, "0,5")
        d.type("0")
        d.key("Return", "ctrl+z")
    expect(who(campaign), [
        ("Nguyễn Thị Hà", "edit", "1.1.1", None, "0.25"), ("Lê Quang Huy", "edit", "1.1.1", "0.25", "0.5"),
        ("Lê Quang Huy", "edit", "1.1.2", None, "0"), ("Lê Quang Huy", "undo", "1.1.2", "0", None),
    ], "the log")
    campaign.verify()


def story_the_next_appraiser_takes_the_chair(h):
    campaign = h.campaign("half")
    with h.open(campaign, author="Nguyễn Thị Hà") as d:
        d.key("ctrl+4")
        enter(d, "0,25")
        d.click("Nguyễn Thị Hà", role="push button")
        d.click("Họ tên hoặc tên cơ quan", role="entry")
        over(d, "Le Quang Huy")
        d.key("Return")
        d.find("Le Quang Huy", role="push button")
        d.key("Escape")
        d.gone("Họ tên hoặc tên cơ quan", role="entry")
        enter(d, "0,5")
    expect(who(campaign), [
        ("Nguyễn Thị Hà", "edit", "1.1.1", None, "0.25"), ("Le Quang Huy", "edit", "1.1.2", None, "0.5"),
    ], "the log")
