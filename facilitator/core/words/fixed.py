"""Words that were fixed for a vote, and hold what somebody has taken back.

A facilitator typed them, or a theme was called so, and a vote is not put in other words after it
was opened. So they are blanked, in the log too, and the vote stays as it was counted.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from facilitator.core.audience import Audience
from facilitator.core.ids import NoteId, PartId, ReplyId
from facilitator.core.kinds.notes.replying import ReplyWithdrawn
from facilitator.core.kinds.notes.writing import NoteWithdrawn
from facilitator.core.kinds.vote import WordsForgotten
from facilitator.core.kinds.votes.counting import votes_of
from facilitator.core.kinds.votes.preparing import PreparationsForgotten
from facilitator.core.seeing.reading import sees_reply
from facilitator.core.session import Session
from facilitator.core.words.copies import copied

Forgotten = WordsForgotten | PreparationsForgotten


def following(session: Session, events: Iterable[Any]) -> tuple[Forgotten, ...]:
    """Return what happens at once with ``events``: words of votes that repeat a note go with it."""
    return tuple(each for event in events for each in _with(session, event))


def printable(session: Session, part: PartId, words: str) -> bool:
    """Return whether words of a vote are in nothing of its part that may not be printed."""
    out: list[NoteId | ReplyId] = [
        note.id
        for note in session.notes_of(part)
        if note.hidden or not note.in_report or note.queued
    ]
    out += [
        reply.id
        for reply in session.replies.values()
        if reply.part == part and not sees_reply(session, reply, Audience.REPORT)
    ]
    return not any(copied(session, whose, [("", words)]) for whose in out)


def _with(session: Session, event: Any) -> Iterator[Forgotten]:
    whose: NoteId | ReplyId
    match event:
        case NoteWithdrawn(note):
            whose, part = note, session.notes[note].part
        case ReplyWithdrawn(reply):
            whose, part = reply, session.replies[reply].part
        case _:
            return
    for held in votes_of(session, part):
        said = [(name, text) for name, text in held.vote.words.items() if text]
        for name in copied(session, whose, said):
            yield WordsForgotten(part, held.vote.id, name)
    if copied(session, whose, [(word, word) for word in session.worded.get(part, ())]):
        wanted = session.preparations.get(part)
        mine = wanted is not None and copied(session, whose, [(w, w) for w in wanted.words])
        yield PreparationsForgotten(part, None if mine else wanted)
