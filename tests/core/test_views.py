"""Who sees what."""

import pytest

from facilitator.core import views
from facilitator.core.ids import FileId, StopId
from facilitator.core.keeping import EnterReport, TakeAttendance
from facilitator.core.people import DESK
from facilitator.core.seeing.staging import milliseconds
from facilitator.core.views import Audience
from tests.core.seeing.screens import PEOPLE, C, R, S, a_full_evening, families, leaves
from tests.core.world import ANN, OPEN, SAFE, Evening


def test_nobody_ever_receives_an_author_a_pseudonym_a_secret_or_the_time_of_a_note():
    evening = a_full_evening()
    session = evening.session
    names = {each for who in PEOPLE for each in (who.id, who.secret, who.nickname)}
    names |= {who.alias(part) for who in PEOPLE for part in (OPEN, SAFE)}
    names.discard("")
    times = {milliseconds(note.at) for note in session.notes.values()}

    for stop in session.agenda:
        evening.go(stop.id)
        for audience in Audience:
            sent = set(leaves(views.snapshot(session, audience)))
            assert not sent & (names | times)
            assert not sent & {"author", "waiting", "written"}


def test_what_a_person_receives_as_their_own_carries_no_name_for_them_either():
    evening = a_full_evening()

    sent = set(leaves(views.own(evening.session, ANN)))

    assert not sent & {ANN.id, ANN.secret, ANN.alias(SAFE), ANN.alias(OPEN), "author"}


def test_the_stage_is_sent_what_it_shows_and_nothing_else():
    evening = a_full_evening()

    for stop in evening.session.agenda:
        evening.go(stop.id)
        assert families(evening, S) == {"session": 1, "stage": 1, "sound": 1}


def test_what_is_only_for_the_console_goes_nowhere_else():
    evening = a_full_evening()
    evening.act(DESK, EnterReport(FileId("file1"), "ja", 1))

    def seen_by(key: str) -> list[Audience]:
        return [audience for audience in Audience if evening.see(key, audience)]

    assert seen_by("report/ja") == [C]
    assert seen_by("next") == [C]
    assert seen_by("console") == [C, Audience.HOST, Audience.OBSERVER]
    assert "report/ja" in views.snapshot(evening.session, C)
    assert evening.see("report/ja", C) == {"file": "file1", "at": milliseconds(evening.now)}
    assert evening.see("report/en", C) is None


def test_attendance_is_for_the_report():
    evening = Evening()
    evening.act(DESK, TakeAttendance(StopId("open/write"), 7))
    evening.act(DESK, TakeAttendance(StopId("lobby"), 3))
    evening.act(DESK, TakeAttendance(StopId("open/write"), 2))

    told = evening.see("attendance", R)["stops"]
    assert [(each["stop"], each["people"]) for each in told] == [("lobby", 3), ("open/write", 7)]
    assert evening.see("attendance", C) is None


@pytest.mark.parametrize("key", ["", "/", "note", "note/", "note/nosuch00", "secret/x", "part/no"])
@pytest.mark.parametrize("audience", list(Audience))
def test_under_a_key_that_means_nothing_there_is_nothing(key, audience):
    assert Evening().see(key, audience) is None
