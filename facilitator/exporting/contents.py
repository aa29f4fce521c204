"""What an export holds, once it has been read from a file (`reading.py`)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from facilitator.core.ids import PartId, StopId
from facilitator.core.kept import Passage
from facilitator.core.kinds.guests import Guest
from facilitator.core.kinds.pulse.counting import Figures
from facilitator.core.program import Program, Text


@dataclass(frozen=True, slots=True)
class NoteSaid:
    """A note. ``theme`` is the id of one, "lone", or None; ``replies`` were built on it.

    ``under`` is the id of the note whose double it is; None where it is none.
    """

    id: str
    text: str
    category: str | None
    theme: str | None
    relates: int
    replies: tuple[str, ...] = ()
    under: str | None = None
    channel: str = ""  # how it came, where the export tells that
    as_written: bool = False  # a correction was proposed, and its writer kept these words


@dataclass(frozen=True, slots=True)
class ThemeSaid:
    """A theme."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class VoteCounted:
    """What came of a vote; ``votes`` and raised ``hands`` by the id of what was voted on.

    ``firsts`` are first places in a ranking; ``texts`` what its choices said, where that was fixed.
    ``lens`` None: the program's; an empty one was taken back.
    """

    on: str
    budget: int
    voters: int
    votes: Mapping[str, int]
    hands: Mapping[str, int] = field(default_factory=dict)
    mode: str = "dots"
    lens: Text | None = None
    quorum: int | None = None
    present: int = 0
    undecided: int = 0
    firsts: Mapping[str, int] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class StepMade:
    """A first step. ``id`` is "" where nothing cites it."""

    what: str
    when: str
    if_then: str
    id: str = ""
    owner: str = ""
    sign_of_success: str = ""


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
    votes: tuple[VoteCounted, ...]
    insight: str
    fit: Mapping[str, int]
    made: tuple[StepMade, ...]
    not_yet: int
    steps_missing: int
    guest: Guest | None = None
    rules: tuple[str, ...] = ()
    asks: int = 0  # of a check-in: 0 is the question of the program, the others its alternatives

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
    pulse: Figures | None = None
