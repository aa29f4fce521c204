"""What this process can carry: open files, and memory before the machine is in trouble."""

import os
import resource
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

EACH = 2  # files of one WebSocket: the web server holds the socket, too
OWN = 200  # files for everything else
SHARE = 0.8  # of the memory there is
MIB = 1024 * 1024

_LIMITS = ("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes")


def connections(wished: int) -> int:
    """Return how many connections can be open, ``wished`` at most.

    Lets this process have as many files as it may: the usual number would end at 400 phones.
    """
    wanted = EACH * wished + OWN
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        _allow(wanted, hard)
        soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return wished if soft == resource.RLIM_INFINITY else max(1, min(wished, (soft - OWN) // EACH))


def _allow(wanted: int, hard: int) -> None:
    """Let this process have ``wanted`` files, or as many as it may."""
    for most in (max(wanted, hard), hard):  # only the superuser may have more than ``hard``
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (min(wanted, most), most))
            return


def used() -> int:
    """Return how many bytes of memory this process has; 0 where the system does not say."""
    with suppress(OSError):
        pages = int(Path("/proc/self/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE")
    return 0


def bound(mib: int) -> int:
    """Return how many bytes this process may have: ``mib``, or for 0 a share of what there is."""
    if mib:
        return mib * MIB
    found = [os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")]
    for path in _LIMITS:
        with suppress(OSError, ValueError):  # not there, or "max"
            found.append(int(Path(path).read_text()))
    return round(min(found) * SHARE)


class Memory:
    """Whether the memory that may be used is used up. Looked at once a second (`shedding.py`)."""

    def __init__(self, bound: int, used: Callable[[], int] = used) -> None:
        self._bound = bound
        self._used = used
        self._last = 0
        self.full = False
        self.growing = False

    def look(self) -> None:
        """Look anew: ``full`` is whether it is used up, ``growing`` whether it goes on so.

        What is let go of is not always given back to the system: to be full is no reason to send
        more and more people away.
        """
        now = self._used()
        self.full = now > self._bound
        self.growing = self.full and now > self._last
        self._last = now
