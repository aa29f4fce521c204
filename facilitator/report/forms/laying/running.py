"""Running text as a line of runs: words, speech, marks, what is cited, the sign of a view."""

from itertools import groupby
from typing import assert_never

from facilitator.report.forms.laying.elements import Line, Run
from facilitator.report.text import Cite, Mark, Piece, Spoken, Text, View, Words, glyph, plain
from facilitator.report.ways import place
from facilitator.report.words import say

VIEW = "◇"


def line(text: Text, lang: str) -> Line:
    """Return ``text`` as it is set. What stands together in brackets is one bracket."""
    runs: list[Run] = []
    for cited, pieces in groupby(text, lambda piece: isinstance(piece, Cite)):
        made = [run for piece in pieces for run in _runs(piece, lang)]
        runs += _bracket(made, lang) if cited else made
    return tuple(runs)


def words(text: str) -> Line:
    """Return plain words as a line, without a run where there are none."""
    return (Run(text),) if text else ()


def _runs(piece: Piece, lang: str) -> list[Run]:
    """Return a piece as it is set; speech that is a translation, or was left as it is, says so."""
    if not isinstance(piece, Spoken) or not (piece.translated or piece.as_written):
        return [_run(piece)]
    opening, closing = ("（", "）") if lang == "ja" else (" (", ")")
    word = say("translated" if piece.translated else "as.written", lang)
    return [_run(piece), Run(f"{opening}{word}{closing}", small=True)]


def _run(piece: Piece) -> Run:
    match piece:
        case Words():
            return Run(piece.text, piece.strong, piece.emphasis, url=piece.url)
        case Spoken():
            return Run(plain((piece,)), piece.strong)
        case Mark():
            return Run(glyph(piece.number), mark=piece.number, to=f"mark-{piece.number}")
        case Cite():
            return Run(piece.label, small=True, to=place(piece.key))
        case View():
            return Run(VIEW, small=True)
        case _:
            assert_never(piece)


def _bracket(cited: list[Run], lang: str) -> list[Run]:
    comma = Run("、" if lang == "ja" else ", ", small=True)
    inside = [each for run in cited for each in (comma, run)][1:]
    opening, closing = ("（", "）") if lang == "ja" else (" (", ")")
    return [Run(opening, small=True), *inside, Run(closing, small=True)]
