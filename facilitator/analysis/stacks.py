"""Notes that say the same in nearly the same words: by wording only, never by meaning.

Compared are single letters and pairs of them where letters are many, as in Japanese, and elsewhere
three in a row, after width, case, kana, marks and the polite endings of a Japanese sentence are
taken away. Numbers and a "not" make two notes different.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Mapping
from math import sqrt

from facilitator.core.ids import NoteId
from facilitator.core.words.text import matching_key

ALIKE = 0.6  # the least cosine
_MANY_LETTERS = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")  # kana, kanji, hangul
_MARKS = re.compile(r"[\W_]+")
_ENDING = re.compile(
    r"(?<=..)(でした|ました|です|ます|である|だった|だ|よね|よ|ね|なあ|な|わ|w+|笑)$"
)
_APART = re.compile(
    r"\d+|第.|[一二三四五六七八九十](?=[回人時分日月年週つ個枚度])|\bnot?\b|n['’]t\b|\bnever\b|ない|なく|なか|ません|んかっ|へん|ずに"
)


def stacks(notes: Mapping[NoteId, str]) -> tuple[tuple[NoteId, ...], ...]:
    """Return the stacks of two and more notes, in the order of the first note of each.

    A note joins the stack whose first note it is most like, so that a stack never wanders from
    one wording to another.
    """
    made: dict[NoteId, list[NoteId]] = {}
    index = _Index()
    for note, text in notes.items():
        wording = _wording(text)
        first = index.nearest(wording, _apart(text))
        if first is None:
            made[note] = [note]
            index.add(note, wording, _apart(text))
        else:
            made[first].append(note)
    return tuple(tuple(stack) for stack in made.values() if len(stack) > 1)


class _Index:
    """The first notes of stacks, by the letters in them."""

    def __init__(self) -> None:
        self._with: dict[str, list[tuple[NoteId, int]]] = defaultdict(list)
        self._known: dict[NoteId, tuple[float, tuple[str, ...]]] = {}

    def add(self, note: NoteId, wording: Counter[str], apart: tuple[str, ...]) -> None:
        for letters, times in wording.items():
            self._with[letters].append((note, times))
        self._known[note] = (_length(wording), apart)

    def nearest(self, wording: Counter[str], apart: tuple[str, ...]) -> NoteId | None:
        """Return the note with nearly these words; the earlier of two that are as near."""
        shared: dict[NoteId, int] = defaultdict(int)
        for letters, times in wording.items():
            for note, there in self._with.get(letters, ()):
                shared[note] += times * there
        length = _length(wording)
        near = [
            (product / (length * self._known[note][0]), note)
            for note, product in sorted(shared.items())
            if self._known[note][1] == apart
        ]
        if not near:
            return None
        alike, nearest = max(near, key=lambda each: each[0])
        return nearest if alike >= ALIKE else None


def _wording(text: str) -> Counter[str]:
    """Return how often each sequence of letters stands in ``text``."""
    bare = _ENDING.sub("", _MARKS.sub("", matching_key(text))) or matching_key(text)
    sizes = (1, 2) if _MANY_LETTERS.search(bare) else (min(3, len(bare)),)
    return Counter(bare[n : n + size] for size in sizes for n in range(len(bare) - size + 1))


def _apart(text: str) -> tuple[str, ...]:
    return tuple(sorted(_APART.findall(unicodedata.normalize("NFKC", text).casefold())))


def _length(wording: Counter[str]) -> float:
    return sqrt(sum(times * times for times in wording.values()))
