"""Undo that can be trusted, and the history: what was decided here is undone by key and by button and says what it was;
what was there before is taken back from the history alone, by name, after a look at what would change."""
import zipfile

from campaigns import AUTHOR, OFFICE, expect, expect_done
from steps import enter, look_beside, name_file, to_cell

NOTHING = "Từ khi mở đến giờ chưa có gì để hoàn tác"


def acts(rows):
    """What was decided, a word for each decision."""
    return [r["act"] for i, r in enumerate(rows) if i == 0 or r["entry"] != rows[i - 1]["entry"]]


def scores(rows):
    return [(r["act"], r["unit"], r["line"], r["before"], r["after"]) for r in rows]


def story_undo_right_after_opening_changes_nothing(h):
    campaign = h.campaign("half")
    with h.open(campaign) as d:
        d.key("ctrl+z")
        expect(d.said(NOTHING), True, "a notice that nothing was done here yet")
        d.click("Hoàn tác (Ctrl+Z)", role="push button")
        d.key("ctrl+y", "ctrl+4", "ctrl+z")
    expect(campaign.done(), [], "the log")
    campaign.verify()


def story_undo_and_redo_by_key_after_typing(h):
    campaign = h.campaign("half")
    with h.open(campaign) as d:
        d.key("ctrl+4")
        enter(d, "0,25")
        # however fast they come, keys do one thing after the other
        d._x("key", "--delay", "1", "0", "Return", "ctrl+z")
        expect(d.said("Đã hoàn tác: điểm 1.1.2 của UBND quận Hồng Bàng"), True, "a notice of what was undone")
        d.key("ctrl+z")
        expect(d.said("Đã hoàn tác: điểm 1.1.1 của UBND quận Hồng Bàng"), True, "a notice of what was undone before it")
        d.key("ctrl+z")
        expect(d.said(NOTHING), True, "a notice that no more is undone")
        d.key("ctrl+y")
        expect(d.said("Đã làm lại: điểm 1.1.1 của UBND quận Hồng Bàng"), True, "a notice of what was done again")
    at, next_ = ("hong-bang", "1.1.1"), ("hong-bang", "1.1.2")
    expect(scores(campaign.done()), [
        ("edit", *at, None, "0.25"), ("edit", *next_, None, "0"),
        ("undo", *next_, "0", None), ("undo", *at, "0.25", None), ("redo", *at, None, "0.25"),
    ], "the log")
    campaign.verify()


def story_undo_and_redo_by_button_after_typing(h):
    campaign = h.campaign("half")
    with h.open(campaign) as d:
        d.page("Thẩm định")
        to_cell(d, "1.2.1")
        enter(d, "0,75")
        d.hover("Hoàn tác**", role="push button")
        d.find("Hoàn tác: điểm 1.2.1 của UBND quận Hồng Bàng (Ctrl+Z)", role="label")
        d.click("Hoàn tác**", role="push button")
        expect(d.said("Đã hoàn tác: điểm 1.2.1 của UBND quận Hồng Bàng"), True, "a notice of what was undone")
        d.hover("Làm lại**", role="push button")
        d.find("Làm lại: điểm 1.2.1 của UBND quận Hồng Bàng (Ctrl+Y)", role="label")
        d.click("Làm lại**", role="push button")
        expect(d.said("Đã làm lại: điểm 1.2.1"), True, "a notice of what was done again")
        d.click("Hoàn tác**", role="push button")
    at = ("hong-bang", "1.2.1")
    expect(scores(campaign.done()), [
        ("edit", *at, None, "0.75"), ("undo", *at, "0.75", None), ("redo", *at, None, "0.75"), ("undo", *at, "0.75", None),
    ], "the log")


def story_take_an_import_of_another_day_back_from_the_history(h):
    campaign = h.campaign("half")
    before = campaign.log()
    imported = [r for r in before if r["act"] == "import"]
    with h.open(campaign) as d:
        d.page("Lịch sử")
        d.click("Nhập 35 tệp**", role="push button")
        d.click("Lấy lại lần ghi này…")
        expect(d.said("giá trị sẽ trở về như trước lần ghi này"), True, "what would change is shown first")
        d.click("Hủy", role="push button")
        d.click("Lấy lại lần ghi này…")
        d.click("Lấy lại 6.726 giá trị")
        expect(d.said("Đã lấy lại: nhập 35 tệp, 6.726 giá trị"), True, "a notice of what was taken back")
        taken_back = [r for r in d.nodes(role="push button") if r.name.startswith("Hoàn tác nhập 35 tệp")]
        expect(len(taken_back), 1, "the taking back stands in the history")
        # It is a decision like any other.
        d.key("ctrl+z")
        expect(d.said("Đã hoàn tác: việc lấy lại nhập 35 tệp"), True, "a notice of what was undone")
    done = campaign.done()
    undone, redone = done[:len(imported)], done[len(imported):]
    expect((set(r["act"] for r in undone), set(r["after"] for r in undone)), ({"undo"}, {None}), "what was taken back")
    expect({r["author"] for r in done}, {AUTHOR}, "who took it back")
    places = lambda rows: sorted((r["unit"], r["line"], r["what"], r["after"], r["file"], r["sheet"], r["cell"]) for r in rows)
    expect(set(r["act"] for r in redone), {"redo"}, "what was done again")
    expect(places(redone) == places(imported), True, "every value is back with its cell")
    campaign.verify()


def story_take_many_thousands_of_values_back(h):
    campaign = h.campaign("imported")
    with h.open(campaign) as d:
        d.find("Việc tiếp theo", role="label", timeout=60)
        d.page("Lịch sử")
        d.click("Nhập tệp tu danh gia.xlsx, 27.500**", role="push button")
        # what would change is looked at beside the window, and the write is beside it too
        d.click("Lấy lại lần ghi này…")
        expect(d.said("giá trị sẽ trở về như trước lần ghi này", 30), True, "what would change is shown first")
        d.click("Lấy lại 27.500 giá trị")
        expect(d.said("Đã lấy lại: ", 60), True, "a notice of what was taken back")
    done = campaign.done()
    expect((len(done), {(r["act"], r["after"]) for r in done}), (27500, {("undo", None)}), "what was taken back")
    campaign.verify()


def story_values_that_were_changed_later_stay(h):
    campaign = h.campaign("half")
    with h.open(campaign) as d:
        d.key("ctrl+4")
        d.type("0,5")
        # The same into the two below, in one decision; then another score on top of the first of them.
        d.key("Return", "Up", "shift+Down", "shift+Down", "ctrl+d")
        to_cell(d, "1.1.2")
        enter(d, "0")
        d.page("Lịch sử")
        d.click("2 điểm của UBND quận Hồng Bàng**", role="push button")
        d.click("Lấy lại lần ghi này…")
        expect(d.said("1 giá trị sẽ trở về như trước lần ghi này"), True, "what would change")
        stays = "1 giá trị giữ nguyên vì đã được sửa sau đó: điểm 1.1.2 của UBND quận Hồng Bàng"
        expect(d.said(stays), True, "what would stay, before")
        d.click("Lấy lại 1 giá trị")
        expect(d.said("Đã lấy lại: 2 điểm của UBND quận Hồng Bàng · " + stays), True, "what stays, afterwards")
    rows = campaign.done()
    expect(acts(rows), ["edit", "edit", "edit", "undo"], "the decisions")
    expect(scores(rows)[-1], ("undo", "hong-bang", "1.1.3", "0.5", None), "the value that was taken back")


def story_a_reason_reads_as_a_reason(h):
    campaign = h.campaign("half")
    with h.open(campaign) as d:
        d.key("ctrl+4")
        d.type("0,25")
        d.key("Return", "Up", "F4")
        d.type("Cham 3 ngay")
        d.key("Return", "ctrl+9")
        expect(d.said("Lý do 1.1.1 của UBND quận Hồng Bàng"), True, "the decision reads as a reason")
        # from the passport of a score to its line in the history
        d.key("ctrl+4")
        to_cell(d, "1.1.1")
        look_beside(d)
        d.click("Xem trong trang Lịch sử", role="link")
        d.find("Lịch sử", role="label")
        d.click("Lý do 1.1.1**", role="push button")
        expect(d.said("thêm lý do: Cham 3 ngay"), True, "the change reads as a reason added")
        d.key("ctrl+z")
        expect(d.said("Đã hoàn tác: lý do 1.1.1 của UBND quận Hồng Bàng"), True, "a notice of the reason that was undone")
    rows = campaign.done()
    expect([(r["act"], r["before"], r["after"], r["reason"]) for r in rows], [
        ("edit", None, "0.25", None), ("edit", "0.25", "0.25", "Cham 3 ngay"), ("undo", "0.25", "0.25", None),
    ], "the log")
    told = campaign.run("log", campaign.path).splitlines()[-2]
    expect("thêm lý do: Cham 3 ngay" in told and "→" not in told, True, "the log for people: " + told)


def story_what_is_listed_is_written_as_a_spreadsheet(h):
    campaign = h.campaign("half")
    out = h.file("lich su le chan.xlsx")
    with h.open(campaign) as d:
        d.page("Lịch sử")
        d.click("Đơn vị:*", role="combo box")
        enter(d, "le chan")
        d.click("Xuất…", role="push button")
        name_file(d, out)
        expect(d.said("dòng lịch sử: " + out, 20), True, "where it was written")
    expected = [r for r in campaign.log() if r["unit"] == "le-chan"]
    with zipfile.ZipFile(out) as book:
        rows = book.read("xl/worksheets/sheet1.xml").decode()
        texts = book.read("xl/sharedStrings.xml").decode()
    expect(rows.count("<row "), len(expected) + 1, "a row for each change, under the heads")
    expect(">1.1.1<" in texts and ">0,5<" in texts and "UBND quận Hải An" not in texts, True, "codes and values as texts, of one unit")
    expect_done(campaign, [])


def story_filter_and_copy_by_mouse(h):
    campaign = h.campaign("half")
    with h.open(campaign) as d:
        d.page("Lịch sử")
        d.click("Đơn vị:*", role="combo box")
        enter(d, "le chan")
        d.click("Tiêu chí:*", role="combo box")
        enter(d, "1.2.1")
        expect(d.said("1 lần ghi · 3 thay đổi"), True, "what passes the filter")
        d.click("UBND quận Lê Chân · 1.2.1 · điểm tự đánh giá**", role="push button")
        expect(d.has("Xem ô nguồn"), True, "the way to the cell")
        d.click("Sao chép", role="push button")
        rows = [line.split("\t") for line in d.copied().splitlines()]
        d.click("Bỏ lọc")
        expect(d.said("2 lần ghi"), True, "all of it again")
    expect([row[3:5] for row in rows[1:]], [["UBND quận Lê Chân", "1.2.1"]] * 3, "the rows that were copied")
    expect([row[1] for row in rows[1:]], [OFFICE] * 3, "who")
    expect({row[9] for row in rows[1:]}, {"le-chan.xlsx"}, "from which file")
    expect(campaign.done(), [], "the log")


def story_take_back_by_keyboard(h):
    campaign = h.campaign("half")
    with h.open(campaign) as d:
        d.key("ctrl+4")
        d.type("0,25")
        # From the list to what can be done with the decision; its preview gets the keyboard.
        d.key("Return", "ctrl+9", "Down", "Home", "Tab")
        expect(d.focused().name, "Lấy lại lần ghi này…", "what has the keyboard")
        d.key("space")
        expect(d.focused().name, "Lấy lại 1 giá trị", "what has the keyboard")
        d.key("space")
        expect(d.said("Đã lấy lại: điểm 1.1.1 của UBND quận Hồng Bàng"), True, "a notice of what was taken back")
        d.key("ctrl+z")
        expect(d.said("Đã hoàn tác: việc lấy lại điểm 1.1.1"), True, "a notice of what was undone")
    at = ("hong-bang", "1.1.1")
    expect(scores(campaign.done()), [
        ("edit", *at, None, "0.25"), ("undo", *at, "0.25", None), ("redo", *at, None, "0.25"),
    ], "the log")


def story_from_a_unit_to_its_history(h):
    campaign = h.campaign("half")
    with h.open(campaign) as d:
        d.page("Kết quả")
        d.click("Quận Lê Chân, **", role="push button")
        d.click("Xem trong trang Lịch sử")
        d.find("1 lần ghi · **")
        rows = [n.name for n in d.nodes(role="push button") if n.name.startswith("UBND quận ")]
        expect({row.split(" ·")[0] for row in rows}, {"UBND quận Lê Chân"}, "the units in the list")
    expect_done(campaign, [])
