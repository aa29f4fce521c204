"""Whether this process lives, and whether it can serve."""

from flask import Blueprint, Response

from facilitator.web.house import house

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
def healthz() -> Response:
    """Answer: that is enough."""
    return Response("ok\n", mimetype="text/plain")


@blueprint.get("/readyz")
def readyz() -> Response:
    """Answer once the database does."""
    ready = house().threads.read(house().store.ready)
    return Response("ready\n" if ready else "not ready\n", 200 if ready else 503)
