"""What a report consists of: blocks, each of a type that says what it may contain.

``auto`` is one of our sentences with numbers, ``quote`` a note letter for letter,
``facilitator`` the facilitator's own sentence; what a facilitator writes at length is in
`written`; the others give form or draw (`figures`). `audit` holds every block to its type.
Blocks carry the keys of the records they rest on, never more than a report may see.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields, is_dataclass
from typing import ClassVar

from facilitator.core.ids import NoteId, PartId, PledgeId, ThemeId
from facilitator.report.figures import Chart, Coverage, Turnout
from facilitator.report.material import Built, Facet
from facilitator.report.options import Notes, Profile
from facilitator.report.text import Text
from facilitator.report.written import Written


@dataclass(frozen=True, slots=True)
class Auto:
    """One of the sentences of `sentences.py`; its values come from the records it cites."""

    kind: ClassVar[str] = "auto"
    sentence: str
    text: str
    values: tuple[tuple[str, int | str], ...] = ()
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cover:
    """The beginning of the report. ``lines``: where, by whom, which version, in that order."""

    kind: ClassVar[str] = "cover"
    title: str
    program: str
    date: str
    rehearsal: bool
    subtitle: str = ""
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Number:
    """A number with its unit, the records that were counted, and a word on what it holds.

    ``sign`` stands beside it: "%".
    """

    value: int
    unit: str
    cites: tuple[str, ...]
    detail: Auto | None = None
    sign: str = ""

    @property
    def figure(self) -> str:
        """The number as it is printed."""
        return f"{self.value}{self.sign}"


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of the evening, large."""

    kind: ClassVar[str] = "numbers"
    items: tuple[Number, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A chapter in the contents, and what is ``below`` it. ``to`` is where it begins."""

    to: str
    label: str
    title: str
    size: str
    below: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Contents:
    """The chapters with their pages."""

    kind: ClassVar[str] = "contents"
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """The heading of a step."""

    kind: ClassVar[str] = "question"
    part: PartId
    label: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, and what it is about."""

    kind: ClassVar[str] = "heading"
    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Quote:
    """A note, letter for letter. ``by`` is the name its writer chose to add.

    ``times``, ``under`` and ``as_written`` are those of the note (`material.Written`). ``home``
    marks the place to which the appendix leads back. The ``replies`` that people built on it stand
    there, and where a facilitator quotes the whole note. ``translation`` stands below the words in
    an edition of another language.
    """

    kind: ClassVar[str] = "quote"
    note: NoteId
    number: str
    text: str
    by: str | None
    facet: Facet | None
    relates: int = 0
    home: bool = False
    translation: str = ""
    replies: tuple[Built, ...] = ()
    times: int = 1
    under: str = ""
    as_written: bool = False


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme by the title people gave it, its size, and what it says."""

    kind: ClassVar[str] = "theme"
    theme: ThemeId
    title: str
    notes: int
    size: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Promise:
    """A first step, letter for letter, without its date."""

    kind: ClassVar[str] = "promise"
    pledge: PledgeId
    number: str
    text: str
    if_then: str
    owner: str = ""
    sign_of_success: str = ""

    @property
    def beside(self) -> tuple[tuple[str, str], ...]:
        """The lines that were written with it, each behind the name of its label."""
        lines = (
            ("step.owner", self.owner),
            ("if.then", self.if_then),
            ("step.sign", self.sign_of_success),
        )
        return tuple(line for line in lines if line[1])


@dataclass(frozen=True, slots=True)
class Facilitator:
    """The facilitator's words. They cite what they rest on, or carry the tag ``view``."""

    kind: ClassVar[str] = "facilitator"
    label: str
    text: str
    cites: tuple[str, ...] = ()
    view: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A step in a few lines: what was seen, and the sentences of people it rests on."""

    kind: ClassVar[str] = "finding"
    part: PartId
    step: int
    question: str
    seen: Facilitator | None
    said: tuple[Auto, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A word to look for, and what is to be said about it."""

    kind: ClassVar[str] = "fact"
    label: str
    said: tuple[Auto, ...]
    level: int = 2


@dataclass(frozen=True, slots=True)
class Listing:
    """Notes one after the other, for the appendix; ``title`` names the theme, if there is one."""

    kind: ClassVar[str] = "listing"
    title: str | None
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Comment:
    """A note in a table, the theme it is in, and what the organiser answers, if anything."""

    quote: Quote
    theme: str
    answer: Text


@dataclass(frozen=True, slots=True)
class Comments:
    """Every note of a step in a table, with room for answers."""

    kind: ClassVar[str] = "comments"
    title: str
    rows: tuple[Comment, ...]


@dataclass(frozen=True, slots=True)
class Address:
    """Where the session is on the web: as a code to scan, and in letters."""

    kind: ClassVar[str] = "address"
    said: Auto
    url: str


@dataclass(frozen=True, slots=True)
class Tabled:
    """The numbers of a chart as a table, for eyes and ears that have no use for a picture."""

    kind: ClassVar[str] = "tabled"
    of: Chart


Block = (
    Address
    | Auto
    | Chart
    | Comments
    | Contents
    | Cover
    | Coverage
    | Fact
    | Facilitator
    | Finding
    | Heading
    | Listing
    | Numbers
    | Promise
    | Question
    | Quote
    | Tabled
    | Theme
    | Turnout
    | Written
)


@dataclass(frozen=True, slots=True)
class Chapter:
    """Blocks that begin on a page of their own. ``form`` says how they are laid out."""

    form: str
    id: str
    name: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Style:
    """How a document is set.

    ``profile`` "seed" is an article whose chapters follow one another on a page. ``notes``:
    where the notes to the marks stand. ``dash`` stands between a lead and what is said of it.
    """

    profile: Profile = "full"
    notes: Notes = "end"
    dash: str = "–"


@dataclass(frozen=True, slots=True)
class Document:
    """A report, before it has a form."""

    lang: str
    title: str
    date: str
    chapters: tuple[Chapter, ...] = field(default_factory=tuple)
    style: Style = field(default_factory=Style)

    def typed(self) -> tuple[str, ...]:
        """Return every word that was not ours, to see whether it can be printed."""
        return tuple(_strings(self))

    def blocks(self) -> tuple[Block, ...]:
        """Return every block, in order."""
        return tuple(block for chapter in self.chapters for block in chapter.blocks)

    def homes(self) -> frozenset[NoteId]:
        """Return the notes that the chapters quote, to which the appendix leads back."""
        return frozenset(quote.note for quote in quotes_in(self.blocks()) if quote.home)


def quotes_in(blocks: tuple[Block, ...]) -> Iterator[Quote]:
    """Yield the quotations in ``blocks``, those inside others too, but for the appendix's."""
    for block in blocks:
        match block:
            case Quote():
                yield block
            case Theme(_, _, _, _, quotes) | Finding(_, _, _, _, _, quotes):
                yield from quotes
            case Comments(_, rows):
                yield from (row.quote for row in rows)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _strings(each)
    elif is_dataclass(value):
        for part in fields(value):
            yield from _strings(getattr(value, part.name))
