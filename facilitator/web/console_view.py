"""What the console's page shows at first: the records of a snapshot, laid out in trays and rows.

The browser lays out the same records again whenever one changes (static/src/console/).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from facilitator.core.ids import LONE

Record = Mapping[str, Any]

BY_KEY = 9  # themes that a number key can reach


@dataclass(frozen=True, slots=True)
class Row:
    """One part of the agenda: minutes spent (None when nobody was there).

    ``planned`` are the program's minutes, ``minutes`` those it has now.
    """

    part: str
    title: Mapping[str, str] | None
    step: int | None
    first: str
    planned: int
    minutes: int
    spent: int | None
    state: str


@dataclass(frozen=True, slots=True)
class Tray:
    """Notes that lie together: a theme, the lone voices, or what is not grouped yet."""

    id: str
    title: str
    key: int | None
    notes: tuple[tuple[Record, Record | None], ...]
    size: int


@dataclass(frozen=True, slots=True)
class View:
    """The finished page."""

    rows: tuple[Row, ...]
    part: Record | None
    phases: tuple[Record, ...]
    themes: tuple[Tray, ...]
    lone: Tray
    loose: Tray
    arriving: str
    insight: str
    fit: Record | None
    rules: Record | None
    pledges: Record | None
    examples: tuple[Record, ...]

    @property
    def has_own_panel(self) -> bool:
        """Whether the middle has more to show of the present part than its title."""
        kept = self.part and (takes_notes(self.part) or self.part["kind"] == "talk")
        return bool(self.rules or self.pledges or kept)


def takes_notes(part: Record) -> bool:
    """Return whether people write notes, or answers, in a part."""
    return part["question"] is not None or part["kind"] == "checkin"


def view(put: Mapping[str, Record]) -> View:
    """Lay out the records of a console snapshot around the part where the session stands."""
    session, agenda = put["session"], put["console"]["agenda"]
    here = session["stop"]["part"]
    part = put.get(f"part/{here}")
    notes = [record for key, record in put.items() if key.startswith("note/")]
    notes = [note for note in notes if note["part"] == here and not note["under"]]
    notes = [note for note in notes if not note["desk"]["queued"]]  # which stand elsewhere
    categories = {each["id"]: each for each in part["categories"]} if part else {}
    themes = sorted(
        (each for key, each in put.items() if key.startswith("theme/") and each["part"] == here),
        key=lambda theme: (theme["order"], theme["id"]),
    )
    return View(
        rows=_rows(session["parts"], agenda),
        part=part,
        phases=tuple(stop for stop in agenda if stop["part"] == here),
        themes=tuple(
            _tray(theme["id"], theme["title"], key if key <= BY_KEY else None, notes, categories)
            for key, theme in enumerate(themes, start=1)
        ),
        lone=_tray(LONE, "", 0, notes, categories),
        loose=_tray(None, "", None, notes, categories),
        arriving=put["console"]["arriving"],
        insight=(put.get(f"insight/{here}") or {"text": ""})["text"],
        fit=put.get(f"fit/{here}"),
        rules=put.get(f"rules/{here}"),
        pledges=put.get(f"pledges/{here}"),
        examples=tuple(
            each
            for key, each in put.items()
            if key.startswith("pledge/") and each["part"] == here
            if not each["hidden"] and "channel" not in each  # which is nobody's to show
        ),
    )


def _tray(
    id: str | None,
    title: str,
    key: int | None,
    notes: Sequence[Record],
    categories: Mapping[str, Record],
) -> Tray:
    inside = [note for note in notes if note["theme"] == id]
    return Tray(
        id or "",
        title,
        key,
        tuple((note, categories.get(note["category"])) for note in inside),
        sum(note["times"] for note in inside if not note["hidden"]),
    )


def _rows(parts: Sequence[Record], agenda: Sequence[Record]) -> tuple[Row, ...]:
    doors: list[Record] = [{"id": "lobby", "title": None, "step": None}]
    end: list[Record] = [{"id": "ended", "title": None, "step": None}]
    return tuple(
        _row(part, stops)
        for part in [*doors, *parts, *end]
        if (stops := [stop for stop in agenda if stop["part"] == part["id"]])
    )


def _row(part: Record, stops: Sequence[Record]) -> Row:
    spent = [stop["spent"] for stop in stops if stop["spent"] is not None]
    states = [stop["state"] for stop in stops]
    return Row(
        part["id"],
        part["title"],
        part["step"],
        stops[0]["stop"],
        sum(stop["planned"] for stop in stops),
        sum(stop["minutes"] for stop in stops),
        round(sum(spent) / 60) if spent else None,
        next((state for state in ("now", "done") if state in states), states[-1]),
    )
