"""`facilitator bench faults`: breaks things under people who write, and counts what is lost."""

import argparse
import json

from facilitator.bench.faults.kinds.registry import KINDS
from facilitator.bench.faults.tally import Tally, Wish
from facilitator.bench.measure import Fell
from facilitator.cli.bench_live import in_order, say
from facilitator.cli.finding import sorry
from facilitator.rehearsal.door import Closed
from facilitator.rehearsal.server import DidNotStart

PEOPLE = 20

CODES = """Starts servers of its own on this machine, with data of their own, and ends them.
docs/bench-faults.md says what is broken, how, and what is compared afterwards.

exit codes:
  0  every acknowledged action is in the log exactly once, and every screen shows what the log says
  1  something was lost or doubled, a screen differs, or it did not go on by itself
  2  the command was given wrongly
"""


def register(kinds: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command."""
    parser = kinds.add_parser(
        "faults",
        help="break things while people write",
        epilog=CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--kind",
        action="append",
        choices=KINDS,
        metavar="NAME",
        help=f"what to break, once or several times: {', '.join(KINDS)} (all of them unless given)",
    )
    parser.add_argument("--cycles", type=int, metavar="N", help="faults of each kind")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="which chance it is")
    parser.add_argument("--people", type=int, default=PEOPLE, metavar="N", help="phones")
    parser.add_argument("--json", action="store_true", help="one JSON object on the last line")
    parser.set_defaults(measure=measure)


def measure(asked: argparse.Namespace) -> int:
    """Break things; return one of the documented exit codes."""
    names = list(dict.fromkeys(asked.kind or KINDS))
    try:
        wishes = {
            name: Wish(_cycles(name, asked.cycles), asked.people, asked.seed) for name in names
        }
    except ValueError as error:
        return sorry("bench faults", error, 2)
    tallies: list[Tally] = []
    try:
        with in_order():
            for name, wish in wishes.items():
                tallies.append(KINDS[name].tried(wish, say))
    except (DidNotStart, Closed, Fell, OSError) as error:
        return sorry("bench faults", error, 1)
    found = {tally.kind: tally.figures() for tally in tallies}
    if asked.json:
        print(json.dumps({"people": asked.people, "seed": asked.seed, "kinds": found}))
    else:
        print("\n".join(_line(tally) for tally in tallies))
    return 0 if all(tally.fine for tally in tallies) else 1


def _cycles(name: str, wanted: int | None) -> int:
    return KINDS[name].cycles if wanted is None else wanted


def _line(tally: Tally) -> str:
    if tally.untaken:
        return f"{tally.kind:10}not tried: {tally.untaken}"
    told = {name: value for name, value in tally.figures().items() if value not in ([], "")}
    return f"{tally.kind:10}" + ", ".join(f"{name} {value}" for name, value in told.items())
