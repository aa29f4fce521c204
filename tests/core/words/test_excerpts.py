"""Finding somebody's words in a longer text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.core.words.excerpts import cited, enough, letters, segments, spans

WORDS = "会議では、いつも同じ人が話す。"


def held(mine: str, text: str) -> tuple[str, ...]:
    return segments(spans(letters(mine), text), letters(text))


@pytest.mark.parametrize(
    ("mine", "text", "found"),
    [
        (WORDS, f"参加者は{WORDS}と書いた。", ["会議ではいつも同じ人が話す"]),
        (WORDS, "会議では **いつも同じ人** が話す、とのこと。", ["会議ではいつも同じ人が話す"]),
        (WORDS, "会議では [@note/abcd2345] いつも同じ人が話す", ["会議ではいつも同じ人が話す"]),
        (WORDS, "つまり、ｲﾂﾓ 同ジ人ガ 話ス のだ", ["いつも同じ人が話す"]),
        (WORDS, "ここでも「いつも同じ人」という声", ["いつも同じ人"]),
        (WORDS, "“いつも同じ人” they said", ["いつも同じ人"]),
        (WORDS, "いつも同じ人、そして同じ人が話すの", ["いつも同じ人", "同じ人が話す"]),
        (WORDS, "「同じ人」という声", []),  # too short to be anybody's
        (WORDS, "会議の進め方を変えたい", []),
        ("ありがとうといえること", "「ありがとうと」いえる", ["ありがとうと"]),
        ("おもいきりわらうことができる", "わらうことができるまで", []),  # a few kana are grammar
        ("コミュニケーションが足りない", "コミュニケーションの質", []),
        ("コミュニケーションが足りない", "「コミュニケーション」", ["こみゅにけーしょん"]),
        ("Nobody listens to the young", "nobody listens to us", ["nobodylistensto"]),
        ("Good communication", "Our communication suffers", []),  # one word is nobody's
        ("Good communication", "“Communication” suffers", ["communication"]),
        ("ok", "ok ok ok ok ok ok ok", []),
        ("話せない", "話せない", []),
        ("", "", []),
    ],
)
def test_words_are_found_whole_quoted_or_in_part_and_mere_words_are_not(mine, text, found):
    assert list(held(mine, text)) == found


def test_a_whole_note_is_found_wherever_it_stands_however_it_is_written():
    assert len(held("おなじおなじ", "おなじおなじ、おなじおなじ")) == 2
    assert held("わらうことができる", "わらうことができるまで") == ("わらうことができる",)


def test_the_bytes_of_a_picture_are_nobodys_words():
    assert held("A" * 40, "data: " + "A" * 500) == ()


def test_what_is_cited_is_found_in_brackets_and_as_the_key_of_a_mapping():
    text = "一つ[@note/abcd2345]、[@note/b1; @pledge/c2;harvard/age]\nanswers: {note/d4: はい}"

    assert cited(text) == {"note/abcd2345", "note/b1", "pledge/c2", "note/d4"}


@given(st.text(max_size=60), st.text(max_size=20), st.text(max_size=20))
def test_a_note_is_always_found_in_a_text_that_holds_it(note, before, after):
    text = f"{before}。{note}。{after}"
    whole = letters(note)

    if enough(whole) and whole in letters(text):
        assert any(whole in each for each in held(note, text))


@given(st.text(max_size=60), st.text(max_size=80))
def test_what_is_found_stands_in_both(note, text):
    for each in held(note, text):
        assert enough(each)
        assert each in letters(note)
        assert each in letters(text)
