"""Lays out a document: every block as elements, every chapter as a section."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import assert_never

from facilitator.report import blocks
from facilitator.report.blocks import (
    Address,
    Auto,
    Block,
    Chapter,
    Comments,
    Contents,
    Cover,
    Document,
    Facilitator,
    Fact,
    Finding,
    Heading,
    Listing,
    Numbers,
    Promise,
    Question,
    Quote,
    Tabled,
    Theme,
)
from facilitator.report.figures import Chart, Coverage, Turnout
from facilitator.report.forms.laying.composed import composed
from facilitator.report.forms.laying.counted import counted
from facilitator.report.forms.laying.elements import (
    Drawn,
    Element,
    Entries,
    Front,
    Grid,
    Head,
    Line,
    Listed,
    Overview,
    Paragraph,
    Quotation,
    Run,
    Section,
    Sources,
    bare,
)
from facilitator.report.forms.laying.running import VIEW, words
from facilitator.report.forms.laying.said import quoted, remarked
from facilitator.report.ways import has_view
from facilitator.report.words import say
from facilitator.report.written import Written

TABLES = "figures"
"""The chapter with the tables of the charts: in a file every chart has its table with it."""
ARTICLE = "seed"
"""The profile whose chapters follow one another on a page."""
LINKING = ("back", "numbers.link")
"""The sentences about numbers that lead somewhere."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A report in elements. ``anchors``: where something can lead to. ``notes``: to the marks."""

    sections: tuple[Section, ...]
    anchors: frozenset[str]
    notes: Mapping[int, Line]


def lay(document: Document, *, linked: bool = True) -> Laid:
    """Return ``document`` in elements. Unless numbers are ``linked``, no sentence says so."""
    chapters = (chapter for chapter in document.chapters if chapter.form != TABLES)
    sections = tuple(_section(chapter, document, linked) for chapter in chapters)
    sections = tuple(_explained(sections, document))
    return Laid(sections, frozenset(_anchors(sections)), _notes(sections))


def _section(chapter: Chapter, document: Document, linked: bool) -> Section:
    blocks = chapter.blocks if linked else tuple(_unlinked(chapter.blocks))
    elements = [each for block in blocks for each in _elements(block, document)]
    return Section(chapter.id, chapter.form, chapter.name, tuple(_titled_once(elements)))


def _explained(sections: tuple[Section, ...], document: Document) -> Iterable[Section]:
    """Yield ``sections``; the sign of a view is explained after each, in an article at its end."""
    viewed = [chapter.id for chapter in document.chapters if has_view(chapter)]
    told = viewed[-1:] if document.style.profile == ARTICLE else viewed
    legend = Run(f"{VIEW} {say('view.legend', document.lang)}", small=True)
    for section in sections:
        if section.anchor in told:
            yield replace(section, elements=(*section.elements, Paragraph((legend,), "fine")))
        else:
            yield section


def _unlinked(blocks: Iterable[Block]) -> Iterable[Block]:
    """Yield ``blocks`` without what they say about following numbers."""
    for block in blocks:
        match block:
            case Auto() if block.sentence in LINKING:
                pass
            case Fact():
                said = (each for each in block.said if each.sentence not in LINKING)
                yield replace(block, said=tuple(said))
            case _:
                yield block


def _titled_once(elements: Iterable[Element]) -> Iterable[Element]:
    """Yield ``elements``; a chart or table under a heading of the same name has no title."""
    above = ""
    for element in elements:
        match element:
            case Drawn() if element.title == above:
                yield replace(element, titled=False)
            case Grid() if bare(element.title) == above:
                yield replace(element, title=())
            case _:
                yield element
        above = bare(element.line) if isinstance(element, Head) else ""


def _elements(block: Block, document: Document) -> Iterable[Element]:
    lang = document.lang
    match block:
        case Cover() | Contents() | Heading() | Question():
            return _headed(block, lang)
        case Comments() | Quote() | Listing() | Theme() | Promise():
            return quoted(block, lang)
        case Address() | Auto() | Facilitator() | Fact() | Finding():
            return remarked(block, lang)
        case Numbers() | Tabled() | Turnout() | Coverage():
            return counted(block, lang)
    if isinstance(block, Written):
        return composed(block, lang, document.style.dash)
    return counted(block, lang) if isinstance(block, Chart) else assert_never(block)


def _headed(block: Cover | Contents | Heading | Question, lang: str) -> tuple[Element, ...]:
    match block:
        case Cover():
            kind = say("report", lang)
            kind += f" · {say('rehearsal', lang)}" if block.rehearsal else ""
            program = "" if block.program == block.title else block.program
            under = (block.subtitle, program, block.date, *block.lines)
            return (Front(kind, block.title, tuple(each for each in under if each)),)
        case Contents():
            lines = (line for line in block.lines if line.to != TABLES)
            return (Overview(block.title, tuple(_listed(line) for line in lines)),)
        case Heading():
            return (Head(block.level, words(block.text)),)
        case Question():
            head = Head(1, (Run(f"{block.label}  ", small=True), Run(block.text)))
            return (head, Paragraph(words(block.title), "under")) if block.title else (head,)
        case _:
            assert_never(block)


def _listed(line: blocks.Line) -> Listed:
    label = f"{line.label}  " if line.label else ""
    size = f"  {line.size}" if line.size else ""
    return Listed(line.to, f"{label}{line.title}{size}", " · ".join(line.below))


def _anchors(sections: tuple[Section, ...]) -> Iterable[str]:
    for section in sections:
        yield section.anchor
        for element in section.elements:
            match element:
                case Quotation(anchor=anchor) | Head(anchor=anchor) if anchor:
                    yield anchor
                case Entries():
                    yield from (note.anchor for note in element.notes)
                case Sources():
                    yield from (f"mark-{n}" for each in element.sources for n in each.marks)


def _notes(sections: tuple[Section, ...]) -> Mapping[int, Line]:
    """Return what stands behind each mark: its source."""
    return {
        mark: note
        for section in sections
        for element in section.elements
        if isinstance(element, Sources)
        for source in element.sources
        for mark, note in zip(source.marks, source.notes, strict=True)
    }
