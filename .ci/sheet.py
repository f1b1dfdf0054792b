"""What one does in Scoring wherever there is room for it: on a small screen the list of units is a chooser over the
sheet, and what stands beside it is folded away."""

WHICH = "Đơn vị hoặc tiêu chí đang xem:*"


def list_is_beside(d):
    return any(d.has(name, role="entry") for name in ("Tìm đơn vị", "Tìm tiêu chí"))


def seek(d, typed):
    """Goes to a unit or a criterion by letters of its name."""
    if list_is_beside(d):
        d.click("Tìm đơn vị" if d.has("Tìm đơn vị", role="entry") else "Tìm tiêu chí", role="entry")
    else:
        d.click(WHICH, role="combo box")
    d.type(typed)
    d.key("Return")


def choose(d, name):
    """Goes to a unit by the mouse."""
    if list_is_beside(d):
        d.click(name, role="push button")
    else:
        d.click(WHICH, role="combo box")
        d.click(name, role="toggle button")


def look_beside(d):
    """Opens what is told beside the sheet, where it is folded away."""
    if not d.has("Ghi chú nội bộ", role="entry"):
        d.click("Thu gọn hoặc mở hộp chi tiết (F10)", role="push button")
        d.find("Ghi chú nội bộ", role="entry")
