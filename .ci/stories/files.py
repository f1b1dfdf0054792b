"""Files that are chosen, written and dropped: a criteria set out and in, the office's own words, blank forms, a folder."""
import glob
import json
import os
import re
import zipfile

from campaigns import AUTHOR, expect, expect_done
from desk import until
from steps import choose_file, choose_folder, enter, go_in_dialog, name_file, to_cell


def story_a_criteria_set_goes_out_and_comes_back(h):
    campaign = h.campaign("half")
    out = h.file("bo tieu chi.xlsx")
    with h.open(campaign) as d:
        d.page("Thiết lập")
        # what is written is what is shown, a change that isn't saved too
        to_cell(d, "1.1.1", "Tối đa")
        enter(d, "0,75")
        d.click("Tệp Excel…", role="push button")
        d.click("Ghi bộ tiêu chí ra tệp…")
        name_file(d, out)
        until(lambda: os.path.exists(out), 20, "the file")
        expect(d.said("Đã ghi bộ tiêu chí: " + out), True, "where it was written")
        d.click("Hủy thay đổi", role="push button")
        d.gone("Đã sửa, chưa lưu")
        d.click("Tệp Excel…", role="push button")
        d.click("Lấy bộ tiêu chí từ tệp…")
        go_in_dialog(d, h.folder)
        d.click("bo tieu chi.xlsx", role="list item", count=2)
        expect(d.said("Đã lấy bộ tiêu chí từ tệp “bo tieu chi.xlsx”"), True, "what was read")
        d.find("Đã sửa, chưa lưu")
        d.click("Lý do sửa", role="entry")
        d.type("Theo tep moi")
        d.click("Lưu", role="push button")
        d.gone("Đã sửa, chưa lưu")
    rows = campaign.done()
    expect([(r["act"], r["what"], r["reason"], r["author"]) for r in rows], [("setup", "criteria", "Theo tep moi", AUTHOR)], "the log")
    before, after = (json.loads(rows[0][side])["nodes"] for side in ("before", "after"))
    changed = [(a["code"], b["max"], a["max"]) for b, a in zip(before, after) if a["max"] != b["max"]]
    expect((len(before), changed), (len(after), [("1.1.1", "0.5", "0.75")]), "what was changed")


def story_the_words_of_the_office_are_in_what_is_published(h):
    campaign = h.campaign("final")
    words = h.file("loi van.ftl")
    campaign.run("wording", words)
    with open(words) as file:
        standard = file.read()
    first = next(line for line in standard.splitlines() if re.match(r"^[a-z-]+ = [^{]{12,}$", line))
    own = first.split(" = ")[0] + " = " + "LOI VAN RIENG CUA SO"
    with open(words, "w") as file:
        file.write(standard.replace(first, own))
    with open(h.file("hong.ftl"), "w") as file:
        file.write("khong phai loi van {")
    with h.open(campaign) as d:
        d.key("ctrl+7")
        d.click("Chọn lời văn đã sửa…", role="push button")
        choose_file(d, h.file("hong.ftl"))
        # what can't be used is said, and nothing is used of it
        d.find("Sao chép chi tiết")
        d.click("Đóng", role="push button")
        expect(d.has("có sẵn trong chương trình"), True, "the words that are used still")
        d.click("Chọn lời văn đã sửa…", role="push button")
        choose_file(d, words)
        d.find("loi van.ftl", role="label")
        d.click("Xuất 5 mục")
        d.find("Đã ghi", n=4, timeout=90)
    said = ""
    for path in glob.glob(os.path.join(h.folder, "*", "*.docx")):
        said += zipfile.ZipFile(path).read("word/document.xml").decode()
    expect("LOI VAN RIENG CUA SO" in said, True, "the office's own words in what was written: " + first)
    expect_done(campaign, [])


def story_blank_forms_are_written_into_a_folder(h):
    campaign = h.campaign("empty")
    out = h.file("biểu mẫu")
    os.mkdir(out)
    with h.open(campaign) as d:
        d.page("Nhập liệu")
        d.click("Tạo biểu mẫu trống…", role="push button")
        d.click("Bảng tự chấm điểm cho từng đơn vị")
        choose_folder(d, out)
        until(lambda: len(glob.glob(os.path.join(out, "**", "*.xlsx"), recursive=True)) == 35, 60, "a form for each of the 35 units")
        # a form that was filled in by nobody has nothing to take in, and is known for what it is
        d.click("Chọn thư mục…")
        choose_folder(d, out)
        expect(d.said("35 tệp", 60), True, "the forms are read")
        d.find("Nhập 0 giá trị")
    expect_done(campaign, [])


def story_a_folder_is_dropped(h):
    campaign = h.campaign("empty")
    with h.open(campaign) as d:
        d.drop(os.path.join(h.demo, "tu-danh-gia", "quan-huyen"))
        d.find("15 tệp*", timeout=60)
        d.click("Nhập *", role="push button")
        d.find("Bỏ tệp le-chan.xlsx", timeout=60)
    rows = campaign.done()
    expect({(r["act"], r["author"]) for r in rows}, {("import", AUTHOR)}, "the log")
    expect(len({r["file"] for r in rows}), 15, "the files that were taken in")
