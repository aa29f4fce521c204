"""WeasyPrint, loaded quickly, and all that we use of it.

It asks for each of its libraries in C by names of several systems. For one that is not there Python
starts the compiler to look for it, which takes a quarter of the time of loading. On Linux the last
of those names is the one by which the loader finds a library, so nobody else need be asked.
"""

import ctypes.util
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from io import BytesIO
from typing import Any

from PIL import Image


@contextmanager
def _unasked() -> Iterator[None]:
    finding = ctypes.util.find_library
    if sys.platform == "linux":
        ctypes.util.find_library = lambda _: None  # type: ignore[assignment]  # of one name only
    try:
        yield
    finally:
        ctypes.util.find_library = finding


with _unasked():
    from weasyprint import CSS, HTML
    from weasyprint.draw import text as drawing
    from weasyprint.html import UA, UA_COUNTER_STYLE
    from weasyprint.images import RasterImage
    from weasyprint.logger import PROGRESS_LOGGER
    from weasyprint.pdf import pydyf
    from weasyprint.text.ffi import harfbuzz_subset
    from weasyprint.urls import FatalURLFetchingError, URLFetcher


def _references(pdf: Any) -> tuple[bytes, ...]:
    """Return what the pages of a PDF are referred to by, made anew only when there are more."""
    kids = pdf.pages["Kids"]  # of each page three things, of which the first is its number
    told: tuple[bytes, ...] = getattr(pdf, "_told", ())
    if len(told) * 3 != len(kids):
        told = pdf._told = tuple(f"{number} 0 R".encode("ascii") for number in kids[::3])
    return told


# It is asked for with every tag, and would be made of all pages every time: with a hundred pages
# that is a twentieth of the time of a print.
pydyf.PDF.page_references = property(_references)

PICTURES = 512  # of emoji, some kilobytes each


@lru_cache(maxsize=PICTURES)
def emoji(name: str, data: bytes) -> Any:
    """Return the picture of an emoji, packed once.

    It would be packed anew for each time that it stands somewhere, which takes ten times as long
    as all else that is done for it.
    """
    return RasterImage(Image.open(BytesIO(data)), name, data)


drawing.RasterImage = lambda _, name, data: emoji(name, data)

__all__ = [
    "CSS",
    "HTML",
    "PROGRESS_LOGGER",
    "UA",
    "UA_COUNTER_STYLE",
    "FatalURLFetchingError",
    "URLFetcher",
    "emoji",
    "harfbuzz_subset",
]
