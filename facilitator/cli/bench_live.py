"""`facilitator bench live`: what it costs to show notes to many screens at once."""

import argparse
import json
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict

from facilitator.bench.live import measure as measure_live
from facilitator.bench.measure import Fell
from facilitator.bench.wish import SCENES, Wish
from facilitator.cli.finding import sorry
from facilitator.rehearsal.door import Closed
from facilitator.rehearsal.server import DidNotStart

REPEATS = 3

CODES = """Starts servers of its own on this machine, with data of their own, and ends them.
docs/bench-live.md says what the figures mean.

exit codes:
  0  measured, and nothing was lost or doubled
  1  something was lost or doubled, or it could not be measured
  2  the command was given wrongly
"""


def register(kinds: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command."""
    parser = kinds.add_parser(
        "live",
        help="show notes to many screens at once",
        epilog=CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--clients", type=int, required=True, metavar="N", help="phones")
    parser.add_argument("--rate", type=float, required=True, metavar="R", help="notes a second")
    parser.add_argument("--seconds", type=float, required=True, metavar="S")
    parser.add_argument(
        "--notes", type=int, default=0, metavar="N", help="written before, up to 5000"
    )
    parser.add_argument("--scene", choices=SCENES, default="board")
    parser.add_argument(
        "--tick", type=int, metavar="MS", help="between two patches, the same for every screen"
    )
    parser.add_argument(
        "--repeats", type=int, default=REPEATS, metavar="N", help="of which the median counts"
    )
    parser.add_argument("--json", action="store_true", help="one JSON object on the last line")
    parser.set_defaults(measure=measure)


def measure(asked: argparse.Namespace) -> int:
    """Measure; return one of the documented exit codes."""
    names = ("clients", "rate", "seconds", "notes", "scene", "tick", "repeats")
    try:
        wish = Wish(**{name: getattr(asked, name) for name in names})
    except ValueError as error:
        return sorry("bench live", error, 2)
    try:
        with _in_order():
            measured = measure_live(wish, _say)
    except (DidNotStart, Closed, Fell, OSError) as error:
        return sorry("bench live", error, 1)
    if asked.json:
        print(json.dumps(asdict(measured)))
    else:
        print("\n".join(f"{name}: {value}" for name, value in asdict(measured).items()))
    return 1 if measured.lost or measured.doubled else 0


@contextmanager
def _in_order() -> Iterator[None]:
    """Let everything that was started end, too, when this process is told to."""
    before = signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)
