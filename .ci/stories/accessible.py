"""What is read out: on every page, nothing that can be used is without a name, and nothing is named twice in one
list. The same is tested without a window; here it goes the whole way to the screen reader."""
from campaigns import expect

USED = {"push button", "toggle button", "check box", "radio button", "page tab", "combo box", "entry", "link", "menu item",
        "list item", "table cell", "slider", "spin button"}


def faults(d, where):
    """What can be used and has no name, or has a name that another beside it has."""
    seen, found = {}, []
    for node in d.all():
        if node.role not in USED or node.box is None:
            continue
        if not node.name.strip():
            found.append("%s: a %s without a name at %r" % (where, node.role, node.box))
            continue
        # what is one thing in two places is no second thing
        key = (id(node.parent), node.role, node.name)
        if key in seen and seen[key] != node.box:
            found.append("%s: twice a %s %r, at %r and %r" % (where, node.role, node.name, seen[key], node.box))
        seen.setdefault(key, node.box)
    return found


def walk(h, kind, pages):
    found = []
    with h.open(h.campaign(kind)) as d:
        for page, sides in pages:
            d.key("ctrl+%d" % page)
            found += faults(d, "page %d" % page)
            for side in sides:
                d.click(side, role="toggle button")
                d.settle(0.5)
                found += faults(d, "page %d, %s" % (page, side))
    expect("\n".join(found), "", "what is read out")


def story_every_page_of_a_campaign_that_is_scored(h):
    walk(h, h.campaign("scored") and "scored", [
        (1, []), (2, []), (3, []), (4, []), (5, []),
        (6, ["Theo lĩnh vực"]),
        (7, ["Xem trước bản in", "Xem trước văn bản"]),
        (8, ["Đơn vị", "Người thẩm định", "Cách tính kết quả"]),
    ])


def story_every_page_of_a_campaign_that_is_begun(h):
    walk(h, h.campaign("half") and "half", [(n, []) for n in range(1, 9)])


def story_the_first_start(h):
    with h.open(author=None) as d:
        expect("\n".join(faults(d, "the first start")), "", "what is read out")
