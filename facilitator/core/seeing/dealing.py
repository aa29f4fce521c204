"""Dealing the shown notes of a part into pages, so that no phone receives the whole board.

Notes that are shown together are dealt by id, and ids are random; those that come later lie
behind them. Nothing ever changes its page: what is hidden or taken back leaves a gap.
"""

from collections.abc import Iterable, Iterator
from hashlib import blake2s

from facilitator.core.ids import NoteId, PartId, PersonId
from facilitator.core.kinds.checkin import AnswersShown
from facilitator.core.kinds.notes.queueing import NoteApproved
from facilitator.core.kinds.notes.writing import TOGETHER, NoteAdded
from facilitator.core.kinds.vote import VoteClosed, VoteOpened
from facilitator.core.moving.flow import Moved
from facilitator.core.session import Session

PAGE = 40
WHOLE = 150  # notes that a phone is given without asking

_PREFIX = "page/"


def deal(session: Session, event: object) -> None:
    """Deal what ``event``, just applied, has made visible."""
    for part in session.shown:
        if part not in session.dealt:
            session.dealt[part] = 0
            _append(session, part, _undealt(session, part))
    if isinstance(event, NoteAdded) and event.part in session.shown:
        _append(session, event.part, _arrived(session, event))
    if isinstance(event, NoteApproved):
        part = session.notes[event.note].part
        if part in session.shown and event.note not in session.page_of:
            _append(session, part, (event.note,))


def paged(session: Session, part: PartId) -> bool:
    """Return whether phones get the notes of a part by pages. Once they do, it stays so."""
    return session.dealt.get(part, 0) > WHOLE


def pages(session: Session, part: PartId) -> int:
    """Return how many pages a part has."""
    return -(-session.dealt.get(part, 0) // PAGE)


def page_key(part: PartId, n: int) -> str:
    """Return the key of a page's record."""
    return f"{_PREFIX}{part}/{n}"


def is_page(key: str) -> bool:
    """Return whether a record is a page: those are fetched, not pushed."""
    return key.startswith(_PREFIX)


def begins_at(person: PersonId) -> int:
    """Return the number that spreads people over the pages: each begins at another one."""
    return int.from_bytes(blake2s(person.encode(), digest_size=4).digest())


def touched(session: Session, event: object, keys: Iterable[str]) -> Iterator[str]:
    """Yield what ``event`` has changed of pages, beside the ``keys`` it has touched itself."""
    match event:
        case Moved(to, from_):
            parts = {stop.part for stop in session.agenda if stop.id in (to, from_)}
            for part in parts:
                yield from _all_pages(session, part)
        case AnswersShown(part) | VoteOpened(part) | VoteClosed(part):
            yield from _all_pages(session, part)
        case NoteAdded(note) | NoteApproved(note):
            there = session.notes.get(note)
            yield from _crossed(session, there.part if there else session.gone[note], _notes(keys))
    for note in _notes(keys):
        yield from _around(session, note)


def _notes(keys: Iterable[str]) -> list[NoteId]:
    return [NoteId(key.removeprefix("note/")) for key in keys if key.startswith("note/")]


def _around(session: Session, note: NoteId) -> Iterator[str]:
    """Yield what may look different because a note does."""
    n = session.page_of.get(note)
    if n is None:
        return
    there = session.notes.get(note)
    part = there.part if there else session.gone[note]
    if paged(session, part):
        yield from (page_key(part, n), f"pages/{part}")


def _all_pages(session: Session, part: PartId) -> Iterator[str]:
    if paged(session, part):
        yield f"pages/{part}"
        yield from (page_key(part, n) for n in range(pages(session, part)))


def _crosses(session: Session, part: PartId, note: NoteId) -> bool:
    """Return whether the part was whole before ``note`` came, and maybe before its company did."""
    n = session.page_of.get(note)
    if n is None or not paged(session, part):
        return False
    place = n * PAGE + session.pages[part, n].index(note)
    return abs(place - WHOLE) < TOGETHER


def _crossed(session: Session, part: PartId, came: Iterable[NoteId]) -> Iterator[str]:
    """Yield what looks different because phones read a part by pages since some notes ``came``."""
    if any(_crosses(session, part, note) for note in came):
        yield from _all_pages(session, part)
        yield from (f"vote/{part}", f"result/{part}")  # which come shortened from now on
        yield from (f"note/{each}" for each in _dealt(session, part))


def _dealt(session: Session, part: PartId) -> Iterator[NoteId]:
    for n in range(pages(session, part)):
        yield from session.pages[part, n]


def _arrived(session: Session, event: NoteAdded) -> Iterable[NoteId]:
    """Return what can be seen since a note came: nothing, that note, or all that waited with it.

    It may have to wait for a review itself, and still be the one that others have waited for.
    """
    part = session.program.part(event.part)
    if part is not None and part.names == "forced_anonymous":
        return _undealt(session, event.part)
    waits = session.notes[event.note].waits_for or event.note in session.page_of
    return () if waits else (event.note,)


def _undealt(session: Session, part: PartId) -> list[NoteId]:
    return sorted(
        note.id
        for note in session.notes.values()
        if note.part == part and not note.waits_for and note.id not in session.page_of
    )


def _append(session: Session, part: PartId, notes: Iterable[NoteId]) -> None:
    for note in notes:
        n = session.dealt[part] // PAGE
        session.pages[part, n] = (*session.pages.get((part, n), ()), note)
        session.page_of[note] = n
        session.dealt[part] += 1
