"""What somebody wants to be called, as they say it during the evening (decisions 187).

Who is called something from the door on has it in their ticket. What is said later stands in the
log, before the note that is to carry it: so every process knows it, however it came. No record
shows it but one's own. A note keeps the name that was put on it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from facilitator.core.entry import Entry
from facilitator.core.ids import NameId, PersonId
from facilitator.core.instant import Instant
from facilitator.core.people import Nickname, Person, Role
from facilitator.core.refused import Reason, Refused
from facilitator.core.session import Session
from facilitator.core.words.text import tidy_line

CHARACTERS = 20  # that fit under a note
SOMEBODY = PersonId("~")
"""Under whom it stands in a severed log that somebody was called something: the same for all.

The entry comes just before a note. Under a name of their own, or one for each who said one, it
would join what they wrote in one part with what they wrote in another.
"""


@dataclass(frozen=True, slots=True)
class Called:
    """From now on somebody is called ``nickname``; "" forgets what they were called before.

    ``name`` stays the same whatever they say: by it storage finds what is to be blanked.
    """

    name: NameId
    nickname: str


@dataclass(frozen=True, slots=True)
class CallMe:
    """Say what one wants to be called from now on, "" for nobody in particular."""

    nickname: str


Event = Called
Action = CallMe
ROLES: Mapping[type, Role] = {CallMe: Role.PARTICIPANT}


def nickname(typed: str) -> str:
    """Return ``typed`` as somebody is called. Raises ``Refused`` beyond twenty characters."""
    return tidy_line(typed, characters=CHARACTERS)


def called(session: Session, person: Person) -> Person:
    """Return ``person`` with what they want to be called now, whatever their ticket says.

    In a severed session nobody is called anything any more.
    """
    if person.role is not Role.PARTICIPANT:
        return person
    said = session.called.get(person.id)
    wanted = said.nickname if said else person.nickname
    if session.severed is not None:
        wanted = ""
    return person if wanted == person.nickname else replace(person, nickname=wanted)


def decide(session: Session, person: Person, action: Action, at: Instant) -> tuple[Event, ...]:
    """Return what follows from an action. Raises ``Refused``."""
    wanted = nickname(action.nickname)
    if action.nickname and not wanted:  # nothing visible is no wish to be forgotten
        raise Refused(Reason.EMPTY)
    if session.severed is not None and wanted:
        raise Refused(Reason.OVER)
    if wanted == person.nickname:
        return ()
    known = session.called.get(person.id)
    return (Called(known.name if known else NameId(at.fresh), wanted),)


def apply(session: Session, entry: Entry, event: Event) -> None:
    """Change ``session`` into what it is after ``event``."""
    session.called[entry.by] = Nickname(event.name, event.nickname)


def touches(session: Session, event: Event) -> Iterable[str]:
    """Return the keys of the records that ``event`` may have changed: no record has names."""
    return ()
