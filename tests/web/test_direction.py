"""Whoever writes from right to left does so in every field, whatever the language of the page."""

import re

import pytest

from facilitator import paths

FIELD = re.compile(r"<(?:input|textarea)\b(?:\{\{.*?\}\}|\{%.*?%\}|[^<>])*>", re.S)
NO_WORDS = re.compile(
    r'type="(?:hidden|checkbox|radio|number|date|time|file|range|password|url)"'
    r'|inputmode="numeric"|readonly'
)
CODES = {"templates/join.html"}  # six digits, on any keyboard
FIELDS = [
    pytest.param(field, id=f"{path.name}:{number}")
    for path in sorted(paths.TEMPLATES.rglob("*.html"))
    if str(path.relative_to(paths.TEMPLATES.parent)) not in CODES
    for number, field in enumerate(FIELD.findall(path.read_text("utf-8")))
    if not NO_WORDS.search(field)
]


@pytest.mark.parametrize("field", FIELDS)
def test_a_field_follows_the_words_that_are_written_in_it(field):
    assert 'dir="auto"' in field
