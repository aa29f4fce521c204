"""First steps of those who have no device, typed in from their sheets."""

import pytest

from facilitator.core.decide import Undo
from facilitator.core.hosting.deciding import DecideFor, EditStepFor, WithdrawStepFor
from facilitator.core.ids import PersonId, PledgeId
from facilitator.core.kinds.pledge import FirstStepMade, WithdrawFirstStep
from facilitator.core.log import rebuild
from facilitator.core.people import Person, Role
from facilitator.core.refused import Reason
from facilitator.core.views import Audience, own
from tests.core.world import AFTER, ANN, BEN, FAY, OPEN, WHOLE, Evening

SAM = Person(PersonId("sam"), Role.SCRIBE)
HER = Person(PersonId("her"), Role.HOST)
CONSOLE, SCRIBE, REPORT = Audience.CONSOLE, Audience.SCRIBE, Audience.REPORT


@pytest.fixture
def evening() -> Evening:
    evening = Evening(WHOLE)
    evening.go("after/pledge")
    return evening


def enter(evening: Evening, what: str = "call her", when=None, in_report=True) -> PledgeId:
    [made] = evening.act(SAM, DecideFor(AFTER, what, when, in_report, "paper"))
    assert isinstance(made, FirstStepMade)
    return made.pledge


def test_a_first_step_from_paper_counts_among_those_who_decided_and_needs_no_day(evening):
    evening.decide_on(ANN, "write to him")
    enter(evening, "  call\nher ")
    enter(evening, "meet", "2026-01-16")
    enter(evening, "")

    told = {"decided": 3, "not_yet": 1}
    assert evening.see(f"pledges/{AFTER}", CONSOLE) == told
    assert evening.see("stage", Audience.STAGE)["pledges"] == told
    assert evening.see(f"pledges/{AFTER}", REPORT) == told | {"missing": 0}


def test_the_report_quotes_it_as_any_other_unless_the_sheet_says_no(evening):
    one, other = enter(evening), enter(evening, "keep it", in_report=False)

    assert evening.see(f"pledge/{one}", REPORT) == {
        "id": one,
        "part": AFTER,
        "what": "call her",
        "when": None,
        "if_then": "",
        "owner": "",
        "sign_of_success": "",
    }
    assert evening.see(f"pledge/{other}", REPORT) is None
    assert evening.see(f"pledges/{AFTER}", REPORT)["missing"] == 1


def test_it_is_nobody_s_and_only_those_who_run_the_session_see_it_before_the_report(evening):
    step = enter(evening)
    mine = evening.decide_on(ANN, "write to him")

    for person in (ANN, BEN, SAM):
        assert step not in {each["id"] for each in own(evening.session, person)["pledges"].values()}
    seen = evening.see(f"pledge/{step}", SCRIBE)
    assert (seen["what"], seen["when"], seen["channel"]) == ("call her", None, "paper")
    assert evening.see(f"pledge/{step}", CONSOLE) == seen
    for audience in (Audience.PHONE, Audience.STAGE, Audience.OBSERVER):
        assert evening.see(f"pledge/{step}", audience) is None
    assert evening.see(f"pledge/{mine}", SCRIBE) is None
    assert evening.see("stage", Audience.STAGE)["examples"] == []


def test_two_sheets_are_two_people_and_whoever_types_has_none_of_their_own(evening):
    one, other = enter(evening), enter(evening, "another")

    assert one != other
    assert evening.session.pledged == {}


def test_it_is_put_right_or_taken_back_by_the_crew_and_a_phone_s_is_not(evening):
    step = enter(evening)
    evening.act(FAY, EditStepFor(step, "call them", "2026-01-16", in_report=True))
    assert evening.see(f"pledge/{step}", REPORT)["what"] == "call them"
    assert evening.see(f"pledge/{step}", SCRIBE)["channel"] == "paper"

    evening.act(SAM, WithdrawStepFor(step))
    assert evening.see(f"pledges/{AFTER}", CONSOLE) == {"decided": 0, "not_yet": 0}
    assert evening.refusal(SAM, WithdrawStepFor(step)) is Reason.NO_SUCH_NOTE
    assert evening.refusal(FAY, Undo(len(evening.log))) is not None
    mine = evening.decide_on(ANN, "write to him")
    for action in (EditStepFor(mine, "x", None, in_report=True), WithdrawStepFor(mine)):
        assert evening.refusal(SAM, action) is Reason.NOT_YOURS
    other = enter(evening)
    assert evening.refusal(ANN, WithdrawFirstStep(other)) is Reason.NOT_YOURS


def test_what_is_no_first_step_is_refused_and_so_is_who_may_not_write(evening):
    def refused(who: Person, part=AFTER, what="x", when=None) -> Reason:
        return evening.refusal(who, DecideFor(part, what, when, True, "paper"))

    assert refused(SAM, part=OPEN) is Reason.NO_SUCH_PART
    assert refused(SAM, what="", when="2026-01-16") is Reason.EMPTY
    assert refused(SAM, when="tomorrow") is Reason.MALFORMED
    for person in (ANN, HER):
        assert refused(person) is Reason.NOT_ALLOWED
    early = Evening(WHOLE)
    assert early.refusal(SAM, DecideFor(AFTER, "x", None, True, "paper")) is Reason.NOT_OPEN_YET


def test_the_log_knows_that_it_came_on_paper(evening):
    step = enter(evening)
    again = rebuild(evening.log)

    assert again.pledges[step].channel == "paper"
    assert again.pledged == {}


def test_a_sheet_names_no_day_that_is_over_and_keeps_the_one_it_has(evening):
    asked = DecideFor(AFTER, "call her", "2020-01-01", in_report=True, channel="paper")
    assert evening.refusal(SAM, asked) is Reason.DAY_OVER
    step = enter(evening, when="2026-01-15")
    evening.wait(3 * 24 * 60 * 60)

    evening.act(SAM, EditStepFor(step, "call them", "2026-01-15", in_report=True))

    changed = EditStepFor(step, "call them", "2026-01-14", in_report=True)
    assert evening.refusal(SAM, changed) is Reason.DAY_OVER
