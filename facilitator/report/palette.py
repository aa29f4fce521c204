"""The colours of `tokens.css`, for pictures: an SVG in a PDF cannot read CSS variables."""

import re
from collections.abc import Mapping
from functools import cache

from facilitator.paths import STATIC

TOKENS = STATIC / "src" / "css" / "tokens.css"


@cache
def palette() -> Mapping[str, str]:
    """Return every colour that is written out in the tokens, by name without ``--color-``."""
    found = re.findall(r"--color-([\w-]+):\s*(#[0-9a-fA-F]{3,8})\b", TOKENS.read_text("utf-8"))
    return dict(found)
