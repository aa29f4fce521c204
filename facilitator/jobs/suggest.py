"""Reads notes and answers a console's questions about its board, one on each connection.

It is nice, may take so much memory, and keeps nothing: no file and no words, only what it has read
them as, by digest. Where it does not run, nothing is suggested. `suggesting.py` becomes this.
"""

import argparse
import json
import logging
import os
import socket
import sys
from collections.abc import Sequence
from contextlib import suppress
from socketserver import StreamRequestHandler, ThreadingUnixStreamServer
from threading import Lock, Thread
from typing import Any

from facilitator.analysis.known import Known
from facilitator.analysis.question import answer, asked
from facilitator.analysis.reading import Reader
from facilitator.jobs.restraint import end_with_parent, restrain

LARGEST = 16_000_000  # bytes of a question: 5,000 notes are far fewer

log = logging.getLogger(__name__)


class Suggesting(ThreadingUnixStreamServer):
    """Answers on a socket that listens already; several consoles may ask at once."""

    daemon_threads = True

    def __init__(self, listener: socket.socket, known: Known) -> None:
        super().__init__(listener.getsockname(), _Question, bind_and_activate=False)
        self.socket.close()
        self.socket = listener
        self._known = known
        self._answering = Lock()

    def told(self, line: bytes) -> dict[str, Any]:
        """Return the answer to a question. Raises what a question that is none raises."""
        question = asked(json.loads(line))
        with self._answering:
            return answer(question, self._known)


class _Question(StreamRequestHandler):
    server: Suggesting

    def handle(self) -> None:
        line = self.rfile.readline(LARGEST)
        try:
            told = self.server.told(line)
        except (KeyError, TypeError, ValueError):
            log.warning("a question could not be read")
            return
        with suppress(OSError):  # whoever asked has not waited
            self.wfile.write(json.dumps(told).encode())


def main(arguments: Sequence[str] | None = None) -> int:
    """Answer until standard input closes, as a parent's does."""
    parser = argparse.ArgumentParser(prog="python -m facilitator.jobs.suggest")
    parser.add_argument("--listener", type=int, required=True, help="descriptor of the socket")
    given = parser.parse_args(arguments)
    logging.basicConfig(
        level=logging.WARNING, format="%(asctime)s suggest %(levelname)s %(message)s"
    )
    restrain()
    Thread(target=end_with_parent, daemon=True).start()
    known = Known(Reader)
    Thread(target=_read, args=(known,), daemon=True).start()
    with Suggesting(socket.socket(fileno=given.listener), known) as server:
        server.serve_forever()
    return 0


def _read(known: Known) -> None:
    """Read what is asked for, for ever. What cannot be read ends the process: it starts anew."""
    try:
        while True:
            known.read_some()
    except Exception:
        log.exception("notes could not be read")
        os._exit(1)


if __name__ == "__main__":
    sys.exit(main())
