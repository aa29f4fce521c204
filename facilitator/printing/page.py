"""A page as WeasyPrint reads it, with a leaner sheet of what browsers take for granted.

The library's own sheet makes markers and calls of footnotes for every element, so that it computes
seven styles for each; here they are made for those that can have them. Where the sheet of another
version reads differently nothing is changed, and printing only takes longer.
"""

import re
from functools import cache
from typing import Any

from facilitator.printing.library import CSS, HTML, UA, UA_COUNTER_STYLE, URLFetcher
from facilitator.printing.tree import tree

NOTE = ".footnote"  # what report-sources.css floats to the foot of the page
MARKED = "li:not(.listing__note)"  # report-appendix.css has thousands of those, none with a marker
_MARKER = re.compile(r"^::marker\b", re.MULTILINE)
_CALLS = re.compile(r"^::(footnote-call|footnote-marker)\b", re.MULTILINE)
_UNUSED = re.compile(r"^::note-(?:call|marker|callback)\b.*$", re.MULTILINE)


class Page(HTML):  # type: ignore[misc]  # has no types
    """HTML with the leaner sheet, read quickly where that is possible."""

    def __init__(self, html: str, fetcher: URLFetcher) -> None:
        read = tree(html)
        super().__init__(string=html if read is None else "<html>", url_fetcher=fetcher)
        if read is not None:
            wrapped = type(self.wrapper_element)  # type: ignore[has-type]
            self.wrapper_element = wrapped.from_html_root(read, content_language=None)
            self.etree_element = self.wrapper_element.etree_element

    def _ua_stylesheets(self, forms: bool = False) -> list[Any]:
        """Return the sheet that comes before ours."""
        return [_sheet()]


def lean(sheet: str) -> str:
    """Return the library's sheet with its selectors narrowed."""
    return _UNUSED.sub("", _CALLS.sub(rf"{NOTE}::\1", _MARKER.sub(f"{MARKED}::marker", sheet)))


@cache
def _sheet() -> Any:
    # With the styles of its own sheet already there the library would warn of each again.
    return CSS(string=lean(UA), counter_style=type(UA_COUNTER_STYLE)())
