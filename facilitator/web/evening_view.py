"""What a phone shows at first before and after the questions: rules, one's first step, what fits.

Beside `phone_view.py`, and like it laid out again by the browser whenever a record changes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from facilitator.core.ids import PartId
from facilitator.core.program import USUAL, Program
from facilitator.web import days

Record = Mapping[str, Any]

WHOM, AT, ASK = "whom", "at", "ask"
"""What of a first step its author alone knows; `web/private.py` keeps it."""


@dataclass(frozen=True, slots=True)
class EveningView:
    """The finished pieces. ``step`` is one's first step, ``days`` the dates of its choices.

    ``form`` is what the program asks a first step for. ``waiting`` is what those who came early can
    think about, in both languages, ``arrives`` the part in which they can answer it, and
    ``arrived`` whether they have; ``report_day`` (ISO) around which the report is to be there,
    ``ask`` whether one wants to be asked once, later.
    """

    waiting: Record | None
    arrives: str | None
    arrived: bool
    rules: Sequence[Record]
    lit: int
    agreed: bool
    related: frozenset[str]
    mine: frozenset[str]
    fit: str
    asked: bool
    step: Record | None
    step_day: str
    whom: str
    at: str
    days: Mapping[str, str]
    report_day: str | None
    ask: bool
    form: Sequence[str]


def evening_view(
    put: Mapping[str, Record],
    own: Record,
    lang: str,
    today: date,
    step_part: str | None,
    private: Mapping[str, str],
    waiting: Record | None = None,
    arrives: str | None = None,
    form: Sequence[str] = USUAL,
) -> EveningView:
    """Lay out what belongs to the present stop and to the person of ``own``."""
    here = put["session"]["stop"]["part"]
    rules = put.get(f"rules/{here}")
    step = own["pledges"].get(step_part)
    day = step["when"] if step else None
    return EveningView(
        waiting=waiting,
        arrives=arrives,
        arrived=any(note["part"] == arrives for note in own["notes"]),
        rules=rules["items"] if rules else (),
        lit=rules["at"] if rules else 0,
        agreed=here in own["agreed"],
        related=frozenset(own["relates"]),
        mine=frozenset(note["id"] for note in own["notes"]),
        fit=own["fits"].get(here, ""),
        asked=step_part in own["asked"],
        step=step,
        step_day=days.spoken(date.fromisoformat(day), lang) if day else "",
        whom=private.get(f"{step_part}/{WHOM}", ""),
        at=private.get(f"{step_part}/{AT}", ""),
        days={name: days.spoken(each, lang) for name, each in days.choices(today).items()},
        report_day=put["session"]["report_day"],
        ask=private.get(f"{step_part}/{ASK}") == "yes",
        form=form,
    )


def first_step_part(program: Program) -> PartId | None:
    """Return the part of a program in which people decide on a first step."""
    parts = (part.id for part in reversed(program.parts) if part.kind == "pledge")
    return next(parts, None)


def form_of(program: Program, part: PartId | None) -> Sequence[str]:
    """Return the fields that ``part`` asks a first step for; none where there is no such part."""
    found = program.part(part) if part else None
    return found.form if found else ()


def last_question_before(program: Program, part: PartId | None) -> PartId | None:
    """Return the last step that asks something before ``part``, if there is one.

    What somebody wrote there is where their first step begins.
    """
    before: list[PartId] = []
    for each in program.parts:
        if each.id == part:
            return before[-1] if before else None
        if each.question is not None:
            before.append(each.id)
    return None
