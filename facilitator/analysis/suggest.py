"""For each unplaced note: the three themes that fit it best, and whether the first is sure."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from facilitator.analysis.board import Board
from facilitator.analysis.fit import fits
from facilitator.analysis.sure import Outcome, is_sure, shift, strength
from facilitator.core.ids import NoteId, ThemeId

MOST = 3


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What the machine would do with a note; it is the machine's until somebody agrees.

    ``themes`` are at most three, best first, and none on a board without themes. ``strength`` has
    no unit and is None where fewer than two themes can be compared; then nothing is sure.
    """

    note: NoteId
    themes: tuple[ThemeId, ...]
    fit: float
    strength: float | None
    sure: bool


def suggestions(board: Board, outcomes: Sequence[Outcome] = ()) -> tuple[Suggestion, ...]:
    """Return a suggestion for each unplaced note, in their order.

    ``outcomes`` are what the facilitator decided on earlier suggestions, of this board and of
    those before it. Of themes that fit equally well the one that stands first comes first.
    """
    moved = shift(outcomes)
    made = []
    for note, row in zip(board.unplaced, fits(board), strict=True):
        best = np.argsort(-row, kind="stable")[:MOST]
        strong = strength([float(row[n]) for n in best])
        made.append(
            Suggestion(
                note=note.id,
                themes=tuple(board.themes[n].id for n in best),
                fit=float(row[best[0]]) if len(best) else 0.0,
                strength=strong,
                sure=is_sure(strong, moved),
            )
        )
    return tuple(made)
