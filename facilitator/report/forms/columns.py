"""How wide the columns of a table are, and which of them hold numbers."""

import re
from collections.abc import Sequence

from facilitator.report.forms.laying.elements import Line, bare
from facilitator.report.width import width

_MOST, _LEAST = 24.0, 4.0  # ems that a column asks for
_NUMBER = re.compile(r"[-+]?[\d.,:]+ ?%?|—|")

Rows = Sequence[Sequence[Line]]


def shares(heads: Sequence[Line], rows: Rows, room: Sequence[float] = ()) -> list[float]:
    """Return how much of the width each column gets: by its ``room``, or by its widest cell."""
    columns = zip(heads, *rows, strict=True)
    asked = list(room) or [
        min(_MOST, max(_LEAST, *(_ems(cell) for cell in column))) for column in columns
    ]
    return [each / sum(asked) for each in asked]


def numeric(heads: Sequence[Line], rows: Rows) -> list[bool]:
    """Return which columns hold nothing but numbers. The first names the rows and never does."""
    columns = [[bare(row[n]) for row in rows] for n in range(len(heads))]
    counted = [any(column) and all(map(_NUMBER.fullmatch, column)) for column in columns]
    return [n > 0 and each for n, each in enumerate(counted)]


def _ems(cell: Line) -> float:
    return max(width(each) for each in bare(cell).split("\n")) + 1
