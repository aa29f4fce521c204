"""The turns of people who talk in twos or threes, from the minutes that they have.

They find each other, one speaks, they swap, the next speaks, they thank.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from facilitator.core.moving.agenda import Stop
from facilitator.core.moving.visited import Visit
from facilitator.core.session import Session

ENOUGH = 180  # seconds from which there is time to find each other, and to thank
FIND, SWAP, THANK = 30, 15, 15  # seconds
LETTERS = "ABC"


@dataclass(frozen=True, slots=True)
class Turn:
    """A stretch of the talk: ``find``, ``speak`` (``who`` is A, B or C), ``swap`` or ``thanks``."""

    kind: str
    seconds: int
    who: str = ""


def turns(minutes: int, people: int = 2) -> tuple[Turn, ...]:
    """Return the turns of ``people`` who talk for so many minutes in all.

    What is no whole second for each is time to thank. Three have no time of their own for that:
    it goes to their second swap.
    """
    total = minutes * 60
    find, swap, thank = (FIND, SWAP, THANK if people == 2 else 0) if total >= ENOUGH else (0, 0, 0)
    speak = (total - find - swap * (people - 1) - thank) // people
    talk = [Turn("find", find)]
    for letter in LETTERS[:people]:
        talk += [Turn("swap", swap if letter != LETTERS[0] else 0), Turn("speak", speak, letter)]
    rest = total - sum(turn.seconds for turn in talk)
    return (*(turn for turn in talk if turn.seconds), Turn("thanks", rest))


def began(session: Session, turn: int, ends_at: datetime, at: datetime) -> Visit:
    """Return the present visit as a turn begins ``at`` a moment whose time ends at ``ends_at``."""
    later = of(session, session.stop)[turn + 1 :]
    return replace(
        session.visit,
        turn=turn,
        ends_at=ends_at,
        left=None,
        rested=None,
        whole=ends_at - at,
        after=timedelta(seconds=sum(each.seconds for each in later)),
    )


def at(session: Session) -> tuple[Turn, ...]:
    """Return the turns of the present stop; none where people do not talk in pairs."""
    return of(session, session.stop)


def of(session: Session, stop: Stop) -> tuple[Turn, ...]:
    """Return the turns of a stop; none where people do not talk in pairs."""
    return turns(stop.minutes, session.pairing.size) if stop.kind == "pairs" else ()
