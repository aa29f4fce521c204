"""Days that people name: a first step is for one, and may be put off to another."""

import re
from datetime import date

from facilitator.core.refused import Reason, Refused

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


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
