"""Charts as inline SVG: plain data in, markup out.

``<title>`` and ``<desc>`` become the alternative text of the figure in the PDF. Every value
is written beside its mark, and the two kinds of bar differ in form, so grey paper is enough.
"""

from collections.abc import Mapping, Sequence
from math import ceil

from markupsafe import Markup

from facilitator.report.blocks import Bar, Mosaic, Sizes
from facilitator.report.phrases import phrases
from facilitator.report.width import folded

# All in millimetres: the viewBox is as wide as the page inside its margins.
WIDTH = 170.0
TYPE = 3.1
LABEL, LABEL_TYPE, LEADING = 58.0, 2.6, 2.86  # two lines are nearer than the next row
ROW = 6.7
THICK = 4.2
HEAD = 5.2
FACES = "'Noto Sans CJK JP', 'Report Emoji', 'DejaVu Sans', sans-serif"  # as in report.css


def sizes(chart: Sizes, colors: Mapping[str, str]) -> Markup:
    """Return a row per theme: its notes as full bars and, where people voted, hollow ones."""
    voted = any(bar.votes is not None for bar in chart.bars)
    notes = (LABEL + 2, 58.0 if voted else WIDTH - LABEL - 12)
    votes = (LABEL + 2 + 58 + 14, 28.0)
    most = max(1, *(bar.notes for bar in chart.bars), 1)
    most_votes = max((bar.votes or 0 for bar in chart.bars), default=0) or 1
    parts = [_text(notes[0], 3.4, chart.notes, colors["quiet"])]
    parts += [_text(votes[0], 3.4, chart.votes, colors["quiet"])] if voted else []
    for n, bar in enumerate(chart.bars):
        y = HEAD + n * ROW
        parts.append(_label(bar.label, y, colors["ink"]))
        parts.append(_bar(notes, y, bar.notes / most, bar.notes, colors, full=True))
        if bar.votes is not None:
            parts.append(_bar(votes, y, bar.votes / most_votes, bar.votes, colors, full=False))
    return _svg(chart.title, _said(chart), height(len(chart.bars)), parts)


def height(bars: int) -> float:
    """Return how high the chart of so many themes is."""
    return HEAD + ROW * bars


def mosaic(chart: Mosaic, colors: Mapping[str, str], highest: float = 72.0) -> Markup:
    """Return every note as a square, a row for each step, larger the fewer there are."""
    left, gap = 8.0, 0.28
    side = _side([len(squares) for _, squares in chart.rows], WIDTH - left, highest)
    parts, y = [], 0.0
    for label, squares in chart.rows:
        across = max(1, int((WIDTH - left) / side))
        parts.append(_text(0, y + side * (1 - gap) / 2 + TYPE * 0.36, label, colors["quiet"]))
        for n, color in enumerate(squares):
            x, down = left + n % across * side, y + n // across * side
            parts.append(_square(x, down, side * (1 - gap), colors[f"note-{color}"], colors))
        y += max(1, ceil(len(squares) / across)) * side + side * 0.35
    said = "; ".join(f"{label}: {len(squares)}" for label, squares in chart.rows)
    return _svg(chart.title, said, max(y, 1.0), parts)


def _side(counts: Sequence[int], wide: float, high: float) -> float:
    """Return the largest side of a square at which all rows fit, at most 8.4 millimetres."""
    side = 8.4
    while side > 0.5 and _height(counts, wide, side) > high:
        side *= 0.96
    return side


def _height(counts: Sequence[int], wide: float, side: float) -> float:
    across = max(1, int(wide / side))
    return sum(max(1, ceil(count / across)) * side + side * 0.35 for count in counts)


def _square(x: float, y: float, side: float, fill: str, colors: Mapping[str, str]) -> Markup:
    return Markup(
        '<rect x="{:.2f}" y="{:.2f}" width="{:.2f}" height="{:.2f}" rx="0.4" fill="{}"'
        ' stroke="{}" stroke-width="0.2"/>'
    ).format(x, y, side, side, fill, colors["note-edge"])


def _label(label: str, y: float, color: str) -> Markup:
    """Return the label of a row in one line or two. The whole title stands below the chart."""
    rows = folded(phrases(label), (LABEL - 2) / LABEL_TYPE, 2)
    top = y + THICK / 2 + LABEL_TYPE * 0.36 - (len(rows) - 1) * LEADING / 2
    written = (
        _text(LABEL - 1, top + n * LEADING, row, color, LABEL_TYPE, "end")
        for n, row in enumerate(rows)
    )
    return Markup("").join(written)


def _bar(
    room: tuple[float, float],
    y: float,
    share: float,
    value: int,
    colors: Mapping[str, str],
    *,
    full: bool,
) -> Markup:
    x, length = room[0], room[1] * share
    shape = Markup(
        '<rect x="{:.2f}" y="{:.2f}" width="{:.2f}" height="{}" rx="0.5" fill="{}" stroke="{}"'
        ' stroke-width="0.35"/>'
    ).format(
        x, y, max(length, 0.01), THICK, colors["accent" if full else "paper"], colors["accent"]
    )
    count = _text(x + length + 1.6, y + THICK / 2 + TYPE * 0.36, str(value), colors["ink"])
    return (shape if value else Markup("")) + count


def _text(
    x: float, y: float, text: str, color: str, size: float = TYPE, anchor: str = "start"
) -> Markup:
    return Markup(
        '<text x="{:.2f}" y="{:.2f}" font-size="{:.2f}" fill="{}" text-anchor="{}">{}</text>'
    ).format(x, y, size, color, anchor, text)


def _said(chart: Sizes) -> str:
    return "; ".join(_row_said(bar, chart) for bar in chart.bars)


def _row_said(bar: Bar, chart: Sizes) -> str:
    votes = "" if bar.votes is None else f", {chart.votes} {bar.votes}"
    return f"{bar.label}: {chart.notes} {bar.notes}{votes}"


def _svg(title: str, said: str, height: float, parts: Sequence[Markup]) -> Markup:
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {0} {1:.2f}"'
        ' width="{0}mm" height="{1:.2f}mm" font-family="{2}"><title>{3}</title><desc>{4}</desc>{5}'
        "</svg>"
    ).format(WIDTH, height, FACES, title, said, Markup("").join(parts))
