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
from facilitator.core.session import Done, Session

MOST = 20  # deeds

Record = dict[str, Any]
_BOARD = (
    *(NotesPlaced, ThemeAdded, ThemeNamed, ThemeRemoved, ThemesMerged, ThemesOrdered),
    *(DoublesLaid, NoteHidden, NoteRestored, ReplyHidden, ReplyRestored),
)


def history(session: Session) -> list[Record]:
    """Return the last deeds: ``seq``, ``what`` happened, to how many notes, and to which place.

    ``to`` is the id of a theme, "lone", or None; ``title`` says what a theme was called that is
    not there any more; ``note`` is given where it was one that is still there. Whether a deed can
    still be taken back is found out by doing it.
    """
    done = [(seq, each) for seq, each in session.undoable.items() if isinstance(each.event, _BOARD)]
    return [_deed(session, seq, each) for seq, each in reversed(done[-MOST:])]


def _deed(session: Session, seq: int, done: Done) -> Record:
    event = done.event
    notes = _notes(event)
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
