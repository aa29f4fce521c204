"""Sets the elements of a report in a document, each in the style that is meant for it."""

from typing import assert_never

from facilitator.report.forms.docx.paper import Paper
from facilitator.report.forms.docx.pictures import picture
from facilitator.report.forms.docx.styles import numbered_anew
from facilitator.report.forms.docx.tables import figures, table
from facilitator.report.forms.docx.xml import closed, element, opened, written
from facilitator.report.forms.laying.elements import (
    Drawn,
    Element,
    Entries,
    Figures,
    Front,
    Grid,
    Head,
    Ladder,
    Overview,
    Paragraph,
    Points,
    Quotation,
    Run,
    Shown,
    Source,
    Sources,
    bare,
    gridded,
)
from facilitator.report.text import glyph

MANNERS = {"body": "Normal", "under": "Under", "said": "Said", "seen": "Seen", "fine": "Fine"}
CONTENTS = r'TOC \o "1-2" \h \z \u'
_DEEPEST = 2  # the third level of a list is the last


def put(paper: Paper, each: Element) -> None:
    """Write an element."""
    match each:
        case Front() | Overview() | Head() | Paragraph():
            _headed(paper, each)
        case Quotation() | Entries():
            _quoted(paper, each)
        case Points() | Ladder() | Sources():
            _listed(paper, each)
        case Figures() | Drawn() | Grid():
            _tabled(paper, each)
        case Shown():
            picture(paper, each)
        case _:
            assert_never(each)


def _headed(paper: Paper, each: Front | Overview | Head | Paragraph) -> None:
    match each:
        case Front():
            paper.put("Kind", [written(each.kind)])
            paper.put("Title", [written(each.title)])
            for line in each.under:
                paper.put("Subtitle", [written(line)])
        case Overview():
            _contents(paper, each)
        case Head():
            paper.put(f"Heading{each.level}", paper.line(each.line), anchor=each.anchor)
        case Paragraph():
            stays = [element("keepNext")] if each.led else []
            paper.put(MANNERS[each.manner], paper.line(each.line), *stays)
        case _:
            assert_never(each)


def _contents(paper: Paper, each: Overview) -> None:
    """Write the contents as a field that word processors bring up to date with page numbers."""
    paper.put("TOCHeading", [written(each.title)])
    for n, chapter in enumerate(each.chapters):
        begin = [] if n else opened(CONTENTS, stale=True)
        paper.put("TOC1", [*begin, *paper.link(chapter.to, [written(chapter.title)])])
        if chapter.below:
            paper.put("TOC2", [written(chapter.below)])
    if each.chapters:
        paper.put("TOC2", [closed()])


def _quoted(paper: Paper, each: Quotation | Entries) -> None:
    match each:
        case Quotation():
            _note(paper, each, "NoteQuote" if each.number else "Quote")
        case Entries():
            for note in each.notes:
                _note(paper, note, "Entry")
        case _:
            assert_never(each)


def _note(paper: Paper, note: Quotation, style: str) -> None:
    """Write somebody's words behind their number, which leads to where they stand, too."""
    leads = paper.targets(note.to)
    number = written(note.number, "NoteLink" if leads else "NoteNumber")
    lead = [*paper.link(note.to, [number]), element("r", element("tab"))] if note.number else []
    behind = paper.line((Run("  "), *note.behind)) if note.behind else []
    paper.put(style, [*lead, written(note.words), *behind], anchor=note.anchor)


def _listed(paper: Paper, each: Points | Ladder | Sources) -> None:
    match each:
        case Points():
            _points(paper, each)
        case Ladder():
            paper.put("Ladder", [written(" → ".join(each.terms))], element("keepNext"))
        case Sources():
            for source in each.sources:
                _source(paper, source)
        case _:
            assert_never(each)


def _points(paper: Paper, each: Points) -> None:
    numbers: dict[int, int] = {}  # of the lists that go on, by how deep they are
    for point in each.points:
        depth = min(point.depth, _DEEPEST)
        numbers = {at: number for at, number in numbers.items() if at <= depth}
        counted = []
        if point.ordered:
            if depth not in numbers:
                numbers[depth] = numbered_anew(paper.file)
            level, number = element("ilvl", val=depth), element("numId", val=numbers[depth])
            counted = [element("numPr", level, number)]
        form = "ListNumber" if point.ordered else "ListBullet"
        paper.put(f"{form}{depth + 1}" if depth else form, paper.line(point.line), *counted)


def _source(paper: Paper, source: Source) -> None:
    places = paper.marks(source.marks)
    marks = "".join(map(glyph, source.marks))
    lead = [written(marks, "FootnoteReference"), written("  ")] if marks else []
    paper.put("Source", [*places, *lead, *paper.line(source.line)])


def _tabled(paper: Paper, each: Figures | Drawn | Grid) -> None:
    match each:
        case Figures():
            figures(paper, each)
        case Drawn():
            if each.titled:
                paper.put("Caption", [written(each.title)])
            table(paper, gridded(each), name=each.title, told=each.told)
        case Grid():
            if each.title:
                paper.put("Caption", paper.line(each.title))
            table(paper, each, name=bare(each.title), told="")
        case _:
            assert_never(each)
