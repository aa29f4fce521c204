"""Which events carry words, which take them back, and what is left of the older ones then.

``subject`` names whose words an event carries; ``forgotten`` those that storage blanks in every
older entry, in the transaction of the event.
"""

from dataclasses import replace
from typing import Any

from facilitator.core.editing import PassageRemoved, PassageWritten, about, translated
from facilitator.core.kinds.notes.insight import InsightWritten
from facilitator.core.kinds.notes.themes import ThemeAdded, ThemeNamed, ThemeRemoved, ThemesMerged
from facilitator.core.kinds.notes.writing import NoteAdded, NoteEdited, NoteWithdrawn
from facilitator.core.kinds.pledge import FirstStepMade, FirstStepWithdrawn


def subject(event: object) -> str | None:
    """Return the note, first step, theme, sentence or passage whose words ``event`` carries.

    None when it carries none. A translation carries the words of its note.
    """
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
        case PassageWritten(passage) | PassageRemoved(passage):
            return translated(passage) or f"passage/{about(event)}"
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
        case ThemeNamed() | ThemesMerged() | InsightWritten() | PassageWritten() | PassageRemoved():
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
        case PassageWritten() | PassageRemoved():
            return _emptied(event)
        case _:
            return _unnamed(event)


def _unnamed(event: Any) -> Any:
    """Return ``event`` without the names of themes."""
    match event:
        case ThemeAdded():
            return replace(event, title="")
        case ThemeNamed():
            return replace(event, title="", was="")
        case ThemesMerged(gone):
            return replace(event, gone=replace(gone, title=""))
        case _:
            return event


def _emptied(event: PassageWritten | PassageRemoved) -> PassageWritten | PassageRemoved:
    was = replace(event.was, text="") if event.was else None
    if isinstance(event, PassageWritten):
        return replace(event, passage=replace(event.passage, text=""), was=was)
    return replace(event, was=was or event.was)
