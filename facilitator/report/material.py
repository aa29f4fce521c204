"""What a report is made of: the records that a report may see, sorted and numbered.

Everything comes through `views.snapshot` for `Audience.REPORT`, so a note that was kept
out, hidden or taken back is not here, and what is not here cannot be printed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_date

from facilitator.core.ids import NoteId, PartId, PledgeId, ThemeId
from facilitator.core.session import Session
from facilitator.core.views import Audience, snapshot
from facilitator.report.manuscript.kept import Manuscript
from facilitator.report.options import Options

Record = Mapping[str, Any]
Records = Mapping[str, Record]

DUE = ("day", "week", "later")  # how far a first step is from the day, nearest first
DATES = {"ja": "y年M月d日（E）", "en": "EEEE, d MMMM y"}


@dataclass(frozen=True, slots=True)
class Facet:
    """The category of a note: colour, shape and word."""

    label: str
    color: str
    shape: str


@dataclass(frozen=True, slots=True)
class Built:
    """What somebody built on a note, letter for letter. ``by`` is the name they chose to add."""

    text: str
    by: str | None


@dataclass(frozen=True, slots=True)
class Written:
    """A note as it is printed. ``number`` ("3-07") is its name on paper.

    So many notes (``times``) say what it says, with those that a facilitator has laid under it;
    ``under`` is the number of the one that it lies under itself. ``as_written``: a correction was
    proposed, and the words are those of its writer.
    """

    id: NoteId
    number: str
    text: str
    by: str | None
    facet: Facet | None
    relates: int = 0
    replies: tuple[Built, ...] = ()
    times: int = 1
    under: str = ""
    as_written: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """A theme and its notes. ``votes`` is None where nobody voted on themes."""

    id: ThemeId
    title: str
    notes: tuple[Written, ...]
    votes: int | None
    named: bool = True


@dataclass(frozen=True, slots=True)
class Step:
    """One question and everything that came of it."""

    part: PartId
    number: int
    title: str
    question: str
    groups: tuple[Group, ...]
    lone: tuple[Written, ...]
    unplaced: tuple[Written, ...]
    anonymous: bool = False

    @property
    def notes(self) -> tuple[Written, ...]:
        """All notes of the step, in the order of their numbers."""
        return (
            *(note for group in self.groups for note in group.notes),
            *self.lone,
            *self.unplaced,
        )


@dataclass(frozen=True, slots=True)
class Opening:
    """A part in which people wrote without a question of the day: the check-in."""

    part: PartId
    title: str
    asked: str
    notes: tuple[Written, ...]


@dataclass(frozen=True, slots=True)
class Promise:
    """A first step as it is printed. ``due`` is ``day``, ``week`` or ``later``."""

    id: PledgeId
    number: str
    text: str
    if_then: str
    due: str
    owner: str = ""
    sign_of_success: str = ""


@dataclass(frozen=True, slots=True)
class Pledged:
    """The first steps that were made in one part."""

    part: PartId
    title: str
    asked: str
    promises: tuple[Promise, ...]
    undated: bool = False  # some of the later ones have no day: they came on paper

    def label(self, due: str) -> str:
        """Return the name, in ``words``, of how far away first steps are."""
        return "date.later.undated" if due == "later" and self.undated else f"date.{due}"


@dataclass(frozen=True, slots=True)
class Material:
    """A session as its report sees it, in one language."""

    lang: str
    day: date
    records: Records
    steps: tuple[Step, ...]
    openings: tuple[Opening, ...] = ()
    pledged: tuple[Pledged, ...] = ()
    notes: Mapping[NoteId, Written] = field(default_factory=dict)  # all that may be printed
    options: Options = field(default_factory=lambda: Options("ja"))
    manuscript: Manuscript = field(default_factory=Manuscript)
    edition: int = 0  # the entry that the report was made of
    made: date | None = None  # its day

    def leaves_out(self, part: str) -> bool:
        """Return whether a part of ``options.PARTS`` was not wanted."""
        return part in self.options.without

    def record(self, key: str) -> Record | None:
        """Return the record under ``key``, if a report may see one."""
        return self.records.get(key)

    @property
    def dated(self) -> str:
        """The day, in words."""
        return self.in_words(self.day)

    def in_words(self, day: date) -> str:
        """Return a day as it is written in this edition."""
        return str(format_date(day, DATES[self.lang], locale=self.lang))


def read(session: Session, now: datetime | None = None) -> Records:
    """Return every record of ``session`` that a report may see ``now``; None: by the clock."""
    return snapshot(replace(session, looked=now or datetime.now(UTC)), Audience.REPORT)


def made_on(session: Session) -> date:
    """Return the day of the last entry of ``session``, where it was held."""
    return session.at.astimezone(ZoneInfo(session.zone)).date()


def held_on(session: Session) -> date:
    """Return the day the session was held, where it was held; the day it was made until then."""
    began = session.visits[1].since if len(session.visits) > 1 else session.created
    return began.astimezone(ZoneInfo(session.zone)).date()
