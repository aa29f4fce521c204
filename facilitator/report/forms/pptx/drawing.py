"""Puts on a slide what it holds, from above to below."""

from collections.abc import Sequence
from itertools import groupby
from typing import assert_never

from pptx.shapes.base import BaseShape
from pptx.slide import Slide
from pptx.util import Pt

from facilitator.report.forms.laying.elements import Drawn, Figures, Grid, Ladder, Shown
from facilitator.report.forms.pptx.charts import chart
from facilitator.report.forms.pptx.pieces import LEFT, TOP, WIDE, Item, Piece, Text
from facilitator.report.forms.pptx.shapes import chevrons, describe, figures, picture
from facilitator.report.forms.pptx.tables import table
from facilitator.report.forms.pptx.template import TEXT
from facilitator.report.forms.pptx.xml import Typist, fill
from facilitator.report.forms.properties import Properties
from facilitator.report.forms.series import bars


class Drawing:
    """One slide while it is drawn, from ``top`` on."""

    def __init__(self, slide: Slide, about: Properties, top: float = TOP) -> None:
        self._slide = slide
        self._about = about
        self._typist = Typist(slide.part, about.lang)
        self._top = top

    def put(self, items: Sequence[Item]) -> None:
        """Put ``items`` below each other. Paragraphs that follow one another share a box."""
        for running, group in groupby(items, lambda item: isinstance(item, Text)):
            inside = list(group)
            if running:
                self._texts([each for each in inside if isinstance(each, Text)])
            for item in inside:
                if isinstance(item, Piece):
                    self._piece(item)
                self._top += item.height

    def _texts(self, texts: Sequence[Text]) -> None:
        height = sum(text.height for text in texts)
        box = self._placeholder() or self._slide.shapes.add_textbox(0, 0, 0, 0)
        box.left, box.top, box.width, box.height = map(Pt, (LEFT, self._top, WIDE, height))
        fill(box, [self._typist.text(text) for text in texts], anchor="t")

    def _placeholder(self) -> BaseShape | None:
        """Return the place for text that the layout has, if it is still empty."""
        for placeholder in self._slide.placeholders:
            empty = placeholder.has_text_frame and not placeholder.text_frame.text
            if placeholder.placeholder_format.idx == TEXT and empty:
                return placeholder
        return None

    def _piece(self, piece: Piece) -> None:
        shapes, top, height = self._slide.shapes, self._top, piece.height
        match piece.shown:
            case Drawn():
                told = bars(piece.shown)
                if told is not None:
                    frame = chart(shapes, told, top, height, self._about)
                    describe(frame, piece.shown.title, piece.shown.told)
            case Grid():
                table(shapes, piece.shown, self._typist, top)
            case Figures():
                figures(shapes, piece.shown, self._typist, top)
            case Ladder():
                chevrons(shapes, piece.shown, self._typist, top)
            case Shown():
                picture(shapes, piece.shown, top, height)
            case _:
                assert_never(piece.shown)
