"""Ticks: what the entries have touched becomes one patch per audience.

Flushed at once when the audience has been quiet for a tick, and otherwise at most
once a tick. Only touched keys are looked at; a patch is encoded once and goes to the
room of its audience.
"""

from collections import deque
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import gevent

from facilitator.core import log, views
from facilitator.core.entry import Entry
from facilitator.core.seeing import dealing
from facilitator.core.session import Session
from facilitator.core.views import Audience
from facilitator.live import protocol
from facilitator.live.pages import Pages

TICK: dict[Audience, float] = {  # seconds
    Audience.STAGE: 0.03,
    Audience.CONSOLE: 0.05,
    Audience.PHONE: 0.1,
    Audience.HOST: 0.1,
    Audience.OBSERVER: 0.2,
    Audience.SCRIBE: 0.1,
}
# Made ready when the first of them comes.
RARE = (Audience.HOST, Audience.OBSERVER, Audience.SCRIBE)
RING = 2000  # entries that a screen may have missed and still be told one by one

Send = Callable[[str, dict[str, Any], Audience], None]
"""Send an event to everybody of an audience."""


def every(milliseconds: int | None) -> Mapping[Audience, float]:
    """Return the same tick for every audience; None: to each its own."""
    return TICK if milliseconds is None else dict.fromkeys(TICK, milliseconds / 1000)


class Ticks:
    """The patches of one session. Lives on the loop; no other thread touches it."""

    def __init__(
        self, session: Session, send: Send, pages: Pages, tick: Mapping[Audience, float] = TICK
    ) -> None:
        self._tick = tick
        self._session = session
        self._send = send
        self._pages = pages
        self._ring: deque[tuple[Entry, frozenset[str]]] = deque(maxlen=RING)
        often = [audience for audience in tick if audience not in RARE]
        self._audiences = {audience: _Flushed(session.seq) for audience in often}

    @property
    def seq(self) -> int:
        """The number of the last entry."""
        return self._session.seq

    def touch(self, entry: Entry) -> None:
        """Note that ``entry`` has happened; what it touched will be sent."""
        keys = log.touched(self._session, entry)
        touched = frozenset(key for key in keys if not dealing.is_page(key))
        self._ring.append((entry, touched))
        self._pages.touch(views.heard(entry.event, Audience.PHONE, keys - touched))
        for audience, flushed in self._audiences.items():
            told = views.heard(entry.event, audience, touched)
            if touched and not told:
                continue
            flushed.pending |= told
            if flushed.timer is None:
                flushed.timer = gevent.spawn_later(0, self._flush, audience)

    def forget(self) -> None:
        """Drop what was kept for catching up: words were taken back."""
        self._ring.clear()

    def since(self, seq: int, audience: Audience) -> dict[str, Any] | None:
        """Return one patch from ``seq`` to now, or None when only a snapshot will do."""
        now = self._session.seq
        if seq > now or (seq < now and (not self._ring or self._ring[0][0].seq > seq + 1)):
            return None
        keys: set[str] = set()
        for entry, touched in self._ring:
            if entry.seq > seq:
                keys |= views.heard(entry.event, audience, touched)
        flushed = self._of(audience)
        patch = self._patch(keys, audience, flushed.ever)
        flushed.shown(patch["put"])
        return patch | {"from": seq, "seq": now}

    def snapshot(self, audience: Audience) -> dict[str, Any]:
        """Return everything that an audience may see now."""
        put = views.snapshot(self._session, audience)
        if audience in self._tick:
            self._of(audience).shown(put)
        return {"seq": self._session.seq, "put": put}

    def head(self, audience: Audience) -> dict[str, int]:
        """Return from where to where this audience is up to date, having nothing to be sent."""
        flushed = self._of(audience)
        from_ = flushed.seq
        if not flushed.pending:
            flushed.seq = self._session.seq
        return {"from": from_, "seq": flushed.seq}

    def _of(self, audience: Audience) -> "_Flushed":
        """Return what an audience has been told; of a rare one, from the first who comes."""
        if audience not in self._audiences:
            self._audiences[audience] = _Flushed(self._session.seq)
        return self._audiences[audience]

    def _flush(self, audience: Audience) -> None:
        flushed = self._audiences[audience]
        if not flushed.pending:
            flushed.timer = None
            return
        flushed.timer = gevent.spawn_later(self._tick[audience], self._flush, audience)
        patch = self._patch(flushed.pending, audience, flushed.known)
        flushed.shown(patch["put"])
        flushed.known.difference_update(patch["drop"])
        if patch["put"] or patch["drop"]:
            patch |= {"from": flushed.seq, "seq": self._session.seq}
            self._send(protocol.PATCH, patch, audience)
            flushed.seq = self._session.seq
        flushed.pending = set()
        if audience is Audience.PHONE:
            self._pages.flush()

    def _patch(self, keys: Iterable[str], audience: Audience, known: set[str]) -> dict[str, Any]:
        """Return what became of ``keys``.

        Only what was ``known`` is dropped: to be told that a note is not there would tell
        that one was written.
        """
        put, drop = {}, []
        for key in sorted(keys):
            seen = views.record(self._session, key, audience)
            if seen is not None:
                put[key] = seen
            elif key in known:
                drop.append(key)
        return {"put": put, "drop": drop}


class _Flushed:
    """What one audience has been told (``seq``) and has yet to be told (``pending``).

    ``known`` are the keys it may hold now, ``ever`` those it has held at any time.
    """

    def __init__(self, seq: int) -> None:
        self.seq = seq
        self.pending: set[str] = set()
        self.known: set[str] = set()
        self.ever: set[str] = set()
        self.timer: gevent.Greenlet | None = None

    def shown(self, keys: Iterable[str]) -> None:
        """Note that screens of this audience hold these keys now."""
        self.known.update(keys)
        self.ever.update(keys)
