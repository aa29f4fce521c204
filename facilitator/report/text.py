"""Running text: what a facilitator wrote, in pieces that say what each of them claims.

Quotation marks, figures and note marks are pieces of their own, so that `claims` can hold each
to what it cites, and every form (HTML, DOCX, PPTX, Markdown) sets the same pieces.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """Words of the facilitator's own.

    ``typed``: what is in quotation marks here is no speech, and what is counted is no finding:
    a name, a term, a slogan, a rule. ``url`` makes it a link.
    """

    text: str
    strong: bool = False
    emphasis: bool = False
    typed: bool = False
    url: str = ""


@dataclass(frozen=True, slots=True)
class Spoken:
    """Somebody's words, letter for letter, without the ``marks`` (「」) that are set around them.

    ``key`` is the record they stand in (``note/…``, ``remark/…``), ``number`` its name on paper.
    ``excerpt``: they are a part of it. ``translated``: they are the translation kept for it.
    ``as_written``: a correction was proposed, and they are those of the writer.
    """

    text: str
    key: str
    number: str
    marks: tuple[str, str]
    excerpt: bool = False
    translated: bool = False
    strong: bool = False
    as_written: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A note mark, ① and on: ``card`` ("harvard/age") is the evidence that it leads to."""

    number: int
    card: str


@dataclass(frozen=True, slots=True)
class Cite:
    """What a sentence rests on, by record key, and how that is called on paper ("3-07")."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class View:
    """The visible sign that the sentences before it, back to the last cited one, cite nothing.

    They are the facilitator's view.
    """


Piece = Words | Spoken | Mark | Cite | View
Text = tuple[Piece, ...]


_CIRCLED, _LAST = ord("①") - 1, 20


def glyph(mark: int) -> str:
    """Return a note mark as it is printed: ① and on, beyond ⑳ a number in brackets."""
    return chr(_CIRCLED + mark) if 0 < mark <= _LAST else f"({mark})"


def plain(text: Text) -> str:
    """Return the words of ``text`` without marks, citations and signs."""
    return "".join(_plain(piece) for piece in text)


def _plain(piece: Piece) -> str:
    match piece:
        case Words():
            return piece.text
        case Spoken(text, _, _, (before, after)):
            return f"{before}{text}{after}"
    return ""
