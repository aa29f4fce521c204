"""What every page carries for its scripts, and the language it speaks."""

from collections.abc import Mapping
from functools import cache
from typing import Any
from urllib.parse import urlencode

from babel.messages.pofile import read_po
from flask import request
from flask_babel import get_locale

from facilitator import paths
from facilitator.core.people import Person, Role
from facilitator.web import easy
from facilitator.web.identity import reads_easily, ticket

CONSOLE = ("static/src/console", "static/src/desk")  # where the words of a desk alone are said
IN_THE_HALL = (Role.PARTICIPANT, Role.ONLOOKER, Role.STAGE)  # who sees no desk


def page_data(
    code: str,
    person: Person,
    lang: str,
    snapshot: Mapping[str, Any] | None,
    own: Mapping[str, Any] | None = None,
    place: str = "",
) -> dict[str, Any]:
    """Return what stands in ``<script type="application/json" id="page">``."""
    return {
        "ticket": ticket(code, person, place),
        "code": code,
        "role": person.role.value,
        "lang": lang,
        "easy": reads_easily(),
        "person": person.id if own is not None else None,
        "words": _words(lang, desk=person.role not in IN_THE_HALL),
        "snapshot": snapshot,
        "own": own,
    }


def _words(lang: str, *, desk: bool) -> dict[str, str | list[str]]:
    """Return what the scripts of the present page say, to whoever reads it."""
    said = words(lang, desk=desk)
    plainly = easy.words() if reads_easily() else {}
    return {sentence: plainly.get(sentence, said[sentence]) for sentence in said}


def current_lang() -> str:
    """Return the language of this page: ``ja`` or ``en``."""
    locale = get_locale()
    return "ja" if locale is None or locale.language == "ja" else "en"


def in_language(lang: str) -> str:
    """Return the address of this page in a language, with whatever else it was asked for by."""
    return f"?{urlencode({**request.args.to_dict(), 'lang': lang})}"


def language_of(text: str) -> str:
    """Return the language that ``text``, typed by somebody, is read in: by its script."""
    if any("가" <= c <= "힣" for c in text):
        return "ko"
    return "ja" if any("\u3040" <= c <= "\u9fff" for c in text) else "en"


@cache
def words(lang: str, *, desk: bool = True) -> dict[str, str | list[str]]:
    """Return what the scripts say, by what they call it. English is what they call it.

    Without ``desk`` what the console alone says is left out: a phone reads no more than it needs.
    """
    path = paths.TRANSLATIONS / lang / "LC_MESSAGES" / "messages.po"
    if not path.is_file():
        return {}
    with path.open("rb") as catalogue:
        messages = read_po(catalogue, locale=lang)
    said: dict[str, str | list[str]] = {}
    for message in messages:
        scripts = [place for place, _ in message.locations if place.startswith("static/")]
        here = desk or not all(place.startswith(CONSOLE) for place in scripts)
        if message.id and message.string and scripts and here:
            key = message.id if isinstance(message.id, str) else message.id[0]
            forms = message.string
            said[key] = forms if isinstance(forms, str) else list(forms)
    return said
