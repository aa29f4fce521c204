"""What a page carries of the words that its scripts say: no more than they can say."""

import re

from facilitator.paths import ROOT
from facilitator.web.page import CONSOLE, words

SOURCES = ROOT / "static/src"
IMPORTED = re.compile(r"""(?:from|import) ?\(?"([^"]+)"|import\("([^"]+)"\)""")


def test_a_phone_carries_nothing_that_only_the_console_says():
    console, phone = words("ja"), words("ja", desk=False)

    assert phone.items() < console.items()
    assert "Let in" in console and "Let in" not in phone
    assert phone["Post"] == "出す"
    assert phone["{n} note"] == console["{n} note"]  # which both say


def test_nothing_but_a_desk_takes_its_code_from_the_console():
    for source in SOURCES.rglob("*.js"):
        if f"static/src/{source.relative_to(SOURCES)}".startswith(CONSOLE):
            continue
        paths = [one or other for one, other in IMPORTED.findall(source.read_text())]
        found = [(source.parent / path).resolve() for path in paths if path.startswith(".")]
        assert not [each for each in found if each.is_relative_to(SOURCES / "console")], source
