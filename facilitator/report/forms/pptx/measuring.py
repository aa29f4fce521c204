"""Pieces of a slide that are no paragraphs, each with the height it needs."""

from collections.abc import Iterator
from dataclasses import replace

from facilitator.report.forms.columns import shares
from facilitator.report.forms.laying.elements import Drawn, Figures, Grid, Ladder, Line, Shown, bare
from facilitator.report.forms.laying.running import words
from facilitator.report.forms.pptx.pieces import HIGH, WIDE, Item, Piece, Text
from facilitator.report.forms.series import bars
from facilitator.report.pixels import pixels
from facilitator.report.width import filled, lines

CELL, MARGINS = 13.0, (8.0, 14.0)  # points: size of letters, and round them, above and at the sides
LEADING, BELOW = 19.0, 10.0  # the height of a line; what is left free below a table
_BAR, _AXIS, _SERIES = 34.0, 40.0, 14.0
ARROW, _TIP, _SIZES = 60.0, 44.0, (18.0, 16.0, 14.0, 12.0, 10.0)
_LEAST, _MOST = 90.0, HIGH - 40.0


def piece(element: Drawn | Figures | Ladder | Shown) -> Item:
    """Return an element in one piece; a picture that cannot be read is what it shows, in words."""
    match element:
        case Figures():
            return Piece(element, 118)
        case Ladder():
            return _ladder(element)
        case Shown():
            found = pixels(element.data)
            if found is None:
                return Text(words(element.alt), "fine")
            return Piece(element, found.within(WIDE, HIGH - 80)[1] + 10)
    return Piece(element, _chart(element))


def table(grid: Grid) -> Iterator[Piece]:
    """Yield ``grid`` in tables of no more rows than a slide holds, each with the heads."""
    share = tuple(shares(grid.heads, grid.rows, grid.room))
    room = [each * WIDE - MARGINS[1] for each in share]
    height = head = row_height(grid.heads, room)
    rows: list[tuple[Line, ...]] = []
    for row in (part for each in grid.rows for part in _cut(each, room, _MOST - head)):
        if rows and height + row_height(row, room) > _MOST:
            yield Piece(replace(grid, rows=tuple(rows), room=share), height + BELOW)
            rows, height = [], head
        rows.append(row)
        height += row_height(row, room)
    yield Piece(replace(grid, rows=tuple(rows), room=share), height + BELOW)


def _cut(row: tuple[Line, ...], room: list[float], most: float) -> Iterator[tuple[Line, ...]]:
    """Yield ``row``, or where it is higher than ``most`` the rows it takes, line by line."""
    if row_height(row, room) <= most:
        yield row
        return
    fits = max(1, int((most - MARGINS[0]) // LEADING))
    cells = [_lines(bare(cell), wide / CELL) for cell, wide in zip(row, room, strict=True)]
    for n in range(0, max(map(len, cells)), fits):
        yield tuple(words("\n".join(cell[n : n + fits])) for cell in cells)


def _lines(text: str, room: float) -> list[str]:
    return [row for line in text.split("\n") for row in (filled([line], room) if line else [""])]


def row_height(cells: tuple[Line, ...], room: list[float]) -> float:
    """Return the height of a row whose columns have so much room."""
    most = max(lines(bare(cell), wide / CELL) for cell, wide in zip(cells, room, strict=True))
    return most * LEADING + MARGINS[0]


def arrow(term: str, count: int) -> float | None:
    """Return the size of letters in which ``term`` fits into one of ``count`` arrows, if any."""
    room = WIDE / count - _TIP
    sizes = (size for size in _SIZES if lines(term, room / size) * size * 1.4 <= ARROW - 8)
    return next(sizes, None) if room > 0 else None


def _ladder(ladder: Ladder) -> Item:
    """Return stages as arrows, or in words where these do not fit in."""
    if all(arrow(term, len(ladder.terms)) for term in ladder.terms):
        return Piece(ladder, ARROW + 24)
    return Text(words(" → ".join(ladder.terms)), "body", keep=True)


def _chart(drawn: Drawn) -> float:
    told = bars(drawn)
    if told is None:
        raise ValueError(f"{drawn.chart.kind} is set as a table")
    bar = _BAR + _SERIES * (len(told.series) - 1)
    return min(_MOST, max(_LEAST, _AXIS + bar * len(told.categories)))
