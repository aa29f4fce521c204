"""A note, as it stands after whatever has been done to it; and how many there are."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from facilitator.core.ids import CategoryId, NoteId, PartId, PersonId, ThemeId
from facilitator.core.seeing.telling import FEW

Wait = Literal["", "others", "others, review", "review"]
"""What a note waits for before anybody else may see it, one after the other.

Late in an anonymous step: for others, to appear three or more together (decisions 24). In a queue:
for a facilitator's review.
"""


@dataclass(frozen=True, slots=True)
class Note:
    """What one person wrote. ``author`` never leaves the core; ``by`` is a nickname or None."""

    id: NoteId
    part: PartId
    author: PersonId
    text: str
    category: CategoryId | None
    by: str | None
    in_report: bool
    at: datetime
    late: bool = False
    edited: bool = False
    theme: ThemeId | None = None
    hidden: bool = False
    waits_for: Wait = ""
    stage: bool | None = None  # what a facilitator has decided; None leaves it to the rules
    relates: int = 0  # how many others said わかる
    channel: str = ""  # how it came, if not by its author's own device: paper, voice or hand
    under: NoteId | None = None  # the note that says the same and is shown for both
    times: int = 1  # how many notes say it: with those that lie under it

    @property
    def counts(self) -> bool:
        """Whether it counts where notes are counted, once those of its part are shown."""
        return not self.hidden and not self.waits_for

    @property
    def waiting(self) -> bool:
        """Whether it waits for others: for everybody it is as if it were not there yet."""
        return self.waits_for.startswith("others")

    @property
    def queued(self) -> bool:
        """Whether it waits, now or later, for a facilitator to have seen it."""
        return self.waits_for.endswith("review")

    @property
    def echoes(self) -> bool:
        """Whether so many relate to it that they may hear how many they are.

        Of fewer its author alone hears: in a small room a number would be a person.
        """
        return self.relates >= FEW

    @property
    def showable(self) -> bool:
        """Whether it may be shown at all, once the notes of its part are."""
        return self.counts and self.under is None


@dataclass(frozen=True, slots=True)
class Tally:
    """How many people wrote in a part, each by themselves, and how many notes there are.

    What was written for others is among the notes; nobody knows of how many people it is.
    """

    people: int = 0
    notes: int = 0
