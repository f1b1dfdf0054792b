"""Opening: the program's own file dialog where the system has none, a campaign that is open elsewhere, what the start
page says of recent ones, and what is behind the gear."""
import json
import os
import shutil
import sqlite3
import subprocess

from campaigns import expect, expect_done
from desk import until
from steps import choose_folder, enter, go_in_dialog, over, to_cell

GEAR = "Tên, ngôn ngữ, giao diện, cỡ chữ"
ELSEWHERE = "Đang mở ở nơi khác: chỉ xem"


def preferences(d):
    with open(d.preferences) as file:
        return json.load(file)


def in_a_folder(h):
    """A campaign in a folder of a name with marks."""
    campaign = h.campaign("half")
    folder = h.file("Đợt chấm 2020")
    os.mkdir(folder)
    campaign.path = shutil.move(campaign.path, os.path.join(folder, "hai-phong.cchc"))
    return campaign


def story_a_campaign_is_opened_by_the_dialog_with_the_mouse(h):
    campaign = in_a_folder(h)
    with h.open() as d:
        d.click("Mở đợt chấm…")
        go_in_dialog(d, h.folder)
        d.click("Đợt chấm 2020", role="list item", count=2)
        d.find("hai-phong.cchc", role="list item")
        d.click("Thư mục cấp trên")
        d.click("Đợt chấm 2020", role="list item", count=2)
        d.click("hai-phong.cchc", role="list item")
        d.click("Mở", role="push button")
        expect(d.said("Việc tiếp theo", 20), True, "the campaign opens")
        # put away without a choice, by the button and by a click beside it
        d.page("Bắt đầu")
        d.click("Mở đợt chấm…")
        d.click("Hủy")
        d.gone("Đường dẫn")
    expect_done(campaign, [])


def story_a_campaign_is_opened_by_the_dialog_with_keys(h):
    campaign = in_a_folder(h)
    with h.open() as d:
        d.click("Mở đợt chấm…")
        # to the path, and back in the list: letters that jump, Enter, Backspace
        d.key("ctrl+l", "ctrl+a")
        expect(d.focused().name == "Đường dẫn" or d.focused().role == "entry", True, "the path has the keyboard")
        d.copy(h.folder)
        d.key("ctrl+v", "Return")
        d.type("dot")
        d.key("Return", "BackSpace", "Return")
        enter(d, "hai")
        expect(d.said("Việc tiếp theo", 20), True, "the campaign opens")
        d.page("Bắt đầu")
        d.click("Mở đợt chấm…")
        d.key("BackSpace", "Escape")
        d.gone("Đường dẫn")
    expect_done(campaign, [])


def story_folders_are_chosen_to_import_from_and_to_publish_into(h):
    campaign = h.campaign("final")
    out = h.file("công bố")
    os.mkdir(out)
    with h.open(campaign) as d:
        d.page("Nhập liệu")
        d.click("Chọn thư mục…")
        choose_folder(d, os.path.join(h.demo, "tu-danh-gia"))
        expect(d.said("Đây là đọc thử", 60) or d.said(".xlsx"), True, "the folder is read")
        d.key("ctrl+7")
        d.click("Đổi thư mục…")
        d.type("cong bo")
        d.click("Chọn thư mục này")
        expect(d.said("công bố"), True, "the folder that is written into")
        d.click("Xuất *", role="push button")
        until(lambda: any(name.endswith(".xlsx") for name in os.listdir(out)), 90, "the workbook in the chosen folder")
    expect_done(campaign, [])


def story_a_campaign_is_made_in_two_steps(h):
    with h.open() as d:
        d.click("Tạo đợt chấm mới…")
        go_in_dialog(d, os.path.join(h.demo, "campaign.toml"))
        d.find("Lưu đợt chấm mới")
        # the folder of the description is shown, with the campaigns in it: none of them is taken
        d.click("hai-phong-2020.cchc", role="list item")
        d.click("Lưu")
        expect(d.said("Hãy đặt tên khác"), True, "no campaign takes the place of another")
        go_in_dialog(d, h.folder)
        d.click("Tên tệp", role="entry")
        over(d, "moi")
        d.key("Return")
        expect(d.said("Việc tiếp theo", 30), True, "the campaign is made and open")
        expect(os.path.exists(h.file("moi.cchc")), True, "it lies where it was wanted")


def story_a_campaign_that_another_window_works_on_is_looked_at(h):
    campaign = h.campaign("half")
    before = len(campaign.log())
    with h.open(campaign) as d:
        d.key("ctrl+4", "F8")
        enter(d, "0")
        scored = len(campaign.log())
        expect(scored > before, True, "the log is read while the window works")
        # without a window everything that only reads works meanwhile, and nothing that writes
        for reading in ("status", "results", "verify"):
            campaign.run(reading, campaign.path, "--json", accept=(0, 1))
        for writing, target in (("export", "so.xlsx"), ("report", "bc.docx"), ("letters", "thu"), ("open-data", "mo")):
            campaign.run(writing, campaign.path, h.file(target))
            expect(os.path.exists(h.file(target)), True, writing)
        campaign.run("finalize", campaign.path, "--by", "ai đó", accept=(2,))
        # a second window, over the first
        other = subprocess.Popen([h.program, campaign.path], env=d.env, stdout=d.printed, stderr=d.printed)
        expect(d.said(ELSEWHERE, 20), True, "the state in the head")
        d.key("ctrl+4")
        d.type("1")
        d.key("Return", "ctrl+z")
        expect(len(campaign.log()), scored, "looking writes nothing")
        d.click("Mở để sửa")
        expect(d.said(ELSEWHERE), True, "the first window still works on it")
        d.picture(h.file("looked.png"))
        d._x("windowactivate", "--sync", d.window, "key", "alt+F4")
        d.program.wait(20)
        d.click("Mở để sửa")
        d.gone(ELSEWHERE)
        d.key("F8")
        enter(d, "0")
        until(lambda: len(campaign.log()) > scored, 10, "what the second window writes now")
        d.key("alt+F4")
        other.wait(20)
    campaign.verify()


def story_recent_campaigns_say_what_they_are(h):
    final, half = h.campaign("final"), h.campaign("half")
    gone = h.file("đã xóa.cchc")
    recent = [final.path, half.path, gone]
    with h.open(prefs={"recent": recent}) as d:
        expect(d.said("Không còn tệp", 30), True, "the file that is gone")
        expect(d.said("Đã khóa: bản công bố số 1", 30), True, "the locked one")
        expect(d.said("tiêu chí đã chấm", 30), True, "how far the other is")
        d.click("Đã khóa: bản công bố số 1**")
        expect(d.said("Việc tiếp theo", 30), True, "a click opens it")
        d.page("Bắt đầu")
        expect(d.said("mở lần cuối"), True, "when it was opened")
    seen = {s["path"]: s for s in preferences(d)["seen"]}
    expect(seen[final.path]["about"]["is_final"], True, "it is remembered")


def story_behind_the_gear_are_name_language_look_and_text_size(h):
    with h.open(author=None, prefs={"text_size": 100}) as d:
        # asked at the first start, without getting in the way
        expect(d.said("Ai đang làm việc ở máy này?"), True, "the question for the name")
        place = d.find("Mở đợt chấm…").box
        d.click("Họ tên hoặc tên cơ quan", role="entry")
        enter(d, "Tran Thi Binh")
        d.gone("Ai đang làm việc ở máy này?")
        expect(d.find("Mở đợt chấm…").box, place, "nothing moved")
        expect(d.has("Tran Thi Binh"), True, "the name in the head")
        d.click(GEAR)
        expect(d.find("Mở đợt chấm…").box, place, "nothing moved")
        d.click("125 %")
        d.click("Tối")
        d.key("Escape")
        d.gone("125 %")
        larger = d.find("Mở đợt chấm…").box
        expect(larger[3] > place[3], True, "the text is larger")
        d.key("ctrl+plus", "ctrl+minus", "ctrl+0")
        expect(d.find("Mở đợt chấm…").box, place, "as it comes")
        d.key("ctrl+minus")
        d.click(GEAR)
        d.click("English")
        expect(d.has("Open a campaign…") or d.said("Open"), True, "another language")
    kept = preferences(d)
    expect([kept["author"], kept["language"], kept["is_dark"], kept["text_size"]], ["Tran Thi Binh", "en", True, 90], "what is kept")


def story_the_window_fits_a_small_screen_when_it_is_not_maximized(h):
    with h.open(maximized=False, size=(1366, 768)) as d:
        tree = d._x("getwindowgeometry", d.window).split()
        x, y = map(int, tree[tree.index("Position:") + 1].split(","))
        w, height = map(int, tree[tree.index("Geometry:") + 1].split("x"))
        expect(w <= 1366 and height <= 768 - 48, True, "the window fits: %d×%d" % (w, height))
        expect(x >= 0 and y >= 0 and y + height <= 768, True, "and is on the screen: %d,%d" % (x, y))


def story_a_campaign_that_was_altered_is_only_looked_at(h):
    campaign = h.campaign("scored")
    tool = sqlite3.connect(campaign.path)
    triggers = tool.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        tool.execute("DROP TRIGGER " + name)
    tool.execute("UPDATE change SET amount = amount - 2500 WHERE number = (SELECT max(number) FROM change WHERE amount > 2500)")
    for _, sql in triggers:
        tool.execute(sql)
    tool.commit()
    tool.close()
    kept = open(campaign.path, "rb").read()
    with h.open(campaign) as d:
        expect(d.said("Tệp đã bị sửa bên ngoài chương trình", 20), True, "what is the matter")
        d.page("Thẩm định")
        to_cell(d, "1.1.1")
        d.type("0")
        expect(d.said("đã bị sửa bên ngoài chương trình: chỉ xem"), True, "why the cell isn't typed into")
        d.page("Công bố")
        d.click("Xuất 5 mục")
        expect(d.said("không xuất và in"), True, "no paper is made of it")
    expect(open(campaign.path, "rb").read() == kept, True, "the file is as it was")
    expect(os.path.exists(os.path.splitext(campaign.path)[0] + " - công bố"), False, "nothing was written")
