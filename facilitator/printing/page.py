"""A page as WeasyPrint reads it, with a leaner sheet of what browsers take for granted.

The library's own sheet makes markers and calls of footnotes for every element, so that it computes
seven styles for each; here they are made for those that can have them. Where the sheet of another
version reads differently nothing is changed, and printing only takes longer.
"""

import re
from functools import cache
from typing import Any

from weasyprint import CSS, HTML
from weasyprint.html import UA, UA_COUNTER_STYLE

NOTE = ".footnote"  # what report-sources.css floats to the foot of the page
_MARKER = re.compile(r"^::marker\b", re.MULTILINE)
_CALLS = re.compile(r"^::(footnote-call|footnote-marker)\b", re.MULTILINE)
_UNUSED = re.compile(r"^::note-(?:call|marker|callback)\b.*$", re.MULTILINE)


class Page(HTML):  # type: ignore[misc]  # has no types
    """HTML with the leaner sheet."""

    def _ua_stylesheets(self, forms: bool = False) -> list[Any]:
        """Return the sheet that comes before ours."""
        return [_sheet()]


def lean(sheet: str) -> str:
    """Return the library's sheet with its selectors narrowed."""
    return _UNUSED.sub("", _CALLS.sub(rf"{NOTE}::\1", _MARKER.sub("li::marker", sheet)))


@cache
def _sheet() -> Any:
    return CSS(string=lean(UA), counter_style=UA_COUNTER_STYLE.copy())
