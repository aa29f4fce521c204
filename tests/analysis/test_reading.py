"""Every text can be read, in any language, and means the same whatever it is read with."""

import numpy as np
import pytest

from facilitator.analysis.reading import by_letters, in_a_known_script

HOSTILE = [
    "",
    " ",
    "\n\n\n",
    "\x00",
    "\ud800",
    "\u202e‏abc",
    "a" * 5000,
    "👩‍👩‍👧‍👦" * 60,
    "e" + "\u0301" * 100,
    "<script>alert(1)</script>",
    "\U0010ffff",
    "％s%n{0}",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_read_like_any_other(reader, text):
    [reading] = reader.read([text])

    assert reading.shape == (512,)
    assert np.linalg.norm(reading) == pytest.approx(1, abs=1e-4)


def test_a_text_is_read_the_same_alone_and_among_others(reader):
    alone = reader.read(["夜道が暗い"])
    among = reader.read(["Quiet dinners", "夜道が暗い", "👍"])

    assert np.allclose(alone[0], among[1], atol=1e-5)


def test_what_means_the_same_is_near_without_a_word_in_common(reader):
    dark, afraid, hungry = reader.read(["夜道が暗い", "It is scary to walk at night", "カレー"])

    assert dark @ afraid > dark @ hungry + 0.1


def test_nothing_is_read_where_there_is_nothing(reader):
    assert reader.read([]) == []


def test_a_script_that_the_model_does_not_know_is_read_by_its_letters(reader):
    water, no_water, road = reader.read(["ទឹកកខ្វក់", "គ្មានទឹកស្អាត", "ផ្លូវតូចពេក"])

    assert np.array_equal(water, by_letters("ទឹកកខ្វក់"))
    assert water @ no_water > water @ road


@pytest.mark.parametrize("text", ["夜道", "ﾖﾙ", "night 夜", "Ночь", "밤길", "กลางคืน", "⭐ 3", ""])
def test_scripts_of_its_languages_are_known(text):
    assert in_a_known_script(text)
