"""What the stage shows at a stop: one finished record.

`views.py` hands in the notes that may be shown; nothing here looks at any other.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from facilitator.core.agenda import Stop, phase_of
from facilitator.core.ids import LONE
from facilitator.core.kinds import vote
from facilitator.core.program import Category, Lines, Part, Text
from facilitator.core.session import Note, Session

PAGE = 8  # notes of 40 characters that the last row can read (experience.md 0.5)
WALL = 60  # beyond this, columns with samples say more than a wall
SAMPLES = 3
THEMES = 7  # that can be grasped at a glance
LONE_VOICES = 12


def stage(session: Session, stop: Stop, notes: Sequence[Note]) -> dict[str, Any]:
    """Return the record of the stage at ``stop``, without what overlays it.

    ``notes`` are those of the stop's part that may be shown, in their order.
    """
    part = session.program.part(stop.part)
    phase = phase_of(session.program, stop)
    record = _blank(session, stop, part)
    record["view"] = phase.stage
    if part is not None:
        _about(record, session, part)
    match phase.stage:
        case "wall":
            _wall(record, part, notes)
        case "themes" if not grouped(session, stop, notes):
            record["view"] = "wall"  # nothing to look at together yet: the notes stay in sight
            _wall(record, part, notes)
        case "themes":
            _themes(record, session, stop, notes)
        case "vote":
            _vote(record, session, stop, notes)
        case "insight":
            record["insight"] = session.insights.get(stop.part) or None
        case "break":
            ends_at = session.visit.ends_at if session.visit.stop == stop.id else None
            record["resume_at"] = milliseconds(ends_at) if ends_at else None
    return record


def grouped(session: Session, stop: Stop, notes: Sequence[Note]) -> bool:
    """Return whether there is a theme, or a lone voice, to show at ``stop``."""
    return bool(session.themes_of(stop.part)) or any(note.theme == LONE for note in notes)


def overlay(session: Session, record: dict[str, Any], spotlight: Sequence[Note]) -> dict[str, Any]:
    """Return ``record`` with what the facilitator has put over it: dark, or notes shown large."""
    held = session.visit.held
    record["page"] = None if held is None else min(held, record["pages"] - 1)
    if spotlight:
        record["view"], record["spotlight"] = "spotlight", [brief(note) for note in spotlight]
    if session.blank:
        record = _blank(session, session.stop, None) | {"view": "blank"}
    return record


def brief(note: Note) -> dict[str, Any]:
    """Return a note as it stands on the stage."""
    return {
        "id": note.id,
        "text": note.text,
        "category": note.category,
        "by": note.by,
        "late": note.late,
        "edited": note.edited,
    }


def text(words: Text | Lines | None) -> dict[str, Any] | None:
    """Return words of a program as they go to a screen."""
    if words is None:
        return None
    if isinstance(words, Lines):
        return {"ja": list(words.ja), "en": list(words.en)}
    return {"ja": words.ja, "en": words.en}


def category(each: Category) -> dict[str, Any]:
    """Return a category as it goes to a screen, without its hint."""
    return {"id": each.id, "label": text(each.label), "color": each.color, "shape": each.shape}


def milliseconds(moment: datetime) -> int:
    """Return an aware moment as whole milliseconds since 1970."""
    return round(moment.timestamp() * 1000)


def _blank(session: Session, stop: Stop, part: Part | None) -> dict[str, Any]:
    return {
        "view": "blank",
        "part": part.id if part else None,
        "step": session.step_number(stop.part),
        "title": text(part.title) if part else text(session.program.title),
        "lines": None,
        "anonymous": False,
        "counts": None,
        "notes": [],
        "columns": [],
        "themes": [],
        "lone": [],
        "categories": [],
        "lens": None,
        "budget": None,
        "voters": None,
        "results": [],
        "tie": None,
        "insight": None,
        "spotlight": [],
        "page": None,
        "pages": 1,
        "resume_at": None,
    }


def _about(record: dict[str, Any], session: Session, part: Part) -> None:
    tally = session.count(part.id)
    record["anonymous"] = part.names == "forced_anonymous"
    record["categories"] = [category(each) for each in part.categories]
    record["counts"] = {"people": tally.people, "notes": tally.notes}
    record["lines"] = text(part.lines or _unbroken(part.question or part.activity))


def _unbroken(words: Text | None) -> Lines | None:
    return Lines((words.ja,), (words.en,)) if words else None


def _wall(record: dict[str, Any], part: Part | None, notes: Sequence[Note]) -> None:
    # In columns a note without a category would be nowhere: only where every note has one.
    if len(notes) > WALL and part is not None and part.category_mode == "required":
        record["view"] = "columns"
        record["columns"] = [_column(each, notes) for each in part.categories]
        return
    record["notes"] = [brief(note) for note in notes]
    record["pages"] = max(1, -(-len(notes) // PAGE))


def _column(each: Category, notes: Sequence[Note]) -> dict[str, Any]:
    own = [note for note in notes if note.category == each.id]
    samples = [brief(note) for note in own[:SAMPLES]]
    return category(each) | {"category": each.id, "size": len(own), "samples": samples}


def _themes(record: dict[str, Any], session: Session, stop: Stop, notes: Sequence[Note]) -> None:
    members: dict[str, list[Note]] = {theme.id: [] for theme in session.themes_of(stop.part)}
    for note in notes:
        if note.theme in members:
            members[note.theme].append(note)
    themes = [
        {
            "id": theme.id,
            "title": theme.title,
            "size": len(members[theme.id]),
            "samples": [brief(note) for note in members[theme.id][: SAMPLES - 1]],
        }
        for theme in session.themes_of(stop.part)
    ]
    themes.sort(key=lambda theme: -int(str(theme["size"])))
    record["themes"] = themes[:THEMES]
    _lone(record, notes)


def _vote(record: dict[str, Any], session: Session, stop: Stop, notes: Sequence[Note]) -> None:
    part = session.program.part(stop.part)
    record["lens"] = text(part.lens) if part else None
    # Coming to the vote opens it anew, whatever came of it before.
    open_vote = session.votes.get(stop.part) if session.visit.stop == stop.id else None
    if open_vote is None or open_vote.open:
        record["budget"] = open_vote.budget if open_vote else None
        record["voters"] = vote.voters(session, stop.part)
        return
    rows = vote.result(session, stop.part)
    record["view"] = "result"
    record["voters"] = vote.voters(session, stop.part)
    record["results"] = [result_row(row) for row in rows[:THEMES]]
    record["tie"] = vote.tie(rows)
    _lone(record, notes)


def result_row(row: vote.Row) -> dict[str, Any]:
    """Return one line of a result as it goes to a screen."""
    return {"target": row.target, "title": row.title, "votes": row.votes, "rank": row.rank}


def _lone(record: dict[str, Any], notes: Sequence[Note]) -> None:
    record["lone"] = [brief(note) for note in notes if note.theme == LONE][:LONE_VOICES]
