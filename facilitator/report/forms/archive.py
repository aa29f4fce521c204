"""The same file for the same report: an archive whose bytes do not tell when it was packed.

What the templates of the libraries bring along and a report has no use for is left out: a
picture of an empty page as a preview, the settings of somebody's printer, other styles.
"""

import io
import re
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest that an archive can say
LEFT_OUT = (
    *("docProps/thumbnail.jpeg", "docProps/app.xml", "word/stylesWithEffects.xml"),
    *("customXml/item1.xml", "customXml/itemProps1.xml", "customXml/_rels/item1.xml.rels"),
    "ppt/printerSettings/printerSettings1.bin",
)
_NAMES = "|".join(re.escape(name.partition("/")[2]) for name in LEFT_OUT)
_LEADS = re.compile(rf'<(?:Relationship|Override) [^>]*?"(?:[^"]*/)?(?:{_NAMES})"[^>]*/>'.encode())


def settled(body: bytes) -> bytes:
    """Return the Office file ``body`` packed anew."""
    out = io.BytesIO()
    with ZipFile(io.BytesIO(body)) as given, ZipFile(out, "w", ZIP_DEFLATED) as packed:
        for name in given.namelist():
            if name not in LEFT_OUT:
                packed.writestr(_entry(name), _told(name, given.read(name)))
    return out.getvalue()


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, EPOCH)
    entry.compress_type = ZIP_DEFLATED
    entry.external_attr = 0o600 << 16
    return entry


def _told(name: str, part: bytes) -> bytes:
    if name == "[Content_Types].xml" or name.endswith(".rels"):
        return _LEADS.sub(b"", part)
    return part
