"""The numbers of an evening: no names, no text."""

from collections.abc import Mapping, Sequence
from math import log

from facilitator.core.session import Session


def take(session: Session) -> Mapping[str, float]:
    """Return the numbers of ``session`` as it stands.

    ``people`` is the most who were connected when any stop closed; ``notes`` counts notes
    that are there; ``lone`` those among the lone voices; ``grouped`` those in a theme;
    ``ballots`` the ballots of all votes; ``relates`` how often somebody said わかる;
    ``first_steps`` the first steps, without "not yet"; ``evenness/PART`` as `evenness` says,
    left out where that has no answer. ``named/PART`` is the share of notes with a name, in steps
    where that is everybody's choice and somebody wrote: it tells how safe people feel, and of
    nobody who.
    """
    notes = list(session.notes.values())
    taken: dict[str, float] = {
        "people": max(session.attendance.values(), default=0),
        "notes": len(notes),
        "lone": sum(note.theme == "lone" for note in notes),
        "grouped": sum(note.theme not in (None, "lone") for note in notes),
        "ballots": _ballots(session),
        "relates": sum(note.relates for note in notes),
        "first_steps": sum(bool(step.what) for step in session.pledges.values()),
    }
    for step in session.program.steps():
        written = [note for note in notes if note.part == step.id]
        if step.names == "participant_choice" and written:
            taken[f"named/{step.id}"] = round(sum(bool(n.by) for n in written) / len(written), 4)
    for part, tally in session.tallies.items():
        taken[f"writers/{part}"] = tally.people
        taken[f"notes/{part}"] = tally.notes
        counts = [len(ids) for (of, _), ids in session.written.items() if of == part]
        if len(counts) >= 2 and any(counts):
            taken[f"evenness/{part}"] = round(evenness(counts), 4)
    return taken


def _ballots(session: Session) -> int:
    """Return how many ballots were given in all votes."""
    earlier = [held for votes in session.past.values() for held in votes]
    counted = (*session.counted.values(), *(held.counted for held in earlier))
    given = len(session.ballots) + sum(len(held.ballots) for held in earlier)
    return given + sum(each.voters for each in counted)


def evenness(counts: Sequence[int]) -> float:
    """Return how evenly notes are spread over people: 0 one voice, 1 all the same.

    ``counts`` holds the number of notes per person, in any order. The result has no unit.

    Raises ``ValueError`` for fewer than two people or no notes at all, where the question
    has no answer.

    Source: Pielou (1966), J. Theor. Biol. 13:131-144, J' = H / ln S. Pielou counts only
    species that occur; a person who took all notes back counts here with zero.
    """
    total = sum(counts)
    if len(counts) < 2 or total == 0:
        raise ValueError("evenness needs two people and one note")
    entropy = sum(n / total * log(total / n) for n in counts if n)
    return entropy / log(len(counts))
