"""Prints finished HTML as PDF.

What is printed carries everything inside itself, pictures as well. So every other address in it
is refused (but for our own font files), and one that is asked for stops the print: half a report
is worse than none.
"""

import gc
import logging
import os
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from copy import copy
from typing import Any
from xml.etree.ElementTree import Element

from facilitator.printing.failed import N_, PrintingFailed
from facilitator.printing.fonts import addresses, foreign, require, undrawable
from facilitator.printing.library import (
    PROGRESS_LOGGER,
    FatalURLFetchingError,
    URLFetcher,
    harfbuzz_subset,
)
from facilitator.printing.notes import Render, once
from facilitator.printing.page import Page
from facilitator.printing.soft import softened

VARIANTS: Mapping[str, str] = {"ua": "pdf/ua-1", "a": "pdf/a-2a"}
"""Both are tagged, with title, language and bookmarks: ``ua`` for people who listen to a file,
``a`` for archives. One file is only one of them."""

# fontTools writes this instead of the time into fonts it cuts, so the same page is the same file.
os.environ.setdefault("SOURCE_DATE_EPOCH", "0")

# What a picture inside the page begins with. No drawings: they could refer to something else.
PICTURES = tuple(f"data:image/{kind};base64," for kind in ("png", "jpeg", "webp", "gif"))

STEPS = 7  # that the library announces on its progress log


class OnlyInside(URLFetcher):  # type: ignore[misc]  # has no types
    """For documents that carry everything inside themselves but the faces of their letters."""

    def __init__(self, fonts: Collection[str]) -> None:
        super().__init__(allowed_protocols=("file", "data"))
        self._fonts = frozenset(fonts)
        self.refused: list[str] = []

    def fetch(self, url: str, headers: object = None) -> object:
        """Return the font or the picture at ``url``; refuse all else, above all the network."""
        if url not in self._fonts and not url.startswith(PICTURES):
            self.refused.append(url)  # the library swallows what happens inside an SVG
            raise FatalURLFetchingError(url)
        return super().fetch(url)


def print_pdf(
    html: str,
    typed: Collection[str] = (),
    progress: Callable[[float], None] = lambda _: None,
    copies: Sequence[int] = (),
    variant: str = "ua",
) -> bytes:
    """Return ``html`` as a PDF of a ``variant``. The same ``html`` gives the same bytes.

    Language and title are those of the page. ``typed`` are the texts of people in it: they
    are looked at first, because a character without a glyph would print as an empty box.
    ``progress`` hears how much is done, from 0 to 1. ``copies`` says of every page how often
    it is wanted (once unless given): a copy takes a tenth of the time of a page.

    Raises ``PrintingFailed`` for such characters, for missing fonts, and for a page that
    refers to anything outside itself.
    """
    return print_counted(html, typed, progress, copies, variant)[0]


def print_counted(
    html: str,
    typed: Collection[str],
    progress: Callable[[float], None],
    copies: Sequence[int],
    variant: str,
) -> tuple[bytes, int]:
    """Return what `print_pdf` does, and how many pages that are."""
    require(subsetter=harfbuzz_subset is not None)
    if lacking := undrawable("".join(typed)):
        named = " ".join(f"{c} (U+{ord(c):04X})" for c in sorted(lacking)[:12])
        raise PrintingFailed(
            N_(
                "Some characters in the notes are in no font of this computer. Hide those notes, "
                "or install more fonts (apt-get install fonts-noto-core), and print again."
            ),
            named,
        )
    fetcher, pdf = OnlyInside(addresses()), b""
    # FatalURLFetchingError is a BaseException: `except Exception` would miss it.
    with _heard(progress), _uncollected(), suppress(FatalURLFetchingError):
        printed = once(_laid_out(softened(html), fetcher, VARIANTS[variant]))
        printed = printed.copy(list(_copied(printed.pages, copies))) if copies else printed
        pdf = printed.write_pdf(pdf_variant=VARIANTS[variant])
    if fetcher.refused:
        raise PrintingFailed(
            N_("The page refers to something outside itself and was not printed."),
            fetcher.refused[0][:100],
        )
    if strange := foreign(font.family for font in printed.fonts.values()):
        raise PrintingFailed(
            N_("The page was set in fonts that nobody asked for and was not printed."),
            ", ".join(strange),
        )
    return pdf, len(printed.pages)


def _laid_out(html: str, fetcher: OnlyInside, variant: str) -> Render:
    def render(prepare: Callable[[Element], None]) -> Any:
        page = Page(html, fetcher)
        prepare(page.etree_element)
        return page.render(pdf_variant=variant)

    return render


def _copied(pages: Sequence[Any], copies: Sequence[int]) -> Iterator[Any]:
    """Give every page as often as it is wanted; only its first copy is in the bookmarks."""
    for page, wanted in zip(pages, copies, strict=True):
        again = copy(page)
        again.bookmarks = []
        yield from [page, *[again] * (wanted - 1)]


@contextmanager
def _uncollected() -> Iterator[None]:
    """Let nobody look for garbage meanwhile.

    A print is one large structure that is used to its end, and looking through it again and again
    would take a tenth of the time.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


@contextmanager
def _heard(progress: Callable[[float], None]) -> Iterator[None]:
    """Tell ``progress`` what the library writes to its progress log meanwhile."""
    ear = _Ear(progress)
    PROGRESS_LOGGER.addHandler(ear)
    PROGRESS_LOGGER.setLevel(logging.INFO)
    PROGRESS_LOGGER.propagate = False  # it is for us, not for the server's log
    try:
        yield
    finally:
        PROGRESS_LOGGER.removeHandler(ear)


class _Ear(logging.Handler):
    """Hears lines like ``Step 5 - Creating layout - Page 3``."""

    def __init__(self, progress: Callable[[float], None]) -> None:
        super().__init__()
        self._progress = progress
        self._last = 0

    def emit(self, record: logging.LogRecord) -> None:
        """Tell of every step once."""
        step = record.getMessage().removeprefix("Step ")[:1]
        if step.isdecimal() and int(step) > self._last:
            self._last = int(step)
            self._progress(self._last / STEPS)
