"""Finished reports go when words that they may quote are taken back."""

import pytest

from facilitator.core.ids import FileId, StopId
from facilitator.core.keeping import EnterReport
from facilitator.core.kinds.notes.moderating import HideNotes
from facilitator.core.kinds.notes.writing import EditNote, SetInReport, WithdrawNote
from facilitator.core.kinds.pledge import HideExample, WithdrawFirstStep
from facilitator.core.kinds.rules import AddRule, RemoveRule
from facilitator.core.log import rebuild, touched
from facilitator.core.people import DESK
from facilitator.core.refused import Reason
from facilitator.core.views import Audience
from facilitator.core.words.forgetting import files
from tests.core.world import ANN, BEN, FAY, WHOLE, Evening

JA, EN = FileId("file-ja"), FileId("file-en")


def reported() -> Evening:
    """Return an evening with a note and two first steps, and its report in both languages."""
    evening = Evening(WHOLE)
    evening.go("welcome/rules")
    evening.act(FAY, AddRule("No phones", StopId("welcome/rules")))
    evening.go("open/write")
    evening.write(ANN, "a note")
    evening.go("after/pledge")
    evening.decide_on(ANN, "call her", example=True)
    evening.decide_on(BEN, "write to him", in_report=False)
    for lang, file in (("ja", JA), ("en", EN)):
        evening.act(DESK, EnterReport(file, lang, evening.session.seq))
    return evening


def deeds(evening: Evening) -> dict:
    [note], [rule] = evening.session.notes, evening.session.rules_added
    hers, his = sorted(evening.session.pledges.values(), key=lambda each: each.what)
    return {
        "withdraw": (ANN, WithdrawNote(note)),
        "keep out": (ANN, SetInReport(note, False)),
        "hide": (FAY, HideNotes((note,))),
        "put right": (ANN, EditNote(note, "another", None)),
        "withdraw a step": (ANN, WithdrawFirstStep(hers.id)),
        "hide a step": (FAY, HideExample(hers.id)),
        "withdraw a step that is not in it": (BEN, WithdrawFirstStep(his.id)),
        "take a rule back": (FAY, RemoveRule(rule)),
        "let in": (ANN, SetInReport(note, True)),
    }


@pytest.mark.parametrize(
    "deed",
    [
        "withdraw",
        "keep out",
        "hide",
        "put right",
        "withdraw a step",
        "hide a step",
        "take a rule back",
    ],
)
def test_every_report_goes_with_the_words_it_may_quote(deed):
    evening = reported()

    evening.act(*deeds(evening)[deed])

    assert files(evening.session) == set()
    assert evening.see("report/ja", Audience.CONSOLE)["file"] is None
    assert {"report/ja", "report/en"} <= touched(evening.session, evening.log[-1])
    assert rebuild(evening.log) == evening.session


def test_a_step_decided_anew_takes_the_older_words_out_of_the_report():
    evening = reported()

    evening.decide_on(ANN, "call him instead")

    assert files(evening.session) == set()


@pytest.mark.parametrize("deed", ["withdraw a step that is not in it", "let in"])
def test_a_report_that_never_had_the_words_stays(deed):
    evening = reported()

    evening.act(*deeds(evening)[deed])

    assert files(evening.session) == {JA, EN}


def test_a_new_note_leaves_the_report_as_it_is():
    evening = reported()

    evening.write(BEN, "one more")

    assert files(evening.session) == {JA, EN}


def test_a_report_printed_of_a_session_that_still_had_the_words_is_not_accepted():
    evening = reported()
    read_by_the_worker = evening.session.seq
    evening.act(*deeds(evening)["withdraw"])

    late = EnterReport(FileId("late"), "ja", read_by_the_worker)
    assert evening.refusal(DESK, late) is Reason.CHANGED_SINCE
    evening.act(DESK, EnterReport(FileId("new"), "ja", evening.session.seq))

    assert files(evening.session) == {"new"}
