"""Opening the database, and bringing its tables up to date."""

import json
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError

MIGRATIONS = Path(__file__).parent / "migrations"
FILE = "tsunagari.db"
MIGRATING = 7_305_711  # any number, the same for all: who holds it changes the tables


def open_database(data: Path, url: str = "") -> Engine:
    """Return an engine for the PostgreSQL database ``url``, or for SQLite in the folder ``data``.

    It is made and migrated if need be. Raises ``ValueError`` for a URL that is none of ours.
    """
    data.mkdir(parents=True, exist_ok=True, mode=0o700)
    engine = _postgresql(url) if url else _sqlite(data / FILE)
    migrate(engine)
    return engine


def address(url: str) -> URL:
    """Return what a PostgreSQL URL says. Raises ``ValueError`` for one that is none."""
    try:
        given = make_url(url)
    except ArgumentError:
        given = URL.create("")
    if given.get_backend_name() != "postgresql" or not given.database:
        raise ValueError("a database is named as postgresql://user:password@host/name")
    return given.set(drivername="postgresql+psycopg")


def migrate(engine: Engine) -> None:
    """Bring the tables to the newest form. Of several processes one does it; the others wait."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:n)"), {"n": MIGRATING})
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def erase(engine: Engine) -> bool:
    """Take words that were blanked off the disk; return whether nothing kept us from it.

    SQLite has overwritten them and still has them in its write-ahead log; PostgreSQL keeps older
    rows until they are swept. What PostgreSQL's own log and its archives hold is its keeper's.
    """
    with engine.execution_options(isolation_level="AUTOCOMMIT", reading=True).connect() as one:
        if engine.dialect.name == "postgresql":
            one.execute(text("VACUUM entry, session, private, person, job"))
            return True
        return not one.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").scalar_one()


def _postgresql(url: str) -> Engine:
    """Return an engine whose transactions wait for each other at the session's row."""
    try:
        return create_engine(
            address(url), hide_parameters=True, json_serializer=_to_json, pool_pre_ping=True
        )
    except ModuleNotFoundError as error:
        raise ValueError("for PostgreSQL, install tsunagari[cluster]") from error


def _sqlite(path: Path) -> Engine:
    """Return an engine for the SQLite file ``path``.

    Durable before acknowledged: WAL with ``synchronous=FULL``. What people take back is
    overwritten on disk, too (``secure_delete``). Transactions begin IMMEDIATE, so that
    two writers wait for each other instead of failing half-way.
    """
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        hide_parameters=True,  # an error is logged, and what people wrote is not
        json_serializer=_to_json,
    )
    event.listen(engine, "connect", _configure)
    event.listen(engine, "begin", _begin)
    return engine


def _to_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _configure(connection: Any, _: Any) -> None:
    connection.isolation_level = None  # transactions are ours, see _begin
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "secure_delete=ON",
        "busy_timeout=5000",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    if not connection.get_execution_options().get("reading"):
        connection.exec_driver_sql("BEGIN IMMEDIATE")
