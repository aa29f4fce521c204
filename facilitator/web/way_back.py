"""The way from an address that forms are sent to, back to the page that they stand on.

What a form was answered with is shown under that address. Who then changes the language, or comes
by the address later, asks for it without a form.
"""

from urllib.parse import urlencode

from flask import redirect, request
from werkzeug.wrappers import Response


def way_back(page: str) -> Response:
    """Lead to ``page``, which may name a place in it (``#held``), with whatever was asked for."""
    path, sign, place = page.partition("#")
    asked = urlencode(list(request.args.items(multi=True)))
    return redirect(f"{path}{'?' if asked else ''}{asked}{sign}{place}", 303)
