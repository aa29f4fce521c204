"""The versions of a text: every saving is one, and any of them can be put back."""

import pytest

from facilitator.core.editing import WritePassages
from facilitator.core.ids import PassageId
from facilitator.core.kept import Passage
from facilitator.report.manuscript.versions import as_it_was, back, versions
from tests.core.world import FAY, Evening


def passage(name: str, text: str) -> Passage:
    return Passage(PassageId(name), "ja", "opening", 1.0, text)


def save(evening: Evening, *passages: Passage, remove: tuple[str, ...] = ()) -> int:
    """Let Fay save passages, a minute after the last time; return the entry after which it is."""
    evening.wait(60)
    gone = tuple(map(PassageId, remove))
    evening.act(FAY, WritePassages(evening.session.seq, passages, gone))
    return evening.session.seq


def texts(evening: Evening) -> dict[str, str]:
    return {each.id: each.text for each in evening.session.passages.values()}


def test_every_saving_is_a_version_that_says_how_much_it_changed():
    evening = Evening()
    first = save(evening, passage("aaaaaaaa", "一つめ"), passage("bbbbbbbb", "二つめ"))
    second = save(evening, passage("aaaaaaaa", "直した"), remove=("bbbbbbbb",))

    found = [(each.seq, each.by, each.written, each.removed) for each in versions(evening.log)]

    assert found == [(second, FAY.id, 1, 1), (first, FAY.id, 2, 0)]


def test_a_version_that_is_put_back_is_the_text_and_one_more_version():
    evening = Evening()
    first = save(evening, passage("aaaaaaaa", "一つめ"), passage("bbbbbbbb", "二つめ"))
    save(
        evening, passage("aaaaaaaa", "直した"), passage("cccccccc", "三つめ"), remove=("bbbbbbbb",)
    )
    then = as_it_was(evening.log, first).passages

    evening.wait(60)
    evening.act(FAY, back(evening.log, first))

    assert evening.session.passages == then
    assert texts(evening) == {"aaaaaaaa": "一つめ", "bbbbbbbb": "二つめ"}
    assert len(versions(evening.log)) == 3


@pytest.mark.parametrize("seq", [0, 99, -1])
def test_there_is_no_version_of_an_entry_that_there_is_not(seq):
    evening = Evening()
    save(evening, passage("aaaaaaaa", "一つめ"))

    for find in (as_it_was, back):
        with pytest.raises(ValueError, match="there are the entries 1 to 2"):
            find(evening.log, seq)
