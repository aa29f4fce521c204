"""Who sees what of votes: a part of `core/views.py`.

While a vote is open nobody is told more of it than how many have voted; what it is about, and
what came of it, is one record for each vote.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from facilitator.core.audience import Audience
from facilitator.core.ids import NoteId, PartId, ThemeId
from facilitator.core.kinds import hands
from facilitator.core.kinds.notes.doubles import DoublesLaid
from facilitator.core.kinds.votes import choices, counting, preparing
from facilitator.core.kinds.votes.counting import Row
from facilitator.core.kinds.votes.held import LENS, Held, Preparation, Vote
from facilitator.core.program import Text
from facilitator.core.seeing import dealing, polling, staging
from facilitator.core.seeing.reading import sees_note
from facilitator.core.session import Session
from facilitator.core.words.fixed import printable

Record = dict[str, Any]

P, R = Audience.PHONE, Audience.REPORT

_COUNTED = ("count", "vote", "result")  # records that change with what there is to vote on


def vote(session: Session, name: str, audience: Audience) -> Record | None:
    """Return what the present vote of a part is about; for phones only while it is open.

    A report reads the words from what came of it, where they are held back if need be.
    """
    held = session.votes.get(PartId(name))
    if held is None or (audience is P and not (held.open and session.stop.part == name)):
        return None
    by_pages = audience is P and held.on == "notes" and dealing.paged(session, held.part)
    return {
        "part": held.part,
        "vote": held.id,
        "n": len(session.past.get(held.part, ())) + 1,
        "open": held.open,
        "mode": held.mode,
        "on": held.on,
        "budget": held.budget,
        "lens": _lens(session, held, audience) if audience is not R else None,
        "quorum": held.quorum,
        "needed": counting.needed(held),
        "present": held.present,
        "targets": [] if by_pages else _votables(session, held, audience),
        "words": {} if audience is R else _words(session, held),
    }


def ballots(session: Session, name: str, audience: Audience) -> Record | None:
    """Return how many have voted in the present vote of a part, and nothing else."""
    held = counting.held(session, PartId(name))
    return {"voters": counting.voters(held)} if held is not None else None


def hands_up(session: Session, name: str, audience: Audience) -> Record | None:
    """Return the hands that were counted in the present vote of a part."""
    return hands.record(session, PartId(name))


def result(session: Session, name: str, audience: Audience) -> Record | None:
    """Return what came of the present vote of a part, once it is closed."""
    held = counting.held(session, PartId(name))
    if held is None or held.vote.open or (audience is P and session.stop.part != name):
        return None
    n = len(session.past.get(held.vote.part, ())) + 1
    return _result(session, held, n, audience)


def earlier(session: Session, name: str, audience: Audience) -> Record | None:
    """Return what came of a vote that another followed: ``PART/n``, the first is 1."""
    part, _, n = name.rpartition("/")
    held = session.past.get(PartId(part), ())
    if not n.isdecimal() or not 0 < int(n) <= len(held):
        return None
    return _result(session, held[int(n) - 1], int(n), audience)


def preparation(session: Session, name: str, audience: Audience) -> Record | None:
    """Return how the next vote of a part would be opened, and how else it could be."""
    part = PartId(name)
    about = session.program.part(part)
    if about is None or not preparing.votes_in(session, part):
        return None
    held, wanted = session.votes.get(part), session.preparations.get(part)
    plan = choices.plan(session, part, anew=held is not None and not held.open)
    sizes = {on: len(choices.there(session, part, on)) for on in ("themes", "notes")}
    return {
        "part": part,
        "program": staging.text(about.lens),
        "wanted": _wanted(wanted) if wanted else None,
        "unfit": choices.why_not(session, part, wanted) if wanted else "",
        "opens": _planned(session, part, plan) if plan else None,
        "nameless": list(choices.nameless(session, part)),
        "dots": {on: choices.budget_for(session, n) for on, n in sizes.items()},
        "offers": [
            {"mode": each.mode, "on": each.on, "n": each.n, "why": each.why}
            for each in choices.offers(session, part)
        ],
    }


def keys(session: Session) -> Iterator[str]:
    """Yield the keys of the votes that others followed."""
    for part in session.past:
        yield from _earlier(session, part)


def touched(session: Session, event: object, keys: Iterable[str]) -> Iterator[str]:
    """Yield what changes with the ``keys`` that an event has touched itself.

    Whatever can change a result can change those before it, and what there is to vote on.
    """
    split = [key.partition("/") for key in keys]
    counted = _COUNTED if any(family == "note" for family, *_ in split) else _COUNTED[1:]
    changed = {part for family, _, part in split if family in counted}
    if isinstance(event, DoublesLaid):
        found = (session.notes.get(each.note) for each in event.laid)
        changed |= {note.part for note in found if note is not None}
    yield from (f"preparation/{part}" for part in changed)
    for part in (part for family, _, part in split if family == "result"):
        yield from _earlier(session, PartId(part))


def _earlier(session: Session, part: PartId) -> Iterator[str]:
    held = session.past.get(part, ())
    return (f"earlier/{part}/{n}" for n in range(1, len(held) + 1))


def _result(session: Session, held: Held, n: int, audience: Audience) -> Record:
    of = held.vote
    rows = counting.rows(session, held)
    if audience is R:
        seen = (row for row in rows if _told(session, of, row))
        rows = counting.ranked(_quotable(session, of, row) for row in seen)
    shown = rows
    if audience is P and of.on == "notes" and dealing.paged(session, of.part):
        shown = tuple(row for row in rows[: dealing.PAGE] if row.votes)
    return {
        "part": of.part,
        "vote": of.id,
        "n": n,
        "mode": of.mode,
        "on": of.on,
        "budget": of.budget,
        "lens": _lens(session, of, audience),
        "quorum": of.quorum,
        "present": of.present,
        "rows": [polling.row(row) for row in shown],
        "voters": counting.voters(held),
        "chose": counting.chose(held),
        "undecided": counting.undecided(held),
        "tie": counting.tie(rows, of.mode),
        "close": counting.close(rows, of.mode),
        "outcome": polling.outcome(counting.outcome(session, held)),
    }


def _votables(session: Session, of: Vote, audience: Audience) -> list[str]:
    return [target for target in of.targets if _votable(session, of, target, audience)]


def _votable(session: Session, of: Vote, target: str, audience: Audience) -> bool:
    if target in of.words:
        return True
    note = session.notes.get(NoteId(target))
    if note is None:
        return target in session.themes
    return note.counts and (audience is not R or sees_note(session, note, R))


def _words(session: Session, of: Vote) -> dict[str, str]:
    """Return what the choices say whose words were fixed when the vote opened."""
    said = {each: counting.title_of(session, of, each) for each in of.targets if each in of.words}
    return {target: title or "" for target, title in said.items()}


def _lens(session: Session, of: Vote, audience: Audience) -> Record | None:
    """Return what a vote asks; phones have the program's own words in plain Japanese, too."""
    asked, own = polling.lens_of(session, of), of.reworded
    if audience is R and own and asked is not None:
        words = (of.words.get(each, "") for each in LENS.values())
        if not all(printable(session, of.part, each) for each in words):
            return None
    about = session.program.part(of.part) if audience is P and not own else None
    return staging.text(asked, staging.plainly(about, "lens"))


def _told(session: Session, of: Vote, row: Row) -> bool:
    if row.target in of.words:
        return True
    note = session.notes.get(NoteId(row.target))
    return note is None or sees_note(session, note, R)


def _quotable(session: Session, of: Vote, row: Row) -> Row:
    """Return what came of a target, without words in which some stand that were taken back."""
    fixed = of.words.get(row.target)
    sound = not fixed or printable(session, of.part, fixed)
    copied = f"theme/{row.target}" in session.copies
    return row if sound and not copied else replace(row, title="")


def _wanted(wanted: Preparation) -> Record:
    return {
        "mode": wanted.mode,
        "on": wanted.on,
        "budget": wanted.budget,
        "quorum": wanted.quorum,
        "lens": staging.text(wanted.lens),
        "lines": list(wanted.lines),
    }


def _planned(session: Session, part: PartId, plan: choices.Plan) -> Record:
    own = [plan.words.get(name, "") for name in LENS.values()]
    about = session.program.part(part)
    program = about.lens if about else None
    return {
        "mode": plan.mode,
        "on": plan.on,
        "budget": plan.budget,
        "n": len(plan.targets),
        "quorum": plan.quorum,
        "lens": staging.text(Text(*own) if any(own) else program),
        "titles": [
            plan.words.get(each) or session.themes[ThemeId(each)].title
            for each in plan.targets
            if each in plan.words or each in session.themes
        ],
    }
