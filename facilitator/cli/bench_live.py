"""`facilitator bench live`: what it costs to show notes to many screens at once."""

import argparse
import json
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict

from facilitator.bench import targets
from facilitator.bench.live import measure as measure_live
from facilitator.bench.measure import Fell
from facilitator.bench.plan import play, scenes
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
    parser.add_argument("--clients", type=int, metavar="N", help="phones")
    parser.add_argument("--rate", type=float, metavar="R", help="notes a second")
    parser.add_argument("--seconds", type=float, metavar="S")
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
    parser.add_argument(
        "--deaf", type=int, default=0, metavar="N", help="of a hundred phones, that do not read"
    )
    parser.add_argument("--report", action="store_true", help="have one made meanwhile")
    parser.add_argument("--join", action="store_true", help="come in through the pages")
    parser.add_argument(
        "--targets",
        action="store_true",
        help="play all scenes, and say what is reached; --clients (1000), --seconds (8), --notes "
        "(in place of each 1000) make it smaller, --repeats 1 shorter",
    )
    parser.add_argument(
        "--only", default="", metavar="T1,T5", help="of the targets, those that are named"
    )
    parser.add_argument("--json", action="store_true", help="one JSON object on the last line")
    parser.set_defaults(measure=measure)


def measure(asked: argparse.Namespace) -> int:
    """Measure; return one of the documented exit codes."""
    if asked.targets:
        return compare(asked)
    names = (
        *("clients", "rate", "seconds", "notes", "scene", "tick", "repeats"),
        *("deaf", "report", "join"),
    )
    try:
        if None in (asked.clients, asked.rate, asked.seconds):
            raise ValueError("--clients, --rate and --seconds say what is to be measured")
        wish = Wish(**{name: getattr(asked, name) for name in names})
    except ValueError as error:
        return sorry("bench live", error, 2)
    try:
        with in_order():
            measured = measure_live(wish, say)
    except (DidNotStart, Closed, Fell, OSError) as error:
        return sorry("bench live", error, 1)
    if asked.json:
        print(json.dumps(asdict(measured)))
    else:
        print("\n".join(f"{name}: {value}" for name, value in asdict(measured).items()))
    return 1 if measured.lost or measured.doubled else 0


def compare(asked: argparse.Namespace) -> int:
    """Measure everything that there is a target for, and say what is reached."""
    try:
        wanted = scenes(asked.clients or 1000, asked.seconds or 8.0, asked.notes or 1000)
        named = targets.named(asked.only)
        wanted = [scene for scene in wanted if scene.name in targets.played(named)]
    except ValueError as error:
        return sorry("bench live", error, 2)
    try:
        with in_order():
            taken = play(wanted, asked.repeats, say)
    except (DidNotStart, OSError) as error:
        return sorry("bench live", error, 1)
    lines = targets.table(named, taken)
    for line in lines:
        print(targets.told(line))
    if asked.json:
        print(json.dumps({"targets": [asdict(line) for line in lines]}))
    return 1 if targets.lossy(taken) else 0


@contextmanager
def in_order() -> Iterator[None]:
    """Let everything that was started end, too, when this process is told to."""
    before = signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def say(sentence: str) -> None:
    """Tell on the terminal how far it is."""
    print(sentence, file=sys.stderr, flush=True)
