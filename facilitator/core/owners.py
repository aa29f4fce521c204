"""Whose own page an entry changes, besides that of the person who did it.

What everybody sees goes by the keys of records (`core/log.py`); what is one person's goes whole.
"""

from facilitator.core.entry import Entry
from facilitator.core.hosting.rehearsing import RehearsalEmptied
from facilitator.core.ids import NoteId, PartId, PersonId, StopId
from facilitator.core.kinds.notes.correcting import CorrectionProposed
from facilitator.core.kinds.notes.insight import InsightWritten
from facilitator.core.kinds.notes.moderating import NoteHidden, NoteRestored
from facilitator.core.kinds.notes.naming import NoteNamed
from facilitator.core.kinds.notes.off_stage import NoteStaged
from facilitator.core.kinds.notes.queueing import NoteApproved, NoteHeld
from facilitator.core.kinds.notes.replying import ReplyHidden, ReplyRestored, ReplyWithdrawn
from facilitator.core.kinds.notes.writing import NoteEdited, NoteWithdrawn
from facilitator.core.kinds.pairs.circles import Round
from facilitator.core.kinds.pairs.partners import Paired, PairingSet, RoundCleared
from facilitator.core.kinds.pledge import PledgeHidden, PledgeRestored
from facilitator.core.kinds.vote import VoteOpened
from facilitator.core.moving.flow import Moved
from facilitator.core.session import Session
from facilitator.core.severing import Severed


def owners(session: Session, entry: Entry) -> set[PersonId] | None:
    """Return the names of those whose own things ``entry`` has changed; None is everybody.

    Nobody is told that a note of theirs was related to: that would be a count.
    """
    match entry.event:
        case Moved(to, from_):
            movers = _movers(session, {s.part for s in session.agenda if s.id in (to, from_)})
            paired = _paired(session, to) | _paired(session, from_)
            return movers if movers is None else movers | paired
        case Paired() | PairingSet() | RoundCleared():
            return _paired(session, entry.event.stop) if isinstance(entry.event, Paired) else None
        case RehearsalEmptied() | Severed():  # who is severed is called nothing any more
            return None
        case InsightWritten():  # whoever had checked the older sentence may check this one
            return None
        case VoteOpened():  # held again: dots on what is no choice any more are given back
            return None
        case _:
            return _owners_of_words(session, entry.event)


def _owners_of_words(session: Session, event: object) -> set[PersonId]:
    """Return whose words ``event`` is about, and who keeps them."""
    match event:
        case NoteHidden(note) | NoteRestored(note) | NoteEdited(note) | NoteWithdrawn(note):
            return _readers(session, note)
        case NoteApproved(note) | NoteHeld(note) | NoteNamed(note):
            return _readers(session, note)
        case NoteStaged(note) | CorrectionProposed(note):
            found = session.notes.get(note)
            return {found.author} if found else set()
        case ReplyHidden(reply) | ReplyRestored(reply) | ReplyWithdrawn(reply):
            there, (_, gone) = session.replies.get(reply), session.replies_gone.get(reply, ("", ""))
            return {there.author if there else PersonId(gone)}
        case PledgeHidden(pledge) | PledgeRestored(pledge):
            made = session.pledges.get(pledge)
            return {made.author} if made else set()
        case _:
            return set()


def _movers(session: Session, parts: set[PartId]) -> set[PersonId] | None:
    """Return those who hear something of their own when the session goes from part to part.

    Who has written in one of ``parts``, or related to a note there, hears how many did so, or not
    any more. Coming to the first steps, everybody is asked for theirs.
    """
    if len(parts) < 2:
        return set()
    if any(part.kind == "pledge" for part in session.program.parts if part.id in parts):
        return None
    wrote = {name for (part, name), notes in session.written.items() if notes and part in parts}
    echoes = {note.id for note in session.notes.values() if note.part in parts and note.echoes}
    related = {name for name, notes in session.related.items() if not echoes.isdisjoint(notes)}
    return wrote | related


def _paired(session: Session, stop: StopId) -> set[PersonId]:
    """Return those who talk to somebody at a stop, or wait for that, by their names for pairs."""
    shared = session.rounds.get(stop, Round())
    talking = {person for circle in shared.circles for person in circle.people}
    return talking | {each.name for each in shared.waiting}


def _readers(session: Session, note: NoteId) -> set[PersonId]:
    """Return the author of a note, and those who keep it among the words that stayed with them."""
    found = session.notes.get(note)
    kept = {name for name, notes in session.related.items() if note in notes}
    return kept | {found.author} if found else kept
