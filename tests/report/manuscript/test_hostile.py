"""Whatever is in a file, it is read or refused with a sentence; text stays text, and is bounded."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from facilitator.report.claims import unfounded
from facilitator.report.gather import gather
from facilitator.report.manuscript import file, split
from facilitator.report.manuscript.compose import written
from facilitator.report.manuscript.faults import Unreadable
from facilitator.report.manuscript.fields import LONGEST
from facilitator.report.manuscript.yaml import dump, load
from facilitator.report.options import Options
from facilitator.report.text import Words
from tests.report.evenings import HOSTILE
from tests.report.manuscript.again import EVENING, SOURCE
from tests.report.manuscript.files import a_file, blocks_of, kept, text_of, unreadable

SHAPES = {
    "letters without a space": "a" * 3_990,
    "brackets": "[" * 3_990,
    "emphasis": "*a_" * 1_300,
    "quotation marks": "「" * 3_990,
    "quotation marks in quotation marks": "「" * 1_900 + "」" * 1_900,
    "citations that do not end": "[@" * 1_990,
    "pictures that do not end": "![" * 1_990,
    "links that do not end": "[a](" * 990,
    "terms that do not end": "[a]{" * 990,
    "full stops": "。." * 1_990,
    "commas in a number": "1," * 1_990,
    "combining marks": "e" + "\u0301" * 3_900,
    "joined emoji": "👩‍👩‍👧" * 700,
    "lines": "a\n" * 1_900,
    "columns": "|" + "a|" * 900 + "\n|" + "-|" * 900 + "\n|b",
    "rows": "| a |\n|---|\n" + "| b |\n" * 400,
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES.keys())
def test_a_block_of_any_shape_is_read_and_held_to_its_sources(shape):
    evening = EVENING.again()
    session = kept(evening, a_file(f"# は {{#opening}}\n\n{shape}", entries=SOURCE))
    material = gather(session, Options("ja"))

    assert written(material, "opening")
    assert isinstance(unfounded(material), tuple)
    assert file.changes(file.read(file.write(session, "ja"), session), session) == ((), ())


@pytest.mark.parametrize(
    ("shape", "why"),
    [
        ("あ" * 4_001, "the block is too long"),
        ("> " * 40 + "a", "nested too deeply"),
        ("".join("  " * n + "- a\n" for n in range(20)), "nested too deeply"),
        ("a" * (split.LONGEST + 1), "the line is longer than"),
        ("\n" * split.LINES, "more than 20,000 lines"),
        ("あ" * split.LARGEST, "the file is longer than 1,000,000 characters"),
        ("a\n\n" * (split.BLOCKS + 1), "more than 2,000 blocks"),
        ("<!--\n" * 9_000, "the comment is not closed"),
        ("::: stages\n" * 100, "the stages have no end"),
    ],
)
def test_what_is_too_large_or_too_deep_is_refused_in_words(shape, why):
    faults = unreadable(a_file(f"# は {{#opening}}\n\n{shape}"))

    assert any(why in said for _, said in faults)


@pytest.mark.parametrize(
    "front",
    [
        "title: " + "[" * 5_000,
        "title: " + "{a: " * 5_000,
        "a: &a [x]\nb: [*a, *a]",
        "title: !!python/object/apply:os.system ['true']\n" + "b: &b c",
        "\t- a",
        "? [a]\n: b",
        f"title: {'x' * (LONGEST + 1)}",
    ],
)
def test_a_front_matter_of_any_shape_is_refused_in_words(front):
    assert unreadable(f"---\nlang: ja\n{front}\n---\n")


def test_a_tag_makes_nothing_but_words():
    data, _ = load("title: !!python/object/apply:os.system ['true']")

    assert data == {"title": ["true"]}


def test_markup_is_text():
    words = "".join(each.text for each in text_of(HOSTILE) if isinstance(each, Words))

    assert words == HOSTILE


def test_a_character_that_stands_for_something_here_is_taken_out():
    assert text_of("a\ufdd0\ufdd1\x00b")[0] == Words("ab")
    assert text_of("a\ud800b")[0] == Words("a\ufffdb")


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
@example("-\x850")
@example("-\u202e a\n\n- b")
def test_any_text_at_all_is_read_or_refused_with_sentences(text):
    evening = EVENING.again()
    try:
        session = kept(evening, a_file(f"# は {{#opening}}\n\n{text}", entries=SOURCE))
    except Unreadable as refused:
        assert all(fault.line > 0 and fault.why for fault in refused.faults)
        return
    material = gather(session, Options("ja"))

    assert isinstance(unfounded(material), tuple)
    assert file.changes(file.read(file.write(session, "ja"), session), session) == ((), ())


WORDS = st.text(
    alphabet=st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co")), max_size=30
)
VALUES = st.recursive(
    WORDS,
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(WORDS, inside, max_size=3),
    max_leaves=6,
)


@settings(max_examples=100, deadline=None)
@given(st.dictionaries(WORDS, VALUES, max_size=4))
def test_yaml_is_read_as_it_was_written(data):
    assert load(dump(data))[0] == data


def test_a_value_that_looks_like_something_else_is_words():
    data, lines = load("version: 1.0\non: yes\nyear: 2024\nday: 2026-01-20\nat: 19:20\nnone: ~", 2)

    assert data == {
        **{"version": "1.0", "on": "yes", "year": "2024"},
        **{"day": "2026-01-20", "at": "19:20", "none": "~"},
    }
    assert lines["day",] == 5


def test_a_list_without_words_makes_no_block_that_claims_anything():
    assert [block.kind for block in blocks_of("- \n- a")] == ["items"]
