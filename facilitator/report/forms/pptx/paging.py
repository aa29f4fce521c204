"""Which slide holds what: as much as it has room for, under a title that no other has."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import assert_never

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
    Shown,
    Sources,
    bare,
    gridded,
)
from facilitator.report.forms.laying.lay import Laid
from facilitator.report.forms.laying.running import words
from facilitator.report.forms.pptx.choosing import chosen
from facilitator.report.forms.pptx.measuring import piece, table
from facilitator.report.forms.pptx.paragraphs import paragraphs
from facilitator.report.forms.pptx.pieces import Item, Text, split
from facilitator.report.forms.pptx.stack import Slide, Stack
from facilitator.report.forms.series import bars
from facilitator.report.width import folded, lines

BRIEF = {"head": "asked", "seen": "brief", "said": "brief"}
"""How the summary is set, so that it is one slide."""
WHOLE = ("summary", "first")
"""The forms of chapters whose parts are too small for slides of their own."""
TITLE_EMS, TITLE_LINES = 40.0, 2
"""What a title holds; more of it stands in the body."""


def slides(laid: Laid, front: Front, lang: str) -> tuple[Slide, ...]:
    """Return the slides of a report; they begin with ``front`` if it has no cover."""
    made: list[Slide] = []
    for section in laid.sections:
        looks = BRIEF if section.form == "summary" else {}
        stack = Stack(section.name, looks, whole=section.form in WHOLE)
        for element in chosen(section):
            _put(stack, element)
        made += stack.done()
    if not any(slide.front for slide in made):
        made.insert(0, Slide(front.title, (), front))
    return tuple(_told_apart(made, lang))


def _put(stack: Stack, element: Element) -> None:
    match element:
        case Front():
            stack.begin(element)
        case Head():
            _head(stack, element)
        case Drawn() | Grid():
            _drawn(stack, element)
        case Figures() | Ladder() | Shown():
            _piece(stack, piece(element))
        case Paragraph() | Quotation() | Entries() | Points() | Sources() | Overview():
            for each in paragraphs(element):
                for part in split(each):
                    stack.put(part)
        case _:
            assert_never(element)


def _piece(stack: Stack, item: Item) -> None:
    for each in split(item) if isinstance(item, Text) else [item]:
        stack.put(each)


def _head(stack: Stack, head: Head) -> None:
    title = bare(head.line)
    if head.level == 3 or (head.level == 2 and stack.goes_on()):
        stack.put(Text(head.line, "head", keep=True))
        return
    short = "".join(folded((title,), TITLE_EMS, TITLE_LINES))
    stack.turn(short, of=head.level == 2)
    if lines(title, TITLE_EMS) > TITLE_LINES:
        stack.put(Text(head.line, "head", keep=True))


def _drawn(stack: Stack, element: Drawn | Grid) -> None:
    """Put a chart or a table below its title, or on a slide that has it."""
    shown = element
    title = bare(element.title) if isinstance(element, Grid) else element.title * element.titled
    if isinstance(shown, Drawn) and bars(shown) is None:
        shown = gridded(shown)
    pieces = [piece(shown)] if isinstance(shown, Drawn) else list(table(shown))
    head = Text(words(title), "head", keep=True)
    if title and stack.has_room(head.height + pieces[0].height):
        stack.put(head)
    elif title:
        stack.turn(title)
    for each in pieces:
        stack.put(each)


def _told_apart(made: Iterable[Slide], lang: str) -> Iterator[Slide]:
    """Yield the slides; one that goes on under a title has its number behind it."""
    taken: set[str] = set()
    for slide in made:
        title, n = slide.title, 1
        while title in taken:
            n += 1
            title = slide.title + (f"（{n}）" if lang == "ja" else f" ({n})")
        taken.add(title)
        yield replace(slide, title=title)
