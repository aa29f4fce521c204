"""One sequencer per session: everything people ask for goes through here, in one order.

Take what has queued up, decide it on ``ahead``, write entries and answers in one
transaction, and only then let it be so: apply to ``durable``, answer, hand on. One
batch is in flight at a time. The fsync of the last batch is the window in which the
next one gathers; there is no linger timer.
"""

import logging
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import blake2s
from typing import Any

import gevent
from gevent.event import AsyncResult, Event
from sqlalchemy.exc import SQLAlchemyError

from facilitator.core.decide import acting_as, alias_of, decide
from facilitator.core.entry import Entry
from facilitator.core.instant import Instant
from facilitator.core.log import apply, rebuild
from facilitator.core.people import Person, Role
from facilitator.core.refused import Reason, Refused
from facilitator.core.session import Session
from facilitator.core.severing import Severed
from facilitator.core.words import forgetting
from facilitator.storage.faults import cause
from facilitator.storage.log import Answer, Batch, Key, Lookup, SessionLog
from facilitator.storage.threads import Threads

AT_ONCE = 500  # actions in one transaction
QUEUE = 5000  # actions that may wait; beyond that the answer is `busy`

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Accepted:
    """An action is on disk; ``seq`` is the last entry it made."""

    seq: int


@dataclass(slots=True)
class Asked:
    """One action that waits to be decided, and where its answer goes."""

    person: Person
    action_id: str
    action: Any
    not_after: datetime | None = None  # after which it would surprise people, and is left undone
    answer: AsyncResult = field(default_factory=AsyncResult)

    @property
    def digest(self) -> str:
        """What the action is, so that the same id with another content is noticed.

        Keyed by the person's secret, which is on no disk: an answer stays when a note is
        taken back, and a short note could be guessed from a plain hash.
        """
        secret = self.person.secret.encode()[: blake2s.MAX_KEY_SIZE]
        action = repr(self.action).encode("utf-8", "replace")
        return blake2s(action, key=secret, digest_size=12).hexdigest()


@dataclass(slots=True)
class Outcome:
    """What a transaction brought: ``newer`` entries of others, ours, and answers to who asked.

    ``anew`` is the session read from the disk again, when entries there have changed.
    """

    newer: Sequence[Entry]
    written: Sequence[Entry]
    answers: list[tuple[Asked, Accepted | Refused]]
    anew: Session | None


Happened = Callable[[Sequence[Entry], Sequence[Entry], Sequence[Person]], None]
"""Called on the loop with what was just applied to ``durable``: the entries that another process
has written, those of this one, and the people who asked for these."""


class Sequencer:
    """Holds ``ahead`` and ``durable``. Its greenlet is on the loop, the deciding in the writer."""

    def __init__(
        self,
        session: Session,
        store: SessionLog,
        threads: Threads,
        clock: Callable[[], datetime],
        fresh: Callable[[], str],
        happened: Happened,
        here: Callable[[], int] = lambda: 0,
    ) -> None:
        """Begin. ``here`` counts those who take part just now; it is asked on the loop alone."""
        self.durable = session
        self._ahead = session.copy()
        self._store = store
        self._threads = threads
        self._clock = clock
        self._fresh = fresh
        self._happened = happened
        self._here = here
        self._queue: deque[Asked] = deque()
        self._waiting = Event()
        self._behind = False  # another process has written entries
        self._trying = False  # whether storing works again is to be found out
        self.stuck = ""  # why nothing can be stored just now; "" while it can
        self._greenlet = gevent.spawn(self._run)

    def act(
        self, person: Person, action_id: str, action: Any, not_after: datetime | None = None
    ) -> Accepted:
        """Return once the action is on disk and applied. Raises ``Refused``.

        The same person sending the same ``action_id`` again gets the first answer, however late;
        what has not happened by ``not_after`` does not happen any more.
        """
        if len(self._queue) >= QUEUE:
            raise Refused(Reason.BUSY)
        asked = Asked(person, action_id, action, not_after)
        self._queue.append(asked)
        self._waiting.set()
        accepted: Accepted = asked.answer.get()
        return accepted

    @property
    def waiting(self) -> int:
        """How many actions wait to be decided."""
        return len(self._queue)

    def catch_up(self) -> None:
        """Read what another process has written, before or with the next batch."""
        self._behind = True
        self._waiting.set()

    def try_storing(self) -> None:
        """Find out whether something can be stored again, though nobody asks for anything."""
        self._trying = True
        self._waiting.set()

    def stop(self) -> None:
        """Take nothing more; what is in flight is finished by the writer."""
        self._greenlet.kill()

    def _run(self) -> None:
        while True:
            self._waiting.wait()
            batch = [self._queue.popleft() for _ in range(min(AT_ONCE, len(self._queue)))]
            behind, self._behind = self._behind, False
            if not self._queue:
                self._waiting.clear()
            trying, self._trying = self._trying, False
            if batch or behind:
                self._settle(batch)
            elif trying and self.stuck:
                self._try()

    def _try(self) -> None:
        try:
            self._threads.write(self._store.probe, self.durable.id)
        except (SQLAlchemyError, OSError) as error:
            self.stuck = cause(error)
        else:
            self.stuck = ""

    def _settle(self, batch: list[Asked]) -> None:
        try:
            outcome = self._threads.write(self._commit, batch, self._counted(batch))
        except (SQLAlchemyError, OSError) as error:
            # Nothing is on disk: what was decided in vain is forgotten, and asked again.
            log.exception("a batch of %d actions was not stored", len(batch))
            self.stuck = cause(error)
            self._give_up(batch, Reason.BUSY)
            return
        except Exception:
            # A bug of ours: the action that meets it fails alone, and for good.
            log.exception("a batch of %d actions failed by a bug", len(batch))
            self._give_up(batch if len(batch) == 1 else [], Reason.FAILED)
            for asked in batch if len(batch) > 1 else []:
                self._settle([asked])
            return
        if outcome.written:
            self.stuck = ""
        self._let_it_be(outcome)
        try:
            self._happened(outcome.newer, outcome.written, [asked.person for asked in batch])
        except Exception:
            # It is on disk and must be acknowledged; screens that miss it will ask.
            log.exception("what happened could not be handed on")
        for asked, answer in outcome.answers:
            if isinstance(answer, Refused):
                asked.answer.set_exception(answer)
            else:
                asked.answer.set(answer)

    def _let_it_be(self, outcome: Outcome) -> None:
        for entry in (*outcome.newer, *outcome.written):
            apply(self.durable, entry)
        if outcome.anew is not None:
            self.durable.become(outcome.anew)

    def _give_up(self, batch: list[Asked], reason: Reason) -> None:
        self._ahead = self.durable.copy()
        for asked in batch:
            asked.answer.set_exception(Refused(reason))

    def _counted(self, batch: list[Asked]) -> int:
        """Return how many take part just now, if somebody runs the session: else nobody asks."""
        return self._here() if any(a.person.role is not Role.PARTICIPANT for a in batch) else 0

    def _commit(self, batch: list[Asked], here: int) -> Outcome:
        """Decide and write ``batch``, in the writer's thread, which alone touches ``ahead``."""
        answers: list[tuple[Asked, Accepted | Refused]] = []

        def work(newer: Sequence[Entry], lookup: Lookup) -> Batch:
            for entry in newer:
                apply(self._ahead, entry)
            made = _Decided(self._ahead, self._clock, self._fresh, here, answers)
            return made.of(batch, lookup)

        newer, written = self._store.append(self.durable.id, self._ahead.seq, work)
        anew = self._read_anew([*newer, *written.entries])
        return Outcome(newer, written.entries, answers, anew)

    def _read_anew(self, entries: Sequence[Entry]) -> Session | None:
        """Return the session afresh when ``entries`` have changed the names in older ones.

        Without what another process has written since: nobody has heard of it here yet.
        """
        if not any(isinstance(entry.event, Severed) for entry in entries):
            return None
        log, head = self._store.entries(self.durable.id), entries[-1].seq
        self._ahead = rebuild(entry for entry in log if entry.seq <= head)
        return self._ahead.copy()


class _Decided:
    """One batch while it is decided."""

    def __init__(
        self,
        ahead: Session,
        clock: Callable[[], datetime],
        fresh: Callable[[], str],
        here: int,
        answers: list[tuple[Asked, Accepted | Refused]],
    ) -> None:
        self._ahead = ahead
        self._clock = clock
        self._fresh = fresh
        self._here = here
        self._answers = answers
        self._entries: list[Entry] = []
        self._stored: dict[Key, Answer] = {}

    def of(self, batch: list[Asked], lookup: Lookup) -> Batch:
        """Return what ``batch`` adds to the log."""
        finished = forgetting.files(self._ahead)
        earlier = dict(lookup([self._key(asked) for asked in batch]))
        for asked in batch:
            self._answers.append((asked, self._answer(asked, earlier)))
        dropped = finished - forgetting.files(self._ahead)
        return Batch(self._entries, self._stored, self._ahead.state, dropped)

    def _key(self, asked: Asked) -> Key:
        return acting_as(self._ahead, asked.person, asked.action).id, asked.action_id

    def _answer(self, asked: Asked, earlier: dict[Key, Answer]) -> Accepted | Refused:
        key = self._key(asked)
        if key in earlier:
            same = earlier[key].digest == asked.digest
            return Accepted(earlier[key].last_seq) if same else Refused(Reason.CONFLICT)
        if asked.not_after is not None and self._clock() > asked.not_after:
            return Refused(Reason.LATE)
        at = Instant(max(self._clock(), self._ahead.at), self._fresh(), self._here)
        try:
            events = decide(self._ahead, asked.person, asked.action, at)
        except Refused as refused:
            return refused
        except Exception:
            log.exception("%s failed by a bug", type(asked.action).__name__)
            return Refused(Reason.FAILED)
        first = self._ahead.seq + 1
        alias = alias_of(self._ahead, asked.person, asked.action)
        for event in events:
            entry = Entry(self._ahead.seq + 1, at.now, key[0], event, alias)
            apply(self._ahead, entry)
            self._entries.append(entry)
        answer = Answer(asked.digest, first, self._ahead.seq)
        earlier[key] = self._stored[key] = answer
        return Accepted(self._ahead.seq)
