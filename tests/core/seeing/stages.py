"""The record of the stage, and evenings with so many notes, for the tests of that."""

from dataclasses import replace
from typing import Any

from facilitator.core.ids import NoteId
from facilitator.core.program import Program
from facilitator.core.views import Audience
from tests.core.world import ANN, BEN, CARL, OPEN, PROGRAM, Evening, step

KEYS = {
    "view", "part", "step", "title", "lines", "hint", "anonymous", "counts", "notes", "columns",
    "themes", "lone", "categories", "lens", "budget", "voters", "results", "more", "since",
    "tie", "close", "insight", "spotlight",
    "page", "pages", "resume_at", "rules", "examples", "pledges", "fit", "ask", "guest", "pulse",
    "a_page", "floor", "code", "fact", "reviewing", "mode", "choices", "needed", "undecided",
    "outcome",
}  # fmt: skip


def with_step(**more: Any) -> Program:
    """Return the program with another first step."""
    parts = (PROGRAM.parts[0], replace(step(OPEN), **more), *PROGRAM.parts[2:])
    return replace(PROGRAM, parts=parts)


def stage(evening: Evening) -> Any:
    return evening.see("stage", Audience.STAGE)


def brief(note: NoteId, text: str = "a note", **more: Any) -> dict[str, Any]:
    unmarked = {"category": None, "by": None, "late": False, "edited": False, "times": 1}
    return {"id": note, "text": text} | unmarked | more


def with_notes(many: int, program: Program = PROGRAM, **more: Any) -> tuple[Evening, list[NoteId]]:
    """Return an evening with so many notes shown, and their ids in the order of showing."""
    evening = Evening(program)
    evening.go("open/write")
    people = [ANN, BEN, CARL]
    ids = [evening.write(people[n % 3], f"note {n}", **more) for n in range(many)]
    evening.go("open/reveal")
    return evening, sorted(ids)
