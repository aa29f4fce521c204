"""The manuscript: what a facilitator writes of a session, piece by piece, for its report.

A passage is one block of prose, in Markdown, or one mapping of what the prose rests on, in YAML;
the rules know neither. Notes are cited in it by their ids (``[@note/k3j9x2ab]``). What is kept:

- prose of one edition, ``lang`` "ja" or "en": ``place`` ``opening``, ``part/ID``, ``closing`` or
  ``free/NAME``; the id is drawn by chance;
- ``settings/LANG``, and ``translation/LANG/NOTE``, which goes with the note that it translates;
- of both editions, ``lang`` "": ``guest/NAME``, ``remark/NAME``, ``source/NAME``, ``picture/NAME``.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import assert_never

from facilitator.core.entry import Entry
from facilitator.core.ids import NoteId, PartId, PassageId, PledgeId
from facilitator.core.instant import Instant
from facilitator.core.kept import Passage as Passage
from facilitator.core.people import Person, Role
from facilitator.core.program import LANGS, Program
from facilitator.core.refused import Reason, Refused
from facilitator.core.session import Session
from facilitator.core.undo import Claims, remember
from facilitator.core.words import text as policy
from facilitator.core.words.excerpts import Copied

PROSE = 4_000  # characters of one block
DATA = 20_000  # of one mapping: a source with all its cards
PICTURE = 400_000
LONGEST = {"settings": DATA, "guest": DATA, "remark": DATA, "source": DATA, "picture": PICTURE}
OCTETS = 8  # bytes for each character
LAST = 10**9  # in order
IN_ALL = 2_000  # passages of a session
PICTURES = 20
SHARED = ("guest", "remark", "source", "picture")

_FRESH = re.compile("[a-z0-9]{8}")
_NAME = re.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,29}")


@dataclass(frozen=True, slots=True)
class PassageWritten:
    """A passage was written, or written anew in place of what it ``was``.

    ``first`` is the entry at which its saving began: that is taken back as a whole. ``forgets``:
    the older text is blanked wherever it stands, because it held words that somebody had taken
    back; ``copied`` says whose such words the new text still holds (`core/words/quoted.py`).
    """

    passage: Passage
    was: Passage | None = None
    first: int | None = None
    undoes: int | None = None
    forgets: bool = False
    copied: tuple[Copied, ...] = ()


@dataclass(frozen=True, slots=True)
class PassageRemoved:
    """A passage was taken out. The rest is as above."""

    was: Passage
    first: int | None = None
    undoes: int | None = None
    forgets: bool = False


Event = PassageWritten | PassageRemoved


@dataclass(frozen=True, slots=True)
class WritePassages:
    """Write and take out passages, all or none; ``base`` is the entry they were read after."""

    base: int
    write: tuple[Passage, ...]
    remove: tuple[PassageId, ...]


Action = WritePassages
ROLES: Mapping[type, Role] = {WritePassages: Role.FACILITATOR}


def decide(session: Session, person: Person, action: Action, at: Instant) -> tuple[Event, ...]:
    """Return what follows from an action. Raises ``Refused``.

    ``CHANGED_SINCE`` when something else was made since ``base`` of a passage that would change.
    """
    ids = [*(each.id for each in action.write), *action.remove]
    if len(ids) > IN_ALL:
        raise Refused(Reason.TOO_MANY)
    if len(set(ids)) < len(ids) or not 0 <= action.base <= session.seq:
        raise Refused(Reason.MALFORMED)
    tidied = [tidy(each, session.program) for each in action.write]
    written = [each for each in tidied if session.passages.get(each.id) != each]
    gone = [session.passages[each] for each in action.remove if each in session.passages]
    for each in (*written, *gone):
        if session.edited.get(each.id, 0) > action.base:
            raise Refused(Reason.CHANGED_SINCE)
    _there(session, written)
    _room(session, written, gone)
    first = session.seq + 1
    return (
        *(PassageRemoved(each, first) for each in gone),
        *(PassageWritten(each, session.passages.get(each.id), first) for each in written),
    )


def apply(session: Session, entry: Entry, event: Event) -> None:
    """Change ``session`` into what it is after ``event``."""
    match event:
        case PassageWritten(passage):
            session.passages[passage.id] = passage
        case PassageRemoved(passage):
            session.passages.pop(passage.id, None)
        case _:
            assert_never(event)
    session.edited[about(event)] = entry.seq
    remember(session, entry, event, claims(event), event.undoes, event.first)


def touches(session: Session, event: Event) -> Iterable[str]:
    """Return the keys of the records that ``event`` may have changed."""
    return (f"passage/{about(event)}", "console")


def claims(event: Event) -> Claims:
    """Return what taking ``event`` back would change."""
    return Claims((f"passage/{about(event)}",))


def inverse(session: Session, event: Event) -> Event:
    """Return the event that takes ``event`` back. Raises ``Refused``: its note may be gone."""
    if event.was is None:
        return PassageRemoved(event.passage)
    _there(session, [event.was])
    return PassageWritten(event.was, event.passage if isinstance(event, PassageWritten) else None)


def about(event: Event) -> PassageId:
    """Return the id of the passage that ``event`` is about."""
    return event.passage.id if isinstance(event, PassageWritten) else event.was.id


def translated(passage: Passage) -> NoteId | PledgeId | None:
    """Return the note, or first step, that a passage translates, if it does."""
    if passage.place != "translation":
        return None
    return NoteId(passage.id.rpartition("/")[2])


def tidy(passage: Passage, program: Program) -> Passage:
    """Return ``passage`` as it is stored. Raises ``Refused`` for one that cannot be."""
    if not -LAST <= passage.order <= LAST or not _well_named(passage):  # nor NaN
        raise Refused(Reason.MALFORMED)
    family, _, name = passage.place.partition("/")
    if family == "part" and program.part(PartId(name)) is None:
        raise Refused(Reason.NO_SUCH_PART)
    most = LONGEST.get(family, PROSE)
    text = policy.tidy(passage.text, lines=most, characters=most, octets=OCTETS * most)
    return replace(passage, order=float(passage.order), text=text)


def _well_named(passage: Passage) -> bool:
    """Return whether the id of a passage, its language and its place go together."""
    lang, place = passage.lang, passage.place
    family, _, name = place.partition("/")
    if place in SHARED:
        kind, _, own = passage.id.partition("/")
        return not lang and kind == place and _NAME.fullmatch(own) is not None
    if lang not in LANGS:
        return False
    if place == "settings":
        return passage.id == f"settings/{lang}"
    if place == "translation":
        before, _, note = passage.id.rpartition("/")
        return before == f"translation/{lang}" and _FRESH.fullmatch(note) is not None
    if family == "free":
        known = _NAME.fullmatch(name) is not None
    else:
        known = family == "part" or place in ("opening", "closing")
    return known and _FRESH.fullmatch(passage.id) is not None


def _there(session: Session, passages: Iterable[Passage]) -> None:
    """Refuse to keep the translation of a note that is not there, or not any more."""
    for each in passages:
        note = translated(each)
        if note is not None and note not in session.notes and note not in session.pledges:
            raise Refused(Reason.NO_SUCH_NOTE)


def _room(session: Session, written: list[Passage], gone: list[Passage]) -> None:
    """Refuse more passages, or pictures, than a session may hold."""
    after = {**session.passages, **{each.id: each for each in written}}
    for each in gone:
        del after[each.id]
    pictures = sum(each.place == "picture" for each in after.values())
    if len(after) > IN_ALL or pictures > PICTURES:
        raise Refused(Reason.FULL)
