"""From the blocks of a report to one HTML page that carries everything inside itself."""

from collections.abc import Iterable
from functools import cache
from itertools import groupby

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from facilitator.paths import STATIC, TEMPLATES
from facilitator.report import charts
from facilitator.report.blocks import Block, Document
from facilitator.report.palette import palette
from facilitator.report.phrases import headline
from facilitator.report.words import say

SHEETS = ("tokens.css", "report.css", "report-cover.css", "report-chapter.css")
SCREEN = "report-screen.css"  # only for reading in a browser
SHAPES = {"circle": "●", "square": "■", "triangle": "▲", "diamond": "◆", "cross": "✚"}


def to_html(document: Document, *, screen: bool = False) -> str:
    """Return ``document`` as HTML: for `printing.pdf`, or as a page to read on a ``screen``."""
    return (
        _templates()
        .get_template("report/document.html")
        .render(
            document=document,
            css=_css((*SHEETS, SCREEN) if screen else SHEETS),
            colors=palette(),
            shapes=SHAPES,
            label=lambda key: say(key, document.lang),
            phrases=headline if document.lang == "ja" else _words,
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
    templates.globals.update(draw=charts)
    templates.filters["runs"] = runs
    return templates


@cache
def _css(sheets: tuple[str, ...]) -> Markup:
    """Return the stylesheets. They are ours; nothing a person typed is ever in them."""
    folder = STATIC / "src" / "css"
    return Markup("\n".join((folder / name).read_text("utf-8") for name in sheets))


def _words(text: str) -> list[str]:
    """Return a heading of another language as it is: it has spaces to break at."""
    return [text]
