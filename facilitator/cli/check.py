"""`facilitator check`: says what is wrong with program files, and what to do about it."""

import argparse
from pathlib import Path

from facilitator.library import shelf
from facilitator.library.reading import Reading


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "check",
        help="check program files",
        description="Checks program files. Exit code: 0 all can be run, 1 one cannot.",
    )
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE.toml")


def run(asked: argparse.Namespace) -> int:
    """Check every file; return 0 when all can be run, else 1."""
    readings = shelf.read_all(asked.files)
    for reading in readings:
        for problem in reading.problems:
            print(f"{'notice' if problem.notice else 'error'}: {problem}")
        if reading.program is not None:
            print(f"{reading.file}: can be run ({_summary(reading)})")
    return 0 if all(reading.program is not None for reading in readings) else 1


def _summary(reading: Reading) -> str:
    program = reading.program
    if program is None:
        return ""
    formats = ", ".join(map(str, program.formats))
    return f"{len(program.steps())} steps; {formats} minutes"
