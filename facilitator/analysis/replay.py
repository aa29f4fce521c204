"""A facilitator's grouping, played again note by note to see what would have been suggested.

When a note's turn comes the suggestions know the themes that hold a note by then, with their
titles, and the notes placed before: never what comes later. Then the note goes where its
facilitator put it, whatever was suggested. Each step is a board of its own; how often suggestions
held is remembered from one to the next, as it would be in a session.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from facilitator.analysis.board import Board, Theme, Unplaced
from facilitator.analysis.reading import Reader, Reading
from facilitator.analysis.rows import Row
from facilitator.analysis.suggest import Suggestion, suggestions
from facilitator.analysis.sure import Outcome
from facilitator.core.ids import NoteId, ThemeId


@dataclass(frozen=True, slots=True)
class Turn:
    """One note in its turn: what was suggested, and what its facilitator did.

    ``open`` are the themes that held a note by then, in the order in which they were begun.
    """

    row: Row
    open: tuple[str, ...]
    suggested: tuple[str, ...]
    sure: bool

    @property
    def counts(self) -> bool:
        """Whether the note's theme held a note already, so that it could be suggested."""
        return self.row.theme in self.open


def replay(rows: Sequence[Row], reader: Reader) -> list[Turn]:
    """Return the turns of all boards, board by board, each in the order of its rows."""
    texts = list(dict.fromkeys(text for row in rows for text in (row.text, row.theme or row.text)))
    readings = dict(zip(texts, reader.read(texts), strict=True))
    turns, outcomes = list[Turn](), list[Outcome]()
    for step in dict.fromkeys(row.step for row in rows):
        turns += _board([row for row in rows if row.step == step], readings, outcomes)
    return turns


def _board(
    rows: Sequence[Row], readings: Mapping[str, Reading], outcomes: list[Outcome]
) -> Iterator[Turn]:
    """Yield the turns of one board; ``outcomes`` grows by what its facilitator decided."""
    themes: dict[str, Theme] = {}
    for number, row in enumerate(rows):
        note = Unplaced(NoteId(str(number)), readings[row.text])
        [suggestion] = suggestions(Board(tuple(themes.values()), (note,)), outcomes)
        yield Turn(row, tuple(themes), suggestion.themes, suggestion.sure)
        outcomes += _outcome(suggestion, row)
        if row.theme is not None:
            before = themes.get(row.theme) or Theme(ThemeId(row.theme), readings[row.theme])
            themes[row.theme] = Theme(before.id, before.title, (*before.notes, note.reading))


def _outcome(suggestion: Suggestion, row: Row) -> list[Outcome]:
    if suggestion.strength is None:
        return []
    return [Outcome(suggestion.strength, suggestion.themes[0] == row.theme)]
