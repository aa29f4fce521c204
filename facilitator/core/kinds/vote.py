"""Dots on themes or notes, secret until the vote is closed.

A ballot is sent whole: the dots of one person, at most one on each thing, or none at
all for "I cannot decide". Votes are counted once the facilitator closes.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import assert_never

from facilitator.core.agenda import Stop, phase_of
from facilitator.core.entry import Entry
from facilitator.core.ids import NoteId, PartId, StopId, ThemeId
from facilitator.core.instant import Instant
from facilitator.core.people import Person, Role
from facilitator.core.refused import Reason, Refused
from facilitator.core.session import Session, Vote
from facilitator.core.undo import Claims, mark

FEWEST_THEMES = 2  # below that, people vote on the notes themselves
MOST_DOTS = 5


@dataclass(frozen=True, slots=True)
class VoteOpened:
    """People may put ``budget`` dots on the ``targets``."""

    part: PartId
    on: str
    budget: int
    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BallotCast:
    """One person's dots, in place of any they gave before."""

    part: PartId
    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VoteClosed:
    """The vote is over and may be seen."""

    part: PartId


Event = VoteOpened | BallotCast | VoteClosed


@dataclass(frozen=True, slots=True)
class CastBallot:
    """Give one's dots, whole."""

    part: PartId
    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CloseVote:
    """Close the vote and show what came of it."""

    expect: StopId


Action = CastBallot | CloseVote
ROLES: Mapping[type, Role] = {CastBallot: Role.PARTICIPANT, CloseVote: Role.FACILITATOR}


@dataclass(frozen=True, slots=True)
class Row:
    """What came of one target; equal votes have equal ``rank``."""

    target: str
    title: str
    votes: int
    rank: int


def decide(session: Session, person: Person, action: Action, at: Instant) -> tuple[Event, ...]:
    """Return what follows from an action. Raises ``Refused``."""
    match action:
        case CastBallot(part, targets):
            return (_cast(session, part, targets),)
        case CloseVote(expect):
            if session.visit.stop != expect:
                raise Refused(Reason.MOVED_ON)
            closed = leave(session)
            if not closed:
                raise Refused(Reason.VOTE_CLOSED)
            return closed
        case _:
            assert_never(action)


def arrive(session: Session, stop: Stop) -> tuple[Event, ...]:
    """Return what happens to the vote of a part when the session comes to ``stop``."""
    return (opening(session, stop),) if phase_of(session.program, stop).kind == "vote" else ()


def opening(session: Session, stop: Stop) -> VoteOpened:
    """Return the vote as it would be opened now: on themes, or without enough on the notes."""
    themes = [theme.id for theme in session.themes_of(stop.part) if theme.title]
    on = "themes" if len(themes) >= FEWEST_THEMES else "notes"
    notes = [note.id for note in session.notes_of(stop.part) if note.showable]
    targets = tuple(themes if on == "themes" else notes)
    return VoteOpened(stop.part, on, _budget(session, len(targets)), targets)


def leave(session: Session) -> tuple[Event, ...]:
    """Return what happens to an open vote when the session leaves its stop."""
    vote = session.votes.get(session.stop.part)
    return (VoteClosed(vote.part),) if vote is not None and vote.open else ()


def apply(session: Session, entry: Entry, event: Event) -> None:
    """Change ``session`` into what it is after ``event``."""
    match event:
        case VoteOpened(part, on, budget, targets):
            session.votes[part] = Vote(part, on, budget, targets, open=True)
            if on == "themes":  # whose making is not taken back any more
                mark(session, entry.seq, Claims(_themes(session, part)))
            there = set(targets)
            for key, ballot in list(session.ballots.items()):
                if key[0] == part:
                    kept = tuple(target for target in ballot if target in there)
                    session.ballots[key] = kept[:budget]
        case BallotCast(part, targets):
            session.ballots[part, entry.by] = targets
        case VoteClosed(part):
            session.votes[part] = replace(session.votes[part], open=False)
        case _:
            assert_never(event)


def touches(session: Session, event: Event) -> Iterable[str]:
    """Return the keys of the records that ``event`` may have changed."""
    match event:
        case BallotCast(part):
            return (f"ballots/{part}", "stage", "next")
        case VoteOpened(part) | VoteClosed(part):
            own = (f"vote/{part}", f"ballots/{part}", f"result/{part}")
            return (*own, "session", "stage", "next", "console")
        case _:
            assert_never(event)


def voters(session: Session, part: PartId) -> int:
    """Return how many people have voted, counting those who could not decide."""
    return sum(1 for voted, _ in session.ballots if voted == part)


def result(session: Session, part: PartId) -> tuple[Row, ...]:
    """Return what came of the vote of ``part``, most votes first; equal ones as they were made.

    Empty while the vote is open: nobody sees a running count.
    """
    vote = session.votes.get(part)
    if vote is None or vote.open:
        return ()
    ballots = (ballot for (voted, _), ballot in session.ballots.items() if voted == part)
    counts = Counter(target for ballot in ballots for target in ballot)
    titles = {target: _title(session, target) for target in vote.targets}
    seen = [(target, title) for target, title in titles.items() if title is not None]
    seen.sort(key=lambda each: -counts[each[0]])
    return ranked(Row(target, title, counts[target], 0) for target, title in seen)


def ranked(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Return ``rows``, which come by votes, with their ranks among each other."""
    rows = tuple(rows)
    ranks: dict[int, int] = {}  # how many votes make which rank
    for rank, row in enumerate(rows, start=1):
        ranks.setdefault(row.votes, rank)
    return tuple(replace(row, rank=ranks[row.votes]) for row in rows)


def tie(rows: tuple[Row, ...]) -> int | None:
    """Return the gap between the first two when it is too small to rank by: 0 or 1, else None."""
    if len(rows) < 2 or rows[0].votes == 0:
        return None
    gap = rows[0].votes - rows[1].votes
    return gap if gap <= 1 else None


def _cast(session: Session, part: PartId, targets: tuple[str, ...]) -> BallotCast:
    vote = session.votes.get(part)
    if vote is None or not vote.open:
        raise Refused(Reason.VOTE_CLOSED)
    targets = tuple(dict.fromkeys(targets))
    if not set(targets) <= set(vote.targets):
        raise Refused(Reason.NO_SUCH_TARGET)
    if len(targets) > vote.budget:
        raise Refused(Reason.NO_VOTES_LEFT)
    return BallotCast(part, targets)


def _budget(session: Session, targets: int) -> int:
    """Return how many dots each: the program's word, or about a third of the choices."""
    asked = session.program.votes_per_person or -(-targets // 3)
    return max(1, min(MOST_DOTS, asked))


def _themes(session: Session, part: PartId) -> tuple[str, ...]:
    return tuple(f"theme/{theme.id}" for theme in session.themes_of(part))


def _title(session: Session, target: str) -> str | None:
    """Return the words of a target; None for one that is gone or may not be seen."""
    theme = session.themes.get(ThemeId(target))
    if theme is not None:
        return theme.title
    note = session.notes.get(NoteId(target))
    return note.text if note is not None and note.showable else None
