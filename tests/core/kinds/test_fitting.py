"""Whether what we saw fits: one answer each, of the sentence that stands there now."""

import pytest

from facilitator.core.decide import Undo
from facilitator.core.kinds.notes.fitting import CheckInsight, ShowFit
from facilitator.core.kinds.notes.insight import WriteInsight
from facilitator.core.log import rebuild
from facilitator.core.people import Person, Role
from facilitator.core.refused import Reason
from facilitator.core.views import Audience, own
from tests.core.world import ANN, BEN, FAY, OPEN, SAFE, WHOLE, Evening, last_undoable

STAGE, CONSOLE, REPORT = Audience.STAGE, Audience.CONSOLE, Audience.REPORT


@pytest.fixture
def evening() -> Evening:
    evening = Evening(WHOLE)
    evening.go("open/write")
    evening.act(FAY, WriteInsight(OPEN, "we saw this"))
    evening.go("open/insight")
    return evening


def test_everybody_has_one_answer_and_may_change_it(evening):
    evening.act(ANN, CheckInsight(OPEN, "fits"))
    evening.act(BEN, CheckInsight(OPEN, "not_quite"))
    evening.act(ANN, CheckInsight(OPEN, "add"))

    told = {"fits": 0, "not_quite": 1, "add": 1, "shown": False}
    assert evening.see(f"fit/{OPEN}", CONSOLE) == told
    assert own(evening.session, ANN)["fits"] == {OPEN: "add"}
    assert evening.act(ANN, CheckInsight(OPEN, "add")) == ()


def test_an_answer_counts_of_the_sentence_only_that_was_read(evening):
    evening.act(ANN, CheckInsight(OPEN, "fits", "we saw this"))
    evening.act(FAY, WriteInsight(OPEN, "we saw that"))

    late = evening.refusal(BEN, CheckInsight(OPEN, "fits", "we saw this"))

    assert late is Reason.CHANGED_SINCE
    assert evening.see(f"fit/{OPEN}", CONSOLE)["fits"] == 0
    evening.act(BEN, CheckInsight(OPEN, "fits", "we saw that"))
    assert evening.see(f"fit/{OPEN}", CONSOLE)["fits"] == 1


def test_the_stage_shows_it_when_the_facilitator_wants(evening):
    evening.act(ANN, CheckInsight(OPEN, "fits"))
    before = evening.see("stage", STAGE)["fit"]

    evening.act(FAY, ShowFit(OPEN, on=True))

    assert before is None
    assert evening.see("stage", STAGE)["fit"] == {"fits": 1, "not_quite": 0, "add": 0}
    assert evening.see(f"fit/{OPEN}", CONSOLE)["shown"]
    evening.act(FAY, ShowFit(OPEN, on=False))
    assert evening.see("stage", STAGE)["fit"] is None


def test_another_sentence_is_asked_about_anew(evening):
    evening.act(ANN, CheckInsight(OPEN, "not_quite"))
    evening.act(FAY, ShowFit(OPEN, on=True))
    evening.act(FAY, WriteInsight(OPEN, "we saw this"))
    assert evening.see(f"fit/{OPEN}", CONSOLE)["not_quite"] == 1

    evening.act(FAY, WriteInsight(OPEN, "we saw that"))

    nothing = {"fits": 0, "not_quite": 0, "add": 0, "shown": False}
    assert evening.see(f"fit/{OPEN}", CONSOLE) == nothing
    assert evening.see("stage", STAGE)["fit"] is None
    assert own(evening.session, ANN)["fits"] == {}


def test_a_sentence_that_is_taken_back_gives_back_what_was_said_of_the_one_before(evening):
    evening.act(ANN, CheckInsight(OPEN, "not_quite"))
    evening.act(FAY, ShowFit(OPEN, on=True))
    before = evening.see(f"fit/{OPEN}", CONSOLE)
    evening.act(FAY, WriteInsight(OPEN, "we saw th"))
    written = evening.session.seq
    evening.act(BEN, CheckInsight(OPEN, "fits"))  # of words that go again

    evening.act(FAY, Undo(written))

    assert evening.see(f"fit/{OPEN}", CONSOLE) == before
    assert evening.see("stage", STAGE)["fit"] == {"fits": 0, "not_quite": 1, "add": 0}
    assert own(evening.session, ANN)["fits"] == {OPEN: "not_quite"}
    assert own(evening.session, BEN)["fits"] == {}
    assert rebuild(evening.log) == evening.session


def test_taken_back_step_by_step_each_sentence_has_its_own_answers(evening):
    evening.act(ANN, CheckInsight(OPEN, "fits"))
    evening.act(FAY, WriteInsight(OPEN, "we saw that"))
    evening.act(ANN, CheckInsight(OPEN, "not_quite"))
    evening.act(FAY, WriteInsight(OPEN, "or that"))

    said = []
    for _ in range(2):
        evening.act(FAY, Undo(last_undoable(evening.session)))
        said.append(own(evening.session, ANN)["fits"])

    assert said == [{OPEN: "not_quite"}, {OPEN: "fits"}]


def test_it_is_asked_only_where_the_sentence_stands(evening):
    assert evening.refusal(ANN, CheckInsight(SAFE, "fits")) is Reason.NOT_OPEN_YET
    evening.act(FAY, WriteInsight(OPEN, ""))
    assert evening.refusal(ANN, CheckInsight(OPEN, "fits")) is Reason.NOT_OPEN_YET
    assert evening.see(f"fit/{OPEN}", CONSOLE) is None
    evening.act(FAY, WriteInsight(OPEN, "we saw this"))
    evening.go("safe/intro")
    assert evening.refusal(ANN, CheckInsight(OPEN, "fits")) is Reason.NOT_OPEN_YET
    assert evening.refusal(FAY, ShowFit(OPEN, on=True)) is Reason.NOT_OPEN_YET


def test_the_report_tells_of_five_people_or_more(evening):
    people = [Person(f"p{n}", Role.PARTICIPANT, secret=f"{n}" * 32) for n in range(5)]
    for person in people[:4]:
        evening.act(person, CheckInsight(OPEN, "fits"))
    four = evening.see(f"fit/{OPEN}", REPORT)

    evening.act(people[4], CheckInsight(OPEN, "add"))

    assert four is None
    assert evening.see(f"fit/{OPEN}", REPORT)["fits"] == 4


def test_where_everyone_is_anonymous_it_is_entered_under_a_pseudonym(evening):
    evening.act(FAY, WriteInsight(SAFE, "we saw this"))
    evening.go("safe/insight")

    evening.act(ANN, CheckInsight(SAFE, "fits"))

    assert evening.log[-1].by == ANN.alias(SAFE)
    assert own(evening.session, ANN)["fits"] == {SAFE: "fits"}


@pytest.mark.parametrize("stop", ["take/pulse_takeaway", "close/checkout", "ended"])
def test_in_the_end_phones_have_the_sentences_of_all_steps(evening, stop):
    evening.go("safe/intro")
    before = evening.see(f"insight/{OPEN}", Audience.PHONE)

    evening.go(stop)

    assert before is None
    assert evening.see(f"insight/{OPEN}", Audience.PHONE) == {"part": OPEN, "text": "we saw this"}
