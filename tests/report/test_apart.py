"""Only text that may turn the order around is isolated."""

import pytest

from facilitator.report.apart import apart


@pytest.mark.parametrize("text", ["3-07", "安心", "Not having to explain, é 🐕"])
def test_what_reads_from_the_left_stands_as_it_is(text):
    assert apart(text) == text


@pytest.mark.parametrize("text", ["שלום", "a \u202e b", "٣", "\u2067x"])
def test_what_may_turn_around_is_isolated(text):
    assert apart(text) == f"<bdi>{text}</bdi>"
    assert apart("Mika", text) == "<bdi>Mika</bdi>"


def test_markup_is_text():
    assert apart("<b>") == "&lt;b&gt;"
    assert apart("<b>ש") == "<bdi>&lt;b&gt;ש</bdi>"
