"""The clients of one process on one loop: they connect, and listen until something is wanted."""

import selectors
from collections.abc import Callable, Iterable, Sequence
from time import monotonic, process_time

from facilitator.bench.client import Answer, Client, Hear
from facilitator.bench.said import Reader

AT_ONCE = 40  # connections of one crowd that may be on their way in
CONNECTING = 120.0  # seconds until those who are not in are given up
AGAIN = 0.3  # seconds until what could not be stored is asked for again
MOMENT = 0.001  # seconds until it is tried again
NAP = 0.05  # seconds, at the longest, between two looks at the clock


class Crowd:
    """Clients in the order in which they came. One thread."""

    def __init__(self, address: tuple[str, int], code: str, hear: Hear | None = None) -> None:
        self.clients: list[Client] = []
        self.reader = Reader()
        self._address = address
        self._code = code
        self._hear = hear
        self._selector = selectors.DefaultSelector()
        self._later: list[tuple[float, Callable[[], None]]] = []
        self.refused = 0

    def connect(self, tickets: Iterable[str]) -> int:
        """Connect a client with each ticket; return how many have been told everything."""
        waiting: list[Client] = []
        until = monotonic() + CONNECTING
        for ticket in tickets:
            client = self.add(ticket, self._hear, self._address)
            self.clients.append(client)
            waiting.append(client)
            while len(waiting) >= AT_ONCE and monotonic() < until:
                self.step()
                waiting = [each for each in waiting if each.seq < 0 and not each.closed]
        self.until(lambda: all(each.seq >= 0 or each.closed for each in waiting), CONNECTING)
        return sum(each.seq >= 0 for each in self.clients)

    def add(self, ticket: str, hear: Hear | None, address: tuple[str, int]) -> Client:
        """Begin a connection that is nobody's of ``clients``. Raises ``OSError``."""
        for key in [each for each in self._selector.get_map().values() if each.data.closed]:
            self._selector.unregister(key.fileobj)  # the new one may get its number
        client = Client(address, self._code, ticket, self.reader)
        client.hear = hear
        self.listen(client)
        return client

    def listen(self, client: Client) -> None:
        """Take in what comes for a client."""
        self._selector.register(client.sock, selectors.EVENT_READ, client)

    def ignore(self, client: Client) -> None:
        """Let what comes for a client lie."""
        self._selector.unregister(client.sock)

    def act(self, client: Client, action: Answer, then: Callable[[int], object]) -> None:
        """Ask for an action until it is done; ``then`` gets its ``seq``."""

        def answered(answer: Answer) -> None:
            if answer["ok"]:
                then(answer["seq"])
            elif answer["again"]:
                again = monotonic() + AGAIN
                self._later.append((again, lambda: self.act(client, action, then)))
            else:
                self.refused += 1

        client.ask("act", action, answered)

    def step(self, nap: float = NAP) -> None:
        """Take in what has come; wait for it, ``nap`` seconds at the longest."""
        for key, _ in self._selector.select(max(0.0, nap)):
            client: Client = key.data
            client.read()
            if client.closed:
                self._selector.unregister(key.fileobj)
        if self._later:
            now = monotonic()
            due = [do for at, do in self._later if at <= now]
            self._later = [(at, do) for at, do in self._later if at > now]
            for do in due:
                do()

    def until(self, holds: Callable[[], bool], patience: float) -> bool:
        """Listen until something is so; False when ``patience`` (seconds) ran out."""
        over = monotonic() + patience
        while not holds():
            if monotonic() > over:
                return False
            self.step()
        return True

    def close(self) -> None:
        """Hang up, everybody."""
        for client in self.clients:
            client.close()
        self._selector.close()


class Metronome:
    """Calls for something ``rate`` times a second, and knows how late it was, and how busy.

    While it cannot be done, because everybody waits for an answer, the beat waits, too: it is the
    server that is slow then, and what was left out is not made up for.
    """

    def __init__(
        self, begin: float, seconds: float, rate: float, clock: Callable[[], float] = monotonic
    ) -> None:
        """``begin`` is a moment of the steady clock, ``rate`` may be 0."""
        self._clock = clock
        self._begin = begin
        self._end = begin + seconds
        self._rate = rate
        self.latest = 0.0  # seconds
        self.busy = 0.0  # share of its core

    def run(self, crowd: Crowd, do: Callable[[], bool]) -> None:
        """Let ``crowd`` listen, and ``do`` in time; ``do`` says False when it cannot just now."""
        crowd.until(lambda: self._clock() >= self._begin - NAP, CONNECTING)
        count, used, began = 0, process_time(), self._clock()
        while (now := self._clock()) < self._end:
            due = self._begin + count / self._rate if self._rate else self._end
            crowd.step(min(due, self._end) - now if due > now else 0.0)
            late = self._clock() - due
            if late < 0 or due >= self._end:
                continue
            if do():
                count += 1
                self.latest = max(self.latest, late)
            else:
                crowd.step(MOMENT)
                self._begin += self._clock() - max(now, due)
        self.busy = (process_time() - used) / max(0.001, self._clock() - began)


def quantile(values: Sequence[float], share: float) -> float | None:
    """Return the value below which ``share`` of all lie; None where there is none."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))] if values else None
