"""What an import carries into a session beside notes: numbers whose people are not known.

So many people wrote, so many notes are missing, so many voted for this. They are dealt out to
nobody in particular, so that every screen and report counts as it did where they come from.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Never

from facilitator.core.entry import Entry
from facilitator.core.ids import NoteId, PartId, PersonId
from facilitator.core.instant import Instant
from facilitator.core.kept import Carried
from facilitator.core.kinds.notes.written import Tally
from facilitator.core.kinds.votes.held import Counted
from facilitator.core.people import Person, Role
from facilitator.core.session import Session


@dataclass(frozen=True, slots=True)
class PartCarried:
    """What is known of a part beyond what it holds.

    ``people`` wrote in it; ``voters`` gave ``votes`` to each target
    (in older logs); ``fits`` counts who said what of its sentence, ``relates`` who related to
    which note.
    """

    part: PartId
    people: int
    beyond: Carried
    voters: int = 0
    votes: Mapping[str, int] = field(default_factory=dict)
    fits: Mapping[str, int] = field(default_factory=dict)
    relates: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class VoteCarried:
    """What came of the present vote of a part: what `votes.held.Counted` says."""

    part: PartId
    voters: int
    votes: Mapping[str, int]
    firsts: Mapping[str, int] = field(default_factory=dict)
    undecided: int = 0


Event = PartCarried | VoteCarried
Action = Never
ROLES: Mapping[type, Role] = {}


def decide(session: Session, person: Person, action: Action, at: Instant) -> tuple[Event, ...]:
    """Refuse to be asked: an import is written, not done."""
    raise AssertionError("nobody can ask for this")


def apply(session: Session, entry: Entry, event: Event) -> None:
    """Change ``session`` into what it is after ``event``."""
    if isinstance(event, VoteCarried):
        counted = Counted(event.voters, event.votes, event.firsts, event.undecided)
        session.counted[event.part] = counted
        return
    part = event.part
    notes = session.tallies.get(part, Tally()).notes
    session.tallies[part] = Tally(event.people, notes + event.beyond.missing)
    session.carried[part] = event.beyond
    for note, count in event.relates.items():
        session.notes[NoteId(note)] = replace(session.notes[NoteId(note)], relates=count)
    for n, ballot in enumerate(ballots(event.votes, event.voters)):
        session.ballots[part, nobody(n)] = ballot
    said = [fit for fit, count in event.fits.items() for _ in range(count)]
    for n, fit in enumerate(said):
        session.fits[part, nobody(n)] = fit
    session.undoable.clear()  # nobody here has done it


def touches(session: Session, event: Event) -> Iterable[str]:
    """Return the keys of the records that ``event`` may have changed."""
    part = event.part
    yield from (f"count/{part}", f"ballots/{part}", f"result/{part}", f"fit/{part}")
    if isinstance(event, VoteCarried):
        yield from ("stage", "next", "console")
        return
    yield from (f"pledges/{part}", "stage", "next", "console")
    yield from (f"note/{note}" for note in event.relates)


def ballots(votes: Mapping[str, int], voters: int) -> Sequence[tuple[str, ...]]:
    """Return ``voters`` ballots that together give these votes, no two dots of one on a target.

    Dealt round and round, so that none holds more dots than it must.
    """
    dealt: list[list[str]] = [[] for _ in range(voters)]
    n = 0
    for target, count in votes.items():
        for _ in range(count):
            dealt[n % voters].append(target)
            n += 1
    return [tuple(ballot) for ballot in dealt]


def nobody(n: int) -> PersonId:
    """Return the name of the ``n``-th person whom nobody knows."""
    return PersonId(f"import-{n + 1}")
