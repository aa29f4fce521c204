"""What the console steers by: the one button, the agenda as planned and as it went, undo."""

from datetime import datetime, timedelta
from typing import Any

from facilitator.core.agenda import ENDED, LOBBY, Stop, phase_of
from facilitator.core.decide import last_undoable
from facilitator.core.kinds import checkin, rules, vote
from facilitator.core.session import Session
from facilitator.core.staging import milliseconds


def console(session: Session) -> dict[str, Any]:
    """Return the record that only the console gets."""
    at = session.place(session.visit.stop)
    drift = _drift(session)
    ends_at = _ends_at(session)
    latest = last_undoable(session)
    return {
        "primary": primary(session),
        "back": session.agenda[at - 1].id if at else None,
        "agenda": _agenda(session),
        "drift": round(drift.total_seconds()),
        "ends_at": None if ends_at is None else milliseconds(ends_at),
        "undo": None if latest is None else {"seq": latest, "what": _what(session, latest)},
        "blank": session.blank,
        "spotlight": list(session.spotlight),
        "held": session.visit.held,
        "copies": sorted(session.copies),
    }


def primary(session: Session) -> dict[str, Any] | None:
    """Return the action behind the one button, and what the stage will do; None at the end."""
    here = session.visit.stop
    following = session.next_stop()
    if session.countdown is not None:
        return _button("CancelCountdown", {"expect": here}, "cancel")
    held = session.votes.get(session.stop.part)
    if session.phase.kind == "vote" and held is not None and held.open:
        return _button("CloseVote", {"expect": here}, "close_vote")
    showing = _more_here(session)
    if showing is not None:
        return showing
    if following is None:
        return None
    phase = phase_of(session.program, following)
    if phase.shows and not session.shows and following.part == session.stop.part:
        return _button("StartCountdown", {"expect": here}, "reveal")
    effect = "begin" if here == LOBBY else phase.effect
    number = _number(session, following, phase.effect)
    if effect == "themes" and not number:
        # Without themes the stage shows the notes, or goes on showing them.
        effect, number = ("ungrouped" if session.phase.stage == "wall" else "show"), None
    return _button("Move", {"to": following.id, "expect": here}, effect, number)


def next_after_primary(session: Session) -> Stop | None:
    """Return the stop at which the one button leads, or the present one when it stays."""
    button = primary(session)
    if button is None or button["type"] not in ("Move", "StartCountdown"):
        return session.stop
    return session.next_stop()


def _more_here(session: Session) -> dict[str, Any] | None:
    """Return the button for what can still be shown at the present stop: a rule, the answers."""
    here = session.visit.stop
    if session.phase.kind == "rules":
        following = rules.lit(session, session.stop.part) + 1
        if following < len(session.program.ground_rules):
            return _button("ShowRule", {"at": following, "expect": here}, "rule", following + 1)
    waiting = checkin.waiting(session)
    return _button("ShowAnswers", {"expect": here}, "answers", waiting) if waiting else None


def _button(type: str, fields: dict[str, Any], effect: str, n: int | None = None) -> dict[str, Any]:
    return {"type": type, "fields": fields, "effect": effect, "n": n}


def _number(session: Session, following: Stop, effect: str) -> int | None:
    """Return the number that the sentence about the effect needs: themes, or dots each."""
    if effect == "themes":
        return len(session.themes_of(following.part))
    return vote.opening(session, following).budget if effect == "vote" else None


def _agenda(session: Session) -> list[dict[str, Any]]:
    spent: dict[str, timedelta] = {}
    for visit, later in zip(session.visits, session.visits[1:], strict=False):
        spent[visit.stop] = spent.get(visit.stop, timedelta(0)) + (later.since - visit.since)
    here = session.place(session.visit.stop)
    return [
        {
            "stop": stop.id,
            "part": stop.part,
            "phase": stop.phase,
            "kind": stop.kind,
            "minutes": stop.minutes,
            "spent": round(spent[stop.id].total_seconds()) if stop.id in spent else None,
            "state": _state(n, here, stop.id in spent),
        }
        for n, stop in enumerate(session.agenda)
    ]


def _state(n: int, here: int, visited: bool) -> str:
    if n == here:
        return "now"
    if visited:
        return "done"
    return "skipped" if n < here else "ahead"


def _drift(session: Session) -> timedelta:
    """Return how late the session is against the plan, on arriving at the present stop.

    Counted from the moment it left the doors; adding minutes counts at once.
    """
    begun = next((visit.since for visit in session.visits if visit.stop != LOBBY), None)
    if begun is None or session.visit.stop in (LOBBY, ENDED):
        return timedelta(0)
    here = session.place(session.visit.stop)
    planned = begun + timedelta(minutes=sum(stop.minutes for stop in session.agenda[:here]))
    late = session.visit.since - planned
    if session.visit.due is not None:
        own = timedelta(minutes=session.stop.minutes)
        late += session.visit.due - session.visit.since - own
    return late


def _ends_at(session: Session) -> datetime | None:
    """Return when the session will be over at this pace; None at the doors."""
    if session.visit.stop == LOBBY:
        return None
    ahead = session.agenda[session.place(session.visit.stop) + 1 :]
    here = session.visit.due or session.visit.since
    return here + timedelta(minutes=sum(stop.minutes for stop in ahead))


def _what(session: Session, seq: int) -> str:
    """Return the name of what would be taken back, for the sentence beside the button."""
    return type(session.undoable[seq].event).__name__
