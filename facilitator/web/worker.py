"""The script that shows a page again when the network is gone (static/src/worker.js).

It has to lie at the root of the site: a browser lets it look after what lies below its own address.
"""

from functools import cache

from flask import Blueprint, Response, make_response

from facilitator.web import assets

blueprint = Blueprint("worker", __name__)


@blueprint.get("/worker.js")
def worker() -> Response:
    """Return the script; browsers ask by themselves whether there is a new one."""
    response = make_response(_script())
    response.mimetype = "text/javascript"
    response.headers["Cache-Control"] = "no-cache"
    return response


@cache
def _script() -> bytes:
    return (assets.DIST / assets.asset("worker.js").rpartition("/")[2]).read_bytes()
