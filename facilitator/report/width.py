"""How much room words take, near enough to lay out by."""

import unicodedata
from math import ceil


def width(text: str) -> float:
    """Return about how wide ``text`` is, in ems: Japanese characters 1, Latin ones 0.56."""
    wide = sum(unicodedata.east_asian_width(c) in "WFA" for c in text)
    return wide + (len(text) - wide) * 0.56


def lines(text: str, room: float) -> int:
    """Return about how many lines ``text`` fills where a line has ``room`` ems."""
    return sum(max(1, ceil(width(line) / room)) for line in text.split("\n"))


def folded(text: str, room: float, most: int) -> tuple[str, ...]:
    """Return ``text`` in at most ``most`` lines of ``room`` ems, at spaces where there are any.

    What does not fit ends in "…". For labels of charts, which cannot flow.
    """
    rows: list[str] = []
    rest = " ".join(text.split())
    while rest and len(rows) < most:
        row = _first(rest, room)
        rows.append(row.rstrip())
        rest = rest[len(row) :].lstrip()
    if rest:
        rows[-1] = _first(rows[-1], room - 1) + "…"
    return tuple(rows)


def _first(text: str, room: float) -> str:
    """Return the beginning of ``text`` that fits, up to a space if it holds one."""
    end = next((n for n in range(1, len(text) + 1) if width(text[:n]) > room), len(text) + 1) - 1
    if end >= len(text) or text[end].isspace():
        return text[:end]
    space = text.rfind(" ", 0, end)
    return text[: max(1, space if space > end // 3 else end)]
