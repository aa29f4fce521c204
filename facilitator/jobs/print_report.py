"""The job ``report``: a session's report as a file."""

from collections.abc import Callable, Mapping
from typing import Any

from facilitator.core.session import Session
from facilitator.jobs.made import Made
from facilitator.printing.failed import N_, PrintingFailed
from facilitator.printing.pdf import print_pdf
from facilitator.report.build import report
from facilitator.report.html import to_html

COPIES = N_(
    "Words that were taken back still stand in the name of a theme or in what you saw. "
    "Put them in other words on the console, then make the report."
)
MEDIA_TYPES = {"pdf": "application/pdf", "html": "text/html; charset=utf-8"}


def print_report(
    session: Session, options: Mapping[str, Any], progress: Callable[[float], None]
) -> Made:
    """Return the report of ``session``; ``progress`` hears how much is done, from 0 to 1.

    Raises ``PrintingFailed``, and ``Unfounded`` when the report says what its notes do not.
    """
    lang, form = str(options.get("lang", session.lang)), str(options.get("form", "pdf"))
    body = render(session, lang, form, progress)
    name = f"tsunagari-{session.code}-{lang}.{form}"
    return Made(name, MEDIA_TYPES[form], body)


def render(
    session: Session, lang: str, form: str, progress: Callable[[float], None] = lambda _: None
) -> bytes:
    """Return the report as the bytes of a file. Raises as `print_report` does."""
    if session.copies:
        raise PrintingFailed(COPIES)
    document = report(session, lang)
    page = to_html(document, screen=form == "html")
    progress(0.1)
    if form == "html":
        return page.encode()
    return print_pdf(page, document.typed(), lambda done: progress(0.1 + done * 0.9))
