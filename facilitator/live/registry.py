"""The sessions that run in this process. A session is read from its log when first asked for."""

import logging
from collections.abc import Callable, Collection
from datetime import datetime
from secrets import token_hex

import gevent
from gevent.lock import RLock
from sqlalchemy.exc import IntegrityError

from facilitator.core import severing
from facilitator.core.codec import Malformed
from facilitator.core.entry import Entry
from facilitator.core.ids import FileId, PersonId, SessionId
from facilitator.core.keeping import SessionCreated, create
from facilitator.core.log import rebuild
from facilitator.core.program import Program
from facilitator.core.refused import Reason
from facilitator.core.session import Session
from facilitator.live.clock import now
from facilitator.live.neighbours import Neighbours
from facilitator.live.running import After, Others, RunningSession, Wires
from facilitator.live.ticks import every
from facilitator.storage.handing import HANDED, action_of, doer
from facilitator.storage.jobs import Job
from facilitator.storage.naming import fresh_code, fresh_session
from facilitator.storage.sessions import Listed
from facilitator.storage.standing import IN_THE_BIN
from facilitator.storage.store import Store
from facilitator.storage.threads import Threads

log = logging.getLogger(__name__)


def N_(sentence: str) -> str:
    """Mark a sentence for translation: the page that shows it knows the language."""
    return sentence


A_DAY = 24 * 60 * 60  # seconds
TAKEN_BACK = N_(
    "Somebody took words back while the report was being made. Please make it once more."
)
COPY_TAKEN_BACK = N_("Somebody took words back while the copy was being made. Please keep another.")
ENTERED = {"report": TAKEN_BACK, "draft": TAKEN_BACK, "copy": COPY_TAKEN_BACK}
"""What is entered into the log, by the kind of the job, and what is said where it may not be."""


class Sessions:
    """All sessions of this process, by code. Lives on the loop."""

    def __init__(
        self,
        store: Store,
        threads: Threads,
        wires: Wires,
        redis: str = "",
        tick: int | None = None,
        after: After | None = None,
    ) -> None:
        """``redis`` is the URL of the doorbell, where other processes serve the same sessions.

        ``tick`` (milliseconds) is forced upon every audience. What comes ``after`` is done on a
        thread of storage.
        """
        self._after = after or After()
        self._tick = every(tick)
        self._store = store
        self._threads = threads
        self._wires = wires
        self._running: dict[str, RunningSession] = {}
        self._binned = store.standings.binned()
        self._opening = RLock()
        self._neighbours = (
            Neighbours(store, threads, redis, lambda: list(self._running.values()))
            if store.shared
            else None
        )
        self._announcing = gevent.spawn(self._announce)
        self._severing = gevent.spawn(self._sever_old)

    def list(self) -> list[Listed]:
        """Return every session there is, the newest first."""
        return self._threads.read(self._store.sessions.all)

    def running(self) -> Collection[RunningSession]:
        """Return the sessions that run in this process."""
        return self._running.values()

    def get(self, code: str) -> RunningSession | None:
        """Return the session with this code, or None when there is none."""
        if code in self._running:
            running = self._running[code]
            return None if running.durable.id in self._binned else running
        listed = self._threads.read(self._store.sessions.find, code)
        if listed is None or listed.id in self._binned:
            return None
        with self._opening:
            if code not in self._running:
                entries = self._threads.read(self._store.log.entries, listed.id)
                self._running[code] = RunningSession(
                    rebuild(entries),
                    self._store.log,
                    self._threads,
                    self._wires,
                    self._others(),
                    self._tick,
                    After(self._ended, self._taken_back, self._settled),
                )
        return self._running[code]

    def up_to_date(self, code: str) -> RunningSession | None:
        """Return the session with this code, and in it what other processes have written so far.

        Who comes over from one of them must not be shown less than it has been shown there.
        """
        running = self.get(code)
        if running is not None and self._neighbours is not None:
            self._neighbours.read_now(running)
        return running

    def create(
        self,
        program: Program,
        format: int,
        title: str,
        lang: str,
        zone: str,
        by: PersonId,
        rehearsal: bool = False,
    ) -> RunningSession:
        """Make a session and return it. Its code never changes: it is printed on posters."""
        at = now()
        while True:
            made = SessionCreated(
                *(fresh_session(), fresh_code(), title, program, format, lang, zone, rehearsal)
            )
            try:
                self._threads.write(self._write, made, by, at)
            except IntegrityError:
                continue  # that code is in use
            running = self.get(made.code)
            if running is None:
                raise RuntimeError("a session that was just written is not there")
            return running

    def in_the_bin(self, running: RunningSession) -> bool:
        """Return whether a session has been put into the bin: nobody has business in it."""
        return running.durable.id in self._binned

    def binned(self, code: str) -> bool:
        """Return whether the session with this code lies in the bin."""
        listed = self._threads.read(self._store.sessions.find, code)
        return listed is not None and listed.id in self._binned

    def bin(self, session: SessionId, at: datetime | None) -> None:
        """Put a session into the bin, from which it comes back whole (None)."""
        self._threads.write(self._store.standings.bin, session, at)
        self._binned = self._threads.read(self._store.standings.binned)

    def stop(self) -> None:
        """Let go of everything that runs."""
        self._announcing.kill()
        self._severing.kill()
        if self._neighbours is not None:
            self._neighbours.stop()
        for running in self._running.values():
            running.stop()

    def _ended(self, session: Session) -> None:
        self._do_after(self._after.ended, session)

    def _taken_back(self, session: Session) -> None:
        self._do_after(self._after.taken_back, session)

    def _settled(self, session: Session) -> None:
        self._do_after(self._after.settled, session)

    def _do_after(self, follow: Callable[[Session], object], session: Session) -> None:
        try:
            self._threads.write(follow, session)
        except Exception:  # the console says that there is none, and offers to make it
            log.exception("what follows in session %s was not asked for", session.code)

    def _others(self) -> Others | None:
        there = self._neighbours
        return Others(there.tell, there.say_soon, there.look_around) if there else None

    def _write(self, made: SessionCreated, by: PersonId, at: datetime) -> None:
        first = Entry(1, at, by, made)
        self._store.log.create(create(first), first)

    def _announce(self) -> None:
        """Once a second, enter what the worker has finished into the log it belongs to."""
        while True:
            gevent.sleep(1)
            try:
                jobs = self._threads.read(self._store.jobs.unannounced)
            except Exception:
                log.exception("finished jobs could not be looked up; trying again")
                continue
            for job in jobs:
                self._try_to_enter(job)

    def _try_to_enter(self, job: Job) -> None:
        try:
            self._enter(job)
        except Exception:
            # A session that cannot be read must not keep the others from their reports.
            log.exception("what came of job %s could not be entered; trying again", job.id)

    def _enter(self, job: Job) -> None:
        running = self._of(job.session)
        if job.kind in HANDED:
            self._threads.write(self._store.jobs.answer, job.id, now(), _done(running, job))
            return
        if running is not None and job.file is not None and job.kind in ENTERED:
            lang = str(job.options.get("lang", running.durable.lang))
            kind, seq = str(job.options.get("kind", "")), int(job.options.get("seq", 0))
            if not running.enter_report(job.id, job.file, lang, kind, seq):
                self._threads.write(self._forget_report, job, job.file)
                self._taken_back(running.durable)
        self._threads.write(self._store.jobs.announced, job.id)

    def _forget_report(self, job: Job, file: FileId) -> None:
        self._store.files.drop(file)
        message = ENTERED[job.kind]
        self._store.jobs.update(job.id, now(), state="failed", message=message, file=None)

    def _sever_old(self) -> None:
        """Once a day, sever the sessions that ended long enough ago (`core/severing.py`).

        And delete what has lain in the bin for thirty days, programs, too.
        """
        while True:
            try:
                for code in self._threads.read(self._store.sessions.due, now() - severing.AFTER):
                    running = self.get(code)
                    if running is not None:
                        running.sever(token_hex(8))
                self._threads.write(self._store.standings.empty, now() - IN_THE_BIN)
                self._threads.write(self._store.programs.empty, now() - IN_THE_BIN)
            except Exception:
                log.exception("old sessions could not be severed; trying again tomorrow")
            gevent.sleep(A_DAY)

    def _of(self, session: SessionId) -> RunningSession | None:
        listed = (each for each in self.list() if each.id == session)
        found = next(listed, None)
        return self.get(found.code) if found else None


def _done(running: RunningSession | None, job: Job) -> str:
    """Do what a command has handed over; return why it was refused, "" if it was not.

    Twice is once: neither changes anything the second time.
    """
    try:
        action = action_of(job)
    except Malformed:
        return Reason.MALFORMED
    if running is None:
        return Reason.FAILED
    return running.ask(doer(job.kind), action, token_hex(8)) or ""
