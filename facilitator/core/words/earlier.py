"""Earlier texts of the manuscript that hold words which are taken back: they go at once.

The log has them, and what can be undone; nobody is asked to put them in other words.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from facilitator.core.editing import Event, PassageWritten, about
from facilitator.core.kept import Passage
from facilitator.core.kinds.notes.replying import ReplyAdded
from facilitator.core.kinds.notes.writing import NoteAdded, NoteEdited
from facilitator.core.kinds.pledge import FirstStepMade
from facilitator.core.session import Session
from facilitator.core.words.excerpts import letters, spans
from facilitator.core.words.printable import words_of


def undone(session: Session, whose: str) -> tuple[str, ...]:
    """Return the entries that, undone, would bring back words of a note, or first step."""
    mine = words_of(session, whose)
    texts = ((seq, done.event) for seq, done in session.undoable.items())
    events = [(seq, event) for seq, event in texts if isinstance(event, Event)]
    older = (
        seq for seq, event in events if _blanked(event, mine, session.edited[about(event)] == seq)
    )
    return tuple(f"undo/{seq}" for seq in older)


def blanked(events: Sequence[tuple[int, Event]], mine: Sequence[str]) -> dict[int, Event]:
    """Return, by ``seq``, those of all ``events`` about passages that change when words go.

    An older text that holds the words is blank then; the latest one is listed instead.
    """
    latest = {about(event): seq for seq, event in events}
    changed = ((seq, _blanked(event, mine, latest[about(event)] == seq)) for seq, event in events)
    return {seq: event for seq, event in changed if event is not None}


def said(event: object) -> tuple[str, ...]:
    """Return the words that an event brings of a note, or first step."""
    match event:
        case NoteAdded(_, _, text) | NoteEdited(_, text) | ReplyAdded(text=text):
            return (letters(text),)
        case FirstStepMade(what=what, if_then=if_then, owner=owner, sign_of_success=sign):
            return tuple(map(letters, (what, if_then, owner, sign)))
        case _:
            return ()


def _blanked(event: Event, mine: Sequence[str], latest: bool) -> Event | None:
    """Return ``event`` without older texts that hold words of ``mine``; None if there are none."""
    now = event.passage if isinstance(event, PassageWritten) and not latest else None
    older: dict[str, Any] = {
        name: replace(passage, text="")
        for name, passage in (("was", event.was), ("passage", now))
        if passage is not None and _holds(passage, mine)
    }
    return replace(event, **older) if older else None


def _holds(passage: Passage, mine: Sequence[str]) -> bool:
    return passage.place != "translation" and any(spans(each, passage.text) for each in mine)
