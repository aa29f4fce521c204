"""`facilitator backup`: all that is kept of sessions, in one file. Reads, changes nothing."""

import argparse
import os
from collections.abc import Sequence
from pathlib import Path

from facilitator.cli.finding import Wrong, add_data, data_of, found, opened, sorry
from facilitator.core.ids import SessionId
from facilitator.storage.store import Store


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "backup",
        help="back sessions up",
        description=(
            "Writes everything that is kept of a session, or of all, to one file with a checksum: "
            "the log, who joined, finished reports. `facilitator restore` gives the same session "
            "again. The file says who wrote what: keep it as safe as the data. A server may run "
            "meanwhile. Exit code: 0 written, 1 it could not be written, 2 asked for wrongly."
        ),
    )
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("session", nargs="?", help="the six-digit code of the session")
    which.add_argument(
        "--all", action="store_true", help="every session there is, and the programs made here"
    )
    parser.add_argument("--out", type=Path, required=True, metavar="FILE")
    add_data(parser)


def run(asked: argparse.Namespace) -> int:
    """Write the backup; return 0, 1 when it could not be written, 2 when wrongly asked for."""
    try:
        store = opened(data_of(asked))
        try:
            listed = store.sessions.all() if asked.all else [found(store, asked.session)]
            size = _write(store, [each.id for each in listed], asked.out, programs=asked.all)
        finally:
            store.close()
    except Wrong as error:
        return sorry("backup", error, 2)
    except OSError as error:
        return sorry("backup", error, 1)
    print(f"{asked.out}  {len(listed)} session{'s' * (len(listed) != 1)}, {size} bytes")
    return 0


def _write(store: Store, sessions: Sequence[SessionId], out: Path, *, programs: bool) -> int:
    """Write the file whole or not at all, readable by its owner only."""
    partial = out.with_name(f"{out.name}.part")
    made = os.open(partial, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
    try:
        with os.fdopen(made, "wb") as file:
            size = store.backups.write(sessions, file, programs=programs)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(out)
    finally:
        partial.unlink(missing_ok=True)
    return size
