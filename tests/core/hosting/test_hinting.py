"""A sub-prompt on the stage: one, by choice, and as long as its question is there."""

from dataclasses import replace

import pytest

from facilitator.core.decide import Undo
from facilitator.core.hosting.hinting import HintShown, ShowHint
from facilitator.core.ids import PartId
from facilitator.core.log import rebuild
from facilitator.core.refused import Reason
from facilitator.core.views import Audience
from tests.core.seeing.stages import stage, with_step
from tests.core.world import ANN, BEN, FAY, OPEN, SAFE, Evening, last_undoable, step, words

SUB = (words("Where was it?"), words("Who was there?"))


@pytest.fixture
def evening() -> Evening:
    program = with_step(sub=SUB)
    safe = replace(step(SAFE), sub=SUB)
    parts = tuple(safe if part.id == SAFE else part for part in program.parts)
    evening = Evening(replace(program, parts=parts))
    evening.go("open/intro")
    return evening


def console(evening: Evening) -> dict[str, object] | None:
    return evening.see("console", Audience.CONSOLE)["hint"]


def test_the_stage_shows_none_until_one_is_chosen_and_none_once_it_is_taken_away(evening):
    assert (stage(evening)["hint"], console(evening)) == (None, {"part": OPEN, "at": None})

    evening.act(FAY, ShowHint(OPEN, 1))

    assert stage(evening)["hint"] == {"ja": SUB[1].ja, "en": SUB[1].en}
    assert console(evening) == {"part": OPEN, "at": 1}
    assert evening.act(FAY, ShowHint(OPEN, 1)) == ()
    assert evening.act(FAY, ShowHint(OPEN, None)) == (HintShown(OPEN, None),)
    assert stage(evening)["hint"] is None


def test_it_stays_with_its_part_and_goes_with_the_next(evening):
    evening.act(FAY, ShowHint(OPEN, 0))
    assert evening.see("next", Audience.CONSOLE)["hint"]["en"] == SUB[0].en

    evening.go("open/write")
    assert stage(evening)["hint"]["en"] == SUB[0].en
    evening.write(ANN)
    evening.write(BEN)
    evening.go("open/reveal")
    assert (stage(evening)["hint"], console(evening)) == (None, None)
    evening.go("safe/write")
    assert stage(evening)["hint"] is None
    evening.go("open/write")

    assert stage(evening)["hint"] is None  # somebody has to choose it again


def test_a_move_taken_back_gives_back_what_stood_there(evening):
    evening.act(FAY, ShowHint(OPEN, 0))
    evening.go("safe/write")

    evening.act(FAY, Undo(last_undoable(evening.session) or 0))

    assert stage(evening)["hint"]["en"] == SUB[0].en


@pytest.mark.parametrize(
    ("stop", "part", "n", "reason"),
    [
        ("open/intro", "nowhere", 0, Reason.NO_SUCH_PART),
        ("open/intro", SAFE, 0, Reason.NOT_OPEN_YET),
        ("open/insight", OPEN, 0, Reason.NOT_OPEN_YET),
        ("open/intro", OPEN, 2, Reason.MALFORMED),
        ("open/intro", OPEN, -1, Reason.MALFORMED),
    ],
)
def test_only_what_the_present_question_has_can_be_shown(evening, stop, part, n, reason):
    evening.go(stop)

    assert evening.refusal(FAY, ShowHint(PartId(part), n)) is reason


def test_the_log_tells_it_again(evening):
    evening.act(FAY, ShowHint(OPEN, 1))
    evening.go("open/write")

    assert rebuild(evening.log) == evening.session
