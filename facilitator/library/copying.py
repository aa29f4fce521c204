"""The text of a program under another id, or in JSON: otherwise as it stands, comments and all."""

import json
import re
import tomllib
from collections.abc import Container
from typing import Any

import tomli_w

from facilitator.core.program import LANGS, Text
from facilitator.library.checked import LONGEST_ID
from facilitator.library.program_file import TITLE

_NUMBER = re.compile(r"-\d+$")
_STRING = r"""(?:"(?:[^"\\\n]|\\.)*"|'[^'\n]*')"""
_VALUE = {"id": _STRING, "title": rf"""\{{(?:[^{{}}"'\n]|{_STRING})*\}}"""}
_COPY = Text("（写し%s）", " (copy%s)")
_COPIED = re.compile(r"(?:（写し\d*）| \(copy(?: \d+)?\))+$")


def called(text: str, name: str, title: Text | None = None) -> str:
    """Return a program under the id ``name``, and another ``title`` if need be.

    The words in which a file says both are changed, and nothing else, wherever that comes to the
    same: a comment behind them stays. Where it does not the whole text is written anew, and its
    comments are lost. A text that is no TOML says no id, and stays as it is.
    """
    try:
        data = tomllib.loads(text)
    except (ValueError, RecursionError):
        return text
    said: dict[str, Any] = {"id": name}
    lines = {"id": _pair("id", name)}
    if title is not None:
        said["title"] = {lang: title.of(lang) for lang in LANGS}
        words = ", ".join(_pair(lang, title.of(lang)) for lang in LANGS)
        lines["title"] = f"title = {{ {words} }}"
    changed = text
    for key, line in lines.items():
        before, *after = re.split(rf"(?m)^{key}[ \t]*=[ \t]*{_VALUE[key]}", changed, maxsplit=1)
        changed = line.join([before, *after])
    return changed if _says(changed, data | said) else tomli_w.dumps(data | said)


def copy(text: str, name: str, title: Text, others: Container[str] = ()) -> str:
    """Return a copy of a program under the id ``name``, which its title says that it is.

    It is the second, or the third, where one of the titles of ``others`` says that already.
    """
    number, found = 1, _numbered(title, "")
    while any(found.of(lang) in others for lang in LANGS):
        number += 1
        found = _numbered(title, str(number))
    return called(text, name, found)


def free(name: str, taken: Container[str]) -> str:
    """Return an id like ``name`` that nothing has: ``walk-2`` where there is a ``walk``."""
    if name not in taken:
        return name
    shorter = _NUMBER.sub("", name)
    base = shorter if shorter in taken else name
    number = 2
    while (found := f"{base[: LONGEST_ID - len(str(number)) - 1]}-{number}") in taken:
        number += 1
    return found


def unchanged(text: str, kept: str) -> bool:
    """Return whether ``text`` is a program as it went out; JSON comes back without comments."""
    try:
        return text in (kept, tomli_w.dumps(tomllib.loads(kept)))
    except (ValueError, RecursionError):
        return False


def to_json(text: str) -> str:
    """Return the tables of a program file as JSON. Raises ``ValueError`` for what is no TOML."""
    return json.dumps(tomllib.loads(text), ensure_ascii=False, indent=2, default=str) + "\n"


def _numbered(title: Text, number: str) -> Text:
    """Return the title of a copy, or of a copy of one: as long as a title may be at most."""
    japanese, english = _COPY.ja % number, _COPY.en % (number and f" {number}")
    return Text(_ending(title.ja, japanese), _ending(title.en, english))


def _ending(words: str, end: str) -> str:
    return _COPIED.sub("", words)[: TITLE - len(end)] + end


def _pair(key: str, words: str) -> str:
    return tomli_w.dumps({key: words}).strip()


def _says(text: str, wanted: dict[str, Any]) -> bool:
    try:
        return tomllib.loads(text) == wanted
    except tomllib.TOMLDecodeError:
        return False
