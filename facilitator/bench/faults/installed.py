"""The programs of this system that something is broken in, and where they are."""

import shutil
from pathlib import Path


class NotInstalled(Exception):
    """A program is not there; says which, and what helps."""


def installed(name: str) -> str:
    """Return the path of a program. Debian keeps those of PostgreSQL out of the way.

    Raises ``NotInstalled``.
    """
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    path = shutil.which(name) or (str(found[-1]) if found else None)
    if path is None:
        raise NotInstalled(f"{name} is not installed; bin/setup test installs it")
    return path
