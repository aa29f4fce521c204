"""Where Japanese may break: between phrases, not anywhere. And where an address may."""

import re
from functools import lru_cache

from budoux import load_default_japanese_parser

from facilitator.report.width import width

LONGEST = 12  # ems of a phrase in a headline

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


def address_parts(url: str) -> list[str]:
    """Return an address in the parts between which it may break: after its slashes and the like."""
    return [part for part in _ADDRESS.findall(url) if part]


def _cut(phrase: str) -> list[str]:
    if width(phrase) <= LONGEST:
        return [phrase]
    if " " in phrase.strip():
        return [part for word in phrase.split(" ") for part in (*_cut(word), " ")][:-1]
    return [phrase[n : n + LONGEST] for n in range(0, len(phrase), LONGEST)]
