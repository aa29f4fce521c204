"""What a command costs: processor time of all its processes, and what it says of itself.

A process of its own starts the command and becomes the parent of whatever the command leaves
behind (on Linux), so that no part of a browser is forgotten.
"""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_MEASURES = """
import ctypes, json, os, resource, subprocess, sys
PR_SET_CHILD_SUBREAPER = 36
if sys.platform == "linux":
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
done = subprocess.run(sys.argv[1:], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
while True:
    try:
        os.wait()
    except ChildProcessError:
        break
used = resource.getrusage(resource.RUSAGE_CHILDREN)
said = done.stdout.decode("utf-8", "replace").strip().rpartition("\\n")[2]
print(json.dumps([done.returncode, used.ru_utime + used.ru_stime, said]))
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """``seconds`` of processor time, user and system; ``said``: JSON on the last line, if any."""

    seconds: float
    said: Mapping[str, Any]


def cost(command: Sequence[str]) -> list[Cost]:
    """Return what a command cost; nothing when it failed."""
    measured = subprocess.run(
        [sys.executable, "-c", _MEASURES, *command], capture_output=True, check=True
    )
    code, seconds, said = json.loads(measured.stdout)
    return [] if code else [Cost(seconds, _told(said))]


def _told(said: str) -> Mapping[str, Any]:
    try:
        told = json.loads(said)
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}
