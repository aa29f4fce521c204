"""Every name under which one person may stand in the log, worked out once for each.

A pseudonym is a hash (decisions 9), and there is one for each part of the program: to make them
again for each thing that somebody does costs more than to decide it.
"""

from dataclasses import dataclass

from facilitator.core.ids import PartId, PersonId
from facilitator.core.kinds import followup
from facilitator.core.kinds.pairs import partners
from facilitator.core.kinds.pulse import asking
from facilitator.core.kinds.pulse.counting import MOMENTS
from facilitator.core.people import Person, Role
from facilitator.core.session import Session


@dataclass(frozen=True, slots=True)
class Names:
    """The names of ``person``: ``all`` of them, and the one or two of each part, in its order."""

    person: Person
    all: frozenset[PersonId]
    in_parts: tuple[tuple[PartId, PersonId], ...]


def names(session: Session, person: Person) -> Names:
    """Return the names of a person, now or once severed. They never change."""
    parts = [part.id for part in session.program.parts]
    if person.role is not Role.PARTICIPANT:
        return Names(person, frozenset({person.id}), tuple((part, person.id) for part in parts))
    pairs = tuple(
        (part, name) for part in parts for name in sorted((person.id, person.alias(part)))
    )
    own = {person.id, partners.name(person), followup.name(person), asking.name(person)}
    own.update(asking.name_apart(person, moment) for moment in MOMENTS)
    own.update(name for _, name in pairs)
    return Names(person, frozenset(own), pairs)
