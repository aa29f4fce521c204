"""Whether a sentence fits: one bar in three parts."""

from markupsafe import Markup

from facilitator.report.charts.paper import SMALL, WIDTH, Colors, beside, box, words
from facilitator.report.figures import Fit
from facilitator.report.width import width
from facilitator.report.words import say

BAR, THICK = 78.0, 3.6
HEIGHT = 5.0


def fit(chart: Fit, colors: Colors, lang: str) -> tuple[float, list[Markup]]:
    """Return the bar, and behind it the three answers with their numbers."""
    answers = (
        ("fits", chart.fits, colors["accent"]),
        ("not_quite", chart.not_quite, colors["accent-soft"]),
        ("add", chart.add, colors["paper"]),
    )
    total = max(1, sum(count for _, count, _ in answers))
    size = SMALL + 0.2
    parts, x, at = [], 0.15, BAR + 5.0
    for name, count, fill in answers:
        if count:
            parts.append(box(x, 0.5, BAR * count / total, THICK, fill, colors["accent"]))
            x += BAR * count / total
        said = f"{say(f'fit.{name}', lang)} {count}"
        parts.append(box(at, 1.2, 2.2, 2.2, fill, colors["accent"]))
        parts.append(words(at + 3.4, beside(0.5, THICK, size), said, colors["ink"], size))
        at += min((WIDTH - BAR - 5) / 3, width(said) * size + 8)
    return HEIGHT, parts
