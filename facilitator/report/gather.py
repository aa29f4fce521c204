"""Sorts the records of a session into what its report is made of, and numbers the notes."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from facilitator.core.ids import LONE, ThemeId
from facilitator.core.session import Session
from facilitator.report import polls
from facilitator.report.manuscript.kept import manuscript
from facilitator.report.manuscript.settings import settled
from facilitator.report.material import (
    DUE,
    Built,
    Facet,
    Group,
    Material,
    Opening,
    Pledged,
    Promise,
    Record,
    Records,
    Step,
    Written,
    held_on,
    made_on,
    read,
)
from facilitator.report.options import Options
from facilitator.report.words import say

WEEK = 7  # days


def gather(session: Session, options: Options, now: datetime | None = None) -> Material:
    """Return what a report of ``session`` is made of ``now``, wanted as ``options`` say."""
    records = read(session, now)
    written = manuscript(records, options.lang)
    material = sort_out(records, options.lang, held_on(session))
    return replace(
        material,
        options=settled(options, written.settings),
        manuscript=written,
        edition=session.seq,
        made=made_on(session),
    )


def sort_out(records: Records, lang: str, day: date) -> Material:
    """Return records as steps with themes and numbered notes, and what stands beside them."""
    parts = _of(records, "part/")
    asked = [part for part in parts if part["step"] is not None]
    asked.sort(key=lambda part: int(part["step"]))
    steps = tuple(_step(records, part, lang) for part in asked)
    openings = _openings(records, [part for part in parts if part["step"] is None], lang)
    notes = [note for step in steps for note in step.notes]
    notes += [note for opening in openings for note in opening.notes]
    return Material(
        lang=lang,
        day=day,
        records=records,
        steps=steps,
        openings=openings,
        pledged=tuple(_pledged(records, part, lang, day) for part in _pledging(records, parts)),
        notes={note.id: note for note in notes},
    )


def _step(records: Records, part: Record, lang: str) -> Step:
    themes = [theme for theme in _of(records, "theme/") if theme["part"] == part["id"]]
    themes.sort(key=lambda theme: (-theme["size"], theme["order"]))
    trays = [*(theme["id"] for theme in themes), LONE, None]
    notes = _numbered(records, part, trays, lang)
    _, result = polls.dots(records, part["id"], "themes") or ("", _NONE)
    votes = {row["target"]: row["votes"] for row in result["rows"] if result["voters"]}
    groups = tuple(
        Group(
            id=theme["id"],
            title=theme["title"] or say("untitled", lang),
            notes=notes[theme["id"]],
            votes=votes.get(theme["id"]),
            named=bool(theme["title"]),
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
        anonymous=part["names"] == "forced_anonymous",
    )


def _numbered(
    records: Records, part: Record, trays: Sequence[ThemeId | None], lang: str
) -> Mapping[ThemeId | None, tuple[Written, ...]]:
    """Return the notes of a part by tray, numbered through in the order of the trays.

    Within a tray they stand by id, which is drawn by chance: the order on paper says
    nothing about who wrote first.
    """
    facets = _facets(part, lang)
    notes = _notes_of(records, part)
    notes.sort(key=lambda note: (_tray(note, trays), note["id"]))
    sorted_out: dict[ThemeId | None, list[Written]] = {tray: [] for tray in trays}
    numbers = {note["id"]: f"{part['step']}-{n:02d}" for n, note in enumerate(notes, start=1)}
    for note in notes:
        written = _written(note, numbers, facets.get(note["category"]))
        sorted_out[trays[_tray(note, trays)]].append(written)
    return {tray: tuple(inside) for tray, inside in sorted_out.items()}


def _facets(part: Record, lang: str) -> Mapping[str | None, Facet]:
    return {
        each["id"]: Facet(each["label"][lang], each["color"], each["shape"])
        for each in part["categories"]
    }


def _written(note: Record, numbers: Mapping[str, str], facet: Facet | None) -> Written:
    return Written(
        note["id"],
        numbers[note["id"]],
        note["text"],
        note["by"],
        facet,
        note.get("relates") or 0,
        tuple(Built(each["text"], each["by"]) for each in note.get("replies", ())),
        note.get("times") or 1,
        numbers.get(note.get("under") or "", ""),
        note.get("as_written", False),
    )


def _tray(note: Record, trays: Sequence[ThemeId | None]) -> int:
    """Return the place of a note's theme; a theme that is not there any more counts as none."""
    return trays.index(note["theme"]) if note["theme"] in trays else len(trays) - 1


def _openings(records: Records, parts: Sequence[Record], lang: str) -> tuple[Opening, ...]:
    """Return the parts without a question in which there are notes, numbered "0-01" and on."""
    found, n = [], 0
    for part in parts:
        notes = sorted(_notes_of(records, part), key=lambda note: str(note["id"]))
        facets = _facets(part, lang)
        numbers = {note["id"]: f"0-{n + at:02d}" for at, note in enumerate(notes, start=1)}
        written = tuple(_written(note, numbers, facets.get(note["category"])) for note in notes)
        n += len(written)
        if written:
            asked = part["activity"][lang] if part["activity"] else ""
            found.append(Opening(part["id"], part["title"][lang], asked, written))
    return tuple(found)


def _pledging(records: Records, parts: Sequence[Record]) -> list[Record]:
    return [part for part in parts if f"pledges/{part['id']}" in records]


def _pledged(records: Records, part: Record, lang: str, day: date) -> Pledged:
    made = [each for each in _of(records, "pledge/") if each["part"] == part["id"]]
    made.sort(key=lambda each: (DUE.index(_due(each, day)), each["id"]))
    promises = tuple(
        Promise(
            each["id"],
            f"F-{n:02d}",
            each["what"],
            each["if_then"] or "",
            _due(each, day),
            each["owner"],
            each["sign_of_success"],
        )
        for n, each in enumerate(made, start=1)
    )
    asked = part["activity"][lang] if part["activity"] else ""
    undated = not all(_days(each, day) is not None for each in made)
    return Pledged(part["id"], part["title"][lang], asked, promises, undated)


def _due(made: Record, day: date) -> str:
    """Return how far a first step is from the ``day``: the date itself stays its maker's."""
    days = _days(made, day)
    if days is None:
        return "later"
    if days <= 1:
        return "day"
    return "week" if days <= WEEK else "later"


def _days(made: Record, day: date) -> int | None:
    """Return the days from ``day`` to a first step; None without a day, or with one that was over.

    Phones refuse such a day by now; before that of the session it may still have been somewhere.
    """
    days = (date.fromisoformat(made["when"]) - day).days if made["when"] else None
    return None if days is None or days < -1 else days


def _notes_of(records: Records, part: Record) -> list[Record]:
    return [note for note in _of(records, "note/") if note["part"] == part["id"]]


def _of(records: Records, family: str) -> list[Record]:
    return [record for key, record in records.items() if key.startswith(family)]


_NONE: Record = {"rows": (), "voters": 0}
