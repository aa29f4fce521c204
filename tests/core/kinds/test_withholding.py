"""What one said beside notes stays out of the report when one wants, and may come back."""

import pytest

from facilitator.core.ids import PledgeId, ReplyId
from facilitator.core.kinds.notes.insight import WriteInsight
from facilitator.core.kinds.notes.replying import AddReply
from facilitator.core.kinds.pledge import MakeFirstStep
from facilitator.core.kinds.withholding import SetFirstStepInReport, SetReplyInReport
from facilitator.core.log import rebuild, touched
from facilitator.core.refused import Reason
from facilitator.core.views import Audience, heard, own
from tests.core.world import AFTER, ANN, BEN, FAY, OPEN, SAFE, WHOLE, Evening

CONSOLE, PHONE, REPORT = Audience.CONSOLE, Audience.PHONE, Audience.REPORT
STEP = MakeFirstStep(AFTER, "call her", "2026-01-16", "", example=True, in_report=True)


@pytest.fixture
def evening() -> Evening:
    evening = Evening(WHOLE)
    evening.go("open/write")
    return evening


def lines(evening: Evening, note: str, audience: Audience) -> list[str]:
    """Return what an audience reads under a note."""
    record = evening.see(f"note/{note}", audience)
    return [line["text"] for line in record["replies"]] if record else []


def built(evening: Evening, note: str, text: str) -> ReplyId:
    [added] = evening.act(BEN, AddReply(note, text))
    return added.reply


def test_a_line_stays_out_of_the_report_alone_and_comes_back(evening):
    note = evening.write(ANN)
    evening.go("open/reveal")
    mine, _ = (built(evening, note, text) for text in ("mine", "other"))

    evening.act(BEN, SetReplyInReport(mine, in_report=False))
    assert lines(evening, note, REPORT) == ["other"]
    assert sorted(lines(evening, note, PHONE)) == sorted(lines(evening, note, CONSOLE))
    assert len(lines(evening, note, PHONE)) == 2
    said = {each["id"]: each["in_report"] for each in own(evening.session, BEN)["replies"]}
    assert list(said.values()).count(False) == 1 and said[mine] is False
    evening.act(BEN, SetReplyInReport(mine, in_report=True))

    assert sorted(lines(evening, note, REPORT)) == ["mine", "other"]
    assert rebuild(evening.log) == evening.session


def test_a_first_step_stays_out_of_the_report_alone_and_comes_back_also_long_after_the_end(evening):
    evening.go("after/pledge")
    [made] = evening.act(BEN, STEP)
    evening.go("ended")
    evening.wait(24 * 3600)

    evening.act(BEN, SetFirstStepInReport(made.pledge, in_report=False))
    assert evening.see(f"pledge/{made.pledge}", REPORT) is None
    assert evening.see(f"pledges/{AFTER}", REPORT)["missing"] == 1
    kept = own(evening.session, BEN)["pledges"][AFTER]
    assert (kept["what"], kept["in_report"]) == ("call her", False)
    evening.act(BEN, SetFirstStepInReport(made.pledge, in_report=True))

    assert evening.see(f"pledge/{made.pledge}", REPORT)["what"] == "call her"


def test_only_its_author_says_so_and_what_changes_nothing_makes_no_entry(evening):
    note = evening.write(ANN)
    evening.go("open/reveal")
    mine = built(evening, note, "mine")
    evening.go("after/pledge")
    [made] = evening.act(BEN, STEP)

    for action in (SetReplyInReport(mine, False), SetFirstStepInReport(made.pledge, False)):
        assert evening.refusal(ANN, action) is Reason.NOT_YOURS
    for strange in (
        SetReplyInReport(ReplyId("nosuch00"), False),
        SetFirstStepInReport(PledgeId("nosuch00"), False),
    ):
        assert evening.refusal(BEN, strange) is Reason.NO_SUCH_NOTE
    assert evening.act(BEN, SetReplyInReport(mine, True)) == ()
    assert evening.act(BEN, SetFirstStepInReport(made.pledge, True)) == ()


def test_where_everyone_is_anonymous_it_is_said_under_the_pseudonym_of_the_part(evening):
    evening.go("safe/write")
    note = evening.write(ANN, part=SAFE)
    evening.go("safe/reveal")
    mine = built(evening, note, "mine")

    [said] = evening.act(BEN, SetReplyInReport(mine, in_report=False))

    assert evening.log[-1].by == BEN.alias(SAFE)
    assert hears(evening, said, CONSOLE) <= {"console", "passage"}


def test_nobody_hears_whose_words_leave_the_report_together(evening):
    note = evening.write(ANN)
    evening.go("open/reveal")
    [said] = evening.act(BEN, SetReplyInReport(built(evening, note, "mine"), in_report=False))

    assert {each for each in Audience if hears(evening, said, each)} == {CONSOLE, REPORT}
    assert hears(evening, said, CONSOLE) <= {"console", "passage"}


def hears(evening, event, audience):
    """Return the families of the records that are sent again."""
    keys = heard(event, audience, touched(evening.session, evening.log[-1]))
    return {key.partition("/")[0] for key in keys}


def test_where_its_words_also_stand_they_are_to_be_put_in_other_words(evening):
    note = evening.write(ANN)
    evening.go("open/reveal")
    mine = built(evening, note, "夜の散歩で会う人")
    evening.act(FAY, WriteInsight(OPEN, "夜の散歩で会う人がいる"))

    evening.act(BEN, SetReplyInReport(mine, in_report=False))
    assert evening.see("console", CONSOLE)["copies"] == [f"insight/{OPEN}"]
    assert evening.see(f"insight/{OPEN}", REPORT) is None
    evening.act(BEN, SetReplyInReport(mine, in_report=True))

    assert evening.see("console", CONSOLE)["copies"] == []
