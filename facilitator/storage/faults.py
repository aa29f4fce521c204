"""Why something could not be stored: what a facilitator can do about it differs."""

DISK = "disk"  # full, gone, or the database server is out of reach
LOCKED = "locked"  # another program holds the database

_HELD = frozenset({5, 6})  # SQLITE_BUSY, SQLITE_LOCKED


def cause(error: Exception) -> str:
    """Return which of the two ``error`` means: an ``OSError``, or an error of the database."""
    code = getattr(getattr(error, "orig", error), "sqlite_errorcode", 0)
    return LOCKED if code & 0xFF in _HELD else DISK
