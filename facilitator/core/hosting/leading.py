"""Who leads: whose console has the one button, and how it goes from hand to hand.

At first every facilitator leads. Somebody who runs the session may offer the lead, to one console
or to whoever takes it; it moves when it is accepted. A facilitator may take it back at any time.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import assert_never

from facilitator.core.entry import Entry
from facilitator.core.hosting.hosted import Lead
from facilitator.core.ids import PersonId
from facilitator.core.instant import Instant
from facilitator.core.people import Person, Role
from facilitator.core.refused import Reason, Refused
from facilitator.core.session import Session

MAY_LEAD = (Role.FACILITATOR, Role.CO)
# The name of whoever came by a link; whether they are there nobody knows here.
_LINK = re.compile("[A-Za-z0-9-]{1,40}")


@dataclass(frozen=True, slots=True)
class LeadOffered:
    """The lead is to be had by ``to``, or by whoever runs the session (None)."""

    to: PersonId | None


@dataclass(frozen=True, slots=True)
class LeadKept:
    """The offer was taken back, or turned down."""


@dataclass(frozen=True, slots=True)
class LeadMoved:
    """``to`` leads from now on; None: every facilitator."""

    to: PersonId | None


Event = LeadOffered | LeadKept | LeadMoved


@dataclass(frozen=True, slots=True)
class OfferLead:
    """Offer the lead to one console, or to whoever takes it (None)."""

    to: PersonId | None


@dataclass(frozen=True, slots=True)
class KeepLead:
    """Take the offer back, or turn it down."""


@dataclass(frozen=True, slots=True)
class TakeLead:
    """Accept the lead, or take it: back, or because whoever had it is gone."""


Action = OfferLead | KeepLead | TakeLead
ROLES: Mapping[type, Role] = {
    OfferLead: Role.FACILITATOR,
    KeepLead: Role.FACILITATOR,
    TakeLead: Role.FACILITATOR,
}


def decide(session: Session, person: Person, action: Action, at: Instant) -> tuple[Event, ...]:
    """Return what follows from an action. Raises ``Refused``.

    Whether whoever leads is gone nobody can know here: `live/crew.py` asks before.
    """
    match action:
        case OfferLead(to):
            if not leads(session, person):
                raise Refused(Reason.NOT_LEADING)
            if to == person.id:
                raise Refused(Reason.YOURS)
            if to is not None and not _LINK.fullmatch(to):
                raise Refused(Reason.MALFORMED)
            return () if session.lead.offered and session.lead.to == to else (LeadOffered(to),)
        case KeepLead():
            if not (leads(session, person) or session.lead.to == person.id):
                raise Refused(Reason.NOT_YOURS)
            return (LeadKept(),) if session.lead.offered else ()
        case TakeLead():
            return () if _alone(session, person) else (LeadMoved(_taker(session, person)),)
        case _:
            assert_never(action)


def apply(session: Session, entry: Entry, event: Event) -> None:
    """Change ``session`` into what it is after ``event``."""
    match event:
        case LeadOffered(to):
            session.lead = Lead(session.lead.holder, offered=True, to=to)
        case LeadKept():
            session.lead = Lead(session.lead.holder)
        case LeadMoved(to):
            session.lead = Lead(to)
        case _:
            assert_never(event)


def touches(session: Session, event: Event) -> Iterable[str]:
    """Return the keys of the records that ``event`` may have changed."""
    return ("console",)


def leads(session: Session, person: Person) -> bool:
    """Return whether ``person`` has the one button."""
    if session.lead.holder is None:
        return person.role is Role.FACILITATOR
    return session.lead.holder == person.id and person.role in MAY_LEAD


def offered(session: Session, person: Person) -> bool:
    """Return whether the lead may be accepted by ``person``."""
    lead = session.lead
    return lead.offered and lead.to in (None, person.id) and not leads(session, person)


def record(session: Session) -> dict[str, object]:
    """Return who leads and who is to, for consoles: they know each other's names."""
    lead = session.lead
    return {"holder": lead.holder, "offered": lead.offered, "to": lead.to}


def _alone(session: Session, person: Person) -> bool:
    """Return whether there is nothing to take: ``person`` leads, and nothing is offered."""
    return leads(session, person) and not offered(session, person)


def _taker(session: Session, person: Person) -> PersonId | None:
    """Return who leads once ``person`` has taken the lead: back, it is every facilitator's."""
    back = person.role is Role.FACILITATOR and not offered(session, person)
    return None if back else person.id
