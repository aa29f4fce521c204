"""How an evening went in time, told so that it points to nobody.

Records carry no moment (decisions 24). A report hears how long each stop lasted, and how much
was written when only where five people or more did so at once.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from typing import Any

from facilitator.core.ids import PartId
from facilitator.core.kinds.notes.written import Note
from facilitator.core.moving.agenda import ENDED, LOBBY
from facilitator.core.seeing.telling import FEW
from facilitator.core.session import Session

GRAINS = (60, 30, 15, 5, 1)  # seconds
SLICES = 3  # of the time in which a part was written, at least, before they are drawn together
LONGEST = 5  # grains that are drawn together to have enough people in one


@dataclass(frozen=True, slots=True)
class Stretch:
    """Seconds since the evening began, and how many notes were written in between."""

    begin: int
    end: int
    notes: int


def course(session: Session) -> dict[str, Any]:
    """Return where the session stood and for how long, in seconds since it began.

    A stop that it still stands at is not in it, and neither are the doors. ``minutes`` are the
    program's, ``changed`` those that took their place during the evening. ``skipped`` are the parts
    behind it at which it never stood (`skipped`).
    """
    visits = session.visits[1:]
    began = visits[0].since if visits else session.created
    spans = [
        {
            "stop": here.stop,
            "begin": round((here.since - began).total_seconds()),
            "end": round((after.since - began).total_seconds()),
        }
        for here, after in pairwise(visits)
        if here.stop not in (LOBBY, ENDED)
    ]
    stops = [
        {
            "stop": stop.id,
            "part": stop.part,
            "phase": stop.phase,
            "minutes": session.planned.get(stop.id, stop.minutes),
            "changed": stop.minutes if stop.id in session.planned else None,
        }
        for stop in session.agenda
        if stop.id not in (LOBBY, ENDED)
    ]
    return {"stops": stops, "spans": spans, "skipped": skipped(session)}


def skipped(session: Session) -> list[PartId]:
    """Return the parts at which the session never stood and which are behind it, in order.

    An import tells nothing of how a session went: none there.
    """
    been = {session.agenda[session.place(visit.stop)].part for visit in session.visits}
    behind = [stop for stop in session.agenda[: session.place(session.visit.stop)] if stop.part]
    gone = dict.fromkeys(stop.part for stop in behind if stop.id not in (LOBBY, ENDED))
    return [] if session.carried else [part for part in gone if part not in been]


def enough(people: int, online: int) -> int | None:
    """Return how many of ``people`` took part online, or None where either share is too few."""
    return online if FEW <= online <= people - FEW else None


def pace(session: Session, notes: Iterable[Note]) -> dict[str, Any]:
    """Return when these notes of one part were written, in stretches of five writers or more.

    ``rest`` counts the notes that were written by fewer than that at a time, and the answers
    from before the beginning (`core/kinds/checkin.py`): the course of the session starts there.
    """
    began = session.visits[1].since if len(session.visits) > 1 else session.created
    written = list(notes)
    notes = sorted((note for note in written if note.at >= began), key=lambda note: note.at)
    if len({note.author for note in notes}) < FEW:
        return {"stretches": [], "rest": len(written)}
    at = [(note.at - began) // timedelta(seconds=1) for note in notes]
    drawn = _stretches(at, [note.author for note in notes], _grain(at[-1] - at[0]))
    told = [{"begin": each.begin, "end": each.end, "notes": each.notes} for each in drawn]
    return {"stretches": told, "rest": len(written) - sum(each.notes for each in drawn)}


def _grain(seconds: int) -> int:
    return next((grain for grain in GRAINS if seconds >= grain * SLICES), GRAINS[-1])


def _stretches(at: Sequence[int], authors: Sequence[str], grain: int) -> list[Stretch]:
    """Return stretches, each as short as its five writers allow."""
    found: list[Stretch] = []
    begin: int | None = None
    people: set[str] = set()
    count = 0
    for n, second in enumerate(at):
        slot = second // grain
        if begin is None or slot >= begin + LONGEST:  # what was begun stays with the rest
            begin, people, count = slot, set(), 0
        people.add(authors[n])
        count += 1
        last = n + 1 == len(at) or at[n + 1] // grain != slot
        if last and len(people) >= FEW:
            found.append(Stretch(begin * grain, (slot + 1) * grain, count))
            begin = None
    return found
