"""Who reads which notes, and how phones get them when they are many: a part of `core/views.py`.

A phone is given all shown notes of the present part while they are few. When they are many
(`core/dealing.py`) it asks for them page by page.
"""

from typing import Any

from facilitator.core import dealing, staging
from facilitator.core.audience import Audience
from facilitator.core.ids import LONE, NoteId, PartId
from facilitator.core.session import Note, Session

Record = dict[str, Any]


def sees_note(session: Session, note: Note, audience: Audience) -> bool:
    """Return whether ``audience`` may read a note. The stage reads only what it shows."""
    match audience:
        case Audience.CONSOLE:
            return not note.waiting
        case Audience.REPORT:
            return note.in_report and not note.hidden
        case Audience.PHONE:
            return note.showable and _reads(session, note.part)
        case _:
            return False


def note(session: Session, name: str, audience: Audience) -> Record | None:
    """Return one note; for phones only while they are given the notes one by one."""
    found = session.notes.get(NoteId(name))
    if found is None or not sees_note(session, found, audience):
        return None
    if audience is Audience.PHONE and dealing.paged(session, found.part):
        return None
    return _told(session, found, audience)


def pages(session: Session, name: str, audience: Audience) -> Record | None:
    """Return how many pages and notes there are, and how many notes lie in no theme."""
    part = PartId(name)
    if not turns_pages(session, part):
        return None
    shown = [each for each in session.notes.values() if each.part == part and each.showable]
    themes = [each.theme for each in shown] if session.phase.themes else None
    return {
        "part": part,
        "pages": dealing.pages(session, part),
        "notes": len(shown),
        "lone": None if themes is None else themes.count(LONE),
        "loose": None if themes is None else themes.count(None),
    }


def page(session: Session, name: str, audience: Audience) -> Record | None:
    """Return a page: its notes, and those of them that can be voted for now."""
    part, _, n = name.rpartition("/")
    dealt = session.pages.get((PartId(part), int(n))) if n.isdecimal() else None
    if dealt is None or not turns_pages(session, PartId(part)):
        return None
    there = [session.notes[each] for each in dealt if each in session.notes]
    seen = [each for each in there if sees_note(session, each, audience)]
    vote = session.votes.get(PartId(part))
    choices = None
    if vote is not None and vote.open and vote.on == "notes":
        targets = set(vote.targets)
        choices = [each.id for each in seen if each.id in targets]
    return {
        "part": part,
        "n": int(n),
        "notes": [_told(session, each, audience) for each in seen],
        "choices": choices,
    }


def turns_pages(session: Session, part: PartId) -> bool:
    """Return whether phones read the notes of a part now, by pages."""
    return _reads(session, part) and dealing.paged(session, part)


def _reads(session: Session, part: PartId) -> bool:
    """Return whether phones read the notes of a part now."""
    return part == session.stop.part and session.shows


def _told(session: Session, note: Note, audience: Audience) -> Record:
    themed = audience is not Audience.PHONE or session.phase.themes
    return staging.brief(note) | {
        "part": note.part,
        "theme": note.theme if themed else None,
        "hidden": note.hidden,
        "relates": None if audience is Audience.PHONE else note.relates,
    }
