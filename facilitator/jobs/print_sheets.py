"""The job ``sheets``: posters, table tents and worksheets of a session as one PDF."""

from collections.abc import Callable, Mapping
from typing import Any

from facilitator.core.session import Session
from facilitator.jobs.made import Made
from facilitator.printing.failed import N_, PrintingFailed
from facilitator.printing.fonts import undrawable
from facilitator.printing.pdf import print_pdf
from facilitator.sheets.html import to_html
from facilitator.sheets.order import Occasion, Order, from_options, of_session


def print_sheets(
    session: Session, options: Mapping[str, Any], progress: Callable[[float], None]
) -> Made:
    """Return what was ordered for ``session``; ``progress`` hears how much is done, from 0 to 1.

    Raises ``PrintingFailed``.
    """
    body = render(from_options(options), of_session(session, options["address"]), progress)
    name = f"tsunagari-{session.code}-sheets.pdf"
    return Made(name, "application/pdf", body)


def render(
    order: Order, occasion: Occasion, progress: Callable[[float], None] = lambda _: None
) -> bytes:
    """Return the bundle of an order as the bytes of a PDF. Raises ``PrintingFailed``."""
    typed = occasion.title.ja + occasion.title.en + order.wifi
    if lacking := undrawable(typed):
        raise PrintingFailed(
            N_(
                "Some characters of the title or the Wi-Fi line are in no font of this computer. "
                "Leave them out, or install more fonts (apt-get install fonts-noto-core), "
                "and print again."
            ),
            " ".join(f"{c} (U+{ord(c):04X})" for c in sorted(lacking)[:12]),
        )
    page = to_html(order, occasion)
    progress(0.05)
    copies = [1, *(n for _, n in order.prints)]
    return print_pdf(page, progress=lambda done: progress(0.05 + done * 0.95), copies=copies)
