"""Votes on themes, notes or lines, secret until they are closed.

A ballot is sent whole: somebody's dots, at most one on each thing; all choices in their order; or
the one that they want. An empty one says "I cannot decide". Votes are counted once the
facilitator closes (`core/kinds/votes/counting.py`). A step may hold several, one after the other.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import assert_never

from facilitator.core.entry import Entry
from facilitator.core.ids import PartId, StopId, VoteId
from facilitator.core.instant import Instant
from facilitator.core.kinds.votes import choices, counting
from facilitator.core.kinds.votes.counting import Row as Row
from facilitator.core.kinds.votes.counting import ranked as ranked
from facilitator.core.kinds.votes.counting import tie as tie
from facilitator.core.kinds.votes.held import ONLY, Held, Mode, Vote
from facilitator.core.moving.agenda import Stop, phase_of
from facilitator.core.people import Person, Role
from facilitator.core.refused import Reason, Refused
from facilitator.core.session import Session
from facilitator.core.undo import Claims, mark


@dataclass(frozen=True, slots=True)
class VoteOpened:
    """People may vote on the ``targets``: put ``budget`` dots, rank them, or choose one.

    Another ``vote`` than the last one of the part begins with no ballots; the same one is open
    once more. ``present`` took part at that moment; ``prepared``: somebody has prepared it;
    ``uses``: the preparation that waited is used up (None, in older logs: if it was prepared).
    """

    part: PartId
    on: str
    budget: int
    targets: tuple[str, ...]
    vote: VoteId = ONLY
    mode: Mode = "dots"
    quorum: int | None = None
    present: int = 0
    prepared: bool = False
    uses: bool | None = None


@dataclass(frozen=True, slots=True)
class WordsFixed:
    """What a choice of a vote says, or its question (`votes.held.LENS`), as it was opened."""

    part: PartId
    vote: VoteId
    target: str
    text: str


@dataclass(frozen=True, slots=True)
class WordsForgotten:
    """What a choice of a vote says is blanked: somebody has taken those words back."""

    part: PartId
    vote: VoteId
    target: str


@dataclass(frozen=True, slots=True)
class BallotCast:
    """One person's ballot, in place of any they gave before."""

    part: PartId
    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VoteClosed:
    """The vote is over and may be seen."""

    part: PartId


Event = VoteOpened | WordsFixed | WordsForgotten | BallotCast | VoteClosed


@dataclass(frozen=True, slots=True)
class CastBallot:
    """Give one's ballot, whole. ``vote`` "" means whichever is open."""

    part: PartId
    targets: tuple[str, ...]
    vote: VoteId = ONLY


@dataclass(frozen=True, slots=True)
class CloseVote:
    """Close the vote and show what came of it."""

    expect: StopId


Action = CastBallot | CloseVote
ROLES: Mapping[type, Role] = {CastBallot: Role.PARTICIPANT, CloseVote: Role.FACILITATOR}


def decide(session: Session, person: Person, action: Action, at: Instant) -> tuple[Event, ...]:
    """Return what follows from an action. Raises ``Refused``."""
    match action:
        case CastBallot(part, targets, vote):
            return (_cast(session, part, targets, vote),)
        case CloseVote(expect):
            if session.visit.stop != expect:
                raise Refused(Reason.MOVED_ON)
            closed = leave(session)
            if not closed:
                raise Refused(Reason.VOTE_CLOSED)
            return closed
        case _:
            assert_never(action)


def arrive(session: Session, stop: Stop, at: Instant) -> tuple[Event, ...]:
    """Return what happens to the vote of a part when the session comes to ``stop``."""
    if phase_of(session.program, stop).kind != "vote":
        return ()
    return opening(session, stop.part, at)


def opening(
    session: Session, part: PartId, at: Instant, *, anew: bool = False
) -> tuple[Event, ...]:
    """Return what opens the vote of a part; nothing where it stays closed (`choices.plan`)."""
    plan = choices.plan(session, part, anew=anew)
    if plan is None:
        return ()
    vote = VoteId(at.fresh) if plan.again is None else plan.again
    opened = VoteOpened(
        part=part,
        on=plan.on,
        budget=plan.budget,
        targets=plan.targets,
        vote=vote,
        mode=plan.mode,
        quorum=plan.quorum,
        present=at.here,
        prepared=plan.prepared,
        uses=plan.uses,
    )
    held = session.votes.get(part)
    known = held.words if held is not None and held.id == vote else {}
    fixed = (item for item in plan.words.items() if known.get(item[0]) != item[1])
    return (opened, *(WordsFixed(part, vote, name, said) for name, said in fixed))


def leave(session: Session) -> tuple[Event, ...]:
    """Return what happens to an open vote when the session leaves its stop."""
    vote = session.votes.get(session.stop.part)
    return (VoteClosed(vote.part),) if vote is not None and vote.open else ()


def apply(session: Session, entry: Entry, event: Event) -> None:
    """Change ``session`` into what it is after ``event``."""
    match event:
        case VoteOpened():
            _open(session, entry, event)
        case WordsFixed(part, vote, target, text):
            _reword(session, part, vote, {target: text})
        case WordsForgotten(part, vote, target):
            _reword(session, part, vote, {target: ""})
        case BallotCast(part, targets):
            session.ballots[part, entry.by] = targets
        case VoteClosed(part):
            session.votes[part] = replace(session.votes[part], open=False, closed_at=entry.at)
        case _:
            assert_never(event)


def touches(session: Session, event: Event) -> Iterable[str]:
    """Return the keys of the records that ``event`` may have changed."""
    part = event.part
    match event:
        case BallotCast():
            return (f"ballots/{part}", "stage", "next")
        case VoteOpened() | VoteClosed():
            own = (f"vote/{part}", f"ballots/{part}", f"result/{part}", f"hands/{part}")
            # Whoever counts hands reads what there is to choose from, and no more what there was.
            notes = session.notes_of(part) if isinstance(event, VoteOpened) else ()
            read = (f"note/{note.id}" for note in notes)
            return (*own, *read, "session", "stage", "next", "console")
        case WordsFixed() | WordsForgotten():
            return (f"vote/{part}", f"result/{part}", "stage", "next", "console")
        case _:
            assert_never(event)


def voters(session: Session, part: PartId) -> int:
    """Return how many people have voted, counting those who could not decide."""
    held = counting.held(session, part)
    return counting.voters(held) if held is not None else 0


def result(session: Session, part: PartId) -> tuple[Row, ...]:
    """Return what came of the present vote of ``part``, as `counting.rows` does."""
    held = counting.held(session, part)
    return counting.rows(session, held) if held is not None else ()


def _cast(session: Session, part: PartId, targets: tuple[str, ...], of: VoteId) -> BallotCast:
    vote = session.votes.get(part)
    if vote is None or not vote.open or (of and of != vote.id):
        raise Refused(Reason.VOTE_CLOSED)
    targets = tuple(dict.fromkeys(targets))
    if not set(targets) <= set(vote.targets):
        raise Refused(Reason.NO_SUCH_TARGET)
    if vote.mode == "ranking":
        there = {each for each in vote.targets if counting.there(session, vote, each)}
        if targets and not there <= set(targets):
            raise Refused(Reason.NOT_WHOLE)
    elif len(targets) > vote.budget:
        raise Refused(Reason.NO_VOTES_LEFT)
    return BallotCast(part, targets)


def _open(session: Session, entry: Entry, event: VoteOpened) -> None:
    before = session.votes.get(event.part)
    same = before is not None and before.id == event.vote
    if before is not None and not same:
        _put_by(session, before)
    session.votes[event.part] = Vote(
        part=event.part,
        on=event.on,
        budget=event.budget,
        targets=event.targets,
        open=True,
        id=event.vote,
        mode=event.mode,
        quorum=event.quorum,
        present=event.present,
        prepared=event.prepared,
        words=before.words if before is not None and same else {},
    )
    uses = event.prepared if event.uses is None else event.uses
    if uses and not same:
        session.preparations.pop(event.part, None)
        mark(session, entry.seq, Claims((f"preparation/{event.part}",)))
    if not same:  # what was counted belongs to the vote before
        mark(session, entry.seq, Claims((f"hands/{event.part}",)))
    if event.on == "themes":  # whose making is not taken back any more
        mark(session, entry.seq, Claims(_themes(session, event.part)))
    _trim(session, event)


def _put_by(session: Session, vote: Vote) -> None:
    """Lay a vote by that another follows, if anybody has voted in it."""
    part = vote.part
    held = counting.held(session, part)
    mine = [key for key in session.ballots if key[0] == part]
    for key in mine:
        del session.ballots[key]
    hands, counted = session.hands.pop(part, {}), session.counted.pop(part, None)
    if held is not None and (mine or hands or counted):
        closed = Held(replace(vote, open=False), held.ballots, held.hands, held.counted)
        session.past[part] = (*session.past.get(part, ()), closed)


def _trim(session: Session, event: VoteOpened) -> None:
    """Give back what was put on things that are no choice any more, and dots beyond the number."""
    there, most = set(event.targets), event.budget
    for key, ballot in list(session.ballots.items()):
        if key[0] == event.part:
            kept = tuple(target for target in ballot if target in there)
            session.ballots[key] = kept if event.mode == "ranking" else kept[:most]


def _reword(session: Session, part: PartId, vote: VoteId, words: Mapping[str, str]) -> None:
    """Let a vote of a part, the present one or one before, say ``words``."""
    present = session.votes.get(part)
    if present is not None and present.id == vote:
        session.votes[part] = replace(present, words={**present.words, **words})
    session.past[part] = tuple(
        replace(each, vote=replace(each.vote, words={**each.vote.words, **words}))
        if each.vote.id == vote
        else each
        for each in session.past.get(part, ())
    )
    if not session.past[part]:
        del session.past[part]


def _themes(session: Session, part: PartId) -> tuple[str, ...]:
    return tuple(f"theme/{theme.id}" for theme in session.themes_of(part))
