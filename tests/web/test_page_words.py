"""What a page carries of the words that its script says: all of them, and no more."""

import json
import re

import pytest

from facilitator.paths import ROOT
from facilitator.web.assets import DIST, sources
from facilitator.web.page import words

SOURCES = ROOT / "static/src"
IMPORTED = re.compile(r"""(?:from|import) ?\(?"([^"]+)"|import\("([^"]+)"\)""")
DESKS = ("console", "desk")  # whose code nobody else may take
SAID = re.compile(r"""\b[tn]\(\s*"((?:[^"\\]|\\.)+)\"""")
SCRIPTS = sorted(json.loads((DIST / "sources.json").read_text("utf-8")))


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_page_carries_what_its_script_says_and_nothing_else(script):
    made_of = sources(script)

    said = {
        json.loads(f'"{sentence}"')
        for path in made_of
        for sentence in SAID.findall((ROOT / path).read_text("utf-8"))
    }

    assert set(words("ja", script)) == said


def test_what_a_page_loads_later_speaks_its_language_too():
    assert "static/src/phone/voting.js" in sources("phone.js")
    assert words("ja", "phone.js")["Post"] == "出す"


def test_a_phone_carries_nothing_that_only_a_screen_or_a_desk_says():
    phone = words("ja", "phone.js")

    assert "Let in" in words("ja", "console.js") and "Let in" not in phone
    assert "While you wait" in words("ja", "stage.js") and "While you wait" not in phone


def test_nothing_is_known_of_a_script_that_nobody_built():
    with pytest.raises(LookupError, match="bin/setup"):
        words("ja", "nowhere.js")


def test_nothing_but_a_desk_takes_its_code_from_the_console():
    for source in SOURCES.rglob("*.js"):
        if source.relative_to(SOURCES).parts[0].removesuffix(".js") in DESKS:
            continue
        paths = [one or other for one, other in IMPORTED.findall(source.read_text())]
        found = [(source.parent / path).resolve() for path in paths if path.startswith(".")]
        assert not [each for each in found if each.is_relative_to(SOURCES / "console")], source
