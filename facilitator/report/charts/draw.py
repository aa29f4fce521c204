"""From what is to be drawn to its picture."""

from markupsafe import Markup

from facilitator.report import figures, tables
from facilitator.report.charts import bars, time
from facilitator.report.charts.crossed import levels
from facilitator.report.charts.fit import fit
from facilitator.report.charts.flow import flow
from facilitator.report.charts.mosaic import mosaic
from facilitator.report.charts.paper import Colors, sheet
from facilitator.report.charts.pulse import circles, corners, shifts, stances
from facilitator.report.clock import clock
from facilitator.report.figures import Chart
from facilitator.report.words import WORDS, say


def draw(chart: Chart, colors: Colors, lang: str, *, paper: bool = False) -> Markup:
    """Return ``chart`` as SVG. What it tells, its table says in the same numbers.

    On ``paper`` the title says all of it: of an SVG a PDF keeps only that for those who listen.
    """
    height, parts = _drawn(chart, colors, lang)
    said = tables.said(chart, lang)
    return sheet(f"{chart.title} – {said}" if paper else chart.title, said, height, parts)


def _drawn(chart: Chart, colors: Colors, lang: str) -> tuple[float, list[Markup]]:
    match chart:
        case figures.Shifts() | figures.Circles() | figures.Corners() | figures.Stances():
            return _felt(chart, colors, lang)
        case figures.Mosaic():
            return mosaic(chart, colors)
        case figures.Fit():
            return fit(chart, colors, lang)
        case figures.Levels():
            return levels(chart, colors, lang)
        case figures.Flow():
            return flow(chart, colors)
        case figures.Pace():
            return time.pace(chart, colors, _step(lang))
        case figures.Presence():
            return time.presence(chart, colors, _step(lang))
    labels, series = _rows(chart, lang)
    low = isinstance(chart, figures.Plan | figures.Channels | figures.Tallied)
    row = bars.LOW if low else bars.ROW
    return bars.height(len(labels), row), bars.rows(labels, series, colors, row)


Felt = figures.Shifts | figures.Circles | figures.Corners | figures.Stances


def _felt(chart: Felt, colors: Colors, lang: str) -> tuple[float, list[Markup]]:
    match chart:
        case figures.Shifts():
            return shifts(chart, colors, lang)
        case figures.Circles():
            return circles(chart, colors, lang)
        case figures.Corners():
            return corners(chart, colors, lang)
        case figures.Stances():
            return stances(chart, colors, lang)


def _step(lang: str) -> str:
    sentence = WORDS["step"]
    return sentence.ja if lang == "ja" else sentence.en


Rowed = (
    figures.Sizes
    | figures.Ranking
    | figures.Poll
    | figures.Plan
    | figures.Dates
    | figures.Channels
    | figures.Spread
    | figures.Tallied
)


def _rows(chart: Rowed, lang: str) -> tuple[list[str], tuple[bars.Series, ...]]:
    match chart:
        case figures.Sizes():
            return [bar.label for bar in chart.bars], _sizes(chart, lang)
        case figures.Ranking():
            votes = tuple(row.votes for row in chart.rows)
            series = bars.Series(say("votes", lang), votes, tuple(map(str, votes)), full=False)
            return [f"{row.number}  {row.text}" for row in chart.rows], (series,)
        case figures.Poll():
            return [row.label for row in chart.rows], _poll(chart, lang)
        case figures.Plan():
            return [row.label for row in chart.rows], _plan(chart, lang)
        case figures.Channels():
            return [row.label for row in chart.rows], _channels(chart, lang)
        case figures.Spread():
            notes = tuple(share.notes or 0 for share in chart.shares)
            said = tuple(tables.count(share.notes, lang) for share in chart.shares)
            labels = [share.label for share in chart.shares]
            return labels, (bars.Series(say("notes", lang), notes, said),)
        case figures.Tallied():
            return _tallied(chart, lang)
    names, counts = zip(*chart.counts, strict=True)
    return [say(name, lang) for name in names], (
        bars.Series(say("col.people", lang), counts, tuple(map(str, counts))),
    )


def _tallied(chart: figures.Tallied, lang: str) -> tuple[list[str], tuple[bars.Series, ...]]:
    counts = chart.counts
    series = bars.Series(say("col.people", lang), counts, tuple(map(str, counts)))
    return tables.numbers(len(counts), lang), (series,)


def _sizes(chart: figures.Sizes, lang: str) -> tuple[bars.Series, ...]:
    notes = tuple(bar.notes for bar in chart.bars)
    votes = tuple(bar.votes for bar in chart.bars)
    if all(each is None for each in votes):
        return (bars.Series(say("notes", lang), notes, tuple(map(str, notes))),)
    said = tuple("" if each is None else str(each) for each in votes)
    return (
        bars.Series(say("notes", lang), notes, tuple(map(str, notes)), share=0.67),
        bars.Series(say("votes", lang), votes, said, full=False, share=0.33),
    )


def _poll(chart: figures.Poll, lang: str) -> tuple[bars.Series, ...]:
    votes = tuple(row.votes for row in chart.rows)
    said = tuple(map(str, votes))
    if chart.mode != "ranking":
        return (bars.Series(say("votes", lang), votes, said, full=False),)
    first = tuple(row.first for row in chart.rows)
    return (
        bars.Series(say("points", lang), votes, said, full=False, share=0.67),
        bars.Series(say("col.first", lang), first, tuple(map(str, first)), share=0.33),
    )


def _channels(chart: figures.Channels, lang: str) -> tuple[bars.Series, ...]:
    """Return both channels on one scale."""
    venue = tuple(row.venue for row in chart.rows)
    online = tuple(row.online for row in chart.rows)
    most = max(venue, default=0) + max(online, default=0) or 1
    return tuple(
        bars.Series(head, counts, tuple(map(str, counts)), full, max(counts, default=0) / most)
        for head, counts, full in (
            (say("col.venue", lang), venue, True),
            (say("col.online", lang), online, False),
        )
    )


def _plan(chart: figures.Plan, lang: str) -> tuple[bars.Series, ...]:
    """Return both times on one scale, but for a rehearsal in fast motion."""
    minutes = tuple(float(row.minutes * 60) for row in chart.rows)
    seconds = tuple(None if row.seconds is None else float(row.seconds) for row in chart.rows)
    longest = max(minutes, default=0.0), max((each or 0.0 for each in seconds), default=0.0)
    planned = 0.5 if chart.fast or not sum(longest) else longest[0] / sum(longest)
    took = tuple(_took(row) for row in chart.rows)
    given = tuple(clock(row.minutes * 60) for row in chart.rows)
    return (
        bars.Series(say("col.planned", lang), minutes, given, full=False, share=planned),
        bars.Series(say("col.actual", lang), seconds, took, share=1 - planned),
    )


def _took(row: figures.Planned) -> str:
    return "" if row.seconds is None else clock(row.seconds)
