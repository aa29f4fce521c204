"""Pictures that came with the manuscript, as wide as the page at most."""

from io import BytesIO

from docx.shared import Pt

from facilitator.report.forms.characters import held
from facilitator.report.forms.docx.looks import PAGE, TEXT
from facilitator.report.forms.docx.paper import Paper
from facilitator.report.forms.docx.xml import element, written
from facilitator.report.forms.laying.elements import Shown
from facilitator.report.pixels import pixels

_HIGH = PAGE[1] / 2  # points: half a page


def picture(paper: Paper, shown: Shown) -> None:
    """Write a picture with what it shows for those who listen; only that if it cannot be read."""
    found = pixels(shown.data)
    if found is None:
        paper.put("Fine", [written(shown.alt)])
        return
    width, height = (Pt(side) for side in found.within(TEXT, _HIGH))
    inline = paper.file.part.new_pic_inline(BytesIO(found.data), width, height)
    inline.docPr.set("descr", held(shown.alt))
    # A line of fixed height would show a strip of it
    free = element("spacing", before=120, after=120, line=240, lineRule="auto")
    paper.put("Normal", [element("r", element("drawing", inline))], free)
