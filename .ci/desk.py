"""Drives the real window as a person does: a real X server and window manager, a real mouse and keyboard. What is on
the screen is read as a screen reader reads it (AT-SPI), so that a story names what it clicks and not where it is.

    with Desk([program, "campaign.cchc"], folder).open() as d:      # inside a message bus of its own, see `hands`
        d.click("Thẩm định", role="page tab")
        d.type("0,25"); d.key("Return")

Nothing waits for a fixed time: after each act the tree is read until it stays the same, and `find` looks until what
it is asked for is there. Names may end in `*` (a beginning) or in `**` (stands anywhere in the name).

Needs python3-pyatspi gir1.2-atspi-2.0 at-spi2-core dbus dbus-x11 xvfb openbox xdotool xclip x11-utils imagemagick, and the
system's own /usr/bin/python3.
"""
import json
import os
import re
import subprocess
import sys
import tempfile
import time


OPENBOX = """<?xml version="1.0"?>
<openbox_config xmlns="http://openbox.org/3.4/rc"><theme><name>Clearlooks</name></theme>
<keyboard><keybind key="A-F4"><action name="Close"/></keybind>
<keybind key="A-F10"><action name="ToggleMaximize"/></keybind></keyboard>
<applications><application class="*">%s<focus>yes</focus></application></applications>
</openbox_config>"""


class Node:
    """One thing that is read out: its role, its name and its place on the screen (x, y, width, height)."""

    def __init__(self, accessible, parent):
        import pyatspi
        self.accessible, self.parent = accessible, parent
        self.role, self.name, self.box = accessible.getRoleName(), accessible.name, None
        try:
            box = accessible.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
            self.box = (box.x, box.y, box.width, box.height)
        except NotImplementedError:
            pass
        if not self.name:
            self.name = self.text()

    def text(self):
        """What stands in a field."""
        try:
            text = self.accessible.queryText()
            return text.getText(0, text.characterCount)
        except NotImplementedError:
            return ""

    def is_(self, state):
        """Whether it is 'focused', 'checked', 'sensitive' …"""
        import pyatspi
        return self.accessible.getState().contains(getattr(pyatspi, "STATE_" + state.upper()))

    def middle(self):
        x, y, w, h = self.box
        return x + w // 2, y + h // 2

    def __repr__(self):
        return "%-14s %-80s %s" % (self.role, self.name, self.box)


class Desk:
    def __init__(self, command, folder, size=(1366, 768), author="Phạm Thu Trang", prefs=None, maximized=True):
        self.size, self.maximized, self.processes = size, maximized, []
        self.dir = tempfile.mkdtemp(prefix="desk-", dir=folder)
        home, run = os.path.join(self.dir, "home"), os.path.join(self.dir, "run")
        settings = os.path.join(home, ".config", "thamdinh")
        os.makedirs(settings)
        os.mkdir(run, 0o700)
        with open(os.path.join(settings, "preferences.json"), "w") as file:
            left = {"is_maximized": False} if maximized is False else {}
            json.dump({**(prefs or {}), **left, **({"author": author} if author else {})}, file)
        self.preferences = file.name
        self.scale = (prefs or {}).get("text_size", 100) / 100
        self.env = {**os.environ, "HOME": home, "XDG_CONFIG_HOME": os.path.join(home, ".config"), "XDG_RUNTIME_DIR": run,
                    "LIBGL_ALWAYS_SOFTWARE": "1", "GSETTINGS_BACKEND": "memory", "LC_ALL": "C.UTF-8"}
        self.env.pop("WAYLAND_DISPLAY", None)
        self.printed = open(os.path.join(self.dir, "program.log"), "w+")
        self.command, self.program = command, None

    def open(self):
        self._begin_screen()
        return self._begin_program()

    def again(self, author=None):
        """Closes the window and opens it anew, as its user would the next day, or another person."""
        self._end_program()
        if author:
            with open(self.preferences) as file:
                kept = json.load(file)
            with open(self.preferences, "w") as file:
                json.dump({**kept, "author": author}, file)
        return self._begin_program()

    def _begin_program(self):
        self.program = subprocess.Popen(self.command, env=self.env, stdout=self.printed, stderr=self.printed)
        self.window = until(self._opened, 60, "a window")[0]
        until(self._active, 20, "the keyboard in the window")
        until(self._readable, 30, "a window that can be read")
        self.settle()
        return self

    def __enter__(self):
        return self

    def __exit__(self, *failure):
        if failure[0] is None:
            self.close()
        # after a failure the window stays open, so that it can be photographed

    # -- what is on the screen

    def all(self):
        """Everything that is read out, in the order of reading."""
        import pyatspi
        found = []

        def walk(accessible, parent):
            try:
                node = Node(accessible, parent)
            except Exception:  # it has gone while it was looked at
                return
            found.append(node)
            try:
                children = [accessible.getChildAtIndex(i) for i in range(min(accessible.childCount, 4000))]
            except Exception:  # it doesn't answer now; whoever asked asks again
                return
            for child in children:
                if child is not None:
                    walk(child, node)
        for application in pyatspi.Registry.getDesktop(0):
            try:
                is_ours = application is not None and application.name == "thamdinh"
            except Exception:  # it is closing
                continue
            if is_ours:
                application.clear_cache()
                walk(application, None)
        return found

    def nodes(self, name=None, role=None):
        """All that have the name and the role."""
        found = [n for n in self.all() if n.box and (role is None or n.role == role)]
        if name is None:
            return found
        return [n for n in found if n.name == name] or [n for n in found if same(n.name, name)]

    def names(self, role=None):
        return [n.name for n in self.nodes(role=role) if n.name]

    def find(self, name, role=None, n=0, timeout=8.0):
        """What is read out as `name`; looks until it is there, fails after the timeout."""
        return until(lambda: self.nodes(name, role)[n:], timeout, "%r (%s) on the screen" % (name, role or "any role"))[0]

    def has(self, name, role=None):
        return bool(self.nodes(name, role))

    def said(self, text, timeout=4.0):
        """Waits until the text stands in anything that is read out; whether it came."""
        try:
            return bool(until(lambda: any(text in node.name for node in self.all()), timeout, text))
        except LookupError:
            return False

    def gone(self, name, role=None, timeout=6.0):
        """Waits until nothing of that name is read out any more."""
        until(lambda: not self.has(name, role), timeout, "%r gone from the screen" % name)

    def focused(self):
        """What has the keyboard, or None."""
        return next((n for n in self.all() if n.role != "frame" and n.is_("focused")), None)

    def settle(self, least=0.12, most=3.0):
        """Waits until what is read out stays the same."""
        time.sleep(least)
        end, before = time.monotonic() + most, None
        while time.monotonic() < end:
            now = [(n.role, n.name, n.box) for n in self.all()]
            if now == before:
                return
            before = now
            time.sleep(0.08)

    # -- hands

    def click(self, name, role=None, n=0, dx=0, dy=0, **how):
        """Clicks the middle of what has the name (dx, dy beside it), scrolling to it first as a person would."""
        x, y = self.reach(name, role, n).middle()
        if name not in ("Hoàn tác", "Đóng", "Sao chép chi tiết"):  # they may stand in a notice themselves
            self._uncover(x + dx, y + dy)
        self.click_at(x + dx, y + dy, **how)

    def click_at(self, x, y, count=1, quick=False, button=1, hold=()):
        """`quick` is a tap: pressed and released within one frame. `hold` are keys held meanwhile."""
        self._x("mousemove", str(x), str(y))
        time.sleep(0.06)
        for key in hold:
            self._x("keydown", key)
        for _ in range(count):
            if quick:
                self._x("click", str(button))
            else:
                self._x("mousedown", str(button))
                time.sleep(0.07)
                self._x("mouseup", str(button))
            time.sleep(0.05)
        for key in hold:
            self._x("keyup", key)
        self.settle()

    def _uncover(self, x, y):
        """Puts notices away that lie over a place, as a person does who wants to click there."""
        corner = self.size[0] - 60 * self.scale
        for _ in range(4):
            notices = [n for n in self.nodes("Đóng", "push button") if n.box[0] > corner and n.box[1] > self.size[1] // 3]
            if not any(x > corner - 360 * self.scale and y > n.box[1] - 8 and n.middle() != (x, y) for n in notices):
                return
            self.click_at(*notices[0].middle())

    def reach(self, name, role=None, n=0):
        """What has the name, wheeled into view where it is above or below what is seen."""
        if role == "table cell" and not self.has(name, role):
            self._wheel_for(name)
        node = self.find(name, role, n)
        for _ in range(60):
            x, y = node.middle()
            wheeled, top, bottom = self._seen_beside(node)
            half = min(node.box[3], bottom - top) // 2
            if top <= y - half and y + half <= bottom:
                break
            self.wheel(*wheeled, 1 if y + half > bottom else -1)
            moved = self.find(name, role, n)
            if moved.box == node.box:
                break  # it can't be brought further
            node = moved
        return node

    def _seen_beside(self, node):
        """Where to wheel for a thing, and between which heights things are seen there: what the scroll bar at its
        right says, or else the room between the window's head and its foot."""
        x, _ = node.middle()
        bars = [b.box for b in self.nodes(role="scroll bar") if b.box[3] > b.box[2] and b.box[0] + b.box[2] >= x]
        if not bars:
            middle = min(max(x, 20), self.size[0] - 40), self.size[1] // 2
            return middle, 26 + 66 * self.scale, self.size[1] - 48 * self.scale
        _, y, _, h = min(bars)
        return (x, y + h // 2), y + 4, y + h - 4

    def _wheel_for(self, name):
        """Looks for a cell that is out of sight: for its row, down and back up, then along it, to the right and back."""
        boxes = [n.box for n in self.nodes(role="table cell")]
        if not boxes:
            return
        over = (max(x + w for x, _, w, _ in boxes) - 30, sorted(y for _, y, _, _ in boxes)[len(boxes) // 2] + 5)
        row = name.partition(", ")[2]
        of_row = lambda: any(same(n.name.partition(", ")[2], row) for n in self.nodes(role="table cell"))
        for turns, most in ((3, 25), (-3, 25)):
            for _ in range(0 if of_row() else most):
                self.wheel(*over, turns)
                if of_row():
                    break
        for turns, most in ((2, 16), (-2, 32)):
            for _ in range(most):
                if self.has(name, "table cell"):
                    return
                self.wheel(*over, turns, sideways=True)

    def seek(self, name, role, over, turns=2, sideways=False):
        """What has the name in a list that reads only out what is seen: wheels `over` it until its middle is seen."""
        for _ in range(60):
            found = [node for node in self.nodes(name, role) if 0 < node.middle()[0] < self.size[0] - 30]
            if found:
                return found[0]
            self.wheel(*over, turns, sideways)
        raise LookupError("not in the list: %r" % name)

    def wheel(self, x, y, turns, sideways=False):
        self._x("mousemove", str(x), str(y))
        back, on = ("6", "7") if sideways else ("4", "5")
        self._x("click", "--repeat", str(abs(turns)), "--delay", "30", on if turns > 0 else back)
        self.settle(0.25)

    def hover(self, name, role=None, n=0):
        x, y = self.reach(name, role, n).middle()
        self._x("mousemove", str(x - 3), str(y))
        self._x("mousemove", str(x), str(y))
        self.settle(0.7)

    def drag(self, start, end):
        self._x("mousemove", *map(str, start))
        self._x("mousedown", "1")
        time.sleep(0.1)
        for i in range(1, 9):
            self._x("mousemove", *(str(a + (b - a) * i // 8) for a, b in zip(start, end)))
            time.sleep(0.03)
        self._x("mouseup", "1")
        self.settle()

    def type(self, text):
        for plain, letter in re.findall(r"([ -~]+)|(.)", text):
            if plain:
                self._x("type", "--delay", "45", "--", plain)
            else:
                # A letter that isn't on the keyboard is lent a key, and the window has to hear of that first.
                self._x("key", "--delay", "120", "U%04X" % ord(letter))
                time.sleep(0.15)
        self.settle()

    def key(self, *keys):
        """One key after the other, each as `Return`, `ctrl+Home`, `shift+F8`."""
        for key in keys:
            self._x("key", "--delay", "50", key)
            time.sleep(0.06)
        self.settle()

    def drop(self, *paths):
        """Drops files or folders on the middle of the window, as a file manager does."""
        x, y = self.size[0] // 2, self.size[1] // 2
        dropped = [sys.executable, os.path.join(os.path.dirname(os.path.abspath(__file__)), "drop.py"), self.window, str(x), str(y), *paths]
        said = subprocess.run(dropped, env=self.env, capture_output=True, text=True, timeout=60)
        if said.returncode != 0:
            raise AssertionError("nothing was dropped: " + said.stderr)
        self.settle()

    def copy(self, text):
        """Puts the text onto the clipboard, as another program would."""
        subprocess.run(["xclip", "-selection", "clipboard"], input=text.encode(), env=self.env, check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def copied(self):
        """What stands on the clipboard."""
        return subprocess.run(["xclip", "-selection", "clipboard", "-o"], env=self.env, capture_output=True, timeout=5).stdout.decode()

    def page(self, name):
        """Goes to a page by its place on the rail."""
        self.click(name, role="page tab")

    def picture(self, path):
        subprocess.run(["import", "-window", "root", path], env=self.env, check=False, timeout=20)

    def keep(self, path):
        """Keeps a picture, what was read out and what the program printed, as `path`.png, .txt, .log."""
        self.picture(path + ".png")
        with open(path + ".txt", "w") as file:
            file.writelines("%r%s\n" % (node, " focused" if node.is_("focused") else "") for node in self.all())
        self.printed.flush()
        with open(path + ".log", "w") as file:
            file.write(open(self.printed.name).read())

    def close(self):
        """Closes the window as its user would; the file is free afterwards. Returns what the program printed."""
        self._end_program()
        self.stop()
        return open(self.printed.name).read()

    def _end_program(self):
        if self.program.poll() is None:
            self._x("windowactivate", "--sync", self.window)
            self._x("key", "alt+F4")
        try:
            self.program.wait(20)
        except subprocess.TimeoutExpired:
            raise AssertionError("the window doesn't close") from None
        if self.program.returncode != 0:
            raise AssertionError("the program ended with %d: %s" % (self.program.returncode, open(self.printed.name).read()[-800:]))

    def stop(self):
        """Ends everything that was started, gently where possible."""
        for process in [self.program, *reversed(self.processes)]:
            if process and process.poll() is None:
                process.terminate()
                try:
                    process.wait(5)
                except subprocess.TimeoutExpired:
                    process.kill()

    # -- inside

    def _begin_screen(self):
        """An X server of a number that is free, a window manager, and the bus of the screen readers."""
        # Two that start at the same moment may choose the same number, and one of them goes. A server that begins anew
        # when its last client leaves turns away whoever comes meanwhile: it is told not to.
        for _ in range(8):
            out, into = os.pipe()
            screen = self._start("Xvfb", "-displayfd", str(into), "-screen", "0", "%dx%dx24" % self.size, "-nolisten", "tcp", "-noreset", pass_fds=[into])
            os.close(into)
            with os.fdopen(out) as number:
                self.env["DISPLAY"] = os.environ["DISPLAY"] = ":" + number.readline().strip()
            time.sleep(0.2)
            if screen.poll() is None and subprocess.run(["xdpyinfo"], env=self.env, capture_output=True).returncode == 0:
                break
            screen.terminate()
        os.environ["XDG_RUNTIME_DIR"] = self.env["XDG_RUNTIME_DIR"]
        rules = os.path.join(self.dir, "openbox.xml")
        with open(rules, "w") as file:
            # where it isn't told, the window itself says so
            told = {True: "<maximized>yes</maximized>", False: "<maximized>no</maximized>", None: ""}
            file.write(OPENBOX % told[self.maximized])
        self._start("openbox", "--config-file", rules)
        check = ["xprop", "-root", "_NET_SUPPORTING_WM_CHECK"]
        until(lambda: "window id" in subprocess.run(check, env=self.env, capture_output=True, text=True).stdout, 60, "the window manager")
        self._start("/usr/libexec/at-spi-bus-launcher", "--launch-immediately")
        for switch in ("IsEnabled", "ScreenReaderEnabled"):
            words = ["dbus-send", "--session", "--dest=org.a11y.Bus", "--type=method_call", "--print-reply", "/org/a11y/bus",
                     "org.freedesktop.DBus.Properties.Set", "string:org.a11y.Status", "string:" + switch, "variant:boolean:true"]
            until(lambda: subprocess.run(words, env=self.env, capture_output=True).returncode == 0, 60, "the bus of the screen readers")

    def _opened(self):
        if self.program.poll() is not None:
            raise AssertionError("no window opened: " + open(self.printed.name).read()[-800:])
        return self._x("search", "--onlyvisible", "--pid", str(self.program.pid)).split()[-1:]

    def _active(self):
        self._x("windowactivate", self.window)
        return self._x("getactivewindow").strip() == self.window

    def _readable(self):
        self._x("mousemove", str(self.size[0] // 2), "10")
        self._x("mousemove_relative", "1", "0")  # wakes the window up
        return len(self.all()) > 8

    def _start(self, *words, **how):
        with open(os.path.join(self.dir, os.path.basename(words[0]) + ".log"), "a") as said:
            self.processes.append(subprocess.Popen(words, env=self.env, stdout=said, stderr=said, **how))
        return self.processes[-1]

    def _x(self, *words):
        return subprocess.run(["xdotool", *words], env=self.env, capture_output=True, text=True, timeout=30).stdout


def same(name, wanted):
    """Whether a name is meant; the name of a row begins with what it is, and its values follow behind a comma."""
    if wanted.endswith("**"):
        return wanted[:-2] in name
    return name.startswith(wanted[:-1] if wanted.endswith("*") else wanted + ", ")


def until(question, seconds, what):
    """Asks until there is an answer."""
    end = time.monotonic() + seconds
    while True:
        answer = question()
        if answer:
            return answer
        if time.monotonic() >= end:
            raise LookupError("not there: " + what)
        time.sleep(0.1)
