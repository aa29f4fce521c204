"""A vote as the stage shows it: what is asked while it is open, and what came of it.

Open, the record holds no more of the ballots than how many there are.
"""

from collections.abc import Collection, Sequence
from itertools import groupby
from math import ceil
from typing import Any

from facilitator.core.ids import NoteId, PartId
from facilitator.core.kinds.notes.off_stage import sayable
from facilitator.core.kinds.notes.written import Note
from facilitator.core.kinds.votes import choices, counting
from facilitator.core.kinds.votes.counting import Outcome, Row
from facilitator.core.kinds.votes.held import LENS, Held, Vote
from facilitator.core.program import Text
from facilitator.core.session import Session

Record = dict[str, Any]

MOST = 60  # rows of a result that take their turn; a wall has no more notes either

BLANK: Record = {
    "mode": None,
    "lens": None,
    "budget": None,
    "choices": None,
    "needed": None,
    "voters": None,
    "undecided": None,
    "results": [],
    "more": 0,
    "since": None,
    "tie": None,
    "close": 0,
    "outcome": None,
}
"""What the record of the stage says of votes where there is none."""


def present(
    session: Session, part: PartId, notes: Sequence[Note], a_page: int, *, here: bool
) -> Record:
    """Return what the stage shows of the vote of a part; ``a_page`` rows of its result at once.

    ``here``: the session stands there. Otherwise it is what would be shown on coming there.
    """
    if not here and (plan := choices.plan(session, part)) is not None:
        return opening(session, part, plan)
    held = counting.held(session, part)
    if held is None:
        return {**BLANK, "view": "vote"}
    return _open(session, held) if held.vote.open else _closed(session, held, notes, a_page)


def opening(session: Session, part: PartId, plan: choices.Plan | None) -> Record:
    """Return what the stage would show if a vote was opened as planned."""
    if plan is None:
        return {**BLANK, "view": "vote"}
    about = session.program.part(part)
    own = [plan.words.get(name, "") for name in LENS.values()]
    return BLANK | {
        "view": "vote",
        "mode": plan.mode,
        "lens": _text(Text(*own) if any(own) else about.lens if about else None),
        "budget": plan.budget,
        "choices": len(plan.targets),
        "voters": 0,
    }


def lens_of(session: Session, held: Vote) -> Text | None:
    """Return what a vote asks: its own question, or the program's."""
    about = session.program.part(held.part)
    return held.lens if held.reworded else about.lens if about else None


def row(of: Row) -> Record:
    """Return one line of a result as it goes to a screen."""
    return {
        "target": of.target,
        "title": of.title,
        "votes": of.votes,
        "rank": of.rank,
        "hands": of.hands,
        "first": of.first,
    }


def outcome(of: Outcome | None) -> Record | None:
    """Return what was decided as it goes to a screen."""
    if of is None:
        return None
    return {
        "target": of.target,
        "why": of.why,
        "took_part": of.took_part,
        "chose": of.chose,
        "present": of.present,
        "needed": of.needed,
    }


def _about(session: Session, of: Held) -> Record:
    vote = of.vote
    needed = ceil(vote.present * vote.quorum / 100) if vote.quorum else None
    return {
        "mode": vote.mode,
        "lens": _text(lens_of(session, vote)),
        "budget": vote.budget,
        "choices": len(vote.targets),
        "needed": needed,
        "voters": counting.voters(of),
    }


def _open(session: Session, of: Held) -> Record:
    return {**BLANK, "view": "vote", **_about(session, of)}


def _closed(session: Session, of: Held, notes: Sequence[Note], a_page: int) -> Record:
    rows, decided = counting.rows(session, of), outcome(counting.outcome(session, of))
    read = {*session.themes, *of.vote.words, *(note.id for note in notes)}
    # What the stage must not read out has its place all the same: else rank and tie were untrue.
    off = [each.target for each in rows if not _readable(session, each.target, read)]
    names = {target: f"off/{n}" for n, target in enumerate(off)}
    seen = told(rows, a_page)
    pages = places(seen, a_page)
    results = [
        row(each) | {"off": False, "page": page} for each, page in zip(seen, pages, strict=True)
    ]
    for each in results:
        if each["target"] in names:
            each.update(target=names[each["target"]], title="", off=True)
    if decided and decided["target"] in names:
        decided["target"] = names[decided["target"]]
    return {
        **BLANK,
        "view": "result",
        **_about(session, of),
        "budget": None,
        "undecided": counting.undecided(of),
        "results": results,
        "more": len(rows) - len(seen),
        "pages": max(pages, default=0) + 1,
        "tie": counting.tie(rows, of.vote.mode),
        "close": counting.close(rows, of.vote.mode),
        "outcome": decided,
    }


def told(rows: Sequence[Row], a_page: int) -> Sequence[Row]:
    """Return the rows that take their turn: all, or what has votes, and of one rank all or none.

    Only if the first rank alone is too much is it told in part.
    """
    if len(rows) <= a_page:
        return rows
    voted = [each for each in rows if each.votes]
    if len(voted) <= MOST:
        return voted
    whole = [each for each in voted[:MOST] if each.rank < voted[MOST].rank]
    return whole or voted[:MOST]


def places(rows: Sequence[Row], a_page: int) -> list[int]:
    """Return on which page each row stands: equals on one, unless they are too many for any."""
    found: list[int] = []
    page = there = 0
    for _rank, equals in groupby(rows, key=lambda each: each.rank):
        many = len(list(equals))
        if there and there + many > a_page:
            page, there = page + 1, 0
        found += [page + n // a_page for n in range(there, there + many)]
        page, there = page + (there + many - 1) // a_page, (there + many - 1) % a_page + 1
    return found


def _readable(session: Session, target: str, read: Collection[str]) -> bool:
    """Return whether the stage may say what a target is; ``read``: what it shows of its own."""
    note = session.notes.get(NoteId(target))
    if target in read or note is None:
        return target in read
    # After a vote it may have been laid under one that is shown.
    return note.under in read and sayable(session, note)


def _text(words: Text | None) -> Record | None:
    return {"ja": words.ja, "en": words.en} if words else None
