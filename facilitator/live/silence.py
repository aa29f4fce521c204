"""How many of those who are here have written nothing in the present step: numbers, never who.

Only who holds the connections can tell: in the log somebody who writes where everyone is
anonymous has another name, which their own page makes.
"""

from collections.abc import Callable, Iterable

from facilitator.core.kinds.notes import nudging
from facilitator.core.names import Names
from facilitator.core.people import Person
from facilitator.core.seeing import course
from facilitator.core.session import Session
from facilitator.live.presence import Seat
from facilitator.storage.presence import Connected


def silent(
    session: Session,
    seats: Iterable[Seat],
    known: Callable[[Person], Names],
    elsewhere: Connected,
) -> dict[str, int | None] | None:
    """Return how many have written nothing, ``online`` of them not in the venue; None elsewhere.

    Fewer than five are never told apart by where they are. Of those who are connected to another
    process only their number is known: then it is told how many more are here than have written.
    """
    part = session.stop.part
    if not nudging.writing(session, part):
        return None
    seats = list(seats)
    if elsewhere.venue or elsewhere.online:
        here = len(seats) + elsewhere.venue + elsewhere.online
        return {"people": max(0, here - session.count(part).people), "online": None}
    quiet = [seat for seat in seats if not _wrote(session, known(seat.person))]
    online = sum(seat.place == "online" for seat in quiet)
    return {"people": len(quiet), "online": course.enough(len(quiet), online)}


def _wrote(session: Session, who: Names) -> bool:
    part = session.stop.part
    return any(session.written.get((part, name)) for name in who.all)
