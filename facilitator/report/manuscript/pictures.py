"""Pictures that come with a manuscript: what they show, in words, and their bytes."""

import base64
import binascii

from facilitator.core.why import N_
from facilitator.report.manuscript.fields import Fields
from facilitator.report.manuscript.yaml import Value
from facilitator.report.pixels import discreet
from facilitator.report.written import Picture

LARGEST = 290_000  # bytes; in base 64 still less than a passage may hold
MEDIA_TYPES = {
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF8": "image/gif",
}


def picture(slug: str, fields: Fields) -> Picture:
    """Read one picture as it is kept."""
    alt = fields.text(f"alt_{fields.lang}") or fields.text("alt_ja") or fields.text("alt_en")
    try:
        data = base64.b64decode(fields.long("data"), validate=True)
    except (binascii.Error, ValueError):
        data = b""
    kind = media_type(data)
    if not kind:
        fields.wrong("data", N_("is no picture. Add it anew, as PNG, JPEG or GIF"))
    if not alt:
        fields.wrong("alt", N_("is missing. Say in words what the picture shows"))
    return Picture(slug, alt, kind, data)


def media_type(data: bytes) -> str:
    """Return what kind of picture ``data`` is, by how it begins; "" for none that we print."""
    return next((name for begins, name in MEDIA_TYPES.items() if data.startswith(begins)), "")


def kept(file: str, data: bytes) -> dict[str, Value]:
    """Return a picture as it is kept, without its words, and without what a camera says of it.

    Raises ``ValueError``: why not.
    """
    if not media_type(data):
        why = N_("%(file)s is no picture that can be printed. Use PNG, JPEG or GIF", file=file)
        raise ValueError(why)
    if len(data) > LARGEST:
        why = N_("%(file)s is larger than %(most)s kB. Save it smaller")
        raise ValueError(why.of(file=file, most=LARGEST // 1000))
    plain = discreet(data)
    if plain is None:
        why = N_("%(file)s is damaged, or has too many pixels. Save it anew", file=file)
        raise ValueError(why)
    if len(plain) > LARGEST:
        why = N_("%(file)s is larger than %(most)s kB, upright. Save it smaller")
        raise ValueError(why.of(file=file, most=LARGEST // 1000))
    held = base64.b64encode(plain).decode()
    return {"file": file, "media_type": media_type(plain), "data": held}
