"""Themes by category: a small bar for each number that may be told, all on one scale."""

from markupsafe import Markup

from facilitator.report.charts.bars import LABEL, LEADING
from facilitator.report.charts.paper import SMALL, WIDTH, Colors, beside, box, line, words
from facilitator.report.figures import Levels
from facilitator.report.phrases import phrases
from facilitator.report.width import folded
from facilitator.report.words import say

ROW, THICK = 7.4, 4.2
LINES = 2  # of a label or a head, at most
NUMBER = 8.0  # room for the number behind a bar


def height(chart: Levels) -> float:
    """Return how high the chart is."""
    return _head(chart) + ROW * len(chart.rows)


def levels(chart: Levels, colors: Colors, lang: str) -> tuple[float, list[Markup]]:
    """Return a row for each theme, with a column for each category."""
    wide = (WIDTH - LABEL) / len(chart.heads)
    most = max((cell or 0 for row in chart.rows for cell in row.cells), default=0) or 1
    top = _head(chart)
    parts: list[Markup] = []
    for n, head in enumerate(chart.heads):
        parts += _folded(LABEL + n * wide, 2.6, head, wide - 3, colors["quiet"])
    for n, row in enumerate(chart.rows):
        y = top + n * ROW
        parts.append(line(0, y, WIDTH, y, colors["line"]))
        parts += _folded(0, beside(y, ROW, SMALL), row.label, LABEL - 4, colors["ink"], middle=True)
        for at, cell in enumerate(row.cells):
            x = LABEL + at * wide
            long = (wide - NUMBER) * (cell or 0) / most
            if cell:
                bar = (x, y + (ROW - THICK) / 2, long, THICK)
                parts.append(box(*bar, colors["accent"], colors["accent"]))
            told = say("untold", lang) if cell is None else str(cell)
            color = colors["ink" if cell else "quiet"]
            parts.append(words(x + long + (1.4 if cell else 0), beside(y, ROW), told, color))
    return height(chart), parts


def _head(chart: Levels) -> float:
    """Return how much room the heads take."""
    wide = (WIDTH - LABEL) / len(chart.heads) - 3
    lines = max(len(folded(phrases(head), wide / SMALL, LINES)) for head in chart.heads)
    return 2.4 + LEADING * lines


def _folded(
    x: float, y: float, text: str, room: float, color: str, *, middle: bool = False
) -> list[Markup]:
    """Return words in at most two lines, from the line ``y`` down or with it in the middle."""
    lines = folded(phrases(text), room / SMALL, LINES)
    top = y - (len(lines) - 1) * LEADING / 2 if middle else y
    return [words(x, top + n * LEADING, each, color, SMALL) for n, each in enumerate(lines)]
