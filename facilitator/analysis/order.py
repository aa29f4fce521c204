"""The unplaced notes in an order that is easy to work through."""

from collections.abc import Sequence

import numpy as np

from facilitator.analysis.board import Board
from facilitator.analysis.suggest import Suggestion
from facilitator.core.ids import NoteId

FITS = 0.1  # below, a note belongs to no theme that there is, as far as can be told


def in_order(board: Board, suggested: Sequence[Suggestion]) -> tuple[NoteId, ...]:
    """Return the unplaced notes: theme by theme, then those that fit none, like beside like.

    ``suggested`` are the ``suggestions`` for ``board``. Within a theme the note that fits best
    comes first, so that one thought is kept and the easy ones are done; what fits nowhere is
    where new themes and lone voices are found. Notes of equal standing keep their order.
    """
    places = {theme.id: place for place, theme in enumerate(board.themes)}
    fitting = [each for each in suggested if each.themes and each.fit >= FITS]
    fitting.sort(key=lambda each: (places[each.themes[0]], -each.fit))
    placed = {each.note for each in fitting}
    left = [n for n, note in enumerate(board.unplaced) if note.id not in placed]
    return (
        *(each.note for each in fitting),
        *(board.unplaced[n].id for n in _like_beside_like(board, left)),
    )


def _like_beside_like(board: Board, left: list[int]) -> list[int]:
    """Return ``left`` so that each is followed by the nearest of those that remain."""
    if not left:
        return []
    readings = np.stack([board.unplaced[n].reading for n in left])
    near = np.round(readings @ readings.T, 5)
    chain, remaining = [0], list(range(1, len(left)))
    while remaining:
        following = max(remaining, key=lambda n: (near[chain[-1], n], -n))
        remaining.remove(following)
        chain.append(following)
    return [left[n] for n in chain]
