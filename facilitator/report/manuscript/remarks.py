"""What guests and people in the hall said, logged with their consent."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from facilitator.core.why import N_
from facilitator.report.manuscript.fields import Fields

Voice = Literal["guest", "expert", "participant", "unattributed"]
VOICES: tuple[Voice, ...] = ("guest", "expert", "participant", "unattributed")


@dataclass(frozen=True, slots=True)
class Said:
    """A remark. ``guest`` is the name of an entry in ``guests``; else ``speaker`` says who spoke.

    Without ``verbatim`` the text is a paraphrase. ``approved``: its speaker agreed to it,
    or has ``declined``: then it is never printed.
    ``translated`` holds it in other languages.
    """

    slug: str
    guest: str
    speaker: str
    voice: Voice
    text: str
    verbatim: bool
    approved: bool
    at: str
    declined: bool = False
    translated: Mapping[str, str] = field(default_factory=dict)


def remark(slug: str, fields: Fields) -> Said:
    """Read one remark."""
    by = fields.text("guest")
    found = Said(
        slug=slug,
        guest=by,
        speaker=fields.text("speaker"),
        voice=fields.choice("voice", VOICES, "guest" if by else "unattributed"),
        text=fields.text("text", needed=True),
        verbatim=fields.flag("verbatim"),
        approved=fields.flag("approved"),
        at=fields.text("at"),
        declined=fields.flag("declined"),
        translated=fields.pairs("translated"),
    )
    if found.voice == "guest" and not by:
        fields.wrong("guest", N_("is missing. Name the entry in guests, or choose another voice"))
    if found.approved and found.declined:
        fields.wrong("approved", N_("cannot be true of what its speaker has declined"))
    fields.nothing_else()
    return found
