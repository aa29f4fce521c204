"""Plain Japanese (やさしい日本語), which a participant may choose: the words of pages and programs.

Pages have a second, small catalogue for it (``easy.po``); what is not there is said as usual.
Programs bring their own sentences (`Part.easy_ja`), with readings above the characters.
"""

from collections.abc import Mapping
from functools import cache

from babel.messages.pofile import read_po
from flask import Flask
from flask_babel import get_locale, get_translations
from markupsafe import Markup, escape

from facilitator import paths
from facilitator.core.words.ruby import pieces
from facilitator.web.identity import reads_easily

CATALOGUE = paths.TRANSLATIONS / "ja" / "LC_MESSAGES" / "easy.po"


@cache
def words() -> dict[str, str]:
    """Return what is said more plainly, by the English sentence."""
    with CATALOGUE.open("rb") as catalogue:
        messages = read_po(catalogue, locale="ja")
    return {str(each.id): str(each.string) for each in messages if each.id and each.string}


def register(app: Flask) -> None:
    """Let the templates speak plainly to whoever has asked for it."""

    def gettext(sentence: str) -> str:
        easy = words().get(sentence) if reads_easily() else None
        said: str = easy or get_translations().ugettext(sentence)
        return said

    env = app.jinja_env
    env.install_gettext_callables(  # type: ignore[attr-defined]
        gettext=gettext,
        ngettext=lambda one, many, n: get_translations().ungettext(one, many, n),
        newstyle=True,
        pgettext=lambda context, one: get_translations().upgettext(context, one),
        npgettext=lambda context, one, many, n: get_translations().unpgettext(
            context, one, many, n
        ),
    )
    env.filters["ruby"] = ruby
    env.filters["said"] = said
    env.globals["reads_easily"] = reads_easily


def said(words: Mapping[str, str] | None) -> Markup:
    """Return words of a program, as a screen has them, as they stand on a participant's page."""
    if not words:
        return Markup("")
    easy = words.get("easy", "") if reads_easily() else ""
    locale = get_locale()
    lang = "ja" if locale is None or locale.language == "ja" else "en"
    return ruby(easy) if easy else escape(words[lang])


def ruby(text: str) -> Markup:
    """Return a text of a program as it stands on a page: with readings, in plain Japanese."""
    if not reads_easily():
        return escape(text)
    said = (
        Markup("<ruby>{}<rp>(</rp><rt>{}</rt><rp>)</rp></ruby>").format(each.base, each.reading)
        if each.reading
        else escape(each.base)
        for each in pieces(text)
    )
    return Markup("").join(said)
