"""A file of grouped notes is read, or refused with the line that is wrong."""

import json

import pytest

from facilitator.analysis.rows import BadRow, Row, rows

GOOD = {"lang": "ja", "step": "1", "text": "あいさつ", "theme": "合図"}


def line(**changes):
    return json.dumps({**GOOD, **changes}, ensure_ascii=False)


def test_a_row_is_a_note_and_where_it_was_put():
    assert rows([line()]) == [Row("ja", "1", "あいさつ", "合図")]


@pytest.mark.parametrize("theme", [None, "", "  "])
def test_a_note_without_a_theme_is_a_lone_voice(theme):
    assert rows([line(theme=theme)])[0].theme is None


def test_steps_may_be_numbered_and_rows_may_hold_more():
    assert rows([line(step=3, by="Ann")])[0].step == "3"


def test_blank_lines_are_no_notes_but_are_counted():
    with pytest.raises(BadRow, match=r"^line 4: this is not JSON"):
        rows([line(), "", line(), "{"])


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        ("[]", "not an object"),
        ('"note"', "not an object"),
        ("NaN", "not an object"),
        ("[" * 100_000, "not JSON"),
        (line(text=None), "text is not text"),
        (line(text=" "), "text is not text"),
        (line(lang=1), "lang is not text"),
        (line(step=True), "step is not text"),
        (line(theme=["a"]), "theme is not text"),
        (json.dumps({"lang": "ja", "step": "1", "text": "a"}), "theme is missing"),
        (json.dumps({"lang": "ja", "text": "a", "theme": "b"}), "step is missing"),
    ],
)
def test_what_is_no_row_is_refused_by_its_line(bad, why):
    with pytest.raises(BadRow, match=rf"^line 2: .*{why}"):
        rows([line(), bad])
