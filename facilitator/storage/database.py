"""Opening the database, and bringing its tables up to date."""

import json
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import URL, Engine, create_engine, event

MIGRATIONS = Path(__file__).parent / "migrations"


def open_database(path: Path) -> Engine:
    """Return an engine for the SQLite file ``path``, made and migrated if need be.

    Durable before acknowledged: WAL with ``synchronous=FULL``. What people take back is
    overwritten on disk, too (``secure_delete``). Transactions begin IMMEDIATE, so that
    two writers wait for each other instead of failing half-way.
    """
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        hide_parameters=True,  # an error is logged, and what people wrote is not
        json_serializer=lambda value: json.dumps(value, ensure_ascii=False, separators=(",", ":")),
    )
    event.listen(engine, "connect", _configure)
    event.listen(engine, "begin", _begin)
    migrate(engine)
    return engine


def migrate(engine: Engine) -> None:
    """Bring the tables to the newest form."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


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


def _begin(connection: Any) -> None:
    if not connection.get_execution_options().get("reading"):
        connection.exec_driver_sql("BEGIN IMMEDIATE")
