"""What the console steers by: the one button, the agenda as planned and as it went, undo."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from facilitator.core.decide import last_of_each
from facilitator.core.hosting import hinting, leading
from facilitator.core.ids import LONE, PartId
from facilitator.core.kinds import asked, checkin, rules
from facilitator.core.kinds.notes import naming
from facilitator.core.kinds.notes.off_stage import on_stage
from facilitator.core.kinds.notes.written import Note
from facilitator.core.kinds.phase import Phase
from facilitator.core.kinds.votes import choices
from facilitator.core.kinds.votes.held import Vote
from facilitator.core.moving import jumping, winning
from facilitator.core.moving.agenda import ENDED, LOBBY, Stop, phase_of
from facilitator.core.seeing.history import history
from facilitator.core.seeing.staging import milliseconds, reviewing
from facilitator.core.session import Session

SEEN_BY_ALL = ("agenda", "drift", "ends_at", "blank", "spotlight", "held")
"""What whoever looks on may know of the console."""


def console(session: Session) -> dict[str, Any]:
    """Return the record that only the console gets."""
    back = jumping.back(session)
    drift = _drift(session)
    ends_at = _ends_at(session)
    return {
        "primary": primary(session),
        "back": None if back is None else back.id,
        "agenda": _agenda(session),
        "drift": round(drift.total_seconds()),
        "ends_at": None if ends_at is None else milliseconds(ends_at),
        "plan": _plan(session),
        "simulated": session.simulated_people,
        "undo": [_undoable(session, seq) for seq in last_of_each(session)],
        "history": history(session),
        "blank": session.blank,
        "locked": session.locked,
        "spotlight": [each for each in session.spotlight if on_stage(session, session.notes[each])],
        "held": session.visit.held,
        "copies": sorted(session.copies),
        "arriving": _arriving(session),
        "names": naming.choice(session),
        "hint": hinting.choice(session),
        "asks": asked.choice(session),
        "lead": leading.record(session),
        "moved_by": session.visit.by,
    }


def _arriving(session: Session) -> str:
    """Return what becomes of a note that is written now: ``kept``, ``at_once`` or ``none``.

    Until the reveal it is ``kept`` for the console; after it everybody sees it ``at_once``. Where a
    vote or what we saw is the matter, or somebody looks at it first, nothing is promised: ``none``.
    """
    part = session.program.part(session.stop.part)
    if part is None or part.id not in session.shown:
        return "kept"
    looked_at = session.queues_in(part.id) or part.names == "forced_anonymous"
    return "none" if looked_at or session.phase.stage in ("vote", "insight") else "at_once"


def looking_on(session: Session) -> dict[str, Any]:
    """Return what those get who only look on: how far the evening is, and what lies over it."""
    return {key: each for key, each in console(session).items() if key in SEEN_BY_ALL}


def primary(session: Session) -> dict[str, Any] | None:
    """Return the action behind the one button, and what the stage will do; None at the end."""
    here = session.visit.stop
    following = session.next_stop()
    if session.countdown is not None:
        return _button("CancelCountdown", {"expect": here}, "cancel")
    more = _of_the_vote(session) or _more_here(session)
    if more is not None:
        return more
    if following is None:
        return None
    phase = phase_of(session.program, following)
    if phase.shows and not session.shows and following.part == session.stop.part:
        return _button("StartCountdown", {"expect": here}, _revealing(session, following))
    effect, number = ("begin", None) if here == LOBBY else _moving(session, following)
    return _button("Move", {"to": following.id, "expect": here}, effect, number)


def _moving(session: Session, following: Stop) -> tuple[str, int | None]:
    """Return what going on to ``following`` does, and the number that the sentence needs."""
    phase = phase_of(session.program, following)
    match phase.effect:
        case "vote":
            return _opening(choices.plan(session, following.part))
        case "themes":
            return _themes(session, following.part)
        case "insight" if not session.insights.get(following.part):
            return "insight_none", None
        case "takeaway" if phase.stage == "pulse" and session.program.pulse:
            return "asked_again", None  # before people see what they take home
        case effect:
            return _after(session.phase, effect), None


def _revealing(session: Session, following: Stop) -> str:
    """Return what 3-2-1 ends with: notes, unless the stage will wait for them."""
    awaited = _awaited(session, following.part)
    stage = phase_of(session.program, following).stage
    waits = stage == "wall" or (stage == "themes" and not session.themes_of(following.part))
    return f"reveal_{awaited}" if awaited and waits else "reveal"


def _themes(session: Session, part: PartId) -> tuple[str, int | None]:
    """Return what going on to the themes shows, and how many there are.

    Without any it is the lone voices; else the notes come, or stay, or the stage waits for them.
    """
    if themes := session.themes_of(part):
        return "themes", len(themes)
    if any(note.theme == LONE for note in _on_stage(session, part)):
        return "themes_lone", None
    if awaited := _awaited(session, part):
        return f"themes_{awaited}", None
    return ("ungrouped" if session.phase.stage == "wall" else "show"), None


def _awaited(session: Session, part: PartId) -> str:
    """Return why the stage has no notes of a part: none, or unseen ones; "" when it has."""
    if any(_on_stage(session, part)):
        return ""
    return "unseen" if reviewing(session, part) else "none"


def _on_stage(session: Session, part: PartId) -> Iterator[Note]:
    notes = (note for note in session.notes.values() if note.part == part)
    return (note for note in notes if on_stage(session, note))


def _after(here: Phase, effect: str) -> str:
    """Return what going on does where it ends what everybody listened to, or rested in."""
    if here.stage == "break" and effect in ("question", "next_part"):
        return f"resume_{effect}"
    return "back_to_question" if here.kind == "talk" and effect == "question" else effect


def next_after_primary(session: Session) -> Stop | None:
    """Return the stop at which the one button leads, or the present one when it stays."""
    button = primary(session)
    if button is None or button["type"] not in ("Move", "StartCountdown"):
        return session.stop
    return session.next_stop()


def _of_the_vote(session: Session) -> dict[str, Any] | None:
    """Return the button that closes the vote; or opens another one, if it has been prepared.

    One that is on nothing is not closed: it is opened anew once there is something to vote on.
    """
    part, here = session.stop.part, session.visit.stop
    held = session.votes.get(part)
    if session.phase.kind != "vote" or held is None:
        return None
    if held.open and held.targets:
        return _button("CloseVote", {"expect": here}, _closing(held))
    plan = choices.plan(session, part, anew=True)
    if plan is None or not plan.targets or not (plan.uses or held.open):
        return None  # nothing is shown of a vote on nothing: on we go
    return _button("OpenVote", {"expect": here}, *_opening(plan))


def _closing(vote: Vote) -> str:
    """Return what closing a vote does: themes are shown with the lone voices, the rest alone."""
    if vote.mode == "dots":
        return "close_vote" if vote.on == "themes" else "close_vote_dots"
    return f"close_vote_{vote.mode}"


def _opening(plan: choices.Plan | None) -> tuple[str, int | None]:
    """Return what opening a vote does, and its number: dots each, or things to choose from.

    A decision stays decided, and a ranking ranked: coming to it again shows its result.
    """
    if plan is None:
        return "decided", None
    if not plan.targets:
        return "vote_none", None
    if plan.mode == "dots":
        return "vote", plan.budget
    return f"vote_{plan.mode}", len(plan.targets)


def _more_here(session: Session) -> dict[str, Any] | None:
    """Return the button for what can still be shown at the present stop: a rule, the answers."""
    here = session.visit.stop
    if session.phase.kind == "rules":
        following = rules.lit(session, session.stop.part) + 1
        if following < len(rules.all_of(session)):
            return _button("ShowRule", {"at": following, "expect": here}, "rule", following + 1)
    waiting = checkin.waiting(session)
    return _button("ShowAnswers", {"expect": here}, "answers", waiting) if waiting else None


def _button(type: str, fields: dict[str, Any], effect: str, n: int | None = None) -> dict[str, Any]:
    return {"type": type, "fields": fields, "effect": effect, "n": n}


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
            "planned": session.planned.get(stop.id, stop.minutes),
            "spent": round(spent[stop.id].total_seconds()) if stop.id in spent else None,
            "state": _state(n, here, stop.id in spent),
            "asks": jumping.asks(session, stop),
        }
        for n, stop in enumerate(session.agenda)
    ]


def _state(n: int, here: int, visited: bool) -> str:
    if n == here:
        return "now"
    if visited:
        return "done"
    return "skipped" if n < here else "ahead"


def _due(session: Session) -> datetime:
    """Return when the present stop is over, if it does not take longer than its time."""
    visit = session.visit
    return visit.due or visit.since + timedelta(minutes=session.stop.minutes)


def _ahead(session: Session) -> tuple[Stop, ...]:
    """Return the stops that are still to come, without the end."""
    following = session.agenda[session.place(session.visit.stop) + 1 :]
    return tuple(stop for stop in following if stop.minutes)


def _drift(session: Session) -> timedelta:
    """Return how much later than in the program it will be over, at this pace.

    Counted from the moment it left the doors; minutes that are won or given count at once.
    """
    begun = next((visit.since for visit in session.visits if visit.stop != LOBBY), None)
    ends_at = _ends_at(session)
    if begun is None or ends_at is None or session.visit.stop == ENDED:
        return timedelta(0)
    planned = sum(session.planned.get(stop.id, stop.minutes) for stop in session.agenda)
    return ends_at - begun - timedelta(minutes=planned)


def _ends_at(session: Session) -> datetime | None:
    """Return when the session will be over at this pace; None at the doors."""
    if session.visit.stop == LOBBY:
        return None
    return _due(session) + timedelta(minutes=sum(stop.minutes for stop in _ahead(session)))


def _plan(session: Session) -> dict[str, Any]:
    """Return what the panel for the time that is left needs; every rule of it is here."""
    ahead, rested = _ahead(session), session.visit.rested
    return {
        "due": milliseconds(_due(session)) if session.stop.minutes else None,
        "rested": milliseconds(rested) if rested else None,
        "ahead": sum(stop.minutes for stop in ahead),
        "wins": list(winning.wins(ahead)),
        "gives": list(winning.gives(ahead, session.planned)),
    }


def _undoable(session: Session, seq: int) -> dict[str, Any]:
    """Return what would be taken back, by whom it was done and in which part, to name it by."""
    done = session.undoable[seq]
    what = getattr(done.event, "called", type(done.event).__name__)
    return {"seq": seq, "what": what, "by": done.by, "part": done.part}
