"""What an export holds, once it has been read from a file (`reading.py`)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from facilitator.core.ids import PartId, StopId
from facilitator.core.program import Program
from facilitator.core.session import Passage


@dataclass(frozen=True, slots=True)
class NoteSaid:
    """A note. ``theme`` is the id of one, "lone", or None."""

    id: str
    text: str
    category: str | None
    theme: str | None
    relates: int


@dataclass(frozen=True, slots=True)
class ThemeSaid:
    """A theme."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class VoteCounted:
    """What came of a vote; ``votes`` by the id of what was voted on."""

    on: str
    budget: int
    voters: int
    votes: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class StepMade:
    """A first step. ``id`` is "" where nothing cites it."""

    what: str
    when: str
    if_then: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class PartContents:
    """Everything that is said of one part."""

    id: PartId
    people: int
    missing: int
    kept_out: int
    withdrawn: int
    notes: tuple[NoteSaid, ...]
    themes: tuple[ThemeSaid, ...]
    vote: VoteCounted | None
    insight: str
    fit: Mapping[str, int]
    made: tuple[StepMade, ...]
    not_yet: int
    steps_missing: int

    @property
    def ids(self) -> tuple[str, ...]:
        """The names that its notes and themes have in the file."""
        return (*(note.id for note in self.notes), *(theme.id for theme in self.themes))


@dataclass(frozen=True, slots=True)
class Here:
    """How many were here when a stop closed."""

    stop: StopId
    people: int
    online: int


@dataclass(frozen=True, slots=True)
class Contents:
    """Everything that an export holds."""

    title: str
    day: date
    zone: str
    lang: str
    minutes: int
    rehearsal: bool
    program: Program
    attendance: tuple[Here, ...]
    parts: tuple[PartContents, ...]
    manuscript: tuple[Passage, ...] = ()
