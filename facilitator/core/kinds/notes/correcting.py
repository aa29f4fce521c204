"""Corrections: a facilitator proposes other words for a note, its author decides (decisions 25).

Until the author has accepted, nothing changes on any screen. Whoever puts new words on the note
themselves has answered, too: the proposal was about the older ones.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, assert_never

from facilitator.core.entry import Entry
from facilitator.core.ids import NoteId
from facilitator.core.instant import Instant
from facilitator.core.kinds.notes.moderated import Correction
from facilitator.core.kinds.notes.moderating import told
from facilitator.core.kinds.notes.writing import NoteEdited, find
from facilitator.core.kinds.notes.written import Note
from facilitator.core.people import Person, Role
from facilitator.core.refused import Reason, Refused
from facilitator.core.session import Session
from facilitator.core.words import text as policy


@dataclass(frozen=True, slots=True)
class CorrectionProposed:
    """A facilitator proposed other words, by their role; "" takes the proposal back."""

    note: NoteId
    text: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class CorrectionAnswered:
    """The author took the proposed words, or kept their own. The former is a `NoteEdited`, too."""

    note: NoteId
    accepted: bool


Event = CorrectionProposed | CorrectionAnswered
Answer = Literal["accepted", "declined"]


@dataclass(frozen=True, slots=True)
class ProposeCorrection:
    """Propose other words for a note; "" takes the proposal back."""

    note: NoteId
    text: str


@dataclass(frozen=True, slots=True)
class AnswerCorrection:
    """Take the proposed words for one's own note (``text``, as one has read them), or do not."""

    note: NoteId
    text: str
    accepted: bool


Action = ProposeCorrection | AnswerCorrection
ROLES: Mapping[type, Role] = {
    ProposeCorrection: Role.FACILITATOR,
    AnswerCorrection: Role.PARTICIPANT,
}


def decide(
    session: Session, person: Person, action: Action, at: Instant
) -> tuple[Event | NoteEdited, ...]:
    """Return what follows from an action. Raises ``Refused``."""
    match action:
        case ProposeCorrection():
            return _propose(session, person, action)
        case AnswerCorrection():
            return _answer(session, person, action)
        case _:
            assert_never(action)


def apply(session: Session, entry: Entry, event: Event) -> None:
    """Change ``session`` into what it is after ``event``."""
    match event:
        case CorrectionProposed(note, ""):
            if proposed(session, session.notes[note]) is not None:  # not where it was blanked
                told(session, entry, "correction_back", event)
            _take_back(session, note)
        case CorrectionProposed(note, text):
            told(session, entry, "correction", event)
            found = session.corrections.get(note)
            before = _answered(found)
            taken = found is not None and found.taken
            session.corrections[note] = Correction(text, "proposed", before, taken)
        case CorrectionAnswered(note, accepted):
            found = session.corrections.get(note)
            taken = accepted or (found is not None and found.taken)
            state: Answer = "accepted" if accepted else "declined"
            session.corrections[note] = Correction("", state, taken=taken)
        case _:
            assert_never(event)


def touches(session: Session, event: Event) -> Iterable[str]:
    """Return the keys of the records that ``event`` may have changed."""
    if isinstance(event, CorrectionProposed):
        return (f"note/{event.note}", "modlog")
    return (f"note/{event.note}",)


def proposed(session: Session, note: Note) -> str | None:
    """Return the words that wait for the author's answer, or None."""
    found = session.corrections.get(note.id)
    return found.text if found is not None and found.state == "proposed" else None


def as_written(session: Session, note: Note) -> bool:
    """Return whether a note says what it said although other words were proposed (decisions 25).

    Its author declined them, or has not answered: a quotation is marked. Words that the author has
    accepted once are not those first written, whatever was proposed since.
    """
    found = session.corrections.get(note.id)
    return found is not None and not found.taken


def _answered(found: Correction | None) -> Answer | Literal[""]:
    """Return the last answer of the author; "" when there is none."""
    if found is None:
        return ""
    return found.before if found.state == "proposed" else found.state


def _take_back(session: Session, note: NoteId) -> None:
    """Let what was proposed go; an answer to what was proposed before stands again."""
    found = session.corrections.pop(note, None)
    if found is not None and (answer := _answered(found)):
        session.corrections[note] = Correction("", answer, taken=found.taken)


def _propose(session: Session, person: Person, action: ProposeCorrection) -> tuple[Event, ...]:
    note, role = find(session, action.note), person.role.value
    if action.text == "":
        there = proposed(session, note) is not None
        return (CorrectionProposed(note.id, "", role),) if there else ()
    text = policy.tidy(action.text)
    if text in (note.text, proposed(session, note)):
        return ()
    return (CorrectionProposed(note.id, text, role),)


def _answer(
    session: Session, person: Person, action: AnswerCorrection
) -> tuple[Event | NoteEdited, ...]:
    note = session.notes.get(action.note)
    if note is None:
        raise Refused(Reason.NO_SUCH_NOTE)
    if note.author != person.id:
        raise Refused(Reason.NOT_YOURS)
    if proposed(session, note) != action.text:
        raise Refused(Reason.CHANGED_SINCE)
    answered = CorrectionAnswered(note.id, action.accepted)
    if not action.accepted:
        return (answered,)
    edited = note.edited or note.part in session.shown
    return (NoteEdited(note.id, action.text, note.category, edited), answered)
