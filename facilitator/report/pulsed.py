"""Holds what is drawn of a pulse to its record: a part of `evidence`.

What the record does not tell (`core/kinds/pulse/counting.py`) cannot be drawn: it is nowhere here.
"""

from facilitator.report.figures import Circles, Corners, Pulse, Shifts, Stances, Tallied
from facilitator.report.material import Material, Record

_NONE: Record = {"changes": (), "counts": (), "bins": (), "items": ()}


def pulsed(chart: Pulse, material: Material) -> str | None:
    """Return what a chart of the pulse says that its record does not."""
    record = material.record("pulse") or _NONE
    changes = {each["item"]: each for each in record["changes"]}
    counts = {each["item"]: each for each in record["counts"]}
    match chart:
        case Shifts(_, _, rows):
            wrong = [
                row.item
                for row in rows
                if _shift(changes.get(row.item))
                != (row.n, row.down, row.same, row.up, row.before, row.after)
            ]
        case Circles(_, _, item, before, after):
            wrong = [] if _means(changes.get(item)) == (before, after) else [item]
        case Corners():
            wrong = _corners(chart, record)
        case Stances(_, _, rows):
            wrong = [
                row.item
                for row in rows
                if _count(counts.get(row.item)) != (row.n, row.below, row.middle, row.above)
            ]
        case Tallied(_, _, item, told):
            wrong = [] if _count(counts.get(item))[1:] == told else [item]
    return f"the pulse does not say that of {wrong[0]}" if wrong else None


def _shift(change: Record | None) -> tuple[float, ...]:
    names = ("n", "down", "same", "up", "before", "after")
    return tuple(change[name] for name in names) if change else ()


def _means(change: Record | None) -> tuple[float, ...]:
    return (change["before"], change["after"]) if change else ()


def _count(told: Record | None) -> tuple[int, ...]:
    return (told["n"], *told["counts"]) if told else ()


def _corners(chart: Corners, record: Record) -> list[str]:
    """Return where the map differs: a spot that is not told, or a mean of an axis."""
    told = [(each["need"], each["risk"], each["n"]) for each in record["bins"]]
    if told != [(spot.need, spot.risk, spot.people) for spot in chart.spots]:
        return ["its map"]
    axes = {each["axis"]: each["id"] for each in record["items"]}
    changes = {each["item"]: each for each in record["changes"]}
    need, risk = (_means(changes.get(axes.get(axis, ""))) for axis in ("need", "risk"))
    drawn = tuple(zip(chart.before, chart.after, strict=True))
    return [] if (need, risk) == drawn else ["the middle of its map"]
