"""`facilitator bench …`: measures, and compares with what others need for the same."""

import argparse

from facilitator.cli import bench_faults, bench_live, bench_report, bench_themes


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command and what it can measure."""
    parser = commands.add_parser("bench", help="measure what the toolkit costs")
    kinds = parser.add_subparsers(dest="bench", metavar="WHAT", required=True)
    bench_report.register(kinds)
    bench_live.register(kinds)
    bench_themes.register(kinds)
    bench_faults.register(kinds)


def run(asked: argparse.Namespace) -> int:
    """Measure; return 0, 1 when it could not be measured, 2 when it was asked for wrongly."""
    code: int = asked.measure(asked)
    return code
