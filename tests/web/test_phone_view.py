"""What a phone shows before its scripts run."""

from dataclasses import replace

from facilitator.core.ids import StopId
from facilitator.core.kinds.notes.writing import AddNote
from facilitator.core.kinds.pulse.asking import TellPulse
from facilitator.core.kinds.vote import CastBallot, CloseVote
from facilitator.core.views import Audience, own, snapshot
from facilitator.web.phone_view import Reader, scatter, view
from tests.core.world import ANN, BEN, CARL, FAY, OPEN, PROGRAM, WHOLE, Evening, step, words

READER = Reader(ANN.id, ANN.nickname, "", "en")


def seen(evening, person=ANN, reader=READER, now=0):
    put = snapshot(evening.session, Audience.PHONE)
    return view(put, own(evening.session, person), reader, {}, now)


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


def test_who_has_written_nothing_hears_once_that_one_can_speak():
    evening = Evening()
    evening.go("open/write")
    assert seen(evening).whisper == ("voice", None)

    evening.write(ANN)

    assert seen(evening).whisper == ("", None)
    assert seen(evening, BEN).whisper == ("voice", None)
    evening.go("safe/write")
    assert seen(evening).whisper == ("", None)


def test_after_half_the_time_the_one_who_has_written_nothing_is_lent_a_beginning():
    starters = (words("I felt connected when"), words("A moment of"))
    evening = Evening(replace(PROGRAM, parts=(PROGRAM.parts[0], step(OPEN, starters=starters))))
    evening.go("open/write")
    ends = seen(evening).session["timer"]["ends_at"]

    kind, beginning = seen(evening, now=ends).whisper

    assert kind == "begin"
    assert beginning["en"] in {each.en for each in starters}
    assert seen(evening, now=seen(evening).session["since"]).whisper == ("voice", None)


def test_the_pulse_stands_there_as_far_as_one_has_answered():
    evening = Evening(WHOLE)
    first, second = (item.id for item in WHOLE.pulse[:2])
    assert (seen(evening).pulse.at, seen(evening).pulse.open) == (0, False)

    evening.act(ANN, TellPulse("before", first, 3))

    assert (seen(evening).pulse.at, seen(evening).pulse.open) == (1, True)
    assert seen(evening, BEN).pulse.open is False
    evening.act(ANN, TellPulse("before", second, None))
    for item in seen(evening).pulse.items:
        evening.act(ANN, TellPulse("before", item["id"], None))
    assert seen(evening).pulse.at is None
    evening.go("open/write")
    assert seen(evening).pulse is None


def test_who_comes_after_the_pulse_is_asked_below_the_question_until_notes_are_shown():
    evening = Evening(WHOLE)
    first = WHOLE.pulse[0].id
    evening.act(ANN, TellPulse("before", first, 3))
    for stop in ("open/intro", "open/write"):
        evening.go(stop)
        asked = seen(evening).pulse
        assert (asked.quiet, asked.at, asked.open) == (True, 1, False)
    evening.act(BEN, AddNote(OPEN, "one", None, False, True))
    evening.go("open/reveal")
    evening.go("open/intro")
    assert seen(evening).pulse is None
