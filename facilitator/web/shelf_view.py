"""The list of sessions as the home page shows it: today's first, then by what comes next."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import IntEnum

from facilitator.core.hosting.hosted import UNSAID, Appointment
from facilitator.core.ids import SessionId
from facilitator.core.program import Text
from facilitator.storage.sessions import Listed
from facilitator.storage.standing import IN_THE_BIN, Standing
from facilitator.web.days import today
from facilitator.web.held import begins
from facilitator.web.todo import Todo, following, todo

SECTIONS = ("today", "preparing", "writing", "ended", "archived", "bin")
NOBODY = Standing()
NEVER = "99"  # after every time of a day

Spoken = Callable[[date], str]
"""How a day is written."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the list knows beside the rows: kinds of work that are done, links, stage, guests.

    ``moved`` is when those that run last went on from one stop to another.
    """

    done: Mapping[SessionId, Collection[str]]
    linked: Collection[SessionId] = ()
    checked: Collection[SessionId] = ()
    introduced: Collection[SessionId] = ()
    moved: Mapping[SessionId, datetime] = field(default_factory=dict)

    def seen(self, session: SessionId) -> frozenset[str]:
        """Return what of the things to do before a session is done, as the data say."""
        told = {
            "print": "sheets" in self.done.get(session, ()),
            "roles": session in self.linked,
            "stage": session in self.checked,
            "guests": session in self.introduced,
        }
        return frozenset(name for name, done in told.items() if done)


@dataclass(frozen=True, slots=True)
class Card:
    """A session in the list.

    ``on`` is when it is held, or else was made; ``day`` says so. ``next`` names what is to be
    done next: ``prepare``, ``console``, ``report``, ``read`` or ``restore``. ``left`` are the
    days in the bin.
    ``begins`` is when a session that has not begun is to begin, ``soon`` in how many minutes.
    ``todo`` is what is to be done before it, ``figures`` are people and notes of one that was held.
    """

    code: str
    title: str
    program: Text
    on: date
    day: str
    state: str
    rehearsal: bool
    next: str
    left: int = 0
    todo: tuple[Todo, ...] = ()
    held: Appointment = UNSAID
    begins: datetime | None = None
    soon: int = 0
    figures: Mapping[str, int] | None = None


class Rank(IntEnum):
    """How near a session of today is to what is at hand: the list begins with the first."""

    RUNS = 0
    RAN_LAST_NIGHT = 1  # it may be past midnight, or be written up before it is ended
    COMES = 2
    LEFT = 3  # begun some day and never ended; or a rehearsal, which can wait for a real one


@dataclass(frozen=True, slots=True)
class Section:
    """The sessions of which the same comes next."""

    name: str
    cards: tuple[Card, ...]


def sections(
    sessions: Iterable[Listed],
    standings: Mapping[SessionId, Standing],
    facts: Facts,
    now: datetime,
    zone: str,
    spoken: Spoken,
) -> tuple[Section, ...]:
    """Return the sections that have sessions, in the order of `SECTIONS`.

    ``zone`` is where a session is that does not say where it is.
    """
    found: dict[str, list[Card]] = {name: [] for name in SECTIONS}
    places: dict[str, tuple[Rank, str]] = {}  # among those of today, by code
    for each in sessions:
        standing = standings.get(each.id, NOBODY)
        here = each.zone or zone
        name = _section(each, standing, facts, today(now, here))
        found[name].append(_card(each, standing, name, facts, now, here, spoken))
        places[each.code] = _place(each, facts, now, here)
    found["today"].sort(key=lambda card: places[card.code])
    return tuple(Section(name, tuple(cards)) for name, cards in found.items() if cards)


def _section(each: Listed, standing: Standing, facts: Facts, today: date) -> str:
    if standing.binned_at is not None:
        return "bin"
    if standing.archived_at is not None:
        return "archived"
    if each.state == "ended":
        return "ended" if "report" in facts.done.get(each.id, ()) else "writing"
    held_today = each.appointed.day == today.isoformat()
    return "today" if each.state == "running" or held_today else "preparing"


def _place(each: Listed, facts: Facts, now: datetime, zone: str) -> tuple[Rank, str]:
    """Return where a session stands among those of today: by its rank, then by its hour."""
    day = today(now, zone)
    days = {each.appointed.day}
    if moved := facts.moved.get(each.id):  # nobody may have said a day, or it was put off
        days.add(today(moved, zone).isoformat())
    now_on, last_night = (d.isoformat() in days for d in (day, day - timedelta(days=1)))
    hour = each.appointed.time or NEVER
    if each.rehearsal or not (now_on or last_night):
        return Rank.LEFT, ""  # their hours are those of other days: the newest stays first
    if each.state != "running":
        return Rank.COMES, hour
    return Rank.RUNS if now_on else Rank.RAN_LAST_NIGHT, hour


def _card(
    each: Listed,
    standing: Standing,
    section: str,
    facts: Facts,
    now: datetime,
    zone: str,
    spoken: Spoken,
) -> Card:
    things = todo(facts.seen(each.id), standing.ticked, each.talks)
    nexts = {"writing": "report", "ended": "read", "bin": "restore", "archived": "read"}
    held = each.appointed
    day = date.fromisoformat(held.day) if held.day else today(each.created_at, zone)
    start = begins(held, zone) if each.state == "preparing" else None
    ready = each.state == "running" or section == "today" or each.rehearsal or not following(things)
    return Card(
        code=each.code,
        title=each.title,
        program=each.program,
        on=day,
        day=spoken(day),
        state=each.state,
        rehearsal=each.rehearsal,
        next=nexts.get(section, "console" if ready else "prepare"),
        left=days_left(standing.binned_at, now),
        todo=things,
        held=held,
        begins=start,
        figures=each.figures if each.state == "ended" else None,
        soon=max(0, -((now - start) // timedelta(minutes=1))) if start else 0,
    )


def days_left(binned_at: datetime | None, now: datetime) -> int:
    """Return in how many days goes for good what is in the bin since then."""
    if binned_at is None:
        return 0
    return max(0, -((now - binned_at - IN_THE_BIN) // timedelta(days=1)))
