"""What people wrote, and what is said about it, as elements."""

from collections.abc import Iterator
from typing import assert_never

from facilitator.report.blocks import (
    Address,
    Auto,
    Comment,
    Comments,
    Facilitator,
    Fact,
    Finding,
    Listing,
    Promise,
    Quote,
    Theme,
)
from facilitator.report.forms.code import code
from facilitator.report.forms.laying.elements import (
    Element,
    Entries,
    Grid,
    Head,
    Line,
    Paragraph,
    Quotation,
    Run,
    Shown,
)
from facilitator.report.forms.laying.running import line, words
from facilitator.report.html import SHAPES
from facilitator.report.ways import place
from facilitator.report.words import say

ROOM = (4.0, 24.0, 10.0, 16.0)
"""Ems of a table of comments: a number, the note, its theme, and room to write an answer."""


def quoted(block: Comments | Listing | Promise | Quote | Theme, lang: str) -> tuple[Element, ...]:
    """Return the elements of a block in which people speak."""
    match block:
        case Quote():
            return (_quote(block, lang),)
        case Theme():
            title = (Run(block.title), Run(f"  {block.size}", small=True))
            head = Head(3, title, place(f"theme/{block.theme}"))
            return (head, *(_quote(each, lang) for each in block.quotes))
        case Listing():
            entries = Entries(tuple(_entry(each, lang) for each in block.quotes))
            return (Head(3, words(block.title)), entries) if block.title else (entries,)
        case Promise():
            return (_promise(block, lang),)
        case Comments():
            rows = tuple(_comment(row, lang) for row in block.rows)
            heads = ("number", "words", "theme", "reply")
            named = tuple(words(say(f"col.{head}", lang)) for head in heads)
            return (Grid(words(block.title), named, rows, ROOM),)
        case _:
            assert_never(block)


def remarked(block: Address | Auto | Facilitator | Fact | Finding, lang: str) -> Iterator[Element]:
    """Yield the elements of a block in which we or the facilitator speak."""
    match block:
        case Auto():
            yield Paragraph(words(block.text), "said")
        case Address():
            yield Paragraph((Run(f"{block.said.text}  "), Run(block.url, url=block.url)), "said")
            yield Shown(block.url, "image/png", code(block.url))
        case Facilitator():
            yield _seen(block)
        case Fact():
            yield Head(block.level, words(block.label))
            if block.said:
                yield _sentences(block.said, lang)
        case Finding():
            yield from _finding(block, lang)
        case _:
            assert_never(block)


def _finding(block: Finding, lang: str) -> Iterator[Element]:
    yield Head(3, (Run(f"{block.step}  "), Run(block.question, to=f"step-{block.part}")))
    if block.seen:
        yield _seen(block.seen)
    if block.said:
        yield _sentences(block.said, lang)
    yield from (_quote(each, lang) for each in block.quotes)


def _seen(block: Facilitator) -> Paragraph:
    label = f"{block.label} · {block.view}" if block.view else block.label
    return Paragraph((Run(f"{label}  ", strong=True, small=True), Run(block.text)), "seen")


def _sentences(said: tuple[Auto, ...], lang: str) -> Paragraph:
    space = "" if lang == "ja" else " "
    return Paragraph(words(space.join(each.text for each in said)), "said")


def _quote(quote: Quote, lang: str) -> Quotation:
    where = f"quote-{quote.note}" if quote.home else ""
    return Quotation(quote.text, quote.number, _behind(quote, lang), f"note-{quote.note}", where)


def _entry(quote: Quote, lang: str) -> Quotation:
    """Return a note in the appendix; its number leads back to where a chapter quotes it."""
    here, there = f"note-{quote.note}", f"quote-{quote.note}"
    return Quotation(quote.text, quote.number, _behind(quote, lang, category=False), there, here)


def _behind(quote: Quote, lang: str, *, category: bool = True) -> Line:
    """Return what is said about a note: its translation, name, category, signs, replies."""
    said = []
    if quote.by:
        said.append(f"— {quote.by}")
    if quote.facet and category:
        said.append(f"{SHAPES[quote.facet.shape]} {quote.facet.label}")
    if quote.times > 1:
        said.append(say("n.times", lang, n=quote.times))
    if quote.under:
        said.append(say("n.under", lang, number=quote.under))
    if quote.as_written:
        said.append(say("as.written", lang))
    if quote.relates:
        said.append(say("n.relates", lang, n=quote.relates))
    said += [f"↳ {each.text}" + (f" — {each.by}" if each.by else "") for each in quote.replies]
    about = (Run("  ".join(said), small=True),) if said else ()
    translation = Run(quote.translation, emphasis=True) if quote.translation else None
    return (translation, *((Run("  "),) if about else ()), *about) if translation else about


def _comment(row: Comment, lang: str) -> tuple[Line, ...]:
    behind = _behind(row.quote, lang)
    said = (Run(row.quote.text), *((Run("  "), *behind) if behind else ()))
    return (words(row.quote.number), said, words(row.theme), line(row.answer, lang))


def _promise(block: Promise, lang: str) -> Quotation:
    behind: Line = ()
    for label, said in block.beside:
        space = (Run("  "),) if behind else ()
        behind = (*behind, *space, Run(f"{say(label, lang)}  ", small=True), Run(said))
    return Quotation(
        block.text,
        block.number,
        behind,
        anchor=place(f"pledge/{block.pledge}"),
    )
