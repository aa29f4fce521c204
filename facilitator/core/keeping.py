"""What the server itself enters into the minutes: the beginning, attendance, measures, reports."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import assert_never

from facilitator.core import measures
from facilitator.core.entry import Entry
from facilitator.core.ids import FileId, SessionId, StopId
from facilitator.core.instant import Instant
from facilitator.core.kept import ReportFile
from facilitator.core.kinds.pairs.circles import Pairing
from facilitator.core.moving import agenda
from facilitator.core.moving.visited import Visit
from facilitator.core.people import Person, Role
from facilitator.core.program import Program
from facilitator.core.refused import Reason, Refused
from facilitator.core.session import Session


@dataclass(frozen=True, slots=True)
class SessionCreated:
    """A session came to be. The log's first entry; everything else follows from it."""

    session: SessionId
    code: str
    title: str
    program: Program
    format: int
    lang: str
    zone: str
    rehearsal: bool


@dataclass(frozen=True, slots=True)
class Attended:
    """So many people were connected when a stop closed, ``online`` of them not in the venue."""

    stop: StopId
    people: int
    online: int = 0


@dataclass(frozen=True, slots=True)
class MeasuresTaken:
    """The numbers of the evening, taken at its end: no names, no text."""

    values: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class ReportMade:
    """A report was made, of the session as it was after entry ``seq``, and can be fetched.

    It takes the place of the last one of its language and ``kind``.
    """

    file: FileId
    lang: str
    seq: int = 0
    kind: str = ""


Event = SessionCreated | Attended | MeasuresTaken | ReportMade


@dataclass(frozen=True, slots=True)
class TakeAttendance:
    """Enter how many were here at ``stop``, ``online`` of them not in the venue."""

    stop: StopId
    people: int
    online: int = 0


@dataclass(frozen=True, slots=True)
class TakeMeasures:
    """Enter the numbers of the evening."""


@dataclass(frozen=True, slots=True)
class EnterReport:
    """Enter that a report was made, of the session as it was after entry ``seq``."""

    file: FileId
    lang: str
    seq: int
    kind: str = ""


Action = TakeAttendance | TakeMeasures | EnterReport
ROLES: Mapping[type, Role] = {
    TakeAttendance: Role.DESK,
    TakeMeasures: Role.DESK,
    EnterReport: Role.DESK,
}


def create(entry: Entry) -> Session:
    """Return the session that the first entry of a log describes."""
    made = entry.event
    if not isinstance(made, SessionCreated):
        raise ValueError(f"a log begins with SessionCreated, not with {type(made).__name__}")
    return Session(
        id=made.session,
        code=made.code,
        title=made.title,
        program=made.program,
        format=made.format,
        lang=made.lang,
        zone=made.zone,
        rehearsal=made.rehearsal,
        created=entry.at,
        agenda=agenda.stops(made.program, made.format),
        pairing=Pairing(made.program.pairing),
        seq=entry.seq,
        at=entry.at,
        visits=[Visit(agenda.LOBBY, entry.at, entry.by)],
    )


def decide(session: Session, person: Person, action: Action, at: Instant) -> tuple[Event, ...]:
    """Return what follows from an action of the desk. Raises ``Refused``."""
    match action:
        case TakeAttendance(stop, people, online):
            return (Attended(stop, people, online),)
        case TakeMeasures():
            return (MeasuresTaken(measures.take(session)),)
        case EnterReport(file, lang, seq, kind):
            if seq < session.taken:  # it may quote what has been taken back since
                raise Refused(Reason.CHANGED_SINCE)
            return (ReportMade(file, lang, seq, kind),)
        case _:
            assert_never(action)


def apply(session: Session, entry: Entry, event: Event) -> None:
    """Change ``session`` into what it is after ``event``."""
    match event:
        case SessionCreated():
            pass  # `create` has read it
        case Attended(stop, people, online):
            if people >= session.attendance.get(stop, 0):
                session.attendance[stop], session.online[stop] = people, online
        case MeasuresTaken(values):
            session.measures = values
        case ReportMade(file, lang, seq, kind):
            session.reports[report_key(lang, kind)] = ReportFile(file, lang, entry.at, kind, seq)
            session.printed.append(entry.seq)
        case _:
            assert_never(event)


def touches(session: Session, event: Event) -> Iterable[str]:
    """Return the keys of the records that ``event`` may have changed."""
    match event:
        case SessionCreated() | MeasuresTaken():
            return ()
        case Attended():
            return ("attendance",)
        case ReportMade(lang=lang, kind=kind):
            return (f"report/{report_key(lang, kind)}",)
        case _:
            assert_never(event)


def report_key(lang: str, kind: str) -> str:
    """Return under which name the latest report of a language and kind is known."""
    return f"{lang}/{kind}" if kind else lang


def changes_since(session: Session, seq: int) -> int:
    """Return how many entries came after ``seq``, but for those that say a report was made."""
    return session.seq - seq - sum(printed > seq for printed in session.printed)
