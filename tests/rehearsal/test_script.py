"""What simulated participants write."""

from pathlib import Path
from random import Random

import pytest

from facilitator import paths
from facilitator.core.words.text import LINES, length, tidy
from facilitator.library import shelf
from facilitator.rehearsal.script import LONE, around, deal, nicknames, script_for

FIXTURES = Path(__file__).parents[1] / "fixtures" / "programs"
PROGRAM = shelf.load(paths.PROGRAMS)["tsunagari-5"]
SCRIPT = script_for(PROGRAM)


def every(lang):
    return [voice for step in SCRIPT.values() for voice in step.voices[lang]]


def test_there_are_enough_voices_for_a_hall():
    assert len(every("ja")) >= 150
    assert len(every("en")) >= 40


def test_every_step_of_the_workshop_has_voices_of_its_own():
    assert list(SCRIPT) == [part.id for part in PROGRAM.steps()]


@pytest.mark.parametrize("part", PROGRAM.steps(), ids=lambda part: part.id)
def test_every_voice_belongs_to_a_theme_and_a_category_that_exist(part):
    step = SCRIPT[part.id]
    voices = [voice for lang in ("ja", "en") for voice in step.voices[lang]]

    assert {voice.theme for voice in voices} == {*step.themes, LONE}
    assert {voice.category for voice in voices} - {None} <= {each.id for each in part.categories}
    assert len(step.themes) <= 7


def test_what_the_facilitator_says_fits_where_it_is_shown():
    for step in SCRIPT.values():
        assert step.insight is not None
        for words in (step.insight, *step.themes.values()):
            assert 0 < length(words.ja) <= 80
            assert 0 < length(words.en) <= 80


def test_voices_are_what_may_be_typed_and_no_sample_of_the_program():
    samples = {text for part in PROGRAM.parts for text in (*part.samples_ja, *part.samples_en)}
    for voice in every("ja") + every("en"):
        assert tidy(voice.text) == voice.text
        assert voice.text not in samples


def test_voices_are_as_different_as_people_are():
    texts = [voice.text for voice in every("ja")]

    assert min(map(length, texts)) <= 3
    assert max(map(length, texts)) >= 99
    assert any("\n" in text and text.count("\n") < LINES for text in texts)
    assert any(char in text for text in texts for char in "😊🐟😇")
    assert any("１" in text for text in texts)  # full-width digits
    assert any("𩸽" in text for text in texts)  # a rare kanji, beyond the basic plane
    assert any("ｶ" in text for text in texts)  # half-width kana
    assert len(set(texts)) == len(texts)


def test_everybody_writes_and_no_two_write_the_same_where_there_is_enough():
    hands = deal(SCRIPT[PROGRAM.steps()[0].id], "ja", 30, Random(1))

    dealt = [voice.text for hand in hands for voice in hand]
    assert all(hands)
    assert len(set(dealt)) == len(dealt) == 38


def test_a_hall_larger_than_the_script_still_writes():
    hands = deal(SCRIPT[PROGRAM.steps()[0].id], "en", 100, Random(1))

    assert all(len(hand) == 1 for hand in hands)


def test_an_english_evening_speaks_english_first():
    hands = deal(SCRIPT[PROGRAM.steps()[0].id], "en", 8, Random(1))

    assert all(hand[0].text.isascii() or "☔" in hand[0].text for hand in hands)


def test_another_program_speaks_with_its_samples():
    program = shelf.load(FIXTURES)["three-steps"]

    script = script_for(program)

    assert [voice.text for voice in script["worry"].voices["en"]][:2] == [
        "Nobody waters it in August",
        "Noise",
    ]
    assert script["worry"].themes == {}


@pytest.mark.parametrize("program", shelf.load(paths.PROGRAMS).values(), ids=lambda each: each.id)
def test_around_the_steps_people_answer_and_decide_in_both_languages(program):
    said = around(program)

    assert list(said) == ["checkin", "pledge"]
    for step in said.values():
        for lang in ("ja", "en"):
            assert step.voices[lang]
            assert all(0 < length(voice.text) <= 200 for voice in step.voices[lang])


@pytest.mark.parametrize("program", shelf.load(paths.PROGRAMS).values(), ids=lambda each: each.id)
def test_the_facilitator_says_what_was_seen_in_every_step_of_every_program(program):
    for step in script_for(program).values():
        assert step.insight is not None
        assert 0 < length(step.insight.ja) <= 80
        assert 0 < length(step.insight.en) <= 80


def test_some_leave_their_name_blank():
    assert "" in nicknames("ja")
    assert "" in nicknames("en")
