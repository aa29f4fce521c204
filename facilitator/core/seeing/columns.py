"""Too many notes for a wall: those of a step by category, each with samples in turns.

The last row reads a page of the wall: eight notes of 40 characters (experience.md 0.5). Columns
share out as much between them, so that each turn can be read in the time it stands.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import east_asian_width

from facilitator.core.kinds.notes.written import Note
from facilitator.core.program import Category, Part

WALL = 60  # up to here the wall shows every note
SAMPLES = 12  # of a column, one turn after another
A_TURN = 3
_READABLE = 8 * 40  # full-width characters, in all columns together
_NARROW = 40 / 90  # a Latin letter, in full-width characters
_EDGE = 6  # what the edge of a note, or a line that ends early, takes away


@dataclass(frozen=True, slots=True)
class Column:
    """The notes of one category; of none, if ``category`` is."""

    category: Category | None
    size: int
    turns: tuple[tuple[Note, ...], ...]


def columns(part: Part | None, notes: Sequence[Note]) -> tuple[Column, ...]:
    """Return the columns that tell of ``notes``; none where the wall does."""
    if part is None or len(notes) <= WALL:
        return ()
    known = {each.id for each in part.categories}
    piles: list[tuple[Category | None, list[Note]]] = [
        (each, [note for note in notes if note.category == each.id]) for each in part.categories
    ]
    loose = [note for note in notes if note.category not in known]
    if len(loose) == len(notes):
        return ()  # one column would say less than the wall
    if loose:
        piles.append((None, loose))
    room = _READABLE / len(piles)
    return tuple(Column(each, len(pile), _turns(pile[:SAMPLES], room)) for each, pile in piles)


def _turns(samples: Sequence[Note], room: float) -> tuple[tuple[Note, ...], ...]:
    """Put each note into the first turn that has room for it, so that no turn is a poor rest."""
    turns: list[list[Note]] = []
    left: list[float] = []
    for note in samples:
        needed = _room(note.text)
        places = range(len(turns))
        at = next((i for i in places if left[i] >= needed and len(turns[i]) < A_TURN), len(turns))
        if at == len(turns):
            turns.append([])
            left.append(room)
        turns[at].append(note)
        left[at] -= needed
    return tuple(map(tuple, turns))


def _room(text: str) -> float:
    letters = sum(1 if east_asian_width(each) in "WF" else _NARROW for each in text)
    return letters + _EDGE * (1 + text.count("\n"))
