"""The ways through a document: where its marks and numbers lead, and what stands at their end.

A place is named by the key of its record ("note/k3j9x2ab" -> "note-k3j9x2ab"). What a document
leaves out is no place, and what rests on it is then printed without a link.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace

from facilitator.report.blocks import (
    Block,
    Chapter,
    Comments,
    Document,
    Listing,
    Promise,
    Tabled,
    Theme,
)
from facilitator.report.options import Notes
from facilitator.report.text import Mark, View
from facilitator.report.written import BookQuote, Entry, References, Remark, Written

_OF_A_STEP = frozenset({"result", "count", "insight"})  # these records are told in its chapter


@dataclass(frozen=True, slots=True)
class Footnote:
    """What stands at the foot of a page. ``again``: the mark whose note has all of it already."""

    number: int
    entry: Entry
    page: str
    again: int | None


class Ways:
    """The ways of one document. Made for one printing: it knows which places it has passed."""

    def __init__(self, document: Document, *, paged: bool) -> None:
        """Make the ways. Where nothing is ``paged``, notes end the chapter instead of a page."""
        wanted = document.style.notes
        self.notes: Notes = "chapter" if wanted == "page" and not paged else wanted
        self._there = frozenset(_places(document))
        self._sources = _sources(document)
        self._passed: set[str] = set()

    def to(self, key: str) -> str:
        """Return the place of a record, "" where the document has none."""
        anchor = place(key)
        return anchor if anchor in self._there else ""

    def first(self, anchor: str) -> bool:
        """Return whether nothing has been asked to stand at ``anchor`` yet. Ask once a place."""
        new = anchor not in self._passed
        self._passed.add(anchor)
        return new

    def of_mark(self, chapter: Chapter, number: int) -> str:
        """Return where the mark ``number`` leads in ``chapter``, "" for nowhere."""
        if (entry := self._sources.get(number)) is None:
            return ""
        return place(f"source/{entry.source}") if self.notes == "end" else foot(chapter, number)

    def footnote(self, chapter: Chapter, number: int) -> Footnote | None:
        """Return the note for the foot of the page on which ``number`` is first in ``chapter``."""
        entry = self._sources[number]
        if self.notes != "page" or not self.first(foot(chapter, number)):
            return None
        before = dict.fromkeys(marks_in(prose(chapter)))
        same = next(n for n in before if self._sources.get(n) == entry)
        page = dict(entry.pages).get(number, "")
        return Footnote(number, entry, page, None if same == number else same)

    def endnotes(self, chapter: Chapter) -> tuple[Entry, ...]:
        """Return the sources that stand after ``chapter``, each with the marks it has there."""
        if self.notes != "chapter":
            return ()
        numbers = [n for n in dict.fromkeys(marks_in(prose(chapter))) if n in self._sources]
        entries = dict.fromkeys(self._sources[n] for n in numbers)
        return tuple(_only(entry, numbers) for entry in entries)


def place(key: str) -> str:
    """Return the name of the place where the record under ``key`` is told."""
    family, _, rest = key.partition("/")
    return f"step-{rest}" if family in _OF_A_STEP else f"{family}-{rest}"


def foot(chapter: Chapter, number: int) -> str:
    """Return the name of the place of a note at the foot of a page or at the end of a chapter."""
    return f"foot-{chapter.id}-{number}"


def prose(chapter: Chapter) -> tuple[Written | Comments, ...]:
    """Return what a facilitator wrote in ``chapter``: only there are marks, and views."""
    return tuple(block for block in chapter.blocks if isinstance(block, Written | Comments))


def has_view(chapter: Chapter) -> bool:
    """Return whether the sign of the facilitator's view stands in ``chapter``."""
    return _has_view(prose(chapter))


def marks_in(thing: object) -> Iterator[int]:
    """Yield the number of every mark in blocks, in order and as often as it stands there."""
    match thing:
        case Mark(number) | BookQuote(mark=number):
            yield number
        case tuple():
            for each in thing:
                yield from marks_in(each)
        case _ if is_dataclass(thing):
            for part in fields(thing):
                yield from marks_in(getattr(thing, part.name))


def _has_view(thing: object) -> bool:
    match thing:
        case View():
            return True
        case tuple():
            return any(map(_has_view, thing))
        case _ if is_dataclass(thing):
            return any(_has_view(getattr(thing, part.name)) for part in fields(thing))
    return False


def _only(entry: Entry, numbers: list[int]) -> Entry:
    """Return ``entry`` with no other marks than ``numbers``, in their order."""
    marks = tuple(n for n in numbers if n in entry.marks)
    return replace(entry, marks=marks, pages=tuple(p for p in entry.pages if p[0] in marks))


def _places(document: Document) -> Iterator[str]:
    for chapter in document.chapters:
        yield chapter.id
        for block in chapter.blocks:
            yield from map(place, (*_listed(block), *_told(block)))


def _listed(block: Block) -> Iterator[str]:
    """Yield the keys of the records that stand in a list or a table."""
    match block:
        case Listing(quotes=quotes):
            yield from (f"note/{quote.note}" for quote in quotes)
        case Comments(rows=rows):
            yield from (f"note/{row.quote.note}" for row in rows)
        case References(entries=entries):
            yield from (f"source/{entry.source}" for entry in entries)


def _told(block: Block) -> Iterator[str]:
    """Yield the key of the record that a block tells, and of the chart whose table it is."""
    match block:
        case Tabled(of=chart):
            yield f"table/{chart.key}"
        case Theme(theme=theme):
            yield f"theme/{theme}"
        case Promise(pledge=pledge):
            yield f"pledge/{pledge}"
        case Remark(key=key):
            yield key


def _sources(document: Document) -> Mapping[int, Entry]:
    """Return the source of every mark."""
    lists = (block for block in document.blocks() if isinstance(block, References))
    return {mark: entry for each in lists for entry in each.entries for mark in entry.marks}
