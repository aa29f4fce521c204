"""Which events carry words, which take them back, and what is left of the older ones then.

``subject`` names whose words an event carries; ``forgotten`` those that storage blanks in every
older entry, in the transaction of the event.
"""

from dataclasses import replace
from typing import Any

from facilitator.core.kinds.notes.insight import InsightWritten
from facilitator.core.kinds.notes.themes import ThemeAdded, ThemeNamed, ThemeRemoved, ThemesMerged
from facilitator.core.kinds.notes.writing import NoteAdded, NoteEdited, NoteWithdrawn
from facilitator.core.kinds.pledge import FirstStepMade, FirstStepWithdrawn


def subject(event: object) -> str | None:
    """Return the note, first step, theme or sentence whose words ``event`` carries, if it does."""
    match event:
        case NoteAdded(note) | NoteEdited(note):
            return note
        case FirstStepMade(pledge):
            return pledge
        case ThemeAdded(theme) | ThemeNamed(theme):
            return f"theme/{theme}"
        case ThemesMerged(gone):
            return f"theme/{gone.id}"
        case InsightWritten(part):
            return f"insight/{part}"
        case _:
            return None


def forgotten(event: object) -> str | None:
    """Return the subject whose words are to be blanked in older entries because of ``event``."""
    match event:
        case NoteWithdrawn(note):
            return note
        case FirstStepWithdrawn(pledge):
            return pledge
        case ThemeRemoved(theme, forgets=True):
            return f"theme/{theme}"
        case ThemeNamed() | ThemesMerged() | InsightWritten():
            return subject(event) if event.forgets else None
        case _:
            return None


def blanked(event: Any) -> Any:
    """Return ``event`` without the words, and without what stood beside them."""
    match event:
        case NoteAdded():
            return replace(event, text="", by=None)
        case NoteEdited() | InsightWritten():
            return replace(event, text="")
        case FirstStepMade():
            return replace(event, what="", when=None, if_then="")
        case ThemeAdded():
            return replace(event, title="")
        case ThemeNamed():
            return replace(event, title="", was="")
        case ThemesMerged(gone):
            return replace(event, gone=replace(gone, title=""))
        case _:
            return event
