"""Where Japanese may break: between phrases, not anywhere. And where an address may."""

import re
from functools import lru_cache

from budoux import load_default_japanese_parser

from facilitator.report.width import width

LONGEST = 12  # ems of a phrase in a headline
PART = 24  # letters of an address that no line parts

_CLAUSE = re.compile(r".+?(?:, |・|$)")
_KANA = re.compile(r"[\u3041-\u30ff]")
_ADDRESS = re.compile(r"[^/?&=#_.%~+-]*[/?&=#_.%~+-]*")

_japanese = load_default_japanese_parser()


def phrases(text: str) -> list[str]:
    """Return ``text`` in phrases; other languages, which have spaces to break at, whole."""
    return list(_parsed(text))


@lru_cache(maxsize=1024)  # a page is tried in many ways with the same headings
def _parsed(text: str) -> tuple[str, ...]:
    return tuple(_japanese.parse(text))


def headline(text: str) -> list[str]:
    """Return a headline in phrases between which its lines break, and nowhere else.

    A phrase too long for a line of a title is cut: it must break somewhere.
    """
    return [part for phrase in phrases(text) for part in _cut(phrase)]


def foreign(text: str) -> list[str]:
    """Return a headline among words of another language: in phrases if it is Japanese, or whole."""
    return headline(text) if _KANA.search(text) else [text]


def clauses(text: str) -> list[str]:
    """Return a short sentence in the parts between which it breaks first: after its commas."""
    return _CLAUSE.findall(text)


def address_parts(url: str) -> list[str]:
    """Return an address in the parts between which it may break: after its slashes and the like.

    What is too long without any is cut: a line of a narrow page holds no more.
    """
    return [part[n : n + PART] for part in _ADDRESS.findall(url) for n in range(0, len(part), PART)]


def _cut(phrase: str) -> list[str]:
    if width(phrase) <= LONGEST:
        return [phrase]
    if " " in phrase.strip():
        return [part for word in phrase.split(" ") for part in (*_cut(word), " ")][:-1]
    return [phrase[n : n + LONGEST] for n in range(0, len(phrase), LONGEST)]
