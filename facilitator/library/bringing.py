"""A program that somebody brings as a file: TOML, or the same tables in JSON."""

import json
from typing import Any, NoReturn

import tomli_w

from facilitator.core.why import N_
from facilitator.library.checked import EMPTY, MISSING
from facilitator.library.reading import (
    AT,
    NOT_UTF8,
    REPAIR,
    TOO_DEEP,
    Reading,
    read_table,
    read_text,
    unreadable,
)

LARGEST = 256 * 1024  # bytes: six times the longest of ours

NO_JSON = N_("is not JSON: %(error)s")
NO_NUMBER = N_("%(word)s is no number")
TWICE = N_("a table says %(key)r twice")
HALF = N_("holds half a character"), REPAIR
CHOOSE = N_("Choose a program file (.toml or .json)")
NOTHING = EMPTY, CHOOSE
NO_FILE = MISSING, CHOOSE
LARGE = (
    N_("is larger than %(size)d KiB", size=LARGEST // 1024),
    N_("No program is so large. Choose a program file (.toml or .json)"),
)


def bring(body: bytes, name: str) -> Reading:
    """Return what came of a file called ``name``. Its text is TOML, in whichever form it came."""
    if len(body) > LARGEST:
        return unreadable(name, *LARGE)
    try:
        text = body.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        return unreadable(name, *NOT_UTF8)
    if not text.strip():
        return unreadable(name, *NOTHING)
    in_json = name.lower().endswith(".json") or text.lstrip().startswith("{")
    return _from_json(text, name) if in_json else read_text(text, name)


def _from_json(text: str, name: str) -> Reading:
    try:
        data = _without_null(json.loads(text, object_pairs_hook=_table, parse_constant=_refuse))
        json.dumps(data, ensure_ascii=False).encode()  # half a character can be written in JSON
    except RecursionError:
        return unreadable(name, *TOO_DEEP)
    except json.JSONDecodeError as error:
        place = AT.of(what=error.msg, line=str(error.lineno), column=str(error.colno))
        return unreadable(name, NO_JSON.of(error=place), REPAIR)
    except UnicodeEncodeError:
        return unreadable(name, *HALF)
    except ValueError as error:  # ours, or a number with more digits than Python reads
        return unreadable(name, NO_JSON.of(error=error.args[0]), REPAIR)
    reading = read_table(data, name)
    return reading if reading.program is None else read_text(tomli_w.dumps(data), name)


def _table(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object; what it says twice would otherwise be said by whoever came last."""
    table: dict[str, Any] = {}
    for key, value in pairs:
        if key in table:
            raise ValueError(TWICE.of(key=key[:40]))
        table[key] = value
    return table


def _refuse(word: str) -> NoReturn:
    raise ValueError(NO_NUMBER.of(word=word))


def _without_null(data: Any) -> Any:
    """Return ``data`` without what is null, which TOML cannot say: it is simply not there."""
    if isinstance(data, dict):
        return {key: _without_null(value) for key, value in data.items() if value is not None}
    return [_without_null(each) for each in data] if isinstance(data, list) else data
