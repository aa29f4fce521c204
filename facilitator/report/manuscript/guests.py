"""Who was invited, as the front matter has it."""

from facilitator.report.manuscript.fields import Fields
from facilitator.report.written import Guest


def guest(slug: str, fields: Fields) -> Guest:
    """Read one guest. Only the name must be there: a guest need not be quoted."""
    found = Guest(
        id=slug,
        name=fields.text("name", needed=True),
        also=fields.text("also"),
        affiliations=fields.words("affiliations"),
        role=fields.text("role"),
        about=fields.text("about"),
    )
    fields.nothing_else()
    return found
