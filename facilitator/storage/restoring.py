"""Reads a backup (`backup.py`) and puts its sessions back, all of them or none.

The file is read twice, line by line: once to see that it is whole, and once to put it back. What
it holds is checked like any input: which tables, which columns, which types, and at the end whether
each log describes its session. Nothing that it says becomes the name of a path unchecked.
"""

import json
import re
from base64 import b64decode
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO, NoReturn
from zoneinfo import available_timezones

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Connection,
    Engine,
    Integer,
    Table,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.exc import IntegrityError

from facilitator.core.codec import Malformed, encode
from facilitator.core.days import day
from facilitator.core.hosting.appointing import EARLIEST, agreed
from facilitator.core.hosting.hosted import UNSAID, Appointment
from facilitator.core.ids import FileId
from facilitator.core.log import rebuild
from facilitator.core.refused import Refused
from facilitator.core.session import Session
from facilitator.storage import tables
from facilitator.storage.backup import FORMAT, KEPT, VERSION, form
from facilitator.storage.links import OF_SESSIONS
from facilitator.storage.rows import from_row
from facilitator.storage.sessions import told
from facilitator.storage.tables import Moment

LONGEST = 8 * 1024 * 1024  # bytes of a line
LARGEST = 2**53
DAYS_MOVED = "0009"  # the form of the tables in which `standing` has no day any more
_FILE = re.compile("[0-9a-f]{32}")
_PROGRAM = re.compile("[a-z0-9-]{1,40}")
_TABLES = {table.name: table for table in KEPT}


class Damaged(ValueError):
    """The file is not a backup that can be put back. Says where, and why."""


class Exists(ValueError):
    """A session of the backup is there already, or its code is taken; or another program is."""


def restore(engine: Engine, folder: Path, file: BinaryIO, wanted: str | None = None) -> list[str]:
    """Put back every session in ``file``, or the one with the code ``wanted``; return their codes.

    With every session come the programs that were made here. Raises ``Damaged`` or ``Exists``;
    then nothing has happened.
    """
    head = _verify(file)
    file.seek(0)
    back = _Restoring(folder, wanted, head["tables"])
    try:
        with engine.begin() as connection:
            if head["tables"] > form(connection):
                raise Damaged("line 1: was made by a newer Tsunagari; restore it with that one")
            for number, line in _lines(file):
                back.take(connection, number, _object(number, line))
            back.finish(connection)
    except BaseException as error:
        back.clean_up()
        if isinstance(error, IntegrityError):
            raise Damaged("holds something twice, or something that is there already") from error
        raise
    return back.codes


def _verify(file: BinaryIO) -> Mapping[str, Any]:
    """Return the first line of a file that is whole. Raises ``Damaged``."""
    check, last, head = sha256(), b"", {}
    number = 0
    for number, line in _lines(file):
        if number == 1:
            head = _object(number, line)
            _begins(head)
        check.update(last)
        last = line
    if not _ends(last, number - 1, check.hexdigest()):
        raise Damaged("is cut off or damaged: its checksum is not that of its contents")
    return head


def _ends(line: bytes, lines: int, check: str) -> bool:
    with suppress(Damaged):
        end = _object(lines + 1, line)
        return lines > 0 and (end.get("end"), end.get("sha256")) == (lines, check)
    return False


def _begins(head: Mapping[str, Any]) -> None:
    if head.get("format") != FORMAT or not isinstance(head.get("tables"), str):
        raise Damaged("line 1: is not the beginning of a backup")
    if head.get("version") != VERSION:
        raise Damaged(f"line 1: has version {head.get('version')}; this Tsunagari reads {VERSION}")


def _lines(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    number = 0
    while line := file.readline(LONGEST + 1):
        number += 1
        if len(line) > LONGEST:
            raise Damaged(f"line {number}: is too long")
        yield number, line


def _object(number: int, line: bytes) -> dict[str, Any]:
    try:
        found = json.loads(line, parse_constant=_no_number)
        if b"\\u" in line:  # half a character can be written so, and nowhere else
            json.dumps(found, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise Damaged(f"line {number}: is not a line of a backup")
    return found


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)


class _Restoring:
    """What has been put back so far."""

    def __init__(self, folder: Path, wanted: str | None, form: str) -> None:
        self._folder = folder
        self._wanted = wanted
        self._form = form
        self._session: str | None = None  # whose rows come now
        self._skipping = False
        self._sizes: dict[FileId, int] = {}  # bytes that a file still lacks
        self._ids: list[str] = []
        self.codes: list[str] = []

    def take(self, connection: Connection, number: int, line: Mapping[str, Any]) -> None:
        """Put back one line."""
        if line.get("table") == tables.program.name:
            if self._wanted is None:
                _put_program(connection, number, line.get("row"))
        elif "table" in line:
            self._row(connection, number, line)
        elif "file" in line and not self._skipping:
            self._piece(number, line)

    def finish(self, connection: Connection) -> None:
        """See whether everything has come, and whether every log describes its session."""
        if self._wanted is not None and not self._ids:
            raise Damaged(f"holds no session {self._wanted}")
        if any(self._sizes.values()):
            raise Damaged("lacks a part of a file")
        zones = available_timezones()
        for session in self._ids:
            _describes(connection, session, zones)

    def clean_up(self) -> None:
        """Take back the files; the rows go with the transaction."""
        for file in self._sizes:
            with suppress(OSError):
                (self._folder / file).unlink(missing_ok=True)

    def _row(self, connection: Connection, number: int, line: Mapping[str, Any]) -> None:
        table = _TABLES.get(str(line["table"]))
        if table is None:
            raise Damaged(f"line {number}: there is no table {line['table']!r}")
        if table is not tables.session and self._skipping:
            return
        values, on = line.get("row"), None
        if table is tables.standing and self._form < DAYS_MOVED:
            values, on = _apart(number, values)
        row = _checked(number, table.c, values)
        if table is tables.session:
            self._begin(connection, row)
        elif row["session"] != self._session:
            raise Damaged(f"line {number}: belongs to another session")
        if self._skipping:
            return
        self._put(connection, number, table, row)
        if on:
            _list(connection, row["session"], appointed={"day": on})

    def _put(
        self, connection: Connection, number: int, table: Table, row: Mapping[str, Any]
    ) -> None:
        if table is tables.link and row["role"] not in OF_SESSIONS:
            raise Damaged(f"line {number}: a link of this role belongs to no session")
        if table is tables.file:
            self._open(number, row)
        connection.execute(insert(table), dict(row))

    def _begin(self, connection: Connection, row: Mapping[str, Any]) -> None:
        self._session = str(row["id"])
        self._skipping = self._wanted not in (None, row["code"])
        if self._skipping:
            return
        taken = or_(tables.session.c.id == row["id"], tables.session.c.code == row["code"])
        if connection.execute(select(tables.session.c.id).where(taken)).first() is not None:
            raise Exists(f"session {row['code']} is there already")
        self._ids.append(self._session)
        self.codes.append(str(row["code"]))

    def _open(self, number: int, row: Mapping[str, Any]) -> None:
        file = FileId(row["id"])
        if not _FILE.fullmatch(file) or (self._folder / file).exists():
            raise Damaged(f"line {number}: has no name that a file can have")
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        (self._folder / file).touch()
        self._sizes[file] = int(row["size"])

    def _piece(self, number: int, line: Mapping[str, Any]) -> None:
        file = FileId(str(line["file"]))
        try:
            piece = b64decode(str(line.get("piece", "")), validate=True)
        except ValueError:
            piece = b""
        if not piece or self._sizes.get(file, 0) < len(piece):
            raise Damaged(f"line {number}: is a piece of no file")
        with (self._folder / file).open("ab") as out:
            out.write(piece)
        self._sizes[file] -= len(piece)


def _put_program(connection: Connection, number: int, values: Any) -> None:
    """Put back a program; the same text may be there already, another is not written over."""
    row = _checked(number, tables.program.c, values)
    if not _PROGRAM.fullmatch(row["id"]) or "\0" in row["text"]:
        raise Damaged(f"line {number}: is no program")
    mine = tables.program.c.id == row["id"]
    there = connection.scalar(select(tables.program.c.text).where(mine))
    if there is None:
        connection.execute(insert(tables.program).values(row))
    elif there != row["text"]:
        raise Exists(f"another program {row['id']} is there already")


def _apart(number: int, row: Any) -> tuple[Any, str]:
    """Return a row of ``standing`` without the day that it had once, and the day ("": none)."""
    if not isinstance(row, dict):
        return row, ""
    on = row.get("day", "")
    if not isinstance(on, str):
        raise Damaged(f"line {number}: day has another type")
    return {name: value for name, value in row.items() if name != "day"}, on


def _checked(number: int, columns: Any, row: Any) -> dict[str, Any]:
    """Return a row as the table takes it. Raises ``Damaged``."""
    if not isinstance(row, dict) or not row.keys() <= set(columns.keys()):
        raise Damaged(f"line {number}: has columns that nobody knows")
    values = {}
    for column in columns:
        value = row.get(column.name)
        try:
            values[column.name] = None if value is None else _reader(column)(value)
        except (TypeError, ValueError):
            raise Damaged(f"line {number}: {column.name} has another type") from None
        if values[column.name] is None and not column.nullable:
            raise Damaged(f"line {number}: {column.name} is missing")
    return values


def _reader(column: Column[Any]) -> Callable[[Any], Any]:
    if isinstance(column.type, Moment):
        return _moment
    if isinstance(column.type, JSON):
        return lambda value: value
    if isinstance(column.type, Boolean):
        return lambda value: _of(bool, value)
    if isinstance(column.type, Integer):
        return _whole
    longest = getattr(column.type, "length", None)
    return lambda value: _words(value, longest)


def _of(kind: type, value: Any) -> Any:
    if type(value) is not kind:
        raise TypeError(value)
    return value


def _whole(value: Any) -> int:
    if not 0 <= _of(int, value) <= LARGEST:
        raise ValueError(value)
    return int(value)


def _words(value: Any, longest: int | None) -> str:
    if longest is not None and len(_of(str, value)) > longest:
        raise ValueError(value)
    return str(_of(str, value))


def _moment(value: Any) -> datetime:
    found = datetime.fromisoformat(value)
    if found.tzinfo is None:
        raise ValueError(value)
    return found


def _describes(connection: Connection, session: str, zones: Collection[str]) -> None:
    """Raise ``Damaged`` unless the log of a session is whole and is that of this session.

    When and where it is held the list learns from the log, whatever else the backup says; pages
    take both as they stand there.
    """
    row = connection.execute(select(tables.session).where(tables.session.c.id == session)).one()
    log = select(tables.entry).where(tables.entry.c.session == session)
    try:
        rebuilt = rebuild(map(from_row, connection.execute(log.order_by(tables.entry.c.seq))))
        listed = told(rebuilt)
    except (Malformed, ValueError, KeyError, TypeError, AttributeError, OverflowError) as error:
        raise Damaged(f"the log of session {row.code} cannot be read") from error
    if (rebuilt.id, rebuilt.code, rebuilt.seq) != (row.id, row.code, row.head):
        raise Damaged(f"the log of session {row.code} is that of another session")
    if rebuilt.zone not in zones:
        raise Damaged(f"session {row.code} is in a time zone that does not exist")
    try:
        agreed(rebuilt.appointed)
        appointed = _held(rebuilt, row.appointed)
    except (Refused, TypeError) as error:
        raise Damaged(f"session {row.code} is held on no day, at no time or in no place") from error
    _list(connection, session, **listed | {"appointed": encode(appointed)})


def _held(session: Session, listed: Any) -> Appointment | Mapping[str, str]:
    """Return when and where a session is held; of an older one only the list knows the day.

    Older versions took any year for it: one that was typed wrong is left out, and harms nothing
    else. Raises ``Refused`` or ``TypeError`` for what is no day.
    """
    if session.appointed != UNSAID or not isinstance(listed, dict) or listed.keys() != {"day"}:
        return session.appointed
    on = day(listed["day"])
    return {"day": on} if on is not None and on >= EARLIEST else session.appointed


def _list(connection: Connection, session: str, **values: Any) -> None:
    mine = tables.session.c.id == session
    connection.execute(update(tables.session).where(mine).values(**values))
