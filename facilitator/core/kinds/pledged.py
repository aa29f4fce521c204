"""A first step, and what became of it."""

from dataclasses import dataclass
from datetime import datetime

from facilitator.core.ids import PartId, PersonId, PledgeId


@dataclass(frozen=True, slots=True)
class Pledge:
    """A first step: ``what`` on the day ``when`` (ISO). "Not yet" has neither.

    One that came on paper may have no day. ``owner`` is who of a team takes it on,
    ``sign_of_success`` how they will see that it worked.
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
    owner: str = ""
    sign_of_success: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """Everything that was written; a report prints all of it, or nothing."""
        return (self.what, self.if_then, self.owner, self.sign_of_success)

    @property
    def shown(self) -> bool:
        """Whether it may be shown without a name."""
        return self.example and not self.hidden


@dataclass(frozen=True, slots=True)
class Followed:
    """What became of a first step (`core/kinds/followup.py`), and the day it is taken up again."""

    how: str
    when: str | None
