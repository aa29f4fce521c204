"""Shapes on slides: the numbers of the evening, stages as arrows, pictures, and what they show."""

from io import BytesIO

from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import MSO_SHAPE
from pptx.oxml.ns import qn
from pptx.shapes.base import BaseShape
from pptx.shapes.shapetree import SlideShapes
from pptx.util import Pt

from facilitator.report.forms.characters import held
from facilitator.report.forms.laying.elements import Figures, Ladder, Shown
from facilitator.report.forms.laying.running import words
from facilitator.report.forms.pptx.measuring import ARROW, arrow
from facilitator.report.forms.pptx.pieces import ACCENT, GROUND, LEFT, QUIET, WIDE, Look
from facilitator.report.forms.pptx.xml import Typist, fill
from facilitator.report.pixels import pixels

VALUE, UNIT = Look(40, 0, color=ACCENT, bold=True), Look(14, 0)
DETAIL = Look(11, 2, color=QUIET)


def describe(shape: BaseShape, name: str, told: str) -> None:
    """Give a shape its name, and what it shows for those who listen."""
    for properties in shape.element.iter(qn("p:cNvPr")):
        properties.set("name", held(name) or properties.get("name"))
        properties.set("descr", held(told))


def figures(shapes: SlideShapes, each: Figures, typist: Typist, top: float) -> None:
    """Put the numbers of the evening side by side: each large, its unit and a word below."""
    wide = WIDE / max(1, len(each.figures))
    for n, figure in enumerate(each.figures):
        box = shapes.add_textbox(Pt(LEFT + n * wide), Pt(top), Pt(wide - 12), Pt(112))
        told = ((figure.value, VALUE), (figure.unit, UNIT), (figure.detail, DETAIL))
        fill(box, [typist.paragraph(words(text), look) for text, look in told if text], anchor="t")


def chevrons(shapes: SlideShapes, each: Ladder, typist: Typist, top: float) -> None:
    """Put the stages of a model in arrows, one behind the other."""
    wide = WIDE / max(1, len(each.terms))
    for n, term in enumerate(each.terms):
        kind = MSO_SHAPE.CHEVRON if n else MSO_SHAPE.PENTAGON
        drawn = shapes.add_shape(kind, Pt(LEFT + n * wide), Pt(top + 8), Pt(wide), Pt(ARROW))
        drawn.fill.solid()
        drawn.fill.fore_color.theme_color = MSO_THEME_COLOR.ACCENT_1
        drawn.line.fill.background()
        look = Look(arrow(term, len(each.terms)) or 10, 0, color=GROUND, bold=True)
        fill(drawn, [typist.paragraph(words(term), look, centered=True)], anchor="ctr")


def picture(shapes: SlideShapes, each: Shown, top: float, height: float) -> None:
    """Put a picture in the middle, as large as there is room."""
    found = pixels(each.data)
    if found is None:
        return
    wide, high = found.within(WIDE, height - 10)
    left = LEFT + (WIDE - wide) / 2
    box = (Pt(left), Pt(top), Pt(wide), Pt(high))
    describe(shapes.add_picture(BytesIO(found.data), *box), "", each.alt)
