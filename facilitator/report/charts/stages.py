"""A model in stages: a flight of stairs, each with its name and what is known of its size."""

from collections.abc import Sequence

from markupsafe import Markup

from facilitator.report.charts.paper import (
    WIDTH,
    Colors,
    box,
    line,
    sheet,
    words,
)
from facilitator.report.phrases import phrases
from facilitator.report.text import plain
from facilitator.report.width import folded
from facilitator.report.words import say
from facilitator.report.written import Rung, Stages

ABREAST = 6  # more stages stand in a further flight below
GAP = 2.6  # between two stairs
RISE, LOWEST = 4.6, 19.5
EDGE = 0.9  # the tread
TYPE, LEADING = 4.2, 1.3  # larger than elsewhere: it stands in the narrower column of the text
SMALL = 3.4


def ladder(stages: Stages, colors: Colors, lang: str, *, paper: bool = False) -> Markup:
    """Return the picture of ``stages`` as SVG. The list below it says the same."""
    title = say("stages", lang, n=len(stages.rungs))
    said = "; ".join(
        f"{n} {rung.term}{_told(rung, lang, ', ')}: {plain(rung.text)}"
        for n, rung in enumerate(stages.rungs, start=1)
    )
    high, parts = stairs(stages.rungs, colors, lang)
    return sheet(f"{title} – {said}" if paper else title, said, high, parts)


def stairs(rungs: Sequence[Rung], colors: Colors, lang: str) -> tuple[float, list[Markup]]:
    """Return the height and the parts of a flight of stairs, first stage to last."""
    parts, y = [], 0.0
    for begin in range(0, len(rungs), ABREAST):
        flight = rungs[begin : begin + ABREAST]
        high = LOWEST + RISE * (len(flight) - 1)
        wide = (WIDTH + GAP) / len(flight) - GAP
        for n, rung in enumerate(flight):
            stair = (n * (wide + GAP), y + high - LOWEST - RISE * n, wide, LOWEST + RISE * n)
            parts += _stair(begin + n + 1, rung, stair, colors, lang)
        y += high + 4
    return max(y - 4, 1.0), parts


def _stair(
    number: int, rung: Rung, stair: tuple[float, float, float, float], colors: Colors, lang: str
) -> list[Markup]:
    x, y, wide, high = stair
    room = (wide - 4) / TYPE
    ink = colors["ink"]
    parts = [
        box(x, y, wide, high, colors["accent-soft"]),
        box(x, y, wide, EDGE, colors["accent"]),
        words(x + 2, y + 5.4, str(number), colors["accent"], SMALL, bold=True),
    ]
    for n, row in enumerate(folded(phrases(rung.term), room, 2)):
        parts.append(words(x + 2, y + 11.0 + n * TYPE * LEADING, row, ink, TYPE, bold=True))
    if rung.count is not None:
        told = _told(rung, lang)
        parts.append(words(x + wide - 2, y + 5.4, told, ink, SMALL, "end"))
    if number > 1 and x > 0:
        parts += _arrow(x - GAP, y + LOWEST - 3.2, colors["accent"])
    return parts


def _arrow(x: float, y: float, color: str) -> list[Markup]:
    """Return an arrow over the gap before a stair."""
    tip = x + GAP - 0.3
    return [
        line(x + 0.3, y, tip, y, color, 0.4),
        line(tip - 0.9, y - 0.8, tip, y, color, 0.4),
        line(tip - 0.9, y + 0.8, tip, y, color, 0.4),
    ]


def _told(rung: Rung, lang: str, before: str = "") -> str:
    """Return how many notes chose a stage, "" where that is not told."""
    return "" if rung.count is None else before + say("n.notes", lang, n=rung.count)
