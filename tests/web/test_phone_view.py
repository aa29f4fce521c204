"""What a phone shows before its scripts run."""

from facilitator.core.ids import StopId
from facilitator.core.kinds.notes.writing import AddNote
from facilitator.core.kinds.vote import CastBallot, CloseVote
from facilitator.core.views import Audience, own, snapshot
from facilitator.web.phone_view import Reader, scatter, view
from tests.core.world import ANN, BEN, CARL, FAY, OPEN, Evening

READER = Reader(ANN.id, ANN.nickname, "", "en")


def seen(evening, person=ANN, reader=READER):
    put = snapshot(evening.session, Audience.PHONE)
    return view(put, own(evening.session, person), reader, {})


def written():
    evening = Evening()
    evening.go("open/write")
    for person, text in ((ANN, "one"), (BEN, "two"), (CARL, "three"), (ANN, "four")):
        evening.act(person, AddNote(OPEN, text, None, False, True))
    return evening


def test_while_writing_only_ones_own_notes_are_there():
    screen = seen(written())

    assert screen.screen == "write"
    assert [item.note["text"] for item in screen.mine] == ["four", "one"]
    assert screen.notes == ()


def test_the_board_is_in_another_order_for_another_reader_and_the_same_every_time():
    evening = written()
    evening.go("open/reveal")
    orders = {
        tuple(item.note["id"] for item in seen(evening, reader=Reader(name, "", "", "en")).notes)
        for name in ("ann", "ben", "carl", "dora", "emil", "fritz")
    }

    assert len(orders) > 1
    assert seen(evening).notes == seen(evening).notes


def test_late_notes_come_last():
    evening = written()
    evening.go("open/reveal")
    evening.act(BEN, AddNote(OPEN, "late", None, False, True))

    assert seen(evening).notes[-1].note["text"] == "late"


def test_the_question_is_broken_in_the_language_of_the_page():
    evening = written()

    assert seen(evening).lines == ("What is open?",)
    assert seen(evening, reader=Reader(ANN.id, "", "", "ja")).lines == ("What is open?（日）",)


def test_a_result_without_any_dot_has_no_rows():
    evening = written()
    evening.go("open/vote")
    evening.act(FAY, CloseVote(StopId("open/vote")))

    assert seen(evening).screen == "result"
    assert seen(evening).rows == ()


def test_a_result_with_dots_has_all_its_rows_and_ones_own_choice():
    evening = written()
    evening.go("open/vote")
    chosen = evening.session.votes[OPEN].targets[1]
    evening.act(ANN, CastBallot(OPEN, (chosen,)))
    evening.act(FAY, CloseVote(StopId("open/vote")))

    rows = seen(evening).rows

    assert [(row.votes, row.place) for row in rows] == [(1, 1), *[(0, 0)] * 3]


def test_the_shuffle_is_the_one_of_the_browser():
    # tests/js/phone.test.js has the same numbers.
    assert scatter("") == 0x811C9DC5
    assert scatter("8f3a/k2m4p6r8") == 3052600828
