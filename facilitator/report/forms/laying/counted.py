"""Charts, their tables, and what was counted, as elements."""

from collections.abc import Iterable

from facilitator.report.blocks import Numbers, Tabled
from facilitator.report.figures import Chart, Coverage, Covered, Mosaic, Turn, Turnout
from facilitator.report.forms.laying.elements import Drawn, Element, Figure, Figures, Grid, Line
from facilitator.report.forms.laying.running import words
from facilitator.report.tables import said, table
from facilitator.report.words import say

TURN = ("step", "present", "writers", "share", "notes", "each", "relates", "voters")
COVERED = ("part", "printed", "grouped", "lone", "unplaced", "kept", "hidden", "withdrawn")

Counted = Chart | Coverage | Numbers | Tabled | Turnout


def counted(block: Counted, lang: str) -> tuple[Element, ...]:
    """Return the elements of a block that tells numbers. A chart has its table with it."""
    match block:
        case Numbers():
            return (Figures(tuple(_figure(block))),)
        case Turnout():
            rows = [_turn(row, lang) for row in block.rows]
            return (_grid(block.title, TURN, rows, lang),)
        case Coverage():
            rows = [_covered(row) for row in block.rows]
            return (_grid(block.title, COVERED, rows, lang),)
        case Tabled():
            return ()  # the chart itself brought it
    # The title of the mosaic speaks of its squares, which are not there in a file
    title = say("notes", lang) if isinstance(block, Mosaic) else block.title
    return (Drawn(block, title, table(block, lang), said(block, lang)),)


def _figure(block: Numbers) -> Iterable[Figure]:
    for each in block.items:
        yield Figure(each.figure, each.unit, each.detail.text if each.detail else "")


def _grid(title: str, heads: tuple[str, ...], rows: list[tuple[str, ...]], lang: str) -> Grid:
    return Grid(
        title=words(title),
        heads=tuple(words(say(f"col.{head}", lang)) for head in heads),
        rows=tuple(_row(row) for row in rows),
    )


def _row(cells: Iterable[str]) -> tuple[Line, ...]:
    return tuple(words(cell) for cell in cells)


def _turn(row: Turn, lang: str) -> tuple[str, ...]:
    share = each = None
    if row.share is not None:
        share = f"{round(100 * row.share)}%"
    if row.writers:
        each = f"{row.notes / row.writers:.1f}"
    cells = (row.present, row.writers, share, row.notes, each, row.relates, row.voters)
    none = say("none", lang)
    return (f"{row.step}  {row.title}", *(none if cell is None else str(cell) for cell in cells))


def _covered(row: Covered) -> tuple[str, ...]:
    places = (row.printed, row.grouped, row.lone, row.unplaced)
    missing = (row.kept_out, row.hidden, row.withdrawn)
    return (row.title, *map(str, (*places, *missing)))
