"""The job ``report``: a session's report as a file."""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from facilitator.core.ids import FileId
from facilitator.core.session import Session
from facilitator.printing.pdf import print_pdf
from facilitator.report.build import report
from facilitator.report.html import to_html

MEDIA_TYPES = {"pdf": "application/pdf", "html": "text/html; charset=utf-8"}


@dataclass(frozen=True, slots=True)
class Made:
    """A file that came of a job."""

    id: FileId
    name: str
    media_type: str
    body: bytes


def print_report(
    session: Session, options: Mapping[str, Any], progress: Callable[[float], None]
) -> Made:
    """Return the report of ``session``; ``progress`` hears how much is done, from 0 to 1.

    Raises ``PrintingFailed``, and ``Unfounded`` when the report says what its notes do not.
    """
    lang, form = str(options.get("lang", session.lang)), str(options.get("form", "pdf"))
    body = render(session, lang, form, progress)
    name = f"tsunagari-{session.code}-{lang}.{form}"
    return Made(FileId(secrets.token_hex(16)), name, MEDIA_TYPES[form], body)


def render(
    session: Session, lang: str, form: str, progress: Callable[[float], None] = lambda _: None
) -> bytes:
    """Return the report as the bytes of a file."""
    document = report(session, lang)
    page = to_html(document, screen=form == "html")
    progress(0.1)
    if form == "html":
        return page.encode()
    return print_pdf(page, document.typed(), lambda done: progress(0.1 + done * 0.9))
