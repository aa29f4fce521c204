"""Putting an evening of the core tests on disk."""

from collections.abc import Mapping, Sequence

from sqlalchemy import text

from facilitator.core.entry import Entry
from facilitator.storage.log import Answer, Batch, Key, Lookup
from facilitator.storage.store import Store
from facilitator.storage.tables import metadata
from tests.core.world import Evening


def begin(store: Store) -> Evening:
    """Return an evening whose first entry is on disk."""
    evening = Evening()
    store.log.create(evening.session, evening.log[0])
    return evening


def keep(
    store: Store, evening: Evening, answers: Mapping[Key, Answer] | None = None
) -> Sequence[Entry]:
    """Write what is not on disk yet, in one transaction; return what was newer there."""
    id_ = evening.session.id
    seen = store.log.entries(id_)[-1].seq

    def work(newer: Sequence[Entry], lookup: Lookup) -> Batch:
        return Batch(evening.log[seen:], answers or {}, evening.session.state)

    newer, _ = store.log.append(id_, seen, work)
    return newer


def kept(store: Store) -> bytes:
    """Return all that is kept: every byte on the disk, and every row of PostgreSQL's tables."""
    paths = sorted(path for path in store.data.rglob("*") if path.is_file())
    files = b"".join(path.read_bytes() for path in paths)
    if store.engine.dialect.name == "sqlite":
        return files
    with store.engine.connect() as connection:
        rows = [
            str(cell)
            for table in metadata.sorted_tables
            for row in connection.execute(text(f'SELECT "{table.name}"::text FROM "{table.name}"'))
            for cell in row
        ]
    return files + "\n".join(rows).encode()
