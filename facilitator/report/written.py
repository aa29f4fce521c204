"""The blocks that a facilitator writes: every element of a report in prose.

They come from passages of the manuscript (`manuscript/`), and `id` is the passage's. What
they say is held to what it cites by `claims`.
"""

from dataclasses import dataclass
from typing import ClassVar

from facilitator.report.text import Text


@dataclass(frozen=True, slots=True)
class Headline:
    """A heading inside a chapter: ``level`` 2 stands below the chapter's own, 3 below that."""

    kind: ClassVar[str] = "headline"
    id: str
    text: Text
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences. One that ends in a colon leads in what follows and stays with it."""

    kind: ClassVar[str] = "paragraph"
    id: str
    text: Text


@dataclass(frozen=True, slots=True)
class Item:
    """A point: a bold ``lead`` with what may follow it before the dash, and what is said of it.

    Either may be empty, and the dash is set only between two that are not. ``lead`` holds its
    own strong pieces, because a lead may be bold in part. The ``items`` inside are ``ordered``
    with numbers or not.
    """

    lead: Text
    text: Text
    items: tuple["Item", ...] = ()
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    """Points, ``ordered`` with numbers or not."""

    kind: ClassVar[str] = "items"
    id: str
    ordered: bool
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Rung:
    """A stage: its name, what it is, and how many notes chose it (None: not told)."""

    term: str
    text: Text
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Stages:
    """A model in stages, first to last: a picture for the eye and a list for everyone."""

    kind: ClassVar[str] = "stages"
    id: str
    rungs: tuple[Rung, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. A cell without words is None and prints as a dash."""

    kind: ClassVar[str] = "grid"
    id: str
    title: Text
    heads: tuple[Text, ...]
    rows: tuple[tuple[Text | None, ...], ...]


@dataclass(frozen=True, slots=True)
class BookQuote:
    """Words from a book or a page, set off, with the mark of their source and the page.

    ``card`` ("lever/p7") is the evidence in which they stand.
    """

    kind: ClassVar[str] = "book_quote"
    id: str
    text: str
    mark: int
    source: str  # its title
    page: str
    card: str = ""


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody invited: name, how it is written otherwise, where from, as what.

    ``names``: all that they are known by, in any language.
    """

    id: str
    name: str
    also: str
    affiliations: tuple[str, ...]
    role: str
    about: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Guests:
    """Who was invited. A guest need not be quoted."""

    kind: ClassVar[str] = "guests"
    guests: tuple[Guest, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """What a guest or somebody in the hall said, as logged and with consent.

    ``voice`` is ``guest``, ``expert``, ``participant`` or ``unattributed``. Without
    ``verbatim`` it is a paraphrase, and says so.
    """

    kind: ClassVar[str] = "remark"
    key: str
    speaker: str
    voice: str
    text: str
    verbatim: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that came with the manuscript. ``alt`` is what it shows, in words."""

    kind: ClassVar[str] = "picture"
    id: str
    alt: str
    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Entry:
    """A source in the list, with every mark that leads to it, and the ``pages`` of those."""

    source: str
    marks: tuple[int, ...]
    title: str
    by: str
    publisher: str
    year: str
    url: str
    accessed: str
    checked: str  # by whom and when, in words; "" for one that nobody has checked
    pages: tuple[tuple[int, str], ...] = ()  # mark and page, for cards out of a book


@dataclass(frozen=True, slots=True)
class References:
    """The sources, each once."""

    kind: ClassVar[str] = "references"
    entries: tuple[Entry, ...]


Written = (
    Headline
    | Paragraph
    | Items
    | Stages
    | Grid
    | BookQuote
    | Guests
    | Remark
    | Picture
    | References
)
