"""Copies of words that were taken back: in the name of a theme, in the sentence of a step.

A theme is named by a facilitator, often in the words of a note. When its author takes the note
back, those words go from every note, screen and file, but the name is somebody else's: it is
listed until it is put anew, and until then no report is made (decisions 16). Copies in what a
facilitator writes for the report are a matter of their own: `quoted.py`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from facilitator.core.editing import PassageRemoved, PassageWritten
from facilitator.core.ids import NoteId, PartId, ReplyId
from facilitator.core.kinds.notes.grouped import Theme
from facilitator.core.kinds.notes.insight import InsightWritten
from facilitator.core.kinds.notes.moderating import NoteHidden, NoteRestored
from facilitator.core.kinds.notes.queueing import NoteApproved, NoteHeld
from facilitator.core.kinds.notes.replied import Reply
from facilitator.core.kinds.notes.replying import ReplyHidden, ReplyRestored, ReplyWithdrawn
from facilitator.core.kinds.notes.themes import ThemeNamed, ThemeRemoved, ThemesMerged
from facilitator.core.kinds.notes.writing import NoteEdited, NoteReportSet, NoteWithdrawn
from facilitator.core.kinds.notes.written import Note
from facilitator.core.kinds.pledge import (
    FirstStepMade,
    FirstStepWithdrawn,
    PledgeHidden,
    PledgeRestored,
)
from facilitator.core.kinds.withholding import FirstStepReportSet, ReplyReportSet
from facilitator.core.session import Session
from facilitator.core.words import earlier, quoted
from facilitator.core.words.excerpts import enough
from facilitator.core.words.printable import Unprintable, printable
from facilitator.core.words.taking_back import blanked, subject
from facilitator.core.words.text import matching_key

_KEPT_BACK = (
    *(NoteHidden, NoteReportSet, NoteHeld, ReplyHidden, ReplyReportSet),
    *(PledgeHidden, FirstStepMade, FirstStepReportSet),
)
_SAID_AGAIN = (NoteRestored, NoteApproved, ReplyRestored, PledgeRestored)


def noted(session: Session, events: Iterable[Any]) -> tuple[Any, ...]:
    """Return ``events``, about to happen, with the places at which words they take also stand."""
    unprintable = Unprintable(session)
    return tuple(_noted(session, event, unprintable) for event in events)


def _noted(session: Session, event: Any, unprintable: Unprintable) -> Any:
    match event:
        case NoteWithdrawn(note) | ReplyWithdrawn(note):
            copies = (
                *found(session, note),
                *_undone(session, note),
                *earlier.undone(session, note),
            )
            return replace(event, copies=copies, passages=quoted.holding(session, note))
        case (
            NoteHidden(note)
            | NoteReportSet(note, in_report=False)
            | ReplyHidden(note)
            | ReplyReportSet(note, in_report=False)
        ):
            passages = quoted.holding(session, note)
            return replace(event, copies=found(session, note), passages=passages)
        case NoteHeld(note) | NoteEdited(note, queued=True):
            passages = quoted.holding(session, note)
            return replace(event, copies=found(session, note), passages=passages)
        case FirstStepWithdrawn(pledge):
            copies, passages = earlier.undone(session, pledge), quoted.holding(session, pledge)
            return replace(event, copies=copies, passages=passages)
        case PledgeHidden(pledge) | FirstStepMade(pledge) | FirstStepReportSet(pledge) if not (
            _told(event)
        ):
            return replace(event, passages=quoted.holding(session, pledge))
        case PassageWritten() | PassageRemoved():
            return quoted.noted(session, event, unprintable)
        case ThemeNamed() | ThemeRemoved() | ThemesMerged() | InsightWritten():
            return _forgetting(event) if _ends(session, event) else event
        case _:
            return event


def found(session: Session, note: NoteId | ReplyId) -> tuple[str, ...]:
    """Return the keys of the records of its part in which the words of ``note`` also stand."""
    part = _said(session, note).part
    themes = [(f"theme/{each.id}", each.title) for each in session.themes_of(part)]
    return copied(session, note, [*themes, (f"insight/{part}", session.insights.get(part, ""))])


def follow(session: Session, event: Any) -> None:
    """Change which copies stand in ``session``, after ``event`` was applied."""
    match event:
        case NoteWithdrawn(whose) | FirstStepWithdrawn(whose) | ReplyWithdrawn(whose):
            _list(session, whose, event)
            _untranslate(session, whose)
        case NoteEdited(whose, queued=True):
            _list(session, whose, event)
        case _ if isinstance(event, _KEPT_BACK):
            _list(session, _whose(event), event)
            _clear(session, _whose(event))
        case _ if isinstance(event, _SAID_AGAIN):
            _clear(session, _whose(event))
        case _:
            _follow_texts(session, event)


def _follow_texts(session: Session, event: Any) -> None:
    """Change which copies stand, after something was put in other words, or taken out."""
    match event:
        case ThemeNamed() | ThemeRemoved() | ThemesMerged() | InsightWritten() if event.forgets:
            session.copies.pop(_about(event), None)
            _not_undone(session, _about(event))
        case PassageWritten() | PassageRemoved():
            quoted.follow(session, event)
            if event.forgets:
                _not_undone(session, quoted.key_of(event))


def _whose(event: Any) -> str:
    """Return the note, reply or first step that ``event`` is about."""
    for name in ("reply", "pledge", "note"):
        if hasattr(event, name):
            return str(getattr(event, name))
    raise ValueError(f"{type(event).__name__} is about nobody's words")


def touched(session: Session, event: Any) -> tuple[str, ...]:
    """Return the keys of the records that change with what `follow` did, beside the themes."""
    match event:
        case NoteApproved(note) | NoteHeld(note) | NoteEdited(note, queued=True):
            there = session.notes.get(note)
            part = there.part if there else session.gone[note]
            return (f"insight/{part}", *quoted.touched(session, note))
        case NoteWithdrawn(note) | NoteHidden(note) | NoteReportSet(note) | NoteRestored(note):
            found = session.notes.get(note)
            part = found.part if found else session.gone[note]
            return (f"insight/{part}", *quoted.touched(session, note))
        case ReplyHidden() | ReplyRestored() | ReplyReportSet():
            return ("console", *_around(session, event.part), *quoted.touched(session, event.reply))
        case ReplyWithdrawn() if event.copies or event.passages:
            return ("console", *_around(session, event.part), *quoted.touched(session, event.reply))
        case (
            FirstStepMade()
            | FirstStepWithdrawn()
            | FirstStepReportSet()
            | PledgeHidden()
            | PledgeRestored()
        ):
            return ("console", *quoted.touched(session, event.pledge))
        case InsightWritten():
            return ("console",)
        case _:
            return ()


def _around(session: Session, part: PartId) -> tuple[str, ...]:
    """Return the keys of the records of a part in which words of a reply may stand."""
    return (f"insight/{part}", *(f"theme/{each.id}" for each in session.themes_of(part)))


def _said(session: Session, whose: NoteId | ReplyId) -> Note | Reply:
    note = session.notes.get(NoteId(whose))
    return note or session.replies[ReplyId(whose)]


def _about(event: ThemeNamed | ThemeRemoved | ThemesMerged | InsightWritten) -> str:
    """Return the key of what ``event`` puts in other words, or away."""
    return f"theme/{event.theme}" if isinstance(event, ThemeRemoved) else subject(event) or ""


def _ends(session: Session, event: Any) -> bool:
    """Return whether ``event`` makes an end of a copy: other words, or none."""
    if _about(event) not in session.copies:
        return False
    match event:
        case ThemeNamed(theme, title):
            return matching_key(session.themes[theme].title) not in matching_key(title)
        case InsightWritten(part, text):
            return matching_key(session.insights[part]) not in matching_key(text)
        case _:
            return True


def _forgetting(event: Any) -> Any:
    """Return ``event`` so that the older words go with it, from the log too."""
    match event:
        case ThemeNamed() | InsightWritten():
            return replace(event, was="", forgets=True)
        case _:
            return replace(blanked(event), forgets=True)


def _undone(session: Session, note: NoteId | ReplyId) -> tuple[str, ...]:
    """Return the entries that, undone, would bring a copy back."""
    names = []
    for seq, done in session.undoable.items():
        match done.event:
            case ThemeNamed(was=was) | InsightWritten(was=str() as was):
                names.append((f"undo/{seq}", was))
            case ThemesMerged(gone) | ThemeRemoved(gone=Theme() as gone):
                names.append((f"undo/{seq}", gone.title))
    return copied(session, note, names)


def copied(
    session: Session, note: NoteId | ReplyId, said: Iterable[tuple[str, str]]
) -> tuple[str, ...]:
    """Return the keys under which the whole note is said, or what is said is all in the note.

    Words that another note of the same part has, too, are not this one's alone.
    """
    mine = matching_key(_said(session, note).text)
    if not enough(mine):
        return ()
    shared = {}
    for key, words in said:
        whole = matching_key(words)
        if enough(whole) and (mine in whole or whole in mine):
            shared[key] = mine if mine in whole else whole
    others = list(_others(session, note)) if shared else []
    return tuple(
        key for key, words in shared.items() if not any(words in other for other in others)
    )


def _others(session: Session, note: NoteId | ReplyId) -> Iterator[str]:
    for each in session.notes_of(_said(session, note).part):
        if each.id != note and each.counts and each.in_report:
            yield matching_key(each.text)


def _told(event: Any) -> bool:
    """Return whether a report may quote the first step that ``event`` makes, or lets in again."""
    if isinstance(event, FirstStepReportSet):
        return event.in_report
    return isinstance(event, FirstStepMade) and event.in_report and bool(event.what)


def _list(session: Session, whose: str, event: Any) -> None:
    """List what the event has found, and let nothing be undone that would bring it back."""
    for key in getattr(event, "copies", ()):
        family, _, name = key.partition("/")
        if family == "undo":
            session.undoable.pop(int(name), None)
        else:
            session.copies[key] = session.copies.get(key, frozenset()) | {whose}
    quoted.put(session, event.passages)


def _clear(session: Session, whose: str) -> None:
    """Take ``whose`` words are listed out of the list, when they may be said again."""
    if not printable(session, whose):
        return
    for key, listed in list(session.copies.items()):
        session.held.pop((key, whose), None)
        _keep(session, key, listed - {whose})


def _keep(session: Session, key: str, whose: frozenset[str]) -> None:
    if whose:
        session.copies[key] = whose
    else:
        del session.copies[key]


def _untranslate(session: Session, whose: str) -> None:
    """Let the translations of what was taken back go with it; storage blanks them."""
    for passage in quoted.translations(whose):
        if session.passages.pop(passage, None) is not None:
            session.edited[passage] = session.seq
    for seq, done in list(session.undoable.items()):
        if subject(done.event) == whose:
            del session.undoable[seq]


def _not_undone(session: Session, key: str) -> None:
    """Let nothing be taken back that would need the older words, nor the putting anew itself."""
    for seq, done in list(session.undoable.items()):
        if seq == session.seq or subject(done.event) == key:
            del session.undoable[seq]
