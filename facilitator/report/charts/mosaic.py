"""Every note of the evening as one square, with the sign of its category for grey paper."""

from collections.abc import Sequence
from math import ceil

from markupsafe import Markup

from facilitator.report.charts.paper import TYPE, WIDTH, Colors, words
from facilitator.report.figures import Mosaic

LEFT, GAP = 8.0, 0.28  # the gap is a share of the side
LARGEST, SMALLEST = 11.0, 0.5
SIGNED = 2.2  # a smaller square has no room for a sign
ARM = 0.36  # half the width of the arms of a cross
SIGNS = {
    "square": ((-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85)),
    "triangle": ((0, -1), (1, 0.8), (-1, 0.8)),
    "diamond": ((0, -1.1), (1.1, 0), (0, 1.1), (-1.1, 0)),
    "cross": (
        *((-ARM, -1), (ARM, -1), (ARM, -ARM), (1, -ARM), (1, ARM), (ARM, ARM)),
        *((ARM, 1), (-ARM, 1), (-ARM, ARM), (-1, ARM), (-1, -ARM), (-ARM, -ARM)),
    ),
}


def mosaic(chart: Mosaic, colors: Colors, highest: float = 112.0) -> tuple[float, list[Markup]]:
    """Return the height and the parts: a row for each step, the squares larger the fewer."""
    side = _side([len(squares) for _, squares in chart.rows], WIDTH - LEFT, highest)
    across = max(1, int((WIDTH - LEFT) / side))
    parts, y = [], 0.0
    for label, squares in chart.rows:
        parts.append(words(0, y + side * (1 - GAP) / 2 + TYPE * 0.36, label, colors["quiet"]))
        drawn: dict[str, list[str]] = {}
        signs: list[str] = []
        for n, (_, color, shape) in enumerate(squares):
            x, down = LEFT + n % across * side, y + n // across * side
            square = side * (1 - GAP)
            drawn.setdefault(color, []).append(_square(x, down, square))
            if shape and square >= SIGNED:
                signs.append(_sign(shape, x + square / 2, down + square / 2, square / 6))
        parts += [_painted(each, colors[f"note-{color}"], colors) for color, each in drawn.items()]
        parts += [Markup('<path d="{}" fill="{}"/>').format("".join(signs), colors["quiet"])]
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


def _square(x: float, y: float, side: float) -> str:
    return f"M{x:.2f} {y:.2f}h{side:.2f}v{side:.2f}h-{side:.2f}z"


def _sign(shape: str, x: float, y: float, size: float) -> str:
    """Return the outline of a sign in the middle of a square, ``size`` from there to its edge."""
    if shape == "circle":
        across = f"a{size:.2f} {size:.2f} 0 1 0"
        return f"M{x - size:.2f} {y:.2f}{across} {size * 2:.2f} 0{across} -{size * 2:.2f} 0z"
    corners = (f"{x + right * size:.2f} {y + down * size:.2f}" for right, down in SIGNS[shape])
    return f"M{'L'.join(corners)}z"


def _painted(squares: Sequence[str], fill: str, colors: Colors) -> Markup:
    """Return squares of one colour as one shape: thousands of elements would take long to print."""
    return Markup(
        '<path d="{}" fill="{}" stroke="{}" stroke-width="0.2" stroke-linejoin="round"/>'
    ).format("".join(squares), fill, colors["note-edge"])
