"""Which fonts print, and what they can draw.

Every failure here is silent in the library: without fonts, or with others, it prints
boxes and reports success. So we look before printing, and again at what was used.
"""

import subprocess
import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTCollection, TTFont

from facilitator.printing.failed import N_, PrintingFailed

# The families that static/src/css/report.css names, and the Debian package of each.
FAMILIES = {
    "Noto Sans CJK JP": "fonts-noto-cjk",
    "Noto Color Emoji": "fonts-noto-color-emoji",
    "DejaVu Sans": "fonts-dejavu-core",
}
# What report.css calls the emoji by. Newer Pangos write this name into the PDF, older ones the
# family's own; the file behind it is the same.
OWN_NAMES = frozenset({"Report Emoji"})
# Other scripts come from any further family of this kind that is installed.
KIN = "Noto Sans"


def require(*, subsetter: bool) -> None:
    """Return quietly if the fonts, and the library that cuts them, are there.

    Without ``subsetter`` a report takes seven times as long. Raises ``PrintingFailed``.
    """
    packages = [package for family, package in FAMILIES.items() if family not in installed()]
    packages += [] if subsetter else ["libharfbuzz-subset0"]
    if packages:
        raise PrintingFailed(
            N_("What printing needs is not installed on this computer. To install it:"),
            f"apt-get install {' '.join(packages)}",
        )


def undrawable(text: str) -> set[str]:
    """Return the characters of ``text`` that would print as empty boxes.

    Spaces, control and format characters and variation selectors are not counted; characters
    of private use are, because on another computer they were somebody's name.
    """
    return {c for c in set(text) if ord(c) not in drawn() and _visible(c)}


def foreign(families: Iterable[str]) -> list[str]:
    """Return those of ``families`` that nobody asked for: a sign that a font was replaced."""
    ours = FAMILIES.keys() | OWN_NAMES
    return sorted({each for each in families if each not in ours and not each.startswith(KIN)})


def addresses() -> frozenset[str]:
    """Return the addresses of our fonts, which a stylesheet may name with ``local()``."""
    return frozenset(
        file.as_uri() for family, (file, _) in installed().items() if family in FAMILIES
    )


@cache
def installed() -> dict[str, tuple[Path, int]]:
    """Return the file, and the place in it, of every family we may print with."""
    listed = subprocess.run(
        ["fc-list", "--format", "%{family[0]}\t%{file}\t%{index}\t%{style[0]}\n"],
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, tuple[Path, int]] = {}
    for line in sorted(listed.stdout.splitlines()):
        family, file, index, style = line.split("\t")
        if family in FAMILIES or family.startswith(KIN):
            place = (Path(file), int(index) & 0xFFFF)  # the upper half names an instance
            if style in ("Regular", "Book") or family not in found:
                found[family] = place
    return found


@cache
def drawn() -> frozenset[int]:
    """Return every code point that our fonts have a glyph for."""
    return frozenset(
        point for file, index in set(installed().values()) for point in _map(file, index)
    )


def _map(file: Path, index: int) -> Iterable[int]:
    if file.suffix.lower() in (".ttc", ".otc"):
        with TTCollection(file, lazy=True) as collection:
            return set(collection.fonts[index].getBestCmap())
    with TTFont(file, lazy=True) as font:
        return set(font.getBestCmap() or ())


def _visible(character: str) -> bool:
    category = unicodedata.category(character)
    silent = category in ("Cc", "Cf", "Cs") or category[0] == "Z"
    return not silent and not "\ufe00" <= character <= "\ufe0f"
