"""Drops files on a window, as a file manager does (XDND, version 5): `drop.py X Y PATH…` on the display of $DISPLAY. Ends
with 0 where the window took them."""
import ctypes
import os
import sys
import time
import urllib.parse

x11 = ctypes.CDLL("libX11.so.6")
Long, Window = ctypes.c_long, ctypes.c_ulong


class Client(ctypes.Structure):
    _fields_ = [("type", ctypes.c_int), ("serial", ctypes.c_ulong), ("send_event", ctypes.c_int), ("display", ctypes.c_void_p),
                ("window", Window), ("message_type", Window), ("format", ctypes.c_int), ("data", Long * 5)]


class Request(ctypes.Structure):
    _fields_ = [("type", ctypes.c_int), ("serial", ctypes.c_ulong), ("send_event", ctypes.c_int), ("display", ctypes.c_void_p),
                ("owner", Window), ("requestor", Window), ("selection", Window), ("target", Window), ("property", Window),
                ("time", ctypes.c_ulong)]


class Answer(ctypes.Structure):
    _fields_ = [("type", ctypes.c_int), ("serial", ctypes.c_ulong), ("send_event", ctypes.c_int), ("display", ctypes.c_void_p),
                ("requestor", Window), ("selection", Window), ("target", Window), ("property", Window), ("time", ctypes.c_ulong)]


class Event(ctypes.Union):
    _fields_ = [("type", ctypes.c_int), ("client", Client), ("request", Request), ("answer", Answer), ("room", Long * 24)]


for name, gives, takes in (
    ("XOpenDisplay", ctypes.c_void_p, [ctypes.c_char_p]),
    ("XDefaultRootWindow", Window, [ctypes.c_void_p]),
    ("XInternAtom", Window, [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int]),
    ("XCreateSimpleWindow", Window, [ctypes.c_void_p, Window] + [ctypes.c_int] * 2 + [ctypes.c_uint] * 3 + [ctypes.c_ulong] * 2),
    ("XSetSelectionOwner", ctypes.c_int, [ctypes.c_void_p, Window, Window, ctypes.c_ulong]),
    ("XSendEvent", ctypes.c_int, [ctypes.c_void_p, Window, ctypes.c_int, Long, ctypes.POINTER(Event)]),
    ("XChangeProperty", ctypes.c_int, [ctypes.c_void_p, Window, Window, Window, ctypes.c_int, ctypes.c_int, ctypes.c_char_p, ctypes.c_int]),
    ("XPending", ctypes.c_int, [ctypes.c_void_p]),
    ("XNextEvent", ctypes.c_int, [ctypes.c_void_p, ctypes.POINTER(Event)]),
    ("XFlush", ctypes.c_int, [ctypes.c_void_p]),
):
    function = getattr(x11, name)
    function.restype, function.argtypes = gives, takes

CLIENT_MESSAGE, SELECTION_REQUEST, SELECTION_NOTIFY = 33, 30, 31
LONGEST_S = 30


def main(target, x, y, paths):
    display = x11.XOpenDisplay(None)
    own = x11.XCreateSimpleWindow(display, x11.XDefaultRootWindow(display), 0, 0, 1, 1, 0, 0, 0)
    atom = lambda name: x11.XInternAtom(display, name.encode(), 0)
    uris = "".join("file://%s\r\n" % urllib.parse.quote(os.path.abspath(path)) for path in paths).encode()
    x11.XSetSelectionOwner(display, atom("XdndSelection"), own, 0)

    def send(message, *data):
        event = Event()
        event.client = Client(CLIENT_MESSAGE, 0, 1, display, target, atom(message), 32, (Long * 5)(*data))
        x11.XSendEvent(display, target, 0, 0, ctypes.byref(event))
        x11.XFlush(display)

    def give(request):
        x11.XChangeProperty(display, request.requestor, request.property, request.target, 8, 0, uris, len(uris))
        event = Event()
        event.answer = Answer(SELECTION_NOTIFY, 0, 1, display, request.requestor, request.selection, request.target,
                              request.property, request.time)
        x11.XSendEvent(display, request.requestor, 0, 0, ctypes.byref(event))
        x11.XFlush(display)

    send("XdndEnter", own, 5 << 24, atom("text/uri-list"), 0, 0)
    send("XdndPosition", own, 0, x << 16 | y, 0, atom("XdndActionCopy"))
    is_dropped, end = False, time.monotonic() + LONGEST_S
    while time.monotonic() < end:
        if not x11.XPending(display):
            time.sleep(0.01)
            continue
        event = Event()
        x11.XNextEvent(display, ctypes.byref(event))
        if event.type == SELECTION_REQUEST:
            give(event.request)
        elif event.type == CLIENT_MESSAGE and event.client.message_type == atom("XdndStatus"):
            if not event.client.data[1] & 1:
                sys.exit("the window takes nothing")
            if not is_dropped:
                is_dropped = True
                send("XdndDrop", own, 0, 0, 0, 0)
        elif event.type == CLIENT_MESSAGE and event.client.message_type == atom("XdndFinished"):
            return
    sys.exit("the window doesn't answer")


main(int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4:])
