"""Days and times that people name: a first step is for one, and a session begins at one."""

import re
from datetime import date

from facilitator.core.refused import Reason, Refused

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_HOUR = re.compile(r"([01]\d|2[0-3]):[0-5]\d", re.ASCII)


def day(when: str | None) -> str | None:
    """Return the day ``when`` (ISO), None for none. Raises ``Refused`` for what is no day."""
    if not when:
        return None
    try:
        if _DAY.fullmatch(when):
            return date.fromisoformat(when).isoformat()
    except ValueError:
        pass
    raise Refused(Reason.MALFORMED)


def hour(time: str | None) -> str | None:
    """Return the time ``time`` (18:30), None for none. Raises ``Refused`` for what is no time."""
    if not time:
        return None
    if _HOUR.fullmatch(time):
        return time
    raise Refused(Reason.MALFORMED)
