"""Places to break in what has none, so that no text can hold up the printing.

The library measures an unbroken word anew, to its end, for every line that it is cut into: ten
thousand letters took half a minute, and with these invisible spaces two seconds.
"""

import re
from collections.abc import Iterator

LONG = 120  # units without a place to break: more than the longest line of a page holds
EVERY = 24
FORCED = 32  # units after which even a sequence of joined emoji is cut
SPACE = "\u200b"

# A letter, or an escaped one. Between those of East Asian scripts a line may break anyway.
_LETTER = r"[^\s<&\u200b\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]"
_UNIT = rf"(?:&#?\w{{1,10}};|{_LETTER})"
# Looked for only where a word begins: at every letter it would take four times as long.
_RUN = re.compile(rf"(?<!{_LETTER}){_UNIT}{{{LONG},}}")
_UNITS = re.compile(_UNIT)
_PIECES = re.compile(r"(<(style|svg)\b.*?</\2>|<[^>]*>)", re.DOTALL)
_STAYS = re.compile(r"[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u20d0-\u20ff\ufe00-\ufe2f\u200d]")


def softened(html: str) -> str:
    """Return a page in which every long word may break. Its tags and drawings stay as they are."""
    if not _RUN.search(html):
        return html
    pieces, at = [], 0
    for tag in _PIECES.finditer(html):
        pieces += [_RUN.sub(_soft, html[at : tag.start()]), tag[0]]
        at = tag.end()
    return "".join([*pieces, _RUN.sub(_soft, html[at:])])


def _soft(run: re.Match[str]) -> str:
    return "".join(_broken(_UNITS.findall(run[0])))


def _broken(units: list[str]) -> Iterator[str]:
    since, before = 0, ""
    for unit in units:
        joined = before == "\u200d" and since < FORCED
        if since >= EVERY and not joined and not _STAYS.match(unit):
            yield SPACE
            since = 0
        yield unit
        since, before = since + 1, unit
