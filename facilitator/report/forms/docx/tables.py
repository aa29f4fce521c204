"""Tables: a head that comes again on every page, rows that stay whole, and a name for all."""

from collections.abc import Sequence

from docx.oxml.xmlchemy import BaseOxmlElement

from facilitator.report.forms.characters import held
from facilitator.report.forms.columns import numeric, shares
from facilitator.report.forms.docx.looks import TEXT
from facilitator.report.forms.docx.paper import Paper
from facilitator.report.forms.docx.xml import element, written
from facilitator.report.forms.laying.elements import Figures, Grid, Line

_TWIPS = 20

WHOLE = 15  # rows; a table of no more stays on a page


def table(paper: Paper, grid: Grid, *, name: str, told: str) -> None:
    """Write a table. ``name`` and ``told`` are its title and contents for those who listen."""
    heads, rows = grid.heads, grid.rows
    columns = [round(share * TEXT * _TWIPS) for share in shares(heads, rows, grid.room)]
    grid = element("tblGrid", *(element("gridCol", w=each) for each in columns))
    form = element(
        "tblPr",
        element("tblStyle", val="ReportTable"),
        element("tblW", w=sum(columns), type="dxa"),
        element("tblLayout", type="fixed"),
        element("tblLook", val="0020", firstRow=1, lastRow=0, firstColumn=0, noVBand=1, noHBand=1),
        element("tblCaption", val=held(name)),
        element("tblDescription", val=held(told)),
    )
    right = numeric(heads, rows)
    whole = len(rows) <= WHOLE
    last = len(rows) - 1
    body = [_row(paper, row, columns, right, keep=whole and n < last) for n, row in enumerate(rows)]
    head = _row(paper, heads, columns, right, head=True, keep=True)
    paper.add(element("tbl", form, grid, head, *body))
    paper.put("Unit", [])  # two tables in a row would be one


def _row(
    paper: Paper,
    cells: Sequence[Line],
    columns: Sequence[int],
    right: Sequence[bool],
    *,
    keep: bool,
    head: bool = False,
) -> BaseOxmlElement:
    """Return a row. ``right``: which cells stand at the right. ``keep``: with the next row."""
    form = element("trPr", element("cantSplit"), *([element("tblHeader")] if head else []))
    made = []
    for n, (cell, column) in enumerate(zip(cells, columns, strict=True)):
        form_of = [element("keepNext")] if keep else []
        form_of += [element("jc", val="right")] if right[n] else []
        look = element("pPr", element("pStyle", val="Cell"), *form_of)
        paragraph = element("p", look, *paper.line(cell))
        made.append(element("tc", element("tcPr", element("tcW", w=column, type="dxa")), paragraph))
    return element("tr", form, *made)


def figures(paper: Paper, each: Figures) -> None:
    """Write the numbers of the evening side by side: each large, its unit and a word below."""
    column = round(TEXT * _TWIPS / max(1, len(each.figures)))
    grid = element("tblGrid", *(element("gridCol", w=column) for _ in each.figures))
    told = "; ".join(f"{figure.value} {figure.unit}" for figure in each.figures)
    form = element(
        "tblPr",
        element("tblW", w=column * len(each.figures), type="dxa"),
        element("tblLayout", type="fixed"),
        element("tblDescription", val=held(told)),
    )
    cells = []
    for figure in each.figures:
        lines = [("Number", figure.value), ("Unit", figure.unit), ("Unit", figure.detail)]
        paragraphs = (
            element("p", element("pPr", element("pStyle", val=style)), written(text))
            for style, text in lines
            if text
        )
        width_of = element("tcPr", element("tcW", w=column, type="dxa"))
        cells.append(element("tc", width_of, *paragraphs))
    if cells:
        paper.add(element("tbl", form, grid, element("tr", *cells)))
        paper.put("Unit", [])
