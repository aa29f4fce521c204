"""The pulse in a program file: what it may ask, and what is said when something is wrong."""

import pytest

from facilitator import paths
from facilitator.core.program import PulseItem
from facilitator.library import shelf as library
from tests.test_library import WHOLE

ITEM = """
[[pulse]]
id = "safe"
label = { ja = "出せる", en = "Safe" }
text = { ja = "出せそうだ", en = "I can" }
"""
PART = """
[[part]]
id = "come"
kind = "pulse"
title = { ja = "気持ち", en = "Pulse" }

[part.minutes]
10 = { pulse = 0 }
"""
FIGURE = """
[[published]]
text = { ja = "半分", en = "Half" }
source = { ja = "調査", en = "A survey" }
"""


def read(tmp_path, text):
    file = tmp_path / "walk.toml"
    file.write_text(text, "utf-8")
    return library.read(file)


def problems(tmp_path, text, *, notices=False):
    return [str(each) for each in read(tmp_path, text).problems if each.notice is notices]


def test_an_item_is_a_statement_asked_twice_unless_it_says_otherwise(tmp_path):
    program = read(tmp_path, WHOLE + PART + ITEM).program

    [item] = program.pulse
    assert (item.id, item.scale, item.asked, item.axis) == ("safe", "agree", "both", "")


def test_an_older_program_asks_nothing_and_runs(tmp_path):
    reading = read(tmp_path, WHOLE + PART)

    assert reading.program.pulse == ()
    assert any(
        "pulse: asks nothing" in each for each in problems(tmp_path, WHOLE + PART, notices=True)
    )


HELP = 'help = { ja = "話せる場所: 〇〇", en = "Somebody to talk to: xx" }'


def test_a_sensitive_item_says_where_to_talk_to_somebody(tmp_path):
    [item] = read(tmp_path, f"{WHOLE}{PART}{ITEM}sensitive = true\n{HELP}").program.pulse
    [other] = read(tmp_path, f"{WHOLE}{PART}{ITEM}sensitive = false").program.pulse

    assert item.help is not None and item.help.en == "Somebody to talk to: xx"
    assert other.help is None


@pytest.mark.parametrize(
    ("said", "what"),
    [
        ("sensitive = true", "help: is missing, and this item is sensitive"),
        ('sensitive = true\nhelp = { ja = "話せる場所", en = "" }', "help"),
        (HELP, "help: stands for nothing"),
        (f'sensitive = true\n{HELP}\naxis = "risk"', "axis: would put a sensitive item on"),
    ],
)
def test_what_a_sensitive_item_lacks_is_said(tmp_path, said, what):
    found = problems(tmp_path, f"{WHOLE}{PART}{ITEM}{said}\n")

    assert any(what in each for each in found), found


def test_no_shipped_program_asks_what_may_hurt():
    programs = [library.read(file).program for file in sorted(paths.PROGRAMS.glob("*.toml"))]

    assert programs
    assert not any(item.help for program in programs for item in program.pulse)


def test_items_that_nobody_would_be_asked_are_pointed_out(tmp_path):
    assert any("would never be asked" in each for each in problems(tmp_path, WHOLE + ITEM))


def test_what_an_item_cannot_be_is_said(tmp_path):
    for more, said in (
        ('scale = "stars"', "'stars' is not known"),
        ('scale = "count"', "asked: is not 'after'"),
        ('axis = "need"\nscale = "circles"', "axis: has no place on the map"),
        ('later_easy_ja = "x"', "stands for nothing"),
        ('easy_ja = "{x"', "has a brace that is no reading"),
        ('colour = "red"', "is not a key that means anything here"),
    ):
        assert any(said in each for each in problems(tmp_path, WHOLE + PART + ITEM + more)), more
    twice = problems(tmp_path, WHOLE + PART + ITEM + ITEM)
    assert any("id 'safe' stands there twice" in each for each in twice)


def test_a_figure_that_nobody_has_checked_is_kept_and_pointed_out(tmp_path):
    text = WHOLE + PART + ITEM + FIGURE

    assert [each.checked for each in read(tmp_path, text).program.published] == [""]
    assert any(
        "no report prints the figure" in each for each in problems(tmp_path, text, notices=True)
    )
    wrong = problems(tmp_path, text + 'checked = "soon"')
    assert any("'soon' is no day" in each for each in wrong)


def test_the_programs_ask_five_or_three_things_and_print_no_unchecked_figure():
    shelf = library.load(paths.PROGRAMS)
    asked = {name: [item.id for item in program.pulse] for name, program in shelf.items()}

    assert asked == {
        "tsunagari-5": ["need", "risk", "safe", "close", "move", "voices"],
        "team-retro": ["safe", "move", "help"],
        "community-futures": ["risk", "safe", "move"],
    }
    assert all(isinstance(item, PulseItem) for each in shelf.values() for item in each.pulse)
    assert all(item.easy_ja for each in shelf.values() for item in each.pulse)
    assert not [each for program in shelf.values() for each in program.published if each.checked]
