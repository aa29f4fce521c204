"""The jobs ``report`` and ``draft``: a session's report as a file, or as a page to read."""

from collections.abc import Callable, Mapping
from typing import Any

from facilitator.core.session import Session
from facilitator.jobs import wish
from facilitator.jobs.made import Made
from facilitator.printing.failed import N_, PrintingFailed
from facilitator.printing.pdf import print_pdf
from facilitator.report.audit import Unfounded, audit
from facilitator.report.build import build
from facilitator.report.catalogue import gettext_of
from facilitator.report.claims import hold
from facilitator.report.forms.registry import FORMS
from facilitator.report.gather import gather
from facilitator.report.html import to_html
from facilitator.report.options import Options

COPIES = N_(
    "Words that were taken back still stand in the name of a theme, in what you saw or in the text "
    "of the report. Put them in other words, then make the report."
)
UNFOUNDED = N_(
    "The text says what the session does not bear out. Nothing is lost: mend these places in the "
    "file, upload it again, and make the report."
)
MEDIA_TYPES = wish.FORMS


def print_report(
    session: Session, options: Mapping[str, Any], progress: Callable[[float], None]
) -> Made:
    """Return the report of ``session``; ``progress`` hears how much is done, from 0 to 1.

    Raises ``PrintingFailed``, also when the report says what its notes do not, and ``ValueError``
    for options that there are not.
    """
    wanted = wish.from_job(options, session.lang)
    try:
        body = render(session, wanted.options(), wanted.form, progress, wanted.pdf)
    except Unfounded as unfounded:
        detail = unfounded.said(gettext_of(session.lang))
        raise PrintingFailed(UNFOUNDED, detail) from unfounded
    return Made(wanted.name(session.code), MEDIA_TYPES[wanted.form], body)


def render(
    session: Session,
    options: Options,
    form: str,
    progress: Callable[[float], None] = lambda _: None,
    variant: str = "ua",
) -> bytes:
    """Return the report as the bytes of a file; ``variant`` is that of a PDF.

    Raises ``PrintingFailed``, and ``Unfounded`` when the report says what its notes do not.
    """
    if session.copies:
        raise PrintingFailed(COPIES)
    material = gather(session, options)
    document = build(material)
    audit(document, material)
    hold(document, material)
    progress(0.1)
    if form in FORMS:
        return FORMS[form].make(document, material)
    page = to_html(document, screen=form == "html")
    if form == "html":
        return page.encode()

    def tell(done: float) -> None:
        progress(0.1 + done * 0.9)

    return print_pdf(page, document.typed(), tell, variant=variant)
