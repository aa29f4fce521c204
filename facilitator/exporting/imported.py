"""From an export back to a log: a new session that has ended, of people whom nobody knows.

Everything in the file is checked before anything is made of it, and what is wrong is said with
its place. No id, no person and no moment of the file is taken over: only words and numbers.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from facilitator.core.carrying import PartCarried
from facilitator.core.editing import PassageWritten
from facilitator.core.entry import Entry
from facilitator.core.ids import (
    LONE,
    CategoryId,
    NoteId,
    PersonId,
    PledgeId,
    ReplyId,
    RuleId,
    SessionId,
    ThemeId,
)
from facilitator.core.keeping import Attended, SessionCreated
from facilitator.core.kept import Carried
from facilitator.core.kinds.asked import QuestionChosen
from facilitator.core.kinds.notes.correcting import CorrectionAnswered
from facilitator.core.kinds.notes.doubles import DoublesLaid, Laid
from facilitator.core.kinds.notes.insight import InsightWritten
from facilitator.core.kinds.notes.replying import ReplyAdded
from facilitator.core.kinds.notes.themes import NotesPlaced, Placed, ThemeAdded
from facilitator.core.kinds.notes.writing import NoteAdded
from facilitator.core.kinds.pledge import FirstStepMade
from facilitator.core.kinds.pulse.asking import PulseCarried
from facilitator.core.kinds.rules import RuleAdded
from facilitator.core.kinds.talk import GuestIntroduced
from facilitator.core.moving.agenda import ENDED, LOBBY, stops
from facilitator.core.moving.flow import Moved
from facilitator.exporting import votes
from facilitator.exporting.contents import Contents, PartContents
from facilitator.exporting.manuscript import renamed

IMPORT = PersonId("import")
"""Who has entered everything in the log of an imported session."""


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a new session, and where the names of things in it come from."""

    session: SessionId
    code: str
    fresh: Callable[[], str]


def log_of(contents: Contents, names: Names, now: datetime) -> list[Entry]:
    """Return the log of a new session with these contents. None of it is later than ``now``."""
    at = min(_noon(contents.day, contents.zone), now)
    return [
        Entry(seq, at, IMPORT, event) for seq, event in enumerate(_events(contents, names), start=1)
    ]


def _noon(day: date, zone: str) -> datetime:
    """Return a moment of the day on which the session was held; of the time nothing is known."""
    return datetime.combine(day, time(12), ZoneInfo(zone)).astimezone(UTC)


def _events(contents: Contents, names: Names) -> Iterator[Any]:
    yield SessionCreated(
        names.session,
        names.code,
        contents.title,
        contents.program,
        contents.minutes,
        contents.lang,
        contents.zone,
        contents.rehearsal,
    )
    order, ids = 0, [_named(part, names.fresh) for part in contents.parts]
    all_ = {said: name for each in ids for said, name in each.items()}
    for passage in renamed(contents.manuscript, all_, names.fresh):
        yield PassageWritten(passage)
    for part, own in zip(contents.parts, ids, strict=True):
        yield from _of_part(part, own, names.fresh, order)
        order += len(part.themes)
    known = {stop.id for stop in stops(contents.program, contents.minutes)}
    for stop in contents.attendance:
        if stop.stop in known:
            yield Attended(stop.stop, stop.people, stop.online)
    if contents.pulse is not None:
        yield PulseCarried(contents.pulse)
    yield Moved(ENDED, LOBBY)


def _named(part: PartContents, fresh: Callable[[], str]) -> Mapping[str, str]:
    """Return the new names of everything in a part that may be cited."""
    return {said: fresh() for said in (*part.ids, *(step.id for step in part.made)) if said}


def _of_part(
    part: PartContents, ids: Mapping[str, str], fresh: Callable[[], str], order: int
) -> Iterator[Any]:
    for note in part.notes:
        category = None if note.category is None else CategoryId(note.category)
        id_ = NoteId(ids[note.id])
        yield NoteAdded(
            id_, part.id, note.text, category, None, in_report=True, channel=note.channel
        )
        yield from (ReplyAdded(ReplyId(fresh()), id_, part.id, text, None) for text in note.replies)
        if note.as_written:
            yield CorrectionAnswered(id_, accepted=False)
    yield from _grouping(part, ids, order)
    for vote in part.votes:
        yield from votes.events(part.id, vote, ids, fresh)
    if part.insight:
        yield InsightWritten(part.id, part.insight)
    yield from (RuleAdded(RuleId(fresh()), part.id, text) for text in part.rules)
    if part.asks:
        yield QuestionChosen(part.id, part.asks)
    if part.guest is not None:
        yield GuestIntroduced(part.id, part.guest.name, part.guest.topic)
    for step in part.made:
        pledge = PledgeId(ids.get(step.id) or fresh())
        yield FirstStepMade(
            pledge,
            part.id,
            step.what,
            step.when or None,
            step.if_then,
            example=False,
            in_report=True,
            owner=step.owner,
            sign_of_success=step.sign_of_success,
        )
    yield _carried(part, ids)


def _grouping(part: PartContents, ids: Mapping[str, str], order: int) -> Iterator[Any]:
    for n, theme in enumerate(part.themes, start=1):
        theme_id = ThemeId(ids[theme.id])
        placed = tuple(
            Placed(NoteId(ids[note.id]), None, theme_id)
            for note in part.notes
            if note.theme == theme.id
        )
        yield ThemeAdded(theme_id, part.id, theme.title, order + n, placed)
    lone = (note.id for note in part.notes if note.theme == LONE)
    if alone := tuple(Placed(NoteId(ids[note]), None, LONE) for note in lone):
        yield NotesPlaced(alone)
    if laid := tuple(_laid(part, ids)):
        yield DoublesLaid(laid)


def _laid(part: PartContents, ids: Mapping[str, str]) -> Iterator[Laid]:
    """Yield how the doubles of a part lie; they are in the themes of the notes above them."""
    homes: dict[str | None, ThemeId | None] = {None: None, LONE: LONE}
    homes |= {theme.id: ThemeId(ids[theme.id]) for theme in part.themes}
    themes = {note.id: homes[note.theme] for note in part.notes}
    for note in part.notes:
        if note.under is not None:
            double, top = NoteId(ids[note.id]), NoteId(ids[note.under])
            yield Laid(double, None, top, themes[note.id], themes[note.under])


def _carried(part: PartContents, ids: Mapping[str, str]) -> PartCarried:
    return PartCarried(
        part.id,
        part.people,
        Carried(part.missing, part.kept_out, part.withdrawn, part.steps_missing, part.not_yet),
        fits=part.fit,
        relates={ids[note.id]: note.relates for note in part.notes if note.relates},
    )
