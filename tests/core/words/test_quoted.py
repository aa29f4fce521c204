"""Words that were taken back and stand in the manuscript."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.core.decide import Undo
from facilitator.core.editing import Passage, WritePassages
from facilitator.core.ids import FileId, NoteId, PassageId
from facilitator.core.keeping import EnterReport
from facilitator.core.kinds.notes.moderating import HideNotes, RestoreNotes
from facilitator.core.kinds.notes.writing import SetInReport, WithdrawNote
from facilitator.core.kinds.pledge import HideExample, WithdrawFirstStep
from facilitator.core.log import rebuild
from facilitator.core.people import DESK
from facilitator.core.refused import Reason
from facilitator.core.views import Audience, record
from facilitator.core.words.forgetting import files
from tests.core.world import ANN, BEN, FAY, OPEN, WHOLE, Evening, as_on_disk, last_undoable

WORDS = "会議ではいつも同じ人が話す"
PART = "いつも同じ人が話す"
ONE = PassageId("one23456")
KEY = f"passage/{ONE}"


def written(evening: Evening, text: str, id_: str = ONE) -> None:
    """Let Fay write a passage."""
    passage = Passage(PassageId(id_), "ja", f"part/{OPEN}", 1.0, text)
    evening.act(FAY, WritePassages(evening.session.seq, (passage,), ()))


def removed(evening: Evening, id_: str = ONE) -> None:
    evening.act(FAY, WritePassages(evening.session.seq, (), (PassageId(id_),)))


def noted(text: str = WORDS, *others: str) -> tuple[Evening, NoteId]:
    """Return an evening in which Ann wrote a note, Ben others, and the id of hers."""
    evening = Evening(WHOLE)
    evening.go("open/write")
    note = evening.write(ANN, text)
    for other in others:
        evening.write(BEN, other)
    return evening, note


def copies(evening: Evening) -> list[str]:
    return evening.see("console", Audience.CONSOLE)["copies"]


QUOTING: dict[str, Callable[[str], str]] = {
    "cited": lambda note: f"ある人はこう見た [@note/{note}]。",
    "whole": lambda note: f"参加者は「{WORDS}」と書いた。",
    "an excerpt": lambda note: f"「{PART}」という声があった。",
    "an excerpt without marks": lambda note: f"要するに、{PART}のが問題である。",
    "in another script": lambda note: "要するに、ｲﾂﾓ 同じ人ガ 話ス。",
    "in a mapping": lambda note: f"title: {PART}とき",
}
TAKING: dict[str, Callable[[NoteId], tuple[Any, Any]]] = {
    "withdrawn": lambda note: (ANN, WithdrawNote(note)),
    "kept out": lambda note: (ANN, SetInReport(note, False)),
    "hidden": lambda note: (FAY, HideNotes((note,))),
}


@pytest.mark.parametrize("how", TAKING)
@pytest.mark.parametrize("quoting", QUOTING)
def test_a_passage_is_listed_and_not_printed_once_its_words_may_not_be(quoting, how):
    evening, note = noted()
    written(evening, QUOTING[quoting](note))
    assert evening.see(KEY, Audience.REPORT) is not None

    evening.act(*TAKING[how](note))

    assert copies(evening) == [KEY]
    assert evening.see(KEY, Audience.REPORT) is None
    assert evening.see(KEY, Audience.CONSOLE)["text"] == QUOTING[quoting](note)
    assert rebuild(evening.log) == evening.session


@pytest.mark.parametrize("how", ["kept out", "hidden"])
@pytest.mark.parametrize("quoting", QUOTING)
def test_a_passage_that_is_written_afterwards_is_listed_too(quoting, how):
    evening, note = noted()
    evening.act(*TAKING[how](note))

    written(evening, QUOTING[quoting](note))

    assert copies(evening) == [KEY]
    assert rebuild(evening.log) == evening.session


def test_to_cite_what_was_withdrawn_before_is_listed():
    evening, note = noted()
    evening.act(ANN, WithdrawNote(note))

    written(evening, QUOTING["cited"](note))

    assert copies(evening) == [KEY]


@pytest.mark.parametrize(
    "text",
    [
        "会議の進め方を変えたい、という声が多い。",
        "「同じ人」という言葉が目に付く。",
        "ある人はこう見た [@note/nosuch00]。",
        "この会議ではみんなが話せた。",
    ],
)
def test_a_passage_in_words_of_its_own_stays(text):
    evening, note = noted()
    written(evening, text)

    evening.act(ANN, WithdrawNote(note))

    assert copies(evening) == []
    assert evening.see(KEY, Audience.REPORT) is not None


def test_words_that_somebody_else_wrote_too_may_stay():
    evening, note = noted(WORDS, f"うちの{WORDS}のがつらい")
    written(evening, QUOTING["whole"](note))

    evening.act(ANN, WithdrawNote(note))

    assert copies(evening) == []


def test_words_of_the_question_are_nobodys():
    evening, note = noted("What is open? Everything that is said here.")
    written(evening, "We asked: what is open?")

    evening.act(ANN, WithdrawNote(note))

    assert copies(evening) == []


@pytest.mark.parametrize("how", TAKING)
@pytest.mark.parametrize("anew", ["だれが話すかがかたよる、という声。", ""])
def test_other_words_or_none_make_an_end_of_it(how, anew):
    evening, note = noted()
    written(evening, QUOTING["whole"](note))
    evening.act(*TAKING[how](note))

    if anew:
        written(evening, anew)
    else:
        removed(evening)

    assert copies(evening) == []
    assert evening.session.held == {}
    assert evening.log[-1].event.forgets
    assert rebuild(evening.log) == evening.session


@pytest.mark.parametrize("text", [f"「{WORDS}」！", f"それでも{PART}のだ。", WORDS])
def test_the_same_words_again_are_no_other_words(text):
    evening, note = noted()
    written(evening, QUOTING["whole"](note))
    evening.act(ANN, WithdrawNote(note))

    written(evening, text)

    assert copies(evening) == [KEY]
    assert not evening.log[-1].event.forgets
    assert rebuild(as_on_disk(evening.log)) == evening.session
    written(evening, "べつの言葉で。")
    assert copies(evening) == []


def test_of_two_the_one_that_is_still_there_stays_listed():
    evening, note = noted(WORDS, "朝のあいさつを返してもらえた")
    [his] = set(evening.session.notes) - {note}
    written(evening, f"「{WORDS}」「朝のあいさつを返してもらえた」 [@note/{his}]")
    evening.act(ANN, WithdrawNote(note))
    evening.act(BEN, WithdrawNote(his))

    written(evening, f"「だれが話すか」「朝のあいさつを返してもらえた」 [@note/{his}]")

    assert evening.session.copies == {KEY: {his}}
    assert WORDS not in repr(as_on_disk(evening.log))


def test_what_may_be_said_again_is_listed_no_longer_and_printed():
    evening, note = noted()
    written(evening, QUOTING["an excerpt"](note))
    evening.act(ANN, SetInReport(note, False))
    evening.act(FAY, HideNotes((note,)))

    evening.act(FAY, RestoreNotes((note,)))
    assert copies(evening) == [KEY]
    evening.act(ANN, SetInReport(note, True))

    assert copies(evening) == []
    assert evening.session.held == {}
    assert evening.see(KEY, Audience.REPORT) is not None


def test_no_undoing_brings_them_back():
    evening, note = noted()
    written(evening, QUOTING["whole"](note))
    written(evening, QUOTING["an excerpt"](note))
    written(evening, "べつの言葉で。", "two23456")
    written(evening, QUOTING["whole"](note), "two23456")
    evening.act(ANN, WithdrawNote(note))
    written(evening, "だれが話すか。")

    while (seq := last_undoable(evening.session)) is not None:
        evening.act(FAY, Undo(seq))
        assert PART not in repr(evening.session.passages.get(ONE))
    assert evening.refusal(FAY, Undo(4)) is Reason.NOT_UNDOABLE


def test_words_that_a_passage_held_earlier_go_from_the_log_though_it_is_not_listed():
    evening, note = noted()
    written(evening, QUOTING["whole"](note))
    written(evening, "だれが話すかがかたよる。")
    written(evening, f"{PART}、と。", "gone2345")
    removed(evening, "gone2345")

    evening.act(ANN, WithdrawNote(note))

    disk = as_on_disk(evening.log)
    assert copies(evening) == []
    assert PART not in repr(disk)
    assert PART not in repr(evening.session)
    assert rebuild(disk) == evening.session


@pytest.mark.parametrize("quoting", ["whole", "an excerpt", "an excerpt without marks"])
def test_once_reworded_the_words_are_in_no_entry_no_record_and_no_state(quoting):
    evening, note = noted()
    written(evening, QUOTING[quoting](note))
    written(evening, f"{QUOTING[quoting](note)} そして、もっと。")
    evening.act(ANN, WithdrawNote(note))
    written(evening, f"{QUOTING[quoting](note)} だけ。")

    written(evening, "だれが話すかがかたよる。")

    disk = as_on_disk(evening.log)
    records = [record(evening.session, KEY, audience) for audience in Audience]
    for place in (disk, evening.session, records):
        assert PART not in repr(place)
    assert rebuild(disk) == evening.session


def test_the_first_steps_of_people_are_theirs_as_their_notes_are():
    evening = Evening(WHOLE)
    evening.go("after/pledge")
    hers = evening.decide_on(ANN, "となりの佐藤さんに電話する")
    his = evening.decide_on(BEN, "毎朝あいさつをする", example=True)
    written(evening, f"ある人は「佐藤さんに電話する」と決めた [@pledge/{hers}]。")
    written(evening, f"あいさつ [@pledge/{his}]。", "two23456")

    evening.act(ANN, WithdrawFirstStep(hers))
    assert copies(evening) == [KEY]
    evening.act(FAY, HideExample(his))
    assert copies(evening) == [KEY, "passage/two23456"]
    evening.undo()
    assert copies(evening) == [KEY]
    evening.decide_on(BEN, "毎朝あいさつをする", in_report=False)
    assert copies(evening) == [KEY, "passage/two23456"]
    evening.decide_on(BEN, "毎朝あいさつをする")
    written(evening, "ある人は決めた。")

    assert copies(evening) == []
    assert "佐藤" not in repr(as_on_disk(evening.log))
    assert rebuild(as_on_disk(evening.log)) == evening.session


def test_reports_go_with_the_words_and_none_of_before_is_accepted_afterwards():
    evening, note = noted()
    written(evening, QUOTING["an excerpt"](note))
    evening.act(DESK, EnterReport(FileId("file"), "ja", evening.session.seq))
    evening.act(FAY, HideNotes((note,)))
    assert files(evening.session) == set()
    read = evening.session.seq

    written(evening, "だれが話すか。")

    late = EnterReport(FileId("late"), "ja", read)
    assert evening.refusal(DESK, late) is Reason.CHANGED_SINCE
    evening.act(DESK, EnterReport(FileId("new"), "ja", evening.session.seq))
    assert evening.see("report/ja", Audience.CONSOLE)["file"] == "new"


NOTES = st.text(st.sampled_from("会議人話同朝町道本山川いのがを"), min_size=6, max_size=40)
PIECES = st.tuples(st.integers(0, 30), st.integers(6, 40), st.booleans())


@given(NOTES, st.lists(PIECES, min_size=1, max_size=4), st.sampled_from(["", "です。"]))
@settings(max_examples=150, deadline=None)
def test_whatever_a_passage_takes_of_a_note_it_is_forgotten_once_reworded(note, pieces, rest):
    evening, id_ = noted(note)
    for start, length, quoted in pieces:
        piece = note[start : start + length]
        written(evening, f"〔{f'「{piece}」' if quoted else piece}〕{rest}")
    last = evening.session.passages[ONE].text
    taken = [note[start : start + length] for start, length, quoted in pieces if quoted]

    evening.act(ANN, WithdrawNote(id_))
    if KEY not in evening.session.copies:
        assert not any(len(piece) >= 6 and piece in last for piece in taken)
    written(evening, "ABC")

    disk = as_on_disk(evening.log)
    assert rebuild(disk) == evening.session
    for piece in taken:
        assert len(piece) < 6 or piece not in repr(disk)


def test_what_somebody_first_decided_goes_with_what_they_decided_at_last():
    evening = Evening(WHOLE)
    evening.go("after/pledge")
    hers = evening.decide_on(ANN, PART)
    written(evening, f"「{PART}」と決めた人がいる。")
    written(evening, "電話をする人がいる。")
    evening.decide_on(ANN, "")

    evening.act(ANN, WithdrawFirstStep(hers))

    disk = as_on_disk(evening.log)
    assert PART not in repr((disk, evening.session))
    assert rebuild(disk) == evening.session
