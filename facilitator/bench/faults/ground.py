"""The disk and the clock of a server, in our hand: `tests/faults/ground.c`, built and spoken to.

It is preloaded into the server's process, which knows nothing of it: the product has no switch for
any of this. It needs Linux, a C compiler and a checkout; elsewhere there is none.
"""

import errno
import os
import subprocess
from enum import IntEnum
from pathlib import Path
from struct import pack

from facilitator import paths
from facilitator.bench.servers import compiler

SOURCE = paths.ROOT / "tests/faults/ground.c"
SIZE = 64  # bytes of the control
CLOCK, REFUSE, POINT = 0, 8, 16  # where in it (struct control)
NOTHING, FULL, BROKEN = 0, errno.ENOSPC, errno.EIO

NEEDS = "it needs Linux, a C compiler and a checkout"


class Point(IntEnum):
    """Where a process can be ended."""

    WRITING = 1  # before the frames of a transaction are written to the write-ahead log
    WRITTEN = 2  # they are written, and not yet synced
    SYNCED = 3  # they are on the disk, and nobody has been told
    TOLD = 4  # the acknowledgement has been sent, and no other screen knows of it
    COPYING = 5  # a checkpoint copies a page into the database


class Ground:
    """What one server stands on. ``settings`` are environment variables for it."""

    def __init__(self, folder: Path, library: Path, *, record: bool) -> None:
        """``record``: whether what it writes is noted, in `recording`."""
        self.recording = folder / "recording"
        self._control = os.open(folder / "control", os.O_RDWR | os.O_CREAT, 0o600)
        os.pwrite(self._control, bytes(SIZE), 0)
        self.settings = {
            "LD_PRELOAD": str(library),
            "GROUND_CONTROL": str(folder / "control"),
            **({"GROUND_RECORD": str(self.recording)} if record else {}),
        }

    def set_clock(self, seconds: float) -> None:
        """Let the clock be wrong by so much from now on."""
        os.pwrite(self._control, pack("q", int(seconds * 1e9)), CLOCK)

    def refuse(self, writes: int = NOTHING, syncs: int = NOTHING) -> None:
        """Let the disk refuse, with these error numbers."""
        os.pwrite(self._control, pack("ii", writes, syncs), REFUSE)

    def end_at(self, pid: int, point: Point, passing: int) -> None:
        """End a process when it comes to a point for the ``passing``-th time, from now on."""
        os.pwrite(self._control, pack("iii", pid, point, passing), POINT)

    def never_mind(self) -> None:
        """Let the process live."""
        os.pwrite(self._control, pack("iii", 0, 0, 0), POINT)

    def close(self) -> None:
        """Let go of it."""
        os.close(self._control)


def ground(folder: Path, *, record: bool = False) -> Ground | None:
    """Build one in ``folder``; None where it cannot be had."""
    cc, library = compiler(), folder / "ground.so"
    if cc is None or not SOURCE.is_file() or not Path("/proc/self/fd").is_dir():
        return None
    command = [cc, "-shared", "-fPIC", "-O2", "-o", str(library), str(SOURCE)]
    done = subprocess.run(command, capture_output=True, check=False)
    return Ground(folder, library, record=record) if done.returncode == 0 else None
