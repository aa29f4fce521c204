"""What a report is made of: the records that a report may see, sorted and numbered.

Everything comes through `views.snapshot` for `Audience.REPORT`, so a note that was kept
out, hidden or taken back is not here, and what is not here cannot be printed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from facilitator.core.ids import LONE, NoteId, PartId, ThemeId
from facilitator.core.session import Session
from facilitator.core.views import Audience, snapshot
from facilitator.report.words import say

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Facet:
    """The category of a note: colour, shape and word."""

    label: str
    color: str
    shape: str


@dataclass(frozen=True, slots=True)
class Written:
    """A note as it is printed. ``number`` ("3-07") is its name on paper."""

    id: NoteId
    number: str
    text: str
    by: str | None
    facet: Facet | None


@dataclass(frozen=True, slots=True)
class Group:
    """A theme and its notes. ``votes`` is None where nobody voted on themes."""

    id: ThemeId
    title: str
    notes: tuple[Written, ...]
    votes: int | None


@dataclass(frozen=True, slots=True)
class Step:
    """One question and everything that came of it."""

    part: PartId
    number: int
    title: str
    question: str
    groups: tuple[Group, ...]
    lone: tuple[Written, ...]
    unplaced: tuple[Written, ...]

    @property
    def notes(self) -> tuple[Written, ...]:
        """All notes of the step, in the order of their numbers."""
        return (
            *(note for group in self.groups for note in group.notes),
            *self.lone,
            *self.unplaced,
        )


@dataclass(frozen=True, slots=True)
class Material:
    """A session as its report sees it, in one language."""

    lang: str
    day: date
    records: Mapping[str, Record]
    steps: tuple[Step, ...]

    @property
    def notes(self) -> Mapping[NoteId, Written]:
        """Every note that may be printed."""
        return {note.id: note for step in self.steps for note in step.notes}

    def record(self, key: str) -> Record | None:
        """Return the record under ``key``, if a report may see one."""
        return self.records.get(key)


def gather(session: Session, lang: str) -> Material:
    """Return what a report of ``session`` in ``lang`` is made of."""
    return sort_out(snapshot(session, Audience.REPORT), lang, held_on(session))


def held_on(session: Session) -> date:
    """Return the day the session was held, where it was held; the day it was made until then."""
    began = session.visits[1].since if len(session.visits) > 1 else session.created
    return began.astimezone(ZoneInfo(session.zone)).date()


def sort_out(records: Mapping[str, Record], lang: str, day: date) -> Material:
    """Return records as steps with themes and numbered notes."""
    parts = [record for record in _of(records, "part/") if record["step"] is not None]
    parts.sort(key=lambda part: int(part["step"]))
    return Material(lang, day, records, tuple(_step(records, part, lang) for part in parts))


def _step(records: Mapping[str, Record], part: Record, lang: str) -> Step:
    themes = [theme for theme in _of(records, "theme/") if theme["part"] == part["id"]]
    themes.sort(key=lambda theme: (-theme["size"], theme["order"]))
    trays = [*(theme["id"] for theme in themes), LONE, None]
    notes = _numbered(records, part, trays, lang)
    votes = {
        row["target"]: row["votes"] for row in records.get(f"result/{part['id']}", _NONE)["rows"]
    }
    groups = tuple(
        Group(
            theme["id"],
            theme["title"] or say("untitled", lang),
            notes[theme["id"]],
            votes.get(theme["id"]),
        )
        for theme in themes
        if theme["size"] or votes.get(theme["id"])
    )
    return Step(
        part=part["id"],
        number=part["step"],
        title=part["title"][lang],
        question=part["question"][lang],
        groups=groups,
        lone=notes[LONE],
        unplaced=notes[None],
    )


def _numbered(
    records: Mapping[str, Record], part: Record, trays: Sequence[ThemeId | None], lang: str
) -> Mapping[ThemeId | None, tuple[Written, ...]]:
    """Return the notes of a part by tray, numbered through in the order of the trays.

    Within a tray they stand by id, which is drawn by chance: the order on paper says
    nothing about who wrote first.
    """
    facets = {
        each["id"]: Facet(each["label"][lang], each["color"], each["shape"])
        for each in part["categories"]
    }
    notes = [note for note in _of(records, "note/") if note["part"] == part["id"]]
    notes.sort(key=lambda note: (_tray(note, trays), note["id"]))
    sorted_out: dict[ThemeId | None, list[Written]] = {tray: [] for tray in trays}
    for n, note in enumerate(notes, start=1):
        number, facet = f"{part['step']}-{n:02d}", facets.get(note["category"])
        written = Written(note["id"], number, note["text"], note["by"], facet)
        sorted_out[trays[_tray(note, trays)]].append(written)
    return {tray: tuple(inside) for tray, inside in sorted_out.items()}


def _tray(note: Record, trays: Sequence[ThemeId | None]) -> int:
    """Return the place of a note's theme; a theme that is not there any more counts as none."""
    return trays.index(note["theme"]) if note["theme"] in trays else len(trays) - 1


def _of(records: Mapping[str, Record], family: str) -> list[Record]:
    return [record for key, record in records.items() if key.startswith(family)]


_NONE: Record = {"rows": ()}
