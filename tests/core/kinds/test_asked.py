"""What a check-in asks: the question of the program, or one that it offers in its place."""

from dataclasses import replace

import pytest

from facilitator.core.ids import PartId, StopId
from facilitator.core.kinds.asked import ChooseQuestion, QuestionChosen, as_asked
from facilitator.core.kinds.checkin import ShowAnswers
from facilitator.core.log import rebuild
from facilitator.core.program import Easy
from facilitator.core.refused import Reason
from facilitator.core.views import Audience, snapshot
from tests.core.seeing.stages import stage
from tests.core.world import ANN, ARRIVE, FAY, OPEN, WHOLE, Evening, words

OTHERS = (words("Whom did you thank?"), words("Whom will you meet?"))
EASY = Easy(activity="どう", alternatives=("ありがとう", "だれと"))


@pytest.fixture
def evening() -> Evening:
    parts = tuple(
        replace(part, alternatives=OTHERS, easy_ja=EASY) if part.id == ARRIVE else part
        for part in WHOLE.parts
    )
    return Evening(replace(WHOLE, parts=parts))


def asks(evening: Evening) -> list[str]:
    """Return what the console can choose, the one that stands in brackets."""
    told = evening.see("console", Audience.CONSOLE)["asks"]
    said = [each["en"] for each in told["questions"]]
    return [f"[{each}]" if n == told["at"] else each for n, each in enumerate(said)]


def plainly(evening: Evening) -> str:
    """Return what phones ask in plain Japanese."""
    return as_asked(evening.session, evening.session.program.part(ARRIVE)).easy_ja.activity


def test_the_doors_the_stage_and_phones_ask_what_was_chosen(evening):
    assert stage(evening)["ask"]["en"] == "How?"

    evening.act(FAY, ChooseQuestion(ARRIVE, 2))

    assert stage(evening)["ask"]["en"] == OTHERS[1].en
    assert evening.see("session", Audience.PHONE)["asks"] == 2
    evening.go("arrive/checkin")
    asked = evening.see(f"part/{ARRIVE}", Audience.PHONE)
    assert (asked["activity"]["en"], asked["easy"]["activity"]) == (OTHERS[1].en, "だれと")
    assert stage(evening)["lines"]["en"] == [OTHERS[1].en]
    assert rebuild(evening.log) == evening.session


def test_the_questions_stay_in_their_order_whichever_was_chosen_before(evening):
    first = "How?"
    for n in (1, 2, 0, 2, 1):
        assert evening.act(FAY, ChooseQuestion(ARRIVE, n)) == (QuestionChosen(ARRIVE, n),)
        said = [first, *(each.en for each in OTHERS)]
        assert asks(evening) == [f"[{each}]" if at == n else each for at, each in enumerate(said)]
        assert plainly(evening) == ("どう", *EASY.alternatives)[n]

    assert evening.act(FAY, ChooseQuestion(ARRIVE, 1)) == ()


def test_without_plain_japanese_of_its_own_a_question_has_none(evening):
    bare = replace(evening.session.program.part(ARRIVE), easy_ja=Easy(activity="どう"))
    parts = tuple(bare if part.id == ARRIVE else part for part in WHOLE.parts)
    other = Evening(replace(WHOLE, parts=parts))

    other.act(FAY, ChooseQuestion(ARRIVE, 1))
    assert plainly(other) == ""
    other.act(FAY, ChooseQuestion(ARRIVE, 0))

    assert plainly(other) == "どう"


def test_answers_given_before_stay_and_once_they_are_shown_it_is_too_late(evening):
    note = evening.write(ANN, part=ARRIVE)
    evening.go("arrive/checkin")
    evening.act(FAY, ChooseQuestion(ARRIVE, 1))
    assert note in evening.session.notes

    evening.act(FAY, ShowAnswers(StopId("arrive/checkin")))

    assert evening.refusal(FAY, ChooseQuestion(ARRIVE, 0)) is Reason.TOO_LATE
    assert evening.see("console", Audience.CONSOLE)["asks"] is None


def test_what_has_been_left_is_not_asked_otherwise(evening):
    evening.go("arrive/checkin")
    evening.go("open/intro")

    assert evening.refusal(FAY, ChooseQuestion(ARRIVE, 1)) is Reason.TOO_LATE
    assert evening.see("console", Audience.CONSOLE)["asks"] is None


def test_what_was_passed_over_is_not_asked_until_the_session_comes_back(evening):
    evening.act(FAY, ChooseQuestion(ARRIVE, 1))
    evening.go("open/intro")  # from the doors, past the check-in

    assert evening.refusal(FAY, ChooseQuestion(ARRIVE, 2)) is Reason.TOO_LATE
    assert evening.see("console", Audience.CONSOLE)["asks"] is None
    evening.go("arrive/checkin")

    assert evening.act(FAY, ChooseQuestion(ARRIVE, 2))


def test_the_program_stays_as_it_was_written(evening):
    was = evening.session.program

    evening.act(FAY, ChooseQuestion(ARRIVE, 2))

    assert evening.session.program == was


@pytest.mark.parametrize(
    ("part", "n", "reason"),
    [
        (OPEN, 0, Reason.NO_SUCH_PART),
        (PartId("nowhere"), 0, Reason.NO_SUCH_PART),
        (ARRIVE, 3, Reason.MALFORMED),
        (ARRIVE, -1, Reason.MALFORMED),
    ],
)
def test_only_what_the_check_in_offers_can_be_asked(evening, part, n, reason):
    assert evening.refusal(FAY, ChooseQuestion(part, n)) is reason


def test_a_check_in_without_others_offers_nothing():
    evening = Evening(WHOLE)

    assert evening.see("console", Audience.CONSOLE)["asks"] is None
    assert evening.refusal(FAY, ChooseQuestion(ARRIVE, 0)) is Reason.NO_SUCH_PART


def test_what_is_not_asked_is_on_no_phone(evening):
    told = str(snapshot(evening.session, Audience.PHONE))

    assert not any(each.en in told for each in OTHERS)
