"""From the text of a program file to a program, and everything that is to be said about it.

A text may come from anybody. Whatever it holds, what comes of it is a `Reading`, and no error.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from facilitator.core.program import Program
from facilitator.core.why import N_
from facilitator.core.words.text import clean
from facilitator.library.checked import WHOLE, Problem, Table
from facilitator.library.program_file import read_program

LAST_ON_THE_SHELF = 100
DOTS = 300  # in a line, or as many squares in more: `tomllib` needs that memory for a key a.a.a.a…

NOT_UTF8 = N_("is not in UTF-8"), N_("Save it as UTF-8")
TOO_DEEP = N_("holds tables in tables without end"), N_("Repair that place")
NO_TOML, REPAIR = N_("is not TOML: %(error)s"), N_("Repair that place")
AT = N_("%(what)s (at line %(line)s, column %(column)s)")
AT_END = N_("%(what)s (at end of document)")
UNSHOWABLE = N_("holds a character that no screen can show"), N_("Leave it out")

_LINE = re.compile(r"(.*) \(at line (\d+), column (\d+)\)", re.DOTALL)
_END = " (at end of document)"


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of a file: a program, unless a problem that is no mere notice stands against it.

    ``text`` is the file as it stands, "" where there is none to be read.
    """

    file: str
    program: Program | None
    problems: tuple[Problem, ...]
    shelf: int = LAST_ON_THE_SHELF
    text: str = ""


def read_text(text: str, file: str) -> Reading:
    """Return the program that ``text`` holds, and everything that is to be said about it."""
    if _dotted(text) > DOTS**2:
        return unreadable(file, *TOO_DEEP, text)
    try:
        data = tomllib.loads(text)
    except RecursionError:
        return unreadable(file, *TOO_DEEP, text)
    except ValueError as error:  # of TOML, or of a number with more digits than Python reads
        return unreadable(file, NO_TOML.of(error=_place(str(error))), REPAIR, text)
    return read_table(data, file, text)


def read_table(data: Any, file: str, text: str = "") -> Reading:
    """Return the program that the tables of a file hold, in whatever form they were written."""
    problems: list[Problem] = []
    table = Table(data, file, "", problems)
    try:
        problems += [Problem(file, key, *UNSHOWABLE) for key in _unshowable(data)]
    except RecursionError:
        return unreadable(file, *TOO_DEEP, text)
    shelf = table.number("shelf", 1, LAST_ON_THE_SHELF)
    program = read_program(table)
    sound = all(problem.notice for problem in problems)
    return Reading(file, program if sound else None, tuple(problems), shelf, text)


def unreadable(file: str, what: str, remedy: str, text: str = "") -> Reading:
    """Return that a file as a whole cannot be read."""
    return Reading(file, None, (Problem(file, WHOLE, what, remedy),), text=text)


def _dotted(text: str) -> int:
    """Return the squares of the dots in each line: of a line as TOML has it, where U+2028 is none.

    They are added up, since what `tomllib` remembers of a key it keeps until the next table.
    """
    return sum(line.count(".") ** 2 for line in text.split("\n"))


def _place(said: str) -> str:
    """Return what a reader of TOML says, so that its place can be told in another language."""
    if found := _LINE.fullmatch(said):
        return AT.of(what=found[1], line=found[2], column=found[3])
    return AT_END.of(what=said.removesuffix(_END)) if said.endswith(_END) else said


def _unshowable(data: Any, key: str = "") -> Iterator[str]:
    """Yield the keys under which words stand that would break a screen, a file or the PDF."""
    if isinstance(data, str):
        words = data.replace("\r\n", "\n").replace("\t", " ")
        if clean(words) != words:
            yield key or WHOLE
    elif isinstance(data, dict):
        for name, value in data.items():
            yield from _unshowable(value, ", ".join(filter(None, (key, name))))
    elif isinstance(data, list):
        for n, value in enumerate(data, 1):
            yield from _unshowable(value, f"{key} {n}".strip())
