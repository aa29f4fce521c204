"""Holds a report to its word: what it says must stand in the records it may see."""

from collections.abc import Iterable, Mapping
from typing import Any

from facilitator.core.ids import ThemeId
from facilitator.report.blocks import (
    Auto,
    Block,
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
from facilitator.report.evidence import Charted, of_chart
from facilitator.report.material import Material, Record
from facilitator.report.words import say


class Unfounded(Exception):
    """A block of a report says what its records do not. The message names the place."""


def audit(document: Document, material: Material) -> None:
    """Return quietly if every block holds. Raises ``Unfounded`` for the first that does not."""
    for chapter in document.chapters:
        for block in chapter.blocks:
            if fault := _fault(block, material):
                raise Unfounded(f"{chapter.id}: {fault}")
    if fault := _unlisted(document, material):
        raise Unfounded(f"appendix: {fault}")


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
        case Finding(_, _, _, seen, said, quotes):
            inside = (*said, *quotes, *((seen,) if seen else ()))
            return _first(_fault(each, material) for each in inside)
        case Fact(_, said):
            return _first(_of_auto(each, material) for each in said)
        case Tabled(of):
            return of_chart(of, material)
    return of_chart(block, material) if isinstance(block, Charted) else None


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
        case Promise(pledge, number, text, if_then):
            made = material.record(f"pledge/{pledge}")
            if made is None or (made["what"], made["if_then"] or "") != (text, if_then):
                return f"the first step {number} is not printed letter for letter"
            return None


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
    if theme is not None and note["theme"] != theme:
        return f"{quote.number} does not belong to theme {theme}"
    return None


def _of_auto(auto: Auto, material: Material) -> str | None:
    """Return what is wrong: ours, its records there, its values found in them or counting them."""
    if auto.text != say(auto.sentence, material.lang, **dict(auto.values)):
        return f"the sentence {auto.sentence} reads differently"
    cited = [material.record(key) for key in auto.cites]
    if None in cited:
        return f"the sentence {auto.sentence} cites what is not there"
    known = {material.dated, *_known(cited)}
    for name, value in auto.values:
        if value not in known:
            return f"{name} = {value} in the sentence {auto.sentence} is in none of its records"
    return None


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
    """Return what is wrong with the appendix, in which every note stands once."""
    listings = (block for block in document.blocks() if isinstance(block, Listing))
    listed = [quote.note for listing in listings for quote in listing.quotes]
    if sorted(listed) != sorted(material.notes):
        return "it does not hold every note exactly once"
    return None


def _known(cited: list[Record | None]) -> set[int | str]:
    """Return everything that records say, how many they are, and what their fields add up to."""
    return {len(cited), *_found(cited), *_sums(cited), *_rests(cited)}


def _found(cited: Iterable[Any]) -> Iterable[int | str]:
    """Yield every number and string in records, however deep."""
    for value in cited:
        if isinstance(value, Mapping):
            yield from _found(value.values())
        elif isinstance(value, list | tuple):
            yield from _found(value)
        elif isinstance(value, int | str) and not isinstance(value, bool):
            yield value


def _sums(cited: Iterable[Any]) -> Iterable[int]:
    """Yield, per field, the sum over the records, and over what lies one level deeper."""
    totals: dict[str, int] = {}
    for record in cited:
        for name, value in (record or {}).items():
            inner = value.items() if isinstance(value, Mapping) else ((name, value),)
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
