"""A session: the live event, as it stands after some entry of its log.

A mutable aggregate of frozen records. Only `apply` changes one; `views` read it. Two
are held while a session runs (decisions 4): ``ahead`` and ``durable``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime, timedelta
from typing import Any

from facilitator.core.agenda import ENDED, Stop, phase_of
from facilitator.core.ids import (
    CategoryId,
    FileId,
    NoteId,
    PartId,
    PassageId,
    PersonId,
    PledgeId,
    SessionId,
    StopId,
    ThemeId,
)
from facilitator.core.kinds.phase import Phase
from facilitator.core.program import Part, Program


@dataclass(frozen=True, slots=True)
class Visit:
    """One stay at one stop. The timer runs (``ends_at``), rests (``left``) or is absent.

    ``rested`` is when the timer that rests was last touched. ``spotlight`` and ``held`` are
    what the facilitator has put over the stage meanwhile.
    """

    stop: StopId
    since: datetime
    by: PersonId
    ends_at: datetime | None = None
    left: timedelta | None = None
    rested: datetime | None = None
    spotlight: tuple[NoteId, ...] = ()
    held: int | None = None

    @property
    def due(self) -> datetime | None:
        """When the time is over, a timer that rests taken as if it went on at once."""
        if self.rested is not None and self.left is not None:
            return self.rested + self.left
        return self.ends_at


@dataclass(frozen=True, slots=True)
class Countdown:
    """3-2-1 before the notes appear."""

    to: StopId
    at: datetime


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
    waiting: bool = False  # late in an anonymous step: shown three or more together
    relates: int = 0  # how many others said わかる

    @property
    def showable(self) -> bool:
        """Whether it may be shown at all, once the notes of its part are."""
        return not self.hidden and not self.waiting


@dataclass(frozen=True, slots=True)
class Pledge:
    """A first step: ``what`` on the day ``when`` (ISO). "Not yet" has neither."""

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

    @property
    def shown(self) -> bool:
        """Whether it may be shown without a name."""
        return self.example and not self.hidden


@dataclass(frozen=True, slots=True)
class Theme:
    """Notes that belong together, named by people. ``order`` counts over the session."""

    id: ThemeId
    part: PartId
    title: str
    order: int


@dataclass(frozen=True, slots=True)
class Vote:
    """The vote of a part: on what, how many dots each, and whether it is still open."""

    part: PartId
    on: str
    budget: int
    targets: tuple[str, ...]
    open: bool


@dataclass(frozen=True, slots=True)
class Tally:
    """How many people wrote how many notes in a part."""

    people: int = 0
    notes: int = 0


@dataclass(frozen=True, slots=True)
class ReportFile:
    """A finished report, of the session after entry ``seq``.

    ``file`` is None when it holds words that have been taken back since. ``kind`` tells apart the
    reports in one language; "" is the ordinary one.
    """

    file: FileId | None
    lang: str
    at: datetime
    kind: str = ""
    seq: int = 0


@dataclass(frozen=True, slots=True)
class Carried:
    """What an imported session knows of a part beyond what it holds.

    Of its notes so many are ``missing``, because they were ``kept_out``, hidden or taken back
    (``withdrawn``); of its first steps ``decided`` are missing, and ``not_yet`` have no words.
    """

    missing: int = 0
    kept_out: int = 0
    withdrawn: int = 0
    decided: int = 0
    not_yet: int = 0


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of the manuscript, in Markdown or YAML. ``lang`` "" is what both editions share.

    ``place``: ``opening``, ``part/ID``, ``closing`` or ``free/NAME`` for prose in the order of
    ``order``; what else there is, and how it is called, says `core/editing.py`.
    """

    id: PassageId
    lang: str
    place: str
    order: float
    text: str


@dataclass(frozen=True, slots=True)
class Done:
    """Something that can be taken back, and who had claimed the same things ``before`` it.

    What the event is only its own chapter of the rules knows. ``first`` is the entry at which
    began what was done at once with it.
    """

    event: Any
    before: Mapping[str, int]
    first: int


@dataclass(slots=True)
class Session:
    """Everything that is so after entry ``seq``."""

    id: SessionId
    code: str
    title: str
    program: Program
    format: int
    lang: str
    zone: str
    rehearsal: bool
    created: datetime
    agenda: tuple[Stop, ...]
    seq: int
    at: datetime
    visits: list[Visit]
    countdown: Countdown | None = None
    opened: dict[PartId, datetime] = field(default_factory=dict)
    shown: dict[PartId, datetime] = field(default_factory=dict)
    notes: dict[NoteId, Note] = field(default_factory=dict)
    gone: dict[NoteId, PartId] = field(default_factory=dict)
    written: dict[tuple[PartId, PersonId], tuple[NoteId, ...]] = field(default_factory=dict)
    tallies: dict[PartId, Tally] = field(default_factory=dict)
    dealt: dict[PartId, int] = field(default_factory=dict)
    pages: dict[tuple[PartId, int], tuple[NoteId, ...]] = field(default_factory=dict)
    page_of: dict[NoteId, int] = field(default_factory=dict)
    themes: dict[ThemeId, Theme] = field(default_factory=dict)
    themes_made: int = 0
    votes: dict[PartId, Vote] = field(default_factory=dict)
    ballots: dict[tuple[PartId, PersonId], tuple[str, ...]] = field(default_factory=dict)
    insights: dict[PartId, str] = field(default_factory=dict)
    fits: dict[tuple[PartId, PersonId], str] = field(default_factory=dict)
    fit_shown: dict[PartId, bool] = field(default_factory=dict)
    related: dict[PersonId, tuple[NoteId, ...]] = field(default_factory=dict)
    lit: dict[PartId, int] = field(default_factory=dict)
    agreed: dict[tuple[PartId, PersonId], bool] = field(default_factory=dict)
    pledges: dict[PledgeId, Pledge] = field(default_factory=dict)
    pledged: dict[tuple[PartId, PersonId], PledgeId] = field(default_factory=dict)
    pledges_gone: dict[PledgeId, PartId] = field(default_factory=dict)
    blank: bool = False
    attendance: dict[StopId, int] = field(default_factory=dict)
    online: dict[StopId, int] = field(default_factory=dict)  # of those who attended
    measures: Mapping[str, float] = field(default_factory=dict)
    reports: dict[str, ReportFile] = field(default_factory=dict)
    printed: list[int] = field(default_factory=list)  # the entries that say a report was made
    taken: int = 0  # the entry that last took words out of the report
    passages: dict[PassageId, Passage] = field(default_factory=dict)
    edited: dict[PassageId, int] = field(default_factory=dict)  # the entry that last changed it
    copies: dict[str, frozenset[str]] = field(default_factory=dict)  # whose words stand there
    held: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)  # and which
    reworded: dict[str, tuple[str, ...]] = field(default_factory=dict)  # its older words
    carried: dict[PartId, Carried] = field(default_factory=dict)
    severed: datetime | None = None
    undoable: dict[int, Done] = field(default_factory=dict)
    claimed: dict[str, int] = field(default_factory=dict)

    @property
    def visit(self) -> Visit:
        """Where the session stands."""
        return self.visits[-1]

    @property
    def stop(self) -> Stop:
        """The stop of the agenda at which the session stands."""
        return self.agenda[self.place(self.visit.stop)]

    @property
    def spotlight(self) -> tuple[NoteId, ...]:
        """The notes that are shown large."""
        return tuple(note for note in self.visit.spotlight if note in self.notes)

    @property
    def ended(self) -> datetime | None:
        """Since when the session is over; None while it is not, or not any more."""
        return self.visit.since if self.visit.stop == ENDED else None

    @property
    def state(self) -> str:
        """What a list of sessions says: preparing, running or ended."""
        if self.ended is not None:
            return "ended"
        return "running" if len(self.visits) > 1 else "preparing"

    @property
    def phase(self) -> Phase:
        """The row of the state matrix that holds now."""
        return phase_of(self.program, self.stop)

    @property
    def shows(self) -> bool:
        """Whether everyone sees the notes of the present part."""
        return self.shows_at(self.stop)

    def shows_at(self, stop: Stop) -> bool:
        """Return whether everyone sees the notes of a part while the session stands at ``stop``."""
        phase = phase_of(self.program, stop)
        return phase.shows or (phase.on_demand and stop.part in self.shown)

    @property
    def part(self) -> Part | None:
        """The part at which the session stands; None at the doors and at the end."""
        return self.program.part(self.stop.part)

    def place(self, stop: StopId) -> int:
        """Return the position of a stop in the agenda. Raises ``KeyError``."""
        for n, each in enumerate(self.agenda):
            if each.id == stop:
                return n
        raise KeyError(stop)

    def next_stop(self) -> Stop | None:
        """Return the stop after the present one; None at the end."""
        following = self.place(self.visit.stop) + 1
        return self.agenda[following] if following < len(self.agenda) else None

    def step_number(self, part: PartId) -> int | None:
        """Return the number of the step ``part``, or None for a part without a question."""
        numbered = (each.id for each in self.program.steps())
        return next((n for n, each in enumerate(numbered, start=1) if each == part), None)

    def notes_of(self, part: PartId) -> list[Note]:
        """Return the notes of a part in the order in which they leave: by id, late ones last."""
        notes = (note for note in self.notes.values() if note.part == part)
        return sorted(notes, key=lambda note: (note.late, note.id))

    def count(self, part: PartId) -> Tally:
        """Return how many wrote how much in a part, without what waits to be shown.

        To count a late note of an anonymous step at once would tell when it was written.
        """
        tally = self.tallies.get(part, Tally())
        waiting = [note for note in self.notes.values() if note.part == part and note.waiting]
        silent = {
            note.author
            for note in waiting
            if all(self.notes[mine].waiting for mine in self.written[part, note.author])
        }
        return Tally(tally.people - len(silent), tally.notes - len(waiting))

    def themes_of(self, part: PartId) -> list[Theme]:
        """Return the themes of a part in the order in which they were made."""
        themes = (theme for theme in self.themes.values() if theme.part == part)
        return sorted(themes, key=lambda theme: theme.order)

    def become(self, other: "Session") -> None:
        """Be what ``other`` is, for all who hold this session. ``other`` is not used after that."""
        for each in fields(self):
            setattr(self, each.name, getattr(other, each.name))

    def copy(self) -> "Session":
        """Return a session of its own that shares nothing that can change."""
        own = {each.name: getattr(self, each.name) for each in fields(self)}
        for name, value in own.items():
            if isinstance(value, dict | list):
                own[name] = value.copy()
        return Session(**own)
