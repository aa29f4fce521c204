"""The empty presentation: wide slides, our colours and fonts, and only the layouts we use."""

import re
from collections.abc import Mapping

import pptx
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.presentation import Presentation
from pptx.slide import SlideLayout, SlideMaster
from pptx.util import Pt

from facilitator.report.forms.brand import ACCENT, AMBER, INK, JAPANESE, LATIN, QUIET, SOFT
from facilitator.report.forms.pptx.pieces import HIGH, LEFT, TOP, WIDE

SIZE = (960.0, 540.0)  # points: 16 to 9
FRONT, BODY, BARE = "Title Slide", "Title and Content", "Title Only"
"""The layouts: the first slide, a title above text, a title above something else."""
UNDER_HIGH = 160.0  # points, below the title of the first slide
TITLE, TEXT, NUMBER = 0, 1, 12
"""The placeholders that are filled, by the index they have in every layout."""

Box = tuple[float, float, float, float]
_TITLE: Box = (LEFT, 26, WIDE, 76)
_BOXES: Mapping[str, Mapping[int, Box]] = {
    FRONT: {TITLE: (LEFT, 48, WIDE, 190), TEXT: (LEFT, 250, WIDE, UNDER_HIGH)},
    BODY: {TITLE: _TITLE, TEXT: (LEFT, TOP, WIDE, HIGH)},
    BARE: {TITLE: _TITLE},
}
_FOOT: Mapping[int, Box] = {
    10: (LEFT, 504, 200, 24),
    11: (268, 504, 424, 24),
    NUMBER: (712, 504, 200, 24),
}
_MASTER: Mapping[int, Box] = {
    **_BOXES[BODY],
    **{n: box for n, box in enumerate(_FOOT.values(), start=2)},
}
_COLORS = {
    "dk2": INK,
    "lt2": SOFT,
    "accent1": ACCENT,
    "accent2": AMBER,
    "accent3": QUIET,
    "hlink": ACCENT,
    "folHlink": ACCENT,
}


def empty() -> Presentation:
    """Return a presentation without slides."""
    made = pptx.Presentation()
    made.slide_width, made.slide_height = (Pt(side) for side in SIZE)
    for layout in list(made.slide_layouts):
        if layout.name not in _BOXES:
            made.slide_layouts.remove(layout)
    _place(made.slide_master, _MASTER)
    for layout in made.slide_layouts:
        _place(layout, {**_BOXES[layout.name], **_FOOT})
    for style in made.slide_master.element.iter(qn("p:titleStyle")):
        for level in style:
            level.set("algn", "l")
    theme = made.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme.blob = _themed(theme.blob.decode()).encode()
    return made


def _place(sheet: SlideMaster | SlideLayout, boxes: Mapping[int, Box]) -> None:
    """Put the placeholders of a sheet where they belong on wide slides."""
    for placeholder in sheet.placeholders:
        left, top, width, height = boxes[placeholder.placeholder_format.idx]
        placeholder.left, placeholder.top = Pt(left), Pt(top)
        placeholder.width, placeholder.height = Pt(width), Pt(height)


def _themed(theme: str) -> str:
    """Return a theme with our colours, and with fonts that are there for Japanese, too."""
    for name, color in _COLORS.items():
        given = rf"(<a:{name}>).*?(</a:{name}>)"
        theme = re.sub(given, rf'\1<a:srgbClr val="{color}"/>\2', theme, count=1)
    theme = re.sub(r'(<a:latin typeface=)"[^"]*"', rf'\1"{LATIN}"', theme)
    theme = re.sub(r'(<a:ea typeface=)"[^"]*"', rf'\1"{JAPANESE}"', theme)
    return re.sub(r'(<a:font script="Jpan" typeface=)"[^"]*"', rf'\1"{JAPANESE}"', theme)
