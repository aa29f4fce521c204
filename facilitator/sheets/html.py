"""From an order to one HTML page that carries everything inside itself, for `printing`."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from facilitator.paths import STATIC, WORKSHEETS
from facilitator.qr import qr_code
from facilitator.report.phrases import phrases
from facilitator.sheets.fit import fitted
from facilitator.sheets.order import Occasion, Order
from facilitator.sheets.sheet import Print, Sheet, sheets

CHECK = "check"  # the sheet on top of every bundle


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page: a sheet on paper, and its QR code."""

    sheet: Sheet
    paper: str
    picture: Markup | None

    @property
    def template(self) -> str:
        """The file of its page."""
        return f"{self.sheet.folder}/sheet.html"


@dataclass(frozen=True, slots=True)
class Line:
    """What the check sheet says of one thing in the bundle: how many, on which pages."""

    print: Print
    copies: int
    first: int
    last: int


def to_html(order: Order, occasion: Occasion) -> str:
    """Return a page to check the printer by, and one for everything in ``order``.

    Every sheet is there once: copies are made when it is printed (`printing.pdf`).
    """
    return (
        _templates()
        .get_template("frame.html")
        .render(
            css=_css(),
            langs=order.langs,
            leaves=list(_leaves(order, occasion)),
            contents=list(_contents(order)),
            occasion=occasion,
            wifi=order.wifi,
            fitted=fitted,
            phrases=phrases,
        )
    )


def _leaves(order: Order, occasion: Occasion) -> Iterator[Leaf]:
    check = sheets()[CHECK]
    yield Leaf(check, check.papers[0], _picture(check, occasion))
    for each, _ in order.prints:
        yield Leaf(each.sheet, each.paper, _picture(each.sheet, occasion))


def _contents(order: Order) -> Iterator[Line]:
    page = 2
    for each, copies in order.prints:
        yield Line(each, copies, page, page + copies - 1)
        page += copies


def _picture(sheet: Sheet, occasion: Occasion) -> Markup | None:
    payload = occasion.payload(sheet.link, sheet.id)
    return qr_code(payload) if payload else None


@cache
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(WORKSHEETS),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _css() -> Markup:
    """Return the stylesheets. They are ours; nothing a person typed is ever in them."""
    files = [STATIC / "src/css/tokens.css", WORKSHEETS / "frame.css"]
    files += sorted(WORKSHEETS.glob("*/sheet.css"))
    return Markup("\n".join(file.read_text("utf-8") for file in files))
