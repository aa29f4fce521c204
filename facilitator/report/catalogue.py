"""The catalogues of what is told to people, for where there is no request to say the language."""

from functools import cache
from gettext import translation

from facilitator.core.why import Gettext
from facilitator.paths import TRANSLATIONS


@cache
def gettext_of(lang: str) -> Gettext:
    """Return what translates into ``lang``; what is in no catalogue stays English."""
    return translation("messages", TRANSLATIONS, [lang], fallback=True).gettext
