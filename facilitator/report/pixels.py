"""Pictures as every form of a report can hold them: whole, upright, saying nothing but themselves.

A camera says where and when, and whose it is; that would be in the page and in the PDF.
"""

from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageOps

MOST = 40_000_000  # pixels; what has more is made to fill memory
FORMATS = ("PNG", "JPEG", "GIF")
TELLING = frozenset({"exif", "xmp", "comment", "photoshop"})
_QUALITY, _PIXEL = 92, 0.75  # points of a pixel, at most


@dataclass(frozen=True, slots=True)
class Pixels:
    """A picture as PNG or JPEG, and its size in pixels."""

    data: bytes
    width: int
    height: int

    def within(self, width: float, height: float) -> tuple[float, float]:
        """Return the size in points that fits into this room, and is not blown up for it."""
        scale = min(width / self.width, height / self.height, _PIXEL)
        return self.width * scale, self.height * scale


def discreet(data: bytes) -> bytes | None:
    """Return ``data`` as it is if it says nothing of where it is from, else only its pixels.

    None where there is no picture that can be read. What says nothing stays as it is, to the byte.
    """
    found = pixels(data)
    if found is None:
        return None
    with Image.open(BytesIO(data), formats=FORMATS) as given:
        given.load()  # a PNG may say more behind its pixels
        told = TELLING & set(given.info) or getattr(given, "text", None)
    return found.data if told else data


def pixels(data: bytes) -> Pixels | None:
    """Return the picture in ``data``, or None where there is none that can be read."""
    out = BytesIO()
    try:
        with Image.open(BytesIO(data), formats=FORMATS) as given:
            if given.width * given.height > MOST:
                return None
            form = "JPEG" if given.format == "JPEG" else "PNG"
            upright = ImageOps.exif_transpose(given)
            plain = upright.convert("RGB" if form == "JPEG" else "RGBA")
            plain.info.clear()
            plain.save(out, form, quality=_QUALITY)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None  # Pillow says in all these ways that a picture is broken
    return Pixels(out.getvalue(), plain.width, plain.height)
