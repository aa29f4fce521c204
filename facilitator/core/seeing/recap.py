"""What an evening was, once it has ended: a few numbers, to be read in twenty seconds.

A part of `core/views.py`; only the console gets it. It counts what others count, so that it says
of no note, and of no person, what their own records do not.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from facilitator.core.audience import Audience
from facilitator.core.ids import LONE
from facilitator.core.kinds.notes.written import Note
from facilitator.core.moving.agenda import ENDED, LOBBY
from facilitator.core.seeing import responses
from facilitator.core.seeing.course import course, enough, skipped
from facilitator.core.seeing.reading import sees_note
from facilitator.core.session import Session
from facilitator.core.words.personal import personal

_MADE_OF = ("note/", "count/", "theme/", "pledges/", "attendance")
"""What the keys of the records begin with that it is made of; a move touches it by ``course``."""


def record(session: Session, _: str, audience: Audience) -> dict[str, Any] | None:
    """Return the numbers of an evening that is over; None while it is not, or not any more.

    ``people`` is the most who were there when a stop closed, ``online`` how many of these were,
    or None where either share is fewer than five. ``steps`` were gone through, ``of`` so many;
    ``skipped`` are the parts, of any kind, at which the session never stood. ``planned`` and
    ``taken`` are minutes; those at the doors and after the end are in neither. An import tells
    nothing of how a session went: ``steps``, ``skipped`` and ``taken`` are None there. ``personal``
    notes may hold a name or a contact; those that no report quotes are not among them.
    """
    if session.ended is None:
        return None
    stops = [stop for stop in session.agenda if stop.id not in (LOBBY, ENDED)]
    been = {session.agenda[session.place(visit.stop)].part for visit in session.visits}
    parts = list(dict.fromkeys(stop.part for stop in stops))
    steps = [part for part in parts if session.step_number(part) is not None]
    spans = course(session)["spans"]
    pledged = [responses.pledges(session, part, audience) for part in parts]
    went = not session.carried
    fullest = max(session.attendance, key=lambda stop: session.attendance[stop], default=None)
    people = session.attendance[fullest] if fullest else 0
    return {
        "people": people,
        "online": enough(people, session.online[fullest]) if fullest else None,
        "steps": sum(part in been for part in steps) if went else None,
        "of": len(steps),
        "skipped": skipped(session) if went else None,
        "planned": sum(session.planned.get(stop.id, stop.minutes) for stop in stops),
        "taken": round(sum(each["end"] - each["begin"] for each in spans) / 60) if went else None,
        "notes": sum(session.count(part.id).notes for part in session.program.parts),
        "themes": len(session.themes),
        "lone": sum(note.theme == LONE and note.counts for note in session.notes.values()),
        "first_steps": sum(each["decided"] for each in pledged if each is not None),
        "personal": sum(personal(note.text) for note in _quoted(session)),
    }


def _quoted(session: Session) -> Iterator[Note]:
    return (note for note in session.notes.values() if sees_note(session, note, Audience.REPORT))


def touched(session: Session, others: Iterable[str]) -> Iterator[str]:
    """Yield the key of the record where what it is made of was touched."""
    keys = list(others)
    if "course" in keys or (session.ended and any(key.startswith(_MADE_OF) for key in keys)):
        yield "recap"
