"""The pulse: strips of who went down and up, a map of need and risk, a pair of circles."""

from collections.abc import Sequence
from math import atan2, cos, hypot, sin, sqrt

from markupsafe import Markup

from facilitator.report.charts.paper import SMALL, TYPE, WIDTH, Colors, beside, box, line, words
from facilitator.report.figures import Circles, Corners, Shifts, Stances
from facilitator.report.phrases import phrases
from facilitator.report.width import folded, width
from facilitator.report.words import say

LABEL = 46.0  # the words of a row
BAR, LONG, THICK = 48.0, 52.0, 4.6
FIRST, WIDE = 105.0, 17.0  # the first number behind a bar, and one from the next
ROW, HEAD = 8.4, 6.4
LEADING = 2.9
SQUARE, CORNER_X, CORNER_Y = 84.0, 16.0, 11.0  # the map, from its upper left
LARGEST = 3.6  # the radius of a place of the map, so that its number stands beside it
ROUND = 9.0  # the radius of a circle of a pair
APART, NEARER = 22.0, 3.25  # between their middles at 1, and less for each step


def shifts(chart: Shifts, colors: Colors, lang: str) -> tuple[float, list[Markup]]:
    """Return a strip for each item: who went down, stayed, went up; behind it the means."""
    heads = [say(f"col.{each}", lang) for each in ("down", "same", "up")]
    parts = _heads(heads, colors)
    parts.append(words(WIDTH, 3.4, say("col.mean", lang), colors["quiet"], SMALL, "end"))
    for n, row in enumerate(chart.rows):
        y = HEAD + n * ROW
        parts += _row(row.label, (row.down, row.same, row.up), y, colors)
        means = f"{row.before:.1f} → {row.after:.1f}"
        middle = beside(y + 0.5, THICK)
        parts.append(words(WIDTH, middle, means, colors["ink"], TYPE, "end", bold=True))
    return HEAD + ROW * len(chart.rows), parts


def stances(chart: Stances, colors: Colors, lang: str) -> tuple[float, list[Markup]]:
    """Return a strip for each item: who is below, at and above the middle of the scale."""
    heads = [say(f"col.{each}", lang) for each in ("below", "middle", "above")]
    parts = _heads(heads, colors)
    for n, row in enumerate(chart.rows):
        counts = (row.below, row.middle, row.above)
        parts += _row(row.label, counts, HEAD + n * ROW, colors)
    return HEAD + ROW * len(chart.rows), parts


def circles(chart: Circles, colors: Colors, lang: str) -> tuple[float, list[Markup]]:
    """Return the average pair of circles before and after, with the mean of each."""
    parts: list[Markup] = []
    pairs = (("before", chart.before, 34.0), ("after", chart.after, 116.0))
    for name, mean, x in pairs:
        said = f"{say(f'pulse.{name}', lang)} {mean:.1f}"
        apart = APART - NEARER * (mean - 1)
        for side, fill in ((-1, "accent-soft"), (1, "none")):
            color = colors["accent-soft"] if fill == "accent-soft" else "none"
            parts.append(_disc(x + side * apart / 2, 11, ROUND, color, colors["accent"]))
        parts.append(words(x, 26.5, said, colors["ink"], TYPE, "middle", bold=True))
    return 28.0, [*parts, *_arrow((62, 11), (88, 11), colors["ink"])]


def corners(chart: Corners, colors: Colors, lang: str) -> tuple[float, list[Markup]]:
    """Return the map: circles as large as they are many, and the way of the middle."""
    x, y, quiet = CORNER_X, CORNER_Y, colors["quiet"]
    parts = [box(x, y, SQUARE, SQUARE, "none", colors["edge"])]
    half = SQUARE / 2
    parts += [
        line(x + half, y, x + half, y + SQUARE, colors["line"]),
        line(x, y + half, x + SQUARE, y + half, colors["line"]),
    ]
    ends = (
        (x, y - 1.6, "wary.not", "start"),
        (x + SQUARE, y - 1.6, "wary.needing", "end"),
        (x, y + SQUARE + 3.8, "easy.not", "start"),
        (x + SQUARE, y + SQUARE + 3.8, "easy.needing", "end"),
    )
    for at, high, name, anchor in ends:
        parts.append(words(at, high, say(f"pulse.{name}", lang), quiet, SMALL, anchor))
    parts.append(words(x, 4.0, f"↑ {chart.risk}", colors["ink"], TYPE, bold=True))
    needs = f"{chart.need} →"
    foot = y + SQUARE + 8.6
    parts.append(words(x + SQUARE, foot, needs, colors["ink"], TYPE, "end", bold=True))
    spots = [_spot(_at(spot.need, spot.risk), spot.people, colors) for spot in chart.spots]
    parts += [disc for disc, _ in spots]
    parts += _way(chart, colors, lang)
    parts += [number for _, number in spots]  # above the arrow, to be read
    return foot + 2.0, parts


def _heads(heads: Sequence[str], colors: Colors) -> list[Markup]:
    """Return what the three parts of every strip are, each with what it looks like."""
    parts = []
    for n, (head, fill) in enumerate(zip(heads, _fills(colors), strict=True)):
        x = FIRST + n * WIDE
        parts.append(box(x, 1.4, 2.2, 2.2, fill, colors["accent"]))
        parts.append(words(x + 3.2, 3.4, head, colors["quiet"], SMALL))
    return parts


def _row(label: str, counts: Sequence[int], y: float, colors: Colors) -> list[Markup]:
    """Return a label, its strip in three parts, and behind it the numbers of these."""
    lines = folded(phrases(label), (LABEL - 2) / SMALL, 2)
    top = beside(y + 0.5, THICK, SMALL) - (len(lines) - 1) * LEADING / 2
    parts = [
        words(LABEL - 1, top + n * LEADING, each, colors["ink"], SMALL, "end")
        for n, each in enumerate(lines)
    ]
    total, x = max(1, sum(counts)), BAR
    for n, (count, fill) in enumerate(zip(counts, _fills(colors), strict=True)):
        if count:
            long = LONG * count / total
            parts.append(box(x, y + 0.5, long, THICK, fill, colors["accent"]))
            x += long
        at = FIRST + n * WIDE + 3.2
        parts.append(words(at, beside(y + 0.5, THICK), str(count), colors["ink"], bold=True))
    return parts


def _fills(colors: Colors) -> tuple[str, str, str]:
    """Return paper, grey and ink: three that differ on grey paper, too."""
    return colors["paper"], colors["accent-soft"], colors["accent"]


def _at(need: float, risk: float) -> tuple[float, float]:
    """Return where 1 to 7 of both lie on the sheet; half a step stays free at the edges."""
    step = SQUARE / 7
    return CORNER_X + (need - 0.5) * step, CORNER_Y + (7.5 - risk) * step


def _spot(at: tuple[float, float], people: int, colors: Colors) -> tuple[Markup, Markup]:
    """Return a place of the map: a circle, and how many stand there."""
    radius = min(LARGEST, 0.55 * sqrt(people) + 1.2)
    right, middle = at[0] + radius + 0.6, at[1] + TYPE * 0.36  # the arrow may begin inside
    return (
        _disc(*at, radius, colors["accent-soft"], colors["accent"]),
        words(right, middle, str(people), colors["ink"], TYPE, bold=True),
    )


def _way(chart: Corners, colors: Colors, lang: str) -> list[Markup]:
    """Return the arrow from the middle before to the middle after, and both in words."""
    before, after = _at(*chart.before), _at(*chart.after)
    ink, x = colors["ink"], CORNER_X + SQUARE + 8
    parts = [_disc(*before, 1.3, colors["paper"], ink, 0.6)]
    far = hypot(after[0] - before[0], after[1] - before[1])
    if far > 0.5:  # else it has not moved as far as one can see
        parts += _arrow(before, after, ink)
    parts.append(_disc(*after, 1.3, ink, ink, 0.6))
    for n, (name, means, fill) in enumerate(
        (("before", chart.before, colors["paper"]), ("after", chart.after, ink))
    ):
        y = CORNER_Y + 6 + n * 14.0
        parts.append(_disc(x, y - 1.1, 1.3, fill, ink, 0.6))
        parts.append(words(x + 3, y, say(f"pulse.{name}", lang), ink, TYPE, bold=True))
        for row, (label, mean) in enumerate(
            zip((chart.need, chart.risk), means, strict=True), start=1
        ):
            room = WIDTH - x - 3
            said = f"{label} {mean:.1f}"
            size = min(SMALL, room / max(width(said), 1.0))
            parts.append(words(x + 3, y + row * 4.2, said, ink, size))
    return parts


def _disc(x: float, y: float, radius: float, fill: str, edge: str, thick: float = 0.4) -> Markup:
    return Markup(
        '<circle cx="{:.2f}" cy="{:.2f}" r="{:.2f}" fill="{}" stroke="{}" stroke-width="{}"/>'
    ).format(x, y, radius, fill, edge, thick)


def _arrow(tail: tuple[float, float], tip: tuple[float, float], color: str) -> list[Markup]:
    """Return an arrow from ``tail`` to ``tip``."""
    angle = atan2(tip[1] - tail[1], tip[0] - tail[0])
    barbs = (angle + 2.6, angle - 2.6)
    return [
        line(*tail, *tip, color, 0.6),
        *(
            line(*tip, tip[0] + 2.2 * cos(barb), tip[1] + 2.2 * sin(barb), color, 0.6)
            for barb in barbs
        ),
    ]
