"""The pages of notes that the phones of one session hold.

A page is fetched, not pushed. Who asks for one joins its room, and from then on gets it whole
whenever something on it looks different, until the part is left.
"""

from collections.abc import Callable, Iterable
from typing import Any

import gevent

from facilitator.core import views
from facilitator.core.ids import PartId
from facilitator.core.seeing import dealing
from facilitator.core.session import Session
from facilitator.core.views import Audience
from facilitator.live import protocol

Page = dict[str, Any]
Send = Callable[[str, Page, str | list[str]], None]
"""Send an event to a room, or to several; it is encoded once."""


class Pages:
    """What phones hold, as it was sent. Lives on the loop; no other thread touches it."""

    def __init__(self, session: Session, send: Send, close: Callable[[str], None]) -> None:
        self._session = session
        self._send = send
        self._close = close
        self._kept: dict[str, Page] = {}
        self._touched: set[str] = set()
        self._asked: dict[str, list[str]] = {}

    def get(self, part: PartId, n: int) -> Page | None:
        """Return a page as it is now, or None when phones may not see it."""
        key = dealing.page_key(part, n)
        if key in self._kept and key not in self._touched:
            return self._kept[key]
        return self._make(key)

    def ask(self, part: PartId, n: int, sid: str) -> str | None:
        """Let a connection have a page; return the room it has to join, or None.

        Those who ask in the same turn of the loop are answered together: at the reveal
        that is everybody.
        """
        page, key = self.get(part, n), dealing.page_key(part, n)
        if page is None:
            return None
        self._kept.setdefault(key, page)
        if not self._asked:
            gevent.spawn(self._answer)
        self._asked.setdefault(key, []).append(sid)
        return self._room(key)

    def touch(self, keys: Iterable[str]) -> None:
        """Note what may look different; it is told at the next tick."""
        self._touched.update(key for key in keys if key in self._kept)

    def flush(self) -> None:
        """Send what looks different to those who hold it; let go of what nobody may see."""
        touched, self._touched = self._touched, set()
        for key in sorted(touched):
            was, made = self._kept.pop(key), self._make(key)
            if made is None:
                self._close(self._room(key))
                continue
            self._kept[key] = made
            if made != was | {"seq": made["seq"]}:
                self._send(protocol.PAGE, made, self._room(key))

    def _answer(self) -> None:
        asked, self._asked = self._asked, {}
        for key, sids in asked.items():
            page = self._make(key) if key in self._touched else self._kept.get(key)
            if page is not None:
                self._send(protocol.PAGE, page, sids)

    def _make(self, key: str) -> Page | None:
        seen = views.record(self._session, key, Audience.PHONE)
        return None if seen is None else {"seq": self._session.seq, **seen}

    def _room(self, key: str) -> str:
        return f"{self._session.id}:{key}"
