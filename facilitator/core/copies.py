"""Copies of words that were taken back: in the name of a theme, in the sentence of a step.

A theme is named by a facilitator, often in the words of a note. When its author takes the note
back, those words go from every note, screen and file, but the name is somebody else's: it is
listed until it is put anew, and until then no report is made (decisions 16).
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from facilitator.core.ids import NoteId
from facilitator.core.kinds.notes.insight import InsightWritten
from facilitator.core.kinds.notes.moderating import NoteHidden, NoteRestored
from facilitator.core.kinds.notes.themes import ThemeNamed, ThemeRemoved, ThemesMerged
from facilitator.core.kinds.notes.writing import NoteReportSet, NoteWithdrawn
from facilitator.core.session import Session
from facilitator.core.taking_back import blanked, subject
from facilitator.core.text import matching_key

ENOUGH = 6
"""Characters that are somebody's words and no mere word; letters of an alphabet count half."""


def noted(session: Session, event: Any) -> Any:
    """Return ``event``, about to happen, with the places at which the words it takes also stand."""
    match event:
        case NoteWithdrawn(note):
            return replace(event, copies=(*found(session, note), *_undone(session, note)))
        case NoteHidden(note) | NoteReportSet(note, in_report=False):
            return replace(event, copies=found(session, note))
        case ThemeNamed() | ThemeRemoved() | ThemesMerged() | InsightWritten():
            return _forgetting(event) if _ends(session, event) else event
        case _:
            return event


def found(session: Session, note: NoteId) -> tuple[str, ...]:
    """Return the keys of the records of its part in which the words of ``note`` also stand."""
    part = session.notes[note].part
    themes = [(f"theme/{each.id}", each.title) for each in session.themes_of(part)]
    return _copied(session, note, [*themes, (f"insight/{part}", session.insights.get(part, ""))])


def follow(session: Session, event: Any) -> None:
    """Change which copies stand in ``session``, after ``event`` was applied."""
    match event:
        case NoteWithdrawn(note, copies) | NoteHidden(note, copies=copies):
            _list(session, note, copies)
        case NoteReportSet(note, _, copies):
            _list(session, note, copies)
            _clear(session, note)
        case NoteRestored(note):
            _clear(session, note)
        case ThemeNamed() | ThemeRemoved() | ThemesMerged() | InsightWritten():
            if event.forgets:
                session.copies.pop(_about(event), None)
                _not_undone(session, _about(event))


def touched(session: Session, event: Any) -> tuple[str, ...]:
    """Return the keys of the records that change with what `follow` did, beside the themes."""
    match event:
        case NoteWithdrawn(note) | NoteHidden(note) | NoteReportSet(note) | NoteRestored(note):
            found = session.notes.get(note)
            return (f"insight/{found.part if found else session.gone[note]}",)
        case InsightWritten():
            return ("console",)
        case _:
            return ()


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
        case ThemeNamed():
            return replace(event, was="", forgets=True)
        case ThemesMerged():
            return replace(blanked(event), forgets=True)
        case _:
            return replace(event, forgets=True)


def _undone(session: Session, note: NoteId) -> tuple[str, ...]:
    """Return the entries that, undone, would bring a copy back."""
    names = []
    for seq, done in session.undoable.items():
        match done.event:
            case ThemeNamed(_, _, was):
                names.append((f"undo/{seq}", was))
            case ThemesMerged(gone):
                names.append((f"undo/{seq}", gone.title))
    return _copied(session, note, names)


def _copied(session: Session, note: NoteId, said: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Return the keys under which the whole note is said, or what is said is all in the note.

    Words that another note of the same part has, too, are not this one's alone.
    """
    mine = matching_key(session.notes[note].text)
    if _length(mine) < ENOUGH:
        return ()
    shared = {}
    for key, words in said:
        whole = matching_key(words)
        if _length(whole) >= ENOUGH and (mine in whole or whole in mine):
            shared[key] = mine if mine in whole else whole
    others = list(_others(session, note)) if shared else []
    return tuple(
        key for key, words in shared.items() if not any(words in other for other in others)
    )


def _others(session: Session, note: NoteId) -> Iterator[str]:
    for each in session.notes_of(session.notes[note].part):
        if each.id != note and each.showable and each.in_report:
            yield matching_key(each.text)


def _length(words: str) -> float:
    return sum(0.5 if c < "\u0250" else 1 for c in words)


def _list(session: Session, note: NoteId, copies: Iterable[str]) -> None:
    for key in copies:
        family, _, name = key.partition("/")
        if family == "undo":
            session.undoable.pop(int(name), None)
        else:
            session.copies[key] = session.copies.get(key, frozenset()) | {note}


def _clear(session: Session, note: NoteId) -> None:
    """Take ``note`` out of the list, when its words may be said again."""
    if session.notes[note].hidden or not session.notes[note].in_report:
        return
    for key, notes in list(session.copies.items()):
        _keep(session, key, notes - {note})


def _keep(session: Session, key: str, notes: frozenset[NoteId]) -> None:
    if notes:
        session.copies[key] = notes
    else:
        del session.copies[key]


def _not_undone(session: Session, key: str) -> None:
    """Let nothing be taken back that would need the older words, nor the putting anew itself."""
    for seq, done in list(session.undoable.items()):
        if seq == session.seq or subject(done.event) == key:
            del session.undoable[seq]
