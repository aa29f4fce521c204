"""One screen's connection: it hears what the server says, and asks until it is answered."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import engineio
import requests
import socketio
from socketio.exceptions import SocketIOError

from facilitator.rehearsal.door import Page
from facilitator.rehearsal.schedule import Schedule
from facilitator.rehearsal.screen import Screen

UNANSWERED = 4.0  # seconds after which an action is sent again, under the same id
AGAIN = 0.5  # seconds between two looks at what is still unanswered
CONNECTING = 10  # seconds

Answer = Mapping[str, Any]
Then = Callable[[Answer], object]


@dataclass(slots=True)
class Asked:
    """An action that is not answered yet."""

    action: Mapping[str, Any]
    sent: float
    then: Then | None


@dataclass(slots=True)
class Heard:
    """What came of everything that one screen asked for."""

    acknowledged: dict[str, int] = field(default_factory=dict)  # action id -> seq
    waits: list[float] = field(default_factory=list)  # seconds until the acknowledgement
    refused: list[tuple[str, str]] = field(default_factory=list)  # type, reason
    contradicted: int = 0  # an action acknowledged once, and later answered otherwise


class Line:
    """One page's socket. Everything but the socket itself lives in the schedule's thread."""

    def __init__(
        self,
        url: str,
        page: Page,
        name: str,
        schedule: Schedule,
        http: requests.Session,
        transports: Sequence[str] = ("websocket",),
    ) -> None:
        self.name = name
        self.code = page["code"]
        self.screen = Screen()
        self.heard = Heard()
        self.on_stop: Callable[[dict[str, Any]], object] = lambda _stop: None
        self._stop: str | None = None
        self._schedule = schedule
        self._asked: dict[str, Asked] = {}
        self._done: dict[str, Asked] = {}
        self._count = 0
        self._socket = _Socket(http_session=http, handle_sigint=False)
        for event in ("snapshot", "patch", "head", "own", "page"):
            hear = getattr(self, f"_{event}")
            self._socket.on(event, lambda data, hear=hear: schedule.hand_in(partial(hear, data)))
        self._socket.connect(
            f"{url}?at={self.code}",
            auth={"ticket": page["ticket"]},
            transports=list(transports),
            wait_timeout=CONNECTING,
            retry=True,
        )

    @property
    def unanswered(self) -> int:
        """How many actions still wait for their answer."""
        return len(self._asked)

    def act(self, type: str, then: Then | None = None, **fields: Any) -> None:
        """Ask for something; ``then`` gets the answer when there is one."""
        self._count += 1
        action_id = f"{self.name}-{self._count:04d}"
        action = {"action_id": action_id, "type": type, **fields}
        self._asked[action_id] = Asked(action, self._schedule.now, then)
        self._send(action_id)

    def ask_again(self) -> None:
        """Send again what was not answered in time. To be called every now and then."""
        for action_id, asked in list(self._asked.items()):
            if self._schedule.now - asked.sent > UNANSWERED:
                self._send(action_id)

    def ask_twice(self) -> None:
        """Ask once more for everything that was acknowledged; the answers must be the same."""
        for action_id, asked in self._done.items():
            self._asked[action_id] = Asked(asked.action, self._schedule.now, None)
            self._send(action_id)

    def close(self) -> None:
        """Hang up; the threads of the socket end with it."""
        self._socket.disconnect()

    def _send(self, action_id: str) -> None:
        asked = self._asked[action_id]
        asked.sent = self._schedule.now

        def answered(answer: Any = None) -> None:
            self._schedule.hand_in(partial(self._answered, action_id, asked, answer))

        self._emit("act", asked.action, answered)

    def _emit(self, event: str, data: Any, answered: Callable[[Any], None] | None = None) -> None:
        try:
            self._socket.emit(event, data, callback=answered)
        except SocketIOError:
            return  # not connected just now: a snapshot comes, and what is unanswered goes again

    def _answered(self, action_id: str, asked: Asked, answer: Answer) -> None:
        if not answer["ok"] and answer["again"]:
            asked.sent = self._schedule.now - UNANSWERED + answer.get("after", AGAIN)
            return
        known = self.heard.acknowledged.get(action_id)
        if known is not None:
            self.heard.contradicted += answer.get("seq") != known
        if self._asked.pop(action_id, None) is None or known is not None:
            return  # the second answer to an action that was sent twice
        if answer["ok"]:
            self.heard.acknowledged[action_id] = answer["seq"]
            self.heard.waits.append(self._schedule.now - asked.sent)
            self._done[action_id] = asked
        else:
            self.heard.refused.append((asked.action["type"], answer["reason"]))
        if asked.then:
            asked.then(answer)

    def _snapshot(self, data: Any) -> None:
        self.screen.snapshot(data)
        self._look()

    def _patch(self, data: Any) -> None:
        if self.screen.patch(data):
            self._look()
        else:
            self._emit("sync", {"since": self.screen.seq})

    def _head(self, data: Any) -> None:
        if not self.screen.head(data):
            self._emit("sync", {"since": self.screen.seq})

    def _own(self, data: Any) -> None:
        self.screen.take_own(data)
        self._read()

    def _page(self, data: Any) -> None:
        self.screen.take_page(data)

    def _read(self) -> None:
        """Ask for the page to begin with, where notes come by pages."""
        if self.screen.own["seq"] >= 0:
            for part, n in self.screen.unread():
                self._emit("page", {"part": part, "n": n})

    def _look(self) -> None:
        """Notice that the session has come to another stop, or that there are pages to read."""
        self._read()
        stop = self.screen["session"]["stop"]
        if stop["id"] != self._stop:
            self._stop = stop["id"]
            self.on_stop(stop)


class _InOrder(engineio.Client):  # type: ignore[misc]
    """Handles messages one after the other, as they came.

    The library starts a thread for each message: forty people would be thousands of
    threads, and what the server said in order would be heard in any.
    """

    def _trigger_event(self, event: str, *args: Any, **kwargs: Any) -> Any:
        return super()._trigger_event(event, *args, **kwargs | {"run_async": False})


class _Socket(socketio.Client):  # type: ignore[misc]
    def _engineio_client_class(self) -> type[_InOrder]:
        return _InOrder
