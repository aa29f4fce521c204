"""Holds a report to its word: what it says must stand in the records it may see."""

from collections.abc import Iterable
from typing import Any

from facilitator.core.ids import ThemeId
from facilitator.core.why import N_, Gettext, Why
from facilitator.report.blocks import (
    Address,
    Auto,
    Block,
    Comment,
    Comments,
    Cover,
    Document,
    Facilitator,
    Fact,
    Finding,
    Listing,
    Number,
    Numbers,
    Promise,
    Quote,
    Tabled,
    Theme,
)
from facilitator.report.chapters import imprint
from facilitator.report.evidence import Charted, of_chart
from facilitator.report.manuscript.compose import answer
from facilitator.report.material import Material, Record, Written
from facilitator.report.text import plain
from facilitator.report.words import say


class Unfounded(Exception):
    """A block of a report says what its records do not.

    ``where`` names the place, ``why`` what does not hold and what to do; ``passage`` is the piece
    of the manuscript it stands in, if it is one. ``faults`` are all that were found, this first.
    """

    def __init__(
        self, where: str, why: str, passage: str = "", more: "tuple[Unfounded, ...]" = ()
    ) -> None:
        self.where, self.why, self.passage = where, why, passage
        self.faults: tuple[Unfounded, ...] = (self, *more)
        super().__init__("\n".join(map(str, map(Unfounded.fault, self.faults))))

    def fault(self) -> Why:
        """Return this one, where and why."""
        return N_("%(where)s: %(why)s", where=self.where, why=self.why)

    def said(self, gettext: Gettext) -> str:
        """Return all of them as ``gettext`` translates them, each in a line."""
        return "\n".join(each.fault().said(gettext) for each in self.faults)


def audit(document: Document, material: Material) -> None:
    """Return quietly if every block holds. Raises ``Unfounded`` for the first that does not."""
    for chapter in document.chapters:
        for block in chapter.blocks:
            if fault := _fault(block, material):
                raise Unfounded(chapter.id, fault)
    if fault := _unlisted(document, material):
        raise Unfounded("appendix", fault)


def _fault(block: Block, material: Material) -> str | None:
    """Return what is wrong with a block, or None."""
    match block:
        case Auto():
            return _of_auto(block, material)
        case Numbers(items):
            return _first(_of_number(each, material) for each in items)
        case Quote() | Listing() | Theme() | Promise():
            return _of_words(block, material)
        case Facilitator():
            return _of_facilitator(block, material)
        case Finding() | Fact() | Cover() | Comments() | Address():
            return _of_frame(block, material)
    drawn = block.of if isinstance(block, Tabled) else block
    return of_chart(drawn, material) if isinstance(drawn, Charted) else None


def _of_frame(block: Finding | Fact | Cover | Comments | Address, material: Material) -> str | None:
    """Return what is wrong with what stands around the words of people."""
    match block:
        case Finding(_, _, _, seen, said, quotes):
            inside = (*said, *quotes, *((seen,) if seen else ()))
            return _first(_fault(each, material) for each in inside)
        case Fact(_, said):
            return _first(_of_auto(each, material) for each in said)
        case Cover():
            return None if block == imprint.cover(material) else "the cover says something else"
        case Comments(_, rows):
            return _first(_of_comment(row, material) for row in rows)
        case Address(said, url):
            other = url != imprint.takeaway(material)
            return f"{url} is another address" if other else _of_auto(said, material)


def _of_comment(row: Comment, material: Material) -> str | None:
    if plain(row.answer) != plain(answer(material, f"note/{row.quote.note}")):
        return f"{row.quote.number} was answered differently"
    return _of_quote(row.quote, material)


def _first(faults: Iterable[str | None]) -> str | None:
    return next(filter(None, faults), None)


def _of_words(block: Quote | Listing | Theme | Promise, material: Material) -> str | None:
    """Return what is wrong with what people wrote."""
    match block:
        case Quote():
            return _of_quote(block, material)
        case Listing(_, quotes):
            return _first(_of_quote(each, material) for each in quotes)
        case Theme(theme, _, notes, _, quotes):
            record = material.record(f"theme/{theme}")
            if record is None or record["size"] != notes:
                return f"theme {theme} is not of size {notes}"
            return _first(_of_quote(each, material, theme) for each in quotes)
        case Promise(pledge, number):
            made = material.record(f"pledge/{pledge}")
            if made is None or _made(made) != _printed(block):
                return f"the first step {number} is not printed letter for letter"
            return None


def _made(record: Record) -> tuple[str, ...]:
    lines = (record[key] or "" for key in ("what", "owner", "if_then", "sign_of_success"))
    return tuple(lines)


def _printed(promise: Promise) -> tuple[str, ...]:
    return (promise.text, promise.owner, promise.if_then, promise.sign_of_success)


def _of_quote(quote: Quote, material: Material, theme: ThemeId | None = None) -> str | None:
    note = material.record(f"note/{quote.note}")
    written = material.notes.get(quote.note)
    if note is None or written is None:
        return f"note {quote.note} may not appear"
    if quote.text != note["text"]:
        return f"{quote.number} is not quoted letter for letter"
    if (quote.number, quote.by) != (written.number, note["by"]):
        return f"{quote.number} carries another number or name than its note"
    if quote.relates != (note.get("relates") or 0):
        return f"{quote.number} was not related to {quote.relates} times"
    if _signs(quote) != _signs(written):
        return f"{quote.number} is not said so often, or not elsewhere, or is not as it was written"
    if quote.replies not in ((), written.replies):
        return f"{quote.number} carries other replies than its note"
    if theme is not None and note["theme"] != theme:
        return f"{quote.number} does not belong to theme {theme}"
    return None


def _signs(note: Quote | Written) -> tuple[int, str, bool]:
    """Return what else stands beside a note."""
    return note.times, note.under, note.as_written


def _of_auto(auto: Auto, material: Material) -> str | None:
    """Return what is wrong: ours, its records there, its values found in them or counting them."""
    if auto.text != say(auto.sentence, material.lang, **dict(auto.values)):
        return f"the sentence {auto.sentence} reads differently"
    cited = [material.record(key) for key in auto.cites]
    if None in cited:
        return f"the sentence {auto.sentence} cites what is not there"
    known = {*_set(material), *_known(cited)}
    for name, value in auto.values:
        if value not in known:
            return f"{name} = {value} in the sentence {auto.sentence} is in none of its records"
    return None


def _set(material: Material) -> set[int | str]:
    """Return what stands in no record: days, the entry it was made of, what was set for it."""
    settings = material.manuscript.settings
    days = {material.dated, material.in_words(material.made or material.day)}
    names = (*imprint.PLACES, *imprint.HANDS, "next")
    return {material.edition, *days, *(getattr(settings, name) for name in names)}


def _of_number(number: Number, material: Material) -> str | None:
    cited = [material.record(key) for key in number.cites]
    if None in cited or number.value not in _known(cited):
        return f"the number {number.value} is in none of its records"
    return _of_auto(number.detail, material) if number.detail else None


def _of_facilitator(block: Facilitator, material: Material) -> str | None:
    if not block.cites and not block.view:
        return f"“{block.text[:20]}” rests on nothing and is not marked as a view"
    cited = [material.record(key) for key in block.cites]
    return None if None not in cited else f"“{block.text[:20]}” cites what is not there"


def _unlisted(document: Document, material: Material) -> str | None:
    """Return what is wrong with the list of all notes, where there has to be one."""
    blocks, profile = document.blocks(), material.options.profile or "full"
    listings = (block for block in blocks if isinstance(block, Listing))
    listed = [quote.note for listing in listings for quote in listing.quotes]
    tables = (block for block in blocks if isinstance(block, Comments))
    tabled = [row.quote.note for table in tables for row in table.rows]
    of_steps = [note.id for step in material.steps for note in step.notes]
    wanted = profile == "full" and not material.leaves_out("appendix")
    if wanted and sorted(listed) != sorted(material.notes):
        return "it does not hold every note exactly once"
    if profile == "comments" and sorted(tabled) != sorted(of_steps):
        return "the tables do not hold every note exactly once"
    return None


def _known(cited: list[Record | None]) -> set[int | str]:
    """Return everything that records say, how many they are, and what their fields add up to."""
    return {len(cited), *_found(cited), *_sums(cited), *_rests(cited)}


def _found(cited: Iterable[Any]) -> Iterable[int | str]:
    """Yield every number and string in records, however deep."""
    for value in cited:
        if isinstance(value, dict):
            yield from _found(value.values())
        elif isinstance(value, list | tuple):
            yield from _found(value)
        elif isinstance(value, float):
            yield f"{value:.1f}"
        elif isinstance(value, int | str) and not isinstance(value, bool):
            yield value


def _sums(cited: Iterable[Any]) -> Iterable[int]:
    """Yield, per field, the sum over the records, and over what lies one level deeper."""
    totals: dict[str, int] = {}
    for record in cited:
        for name, value in (record or {}).items():
            inner = value.items() if isinstance(value, dict) else ((name, value),)
            for at, number in inner:
                if isinstance(number, int) and not isinstance(number, bool):
                    totals[at] = totals.get(at, 0) + number
    return totals.values()


def _rests(cited: Iterable[Any]) -> Iterable[int]:
    """Yield how many of those present were not online, for every stop that tells."""
    for record in cited:
        for stop in (record or {}).get("stops", ()):
            if stop.get("online") is not None:
                yield stop["people"] - stop["online"]
