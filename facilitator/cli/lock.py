"""The lock of a data folder: only one process appends to its sessions (decisions 12)."""

import fcntl
import io
from pathlib import Path


def hold(data: Path) -> io.TextIOBase:
    """Return the lock of a folder, held while it is open; it dies with the process.

    Raises ``OSError`` when another process has it.
    """
    data.mkdir(parents=True, exist_ok=True, mode=0o700)
    lock = (data / "lock").open("w")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        lock.close()
        raise OSError(f"another server runs on {data}; name another folder with --data") from None
    return lock
