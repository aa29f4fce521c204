"""The numbers of a chart in rows and columns, and in words.

A picture, its table and its description for people who listen are made of the same data, so
they cannot say different things.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from facilitator.report.clock import clock, per
from facilitator.report.figures import (
    Bar,
    Channels,
    Chart,
    Circles,
    Corners,
    Dates,
    Fit,
    Flow,
    Levels,
    Mosaic,
    Pace,
    Plan,
    Planned,
    Poll,
    Presence,
    Pulse,
    Ranking,
    Shifts,
    Sizes,
    Spot,
    Spread,
    Stances,
    Strip,
    Tallied,
)
from facilitator.report.words import say

Rows = list[tuple[str, ...]]
MIDDLE = 4  # of a scale of seven


@dataclass(frozen=True, slots=True)
class Table:
    """Cells as they are printed. The first column names the row."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def table(chart: Chart, lang: str) -> Table:
    """Return what ``chart`` tells, as a table."""
    heads, rows = _told(chart, lang)
    named = isinstance(chart, Levels | Flow | Corners)
    said = heads if named else (say(head, lang) for head in heads)
    return Table(tuple(said), tuple(rows))


def said(chart: Chart, lang: str) -> str:
    """Return what ``chart`` tells, in words: a row after the other."""
    told = table(chart, lang)
    return "; ".join(
        f"{row[0]}: " + ", ".join(f"{h} {c}" for h, c in zip(told.heads[1:], row[1:], strict=True))
        for row in told.rows
    )


def count(number: int | None, lang: str) -> str:
    """Return a number as it is written, or the sign for one that may not be told."""
    return say("untold", lang) if number is None else str(number)


def _told(chart: Chart, lang: str) -> tuple[tuple[str, ...], Rows]:
    """Return the heads, by key unless they are categories, and the rows."""
    match chart:
        case Pace():
            return ("col.time", "col.step", "col.notes", _rate(chart)), _of_pace(chart)
        case Presence():
            return ("col.time", "col.stop", "col.present"), _of_presence(chart)
        case Plan():
            rows = [_of_part(row, lang) for row in chart.rows]
            return ("col.part", "col.planned", "col.actual"), rows
        case Fit() | Dates():
            return (_ASKED[chart.kind], "col.people"), _of_answers(chart, lang)
        case Channels():
            rows = [(each.label, str(each.venue), str(each.online)) for each in chart.rows]
            return ("col.step", "col.venue", "col.online"), rows
        case Mosaic() | Sizes() | Ranking() | Poll():
            return _of_notes(chart, lang)
        case Shifts() | Circles() | Corners() | Stances() | Tallied():
            return _of_pulse(chart, lang)
    return _of_categories(chart, lang)


def _of_notes(chart: Mosaic | Sizes | Ranking | Poll, lang: str) -> tuple[tuple[str, ...], Rows]:
    match chart:
        case Mosaic():
            return ("col.step", "col.notes", "col.category"), _of_mosaic(chart)
        case Sizes():
            voted = any(bar.votes is not None for bar in chart.bars)
            heads = ("col.theme", "col.notes", *(("votes",) if voted else ()))
            return heads, [_of_bar(bar, lang, voted=voted) for bar in chart.bars]
        case Ranking():
            rows: Rows = [(f"{row.number}  {row.text}", str(row.votes)) for row in chart.rows]
            return ("col.note", "votes"), rows
        case Poll():
            return _of_poll(chart)


def _of_poll(chart: Poll) -> tuple[tuple[str, ...], Rows]:
    if chart.mode != "ranking":
        return ("col.choice", "votes"), [(row.label, str(row.votes)) for row in chart.rows]
    rows: Rows = [(row.label, str(row.votes), str(row.first)) for row in chart.rows]
    return ("col.choice", "points", "col.first"), rows


def _of_categories(chart: Spread | Levels | Flow, lang: str) -> tuple[tuple[str, ...], Rows]:
    match chart:
        case Spread():
            shares: Rows = [(each.label, count(each.notes, lang)) for each in chart.shares]
            return ("col.category", "col.notes"), shares
        case Levels():
            named = [(row.label, row.cells) for row in chart.rows]
            return (say("col.theme", lang), *chart.heads), _cells(named, lang)
        case Flow():
            named = list(zip(chart.before, chart.cells, strict=True))
            return (say("col.before", lang), *chart.after), _cells(named, lang)


def numbers(many: int, lang: str) -> list[str]:
    """Return what ``many`` numbers from 0 are called; the last one stands for more, too."""
    last = many - 1
    names = (("pulse.number.most" if n == last else "pulse.number") for n in range(last + 1))
    return [say(name, lang, n=n) for n, name in enumerate(names)]


def _of_pulse(chart: Pulse, lang: str) -> tuple[tuple[str, ...], Rows]:
    match chart:
        case Shifts():
            heads = ("col.item", "col.down", "col.same", "col.up")
            means = ("col.mean.before", "col.mean.after", "col.paired")
            return (*heads, *means), [_of_strip(row) for row in chart.rows]
        case Stances():
            rows: Rows = [
                (row.label, *map(str, (row.below, row.middle, row.above, row.n)))
                for row in chart.rows
            ]
            return ("col.item", "col.below", "col.middle", "col.above", "col.people"), rows
        case Tallied():
            counts = map(str, chart.counts)
            names = numbers(len(chart.counts), lang)
            return ("col.answer", "col.people"), list(zip(names, counts, strict=True))
        case Circles():
            means_of = (("before", chart.before), ("after", chart.after))
            told: Rows = [(say(f"pulse.{name}", lang), f"{mean:.1f}") for name, mean in means_of]
            return ("col.when", "col.mean"), told
        case Corners():
            return _of_corners(chart, lang)


def _of_strip(row: Strip) -> tuple[str, ...]:
    counts = map(str, (row.down, row.same, row.up))
    return (row.label, *counts, f"{row.before:.1f}", f"{row.after:.1f}", str(row.n))


def _of_corners(chart: Corners, lang: str) -> tuple[tuple[str, ...], Rows]:
    """Return a row for each place that is told, and the middle before and after."""
    none = say("none", lang)
    rows: Rows = [
        (_corner(spot, lang), str(spot.need), str(spot.risk), str(spot.people))
        for spot in chart.spots
    ]
    for name, means in (("before", chart.before), ("after", chart.after)):
        need, risk = means
        rows.append((say(f"col.mean.{name}", lang), f"{need:.1f}", f"{risk:.1f}", none))
    heads = (say("col.place", lang), chart.need, chart.risk, say("col.people", lang))
    return heads, rows


def _corner(spot: Spot, lang: str) -> str:
    """Return what the corner of the map is called in which a place lies, if it lies in one."""
    if MIDDLE in (spot.need, spot.risk):
        return say("pulse.between", lang)
    risk = "wary" if spot.risk > MIDDLE else "easy"
    return say(f"pulse.{risk}.{'needing' if spot.need > MIDDLE else 'not'}", lang)


def _cells(named: Sequence[tuple[str, tuple[int | None, ...]]], lang: str) -> Rows:
    return [(label, *(count(cell, lang) for cell in cells)) for label, cells in named]


def _of_mosaic(chart: Mosaic) -> Rows:
    rows: Rows = []
    for label, squares in chart.rows:
        counts = Counter(category for category, *_ in squares).most_common()
        told = " · ".join(f"{category} {count}" for category, count in counts)
        rows.append((label, str(len(squares)), told))
    return rows


def _of_bar(bar: Bar, lang: str, *, voted: bool) -> tuple[str, ...]:
    votes = say("none", lang) if bar.votes is None else str(bar.votes)
    return (bar.label, str(bar.notes), *((votes,) if voted else ()))


def _rate(chart: Pace) -> str:
    return "per.minute" if per(chart.end) > 1 else "per.second"


def _of_pace(chart: Pace) -> Rows:
    return [
        (
            f"{clock(each.begin)}–{clock(each.end)}",
            str(each.step),
            str(each.notes),
            f"{each.notes * per(chart.end) / (each.end - each.begin):.1f}",
        )
        for each in chart.stretches
    ]


def _of_presence(chart: Presence) -> Rows:
    """Return a row for each time in which nobody came, went, or went on to another part."""
    runs = groupby(chart.spans, lambda span: (span.label, span.people))
    stays = [(label, people, list(spans)) for (label, people), spans in runs]
    return [
        (f"{clock(spans[0].begin)}–{clock(spans[-1].end)}", label, str(people))
        for label, people, spans in stays
    ]


def _of_part(row: Planned, lang: str) -> tuple[str, ...]:
    took = say("none", lang) if row.seconds is None else clock(row.seconds)
    return (row.label, clock(row.minutes * 60), took)


def _of_answers(chart: Fit | Dates, lang: str) -> Rows:
    counts = (
        (("fit.fits", chart.fits), ("fit.not_quite", chart.not_quite), ("fit.add", chart.add))
        if isinstance(chart, Fit)
        else chart.counts
    )
    return [(say(name, lang), str(count)) for name, count in counts]


_ASKED = {"fit": "col.answer", "dates": "col.when"}
