"""The report as slides: what is said aloud, with charts that can be edited."""

from copy import deepcopy
from io import BytesIO

from pptx.oxml.ns import qn
from pptx.presentation import Presentation
from pptx.slide import Slide as Sheet

from facilitator.report.blocks import Document
from facilitator.report.forms.archive import settled
from facilitator.report.forms.laying.elements import Front
from facilitator.report.forms.laying.lay import lay
from facilitator.report.forms.laying.running import words
from facilitator.report.forms.pptx.drawing import Drawing
from facilitator.report.forms.pptx.paging import slides
from facilitator.report.forms.pptx.pieces import ACCENT, QUIET, WIDE, Look, Text
from facilitator.report.forms.pptx.stack import FOOT, Slide
from facilitator.report.forms.pptx.template import (
    BARE,
    BODY,
    FRONT,
    NUMBER,
    TEXT,
    TITLE,
    UNDER_HIGH,
    empty,
)
from facilitator.report.forms.pptx.xml import Typist, fill
from facilitator.report.forms.properties import Properties, properties
from facilitator.report.material import Material
from facilitator.report.width import lines

SIZES = (28, 24, 20, 16)  # points in which a title is set, the first that fits
_LARGE = (40, 34, 28, 24, 20)
_HEAD = 3  # lines below the title: what is said beyond them shares one
_UNDER = (18, 16, 14, 12, 10)


def to_pptx(document: Document, material: Material) -> bytes:
    """Return ``document`` as the bytes of a PPTX file. The same document gives the same bytes."""
    about = properties(document, material)
    made = empty()
    front = Front(about.subject, document.title, (document.date,))
    for slide in slides(lay(document, linked=False), front, document.lang):
        _add(made, slide, about)
    _describe(made, about)
    out = BytesIO()
    made.save(out)
    return settled(out.getvalue())


def _add(made: Presentation, slide: Slide, about: Properties) -> None:
    layouts = {layout.name: layout for layout in made.slide_layouts}
    if slide.front:
        sheet = made.slides.add_slide(layouts[FRONT])
        _front(sheet, slide.front, about)
        Drawing(sheet, about, FOOT).put(slide.items)
        return
    texts = bool(slide.items) and isinstance(slide.items[0], Text)
    sheet = made.slides.add_slide(layouts[BODY if texts else BARE])
    size = _fitting(slide.title, SIZES, 76)
    title = Typist(sheet.part, about.lang).paragraph(
        words(slide.title), Look(size, 0, color=ACCENT, bold=True)
    )
    fill(sheet.placeholders[TITLE], [title], anchor="b")
    Drawing(sheet, about).put(slide.items)
    _number(sheet)


def _front(sheet: Sheet, front: Front, about: Properties) -> None:
    typist = Typist(sheet.part, about.lang)
    large = Look(_fitting(front.title, _LARGE, 190), 0, color=ACCENT, bold=True)
    fill(sheet.placeholders[TITLE], [typist.paragraph(words(front.title), large)], anchor="b")
    head, rest = front.under[:_HEAD], (*front.under[_HEAD:], front.kind)
    under = (*head, " · ".join(rest))
    small = Look(_fitting("\n".join(under), _UNDER, UNDER_HIGH), 4, color=QUIET)
    told = [typist.paragraph(words(each), small) for each in under]
    fill(sheet.placeholders[TEXT], told, anchor="t")


def _fitting(text: str, sizes: tuple[int, ...], height: float) -> float:
    """Return the largest of ``sizes`` in which ``text`` is no higher than ``height``."""
    looks = [Look(size, 4) for size in sizes]
    fits = (
        look.size for look in looks if lines(text, WIDE * 0.95 / look.size) * look.leading <= height
    )
    return next(fits, sizes[-1])


def _number(sheet: Sheet) -> None:
    """Give a slide its number, which the layout has a place for."""
    for placeholder in sheet.slide_layout.placeholders:
        if placeholder.placeholder_format.idx == NUMBER:
            place = deepcopy(placeholder.element)
            for properties_ in place.iter(qn("p:cNvPr")):
                properties_.set("id", str(max(shape.shape_id for shape in sheet.shapes) + 1))
            sheet.shapes.element.append(place)


def _describe(made: Presentation, about: Properties) -> None:
    said = made.core_properties
    said.title, said.subject, said.author = about.title, about.subject, about.author
    said.last_modified_by, said.version = about.author, about.version
    said.language = about.lang
    said.keywords = said.comments = said.category = ""
    said.created = said.modified = about.made
    said.revision = 1
