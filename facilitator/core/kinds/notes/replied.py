"""A reply (つけ足す): a line that somebody built on a note."""

from dataclasses import dataclass
from datetime import datetime

from facilitator.core.ids import NoteId, PartId, PersonId, ReplyId


@dataclass(frozen=True, slots=True)
class Reply:
    """What one person added to a note. ``author`` never leaves the core; ``by`` is a nickname.

    ``in_report``: its author lets it stand there, wherever its note does.
    ``waiting``: in a step where everyone is anonymous it is shown with others, or not yet.
    """

    id: ReplyId
    note: NoteId
    part: PartId
    author: PersonId
    text: str
    by: str | None
    at: datetime
    hidden: bool = False
    waiting: bool = False
    in_report: bool = True

    @property
    def showable(self) -> bool:
        """Whether it may be shown at all, wherever its note is."""
        return not self.hidden and not self.waiting
