"""The manuscript: writing passages, changing them, taking them out, and taking that back."""

import pytest

from facilitator.core.decide import Undo
from facilitator.core.editing import (
    IN_ALL,
    PICTURES,
    PROSE,
    Passage,
    PassageRemoved,
    PassageWritten,
    WritePassages,
)
from facilitator.core.ids import PassageId
from facilitator.core.kinds.notes.moderating import HideNotes
from facilitator.core.kinds.notes.writing import WithdrawNote
from facilitator.core.log import rebuild, touched
from facilitator.core.refused import Reason
from facilitator.core.undo import KEPT
from facilitator.core.views import Audience, snapshot
from tests.core.world import ANN, BEN, FAY, Evening, last_undoable

ONE, TWO = PassageId("one23456"), PassageId("two23456")


def prose(id_: str = ONE, text: str = "まとめ", place: str = "opening", **more) -> Passage:
    return Passage(PassageId(id_), more.get("lang", "ja"), place, more.get("order", 1.0), text)


def data(id_: str, place: str, text: str = "name: Ann", lang: str = "") -> Passage:
    return Passage(PassageId(id_), lang, place, 0.0, text)


def save(evening: Evening, *write: Passage, remove: tuple = (), base: int | None = None):
    """Let Fay save passages that she has read just now."""
    seq = evening.session.seq if base is None else base
    return evening.act(FAY, WritePassages(seq, write, remove))


def test_a_saving_makes_an_entry_for_every_passage_that_changes_and_no_other():
    evening = Evening()
    save(evening, prose(ONE), prose(TWO, "もうひとつ"))

    events = save(evening, prose(ONE), prose(TWO, "べつの文"))

    assert events == (PassageWritten(prose(TWO, "べつの文"), prose(TWO, "もうひとつ"), 4),)
    assert evening.session.passages == {ONE: prose(ONE), TWO: prose(TWO, "べつの文")}


def test_what_is_taken_out_is_gone_and_what_was_never_there_makes_no_entry():
    evening = Evening()
    save(evening, prose(ONE))

    events = save(evening, remove=(ONE, TWO))

    assert events == (PassageRemoved(prose(ONE), 3),)
    assert evening.session.passages == {}
    assert rebuild(evening.log) == evening.session


def test_nobody_but_a_facilitator_writes_in_the_manuscript():
    assert Evening().refusal(ANN, WritePassages(1, (prose(),), ())) is Reason.NOT_ALLOWED


def test_what_somebody_else_has_changed_meanwhile_is_not_written_over():
    evening = Evening()
    save(evening, prose(ONE), prose(TWO))
    read = evening.session.seq
    save(evening, prose(ONE, "ほかの人の文"))

    late = WritePassages(read, (prose(ONE, "わたしの文"), prose(TWO, "わたしの文")), ())
    assert evening.refusal(FAY, late) is Reason.CHANGED_SINCE
    assert evening.refusal(FAY, WritePassages(read, (), (ONE,))) is Reason.CHANGED_SINCE
    save(evening, prose(TWO, "わたしの文"), base=read)

    assert evening.session.passages[TWO].text == "わたしの文"


def test_to_change_a_passage_that_somebody_has_taken_out_is_refused_too():
    evening = Evening()
    save(evening, prose(ONE))
    read = evening.session.seq
    save(evening, remove=(ONE,))

    late = WritePassages(read, (prose(ONE, "まだある"),), ())

    assert evening.refusal(FAY, late) is Reason.CHANGED_SINCE


def test_two_who_write_the_same_do_not_stand_in_each_others_way():
    evening = Evening()
    save(evening, prose(ONE))
    read = evening.session.seq
    save(evening, prose(ONE, "おなじ文"))

    assert save(evening, prose(ONE, "おなじ文"), base=read) == ()


def test_words_are_tidied_as_everywhere_and_their_lines_stay():
    evening = Evening()

    save(evening, prose(ONE, "- ひとつ\r\n- ふたつ\x00\u202e\ud800\n"))

    assert evening.session.passages[ONE].text == "- ひとつ\n- ふたつ\ufffd"


@pytest.mark.parametrize(
    ("passage", "reason"),
    [
        (prose(text=" \n\u200b"), Reason.EMPTY),
        (prose(text="あ" * (PROSE + 1)), Reason.TOO_LONG),
        (prose(place="part/nowhere"), Reason.NO_SUCH_PART),
        (prose(place="part/"), Reason.NO_SUCH_PART),
        (prose(place="free/"), Reason.MALFORMED),
        (prose(place="free/../x"), Reason.MALFORMED),
        (prose(place="elsewhere"), Reason.MALFORMED),
        (prose("../../etc"), Reason.MALFORMED),
        (prose(lang="fr"), Reason.MALFORMED),
        (prose(lang=""), Reason.MALFORMED),
        (prose(order=float("nan")), Reason.MALFORMED),
        (prose(order=float("inf")), Reason.MALFORMED),
        (prose(order=10**400), Reason.MALFORMED),
        (data("settings/en", "settings", lang="ja"), Reason.MALFORMED),
        (data("settings", "settings", lang="ja"), Reason.MALFORMED),
        (data("guest/ann", "source"), Reason.MALFORMED),
        (data("guest/ann", "guest", lang="ja"), Reason.MALFORMED),
        (data("guest/", "guest"), Reason.MALFORMED),
        (data("source/" + "a" * 31, "source"), Reason.MALFORMED),
        (data("translation/ja/abcd2345", "translation", lang="en"), Reason.MALFORMED),
        (data("translation/en/abcd2345", "translation", lang="en"), Reason.NO_SUCH_NOTE),
        (data("picture/hall", "picture", "data: " + "A" * 400_001), Reason.TOO_LONG),
    ],
)
def test_what_is_no_passage_is_not_kept(passage, reason):
    evening = Evening()

    assert evening.refusal(FAY, WritePassages(1, (passage, prose(TWO)), ())) is reason


def test_everything_else_that_a_manuscript_holds_is_kept():
    evening = Evening()
    evening.go("open/write")
    note = evening.write(ANN, "a note")
    passages = (
        prose(place="part/open"),
        prose("fre23456", place="free/series-2"),
        prose("end23456", place="closing", lang="en", order=-2),
        data("settings/ja", "settings", "title: まとめ", "ja"),
        data("guest/daniel", "guest"),
        data("remark/daniel-1", "remark"),
        data("source/harvard_2020", "source", "a" * PROSE * 2),
        data("picture/hall", "picture", "alt_ja: 会場\ndata: " + "A" * 300_000),
        data(f"translation/ja/{note}", "translation", "メモ", "ja"),
    )

    save(evening, *passages)

    assert tuple(evening.session.passages.values()) == passages
    assert rebuild(evening.log) == evening.session


@pytest.mark.parametrize(
    "action",
    [
        WritePassages(2, (prose(),), ()),  # of an entry that is yet to come
        WritePassages(-1, (prose(),), ()),
        WritePassages(1, (prose(), prose(text="again")), ()),
        WritePassages(1, (prose(),), (ONE,)),
        WritePassages(1, (), (ONE, ONE)),
    ],
)
def test_a_saving_that_contradicts_itself_is_refused(action):
    assert Evening().refusal(FAY, action) is Reason.MALFORMED


def test_a_session_holds_so_many_passages_and_pictures_and_no_more():
    evening = Evening()
    many = tuple(prose(f"{n:08d}") for n in range(IN_ALL))
    pictures = tuple(data(f"picture/p{n}", "picture") for n in range(PICTURES + 1))

    assert evening.refusal(FAY, WritePassages(1, (*many, prose(ONE)), ())) is Reason.TOO_MANY
    assert evening.refusal(FAY, WritePassages(1, pictures, ())) is Reason.FULL
    save(evening, *many)
    full = WritePassages(evening.session.seq, (prose(ONE),), ())
    assert evening.refusal(FAY, full) is Reason.FULL
    save(evening, prose(ONE), remove=(many[0].id,))


def test_a_saving_is_taken_back_as_a_whole():
    evening = Evening()
    save(evening, prose(ONE), prose(TWO))
    before = dict(evening.session.passages)
    save(evening, prose(ONE, "べつの文"), prose("new23456"), remove=(TWO,))

    evening.undo()

    assert evening.session.passages == before
    assert rebuild(evening.log) == evening.session
    evening.act(FAY, Undo(last_undoable(evening.session)))
    assert evening.session.passages == {}


def test_a_saving_on_which_another_has_built_is_not_taken_back():
    evening = Evening()
    save(evening, prose(ONE), prose(TWO))
    first = evening.session.seq
    save(evening, prose(ONE, "べつの文"))

    assert evening.refusal(FAY, Undo(first)) is Reason.CHANGED_SINCE


def test_what_was_taken_back_counts_as_changed():
    evening = Evening()
    save(evening, prose(ONE))
    save(evening, prose(ONE, "べつの文"))
    read = evening.session.seq
    evening.undo()

    late = WritePassages(read, (prose(ONE, "わたしの文"),), ())

    assert evening.refusal(FAY, late) is Reason.CHANGED_SINCE


def test_a_long_saving_can_be_taken_back_and_takes_no_earlier_deed_out_of_reach():
    evening = Evening()
    evening.go("open/write")
    moved = evening.session.seq
    save(evening, *(prose(f"{n:08d}") for n in range(2 * KEPT)))

    assert moved in evening.session.undoable
    evening.undo()
    assert evening.session.passages == {}


def test_more_savings_than_are_kept_let_go_of_the_oldest_one_whole():
    evening = Evening()
    save(evening, prose(ONE), prose(TWO))
    for n in range(KEPT):
        save(evening, prose("new23456", f"{n}"))

    assert evening.refusal(FAY, Undo(2)) is Reason.NOT_UNDOABLE
    assert len(evening.session.undoable) == KEPT


def test_only_the_report_reads_the_manuscript():
    evening = Evening()
    events = save(evening, prose(ONE, "**ひとつ**"))

    key = f"passage/{ONE}"
    assert evening.see(key, Audience.REPORT) == {
        "id": ONE,
        "lang": "ja",
        "place": "opening",
        "order": 1.0,
        "text": "**ひとつ**",
    }
    assert key in snapshot(evening.session, Audience.REPORT)
    for audience in (Audience.CONSOLE, Audience.PHONE, Audience.STAGE):
        assert "ひとつ" not in repr(snapshot(evening.session, audience))
    assert touched(evening.session, evening.log[-1]) == {key, "console"}
    assert len(events) == 1


def test_a_translation_goes_with_its_note_and_is_printed_only_where_that_is():
    evening = Evening()
    evening.go("open/write")
    hers, his = evening.write(ANN, "a note"), evening.write(BEN, "another")
    for note in (hers, his):
        save(evening, data(f"translation/ja/{note}", "translation", "訳", "ja"))
    of_hers, of_his = (f"passage/translation/ja/{note}" for note in (hers, his))

    evening.act(FAY, HideNotes((his,)))
    assert evening.see(of_his, Audience.REPORT) is None
    assert of_his in touched(evening.session, evening.log[-1])
    evening.undo()
    assert evening.see(of_his, Audience.REPORT) is not None
    evening.act(ANN, WithdrawNote(hers))

    assert list(evening.session.passages) == [f"translation/ja/{his}"]
    assert of_hers in touched(evening.session, evening.log[-1])
    assert evening.session.copies == {}
    assert evening.refusal(FAY, Undo(4)) is Reason.NOT_UNDOABLE
    assert rebuild(evening.log) == evening.session
