"""What a check-in asks: the question of the program, or one that it offers in its place.

Whoever runs the session chooses, from the doors until the answers are shown. From then on the
doors, the stage and phones ask that one; answers given before stay.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from facilitator.core.entry import Entry
from facilitator.core.ids import PartId
from facilitator.core.instant import Instant
from facilitator.core.kinds.checkin import asked_at_the_doors
from facilitator.core.moving.agenda import LOBBY
from facilitator.core.people import Person, Role
from facilitator.core.program import Easy, Part, Text
from facilitator.core.refused import Reason, Refused
from facilitator.core.session import Session


@dataclass(frozen=True, slots=True)
class QuestionChosen:
    """The check-in ``part`` asks its question ``n``: 0 is the program's, the others its own."""

    part: PartId
    n: int


@dataclass(frozen=True, slots=True)
class ChooseQuestion:
    """Let a check-in ask its question ``n``: 0 is the program's, then come its alternatives."""

    part: PartId
    n: int


Event = QuestionChosen
Action = ChooseQuestion
ROLES: Mapping[type, Role] = {ChooseQuestion: Role.FACILITATOR}


def decide(session: Session, person: Person, action: Action, at: Instant) -> tuple[Event, ...]:
    """Return what follows from an action. Raises ``Refused``."""
    part = asked_at_the_doors(session.program)
    if part is None or part.id != action.part or not part.alternatives:
        raise Refused(Reason.NO_SUCH_PART)
    if not 0 <= action.n <= len(part.alternatives):
        raise Refused(Reason.MALFORMED)
    if not _in_time(session, part):
        raise Refused(Reason.TOO_LATE)
    same = session.asked.get(part.id, 0) == action.n
    return () if same else (QuestionChosen(part.id, action.n),)


def apply(session: Session, entry: Entry, event: Event) -> None:
    """Change ``session`` into what it is after ``event``."""
    session.asked[event.part] = event.n


def touches(session: Session, event: Event) -> Iterable[str]:
    """Return the keys of the records that ``event`` may have changed."""
    return (f"part/{event.part}", "session", "stage", "next", "console")


def choice(session: Session) -> dict[str, Any] | None:
    """Return what the console can choose here: ``questions`` [{ja, en}], and which of them stands.

    None where there is nothing to choose, or not any more.
    """
    part = asked_at_the_doors(session.program)
    if part is None or not part.alternatives or not _in_time(session, part):
        return None
    said = [{"ja": words.ja, "en": words.en} for words, _ in _questions(part) if words]
    return {"part": part.id, "at": session.asked.get(part.id, 0), "questions": said}


def as_asked(session: Session, part: Part) -> Part:
    """Return ``part`` of the program with the question that this session asks in it."""
    n = session.asked.get(part.id, 0)
    if not n:
        return part
    words, plainly = _questions(part)[n]
    easy = part.easy_ja and replace(part.easy_ja, activity=plainly)
    return replace(part, activity=words, easy_ja=easy)


def waiting(session: Session) -> Part | None:
    """Return the part whose question people have before them at the doors, as it is asked."""
    part = asked_at_the_doors(session.program)
    return part and as_asked(session, part)


def standing(session: Session) -> int:
    """Return which question those have before them who wait at the doors."""
    part = asked_at_the_doors(session.program)
    return session.asked.get(part.id, 0) if part else 0


def _in_time(session: Session, part: Part) -> bool:
    """Return whether another question can still be asked: until its answers can be read.

    Once the session has been there and gone on, or has gone past it, only where it has come back
    to it, or to the doors.
    """
    here = session.stop.part == part.id or session.visit.stop == LOBBY
    places = [session.place(stop.id) for stop in session.agenda if stop.part == part.id]
    ahead = session.place(session.visit.stop) < min(places, default=0)
    return part.id not in session.shown and (here or (ahead and part.id not in session.opened))


def _questions(part: Part) -> list[tuple[Text | None, str]]:
    """Return the questions of a part in the order of the program, each with its plain Japanese."""
    easy = part.easy_ja or Easy()
    plainly = easy.alternatives or ("",) * len(part.alternatives)
    return [(part.activity, easy.activity), *zip(part.alternatives, plainly, strict=True)]
