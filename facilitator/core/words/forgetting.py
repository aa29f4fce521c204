"""Words that leave the report: taken back, kept out, hidden or put right.

A finished report that could hold them is no report any more: the file goes from the disk in the
same transaction (`storage/log.py`), and one that was being printed meanwhile is not accepted.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from facilitator.core.audience import Audience
from facilitator.core.editing import PassageRemoved, PassageWritten
from facilitator.core.ids import FileId
from facilitator.core.kinds.notes.moderating import NoteHidden
from facilitator.core.kinds.notes.naming import NoteNamed
from facilitator.core.kinds.notes.queueing import NoteHeld
from facilitator.core.kinds.notes.replying import ReplyHidden, ReplyWithdrawn
from facilitator.core.kinds.notes.writing import NoteEdited, NoteReportSet, NoteWithdrawn
from facilitator.core.kinds.pledge import FirstStepMade, FirstStepWithdrawn, PledgeHidden
from facilitator.core.kinds.rules import RuleRemoved
from facilitator.core.kinds.withholding import FirstStepReportSet, ReplyReportSet
from facilitator.core.seeing.reading import sees_note, sees_reply
from facilitator.core.session import Session

_NOTES = (NoteWithdrawn, NoteReportSet, NoteHidden, NoteHeld, NoteEdited, NoteNamed)
_REPLIES = (ReplyWithdrawn, ReplyHidden, ReplyReportSet)
_STEPS = (FirstStepWithdrawn, FirstStepMade, PledgeHidden, FirstStepReportSet)
_PASSAGES = (PassageWritten, PassageRemoved)


def quotable(session: Session, event: Any) -> bool:
    """Return whether a report may quote what ``event`` takes or changes.

    The words themselves do not matter: in an older log they are blank.
    """
    if isinstance(event, _NOTES):
        note = session.notes.get(event.note)
        return note is not None and sees_note(session, note, Audience.REPORT)
    if isinstance(event, _REPLIES):
        reply = session.replies.get(event.reply)
        return reply is not None and sees_reply(session, reply, Audience.REPORT)
    if isinstance(event, _STEPS):
        made = session.pledges.get(event.pledge)
        return made is not None and made.in_report and not made.hidden
    if isinstance(event, RuleRemoved):
        return event.rule in session.rules_added
    return isinstance(event, _PASSAGES) and event.forgets


def follow(session: Session, event: Any, before: bool) -> None:
    """Let go of the reports when what they could quote ``before`` is so no more."""
    reworded = isinstance(event, (NoteEdited, FirstStepMade, *_PASSAGES)) or (
        isinstance(event, NoteNamed) and event.by is None
    )
    if not before or (quotable(session, event) and not reworded):
        return
    session.taken = session.seq
    for lang, made in session.reports.items():
        session.reports[lang] = replace(made, file=None)


def touched(session: Session, event: Any) -> Iterable[str]:
    """Return the keys of the records that change with what `follow` did."""
    taking = isinstance(event, (*_NOTES, *_REPLIES, *_STEPS, *_PASSAGES, RuleRemoved))
    return [f"report/{lang}" for lang in session.reports] if taking else ()


def files(session: Session) -> set[FileId]:
    """Return the finished files of a session."""
    return {made.file for made in session.reports.values() if made.file is not None}
