"""What has been read is not read again, and words are not kept."""

from facilitator.analysis import known as module
from facilitator.analysis.known import Known
from tests.analysis.boards import Counting, towards


def test_a_text_is_read_once_and_its_words_are_not_kept():
    reader = Counting()
    known = Known(lambda: reader)

    assert known.of(["a note", "another"]) == {}
    known.read_some()
    found = known.of(["a note", "another"])

    assert list(found) == ["a note", "another"]
    assert found["a note"] is known.of(["a note"])["a note"]
    assert reader.asked == ["a note", "another"]
    assert "a note" not in repr(vars(known))


def test_a_text_asked_for_twice_before_it_was_read_is_read_once():
    reader = Counting()
    known = Known(lambda: reader)
    known.of(["a note"])
    known.of(["a note"])

    known.read_some()

    assert reader.asked == ["a note"]


def test_they_are_read_some_at_a_time(monkeypatch):
    monkeypatch.setattr(module, "AT_ONCE", 2)
    known = Known(Counting)
    known.of(["a", "b", "c"])

    known.read_some()

    assert list(known.of(["a", "b", "c"])) == ["a", "b"]


def test_what_was_not_asked_for_longest_is_let_go_of(monkeypatch):
    monkeypatch.setattr(module, "KEPT", 2)
    known = Known(Counting)
    for text in "ab":
        known.of([text])
        known.read_some()
    known.of(["a"])
    known.of(["c"])
    known.read_some()

    assert list(known.of(["a", "b", "c"])) == ["a", "c"]


def test_the_reader_is_made_with_the_first_text():
    made = []

    def reader():
        made.append(1)
        return Counting()

    known = Known(reader)
    assert made == []
    for text in "ab":
        known.of([text])
        known.read_some()
    assert made == [1]


def test_stacks_follow_the_words_and_their_order():
    known = Known(Counting)

    assert known.stacks({"a": "朝のあいさつ", "b": "朝のあいさつ！"}) == (("a", "b"),)
    assert known.stacks({"a": "朝のあいさつ", "b": "夜の散歩"}) == ()


def test_half_of_a_character_is_no_obstacle():
    known = Known(lambda: Fixed())
    known.of(["\ud83d"])
    known.read_some()

    assert list(known.of(["\ud83d"])) == ["\ud83d"]


class Fixed:
    def read(self, texts):
        return [towards(0) for _ in texts]
