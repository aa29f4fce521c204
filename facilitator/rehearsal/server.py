"""A server of one's own for a rehearsal: `facilitator serve` as a process, on a free port."""

import json
import os
import subprocess
import sys
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import IO, Self

STARTING = 60  # seconds; the first start of the day has much to load
STOPPING = 15  # seconds


class DidNotStart(Exception):
    """The server ended, or said nothing, before it was ready."""


class OwnServer:
    """A running server with its data in ``data``. To be used in a ``with``."""

    def __init__(
        self, data: Path, *options: str, log: IO[bytes] | None = None, **settings: str
    ) -> None:
        """Start it with ``options`` more; ``settings`` are environment variables for it.

        What is wrong it says to ``log``, or where this process says it.
        """
        command = [sys.executable, "-m", "facilitator.cli.main", "serve", "--ready-json"]
        command += ["--host", "127.0.0.1", "--port", "0", "--data", str(data)]
        command += options
        # A rehearsal is nobody else's: not in the database that servers share.
        apart = os.environ | {"TSUNAGARI_DATABASE": "", "TSUNAGARI_REDIS": ""} | settings
        self._process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=log, text=True, env=apart
        )
        try:
            said = json.loads(self._first_line())
        except ValueError as error:
            self.stop()
            raise DidNotStart("the server did not say that it is ready") from error
        except BaseException:  # told to end meanwhile: nobody would end the server any more
            self.stop()
            raise
        self.url: str = said["url"]
        self.link: str = said["owner"]

    @property
    def pid(self) -> int:
        """The number of its process."""
        return self._process.pid

    @property
    def ended(self) -> bool:
        """Whether it has come to an end, in order or not."""
        return self._process.poll() is not None

    def kill(self) -> None:
        """End it without a word, as a crash would."""
        self._process.kill()
        self._process.wait()
        self._close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def stop(self) -> None:
        """Let the server end in order; end it otherwise."""
        self._process.terminate()
        try:
            self._process.wait(STOPPING)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._close()

    def _close(self) -> None:
        if self._process.stdout is not None:
            self._process.stdout.close()

    def _first_line(self) -> str:
        """Return the first line of its output, or "" when it does not come."""
        lines: SimpleQueue[str] = SimpleQueue()
        output = self._process.stdout
        if output is None:
            return ""
        Thread(target=_hand_over, args=(output, lines), daemon=True).start()
        try:
            return lines.get(timeout=STARTING)
        except Empty:
            return ""


def _hand_over(output: IO[str], lines: "SimpleQueue[str]") -> None:
    lines.put(output.readline())
