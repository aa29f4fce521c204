"""The session log on disk: append, answer again, forget, read."""

import logging
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock
from typing import Any

from sqlalchemy import Connection, Dialect, Engine, and_, bindparam, delete, insert, select, update
from sqlalchemy.exc import SQLAlchemyError

from facilitator.core.codec import encode
from facilitator.core.entry import Entry
from facilitator.core.hosting.appointing import Appointed
from facilitator.core.hosting.rehearsing import RehearsalEmptied
from facilitator.core.ids import FileId, PersonId, SessionId
from facilitator.core.keeping import MeasuresTaken
from facilitator.core.kinds.notes.insight import InsightWritten
from facilitator.core.moving.agenda import talks
from facilitator.core.moving.lengthening import FormatChosen
from facilitator.core.program import Program
from facilitator.core.session import Session
from facilitator.core.severing import Severed
from facilitator.core.words.taking_back import forgotten
from facilitator.storage import tables
from facilitator.storage.database import erase
from facilitator.storage.files import Files
from facilitator.storage.forgetting import forget, shorten_messages
from facilitator.storage.prepared import Prepared
from facilitator.storage.reading import reading
from facilitator.storage.rows import from_row, to_row
from facilitator.storage.sessions import figures, told
from facilitator.storage.severing import sever

log = logging.getLogger(__name__)

Key = tuple[PersonId, str]
"""Who asked, and under which action id."""

TRIAL = PersonId("trial")  # whose answer is written to see whether one can be
ENDING = 2.0  # seconds for what is being appended to come to its end
ONE_BY_ONE = 8  # keys that are looked up sooner than one statement for all of them is made
AT_ONCE = 200  # keys per look-up: SQLite takes no more than 999 values in a statement

_HEAD = (
    select(tables.session.c.head).where(tables.session.c.id == bindparam("of")).with_for_update()
)
_MOVE_ON = (
    update(tables.session)
    .where(tables.session.c.id == bindparam("of"))
    .values(head=bindparam("last"), state=bindparam("now"))
)
_ANSWER_TO = select(tables.answer).where(
    tables.answer.c.session == bindparam("of"),
    tables.answer.c.person == bindparam("who"),
    tables.answer.c.action_id == bindparam("id"),
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What an action was answered with: the entries it made, and a digest of what it was."""

    digest: str
    first_seq: int
    last_seq: int


@dataclass(frozen=True, slots=True)
class Batch:
    """What one transaction adds to a log. ``state`` is what the list of sessions shows.

    ``dropped`` are finished files whose words were taken back: they go in the same transaction.
    """

    entries: Sequence[Entry]
    answers: Mapping[Key, Answer]
    state: str
    dropped: Collection[FileId] = ()


@dataclass(slots=True)
class Written:
    """What this process has appended: entries, and transactions that had any. One thread counts."""

    entries: int = 0
    transactions: int = 0

    def count(self, entries: int) -> None:
        """Add one transaction with so many entries."""
        self.entries += entries
        self.transactions += 1


Lookup = Callable[[Sequence[Key]], Mapping[Key, Answer]]
Work = Callable[[Sequence[Entry], Lookup], Batch]


class SessionLog:
    """The logs of all sessions. Threads may share it: each reads on a connection of its own."""

    def __init__(self, engine: Engine, files: Files) -> None:
        self._engine = engine
        self._files = files
        self.written = Written()
        self._said = _Said(engine.dialect)
        self._line: Connection | None = None  # on which is appended, by one thread at a time
        self._lent = Lock()
        # Whether forgotten words may still lie on the disk. A crash can leave some.
        self._words_left = True

    def create(self, session: Session, *entries: Entry) -> None:
        """Write a new session and its first entries, as many as there are.

        Raises ``IntegrityError`` for a code in use.
        """
        with self._engine.begin() as connection:
            connection.execute(
                insert(tables.session).values(
                    id=session.id,
                    code=session.code,
                    head=entries[-1].seq,
                    title=session.title,
                    program={"ja": session.program.title.ja, "en": session.program.title.en},
                    state=session.state,
                    rehearsal=session.rehearsal,
                    created_at=session.created,
                    **told(session),
                )
            )
            connection.execute(insert(tables.entry), [to_row(session.id, each) for each in entries])

    def append(self, session: SessionId, seen: int, work: Work) -> tuple[Sequence[Entry], Batch]:
        """Run ``work`` and write what it gives, in one transaction.

        ``work`` gets the entries after ``seen`` that somebody else has written, and a
        function that looks up earlier answers; it returns what to add. Returns those
        newer entries and the batch. When this returns, the batch is on disk; when it
        raises, nothing has happened.
        """
        with self._lending() as connection, connection.begin():
            head = self._said.head.run(connection, {"of": session}).scalar()
            newer = _after(connection, session, seen) if head != seen else ()
            batch = work(newer, lambda keys: self._answers(connection, session, keys))
            if batch.entries or batch.answers:
                self._write(connection, session, batch)
        if batch.entries:
            self.written.count(len(batch.entries))
        self._words_left |= any(_takes(entry) for entry in batch.entries)
        self._sweep(batch.dropped)
        return newer, batch

    @contextmanager
    def _lending(self) -> Iterator[Connection]:
        """Lend the connection that stays open; one on which something failed is not used again."""
        with self._lent:
            self._line = self._line or self._engine.connect()
            try:
                yield self._line
            except Exception:
                self._line.close()
                self._line = None
                raise

    def close(self) -> None:
        """Let go of the connection that stays open, unless it waits for a database that is gone."""
        if self._lent.acquire(timeout=ENDING):
            try:
                if self._line is not None:
                    self._line.close()
                    self._line = None
            finally:
                self._lent.release()

    def _write(self, connection: Connection, session: SessionId, batch: Batch) -> None:
        if batch.entries:
            rows = [to_row(session, each) for each in batch.entries]
            self._said.enter.run_all(connection, rows)
            last = {"of": session, "last": batch.entries[-1].seq, "now": batch.state}
            self._said.move_on.run(connection, last)
        if batch.answers:
            rows = [_row(session, *each) for each in batch.answers.items()]
            self._said.answer.run_all(connection, rows)
        _follow(connection, session, batch)

    def _answers(
        self, connection: Connection, session: SessionId, keys: Sequence[Key]
    ) -> Mapping[Key, Answer]:
        if len(keys) > ONE_BY_ONE:
            return _several(connection, session, keys)
        found = {}
        for key in keys:
            asked = {"of": session, "who": key[0], "id": key[1]}
            if row := self._said.answer_to.run(connection, asked).first():
                found[key] = _answer(row)
        return found

    def _sweep(self, dropped: Collection[FileId]) -> None:
        """Take files and forgotten words off the disk; the words with the next entry, if need be.

        What was appended is so, whatever becomes of this: nobody may be told otherwise.
        """
        try:
            self._files.unlink(dropped)
        except OSError:
            log.exception("a report with words that were taken back could not be removed")
        if not self._words_left:
            return
        try:
            self._words_left = not erase(self._engine)
        except SQLAlchemyError:
            log.exception("words that were taken back could not be swept; trying again")

    def probe(self, session: SessionId) -> None:
        """Write something and take it out again. Raises what the disk, or the database, says."""
        row = _row(session, (TRIAL, TRIAL), Answer("", 0, 0))
        with self._engine.begin() as connection:
            connection.execute(insert(tables.answer), row)
            connection.execute(delete(tables.answer).where(tables.answer.c.person == TRIAL))

    def entries(self, session: SessionId, after: int = 0) -> list[Entry]:
        """Return the entries of a session after ``after``, in order."""
        with reading(self._engine) as connection:
            return list(_after(connection, session, after))

    def heads(self, sessions: Collection[SessionId]) -> dict[SessionId, int]:
        """Return the number of the last entry of each of some sessions."""
        wanted = select(tables.session.c.id, tables.session.c.head).where(
            tables.session.c.id.in_(sessions)
        )
        with reading(self._engine) as connection:
            return {SessionId(row.id): row.head for row in connection.execute(wanted)}

    def answers(self, session: SessionId) -> dict[Key, Answer]:
        """Return every answer ever given in a session."""
        with reading(self._engine) as connection:
            found = select(tables.answer).where(tables.answer.c.session == session)
            return {_key(row): _answer(row) for row in connection.execute(found)}


class _Said:
    """What every transaction says."""

    def __init__(self, dialect: Dialect) -> None:
        self.head = Prepared(_HEAD, dialect)
        self.enter = Prepared(insert(tables.entry), dialect)
        self.move_on = Prepared(_MOVE_ON, dialect)
        self.answer = Prepared(insert(tables.answer), dialect)
        self.answer_to = Prepared(_ANSWER_TO, dialect)


def _several(
    connection: Connection, session: SessionId, keys: Sequence[Key]
) -> Mapping[Key, Answer]:
    wanted, found = set(keys), {}
    ids = sorted({action_id for _, action_id in keys})
    for start in range(0, len(ids), AT_ONCE):
        named = and_(
            tables.answer.c.session == session,
            tables.answer.c.action_id.in_(ids[start : start + AT_ONCE]),
        )
        for row in connection.execute(select(tables.answer).where(named)):
            if _key(row) in wanted:
                found[_key(row)] = _answer(row)
    return found


def _follow(connection: Connection, session: SessionId, batch: Batch) -> None:
    """Do what the entries call for in older ones, and with the files."""
    for entry in batch.entries:
        if subject := forgotten(entry.event):
            forget(connection, session, subject, entry.seq)
            shorten_messages(connection, session)
        if isinstance(entry.event, Severed):
            sever(connection, session)
        if values := _listed(connection, session, entry.event):
            mine = tables.session.c.id == session
            connection.execute(update(tables.session).where(mine).values(**values))
    if batch.dropped:
        connection.execute(delete(tables.file).where(tables.file.c.id.in_(batch.dropped)))


def _listed(connection: Connection, session: SessionId, event: Any) -> Mapping[str, Any]:
    """Return what the list of sessions says otherwise after ``event``."""
    match event:
        case Appointed():
            return {"appointed": encode(event)}
        case FormatChosen(minutes):
            return {"talks": len(talks(_program(connection, session), minutes))}
        case InsightWritten(part, text):
            mine = select(tables.session.c.saw).where(tables.session.c.id == session)
            return {"saw": (connection.scalar(mine) or {}) | {part: text}}
        case RehearsalEmptied():
            return {"saw": {}}
        case MeasuresTaken(values):
            return {"figures": figures(values)}
        case _:
            return {}


def _program(connection: Connection, session: SessionId) -> Program:
    """Return the program of a session, which its first entry holds."""
    first = select(tables.entry).where(tables.entry.c.session == session, tables.entry.c.seq == 1)
    created: Any = from_row(connection.execute(first).one()).event
    program: Program = created.program
    return program


def _takes(entry: Entry) -> bool:
    """Return whether something is to be found nowhere on the disk after ``entry``."""
    return forgotten(entry.event) is not None or isinstance(entry.event, Severed)


def _after(connection: Connection, session: SessionId, seen: int) -> Sequence[Entry]:
    newer = and_(tables.entry.c.session == session, tables.entry.c.seq > seen)
    rows = connection.execute(select(tables.entry).where(newer).order_by(tables.entry.c.seq))
    return [from_row(row) for row in rows]


def _row(session: SessionId, key: Key, answer: Answer) -> dict[str, Any]:
    person, action_id = key
    return {
        "session": session,
        "person": person,
        "action_id": action_id,
        "digest": answer.digest,
        "first_seq": answer.first_seq,
        "last_seq": answer.last_seq,
    }


def _key(row: Any) -> Key:
    return PersonId(row.person), row.action_id


def _answer(row: Any) -> Answer:
    return Answer(row.digest, row.first_seq, row.last_seq)
