"""`facilitator import`: a new session of what an export holds."""

import argparse
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy.exc import IntegrityError

from facilitator.cli.finding import Wrong, add_data, data_of, sorry, store_of
from facilitator.core.log import rebuild
from facilitator.exporting.contents import Contents
from facilitator.exporting.imported import Names, log_of
from facilitator.exporting.reading import read_contents
from facilitator.storage.naming import fresh_code, fresh_id, fresh_session
from facilitator.storage.store import Store

LARGEST = 64 * 1024 * 1024  # bytes
TOLD = 20  # complaints


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "import",
        help="make a session of an export",
        description=(
            "Makes a new session of an export (FILE.json): one that has ended, with a code of its "
            "own and without people. Its report has the same numbers. Nothing is made when "
            "anything in the file is wrong. A server may run meanwhile. "
            "Exit code: 0 made, 1 the file cannot be imported, 2 the command was given wrongly."
        ),
    )
    parser.add_argument("file", type=Path, metavar="FILE.json")
    add_data(parser)


def run(asked: argparse.Namespace) -> int:
    """Import a file; return 0, 1 when something in it is wrong, 2 when there is none."""
    try:
        contents = _contents(asked.file, _read(asked.file))
    except OSError as error:
        return sorry("import", f"{asked.file}: {error.strerror}", 2)
    except Wrong as error:
        return sorry("import", error, 1)
    store = store_of(data_of(asked))
    try:
        print(f"{_make(store, contents)}  {contents.title}")
    finally:
        store.close()
    return 0


def _read(file: Path) -> Any:
    with file.open("rb") as opened:
        body = opened.read(LARGEST + 1)
    if len(body) > LARGEST:
        raise Wrong(f"{file}: is larger than {LARGEST // 1024**2} MiB. No session is so large.")
    try:
        return json.loads(body)
    except (ValueError, RecursionError) as error:
        raise Wrong(f"{file}: is not JSON: {error}. Export it once more.") from error


def _contents(file: Path, data: Any) -> Contents:
    contents, problems = read_contents(data, str(file), datetime.now(UTC).date())
    if contents is None:
        told = [str(problem) for problem in problems[:TOLD]]
        if len(problems) > TOLD:
            told.append(f"and {len(problems) - TOLD} more")
        raise Wrong("\n  ".join(["nothing was imported", *told]))
    return contents


def _make(store: Store, contents: Contents) -> str:
    """Write the new session; return its code."""
    while True:
        names = Names(fresh_session(), fresh_code(), fresh_id)
        log = log_of(contents, names, datetime.now(UTC))
        try:
            store.log.create(rebuild(log), *log)
        except IntegrityError:
            continue  # that code is in use
        return names.code
