"""Copies in the manuscript: passages with words that may not, or no longer, be printed.

A passage that cites a note which was taken back, hidden or kept out, or in which its words stand
(`excerpts.py`), is listed until it is put in other words or taken out, and no report is made
until then. With that the log forgets the older text. Which words they were is known when they
are taken back, and never again: the event keeps where they stand in the passage, and nothing else.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from facilitator.core.editing import Event, PassageRemoved, PassageWritten, about
from facilitator.core.ids import PassageId
from facilitator.core.kept import Passage
from facilitator.core.program import LANGS
from facilitator.core.session import Session
from facilitator.core.words.excerpts import Copied, cited, letters, segments, spans
from facilitator.core.words.printable import Common, Unprintable, printable, words_of


def holding(session: Session, whose: str) -> tuple[Copied, ...]:
    """Return where the words of a note, or first step, stand, or it is cited."""
    mine, common = words_of(session, whose), Common(session, whose)
    found = (_found(each, whose, mine, common) for each in session.passages.values())
    return tuple(each for each in found if each is not None)


def noted(session: Session, event: Event, unprintable: Unprintable) -> Event:
    """Return ``event``, about to happen, with what the new text holds; it forgets the older one.

    The latter if that held words which the new one does not.
    """
    before = session.copies.get(key_of(event), frozenset())
    if isinstance(event, PassageRemoved):
        return _forgetting(event) if before else event
    copied = _copied(session, event.passage, before, unprintable)
    event = replace(event, copied=copied)
    return _forgetting(event) if before - {each.whose for each in copied} else event


def follow(session: Session, event: Event) -> None:
    """Change which passages are listed in ``session``, after ``event`` was applied."""
    key = key_of(event)
    for whose in session.copies.pop(key, frozenset()):
        session.held.pop((key, whose), None)
    if isinstance(event, PassageWritten):
        put(session, event.copied)


def put(session: Session, copied: Iterable[Copied]) -> None:
    """List what holds, or cites, the words of somebody."""
    for each in copied:
        key, said = f"passage/{each.passage}", letters(session.passages[each.passage].text)
        session.copies[key] = session.copies.get(key, frozenset()) | {each.whose}
        session.held[key, each.whose] = segments(each.spans, said)


def touched(session: Session, whose: str) -> Iterator[str]:
    """Return the keys of the passages that may look different with a note, or first step."""
    yield from (f"passage/{passage}" for passage in session.passages)
    yield from (f"passage/{passage}" for passage in translations(whose))


def translations(whose: str) -> tuple[PassageId, ...]:
    """Return the ids under which a note, or first step, may be translated."""
    return tuple(PassageId(f"translation/{lang}/{whose}") for lang in LANGS)


def key_of(event: Event) -> str:
    """Return the key of the record of the passage that ``event`` is about."""
    return f"passage/{about(event)}"


def _forgetting(event: Any) -> Any:
    """Return ``event`` so that the older text goes with it, from the log too."""
    was = replace(event.was, text="") if event.was else None
    return replace(event, was=was, forgets=True)


def _copied(
    session: Session, passage: Passage, before: frozenset[str], unprintable: Unprintable
) -> tuple[Copied, ...]:
    """Return whose words, which may not be printed, a passage holds or cites."""
    if passage.place == "translation":
        return ()
    key, cites = f"passage/{passage.id}", {each.partition("/")[2] for each in cited(passage.text)}
    found: dict[str, Copied] = {}
    for whose in sorted(before):
        words = session.held.get((key, whose), ())
        spread = sorted({*_pairs(at for each in words for at in spans(each, passage.text))})
        if spread or whose in cites:
            found[whose] = Copied(passage.id, whose, tuple(at for span in spread for at in span))
    for whose in sorted(cites | unprintable.near(letters(passage.text))):
        if whose not in found and not printable(session, whose) and _known(session, whose):
            copied = _found(passage, whose, words_of(session, whose), unprintable.common)
            found |= {whose: copied} if copied else {}
    return tuple(found.values())


def _known(session: Session, whose: str) -> bool:
    """Return whether there is such a note, or first step, or has been."""
    there = (
        *(session.notes, session.gone, session.pledges, session.pledges_gone),
        *(session.replies, session.replies_gone),
    )
    return any(whose in each for each in there)


def _found(passage: Passage, whose: str, mine: Sequence[str], common: Common) -> Copied | None:
    """Return that a passage holds words of ``mine`` which nobody else has said, or cites them."""
    if passage.place == "translation":
        return None
    at = [*_pairs(at for words in mine for at in spans(words, passage.text))]
    if at:
        here = letters(passage.text)
        at = [(start, end) for start, end in at if here[start:end] not in common.said]
    if not at and not _cites(cited(passage.text), whose):
        return None
    return Copied(passage.id, whose, tuple(n for span in at for n in span))


def _pairs(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    each = iter(numbers)
    return zip(each, each, strict=True)


def _cites(keys: set[str], whose: str) -> bool:
    return f"note/{whose}" in keys or f"pledge/{whose}" in keys
