"""Counts over steps and by category, for the report: a part of `core/views.py`.

How many of those present wrote, and whom what was written has reached. Where the categories of a
step are levels or the stages of a model, how many notes each has, on the whole and in each theme.
And what the same people wrote in two steps. Of these, only what `core/seeing/telling.py` lets be
told is in the records; None stands for the rest.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from facilitator.core.audience import Audience
from facilitator.core.ids import LONE, CategoryId, PartId, PersonId, StopId, ThemeId
from facilitator.core.kinds.notes.written import Note, Tally
from facilitator.core.program import Part
from facilitator.core.seeing.reading import sees_note
from facilitator.core.seeing.telling import along, linked, table
from facilitator.core.session import Session

Record = dict[str, Any]

LINKED = 15  # people who wrote in both of two steps, at least, to say what they wrote

People = frozenset[PersonId]


def turnout(session: Session, _: str, audience: Audience) -> Record:
    """Return the evening in four numbers; one is None where it was not counted.

    ``writing``: of those present when writing closed, in percent, over the ``counted`` of all
    ``steps``. Paper counts neither here nor there. A step is not counted in which more wrote than
    were left at its end, or that was not held: nobody knows of how many they were. ``each``: notes
    for each person at the fullest stop. ``reception``: notes that somebody related to, in percent,
    of which there are ``received``.
    """
    steps = [part.id for part in session.program.steps()]
    notes = [note for part in steps for note in _printed(session, part)]
    present = {part: session.attendance.get(StopId(f"{part}/write"), 0) for part in steps}
    wrote = {part: session.tallies.get(part, Tally()).people for part in steps}
    counted = [part for part in steps if present[part] and present[part] >= wrote[part]]
    people = max(session.attendance.values(), default=0)
    received = sum(note.relates > 0 for note in notes)
    there = sum(present[part] for part in counted)
    return {
        "writing": round(100 * sum(wrote[part] for part in counted) / there) if there else None,
        "each": round(len(notes) / people, 1) if people and notes else None,
        "reception": round(100 * received / len(notes)) if received else None,
        "received": received,
        "counted": len(counted),
        "steps": len(steps),
    }


def scale(session: Session, name: str, audience: Audience) -> Record | None:
    """Return how the notes of a step spread over its levels or stages, and over its themes.

    ``None`` as a category is none. Themes of fewer than five people are left out.
    """
    part = session.program.part(PartId(name))
    if part is None or part.scale is None:
        return None
    notes = _printed(session, part.id)
    columns = (*(each.id for each in part.categories), None)
    by = {column: [note for note in notes if note.category == column] for column in columns}
    told = along({column: _people(inside) for column, inside in by.items()})
    spread = [
        {"category": column, "notes": len(inside) if column in told else None}
        for column, inside in by.items()
    ]
    hidden = [column for column in columns if column not in told]
    return {"part": part.id, "scale": part.scale, "spread": spread} | {
        "themes": _themes(session, notes, columns, hidden)
    }


def _themes(
    session: Session,
    notes: list[Note],
    columns: tuple[CategoryId | None, ...],
    hidden: list[CategoryId | None],
) -> list[Record]:
    """Return a row for each theme of which some cell may be told."""
    inside: dict[tuple[ThemeId | None, CategoryId | None], list[Note]] = {
        (theme, column): []
        for theme in dict.fromkeys(note.theme for note in notes)
        for column in columns
    }
    for note in notes:
        inside[note.theme, note.category].append(note)
    told = table({at: _people(found) for at, found in inside.items()}, hidden)
    themes = sorted({theme for theme, _ in told if theme not in (None, LONE)}, key=str)
    return [
        {
            "theme": theme,
            "notes": [
                len(inside[theme, column]) if (theme, column) in told else None
                for column in columns
            ],
        }
        for theme in themes
    ]


def flow(session: Session, name: str, audience: Audience) -> Record | None:
    """Return how many of the same people wrote in which categories of two steps.

    Nothing where fewer than fifteen people wrote in both. Once a session is severed nobody can
    be found again in another step, and there is no such record any more.
    """
    if name not in _flows(session) or session.severed is not None:
        return None
    one, two = (PartId(each) for each in name.split("/"))
    before, after = _by_category(session, one), _by_category(session, two)
    both = frozenset().union(*before.values()) & frozenset().union(*after.values())
    if len(both) < LINKED:
        return None
    cells = {(a, b): before[a] & after[b] for a in before for b in after}
    told = linked(cells)
    rows = [[len(cells[a, b]) if (a, b) in told else None for b in after] for a in before]
    if not told:
        return None
    return {"from": one, "to": two, "people": len(both), "cells": rows} | {
        "before": list(before),
        "after": list(after),
    }


def keys(session: Session) -> Iterator[str]:
    """Yield the keys of all these records."""
    yield from ("turnout", "brought")
    yield from (f"scale/{part.id}" for part in session.program.parts if part.scale)
    yield from (f"flow/{each}" for each in _flows(session))


def touched(session: Session, others: Iterable[str]) -> Iterator[str]:
    """Yield the keys of these records where those they are made of were touched."""
    if any(key.startswith(("note/", "theme/", "attendance")) for key in others):
        yield from keys(session)


def _flows(session: Session) -> list[str]:
    """Return the pairs of steps between which people may be followed: neighbours, as "a/b".

    Nothing joins what a person did across a step in which everyone is anonymous (decisions 23).
    """
    steps = session.program.steps()
    return [f"{one.id}/{two.id}" for one, two in pairwise(steps) if _open(one) and _open(two)]


def _open(part: Part) -> bool:
    return part.names != "forced_anonymous" and len(part.categories) > 1


def _by_category(session: Session, part: PartId) -> dict[CategoryId, People]:
    """Return who wrote in which category of a step. Notes without one say nothing here."""
    found = session.program.part(part)
    notes = _printed(session, part)
    return {
        each.id: _people(note for note in notes if note.category == each.id)
        for each in (found.categories if found else ())
    }


def _printed(session: Session, part: PartId) -> list[Note]:
    """Return the notes of a part that a report may print."""
    notes = session.notes.values()
    return [
        each for each in notes if each.part == part and sees_note(session, each, Audience.REPORT)
    ]


def _people(notes: Iterable[Note]) -> People:
    return frozenset(note.author for note in notes)
