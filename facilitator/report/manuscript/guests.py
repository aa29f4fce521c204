"""Who was invited, as the front matter has it."""

from facilitator.core.words.text import matching_key
from facilitator.report.manuscript.fields import Fields
from facilitator.report.written import Guest

_TITLES = ("氏", "さん", "様", "先生")  # as they stand behind a name


def guest(slug: str, fields: Fields) -> Guest:
    """Read one guest. Only the name must be there: a guest need not be quoted."""
    found = Guest(
        id=slug,
        name=fields.text("name", needed=True),
        also=fields.text("also"),
        affiliations=fields.words("affiliations"),
        role=fields.text("role"),
        about=fields.text("about"),
        names=(*fields.every("name"), *fields.every("also")),
    )
    fields.nothing_else()
    return found


def same(one: str, other: str) -> bool:
    """Return whether two names are one, with a title behind it or without."""
    return bool(one and other) and _bare(one) == _bare(other)


def _bare(name: str) -> str:
    key = matching_key(name)
    title = next((each for each in _TITLES if key.endswith(each) and key != each), "")
    return key.removesuffix(title).rstrip()
