"""The evening from left to right: what was written when, and how many were there."""

from collections.abc import Sequence

from markupsafe import Markup

from facilitator.report.charts.paper import SMALL, WIDTH, Colors, beside, box, line, words
from facilitator.report.clock import clock, per
from facilitator.report.figures import Band, Pace, Presence
from facilitator.report.width import width

LEFT, RIGHT = 9.0, 3.0
TOP = 5.4  # above the curve, for the names of the steps
PACE, PRESENCE = 30.0, 15.0  # how high the curves are
FOOT = 5.0  # below them, for the time
TICKS = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600)  # seconds
MOST_TICKS = 12


def pace(chart: Pace, colors: Colors, step: str) -> tuple[float, list[Markup]]:
    """Return a block for each stretch of time, as high as notes were written fast.

    ``step`` is the word before the number of a step.
    """
    scale, quiet = _Scale(chart.end), colors["quiet"]
    rates = [each.notes * per(chart.end) / (each.end - each.begin) for each in chart.stretches]
    most = max(rates, default=0) or 1
    parts = _bands(chart.bands, scale, PACE, colors, step)
    for each, rate in zip(chart.stretches, rates, strict=True):
        x, high = scale.x(each.begin), PACE * 0.88 * rate / most
        long = scale.x(each.end) - x
        parts.append(box(x, TOP + PACE - high, long, high, colors["accent"], colors["paper"]))
    if rates:
        top = TOP + PACE * 0.12
        parts.append(line(LEFT, top, WIDTH - RIGHT, top, colors["line"]))
        said = f"{most:.0f}" if most >= 10 else f"{most:.1f}"
        parts.append(words(LEFT - 1.2, beside(top, 0), said, quiet, SMALL, "end"))
    return TOP + PACE + FOOT, [*parts, *_axis(scale, PACE, colors)]


def presence(chart: Presence, colors: Colors, step: str) -> tuple[float, list[Markup]]:
    """Return how many were there, as a flight of stairs."""
    scale = _Scale(chart.end)
    most = max((each.people for each in chart.spans), default=0) or 1
    parts = _bands(chart.bands, scale, PRESENCE, colors, step)
    before, until = None, 0.0
    for each in chart.spans:
        x, to_x = scale.x(each.begin), scale.x(each.end)
        y = TOP + PRESENCE * (1 - 0.72 * each.people / most)
        parts.append(line(x, y, to_x, y, colors["accent"], 0.7))
        if before is not None and before != y:
            parts.append(line(x, before, x, y, colors["accent"], 0.7))
        if before != y and x >= until:
            parts.append(words(x, y - 1.1, str(each.people), colors["ink"], SMALL))
            until = x + width(str(each.people)) * SMALL + 1
        before = y
    return TOP + PRESENCE + FOOT, [*parts, *_axis(scale, PRESENCE, colors)]


class _Scale:
    """Where a second lies."""

    def __init__(self, end: int) -> None:
        self.end = max(end, 1)

    def x(self, second: int) -> float:
        """Return how far to the right ``second`` is."""
        return LEFT + (WIDTH - LEFT - RIGHT) * second / self.end

    def ticks(self) -> range:
        """Return the seconds that are written below, not more than a dozen."""
        every = next((t for t in TICKS if self.end / t <= MOST_TICKS), TICKS[-1])
        return range(0, self.end + 1, every)


def _bands(
    bands: Sequence[Band], scale: _Scale, high: float, colors: Colors, step: str
) -> list[Markup]:
    """Return the steps as soft fields with their names, the rest left white."""
    parts = []
    for band in bands:
        x, long = scale.x(band.begin), scale.x(band.end) - scale.x(band.begin)
        parts.append(box(x, TOP, long - 0.5, high, colors["accent-soft"]))
        named = step.format(n=band.step)
        names = (f"{named}  {band.label}", named, str(band.step))
        name = next((each for each in names if width(each) * SMALL < long - 1), "")
        parts.append(words(x + 0.4, TOP - 1.4, name, colors["accent"], SMALL))
    return parts


def _axis(scale: _Scale, high: float, colors: Colors) -> list[Markup]:
    base = TOP + high
    parts = [line(LEFT, base, WIDTH - RIGHT, base, colors["edge"])]
    for tick in scale.ticks():
        x = scale.x(tick)
        parts.append(line(x, base, x, base + 1, colors["edge"]))
        anchor = "start" if tick == 0 else "middle" if x < WIDTH - RIGHT - 4 else "end"
        parts.append(words(x, base + 4, clock(tick), colors["quiet"], SMALL, anchor))
    return parts
