"""What a terminal can show besides words: a QR code to hold a phone to."""

import io

from qrcode import QRCode

BORDER = 2  # modules; a dark terminal around it is quiet enough


def qr(address: str) -> str:
    """Return the QR code of ``address``, two modules to a character."""
    code = QRCode(border=BORDER)
    code.add_data(address.upper())
    out = io.StringIO()
    code.print_ascii(out, invert=True)
    return out.getvalue()
