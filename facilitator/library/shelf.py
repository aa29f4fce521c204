"""The shelf: finds program files and puts the programs in order.

A typing mistake must stop the server and not a full hall. So everything about a file
that can be wrong is found when it is read, all of it at once, and said with what to do.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from facilitator import paths
from facilitator.core.program import Program
from facilitator.library.checked import Problem, Table
from facilitator.library.program_file import read_program

LAST_ON_THE_SHELF = 100


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of a file: a program, unless a problem that is no mere notice stands against it."""

    file: str
    program: Program | None
    problems: tuple[Problem, ...]
    shelf: int = LAST_ON_THE_SHELF


def load_shelf(own: Path | None) -> Mapping[str, Program]:
    """Return the shipped programs and those of an own folder. Raises as `load` does."""
    return load(paths.PROGRAMS, *([own] if own else []))


def load(*folders: Path) -> Mapping[str, Program]:
    """Return every program of some folders by its id, in the order of the shelf.

    Raises ``ValueError``, in sentences to print, for files that cannot be run.
    """
    files = [file for folder in folders for file in sorted(folder.glob("*.toml"))]
    if not files:
        named = ", ".join(str(folder) for folder in folders)
        raise ValueError(f"there is no program (a .toml file) in {named}")
    readings = read_all(files)
    wrong = [each for reading in readings for each in reading.problems if not each.notice]
    if wrong:
        raise ValueError("\n  ".join(["these programs cannot be run", *map(str, wrong)]))
    readings.sort(key=lambda reading: (reading.shelf, reading.file))
    return {each.program.id: each.program for each in readings if each.program is not None}


def read_all(files: Sequence[Path]) -> list[Reading]:
    """Return what came of each file; no two of them may have the same id."""
    seen: dict[str, str] = {}
    readings = []
    for file in files:
        reading = read(file)
        name = reading.program.id if reading.program else ""
        if name and name in seen:
            twice = Problem(
                str(file), "id", f"{name!r} is the id of {seen[name]} too", "Give it another"
            )
            reading = Reading(str(file), None, (*reading.problems, twice))
        seen.setdefault(name, str(file))
        readings.append(reading)
    return readings


def read(file: Path) -> Reading:
    """Return the program in a file, and everything that is to be said about it."""
    try:
        data = tomllib.loads(file.read_text("utf-8"))
    except OSError as error:
        return _unreadable(file, str(error.strerror), "Check the name of the file")
    except UnicodeDecodeError:
        return _unreadable(file, "is not in UTF-8", "Save it as UTF-8")
    except tomllib.TOMLDecodeError as error:
        return _unreadable(file, f"is not TOML: {error}", "Repair that place")
    problems: list[Problem] = []
    table = Table(data, str(file), "", problems)
    shelf = table.number("shelf", 1, LAST_ON_THE_SHELF)
    program = read_program(table)
    sound = all(problem.notice for problem in problems)
    return Reading(str(file), program if sound else None, tuple(problems), shelf)


def _unreadable(file: Path, what: str, remedy: str) -> Reading:
    return Reading(str(file), None, (Problem(str(file), "file", what, remedy),))
