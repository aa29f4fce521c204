"""Unplaced notes that may belong together: where a first theme can begin.

Two make a pair when each is what is nearest to the other on the board, and they are near enough.
"""

from dataclasses import dataclass

import numpy as np

from facilitator.analysis.board import Board
from facilitator.analysis.fit import from_the_middle
from facilitator.core.ids import NoteId

NEAR = 0.35  # the least nearness of a pair, measured from the middle of the board
MOST = 30  # pairs


@dataclass(frozen=True, slots=True)
class Pair:
    """Two notes, the one that stands first on the board first. ``near`` has no unit, 1 at most."""

    one: NoteId
    other: NoteId
    near: float


def pairs(board: Board) -> tuple[Pair, ...]:
    """Return the pairs among the unplaced notes of ``board``, the nearest first."""
    notes = board.unplaced
    if len(notes) < 2:
        return ()
    directions = from_the_middle([note.reading for note in notes])
    near = np.round(directions @ directions.T, 5)
    np.fill_diagonal(near, -np.inf)
    nearest = near.argmax(axis=1)
    found = [
        Pair(notes[one].id, notes[other].id, float(near[one, other]))
        for one, other in enumerate(map(int, nearest))
        if one < other and nearest[other] == one and near[one, other] >= NEAR
    ]
    return tuple(sorted(found, key=lambda pair: -pair.near)[:MOST])
