"""Every note of the evening as one square."""

from collections.abc import Sequence
from math import ceil

from markupsafe import Markup

from facilitator.report.charts.paper import TYPE, WIDTH, Colors, words
from facilitator.report.figures import Mosaic

LEFT, GAP = 8.0, 0.28  # the gap is a share of the side
LARGEST, SMALLEST = 11.0, 0.5


def mosaic(chart: Mosaic, colors: Colors, highest: float = 112.0) -> tuple[float, list[Markup]]:
    """Return the height and the parts: a row for each step, the squares larger the fewer."""
    side = _side([len(squares) for _, squares in chart.rows], WIDTH - LEFT, highest)
    across = max(1, int((WIDTH - LEFT) / side))
    parts, y = [], 0.0
    for label, squares in chart.rows:
        parts.append(words(0, y + side * (1 - GAP) / 2 + TYPE * 0.36, label, colors["quiet"]))
        for n, (_, color) in enumerate(squares):
            x, down = LEFT + n % across * side, y + n // across * side
            parts.append(_square(x, down, side * (1 - GAP), colors[f"note-{color}"], colors))
        y += max(1, ceil(len(squares) / across)) * side + side * 0.35
    return max(y, 1.0), parts


def _side(counts: Sequence[int], wide: float, high: float) -> float:
    """Return the largest side of a square at which all rows fit."""
    side = LARGEST
    while side > SMALLEST and _height(counts, wide, side) > high:
        side *= 0.96
    return side


def _height(counts: Sequence[int], wide: float, side: float) -> float:
    across = max(1, int(wide / side))
    return sum(max(1, ceil(count / across)) * side + side * 0.35 for count in counts)


def _square(x: float, y: float, side: float, fill: str, colors: Colors) -> Markup:
    return Markup(
        '<rect x="{:.2f}" y="{:.2f}" width="{:.2f}" height="{:.2f}" rx="0.4" fill="{}"'
        ' stroke="{}" stroke-width="0.2"/>'
    ).format(x, y, side, side, fill, colors["note-edge"])
