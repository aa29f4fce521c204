"""What people read when a page does not work: what happened, what is safe, what to do."""

from dataclasses import dataclass
from logging import getLogger

from flask import Flask, Response, jsonify, render_template, request
from flask_babel import gettext as _
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import HTTPException

_log = getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Problem:
    """The sentences of an error page, and the way out of it."""

    title: str
    happened: str
    safe: str
    remedy: str
    way: str
    way_label: str


def register(app: Flask) -> None:
    """Answer every error of the web part with a page that helps."""
    app.register_error_handler(HTTPException, _known)
    app.register_error_handler(OperationalError, _not_stored)
    app.register_error_handler(Exception, _unknown)


def _known(error: HTTPException) -> tuple[Response | str, int] | HTTPException:
    if error.response is not None:  # abort(redirect(...)): an answer, not a problem
        return error
    return _page(error.code or 500)


def _unknown(error: Exception) -> tuple[Response | str, int]:
    _log.exception("%s %s failed", request.method, request.path, exc_info=error)
    return _page(500)


def _not_stored(error: Exception) -> tuple[Response | str, int]:
    _log.error("%s %s could not be stored", request.method, request.path, exc_info=error)
    same = request.method == "GET" or request.endpoint == "join.take_seat"  # it asks there, too
    problem = Problem(
        _("Nothing can be saved just now"),
        _("The disk may be full, or another program holds the database."),
        _("What has been written in a session is kept."),
        _("Try again in a moment. If it stays so, tell the person who runs the session."),
        request.full_path.rstrip("?") if same else "/",
        _("Try again"),
    )
    return _told(problem, 503)


def _page(status: int) -> tuple[Response | str, int]:
    return _told(_problem(status), status)


def _told(problem: Problem, status: int) -> tuple[Response | str, int]:
    if request.accept_mimetypes.best_match(["text/html", "application/json"]) != "text/html":
        return jsonify(error=problem.happened, remedy=problem.remedy), status
    return render_template("error.html", problem=problem), status


def _problem(status: int) -> Problem:
    kept = _("What has been written in a session is kept.")
    join, join_label = "/j", _("Enter the six digits")
    again, again_label = request.full_path.rstrip("?"), _("Try again")
    match status:
        case 404:
            return Problem(
                _("Not found"),
                _("There is no page at this address."),
                kept,
                _("To take part, enter the six digits that the stage shows."),
                join,
                join_label,
            )
        case 401 | 403:
            return Problem(
                _("Not open to you"),
                _("This page is only for those who hold its link."),
                kept,
                _("Open the link that you were given once more, in this browser."),
                "/enter",
                _("I have a link"),
            )
        case 400 | 405 | 413 | 415 | 422:
            return Problem(
                _("Not understood"),
                _("The page sent something that could not be read."),
                kept,
                _("Go back, reload the page and try once more."),
                again if request.method == "GET" else "/",
                again_label,
            )
        case 429 | 503:
            return Problem(
                _("Too many at once"),
                _("A great many people want the same thing just now."),
                kept,
                _("Wait for ten seconds, then try again."),
                again,
                again_label,
            )
        case _:
            return Problem(
                _("That did not work"),
                _("Something went wrong on our side."),
                kept,
                _("Try again in a moment. If it stays so, tell the person who runs the session."),
                again if request.method == "GET" else "/",
                again_label,
            )
