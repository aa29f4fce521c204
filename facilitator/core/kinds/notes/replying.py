"""つけ足す: a line built on somebody's note, nested under it wherever the note can be read.

It goes with its note: where that is hidden or kept out the reply is, too, and when the note is
taken back its replies are taken back with it, because they often repeat what they answer. The
stage shows none. In a step where everyone is anonymous they are shown three or more together,
like late notes (decisions 24): one that came by itself would tell when it was written.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, assert_never

from facilitator.core.entry import Entry
from facilitator.core.ids import NoteId, PartId, ReplyId
from facilitator.core.instant import Instant
from facilitator.core.kinds.notes.moderated import Why
from facilitator.core.kinds.notes.moderating import reason, told
from facilitator.core.kinds.notes.replied import Reply
from facilitator.core.kinds.notes.writing import AFTER_THE_END, TOGETHER, NoteWithdrawn, find
from facilitator.core.people import Person, Role
from facilitator.core.program import Part
from facilitator.core.refused import Reason, Refused
from facilitator.core.session import Session
from facilitator.core.undo import Claims, remember
from facilitator.core.words import text as policy
from facilitator.core.words.excerpts import Copied

LENGTH = 60  # characters, in one line
ON_A_NOTE = 30
EACH = 100  # of one person in one step
IN_ALL = 5000


@dataclass(frozen=True, slots=True)
class ReplyAdded:
    """Somebody built on a note. ``by`` is the nickname they put on it, or None.

    ``unseen``: in a step where everyone is anonymous it waits for others.
    """

    reply: ReplyId
    note: NoteId
    part: PartId
    text: str
    by: str | None
    unseen: bool = False


@dataclass(frozen=True, slots=True)
class ReplyWithdrawn:
    """A reply was taken back, by its author or with its note. Storage blanks its words.

    ``unseen``: nobody but its author had ever seen it.
    """

    reply: ReplyId
    note: NoteId
    part: PartId
    unseen: bool
    copies: tuple[str, ...] = ()
    passages: tuple[Copied, ...] = ()


@dataclass(frozen=True, slots=True)
class ReplyHidden:
    """A facilitator took a reply off every screen: by their role, and why if they said so."""

    reply: ReplyId
    note: NoteId
    part: PartId
    undoes: int | None = None
    copies: tuple[str, ...] = ()
    passages: tuple[Copied, ...] = ()
    role: str = ""
    why: Why = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class ReplyRestored:
    """A facilitator put a hidden reply back."""

    reply: ReplyId
    note: NoteId
    part: PartId
    undoes: int | None = None
    role: str = ""


Event = ReplyAdded | ReplyWithdrawn | ReplyHidden | ReplyRestored


@dataclass(frozen=True, slots=True)
class AddReply:
    """Build on a note, with one line."""

    note: NoteId
    text: str
    named: bool = False


@dataclass(frozen=True, slots=True)
class WithdrawReply:
    """Take one's own reply back, everywhere."""

    reply: ReplyId


@dataclass(frozen=True, slots=True)
class HideReply:
    """Take a reply off every screen."""

    reply: ReplyId
    why: Why = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class RestoreReply:
    """Put a hidden reply back."""

    reply: ReplyId


Action = AddReply | WithdrawReply | HideReply | RestoreReply
ROLES: Mapping[type, Role] = {
    AddReply: Role.PARTICIPANT,
    WithdrawReply: Role.PARTICIPANT,
    HideReply: Role.FACILITATOR,
    RestoreReply: Role.FACILITATOR,
}


def decide(session: Session, person: Person, action: Action, at: Instant) -> tuple[Event, ...]:
    """Return what follows from an action. Raises ``Refused``."""
    match action:
        case AddReply():
            return (_add(session, person, action, at),)
        case WithdrawReply(reply):
            found = _there(session, reply)
            if found.author != person.id:
                raise Refused(Reason.NOT_YOURS)
            return (_withdrawn(found),)
        case HideReply() | RestoreReply():
            return _moderate(session, person, action)
        case _:
            assert_never(action)


def following(session: Session, events: Iterable[Any]) -> tuple[Event, ...]:
    """Return what happens at once with ``events``: replies go with the note they are built on."""
    gone = [event.note for event in events if isinstance(event, NoteWithdrawn)]
    return tuple(_withdrawn(reply) for note in gone for reply in on(session, note))


def apply(session: Session, entry: Entry, event: Event) -> None:
    """Change ``session`` into what it is after ``event``."""
    match event:
        case ReplyAdded():
            _put(session, entry, event)
        case ReplyWithdrawn():
            _drop(session, event)
        case ReplyHidden() | ReplyRestored():
            hidden = isinstance(event, ReplyHidden)
            reply = session.replies[event.reply]
            session.replies[reply.id] = replace(reply, hidden=hidden)
            told(session, entry, "line_hidden" if hidden else "line_restored", event)
            remember(session, entry, event, claims(event), event.undoes)
        case _:
            assert_never(event)


def touches(session: Session, event: Event) -> Iterable[str]:
    """Return the keys of the records that ``event`` may have changed."""
    yield f"note/{event.note}"
    match event:
        case ReplyAdded(unseen=False) if _anonymous(session, event.part):
            shown = (each for each in session.replies.values() if each.part == event.part)
            yield from (f"note/{each.note}" for each in shown)  # that may have waited for this one
        case ReplyHidden() | ReplyRestored():
            yield from ("console", "modlog")
        case ReplyWithdrawn(reply) if any(each.reply == reply for each in session.moderated):
            yield "modlog"


def tells(event: object) -> bool:
    """Return whether anybody but the report hears of ``event``.

    A note that was sent again would tell that somebody has built on it, and when.
    """
    return not (isinstance(event, ReplyAdded | ReplyWithdrawn) and event.unseen)


def claims(event: Event) -> Claims:
    """Return what taking ``event`` back would change."""
    hiding = isinstance(event, ReplyHidden | ReplyRestored)
    return Claims((f"hidden/{event.reply}",)) if hiding else Claims()


def inverse(session: Session, event: Event) -> Event:
    """Return the event that takes ``event`` back. Raises ``Refused`` when the reply is gone."""
    if not isinstance(event, ReplyHidden | ReplyRestored):
        raise Refused(Reason.NOT_UNDOABLE)
    if event.reply not in session.replies:
        raise Refused(Reason.CHANGED_SINCE)
    back = ReplyRestored if isinstance(event, ReplyHidden) else ReplyHidden
    return back(event.reply, event.note, event.part)


def on(session: Session, note: NoteId) -> list[Reply]:
    """Return all replies to a note, by id: their order tells nothing about who came first."""
    return [session.replies[each] for each in sorted(session.replies_on.get(note, ()))]


def opens(session: Session, part: Part) -> bool:
    """Return whether people can build on the notes of ``part``, once they are shown.

    Not where a facilitator sees what is written before others do: a reply would go round it.
    """
    return part.kind == "notes" and not session.queues_in(part.id)


def _add(session: Session, person: Person, action: AddReply, at: Instant) -> ReplyAdded:
    note = find(session, action.note)
    part = session.program.part(note.part)
    if session.ended and at.now > session.ended + AFTER_THE_END:
        raise Refused(Reason.OVER)
    if part is None or not opens(session, part) or not _read(session, part.id) or not note.counts:
        raise Refused(Reason.NOT_SHOWN)
    mine = session.replied.get((part.id, person.id), ())
    there = len(session.replies_on.get(note.id, ()))
    if len(mine) >= EACH or there >= ON_A_NOTE or len(session.replies) >= IN_ALL:
        raise Refused(Reason.FULL)
    if action.named and part.names == "forced_anonymous":
        raise Refused(Reason.NAMED_NOT_ALLOWED)
    text = policy.tidy_line(action.text, characters=LENGTH)
    if not text:
        raise Refused(Reason.EMPTY)
    named = action.named or part.names == "named"
    by = (person.nickname or None) if named else None
    waiting = sum(each.part == part.id and each.waiting for each in session.replies.values())
    unseen = part.names == "forced_anonymous" and waiting + 1 < TOGETHER
    return ReplyAdded(ReplyId(at.fresh), note.id, part.id, text, by, unseen)


def _moderate(
    session: Session, person: Person, action: HideReply | RestoreReply
) -> tuple[Event, ...]:
    found, role = _find(session, action.reply), person.role.value
    if isinstance(action, RestoreReply):
        back = ReplyRestored(found.id, found.note, found.part, role=role)
        return (back,) if found.hidden else ()
    words = reason(action.words)
    hiding = ReplyHidden(found.id, found.note, found.part, role=role, why=action.why, words=words)
    return () if found.hidden else (hiding,)


def _read(session: Session, part: PartId) -> bool:
    """Return whether the notes of a part were shown, and are not being written just now.

    A line typed while the phone was away may arrive when the session has gone on.
    """
    return part in session.shown and (session.stop.part != part or session.shows)


def _there(session: Session, reply: ReplyId) -> Reply:
    if reply not in session.replies:
        raise Refused(Reason.NO_SUCH_NOTE)
    return session.replies[reply]


def _find(session: Session, reply: ReplyId) -> Reply:
    """Return a reply as the facilitator knows it: one that waits is not there yet."""
    found = _there(session, reply)
    if found.waiting:
        raise Refused(Reason.NO_SUCH_NOTE)
    return found


def _withdrawn(reply: Reply) -> ReplyWithdrawn:
    return ReplyWithdrawn(reply.id, reply.note, reply.part, unseen=reply.waiting)


def _put(session: Session, entry: Entry, event: ReplyAdded) -> None:
    session.replies[event.reply] = Reply(
        id=event.reply,
        note=event.note,
        part=event.part,
        author=entry.by,
        text=event.text,
        by=event.by,
        at=entry.at,
        waiting=event.unseen,
    )
    key = event.part, entry.by
    session.replied[key] = (*session.replied.get(key, ()), event.reply)
    session.replies_on[event.note] = (*session.replies_on.get(event.note, ()), event.reply)
    if not event.unseen:
        _show_those_waiting(session, event.part)


def _show_those_waiting(session: Session, part: PartId) -> None:
    waiting = [each for each in session.replies.values() if each.part == part and each.waiting]
    for each in waiting:
        session.replies[each.id] = replace(each, waiting=False)


def _drop(session: Session, event: ReplyWithdrawn) -> None:
    gone = session.replies.pop(event.reply)
    session.replies_gone[gone.id] = gone.part, gone.author
    session.moderated = [
        replace(each, words="") if each.reply == gone.id else each for each in session.moderated
    ]
    key = gone.part, gone.author
    session.replied[key] = tuple(each for each in session.replied[key] if each != gone.id)
    left = tuple(each for each in session.replies_on[gone.note] if each != gone.id)
    session.replies_on[gone.note] = left
    if not left:
        del session.replies_on[gone.note]


def _anonymous(session: Session, part: PartId) -> bool:
    found = session.program.part(part)
    return found is not None and found.names == "forced_anonymous"
