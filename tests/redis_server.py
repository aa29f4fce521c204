"""A Redis server of the tests' own, on a socket in a folder of its own."""

import shutil
import subprocess
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from redis import Redis
from redis.exceptions import RedisError


class RedisServer:
    """A server that keeps nothing, started; `stop` ends it."""

    def __init__(self) -> None:
        self._folder = Path(mkdtemp(prefix="redis-"))
        self._socket = self._folder / "redis.sock"
        self.url = f"unix://{self._socket}"
        self.start()

    def start(self) -> None:
        """Start it, and return once it answers."""
        command = ["redis-server", "--port", "0", "--unixsocket", str(self._socket), "--save", ""]
        self._process: Any = subprocess.Popen(
            command, cwd=self._folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        while not self._answers():
            assert self._process.poll() is None, "redis-server did not start"

    def end(self) -> None:
        """End it, as if it had crashed."""
        self._process.kill()
        self._process.wait()

    def stop(self) -> None:
        """End it for good."""
        self.end()
        shutil.rmtree(self._folder)

    def _answers(self) -> bool:
        try:
            with Redis(unix_socket_path=str(self._socket)) as client:
                return bool(client.ping())
        except RedisError:
            return False
