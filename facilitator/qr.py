"""QR codes as inline SVG, for the stage, the console and what is printed."""

from typing import Any

from markupsafe import Markup
from qrcode import QRCode
from qrcode.constants import ERROR_CORRECT_M

QUIET_ZONE = 4  # modules; the standard asks for four, and readers need them
VERSION = 2  # 25 modules: what the distances of the stage check are reckoned with


def qr_code(address: str) -> Markup:
    """Return ``address`` as the ``<svg>`` of a QR code, quiet zone included.

    One unit of its viewBox is one module. The code keeps its black on white whatever
    the page around it looks like, and has no size of its own. Give addresses in capital
    letters (``HTTPS://HOST/J/482913``): they need fewer modules, which can then be larger.
    """
    rows: list[list[bool]] = _made(address).get_matrix()
    runs = "".join(_runs(y, row) for y, row in enumerate(rows))
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {0}"'
        ' shape-rendering="crispEdges"><rect width="{0}" height="{0}" fill="#fff"/>'
        '<path fill="#000" d="{1}"/></svg>'
    ).format(len(rows), runs)


def is_dense(address: str) -> bool:
    """Return whether ``address`` needs more modules than are read from the back of a hall.

    In capitals a host has 21 characters before it does.
    """
    return int(_made(address).version) > VERSION


def _made(address: str) -> QRCode[Any]:
    code = QRCode(error_correction=ERROR_CORRECT_M, border=QUIET_ZONE)
    code.add_data(address)
    code.make(fit=True)
    return code


def _runs(y: int, row: list[bool]) -> str:
    """Return the path of the dark modules of a row, one rectangle per unbroken run."""
    path, x = "", 0
    while x < len(row):
        start = x
        while x < len(row) and row[x]:
            x += 1
        if x > start:
            path += f"M{start} {y}h{x - start}v1h-{x - start}z"
        x += 1
    return path
