"""`/metrics` for whoever keeps the server: numbers, and nothing of anybody (`live/meters.py`).

Read from the machine itself, or with the word that the operator has set. To everybody else there
is no such page. Behind a proxy everybody comes from the machine, so there only the word opens it.
"""

from hmac import compare_digest
from typing import TYPE_CHECKING

from flask import Blueprint, Response, abort, current_app, request

from facilitator.web.house import house

if TYPE_CHECKING:
    from facilitator.live.meters import Meters

NAME = "meters"
NEAR = "tsunagari.near"  # as live/addresses.py says; a test holds the two together
FORMAT = "text/plain; version=0.0.4; charset=utf-8"

blueprint = Blueprint("metrics", __name__)


@blueprint.get("/metrics")
def metrics() -> Response:
    """Tell the numbers."""
    if not (_from_here() or _knows_the_word()):
        abort(404)
    meters: Meters = current_app.extensions[NAME]
    jobs = house().threads.read(house().store.jobs.unfinished)
    return Response(meters.text(len(jobs)), content_type=FORMAT)


def _from_here() -> bool:
    return bool(request.environ.get(NEAR)) and not house().settings.proxied


def _knows_the_word() -> bool:
    word, told = house().settings.metrics, request.headers.get("Authorization", "")
    return bool(word) and compare_digest(told.encode(), f"Bearer {word}".encode())
