"""What every page carries for its scripts, and the language it speaks."""

from collections.abc import Mapping
from functools import cache
from typing import Any
from urllib.parse import urlencode

from babel.messages.catalog import Message
from babel.messages.pofile import read_po
from flask import request
from flask_babel import get_locale

from facilitator import paths
from facilitator.core.people import Person
from facilitator.web import easy
from facilitator.web.assets import sources
from facilitator.web.identity import reads_easily, ticket


def page_data(
    script: str,
    code: str,
    person: Person,
    lang: str,
    snapshot: Mapping[str, Any] | None,
    own: Mapping[str, Any] | None = None,
    place: str = "",
) -> dict[str, Any]:
    """Return what stands in ``<script type="application/json" id="page">`` for ``script``."""
    return {
        "ticket": ticket(code, person, place),
        "code": code,
        "role": person.role.value,
        "lang": lang,
        "easy": reads_easily(),
        "person": person.id if own is not None else None,
        "words": _words(lang, script),
        "snapshot": snapshot,
        "own": own,
    }


def _words(lang: str, script: str) -> dict[str, str | list[str]]:
    """Return what the script of the present page says, to whoever reads it."""
    said = words(lang, script)
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
def words(lang: str, script: str) -> dict[str, str | list[str]]:
    """Return what a page's script says, by what it calls it. English is what it calls it.

    No more than it can say: what a phone reads comes over the air of a hall, a thousand times.
    """
    made_of = sources(script)
    said: dict[str, str | list[str]] = {}
    for message in _catalogue(lang):
        here = any(place in made_of for place, _ in message.locations)
        if message.id and message.string and here:
            key = message.id if isinstance(message.id, str) else message.id[0]
            forms = message.string
            said[key] = forms if isinstance(forms, str) else list(forms)
    return said


@cache
def _catalogue(lang: str) -> tuple[Message, ...]:
    """Return the messages of the browser's code; none where they are in the code as they are."""
    path = paths.TRANSLATIONS / lang / "LC_MESSAGES" / "messages.po"
    if not path.is_file():
        return ()
    with path.open("rb") as file:
        catalogue = read_po(file, locale=lang)
    return tuple(each for each in catalogue if any(_in_browser(p) for p, _ in each.locations))


def _in_browser(place: str) -> bool:
    return place.startswith("static/")
