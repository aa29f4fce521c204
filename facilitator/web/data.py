"""A session's data: exports and a backup, made when they are asked for.

An export names nobody, and whoever runs the session may take one. A backup says who wrote what:
it is the owner's alone.
"""

from collections.abc import Callable
from io import BytesIO
from tempfile import TemporaryFile
from typing import IO

from flask import Blueprint, abort, redirect, send_file
from werkzeug.wrappers import Response

from facilitator.core.log import rebuild
from facilitator.core.session import Session
from facilitator.exporting import moderation
from facilitator.exporting.document import to_json
from facilitator.exporting.sheet import to_csv
from facilitator.storage.sessions import Listed
from facilitator.web.house import house
from facilitator.web.identity import facilitator_of, require_owner
from facilitator.web.page import current_lang

blueprint = Blueprint("data", __name__)

_UNFIT = frozenset('<>:"/\\|?*')  # what some system does not take in the name of a file
LONGEST = 60  # characters of a title in a name


@blueprint.get("/sessions/<code>/export.json")
def export_json(code: str) -> Response:
    """Hand out what was said, to be read by programs."""
    listed, body = _exported(code, to_json)
    return download(body, "application/json", f"{_name(listed)}.json")


@blueprint.get("/sessions/<code>/export.csv")
def export_csv(code: str) -> Response:
    """Hand out what was said, as a table."""
    lang = current_lang()
    listed, body = _exported(code, lambda session: to_csv(session, lang))
    return download(body, "text/csv; charset=utf-8", f"{_name(listed)}.csv")


@blueprint.get("/sessions/<code>/moderation.csv")
def moderation_csv(code: str) -> Response:
    """Hand out what was taken off screens and put back, and why, as a table."""
    lang = current_lang()
    listed, body = _exported(code, lambda session: moderation.to_csv(session, lang))
    return download(body, "text/csv; charset=utf-8", f"{_name(listed)} moderation.csv")


@blueprint.get("/sessions/<code>/backup")
def backup(code: str) -> Response:
    """Hand out everything that is kept of a session."""
    require_owner()
    listed = _listed(code)
    store = house().store
    body = TemporaryFile(dir=store.data)  # noqa: SIM115 - the answer closes it
    house().threads.read(store.backups.write, [listed.id], body)
    body.seek(0)
    return download(body, "application/x-ndjson", f"{_name(listed)}.backup")


def _exported(code: str, to_form: Callable[[Session], bytes]) -> tuple[Listed, IO[bytes]]:
    """Return an export of the session as it is on disk, made where it stops no phone."""
    if facilitator_of(code) is None:
        abort(redirect("/enter"))
    listed, store = _listed(code), house().store

    def made() -> bytes:
        return to_form(rebuild(store.log.entries(listed.id)))

    return listed, BytesIO(house().threads.read(made))


def _listed(code: str) -> Listed:
    listed = house().threads.read(house().store.sessions.find, code)
    if listed is None:
        abort(404)
    return listed


def download(body: IO[bytes], media_type: str, name: str) -> Response:
    """Return a download under its own name, in whatever script that is (RFC 6266)."""
    response = send_file(body, media_type, as_attachment=True, download_name=name, max_age=0)
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _name(listed: Listed) -> str:
    """Return the name of a file that tells which session it is of."""
    fit = "".join(" " if c in _UNFIT or not c.isprintable() else c for c in listed.title)
    title = " ".join(fit.split())[:LONGEST].strip(". ")
    return f"{title or 'tsunagari'} {listed.code}"
