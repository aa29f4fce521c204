"""One line of the session log."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from facilitator.core.ids import PersonId


@dataclass(frozen=True, slots=True)
class Entry:
    """The ``seq``-th thing that happened: what (``event``), when (``at``, UTC) and by whom.

    ``event`` is one of the events of `core/events.py`; it is not named here because
    every chapter of the rules declares its own.
    """

    seq: int
    at: datetime
    by: PersonId
    event: Any
