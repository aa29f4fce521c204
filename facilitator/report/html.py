"""From the blocks of a report to one HTML page that carries everything inside itself."""

import re
from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, partial
from itertools import groupby
from typing import get_args

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from facilitator.paths import STATIC, TEMPLATES
from facilitator.qr import qr_code
from facilitator.report.apart import apart
from facilitator.report.beside import beside, room
from facilitator.report.blocks import Block, Document, Listing
from facilitator.report.charts.draw import draw
from facilitator.report.charts.stages import ladder
from facilitator.report.figures import Chart
from facilitator.report.follows import follows
from facilitator.report.palette import palette
from facilitator.report.phrases import address_parts, clauses, foreign, headline
from facilitator.report.running import counted, groups, leads, web_address
from facilitator.report.tables import table
from facilitator.report.text import glyph, plain
from facilitator.report.ways import Ways, foot, has_view
from facilitator.report.width import width
from facilitator.report.words import say
from facilitator.report.written import Grid, Picture, Written

SHEETS = (
    "tokens.css",
    "report.css",
    "report-cover.css",
    "report-front.css",
    "report-chapter.css",
    "report-appendix.css",
    "report-prose.css",
    "report-sources.css",
    "report-article.css",
    "report-profiles.css",
)
SCREEN = "report-screen.css"  # only for reading in a browser
SHAPES = {"circle": "●", "square": "■", "triangle": "▲", "diamond": "◆", "cross": "✚"}
FLOWING = frozenset({"seed", "event", "comments"})  # profiles whose chapters begin no page
ABREAST = frozenset({"theme", "quote", "promise"})  # stand two in a row
CHARTS = frozenset(chart.kind for chart in get_args(Chart))
WRITTEN = frozenset(block.kind for block in get_args(Written))
PICTURES = frozenset({"image/png", "image/jpeg", "image/webp", "image/gif"})
WIDE = 5  # columns of a table; one of more takes the margin of the text, too
MANY = 150  # notes; the appendix then has one column, which is laid out once and not twice
ENDLESS = 300.0  # ems of a note that is in fact none; columns are tried once for each of its lines
LONG = 40  # rows of a table; a longer one is laid out without measuring every cell
_FIGURES = re.compile(r"[\s\d.,:%％＋+\-−–~〜/()（）]*\d[\s\d.,:%％＋+\-−–~〜/()（）]*")


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbours of one kind. ``written``: they belong to the facilitator's own text."""

    kind: str
    blocks: tuple[Block, ...]
    written: bool


def to_html(document: Document, *, screen: bool = False) -> str:
    """Return ``document`` as HTML: for `printing.pdf`, or as a page to read on a ``screen``.

    Raises ``ValueError`` for a picture of a kind that cannot be printed.
    """
    lang = document.lang
    return (
        _templates()
        .get_template("report/document.html")
        .render(
            document=document,
            screen=screen,
            css=_css((*SHEETS, SCREEN) if screen else SHEETS),
            draw=lambda chart: draw(chart, palette(), lang, paper=not screen),
            ladder=lambda stages: ladder(stages, palette(), lang, paper=not screen),
            tabled=lambda chart: table(chart, lang),
            homes=document.homes(),
            many=_is_long(document),
            ways=Ways(document, paged=not screen),
            shapes=SHAPES,
            label=partial(_label, lang),
            phrases=headline if lang == "ja" else foreign,
        )
    )


def runs(blocks: Iterable[Block]) -> list[Run]:
    """Return blocks with their neighbours of the same kind.

    A note quoted whole belongs to the text that it follows.
    """
    made: list[Run] = []
    for kind, run in groupby(blocks, lambda block: block.kind):
        after_text = kind == "quote" and bool(made) and made[-1].written
        made.append(Run(kind, tuple(run), kind in WRITTEN or after_text))
    return made


def picture_address(picture: Picture) -> str:
    """Return a picture inside its own address. Raises ``ValueError`` for what is no picture."""
    if picture.media_type not in PICTURES:
        raise ValueError(f"{picture.id}: {picture.media_type} is no picture for a report")
    return f"data:{picture.media_type};base64,{b64encode(picture.data).decode()}"


def columns(grid: Grid) -> tuple[bool, ...]:
    """Return of every column whether it holds figures only, which stand below one another."""
    return tuple(
        all(cell is None or _FIGURES.fullmatch(plain(cell)) for cell in column)
        for column in zip(*grid.rows, strict=True)
    ) or (False,) * len(grid.heads)


@cache
def _templates() -> Environment:
    templates = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.globals.update(
        charts=CHARTS,
        flowing=FLOWING,
        written_kinds=WRITTEN,
        abreast=ABREAST,
        long=LONG,
        wide=WIDE,
    )
    templates.filters.update({each.__name__: each for each in FILTERS})
    return templates


def fits(text: str, room: float) -> bool:
    """Return whether a text stands on a line of ``room`` ems."""
    return width(text) <= room


FILTERS = (
    beside,
    room,
    fits,
    apart,
    qr_code,
    runs,
    columns,
    picture_address,
    groups,
    leads,
    web_address,
    address_parts,
    plain,
    glyph,
    has_view,
    foot,
    follows,
    counted,
    clauses,
)


@cache
def _css(sheets: tuple[str, ...]) -> Markup:
    """Return the stylesheets. They are ours; nothing a person typed is ever in them."""
    folder = STATIC / "src" / "css"
    return Markup("\n".join((folder / name).read_text("utf-8") for name in sheets))


def _is_long(document: Document) -> bool:
    """Return whether the appendix is to be laid out quickly rather than in two columns."""
    listings = (each for each in document.blocks() if isinstance(each, Listing))
    listed = [quote.text for listing in listings for quote in listing.quotes]
    return len(listed) > MANY or any(width(text) > ENDLESS for text in listed)


def _label(lang: str, key: str, **values: int | str) -> str:
    return say(key, lang, **values)
