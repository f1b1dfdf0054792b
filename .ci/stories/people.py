"""Several people on one file, after each other and in one window."""
from campaigns import expect

GEAR = "Tên, ngôn ngữ, giao diện, cỡ chữ"


def who(campaign):
    return [(r["author"], r["act"], r["line"], r["before"], r["after"]) for r in campaign.done()]


def story_two_appraisers_after_each_other(h):
    campaign = h.campaign("half")
    with h.open(campaign, author="Nguyễn Thị Hà") as d:
        d.key("ctrl+4")
        d.type("0,25")
        d.key("Return")
        d.again(author="Lê Quang Huy")
        d.key("ctrl+4")
        # what another has decided is no step of this window
        d.key("ctrl+z")
        expect(d.said("Từ khi mở đến giờ chưa có gì để hoàn tác"), True, "nothing of another's is undone by a key")
        d.click("Thẩm định, 1.1.1 *", role="table cell")
        d.type("0,5")
        d.key("Return")
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
        d.type("0,25")
        d.key("Return")
        d.click("Nguyễn Thị Hà", role="push button")
        d.click("Họ tên hoặc tên cơ quan", role="entry")
        d.key("ctrl+a")
        d.type("Le Quang Huy")
        d.key("Return")
        d.find("Le Quang Huy", role="push button")
        d.key("Escape")
        d.gone("Họ tên hoặc tên cơ quan", role="entry")
        d.type("0,5")
        d.key("Return")
    expect(who(campaign), [
        ("Nguyễn Thị Hà", "edit", "1.1.1", None, "0.25"), ("Le Quang Huy", "edit", "1.1.2", None, "0.5"),
    ], "the log")
