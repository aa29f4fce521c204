"""How well each unplaced note fits each theme.

A theme is its title and the notes in it. The fit of a note is the mean of how near it is to each
of them, where a theme that holds little counts as if something lay in it that fits nothing:
what one note says of a theme is doubtful. Nearness is measured from the middle of the board, so
that what all its notes share, the question and the language, does not count.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from facilitator.analysis.board import Board, Theme
from facilitator.analysis.reading import Reading

Fits = NDArray[np.float64]  # a row for each unplaced note, a column for each theme

TITLE = 1.5  # a title is worth so many notes
DOUBT = 1.5  # notes that fit nothing
_DIGITS = 6  # beyond, processors differ
_NOTHING = 1e-6  # as far from the middle as what lies in it, computed with so many digits


def fits(board: Board) -> Fits:
    """Return how well notes fit themes; about -1 to 1, without a unit.

    A theme that has neither a title nor notes fits nothing: 0.
    """
    held = [_held(theme) for theme in board.themes]
    notes = [note.reading for note in board.unplaced]
    found = np.zeros((len(notes), len(held)))
    everything = [*notes, *(each for theme in held for each in theme)]
    if not everything:
        return found
    directions = from_the_middle(everything)
    near = directions[: len(notes)] @ directions[len(notes) :].T
    start = 0
    for column, theme in enumerate(board.themes):
        weights = _weights(theme)
        mine = slice(start, start := start + len(weights))
        found[:, column] = near[:, mine] @ weights / (weights.sum() + DOUBT)
    return np.round(found, _DIGITS)


def _held(theme: Theme) -> tuple[Reading, ...]:
    return theme.notes if theme.title is None else (theme.title, *theme.notes)


def _weights(theme: Theme) -> Reading:
    """Return what each of ``_held`` counts."""
    title = [] if theme.title is None else [TITLE]
    return np.array(title + [1.0] * len(theme.notes), np.float32)


def from_the_middle(readings: Sequence[Reading]) -> Reading:
    """Return readings as directions from their middle; one that lies in it has none."""
    directions = np.stack(readings)
    directions -= directions.mean(axis=0)
    lengths = np.linalg.norm(directions, axis=1, keepdims=True)
    directions /= np.where(lengths > _NOTHING, lengths, np.inf)
    return directions
