"""Which events carry words, which take them back, and what is left of the older ones then.

``subject`` names whose words an event carries; ``forgotten`` those that storage blanks in every
older entry, in the transaction of the event.
"""

from dataclasses import replace
from typing import Any

from facilitator.core.calling import Called
from facilitator.core.editing import PassageRemoved, PassageWritten, about, translated
from facilitator.core.kinds.notes.correcting import CorrectionProposed
from facilitator.core.kinds.notes.grouped import Theme
from facilitator.core.kinds.notes.insight import InsightWritten
from facilitator.core.kinds.notes.moderating import NoteHidden
from facilitator.core.kinds.notes.naming import NoteNamed
from facilitator.core.kinds.notes.off_stage import NoteStaged
from facilitator.core.kinds.notes.replying import ReplyAdded, ReplyHidden, ReplyWithdrawn
from facilitator.core.kinds.notes.themes import ThemeAdded, ThemeNamed, ThemeRemoved, ThemesMerged
from facilitator.core.kinds.notes.writing import NoteAdded, NoteEdited, NoteWithdrawn
from facilitator.core.kinds.pledge import FirstStepMade, FirstStepWithdrawn
from facilitator.core.kinds.pulse.asking import PulseTold, PulseWithdrawn
from facilitator.core.kinds.rules import RuleAdded, RuleRemoved
from facilitator.core.kinds.talk import QuestionAsked, QuestionWithdrawn
from facilitator.core.kinds.vote import WordsFixed, WordsForgotten
from facilitator.core.kinds.votes.preparing import PreparationsForgotten, VotePrepared

_Text = PassageWritten | PassageRemoved | WordsFixed | VotePrepared | PreparationsForgotten


def subject(event: object) -> str | None:
    """Return the note, first step, theme, sentence or passage whose words ``event`` carries.

    None when it carries none. A translation carries the words of its note.
    """
    match event:
        case NoteAdded(note) | NoteEdited(note) | NoteNamed(note) | CorrectionProposed(note):
            return note
        case NoteHidden(note) | NoteStaged(note):  # whose reason may hold them
            return note
        case ReplyAdded(reply) | ReplyHidden(reply):
            return reply
        case FirstStepMade(pledge):
            return pledge
        case QuestionAsked(question):
            return question
        case PulseTold(sheet):
            return f"pulse/{sheet}"
        case Called(name):
            return f"name/{name}"
        case _:
            return _subject_of_texts(event)


def _subject_of_texts(event: object) -> str | None:
    """Return the theme, sentence or passage whose words ``event`` carries."""
    match event:
        case ThemeAdded(theme) | ThemeNamed(theme):
            return f"theme/{theme}"
        case ThemesMerged(gone) | ThemeRemoved(gone=Theme() as gone):
            return f"theme/{gone.id}"
        case InsightWritten(part):
            return f"insight/{part}"
        case PassageWritten(passage) | PassageRemoved(passage):
            return translated(passage) or f"passage/{about(event)}"
        case RuleAdded(rule):
            return f"rule/{rule}"
        case WordsFixed(_, vote, target):
            return f"option/{vote}/{target}"
        case VotePrepared(part) | PreparationsForgotten(part):  # which keeps some words
            return f"preparation/{part}"
        case _:
            return None


def forgotten(event: object) -> str | None:
    """Return the subject whose words are to be blanked in older entries because of ``event``."""
    match event:
        case NoteWithdrawn(gone) | ReplyWithdrawn(gone):
            return gone
        case FirstStepWithdrawn(gone) | QuestionWithdrawn(gone):
            return gone
        case PulseWithdrawn(sheet):
            return f"pulse/{sheet}"
        case Called(nickname=""):
            return subject(event)
        case RuleRemoved(rule):
            return f"rule/{rule}"
        case ThemeRemoved(theme, forgets=True):
            return f"theme/{theme}"
        case ThemeNamed() | ThemesMerged() | InsightWritten() | PassageWritten() | PassageRemoved():
            return subject(event) if event.forgets else None
        case _:
            return _forgotten_of_votes(event)


def _forgotten_of_votes(event: object) -> str | None:
    match event:
        case WordsForgotten(_, vote, target):
            return f"option/{vote}/{target}"
        case PreparationsForgotten(part):
            return f"preparation/{part}"
        case _:
            return None


def blanked(event: Any) -> Any:
    """Return ``event`` without the words, and without what stood beside them."""
    match event:
        case NoteAdded() | ReplyAdded():
            return replace(event, text="", by=None)
        case NoteNamed():
            return replace(event, by=None)
        case NoteEdited() | CorrectionProposed() | QuestionAsked() | RuleAdded():
            return replace(event, text="")
        case NoteHidden() | NoteStaged() | ReplyHidden():
            return replace(event, words="")
        case FirstStepMade():
            return replace(event, what="", when=None, if_then="", owner="", sign_of_success="")
        case PassageWritten() | PassageRemoved():
            return _emptied(event)
        case WordsFixed() | VotePrepared() | PreparationsForgotten():
            return _emptied(event)
        case _:
            return _unnamed(event)


def _unnamed(event: Any) -> Any:
    """Return ``event`` without names of themes, what was seen, and answers."""
    match event:
        case InsightWritten(was=was):
            return replace(event, text="", was=was and "")
        case PulseTold():
            return replace(event, value=None)
        case Called():
            return replace(event, nickname="")
        case ThemeAdded():
            return replace(event, title="")
        case ThemeNamed():
            return replace(event, title="", was="")
        case ThemesMerged(gone) | ThemeRemoved(gone=Theme() as gone):
            return replace(event, gone=replace(gone, title=""))
        case _:
            return event


def _emptied(event: _Text) -> _Text:
    """Return what a facilitator typed, without it."""
    if isinstance(event, WordsFixed):
        return replace(event, text="")
    if isinstance(event, VotePrepared):
        return replace(event, preparation=None, was=None)
    if isinstance(event, PreparationsForgotten):
        return replace(event, keeps=None)
    was = replace(event.was, text="") if event.was else None
    if isinstance(event, PassageWritten):
        return replace(event, passage=replace(event.passage, text=""), was=was)
    return replace(event, was=was or event.was)
