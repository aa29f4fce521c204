"""The programs as their page lists them.

Those of files come in the order of the shelf, then those made here, the oldest first; those in the
bin stand apart.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from facilitator import paths
from facilitator.core.program import Program
from facilitator.library.checked import WHOLE, Problem
from facilitator.library.reading import Reading
from facilitator.storage.programs import Stored
from facilitator.web.program_words import Told, told
from facilitator.web.shelf_view import Spoken, days_left


@dataclass(frozen=True, slots=True)
class Card:
    """A program in the list.

    ``origin``: it comes with the product (``shipped``), stands in the ``own`` folder, in the file
    of that name, or was made ``here``, on the day ``since``, and ``changed`` on another.
    ``program`` is None where its text cannot be run, and ``wrong`` says why; ``hints`` stop
    nothing. ``left`` are its days in the bin.
    """

    id: str
    origin: str
    program: Program | None
    file: str = ""
    since: str = ""
    changed: str = ""
    wrong: list[Told] = field(default_factory=list)
    hints: list[Told] = field(default_factory=list)
    tables: bool = True  # whether it can be told as JSON: it is TOML, if no program
    left: int = 0

    @property
    def anchor(self) -> str:
        """Return what the card is called in its page."""
        return f"{'here' if self.origin == 'here' else 'file'}-{self.id}"


@dataclass(frozen=True, slots=True)
class Cards:
    """What the page lists: ``shelf`` can be used, ``bin`` was thrown away."""

    shelf: Sequence[Card]
    bin: Sequence[Card]

    def only_in_bin(self, id: str) -> bool:
        """Return whether it is a program in the bin that has this id, and no other."""
        return all(each.id != id for each in self.shelf) and any(each.id == id for each in self.bin)


def cards(
    files: Sequence[Reading],
    stored: Sequence[tuple[Stored, Reading]],
    now: datetime,
    spoken: Spoken,
) -> Cards:
    """Return the cards of all there is, of what is stored with what came of reading it."""
    here = [(each, _here(each, reading, now, spoken)) for each, reading in stored]
    return Cards(
        shelf=[*_of_files(files), *(card for each, card in here if each.binned_at is None)],
        bin=[card for each, card in here if each.binned_at is not None],
    )


def _of_files(files: Sequence[Reading]) -> Iterator[Card]:
    for file in files:
        if file.program is not None:
            path = Path(file.file)
            origin = "shipped" if path.parent == paths.PROGRAMS else "own"
            yield Card(file.program.id, origin, file.program, path.name)


def _here(each: Stored, reading: Reading, now: datetime, spoken: Spoken) -> Card:
    since, changed = spoken(each.made_at), spoken(each.changed_at)
    return Card(
        id=each.id,
        origin="here",
        program=reading.program,
        since=since,
        changed=changed if changed != since else "",
        wrong=told([problem for problem in reading.problems if not problem.notice]),
        hints=told([problem for problem in reading.problems if problem.notice]),
        tables=not any(_whole(problem) for problem in reading.problems),
        left=days_left(each.binned_at, now),
    )


def _whole(problem: Problem) -> bool:
    return problem.key == WHOLE
