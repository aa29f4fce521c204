"""How paragraphs and words look in a word processor: one row for each style.

Sizes and distances are points. The names of the styles that every word processor knows are
theirs, so contents, outline and a template of one's own find them.
"""

from dataclasses import dataclass

from facilitator.report.forms.brand import ACCENT, INK, LINE, QUIET, SOFT

PAGE, MARGIN = (595.3, 841.9), 62.4  # points: A4, 22 mm
TEXT = PAGE[0] - 2 * MARGIN


@dataclass(frozen=True, slots=True)
class Look:
    """A style of paragraphs. ``line`` is the height of a line: Yu Gothic's own is far too high.

    ``indent`` from the left; what is ``hung`` of it holds a number. ``outline`` makes it a
    heading of that level. ``bar``: a line along its left side. ``right``: a tab stop at the right
    edge. ``list``: its numbering and level.
    """

    id: str
    name: str
    size: float
    line: float
    before: float = 0
    after: float = 0
    color: str = INK
    bold: bool = False
    indent: float = 0
    hung: float = 0
    outline: int | None = None
    keep: bool = False
    bar: str = ""
    shade: str = ""
    centered: bool = False
    right: bool = False
    list: tuple[int, int] | None = None


BULLETS, NUMBERS = 1, 2
"""The two numberings."""

LOOKS = (
    Look("Normal", "Normal", 10.5, 17, after=6),
    Look("Title", "Title", 26, 36, before=72, after=12, color=ACCENT, bold=True),
    Look("Subtitle", "Subtitle", 13, 20, after=4, color=QUIET),
    Look("Kind", "Report Kind", 11, 16, color=QUIET),
    Look("Heading1", "heading 1", 18, 26, 18, 10, ACCENT, True, outline=0, keep=True),
    Look("Heading2", "heading 2", 13, 20, 16, 6, ACCENT, True, outline=1, keep=True),
    Look("Heading3", "heading 3", 11, 17, 10, 4, INK, True, outline=2, keep=True),
    Look("Under", "Report Under", 10.5, 16, after=10, color=QUIET, keep=True),
    Look("Said", "Report Said", 10.5, 17, after=4),
    Look("Seen", "Report Seen", 11.5, 19, 6, 10, indent=10, bar=ACCENT, shade=SOFT),
    Look("Fine", "Report Fine", 9, 14, before=8, color=QUIET),
    Look("Quote", "Quote", 10.5, 17, 2, 6, indent=16, bar=LINE),
    Look("NoteQuote", "Report Note Quote", 10.5, 17, after=5, indent=44, hung=38),
    Look("Entry", "Report Note", 9.5, 15, after=2, indent=38, hung=38),
    Look("ListBullet", "List Bullet", 10.5, 17, after=3, list=(BULLETS, 0)),
    Look("ListBullet2", "List Bullet 2", 10.5, 17, after=3, list=(BULLETS, 1)),
    Look("ListBullet3", "List Bullet 3", 10.5, 17, after=3, list=(BULLETS, 2)),
    Look("ListNumber", "List Number", 10.5, 17, after=3, list=(NUMBERS, 0)),
    Look("ListNumber2", "List Number 2", 10.5, 17, after=3, list=(NUMBERS, 1)),
    Look("ListNumber3", "List Number 3", 10.5, 17, after=3, list=(NUMBERS, 2)),
    Look("Ladder", "Report Stages", 12, 20, 8, 8, ACCENT, True, shade=SOFT, centered=True),
    Look("Caption", "caption", 9.5, 15, before=10, after=4, color=QUIET, bold=True, keep=True),
    Look("Cell", "Report Cell", 9.5, 14),
    Look("Number", "Report Number", 24, 32, color=ACCENT, bold=True, centered=True, keep=True),
    Look("Unit", "Report Unit", 9.5, 14, centered=True, color=QUIET),
    Look("Source", "Report Source", 9.5, 15, after=4, indent=28, hung=28),
    Look("TOCHeading", "TOC Heading", 18, 26, 0, 10, ACCENT, True, keep=True),
    Look("TOC1", "toc 1", 10.5, 17, before=6, right=True),
    Look("TOC2", "toc 2", 9.5, 15, indent=14, color=QUIET, right=True),
    Look("Header", "header", 8.5, 12, color=QUIET, right=True),
    Look("Footer", "footer", 8.5, 12, color=QUIET, right=True),
    Look("FootnoteText", "footnote text", 8.5, 13, indent=14, hung=14),
)


@dataclass(frozen=True, slots=True)
class Letters:
    """A style of words inside a paragraph."""

    id: str
    name: str
    size: float | None = None
    color: str = INK
    bold: bool = False
    underline: bool = False


LETTERS = (
    Letters("Hyperlink", "Hyperlink", color=ACCENT, underline=True),
    Letters("Small", "Report Small", 8.5, QUIET),
    Letters("NoteNumber", "Report Note Number", 8.5, QUIET, bold=True),
    Letters("NoteLink", "Report Note Link", 8.5, ACCENT, bold=True),
    Letters("FootnoteReference", "footnote reference", 9, ACCENT),
)
