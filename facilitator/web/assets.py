"""Where the built files of the browser are: logical name to hashed name."""

import json
from functools import cache

from facilitator import paths

DIST = paths.STATIC / "dist"


def asset(name: str) -> str:
    """Return the address of a built file. Raises ``LookupError`` for one that is not built."""
    try:
        return f"/static/{_manifest()[name]}"
    except KeyError:
        raise LookupError(f"{name} is not built; run bin/setup") from None


@cache
def _manifest() -> dict[str, str]:
    names: dict[str, str] = json.loads((DIST / "manifest.json").read_text("utf-8"))
    return names
