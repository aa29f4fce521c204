"""Codes that were guessed: who is wrong too often waits, longer each time.

Only what is wrong is counted, by the number of the caller (`live/addresses.py`) and in memory.
A hall sits behind one address, maybe with somebody in it who guesses: whoever has a seat is not
kept waiting, and neither is anybody for a code by which that address has come in before.
"""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from math import ceil
from time import monotonic
from typing import Any

from flask import Flask, Response, current_app, render_template, request
from flask_babel import gettext as _
from flask_babel import ngettext

from facilitator.web.errors import Problem
from facilitator.web.identity import holds
from facilitator.web.join import digits

FREE = 30  # wrong codes within WINDOW, before there is any waiting
WINDOW = 5 * 60.0  # seconds
FIRST, LONGEST = 10.0, 5 * 60.0  # seconds to wait between two tries: twice as long each time
REMEMBERED = 20_000  # callers, and codes by which they came in
NAME = "guesses"
CALLER = "tsunagari.caller"  # as live/addresses.py says; a test holds the two together

_TELLS = ("code", "sheet")  # parts of an address that name a session
_IN = {("join.ask", 200), ("join.take_seat", 303)}  # answers that only a right code gets


@dataclass(slots=True)
class _Wrong:
    """What one caller got wrong since ``since``, and until when they wait."""

    since: float
    count: int = 0
    until: float = 0.0


class Guesses:
    """Wrong codes of the last minutes, by caller. Lives on the loop."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._wrong: OrderedDict[bytes, _Wrong] = OrderedDict()
        self._came_in: OrderedDict[bytes, None] = OrderedDict()

    def wait(self, caller: bytes, code: str) -> int:
        """Return how many seconds ``caller`` has to wait before trying ``code``; 0: none."""
        wrong = self._wrong.get(caller)
        if wrong is None or _both(caller, code) in self._came_in:
            return 0
        return max(0, ceil(wrong.until - self._clock()))

    def was_wrong(self, caller: bytes) -> None:
        """Count a code that is none."""
        now = self._clock()
        wrong = self._wrong.get(caller)
        if wrong is None or now > max(wrong.since, wrong.until) + WINDOW:
            wrong = self._wrong[caller] = _Wrong(now)
        wrong.count += 1
        if wrong.count >= FREE:
            wrong.until = now + min(FIRST * 2 ** min(wrong.count - FREE, 30), LONGEST)
        _trim(self._wrong, caller)

    def was_right(self, caller: bytes, code: str) -> None:
        """Note that ``caller`` knows ``code``: to try it once more tells them nothing."""
        both = _both(caller, code)
        self._came_in[both] = None
        _trim(self._came_in, both)


def register(app: Flask) -> None:
    """Look at every request that names a session, before it is answered and after."""
    app.extensions[NAME] = Guesses()
    app.before_request(_before)
    app.after_request(_after)


def _before() -> Response | None:
    code = _code()
    wait = _guesses().wait(_caller(), code) if code else 0
    if not wait or holds(code):
        return None
    problem = Problem(
        _("Too many wrong codes"),
        _("Codes that do not exist were tried from this network again and again."),
        _("What has been written in a session is kept, and whoever has joined stays in."),
        ngettext(
            "Wait for %(num)d second, then try again with the six digits that the stage shows.",
            "Wait for %(num)d seconds, then try again with the six digits that the stage shows.",
            wait,
        ),
        "/j",
        _("Enter the six digits"),
    )
    response = Response(render_template("error.html", problem=problem), 429)
    response.headers["Retry-After"] = str(wait)
    return response


def _after(response: Response) -> Response:
    code = _code()
    if not code:
        return response
    if (request.endpoint, response.status_code) in _IN:
        _guesses().was_right(_caller(), code)
    elif response.status_code == 404 and not holds(code):
        _guesses().was_wrong(_caller())
    return response


def _code() -> str:
    """Return the code that the present request names, "" when it names none."""
    if request.endpoint == "join.door":
        return digits(request.args.get("code", ""))
    named = (request.view_args or {}).items()
    return next((digits(value)[:6] for name, value in named if name in _TELLS), "")


def _caller() -> bytes:
    return bytes(request.environ.get(CALLER, b""))


def _guesses() -> Guesses:
    found: Guesses = current_app.extensions[NAME]
    return found


def _both(caller: bytes, code: str) -> bytes:
    return sha256(caller + code.encode("utf-8", "replace")).digest()


def _trim(kept: OrderedDict[bytes, Any], newest: bytes) -> None:
    kept.move_to_end(newest)
    if len(kept) > REMEMBERED:
        kept.popitem(last=False)
