"""The pulse: who may answer when, under which name, and what the stage may show of it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from facilitator.core.entry import Entry
from facilitator.core.ids import PersonId
from facilitator.core.kinds.pulse.asking import (
    PulseTold,
    ShowPulse,
    TellPulse,
    WithdrawPulse,
)
from facilitator.core.people import DESK, Person, Role
from facilitator.core.program import PulseItem
from facilitator.core.refused import Reason
from facilitator.core.severing import Sever
from facilitator.core.views import Audience, heard, own, record
from tests.core.world import ANN, BEN, FAY, OPEN, PROGRAM, WHOLE, Evening, as_on_disk, words

HOUR = 3600


def somebody(n: int) -> Person:
    return Person(PersonId(f"p{n}"), Role.PARTICIPANT, f"secret {n}")


def told(evening: Evening, moment: str, values: Iterable[int], item: str = "risk") -> None:
    for n, value in enumerate(values):
        evening.act(somebody(n), TellPulse(moment, item, value))


def later(evening: Evening) -> Any:
    """Return what a report tells that is made when no answer is taken any more."""
    looked = evening.now + timedelta(hours=25)
    return record(replace(evening.session, looked=looked), "pulse", Audience.REPORT)


@pytest.fixture
def evening() -> Evening:
    return Evening(WHOLE)


def test_the_doors_are_open_and_people_are_asked_how_they_come(evening):
    evening.act(ANN, TellPulse("before", "safe", 3))

    asked = evening.see("pulse", Audience.PHONE)
    assert asked["asks"] == "before"
    assert [item["id"] for item in asked["items"]] == ["need", "risk", "safe", "close"]
    assert own(evening.session, ANN)["pulse"] == {"before": {"safe": 3}}


def test_phones_are_told_where_to_talk_beside_what_may_hurt():
    help = words("Somebody listens here")
    lonely = PulseItem("lonely", words("lonely"), words("I am lonely"), help=help)
    evening = Evening(replace(WHOLE, pulse=(lonely, *WHOLE.pulse)))

    asked = evening.see("pulse", Audience.PHONE)["items"]

    assert asked[0]["help"] == {"ja": help.ja, "en": help.en}
    assert {each["help"] for each in asked[1:]} == {None}


def test_the_last_word_counts_and_to_say_nothing_is_an_answer(evening):
    evening.act(ANN, TellPulse("before", "safe", 3))
    evening.act(ANN, TellPulse("before", "safe", 5))
    evening.act(ANN, TellPulse("before", "risk", None))

    assert own(evening.session, ANN)["pulse"] == {"before": {"safe": 5, "risk": None}}
    assert evening.act(ANN, TellPulse("before", "safe", 5)) == ()


def test_once_notes_are_shown_nobody_comes_any_more(evening):
    evening.go(f"{OPEN}/write")
    evening.act(ANN, TellPulse("before", "safe", 3))
    evening.write(ANN)
    evening.go(f"{OPEN}/reveal")

    assert evening.refusal(ANN, TellPulse("before", "safe", 4)) is Reason.TOO_LATE
    assert evening.refusal(ANN, TellPulse("after", "safe", 4)) is Reason.NOT_OPEN_YET
    assert evening.see("pulse", Audience.PHONE) is None


def test_the_takeaway_asks_how_people_go_in_other_words(evening):
    evening.go("take/pulse_takeaway")
    evening.act(ANN, TellPulse("after", "voices", 0))

    asked = evening.see("pulse", Audience.PHONE)
    assert asked["asks"] == "after"
    wording = {item["id"]: item["text"]["en"] for item in asked["items"]}
    assert wording["safe"] == "I could say it"
    assert wording["risk"] == "It is risky"
    assert evening.refusal(ANN, TellPulse("before", "safe", 4)) is Reason.TOO_LATE


def test_answers_are_taken_for_a_day_after_the_end(evening):
    evening.go("ended")
    evening.wait(23 * HOUR)
    evening.act(ANN, TellPulse("after", "safe", 6))
    evening.wait(2 * HOUR)

    assert evening.refusal(ANN, TellPulse("after", "safe", 7)) is Reason.OVER
    assert own(evening.session, ANN)["pulse"] == {"after": {"safe": 6}}


@pytest.mark.parametrize(
    ("item", "value"), [("safe", 0), ("safe", 8), ("voices", 6), ("voices", -1), ("close", 0)]
)
def test_what_is_not_on_the_scale_is_refused(evening, item, value):
    evening.go("take/pulse_takeaway")

    assert evening.refusal(ANN, TellPulse("after", item, value)) is Reason.MALFORMED


def test_what_is_not_asked_is_refused(evening):
    assert evening.refusal(ANN, TellPulse("before", "voices", 1)) is Reason.NO_SUCH_TARGET
    assert evening.refusal(ANN, TellPulse("before", "nothing", 1)) is Reason.NO_SUCH_TARGET
    assert Evening(PROGRAM).refusal(ANN, TellPulse("before", "safe", 1)) is Reason.NO_SUCH_TARGET
    assert evening.refusal(FAY, TellPulse("before", "safe", 1)) is Reason.NOT_ALLOWED
    assert evening.refusal(ANN, ShowPulse(on=True)) is Reason.NOT_ALLOWED


def test_nothing_in_the_log_joins_answers_with_notes(evening):
    evening.act(ANN, TellPulse("before", "safe", 3))
    evening.go(f"{OPEN}/write")
    evening.write(ANN)

    names = {type(entry.event).__name__: entry.by for entry in evening.log}
    assert names["PulseTold"] not in (ANN.id, names["NoteAdded"], ANN.alias(OPEN))


def _sheets(evening: Evening) -> list[Entry]:
    return [entry for entry in evening.log if isinstance(entry.event, PulseTold)]


def test_severed_nobody_is_found_in_both_moments(evening):
    told(evening, "before", [3] * 12)
    evening.go("take/pulse_takeaway")
    told(evening, "after", [5] * 12)
    evening.go("ended")
    evening.wait(HOUR)
    assert later(evening)["changes"][0]["n"] == 12
    evening.act(DESK, Sever())

    before, after = (
        {entry.by for entry in _sheets(evening) if entry.event.moment == moment}
        for moment in ("before", "after")
    )
    assert not before & after
    record = later(evening)
    assert (record["apart"], record["changes"], record["bins"]) == (True, [], [])
    assert record["counts"] == [{"item": "risk", "n": 12, "counts": [0, 0, 12]}]
    assert own(evening.session, somebody(1))["pulse"] == {
        "before": {"risk": 3},
        "after": {"risk": 5},
    }
    evening.act(somebody(1), TellPulse("after", "risk", 2))
    assert later(evening)["counts"][0]["counts"] == [1, 0, 11]


def test_while_answers_come_only_how_many_there_are_is_told(evening):
    told(evening, "before", [3] * 12)
    evening.go("take/pulse_takeaway")
    told(evening, "after", [5] * 11)
    evening.go("ended")
    evening.wait(23 * HOUR)
    first = evening.see("pulse", Audience.REPORT)
    evening.act(somebody(11), TellPulse("after", "risk", 2))
    second = evening.see("pulse", Audience.REPORT)

    assert (first["open"], first["before"], first["after"]) == (True, 12, 11)
    for name in ("changes", "counts", "few", "bins"):
        assert first[name] == second[name] == []
    assert later(evening)["changes"][0]["n"] == 12
    assert not later(evening)["open"]


def test_in_a_rehearsal_figures_are_told_at_once(evening):
    told(evening, "before", [3] * 12)
    evening.go("take/pulse_takeaway")
    told(evening, "after", [5] * 12)
    evening.session.rehearsal = True

    assert evening.see("pulse", Audience.REPORT)["changes"][0]["n"] == 12


def test_taken_back_an_answer_is_nowhere_not_even_in_the_log(evening):
    evening.act(ANN, TellPulse("before", "safe", 3))
    evening.act(BEN, TellPulse("before", "safe", 6))
    evening.act(ANN, WithdrawPulse("before"))

    assert own(evening.session, ANN)["pulse"] == {}
    assert evening.act(ANN, WithdrawPulse("before")) == ()
    on_disk = [entry.event for entry in as_on_disk(evening.log)]
    assert [each.value for each in on_disk if isinstance(each, PulseTold)] == [None, 6]


def test_the_console_and_the_stage_hear_how_many_and_nothing_else(evening):
    evening.go("come/pulse")
    told(evening, "before", range(1, 8))
    told(evening, "before", [None], "safe")

    console = evening.see("pulse", Audience.CONSOLE)
    assert (console["before"], console["after"], console["ready"]) == (7, 0, False)
    assert set(console) == {"asks", "before", "after", "opener", "fewest", "ready", "shown"}
    assert evening.see("stage", Audience.STAGE)["pulse"] == {
        "items": 4,
        "answered": 7,
        "later": False,
        "came": None,
    }
    assert evening.see("pulse", Audience.STAGE) is None
    assert evening.see("pulse", Audience.OBSERVER) is None


def test_phones_are_not_sent_anything_when_somebody_answers(evening):
    [event] = evening.act(ANN, TellPulse("before", "safe", 3))

    assert not heard(event, Audience.PHONE, {"any/key"})
    assert heard(event, Audience.CONSOLE, {"any/key"})


def test_of_ten_the_stage_may_show_how_people_came(evening):
    evening.go("come/pulse")
    told(evening, "before", [1, 2, 3, 4, 4, 5, 6, 7, 7])
    assert evening.refusal(FAY, ShowPulse(on=True)) is Reason.NOTHING_TO_REVEAL
    evening.act(somebody(9), TellPulse("before", "risk", 7))
    evening.act(FAY, ShowPulse(on=True))

    came = evening.see("stage", Audience.STAGE)["pulse"]["came"]
    assert came["counts"] == [3, 2, 5]
    assert evening.see("stage", Audience.STAGE)["view"] == "pulse"


def test_who_answers_while_everybody_looks_changes_nothing_there(evening):
    evening.go("come/pulse")
    told(evening, "before", [4] * 10)
    evening.act(FAY, ShowPulse(on=True))
    evening.act(somebody(10), TellPulse("before", "risk", 1))
    evening.act(FAY, ShowPulse(on=False))
    assert evening.see("stage", Audience.STAGE)["pulse"]["came"] is None
    evening.act(FAY, ShowPulse(on=True))

    assert evening.see("stage", Audience.STAGE)["pulse"]["came"]["counts"] == [0, 10, 0]


def test_showing_it_is_taken_back_like_everything(evening):
    evening.go("come/pulse")
    told(evening, "before", [4] * 10)
    evening.act(FAY, ShowPulse(on=True))
    evening.undo()

    assert evening.see("stage", Audience.STAGE)["pulse"]["came"] is None


def test_elsewhere_it_is_not_shown(evening):
    told(evening, "before", [4] * 10)

    assert evening.refusal(FAY, ShowPulse(on=True)) is Reason.NOTHING_TO_REVEAL
    evening.go("come/pulse")
    evening.act(FAY, ShowPulse(on=True))
    evening.go("take/pulse_takeaway")
    assert evening.see("stage", Audience.STAGE)["pulse"]["came"] is None


def test_a_program_that_asks_nothing_shows_words_and_a_timer():
    evening = Evening(PROGRAM)
    assert evening.see("pulse", Audience.PHONE) is None
    assert evening.see("pulse", Audience.CONSOLE) is None
    assert evening.see("pulse", Audience.REPORT) is None
