"""Outside sources, and the cards that hold what was read there, word for word."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from facilitator.core.why import N_
from facilitator.report.manuscript.fields import Fields

Kind = Literal["web", "book", "paper", "other"]
KINDS: tuple[Kind, ...] = ("web", "book", "paper", "other")
_FOLDED = re.compile("(?<=[\u3000-\u9fff\uff00-\uff60]) (?=[\u3000-\u9fff\uff00-\uff60])")
"""The space that YAML leaves where a line of Japanese was broken."""

RESERVED = frozenset({"note", "pledge", "theme", "result", "count", "insight", "remark", "vote"})
"""What no source can be called: a citation that begins so is of something else."""


@dataclass(frozen=True, slots=True)
class Card:
    """Evidence: an ``excerpt``, word for word, and the page it stands on ("" on the web)."""

    excerpt: str
    page: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A page, a book, a paper. ``checked`` says by whom and when: ("", "") for nobody yet."""

    slug: str
    kind: Kind
    title: str
    by: str = ""
    publisher: str = ""
    year: str = ""
    url: str = ""
    accessed: str = ""
    checked: tuple[str, str] = ("", "")
    cards: Mapping[str, Card] = field(default_factory=dict)


def source(slug: str, fields: Fields) -> Source:
    """Read one source with its cards."""
    kind = fields.choice("kind", KINDS, "other")
    if slug in RESERVED:
        fields.wrong("", N_("cannot be called “%(name)s”. Choose another name", name=slug))
    url = fields.text("url")
    if url and not url.startswith(("https://", "http://")):
        fields.wrong("url", N_("is no address of a page. Begin it with https://"))
        url = ""
    found = Source(
        slug=slug,
        kind=kind,
        title=fields.text("title", needed=True),
        by=fields.text("by"),
        publisher=fields.text("publisher"),
        year=fields.text("year"),
        url=url,
        accessed=fields.text("accessed"),
        checked=_checked(fields),
        cards={name: _card(kind, inside) for name, inside in fields.members("cards")},
    )
    fields.nothing_else()
    return found


def _checked(fields: Fields) -> tuple[str, str]:
    said = fields.pairs("checked")
    for key in said.keys() - {"by", "on"}:
        fields.wrong("checked", N_("knows by and on, and not “%(key)s”. Take it out", key=key))
    return said.get("by", ""), said.get("on", "")


def _card(kind: Kind, fields: Fields) -> Card:
    excerpt = _FOLDED.sub("", fields.text("excerpt", needed=True))
    found = Card(excerpt, fields.text("page"))
    if kind == "book" and not found.page:
        why = N_("is missing. Words out of a book need their page: write page: …")
        fields.wrong("page", why)
    fields.nothing_else()
    return found
