"""How much room words take, near enough to lay out by."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

# Latin words, and Japanese characters with the marks that may not begin a line after them
_PIECES = re.compile(r"[!-~]+\s?|\S[、。，．」』）！？ー々っゃゅょッャュョ…]*\s?|\s")
# Ems of emoji, and of the characters of Noto Sans CJK that are no common Latin ones
_EMOJI = 1.25
_LATIN = {
    character: em
    for em, characters in (
        (0.3, " |ijlI',.:;"),
        (0.38, "!f()[]{}-"),
        (0.43, "tr/\\"),
        (0.53, 'sczxvy*"?'),
        (0.66, "ABCEFJKLPRSTVXYZ"),
        (0.95, "MWmw@%"),
    )
    for character in characters
}
_WORDS = re.compile(r"\S+\s?|\s")


def width(text: str) -> float:
    """Return about how wide ``text`` is, in ems, and rather more than less."""
    return sum(map(_em, text))


@lru_cache(maxsize=8192)
def _em(character: str) -> float:
    if unicodedata.east_asian_width(character) in "WFA":
        return _EMOJI if unicodedata.category(character) == "So" else 1.0
    return _LATIN.get(character, 0.74 if character.isupper() else 0.62)


@lru_cache(maxsize=4096)
def lines(text: str, room: float) -> int:
    """Return about how many lines ``text`` fills where a line has ``room`` ems."""
    return sum(max(1, len(filled(_PIECES.findall(line), room))) for line in text.split("\n"))


def filled(pieces: Sequence[str], room: float) -> list[str]:
    """Return rows of ``room`` ems, each of as many pieces as fit; spaces end a row."""
    rows: list[str] = []
    for piece in pieces:
        if rows and width((rows[-1] + piece).strip()) <= room:
            rows[-1] += piece
            continue
        rest = piece
        while (end := _fitting(rest, room)) < len(rest.rstrip()):
            rows.append(rest[:end])
            rest = rest[end:]
        rows.append(rest)
    return rows


def folded(phrases: Iterable[str], room: float, most: int) -> tuple[str, ...]:
    """Return a text in at most ``most`` lines of ``room`` ems, broken between its phrases.

    It breaks at spaces, too, and inside a phrase if that is too long for a line, or if the
    text fits only then. What does not fit ends in "…". For labels of charts, which cannot flow.
    """
    whole = [phrase for phrase in phrases if phrase]
    rows = filled([word for phrase in whole for word in _WORDS.findall(phrase)], room)
    if len(rows) > most:
        tight = filled(_PIECES.findall("".join(whole)), room)
        rows = tight if len(tight) <= most else rows
    if len(rows) > most:
        rest = "".join(rows[most - 1 :])
        rows = [*rows[: most - 1], rest[: _fitting(rest, room - 1)].rstrip() + "…"]
    return tuple(row.strip() for row in rows)


def _fitting(text: str, room: float) -> int:
    """Return how many characters of ``text`` fit, at least one."""
    return next((n for n in range(1, len(text)) if width(text[: n + 1]) > room), len(text))
