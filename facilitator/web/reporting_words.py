"""What the page of reports says of each profile, form and part, by the name of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as _

from facilitator.report.options import PARTS


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose, and a line on what it is for."""

    value: str
    label: Any
    line: Any = ""


PROFILES: Sequence[Choice] = (
    Choice("full", _("Whole report"), _("Everything: numbers, themes, every note. To keep")),
    Choice("seed", _("Article"), _("Your own text with quotations and sources. To publish")),
    Choice("event", _("Event report"), _("What happened, when and with whom. For the organiser")),
    Choice("comments", _("Table of comments"), _("Every note by theme. To answer each of them")),
    Choice("minutes", _("One page"), _("What we saw, on one sheet. To hand round")),
)
FORMS: Sequence[Choice] = (
    Choice("pdf", "PDF", _("To print and to send")),
    Choice("html", _("Web page"), _("One file that opens in any browser")),
    Choice("docx", "Word", _("To go on editing")),
    Choice("pptx", "PowerPoint", _("Slides to talk to")),
    Choice("md", "Markdown", _("Plain text, for a wiki or a blog")),
    Choice("xlsx", "Excel", _("All notes and numbers as tables")),
)
NOTES: Sequence[Choice] = (
    Choice("", _("As the text says")),
    Choice("page", _("At the foot of the page")),
    Choice("chapter", _("After each chapter")),
    Choice("end", _("At the end")),
)
LISTS: Sequence[Choice] = (
    Choice("", _("As the text says")),
    Choice("written", _("As they were written")),
    Choice("bullets", _("All as bullets")),
    Choice("prose", _("All as running text")),
)
_PARTS: Mapping[str, Any] = {
    "summary": _("Page at a glance"),
    "participation": _("How people took part"),
    "channel": _("Venue and online apart"),
    "plan": _("Timetable, planned and actual"),
    "votes": _("Votes"),
    "first_steps": _("First steps"),
    "pulse": _("Pulse"),
    "reading": _("How to read the report"),
    "appendix": _("All notes"),
    "figures": _("Numbers of the charts"),
    "method": _("Method"),
    "imprint": _("Author and version"),
    "consent": _("Line on consent"),
    "next": _("Next date"),
}


def parts() -> Sequence[Choice]:
    """Return what can be left out. Raises ``KeyError`` for a part without a word."""
    return tuple(Choice(part, _PARTS[part]) for part in PARTS)
