"""What whoever facilitates sees of moderating: a part of `core/views.py`. Nobody else sees any."""

from collections.abc import Iterator
from typing import Any

from facilitator.core.audience import Audience
from facilitator.core.ids import ConcernId
from facilitator.core.kinds.notes.moderated import CORRECTIONS, Moderated
from facilitator.core.kinds.notes.off_stage import delicate
from facilitator.core.kinds.notes.written import Note
from facilitator.core.seeing.staging import milliseconds
from facilitator.core.session import Session
from facilitator.core.words.personal import personal

Record = dict[str, Any]

LINES = 100  # of the moderation log, the newest ones


def keys(session: Session) -> Iterator[str]:
    """Yield the keys of these records."""
    yield "modlog"
    yield from (f"concern/{concern}" for concern in session.concerns)


def desk(session: Session, note: Note) -> Record:
    """Return what only the console gets to know of a note."""
    correction = session.corrections.get(note.id)
    return {
        "queued": note.queued,
        "stage": _stage(session, note),
        "personal": personal(note.text),
        "correction": {"text": correction.text, "state": correction.state} if correction else None,
    }


def modlog(session: Session, _: str, audience: Audience) -> Record:
    """Return what was taken off screens and put back, by whom and why; the newest first.

    What was proposed to a writer took nothing off: it stands on the note.
    """
    off = [each for each in session.moderated if each.what not in CORRECTIONS]
    return {"rows": [_row(session, each) for each in reversed(off[-LINES:])]}


def moderation(session: Session) -> Iterator[Record]:
    """Yield every line of the log as a file may hold it, the oldest first; ``at`` is a moment.

    Without a text and without a person, like those of ``modlog``, and for the same eyes. Of a note
    that was taken back nothing is told but that it was there.
    """
    yield from (_row(session, each) | {"at": each.at} for each in session.moderated)


def concern(session: Session, name: str, audience: Audience) -> Record | None:
    """Return something that worries somebody. Who it is nobody is told, nor when they said so."""
    found = session.concerns.get(ConcernId(name))
    if found is None:
        return None
    there = found.note in session.notes
    return {
        "id": found.id,
        "order": found.order,
        "note": found.note if there else None,
        "text": found.text,
        "done": found.done,
    }


def _stage(session: Session, note: Note) -> str:
    """Return whether the stage may show a note: ``open``, ``seen``, ``unseen`` or ``off``."""
    if note.stage is False:
        return "off"
    if not delicate(session, note):
        return "open"
    return "seen" if note.stage else "unseen"


def _row(session: Session, each: Moderated) -> Record:
    return {
        "seq": each.seq,
        "at": milliseconds(each.at),
        "what": each.what,
        "part": each.part,
        "note": each.note if each.note in session.notes else None,
        "reply": each.reply if each.reply in session.replies else None,
        "role": each.role,
        "why": each.why,
        "words": each.words,
    }
