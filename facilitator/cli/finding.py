"""What the commands about sessions have in common: where the data are, which session is meant."""

import argparse
import os
import sys
from pathlib import Path

from facilitator.config import from_environment
from facilitator.storage.database import FILE
from facilitator.storage.sessions import Listed
from facilitator.storage.store import Store

SHOWN = 10  # codes in a sentence


class Wrong(Exception):
    """Something was asked for that cannot be; the message says what helps."""


def add_data(parser: argparse.ArgumentParser) -> None:
    """Let a command be told where the data are."""
    parser.add_argument(
        "--data", type=Path, metavar="DIR", help="folder of the data (instance/ unless given)"
    )


def data_of(asked: argparse.Namespace) -> Path:
    """Return the folder of the data."""
    return Path(asked.data or from_environment(os.environ).data).resolve()


def opened(data: Path) -> Store:
    """Return what is kept in a folder. Raises ``Wrong`` where there is nothing yet."""
    if not (database() or (data / FILE).is_file()):
        raise Wrong(f"there are no sessions in {data}; name another folder with --data")
    return store_of(data)


def store_of(data: Path) -> Store:
    """Return what is kept in a folder, or in the database that servers share; new if need be."""
    return Store(data, database())


def database() -> str:
    """Return the URL of the database that servers share; "" where there is none."""
    return from_environment(os.environ).database


def found(store: Store, code: str) -> Listed:
    """Return the session with these six digits. Raises ``Wrong`` that names those there are."""
    listed = store.sessions.find(code.replace(" ", ""))
    if listed is None:
        codes = ", ".join(each.code for each in store.sessions.all()[:SHOWN]) or "none"
        raise Wrong(f"there is no session {code} in {store.data} (there is: {codes})")
    return listed


def sorry(command: str, error: Exception | str, code: int) -> int:
    """Say why a command did nothing; return its exit code."""
    print(f"facilitator {command}: {error}", file=sys.stderr, flush=True)
    return code
