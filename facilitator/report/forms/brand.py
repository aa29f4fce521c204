"""The colours and fonts of files for Office: those of the stylesheets, and fonts that are there.

Yu Gothic is on every Windows and with Office on every Mac; elsewhere a Noto font stands in.
"""

from facilitator.report.palette import palette

LATIN, JAPANESE = "Arial", "Yu Gothic"


def color(name: str) -> str:
    """Return a colour of the tokens as Office writes it: "0B4F8A"."""
    return palette()[name].removeprefix("#").upper()


INK, QUIET, LINE = color("ink"), color("quiet"), color("line")
ACCENT, SOFT, AMBER = color("accent"), color("accent-soft"), color("amber")
