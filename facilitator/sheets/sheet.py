"""The printable sheets: one folder each below `worksheets/`, with its words, page and style.

A new sheet is one more folder: ``sheet.toml`` says what it is called and what it says,
``sheet.html`` and ``sheet.css`` what it looks like. Programs name worksheets by their id.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from facilitator import paths
from facilitator.core.program import LANGS, Program, Text

PAPERS = ("A4", "A3")  # an A3 sheet is the A4 one at 141 %
LINKS = ("none", "join", "sheet")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A thing to print.

    ``link`` is where its QR code leads: to joining, to itself (a worksheet's one line), or
    nowhere. ``hint`` says beside its name in a list what one would want to know.
    """

    id: str
    title: Text
    hint: Text
    papers: tuple[str, ...]
    link: str
    place: int
    words: Mapping[str, Text]

    @property
    def needs_session(self) -> bool:
        """Whether there is nothing to print before there is a session to join."""
        return self.link == "join"

    @property
    def folder(self) -> str:
        """The folder of its files, below `worksheets/`."""
        return self.id.lower()


@dataclass(frozen=True, slots=True)
class Print:
    """A sheet on a size of paper, as one asks for it: ``w7``, ``poster-a3``."""

    sheet: Sheet
    paper: str

    @property
    def name(self) -> str:
        """What it is asked for by; the size of the paper is named where there is a choice."""
        id_ = self.sheet.id.lower()
        return f"{id_}-{self.paper.lower()}" if len(self.sheet.papers) > 1 else id_


@cache
def sheets(folder: Path = paths.WORKSHEETS) -> Mapping[str, Sheet]:
    """Return every sheet by its id, in the order of a list of them.

    Raises ``ValueError``, in a sentence to print, for one that cannot be read.
    """
    found = [_read(file) for file in folder.glob("*/sheet.toml")]
    return {each.id: each for each in sorted(found, key=lambda sheet: (sheet.place, sheet.id))}


def prints() -> Mapping[str, Print]:
    """Return everything that can be asked for, by its name."""
    every = [
        Print(sheet, paper) for sheet in sheets().values() if sheet.place for paper in sheet.papers
    ]
    return {each.name: each for each in every}


def print_named(name: str) -> Print | None:
    """Return what is asked for by ``name``, in any case; without a paper it is the first one."""
    name = name.strip().lower()
    every = prints()
    of_this_sheet = (each for each in every.values() if each.sheet.id.lower() == name)
    return every.get(name) or next(of_this_sheet, None)


def worksheets_of(program: Program) -> tuple[Print, ...]:
    """Return the worksheets that a program uses, of those that there are; all if it names none."""
    used = {sheet for part in program.parts for sheet in part.worksheets}
    every = [each for each in sheets().values() if each.link == "sheet"]
    named = [each for each in every if each.id in used] or every
    return tuple(Print(each, each.papers[0]) for each in named)


def missing(program: Program) -> tuple[str, ...]:
    """Return the sheets that a program names and nobody can print yet, by their names."""
    named = {sheet for part in program.parts for sheet in part.worksheets}
    return tuple(sorted(named - set(sheets())))


def _read(file: Path) -> Sheet:
    try:
        data = tomllib.loads(file.read_text("utf-8"))
        sheet = Sheet(
            id=data["id"],
            title=_text(data["title"], "title"),
            hint=_text(data["hint"], "hint"),
            papers=tuple(_one_of(PAPERS, paper, "papers") for paper in data["papers"]),
            link=_one_of(LINKS, data["link"], "link"),
            place=data["place"],
            words={key: _text(words, f"words.{key}") for key, words in data["words"].items()},
        )
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ValueError(f"{file}: is not TOML in UTF-8: {error}") from error
    except KeyError as error:
        raise ValueError(f"{file}: {error.args[0]} is missing. Add it") from error
    except ValueError as error:
        raise ValueError(f"{file}: {error}") from error
    if sheet.folder != file.parent.name or not sheet.papers:
        raise ValueError(f"{file}: id must be the name of the folder, and papers name one or more")
    return sheet


def _text(data: Mapping[str, Any], key: str) -> Text:
    missing = [lang for lang in LANGS if not data.get(lang)]
    if missing:
        raise ValueError(f"{key}.{missing[0]} is missing. Say it in both languages")
    return Text(data["ja"], data["en"])


def _one_of(known: tuple[str, ...], value: str, key: str) -> str:
    if value not in known:
        raise ValueError(f"{key} must be one of {', '.join(known)}, and not {value!r}")
    return value
