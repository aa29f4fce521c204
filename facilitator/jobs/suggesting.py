"""Waits until somebody asks for a suggestion, then becomes the process that answers.

    python -m facilitator.jobs.suggesting --data DIR

Most evenings nobody asks, and what reads notes is large: until the first question this process
only holds the socket file, and it hands it on to `suggest.py` by becoming that.
"""

import argparse
import os
import select
import socket
import sys
from collections.abc import Sequence
from pathlib import Path

from facilitator.jobs.line import place

BACKLOG = 16


def main(arguments: Sequence[str] | None = None) -> int:
    """Wait for the first question, or for standard input to close, as a parent's does."""
    parser = argparse.ArgumentParser(prog="python -m facilitator.jobs.suggesting")
    parser.add_argument("--data", type=Path, required=True, help="folder of the data")
    path = place(parser.parse_args(arguments).data)
    if path is None:
        print("this path is too long for suggestions; a shorter --data has them", file=sys.stderr)
        select.select([sys.stdin], [], [])  # to end would be to be started again
        return 0
    listener = _listen(path)
    ready, _, _ = select.select([listener, sys.stdin], [], [])
    if sys.stdin in ready:
        return 0
    os.set_inheritable(listener.fileno(), True)
    answering = ["-m", "facilitator.jobs.suggest", "--listener", str(listener.fileno())]
    os.execv(sys.executable, [sys.executable, *answering])


def _listen(path: Path) -> socket.socket:
    """Return a socket on ``path``, in place of one that a process which was killed has left."""
    path.unlink(missing_ok=True)
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(str(path))
    path.chmod(0o600)
    listener.listen(BACKLOG)
    return listener


if __name__ == "__main__":
    sys.exit(main())
