"""Where back leads, and what has to be asked before the session goes to another place by hand.

Most ways can be taken back, so they are simply gone. Asked is only before what cannot be, or what
leaves behind words that nobody has seen.
"""

from itertools import pairwise

from facilitator.core.moving.agenda import ENDED, Stop, phase_of
from facilitator.core.session import Session


def back(session: Session) -> Stop | None:
    """Return where one came from when one last came here from before; None at the doors.

    After a jump that is not the stop before this one, which nobody may have seen yet.
    """
    at = session.place(session.visit.stop)
    if at == 0:
        return None
    for to, from_ in pairwise([session.place(each.stop) for each in reversed(session.visits)]):
        if to == at and from_ < at:
            return session.agenda[from_]
    return session.agenda[at - 1]


def asks(session: Session, to: Stop) -> str | None:
    """Return what to ask before going ``to``: ``end``, ``vote``, ``unrevealed`` or ``shows``."""
    if to.id == ENDED:
        return None if session.ended else "end"
    held = session.votes.get(session.stop.part)
    if session.phase.kind == "vote" and held is not None and held.open and held.targets:
        return "vote"
    if phase_of(session.program, to).shows and to.part not in session.shown:
        return "shows"
    return "unrevealed" if _skips(session, to) else None


def _skips(session: Session, to: Stop) -> bool:
    """Return whether going ``to`` leaves behind notes of the present step that were not shown."""
    part = session.stop.part
    onward = session.place(to.id) > session.place(session.visit.stop)
    unseen = session.step_number(part) is not None and part not in session.shown
    return onward and unseen and session.count(part).notes > 0
