"""A board as suggestions see it: themes with what lies in them, and notes that lie in none.

It is a value, made anew from the grouping as it is: there is nothing to train and nothing to
forget, so a note that was moved, or put right, counts where it lies now.
"""

from dataclasses import dataclass

from facilitator.analysis.reading import Reading
from facilitator.core.ids import NoteId, ThemeId


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme that people made; ``title`` is None while it has no name."""

    id: ThemeId
    title: Reading | None
    notes: tuple[Reading, ...] = ()


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A note that lies in no theme yet."""

    id: NoteId
    reading: Reading


@dataclass(frozen=True, slots=True)
class Board:
    """The themes in the facilitator's order, and the notes to be placed."""

    themes: tuple[Theme, ...]
    unplaced: tuple[Unplaced, ...]
