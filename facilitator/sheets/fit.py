"""Titles that people typed, in the largest letters in which they fit, in lines that look even."""

from collections.abc import Sequence
from dataclasses import dataclass

from facilitator.report.phrases import headline
from facilitator.report.width import filled, folded, width

STEP = 0.5  # ems by which a line is narrowed to make them even


@dataclass(frozen=True, slots=True)
class Fitted:
    """Lines, and in which of the sizes offered, counted from 1, they are set."""

    size: int
    lines: tuple[str, ...]


def fitted(text: str, sizes: Sequence[tuple[float, int]]) -> Fitted:
    """Return ``text`` in the first of ``sizes`` that holds it: ems in a line, and lines.

    What fits in none is cut, ending in "…", in the last one.
    """
    pieces = headline(text) or [text]
    for number, (room, most) in enumerate(sizes, 1):
        if len(filled(pieces, room)) <= most:
            return Fitted(number, _even(pieces, room))
    return Fitted(len(sizes), folded(pieces, *sizes[-1]))


def _even(pieces: Sequence[str], room: float) -> tuple[str, ...]:
    """Return the lines, narrowed as far as there are no more of them and no piece is cut."""
    rows = filled(pieces, room)
    narrowest = max(map(width, pieces)) + STEP
    while room > narrowest and len(narrower := filled(pieces, room - STEP)) == len(rows):
        rows, room = narrower, room - STEP
    return tuple(row.strip() for row in rows)
