"""Tables: a head, rows with as many cells, and what the whole of it rests on."""

import re
from collections.abc import Sequence

from markdown_it.tree import SyntaxTreeNode

from facilitator.report.manuscript.inline import Meaning, pieces
from facilitator.report.manuscript.items import line
from facilitator.report.manuscript.runs import Run, run
from facilitator.report.text import View
from facilitator.report.written import Grid

_CAPTION = re.compile(r"\s*(?:Table)?:\s*")


def grid(nodes: Sequence[SyntaxTreeNode], name: str, meaning: Meaning) -> Grid:
    """Return the table that ``nodes`` begin with; what follows is its caption.

    A cell rests on what any cell or the caption cites. If nothing is cited, the caption says so.
    """
    captions = [line(each) for each in nodes[1:]]
    title = captions[0] if captions else Run("", ())
    mark = _CAPTION.match(title.text)
    title = title.part(mark.end(), len(title.text)) if mark else title
    rows = [[_cell(cell) for cell in row.children] for row in _rows(nodes[0])]
    cites = tuple(
        key for each in (title, *(c for row in rows for c in row)) for key in each.cites()
    )
    made = [tuple(pieces(cell, meaning, more=cites, view=False) for cell in row) for row in rows]
    said = pieces(title, meaning, more=cites, view=False)
    heads, *body = made or [()]
    return Grid(
        id=name,
        title=said if cites else (*said, View()),
        heads=heads,
        rows=tuple(tuple(cell or None for cell in row) for row in body),
    )


def _rows(table: SyntaxTreeNode) -> list[SyntaxTreeNode]:
    return [row for section in table.children for row in section.children]


def _cell(node: SyntaxTreeNode) -> Run:
    inline = node.children[0] if node.children else None
    return run(inline.token.children or []) if inline and inline.token else Run("", ())
