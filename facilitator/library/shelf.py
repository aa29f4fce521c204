"""The shelf: finds program files and puts the programs in order.

A typing mistake must stop the server and not a full hall. So everything about a file
that can be wrong is found when it is read, all of it at once, and said with what to do.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from facilitator import paths
from facilitator.core.program import Program
from facilitator.core.why import N_
from facilitator.library.checked import Problem
from facilitator.library.program_file import GIVE_ANOTHER
from facilitator.library.reading import NOT_UTF8, Reading, read_text, unreadable

TAKEN = N_("%(word)r is the id of %(file)s too")


def load_shelf(own: Path | None) -> Mapping[str, Program]:
    """Return the shipped programs and those of an own folder. Raises as `load` does."""
    return load(*_folders(own))


def load(*folders: Path) -> Mapping[str, Program]:
    """Return every program of some folders by its id, in the order of the shelf.

    Raises ``ValueError``, in sentences to print, for files that cannot be run.
    """
    found = _load(*folders)
    return {each.program.id: each.program for each in found if each.program is not None}


def load_files(own: Path | None) -> tuple[Reading, ...]:
    """Return the files of `load_shelf`, in the same order. Raises as `load` does."""
    return tuple(_load(*_folders(own)))


def _folders(own: Path | None) -> tuple[Path, ...]:
    return (paths.PROGRAMS, *([own] if own else []))


def _load(*folders: Path) -> list[Reading]:
    files = [file for folder in folders for file in sorted(folder.glob("*.toml"))]
    if not files:
        named = ", ".join(str(folder) for folder in folders)
        raise ValueError(f"there is no program (a .toml file) in {named}")
    readings = read_all(files)
    wrong = [each for reading in readings for each in reading.problems if not each.notice]
    if wrong:
        raise ValueError("\n  ".join(["these programs cannot be run", *map(str, wrong)]))
    return sorted(readings, key=lambda reading: (reading.shelf, reading.file))


def read_all(files: Sequence[Path]) -> list[Reading]:
    """Return what came of each file; no two of them may have the same id."""
    seen: dict[str, str] = {}
    readings = []
    for file in files:
        reading = read(file)
        name = reading.program.id if reading.program else ""
        if name and name in seen:
            twice = id_of_another(str(file), name, seen[name])
            reading = Reading(str(file), None, (*reading.problems, twice))
        seen.setdefault(name, str(file))
        readings.append(reading)
    return readings


def id_of_another(file: str, name: str, other: str) -> Problem:
    """Return that a program is called as the one in the file ``other``."""
    return Problem(file, "id", TAKEN.of(word=name, file=other), GIVE_ANOTHER)


def read(file: Path) -> Reading:
    """Return the program in a file, and everything that is to be said about it."""
    try:
        text = file.read_text("utf-8-sig")
    except OSError as error:
        return unreadable(str(file), str(error.strerror), N_("Check the name of the file"))
    except UnicodeDecodeError:
        return unreadable(str(file), *NOT_UTF8)
    return read_text(text, str(file))
