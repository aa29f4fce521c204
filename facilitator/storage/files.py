"""Finished files: reports and, later, exports. The bytes lie beside the database."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine, delete, insert, select

from facilitator.core.ids import FileId, SessionId
from facilitator.storage import tables
from facilitator.storage.keys import possible
from facilitator.storage.reading import reading


@dataclass(frozen=True, slots=True)
class File:
    """A file that can be fetched."""

    id: FileId
    session: SessionId
    name: str
    media_type: str
    size: int
    path: Path


class Files:
    """The finished files, in ``folder``. Threads and processes may share it."""

    def __init__(self, engine: Engine, folder: Path) -> None:
        self._engine = engine
        self._folder = folder

    def add(
        self,
        file: FileId,
        session: SessionId,
        name: str,
        media_type: str,
        body: bytes,
        at: datetime,
    ) -> File:
        """Keep ``body``; it is on disk before the row says so."""
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        path = self._folder / file
        partial = path.with_suffix(".part")
        with partial.open("wb") as out:
            out.write(body)
            out.flush()
            os.fsync(out.fileno())
        partial.rename(path)
        values = {"id": file, "session": session, "name": name, "media_type": media_type}
        with self._engine.begin() as connection:
            connection.execute(insert(tables.file).values(**values, size=len(body), created_at=at))
        return File(file, session, name, media_type, len(body), path)

    def drop(self, file: FileId) -> None:
        """Let go of a file, and of what the table says of it."""
        with self._engine.begin() as connection:
            connection.execute(delete(tables.file).where(tables.file.c.id == file))
        self.unlink([file])

    def unlink(self, files: Iterable[FileId]) -> None:
        """Take the bytes of files off the disk; their rows are gone already."""
        for file in files:
            (self._folder / file).unlink(missing_ok=True)

    def sweep(self) -> None:
        """Take off the disk what no row speaks of: a crash came in between.

        Not while a worker is at work: its file is on disk before the row says so.
        """
        with reading(self._engine) as connection:
            known = set(connection.scalars(select(tables.file.c.id)))
        for path in self._folder.iterdir() if self._folder.is_dir() else ():
            if path.name not in known:
                path.unlink()

    def get(self, file: str) -> File | None:
        """Return a file, or None when there is none of that id."""
        if not possible(file):
            return None
        with reading(self._engine) as connection:
            row = connection.execute(select(tables.file).where(tables.file.c.id == file)).first()
        if row is None:
            return None
        return File(
            FileId(row.id),
            SessionId(row.session),
            row.name,
            row.media_type,
            row.size,
            self._folder / row.id,
        )
