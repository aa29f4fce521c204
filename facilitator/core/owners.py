"""Whose own page an entry changes, besides that of the person who did it.

What everybody sees goes by the keys of records (`core/log.py`); what is one person's goes whole.
"""

from facilitator.core.entry import Entry
from facilitator.core.flow import Moved
from facilitator.core.ids import NoteId, PersonId
from facilitator.core.kinds.notes.insight import InsightWritten
from facilitator.core.kinds.notes.moderating import NoteHidden, NoteRestored
from facilitator.core.kinds.notes.writing import NoteEdited, NoteWithdrawn
from facilitator.core.kinds.pledge import PledgeHidden, PledgeRestored
from facilitator.core.kinds.vote import VoteOpened
from facilitator.core.session import Session


def owners(session: Session, entry: Entry) -> set[PersonId] | None:
    """Return the names of those whose own things ``entry`` has changed; None is everybody.

    Nobody is told that a note of theirs was related to: that would be a count.
    """
    match entry.event:
        case Moved(to, from_):
            parts = {stop.part for stop in session.agenda if stop.id in (to, from_)}
            # Leaving a part tells everyone how many related to their notes in it.
            return None if len(parts) > 1 else set()
        case InsightWritten():  # whoever had checked the older sentence may check this one
            return None
        case VoteOpened():  # held again: dots on what is no choice any more are given back
            return None
        case NoteHidden(note) | NoteRestored(note) | NoteEdited(note) | NoteWithdrawn(note):
            return _readers(session, note)
        case PledgeHidden(pledge) | PledgeRestored(pledge):
            made = session.pledges.get(pledge)
            return {made.author} if made else set()
        case _:
            return set()


def _readers(session: Session, note: NoteId) -> set[PersonId]:
    """Return the author of a note, and those who keep it among the words that stayed with them."""
    found = session.notes.get(note)
    kept = {name for name, notes in session.related.items() if note in notes}
    return kept | {found.author} if found else kept
