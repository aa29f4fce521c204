"""Pages go compressed over the Wi-Fi of the hall: a phone's page is a quarter of what it was.

Whoever can watch the line, and let a guess of theirs stand in the same page as a secret, could
tell from the length alone whether they guessed right (BREACH). So the length says nothing exact:
some bytes of no meaning go with every page, as Django's middleware does it.
"""

from gzip import GzipFile
from io import BytesIO
from secrets import randbelow

from flask import Response, request

SMALLEST = 1000  # bytes worth it
LEVEL = 5  # beyond it a page takes longer and is hardly smaller
HIDING = 100  # bytes at most, in the place where gzip has the name of a file


def compress(response: Response) -> Response:
    """Return ``response`` compressed, if it is a page and the browser wants it so."""
    if response.mimetype != "text/html" or response.is_streamed or response.content_encoding:
        return response
    response.vary.add("Accept-Encoding")
    page = response.get_data()
    if len(page) < SMALLEST or request.accept_encodings["gzip"] == 0:
        return response
    body = BytesIO()
    with GzipFile("x" * (1 + randbelow(HIDING)), "wb", LEVEL, body, mtime=0) as file:
        file.write(page)
    response.set_data(body.getvalue())
    response.content_encoding = "gzip"
    return response
