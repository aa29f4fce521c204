"""What was done with the notes of the board lately, and can be taken back: newest first."""

from typing import Any

from facilitator.core.ids import NoteId, ThemeId
from facilitator.core.kinds.notes.doubles import DoublesLaid
from facilitator.core.kinds.notes.moderating import NoteHidden, NoteRestored
from facilitator.core.kinds.notes.ordering import ThemesOrdered
from facilitator.core.kinds.notes.replying import ReplyHidden, ReplyRestored
from facilitator.core.kinds.notes.themes import (
    NotesPlaced,
    Placed,
    ThemeAdded,
    ThemeNamed,
    ThemeRemoved,
    ThemesMerged,
)
from facilitator.core.session import Session

MOST = 20  # deeds

Record = dict[str, Any]
_BOARD = (
    *(NotesPlaced, ThemeAdded, ThemeNamed, ThemeRemoved, ThemesMerged, ThemesOrdered),
    *(DoublesLaid, NoteHidden, NoteRestored, ReplyHidden, ReplyRestored),
)


def history(session: Session) -> list[Record]:
    """Return the last deeds: ``seq``, ``what`` happened, to how many notes, and to which place.

    What was done at once is one deed, and its ``seq`` that of the last entry of it.
    ``to`` is the id of a theme, "lone", or None; ``title`` says what a theme was called that is
    not there any more; ``note`` is given where it was one that is still there. Whether a deed can
    still be taken back is found out by doing it.
    """
    deeds: dict[int, list[int]] = {}
    for seq, each in session.undoable.items():
        if isinstance(each.event, _BOARD):
            deeds.setdefault(each.first, []).append(seq)
    last = sorted(deeds.values())[-MOST:]
    return [_deed(session, entries) for entries in reversed(last)]


def _deed(session: Session, entries: list[int]) -> Record:
    seq, event = entries[-1], session.undoable[entries[0]].event
    notes = [note for each in entries for note in _notes(session.undoable[each].event)]
    one = len(notes) == 1 and notes[0] in session.notes
    return {
        "seq": seq,
        "what": type(event).__name__,
        "n": len(notes),
        "note": notes[0] if one else None,
        "to": _to(event),
        "title": _title(event),
    }


def _notes(event: Any) -> list[NoteId]:
    match event:
        case NoteHidden() | NoteRestored() | ReplyHidden() | ReplyRestored():
            return [event.note]
        case DoublesLaid(laid):
            return [each.note for each in laid]
        case ThemeNamed() | ThemesOrdered():
            return []
        case _:
            placed: tuple[Placed, ...] = event.placed
            return [each.note for each in placed]


def _to(event: Any) -> ThemeId | None:
    match event:
        case NotesPlaced((first, *_)):
            to: ThemeId | None = first.to
            return to
        case ThemeAdded(theme) | ThemeNamed(theme):
            return ThemeId(theme)
        case ThemesMerged(_, into):
            return ThemeId(into)
        case _:
            return None


def _title(event: Any) -> str:
    match event:
        case ThemesMerged(gone):
            return gone.title
        case ThemeRemoved(gone=gone) if gone is not None:
            return gone.title
        case _:
            return ""
