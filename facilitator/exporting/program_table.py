"""A program as the table of its file: the one form that `facilitator/library/` reads and checks."""

from typing import Any

from facilitator.core import codec
from facilitator.core.program import Part, Program

_NAMES = {"categories": "category", "parts": "part"}
"""What is called otherwise in a file, where it stands as ``[[part]]``."""


def program_table(program: Program) -> dict[str, Any]:
    """Return everything that the file of ``program`` says; what it leaves out is left out."""
    table = _said(codec.encode(program))
    table["part"] = [_part(part) for part in program.parts]
    for rows in ("pulse", "published"):
        if rows in table:
            table[rows] = [_said(row) for row in table[rows]]
    for item in (each for each in table.get("pulse", ()) if "help" in each):
        item["sensitive"] = True
    return table


def _part(part: Part) -> dict[str, Any]:
    table = _said(codec.encode(part))
    for category in table.get("category", []):
        if not any(category["hint"].values()):
            del category["hint"]
    if "facts" in table:
        table["facts"] = [_said(fact) for fact in table["facts"]]
    if "category" in table:
        table["category"] = [_said(category) for category in table["category"]]
    return table


def _said(table: dict[str, Any]) -> dict[str, Any]:
    return {
        _NAMES.get(key, key): value for key, value in table.items() if value not in (None, [], "")
    }
