"""Where a session is held: data, servers on them, and a network before each."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Self
from urllib.parse import urlsplit

from facilitator.bench.faults.ground import Ground
from facilitator.bench.faults.proxy import Address, Proxy
from facilitator.bench.servers import OPEN, Ours, session_at
from facilitator.rehearsal.server import OwnServer
from facilitator.storage.store import Store

BUG = "by a bug"  # in what a server says of itself: something was refused that should not be


class Site:
    """Servers with data of their own. To be used in a ``with``."""

    def __init__(
        self,
        chance: Random,
        *,
        servers: int = 1,
        shared: tuple[str, str] = ("", ""),
        ground: Ground | None = None,
        settings: Mapping[str, str] | None = None,
    ) -> None:
        """``shared``: the URLs of the database and the doorbell of several servers."""
        self._folder = TemporaryDirectory(prefix="faults-")
        self.data = Path(self._folder.name) / "data"
        self._log = (Path(self._folder.name) / "log").open("ab")
        self._database, redis = shared
        self._settings = OPEN | {"TSUNAGARI_DATABASE": self._database, "TSUNAGARI_REDIS": redis}
        self._settings |= (ground.settings if ground else {}) | dict(settings or {})
        self.doors = [Proxy(None, chance) for _ in range(servers)]
        self.servers: list[OwnServer | None] = [None] * servers

    def __enter__(self) -> Self:
        try:
            for n in range(len(self.servers)):
                self.start(n)
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def server(self) -> OwnServer:
        """The first server. Raises ``LookupError`` while it is down."""
        if self.servers[0] is None:
            raise LookupError("the server is down")
        return self.servers[0]

    def start(self, n: int = 0) -> None:
        """Start a server; its door leads to it again. Raises ``DidNotStart``."""
        options = ["--member"] if n else []
        server = self.servers[n] = OwnServer(self.data, *options, log=self._log, **self._settings)
        self.doors[n].server = _address(server)

    def kill(self, n: int = 0) -> None:
        """End a server without a word, if it lives."""
        server, self.servers[n] = self.servers[n], None
        self.doors[n].server = None
        if server is not None:
            server.kill()

    def lead(self, n: int, to: int) -> None:
        """Let the door of a server lead to another one."""
        server = self.servers[to]
        self.doors[n].server = _address(server) if server else None

    def session(self) -> Ours:
        """Make a session, and return it as those see it who come by the first door."""
        return replace(session_at(self.server, self.data), address=self.doors[0].address)

    def store(self) -> Store:
        """Open what is kept. To be closed while a server lives, or it would tidy up for it."""
        return Store(self.data, self._database)

    def bugs(self) -> int:
        """Return how often a server has said that it met a bug."""
        self._log.flush()
        return Path(self._log.name).read_text("utf-8", "replace").count(BUG)

    def said(self) -> str:
        """Return the last of what the servers have said."""
        return Path(self._log.name).read_text("utf-8", "replace")[-4000:]

    def close(self) -> None:
        """End everything."""
        for n, server in enumerate(self.servers):
            if server is not None:
                self.doors[n].server = None
                server.stop()
        for door in self.doors:
            door.close()
        self._log.close()
        with suppress(OSError):  # a worker may still be on its way out
            self._folder.cleanup()


def _address(server: OwnServer) -> Address:
    parts = urlsplit(server.url)
    return str(parts.hostname), int(parts.port or 0)
