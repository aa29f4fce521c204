"""What the console's page shows at first of words that were taken back and still stand somewhere.

The browser says the same again whenever the list changes (static/src/console/copies.js).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _

from facilitator.web.page import current_lang

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Copy:
    """One place: the key of its record, where it is, and what it says now; ``long``: in lines."""

    key: str
    place: str
    words: str
    long: bool = False


def copies(put: Mapping[str, Record]) -> tuple[Copy, ...]:
    """Return every place, from the records of a console snapshot."""
    return tuple(_copy(put, key) for key in put["console"]["copies"])


def _copy(put: Mapping[str, Record], key: str) -> Copy:
    record = put[key]
    titles = {part["id"]: part["title"] for part in put["session"]["parts"]}
    if key.startswith("passage/"):
        return Copy(key, _written(record, titles), record["text"], long=True)
    part = titles.get(record["part"], {}).get(current_lang(), "")
    if key.startswith("theme/"):
        return Copy(key, _("Theme in “%(part)s”", part=part), record["title"])
    return Copy(key, _("What we saw in “%(part)s”", part=part), record["text"])


def _written(record: Record, titles: Mapping[str, Record]) -> str:
    """Return where in the text of the report a passage stands."""
    title = titles.get(record["place"].removeprefix("part/"))
    if title is None:
        return str(_("Text of the report"))
    return str(_("Text of the report on “%(part)s”", part=title[current_lang()]))
