"""Who comes together at a stop: those who are new there, with those who have waited."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from facilitator.core.ids import PersonId, StopId
from facilitator.core.kinds.pairs.circles import Circle, Round
from facilitator.core.kinds.pairs.pairing import Somebody, crossing, share_out
from facilitator.core.kinds.pairs.turns import at
from facilitator.core.session import Session

MOST = 3  # people who can hear each other out in the time of two


@dataclass(frozen=True, slots=True)
class Placed:
    """The circles that came together, or have somebody more, and who waits now.

    In ``crossed`` of the ``told`` circles whose positions are known, different ones meet.
    """

    circles: tuple[Circle, ...]
    waiting: tuple[Somebody, ...]
    crossed: int = 0
    told: int = 0


def known(session: Session, stop: StopId) -> set[PersonId]:
    """Return those who have a place at a stop, or wait for one."""
    shared = session.rounds.get(stop, Round())
    seated = {person for each in shared.circles for person in each.people}
    return seated | {each.name for each in shared.waiting}


def place(
    session: Session, stop: StopId, people: Sequence[Somebody], fresh: str, *, late: bool
) -> Placed | None:
    """Return where ``people``, of whom none has a circle, come; None when nothing changes by it.

    While others still find each other somebody else may come, so who is alone waits; after that
    (``late``) they join two, as long as the first of those speaks; then they wait for next time.
    """
    shared = session.rounds.get(stop, Round())
    made: list[Circle] = []
    waiting: list[Somebody] = []
    new: list[Circle] = []
    for online in (False, True):
        there = [each for each in people if each.online is online]
        circles = [each for each in shared.circles if each.online is online]
        shares = _shares(session, there, fresh)
        first = max((each.number for each in circles), default=0) + 1
        new += [Circle(first + n, online, names) for n, names in enumerate(shares)]
        if there and not shares:
            joined = _joined(session, circles, there[0], fresh) if late else None
            made += [joined] if joined else []
            waiting += [] if joined else [Somebody(there[0].name, online)]
    if not (new or made) and tuple(waiting) == shared.waiting:
        return None
    crossed, told = crossing([each.people for each in new], people)
    return Placed((*made, *new), tuple(waiting), crossed, told)


def _shares(
    session: Session, people: Sequence[Somebody], fresh: str
) -> tuple[tuple[PersonId, ...], ...]:
    apart = session.pairing.way == "groups"
    return share_out(people, session.met, fresh, session.pairing.size, apart=apart)


def _joined(
    session: Session, circles: Sequence[Circle], late: Somebody, fresh: str
) -> Circle | None:
    """Return a circle of two with one more, who has met neither if possible."""
    spoken = {turn.who for turn in at(session)[: session.visit.turn + 1]} - {"", "A"}
    open_ = [each for each in circles if len(each.people) < MOST and not spoken]
    if not open_:
        return None
    Random(fresh).shuffle(open_)
    met = session.met
    found = min(open_, key=lambda each: sum(frozenset((late.name, p)) in met for p in each.people))
    return Circle(found.number, found.online, (*found.people, late.name))
