"""The votes of a step among the records of a report.

Of several, one of dots stands beside the themes or notes it was on: the last. All of them are told
in the chapter of the step.
"""

from collections.abc import Mapping
from typing import Any

Record = Mapping[str, Any]
Records = Mapping[str, Record]


def held(records: Records, part: str) -> list[tuple[str, Record]]:
    """Return the closed votes of a part with their keys, in the order in which they were held."""
    before = [(key, each) for key, each in records.items() if key.startswith(f"earlier/{part}/")]
    before.sort(key=lambda found: int(found[1]["n"]))
    result = records.get(f"result/{part}")
    return [*before, (f"result/{part}", result)] if result is not None else before


def dots(records: Records, part: str, on: str) -> tuple[str, Record] | None:
    """Return the last vote of dots ``on`` "themes" or "notes", and its key."""
    found = [
        each
        for each in held(records, part)
        if each[1].get("mode", "dots") == "dots" and each[1].get("on", on) == on
    ]
    return found[-1] if found else None
