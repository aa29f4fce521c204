"""Finding somebody's words in a longer text: whole, in quotation marks, or as a part of it.

Compared are letters and numerals only, width, case and kana folded, without citations and
emphasis. Six of them are somebody's words; letters of an alphabet count half.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from facilitator.core.ids import PassageId
from facilitator.core.words.text import matching_key

ENOUGH = 6
"""Characters that are somebody's words and no mere word; letters of an alphabet count half."""

_CITATION = re.compile(r"\[@[^\]\n]*\]")
_CITED = re.compile(r"\b(?:note|pledge)/[A-Za-z0-9]+")
_DATA = re.compile(r"[A-Za-z0-9+/=]{60,}")  # the bytes of a picture
_QUOTED = re.compile('「([^「」]+)」|『([^『』]+)』|“([^“”]+)”|"([^"\n]+)"')


@dataclass(frozen=True, slots=True)
class Copied:
    """That a passage cites what is ``whose`` (the id of a note, or first step), or holds its words.

    ``spans``: where they stand in its `letters`: start, end, start, end …
    """

    passage: PassageId
    whose: str
    spans: tuple[int, ...] = ()


def enough(letters: str) -> bool:
    """Return whether so many characters are somebody's words."""
    return measure(letters) >= ENOUGH


def measure(letters: str) -> float:
    """Return how long words are: letters of an alphabet count half."""
    return sum(0.5 if c < "\u0250" else 1 for c in letters)


def letters(text: str) -> str:
    """Return what of ``text`` is compared."""
    said = _DATA.sub(" ", _CITATION.sub("", text))
    return "".join(c for c in matching_key(said) if _says_something(c))


def grams(said: str) -> set[str]:
    """Return all runs of six characters: texts that share none share no words."""
    return {said[n : n + ENOUGH] for n in range(len(said) - ENOUGH + 1)}


def cited(text: str) -> set[str]:
    """Return the keys of the notes and first steps that ``text`` cites, in brackets or not."""
    return set(_CITED.findall(text))


def spans(mine: str, text: str) -> tuple[int, ...]:
    """Return where in the `letters` of ``text`` words of ``mine`` stand, which are letters, too.

    All of mine, and what stands in quotation marks; in running text not a mere word: one of an
    alphabet, or a few kana.
    """
    if not enough(mine):
        return ()
    here = letters(text)
    found = {(at, at + len(mine)) for at in _all(here, mine)}
    for quoted in _quoted(text):
        if enough(quoted) and quoted in mine:
            found |= {(at, at + len(quoted)) for at in _all(here, quoted)}
    found |= {(start, end) for start, end in _runs(mine, here) if not _mere(here[start:end], text)}
    return tuple(at for span in sorted(found) for at in span)


def segments(spans: tuple[int, ...], said: str) -> tuple[str, ...]:
    """Return the words that stand at ``spans`` of the `letters` ``said``."""
    ends = zip(spans[::2], spans[1::2], strict=True)
    return tuple(said[start:end] for start, end in ends)


def _runs(mine: str, here: str) -> Iterator[tuple[int, int]]:
    """Yield where something that is long enough stands in both, one after another."""
    places: dict[str, list[int]] = {}
    for n in range(len(mine) - ENOUGH + 1):
        places.setdefault(mine[n : n + ENOUGH], []).append(n)
    at = 0
    while at + ENOUGH <= len(here):
        begun = places.get(here[at : at + ENOUGH], ())
        end = at + max((_shared(mine, n, here, at) for n in begun), default=0)
        if end > at and enough(here[at:end]):
            yield at, end
            at = end
        else:
            at += 1


def _shared(mine: str, n: int, here: str, at: int) -> int:
    length = ENOUGH
    while mine[n + length : n + length + 1] == here[at + length : at + length + 1] != "":
        length += 1
    return length


def _quoted(text: str) -> Iterator[str]:
    for found in _QUOTED.findall(text):
        yield letters("".join(found))


def _all(here: str, words: str) -> Iterator[int]:
    at = here.find(words)
    while at >= 0:
        yield at
        at = here.find(words, at + len(words))


def _mere(run: str, text: str) -> bool:
    """Return whether a run is a word of an alphabet, or a few kana: grammar, or a foreign word."""
    if max(run) < "\u0250":
        return any(run in letters(word) for word in text.split())
    return len(run) < 2 * ENOUGH and all("\u3041" <= c <= "\u309f" or c == "ー" for c in run)


def _says_something(c: str) -> bool:
    category = unicodedata.category(c)
    return category[0] in "LN" or category == "So"
