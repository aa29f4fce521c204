"""The whole report as Markdown: CommonMark, with tables and footnotes.

Every chart is a table. The number of a note is its name, in the text and in the appendix.
"""

from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import assert_never

from facilitator.report.blocks import Document
from facilitator.report.forms.laying.elements import (
    Drawn,
    Element,
    Entries,
    Figure,
    Figures,
    Front,
    Grid,
    Head,
    Ladder,
    Line,
    Listed,
    Overview,
    Paragraph,
    Point,
    Points,
    Quotation,
    Run,
    Shown,
    Source,
    Sources,
    gridded,
)
from facilitator.report.forms.laying.lay import lay
from facilitator.report.forms.laying.running import words
from facilitator.report.forms.markdown.inline import cell, inline
from facilitator.report.material import Material
from facilitator.report.text import glyph

ARROW = Run(" → ")


@dataclass(frozen=True, slots=True)
class _Known:
    """What stands at the end of the file: the notes to which marks, the pictures by name."""

    marks: frozenset[int]
    pictures: Mapping[Shown, str]


def to_markdown(document: Document, material: Material) -> bytes:
    """Return ``document`` as the bytes of a Markdown file."""
    laid = lay(document, linked=False)
    elements = [element for section in laid.sections for element in section.elements]
    shown = dict.fromkeys(element for element in elements if isinstance(element, Shown))
    names = {picture: f"picture-{n}" for n, picture in enumerate(shown, start=1)}
    known = _Known(frozenset(laid.notes), names)
    parts = [part for element in elements for part in _element(element, known)]
    parts += [f"[^{mark}]: {inline(note)}" for mark, note in sorted(laid.notes.items())]
    parts += [f"[{name}]: <{_inside(picture)}>" for picture, name in names.items()]
    return ("\n\n".join(parts) + "\n").encode()


def _element(element: Element, known: _Known) -> Sequence[str]:
    """Return the paragraphs of an element."""
    match element:
        case Front() | Overview() | Head() | Paragraph():
            return _headed(element, known)
        case Quotation() | Entries():
            return _quoted(element, known)
        case Points() | Ladder() | Figures() | Sources():
            return _listed(element, known)
        case Drawn() | Grid():
            return _tabled(element, known)
        case Shown():
            return [f"![{inline(words(element.alt))}][{known.pictures[element]}]"]
        case _:
            assert_never(element)


def _headed(element: Front | Overview | Head | Paragraph, known: _Known) -> list[str]:
    match element:
        case Front():
            under = [inline(words(each)) for each in element.under]
            return [f"# {_one_line(words(element.title))}", inline(words(element.kind)), *under]
        case Overview():
            lines = [_behind("- ", inline(_entry(each)), "  ") for each in element.chapters]
            return [f"## {_one_line(words(element.title))}", "\n".join(lines)]
        case Head():
            return [f"{'#' * (element.level + 1)} {_one_line(element.line, known)}"]
        case Paragraph():
            return [inline(element.line, known.marks)]
        case _:
            assert_never(element)


def _entry(chapter: Listed) -> Line:
    return words(f"{chapter.title}\n{chapter.below}" if chapter.below else chapter.title)


def _one_line(line: Line, known: _Known | None = None) -> str:
    return cell(line, known.marks if known else ()).replace("<br>", " ")


def _quoted(element: Quotation | Entries, known: _Known) -> list[str]:
    if isinstance(element, Quotation):
        return [_behind("> ", inline(_note(element), known.marks), "> ")]
    notes = (inline(_note(note), known.marks) for note in element.notes)
    return ["\n".join(_behind("- ", note, "  ") for note in notes)]


def _note(note: Quotation) -> Line:
    number = (Run(note.number, strong=True), Run(" ")) if note.number else ()
    return (*number, Run(note.words), *((Run("  "), *note.behind) if note.behind else ()))


def _listed(element: Points | Ladder | Figures | Sources, known: _Known) -> list[str]:
    match element:
        case Points():
            return ["\n".join(_points(element, known))]
        case Ladder():
            chain = [each for term in element.terms for each in (ARROW, Run(term, strong=True))]
            return [inline(tuple(chain[1:]))]
        case Figures():
            return [_list((_figure(each) for each in element.figures), known)]
        case Sources():
            return [_list((_source(each) for each in element.sources), known)]
        case _:
            assert_never(element)


def _points(element: Points, known: _Known) -> Iterator[str]:
    """Yield the points of a list; each level is four spaces further in."""
    counts: dict[int, int] = {}
    for point in element.points:
        counts = {depth: n for depth, n in counts.items() if depth <= point.depth}
        counts[point.depth] = n = counts.get(point.depth, 0) + 1
        sign = f"{n}. " if point.ordered else "- "
        margin = "    " * point.depth
        rest = margin + " " * len(sign)
        yield _behind(f"{margin}{sign}", inline(point.line, known.marks), rest)


def _list(lines: Iterable[Line], known: _Known) -> str:
    points = Points(tuple(Point(line) for line in lines))
    return "\n".join(_points(points, known))


def _figure(figure: Figure) -> Line:
    detail = (Run(f" — {figure.detail}"),) if figure.detail else ()
    return (Run(figure.value, strong=True), Run(f" {figure.unit}"), *detail)


def _source(source: Source) -> Line:
    marks = "".join(map(glyph, source.marks))
    return (Run(f"{marks} "), *source.line) if marks else source.line


def _tabled(element: Drawn | Grid, known: _Known) -> list[str]:
    match element:
        case Drawn():
            grid = gridded(element) if element.titled else replace(gridded(element), title=())
        case Grid():
            grid = element
        case _:
            assert_never(element)
    rule = "|" + " --- |" * len(grid.heads)
    lines = [_row(grid.heads, known), rule, *(_row(row, known) for row in grid.rows)]
    caption = tuple(replace(run, strong=True) for run in grid.title)
    return [*([inline(caption, known.marks)] if caption else []), "\n".join(lines)]


def _row(cells: Sequence[Line], known: _Known) -> str:
    return "| " + " | ".join(cell(each, known.marks) for each in cells) + " |"


def _behind(sign: str, text: str, rest: str) -> str:
    """Return a paragraph behind a sign, and its further lines behind ``rest``."""
    return sign + text.replace("\n", f"\n{rest}")


def _inside(picture: Shown) -> str:
    return f"data:{picture.media_type};base64,{b64encode(picture.data).decode()}"
