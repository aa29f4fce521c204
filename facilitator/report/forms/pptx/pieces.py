"""What stands on slides, and how much room it takes: paragraphs, and everything else in one piece.

All lengths are points; a slide has 960 by 540 of them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from facilitator.report.forms.laying.elements import (
    Drawn,
    Figures,
    Grid,
    Ladder,
    Line,
    Run,
    Shown,
    bare,
)
from facilitator.report.width import filled, lines

LEFT, TOP, WIDE, HIGH = 48.0, 112.0, 864.0, 376.0
"""Where the body of a slide is, and its size."""


INK, ACCENT, QUIET, GROUND = "tx1", "accent1", "accent3", "bg1"
"""The colours, as the theme calls them."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph is set. What is ``hung`` of its ``indent`` holds a number or a sign.

    ``color`` is one of the theme's, so that a theme of one's own recolours the slides.
    """

    size: float
    before: float = 6
    indent: float = 0
    hung: float = 0
    color: str = INK
    bold: bool = False

    @property
    def leading(self) -> float:
        """The height of a line."""
        return round(self.size * 1.4)


LOOKS = {
    "head": Look(18, 14, color=ACCENT, bold=True),
    "body": Look(18),
    "under": Look(16, 0, color=QUIET),
    "said": Look(16),
    "seen": Look(24, 12, color=ACCENT),
    "fine": Look(12, 4, color=QUIET),
    "asked": Look(14, 9, color=ACCENT, bold=True),
    "brief": Look(14, 1),
    "quote": Look(18, 6, 54, 54),
    "quoted": Look(18, 6, 24),
    "point": Look(18, 4, 22, 22),
    "source": Look(12, 5, 30, 30),
}
DEEPER, BULLET = 22.0, "•"
_SENTENCES = re.compile(r"[^\n]*?[。！？.!?]+[」』）)”]*[^\S\n]*\n?|[^\n]+\n?|\n")
_SAFE = 0.97  # of the width: bold letters and other fonts are a little wider


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph. ``sign`` stands before it: a bullet, or the number it has in a list.

    ``keep``: it does not stand at the end of a slide.
    """

    line: Line
    look: str
    sign: str = ""
    depth: int = 0
    keep: bool = False

    @property
    def indent(self) -> float:
        """From the left, with everything."""
        return LOOKS[self.look].indent + self.depth * DEEPER

    @property
    def height(self) -> float:
        """About how high it is, and rather more than less."""
        look = LOOKS[self.look]
        room = (WIDE - self.indent) * _SAFE / look.size
        return look.before + look.leading * lines(bare(self.line), room)


@dataclass(frozen=True, slots=True)
class Piece:
    """Something that stands in one piece, and its height."""

    shown: Drawn | Figures | Grid | Ladder | Shown
    height: float


Item = Text | Piece


def split(text: Text, most: float = HIGH) -> Iterator[Text]:
    """Yield ``text`` in as many paragraphs as it takes for none to be higher than ``most``."""
    if text.height <= most:
        yield text
        return
    rest: list[Run] = []
    for run in _sentences(text):
        if rest and _with(text, [*rest, run]).height > most:
            yield _with(text, rest)
            rest = []
        rest.append(run)
    yield _with(text, rest)


def _with(text: Text, runs: Sequence[Run]) -> Text:
    return replace(text, line=tuple(runs))


def _sentences(text: Text) -> Iterator[Run]:
    """Yield the runs of ``text`` sentence by sentence, and such as are too long line by line."""
    room = (WIDE - text.indent) * _SAFE / LOOKS[text.look].size
    for run in text.line:
        for sentence in _SENTENCES.findall(run.text):
            for row in filled([sentence], room) if lines(sentence, room) > 3 else [sentence]:
                yield replace(run, text=row)
