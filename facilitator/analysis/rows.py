"""Notes that people have grouped, read from a file: one JSON object a line."""

import json
from collections.abc import Iterable
from dataclasses import dataclass


class BadRow(Exception):
    """A line that is not a grouped note; the message names it and says what is wrong."""

    def __init__(self, line: int, why: str) -> None:
        super().__init__(f"line {line}: {why}")


@dataclass(frozen=True, slots=True)
class Row:
    """A note and where its facilitator put it; ``theme`` is None for a lone voice."""

    lang: str
    step: str
    text: str
    theme: str | None


def rows(lines: Iterable[str]) -> list[Row]:
    """Return the notes of ``lines`` in their order; blank lines are none.

    Raises ``BadRow`` at the first that does not hold ``lang``, ``step``, ``text`` and ``theme``.
    What else a row holds is left aside.
    """
    return [_row(number, line) for number, line in enumerate(lines, 1) if line.strip()]


def _row(number: int, line: str) -> Row:
    try:
        held = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BadRow(number, f"this is not JSON ({error})") from error
    if not isinstance(held, dict):
        raise BadRow(number, "this is not an object with lang, step, text and theme")
    lang, step, text = (_words(number, held, key) for key in ("lang", "step", "text"))
    if "theme" not in held:
        raise BadRow(number, "theme is missing (null for a lone voice)")
    theme = held["theme"]
    if theme is not None and not isinstance(theme, str):
        raise BadRow(number, "theme is not text (null for a lone voice)")
    return Row(lang, step, text, theme if theme and theme.strip() else None)


def _words(number: int, held: dict[str, object], key: str) -> str:
    value = held.get(key)
    if key == "step" and type(value) is int:  # steps may be numbered
        return str(value)
    if not isinstance(value, str) or not value.strip():
        raise BadRow(number, f"{key} is {'not text' if key in held else 'missing'}")
    return value
