"""The style has a name for every room that is left for the size of a theme."""

import re

from facilitator.paths import STATIC
from facilitator.report.beside import LEAST, MOST, beside, room

STYLE = (STATIC / "src" / "css" / "report-chapter.css").read_text("utf-8")
NAMED = re.compile(r"\.theme__head--(\d+) \{\s+padding-inline-end: (\d+)em;")


def test_every_room_has_its_name_in_the_style():
    assert NAMED.findall(STYLE) == [(str(n), str(n)) for n in range(LEAST, MOST + 1)]


def test_a_longer_size_leaves_less_room_for_the_title():
    assert LEAST <= beside("8枚") < beside("120 notes · 45 votes") <= MOST
    assert room("8枚") > room("120 notes · 45 votes")
    assert room("8枚", wider=25) == room("8枚") + 25
