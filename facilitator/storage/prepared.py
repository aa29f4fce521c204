"""Statements as the driver takes them, made once: to make one costs more than to execute it.

For what every action on a phone waits for (`log.py`); everything else says what it wants in the
words of SQLAlchemy, each time.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, CursorResult, Dialect
from sqlalchemy.sql.compiler import SQLCompiler


class Prepared:
    """One statement for one kind of database. Threads may share it."""

    def __init__(self, statement: Any, dialect: Dialect) -> None:
        compiled: SQLCompiler = statement.compile(dialect=dialect)
        self._text = str(compiled)
        self._order = compiled.positiontup
        self._convert: dict[str, Callable[[Any], Any]] = {}
        for name, given in compiled.binds.items():
            convert = given.type.dialect_impl(dialect).bind_processor(dialect)
            if convert is not None:
                self._convert[name] = convert

    def run(self, connection: Connection, given: Mapping[str, Any]) -> CursorResult[Any]:
        """Execute it with what is ``given`` for its names."""
        return connection.exec_driver_sql(self._text, self._values(given))

    def run_all(self, connection: Connection, given: Sequence[Mapping[str, Any]]) -> None:
        """Execute it once for each of ``given``."""
        connection.exec_driver_sql(self._text, [self._values(each) for each in given])

    def _values(self, given: Mapping[str, Any]) -> Any:
        if self._convert:
            given = dict(given) | {n: do(given[n]) for n, do in self._convert.items()}
        return dict(given) if self._order is None else tuple(given[name] for name in self._order)
