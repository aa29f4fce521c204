"""Counting a vote: dots, Borda points, or choices, of everybody who took part.

A ballot is what somebody put on it, in their order. One that is empty says "I cannot decide". An
order that lacks a note which a facilitator has brought back since still counts: that note has no
points of it.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import ceil

from facilitator.core.ids import NoteId, PartId, ThemeId
from facilitator.core.kinds.votes.held import Counted, Held, Vote
from facilitator.core.session import Session


@dataclass(frozen=True, slots=True)
class Row:
    """What came of one target; equal votes have equal ``rank``. ``hands`` of them were raised.

    In a ranking ``votes`` are its points, and ``first`` is how many put it first.
    """

    target: str
    title: str
    votes: int
    rank: int
    hands: int = 0
    first: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was decided, and why: ``majority``, or not: ``quorum``, ``no_majority``, ``nobody``.

    ``took_part`` counts those who could not decide, too; ``chose`` does not. ``needed`` had to
    take part, of ``present``; those who raised a hand are among all of them.
    """

    target: str | None
    why: str
    took_part: int
    chose: int
    present: int
    needed: int

    @property
    def carried(self) -> bool:
        """Whether something was decided."""
        return self.target is not None


def held(session: Session, part: PartId) -> Held | None:
    """Return the present vote of a part with everything that is counted in it."""
    vote = session.votes.get(part)
    if vote is None:
        return None
    given = (ballot for (voted, _), ballot in session.ballots.items() if voted == part)
    counted = session.counted.get(part, Counted())
    return Held(vote, tuple(given), session.hands.get(part, {}), counted)


def votes_of(session: Session, part: PartId) -> tuple[Held, ...]:
    """Return every vote of a part that was held, the present one last."""
    present = held(session, part)
    return (*session.past.get(part, ()), *((present,) if present else ()))


def voters(of: Held) -> int:
    """Return how many people have voted, counting those who could not decide."""
    return len(of.ballots) + of.counted.voters


def chose(of: Held) -> int:
    """Return how many of them have chosen something."""
    return voters(of) - undecided(of)


def undecided(of: Held) -> int:
    """Return how many of them could not decide."""
    return sum(not ballot for ballot in of.ballots) + of.counted.undecided


def rows(session: Session, of: Held) -> tuple[Row, ...]:
    """Return what came of a vote, most votes first; equal ones as they were made.

    Empty while the vote is open: nobody sees a running count.
    """
    if of.vote.open:
        return ()
    ranking = of.vote.mode == "ranking"
    titles = {target: title_of(session, of.vote, target) for target in of.vote.targets}
    seen = {target: title for target, title in titles.items() if title is not None}
    votes, firsts = Counter(of.counted.votes), Counter(of.counted.firsts)
    for ballot in of.ballots:
        order = [target for target in ballot if target in seen]
        votes.update(_points(order) if ranking else order)
        firsts.update(order[:1] if ranking else ())
    votes.update(of.hands)
    ordered = sorted(seen, key=lambda target: -votes[target])
    return ranked(
        Row(each, seen[each], votes[each], 0, of.hands.get(each, 0), firsts[each])
        for each in ordered
    )


def ranked(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Return ``rows``, which come by votes, with their ranks among each other."""
    rows = tuple(rows)
    ranks: dict[int, int] = {}  # how many votes make which rank
    for rank, row in enumerate(rows, start=1):
        ranks.setdefault(row.votes, rank)
    return tuple(replace(row, rank=ranks[row.votes]) for row in rows)


def tie(rows: tuple[Row, ...], mode: str = "dots") -> int | None:
    """Return the gap between the first two when it is too small to rank by: 0 or 1, else None.

    One point more in a ranking is a gap like any other, and so is one vote against none; a
    decision has an outcome instead.
    """
    if len(rows) < 2 or rows[1].votes == 0 or mode == "decision":
        return None
    gap = rows[0].votes - rows[1].votes
    return gap if gap <= (mode == "dots") else None


def close(rows: tuple[Row, ...], mode: str = "dots") -> int:
    """Return how many are within the gap of ``tie`` from the first, itself among them; 0: none."""
    gap = tie(rows, mode)
    return 0 if gap is None else sum(rows[0].votes - row.votes <= gap for row in rows)


def outcome(session: Session, of: Held) -> Outcome | None:
    """Return what a decision that is closed has decided; None for any other vote.

    More than half of those who chose have to have chosen it.
    """
    vote = of.vote
    if vote.mode != "decision" or vote.open:
        return None
    counts = rows(session, of)
    chose = sum(row.votes for row in counts)
    raised = sum(row.hands for row in counts)
    took_part = chose + undecided(of)
    present = max(vote.present + raised, took_part)
    needed = ceil(present * vote.quorum / 100) if vote.quorum else 0
    first = counts[0] if counts else None
    target, why = None, "no_majority"
    if took_part < needed:
        why = "quorum"
    elif not chose:
        why = "nobody"
    elif first is not None and 2 * first.votes > chose:
        target, why = first.target, "majority"
    return Outcome(target, why, took_part, chose, present, needed)


def needed(vote: Vote) -> int:
    """Return how many of those who were there when it opened have to take part; 0: any number."""
    return ceil(vote.present * vote.quorum / 100) if vote.quorum else 0


def there(session: Session, vote: Vote, target: str) -> bool:
    """Return whether a target is still there, and may be seen."""
    return title_of(session, vote, target) is not None


def title_of(session: Session, vote: Vote, target: str) -> str | None:
    """Return the words of a target; None for one that is gone or may not be seen.

    "" where words that were fixed have been taken back since.
    """
    if target in vote.words:
        theme = session.themes.get(ThemeId(target))
        return vote.words[target] or (theme.title if theme is not None else "")
    theme = session.themes.get(ThemeId(target))
    if theme is not None:
        return theme.title
    note = session.notes.get(NoteId(target))
    return note.text if note is not None and note.counts else None


def _points(ballot: list[str]) -> dict[str, int]:
    """Return Borda's points: as many as there are choices below it."""
    return {target: len(ballot) - place for place, target in enumerate(ballot, start=1)}
