"""Severing: from here on nothing on disk joins what one person did in one part with another.

Every entry a participant makes is written with two names: who they are tonight, and the
pseudonym for its part that only their own link can make (`core/people.py`). When a session
is severed, storage puts the second in place of the first, in the same transaction, and
forgets who had joined and what was answered to whom. Nothing undoes that. The session is
then read afresh from its log; it looks the same to everybody.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from facilitator.core.calling import SOMEBODY, Called
from facilitator.core.entry import Entry
from facilitator.core.ids import NameId, NoteId, PartId, PledgeId
from facilitator.core.instant import Instant
from facilitator.core.kinds.notes.writing import AFTER_THE_END
from facilitator.core.people import Person, Role
from facilitator.core.refused import Reason, Refused
from facilitator.core.session import Session

AFTER = timedelta(days=30)
"""How long after its end a session is severed by itself (decisions 23)."""


@dataclass(frozen=True, slots=True)
class Severed:
    """The names of participants in the log became pseudonyms, one for each part."""


@dataclass(frozen=True, slots=True)
class Sever:
    """Sever the session."""


Event = Severed
Action = Sever
ROLES: Mapping[type, Role] = {Sever: Role.DESK}


def severed(entry: Entry) -> Entry:
    """Return ``entry`` as it stands in a severed log.

    What people were called is forgotten, and with it who of them said so.
    """
    if isinstance(entry.event, Called):
        return replace(entry, by=SOMEBODY, alias=None, event=Called(NameId(""), ""))
    return replace(entry, by=entry.alias or entry.by, alias=None)


def part_of(session: Session, event: Any) -> PartId:
    """Return the part in which a participant did ``event``, "" where that cannot be known."""
    part: PartId | None = getattr(event, "part", None)
    note, made = NoteId(getattr(event, "note", "")), PledgeId(getattr(event, "pledge", ""))
    notes, steps = session.notes, session.pledges
    homes = (
        part,
        notes[note].part if note in notes else session.gone.get(note),
        steps[made].part if made in steps else session.pledges_gone.get(made),
    )
    return next((home for home in homes if home is not None), PartId(""))


def decide(session: Session, person: Person, action: Action, at: Instant) -> tuple[Event, ...]:
    """Return what follows from an action. Raises ``Refused``.

    Not before the last late note is in: what a phone sends twice is known by the answer it got.
    """
    if session.severed is not None:
        return ()
    if session.ended is None or at.now <= session.ended + AFTER_THE_END:
        raise Refused(Reason.NOT_OPEN_YET)
    return (Severed(),)


def apply(session: Session, entry: Entry, event: Event) -> None:
    """Change ``session`` into what it is after ``event``."""
    session.severed = entry.at


def touches(session: Session, event: Event) -> Iterable[str]:
    """Return the keys of the records that ``event`` may have changed: answers are apart now."""
    return ("pulse",)
