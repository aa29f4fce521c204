"""`facilitator restore`: the sessions of a backup, as they were."""

import argparse
from pathlib import Path

from facilitator.cli.finding import add_data, data_of, sorry, store_of
from facilitator.cli.lock import hold
from facilitator.storage.restoring import Damaged, Exists, restore

ONE = "`facilitator restore FILE CODE` puts back one session of it, and no programs"


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "restore",
        help="put sessions of a backup back",
        description=(
            "Puts the sessions of a backup back as they were, all of them or the one that is "
            "named. With all of them come the programs that were made here. What is there already "
            "is never written over. No server may run on the data meanwhile. Exit "
            "code: 0 put back, 1 nothing was put back, 2 asked for wrongly."
        ),
    )
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("session", nargs="?", help="the six-digit code of one session")
    add_data(parser)


def run(asked: argparse.Namespace) -> int:
    """Put sessions back; return 0, 1 when the file or the data do not allow it, 2 for no file."""
    data = data_of(asked)
    try:
        file = asked.file.open("rb")
    except OSError as error:
        return sorry("restore", f"{asked.file}: {error.strerror}", 2)
    with file:
        try:
            lock = hold(data)
        except OSError:
            stop = f"a server runs on {data}; stop it, restore, and start it again"
            return sorry("restore", stop, 1)
        with lock:
            store = store_of(data)
            code = asked.session.replace(" ", "") if asked.session else None
            try:
                codes = restore(store.engine, store.data / "files", file, code)
            except Damaged as error:
                return sorry("restore", f"{asked.file}: {error}. Nothing was put back", 1)
            except Exists as error:
                said = f"{error} in {data}. Nothing was put back"
                return sorry("restore", said if code else f"{said}. {ONE}", 1)
            except OSError as error:
                return sorry("restore", f"{error}. Nothing was put back", 1)
            finally:
                store.close()
    print("\n".join(codes))
    return 0
