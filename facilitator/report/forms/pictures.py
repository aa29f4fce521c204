"""Pictures as files for Office can hold them: upright, without what a camera says about them."""

from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageOps

MOST = 40_000_000  # pixels; what has more is made to fill memory
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


def pixels(data: bytes) -> Pixels | None:
    """Return the picture in ``data``, or None where there is none that can be read."""
    out = BytesIO()
    try:
        with Image.open(BytesIO(data), formats=("PNG", "JPEG", "GIF")) as given:
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
