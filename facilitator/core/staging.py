"""What the stage shows at a stop: one finished record.

`views.py` hands in the notes that may be shown; nothing here looks at any other.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from facilitator.core.agenda import Stop, phase_of
from facilitator.core.columns import Column, columns
from facilitator.core.ids import LONE, PartId
from facilitator.core.kinds import pledge, rules, vote
from facilitator.core.kinds.notes import fitting
from facilitator.core.program import Category, Lines, Part, Text
from facilitator.core.session import Note, Session

PAGE = 8  # notes of 40 characters that the last row can read (experience.md 0.5)
SAMPLES = 2  # of a theme
THEMES = 7  # that can be grasped at a glance
LONE_VOICES = 12
EXAMPLES = 30  # first steps, of which the stage shows three at a time


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
            if session.fit_shown.get(stop.part):
                record["fit"] = fitting.counts(session, stop.part)
        case _:
            _between(record, session, stop, notes)
    return record


def _between(record: dict[str, Any], session: Session, stop: Stop, notes: Sequence[Note]) -> None:
    """Put into ``record`` what the views before, between and after the boards show."""
    match record["view"]:
        case "lobby":
            record["ask"] = text(_waiting_question(session))
        case "rules":
            record["rules"] = ground_rules(session, stop.part)
        case "checkin":
            record["notes"] = [brief(note) for note in notes]
        case "pair":
            part = session.program.part(stop.part)
            record["ask"] = text((part.pair or part.question) if part else None)
        case "pledge":
            _pledge(record, session, stop)
        case "break":
            ends_at = session.visit.ends_at if session.visit.stop == stop.id else None
            record["resume_at"] = milliseconds(ends_at) if ends_at else None


def _waiting_question(session: Session) -> Text | None:
    """Return what those who came early can think about: what the check-in will ask."""
    parts = (part for part in session.program.parts if part.kind == "checkin")
    return next((part.activity for part in parts), None)


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


def ground_rules(session: Session, part: PartId) -> dict[str, Any]:
    """Return the rules of the program, which of them is lit, and how many have read them."""
    return {
        "items": [text(rule) for rule in session.program.ground_rules],
        "at": rules.lit(session, part),
        "agreed": rules.agreed(session, part),
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
        "rules": None,
        "examples": [],
        "pledges": None,
        "fit": None,
        "ask": None,
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
    if found := columns(part, notes):
        record["view"] = "columns"
        record["columns"] = [_column(each) for each in found]
        record["pages"] = max(len(each.turns) for each in found)
        return
    record["notes"] = [brief(note) for note in notes]
    record["pages"] = max(1, -(-len(notes) // PAGE))


def _column(column: Column) -> dict[str, Any]:
    each = column.category
    return {
        "category": each.id if each else None,
        "label": text(each.label) if each else None,
        "color": each.color if each else None,
        "shape": each.shape if each else None,
        "size": column.size,
        "turns": [[brief(note) for note in turn] for turn in column.turns],
    }


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
            "samples": [brief(note) for note in members[theme.id][:SAMPLES]],
        }
        for theme in session.themes_of(stop.part)
    ]
    themes.sort(key=lambda theme: -int(str(theme["size"])))
    record["themes"] = themes[:THEMES]
    _lone(record, notes)


def _pledge(record: dict[str, Any], session: Session, stop: Stop) -> None:
    decided, not_yet = pledge.decided(session, stop.part)
    record["pledges"] = {"decided": decided, "not_yet": not_yet}
    record["examples"] = [
        {"id": each.id, "text": each.what}
        for each in pledge.examples(session, stop.part)[:EXAMPLES]
    ]


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
