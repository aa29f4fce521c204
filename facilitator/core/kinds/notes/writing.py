"""Writing notes: add, edit, take back, keep out of the report."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import assert_never

from facilitator.core.entry import Entry
from facilitator.core.ids import CategoryId, NoteId, PartId, PersonId
from facilitator.core.instant import Instant
from facilitator.core.kinds import checkin
from facilitator.core.kinds.notes.moderated import CORRECTIONS
from facilitator.core.kinds.notes.written import Note, Tally, Wait
from facilitator.core.people import Person, Role
from facilitator.core.program import Part
from facilitator.core.refused import Reason, Refused
from facilitator.core.session import Session
from facilitator.core.words import text as policy
from facilitator.core.words.excerpts import Copied

AFTER_THE_END = timedelta(minutes=30)  # late notes still arrive from phones that were offline
SECOND_THOUGHTS = timedelta(minutes=2)  # a shown note may still be put right
TOGETHER = 3  # late notes of an anonymous step appear no fewer at a time (decisions 24)
NOTES_EACH = 300
NOTES_IN_ALL = 5000
AT_ONCE = 300  # notes that one action may let on the stage, hide or approve


@dataclass(frozen=True, slots=True)
class NoteAdded:
    """A note was written. ``by`` is the nickname that its author put on it, or None.

    ``channel`` says how it came when somebody wrote it for others (`core/hosting/scribing.py`).
    When it is ``queued`` nobody else sees it until a facilitator has.
    """

    note: NoteId
    part: PartId
    text: str
    category: CategoryId | None
    by: str | None
    in_report: bool
    late: bool = False
    channel: str = ""
    queued: bool = False


@dataclass(frozen=True, slots=True)
class NoteEdited:
    """Its author put a note right. ``edited`` when others may have read the older words.

    ``queued``: the new words wait, like a new note; the older ones may be copied (``copies``).
    """

    note: NoteId
    text: str
    category: CategoryId | None
    edited: bool
    queued: bool = False
    copies: tuple[str, ...] = ()
    passages: tuple[Copied, ...] = ()


@dataclass(frozen=True, slots=True)
class NoteWithdrawn:
    """Its author took a note back. Storage blanks the older words in the same transaction.

    ``copies`` are the places at which the words also stand (`core/words/copies.py`), ``passages``
    those of the manuscript (`core/words/quoted.py`).
    """

    note: NoteId
    copies: tuple[str, ...] = ()
    passages: tuple[Copied, ...] = ()


@dataclass(frozen=True, slots=True)
class NoteReportSet:
    """Its author said whether a note may stand in the report."""

    note: NoteId
    in_report: bool
    copies: tuple[str, ...] = ()
    passages: tuple[Copied, ...] = ()


Event = NoteAdded | NoteEdited | NoteWithdrawn | NoteReportSet


@dataclass(frozen=True, slots=True)
class AddNote:
    """Put a note on the board of a step."""

    part: PartId
    text: str
    category: CategoryId | None
    named: bool
    in_report: bool


@dataclass(frozen=True, slots=True)
class EditNote:
    """Change one's own note."""

    note: NoteId
    text: str
    category: CategoryId | None


@dataclass(frozen=True, slots=True)
class WithdrawNote:
    """Take one's own note back, everywhere."""

    note: NoteId


@dataclass(frozen=True, slots=True)
class SetInReport:
    """Keep one's own note out of the report, or let it in again."""

    note: NoteId
    in_report: bool


Action = AddNote | EditNote | WithdrawNote | SetInReport
ROLES: Mapping[type, Role] = {
    AddNote: Role.PARTICIPANT,
    EditNote: Role.PARTICIPANT,
    WithdrawNote: Role.PARTICIPANT,
    SetInReport: Role.PARTICIPANT,
}


def decide(session: Session, person: Person, action: Action, at: Instant) -> tuple[Event, ...]:
    """Return what follows from an action. Raises ``Refused``."""
    match action:
        case AddNote():
            return (_add(session, person, action, at),)
        case EditNote():
            return (_edit(session, person, action, at),)
        case WithdrawNote(note):
            return (NoteWithdrawn(_own(session, person, note).id),)
        case SetInReport(note, in_report):
            return (NoteReportSet(_own(session, person, note).id, in_report),)
        case _:
            assert_never(action)


def apply(session: Session, entry: Entry, event: Event) -> None:
    """Change ``session`` into what it is after ``event``."""
    match event:
        case NoteAdded():
            _put(session, entry, event)
        case NoteEdited():
            _reword(session, event)
        case NoteWithdrawn(note):
            _drop(session, note)
        case NoteReportSet(note, in_report):
            _keep(session, replace(session.notes[note], in_report=in_report))
        case _:
            assert_never(event)


def touches(session: Session, event: Event) -> Iterable[str]:
    """Return the keys of the records that ``event`` may have changed."""
    yield f"note/{event.note}"
    yield from ("stage", "next", "console")  # the button says how many dots the notes make
    note = session.notes.get(event.note)
    part = note.part if note else session.gone[event.note]
    match event:
        case NoteAdded(late=late):
            yield f"count/{part}"
            if late and _anonymous(session, part):  # the others may have waited for this one
                yield from (f"note/{each.id}" for each in session.notes_of(part) if each.late)
        case NoteWithdrawn() | NoteReportSet():
            yield from counted_in(session, part)
            yield from _overseen(session, event.note)
        case NoteEdited(queued=queued):
            yield from counted_in(session, part) if queued else (f"result/{part}",)
        case _:
            assert_never(event)


def counted_in(session: Session, part: PartId) -> Iterable[str]:
    """Return the keys of the records in which a note of ``part`` counts."""
    yield from (f"count/{part}", f"result/{part}", f"vote/{part}")
    yield from (f"theme/{theme.id}" for theme in session.themes_of(part))


def _overseen(session: Session, note: NoteId) -> Iterable[str]:
    """Return the keys of the records of moderating that name a note."""
    if any(each.note == note for each in session.moderated):
        yield "modlog"
    yield from (f"concern/{each.id}" for each in session.concerns.values() if each.note == note)


def find(session: Session, note: NoteId) -> Note:
    """Return a note as the facilitator knows it.

    Raises ``Refused`` when there is none, not any more, or not yet: a late note of an
    anonymous step that still waits for others.
    """
    found = session.notes.get(note)
    if found is None or found.waiting:
        raise Refused(Reason.NO_SUCH_NOTE)
    return found


def find_all(session: Session, notes: Iterable[NoteId]) -> list[Note]:
    """Return notes as ``find`` does, each once. Raises ``Refused``, also for more than 300."""
    return [find(session, note) for note in _each_once(notes)]


def find_those_left(session: Session, notes: Iterable[NoteId]) -> list[Note]:
    """Return notes as ``find_all`` does, without those that were taken back meanwhile.

    Raises ``Refused`` when none is left.
    """
    asked = _each_once(notes)
    return find_all(session, left_of(session, asked))


def left_of(session: Session, notes: Iterable[NoteId]) -> tuple[NoteId, ...]:
    """Return ``notes``, each once, without those that were taken back; all when none is left.

    What is done with many is done with those left: whoever chose them cannot know, and would
    have to find out which one it was.
    """
    asked = tuple(dict.fromkeys(notes))
    known = (note for note in asked if note in session.notes)
    return tuple(note for note in known if not session.notes[note].waiting) or asked


def _each_once(notes: Iterable[NoteId]) -> tuple[NoteId, ...]:
    once = tuple(dict.fromkeys(notes))
    if len(once) > AT_ONCE:
        raise Refused(Reason.TOO_MANY)
    return once


def writers(session: Session, person: Person, part: Part) -> Person:
    """Return ``person`` as whom they write in ``part``: themselves, or a pseudonym.

    In a severed session everybody has a pseudonym for each part.
    """
    anonymous = part.names == "forced_anonymous"
    if person.role is not Role.PARTICIPANT or not (anonymous or session.severed):
        return person
    nickname = "" if anonymous else person.nickname
    return replace(person, id=person.alias(part.id), nickname=nickname)


def for_others(session: Session, action: AddNote, channel: str, at: Instant) -> NoteAdded:
    """Return the note that is written for somebody without a device; it has no name."""
    part = _open_part(session, action.part, at)
    if len(session.notes) >= NOTES_IN_ALL:
        raise Refused(Reason.FULL)
    return NoteAdded(
        note=NoteId(at.fresh),
        part=part.id,
        text=policy.tidy(action.text),
        category=_category(part, action.category),
        by=None,
        in_report=True,
        late=_late(session, part),
        channel=channel,
        queued=session.queues_in(part.id),
    )


def put_right(session: Session, note: Note, text: str, category: CategoryId | None) -> NoteEdited:
    """Return what follows when a note that was written for somebody is put right."""
    part = session.program.part(note.part)
    category = _category(part, category) if part else None
    text, edited = policy.tidy(text), note.part in session.shown
    return NoteEdited(note.id, text, category, edited, queued=_again(session, note, text))


def _add(session: Session, person: Person, action: AddNote, at: Instant) -> NoteAdded:
    part = _open_part(session, action.part, at)
    written = len(session.written.get((part.id, person.id), ()))
    if written >= NOTES_EACH or len(session.notes) >= NOTES_IN_ALL:
        raise Refused(Reason.FULL)
    if action.named and part.names == "forced_anonymous":
        raise Refused(Reason.NAMED_NOT_ALLOWED)
    named = action.named or part.names == "named"
    return NoteAdded(
        note=NoteId(at.fresh),
        part=part.id,
        text=policy.tidy(action.text),
        category=_category(part, action.category),
        by=(person.nickname or None) if named else None,
        in_report=action.in_report,
        late=_late(session, part),
        queued=session.queues_in(part.id),
    )


def _late(session: Session, part: Part) -> bool:
    """Return whether a note comes after the others. An answer is one of many at any time.

    Only where everyone is anonymous it must wait for others, like a note.
    """
    answers = part.kind == "checkin" and part.names != "forced_anonymous"
    return part.id in session.shown and not answers


def _edit(session: Session, person: Person, action: EditNote, at: Instant) -> NoteEdited:
    note = _own(session, person, action.note)
    part = session.program.part(note.part)
    shown = session.shown.get(note.part)
    if part is None or (shown and at.now > max(shown, note.at) + SECOND_THOUGHTS):
        raise Refused(Reason.TOO_LATE)
    text = policy.tidy(action.text)
    category = _category(part, action.category)
    queued = _again(session, note, text)
    return NoteEdited(note.id, text, category, edited=shown is not None, queued=queued)


def _again(session: Session, note: Note, text: str) -> bool:
    """Return whether a note has to be looked at again because it says something else now."""
    return session.queues_in(note.part) and not note.waits_for and text != note.text


def _open_part(session: Session, part: PartId, at: Instant) -> Part:
    found = session.program.part(part)
    if found is None or not found.takes_notes:
        raise Refused(Reason.NO_SUCH_PART)
    if session.ended and at.now > session.ended + AFTER_THE_END:
        raise Refused(Reason.OVER)
    if not opened(session, found):
        raise Refused(Reason.NOT_OPEN_YET)
    return found


def opened(session: Session, part: Part) -> bool:
    """Return whether notes have been taken in ``part``: late ones still are."""
    early = part.id == checkin.answered_at_the_doors(session.program)
    return part.takes_notes and (part.id in session.opened or early)


def _category(part: Part, category: CategoryId | None) -> CategoryId | None:
    known = {each.id for each in part.categories}
    if category is None and part.category_mode != "required":
        return None
    if category not in known:
        raise Refused(Reason.CATEGORY)
    return category


def _own(session: Session, person: Person, note: NoteId) -> Note:
    found = session.notes.get(note)
    if found is None:
        raise Refused(Reason.NO_SUCH_NOTE)
    if found.author != person.id:
        raise Refused(Reason.NOT_YOURS)
    return found


def _put(session: Session, entry: Entry, event: NoteAdded) -> None:
    session.notes[event.note] = Note(
        id=event.note,
        part=event.part,
        author=entry.by,
        text=event.text,
        category=event.category,
        by=event.by,
        in_report=event.in_report,
        at=entry.at,
        channel=event.channel,
        late=event.late,
        waits_for=_wait(event.late and _anonymous(session, event.part), event.queued),
    )
    if session.notes[event.note].waiting:
        _show_together(session, event.part)
    _count(session, event.part, 1)
    if event.channel:
        return  # whoever typed it in has written nothing of their own
    _wrote(session, event.part, entry.by, (*_by(session, event.part, entry.by), event.note))
    session.finished.pop((event.part, entry.by), None)  # who writes on is not done


def _show_together(session: Session, part: PartId) -> None:
    waiting = [note for note in session.notes.values() if note.part == part and note.waiting]
    if len(waiting) >= TOGETHER:
        for note in waiting:
            _keep(session, replace(note, waits_for="review" if note.queued else ""))


def _wait(alone: bool, queued: bool) -> Wait:
    """Return what a new note waits for; ``alone`` it would tell when it was written."""
    if queued:
        return "others, review" if alone else "review"
    return "others" if alone else ""


def _reword(session: Session, event: NoteEdited) -> None:
    """Put new words on a note; what a facilitator has seen, or proposed, were the older ones."""
    old = session.notes[event.note]
    session.reworded[event.note] = (*session.reworded.get(event.note, ()), old.text)
    new = replace(old, text=event.text, category=event.category, edited=old.edited or event.edited)
    if event.queued:
        new = replace(new, waits_for="review")
    if event.text != old.text:
        new = replace(new, stage=None if old.stage else old.stage)
        session.corrections.pop(event.note, None)
    _keep(session, new)


def _anonymous(session: Session, part: PartId) -> bool:
    found = session.program.part(part)
    return found is not None and found.names == "forced_anonymous"


def _keep(session: Session, note: Note) -> None:
    session.notes[note.id] = note


def _drop(session: Session, note: NoteId) -> None:
    gone = session.notes.pop(note)
    session.reworded.pop(note, None)
    session.corrections.pop(note, None)
    session.moderated = [
        replace(each, words="") if each.note == note else each
        for each in session.moderated
        if each.note != note or each.what not in CORRECTIONS  # no entry tells of those any more
    ]
    session.gone[note] = gone.part
    _count(session, gone.part, -1)
    mine = _by(session, gone.part, gone.author)
    if note in mine:
        _wrote(session, gone.part, gone.author, tuple(each for each in mine if each != note))


def _by(session: Session, part: PartId, author: PersonId) -> tuple[NoteId, ...]:
    return session.written.get((part, author), ())


def _count(session: Session, part: PartId, more: int) -> None:
    tally = session.tallies.get(part, Tally())
    session.tallies[part] = replace(tally, notes=tally.notes + more)


def _wrote(session: Session, part: PartId, author: PersonId, notes: tuple[NoteId, ...]) -> None:
    tally = session.tallies[part]
    people = tally.people + bool(notes) - bool(_by(session, part, author))
    session.written[part, author] = notes
    session.tallies[part] = replace(tally, people=people)
