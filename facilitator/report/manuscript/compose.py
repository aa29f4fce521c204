"""What the profiles of a report ask a manuscript for: a place, its title, its sources."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from facilitator.report.blocks import Block, Quote
from facilitator.report.manuscript.blocks import blocks
from facilitator.report.manuscript.inline import pieces
from facilitator.report.manuscript.markdown import inlines
from facilitator.report.manuscript.meaning import meaning
from facilitator.report.manuscript.quoting import quote
from facilitator.report.manuscript.runs import run
from facilitator.report.manuscript.sources import Card, Source
from facilitator.report.manuscript.talks import invited
from facilitator.report.material import Material
from facilitator.report.text import Cite, Mark, Piece, Spoken, Text
from facilitator.report.words import say
from facilitator.report.written import BookQuote, Entry, Guests, References

T = TypeVar("T")


def written(material: Material, place: str) -> tuple[Block, ...]:
    """Return what a facilitator wrote at a place ("opening", "part/<id>", …), without its title.

    Its marks are numbered over the whole manuscript; `renumbered` does so for what is printed.
    """
    passages = material.manuscript.places.get(place, ())
    means = meaning(material)
    return tuple(
        block
        for n, passage in enumerate(passages)
        if n or not passage.text.startswith("# ")
        for block in blocks(passage, material, means)
    )


def title(material: Material, place: str) -> str:
    """Return the title that a facilitator gave a place, "" where there is none."""
    first = next(iter(material.manuscript.places.get(place, ())), None)
    if first is None or not first.text.startswith("# "):
        return ""
    return first.text.removeprefix("# ").strip()


def answer(material: Material, key: str) -> Text:
    """Return the organiser's answer to a note, by its key; nothing where there is none."""
    said = material.manuscript.settings.answers.get(key, "")
    return pieces(run(inlines(said)), meaning(material), more=(key,)) if said else ()


def guests(material: Material) -> Guests | None:
    """Return who was invited, whoever gave a talk among them, or None."""
    found = invited(material)
    return Guests(found) if found else None


def notes_cited(material: Material, blocks: object) -> tuple[Quote, ...]:
    """Return the notes that ``blocks`` cite, whole and with their translations, by number.

    For a report without the appendix: what is cited in part, or in another language, can be read.
    """
    keys = {piece.key for piece in _pieces(blocks) if isinstance(piece, Cite | Spoken)}
    notes = [note for note in material.notes.values() if f"note/{note.id}" in keys]
    notes.sort(key=lambda note: (len(note.number), note.number))
    return tuple(quote(note, material) for note in notes)


def renumbered(blocks: T) -> T:
    """Return ``blocks`` (or chapters) with marks numbered in the order of their first use here."""
    numbers: dict[str, int] = {}
    for card, _ in _marked(blocks):
        numbers.setdefault(card, len(numbers) + 1)
    found: T = _renumbered(blocks, numbers)
    return found


def marks(material: Material, blocks: object) -> Mapping[int, tuple[Card, Source]]:
    """Return what each mark in ``blocks`` leads to, by its number."""
    found = {}
    for name, number in sorted(_marked(blocks), key=lambda each: each[1]):
        if card := material.manuscript.card(name):
            found[number] = (card[1], card[0])
    return found


def references(material: Material, blocks: object) -> References:
    """Return the sources of ``blocks``, each once with all its marks, by their first mark."""
    by_source: dict[str, list[tuple[int, Card]]] = {}
    for number, (card, source) in marks(material, blocks).items():
        by_source.setdefault(source.slug, []).append((number, card))
    sources = material.manuscript.sources
    entries = (_entry(sources[slug], cards, material.lang) for slug, cards in by_source.items())
    return References(tuple(entries))


def _entry(source: Source, cards: Iterable[tuple[int, Card]], lang: str) -> Entry:
    numbered = tuple(cards)
    by, on = source.checked
    checked = say("checked", lang, by=by, on=on).strip() if by or on else ""
    publisher = "" if source.publisher in source.by else source.publisher  # said already
    return Entry(
        source=source.slug,
        marks=tuple(number for number, _ in numbered),
        title=source.title,
        by=source.by,
        publisher=publisher,
        year=source.year,
        url=source.url,
        accessed=source.accessed,
        checked=checked,
        pages=tuple((number, card.page) for number, card in numbered if card.page),
    )


def _pieces(value: Any) -> Iterator[Any]:
    """Yield every piece of running text in blocks, in order."""
    if isinstance(value, Piece):
        yield value
    elif isinstance(value, tuple | list):
        for each in value:
            yield from _pieces(each)
    elif is_dataclass(value):
        for part in fields(value):
            yield from _pieces(getattr(value, part.name))


def _marked(value: Any) -> Iterator[tuple[str, int]]:
    """Yield every card that is used, with its number, in order."""
    if isinstance(value, Mark):
        yield value.card, value.number
    elif isinstance(value, BookQuote):
        yield value.card, value.mark
    elif isinstance(value, tuple | list):
        for each in value:
            yield from _marked(each)
    elif is_dataclass(value):
        for part in fields(value):
            yield from _marked(getattr(value, part.name))


def _renumbered(value: Any, numbers: Mapping[str, int]) -> Any:
    """Return ``value`` with other marks; what has none is given back as it is."""
    if isinstance(value, Mark):
        return replace(value, number=numbers[value.card])
    if isinstance(value, BookQuote):
        return replace(value, mark=numbers[value.card])
    if isinstance(value, tuple):
        anew = tuple(_renumbered(each, numbers) for each in value)
        same = all(new is old for new, old in zip(anew, value, strict=True))
        return value if same else anew
    if is_dataclass(value) and not isinstance(value, type):
        there = {part.name: getattr(value, part.name) for part in fields(value)}
        changed = {
            name: new
            for name, old in there.items()
            if (new := _renumbered(old, numbers)) is not old
        }
        return replace(value, **changed) if changed else value
    return value
