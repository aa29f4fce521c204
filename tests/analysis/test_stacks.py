"""Near-duplicates are found by their wording, and only where they say the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.analysis.stacks import stacks

texts = st.lists(st.text(max_size=12), max_size=8)


def stacked(*texts):
    return stacks({f"n{number}": text for number, text in enumerate(texts)})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("あいさつ", "アイサツ！！"),
        ("ＷｉＦｉが遅い", "wifiが遅い"),
        ("話す時間がない", "話す時間がないです。"),
        ("駐車場がいつも満車🚗", "駐車場がいつも満車"),
        ("Quiet room, please", "quiet room please!"),
        ("ﾄｲﾚが少ない", "トイレが少ない"),
        ("กลัวพูดผิด", "กลัวพูดผิด!"),
        ("Nobody recieves the newsletter", "nobody receives the newsletter"),
        ("ok", "OK"),
        ("月いちの昼めし。議題なし", "月一の昼めし、議題なし"),
    ],
)
def test_the_same_words_make_a_stack(one, other):
    assert stacked(one, "ぜんぜんちがうことを書いた", other) == (("n0", "n2"),)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("会議は3回", "会議は5回"),
        ("第一金曜に集まる", "第三金曜に集まる"),
        ("三人で話す", "二人で話す"),
        ("みんな話せる", "みんな話せない"),
        ("I can talk to people here", "I can't talk to people here"),
        ("朝の電車がこわい", "夜の帰り道が楽しい"),
        ("I raise my hand for ten minutes then give up", "Train tickets cost more than lunch"),
        ("racks that bend your wheel", "the lane ends at the roundabout, just like that"),
    ],
)
def test_other_words_a_number_and_a_not_keep_notes_apart(one, other):
    assert stacked(one, other) == ()


def test_a_stack_does_not_wander():
    drifting = ("abcdefghijkl", "abcdefghijxy", "abcdefghwxyz", "abcdefvwxyzz")

    assert stacked(*drifting)[0] == ("n0", "n1")


@given(texts)
def test_a_note_lies_in_one_stack_at_most_and_no_stack_is_a_single_note(texts):
    made = stacked(*texts)

    notes = [note for stack in made for note in stack]
    assert len(notes) == len(set(notes))
    assert all(len(stack) > 1 for stack in made)


@given(texts)
def test_the_same_notes_make_the_same_stacks(texts):
    assert stacked(*texts) == stacked(*texts)
