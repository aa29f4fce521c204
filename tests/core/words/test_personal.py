"""A contact or a name in a note: found, and seldom where there is none."""

import json
from pathlib import Path

import pytest

from facilitator.core.words.personal import PATTERNS, personal

EXAMPLES = json.loads((Path(__file__).parents[2] / "fixtures/personal.json").read_text())


@pytest.mark.parametrize("text", EXAMPLES["personal"])
def test_a_contact_or_a_name_is_found(text):
    assert personal(text)


def test_the_browser_is_tried_on_the_same_patterns():
    assert EXAMPLES["patterns"] == PATTERNS


@pytest.mark.parametrize("text", EXAMPLES["fine"])
def test_an_ordinary_note_is_not_marked(text):
    assert not personal(text)
