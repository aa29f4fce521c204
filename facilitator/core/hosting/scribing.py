"""Writing for those who have no device: what came on paper, aloud, or by hand.

Such a note is one like any other. It says how it came, and nobody's name; whoever runs the session
or was asked to write may put it right or take it back.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, Never, assert_never

from facilitator.core.entry import Entry
from facilitator.core.ids import CategoryId, NoteId, PartId
from facilitator.core.instant import Instant
from facilitator.core.kinds.notes import writing
from facilitator.core.kinds.notes.writing import AddNote, NoteAdded, NoteEdited, NoteWithdrawn
from facilitator.core.kinds.notes.written import Note
from facilitator.core.people import Person, Role
from facilitator.core.refused import Reason, Refused
from facilitator.core.session import Session

Channel = Literal["paper", "voice", "hand"]

CHANNELS: tuple[Channel, ...] = ("paper", "voice", "hand")


@dataclass(frozen=True, slots=True)
class WriteFor:
    """Put a note on the board of a step for somebody who has no device."""

    part: PartId
    text: str
    category: CategoryId | None
    channel: Channel


@dataclass(frozen=True, slots=True)
class EditFor:
    """Put a note right that was written for somebody."""

    note: NoteId
    text: str
    category: CategoryId | None


@dataclass(frozen=True, slots=True)
class WithdrawFor:
    """Take a note back, everywhere, that was written for somebody."""

    note: NoteId


Event = Never
Action = WriteFor | EditFor | WithdrawFor
ROLES: Mapping[type, Role] = {
    WriteFor: Role.FACILITATOR,
    EditFor: Role.FACILITATOR,
    WithdrawFor: Role.FACILITATOR,
}


def decide(
    session: Session, person: Person, action: Action, at: Instant
) -> tuple[NoteAdded | NoteEdited | NoteWithdrawn, ...]:
    """Return what follows from an action. Raises ``Refused``."""
    match action:
        case WriteFor(part, text, category, channel):
            asked = AddNote(part, text, category, named=False, in_report=True)
            return (writing.for_others(session, asked, channel, at),)
        case EditFor(note, text, category):
            return (writing.put_right(session, _find(session, note), text, category),)
        case WithdrawFor(note):
            return (NoteWithdrawn(_find(session, note).id),)
        case _:
            assert_never(action)


def apply(session: Session, entry: Entry, event: Event) -> None:
    """Do nothing: what follows are events of `core/kinds/notes/writing.py`."""


def touches(session: Session, event: Event) -> Iterable[str]:
    """Return nothing, for the same reason."""
    return ()


def _find(session: Session, note: NoteId) -> Note:
    """Return a note that was written for somebody. Raises ``Refused``."""
    found = session.notes.get(note)
    if found is None:
        raise Refused(Reason.NO_SUCH_NOTE)
    if not found.channel:
        raise Refused(Reason.NOT_YOURS)
    return found
