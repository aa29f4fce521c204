"""QR codes as pictures."""

import re

from qrcode import QRCode
from qrcode.constants import ERROR_CORRECT_M

from facilitator.qr import is_dense, qr_code

ADDRESS = "HTTPS://WORKSHOP.EXAMPLE/J/482913"


def dark_modules(svg: str) -> set[tuple[int, int]]:
    """Return the dark modules that the path of ``svg`` covers."""
    runs = re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", svg)
    return {(int(x) + n, int(y)) for x, y, length in runs for n in range(int(length))}


def test_the_picture_has_exactly_the_modules_of_the_code():
    code = QRCode(error_correction=ERROR_CORRECT_M, border=4)
    code.add_data(ADDRESS)
    code.make(fit=True)

    dark = {
        (x, y) for y, row in enumerate(code.get_matrix()) for x, module in enumerate(row) if module
    }
    assert dark_modules(qr_code(ADDRESS)) == dark


def test_an_address_in_capitals_is_a_small_code_with_a_quiet_zone_of_four_modules():
    svg = qr_code(ADDRESS)

    assert 'viewBox="0 0 33 33"' in svg  # version 2 has 25 modules, and four on either side
    assert min(x for x, _ in dark_modules(svg)) == 4


def test_a_host_of_more_than_21_characters_makes_a_denser_code():
    assert not is_dense(f"HTTPS://{'A' * 17}.ORG/J/482913")
    assert is_dense(f"HTTPS://{'A' * 18}.ORG/J/482913")


def test_an_address_cannot_break_out_of_the_picture():
    assert "<script" not in qr_code('"><script>alert(1)</script>')
