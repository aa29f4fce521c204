"""Keeping one's lines and one's first step out of the report, or letting them in again.

As with notes (`core/kinds/notes/writing.py`) it is their author's choice at any time: the words
stay where they can be read, and stand in no report and in no export. Nobody is told whose they are.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import assert_never

from facilitator.core.entry import Entry
from facilitator.core.ids import NoteId, PartId, PledgeId, ReplyId
from facilitator.core.instant import Instant
from facilitator.core.people import Person, Role
from facilitator.core.refused import Reason, Refused
from facilitator.core.session import Session
from facilitator.core.words.excerpts import Copied


@dataclass(frozen=True, slots=True)
class ReplyReportSet:
    """Its author said whether a line built on a note may stand in the report."""

    reply: ReplyId
    note: NoteId
    part: PartId
    in_report: bool
    copies: tuple[str, ...] = ()
    passages: tuple[Copied, ...] = ()


@dataclass(frozen=True, slots=True)
class FirstStepReportSet:
    """Its author said whether a first step may stand in the report."""

    pledge: PledgeId
    in_report: bool
    passages: tuple[Copied, ...] = ()


Event = ReplyReportSet | FirstStepReportSet


@dataclass(frozen=True, slots=True)
class SetReplyInReport:
    """Keep one's own line out of the report, or let it in again."""

    reply: ReplyId
    in_report: bool


@dataclass(frozen=True, slots=True)
class SetFirstStepInReport:
    """Keep one's own first step out of the report, or let it in again."""

    pledge: PledgeId
    in_report: bool


Action = SetReplyInReport | SetFirstStepInReport
ROLES: Mapping[type, Role] = {
    SetReplyInReport: Role.PARTICIPANT,
    SetFirstStepInReport: Role.PARTICIPANT,
}


def decide(session: Session, person: Person, action: Action, at: Instant) -> tuple[Event, ...]:
    """Return what follows from an action. Raises ``Refused``."""
    match action:
        case SetReplyInReport(reply, in_report):
            line = session.replies.get(reply)
            if line is None:
                raise Refused(Reason.NO_SUCH_NOTE)
            if line.author != person.id:
                raise Refused(Reason.NOT_YOURS)
            said = ReplyReportSet(line.id, line.note, line.part, in_report)
            return () if line.in_report == in_report else (said,)
        case SetFirstStepInReport(pledge, in_report):
            made = session.pledges.get(pledge)
            if made is None:
                raise Refused(Reason.NO_SUCH_NOTE)
            if made.author != person.id:
                raise Refused(Reason.NOT_YOURS)
            return () if made.in_report == in_report else (FirstStepReportSet(pledge, in_report),)
        case _:
            assert_never(action)


def apply(session: Session, entry: Entry, event: Event) -> None:
    """Change ``session`` into what it is after ``event``."""
    match event:
        case ReplyReportSet(reply, in_report=in_report):
            session.replies[reply] = replace(session.replies[reply], in_report=in_report)
        case FirstStepReportSet(pledge, in_report):
            session.pledges[pledge] = replace(session.pledges[pledge], in_report=in_report)
        case _:
            assert_never(event)


def touches(session: Session, event: Event) -> Iterable[str]:
    """Return the keys of the records that ``event`` may have changed."""
    match event:
        case ReplyReportSet(note=note):
            yield f"note/{note}"
        case FirstStepReportSet(pledge):
            found = session.pledges.get(pledge)
            part = found.part if found else session.pledges_gone[pledge]
            yield from (f"pledge/{pledge}", f"pledges/{part}")
        case _:
            assert_never(event)
