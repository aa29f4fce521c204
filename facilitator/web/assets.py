"""The built files of the browser: where they are, and what they were made of."""

import json
from functools import cache
from typing import Any

from facilitator import paths

DIST = paths.STATIC / "dist"


def asset(name: str) -> str:
    """Return the address of a built file. Raises ``LookupError`` for one that is not built."""
    return f"/static/{_found('manifest.json', name)}"


def sources(script: str) -> frozenset[str]:
    """Return the sources that a page's script, and what it loads later, were made of.

    They are paths in the checkout: ``static/src/phone.js``. Raises ``LookupError`` for a script
    that is not built.
    """
    return frozenset(f"static/{path}" for path in _found("sources.json", script))


def _found(table: str, name: str) -> Any:
    try:
        return _table(table)[name]
    except KeyError:
        raise LookupError(f"{name} is not built; run bin/setup") from None


@cache
def _table(name: str) -> dict[str, Any]:
    table: dict[str, Any] = json.loads((DIST / name).read_text("utf-8"))
    return table
