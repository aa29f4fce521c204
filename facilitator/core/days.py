"""Days and times that people name: a first step is for one, and a session begins at one."""

import re
from datetime import date, datetime, timedelta

from facilitator.core.refused import Reason, Refused

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_BEHIND = timedelta(hours=12)  # the last place on earth where a day ends, behind UTC
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


def to_come(when: str | None, now: datetime, before: str | None = None) -> str | None:
    """Return the day ``when`` (ISO), None for none, which is not over yet everywhere on earth.

    The day that stood there ``before`` may stay. Raises ``Refused`` for another that is over, and
    for what is no day.
    """
    found = day(when)
    if found and found != before and date.fromisoformat(found) < (now - _BEHIND).date():
        raise Refused(Reason.DAY_OVER)
    return found


def hour(time: str | None) -> str | None:
    """Return the time ``time`` (18:30), None for none. Raises ``Refused`` for what is no time."""
    if not time:
        return None
    if _HOUR.fullmatch(time):
        return time
    raise Refused(Reason.MALFORMED)
