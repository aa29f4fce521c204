"""Holds what a report draws to the records: every bar, curve and cell."""

from collections.abc import Iterable

from facilitator.report import polls, pulsed, tabulated
from facilitator.report.figures import (
    Channels,
    Circles,
    Corners,
    Coverage,
    Covered,
    Dates,
    Fit,
    Flow,
    Levels,
    Mosaic,
    Pace,
    Plan,
    Poll,
    Presence,
    Ranking,
    Shifts,
    Sizes,
    Span,
    Spread,
    Stances,
    Stretch,
    Tallied,
    Turn,
    Turnout,
)
from facilitator.report.material import Material, Record

Charted = (
    Mosaic
    | Sizes
    | Ranking
    | Poll
    | Fit
    | Pace
    | Presence
    | Plan
    | Dates
    | Channels
    | Spread
    | Levels
    | Flow
    | Shifts
    | Circles
    | Corners
    | Stances
    | Tallied
    | Turnout
    | Coverage
)


def of_chart(chart: Charted, material: Material) -> str | None:
    """Return what a chart or a table says that its records do not, or None."""
    match chart:
        case Mosaic(_, _, rows):
            drawn = sum(len(squares) for _, squares in rows)
            there = sum(len(step.notes) for step in material.steps)
            return None if drawn == there else f"{drawn} squares for {there} notes"
        case Sizes() | Ranking() | Poll() | Spread() | Levels() | Flow():
            return _of_notes(chart, material)
        case Fit(_, part, _, fits, not_quite, add):
            told = material.record(f"fit/{part}")
            right = told and (told["fits"], told["not_quite"], told["add"])
            return None if right == (fits, not_quite, add) else f"fit of {part} is drawn wrongly"
        case Dates():
            return _of_dates(chart, material)
        case Shifts() | Circles() | Corners() | Stances() | Tallied():
            return pulsed.pulsed(chart, material)
        case Turnout(_, rows):
            return _first(_of_turn(each, material) for each in rows)
        case Coverage(_, rows):
            return _first(_of_covered(each, material) for each in rows)
    return _of_time(chart, material)


def _of_notes(
    chart: Sizes | Ranking | Poll | Spread | Levels | Flow, material: Material
) -> str | None:
    match chart:
        case Sizes():
            return _of_sizes(chart, material)
        case Ranking():
            return _of_ranking(chart, material)
        case Poll():
            return _of_poll(chart, material)
        case Spread():
            return tabulated.spread(chart, material)
        case Levels():
            return tabulated.levels(chart, material)
        case Flow():
            return tabulated.flow(chart, material)


def _first(faults: Iterable[str | None]) -> str | None:
    return next(filter(None, faults), None)


def _of_sizes(chart: Sizes, material: Material) -> str | None:
    for bar in chart.bars:
        theme = material.record(f"theme/{bar.theme}")
        if theme is None or theme["size"] != bar.notes:
            return f"theme {bar.theme} is not of size {bar.notes}"
        _, result = polls.dots(material.records, theme["part"], "themes") or ("", _NONE)
        votes = {row["target"]: row["votes"] for row in result["rows"] if result["voters"]}
        if bar.votes not in (votes.get(bar.theme), None):  # they need not be told
            return f"theme {bar.theme} does not have {bar.votes} votes"
    return None


def _of_ranking(chart: Ranking, material: Material) -> str | None:
    result = material.record(chart.record or f"result/{chart.part}") or _NONE
    votes = {row["target"]: row["votes"] for row in result["rows"]}
    for row in chart.rows:
        note = material.notes.get(row.note)
        if note is None or (note.number, note.text) != (row.number, row.text):
            return f"{row.number} is not drawn letter for letter"
        if votes.get(row.note) != row.votes:
            return f"{row.number} does not have {row.votes} votes"
    return None


def _of_poll(chart: Poll, material: Material) -> str | None:
    result = material.record(chart.record) or _NONE
    told = [(row["target"], row["votes"], row["first"]) for row in result["rows"]]
    drawn = [(row.target, row.votes, row.first) for row in chart.rows]
    titles = {row["target"]: row["title"] for row in result["rows"]}
    if drawn != told:
        return f"{chart.record} is drawn otherwise than it was counted"
    wrong = [row.label for row in chart.rows if not row.label.endswith(titles[row.target])]
    return f"“{wrong[0]}” is no choice of {chart.record}" if wrong else None


def _of_dates(chart: Dates, material: Material) -> str | None:
    told = material.record(f"pledges/{chart.part}")
    *dated, not_yet = (count for _, count in chart.counts)
    if told is None or told["not_yet"] != not_yet:
        return f"{not_yet} are not those who have not decided yet"
    drawn, printed = sum(dated), told["decided"] - told["missing"]
    return None if drawn == printed else f"{drawn} first steps are drawn and {printed} printed"


def _of_turn(turn: Turn, material: Material) -> str | None:
    count = material.record(f"count/{turn.part}") or {"people": 0, "notes": 0}
    if (turn.writers, turn.notes) != (count["people"], count["notes"]):
        return f"step {turn.step} does not have {turn.writers} writers and {turn.notes} notes"
    stops = (material.record("attendance") or {"stops": ()})["stops"]
    there = [stop["people"] for stop in stops if stop["stop"].startswith(f"{turn.part}/")]
    if turn.present is not None and turn.present not in there:
        return f"{turn.present} people were not at step {turn.step}"
    result = material.record(f"result/{turn.part}")
    if turn.voters not in (result["chose"] if result else None, None):
        return f"{turn.voters} people did not vote in step {turn.step}"
    return None


def _of_covered(row: Covered, material: Material) -> str | None:
    count = material.record(f"count/{row.part}")
    if count is None:
        return f"{row.part} is not counted"
    told = (count["notes"], count["missing"], count["withdrawn"])
    if told != (row.printed, row.kept_out + row.hidden, row.withdrawn):
        return f"{row.part} has other counts of what is missing"
    placed = row.grouped + row.lone + row.unplaced
    return None if placed == row.printed else f"{row.part} has {placed} notes in its places"


def _of_time(chart: Pace | Presence | Plan | Channels, material: Material) -> str | None:
    match chart:
        case Channels():
            return tabulated.channels(chart, material)
        case Pace(_, _, _, stretches):
            return _first(_of_stretch(each, material) for each in stretches)
        case Presence(_, _, _, spans):
            return _first(_of_span(each, material) for each in spans)
        case Plan(_, _, rows):
            course = material.record("course") or {"spans": (), "stops": ()}
            given = sum(stop["minutes"] for stop in course["stops"])
            took = sum(span["end"] - span["begin"] for span in course["spans"])
            drawn = (sum(row.minutes for row in rows), sum(row.seconds or 0 for row in rows))
            wrong = drawn != (given, took)
            return f"{given} minutes were planned and {took} seconds held" if wrong else None


def _of_stretch(stretch: Stretch, material: Material) -> str | None:
    told = (material.record(f"count/{stretch.part}") or {}).get("pace") or {"stretches": ()}
    drawn = {"begin": stretch.begin, "end": stretch.end, "notes": stretch.notes}
    if drawn in told["stretches"]:
        return None
    return f"{stretch.notes} notes of {stretch.part} were not written then"


def _of_span(span: Span, material: Material) -> str | None:
    stops = (material.record("attendance") or {"stops": ()})["stops"]
    people = {stop["stop"]: stop["people"] for stop in stops}
    stay = {"stop": span.stop, "begin": span.begin, "end": span.end}
    stays = (material.record("course") or {"spans": ()})["spans"]
    if people.get(span.stop) == span.people and stay in stays:
        return None
    return f"{span.people} people were not at {span.stop} then"


_NONE: Record = {"rows": (), "voters": 0}
