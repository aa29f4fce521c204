"""A backup: everything that is kept of some sessions, in one file that can be read as text.

A line of JSON for each row, the sessions one after another, and finished files in pieces. In front
of them stand the programs that were made here, where they are wanted, too. The
last line holds a checksum of all before it: a file that is cut off or damaged is noticed. It says
who wrote what, so it is to be kept as safe as the database. `restoring.py` reads it.
"""

import json
from base64 import b64encode
from collections.abc import Iterable, Iterator
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO

from sqlalchemy import ColumnElement, Connection, Engine, RowMapping, Table, select, text

from facilitator.core.ids import SessionId
from facilitator.storage import tables
from facilitator.storage.reading import at_one_moment

FORMAT = "tsunagari-backup"
VERSION = 1
PIECE = 48 * 1024  # bytes of a file in one line
AT_ONCE = 500  # rows

PASSING = (tables.job, tables.presence)
KEPT: tuple[Table, ...] = tuple(
    table
    for table in tables.metadata.sorted_tables
    if table is tables.session or ("session" in table.c and table not in PASSING)
)
"""What belongs to a session, itself first. What is asked of the worker, or who is connected, is
not kept."""


class Backup:
    """Writes what is in one database. Reads only: a server may run meanwhile."""

    def __init__(self, engine: Engine, folder: Path) -> None:
        self._engine = engine
        self._folder = folder

    def write(self, sessions: Iterable[SessionId], out: BinaryIO, *, programs: bool = False) -> int:
        """Write all that is kept of ``sessions``, as of one moment; return how many bytes."""
        check, lines, written = sha256(), 0, 0
        for line in self._lines(tuple(sessions), programs):
            check.update(line)
            lines += 1
            written += out.write(line)
        return written + out.write(_line({"end": lines, "sha256": check.hexdigest()}))

    def _lines(self, sessions: tuple[SessionId, ...], programs: bool = False) -> Iterator[bytes]:
        with at_one_moment(self._engine) as connection:
            yield _line(
                {
                    "format": FORMAT,
                    "version": VERSION,
                    "tables": form(connection),
                    "sessions": len(sessions),
                }
            )
            if programs:
                for _, line in _rows(connection, tables.program):
                    yield line
            for session in sessions:
                for table in KEPT:
                    yield from self._of(connection, table, session)

    def _of(self, connection: Connection, table: Table, session: SessionId) -> Iterator[bytes]:
        mine = (table.c.id if table is tables.session else table.c.session) == session
        for row, line in _rows(connection, table, mine):
            if table is tables.file:
                yield from self._file(row["id"], line)
            else:
                yield line

    def _file(self, file: str, line: bytes) -> Iterator[bytes]:
        try:
            body = (self._folder / file).open("rb")
        except FileNotFoundError:  # its words have just been taken back
            return
        with body:
            yield line
            while piece := body.read(PIECE):
                yield _line({"file": file, "piece": b64encode(piece).decode()})


def form(connection: Connection) -> str:
    """Return the form that the tables have (`migrations/`)."""
    return str(connection.scalar(text("SELECT version_num FROM alembic_version")))


def _rows(
    connection: Connection, table: Table, *which: ColumnElement[bool]
) -> Iterator[tuple[RowMapping, bytes]]:
    """Yield rows of a table, each with its line."""
    found = select(table).where(*which).order_by(*table.primary_key)
    for row in connection.execute(found).yield_per(AT_ONCE).mappings():
        said = {name: _plain(row[name]) for name in row}
        yield row, _line({"table": table.name, "row": said})


def _line(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value
