"""Notes at the foot of a page: where two chapters meet on it, one that both need stands once.

Which chapters share a page is known only when it is laid out. Then the second of two equal notes is
taken away, and its mark leads to the first; if that has moved the two apart, both stay.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any
from xml.etree.ElementTree import Element

NOTE = "footnote"
Render = Callable[[Callable[[Element], None]], Any]


def once(render: Render) -> Any:
    """Return the document that ``render`` makes; it is given what to do to the page before."""
    printed = render(_nothing)
    twice = _doubled(printed)
    if not twice:
        return printed
    moved: list[Element] = []
    anew = render(lambda root: moved.extend(_joined(root, twice)))
    return anew if _together(anew, moved) else printed


def _nothing(_: Element) -> None:
    """Leave the page as it is."""


def _doubled(printed: Any) -> Mapping[str, str]:
    """Return the ids of notes that stand on a page a second time, with those of the first."""
    found: dict[str, str] = {}
    for elements in _elements(printed):
        first: dict[str, str] = {}
        for each in elements:
            if each.get("class") == NOTE and (name := each.get("id")):
                same = first.setdefault("".join(each.itertext()), name)
                if same != name:
                    found[name] = same
    return found


def _elements(printed: Any) -> Iterator[list[Element]]:
    """Yield, for every page, what stands on it, each element once."""
    for page in printed.pages:
        boxes = (box.element for box in page._page_box.descendants())
        yield list(dict.fromkeys(each for each in boxes if each is not None))


def _joined(root: Element, twice: Mapping[str, str]) -> list[Element]:
    """Take the notes that stand ``twice`` out of a page; return the marks that led to them."""
    for parent in list(root.iter()):
        for each in [child for child in parent if child.get("id") in twice]:
            _without(parent, each)
    marks = [each for each in root.iter("a") if each.get("href", "")[1:] in twice]
    for mark in marks:
        mark.set("href", f"#{twice[mark.get('href', '')[1:]]}")
    return marks


def _without(parent: Element, child: Element) -> None:
    """Remove ``child``, but not what follows it."""
    at, after = list(parent).index(child), child.tail or ""
    parent.remove(child)
    if at:
        parent[at - 1].tail = (parent[at - 1].tail or "") + after
    else:
        parent.text = (parent.text or "") + after


def _together(printed: Any, marks: list[Element]) -> bool:
    """Return whether each mark is on the page of its note."""
    left = set(marks)
    for elements in _elements(printed):
        notes = {each.get("id") for each in elements if each.get("class") == NOTE}
        here = left.intersection(elements)
        if any(mark.get("href", "")[1:] not in notes for mark in here):
            return False
        left -= here
    return not left
