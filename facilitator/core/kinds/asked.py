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
from facilitator.core.program import Easy, Part, Program, Text
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
    at = session.asked.get(event.part, 0)
    parts = (
        _asking(each, at, event.n) if each.id == event.part else each
        for each in session.program.parts
    )
    session.program = replace(session.program, parts=tuple(parts))
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
    at = session.asked.get(part.id, 0)
    said = [{"ja": words.ja, "en": words.en} for words, _ in _questions(part, at) if words]
    return {"part": part.id, "at": at, "questions": said}


def written(session: Session) -> Program:
    """Return the program as it was written, whichever question this session asks."""
    parts = (
        _asking(part, session.asked.get(part.id, 0), 0) if part.id in session.asked else part
        for part in session.program.parts
    )
    return replace(session.program, parts=tuple(parts))


def standing(session: Session) -> int:
    """Return which question those have before them who wait at the doors."""
    part = asked_at_the_doors(session.program)
    return session.asked.get(part.id, 0) if part else 0


def _in_time(session: Session, part: Part) -> bool:
    """Return whether another question can still be asked: until its answers can be read.

    Once the session has been there and gone on, only where it has come back to, or to the doors.
    """
    here = session.stop.part == part.id or session.visit.stop == LOBBY
    return part.id not in session.shown and (here or part.id not in session.opened)


def _questions(part: Part, at: int) -> list[tuple[Text | None, str]]:
    """Return the questions of a part in the order of the program, each with its plain Japanese.

    The one that stands, ``at``, has changed places with the first.
    """
    easy = part.easy_ja or Easy()
    plainly = easy.alternatives or ("",) * len(part.alternatives)
    others: list[tuple[Text | None, str]] = list(zip(part.alternatives, plainly, strict=True))
    first: tuple[Text | None, str] = (part.activity, easy.activity)
    if at:
        first, others[at - 1] = others[at - 1], first
    return [first, *others]


def _asking(part: Part, at: int, n: int) -> Part:
    """Return a part in which question ``at`` stands as one in which ``n`` does."""
    every = _questions(part, at)
    first = every[0]
    every[0], every[n] = every[n], first
    (stands, plainly), *rest = every
    easy = part.easy_ja and replace(
        part.easy_ja, activity=plainly, alternatives=tuple(said for _, said in rest)
    )
    others = tuple(words for words, _ in rest if words)
    return replace(part, activity=stands, alternatives=others, easy_ja=easy)
