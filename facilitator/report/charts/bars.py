"""Rows with a label and a bar or two: themes, notes with votes, the agenda, first steps."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from facilitator.report.charts.paper import SMALL, WIDTH, Colors, beside, box, words
from facilitator.report.phrases import phrases
from facilitator.report.width import folded

LABEL, LEADING = 58.0, 2.86  # two lines of a label are nearer than the next row
ROW = 6.7
LOW = 4.5  # a row whose label has one line
THICK = 4.2  # at most
HEAD = 5.2
GAP = 14.0  # between two series, for the values of the first
ENDS = 10.0  # for the values of the last


@dataclass(frozen=True, slots=True)
class Series:
    """Bars below one another. ``values`` as lengths, None for no bar; ``said`` beside each."""

    head: str
    values: tuple[float | None, ...]
    said: tuple[str, ...]
    full: bool = True
    share: float = 1.0  # of the room for bars


def rows(
    labels: Sequence[str], series: Sequence[Series], colors: Colors, row: float = ROW
) -> list[Markup]:
    """Return a row per label, ``row`` high, with its bars side by side."""
    thick = min(THICK, row * 0.7)
    parts = [
        _label(label, beside(HEAD + n * row, thick, SMALL), colors["ink"], 2 if row == ROW else 1)
        for n, label in enumerate(labels)
    ]
    room = WIDTH - LABEL - 2 - ENDS - GAP * (len(series) - 1)
    x = LABEL + 2
    for each in series:
        parts.append(words(x, 3.4, each.head, colors["quiet"]))
        parts += _bars(each, (x, room * each.share), (row, thick), colors)
        x += room * each.share + GAP
    return parts


def height(count: int, row: float = ROW) -> float:
    """Return how high a chart of so many rows is."""
    return HEAD + row * count


def _bars(
    series: Series, room: tuple[float, float], row: tuple[float, float], colors: Colors
) -> list[Markup]:
    """Return bars that begin and are at most as long as ``room`` says; ``row``: pitch, bar."""
    most = max((value or 0 for value in series.values), default=0) or 1
    fill = colors["accent" if series.full else "paper"]
    parts = []
    for n, (value, said) in enumerate(zip(series.values, series.said, strict=True)):
        if value is None:
            continue
        y, long = HEAD + n * row[0], room[1] * value / most
        if value:
            parts.append(box(room[0], y, long, row[1], fill, colors["accent"]))
        parts.append(words(room[0] + long + 1.6, beside(y, row[1]), said, colors["ink"]))
    return parts


def _label(label: str, middle: float, color: str, most: int) -> Markup:
    """Return the label of a row in at most so many lines. The whole words stand in the table."""
    lines = folded(phrases(label), (LABEL - 2) / SMALL, most)
    top = middle - (len(lines) - 1) * LEADING / 2
    written = (
        words(LABEL - 1, top + n * LEADING, each, color, SMALL, "end")
        for n, each in enumerate(lines)
    )
    return Markup("").join(written)
