"""A session while people are connected: its sequencer, its ticks, who is here, its clock."""

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from secrets import token_urlsafe
from typing import Any

import gevent

from facilitator.core import views
from facilitator.core.entry import Entry
from facilitator.core.hosting.rehearsing import EmptyRehearsal, SeatSimulated
from facilitator.core.ids import FileId, PartId, PersonId, SessionId
from facilitator.core.keeping import EnterReport, TakeAttendance, TakeMeasures
from facilitator.core.kinds.notes.writing import AFTER_THE_END
from facilitator.core.moving.agenda import ENDED
from facilitator.core.moving.flow import CountdownStarted, FinishCountdown, Moved
from facilitator.core.moving.visited import Countdown
from facilitator.core.names import Names, names
from facilitator.core.owners import owners
from facilitator.core.people import CLOCK, DESK, Person, Role
from facilitator.core.refused import PASSING, Reason, Refused
from facilitator.core.roles import CREW
from facilitator.core.seeing.staging import milliseconds
from facilitator.core.session import Session
from facilitator.core.severing import Sever
from facilitator.core.views import Audience
from facilitator.core.words.taking_back import forgotten
from facilitator.live import protocol
from facilitator.live.clock import Clock
from facilitator.live.crew import Crew
from facilitator.live.gathering import Gathering
from facilitator.live.pages import Pages
from facilitator.live.presence import Presence, Seat
from facilitator.live.sequencer import Accepted, Sequencer
from facilitator.live.silence import silent
from facilitator.live.snapshots import Snapshots
from facilitator.live.ticks import TICK, Ticks
from facilitator.live.turning import Turning
from facilitator.storage.log import SessionLog
from facilitator.storage.naming import fresh_id
from facilitator.storage.threads import Threads

log = logging.getLogger(__name__)

LAST = timedelta(seconds=5)  # what was accepted last is on disk by then
NEXT = timedelta(minutes=1)  # until then the process that wrote the end has asked
A_DAY = timedelta(days=1)
RETRY = 0.5  # seconds: what could not be stored (`busy`) is tried again


@dataclass(frozen=True, slots=True)
class Wires:
    """How a session reaches its screens: an event, what it says, and a room or several.

    A connection is a room, too. ``send_encoded`` takes JSON that has been made once for many.
    """

    send: Callable[[str, dict[str, Any], str | list[str]], None]
    send_encoded: Callable[[str, str, str | list[str]], None]
    close_room: Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Others:
    """How a session reaches the other processes that serve it; alone it reaches nobody.

    ``rang``: entries were written, up to a number. ``say_soon``: one of the crew has come, or gone.
    ``look_around``: who is connected to them is to be known as it is now.
    """

    rang: Callable[[SessionId, int], object] = lambda _session, _head: None
    say_soon: Callable[[], object] = lambda: None
    look_around: Callable[["RunningSession"], object] = lambda _running: None


@dataclass(frozen=True, slots=True)
class After:
    """What follows by itself: once a session has ended here, and once words went from its reports.

    Both hear of it from the process that wrote it. ``settled``: nothing is accepted any more. Every
    process that serves the session says so, since the one that wrote the end may be gone: those
    that did not write it a minute later, and for a day to whoever opens the session again.
    """

    ended: Callable[[Session], object] = lambda _: None
    taken_back: Callable[[Session], object] = lambda _: None
    settled: Callable[[Session], object] = lambda _: None


class RunningSession:
    """One session in this process. Lives on the loop; only the sequencer's writer leaves it."""

    def __init__(
        self,
        session: Session,
        store: SessionLog,
        threads: Threads,
        wires: Wires,
        others: Others | None = None,
        tick: Mapping[Audience, float] = TICK,
        after: After | None = None,
    ) -> None:
        """``others`` are the processes that serve the session, too, if there are any."""
        self._others = others or Others()
        self._after = after or After()
        self.presence = Presence()
        self.crew = Crew(self.presence, lambda: self._others.look_around(self))
        self._wires = wires
        self._now = Clock(session.at)
        self._pages = Pages(session, wires.send, wires.close_room)
        self._ticks = Ticks(session, self._to_audience, self._pages, tick)
        self._snapshots = Snapshots(self._ticks)
        self._sequencer = Sequencer(
            session, store, threads, self._now, fresh_id, self._happened, self._taking_part
        )
        self._names: dict[PersonId, Person] = {}
        self._whose: dict[PersonId, Names] = {}
        self._turning = Turning(
            lambda: self.durable,
            self._now,
            lambda action: self._act_by_itself(CLOCK, action, token_urlsafe(12)),
        )
        self._gathering = Gathering(
            lambda: self.durable,
            self.presence,
            lambda action: self._act_by_itself(DESK, action, token_urlsafe(12)),
        )
        self._turning.look()
        self._head = gevent.spawn(self._heads)
        self._settling: gevent.Greenlet | None = None
        if session.ended is not None and self._now() - session.ended < A_DAY:
            self._settle_later(AFTER_THE_END + NEXT)
        if session.countdown is not None:
            gevent.spawn(self._finish, session.countdown)

    @property
    def durable(self) -> Session:
        """The session as it is on disk."""
        return self._sequencer.durable

    @property
    def code(self) -> str:
        """The six digits."""
        return self.durable.code

    @property
    def waiting(self) -> int:
        """How many actions wait to be stored."""
        return self._sequencer.waiting

    @property
    def stuck(self) -> str:
        """Why nothing can be stored just now; "" while it can."""
        return self._sequencer.stuck

    def act(
        self, person: Person, action_id: str, action: Any, not_after: datetime | None = None
    ) -> Accepted:
        """Let ``person`` do something; returns once it is on disk. Raises ``Refused``."""
        self.crew.check(self.durable, person, action)
        return self._sequencer.act(person, action_id, action, not_after)

    def snapshot(self, audience: Audience) -> dict[str, Any]:
        """Return everything that an audience may see now, for a page that begins with it."""
        made = self._snapshots.get(audience)
        return {"seq": made.seq, "put": made.put, "now": milliseconds(self._now())}

    def own(self, person: Person) -> dict[str, Any]:
        """Return what belongs to one participant."""
        return views.own_of(self.durable, self._known(person))

    def welcome(self, audience: Audience, sid: str) -> None:
        """Send a connection everything that its audience may see now."""
        made, now = self._snapshots.get(audience), milliseconds(self._now())
        told = f'{{"seq":{made.seq},"put":{made.encoded},"now":{now}}}'
        self._wires.send_encoded(protocol.SNAPSHOT, told, sid)

    def catch_up(self, since: int | None, audience: Audience, sid: str) -> None:
        """Send a connection what it has missed since entry ``since``; everything, if need be."""
        patch = None if since is None else self._ticks.since(since, audience)
        if patch is None:
            self.welcome(audience, sid)
        else:
            self._wires.send(protocol.PATCH, patch, sid)

    def tell(self, person: Person, sid: str | None = None) -> None:
        """Send a participant what is theirs: to one connection, or to all they have."""
        self._wires.send(protocol.OWN, self.own(person), sid or self.own_room(person))

    def page(self, part: PartId, n: int) -> dict[str, Any] | None:
        """Return a page of notes as phones may see it now; None when they may not."""
        return self._pages.get(part, n)

    def send_page(self, part: PartId, n: int, sid: str) -> str | None:
        """Send a page to one connection; return the room in which it will hear of changes."""
        return self._pages.ask(part, n, sid)

    def enter(self, seat: Seat) -> None:
        """Let a connection in; its room has been joined already."""
        self.presence.enter(seat)
        self.crew.enter(seat.person)
        if seat.person.role in CREW:
            self._others.say_soon()
        for name in self._known(seat.person).all:
            self._names[name] = seat.person
        if seat.person.role is Role.PARTICIPANT:
            self._gathering.came(seat)

    def leave(self, sid: str) -> None:
        """Note that a connection is gone."""
        seat = self.presence.leave(sid)
        if seat is not None and seat.person.role in CREW:
            self._others.say_soon()

    def enter_report(self, job: str, file: FileId, lang: str, kind: str, seq: int) -> bool:
        """Write into the log what came of a job; however often it is told, it is there once.

        Returns False for a report, of the session after entry ``seq``, that may quote words
        which have been taken back since.
        """
        return self._act_by_itself(DESK, EnterReport(file, lang, seq, kind), job)

    def ask(self, person: Person, action: Any, action_id: str) -> Reason | None:
        """Let ``person`` do something, however busy it is; return why not, if it is refused."""
        while True:
            try:
                self.act(person, action_id, action)
            except Refused as refused:
                if refused.reason in PASSING:
                    gevent.sleep(RETRY)
                    continue
                return refused.reason
            return None

    def sever(self, action_id: str) -> bool:
        """Sever the session; return whether it is, and not too early."""
        return self._act_by_itself(DESK, Sever(), action_id)

    def seat_simulated(self, people: Sequence[Person]) -> bool:
        """Enter that these are simulated; False in a session that is no rehearsal."""
        every = {name for person in people for name in self._known(person).all}
        seat = SeatSimulated(len(people), tuple(sorted(every)))
        return self._act_by_itself(DESK, seat, token_urlsafe(12))

    def empty(self) -> bool:
        """Take everything simulated away; False in a session that is no rehearsal."""
        there = EmptyRehearsal(tuple(views.keys(self.durable)))
        return self._act_by_itself(DESK, there, token_urlsafe(12))

    def follow(self, head: int) -> None:
        """Read what another process has written, if its last entry is ``head``."""
        if head > self.durable.seq:
            self._sequencer.catch_up()

    def stop(self) -> None:
        """Let go of everything that runs."""
        self._head.kill()
        if self._settling is not None:
            self._settling.kill()
        self._turning.stop()
        self._sequencer.stop()

    def room(self, audience: Audience) -> str:
        """Return the Socket.IO room of an audience."""
        return f"{self.durable.id}:{audience}"

    def _taking_part(self) -> int:
        here = self.presence.counts()
        return here["venue"] + here["online"]

    def _to_audience(self, event: str, payload: dict[str, Any], audience: Audience) -> None:
        self._wires.send(event, payload, self.room(audience))

    def _happened(
        self, newer: Sequence[Entry], written: Sequence[Entry], asked: Sequence[Person]
    ) -> None:
        """Hand on what has just become so. Called by the sequencer, before it answers."""
        for entry in (*newer, *written):
            self._ticks.touch(entry)
            if forgotten(entry.event):
                self._ticks.forget()
                self._snapshots.forget()
            self._follow_up(entry, ours=entry.seq > self.durable.seq - len(written))
        elsewhere = [self._names[each.by] for each in newer if each.by in self._names]
        self._tell_owners((*newer, *written), [*asked, *elsewhere])
        if written:
            self._others.rang(self.durable.id, self.durable.seq)

    def _follow_up(self, entry: Entry, *, ours: bool) -> None:
        """See to what an entry calls for: the process that wrote it takes the attendance."""
        match entry.event:
            case Moved(to, from_) if ours:
                here = self.presence.counts()
                people, online = here["venue"] + here["online"], here["online"]
                self._by_itself(DESK, TakeAttendance(from_, people, online))
                if to == ENDED:
                    gevent.spawn(self._close)
            case CountdownStarted(to, at):
                gevent.spawn(self._finish, Countdown(to, at))
        if isinstance(entry.event, Moved) and entry.event.to == ENDED:
            self._settle_later(AFTER_THE_END + (LAST if ours else NEXT))
        if ours and self.durable.taken == entry.seq and self.durable.reports:
            gevent.spawn(self._after.taken_back, self.durable)
        self._turning.look()
        self._gathering.happened(entry.event)

    def _finish(self, countdown: Countdown) -> None:
        """Show the notes when their time has come, unless somebody cancels or moves on."""
        while self.durable.countdown == countdown:
            wait = (countdown.at - self._now()).total_seconds()
            if wait > 0:
                gevent.sleep(wait)
            else:
                finish = FinishCountdown(self.durable.visit.stop)
                self._act_by_itself(CLOCK, finish, token_urlsafe(12))
                gevent.sleep(RETRY)

    def _close(self) -> None:
        """Enter the numbers of the evening, then let others know that it is over."""
        self._act_by_itself(DESK, TakeMeasures(), token_urlsafe(12))
        self._after.ended(self.durable)

    def _settle_later(self, wait: timedelta) -> None:
        if self._settling is not None:
            self._settling.kill()
        self._settling = gevent.spawn(self._settle, self.durable.ended, wait)

    def _settle(self, ended: datetime | None, wait: timedelta) -> None:
        """Let others know once nothing is accepted any more, unless the end is taken back."""
        while ended is not None and self.durable.ended == ended:
            left = (ended + wait - self._now()).total_seconds()
            if left <= 0:
                self._after.settled(self.durable)
                return
            gevent.sleep(left)

    def _by_itself(self, person: Person, action: Any) -> None:
        gevent.spawn(self._act_by_itself, person, action, token_urlsafe(12))

    def _act_by_itself(self, person: Person, action: Any, action_id: str) -> bool:
        """Return whether it is so; somebody may have been quicker: cancelled, or moved on."""
        return self.ask(person, action, action_id) is None

    def _tell_owners(self, entries: Sequence[Entry], asked: Iterable[Person]) -> None:
        """Send everybody to whom something else belongs now what is theirs, whole.

        Those who ``asked`` for it at once, before they are answered; others in turn.
        """
        at_once = {person.id: person for person in asked if person.role is Role.PARTICIPANT}
        others: dict[PersonId, Person] = {}
        for entry in entries:
            told = owners(self.durable, entry)
            if told is None:
                others |= {person.id: person for person in self.presence.participants()}
            else:
                found = (self._names[name] for name in told if name in self._names)
                others |= {person.id: person for person in found}
        for person in at_once.values():
            self.tell(person)
        if later := [person for id, person in others.items() if id not in at_once]:
            gevent.spawn(self._tell_in_turn, later)

    def _tell_in_turn(self, people: Sequence[Person]) -> None:
        """Send people what is theirs, and let others have their turn in between."""
        for person in people:
            self.tell(person)
            gevent.sleep(0)

    def _known(self, person: Person) -> Names:
        """Return the names of a person."""
        known = self._whose.get(person.id)
        if known is None or known.person != person:
            known = self._whose[person.id] = names(self.durable, person)
        return known

    def own_room(self, person: Person) -> str:
        """Return the room of all sockets of one person."""
        return f"{self.durable.id}:own:{person.id}"

    def _heads(self) -> None:
        while True:
            gevent.sleep(1)
            if self._sequencer.stuck:
                self._sequencer.try_storing()
            try:
                self._tell_heads()
            except Exception:  # a second without is no harm; without for ever, all would redial
                log.exception("the heads of a second were not sent")

    def _silent(self) -> dict[str, int | None] | None:
        return silent(self.durable, self.presence.seated(), self._known, self.presence.elsewhere)

    def _tell_heads(self) -> None:
        self.presence.look()
        counts, now = self.presence.counts(), milliseconds(self._now())
        for audience in self.presence.audiences():
            head: dict[str, Any] = {**self._ticks.head(audience), "now": now, "counts": counts}
            if audience is Audience.CONSOLE:
                head["counts"] = counts | {
                    "stages": self.presence.stages(),
                    "checking": self.presence.checking(),
                    "staged": self.presence.staged or self.durable.hall is not None,
                    "silent": self._silent(),
                }
                head["stuck"] = self._sequencer.stuck
            if audience in (Audience.CONSOLE, Audience.HOST):
                head |= self.crew.told(self.durable)
            if counted := views.counted(self.durable, audience):
                head["counted"] = counted
            self._to_audience(protocol.HEAD, head, audience)
