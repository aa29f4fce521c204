"""The versions of a text: every saving that changed it, the text after one, and the way back."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from facilitator.core.editing import PassageRemoved, PassageWritten, WritePassages
from facilitator.core.entry import Entry
from facilitator.core.ids import PassageId, PersonId
from facilitator.core.kept import Passage
from facilitator.core.log import rebuild
from facilitator.core.session import Session


@dataclass(frozen=True, slots=True)
class Version:
    """The text after a saving: ``seq`` is its last entry, ``by`` who saved, and how much it was."""

    seq: int
    at: datetime
    by: PersonId
    written: int
    removed: int


def versions(log: Sequence[Entry]) -> list[Version]:
    """Return the versions of the text, both editions together, the newest first."""
    edits = (each for each in log if isinstance(each.event, PassageWritten | PassageRemoved))
    return list(_savings(edits))[::-1]


def as_it_was(log: Sequence[Entry], seq: int) -> Session:
    """Return the session of now with the manuscript that it had after entry ``seq``.

    What was forgotten since is not in it, nor the translation of a note that is gone.
    Raises ``ValueError`` for an entry that there is not.
    """
    session = rebuild(log)
    session.passages = dict(_then(log, session, seq))
    return session


def back(log: Sequence[Entry], seq: int) -> WritePassages:
    """Return what makes the text what it was after entry ``seq``. Raises ``ValueError``.

    A passage whose words of then are forgotten stays as it is now.
    """
    now = rebuild(log)
    then = _then(log, now, seq)
    held = rebuild(log[:seq]).passages
    write = tuple(each for each in then.values() if now.passages.get(each.id) != each)
    gone = tuple(id_ for id_ in now.passages if id_ not in held)
    return WritePassages(now.seq, write, gone)


def _savings(edits: Iterator[Entry]) -> Iterator[Version]:
    for (at, by), inside in groupby(edits, lambda each: (each.at, each.by)):
        saved = list(inside)
        written = sum(isinstance(each.event, PassageWritten) for each in saved)
        yield Version(saved[-1].seq, at, by, written, len(saved) - written)


def _then(log: Sequence[Entry], now: Session, seq: int) -> Mapping[PassageId, Passage]:
    if not 1 <= seq <= now.seq:
        raise ValueError(f"there are the entries 1 to {now.seq}")
    there = {*now.notes, *now.pledges}
    return {
        each.id: each
        for each in rebuild(log[:seq]).passages.values()
        if each.text and (each.place != "translation" or each.id.rpartition("/")[2] in there)
    }
