"""What a process has used: processor time and memory, as Linux tells; and what a disk takes."""

import os
from pathlib import Path
from statistics import median
from tempfile import TemporaryFile
from time import perf_counter

SYNCS = 100
_TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100


def cpu(pid: int) -> float | None:
    """Return the seconds, user and system, of a process and its threads; its children's are not in.

    None where the system does not tell. In nanoseconds from the scheduler, where it keeps count,
    for the threads that there are now; else in hundredths.
    """
    try:
        threads = list(Path(f"/proc/{pid}/task").glob("*/schedstat"))
        if threads:
            return sum(int(each.read_text().split()[0]) for each in threads) / 1e9
        told = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None
    return (int(told[11]) + int(told[12])) / _TICKS


def memory(pid: int) -> float | None:
    """Return the memory that a process holds, in KiB; None where the system does not tell."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except OSError:
        return None
    return pages * os.sysconf("SC_PAGE_SIZE") / 1024


def sync(folder: Path) -> float:
    """Return the seconds that the disk below ``folder`` takes to keep 4 KiB: of many the median."""
    keep = getattr(os, "fdatasync", os.fsync)
    with TemporaryFile(dir=folder) as file:
        taken = []
        for _ in range(SYNCS):
            file.write(bytes(4096))
            file.flush()
            begun = perf_counter()
            keep(file.fileno())
            taken.append(perf_counter() - begun)
    return median(taken)
