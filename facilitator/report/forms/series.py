"""Charts that Office draws itself, so that they can be edited: bars from what their table says."""

from dataclasses import dataclass

from facilitator.report.forms.laying.elements import Drawn

BARRED = frozenset({"sizes", "ranking", "poll", "fit", "dates", "channels", "spread", "tallied"})
"""The kinds of charts that are bars; time and crossings are better read as tables."""


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars by category, a series for each column. None where nothing may be told."""

    categories: tuple[str, ...]
    series: tuple[tuple[str, tuple[int | None, ...]], ...]


def bars(drawn: Drawn) -> Bars | None:
    """Return the bars of a chart, or None where it is none of bars or has none."""
    if drawn.chart.kind not in BARRED or not drawn.table.rows:
        return None
    names, *columns = zip(*drawn.table.rows, strict=True)
    heads = drawn.table.heads[1:]
    series = (
        (head, tuple(map(_number, cells))) for head, cells in zip(heads, columns, strict=True)
    )
    return Bars(tuple(names), tuple(series))


def _number(cell: str) -> int | None:
    return int(cell) if cell.isdecimal() else None
