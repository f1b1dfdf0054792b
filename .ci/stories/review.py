"""Review: what a person must decide is found, settled and told, by mouse and by keyboard; then the log is looked at."""
import os

from campaigns import Campaign, expect, expect_done, run
from steps import enter, over

LINE = "1.1.1"


def disputed(h):
    """Two appraisers, who did not see each other, scored the same line."""
    campaign = h.campaign("half")
    # built beside the program, or beside it for the tests
    beside = os.path.dirname(h.program)
    places = [os.path.join(folder, "examples", "two_minds") for folder in (beside, os.path.join(beside, "..", "debug"))]
    run(next(place for place in places if os.path.exists(place)), campaign.path, "le-chan", LINE, "Nguyễn Thị Hà", "0.25", "Lê Quang Huy", "0.5")
    return Campaign(h.program, campaign.path)


def kinds(campaign):
    """How many open things there are of each kind."""
    found = {}
    for one in campaign.status()["open"]:
        found[one["kind"]] = found.get(one["kind"], 0) + 1
    return found


def number(words):
    """The first number in some words: 2.334 of `Chưa chấm 2.334`."""
    digits = "".join(c for c in words if c.isdigit() or c == " ").split()
    return int(digits[0]) if digits else None


def story_a_dispute_is_settled_with_a_tap(h):
    campaign = disputed(h)
    before = kinds(campaign)
    expect(before["disputed"], 1, "disputes")
    with h.open(campaign) as d:
        d.page("Soát xét")
        # the numbers of the page are those of the file
        expect(d.said("1 việc cần quyết định"), True, "one thing to decide")
        expect({number(n) for n in d.names() if n.startswith("Chưa chấm ")}, {before["blank"]}, "blank lines on the page")
        d.click("Lấy 0,5 của Lê Quang Huy", quick=True)
        expect(d.said("Đã thống nhất: %s, Quận Lê Chân lấy 0,5 của Lê Quang Huy" % LINE), True, "the notice")
    expect_done(campaign, [("edit", "le-chan", LINE, "appraised_score", "0.5")])
    expect(kinds(campaign).get("disputed", 0), 0, "disputes")
    campaign.verify()


def story_a_third_value_settles_a_dispute(h):
    campaign = disputed(h)
    with h.open(campaign) as d:
        d.page("Soát xét")
        d.click("Giá trị khác")
        d.type("99")
        d.click("Lý do chọn giá trị này")
        d.type("theo bien ban hop")
        d.click("Ghi giá trị này")
        expect(d.said("vượt điểm tối đa"), True, "why 99 can't be taken")
        d.click("Giá trị khác")
        over(d, "0,1")
        d.click("Ghi giá trị này")
        expect(d.said("Đã thống nhất: "), True, "the notice")
        # a settled dispute stays settled: the notice doesn't offer what can't be done
        expect(d.has("Hoàn tác", role="push button"), False, "an offer to undo it")
    expect_done(campaign, [("edit", "le-chan", LINE, "appraised_score", "0.1", "theo bien ban hop")],
                columns=("act", "unit", "line", "what", "after", "reason"))


def story_by_keyboard_alone(h):
    campaign = disputed(h)
    with h.open(campaign) as d:
        d.key("ctrl+5")
        # the dispute is chosen; the tab key leads into its values
        d.key("Tab", "Return")
        expect(d.said("Đã thống nhất"), True, "the notice")
        # what is left are lines that are not scored: down, unfold, the second of them, open
        d.key("Down", "Right", "Down", "Down", "Return")
        d.find("Thẩm định", role="page tab")
        enter(d, "0")
    rows = campaign.done()
    # which of the two values stands first is for the log to say
    expect([rows[0]["after"] in ("0.25", "0.5"), rows[1]["after"]], [True, "0"], "two scores")
    expect([r["what"] for r in rows], ["appraised_score"] * 2, "two scores")


def story_self_scores_of_the_block_that_the_head_names(h):
    campaign = h.campaign("half")
    with h.open(campaign) as d:
        d.page("Soát xét")
        d.click("Lấy điểm tự chấm cho tiêu chí trống…")
        take = next(n for n in d.names("push button") if n.startswith("Lấy ") and n.endswith(" điểm tự chấm"))
        many = number(take.replace(".", ""))
        expect(d.said("Khối UBND quận, huyện"), True, "the block")
        d.click(take)
        expect(d.said("Đã lấy "), True, "what was done")
    rows = campaign.done()
    expect(len(rows), many, "the scores that were announced")
    units = {u["unit"] for u in campaign.status()["blocks"][0]["units"]}
    expect({r["unit"] for r in rows} <= units, True, "only units of the block")
    expect({(r["act"], r["what"]) for r in rows}, {("edit", "appraised_score")}, "self scores taken")


def story_filter_send_back_and_take_it_back(h):
    campaign = disputed(h)
    with h.open(campaign) as d:
        d.page("Soát xét")
        d.click("Chưa chấm *")
        expect(d.has("Điểm chưa thống nhất · 1"), False, "the dispute while blank lines are looked at")
        d.click("theo đơn vị")
        d.click("Xem cả 60 tiêu chí chưa chấm: UBND quận Lê Chân")
        d.click("UBND quận Lê Chân · 1.1.2*")
        # what is listed goes into a spreadsheet program, a row a criterion
        blank = d.find("Chưa chấm *", role="toggle button").name.split()[-1]
        d.click("Sao chép", role="push button")
        expect(d.said("Đã sao chép %s dòng" % blank), True, "how many rows were copied: " + blank)
        copied = d.copied().splitlines()
        expect((len(copied) - 1, copied[0].split("\t")[:3]), (int(blank.replace(".", "")), ["Việc", "Đơn vị", "Mã"]), "the table that was copied")
        expect(any(row.split("\t")[:3] == ["Chưa chấm", "UBND quận Lê Chân", "1.1.2"] for row in copied), True, "a blank line")
        d.click("Đề nghị xem lại điều gì")
        d.type("doi chieu bao cao")
        d.click("Trả lại")
        expect(d.said("Đã trả lại để xem lại: 1.1.2, Quận Lê Chân"), True, "the notice")
        d.click("Đề nghị xem lại 1")
        d.click("Hủy trả lại")
        expect(d.said("Đã hủy trả lại: 1.1.2, Quận Lê Chân"), True, "the notice")
        d.click("Hoàn tác", role="push button")
        d.find("Đề nghị xem lại 1")
    rows = campaign.done()
    expect([(r["act"], r["unit"], r["line"], r["what"]) for r in rows],
           [(act, "le-chan", "1.1.2", "sent_back") for act in ("edit", "edit", "undo")], "the log")
    expect([rows[0]["after"], rows[2]["after"]], ["doi chieu bao cao"] * 2, "the request")


def story_a_finding_is_dealt_with(h):
    messy = os.path.join(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))), "tests", "data", "messy")
    path = h.file("phat-hien.cchc")
    run(h.program, "new", path, "--from", os.path.join(messy, "campaign.toml"), "--by", "Sở Nội vụ")
    run(h.program, "import", path, os.path.join(messy, "05 loi cong thuc, diem vuot, diem am.xlsx"), "--by", "Sở Nội vụ", accept=(0, 1))
    campaign = Campaign(h.program, path)
    before = kinds(campaign)["finding"]
    with h.open(campaign) as d:
        d.page("Soát xét")
        d.click("Vấn đề trong tệp chưa xử lý %d" % before)
        d.click("Đã xử lý thế nào (in trong báo cáo)", role="entry")
        d.type("don vi xac nhan")
        d.click("Đã xử lý", role="push button")
        expect(d.said("Vấn đề trong tệp chưa xử lý %d" % (before - 1)), True, "one less on the page")
    expect(kinds(campaign)["finding"], before - 1, "findings that are open")
    expect([(r["what"], r["after"]) for r in campaign.done()], [("dealt", "don vi xac nhan")], "the log")


def story_the_locked_state_has_one_name_on_every_page(h):
    campaign = h.campaign("final")
    with h.open(campaign) as d:
        for page in ("Tổng quan", "Thẩm định", "Soát xét", "Kết quả", "Thiết lập"):
            d.page(page)
            expect(d.said("Đã khóa: bản công bố số 1"), True, "the locked state on the page " + page)
    expect(campaign.done(), [], "the log")
