"""A file changes as little as possible of what is kept."""

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from facilitator.core.ids import PassageId
from facilitator.core.kept import Passage
from facilitator.core.session import Session
from facilitator.report.manuscript import file
from facilitator.report.manuscript.changes import changes
from facilitator.report.manuscript.draft import Draft
from tests.report.manuscript.again import EVENING

ENGLISH = Passage(PassageId("english1"), "en", "opening", 1.0, "Text")


def names() -> Iterator[PassageId]:
    return (PassageId(f"new{n:05d}") for n in range(1000))


def a_session(*texts: str, place: str = "opening") -> Session:
    """Return a session with these passages, called by the order they stand in."""
    session = EVENING.session.copy()
    for n, text in enumerate(texts):
        name = PassageId(f"kept{n:04d}")
        session.passages[name] = Passage(name, "ja", place, float(n), text)
    session.passages[ENGLISH.id] = ENGLISH
    return session


def a_draft(*texts: str, place: str = "opening") -> Draft:
    prose = tuple(Passage(PassageId(""), "ja", place, 1, text) for text in texts)
    return Draft("ja", 1, prose, tuple(range(1, len(prose) + 1)), frozenset())


def after(draft: Draft, session: Session) -> tuple[list[str], list[str], list[str]]:
    """Return the texts that are kept then, in order, and the ids written and removed."""
    named = names()
    write, remove = changes(draft, session, lambda: next(named))
    passages = dict(session.passages)
    passages.update({each.id: each for each in write})
    for each in remove:
        del passages[each]
    there = sorted((p for p in passages.values() if p.lang == "ja"), key=lambda p: (p.order, p.id))
    return [each.text for each in there], [each.id for each in write], list(remove)


def test_a_block_that_stays_is_not_written():
    session = a_session("一つめの文", "二つめの文")

    texts, written, removed = after(a_draft("一つめの文", "二つめの文"), session)

    assert (texts, written, removed) == (["一つめの文", "二つめの文"], [], [])


def test_a_block_that_reads_differently_keeps_its_id():
    session = a_session("一つめの文がここにある", "二つめは別のことを言う")

    _, written, removed = after(
        a_draft("一つめの文がそこにある", "二つめは別のことを言う"), session
    )

    assert (written, removed) == (["kept0000"], [])


def test_a_block_that_says_something_else_is_a_new_one():
    session = a_session("一つめの文がここにある")

    _, written, removed = after(a_draft("Nothing alike"), session)

    assert (written, removed) == (["new00000"], ["kept0000"])


def test_a_block_put_between_two_is_the_only_one_written():
    session = a_session("一", "二")

    texts, written, removed = after(a_draft("一", "間", "二"), session)

    assert (texts, written, removed) == (["一", "間", "二"], ["new00000"], [])


def test_a_block_that_moves_is_the_only_one_written_and_keeps_its_id():
    session = a_session("一", "二", "三", "四")

    texts, written, removed = after(a_draft("二", "三", "四", "一"), session)

    assert (texts, written, removed) == (["二", "三", "四", "一"], ["kept0000"], [])


def test_two_blocks_that_read_alike_are_two():
    session = a_session("同じ", "同じ")

    texts, written, removed = after(a_draft("同じ"), session)

    assert (texts, written, removed) == (["同じ"], [], ["kept0001"])


def test_the_other_edition_stays_as_it_is():
    _, written, removed = after(a_draft(), a_session("一"))

    assert (written, removed) == ([], ["kept0000"])


def test_where_no_room_is_left_between_two_blocks_all_are_put_anew():
    session = a_session("一", "二")
    first, second = (PassageId(f"kept000{n}") for n in range(2))
    session.passages[second] = Passage(second, "ja", "opening", 1e-7, "二")

    texts, written, _ = after(a_draft("一", "間", "二"), session)

    assert texts == ["一", "間", "二"]
    assert {first, second} < set(written)


def test_an_id_that_is_taken_is_not_given_again():
    session = a_session("一")
    drawn = iter([PassageId("kept0000"), ENGLISH.id, PassageId("free0000")])

    write, _ = changes(a_draft("一", "Nothing alike"), session, lambda: next(drawn))

    assert [each.id for each in write] == ["free0000"]


def test_ids_are_drawn_by_chance_and_say_nothing_of_the_text():
    [one] = changes(a_draft("x"), a_session())[0]
    [other] = changes(a_draft("x"), a_session())[0]

    assert one.id != other.id
    assert len(one.id) == 8


TEXTS = st.lists(
    st.sampled_from(["一の文", "一の文だ", "二つめ", "three words here", "四"]), max_size=7
)


@given(TEXTS, TEXTS)
def test_whatever_stood_there_what_the_file_says_stands_there_then(before, now):
    session = a_session(*before)

    texts, written, removed = after(a_draft(*now), session)

    assert texts == now
    assert not set(written) & set(removed)
    assert len(written) + len(removed) <= len(before) + len(now)


@given(TEXTS)
def test_nothing_is_written_where_nothing_changed(texts):
    assert after(a_draft(*texts), a_session(*texts))[1:] == ([], [])


def test_every_passage_is_found_again_in_the_file_it_came_from():
    session = a_session("同じ", "間", "同じ")

    assert file.lines(a_draft("同じ", "間", "同じ"), session) == {
        PassageId("kept0000"): 1,
        PassageId("kept0001"): 2,
        PassageId("kept0002"): 3,
    }
