"""Who sees what of pairs: a part of `core/views.py`.

A phone learns its own mark, or room, and nothing of anybody else; the console only numbers.
"""

from typing import Any

from facilitator.core.audience import Audience
from facilitator.core.ids import StopId
from facilitator.core.kinds.pairs.circles import Circle
from facilitator.core.kinds.pairs.partners import name
from facilitator.core.kinds.pairs.placing import MOST
from facilitator.core.kinds.pairs.turns import of
from facilitator.core.moving.agenda import Stop
from facilitator.core.people import Person
from facilitator.core.session import Session

FEWEST = 5  # circles of which the console is told in how many positions met
SHAPES = ("circle", "square", "triangle", "diamond", "cross")


def own(session: Session, person: Person) -> dict[str, Any] | None:
    """Return where somebody finds their partner now: a mark, or a room. Never who it is."""
    stop, me = session.stop.id, name(person)
    shared = session.rounds.get(stop) if session.stop.kind == "pairs" else None
    if shared is None:
        return None
    found = next((each for each in shared.circles if me in each.people), None)
    if found is None:
        waits = any(each.name == me for each in shared.waiting)
        return _place(stop, None, waits=True) if waits else None
    return _place(stop, found) | {"letter": "ABC"[found.people.index(me)]}


def record(session: Session, _: str, audience: Audience) -> dict[str, Any] | None:
    """Return what the console needs to know of the pairs that talk now, or next; None: none will.

    Numbers only; in how many circles positions met only if it is known of five.
    """
    stop = _present_or_next(session)
    if stop is None:
        return None
    shared = session.rounds.get(stop.id)
    circles = shared.circles if shared else ()
    rooms = sorted((each for each in circles if each.online), key=lambda each: each.number)
    seats = [each for each in circles if not each.online]
    told = shared is not None and shared.told >= FEWEST
    return {
        "stop": stop.id,
        "way": session.pairing.way,
        "size": session.pairing.size,
        "shared": shared is not None,
        "circles": len(seats),
        "trios": sum(len(each.people) == MOST for each in seats),
        "rooms": [len(each.people) for each in rooms],
        "waiting": len(shared.waiting) if shared else 0,
        "crossed": shared.crossed if shared and told else None,
        "told": shared.told if shared and told else None,
        "turns": [
            {"kind": each.kind, "who": each.who or None, "seconds": each.seconds}
            for each in of(session, stop)
        ],
    }


def _present_or_next(session: Session) -> Stop | None:
    ahead = session.agenda[session.place(session.visit.stop) :]
    return next((stop for stop in ahead if stop.kind == "pairs"), None)


def _place(stop: StopId, found: Circle | None, *, waits: bool = False) -> dict[str, Any]:
    mark = None
    if found is not None and not found.online:
        number, shape = divmod(found.number - 1, len(SHAPES))
        mark = {"shape": SHAPES[shape], "number": number + 1}
    return {
        "stop": stop,
        "mark": mark,
        "room": found.number if found is not None and found.online else None,
        "size": len(found.people) if found else 0,
        "waits": waits,
        "letter": None,
    }
