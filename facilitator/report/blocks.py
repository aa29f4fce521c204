"""What a report consists of: blocks, each of a type that says what it may contain.

``auto`` is one of our sentences with numbers, ``quote`` a note letter for letter,
``remark`` a guest's words, ``facilitator`` the facilitator's own, ``reference`` a source;
the others give form or draw. `audit` holds every block to its type. Blocks carry the
keys of the records they rest on, never more than a report may see.
"""

from dataclasses import dataclass, field
from typing import ClassVar

from facilitator.core.ids import NoteId, PartId, ThemeId
from facilitator.report.material import Facet


@dataclass(frozen=True, slots=True)
class Cover:
    """The beginning of the report."""

    kind: ClassVar[str] = "cover"
    title: str
    program: str
    purpose: str | None
    date: str
    rehearsal: bool


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit, and the records that were counted."""

    value: int
    unit: str
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """The numbers of the evening, large."""

    kind: ClassVar[str] = "figures"
    items: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A chapter in the contents."""

    part: PartId
    step: int
    question: str
    size: str


@dataclass(frozen=True, slots=True)
class Contents:
    """The questions of the day, with their pages."""

    kind: ClassVar[str] = "contents"
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Mosaic:
    """Every note as one square, a row for each step."""

    kind: ClassVar[str] = "mosaic"
    title: str
    rows: tuple[tuple[str, tuple[str, ...]], ...]  # label; colours


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
    """A heading within a chapter, and what it is about."""

    kind: ClassVar[str] = "heading"
    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Auto:
    """One of the sentences of `words.py`; its values come from the records it cites."""

    kind: ClassVar[str] = "auto"
    sentence: str
    text: str
    values: tuple[tuple[str, int | str], ...] = ()
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bar:
    """A theme in the chart. ``votes`` is None where nobody voted on themes."""

    theme: ThemeId
    label: str
    notes: int
    votes: int | None


@dataclass(frozen=True, slots=True)
class Sizes:
    """The themes of a step and how large they are."""

    kind: ClassVar[str] = "sizes"
    title: str
    notes: str
    votes: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """A note, letter for letter. ``by`` is the name its writer chose to add."""

    kind: ClassVar[str] = "quote"
    note: NoteId
    number: str
    text: str
    by: str | None
    facet: Facet | None


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
class Remark:
    """What a guest said, as logged, with the guest's consent."""

    kind: ClassVar[str] = "remark"
    key: str
    speaker: str
    text: str


@dataclass(frozen=True, slots=True)
class Facilitator:
    """The facilitator's words. They cite what they rest on, or carry the tag ``view``."""

    kind: ClassVar[str] = "facilitator"
    label: str
    text: str
    cites: tuple[str, ...] = ()
    view: str | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """A source. A number in ``text`` must stand in the ``excerpt`` that was kept."""

    kind: ClassVar[str] = "reference"
    mark: str
    text: str
    title: str
    url: str
    excerpt: str


@dataclass(frozen=True, slots=True)
class Listing:
    """Notes one after the other, for the appendix; ``title`` names the theme, if there is one."""

    kind: ClassVar[str] = "listing"
    title: str | None
    quotes: tuple[Quote, ...]


Block = (
    Cover
    | Figures
    | Contents
    | Mosaic
    | Question
    | Heading
    | Auto
    | Sizes
    | Quote
    | Theme
    | Remark
    | Facilitator
    | Reference
    | Listing
)


@dataclass(frozen=True, slots=True)
class Chapter:
    """Blocks that begin on a page of their own. ``form`` is ``cover``, ``step`` or ``appendix``."""

    form: str
    id: str
    name: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A report, before it has a form."""

    lang: str
    title: str
    date: str
    chapters: tuple[Chapter, ...] = field(default_factory=tuple)

    def typed(self) -> tuple[str, ...]:
        """Return what people typed, to see whether it can be printed."""
        return (self.title, *(text for block in self.blocks() for text in _typed(block)))

    def blocks(self) -> tuple[Block, ...]:
        """Return every block, in order."""
        return tuple(block for chapter in self.chapters for block in chapter.blocks)


def _typed(block: Block) -> tuple[str, ...]:
    match block:
        case Listing(_, quotes):
            return tuple(f"{quote.text}{quote.by or ''}" for quote in quotes)
        case Theme(_, title):
            return (title,)
        case Facilitator(_, text) | Remark(_, _, text):
            return (text,)
    return ()
