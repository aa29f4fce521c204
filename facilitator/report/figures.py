"""What a report draws, as plain data: every chart with the key that its table is found by.

`charts/` makes pictures of them and `tables.py` tables; both tell the same numbers, and
`audit` holds the numbers to the records.
"""

from dataclasses import dataclass
from typing import ClassVar

from facilitator.core.ids import NoteId, PartId, ThemeId


@dataclass(frozen=True, slots=True)
class Mosaic:
    """Every note as one square, a row for each step, in the colours of their categories."""

    kind: ClassVar[str] = "mosaic"
    key: str
    title: str
    rows: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]  # label; category and colour


@dataclass(frozen=True, slots=True)
class Bar:
    """A theme in the chart. ``votes`` is None where nobody voted on themes."""

    theme: ThemeId
    label: str
    notes: int
    votes: int | None


@dataclass(frozen=True, slots=True)
class Sizes:
    """The themes of a step and how large they are."""

    kind: ClassVar[str] = "sizes"
    key: str
    title: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Ranked:
    """A note that people voted for."""

    note: NoteId
    number: str
    text: str
    votes: int


@dataclass(frozen=True, slots=True)
class Ranking:
    """The notes with the most votes, where the vote was on notes."""

    kind: ClassVar[str] = "ranking"
    key: str
    part: PartId
    title: str
    rows: tuple[Ranked, ...]


@dataclass(frozen=True, slots=True)
class Fit:
    """How many people say that what was seen fits."""

    kind: ClassVar[str] = "fit"
    key: str
    part: PartId
    title: str
    fits: int
    not_quite: int
    add: int


@dataclass(frozen=True, slots=True)
class Band:
    """The time of a step, in seconds since the evening began."""

    part: PartId
    label: str
    step: int
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """Seconds in which so many notes of a step were written."""

    part: PartId
    step: int
    begin: int
    end: int
    notes: int


@dataclass(frozen=True, slots=True)
class Pace:
    """What was written when."""

    kind: ClassVar[str] = "pace"
    key: str
    title: str
    bands: tuple[Band, ...]
    stretches: tuple[Stretch, ...]
    end: int


@dataclass(frozen=True, slots=True)
class Span:
    """A stay at a stop, in seconds since the evening began, and who was there at its end."""

    stop: str
    label: str
    begin: int
    end: int
    people: int


@dataclass(frozen=True, slots=True)
class Presence:
    """How many were there when."""

    kind: ClassVar[str] = "presence"
    key: str
    title: str
    bands: tuple[Band, ...]
    spans: tuple[Span, ...]
    end: int


@dataclass(frozen=True, slots=True)
class Planned:
    """A part of the agenda: the minutes it was given, the seconds it took (None: not held)."""

    part: PartId
    label: str
    minutes: int
    seconds: int | None


@dataclass(frozen=True, slots=True)
class Plan:
    """The agenda beside what became of it."""

    kind: ClassVar[str] = "plan"
    key: str
    title: str
    rows: tuple[Planned, ...]
    fast: bool  # a rehearsal in fast motion: both series have a scale of their own


@dataclass(frozen=True, slots=True)
class Dates:
    """How far away the first steps are that were decided on, and how many are not yet."""

    kind: ClassVar[str] = "dates"
    key: str
    part: PartId
    title: str
    day: int
    week: int
    later: int
    not_yet: int


Chart = Mosaic | Sizes | Ranking | Fit | Pace | Presence | Plan | Dates


@dataclass(frozen=True, slots=True)
class Turn:
    """A step in numbers. None where nothing of the kind was counted."""

    part: PartId
    step: int
    title: str
    present: int | None
    writers: int
    notes: int
    relates: int | None
    voters: int | None


@dataclass(frozen=True, slots=True)
class Turnout:
    """All steps in numbers."""

    kind: ClassVar[str] = "turnout"
    title: str
    rows: tuple[Turn, ...]


@dataclass(frozen=True, slots=True)
class Covered:
    """What became of the notes of a part."""

    part: PartId
    title: str
    printed: int
    kept_out: int
    hidden: int
    withdrawn: int
    grouped: int
    lone: int
    unplaced: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """What became of every note that was ever written."""

    kind: ClassVar[str] = "coverage"
    title: str
    rows: tuple[Covered, ...]
