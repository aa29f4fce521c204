"""One line of the session log."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from facilitator.core.ids import PersonId


@dataclass(frozen=True, slots=True)
class Entry:
    """The ``seq``-th thing that happened: what (``event``), when (``at``, UTC) and by whom.

    ``event`` is one of the events of `core/events.py`; it is not named here because
    every chapter of the rules declares its own. ``alias`` is the name that will stand in
    place of ``by`` once the session is severed (`core/severing.py`).
    """

    seq: int
    at: datetime
    by: PersonId
    event: Any
    alias: PersonId | None = None
