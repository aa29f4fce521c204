"""Readings above words, as a program writes them: ``{漢字|かんじ}``.

Only plain Japanese has them (`Part.easy_ja`); in any other text a brace is a brace.
"""

import re
from dataclasses import dataclass

_READ = re.compile(r"\{([^{}|]+)\|([^{}|]+)\}")


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text; ``reading`` is "" where nothing stands above it."""

    base: str
    reading: str = ""


def pieces(text: str) -> tuple[Piece, ...]:
    """Return the pieces of ``text``, in order; what is no reading is text."""
    found: list[Piece] = []
    end = 0
    for match in _READ.finditer(text):
        if match.start() > end:
            found.append(Piece(text[end : match.start()]))
        found.append(Piece(match[1], match[2]))
        end = match.end()
    if end < len(text):
        found.append(Piece(text[end:]))
    return tuple(found)


def whole(text: str) -> bool:
    """Return whether every brace of ``text`` belongs to a reading."""
    return not any(set(piece.base) & set("{}|") for piece in pieces(text))
