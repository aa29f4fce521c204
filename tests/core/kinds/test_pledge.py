"""First steps: one per person, with a day, or not yet; seen only as far as its author wants."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from facilitator.core.codec import encode
from facilitator.core.decide import Undo
from facilitator.core.kinds.pledge import HideExample, MakeFirstStep, WithdrawFirstStep
from facilitator.core.refused import Reason
from facilitator.core.views import Audience, own
from facilitator.core.words.excerpts import letters
from facilitator.core.words.printable import words_of
from facilitator.core.words.taking_back import blanked, forgotten, subject
from tests.core.world import (
    AFTER,
    ANN,
    BEN,
    CARL,
    FAY,
    OPEN,
    WHOLE,
    Evening,
    as_on_disk,
    asking,
    words,
)

STAGE, CONSOLE, REPORT = Audience.STAGE, Audience.CONSOLE, Audience.REPORT
STEP = MakeFirstStep(AFTER, "call her", "2026-01-16", "when home", example=False, in_report=True)
AGREED = {"owner": "the one on duty", "sign_of_success": "nobody is late"}


@pytest.fixture
def evening() -> Evening:
    evening = Evening(WHOLE)
    evening.go("after/pledge")
    return evening


def test_people_are_told_once_a_first_step_has_been_asked_for(evening):
    early = Evening(WHOLE)

    assert own(early.session, ANN)["asked"] == []
    assert own(evening.session, ANN)["asked"] == [AFTER]


def test_a_first_step_is_ones_own_and_the_report_s_and_nobody_else_s(evening):
    [made] = evening.act(ANN, STEP)

    key = f"pledge/{made.pledge}"
    assert own(evening.session, ANN)["pledges"][AFTER] == {
        "id": made.pledge,
        "what": "call her",
        "when": "2026-01-16",
        "if_then": "when home",
        "owner": "",
        "sign_of_success": "",
        "example": False,
        "in_report": True,
        "hidden": False,
    }
    assert own(evening.session, BEN)["pledges"] == {}
    assert [evening.see(key, each) for each in (STAGE, CONSOLE, Audience.PHONE)] == [None] * 3
    assert evening.see(key, REPORT) == {
        "id": made.pledge,
        "part": AFTER,
        "what": "call her",
        "when": "2026-01-16",
        "if_then": "when home",
        "owner": "",
        "sign_of_success": "",
    }


def test_the_stage_shows_what_the_program_asks_and_what_it_adds(evening):
    plain = evening.see("stage", STAGE)
    said = {"question": "What next?", "line": "A small one."}
    adding = [
        replace(each, sub=(words(said["line"]),)) if each.id == AFTER else each
        for each in WHOLE.parts
    ]
    adds = Evening(replace(WHOLE, parts=tuple(adding)))
    adds.go("after/pledge")
    silent = [replace(each, activity=None) if each.id == AFTER else each for each in WHOLE.parts]
    titled = Evening(replace(WHOLE, parts=tuple(silent)))
    titled.go("after/pledge")

    assert (plain["lines"]["en"], plain["ask"]) == ([said["question"]], None)
    assert adds.see("stage", STAGE)["ask"]["en"] == said["line"]
    assert titled.see("stage", STAGE)["lines"]["en"] == ["After"]


def test_an_example_is_shown_without_a_name(evening):
    step = evening.decide_on(BEN, "write to him", example=True)

    shown = evening.see("stage", STAGE)

    assert shown["view"] == "pledge"
    assert shown["examples"] == [{"id": step, "text": "write to him"}]
    assert evening.see(f"pledge/{step}", CONSOLE) == {
        "id": step,
        "part": AFTER,
        "what": "write to him",
        "hidden": False,
    }


def test_not_yet_is_an_answer_and_has_nothing_to_show(evening):
    evening.decide_on(ANN)
    not_yet = evening.decide_on(BEN, "", example=True, if_then="when home")

    assert evening.see("stage", STAGE)["pledges"] == {"decided": 1, "not_yet": 1}
    assert evening.see("stage", STAGE)["examples"] == []
    assert evening.see(f"pledges/{AFTER}", CONSOLE) == {"decided": 1, "not_yet": 1}
    assert evening.see(f"pledge/{not_yet}", REPORT) is None
    assert own(evening.session, BEN)["pledges"][AFTER]["if_then"] == ""


def test_what_its_program_does_not_ask_for_is_in_no_first_step():
    evening = asking("what", "when")

    evening.decide_on(ANN, "call her", if_then="when home", example=True, **AGREED)

    step = own(evening.session, ANN)["pledges"][AFTER]
    assert (step["what"], step["example"]) == ("call her", False)
    assert {step[line] for line in ("if_then", *AGREED)} == {""}
    assert evening.see("stage", STAGE)["examples"] == []


def test_who_takes_it_on_and_the_sign_that_it_worked_go_where_the_step_goes():
    evening = asking("what", "owner", "when", "sign_of_success", "example")

    step = evening.decide_on(ANN, "stand up", example=True, **AGREED)
    kept = evening.decide_on(BEN, "sit down", in_report=False, **AGREED)

    for seen in (
        own(evening.session, ANN)["pledges"][AFTER],
        evening.see(f"pledge/{step}", REPORT),
    ):
        assert {line: seen[line] for line in AGREED} == AGREED
    assert evening.see(f"pledge/{kept}", REPORT) is None
    for screen in (STAGE, CONSOLE):  # an example is without a name
        shown = [evening.see("stage", screen), evening.see(f"pledge/{step}", screen)]
        assert not any(said in str(shown) for said in AGREED.values())


@pytest.mark.parametrize("line", ["owner", "sign_of_success"])
def test_each_line_is_tidied_and_may_be_as_long_as_the_others(line):
    evening = asking("what", "when", line)

    evening.decide_on(ANN, "stand up", **{line: " who\nsits \u0007there  "})

    assert own(evening.session, ANN)["pledges"][AFTER][line] == "who sits there"
    long = replace(STEP, **{line: "x" * 201})
    assert evening.refusal(BEN, long) is Reason.TOO_LONG


def test_what_was_written_beside_a_step_is_taken_back_with_it():
    evening = asking("what", "owner", "when", "sign_of_success")
    step = evening.decide_on(ANN, "stand up", **AGREED)
    evening.decide_on(ANN, "sit down", **AGREED | {"owner": "whoever brings coffee"})
    said = [*AGREED.values(), "stand up", "sit down", "whoever brings coffee"]
    assert {*map(letters, said)} <= {*words_of(evening.session, step)}

    evening.act(ANN, WithdrawFirstStep(step))

    on_disk = json.dumps([encode(each) for each in as_on_disk(evening.log)])
    assert not any(each in on_disk for each in said)


def test_deciding_anew_replaces_what_was_decided_under_the_same_id(evening):
    first = evening.decide_on(ANN, "")

    again = evening.decide_on(ANN, "call her after all")

    assert again == first
    assert evening.see(f"pledges/{AFTER}", CONSOLE) == {"decided": 1, "not_yet": 0}


def test_the_report_counts_what_its_authors_keep_to_themselves(evening):
    evening.decide_on(ANN)
    evening.decide_on(BEN, in_report=False)
    evening.decide_on(CARL, "")

    told = {"decided": 2, "not_yet": 1, "missing": 1}
    assert evening.see(f"pledges/{AFTER}", REPORT) == told


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"part": OPEN}, Reason.NO_SUCH_PART),
        ({"part": "nowhere"}, Reason.NO_SUCH_PART),
        ({"what": " "}, Reason.EMPTY),
        ({"what": "x" * 201}, Reason.TOO_LONG),
        ({"if_then": "x" * 201}, Reason.TOO_LONG),
        ({"when": None}, Reason.MALFORMED),
        ({"when": "2026-02-29"}, Reason.MALFORMED),
        ({"when": "tomorrow"}, Reason.MALFORMED),
        ({"when": "20260116"}, Reason.MALFORMED),
    ],
)
def test_what_is_no_first_step_is_refused_with_the_reason(evening, wrong, reason):
    assert evening.refusal(ANN, replace(STEP, **wrong)) is reason


def test_first_steps_are_made_from_their_part_on_until_half_an_hour_after_the_end():
    evening = Evening(WHOLE)
    assert evening.refusal(ANN, STEP) is Reason.NOT_OPEN_YET
    evening.go("after/pledge")
    evening.go("ended")

    evening.act(ANN, STEP)

    evening.now += timedelta(minutes=31)
    assert evening.refusal(BEN, STEP) is Reason.OVER


def test_a_first_step_is_taken_back_everywhere_and_only_by_its_author(evening):
    step = evening.decide_on(ANN, example=True)
    assert evening.refusal(BEN, WithdrawFirstStep(step)) is Reason.NOT_YOURS

    evening.act(ANN, WithdrawFirstStep(step))

    assert evening.refusal(ANN, WithdrawFirstStep(step)) is Reason.NO_SUCH_NOTE
    assert evening.see("stage", STAGE)["examples"] == []
    assert evening.see(f"pledge/{step}", REPORT) is None
    assert own(evening.session, ANN)["pledges"] == {}
    assert evening.decide_on(ANN) != step


def test_the_words_of_a_first_step_are_blanked_when_it_is_taken_back(evening):
    [made] = evening.act(ANN, STEP)
    [gone] = evening.act(ANN, WithdrawFirstStep(made.pledge))

    empty = blanked(made)

    assert subject(made) == forgotten(gone) == made.pledge
    assert (empty.what, empty.when, empty.if_then) == ("", None, "")


def test_a_hidden_example_is_gone_for_all_but_its_author_until_that_is_undone(evening):
    step = evening.decide_on(BEN, example=True)
    evening.act(FAY, HideExample(step))
    hidden = evening.session.seq

    assert evening.see("stage", STAGE)["examples"] == []
    assert [evening.see(f"pledge/{step}", each) for each in (CONSOLE, REPORT)] == [None, None]
    assert evening.see(f"pledges/{AFTER}", REPORT)["missing"] == 1
    assert own(evening.session, BEN)["pledges"][AFTER]["hidden"]
    assert evening.act(FAY, HideExample(step)) == ()
    evening.decide_on(BEN, "in other words", example=True)
    assert evening.see("stage", STAGE)["examples"] == []

    evening.act(FAY, Undo(hidden))

    assert evening.see("stage", STAGE)["examples"] == [{"id": step, "text": "in other words"}]


def test_nobody_hides_what_only_its_author_knows_of(evening):
    step = evening.decide_on(ANN)

    assert evening.refusal(FAY, HideExample(step)) is Reason.NO_SUCH_NOTE
    assert evening.refusal(FAY, HideExample("nosuch00")) is Reason.NO_SUCH_NOTE


def test_hiding_is_not_undone_once_the_step_was_taken_back(evening):
    step = evening.decide_on(BEN, example=True)
    evening.act(FAY, HideExample(step))
    hidden = evening.session.seq
    evening.act(BEN, WithdrawFirstStep(step))

    assert evening.refusal(FAY, Undo(hidden)) is Reason.CHANGED_SINCE


def test_where_everyone_is_anonymous_a_first_step_is_entered_under_a_pseudonym():
    parts = tuple(
        replace(part, names="forced_anonymous") if part.id == AFTER else part
        for part in WHOLE.parts
    )
    evening = Evening(replace(WHOLE, parts=parts))
    evening.go("after/pledge")

    step = evening.decide_on(ANN)

    assert evening.log[-1].by == ANN.alias(AFTER)
    assert own(evening.session, ANN)["pledges"][AFTER]["id"] == step
    evening.act(ANN, WithdrawFirstStep(step))
    assert evening.log[-1].by == ANN.alias(AFTER)


def test_a_first_step_is_for_a_day_that_is_not_over_everywhere_on_earth(evening):
    there = evening.session.at  # 15 January, 9:00 UTC
    assert evening.refusal(ANN, replace(STEP, when="2020-01-01")) is Reason.DAY_OVER
    assert evening.refusal(ANN, replace(STEP, when="2026-01-13")) is Reason.DAY_OVER
    evening.act(ANN, replace(STEP, when="2026-01-14"))  # somewhere it is still that day
    assert there.date().isoformat() == "2026-01-15"


def test_a_first_step_keeps_its_day_when_its_words_are_put_right_after_it(evening):
    evening.act(ANN, replace(STEP, when="2026-01-15"))
    evening.wait(3 * 24 * 60 * 60)

    evening.act(ANN, replace(STEP, what="call them", when="2026-01-15"))

    assert evening.refusal(BEN, replace(STEP, when="2026-01-15")) is Reason.DAY_OVER
    assert evening.refusal(ANN, replace(STEP, when="2026-01-14")) is Reason.DAY_OVER
