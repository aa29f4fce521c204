"""What does not hold in a text: a sentence that rests on nothing, words that nobody said, figures.

Works on the pieces as they will be printed, whoever made them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from facilitator.core.why import N_
from facilitator.report.manuscript import cited
from facilitator.report.manuscript.runs import flat
from facilitator.report.manuscript.sentences import CITED, sentences, speech
from facilitator.report.material import Material
from facilitator.report.text import Cite, Mark, Piece, Spoken, Text, View, Words

_STEP = re.compile(r"(?:ステップ|問い|[Ss]teps?|[Qq]uestions?)\s*(\d+)")
_MARK = re.compile("[①-⑳㉑-㉟㊱-㊿]")
_NUMBER = re.compile(r"\d+(?:\.\d+)*\.?\s+")  # of a section, before its heading
_SHOWN = 24  # characters of a sentence, to find it by


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its pieces with the words cut to it, and whether it is marked as a view."""

    pieces: Text
    viewed: bool

    @property
    def cites(self) -> tuple[str, ...]:
        """What it rests on, by key."""
        keys = (_key(each) for each in self.pieces)
        return tuple(dict.fromkeys(key for key in keys if key))

    def shown(self) -> str:
        """Return how it begins."""
        words = "".join(_words(each) for each in self.pieces).strip()
        return f"“{words[:_SHOWN]}…”" if len(words) > _SHOWN else f"“{words}”"


def unnumbered(heading: Text) -> Text:
    """Return a heading without the number of its section: that counts nothing."""
    match heading:
        case (Words() as first, *rest) if number := _NUMBER.match(first.text):
            return (replace(first, text=first.text[number.end() :]), *rest)
    return heading


class Founded:
    """Holds texts to the records of one session."""

    def __init__(self, material: Material) -> None:
        self._material = material
        self._steps = {str(step.number) for step in material.steps}

    @cached_property
    def _anywhere(self) -> set[str]:
        return cited.figures_anywhere(self._material)

    def faults(
        self, text: Text, more: Sequence[str] = (), *, viewed: bool = True
    ) -> Iterator[tuple[str, str]]:
        """Yield where, and why, ``text`` does not hold.

        ``more`` is cited beside it, for all of it. With ``viewed`` a sentence that cites nothing
        must be marked as a view.
        """
        for each in cut(text):
            cites = tuple(dict.fromkeys((*each.cites, *more)))
            if viewed and not cites and not each.viewed:
                yield each.shown(), _NO_VIEW
            for key in each.cites:
                if why := cited.refusal(self._material, key):
                    yield each.shown(), why
            for why in (*self._spoken(each), *self._speech(each), *self._figures(each, cites)):
                yield each.shown(), why

    def _spoken(self, sentence: Sentence) -> Iterator[str]:
        """Yield what is wrong with words that are said to be somebody's."""
        for piece in sentence.pieces:
            if not isinstance(piece, Spoken):
                continue
            there = [
                whole
                for whole, translated in cited.words(self._material, piece.key)
                if translated == piece.translated
            ]
            whole = any(piece.text == each for each in there)
            if not any(piece.text in each for each in there):
                why = N_("“%(words)s” does not stand in %(key)s letter for letter")
                yield why.of(words=piece.text, key=piece.key)
            elif whole == piece.excerpt:
                why = N_("“%(words)s” is not marked rightly as a part of %(key)s")
                yield why.of(words=piece.text, key=piece.key)
            said = self._material.manuscript.remarks.get(piece.key.removeprefix("remark/"))
            if piece.key.startswith("remark/") and said is not None and not said.verbatim:
                yield _PARAPHRASE.of(name=said.slug)

    def _speech(self, sentence: Sentence) -> Iterator[str]:
        """Yield what is in quotation marks without being somebody's words, or a term."""
        text = "".join(_own(each) for each in sentence.pieces)
        found, alone = speech(text, self._material.lang)
        for each in found:
            words = text[each.begin + 1 : each.end - 1].replace(CITED, "")
            yield _UNSAID.of(
                words=words,
                whole=text[each.begin : each.end].replace(CITED, ""),
                where=self._home(words),
            )
        if alone:
            why = N_("the quotation mark %(mark)s has no partner. Add it, or take this one out")
            yield why.of(mark=alone)

    def _home(self, words: str) -> str:
        """Return a hint at the note in which ``words`` do stand."""
        for note in self._material.notes.values():
            if words and words in flat(note.text):
                return N_("It stands in [@%(number)s]: cite that", number=note.number)
        return N_("Quote a note or a remark letter for letter and cite it")

    def _figures(self, sentence: Sentence, cites: Sequence[str]) -> Iterator[str]:
        text = "".join(_own(each) for each in sentence.pieces)
        of_steps = set(_STEP.findall(text)) & self._steps
        for mark in dict.fromkeys(_MARK.findall(text)):
            yield _NO_MARK.of(mark=mark)
        text = _MARK.sub(CITED, text)
        known = cited.figures_of(self._material, cites) if cites else None
        for figure in dict.fromkeys(cited.figures(text)):
            if figure not in (self._anywhere if known is None else known) | of_steps:
                yield _UNCOUNTED[bool(cites)].of(figure=figure)


_NO_MARK = N_("%(mark)s is the mark of no note. Cite the card that it should lead to")
_NO_VIEW = N_("the sentence cites nothing and is not marked as a view. Cite what it rests on")
_PARAPHRASE = N_(
    "the remark “%(name)s” is a paraphrase, and here it stands in quotation marks. "
    "Take the marks away, or write verbatim: true if these are the words"
)
_UNSAID = N_(
    "“%(words)s” stands in nothing that the sentence cites. %(where)s, "
    "or write [%(whole)s]{.term} if nobody has said it"
)
_UNCOUNTED = {
    True: N_(
        "%(figure)s stands in nothing that the sentence cites. "
        "Cite what it is from, or write […]{.term} around it if it counts nothing"
    ),
    False: N_(
        "%(figure)s stands in no record of the session. "
        "Cite what it is from, or write […]{.term} around it if it counts nothing"
    ),
}


def cut(text: Text) -> list[Sentence]:
    """Return the sentences of ``text``."""
    chars, views = "", []
    owners: list[tuple[int, int]] = []  # per character: its piece, and the place in it
    for n, piece in enumerate(text):
        if isinstance(piece, View):
            views.append(len(chars))
            continue
        words = _words(piece) or CITED
        owners += [(n, at) for at in range(len(words))]
        chars += words
    spans = list(sentences(chars))
    found = [_pieces(text, owners[begin:end]) for begin, end in spans]
    resting = [any(map(_key, pieces)) for pieces in found]
    made = []
    for n, (pieces, (_, end)) in enumerate(zip(found, spans, strict=True)):
        after = next((m for m in range(n + 1, len(spans)) if resting[m]), None)
        until = spans[after][0] if after is not None else len(chars)
        made.append(Sentence(pieces, any(end <= view <= until for view in views)))
    return made


def _pieces(text: Text, owners: Sequence[tuple[int, int]]) -> Text:
    """Return the pieces that own these characters, words cut to them."""
    reach: dict[int, list[int]] = {}
    for piece, at in owners:
        reach.setdefault(piece, []).append(at)
    made: list[Piece] = []
    for owner, places in reach.items():
        whole = text[owner]
        if isinstance(whole, Words):
            whole = replace(whole, text=whole.text[places[0] : places[-1] + 1])
        made.append(whole)
    return tuple(made)


def _key(piece: object) -> str:
    match piece:
        case Cite(key) | Mark(_, key) | Spoken(_, key):
            return key
    return ""


def _words(piece: object) -> str:
    match piece:
        case Words(text):
            return text
        case Spoken(text, _, _, (before, after)):
            return f"{before}{text}{after}"
    return ""


def _own(piece: object) -> str:
    """Return what a piece claims by itself: a citation parts words, a term claims nothing."""
    match piece:
        case Words(text, typed=False, url=""):
            return text
        case Words(text, url=url) if url and text != url:
            return text
    return CITED
