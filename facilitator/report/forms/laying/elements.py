"""What a file is set from: a few plain elements, whatever a block says and whoever wrote it.

Every form sets these and nothing else, so a new kind of block is laid out once (`lay`) and
stands in all of them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Literal

from facilitator.report.figures import Chart
from facilitator.report.tables import Table


@dataclass(frozen=True, slots=True)
class Run:
    """Words set in one way.

    ``small`` is beside the point: a number, a category, a name. ``to`` is the anchor of an
    element inside the report, ``url`` an address outside. ``mark`` is the note it leads to.
    """

    text: str
    strong: bool = False
    emphasis: bool = False
    small: bool = False
    to: str = ""
    url: str = ""
    mark: int = 0


Line = tuple[Run, ...]
Manner = Literal["body", "under", "said", "seen", "fine"]
"""How a paragraph is meant: running text, the line under a heading, one of our sentences,
what the facilitator saw, small print."""


@dataclass(frozen=True, slots=True)
class Front:
    """The beginning: what this is, its title, what stands under it, line by line."""

    kind: str
    title: str
    under: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """A heading. Level 1 is a chapter's."""

    level: int
    line: Line
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. ``led``: what follows belongs to it and stays with it."""

    line: Line
    manner: Manner = "body"
    led: bool = False


@dataclass(frozen=True, slots=True)
class Quotation:
    """Somebody's words, letter for letter, with what is said about them ``behind``.

    ``number`` is their name on paper and leads ``to`` where they stand, too.
    """

    words: str
    number: str = ""
    behind: Line = ()
    to: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Entries:
    """Notes one after the other: a long list, set small."""

    notes: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """A point of a list, ``depth`` levels in, ``ordered`` with a number or not."""

    line: Line
    depth: int = 0
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Points:
    """A list."""

    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Ladder:
    """The names of the stages of a model, first to last. What they are stands below it."""

    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of the evening, its unit, and a word on what it holds."""

    value: str
    unit: str
    detail: str


@dataclass(frozen=True, slots=True)
class Figures:
    """The numbers of the evening."""

    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table whose first row are heads and whose first column names the rows.

    A cell without words holds a dash. ``room`` are the ems that each column gets, if they
    do not follow from what is in it.
    """

    title: Line
    heads: tuple[Line, ...]
    rows: tuple[tuple[Line, ...], ...]
    room: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart: what it draws, the same as a table, and in words.

    ``titled``: its title is to be set, because no heading above says the same.
    """

    chart: Chart
    title: str
    table: Table
    told: str
    titled: bool = True


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture. ``alt`` is what it shows, in words."""

    alt: str
    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Listed:
    """A chapter in the contents: where it begins, what it is called, what is below it."""

    to: str
    title: str
    below: str


@dataclass(frozen=True, slots=True)
class Overview:
    """The contents."""

    title: str
    chapters: tuple[Listed, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A source, with every mark that leads to it, and the note that stands for each of these."""

    marks: tuple[int, ...]
    line: Line
    notes: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Sources:
    """The sources, each once."""

    sources: tuple[Source, ...]


Element = (
    Drawn
    | Entries
    | Figures
    | Front
    | Grid
    | Head
    | Ladder
    | Overview
    | Paragraph
    | Points
    | Quotation
    | Shown
    | Sources
)


@dataclass(frozen=True, slots=True)
class Section:
    """A chapter: where it begins, of what form it is, what it is called, what is in it."""

    anchor: str
    form: str
    name: str
    elements: tuple[Element, ...]


def runs(value: object) -> Iterator[Run]:
    """Yield every run in an element, a section or several of them."""
    if isinstance(value, Run):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from runs(each)
    elif is_dataclass(value):
        for part in fields(value):
            yield from runs(getattr(value, part.name))


def bare(line: Line) -> str:
    """Return the words of ``line``, however they are set."""
    return "".join(run.text for run in line)


def gridded(drawn: Drawn) -> Grid:
    """Return the table of a chart."""
    rows = tuple(tuple(_cell(cell) for cell in row) for row in drawn.table.rows)
    return Grid(_cell(drawn.title), tuple(_cell(head) for head in drawn.table.heads), rows)


def _cell(words: str) -> Line:
    return (Run(words),) if words else ()
