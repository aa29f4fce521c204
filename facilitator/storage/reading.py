"""A connection that only reads, and so never waits for the writer."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Lend a connection on which no write transaction is begun."""
    with engine.execution_options(reading=True).connect() as connection:
        yield connection


@contextmanager
def at_one_moment(engine: Engine) -> Iterator[Connection]:
    """Lend a connection that reads everything as it is now, whatever is written meanwhile."""
    if engine.dialect.name == "postgresql":
        engine = engine.execution_options(isolation_level="REPEATABLE READ")
    with reading(engine) as connection:
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("BEGIN")
        yield connection
