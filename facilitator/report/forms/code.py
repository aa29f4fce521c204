"""A QR code as a picture, for files that hold no SVG."""

from io import BytesIO

from PIL import Image
from qrcode import QRCode
from qrcode.constants import ERROR_CORRECT_M

from facilitator.qr import QUIET_ZONE

_MODULE = 4  # pixels of a side


def code(url: str) -> bytes:
    """Return ``url`` as the PNG of a QR code, quiet zone included."""
    made = QRCode(error_correction=ERROR_CORRECT_M, border=QUIET_ZONE)
    made.add_data(url)
    made.make(fit=True)
    rows: list[list[bool]] = made.get_matrix()
    side = len(rows)
    picture = Image.frombytes("L", (side, side), bytes(255 * (not m) for row in rows for m in row))
    out = BytesIO()
    picture.resize((side * _MODULE, side * _MODULE), Image.Resampling.NEAREST).save(out, "PNG")
    return out.getvalue()
