"""Publish: locked, written out, opened again with a reason, checked."""
import glob
import os

from campaigns import AUTHOR, expect, expect_done


def story_lock_write_out_and_open_again(h):
    campaign = h.campaign("scored")
    with h.open(campaign) as d:
        d.key("ctrl+7")
        d.click("Khóa bản công bố số 1")
        d.find("Đã khóa: bản công bố số 1*", timeout=20)
        d.click("Xuất 5 mục")
        d.find("Đã ghi", n=4, timeout=60)
        d.click("Kiểm tra tệp")
        d.find("Nguyên vẹn", timeout=20)
        d.click("Lý do mở lại", role="entry")
        d.type("Sua diem theo giai trinh")
        d.click("Mở lại", role="push button")
        d.find("Khóa bản công bố số 2", timeout=20)
    rows = campaign.done()
    expect([(r["act"], r["reason"]) for r in rows], [("finalize", None), ("reopen", "Sua diem theo giai trinh")], "the log")
    expect({r["author"] for r in rows}, {AUTHOR}, "the author")
    status = campaign.status()
    expect((status["edition"], status["final"]), (1, False), "the edition")
    written = glob.glob(os.path.join(h.folder, "da-cham - *", "*"))
    expect(sorted(os.path.basename(p) for p in written if os.path.isfile(p)),
           ["Báo cáo thẩm định.docx", "Thông báo kết quả.docx", "da-cham.xlsx"], "the files that were written")
    letters = [p for folder in written if os.path.isdir(folder) for p in glob.glob(os.path.join(folder, "**", "*.docx"), recursive=True)]
    expect(len(letters), 35, "a letter for each unit")
    campaign.run("verify", [p for p in written if p.endswith(".xlsx")][0])
    campaign.verify()


def story_a_campaign_with_blank_lines_cannot_be_locked(h):
    campaign = h.campaign("half")
    with h.open(campaign) as d:
        d.key("ctrl+7")
        expect(d.find("Khóa bản công bố số 1").is_("sensitive"), False, "whether it can be locked")
        d.click("Khóa bản công bố số 1")
        # what stops it leads to the first line that is blank
        d.click("Chưa chấm*")
        expect(d.focused().name.startswith("Thẩm định, 1.1.1"), True, "the first blank line has the keyboard")
    expect_done(campaign, [])


def story_the_printed_pages_are_looked_through(h):
    campaign = h.campaign("final")
    with h.open(campaign) as d:
        d.key("ctrl+7")
        d.click("Xem trước bản in", role="toggle button")
        d.find("Trang 1/1*", role="document frame", timeout=30)
        d.click("Mục lục")
        d.find("Trang 1/2*", role="document frame")
        d.click("Trang sau")
        d.find("Trang 2/*", role="document frame")
        d.click("Xem trước văn bản", role="toggle button")
        d.find("Thông báo kết quả*", role="push button", timeout=30)
    expect_done(campaign, [])
