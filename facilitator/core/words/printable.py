"""Whose words a report may print, and what everybody may say: a part of `core/words/quoted.py`."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cached_property
from typing import Any

from facilitator.core.audience import Audience
from facilitator.core.ids import NoteId, PledgeId, ReplyId
from facilitator.core.program import Text
from facilitator.core.seeing.reading import sees_note, sees_reply
from facilitator.core.session import Session
from facilitator.core.words.excerpts import grams, letters


class Unprintable:
    """Whose words no report may quote, found by their words; looked up only when needed."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.common = Common(session)

    @cached_property
    def _by_gram(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        there = (*self._session.notes, *self._session.replies, *self._session.pledges)
        for whose in there:
            if not printable(self._session, whose):
                for gram in {
                    gram for each in words_of(self._session, whose) for gram in grams(each)
                }:
                    found.setdefault(gram, set()).add(whose)
        return found

    def near(self, said: str) -> set[str]:
        """Return whose words may stand in ``said``."""
        found = (self._by_gram[gram] for gram in grams(said) if gram in self._by_gram)
        return set[str]().union(*found)


class Common:
    """What the program says, and what others than ``whose`` have said that may be printed."""

    def __init__(self, session: Session, whose: str = "") -> None:
        self._session, self._whose = session, whose

    @cached_property
    def said(self) -> str:
        """All of it."""
        others = [
            each.text
            for each in self._session.notes.values()
            if each.id != self._whose and sees_note(self._session, each, Audience.REPORT)
        ]
        texts = (self._session.title, *_texts(self._session.program), *others)
        return "\n".join(map(letters, texts))


def printable(session: Session, whose: str) -> bool:
    """Return whether a report may quote a note, or first step."""
    note, made = session.notes.get(NoteId(whose)), session.pledges.get(PledgeId(whose))
    if note is not None:
        return sees_note(session, note, Audience.REPORT)
    reply = session.replies.get(ReplyId(whose))
    if reply is not None:
        return sees_reply(session, reply, Audience.REPORT)
    return made is not None and bool(made.what) and made.in_report and not made.hidden


def words_of(session: Session, whose: str) -> tuple[str, ...]:
    """Return the words of a note, or first step, as they are compared: those it had before, too.

    None of what is gone.
    """
    note, made = session.notes.get(NoteId(whose)), session.pledges.get(PledgeId(whose))
    reply = session.replies.get(ReplyId(whose))
    said = note or reply
    now = (said.text,) if said else made.words if made else ()
    return tuple(map(letters, (*now, *session.reworded.get(whose, ()))))


def _texts(value: Any) -> Iterator[str]:
    """Yield everything that a program says to people."""
    if isinstance(value, Text):
        yield from (value.ja, value.en)
    elif isinstance(value, tuple):
        for each in value:
            yield from _texts(each)
    elif is_dataclass(value):
        for each in fields(value):
            yield from _texts(getattr(value, each.name))
