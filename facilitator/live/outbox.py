"""What is on its way to one WebSocket. The one writer of its socket: answers, pings, patches.

Nothing here waits. What the socket does not take now goes when it is ready again; meanwhile
patches are left out, and a screen that missed one asks (`sync`) when it hears of a later one.
"""

from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from socket import AF_INET, AF_INET6, IPPROTO_TCP, SHUT_RDWR, SO_SNDBUF, SOL_SOCKET, TCP_NODELAY
from time import monotonic
from typing import Any

import gevent

BOUND = 256 * 1024  # bytes that may wait; then patches are left out until all of them are gone
MOST = 1024 * 1024  # bytes that may wait behind the frame that is on its way; then it is the end
KERNEL = 128 * 1024  # bytes that the system may keep for us: more would only hide old patches
WRITE = 2  # libev's


@dataclass(slots=True)
class _Frame:
    """What is left to send of a frame, and the place that it takes (see `Outbox.put`)."""

    rest: memoryview
    slot: str


class Outbox:
    """Frames for one socket, in the order in which they were put. Lives on the loop."""

    __slots__ = (
        *("_clock", "_closed", "_ready", "_send", "_size", "_sock", "_stuck_since", "_waiting"),
        "lagging",
    )

    def __init__(self, sock: Any, clock: Callable[[], float] = monotonic) -> None:
        """Write to ``sock``, gevent's; the plain one below it never blocks."""
        sock.setsockopt(SOL_SOCKET, SO_SNDBUF, KERNEL)
        if sock.family in (AF_INET, AF_INET6):
            # An answer must not wait until the phone has confirmed what came before it.
            sock.setsockopt(IPPROTO_TCP, TCP_NODELAY, 1)
        self._sock = sock
        self._send: Callable[[bytes | memoryview], int] = sock._sock.send
        self._clock = clock
        self._waiting: deque[_Frame] = deque()
        self._size = 0
        self._stuck_since: float | None = None
        self._ready: Any = None
        self._closed = False
        self.lagging = False

    @property
    def size(self) -> int:
        """Bytes that wait."""
        return self._size

    @property
    def overfull(self) -> bool:
        """Whether more waits behind the frame on its way than may."""
        return bool(self._waiting) and self._size - len(self._waiting[0].rest) > MOST

    def stuck(self) -> float:
        """Return for how many seconds nothing has been taken of what waits."""
        return 0.0 if self._stuck_since is None else self._clock() - self._stuck_since

    def put(self, frame: bytes, spare: bool = False, slot: str = "") -> bool:
        """Send ``frame``, now or later. Return whether it will be sent.

        One that can be ``spare``d, because its screen will ask for what it missed, is not
        when the socket is behind. It may be larger than the bound if nothing waits. One with a
        ``slot`` says all of something: it takes the place of an older one that still waits.
        """
        if self._closed:
            return False
        if not self._waiting:
            # The way of nearly every frame, ten thousand times a second: nothing is made for it.
            try:
                taken = self._send(frame)
            except (BlockingIOError, InterruptedError):
                taken = 0
            except OSError:
                self._break()
                return False
            if taken < len(frame):
                self._wait_with(_Frame(memoryview(frame)[taken:], slot))
            return True
        if spare and self._behind(len(frame)):
            return False
        rest = memoryview(frame)
        if not (slot and self._replaced(rest, slot)):
            self._wait_with(_Frame(rest, slot))
        return True

    def close(self) -> None:
        """Send nothing more, and let go of what waits."""
        self._closed = True
        self._waiting.clear()
        self._size = 0
        self._stuck_since = None
        if self._ready is not None:
            self._ready.stop()
            self._ready.close()
            self._ready = None

    def _behind(self, more: int) -> bool:
        self.lagging = self.lagging or bool(self._waiting and self._size + more > BOUND)
        return self.lagging

    def _replaced(self, rest: memoryview, slot: str) -> bool:
        """Return whether ``rest`` took the place of an older one, which has not been begun."""
        for n in range(len(self._waiting) - 1, 0, -1):
            if (older := self._waiting[n]).slot == slot:
                self._size += len(rest) - len(older.rest)
                older.rest = rest
                return True
        return False

    def _wait_with(self, frame: _Frame) -> None:
        if not self._waiting:
            self._stuck_since = self._clock()
            self._listen()
        self._waiting.append(frame)
        self._size += len(frame.rest)

    def _listen(self) -> None:
        if self._ready is None:
            self._ready = gevent.get_hub().loop.io(self._sock.fileno(), WRITE)
        self._ready.start(self._drain)

    def _drain(self) -> None:
        """Send what waits, as much as is taken."""
        while self._waiting:
            first = self._waiting[0]
            taken = self._take(first.rest)
            if self._closed:
                return
            self._size -= taken
            if taken:
                self._stuck_since = self._clock()
            if taken < len(first.rest):
                first.rest = first.rest[taken:]
                return
            self._waiting.popleft()
        self._ready.stop()
        self._stuck_since = None
        self.lagging = False

    def _take(self, data: memoryview) -> int:
        """Return how many bytes of ``data`` the socket took; a broken one is closed."""
        try:
            return self._send(data)
        except (BlockingIOError, InterruptedError):
            return 0
        except OSError:
            self._break()
            return 0

    def _break(self) -> None:
        """Close for good: the other end is gone, and whoever reads must not wait for ever."""
        self.close()
        with suppress(OSError):
            self._sock.shutdown(SHUT_RDWR)
