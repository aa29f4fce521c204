"""Codes that were guessed: who is wrong too often waits.

Only what is wrong is counted, by the number of the caller (`live/addresses.py`) and in memory.
A hall sits behind one address, maybe with somebody in it who guesses: whoever has a seat is not
kept waiting, and neither is anybody for a code by which that address has come in before, or
behind which the facilitator or the stage of that session sits.

Somebody with many addresses would guess from all of them. So what all strangers get wrong is
counted together, too: within an hour they have so few tries that, with a hundred sessions there,
the chance to hit one is below one in a hundred. While these are used up a stranger waits; who has
a seat, a link, or a network that has come in does not.
"""

import re
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from math import ceil
from time import monotonic

from flask import Flask, Response, current_app, render_template, request
from flask_babel import gettext as _
from flask_babel import ngettext
from gevent.lock import BoundedSemaphore

from facilitator.web.errors import Problem
from facilitator.web.house import house
from facilitator.web.identity import holds
from facilitator.web.join import digits

FREE = 10  # wrong codes of one address, before there is any waiting
EACH = 5 * 60.0  # seconds in which an address has one more
TOGETHER = 45  # wrong codes of all addresses together, before strangers wait
EACH_TOGETHER = 80.0  # seconds in which they have one more: 45 an hour
REMEMBERED = 20_000  # callers, and codes by which they came in
NAME = "guesses"
CALLER = "tsunagari.caller"  # as live/addresses.py says; a test holds the two together

_CODE = re.compile("[1-9][0-9]{5}")  # what else is typed could not be one
_RUNS = {"console.console", "stage.stage"}
_IN = {  # answers that only a right code gets
    ("join.ask", 200),
    ("join.take_seat", 303),
    ("stage_door.pair", 303),
}


@dataclass(slots=True)
class Tries:
    """What is left of so many tries, as of a moment; one more comes in each ``each`` seconds."""

    most: int
    each: float
    left: float
    at: float

    def wait(self, now: float) -> float:
        """Return in how many seconds there is one; 0: now."""
        return max(0.0, (1 - self._left(now)) * self.each)

    def use(self, now: float) -> None:
        """Use one up. There may be none: those under way at the same time are counted, too."""
        self.left, self.at = self._left(now) - 1, now

    def full(self, now: float) -> bool:
        """Return whether none is used up any more."""
        return self._left(now) >= self.most

    def _left(self, now: float) -> float:
        return min(self.most, self.left + (now - self.at) / self.each)


class Guesses:
    """Wrong codes of the last hour, by caller and together. Lives on the loop."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self.turn = BoundedSemaphore()
        self._clock = clock
        self._of: OrderedDict[bytes, Tries] = OrderedDict()
        self._together = Tries(TOGETHER, EACH_TOGETHER, TOGETHER, clock())
        self._came_in: OrderedDict[bytes, None] = OrderedDict()

    def wait(self, caller: bytes, code: str) -> int:
        """Return how many seconds ``caller`` has to wait before trying ``code``; 0: none."""
        if _both(caller, code) in self._came_in:
            return 0
        now = self._clock()
        own = self._of.get(caller)
        return ceil(max(self._together.wait(now), own.wait(now) if own else 0.0))

    def was_wrong(self, caller: bytes) -> None:
        """Count a code that is none."""
        now = self._clock()
        self._together.use(now)
        own = self._of.setdefault(caller, Tries(FREE, EACH, FREE, now))
        own.use(now)
        self._of.move_to_end(caller)
        while len(self._of) > REMEMBERED or next(iter(self._of.values())).full(now):
            self._of.popitem(last=False)

    def was_right(self, caller: bytes, code: str) -> None:
        """Note that ``caller`` knows ``code``: to try it once more tells them nothing."""
        both = _both(caller, code)
        self._came_in[both] = None
        self._came_in.move_to_end(both)
        if len(self._came_in) > REMEMBERED:
            self._came_in.popitem(last=False)


def register(app: Flask) -> None:
    """Look at every request that names a session, before it is answered and after."""
    app.extensions[NAME] = Guesses()
    app.before_request(_before)
    app.after_request(_after)


def _before() -> Response | None:
    code = _code()
    wait = _tried(code) if code and not holds(code) else 0
    return _later(wait) if wait else None


def _tried(code: str) -> int:
    """Count a code that is none; return how long to wait before it may be tried at all."""
    guesses, asking = _guesses(), caller()
    # One after the other: a thousand tries at once would all find that there is one left.
    with guesses.turn:
        wait = guesses.wait(asking, code)
        if not wait and _CODE.fullmatch(code) and house().sessions.get(code) is None:
            guesses.was_wrong(asking)
    return wait


def _later(wait: int) -> Response:
    door = request.blueprint == "stage_door"
    problem = Problem(
        _("Too many wrong codes"),
        _("Codes that do not exist are being tried again and again."),
        _("What has been written in a session is kept, and whoever has joined stays in."),
        ngettext(
            "Wait for %(num)d second, then try again with the six digits that the stage shows.",
            "Wait for %(num)d seconds, then try again with the six digits that the stage shows.",
            wait,
        ),
        "/stage" if door else "/j",
        _("Enter the six digits"),
    )
    response = Response(render_template("error.html", problem=problem), 429)
    response.headers["Retry-After"] = str(wait)
    return response


def _after(response: Response) -> Response:
    code = _code()
    if code and ((request.endpoint, response.status_code) in _IN or _runs(response, code)):
        _guesses().was_right(caller(), code)
    return response


def _runs(response: Response, code: str) -> bool:
    """Return whether this is the console or the stage of a session: its hall is behind there."""
    return request.endpoint in _RUNS and response.status_code == 200 and holds(code)


def _code() -> str:
    """Return the code that the present request names, "" when it names none."""
    if request.endpoint == "join.door":
        return digits(request.args.get("code", ""))
    if request.endpoint == "stage_door.pair":
        return digits(request.form.get("code", ""))
    named = request.view_args or {}
    return digits(named.get("code") or named.get("sheet", "")[:6])


def caller() -> bytes:
    """Return the number of whoever asks (`live/addresses.py`)."""
    return bytes(request.environ.get(CALLER, b""))


def _guesses() -> Guesses:
    found: Guesses = current_app.extensions[NAME]
    return found


def _both(caller: bytes, code: str) -> bytes:
    return sha256(caller + code.encode("utf-8", "replace")).digest()
