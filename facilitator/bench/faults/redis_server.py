"""A Redis server of one's own, on a socket in a folder of its own."""

import shutil
import socket
import subprocess
from contextlib import closing
from pathlib import Path
from tempfile import mkdtemp
from time import monotonic, sleep

from facilitator.bench.faults.installed import installed

PATIENCE = 30.0  # seconds to start in
PAUSE = 0.02  # seconds between two looks at whether it has


class RedisServer:
    """A server that keeps nothing, started; `stop` ends it."""

    def __init__(self) -> None:
        """Start it. Raises ``NotInstalled``."""
        self._program = installed("redis-server")
        self._folder = Path(mkdtemp(prefix="redis-"))
        self._socket = self._folder / "redis.sock"
        self.url = f"unix://{self._socket}"
        self.start()

    def start(self) -> None:
        """Start it, and return once it answers. Raises ``OSError`` when it does not."""
        command = [self._program, "--port", "0", "--unixsocket", str(self._socket)]
        command += ["--save", ""]
        self._process = subprocess.Popen(
            command, cwd=self._folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        over = monotonic() + PATIENCE
        while not self._answers():
            if self._process.poll() is not None or monotonic() > over:
                raise OSError("redis-server did not start")
            sleep(PAUSE)

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
            with closing(socket.socket(socket.AF_UNIX)) as line:
                line.settimeout(PATIENCE)
                line.connect(str(self._socket))
                line.sendall(b"PING\r\n")
                return line.recv(16).startswith(b"+PONG")
        except OSError:
            return False
