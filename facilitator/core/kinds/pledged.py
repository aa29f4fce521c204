"""A first step, and what became of it."""

from dataclasses import dataclass
from datetime import datetime

from facilitator.core.ids import PartId, PersonId, PledgeId


@dataclass(frozen=True, slots=True)
class Pledge:
    """A first step: ``what`` on the day ``when`` (ISO). "Not yet" has neither.

    One that came on paper may have no day.
    """

    id: PledgeId
    part: PartId
    author: PersonId
    what: str
    when: str | None
    if_then: str
    example: bool
    in_report: bool
    at: datetime
    hidden: bool = False
    channel: str = ""  # how it came from somebody who has no device: nobody's on a phone

    @property
    def shown(self) -> bool:
        """Whether it may be shown without a name."""
        return self.example and not self.hidden


@dataclass(frozen=True, slots=True)
class Followed:
    """What became of a first step (`core/kinds/followup.py`), and the day it is taken up again."""

    how: str
    when: str | None
