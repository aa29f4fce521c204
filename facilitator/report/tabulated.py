"""Holds counts by category and by channel to the records: a part of `evidence`.

What a record does not tell (`core/seeing/telling.py`) cannot be drawn, because it is nowhere here.
"""

from facilitator.core.ids import PartId
from facilitator.report.figures import Channels, Flow, Levels, Spread
from facilitator.report.material import Material, Record


def channels(chart: Channels, material: Material) -> str | None:
    """Return what a chart of venue and online says that the attendance does not."""
    stops = (material.record("attendance") or {"stops": ()})["stops"]
    for row in chart.rows:
        told = [stop for stop in stops if stop["stop"].startswith(f"{row.part}/")]
        if (row.venue + row.online, row.online) not in [
            (stop["people"], stop["online"]) for stop in told
        ]:
            return f"{row.venue} in the venue and {row.online} online were not at {row.part}"
    return None


def spread(chart: Spread, material: Material) -> str | None:
    """Return what a chart of levels or stages says that the record of its step does not."""
    told = [each["notes"] for each in _in_use(chart.part, material)]
    drawn = [share.notes for share in chart.shares]
    return None if told == drawn else f"the notes of {chart.part} do not spread like that"


def levels(chart: Levels, material: Material) -> str | None:
    """Return what a chart of themes by category says that the record of its step does not."""
    rows = (material.record(f"scale/{chart.part}") or _NONE)["themes"]
    kept = len(_in_use(chart.part, material))  # what is not in use stands last
    told = {row["theme"]: tuple(row["notes"])[:kept] for row in rows}
    wrong = [row for row in chart.rows if told.get(row.theme) != row.cells]
    return f"theme {wrong[0].theme} does not spread like that" if wrong else None


def flow(chart: Flow, material: Material) -> str | None:
    """Return what a chart of the same people in two steps says that their record does not."""
    told = material.record(f"flow/{chart.one}/{chart.two}")
    if told is None or told["people"] != chart.people:
        return f"{chart.people} people were not in both {chart.one} and {chart.two}"
    same = tuple(map(tuple, told["cells"])) == chart.cells
    return None if same else f"people did not go from {chart.one} to {chart.two} like that"


def _in_use(part: PartId, material: Material) -> list[Record]:
    """Return what is counted by category; notes without one only if there are any."""
    spread = (material.record(f"scale/{part}") or _NONE)["spread"]
    return [each for each in spread if each["category"] is not None or each["notes"] != 0]


_NONE: Record = {"spread": (), "themes": ()}
