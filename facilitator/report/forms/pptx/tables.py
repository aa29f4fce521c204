"""Tables on slides, as high as they were measured."""

from pptx.oxml.ns import qn
from pptx.shapes.shapetree import SlideShapes
from pptx.util import Pt

from facilitator.report.forms.columns import numeric, shares
from facilitator.report.forms.laying.elements import Grid, bare
from facilitator.report.forms.pptx.measuring import CELL, MARGINS, row_height
from facilitator.report.forms.pptx.pieces import GROUND, LEFT, WIDE, Look
from facilitator.report.forms.pptx.shapes import describe
from facilitator.report.forms.pptx.xml import Typist, refill

_ROW, _HEAD = Look(CELL, 0), Look(CELL, 0, color=GROUND, bold=True)


def table(shapes: SlideShapes, grid: Grid, typist: Typist, top: float) -> None:
    """Put a table on a slide; its first row are the heads."""
    wide = [share * WIDE for share in shares(grid.heads, grid.rows, grid.room)]
    room = [each - MARGINS[1] for each in wide]
    rows = (grid.heads, *grid.rows)
    heights = [row_height(row, room) for row in rows]
    box = (Pt(LEFT), Pt(top), Pt(WIDE), Pt(sum(heights)))
    frame = shapes.add_table(len(rows), len(grid.heads), *box)
    for column, each in zip(frame.table.columns, wide, strict=True):
        column.width = Pt(each)
    right = numeric(grid.heads, grid.rows)
    cells = frame.element.iter(qn("a:tc"))
    for n, (made, row) in enumerate(zip(frame.table.rows, rows, strict=True)):
        made.height = Pt(heights[n])
        for line, at_right in zip(row, right, strict=True):
            paragraph = typist.paragraph(line, _ROW if n else _HEAD)
            if at_right:
                paragraph.pPr.set("algn", "r")
            refill(next(cells).txBody, [paragraph])
    describe(frame, bare(grid.title), "")
