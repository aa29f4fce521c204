"""What a console asks about its board, and what it is told: plain values, as they go over a line.

A question holds the board as it is (ids, texts, themes) and what the facilitator decided on earlier
suggestions; nothing of people. An answer is made of what has been read so far (`known.py`), by the
same code as ``facilitator bench themes``.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from facilitator.analysis.alike import pairs
from facilitator.analysis.board import Board, Theme, Unplaced
from facilitator.analysis.known import Known
from facilitator.analysis.reading import Reading
from facilitator.analysis.suggest import suggestions
from facilitator.analysis.sure import Outcome
from facilitator.core.ids import NoteId, ThemeId

ENOUGH = 8  # notes; on a smaller board everything is in sight
FITS = 0.1  # below, a note belongs to no theme that there is, as far as can be told (`order.py`)


@dataclass(frozen=True, slots=True)
class Asked:
    """A board in words: notes by id with text and theme, themes by id with title."""

    notes: Mapping[NoteId, tuple[str, str | None]]
    themes: Mapping[ThemeId, str]
    outcomes: tuple[Outcome, ...]


def asked(data: Any) -> Asked:
    """Return the question in ``data``. Raises ``KeyError``, ``TypeError`` or ``ValueError``."""
    return Asked(
        {
            NoteId(str(id_)): (str(text), theme if theme is None else str(theme))
            for id_, text, theme in data["notes"]
        },
        {ThemeId(str(id_)): str(title) for id_, title in data["themes"]},
        tuple(Outcome(float(strength), bool(right)) for strength, right in data["outcomes"]),
    )


def texts(question: Asked) -> list[str]:
    """Return what must have been read, titles first: they are few, and help every note."""
    titles = (title for title in question.themes.values() if title)
    return list(dict.fromkeys([*titles, *(text for text, _ in question.notes.values())]))


def answer(question: Asked, known: Known) -> dict[str, Any]:
    """Return what can be said by now: ``unread`` texts are still to be read.

    ``themes``: for a note that lies in none, up to three, best first, how strong the first is,
    whether it is sure, and whether it is near enough to be proposed. ``pairs`` are of such notes,
    too; ``stacks`` of all.
    """
    if len(question.notes) < ENOUGH:
        return {"state": "few"}
    read = known.of(texts(question))
    board = _board(question, read)
    return {
        "state": "ready",
        "unread": len(texts(question)) - len(read),
        "themes": list(_themes(board, question.outcomes)),
        "pairs": [[pair.one, pair.other] for pair in pairs(board)],
        "stacks": [list(stack) for stack in known.stacks(_wordings(question))],
    }


def _board(question: Asked, read: Mapping[str, Reading]) -> Board:
    """Return the board as far as it has been read."""
    placed: dict[str, list[Reading]] = {theme: [] for theme in question.themes}
    unplaced = []
    for note, (text, theme) in question.notes.items():
        if text not in read:
            continue
        if theme is None:
            unplaced.append(Unplaced(note, read[text]))
        elif theme in placed:
            placed[theme].append(read[text])
    themes = tuple(
        Theme(theme, read.get(title), tuple(placed[theme]))
        for theme, title in question.themes.items()
        if title in read or placed[theme]
    )
    return Board(themes, tuple(unplaced))


def _themes(board: Board, outcomes: tuple[Outcome, ...]) -> Iterable[list[Any]]:
    for each in suggestions(board, outcomes):
        if each.themes:
            near = each.fit >= FITS
            yield [each.note, list(each.themes), each.strength, each.sure, near]


def _wordings(question: Asked) -> dict[NoteId, str]:
    return {note: text for note, (text, _) in question.notes.items()}
