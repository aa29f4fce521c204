"""Which single device chimes."""

import pytest

from facilitator.core.hosting.sound import SetSound, SoundSet, TrySound
from facilitator.core.refused import Reason
from facilitator.core.views import Audience
from tests.core.world import ANN, FAY, Evening


def sound(evening: Evening, audience: Audience = Audience.STAGE) -> dict:
    return evening.see("sound", audience)


def test_the_stage_chimes_until_somebody_chooses_otherwise():
    evening = Evening()
    assert sound(evening) == {"device": "stage", "volume": 60, "page": "", "tests": 0}

    evening.act(FAY, SetSound("console", 30, "desk-1"))

    assert sound(evening) == {"device": "console", "volume": 30, "page": "desk-1", "tests": 0}
    assert sound(evening, Audience.PHONE) is None


def test_only_a_console_is_known_by_its_page_and_what_is_so_already_makes_no_entry():
    evening = Evening()

    assert evening.act(FAY, SetSound("none", 60, "desk-1")) == (SoundSet("none", 60, ""),)
    assert evening.act(FAY, SetSound("none", 60, "desk-2")) == ()


def test_a_test_is_counted_so_that_it_rings_once():
    evening = Evening()
    evening.act(FAY, TrySound())
    evening.act(FAY, TrySound())

    assert sound(evening)["tests"] == 2


@pytest.mark.parametrize(
    "action",
    [
        SetSound("stage", 101, ""),
        SetSound("stage", -1, ""),
        SetSound("console", 50, "x" * 33),
        SetSound("console", 50, "\ud800"),
    ],
)
def test_what_no_device_could_be_is_refused(action):
    assert Evening().refusal(FAY, action) == Reason.MALFORMED
    assert Evening().refusal(ANN, SetSound("stage", 50, "")) == Reason.NOT_ALLOWED
