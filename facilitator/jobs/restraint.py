"""How a process that works beside the room behaves: it takes little, and ends with its parent."""

import os
import resource
from contextlib import suppress

NICE = 10
MEMORY = 1_500_000_000  # bytes of address space


def restrain() -> None:
    """Leave the processor to the room, and memory to the machine."""
    os.nice(NICE)
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    limit = MEMORY if most == resource.RLIM_INFINITY else min(MEMORY, most)
    with suppress(ValueError, OSError):  # not every system can
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def end_with_parent() -> None:
    """Wait for standard input to close; the parent holds the other end and writes nothing."""
    while os.read(0, 1):  # not sys.stdin: its lock would be held when this process ends
        pass
    os._exit(0)
