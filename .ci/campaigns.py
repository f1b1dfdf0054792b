"""What the stories work on: campaigns, each in a copy of its own, and what the file says of them afterwards."""
import collections
import json
import os
import shutil
import subprocess
import zipfile

from desk import Desk, until

AUTHOR = "Phạm Thu Trang"
OFFICE = "Sở Nội vụ"


class Campaign:
    """A campaign file, with the log as it was when the story began."""

    def __init__(self, program, path):
        self.program, self.path = program, path
        self.before = self._entries()

    def log(self):
        """The whole history, a row for each change, the oldest first."""
        return self._read("log")["entries"]

    def done(self):
        """The rows that the hands added, in order; those of before have to stand unchanged."""
        rows = self._entries()
        expect(rows[:len(self.before)], self.before, "what stood in the log before")
        return rows[len(self.before):]

    def status(self):
        return self._read("status")

    def results(self):
        return self._read("results")

    def unit(self, unit):
        """How far a unit is: lines, scored, not_applicable, blank, disputed."""
        return next(u for block in self.status()["blocks"] for u in block["units"] if u["unit"] == unit)

    def run(self, *words, accept=(0,)):
        """The program without a window, on this campaign or on anything."""
        return run(self.program, *words, accept=accept)

    def verify(self):
        self.run("verify", self.path)

    def _read(self, what):
        return json.loads(self.run(what, self.path, "--json", accept=(0, 1)))

    def _entries(self):
        return self.log()


class Screen(collections.namedtuple("Screen", "width height percent")):
    """What the windows are opened on: pixels, and how large the text is, in per cent."""

    @classmethod
    def of(cls, pixels, percent):
        """The screen of words such as `1366x768` and `150`."""
        return cls(*map(int, pixels.split("x")), int(percent))

    def words(self):
        return ["%dx%d" % self[:2], str(self.percent)]

    def suffix(self):
        """What a folder's name ends in that belongs to it; nothing for the usual one."""
        usual = Screen.of("1366x768", "100").words()
        return "".join("-" + own for own, other in zip(self.words(), usual) if own != other)


class Hands:
    """One story's pair of hands: makes its campaigns, opens its windows, and keeps what is left of them on failure."""

    def __init__(self, program, demo, moulds, folder, screen):
        self.program, self.demo, self.moulds, self.folder, self.screen = program, demo, moulds, folder, screen
        self.desks = []

    def campaign(self, kind):
        """A fresh copy: `final` (scored and locked), `scored` (not locked), `half` (self assessments only), `empty` (nothing taken
        in), `country` (3,321 communes with 110 lines, nothing scored), `imported` (of it 27,500 own scores, from one sheet)."""
        name = {"final": "da-khoa", "scored": "da-cham", "half": "dang-cham", "empty": "moi", "country": "ca-nuoc",
                "imported": "ca-nuoc-da-nhap"}[kind]
        path = os.path.join(self.folder, name + ".cchc")
        shutil.copy(os.path.join(self.moulds, kind + ".cchc"), path)
        return Campaign(self.program, path)

    def open(self, *what, prefs=None, **how):
        """A window on a campaign, on a path, or on nothing."""
        paths = [w.path if isinstance(w, Campaign) else w for w in what]
        prefs = {"text_size": self.screen.percent, **(prefs or {})}
        desk = Desk([self.program, *paths], self.folder, **{"size": self.screen[:2], "prefs": prefs, **how})
        self.desks.append(desk)
        desk.open()
        if any(isinstance(w, Campaign) for w in what):
            # the rail is there before the campaign is
            until(lambda: any(n.is_("sensitive") for n in desk.nodes(role="page tab")[-3:]), 90, "the campaign")
            desk.settle()
        return desk

    def file(self, *parts):
        """A path in the story's own folder."""
        return os.path.join(self.folder, *parts)


def run(program, *words, accept=(0,)):
    result = subprocess.run([program, *words], capture_output=True, text=True, timeout=300)
    if result.returncode not in accept:
        raise AssertionError("%s ended with %d: %s" % (" ".join(words[:2]), result.returncode, (result.stdout + result.stderr)[-800:]))
    return result.stdout


def expect(found, wanted, what):
    """Says where it differs; lists are compared row by row."""
    if found == wanted:
        return
    if isinstance(found, list) and isinstance(wanted, list):
        rows = max(len(found), len(wanted))
        for i in range(rows):
            a, b = (rows_[i] if i < len(rows_) else "nothing" for rows_ in (found, wanted))
            if a != b:
                raise AssertionError("%s: row %d of %d should be %r, is %r" % (what, i + 1, len(found), b, a))
    raise AssertionError("%s: should be %r, is %r" % (what, wanted, found))


def expect_done(campaign, wanted, author=AUTHOR, columns=("act", "unit", "line", "what", "after")):
    """The log holds exactly these rows more than before, in this order, all by the author. A row is a tuple of the
    columns (act, unit, line, what, after; with more columns also before, reason, block …)."""
    rows = campaign.done()
    expect([tuple(row[c] for c in columns) for row in rows], wanted, "the log")
    expect(sorted({row["author"] for row in rows}), [author] if rows else [], "the authors")


def make_moulds(program, demo, folder, kinds):
    """Writes the campaigns that the stories copy."""
    os.makedirs(folder, exist_ok=True)
    for kind in kinds:
        path = os.path.join(folder, kind + ".cchc")
        if kind == "final":
            shutil.copy(os.path.join(demo, "hai-phong-2020.cchc"), path)
        elif kind in ("country", "imported"):
            run(program, "new", path, "--from", write_country(os.path.join(folder, kind)), "--by", OFFICE)
            if kind == "imported":
                run(program, "import", path, write_long_table(os.path.join(folder, kind)), "--by", OFFICE)
        else:
            run(program, "new", path, "--from", os.path.join(demo, "campaign.toml"), "--by", OFFICE)
            if kind != "empty":
                run(program, "import", path, os.path.join(demo, "tu-danh-gia"), "--by", OFFICE, accept=(0, 1))
            if kind == "scored":
                rest = [os.path.join(demo, n) for n in ("tham-dinh", "dieu-tra-xa-hoi-hoc.xlsx", "muc-do-hai-long.xlsx", "ket-qua-2019.xlsx")]
                run(program, "import", path, *rest, "--by", OFFICE, accept=(0, 1))


def write_country(folder, units=3321, lines=110):
    """The tables of a campaign with every commune of a country; returns its campaign.toml."""
    os.makedirs(folder, exist_ok=True)

    def write(name, text):
        with open(os.path.join(folder, name), "w") as file:
            file.write(text)
        return file.name
    heads = ["code", "level", "text_vi", "max_points", "source", "rule_vi", "rule_kind", "na_policy", "appraiser", "evidence_vi"]
    rows = [heads, ["1", "field", "Công tác chỉ đạo, điều hành", str(2 * lines), "", "", "", "", "", ""]]
    rows += [["1.%d" % n, "criterion", "Nội dung thứ %d của công tác chỉ đạo, điều hành" % n, "2", "appraisal", "", "", "", OFFICE, ""]
             for n in range(1, lines + 1)]
    write("criteria.tsv", "".join("\t".join(row) + "\n" for row in rows))
    write("units.tsv", "id\tname\taliases\tranked\n" + "".join("xa-%04d\tUBND xã %d\t\tyes\n" % (n, n) for n in range(units)))
    return write("campaign.toml", 'year = 2026\ntitle = "Cả nước"\nplace = "Việt Nam"\n\n[[block]]\nid = "communes"\n'
                 'name = "UBND cấp xã"\ncriteria = "criteria.tsv"\nunits = "units.tsv"\n')


def write_long_table(folder, units=250, lines=110):
    """One sheet with the own scores of many communes, a row a unit and a line; returns its workbook."""
    heads = ["Tên đơn vị", "STT", "Tiêu chí", "Điểm tối đa", "Điểm tự đánh giá"]
    rows = [["UBND xã %d" % n, "1.%d" % m, "Nội dung thứ %d của công tác chỉ đạo, điều hành" % m, 2, 1]
            for n in range(units) for m in range(1, lines + 1)]

    def cell(place, value):
        if isinstance(value, str):
            return '<c r="%s" t="inlineStr"><is><t>%s</t></is></c>' % (place, value)
        return '<c r="%s"><v>%s</v></c>' % (place, value)
    written = "".join('<row r="%d">%s</row>' % (at, "".join(cell("ABCDE"[n] + str(at), v) for n, v in enumerate(row)))
                      for at, row in enumerate([heads] + rows, 1))
    main, office = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/"
    relation = '<Relationships xmlns="%srelationships"><Relationship Id="rId1" Type="%s/%%s" Target="%%s"/></Relationships>' % (package, office)
    types = "application/vnd.openxmlformats-officedocument.spreadsheetml."
    path = os.path.join(folder, "tu danh gia.xlsx")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("[Content_Types].xml", '<Types xmlns="%scontent-types"><Default Extension="rels" ContentType='
                      '"application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="%ssheet.main+xml"/>'
                      '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="%sworksheet+xml"/></Types>' % (package, types, types))
        book.writestr("_rels/.rels", relation % ("officeDocument", "xl/workbook.xml"))
        book.writestr("xl/workbook.xml", '<workbook xmlns="%s" xmlns:r="%s"><sheets><sheet name="Tự đánh giá" sheetId="1" r:id="rId1"/></sheets></workbook>' % (main, office))
        book.writestr("xl/_rels/workbook.xml.rels", relation % ("worksheet", "worksheets/sheet1.xml"))
        book.writestr("xl/worksheets/sheet1.xml", '<worksheet xmlns="%s"><sheetData>%s</sheetData></worksheet>' % (main, written))
    return path
