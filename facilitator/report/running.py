"""Sets running text: what may not be parted by the end of a line stands in one group.

A mark, a number or a sign stays with the letter before it, so it never begins a line. In a chain
"Link → Connection" an arrow stays with the term before it, and a term stays whole.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from facilitator.report.text import Cite, Mark, Piece, Spoken, Text, View, Words, plain
from facilitator.report.width import width

Kind = Literal["words", "spoken", "translated", "as_written", "mark", "cite", "view", "dash"]

LAST = 4  # letters of a paragraph that do not stand alone in its last line
SHORT = 20.0  # ems of a text whose last line does not matter: a cell, a name
LONGEST = 16.0  # ems of what may be held together: a line of a phone is 20
_COUNTED = re.compile(r"(\d[\d.,:]*(?:日（.）|[年月日人枚票件分秒回]))")
_ARROWS = "→⇒➔➡⟶←⇐↔⇔"
_TERM = r"[^\s、。，．「」『』（）()：:・/" + _ARROWS + "]"
_ARROW = rf"\s*[{_ARROWS}]\ufe0f?"
# The term before the first arrow, those between two, and the one after the last
_CHAIN = re.compile(
    rf"{_TERM}{{1,16}}(?:{_ARROW})(?:[^{_ARROWS}、。\n]{{1,24}}{_ARROW})*(?:\s*(?:[A-Za-z][!-~]*|{_TERM}{{1,16}}))?"
)
_LINK = re.compile(rf"\s*[^{_ARROWS}]+(?:{_ARROW})?")
_NEVER_FIRST = frozenset("、。，．」』）！？ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々…,.;:!?)]}’”")
_LATIN_END = re.compile(r"[!-~\u00c0-\u024f’]{1,16}$")
_PARTS = ("Mn", "Mc", "Me", "Cf", "Sk")  # accents, joiners, the colours of a skin
_COLONS = (":", "：")


@dataclass(frozen=True, slots=True)
class Bit:
    """Letters that are set alike. ``to`` is the address of a link on the web."""

    kind: Kind
    text: str
    piece: Piece | None = None
    to: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Bits side by side; if it is ``held``, no line ends between them."""

    bits: tuple[Bit, ...]
    held: bool = False


def groups(text: Text, dash: str = "") -> tuple[Group, ...]:
    """Return ``text`` in groups, with ``dash`` after it if there is one."""
    bits = [bit for bit in _bits(text, dash) if bit.text or bit.kind not in ("words", "spoken")]
    end = len(bits)
    while end and _trails(bits[end - 1]):
        end -= 1
    last = LAST if sum(map(_wide, bits)) > SHORT else 1
    made: list[Group] = []
    for n, bit in enumerate(bits):
        if n >= end or bit.kind not in ("words", "spoken"):
            _attach(made, bit, last if n == end else 1)
        else:
            made += _chained(bit) if bit.kind == "words" else [Group((bit,))]
    return tuple(_closed(made, last) if end == len(bits) else made)


def leads(text: Text) -> bool:
    """Return whether a paragraph leads in what follows, and so may not stand alone before it."""
    return plain(text).rstrip().endswith(_COLONS)


def ending(sentence: str) -> tuple[str, str]:
    """Return a sentence of ours, and its last letters, which stand together; "" of a short one."""
    return _parted(sentence, LAST) if width(sentence) > SHORT else (sentence, "")


def counted(sentence: str, last: bool = False) -> Iterator[tuple[str, bool]]:
    """Yield a sentence of ours in pieces, and of each whether no line parts it.

    A number stays with what it counts; if the sentence is the ``last``, so do its last letters.
    """
    rest, end = ending(sentence) if last else (sentence, "")
    for n, piece in enumerate(_COUNTED.split(rest)):
        if piece:
            yield piece, n % 2 == 1
    if end:
        yield end, True


def web_address(url: str) -> str:
    """Return an address of the web; every other kind ("javascript:") leads nowhere."""
    return url if url.lower().startswith(("https://", "http://")) else ""


def _bits(text: Text, dash: str) -> Iterator[Bit]:
    for piece in text:
        yield from _of_piece(piece)
    if dash:
        yield Bit("dash", dash)


def _of_piece(piece: Piece) -> Iterable[Bit]:
    match piece:
        case Words(text, url=url):
            return (Bit("words", text, piece, web_address(url)),)
        case Spoken():
            return _spoken(piece)
        case Mark():
            return (Bit("mark", "", piece),)
        case Cite(label=label):
            return (Bit("cite", label, piece),)
        case View():
            return (Bit("view", "", piece),)


def _spoken(piece: Spoken) -> Iterator[Bit]:
    before, after = piece.marks
    yield Bit("words", before, Words(before, strong=piece.strong))
    yield Bit("spoken", piece.text, piece)
    yield Bit("words", after, Words(after, strong=piece.strong))
    if piece.translated:
        yield Bit("translated", "", piece)
    if piece.as_written:
        yield Bit("as_written", "", piece)


def _trails(bit: Bit) -> bool:
    """Return whether ``bit`` only trails the last words: a sign, a full stop."""
    return bit.kind not in ("words", "spoken") or set(bit.text) <= _NEVER_FIRST


def _closed(made: list[Group], last: int) -> list[Group]:
    """Hold the ``last`` letters of a text that ends without a sign."""
    if last == 1 or not made or made[-1].held or made[-1].bits[-1].kind != "words":
        return made
    *before, bit = made[-1].bits
    rest, end = _parted(bit.text, last)
    if not rest or width(end) > LONGEST:
        return made
    return [*made[:-1], Group((*before, _with(bit, rest))), Group((_with(bit, end),), held=True)]


def _attach(made: list[Group], sign: Bit, least: int) -> None:
    """Put a sign behind the last letters, ``least`` of them, of the last group.

    Spaces before it are not set.
    """
    if not made:
        made.append(Group((sign,), held=True))
        return
    last = _trimmed(made.pop()) if sign.kind not in ("dash", "words") else made.pop()
    if last.held and sum(map(_wide, (*last.bits, sign))) <= LONGEST:
        made.append(Group((*last.bits, sign), held=True))
        return
    *before, bit = last.bits
    # Speech is not parted: it may run from right to left
    rest, end = _parted(bit.text, least) if bit.kind == "words" else ("", bit.text)
    head = (*before, *((_with(bit, rest),) if rest else ()))
    if head:
        made.append(Group(head, last.held))
    together = (_with(bit, end), sign)
    made.append(Group(together, held=sum(map(_wide, together)) <= LONGEST))


def _trimmed(group: Group) -> Group:
    *before, bit = group.bits
    return Group((*before, _with(bit, bit.text.rstrip())), group.held)


def _wide(bit: Bit) -> float:
    return width(bit.text) or 1.0


def _with(bit: Bit, text: str) -> Bit:
    return Bit(bit.kind, text, bit.piece, bit.to)


def _parted(text: str, least: int) -> tuple[str, str]:
    """Return ``text`` without its last letters or Latin word, and those."""
    if latin := _LATIN_END.search(text):
        return text[: latin.start()], latin[0]
    at = max(len(text.rstrip()) - least, 0)
    while at > 0 and (_joined(text[at]) or text[at - 1] == "\u200d"):
        at -= 1
    return text[:at], text[at:]


def _joined(letter: str) -> bool:
    """Return whether ``letter`` belongs to the one before it: accents, joiners, 「。」."""
    return letter in _NEVER_FIRST or unicodedata.category(letter) in _PARTS


def _chained(bit: Bit) -> Iterator[Group]:
    """Yield the words of ``bit``, the chains of arrows in them link by link."""
    at = 0
    for chain in _CHAIN.finditer(bit.text):
        if chain.start() > at:
            yield Group((_with(bit, bit.text[at : chain.start()]),))
        for link in _LINK.findall(chain[0]):
            term = link.lstrip()
            if term != link:
                yield Group((_with(bit, link[: -len(term)]),))
            yield Group((_with(bit, term),), held=width(term) <= LONGEST)
        at = chain.end()
    if at < len(bit.text):
        yield Group((_with(bit, bit.text[at:]),))
