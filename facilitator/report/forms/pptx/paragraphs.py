"""The paragraphs of a slide: running text, quotations, lists and sources."""

from collections.abc import Iterator
from typing import assert_never

from facilitator.report.forms.laying.elements import (
    Entries,
    Line,
    Overview,
    Paragraph,
    Points,
    Quotation,
    Run,
    Source,
    Sources,
)
from facilitator.report.forms.laying.running import words
from facilitator.report.forms.pptx.pieces import BULLET, Text
from facilitator.report.text import glyph

Running = Entries | Overview | Paragraph | Points | Quotation | Sources


def paragraphs(element: Running) -> Iterator[Text]:
    """Yield the paragraphs of an element."""
    match element:
        case Paragraph():
            yield Text(element.line, element.manner, keep=element.led)
        case Quotation():
            yield _quote(element)
        case Entries():
            yield from map(_quote, element.notes)
        case Points():
            yield from _points(element)
        case Sources():
            yield from map(_source, element.sources)
        case Overview():
            yield from (Text(words(chapter.title), "body") for chapter in element.chapters)
        case _:
            assert_never(element)


def _quote(note: Quotation) -> Text:
    behind: Line = (Run("  "), *note.behind) if note.behind else ()
    look = "quote" if note.number else "quoted"
    return Text((Run(note.words), *behind), look, note.number)


def _points(element: Points) -> Iterator[Text]:
    counts: dict[int, int] = {}
    for point in element.points:
        counts = {depth: n for depth, n in counts.items() if depth <= point.depth}
        counts[point.depth] = n = counts.get(point.depth, 0) + 1
        yield Text(point.line, "point", f"{n}." if point.ordered else BULLET, point.depth)


def _source(source: Source) -> Text:
    return Text(source.line, "source", "".join(map(glyph, source.marks)))
