"""The title of a theme, and its size at the right of it, as report-chapter.css lays them out.

The style names the room for the size in whole ems (``theme__head--4``): heads that look the same
share a style, which is quicker to print.
"""

from math import ceil

from facilitator.report.width import width

TITLE = 22.5  # ems of a line of the head of a theme in two columns
LEAST, MOST = 2, 12  # ems for the size that the style has names for
GAP, SMALLER = 0.6, 0.85  # ems between title and size; the type of the size, to that of the title


def beside(size: str) -> int:
    """Return the ems that the title of a theme leaves for ``size``."""
    return min(max(ceil(GAP + SMALLER * width(size)), LEAST), MOST)


def room(size: str, wider: float = 0.0) -> float:
    """Return the ems of a line of the title, in a head that is ``wider`` by so many."""
    return TITLE + wider - beside(size)
