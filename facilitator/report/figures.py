"""What a report draws, as plain data: every chart with the key that its table is found by.

`charts/` makes pictures of them and `tables.py` tables; both tell the same numbers, and
`audit` holds the numbers to the records.
"""

from dataclasses import dataclass
from typing import ClassVar

from facilitator.core.ids import NoteId, PartId, ThemeId


@dataclass(frozen=True, slots=True)
class Mosaic:
    """Every note as one square, a row for each step, with colour and shape of its category."""

    kind: ClassVar[str] = "mosaic"
    key: str
    title: str
    rows: tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...]  # label; category, colour, shape


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
    record: str = ""  # the key of the vote; "": the only one of its part


@dataclass(frozen=True, slots=True)
class Polled:
    """A choice of a vote: in a ranking ``votes`` are points, and ``first`` put it first."""

    target: str
    label: str
    votes: int
    first: int


@dataclass(frozen=True, slots=True)
class Poll:
    """What came of a vote that no other chart shows. ``record`` is its key."""

    kind: ClassVar[str] = "poll"
    key: str
    part: PartId
    title: str
    record: str
    mode: str
    rows: tuple[Polled, ...]


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
    counts: tuple[tuple[str, int], ...]  # by name in ``words``, nearest first; last, not yet


@dataclass(frozen=True, slots=True)
class Place:
    """Those who were there in a step: in the ``venue`` and ``online``."""

    part: PartId
    label: str
    venue: int
    online: int


@dataclass(frozen=True, slots=True)
class Channels:
    """From where people took part, in the steps in which there were enough of both."""

    kind: ClassVar[str] = "channels"
    key: str
    title: str
    rows: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """A category and how many notes chose it. None is a number that may not be told."""

    label: str
    color: str
    notes: int | None


@dataclass(frozen=True, slots=True)
class Spread:
    """How the notes of a step lie over the levels, or the stages of a model, of its writers."""

    kind: ClassVar[str] = "spread"
    key: str
    part: PartId
    title: str
    shares: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class Crossed:
    """A theme, and its notes in each of the categories. None may not be told."""

    theme: ThemeId
    label: str
    cells: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Levels:
    """The themes of a step by the categories of their notes."""

    kind: ClassVar[str] = "levels"
    key: str
    part: PartId
    title: str
    heads: tuple[str, ...]
    rows: tuple[Crossed, ...]


@dataclass(frozen=True, slots=True)
class Flow:
    """What the same ``people`` wrote in two steps: how many in which two categories.

    ``cells`` holds a row for each category ``before``, with a cell for each one ``after``.
    """

    kind: ClassVar[str] = "flow"
    key: str
    title: str
    one: PartId
    two: PartId
    people: int
    before: tuple[str, ...]
    after: tuple[str, ...]
    cells: tuple[tuple[int | None, ...], ...]


@dataclass(frozen=True, slots=True)
class Strip:
    """An item: of ``n`` people so many went down, stayed and went up; the means of 1 to 7."""

    item: str
    label: str
    n: int
    down: int
    same: int
    up: int
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Shifts:
    """How answers changed from before to after, item by item."""

    kind: ClassVar[str] = "shifts"
    key: str
    title: str
    rows: tuple[Strip, ...]


@dataclass(frozen=True, slots=True)
class Circles:
    """How close people feel, as the average pair of circles before and after."""

    kind: ClassVar[str] = "circles"
    key: str
    title: str
    item: str
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of the map of need and risk, and how many stand there."""

    need: int
    risk: int
    people: int


@dataclass(frozen=True, slots=True)
class Corners:
    """Where people stand between need and risk afterwards, and how their middle has moved.

    ``need`` and ``risk`` are what the two items are called; ``before`` and ``after`` are means of
    both, in that order.
    """

    kind: ClassVar[str] = "corners"
    key: str
    title: str
    need: str
    risk: str
    spots: tuple[Spot, ...]
    before: tuple[float, float]
    after: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Stance:
    """An item: how many of ``n`` are below, at and above the middle of the scale."""

    item: str
    label: str
    n: int
    below: int
    middle: int
    above: int


@dataclass(frozen=True, slots=True)
class Stances:
    """How people answered afterwards, where nothing can be said of a change."""

    kind: ClassVar[str] = "stances"
    key: str
    title: str
    rows: tuple[Stance, ...]


@dataclass(frozen=True, slots=True)
class Tallied:
    """How many people gave which number, from 0 to "five or more"."""

    kind: ClassVar[str] = "tallied"
    key: str
    title: str
    item: str
    counts: tuple[int, ...]


Pulse = Shifts | Circles | Corners | Stances | Tallied

Chart = (
    Mosaic
    | Sizes
    | Ranking
    | Poll
    | Fit
    | Pace
    | Presence
    | Plan
    | Dates
    | Channels
    | Spread
    | Levels
    | Flow
    | Shifts
    | Circles
    | Corners
    | Stances
    | Tallied
)


@dataclass(frozen=True, slots=True)
class Turn:
    """A step in numbers. None where nothing of the kind was counted.

    ``writers`` wrote by themselves, as those who are ``present`` are there by themselves.
    """

    part: PartId
    step: int
    title: str
    present: int | None
    writers: int
    notes: int
    relates: int | None
    voters: int | None

    @property
    def share(self) -> float | None:
        """Which part of those present wrote, 0 to 1; None where more wrote than were left."""
        known = self.present and self.present >= self.writers
        return self.writers / self.present if self.present and known else None


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
