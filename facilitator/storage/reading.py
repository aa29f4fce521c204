"""A connection that only reads, and so never waits for the writer."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Lend a connection on which no write transaction is begun."""
    with engine.execution_options(reading=True).connect() as connection:
        yield connection
