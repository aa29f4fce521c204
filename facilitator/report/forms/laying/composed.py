"""What a facilitator wrote at length, as elements."""

from collections.abc import Iterable, Iterator
from typing import assert_never

from facilitator.report import written
from facilitator.report.forms.laying.elements import (
    Element,
    Grid,
    Head,
    Ladder,
    Line,
    Paragraph,
    Point,
    Points,
    Quotation,
    Run,
    Shown,
    Source,
    Sources,
)
from facilitator.report.forms.laying.running import line, words
from facilitator.report.running import leads
from facilitator.report.text import Text, glyph
from facilitator.report.ways import place
from facilitator.report.words import say
from facilitator.report.written import (
    BookQuote,
    Entry,
    Guest,
    Guests,
    Headline,
    Item,
    Items,
    Picture,
    References,
    Remark,
    Stages,
    Written,
)
from facilitator.report.written import (
    Grid as Tabular,
)

COLONS = (":", "：")


def composed(block: Written, lang: str, dash: str) -> tuple[Element, ...]:
    """Return the elements of a written block; ``dash`` stands between a lead and its text."""
    match block:
        case Headline():
            return (Head(block.level, line(block.text, lang)),)
        case written.Paragraph():
            return (Paragraph(line(block.text, lang), led=leads(block.text)),)
        case Items() | Stages() | Tabular():
            return _arranged(block, lang, dash)
        case BookQuote() | Remark():
            return (_spoken(block, lang),)
        case Guests():
            return tuple(Paragraph(_guest(each, lang)) for each in block.guests)
        case Picture():
            return (Shown(block.alt, block.media_type, block.data),)
        case References():
            return (Sources(tuple(source(each, lang) for each in block.entries)),)
        case _:
            assert_never(block)


def _arranged(block: Items | Stages | Tabular, lang: str, dash: str) -> tuple[Element, ...]:
    match block:
        case Items():
            return (Points(tuple(_points(block, lang, dash))),)
        case Stages():
            return _stages(block, lang, dash)
        case Tabular():
            rows = tuple(tuple(_cell(cell, lang) for cell in row) for row in block.rows)
            heads = tuple(line(head, lang) for head in block.heads)
            return (Grid(line(block.title, lang), heads, rows),)
        case _:
            assert_never(block)


def _points(inside: Items | Item, lang: str, dash: str, depth: int = 0) -> Iterator[Point]:
    for item in inside.items:
        lead, text = line(item.lead, lang), line(item.text, lang)
        between = _between(dash) if lead and text else ()
        yield Point((*lead, *between, *text), depth, inside.ordered)
        yield from _points(item, lang, dash, depth + 1)


def _between(dash: str) -> Line:
    """Return what stands between a lead and its text: a colon follows the lead at once."""
    before, after = ("" if dash in COLONS else " "), ("" if dash == COLONS[1] else " ")
    return (Run(f"{before}{dash}{after}"),)


def _stages(block: Stages, lang: str, dash: str) -> tuple[Element, ...]:
    """Return the stages as a picture and as a list."""
    terms = tuple(_term(rung, lang) for rung in block.rungs)
    points = (
        Point((Run(term, strong=True), *_between(dash), *line(rung.text, lang)), ordered=True)
        for term, rung in zip(terms, block.rungs, strict=True)
    )
    return Ladder(terms), Points(tuple(points))


def _term(rung: written.Rung, lang: str) -> str:
    """Return the name of a stage, with the number of notes that chose it where it is told."""
    if rung.count is None:
        return rung.term
    return f"{rung.term} ({say('n.notes', lang, n=rung.count)})"


def _cell(cell: Text | None, lang: str) -> Line:
    return words(say("none", lang)) if cell is None else line(cell, lang)


def _spoken(block: BookQuote | Remark, lang: str) -> Quotation | Paragraph:
    match block:
        case BookQuote():
            page = say("page", lang, page=block.page) if block.page else ""
            mark = Run(glyph(block.mark), mark=block.mark, to=f"mark-{block.mark}")
            where = "  ".join(part for part in (block.source, page) if part)
            return Quotation(block.text, behind=(Run(f"— {where} ", small=True), mark))
        case Remark(verbatim=True):
            behind = (Run(f"— {_voice(block, lang)}", small=True),)
            return Quotation(block.text, behind=behind, anchor=place(block.key))
        case Remark():
            told = Run(f"  {say('paraphrase', lang)}", small=True)
            speaker = Run(f"{_voice(block, lang)}  ", strong=True)
            return Paragraph((speaker, Run(block.text), told), "said")
        case _:
            assert_never(block)


def _voice(block: Remark, lang: str) -> str:
    return block.speaker or say(f"voice.{block.voice}", lang)


def _guest(guest: Guest, lang: str) -> Line:
    """Return who somebody is: name, other spelling, where from, as what, and a few words."""
    also = f" ({guest.also})" if guest.also else ""
    known = _joined((*guest.affiliations, guest.role), lang)
    rest = f"{also}  {known}" if known else also
    about = f"\n{guest.about}" if guest.about else ""
    return (Run(guest.name, strong=True), *words(f"{rest}{about}"))


def source(entry: Entry, lang: str) -> Source:
    """Return a source: title, by whom, where and when, its address, when it was last seen."""
    facts = _facts(entry, lang)
    pages = {mark: say("page", lang, page=page) for mark, page in entry.pages}
    told = _joined((f"{glyph(mark)} {page}" for mark, page in pages.items()), lang)
    first, *others = [pages.get(mark, "") for mark in entry.marks] or [""]
    notes = ((*_titled(entry, first), *facts), *(_again(entry, page, lang) for page in others))
    return Source(entry.marks, (*_titled(entry, told), *facts), notes[: len(entry.marks)])


def _again(entry: Entry, page: str, lang: str) -> Line:
    """Return the note to a further mark of a source: that it is the same, and which page."""
    same = say("source.again", lang, mark=glyph(entry.marks[0]))
    return words(f"{same}  {page}" if page else same)


def _titled(entry: Entry, pages: str) -> Line:
    return (Run(entry.title, strong=True), *words(f"  {pages}" if pages else ""))


def _facts(entry: Entry, lang: str) -> Line:
    where = _joined((entry.by, entry.publisher, entry.year), lang)
    address = (Run("  "), Run(entry.url, url=entry.url)) if entry.url else ()
    seen = say("accessed", lang, day=entry.accessed) if entry.accessed else ""
    about = _joined((seen, entry.checked), lang)
    rest = (Run(f"  {about}", small=True),) if about else ()
    return (*words(f"  {where}" if where else ""), *address, *rest)


def _joined(parts: Iterable[str], lang: str) -> str:
    return ("、" if lang == "ja" else ", ").join(part for part in parts if part)
