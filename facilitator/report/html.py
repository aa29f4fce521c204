"""From the blocks of a report to one HTML page that carries everything inside itself."""

from collections.abc import Iterable
from functools import cache, partial
from itertools import groupby
from typing import get_args

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from facilitator.paths import STATIC, TEMPLATES
from facilitator.report.blocks import Block, Document
from facilitator.report.charts.draw import draw
from facilitator.report.figures import Chart
from facilitator.report.palette import palette
from facilitator.report.phrases import headline
from facilitator.report.tables import table
from facilitator.report.words import say

SHEETS = (
    "tokens.css",
    "report.css",
    "report-cover.css",
    "report-front.css",
    "report-chapter.css",
    "report-appendix.css",
)
SCREEN = "report-screen.css"  # only for reading in a browser
SHAPES = {"circle": "●", "square": "■", "triangle": "▲", "diamond": "◆", "cross": "✚"}
CHARTS = frozenset(chart.kind for chart in get_args(Chart))


def to_html(document: Document, *, screen: bool = False) -> str:
    """Return ``document`` as HTML: for `printing.pdf`, or as a page to read on a ``screen``."""
    lang = document.lang
    return (
        _templates()
        .get_template("report/document.html")
        .render(
            document=document,
            css=_css((*SHEETS, SCREEN) if screen else SHEETS),
            draw=lambda chart: draw(chart, palette(), lang, paper=not screen),
            tabled=lambda chart: table(chart, lang),
            homes=document.homes(),
            shapes=SHAPES,
            label=partial(_label, lang),
            phrases=headline if lang == "ja" else _words,
        )
    )


def runs(blocks: Iterable[Block]) -> list[tuple[str, list[Block]]]:
    """Return blocks with their neighbours of the same kind, as ``(kind, blocks)``."""
    return [(kind, list(run)) for kind, run in groupby(blocks, lambda block: block.kind)]


@cache
def _templates() -> Environment:
    templates = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.globals.update(charts=CHARTS)
    templates.filters["runs"] = runs
    return templates


@cache
def _css(sheets: tuple[str, ...]) -> Markup:
    """Return the stylesheets. They are ours; nothing a person typed is ever in them."""
    folder = STATIC / "src" / "css"
    return Markup("\n".join((folder / name).read_text("utf-8") for name in sheets))


def _label(lang: str, key: str, **values: int | str) -> str:
    return say(key, lang, **values)


def _words(text: str) -> list[str]:
    """Return a heading of another language as it is: it has spaces to break at."""
    return [text]
