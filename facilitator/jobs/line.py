"""The socket file on which suggestions are asked for (`similar.py`) and given (`suggesting.py`)."""

from pathlib import Path

FILE = "suggesting.sock"
LONGEST = 100  # bytes of a socket's path, on every system


def place(data: Path) -> Path | None:
    """Return the socket file of a data folder; None when its path is too long to be one."""
    path = data / FILE
    return path if len(str(path).encode()) <= LONGEST else None
