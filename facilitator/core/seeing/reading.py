"""Who reads which notes, and how phones get them when they are many: a part of `core/views.py`.

A phone is given all shown notes of the present part while they are few. When they are many
(`core/seeing/dealing.py`) it asks for them page by page.
"""

from typing import Any

from facilitator.core.audience import Audience
from facilitator.core.ids import LONE, NoteId, PartId
from facilitator.core.kinds.notes import correcting
from facilitator.core.kinds.notes.replied import Reply
from facilitator.core.kinds.notes.written import Note
from facilitator.core.seeing import dealing, overseeing, staging
from facilitator.core.session import Session

Record = dict[str, Any]


def sees_note(session: Session, note: Note, audience: Audience) -> bool:
    """Return whether ``audience`` may read a note. The stage reads only what it shows."""
    match audience:
        case Audience.CONSOLE:
            return not note.waiting
        case Audience.REPORT:
            return note.in_report and not note.hidden and not note.queued
        case Audience.PHONE:
            return note.showable and _reads(session, note.part)
        case Audience.HOST | Audience.OBSERVER:
            return note.showable and note.part in session.shown
        case Audience.SCRIBE:
            return bool(note.channel) or (note.showable and _choice(session, note))
        case _:
            return False


def sees_reply(session: Session, reply: Reply, audience: Audience) -> bool:
    """Return whether ``audience`` may read a reply: never without the note it is built on."""
    under = session.notes.get(reply.note)
    if under is None or not sees_note(session, under, audience):
        return False
    match audience:
        case Audience.CONSOLE:
            return not reply.waiting
        case Audience.REPORT:
            return reply.in_report and not reply.hidden
        case Audience.PHONE | Audience.HOST | Audience.OBSERVER:
            return reply.showable
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


def relates(session: Session, note: Note) -> int | None:
    """Return how many say わかる, once the session has left the step; None before.

    While people read, no count may sway them.
    """
    read = note.part in session.shown and session.step_number(note.part) is not None
    return note.relates if read and session.stop.part != note.part else None


def turns_pages(session: Session, part: PartId) -> bool:
    """Return whether phones read the notes of a part now, by pages."""
    return _reads(session, part) and dealing.paged(session, part)


def _reads(session: Session, part: PartId) -> bool:
    """Return whether phones read the notes of a part now."""
    return part == session.stop.part and session.shows


def _doubles(session: Session, note: Note, audience: Audience) -> Record:
    """Return how many notes say it, of those that may be read, and under which of them it lies."""
    if audience not in (Audience.CONSOLE, Audience.REPORT):
        return {"times": note.times}
    top = session.notes.get(note.under) if note.under else None
    if audience is Audience.CONSOLE:
        return {"under": top.id if top else None, "times": note.times}
    under = [session.notes[each] for each in session.piles.get(note.id, ())]
    return {
        "under": top.id if top and sees_note(session, top, audience) else None,
        "times": 1 + sum(sees_note(session, each, audience) for each in under),
    }


def _choice(session: Session, note: Note) -> bool:
    """Return whether people vote on a note."""
    vote = session.votes.get(note.part)
    return vote is not None and note.id in vote.targets


def _told(session: Session, note: Note, audience: Audience) -> Record:
    themed = audience is not Audience.PHONE or session.phase.themes
    return (
        staging.brief(note)
        | _doubles(session, note, audience)
        | {
            "part": note.part,
            "theme": note.theme if themed else None,
            "hidden": note.hidden,
            "relates": note.relates if audience in (Audience.CONSOLE, Audience.REPORT) else None,
            "replies": _replies(session, note, audience),
            **_channel(session, note, audience),
            **_beside(session, note, audience),
        }
    )


def _replies(session: Session, note: Note, audience: Audience) -> list[Record]:
    """Return what was built on a note, by id: their order tells nothing about who came first."""
    there = [session.replies[each] for each in sorted(session.replies_on.get(note.id, ()))]
    return [
        {"id": each.id, "text": each.text, "by": each.by, "hidden": each.hidden}
        for each in there
        if sees_reply(session, each, audience)
    ]


def _beside(session: Session, note: Note, audience: Audience) -> Record:
    """Return what the console alone, or the report alone, gets to know of a note."""
    match audience:
        case Audience.CONSOLE:
            return {"desk": overseeing.desk(session, note)}
        case Audience.REPORT:
            return {"as_written": correcting.as_written(session, note)}
        case _:
            return {}


def _channel(session: Session, note: Note, audience: Audience) -> Record:
    """Return how a note came: for those who write for others, and for whoever runs the session.

    Where everyone is anonymous only the former: few come on paper, and the room has seen who.
    """
    if audience is Audience.SCRIBE:
        return {"channel": note.channel}
    if audience is not Audience.CONSOLE:
        return {}
    part = session.program.part(note.part)
    named = part is not None and part.names != "forced_anonymous"
    return {"channel": note.channel if named else ""}
