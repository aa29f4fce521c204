"""Where sentences end, and what stands in quotation marks: in Japanese and in English.

Both work on text in which every citation is one character, ``CITED``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

CITED = "\ufdd1"  # no text can hold it

_PAIRS = {"「": "」", "『": "』", "｢": "｣", "（": "）", "(": ")", "“": "”"}
_FULL = "。！？．"
_HALF = ".!?"
_LAST_WORD = re.compile(r"(?<![^\W\d_])([^\W\d_](?:[^\W\d_]|\.(?=[^\W\d_]))*)\.$")
_ABBREVIATIONS = frozenset(
    {
        *(
            "al",
            "approx",
            "ca",
            "cf",
            "co",
            "dept",
            "dr",
            "e.g",
            "est",
            "fig",
            "figs",
            "i.e",
            "inc",
        ),
        *("ltd", "mr", "mrs", "ms", "no", "p", "pp", "prof", "st", "vol", "vs"),
    }
)


@dataclass(frozen=True, slots=True)
class Speech:
    """Something in quotation marks: from ``begin`` up to ``end``, marks included."""

    begin: int
    end: int
    marks: tuple[str, str]


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each sentence begins and ends; space belongs to the one after it.

    What is in quotation marks or brackets is not cut, and citations belong to what is before
    them, even behind the full stop.
    """
    deep = _depths(text)
    begin, at = 0, 0
    while at < len(text):
        if deep[at] == 0 and _ends(text, at, deep):
            at = _behind(text, at + 1)
            yield begin, at
            begin = at
        else:
            at += 1
    if text[begin:].strip():
        yield begin, len(text)


def speech(text: str, lang: str) -> tuple[list[Speech], str]:
    """Return what is in quotation marks, outermost ones only, and a mark without its partner.

    「」 are speech in both languages, “ ” and " in English only: in Japanese they set off a word.
    """
    marks = {"「": "」", "｢": "｣"} | ({"“": "”"} if lang == "en" else {})
    found: list[Speech] = []
    stack: list[tuple[str, int]] = []
    for at, c in enumerate(text):
        straight = c == '"' and lang == "en"
        if stack and c == (marks.get(stack[-1][0]) or '"'):
            mark, begin = stack.pop()
            if not stack:
                found.append(Speech(begin, at + 1, (mark, c)))
        elif c in marks or straight:
            stack.append((c, at))
        elif c in marks.values():
            return found, c
    return found, stack[0][0] if stack else ""


def _depths(text: str) -> list[int]:
    """Return, per character, how many quotation marks and brackets it is in.

    A closing one is in what it closes no more, and one that closes nothing is none: "1）". Where
    something is not closed, nothing is in anything.
    """
    straight = text.count('"') % 2 == 0
    stack: list[str] = []
    deep = []
    for c in text:
        if stack and c == stack[-1]:
            stack.pop()
        elif c in _PAIRS or (c == '"' and straight):
            stack.append(_PAIRS.get(c, '"'))
        deep.append(len(stack))
    return [0] * len(text) if stack else deep


def _ends(text: str, at: int, deep: list[int]) -> bool:
    c = text[at]
    if c in _FULL:
        return text[at + 1 : at + 2] not in tuple(_FULL)
    if c in _HALF:
        return _followed(text, at + 1) and not (c == "." and _abbreviates(text[: at + 1]))
    quoted = c in '”"' and at > 0 and text[at - 1] == "." and deep[at - 1] > 0
    return quoted and _followed(text, at + 1)


def _followed(text: str, at: int) -> bool:
    """Return whether what begins at ``at`` can be another sentence, or nothing."""
    after = text[at:].lstrip(CITED)
    rest = after.lstrip(CITED + " \n")
    if not rest:
        return True
    apart = after[0] in " \n"
    return (apart and not rest[0].islower()) or rest[0] >= "\u3040"


def _abbreviates(text: str) -> bool:
    found = _LAST_WORD.search(text)
    if found is None:
        return False
    word = found.group(1)
    return word.casefold() in _ABBREVIATIONS or (
        len(word) == 1 and word.isupper() and word < "\u0250"
    )


def _behind(text: str, at: int) -> int:
    """Return the place behind the citations that follow a sentence."""
    ahead = at
    while ahead < len(text) and (text[ahead] == CITED or text[ahead] in " \n"):
        ahead += 1
        if text[ahead - 1] == CITED:
            at = ahead
    return at
