"""Pages go compressed over the Wi-Fi of the hall: a phone's page is a quarter of what it was.

Whoever can watch the line, and let a guess of theirs stand in the same page as a secret, could
tell from the length alone whether they guessed right (BREACH). So the length says nothing exact:
some bytes of no meaning go with every page, as Django's middleware does it.
"""

from collections.abc import Callable, Mapping
from gzip import GzipFile
from io import BytesIO
from secrets import randbelow

import brotli
from flask import Response, request

SMALLEST = 1000  # bytes worth it
LEVEL = 5  # of either; beyond it a page takes longer and is hardly smaller
HIDING = 100  # bytes of no meaning, at most


def compress(response: Response) -> Response:
    """Return ``response`` compressed, if it is a page and the browser wants it so."""
    if response.mimetype != "text/html" or response.is_streamed or response.content_encoding:
        return response
    response.vary.add("Accept-Encoding")
    page = response.get_data()
    name = next((each for each in ENCODINGS if request.accept_encodings[each] > 0), None)
    if len(page) < SMALLEST or name is None:
        return response
    response.set_data(ENCODINGS[name](page, 1 + randbelow(HIDING)))
    response.content_encoding = name
    return response


def _brotli(page: bytes, hiding: int) -> bytes:
    """Return ``page`` with ``hiding`` bytes in a block of metadata, which nobody reads.

    A flush ends on a whole byte, so the head of that block is two: it is not the last, it is
    metadata, and one byte says how long it is, less one (RFC 7932, 9.2).
    """
    made = brotli.Compressor(mode=brotli.MODE_TEXT, quality=LEVEL)
    head = (0b01_0_11_0 | (hiding - 1) << 6).to_bytes(2, "little")
    return bytes(made.process(page) + made.flush() + head + bytes(hiding) + made.finish())


def _gzip(page: bytes, hiding: int) -> bytes:
    """Return ``page`` with ``hiding`` bytes in the place where gzip has the name of a file."""
    body = BytesIO()
    with GzipFile("x" * hiding, "wb", LEVEL, body, mtime=0) as file:
        file.write(page)
    return body.getvalue()


ENCODINGS: Mapping[str, Callable[[bytes, int], bytes]] = {"br": _brotli, "gzip": _gzip}
"""What we speak, the smaller first; browsers offer brotli over https alone."""
